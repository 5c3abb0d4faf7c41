// The float routines for AVX2: two registers of eight lanes make the sixteen
// lanes in which sums run. See routines for what each computes. Lengths are
// multiples of 16; no multiplication is fused with an addition.

#include "textflag.h"
#include "constants_amd64.h"

// FOLD adds the sixteen lanes of lo and hi, into the lowest of X0; lo is Y0.
#define FOLD(hi) \
	VADDPS       hi, Y0, Y0    \
	VEXTRACTF128 $1, Y0, X1    \
	VADDPS       X1, X0, X0    \
	VMOVHLPS     X0, X0, X1    \
	VADDPS       X1, X0, X0    \
	VMOVSHDUP    X0, X1        \
	VADDSS       X1, X0, X0

// FOLDMAX is FOLD for the largest.
#define FOLDMAX(hi) \
	VMAXPS       hi, Y0, Y0    \
	VEXTRACTF128 $1, Y0, X1    \
	VMAXPS       X1, X0, X0    \
	VMOVHLPS     X0, X0, X1    \
	VMAXPS       X1, X0, X0    \
	VMOVSHDUP    X0, X1        \
	VMAXSS       X1, X0, X0

// ABSMAX raises max to the absolute values of the eight at mem, with tmp.
#define ABSMAX(mem, max, tmp) \
	VANDPS mem, Y7, tmp  \
	VMAXPS tmp, max, max

// func absMaxAVX2(x []float32) float32
TEXT ·absMaxAVX2(SB), NOSPLIT, $0-28
	MOVQ    x_base+0(FP), SI
	MOVQ    x_len+8(FP), CX
	VMOVUPS ABSMASK, Y7
	VXORPS  Y0, Y0, Y0
	VXORPS  Y4, Y4, Y4
	VXORPS  Y5, Y5, Y5
	VXORPS  Y6, Y6, Y6

absMaxFour:
	SUBQ $32, CX
	JL   absMaxRest
	ABSMAX((SI), Y0, Y1)
	ABSMAX(32(SI), Y4, Y2)
	ABSMAX(64(SI), Y5, Y1)
	ABSMAX(96(SI), Y6, Y2)
	ADDQ $128, SI
	JMP  absMaxFour

absMaxRest:
	ADDQ $32, CX
	JZ   absMaxDone
	ABSMAX((SI), Y0, Y1)
	ABSMAX(32(SI), Y4, Y2)

absMaxDone:
	VMAXPS Y5, Y0, Y0
	VMAXPS Y6, Y4, Y4
	FOLDMAX(Y4)
	VMOVSS X0, ret+24(FP)
	VZEROUPPER
	RET

// func quantiseAVX2(dst []byte, x []float32, by float32)
TEXT ·quantiseAVX2(SB), NOSPLIT, $0-52
	MOVQ         dst_base+0(FP), DI
	MOVQ         x_base+24(FP), SI
	MOVQ         x_len+32(FP), CX
	VBROADCASTSS by+48(FP), Y7
	VMOVDQU      PLUS128, X6

quantiseLoop:
	SUBQ         $16, CX
	JL           quantiseDone
	VMULPS       (SI), Y7, Y0
	VMULPS       32(SI), Y7, Y1
	VCVTPS2DQ    Y0, Y0
	VCVTPS2DQ    Y1, Y1
	VPACKSSDW    Y1, Y0, Y0 // quarters 0 2 1 3
	VPERMQ       $0xd8, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKSSWB    X1, X0, X0
	VPXOR        X6, X0, X0
	VMOVDQU      X0, (DI)
	ADDQ         $64, SI
	ADDQ         $16, DI
	JMP          quantiseLoop

quantiseDone:
	VZEROUPPER
	RET

// MULADD adds a*b to sum, with tmp.
#define MULADD(a, b, sum, tmp) \
	VMULPS a, b, tmp    \
	VADDPS tmp, sum, sum

// MATMULROW adds a, broadcast, times the 16 columns in Y8 and Y9.
#define MATMULROW(a, s0, s1) \
	VBROADCASTSS a, Y10   \
	MULADD(Y8, Y10, s0, Y11) \
	MULADD(Y9, Y10, s1, Y12)

// func matmul4AVX2(dst []float32, dstStride int, a []float32, aStride int, b []float32, bStride, depth, cols int)
TEXT ·matmul4AVX2(SB), NOSPLIT, $0-112
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

matmul4Cols:
	SUBQ   $16, CX
	JL     matmul4Done
	MOVQ   SI, AX
	MOVQ   BX, R12
	MOVQ   depth+96(FP), DX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7

matmul4Depth:
	VMOVUPS (R12), Y8
	VMOVUPS 32(R12), Y9
	MATMULROW((AX), Y0, Y1)
	MATMULROW((AX)(R9*1), Y2, Y3)
	MATMULROW((AX)(R9*2), Y4, Y5)
	MATMULROW((AX)(R11*1), Y6, Y7)
	ADDQ    $4, AX
	ADDQ    R10, R12
	DECQ    DX
	JG      matmul4Depth

	MOVQ    DI, R12
	VMOVUPS Y0, (R12)
	VMOVUPS Y1, 32(R12)
	ADDQ    R8, R12
	VMOVUPS Y2, (R12)
	VMOVUPS Y3, 32(R12)
	ADDQ    R8, R12
	VMOVUPS Y4, (R12)
	VMOVUPS Y5, 32(R12)
	ADDQ    R8, R12
	VMOVUPS Y6, (R12)
	VMOVUPS Y7, 32(R12)
	ADDQ    $64, DI
	ADDQ    $64, BX
	JMP     matmul4Cols

matmul4Done:
	VZEROUPPER
	RET

// func matmul1AVX2(dst []float32, a []float32, b []float32, bStride, depth, cols int)
TEXT ·matmul1AVX2(SB), NOSPLIT, $0-96
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
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1

matmul1Depth:
	VMOVUPS (R12), Y8
	VMOVUPS 32(R12), Y9
	MATMULROW((AX), Y0, Y1)
	ADDQ    $4, AX
	ADDQ    R10, R12
	DECQ    DX
	JG      matmul1Depth

	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ    $64, DI
	ADDQ    $64, BX
	JMP     matmul1Cols

matmul1Done:
	VZEROUPPER
	RET

// func transposeAVX2(dst []float32, dstStride int, src []float32, srcStride, rows, cols int)
TEXT ·transposeAVX2(SB), NOSPLIT, $0-80
	MOVQ dst_base+0(FP), DI
	MOVQ dstStride+24(FP), R8
	MOVQ src_base+32(FP), SI
	MOVQ srcStride+56(FP), R9
	MOVQ rows+64(FP), CX
	SHLQ $2, R8
	SHLQ $2, R9
	LEAQ (R8)(R8*2), R10
	LEAQ (R9)(R9*2), R11

transposeRows:
	SUBQ $8, CX
	JL   transposeDone
	MOVQ SI, AX
	MOVQ DI, BX
	MOVQ cols+72(FP), DX

	// Eight rows by eight columns: pairs, quadruples, then halves change places.
transposeCols:
	SUBQ       $8, DX
	JL         transposeNext
	LEAQ       (AX)(R9*4), R12
	VMOVUPS    (AX), Y0
	VMOVUPS    (AX)(R9*1), Y1
	VMOVUPS    (AX)(R9*2), Y2
	VMOVUPS    (AX)(R11*1), Y3
	VMOVUPS    (R12), Y4
	VMOVUPS    (R12)(R9*1), Y5
	VMOVUPS    (R12)(R9*2), Y6
	VMOVUPS    (R12)(R11*1), Y7
	VUNPCKLPS  Y1, Y0, Y8
	VUNPCKHPS  Y1, Y0, Y9
	VUNPCKLPS  Y3, Y2, Y10
	VUNPCKHPS  Y3, Y2, Y11
	VUNPCKLPS  Y5, Y4, Y12
	VUNPCKHPS  Y5, Y4, Y13
	VUNPCKLPS  Y7, Y6, Y14
	VUNPCKHPS  Y7, Y6, Y15
	VUNPCKLPD  Y10, Y8, Y0
	VUNPCKHPD  Y10, Y8, Y1
	VUNPCKLPD  Y11, Y9, Y2
	VUNPCKHPD  Y11, Y9, Y3
	VUNPCKLPD  Y14, Y12, Y4
	VUNPCKHPD  Y14, Y12, Y5
	VUNPCKLPD  Y15, Y13, Y6
	VUNPCKHPD  Y15, Y13, Y7
	VPERM2F128 $0x20, Y4, Y0, Y8
	VPERM2F128 $0x20, Y5, Y1, Y9
	VPERM2F128 $0x20, Y6, Y2, Y10
	VPERM2F128 $0x20, Y7, Y3, Y11
	VPERM2F128 $0x31, Y4, Y0, Y12
	VPERM2F128 $0x31, Y5, Y1, Y13
	VPERM2F128 $0x31, Y6, Y2, Y14
	VPERM2F128 $0x31, Y7, Y3, Y15
	LEAQ       (BX)(R8*4), R12
	VMOVUPS    Y8, (BX)
	VMOVUPS    Y9, (BX)(R8*1)
	VMOVUPS    Y10, (BX)(R8*2)
	VMOVUPS    Y11, (BX)(R10*1)
	VMOVUPS    Y12, (R12)
	VMOVUPS    Y13, (R12)(R8*1)
	VMOVUPS    Y14, (R12)(R8*2)
	VMOVUPS    Y15, (R12)(R10*1)
	LEAQ       (BX)(R8*8), BX
	ADDQ       $32, AX
	JMP        transposeCols

transposeNext:
	LEAQ (SI)(R9*8), SI
	ADDQ $32, DI
	JMP  transposeRows

transposeDone:
	VZEROUPPER
	RET

// EXP replaces x by exp(x), x <= 0, with r, p, t and mask.
#define EXP(x, r, p, t, mask) \
	VCMPPS $13, EXPMIN, x, mask \
	VMULPS LOG2E, x, t    \
	VADDPS MAGIC, t, t    \
	VSUBPS MAGIC, t, r    \
	VMULPS LN2HI, r, p    \
	VSUBPS p, x, x        \
	VMULPS LN2LO, r, p    \
	VSUBPS p, x, r        \
	VPSLLD $23, t, t      \
	VPADDD ONE, t, t      \
	VMULPS EXP0, r, p     \
	VADDPS EXP1, p, p     \
	VMULPS r, p, p        \
	VADDPS EXP2, p, p     \
	VMULPS r, p, p        \
	VADDPS EXP3, p, p     \
	VMULPS r, p, p        \
	VADDPS EXP4, p, p     \
	VMULPS r, p, p        \
	VADDPS EXP5, p, p     \
	VMULPS r, r, x        \
	VMULPS x, p, p        \
	VADDPS r, p, p        \
	VADDPS ONE, p, p      \
	VMULPS t, p, p        \
	VANDPS mask, p, x

// func softmaxAVX2(x []float32) (top, sum float32)
TEXT ·softmaxAVX2(SB), NOSPLIT, $0-32
	MOVQ    x_base+0(FP), SI
	MOVQ    x_len+8(FP), CX
	LEAQ    (SI)(CX*4), DX
	MOVQ    SI, AX
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y4

softmaxMax:
	ADDQ   $64, AX
	CMPQ   AX, DX
	JGE    softmaxExp
	VMAXPS (AX), Y0, Y0
	VMAXPS 32(AX), Y4, Y4
	JMP    softmaxMax

softmaxExp:
	FOLDMAX(Y4)
	VMOVSS       X0, top+24(FP)
	VBROADCASTSS X0, Y13
	VXORPS       Y14, Y14, Y14
	VXORPS       Y15, Y15, Y15
	MOVQ         SI, AX

softmaxExpLoop:
	VMOVUPS (AX), Y0
	VMOVUPS 32(AX), Y5
	VSUBPS  Y13, Y0, Y0
	VSUBPS  Y13, Y5, Y5
	EXP(Y0, Y1, Y2, Y3, Y4)
	EXP(Y5, Y6, Y7, Y8, Y9)
	VMOVUPS Y0, (AX)
	VMOVUPS Y5, 32(AX)
	VADDPS  Y0, Y14, Y14
	VADDPS  Y5, Y15, Y15
	ADDQ    $64, AX
	CMPQ    AX, DX
	JLT     softmaxExpLoop

	VMOVAPS      Y14, Y0
	FOLD(Y15)
	VMOVSS       X0, sum+28(FP)
	VMOVSS       ONE, X1
	VDIVSS       X0, X1, X1
	VBROADCASTSS X1, Y1

softmaxScale:
	VMULPS  (SI), Y1, Y0
	VMULPS  32(SI), Y1, Y2
	VMOVUPS Y0, (SI)
	VMOVUPS Y2, 32(SI)
	ADDQ    $64, SI
	CMPQ    SI, DX
	JLT     softmaxScale
	VZEROUPPER
	RET

// GELU replaces x by its GELU, with t, u and g.
#define GELU(x, t, u, g) \
	VMINPS GELUMAX, x, t \
	VMAXPS GELUMIN, t, t \
	VMULPS t, t, u       \
	VMULPS GELU8, u, g   \
	VADDPS GELU7, g, g   \
	VMULPS u, g, g       \
	VADDPS GELU6, g, g   \
	VMULPS u, g, g       \
	VADDPS GELU5, g, g   \
	VMULPS u, g, g       \
	VADDPS GELU4, g, g   \
	VMULPS u, g, g       \
	VADDPS GELU3, g, g   \
	VMULPS u, g, g       \
	VADDPS GELU2, g, g   \
	VMULPS u, g, g       \
	VADDPS GELU1, g, g   \
	VMULPS u, g, g       \
	VADDPS GELU0, g, g   \
	VMULPS t, g, g       \
	VADDPS HALF, g, g    \
	VMULPS g, x, x

// func geluAVX2(x []float32) float32
TEXT ·geluAVX2(SB), NOSPLIT, $0-28
	MOVQ    x_base+0(FP), SI
	MOVQ    x_len+8(FP), CX
	VMOVUPS ABSMASK, Y10
	VXORPS  Y8, Y8, Y8
	VXORPS  Y9, Y9, Y9

geluLoop:
	SUBQ    $16, CX
	JL      geluDone
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y4
	GELU(Y0, Y1, Y2, Y3)
	GELU(Y4, Y5, Y6, Y7)
	VMOVUPS Y0, (SI)
	VMOVUPS Y4, 32(SI)
	VANDPS  Y0, Y10, Y0
	VANDPS  Y4, Y10, Y4
	VMAXPS  Y0, Y8, Y8
	VMAXPS  Y4, Y9, Y9
	ADDQ    $64, SI
	JMP     geluLoop

geluDone:
	VMOVAPS Y8, Y0
	FOLDMAX(Y9)
	VMOVSS  X0, ret+24(FP)
	VZEROUPPER
	RET

// func leakyAVX2(x []float32, slope float32)
TEXT ·leakyAVX2(SB), NOSPLIT, $0-28
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS slope+24(FP), Y7

leakyLoop:
	SUBQ    $16, CX
	JL      leakyDone
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VMULPS  Y0, Y7, Y2
	VMULPS  Y1, Y7, Y3
	VMAXPS  Y2, Y0, Y0
	VMAXPS  Y3, Y1, Y1
	VMOVUPS Y0, (SI)
	VMOVUPS Y1, 32(SI)
	ADDQ    $64, SI
	JMP     leakyLoop

leakyDone:
	VZEROUPPER
	RET

// func addSumAVX2(x, y []float32) float32
TEXT ·addSumAVX2(SB), NOSPLIT, $0-52
	MOVQ   x_base+0(FP), SI
	MOVQ   x_len+8(FP), CX
	MOVQ   y_base+24(FP), DI
	VXORPS Y0, Y0, Y0
	VXORPS Y4, Y4, Y4

addSumLoop:
	SUBQ    $16, CX
	JL      addSumDone
	VMOVUPS (SI), Y1
	VMOVUPS 32(SI), Y2
	VADDPS  (DI), Y1, Y1
	VADDPS  32(DI), Y2, Y2
	VMOVUPS Y1, (SI)
	VMOVUPS Y2, 32(SI)
	VADDPS  Y1, Y0, Y0
	VADDPS  Y2, Y4, Y4
	ADDQ    $64, SI
	ADDQ    $64, DI
	JMP     addSumLoop

addSumDone:
	FOLD(Y4)
	VMOVSS X0, ret+48(FP)
	VZEROUPPER
	RET

// func squareSumAVX2(x []float32, mean float32) float32
TEXT ·squareSumAVX2(SB), NOSPLIT, $0-36
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS mean+24(FP), Y7
	VXORPS       Y0, Y0, Y0
	VXORPS       Y4, Y4, Y4

squareSumLoop:
	SUBQ    $16, CX
	JL      squareSumDone
	VMOVUPS (SI), Y1
	VMOVUPS 32(SI), Y2
	VSUBPS  Y7, Y1, Y1
	VSUBPS  Y7, Y2, Y2
	VMULPS  Y1, Y1, Y1
	VMULPS  Y2, Y2, Y2
	VADDPS  Y1, Y0, Y0
	VADDPS  Y2, Y4, Y4
	ADDQ    $64, SI
	JMP     squareSumLoop

squareSumDone:
	FOLD(Y4)
	VMOVSS X0, ret+32(FP)
	VZEROUPPER
	RET

// func normaliseAVX2(x []float32, mean, by float32, weight, bias []float32)
TEXT ·normaliseAVX2(SB), NOSPLIT, $0-80
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS mean+24(FP), Y6
	VBROADCASTSS by+28(FP), Y7
	MOVQ         weight_base+32(FP), R8
	MOVQ         bias_base+56(FP), R9

normaliseLoop:
	SUBQ    $16, CX
	JL      normaliseDone
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VSUBPS  Y6, Y0, Y0
	VSUBPS  Y6, Y1, Y1
	VMULPS  Y7, Y0, Y0
	VMULPS  Y7, Y1, Y1
	VMULPS  (R8), Y0, Y0
	VMULPS  32(R8), Y1, Y1
	VADDPS  (R9), Y0, Y0
	VADDPS  32(R9), Y1, Y1
	VMOVUPS Y0, (SI)
	VMOVUPS Y1, 32(SI)
	ADDQ    $64, SI
	ADDQ    $64, R8
	ADDQ    $64, R9
	JMP     normaliseLoop

normaliseDone:
	VZEROUPPER
	RET

// func embedAVX2(dst []float32, q []int8, scale float32, a, b []float32)
TEXT ·embedAVX2(SB), NOSPLIT, $0-104
	MOVQ         dst_base+0(FP), DI
	MOVQ         dst_len+8(FP), CX
	MOVQ         q_base+24(FP), SI
	VBROADCASTSS scale+48(FP), Y7
	MOVQ         a_base+56(FP), R8
	MOVQ         b_base+80(FP), R9

embedLoop:
	SUBQ      $16, CX
	JL        embedDone
	VPMOVSXBD (SI), Y0
	VPMOVSXBD 8(SI), Y1
	VCVTDQ2PS Y0, Y0
	VCVTDQ2PS Y1, Y1
	VMULPS    Y7, Y0, Y0
	VMULPS    Y7, Y1, Y1
	VADDPS    (R8), Y0, Y0
	VADDPS    32(R8), Y1, Y1
	VADDPS    (R9), Y0, Y0
	VADDPS    32(R9), Y1, Y1
	VMOVUPS   Y0, (DI)
	VMOVUPS   Y1, 32(DI)
	ADDQ      $16, SI
	ADDQ      $64, DI
	ADDQ      $64, R8
	ADDQ      $64, R9
	JMP       embedLoop

embedDone:
	VZEROUPPER
	RET
