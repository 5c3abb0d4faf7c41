package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// fills are the kinds of numbers that the routines are tried on.
var fills = []struct {
	name string
	next func(rng *rand.Rand) float32
}{
	{"normal", func(rng *rand.Rand) float32 { return float32(rng.NormFloat64()) }},
	{"zero", func(rng *rand.Rand) float32 { return float32(math.Copysign(0, rng.Float64()-0.5)) }},
	{"tiny", func(rng *rand.Rand) float32 { return float32(rng.NormFloat64() * 1e-38) }},
	{"huge", func(rng *rand.Rand) float32 { return float32(rng.NormFloat64() * 1e17) }},
	{"spread", func(rng *rand.Rand) float32 {
		return float32(rng.NormFloat64() * math.Exp(min(80, 20*rng.NormFloat64())))
	}},
	{"halves", func(rng *rand.Rand) float32 { return float32(rng.IntN(255)-127) / 2 }},
	{"outlier", func(rng *rand.Rand) float32 {
		if rng.IntN(50) == 0 {
			return 1e4
		}
		return float32(rng.NormFloat64())
	}},
}

// forKernels runs test for every native kernel, kind of number and seed.
func forKernels(t *testing.T, test func(t *testing.T, got, want *routines, rng *rand.Rand, next func() float32)) {
	for _, k := range Kernels() {
		if k == Generic {
			continue
		}
		for _, fill := range fills {
			t.Run(fmt.Sprintf("%v/%s", k, fill.name), func(t *testing.T) {
				for seed := range uint64(20) {
					rng := rand.New(rand.NewPCG(seed, 7))
					test(t, new(k.routines()), new(genericRoutines()), rng, func() float32 { return fill.next(rng) })
				}
			})
		}
	}
}

func numbers(n int, next func() float32) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = next()
	}
	return x
}

// same compares bits, so that zeros of different sign differ.
func same(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: number %d of %d is %g (%#x), want %g (%#x)", what, i, len(want),
				got[i], math.Float32bits(got[i]), want[i], math.Float32bits(want[i]))
		}
	}
}

func TestRoutinesOfRows(t *testing.T) {
	forKernels(t, func(t *testing.T, got, want *routines, rng *rand.Rand, next func() float32) {
		for _, n := range []int{0, 16, 32, 48, 384, 16 * (1 + rng.IntN(40))} {
			x, y, weight, bias := numbers(n, next), numbers(n, next), numbers(n, next), numbers(n, next)
			same(t, "absMax", []float32{got.absMax(x)}, []float32{want.absMax(x)})
			for _, step := range []struct {
				name string
				run  func(r *routines, x []float32) []float32
			}{
				{"gelu", func(r *routines, x []float32) []float32 { return []float32{r.gelu(x)} }},
				{"leaky", func(r *routines, x []float32) []float32 { r.leaky(x, 0.1); return nil }},
				{"addSum", func(r *routines, x []float32) []float32 { return []float32{r.addSum(x, y)} }},
				{"squareSum", func(r *routines, x []float32) []float32 { return []float32{r.squareSum(x, 0.25)} }},
				{"normalise", func(r *routines, x []float32) []float32 { r.normalise(x, 0.3, 1.7, weight, bias); return nil }},
				{"softmax", func(r *routines, x []float32) []float32 {
					if len(x) == 0 {
						return nil
					}
					top, sum := r.softmax(x)
					return []float32{top + 0, sum} // of two zeros either is the largest
				}},
			} {
				x1, x2 := slices.Clone(x), slices.Clone(x)
				r1, r2 := step.run(got, x1), step.run(want, x2)
				same(t, step.name+" result", r1, r2)
				same(t, step.name, x1, x2)
			}
		}
	})
}

func TestSoftmaxOfPaddedRows(t *testing.T) {
	forKernels(t, func(t *testing.T, got, want *routines, rng *rand.Rand, next func() float32) {
		n := 1 + rng.IntN(70)
		x := numbers(roundUp(n, lanes), next)
		y := slices.Clone(x)
		softmaxPadded(got, x, n)
		softmaxPadded(want, y, n)
		same(t, "softmax", x, y)
		for _, v := range x[n:roundUp(n, lanes)] {
			if v != 0 {
				t.Fatalf("padding is %g, want 0", v)
			}
		}
	})
}

func TestEmbed(t *testing.T) {
	forKernels(t, func(t *testing.T, got, want *routines, rng *rand.Rand, next func() float32) {
		n := 16 * rng.IntN(30)
		q := make([]int8, n)
		for i := range q {
			q[i] = int8(rng.IntN(256) - 128)
		}
		a, b, scale := numbers(n, next), numbers(n, next), next()
		x, y := make([]float32, n), make([]float32, n)
		got.embed(x, q, scale, a, b)
		want.embed(y, q, scale, a, b)
		same(t, "embed", x, y)
	})
}

func TestMatmul(t *testing.T) {
	forKernels(t, func(t *testing.T, got, want *routines, rng *rand.Rand, next func() float32) {
		depth, cols := 1+rng.IntN(70), 16*(1+rng.IntN(7))
		aStride, bStride, dstStride := depth+rng.IntN(9), cols+rng.IntN(9), cols+rng.IntN(9)
		a, b := numbers(4*aStride, next), numbers(depth*bStride, next)
		x := numbers(4*dstStride, next)
		y := slices.Clone(x)
		got.matmul4(x, dstStride, a, aStride, b, bStride, depth, cols)
		want.matmul4(y, dstStride, a, aStride, b, bStride, depth, cols)
		same(t, "matmul4", x, y) // the gaps between rows too
		got.matmul1(x[:cols], a, b, bStride, depth, cols)
		same(t, "matmul1", x, y)
	})
}

func TestTranspose(t *testing.T) {
	forKernels(t, func(t *testing.T, got, want *routines, rng *rand.Rand, next func() float32) {
		rows, cols := 8*rng.IntN(6), 8*rng.IntN(6)
		dstStride, srcStride := rows+rng.IntN(9), cols+rng.IntN(9)
		src := numbers(rows*srcStride, next)
		x := numbers(cols*dstStride, next)
		y := slices.Clone(x)
		got.transpose(x, dstStride, src, srcStride, rows, cols)
		want.transpose(y, dstStride, src, srcStride, rows, cols)
		same(t, "transpose", x, y)
	})
}

// TestLinear multiplies odd shapes, with weights and activations at the ends
// of their range in some.
func TestLinear(t *testing.T) {
	forKernels(t, func(t *testing.T, got, want *routines, rng *rand.Rand, next func() float32) {
		rows, in, out := rng.IntN(20), 1+rng.IntN(200), 1+rng.IntN(120)
		if rng.IntN(4) == 0 {
			in = 1536
		}
		weight := make([]int8, in*out)
		extreme, small, sign := rng.IntN(2) == 0, rng.IntN(2) == 0, float32(1-2*rng.IntN(2))
		for i := range weight {
			switch {
			case small: // as trained ones are
				weight[i] = int8(max(-64, min(63, 15*rng.NormFloat64())))
			case extreme:
				weight[i] = int8(63 - 127*(out&1))
			default:
				weight[i] = int8(rng.IntN(128) - 64)
			}
		}
		x := NewMatrix(rows, in)
		for i := range x.Data {
			x.Data[i] = float32(math.Inf(1)) // padding must not count
		}
		for i := range rows {
			for j := range in {
				x.Row(i)[j] = next()
				switch {
				case extreme && small: // the largest sum of a column
					x.Row(i)[j] = float32(math.Copysign(1, float64(weight[i%out*in+j]))) * sign
				case extreme:
					x.Row(i)[j] = sign
				}
			}
		}
		scale, bias := numbers(out, next), numbers(out, next)
		var ws Workspace
		var a, b Matrix
		newLinear(weight, scale, bias, in, got).Apply(&ws, &a, x)
		newLinear(weight, scale, bias, in, want).Apply(&ws, &b, x)
		if a.Rows != rows || a.Cols != out {
			t.Fatalf("%d x %d, want %d x %d", a.Rows, a.Cols, rows, out)
		}
		for i := range rows {
			same(t, fmt.Sprintf("row %d of %d, %d to %d", i, rows, in, out), a.Row(i), b.Row(i))
		}
	})
}

// TestGenericGemm compares the product with one of plain loops.
func TestGenericGemm(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, k := range Kernels() {
		const rows, in, out = 7, 70, 37
		weight := make([]int8, in*out)
		for i := range weight {
			weight[i] = int8(rng.IntN(127) - 63)
		}
		x := NewMatrix(rows, in)
		for i := range rows {
			for j := range in {
				x.Row(i)[j] = float32(rng.IntN(255) - 127)
			}
			x.Row(i)[0] = 127 // the scale is 1
		}
		scale, bias := slices.Repeat([]float32{1}, out), slices.Repeat([]float32{0.5}, out)
		var dst Matrix
		newLinear(weight, scale, bias, in, new(k.routines())).Apply(new(Workspace), &dst, x)
		for i := range rows {
			for j := range out {
				want := float32(0.5)
				for c, v := range x.Row(i) {
					want += v * float32(weight[j*in+c])
				}
				if got := dst.Row(i)[j]; got != want {
					t.Fatalf("%v: [%d][%d] is %g, want %g", k, i, j, got, want)
				}
			}
		}
	}
}

// TestApproximations holds exp, log and GELU to their stated errors.
func TestApproximations(t *testing.T) {
	relative := func(got float32, want float64) float64 { return math.Abs(float64(got)-want) / math.Abs(want) }
	var worstExp, worstLog, worstGELU float64
	for i := range 200001 {
		x := -float32(i) * 87 / 200000
		worstExp = max(worstExp, relative(expGeneric(x), math.Exp(float64(x))))
		y := float32(math.Exp(float64(i-100000) * 8e-4))
		if l := math.Log(float64(y)); math.Abs(l) > 1e-3 {
			worstLog = max(worstLog, relative(log(y), l))
		}
		z := []float32{float32(i-100000) * 1e-4}
		v := float64(z[0])
		geluGeneric(z)
		worstGELU = max(worstGELU, math.Abs(float64(z[0])-v/2*math.Erfc(-v/math.Sqrt2)))
	}
	t.Logf("largest errors: exp %.2g and log %.2g (relative), GELU %.2g", worstExp, worstLog, worstGELU)
	if worstExp > 2e-7 || worstLog > 2e-7 || worstGELU > 5e-5 {
		t.Error("an error is larger than stated")
	}
}

func TestKernelNames(t *testing.T) {
	for _, k := range append(Kernels(), Auto) {
		if k.routines().gemm == nil || k.String() == "unknown" {
			t.Errorf("kernel %d has no name", int(k))
		}
	}
	if kernels := Kernels(); kernels[len(kernels)-1] != Generic {
		t.Errorf("the last of %v is not generic", kernels)
	}
	defer func() {
		if recover() == nil {
			t.Error("an unsupported kernel did not panic")
		}
	}()
	Kernel(99).routines()
}
