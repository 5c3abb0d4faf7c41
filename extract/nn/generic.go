package nn

import "math"

// genericRoutines is the plain Go kernel, against which the others are tested:
// its loops define the bits.
//
// Every product that is added to something stands in a conversion,
// float32(a*b) + c, because Go may otherwise fuse the two.
func genericRoutines() routines {
	return routines{
		tileRows: 4, tileCols: lanes,
		pack: packGeneric, gemm: gemmGeneric,
		absMax: absMaxGeneric, quantise: quantiseGeneric,
		matmul4: matmul4Generic, matmul1: matmul1Generic, transpose: transposeGeneric,
		softmax: softmaxGeneric, gelu: geluGeneric, leaky: leakyGeneric,
		addSum: addSumGeneric, squareSum: squareSumGeneric, normalise: normaliseGeneric,
		embed: embedGeneric,
	}
}

// packGeneric pads rows to the depth that gemm wants and adds rows of zeros.
func packGeneric(w []int8, out, in int) ([][]byte, []int32) {
	depth, cols := roundUp(in, depthStep), roundUp(out, lanes)
	packed := make([]byte, cols*depth)
	for j := range out {
		for k, v := range w[j*in : (j+1)*in] {
			packed[j*depth+k] = byte(v)
		}
	}
	return cut(packed, lanes*depth), make([]int32, cols)
}

func gemmGeneric(dst []float32, stride int, a, b []byte, depth, rows int, scale, colScale, bias []float32, start []int32) {
	for i := 0; i < rows; i += 4 {
		a0, a1, a2, a3 := a[i*depth:][:depth], a[(i+1)*depth:][:depth], a[(i+2)*depth:][:depth], a[(i+3)*depth:][:depth]
		for j := range lanes {
			var s0, s1, s2, s3 int32
			for k, w := range b[j*depth:][:depth] {
				w := int32(int8(w))
				s0 += int32(int8(a0[k])) * w
				s1 += int32(int8(a1[k])) * w
				s2 += int32(int8(a2[k])) * w
				s3 += int32(int8(a3[k])) * w
			}
			for row, sum := range [4]int32{s0, s1, s2, s3} {
				dst[(i+row)*stride+j] = float32(float32(float32(sum+start[j])*scale[i+row])*colScale[j]) + bias[j]
			}
		}
	}
}

func absMaxGeneric(x []float32) float32 {
	var top float32
	for _, v := range x {
		if v < 0 {
			v = -v
		}
		if v > top {
			top = v
		}
	}
	return top
}

// roundMagic is 1.5·2²³: adding it rounds to an integer, half to even, which
// then stands in the low bits.
const roundMagic = 12582912

// rounded returns the integer nearest to x, half to even, in the low bits.
func rounded(x float32) uint32 { return math.Float32bits(x + roundMagic) }

func quantiseGeneric(dst []byte, x []float32, by float32) {
	dst = dst[:len(x)]
	for i, v := range x {
		dst[i] = byte(rounded(float32(v * by)))
	}
}

func matmul4Generic(dst []float32, dstStride int, a []float32, aStride int, b []float32, bStride, depth, cols int) {
	for i := range 4 {
		matmul1Generic(dst[i*dstStride:], a[i*aStride:], b, bStride, depth, cols)
	}
}

func matmul1Generic(dst []float32, a []float32, b []float32, bStride, depth, cols int) {
	dst = dst[:cols]
	clear(dst)
	for k, v := range a[:depth] {
		for j, w := range b[k*bStride:][:cols] {
			dst[j] += float32(v * w)
		}
	}
}

func transposeGeneric(dst []float32, dstStride int, src []float32, srcStride, rows, cols int) {
	for i := range rows {
		for j, v := range src[i*srcStride:][:cols] {
			dst[j*dstStride+i] = v
		}
	}
}

// fold adds the lanes of a sum: 16 to 8, 8 to 4, 4 to 2, 2 to 1.
func fold(s *[lanes]float32) float32 {
	for n := lanes / 2; n > 0; n /= 2 {
		for i := range n {
			s[i] += s[i+n]
		}
	}
	return s[0]
}

// The coefficients of exp on [-ln(2)/2, ln(2)/2] are those of Cephes' expf;
// the error is below 2 units in the last place.
const (
	log2E  = 1.44269504088896341
	ln2Hi  = 0.693359375
	ln2Lo  = -2.12194440e-4
	exp0   = 1.9875691500e-4
	exp1   = 1.3981999507e-3
	exp2   = 8.3334519073e-3
	exp3   = 4.1665795894e-2
	exp4   = 1.6666665459e-1
	exp5   = 5.0000001201e-1
	expMin = -87 // below it exp counts as zero
)

// expGeneric returns exp(x) for x <= 0.
func expGeneric(x float32) float32 {
	if !(x >= expMin) {
		return 0
	}
	shifted := float32(x*log2E) + roundMagic
	n := shifted - roundMagic
	r := x - float32(n*ln2Hi)
	r -= float32(n * ln2Lo)
	p := float32(exp0*r) + exp1
	p = float32(p*r) + exp2
	p = float32(p*r) + exp3
	p = float32(p*r) + exp4
	p = float32(p*r) + exp5
	p = float32(p*float32(r*r)) + r
	p++
	return p * math.Float32frombits(math.Float32bits(shifted)<<23+0x3f800000)
}

func softmaxGeneric(x []float32) (top, sum float32) {
	top = x[0]
	for _, v := range x {
		if v > top {
			top = v
		}
	}
	var s [lanes]float32
	for i, v := range x {
		x[i] = expGeneric(v - top)
		s[i%lanes] += x[i]
	}
	sum = fold(&s)
	by := 1 / sum
	for i := range x {
		x[i] *= by
	}
	return top, sum
}

// GELU is x·(1/2 + x·g(x²)), where x in the brackets is held in [-4.4, 4.4].
// The polynomial g was fitted for the smallest error of the whole: below 5e-5
// for |x| <= 12, a thousandth of what rounding to int8 takes.
const (
	gelu8   = 3.572629e-11
	gelu7   = -3.75663012e-09
	gelu6   = 1.7417085e-07
	gelu5   = -4.72640386e-06
	gelu4   = 8.4308791e-05
	gelu3   = -0.00105508615
	gelu2   = 0.0096433321
	gelu1   = -0.0660769045
	gelu0   = 0.398761868
	geluMax = 4.4
)

func geluGeneric(x []float32) float32 {
	for i, v := range x {
		t := v
		if t > geluMax {
			t = geluMax
		}
		if t < -geluMax {
			t = -geluMax
		}
		u := t * t
		g := float32(gelu8*u) + gelu7
		g = float32(g*u) + gelu6
		g = float32(g*u) + gelu5
		g = float32(g*u) + gelu4
		g = float32(g*u) + gelu3
		g = float32(g*u) + gelu2
		g = float32(g*u) + gelu1
		g = float32(g*u) + gelu0
		x[i] = v * (float32(t*g) + 0.5)
	}
	return absMaxGeneric(x)
}

func leakyGeneric(x []float32, slope float32) {
	for i, v := range x {
		if scaled := v * slope; scaled > v {
			x[i] = scaled
		}
	}
}

func addSumGeneric(x, y []float32) float32 {
	var s [lanes]float32
	for i, v := range y[:len(x)] {
		x[i] += v
		s[i%lanes] += x[i]
	}
	return fold(&s)
}

func squareSumGeneric(x []float32, mean float32) float32 {
	var s [lanes]float32
	for i, v := range x {
		v -= mean
		s[i%lanes] += float32(v * v)
	}
	return fold(&s)
}

func normaliseGeneric(x []float32, mean, by float32, weight, bias []float32) {
	for i, v := range x {
		x[i] = float32(float32((v-mean)*by)*weight[i]) + bias[i]
	}
}

func embedGeneric(dst []float32, q []int8, scale float32, a, b []float32) {
	for i, v := range q[:len(dst)] {
		dst[i] = float32(float32(v)*scale) + a[i] + b[i]
	}
}
