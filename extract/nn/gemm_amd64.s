// Products of int8 matrices. See routines.gemm for what they compute, and
// packVNNI, packAVXVNNI and packAVX2 for the layout of the weights.

#include "textflag.h"

// LOADARGS reads the arguments that the kernels share.
//	DI dst, R8 bytes between its rows, SI a, BX b, CX rows,
//	R9 scale, R10 colScale, R11 bias, R12 start
#define LOADARGS \
	MOVQ dst_base+0(FP), DI       \
	MOVQ stride+24(FP), R8        \
	SHLQ $2, R8                   \
	MOVQ a_base+32(FP), SI        \
	MOVQ b_base+56(FP), BX        \
	MOVQ depth+80(FP), DX         \
	MOVQ rows+88(FP), CX          \
	MOVQ scale_base+96(FP), R9    \
	MOVQ colScale_base+120(FP), R10 \
	MOVQ bias_base+144(FP), R11   \
	MOVQ start_base+168(FP), R12

// VNNIROW adds four products of one row to its two sums of 16 columns.
#define VNNIROW(a, s0, s1) \
	VPBROADCASTD a, Z18      \
	VPDPBUSD     Z16, Z18, s0 \
	VPDPBUSD     Z17, Z18, s1

// VNNISTEP adds group k, from AX: eight rows by 32 columns by four products.
#define VNNISTEP(k) \
	VMOVDQU32 (128*k)(R14), Z16           \
	VMOVDQU32 (128*k+64)(R14), Z17        \
	VNNIROW((4*k)(AX), Z0, Z1)            \
	VNNIROW((4*k)(AX)(DX*1), Z2, Z3)      \
	VNNIROW((4*k)(AX)(DX*2), Z4, Z5)      \
	VNNIROW((4*k)(AX)(R13*1), Z6, Z7)     \
	VNNIROW((4*k)(R15), Z8, Z9)           \
	VNNIROW((4*k)(R15)(DX*1), Z10, Z11)   \
	VNNIROW((4*k)(R15)(DX*2), Z12, Z13)   \
	VNNIROW((4*k)(R15)(R13*1), Z14, Z15)

// VNNISTORE scales row i's sums and stores them.
#define VNNISTORE(i, s0, s1) \
	VCVTDQ2PS   s0, s0             \
	VCVTDQ2PS   s1, s1             \
	VMULPS.BCST (4*i)(R9), s0, s0  \
	VMULPS.BCST (4*i)(R9), s1, s1  \
	VMULPS      Z20, s0, s0        \
	VMULPS      Z21, s1, s1        \
	VADDPS      Z22, s0, s0        \
	VADDPS      Z23, s1, s1        \
	VMOVUPS     s0, (DI)           \
	VMOVUPS     s1, 64(DI)         \
	ADDQ        R8, DI

// func gemmVNNI(dst []float32, stride int, a, b []byte, depth, rows int, scale, colScale, bias []float32, start []int32)
TEXT ·gemmVNNI(SB), NOSPLIT, $0-192
	LOADARGS
	LEAQ    (DX)(DX*2), R13
	VMOVUPS (R10), Z20
	VMOVUPS 64(R10), Z21
	VMOVUPS (R11), Z22
	VMOVUPS 64(R11), Z23
	VMOVDQU32 (R12), Z24
	VMOVDQU32 64(R12), Z25

vnniTile:
	TESTQ CX, CX
	JLE   vnniDone
	MOVQ  SI, AX
	LEAQ  (SI)(DX*4), R15
	MOVQ  BX, R14
	MOVQ  DX, R12
	VMOVDQA32 Z24, Z0
	VMOVDQA32 Z25, Z1
	VMOVDQA32 Z24, Z2
	VMOVDQA32 Z25, Z3
	VMOVDQA32 Z24, Z4
	VMOVDQA32 Z25, Z5
	VMOVDQA32 Z24, Z6
	VMOVDQA32 Z25, Z7
	VMOVDQA32 Z24, Z8
	VMOVDQA32 Z25, Z9
	VMOVDQA32 Z24, Z10
	VMOVDQA32 Z25, Z11
	VMOVDQA32 Z24, Z12
	VMOVDQA32 Z25, Z13
	VMOVDQA32 Z24, Z14
	VMOVDQA32 Z25, Z15

vnniDepth:
	VNNISTEP(0)
	VNNISTEP(1)
	VNNISTEP(2)
	VNNISTEP(3)
	ADDQ $16, AX
	ADDQ $16, R15
	ADDQ $512, R14
	SUBQ $16, R12
	JG   vnniDepth

	VNNISTORE(0, Z0, Z1)
	VNNISTORE(1, Z2, Z3)
	VNNISTORE(2, Z4, Z5)
	VNNISTORE(3, Z6, Z7)
	VNNISTORE(4, Z8, Z9)
	VNNISTORE(5, Z10, Z11)
	VNNISTORE(6, Z12, Z13)
	VNNISTORE(7, Z14, Z15)
	ADDQ $32, R9
	LEAQ (SI)(DX*8), SI
	SUBQ $8, CX
	JMP  vnniTile

vnniDone:
	VZEROUPPER
	RET

// MADDSTORE scales the sums of row i, 16 columns, and stores them.
#define MADDSTORE(i, s0, s1) \
	VBROADCASTSS (4*i)(CX), Y12  \
	VCVTDQ2PS    s0, s0          \
	VCVTDQ2PS    s1, s1          \
	VMULPS       Y12, s0, s0     \
	VMULPS       Y12, s1, s1     \
	VMULPS       (R10), s0, s0   \
	VMULPS       32(R10), s1, s1 \
	VADDPS       (R11), s0, s0   \
	VADDPS       32(R11), s1, s1 \
	VMOVUPS      s0, (DI)        \
	VMOVUPS      s1, 32(DI)      \
	ADDQ         R8, DI

// MADDROW adds a group of three quads to a row's two sums of 8 columns: products
// in pairs, then the three pairs of one place, both in int16, which packAVX2
// keeps from overflowing; then neighbours in int32. The first weights are in Y12
// to Y14, the ones in Y15, the quads' places in the row in R10 to R12.
#define MADDROW(row, s0, s1) \
	VPBROADCASTD (row)(R10*1), Y10    \
	VPMADDUBSW   Y12, Y10, Y8         \
	VPMADDUBSW   Y13, Y10, Y9         \
	VPBROADCASTD (row)(R11*1), Y10    \
	VPMADDUBSW   Y14, Y10, Y11        \
	VPADDW       Y11, Y8, Y8          \
	VPMADDUBSW   96(R14), Y10, Y11    \
	VPADDW       Y11, Y9, Y9          \
	VPBROADCASTD (row)(R12*1), Y10    \
	VPMADDUBSW   128(R14), Y10, Y11   \
	VPADDW       Y11, Y8, Y8          \
	VPMADDUBSW   160(R14), Y10, Y11   \
	VPADDW       Y11, Y9, Y9          \
	VPMADDWD     Y15, Y8, Y8          \
	VPMADDWD     Y15, Y9, Y9          \
	VPADDD       Y8, s0, s0           \
	VPADDD       Y9, s1, s1

// func gemmAVX2(dst []float32, stride int, a, b []byte, depth, rows int, scale, colScale, bias []float32, start []int32)
TEXT ·gemmAVX2(SB), NOSPLIT, $0-192
	MOVQ     dst_base+0(FP), DI
	MOVQ     stride+24(FP), R8
	SHLQ     $2, R8
	MOVQ     a_base+32(FP), AX
	MOVQ     depth+80(FP), R9
	MOVQ     scale_base+96(FP), CX
	VPCMPEQW Y15, Y15, Y15
	VPABSW   Y15, Y15 // ones

maddTile:
	CMPQ rows+88(FP), $0
	JLE  maddDone
	LEAQ (AX)(R9*1), BX
	LEAQ (AX)(R9*2), DX
	LEAQ (BX)(R9*2), SI
	MOVQ start_base+168(FP), R10
	VMOVDQU (R10), Y0
	VMOVDQU 32(R10), Y1
	VMOVDQA Y0, Y2
	VMOVDQA Y1, Y3
	VMOVDQA Y0, Y4
	VMOVDQA Y1, Y5
	VMOVDQA Y0, Y6
	VMOVDQA Y1, Y7
	MOVQ b_base+56(FP), R13
	MOVQ b_len+64(FP), R15
	ADDQ R13, R15         // the panel's end
	MOVQ R13, R14
	ADDQ (R13), R14       // the weights
	ADDQ $8, R13          // the quads' places

maddGroup:
	MOVL (R13), R10
	MOVL 4(R13), R11
	MOVL 8(R13), R12
	VMOVDQU (R14), Y12
	VMOVDQU 32(R14), Y13
	VMOVDQU 64(R14), Y14
	MADDROW(AX, Y0, Y1)
	MADDROW(BX, Y2, Y3)
	MADDROW(DX, Y4, Y5)
	MADDROW(SI, Y6, Y7)
	ADDQ $12, R13
	ADDQ $192, R14
	CMPQ R14, R15
	JLT  maddGroup

	MOVQ colScale_base+120(FP), R10
	MOVQ bias_base+144(FP), R11
	MADDSTORE(0, Y0, Y1)
	MADDSTORE(1, Y2, Y3)
	MADDSTORE(2, Y4, Y5)
	MADDSTORE(3, Y6, Y7)
	ADDQ $16, CX
	LEAQ (SI)(R9*1), AX
	SUBQ $4, rows+88(FP)
	JMP  maddTile

maddDone:
	VZEROUPPER
	RET

// STORE6 scales the sums of row i, 16 columns, and stores them.
#define STORE6(i, s0, s1) \
	VBROADCASTSS (4*i)(R9), Y12  \
	VCVTDQ2PS    s0, s0          \
	VCVTDQ2PS    s1, s1          \
	VMULPS       Y12, s0, s0     \
	VMULPS       Y12, s1, s1     \
	VMULPS       (R10), s0, s0   \
	VMULPS       32(R10), s1, s1 \
	VADDPS       (R11), s0, s0   \
	VADDPS       32(R11), s1, s1 \
	VMOVUPS      s0, (DI)        \
	VMOVUPS      s1, 32(DI)      \
	ADDQ         R8, DI

// DPBUSD is VPDPBUSD Y(s), Y(u), Y(sum) with the VEX prefix of AVX-VNNI, which
// the assembler does not know: it would write AVX-512's.
#define DPBUSD(s, u, sum) \
	BYTE $0xc4                                              \
	BYTE $(0x42 | (((sum)>>3)^1)<<7 | (((s)>>3)^1)<<5)      \
	BYTE $(0x05 | ((u)^15)<<3)                              \
	BYTE $0x50                                              \
	BYTE $(0xc0 | ((sum)&7)<<3 | ((s)&7))

// DPROW adds four products of one row to its two sums of 8 columns.
#define DPROW(a, s0, s1) \
	VPBROADCASTD a, Y14 \
	DPBUSD(12, 14, s0)  \
	DPBUSD(13, 14, s1)

// DPSTEP adds group k, from AX: six rows by 16 columns by four products.
#define DPSTEP(k) \
	VMOVDQU (64*k)(R14), Y12       \
	VMOVDQU (64*k+32)(R14), Y13    \
	DPROW((4*k)(AX), 0, 1)         \
	DPROW((4*k)(AX)(DX*1), 2, 3)   \
	DPROW((4*k)(AX)(DX*2), 4, 5)   \
	DPROW((4*k)(R15), 6, 7)        \
	DPROW((4*k)(R15)(DX*1), 8, 9)  \
	DPROW((4*k)(R15)(DX*2), 10, 11)

// func gemmAVXVNNI(dst []float32, stride int, a, b []byte, depth, rows int, scale, colScale, bias []float32, start []int32)
TEXT ·gemmAVXVNNI(SB), NOSPLIT, $0-192
	LOADARGS
	LEAQ (DX)(DX*2), R13

dpTile:
	TESTQ CX, CX
	JLE   dpDone
	MOVQ  SI, AX
	LEAQ  (SI)(R13*1), R15
	MOVQ  BX, R14
	MOVQ  start_base+168(FP), R12
	VMOVDQU (R12), Y0
	VMOVDQU 32(R12), Y1
	VMOVDQA Y0, Y2
	VMOVDQA Y1, Y3
	VMOVDQA Y0, Y4
	VMOVDQA Y1, Y5
	VMOVDQA Y0, Y6
	VMOVDQA Y1, Y7
	VMOVDQA Y0, Y8
	VMOVDQA Y1, Y9
	VMOVDQA Y0, Y10
	VMOVDQA Y1, Y11
	MOVQ  DX, R12

dpDepth:
	DPSTEP(0)
	DPSTEP(1)
	DPSTEP(2)
	DPSTEP(3)
	ADDQ $16, AX
	ADDQ $16, R15
	ADDQ $256, R14
	SUBQ $16, R12
	JG   dpDepth

	STORE6(0, Y0, Y1)
	STORE6(1, Y2, Y3)
	STORE6(2, Y4, Y5)
	STORE6(3, Y6, Y7)
	STORE6(4, Y8, Y9)
	STORE6(5, Y10, Y11)
	ADDQ $24, R9
	LEAQ (SI)(R13*2), SI
	SUBQ $6, CX
	JMP  dpTile

dpDone:
	VZEROUPPER
	RET
