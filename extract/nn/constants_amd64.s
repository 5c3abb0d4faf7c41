// The values of constants_amd64.h.

#include "textflag.h"

// EIGHT is constant i, with its bits twice over.
#define EIGHT(i, bits) \
	DATA ·constants+(32*i)(SB)/8, $bits    \
	DATA ·constants+(32*i+8)(SB)/8, $bits  \
	DATA ·constants+(32*i+16)(SB)/8, $bits \
	DATA ·constants+(32*i+24)(SB)/8, $bits

EIGHT(0, 0x3fb8aa3b3fb8aa3b) // log2E
EIGHT(1, 0x4b4000004b400000) // roundMagic
EIGHT(2, 0x3f3180003f318000) // ln2Hi
EIGHT(3, 0xb95e8083b95e8083) // ln2Lo
EIGHT(4, 0x3950696739506967) // exp0
EIGHT(5, 0x3ab743ce3ab743ce) // exp1
EIGHT(6, 0x3c0889083c088908) // exp2
EIGHT(7, 0x3d2aa9c13d2aa9c1) // exp3
EIGHT(8, 0x3e2aaaaa3e2aaaaa) // exp4
EIGHT(9, 0x3f0000003f000000) // exp5
EIGHT(10, 0xc2ae0000c2ae0000) // expMin
EIGHT(11, 0x3f8000003f800000) // 1
EIGHT(12, 0x3f0000003f000000) // 0.5
EIGHT(13, 0x408ccccd408ccccd) // geluMax
EIGHT(14, 0xc08ccccdc08ccccd) // -geluMax
EIGHT(15, 0x2e1d203a2e1d203a) // gelu8
EIGHT(16, 0xb18113abb18113ab) // gelu7
EIGHT(17, 0x343b03b8343b03b8) // gelu6
EIGHT(18, 0xb69e9780b69e9780) // gelu5
EIGHT(19, 0x38b0cef038b0cef0) // gelu4
EIGHT(20, 0xba8a4ad1ba8a4ad1) // gelu3
EIGHT(21, 0x3c1dff113c1dff11) // gelu2
EIGHT(22, 0xbd875354bd875354) // gelu1
EIGHT(23, 0x3ecc2a843ecc2a84) // gelu0
EIGHT(24, 0x7fffffff7fffffff) // all but the sign
EIGHT(25, 0x8080808080808080) // the signs of bytes
GLOBL ·constants(SB), RODATA|NOPTR, $832
