// The float routines for arm64: four registers of four lanes make the sixteen
// lanes in which sums run. See routines for what each computes. Lengths are
// multiples of 16; no multiplication is fused with an addition.

#include "textflag.h"
#include "neon_arm64.h"

// The constants of exp, those of generic.go, in the order of V20 to V31.
DATA ·expConstants+0(SB)/4, $0x3fb8aa3b // log2E
DATA ·expConstants+4(SB)/4, $0x4b400000 // roundMagic
DATA ·expConstants+8(SB)/4, $0x3f318000 // ln2Hi
DATA ·expConstants+12(SB)/4, $0xb95e8083 // ln2Lo
DATA ·expConstants+16(SB)/4, $0x39506967 // exp0
DATA ·expConstants+20(SB)/4, $0x3ab743ce // exp1
DATA ·expConstants+24(SB)/4, $0x3c088908 // exp2
DATA ·expConstants+28(SB)/4, $0x3d2aa9c1 // exp3
DATA ·expConstants+32(SB)/4, $0x3e2aaaaa // exp4
DATA ·expConstants+36(SB)/4, $0x3f000000 // exp5
DATA ·expConstants+40(SB)/4, $0xc2ae0000 // expMin
DATA ·expConstants+44(SB)/4, $0x3f800000 // 1
GLOBL ·expConstants(SB), RODATA|NOPTR, $48

// The constants of GELU, in the order of V20 to V31.
DATA ·geluConstants+0(SB)/4, $0x408ccccd // geluMax
DATA ·geluConstants+4(SB)/4, $0xc08ccccd // -geluMax
DATA ·geluConstants+8(SB)/4, $0x3f000000 // 0.5
DATA ·geluConstants+12(SB)/4, $0x2e1d203a // gelu8
DATA ·geluConstants+16(SB)/4, $0xb18113ab // gelu7
DATA ·geluConstants+20(SB)/4, $0x343b03b8 // gelu6
DATA ·geluConstants+24(SB)/4, $0xb69e9780 // gelu5
DATA ·geluConstants+28(SB)/4, $0x38b0cef0 // gelu4
DATA ·geluConstants+32(SB)/4, $0xba8a4ad1 // gelu3
DATA ·geluConstants+36(SB)/4, $0x3c1dff11 // gelu2
DATA ·geluConstants+40(SB)/4, $0xbd875354 // gelu1
DATA ·geluConstants+44(SB)/4, $0x3ecc2a84 // gelu0
GLOBL ·geluConstants(SB), RODATA|NOPTR, $48

// FOLD adds the sixteen lanes of V0 to V3, into the lowest of V0.
#define FOLD \
	FADD(2, 0, 0) \
	FADD(3, 1, 1) \
	FADD(1, 0, 0) \
	VEXT $8, V0.B16, V0.B16, V1.B16 \
	FADD(1, 0, 0) \
	VEXT $4, V0.B16, V0.B16, V1.B16 \
	FADD(1, 0, 0)

// FOLDMAX sets the lowest of V0 to the largest of V0 to V3.
#define FOLDMAX \
	FMAX(2, 0, 0) \
	FMAX(3, 1, 1) \
	FMAX(1, 0, 0) \
	FMAXV(0, 0)

// ZERO clears the sums V0 to V3.
#define ZERO \
	VEOR V0.B16, V0.B16, V0.B16 \
	VEOR V1.B16, V1.B16, V1.B16 \
	VEOR V2.B16, V2.B16, V2.B16 \
	VEOR V3.B16, V3.B16, V3.B16

// func absMaxNEON(x []float32) float32
TEXT ·absMaxNEON(SB), NOSPLIT, $0-28
	MOVD x_base+0(FP), R0
	MOVD x_len+8(FP), R1
	ZERO

absMaxLoop:
	SUBS   $16, R1
	BLT    absMaxDone
	VLD1.P 64(R0), [V4.S4, V5.S4, V6.S4, V7.S4]
	FABS(4, 4)
	FABS(5, 5)
	FABS(6, 6)
	FABS(7, 7)
	FMAX(4, 0, 0)
	FMAX(5, 1, 1)
	FMAX(6, 2, 2)
	FMAX(7, 3, 3)
	B      absMaxLoop

absMaxDone:
	FOLDMAX
	FMOVS F0, ret+24(FP)
	RET

// func quantiseNEON(dst []byte, x []float32, by float32)
TEXT ·quantiseNEON(SB), NOSPLIT, $0-52
	MOVD  dst_base+0(FP), R0
	MOVD  x_base+24(FP), R1
	MOVD  x_len+32(FP), R2
	FMOVS by+48(FP), F8
	VDUP  V8.S[0], V8.S4

quantiseLoop:
	SUBS   $16, R2
	BLT    quantiseDone
	VLD1.P 64(R1), [V4.S4, V5.S4, V6.S4, V7.S4]
	FMUL(8, 4, 4)
	FMUL(8, 5, 5)
	FMUL(8, 6, 6)
	FMUL(8, 7, 7)
	FCVTNS(4, 4)
	FCVTNS(5, 5)
	FCVTNS(6, 6)
	FCVTNS(7, 7)
	VUZP1  V5.H8, V4.H8, V4.H8
	VUZP1  V7.H8, V6.H8, V6.H8
	VUZP1  V6.B16, V4.B16, V4.B16
	VST1.P [V4.B16], 16(R0)
	B      quantiseLoop

quantiseDone:
	RET

// MULADD adds the 16 columns in V16 to V19 times V20, to four sums.
#define MULADD(s0, s1, s2, s3) \
	FMUL(20, 16, 24)  \
	FMUL(20, 17, 25)  \
	FMUL(20, 18, 26)  \
	FMUL(20, 19, 27)  \
	FADD(24, s0, s0)  \
	FADD(25, s1, s1)  \
	FADD(26, s2, s2)  \
	FADD(27, s3, s3)

// func matmul4NEON(dst []float32, dstStride int, a []float32, aStride int, b []float32, bStride, depth, cols int)
TEXT ·matmul4NEON(SB), NOSPLIT, $0-112
	MOVD dst_base+0(FP), R0
	MOVD dstStride+24(FP), R1
	MOVD a_base+32(FP), R2
	MOVD aStride+56(FP), R3
	MOVD b_base+64(FP), R4
	MOVD bStride+88(FP), R5
	MOVD depth+96(FP), R6
	MOVD cols+104(FP), R7
	LSL  $2, R1
	LSL  $2, R3
	LSL  $2, R5

matmul4Cols:
	SUBS $16, R7
	BLT  matmul4Done
	MOVD R2, R10
	ADD  R3, R10, R11
	ADD  R3, R11, R12
	ADD  R3, R12, R13
	MOVD R4, R9
	MOVD R6, R14
	ZERO
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

matmul4Depth:
	VLD1    (R9), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1R.P 4(R10), [V20.S4]
	MULADD(0, 1, 2, 3)
	VLD1R.P 4(R11), [V20.S4]
	MULADD(4, 5, 6, 7)
	VLD1R.P 4(R12), [V20.S4]
	MULADD(8, 9, 10, 11)
	VLD1R.P 4(R13), [V20.S4]
	MULADD(12, 13, 14, 15)
	ADD     R5, R9
	SUBS    $1, R14
	BGT     matmul4Depth

	MOVD R0, R9
	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R9)
	ADD  R1, R9
	VST1 [V4.S4, V5.S4, V6.S4, V7.S4], (R9)
	ADD  R1, R9
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R9)
	ADD  R1, R9
	VST1 [V12.S4, V13.S4, V14.S4, V15.S4], (R9)
	ADD  $64, R0
	ADD  $64, R4
	B    matmul4Cols

matmul4Done:
	RET

// func matmul1NEON(dst []float32, a []float32, b []float32, bStride, depth, cols int)
TEXT ·matmul1NEON(SB), NOSPLIT, $0-96
	MOVD dst_base+0(FP), R0
	MOVD a_base+24(FP), R2
	MOVD b_base+48(FP), R4
	MOVD bStride+72(FP), R5
	MOVD depth+80(FP), R6
	MOVD cols+88(FP), R7
	LSL  $2, R5

matmul1Cols:
	SUBS $16, R7
	BLT  matmul1Done
	MOVD R2, R10
	MOVD R4, R9
	MOVD R6, R14
	ZERO

matmul1Depth:
	VLD1    (R9), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1R.P 4(R10), [V20.S4]
	MULADD(0, 1, 2, 3)
	ADD     R5, R9
	SUBS    $1, R14
	BGT     matmul1Depth

	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	ADD    $64, R4
	B      matmul1Cols

matmul1Done:
	RET

// EXP replaces the vector x (number n) by exp(x - V19), adds it to the sum s,
// with V8 to V12 and the constants in V20 to V31.
#define EXP(x, n, s) \
	FSUB(19, n, n)   \
	FCMGE(30, n, 12) \
	FMUL(20, n, 8)   \ // log2E
	FADD(21, 8, 8)   \ // roundMagic
	FSUB(21, 8, 9)   \
	FMUL(22, 9, 10)  \ // ln2Hi
	FSUB(10, n, n)   \
	FMUL(23, 9, 10)  \ // ln2Lo
	FSUB(10, n, 9)   \
	VSHL $23, V8.S4, V8.S4   \
	VADD V31.S4, V8.S4, V8.S4 \
	FMUL(24, 9, 10)  \
	FADD(25, 10, 10) \
	FMUL(9, 10, 10)  \
	FADD(26, 10, 10) \
	FMUL(9, 10, 10)  \
	FADD(27, 10, 10) \
	FMUL(9, 10, 10)  \
	FADD(28, 10, 10) \
	FMUL(9, 10, 10)  \
	FADD(29, 10, 10) \
	FMUL(9, 9, 11)   \
	FMUL(11, 10, 10) \
	FADD(9, 10, 10)  \
	FADD(31, 10, 10) \
	FMUL(8, 10, 10)  \
	VAND V12.B16, V10.B16, x \
	FADD(n, s, s)

// func softmaxNEON(x []float32) (top, sum float32)
TEXT ·softmaxNEON(SB), NOSPLIT, $0-32
	MOVD   x_base+0(FP), R0
	MOVD   x_len+8(FP), R1
	MOVD   R0, R2
	SUB    $16, R1, R3
	VLD1.P 64(R2), [V0.S4, V1.S4, V2.S4, V3.S4]

softmaxMax:
	SUBS   $16, R3
	BLT    softmaxExp
	VLD1.P 64(R2), [V4.S4, V5.S4, V6.S4, V7.S4]
	FMAX(4, 0, 0)
	FMAX(5, 1, 1)
	FMAX(6, 2, 2)
	FMAX(7, 3, 3)
	B      softmaxMax

softmaxExp:
	FOLDMAX
	FMOVS   F0, top+24(FP)
	VDUP    V0.S[0], V19.S4
	ZERO
	MOVD    $·expConstants(SB), R2
	VLD1R.P 4(R2), [V20.S4]
	VLD1R.P 4(R2), [V21.S4]
	VLD1R.P 4(R2), [V22.S4]
	VLD1R.P 4(R2), [V23.S4]
	VLD1R.P 4(R2), [V24.S4]
	VLD1R.P 4(R2), [V25.S4]
	VLD1R.P 4(R2), [V26.S4]
	VLD1R.P 4(R2), [V27.S4]
	VLD1R.P 4(R2), [V28.S4]
	VLD1R.P 4(R2), [V29.S4]
	VLD1R.P 4(R2), [V30.S4]
	VLD1R.P 4(R2), [V31.S4]
	MOVD    R0, R2
	MOVD    R1, R3

softmaxExpLoop:
	VLD1   (R2), [V4.S4, V5.S4, V6.S4, V7.S4]
	EXP(V4.B16, 4, 0)
	EXP(V5.B16, 5, 1)
	EXP(V6.B16, 6, 2)
	EXP(V7.B16, 7, 3)
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R2)
	SUBS   $16, R3
	BGT    softmaxExpLoop

	FOLD
	FMOVS F0, sum+28(FP)
	FDIV(0, 31, 0)
	VDUP V0.S[0], V8.S4

softmaxScale:
	VLD1   (R0), [V4.S4, V5.S4, V6.S4, V7.S4]
	FMUL(8, 4, 4)
	FMUL(8, 5, 5)
	FMUL(8, 6, 6)
	FMUL(8, 7, 7)
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R0)
	SUBS   $16, R1
	BGT    softmaxScale
	RET

// GELU replaces register x by its GELU, with V8 to V10 and the constants in
// V20 to V31.
#define GELU(x) \
	FMIN(20, x, 8)   \
	FMAX(21, 8, 8)   \
	FMUL(8, 8, 9)    \
	FMUL(23, 9, 10)  \
	FADD(24, 10, 10) \
	FMUL(9, 10, 10)  \
	FADD(25, 10, 10) \
	FMUL(9, 10, 10)  \
	FADD(26, 10, 10) \
	FMUL(9, 10, 10)  \
	FADD(27, 10, 10) \
	FMUL(9, 10, 10)  \
	FADD(28, 10, 10) \
	FMUL(9, 10, 10)  \
	FADD(29, 10, 10) \
	FMUL(9, 10, 10)  \
	FADD(30, 10, 10) \
	FMUL(9, 10, 10)  \
	FADD(31, 10, 10) \
	FMUL(8, 10, 10)  \
	FADD(22, 10, 10) \
	FMUL(10, x, x)

// func geluNEON(x []float32) float32
TEXT ·geluNEON(SB), NOSPLIT, $0-28
	MOVD    x_base+0(FP), R0
	MOVD    x_len+8(FP), R1
	MOVD    $·geluConstants(SB), R2
	VLD1R.P 4(R2), [V20.S4]
	VLD1R.P 4(R2), [V21.S4]
	VLD1R.P 4(R2), [V22.S4]
	VLD1R.P 4(R2), [V23.S4]
	VLD1R.P 4(R2), [V24.S4]
	VLD1R.P 4(R2), [V25.S4]
	VLD1R.P 4(R2), [V26.S4]
	VLD1R.P 4(R2), [V27.S4]
	VLD1R.P 4(R2), [V28.S4]
	VLD1R.P 4(R2), [V29.S4]
	VLD1R.P 4(R2), [V30.S4]
	VLD1R.P 4(R2), [V31.S4]
	VEOR    V16.B16, V16.B16, V16.B16
	VEOR    V17.B16, V17.B16, V17.B16

geluLoop:
	SUBS   $16, R1
	BLT    geluDone
	VLD1   (R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	GELU(0)
	GELU(1)
	GELU(2)
	GELU(3)
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	FABS(0, 0)
	FABS(1, 1)
	FABS(2, 2)
	FABS(3, 3)
	FMAX(0, 16, 16)
	FMAX(1, 17, 17)
	FMAX(2, 16, 16)
	FMAX(3, 17, 17)
	B      geluLoop

geluDone:
	FMAX(17, 16, 0)
	FMAXV(0, 0)
	FMOVS F0, ret+24(FP)
	RET

// func leakyNEON(x []float32, slope float32)
TEXT ·leakyNEON(SB), NOSPLIT, $0-28
	MOVD  x_base+0(FP), R0
	MOVD  x_len+8(FP), R1
	FMOVS slope+24(FP), F8
	VDUP  V8.S[0], V8.S4

leakyLoop:
	SUBS   $16, R1
	BLT    leakyDone
	VLD1   (R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	FMUL(8, 0, 4)
	FMUL(8, 1, 5)
	FMUL(8, 2, 6)
	FMUL(8, 3, 7)
	FMAX(4, 0, 0)
	FMAX(5, 1, 1)
	FMAX(6, 2, 2)
	FMAX(7, 3, 3)
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	B      leakyLoop

leakyDone:
	RET

// func addSumNEON(x, y []float32) float32
TEXT ·addSumNEON(SB), NOSPLIT, $0-52
	MOVD x_base+0(FP), R0
	MOVD x_len+8(FP), R1
	MOVD y_base+24(FP), R2
	ZERO

addSumLoop:
	SUBS   $16, R1
	BLT    addSumDone
	VLD1   (R0), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1.P 64(R2), [V16.S4, V17.S4, V18.S4, V19.S4]
	FADD(16, 4, 4)
	FADD(17, 5, 5)
	FADD(18, 6, 6)
	FADD(19, 7, 7)
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R0)
	FADD(4, 0, 0)
	FADD(5, 1, 1)
	FADD(6, 2, 2)
	FADD(7, 3, 3)
	B      addSumLoop

addSumDone:
	FOLD
	FMOVS F0, ret+48(FP)
	RET

// func squareSumNEON(x []float32, mean float32) float32
TEXT ·squareSumNEON(SB), NOSPLIT, $0-36
	MOVD  x_base+0(FP), R0
	MOVD  x_len+8(FP), R1
	FMOVS mean+24(FP), F8
	VDUP  V8.S[0], V8.S4
	ZERO

squareSumLoop:
	SUBS   $16, R1
	BLT    squareSumDone
	VLD1.P 64(R0), [V4.S4, V5.S4, V6.S4, V7.S4]
	FSUB(8, 4, 4)
	FSUB(8, 5, 5)
	FSUB(8, 6, 6)
	FSUB(8, 7, 7)
	FMUL(4, 4, 4)
	FMUL(5, 5, 5)
	FMUL(6, 6, 6)
	FMUL(7, 7, 7)
	FADD(4, 0, 0)
	FADD(5, 1, 1)
	FADD(6, 2, 2)
	FADD(7, 3, 3)
	B      squareSumLoop

squareSumDone:
	FOLD
	FMOVS F0, ret+32(FP)
	RET

// NORMALISE replaces register x by (x-V8)*V9*w + b.
#define NORMALISE(x, w, b) \
	FSUB(8, x, x) \
	FMUL(9, x, x) \
	FMUL(w, x, x) \
	FADD(b, x, x)

// func normaliseNEON(x []float32, mean, by float32, weight, bias []float32)
TEXT ·normaliseNEON(SB), NOSPLIT, $0-80
	MOVD  x_base+0(FP), R0
	MOVD  x_len+8(FP), R1
	FMOVS mean+24(FP), F8
	FMOVS by+28(FP), F9
	VDUP  V8.S[0], V8.S4
	VDUP  V9.S[0], V9.S4
	MOVD  weight_base+32(FP), R2
	MOVD  bias_base+56(FP), R3

normaliseLoop:
	SUBS   $16, R1
	BLT    normaliseDone
	VLD1   (R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1.P 64(R2), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1.P 64(R3), [V20.S4, V21.S4, V22.S4, V23.S4]
	NORMALISE(0, 16, 20)
	NORMALISE(1, 17, 21)
	NORMALISE(2, 18, 22)
	NORMALISE(3, 19, 23)
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	B      normaliseLoop

normaliseDone:
	RET

// EMBED sets register x, int32, to x*V8 + a + b.
#define EMBED(x, a, b) \
	SCVTF(x, x)   \
	FMUL(8, x, x) \
	FADD(a, x, x) \
	FADD(b, x, x)

// func embedNEON(dst []float32, q []int8, scale float32, a, b []float32)
TEXT ·embedNEON(SB), NOSPLIT, $0-104
	MOVD  dst_base+0(FP), R0
	MOVD  dst_len+8(FP), R1
	MOVD  q_base+24(FP), R2
	FMOVS scale+48(FP), F8
	VDUP  V8.S[0], V8.S4
	MOVD  a_base+56(FP), R3
	MOVD  b_base+80(FP), R4

embedLoop:
	SUBS   $16, R1
	BLT    embedDone
	VLD1.P 16(R2), [V4.B16]
	VLD1.P 64(R3), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1.P 64(R4), [V20.S4, V21.S4, V22.S4, V23.S4]
	SXTL(4, 5)
	SXTL2(4, 6)
	SXTLH(5, 0)
	SXTLH2(5, 1)
	SXTLH(6, 2)
	SXTLH2(6, 3)
	EMBED(0, 16, 20)
	EMBED(1, 17, 21)
	EMBED(2, 18, 22)
	EMBED(3, 19, 23)
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	B      embedLoop

embedDone:
	RET
