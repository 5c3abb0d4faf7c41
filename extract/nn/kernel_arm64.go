package nn

import "golang.org/x/sys/cpu"

func supported(k Kernel) bool {
	return k == Generic || k == NEON && cpu.ARM64.HasASIMD && cpu.ARM64.HasASIMDDP
}

func nativeRoutines(k Kernel) routines {
	if k == Generic {
		return genericRoutines()
	}
	return routines{
		tileRows: 4, tileCols: 16,
		pack: packNEON, gemm: gemmNEON,
		absMax: absMaxNEON, quantise: quantiseNEON,
		matmul4: matmul4NEON, matmul1: matmul1NEON, transpose: transposeGeneric,
		softmax: softmaxNEON, gelu: geluNEON, leaky: leakyNEON,
		addSum: addSumNEON, squareSum: squareSumNEON, normalise: normaliseNEON,
		embed: embedNEON,
	}
}

// packNEON lays out panels of 16 columns, four of the depth at a time for each
// column.
func packNEON(w []int8, out, in int) ([][]byte, []int32) {
	panels, sums := packPanels(w, out, in, 16)
	clear(sums)
	return panels, sums
}

// The routines of float_neon_arm64.s and gemm_arm64.s.

//go:noescape
func gemmNEON(dst []float32, stride int, a, b []byte, depth, rows int, scale, colScale, bias []float32, start []int32)

//go:noescape
func absMaxNEON(x []float32) float32

//go:noescape
func quantiseNEON(dst []byte, x []float32, by float32)

//go:noescape
func matmul4NEON(dst []float32, dstStride int, a []float32, aStride int, b []float32, bStride, depth, cols int)

//go:noescape
func matmul1NEON(dst []float32, a []float32, b []float32, bStride, depth, cols int)

//go:noescape
func softmaxNEON(x []float32) (top, sum float32)

//go:noescape
func geluNEON(x []float32) float32

//go:noescape
func leakyNEON(x []float32, slope float32)

//go:noescape
func addSumNEON(x, y []float32) float32

//go:noescape
func squareSumNEON(x []float32, mean float32) float32

//go:noescape
func normaliseNEON(x []float32, mean, by float32, weight, bias []float32)

//go:noescape
func embedNEON(dst []float32, q []int8, scale float32, a, b []float32)
