// The product of int8 matrices for arm64. See routines.gemm for what it
// computes, and packNEON for the layout of the weights.

#include "textflag.h"
#include "neon_arm64.h"

// GROUP adds group i of the depth: the weights of 16 columns, at R9, times
// four rows.
#define GROUP(i) \
	VLD1.P 64(R9), [V16.B16, V17.B16, V18.B16, V19.B16] \
	SDOT(20, i, 16, 0)  \
	SDOT(20, i, 17, 1)  \
	SDOT(20, i, 18, 2)  \
	SDOT(20, i, 19, 3)  \
	SDOT(21, i, 16, 4)  \
	SDOT(21, i, 17, 5)  \
	SDOT(21, i, 18, 6)  \
	SDOT(21, i, 19, 7)  \
	SDOT(22, i, 16, 8)  \
	SDOT(22, i, 17, 9)  \
	SDOT(22, i, 18, 10) \
	SDOT(22, i, 19, 11) \
	SDOT(23, i, 16, 12) \
	SDOT(23, i, 17, 13) \
	SDOT(23, i, 18, 14) \
	SDOT(23, i, 19, 15)

// SCALED finishes four sums: times the row's scale in V16 and the columns' in
// c, plus the bias in b.
#define SCALED(s, c, b) \
	SCVTF(s, s)    \
	FMUL(16, s, s) \
	FMUL(c, s, s)  \
	FADD(b, s, s)

// STOREROW finishes the sums s0 to s3 of a row and stores them.
#define STOREROW(s0, s1, s2, s3, v0, v1, v2, v3) \
	VLD1R.P 4(R4), [V16.S4] \
	SCALED(s0, 20, 24) \
	SCALED(s1, 21, 25) \
	SCALED(s2, 22, 26) \
	SCALED(s3, 23, 27) \
	VST1 [v0, v1, v2, v3], (R0) \
	ADD  R1, R0

// func gemmNEON(dst []float32, stride int, a, b []byte, depth, rows int, scale, colScale, bias []float32, start []int32)
TEXT ·gemmNEON(SB), NOSPLIT, $0-192
	MOVD dst_base+0(FP), R0
	MOVD stride+24(FP), R1
	LSL  $2, R1
	MOVD a_base+32(FP), R2
	MOVD depth+80(FP), R3
	MOVD scale_base+96(FP), R4
	MOVD colScale_base+120(FP), R5
	MOVD bias_base+144(FP), R6
	MOVD rows+88(FP), R7
	MOVD b_base+56(FP), R8

gemmTile:
	CMP  $0, R7
	BLE  gemmDone
	MOVD R8, R9
	MOVD R2, R10
	ADD  R3, R10, R11
	ADD  R3, R11, R12
	ADD  R3, R12, R13
	ADD  R3, R13, R2
	MOVD R3, R14
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16
	VEOR V8.B16, V8.B16, V8.B16
	VEOR V9.B16, V9.B16, V9.B16
	VEOR V10.B16, V10.B16, V10.B16
	VEOR V11.B16, V11.B16, V11.B16
	VEOR V12.B16, V12.B16, V12.B16
	VEOR V13.B16, V13.B16, V13.B16
	VEOR V14.B16, V14.B16, V14.B16
	VEOR V15.B16, V15.B16, V15.B16

gemmDepth:
	VLD1.P 16(R10), [V20.B16]
	VLD1.P 16(R11), [V21.B16]
	VLD1.P 16(R12), [V22.B16]
	VLD1.P 16(R13), [V23.B16]
	GROUP(0)
	GROUP(1)
	GROUP(2)
	GROUP(3)
	SUBS   $16, R14
	BGT    gemmDepth

	VLD1 (R5), [V20.S4, V21.S4, V22.S4, V23.S4]
	VLD1 (R6), [V24.S4, V25.S4, V26.S4, V27.S4]
	STOREROW(0, 1, 2, 3, V0.S4, V1.S4, V2.S4, V3.S4)
	STOREROW(4, 5, 6, 7, V4.S4, V5.S4, V6.S4, V7.S4)
	STOREROW(8, 9, 10, 11, V8.S4, V9.S4, V10.S4, V11.S4)
	STOREROW(12, 13, 14, 15, V12.S4, V13.S4, V14.S4, V15.S4)
	SUB  $4, R7
	B    gemmTile

gemmDone:
	RET
