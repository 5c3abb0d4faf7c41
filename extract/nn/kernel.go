package nn

// Kernel names the code that does the arithmetic. All kernels give the same
// bits; they differ in speed. The zero value is Auto. To ask for one that is
// not among [Kernels] panics.
type Kernel int

// The kernels, from the slowest to the fastest.
const (
	Auto    Kernel = iota // the fastest that the processor supports
	Generic               // plain Go, for any processor
	AVX2                  // x86-64 with AVX2
	AVXVNNI               // x86-64 with AVX2 and AVX-VNNI
	VNNI                  // x86-64 with AVX-512 F, BW, DQ, VL and VNNI
	NEON                  // arm64 with the dot product of ARMv8.2
)

// String returns the kernel's name.
func (k Kernel) String() string {
	switch k {
	case Auto:
		return "auto"
	case Generic:
		return "generic"
	case AVX2:
		return "avx2"
	case AVXVNNI:
		return "avxvnni"
	case VNNI:
		return "vnni"
	case NEON:
		return "neon"
	}
	return "unknown"
}

// Kernels returns the kernels that this processor supports, the fastest first;
// the last is Generic.
func Kernels() []Kernel {
	var kernels []Kernel
	for k := NEON; k >= Generic; k-- {
		if supported(k) {
			kernels = append(kernels, k)
		}
	}
	return kernels
}

// routines are the loops of one kernel. Float slices have a length that is a
// multiple of 16 unless said otherwise, so that no routine has a tail.
type routines struct {
	// tileRows and tileCols are the size of gemm's tile: tileRows is at most
	// spareRows, tileCols 16 or 32.
	tileRows, tileCols int
	// pack lays out weights [out, in] of seven bits as gemm reads them, tileCols
	// columns a panel, and returns what gemm adds to each column's sum.
	pack func(w []int8, out, in int) (panels [][]byte, start []int32)
	// gemm computes tileCols columns, for rows rounded up to tileRows:
	// dst[i*stride+j] = float32(sum)*scale[i]*colScale[j] + bias[j], where the
	// sum runs over depth (a multiple of 32) of row i of a and column j of the
	// panel b.
	gemm func(dst []float32, stride int, a, b []byte, depth, rows int, scale, colScale, bias []float32, start []int32)

	// absMax returns the largest absolute value.
	absMax func(x []float32) float32
	// quantise writes round(x*by), half to even, one byte each, as gemm reads it.
	quantise func(dst []byte, x []float32, by float32)
	// matmul4 computes dst = a b for four rows of a, with cols (a multiple of
	// 16) columns, adding over depth in ascending order; matmul1 for one row.
	matmul4 func(dst []float32, dstStride int, a []float32, aStride int, b []float32, bStride, depth, cols int)
	matmul1 func(dst []float32, a []float32, b []float32, bStride, depth, cols int)
	// transpose writes dst[j*dstStride+i] = src[i*srcStride+j] for rows and cols,
	// both multiples of 8.
	transpose func(dst []float32, dstStride int, src []float32, srcStride, rows, cols int)
	// softmax replaces x, which is not empty, by exp(x-top)/sum, where top is the
	// largest. Terms below exp(-87) become zero.
	softmax func(x []float32) (top, sum float32)
	// gelu replaces x by its GELU and returns the largest absolute value.
	gelu func(x []float32) float32
	// leaky replaces x by max(x, slope*x), slope in [0, 1].
	leaky func(x []float32, slope float32)
	// addSum adds y to x and returns the sum of the result.
	addSum func(x, y []float32) float32
	// squareSum returns the sum of (x-mean)².
	squareSum func(x []float32, mean float32) float32
	// normalise replaces x by (x-mean)*by*weight + bias.
	normalise func(x []float32, mean, by float32, weight, bias []float32)
	// embed writes float32(q)*scale + a + b; dst may be a.
	embed func(dst []float32, q []int8, scale float32, a, b []float32)
}

// routines returns the code of kernel k, which must be supported; Auto is the
// first of Kernels.
func (k Kernel) routines() routines {
	if k == Auto {
		for k = NEON; !supported(k); {
			k--
		}
	}
	if !supported(k) {
		panic("nn: kernel " + k.String() + " is not supported by this processor")
	}
	return nativeRoutines(k)
}
