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
EIGHT(13, 0x3f3504f33f3504f3) // sqrtHalf
EIGHT(14, 0x4080000040800000) // erfMax
EIGHT(15, 0xc0800000c0800000) // -erfMax
EIGHT(16, 0xaf95df0baf95df0b) // erfA13
EIGHT(17, 0x32edffee32edffee) // erfA11
EIGHT(18, 0xb60cff51b60cff51) // erfA9
EIGHT(19, 0xb86ec2d2b86ec2d2) // erfA7
EIGHT(20, 0xba40ac63ba40ac63) // erfA5
EIGHT(21, 0xbb41a1f6bb41a1f6) // erfA3
EIGHT(22, 0xbc83dbd4bc83dbd4) // erfA1
EIGHT(23, 0xb77460cdb77460cd) // erfB8
EIGHT(24, 0xb95fbd29b95fbd29) // erfB6
EIGHT(25, 0xbadc924ebadc924e) // erfB4
EIGHT(26, 0xbbf19bf8bbf19bf8) // erfB2
EIGHT(27, 0xbc69b6a7bc69b6a7) // erfB0
EIGHT(28, 0x7fffffff7fffffff) // all but the sign
EIGHT(29, 0x8080808080808080) // the bytes' signs
GLOBL ·constants(SB), RODATA|NOPTR, $960
