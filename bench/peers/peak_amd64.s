// Loops of the kernels' instructions on registers alone: eight sums of AVX2, twelve
// of AVX-VNNI, sixteen of AVX-512, as the kernels keep them.


#include "textflag.h"

// MADD is three products and their sums: as packAVX2 groups them.
#define MADD(s) \
	VPMADDUBSW Y12, Y14, Y13 \
	VPMADDUBSW Y12, Y14, Y11 \
	VPADDW     Y11, Y13, Y13 \
	VPMADDUBSW Y12, Y14, Y11 \
	VPADDW     Y11, Y13, Y13 \
	VPMADDWD   Y15, Y13, Y13 \
	VPADDD     Y13, s, s

// func peakAVX2(n int)
TEXT ·peakAVX2(SB), NOSPLIT, $0-8
	MOVQ n+0(FP), CX

avx2Loop:
	MADD(Y0)
	MADD(Y1)
	MADD(Y2)
	MADD(Y3)
	MADD(Y4)
	MADD(Y5)
	MADD(Y6)
	MADD(Y7)
	DECQ CX
	JNZ  avx2Loop
	VZEROUPPER
	RET

// DPBUSD is VPDPBUSD Y12, Y14, Y(sum) of AVX-VNNI, sum below 8, which the
// assembler does not know.
#define DPBUSD(sum) BYTE $0xc4; BYTE $0xc2; BYTE $0x0d; BYTE $0x50; BYTE $(0xc4 | (sum)<<3)

// DPBUSD8 is DPBUSD for a sum from 8.
#define DPBUSD8(sum) BYTE $0xc4; BYTE $0x42; BYTE $0x0d; BYTE $0x50; BYTE $(0xc4 | (sum-8)<<3)

// func peakAVXVNNI(n int)
TEXT ·peakAVXVNNI(SB), NOSPLIT, $0-8
	MOVQ n+0(FP), CX

avxvnniLoop:
	DPBUSD(0)
	DPBUSD(1)
	DPBUSD(2)
	DPBUSD(3)
	DPBUSD(4)
	DPBUSD(5)
	DPBUSD(6)
	DPBUSD(7)
	DPBUSD8(8)
	DPBUSD8(9)
	DPBUSD8(10)
	DPBUSD8(11)
	DECQ CX
	JNZ  avxvnniLoop
	VZEROUPPER
	RET

// func peakVNNI(n int)
TEXT ·peakVNNI(SB), NOSPLIT, $0-8
	MOVQ n+0(FP), CX

vnniLoop:
	VPDPBUSD Z16, Z17, Z0
	VPDPBUSD Z16, Z17, Z1
	VPDPBUSD Z16, Z17, Z2
	VPDPBUSD Z16, Z17, Z3
	VPDPBUSD Z16, Z17, Z4
	VPDPBUSD Z16, Z17, Z5
	VPDPBUSD Z16, Z17, Z6
	VPDPBUSD Z16, Z17, Z7
	VPDPBUSD Z16, Z17, Z8
	VPDPBUSD Z16, Z17, Z9
	VPDPBUSD Z16, Z17, Z10
	VPDPBUSD Z16, Z17, Z11
	VPDPBUSD Z16, Z17, Z12
	VPDPBUSD Z16, Z17, Z13
	VPDPBUSD Z16, Z17, Z14
	VPDPBUSD Z16, Z17, Z15
	DECQ CX
	JNZ  vnniLoop
	VZEROUPPER
	RET
