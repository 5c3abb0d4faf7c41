package nn

import "golang.org/x/sys/cpu"

func supported(k Kernel) bool {
	x86 := &cpu.X86
	switch k {
	case Generic:
		return true
	case AVX2:
		return x86.HasAVX2
	case AVXVNNI:
		return x86.HasAVX2 && x86.HasAVXVNNI
	case VNNI:
		return x86.HasAVX2 && x86.HasAVX512F && x86.HasAVX512BW && x86.HasAVX512DQ && x86.HasAVX512VL && x86.HasAVX512VNNI
	}
	return false
}

func nativeRoutines(k Kernel) routines {
	switch k {
	case VNNI:
		return routines{
			tileRows: 8, tileCols: 32,
			pack: packVNNI, gemm: gemmVNNI,
			absMax: absMaxAVX512, quantise: quantiseVNNI,
			matmul4: matmul4AVX512, matmul1: matmul1AVX512, transpose: transposeAVX2,
			softmax: softmaxAVX512, gelu: geluAVX512, leaky: leakyAVX512,
			addSum: addSumAVX512, squareSum: squareSumAVX512, normalise: normaliseAVX512,
			embed: embedAVX512,
		}
	case AVXVNNI:
		r := nativeRoutines(AVX2)
		r.tileRows, r.pack, r.gemm = 6, packAVXVNNI, gemmAVXVNNI
		return r
	case AVX2:
		return routines{
			tileRows: 4, tileCols: 16,
			pack: packAVX2, gemm: gemmAVX2,
			absMax: absMaxAVX2, quantise: quantiseAVX2,
			matmul4: matmul4AVX2, matmul1: matmul1AVX2, transpose: transposeAVX2,
			softmax: softmaxAVX2, gelu: geluAVX2, leaky: leakyAVX2,
			addSum: addSumAVX2, squareSum: squareSumAVX2, normalise: normaliseAVX2,
			embed: embedAVX2,
		}
	}
	return genericRoutines()
}

// packVNNI lays out panels of 32 columns, four of the depth at a time for each
// column. Activations are stored plus 128, so that they are unsigned; every
// sum starts at minus what that adds.
func packVNNI(w []int8, out, in int) ([][]byte, []int32) { return packUnsigned(w, out, in, 32) }

// packAVXVNNI is packVNNI with panels of 16 columns.
func packAVXVNNI(w []int8, out, in int) ([][]byte, []int32) { return packUnsigned(w, out, in, 16) }

func packUnsigned(w []int8, out, in, width int) (panels [][]byte, start []int32) {
	panels, start = packPanels(w, out, in, width)
	for j := range start {
		start[j] *= -128
	}
	return panels, start
}

// The routines of float_avx2_amd64.s and gemm_amd64.s for AVX2 and AVX-VNNI.

//go:noescape
func gemmAVX2(dst []float32, stride int, a, b []byte, depth, rows int, scale, colScale, bias []float32, start []int32)

//go:noescape
func gemmAVXVNNI(dst []float32, stride int, a, b []byte, depth, rows int, scale, colScale, bias []float32, start []int32)

//go:noescape
func absMaxAVX2(x []float32) float32

//go:noescape
func quantiseAVX2(dst []byte, x []float32, by float32)

//go:noescape
func matmul4AVX2(dst []float32, dstStride int, a []float32, aStride int, b []float32, bStride, depth, cols int)

//go:noescape
func matmul1AVX2(dst []float32, a []float32, b []float32, bStride, depth, cols int)

//go:noescape
func transposeAVX2(dst []float32, dstStride int, src []float32, srcStride, rows, cols int)

//go:noescape
func softmaxAVX2(x []float32) (top, sum float32)

//go:noescape
func geluAVX2(x []float32) float32

//go:noescape
func leakyAVX2(x []float32, slope float32)

//go:noescape
func addSumAVX2(x, y []float32) float32

//go:noescape
func squareSumAVX2(x []float32, mean float32) float32

//go:noescape
func normaliseAVX2(x []float32, mean, by float32, weight, bias []float32)

//go:noescape
func embedAVX2(dst []float32, q []int8, scale float32, a, b []float32)

// The routines of float_avx512_amd64.s and gemm_amd64.s for AVX-512.

//go:noescape
func gemmVNNI(dst []float32, stride int, a, b []byte, depth, rows int, scale, colScale, bias []float32, start []int32)

//go:noescape
func absMaxAVX512(x []float32) float32

//go:noescape
func quantiseVNNI(dst []byte, x []float32, by float32)

//go:noescape
func matmul4AVX512(dst []float32, dstStride int, a []float32, aStride int, b []float32, bStride, depth, cols int)

//go:noescape
func matmul1AVX512(dst []float32, a []float32, b []float32, bStride, depth, cols int)

//go:noescape
func softmaxAVX512(x []float32) (top, sum float32)

//go:noescape
func geluAVX512(x []float32) float32

//go:noescape
func leakyAVX512(x []float32, slope float32)

//go:noescape
func addSumAVX512(x, y []float32) float32

//go:noescape
func squareSumAVX512(x []float32, mean float32) float32

//go:noescape
func normaliseAVX512(x []float32, mean, by float32, weight, bias []float32)

//go:noescape
func embedAVX512(dst []float32, q []int8, scale float32, a, b []float32)
