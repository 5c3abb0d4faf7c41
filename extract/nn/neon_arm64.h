// Instructions of arm64 that the assembler does not know, on vectors of four
// float32 or int32; m, n and d are the numbers of registers. Sources first, in
// the assembler's order: FSUB(m, n, d) is d = n - m.

#define FADD(m, n, d) WORD $(0x4E20D400 | (m)<<16 | (n)<<5 | (d))
#define FSUB(m, n, d) WORD $(0x4EA0D400 | (m)<<16 | (n)<<5 | (d))
#define FMUL(m, n, d) WORD $(0x6E20DC00 | (m)<<16 | (n)<<5 | (d))
#define FDIV(m, n, d) WORD $(0x6E20FC00 | (m)<<16 | (n)<<5 | (d))
#define FMAX(m, n, d) WORD $(0x4E20F400 | (m)<<16 | (n)<<5 | (d))
#define FMIN(m, n, d) WORD $(0x4EA0F400 | (m)<<16 | (n)<<5 | (d))
#define FCMGE(m, n, d) WORD $(0x6E20E400 | (m)<<16 | (n)<<5 | (d)) // d = n >= m
#define FABS(n, d) WORD $(0x4EA0F800 | (n)<<5 | (d))
#define FMAXV(n, d) WORD $(0x6E30F800 | (n)<<5 | (d))  // largest of the four
#define FCVTNS(n, d) WORD $(0x4E21A800 | (n)<<5 | (d)) // to int32, half to even
#define SCVTF(n, d) WORD $(0x4E21D800 | (n)<<5 | (d))  // from int32

// SXTL and SXTL2 widen the lower and the upper eight int8 to int16; SXTLH and
// SXTLH2 four int16 to int32.
#define SXTL(n, d) WORD $(0x0F08A400 | (n)<<5 | (d))
#define SXTL2(n, d) WORD $(0x4F08A400 | (n)<<5 | (d))
#define SXTLH(n, d) WORD $(0x0F10A400 | (n)<<5 | (d))
#define SXTLH2(n, d) WORD $(0x4F10A400 | (n)<<5 | (d))

// SDOT adds, to each int32 of d, the four products of its int8 in n with the
// int8 in quarter i (0 to 3) of m.
#define SDOT(m, i, n, d) WORD $(0x4F80E000 | ((i)&1)<<21 | ((i)>>1)<<11 | (m)<<16 | (n)<<5 | (d))
