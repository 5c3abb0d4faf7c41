package nn

import "math"

// genericRoutines is the plain Go kernel, against which the others are tested:
// its loops define the bits.
//
// Every product that is added to something stands in a conversion,
// float32(a*b) + c, because Go may otherwise fuse the two.
func genericRoutines() *routines {
	return &routines{
		tileRows: 4, tileCols: lanes, activationSize: 1,
		pack: packGeneric, gemm: gemmGeneric,
		absMax: absMaxGeneric, quantise: quantiseGeneric,
		matmul4: matmul4Generic, matmul1: matmul1Generic, transpose: transposeGeneric,
		softmax: softmaxGeneric, gelu: geluGeneric, leaky: leakyGeneric,
		addSum: addSumGeneric, squareSum: squareSumGeneric, normalise: normaliseGeneric,
		embed: embedGeneric,
	}
}

// packGeneric pads rows to the depth that gemm wants and adds rows of zeros.
func packGeneric(w []int8, out, in int) ([]byte, []int32) {
	depth, cols := roundUp(in, depthStep), roundUp(out, lanes)
	packed := make([]byte, cols*depth)
	for j := range out {
		for k, v := range w[j*in : (j+1)*in] {
			packed[j*depth+k] = byte(v)
		}
	}
	return packed, make([]int32, cols)
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

func quantiseGeneric(dst []byte, x []float32, by float32) {
	dst = dst[:len(x)]
	for i, v := range x {
		dst[i] = byte(math.Float32bits(float32(v*by) + roundMagic))
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

func softmaxGeneric(x []float32) {
	top := x[0]
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
	by := 1 / fold(&s)
	for i := range x {
		x[i] *= by
	}
}

// The rational function of erf on [-4, 4] is Eigen's. The GELU made of it has
// an error below 2e-6 for |x| <= 10.
const (
	erfA13 = -2.72614225801306e-10
	erfA11 = 2.77068142495902e-08
	erfA9  = -2.10102402082508e-06
	erfA7  = -5.69250639462346e-05
	erfA5  = -7.34990630326855e-04
	erfA3  = -2.95459980854025e-03
	erfA1  = -1.60960333262415e-02
	erfB8  = -1.45660718464996e-05
	erfB6  = -2.13374055278905e-04
	erfB4  = -1.68282697438203e-03
	erfB2  = -7.37332916720468e-03
	erfB0  = -1.42647390514189e-02
	erfMax = 4

	sqrtHalf = 0.70710678118654752440
)

func geluGeneric(x []float32) {
	for i, v := range x {
		t := v * sqrtHalf
		if t > erfMax {
			t = erfMax
		}
		if t < -erfMax {
			t = -erfMax
		}
		u := t * t
		a := float32(erfA13*u) + erfA11
		a = float32(a*u) + erfA9
		a = float32(a*u) + erfA7
		a = float32(a*u) + erfA5
		a = float32(a*u) + erfA3
		a = float32(a*u) + erfA1
		b := float32(erfB8*u) + erfB6
		b = float32(b*u) + erfB4
		b = float32(b*u) + erfB2
		b = float32(b*u) + erfB0
		erf := float32(t*a) / b
		x[i] = float32(v*0.5) * (erf + 1)
	}
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
