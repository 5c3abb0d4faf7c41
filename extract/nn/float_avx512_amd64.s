// The float routines for AVX-512: one register has the sixteen lanes in which
// sums run. See routines for what each computes. Lengths are multiples of 16;
// no multiplication is fused with an addition.

#include "textflag.h"
#include "constants_amd64.h"

// FOLD adds the sixteen lanes of Z0, into the lowest of X0.
#define FOLD \
	VEXTRACTF64X4 $1, Z0, Y1 \
	VADDPS        Y1, Y0, Y0 \
	VEXTRACTF128  $1, Y0, X1 \
	VADDPS        X1, X0, X0 \
	VMOVHLPS      X0, X0, X1 \
	VADDPS        X1, X0, X0 \
	VMOVSHDUP     X0, X1     \
	VADDSS        X1, X0, X0

// FOLDMAX is FOLD for the largest.
#define FOLDMAX \
	VEXTRACTF64X4 $1, Z0, Y1 \
	VMAXPS        Y1, Y0, Y0 \
	VEXTRACTF128  $1, Y0, X1 \
	VMAXPS        X1, X0, X0 \
	VMOVHLPS      X0, X0, X1 \
	VMAXPS        X1, X0, X0 \
	VMOVSHDUP     X0, X1     \
	VMAXSS        X1, X0, X0

// func absMaxAVX512(x []float32) float32
TEXT ·absMaxAVX512(SB), NOSPLIT, $0-28
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS ABSMASK, Z7
	VPXORD       Z0, Z0, Z0
	VPXORD       Z4, Z4, Z4

absMaxTwo:
	SUBQ   $32, CX
	JL     absMaxRest
	VANDPS (SI), Z7, Z1
	VANDPS 64(SI), Z7, Z2
	VMAXPS Z1, Z0, Z0
	VMAXPS Z2, Z4, Z4
	ADDQ   $128, SI
	JMP    absMaxTwo

absMaxRest:
	ADDQ   $32, CX
	JZ     absMaxDone
	VANDPS (SI), Z7, Z1
	VMAXPS Z1, Z0, Z0

absMaxDone:
	VMAXPS Z4, Z0, Z0
	FOLDMAX
	VMOVSS X0, ret+24(FP)
	VZEROUPPER
	RET

// func quantiseVNNI(dst []byte, x []float32, by float32)
TEXT ·quantiseVNNI(SB), NOSPLIT, $0-52
	MOVQ         dst_base+0(FP), DI
	MOVQ         x_base+24(FP), SI
	MOVQ         x_len+32(FP), CX
	VBROADCASTSS by+48(FP), Z7
	MOVL         $128, AX
	VPBROADCASTD AX, Z6

quantiseLoop:
	SUBQ      $16, CX
	JL        quantiseDone
	VMULPS    (SI), Z7, Z0
	VCVTPS2DQ Z0, Z0
	VPADDD    Z6, Z0, Z0
	VPMOVDB   Z0, (DI)
	ADDQ      $64, SI
	ADDQ      $16, DI
	JMP       quantiseLoop

quantiseDone:
	VZEROUPPER
	RET

// MATMULROW adds a, broadcast, times the 32 columns in Z8 and Z9.
#define MATMULROW(a, s0, s1) \
	VBROADCASTSS a, Z10      \
	VMULPS       Z8, Z10, Z11 \
	VADDPS       Z11, s0, s0 \
	VMULPS       Z9, Z10, Z12 \
	VADDPS       Z12, s1, s1

// HALFROW is MATMULROW for the 16 columns in Z8.
#define HALFROW(a, s0) \
	VMULPS.BCST a, Z8, Z11  \
	VADDPS      Z11, s0, s0

// func matmul4AVX512(dst []float32, dstStride int, a []float32, aStride int, b []float32, bStride, depth, cols int)
TEXT ·matmul4AVX512(SB), NOSPLIT, $0-112
	MOVQ dst_base+0(FP), DI
	MOVQ dstStride+24(FP), R8
	MOVQ a_base+32(FP), SI
	MOVQ aStride+56(FP), R9
	MOVQ b_base+64(FP), BX
	MOVQ bStride+88(FP), R10
	MOVQ cols+104(FP), CX
	SHLQ $2, R8
	SHLQ $2, R9
	SHLQ $2, R10
	LEAQ (R9)(R9*2), R11
	LEAQ (R8)(R8*2), R13

matmul4Cols:
	SUBQ   $32, CX
	JL     matmul4Half
	MOVQ   SI, AX
	MOVQ   BX, R12
	MOVQ   depth+96(FP), DX
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7

matmul4Depth:
	VMOVUPS (R12), Z8
	VMOVUPS 64(R12), Z9
	MATMULROW((AX), Z0, Z1)
	MATMULROW((AX)(R9*1), Z2, Z3)
	MATMULROW((AX)(R9*2), Z4, Z5)
	MATMULROW((AX)(R11*1), Z6, Z7)
	ADDQ    $4, AX
	ADDQ    R10, R12
	DECQ    DX
	JG      matmul4Depth

	VMOVUPS Z0, (DI)
	VMOVUPS Z1, 64(DI)
	VMOVUPS Z2, (DI)(R8*1)
	VMOVUPS Z3, 64(DI)(R8*1)
	VMOVUPS Z4, (DI)(R8*2)
	VMOVUPS Z5, 64(DI)(R8*2)
	VMOVUPS Z6, (DI)(R13*1)
	VMOVUPS Z7, 64(DI)(R13*1)
	ADDQ    $128, DI
	ADDQ    $128, BX
	JMP     matmul4Cols

matmul4Half:
	ADDQ   $32, CX
	JLE    matmul4Done
	MOVQ   depth+96(FP), DX
	VPXORD Z0, Z0, Z0
	VPXORD Z2, Z2, Z2
	VPXORD Z4, Z4, Z4
	VPXORD Z6, Z6, Z6

matmul4HalfDepth:
	VMOVUPS (BX), Z8
	HALFROW((SI), Z0)
	HALFROW((SI)(R9*1), Z2)
	HALFROW((SI)(R9*2), Z4)
	HALFROW((SI)(R11*1), Z6)
	ADDQ    $4, SI
	ADDQ    R10, BX
	DECQ    DX
	JG      matmul4HalfDepth

	VMOVUPS Z0, (DI)
	VMOVUPS Z2, (DI)(R8*1)
	VMOVUPS Z4, (DI)(R8*2)
	VMOVUPS Z6, (DI)(R13*1)

matmul4Done:
	VZEROUPPER
	RET

// func matmul1AVX512(dst []float32, a []float32, b []float32, bStride, depth, cols int)
TEXT ·matmul1AVX512(SB), NOSPLIT, $0-96
	MOVQ dst_base+0(FP), DI
	MOVQ a_base+24(FP), SI
	MOVQ b_base+48(FP), BX
	MOVQ bStride+72(FP), R10
	MOVQ cols+88(FP), CX
	SHLQ $2, R10

matmul1Cols:
	SUBQ   $16, CX
	JL     matmul1Done
	MOVQ   SI, AX
	MOVQ   BX, R12
	MOVQ   depth+80(FP), DX
	VPXORD Z0, Z0, Z0

matmul1Depth:
	VMOVUPS (R12), Z8
	HALFROW((AX), Z0)
	ADDQ    $4, AX
	ADDQ    R10, R12
	DECQ    DX
	JG      matmul1Depth

	VMOVUPS Z0, (DI)
	ADDQ    $64, DI
	ADDQ    $64, BX
	JMP     matmul1Cols

matmul1Done:
	VZEROUPPER
	RET

// func softmaxAVX512(x []float32) (top, sum float32)
TEXT ·softmaxAVX512(SB), NOSPLIT, $0-32
	MOVQ    x_base+0(FP), SI
	MOVQ    x_len+8(FP), CX
	LEAQ    (SI)(CX*4), DX
	MOVQ    SI, AX
	VMOVUPS (SI), Z0

softmaxMax:
	ADDQ   $64, AX
	CMPQ   AX, DX
	JGE    softmaxExp
	VMAXPS (AX), Z0, Z0
	JMP    softmaxMax

softmaxExp:
	FOLDMAX
	VMOVSS       X0, top+24(FP)
	VBROADCASTSS X0, Z13
	VPXORD       Z0, Z0, Z0
	MOVQ         SI, AX
	VBROADCASTSS MAGIC, Z16
	VBROADCASTSS ONE, Z17

softmaxExpLoop:
	VMOVUPS     (AX), Z2
	VSUBPS      Z13, Z2, Z2
	VCMPPS.BCST $13, EXPMIN, Z2, K1
	VMULPS.BCST LOG2E, Z2, Z3
	VADDPS      Z16, Z3, Z3
	VSUBPS      Z16, Z3, Z4
	VMULPS.BCST LN2HI, Z4, Z5
	VSUBPS      Z5, Z2, Z2
	VMULPS.BCST LN2LO, Z4, Z5
	VSUBPS      Z5, Z2, Z4
	VPSLLD      $23, Z3, Z3
	VPADDD      Z17, Z3, Z3
	VMULPS.BCST EXP0, Z4, Z5
	VADDPS.BCST EXP1, Z5, Z5
	VMULPS      Z4, Z5, Z5
	VADDPS.BCST EXP2, Z5, Z5
	VMULPS      Z4, Z5, Z5
	VADDPS.BCST EXP3, Z5, Z5
	VMULPS      Z4, Z5, Z5
	VADDPS.BCST EXP4, Z5, Z5
	VMULPS      Z4, Z5, Z5
	VADDPS.BCST EXP5, Z5, Z5
	VMULPS      Z4, Z4, Z2
	VMULPS      Z2, Z5, Z5
	VADDPS      Z4, Z5, Z5
	VADDPS      Z17, Z5, Z5
	VMULPS.Z    Z3, Z5, K1, Z5
	VMOVUPS     Z5, (AX)
	VADDPS      Z5, Z0, Z0
	ADDQ        $64, AX
	CMPQ        AX, DX
	JLT         softmaxExpLoop

	FOLD
	VMOVSS       X0, sum+28(FP)
	VMOVSS       ONE, X1
	VDIVSS       X0, X1, X1
	VBROADCASTSS X1, Z1

softmaxScale:
	VMULPS  (SI), Z1, Z0
	VMOVUPS Z0, (SI)
	ADDQ    $64, SI
	CMPQ    SI, DX
	JLT     softmaxScale
	VZEROUPPER
	RET

// func geluAVX512(x []float32) float32
TEXT ·geluAVX512(SB), NOSPLIT, $0-28
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS GELUMAX, Z16
	VBROADCASTSS GELUMIN, Z17
	VBROADCASTSS HALF, Z18
	VBROADCASTSS GELU8, Z19
	VBROADCASTSS GELU7, Z20
	VBROADCASTSS GELU6, Z21
	VBROADCASTSS GELU5, Z22
	VBROADCASTSS GELU4, Z23
	VBROADCASTSS GELU3, Z24
	VBROADCASTSS GELU2, Z25
	VBROADCASTSS GELU1, Z26
	VBROADCASTSS GELU0, Z27
	VBROADCASTSS ABSMASK, Z28
	VPXORD       Z29, Z29, Z29

geluLoop:
	SUBQ    $16, CX
	JL      geluDone
	VMOVUPS (SI), Z0
	VMINPS  Z16, Z0, Z1
	VMAXPS  Z17, Z1, Z1
	VMULPS  Z1, Z1, Z2
	VMULPS  Z19, Z2, Z3
	VADDPS  Z20, Z3, Z3
	VMULPS  Z2, Z3, Z3
	VADDPS  Z21, Z3, Z3
	VMULPS  Z2, Z3, Z3
	VADDPS  Z22, Z3, Z3
	VMULPS  Z2, Z3, Z3
	VADDPS  Z23, Z3, Z3
	VMULPS  Z2, Z3, Z3
	VADDPS  Z24, Z3, Z3
	VMULPS  Z2, Z3, Z3
	VADDPS  Z25, Z3, Z3
	VMULPS  Z2, Z3, Z3
	VADDPS  Z26, Z3, Z3
	VMULPS  Z2, Z3, Z3
	VADDPS  Z27, Z3, Z3
	VMULPS  Z1, Z3, Z3
	VADDPS  Z18, Z3, Z3
	VMULPS  Z3, Z0, Z0
	VMOVUPS Z0, (SI)
	VANDPS  Z0, Z28, Z0
	VMAXPS  Z0, Z29, Z29
	ADDQ    $64, SI
	JMP     geluLoop

geluDone:
	VMOVAPS Z29, Z0
	FOLDMAX
	VMOVSS  X0, ret+24(FP)
	VZEROUPPER
	RET

// func leakyAVX512(x []float32, slope float32)
TEXT ·leakyAVX512(SB), NOSPLIT, $0-28
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS slope+24(FP), Z7

leakyLoop:
	SUBQ    $16, CX
	JL      leakyDone
	VMOVUPS (SI), Z0
	VMULPS  Z0, Z7, Z2
	VMAXPS  Z2, Z0, Z0
	VMOVUPS Z0, (SI)
	ADDQ    $64, SI
	JMP     leakyLoop

leakyDone:
	VZEROUPPER
	RET

// func addSumAVX512(x, y []float32) float32
TEXT ·addSumAVX512(SB), NOSPLIT, $0-52
	MOVQ   x_base+0(FP), SI
	MOVQ   x_len+8(FP), CX
	MOVQ   y_base+24(FP), DI
	VPXORD Z0, Z0, Z0

addSumLoop:
	SUBQ    $16, CX
	JL      addSumDone
	VMOVUPS (SI), Z1
	VADDPS  (DI), Z1, Z1
	VMOVUPS Z1, (SI)
	VADDPS  Z1, Z0, Z0
	ADDQ    $64, SI
	ADDQ    $64, DI
	JMP     addSumLoop

addSumDone:
	FOLD
	VMOVSS X0, ret+48(FP)
	VZEROUPPER
	RET

// func squareSumAVX512(x []float32, mean float32) float32
TEXT ·squareSumAVX512(SB), NOSPLIT, $0-36
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS mean+24(FP), Z7
	VPXORD       Z0, Z0, Z0

squareSumLoop:
	SUBQ    $16, CX
	JL      squareSumDone
	VMOVUPS (SI), Z1
	VSUBPS  Z7, Z1, Z1
	VMULPS  Z1, Z1, Z1
	VADDPS  Z1, Z0, Z0
	ADDQ    $64, SI
	JMP     squareSumLoop

squareSumDone:
	FOLD
	VMOVSS X0, ret+32(FP)
	VZEROUPPER
	RET

// func normaliseAVX512(x []float32, mean, by float32, weight, bias []float32)
TEXT ·normaliseAVX512(SB), NOSPLIT, $0-80
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS mean+24(FP), Z6
	VBROADCASTSS by+28(FP), Z7
	MOVQ         weight_base+32(FP), R8
	MOVQ         bias_base+56(FP), R9

normaliseLoop:
	SUBQ    $16, CX
	JL      normaliseDone
	VMOVUPS (SI), Z0
	VSUBPS  Z6, Z0, Z0
	VMULPS  Z7, Z0, Z0
	VMULPS  (R8), Z0, Z0
	VADDPS  (R9), Z0, Z0
	VMOVUPS Z0, (SI)
	ADDQ    $64, SI
	ADDQ    $64, R8
	ADDQ    $64, R9
	JMP     normaliseLoop

normaliseDone:
	VZEROUPPER
	RET

// func embedAVX512(dst []float32, q []int8, scale float32, a, b []float32)
TEXT ·embedAVX512(SB), NOSPLIT, $0-104
	MOVQ         dst_base+0(FP), DI
	MOVQ         dst_len+8(FP), CX
	MOVQ         q_base+24(FP), SI
	VBROADCASTSS scale+48(FP), Z7
	MOVQ         a_base+56(FP), R8
	MOVQ         b_base+80(FP), R9

embedLoop:
	SUBQ      $16, CX
	JL        embedDone
	VPMOVSXBD (SI), Z0
	VCVTDQ2PS Z0, Z0
	VMULPS    Z7, Z0, Z0
	VADDPS    (R8), Z0, Z0
	VADDPS    (R9), Z0, Z0
	VMOVUPS   Z0, (DI)
	ADDQ      $16, SI
	ADDQ      $64, DI
	ADDQ      $64, R8
	ADDQ      $64, R9
	JMP       embedLoop

embedDone:
	VZEROUPPER
	RET
