package nn_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"tercet/extract/nn"
)

func randomMatrix(rng *rand.Rand, rows, cols int) *nn.Matrix {
	m := nn.NewMatrix(rows, cols)
	for i := range m.Data {
		m.Data[i] = float32(math.NaN()) // padding must not count
	}
	for i := range rows {
		for j := range cols {
			m.Row(i)[j] = float32(rng.NormFloat64())
		}
	}
	return m
}

// biaffine is [a 1] u [b 1]ᵀ, or [a 1] u bᵀ where u has no column for the 1.
func biaffine(a, b, u []float32, cols int) float64 {
	var sum float64
	for i := range len(a) + 1 {
		x := 1.0
		if i < len(a) {
			x = float64(a[i])
		}
		for j := range cols {
			y := 1.0
			if j < len(b) {
				y = float64(b[j])
			}
			sum += x * float64(u[i*cols+j]) * y
		}
	}
	return sum
}

func TestArcScorer(t *testing.T) {
	weights := random(small, 3)
	u := weights.floats["arc.bilinear"]
	rng := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{0, 1, 3, 4, 17, 40} {
		all := randomMatrix(rng, n+10, 256)
		dep, head := all.Slice(5, 5+n), randomMatrix(rng, n, 256)
		var want *nn.Matrix
		for _, k := range append([]nn.Kernel{nn.Generic}, nn.Kernels()...) {
			s, err := nn.NewArcScorer(weights, "arc.bilinear", k)
			if err != nil {
				t.Fatal(err)
			}
			got := new(nn.Matrix)
			s.Apply(new(nn.Workspace), got, &dep, head)
			if want == nil {
				want = got
			}
			for i := range n {
				if !slices.Equal(got.Row(i), want.Row(i)) {
					t.Fatalf("%v: row %d of %d differs from generic", k, i, n)
				}
				for j, v := range got.Row(i) {
					if exact := biaffine(dep.Row(i), head.Row(j), u, 256); math.Abs(float64(v)-exact) > 1e-4 {
						t.Fatalf("%v: score %d, %d of %d is %g, want %g", k, i, j, n, v, exact)
					}
				}
			}
		}
	}
}

func TestLabelScorer(t *testing.T) {
	weights := random(small, 3)
	u := weights.floats["label.bilinear"]
	rng := rand.New(rand.NewPCG(2, 1))
	dep, head := randomMatrix(rng, 60, 96), randomMatrix(rng, 60, 96)
	var arcs []nn.Arc
	for i := range 50 {
		for range rng.IntN(4) {
			arcs = append(arcs, nn.Arc{Dep: i, Head: rng.IntN(60)})
		}
	}
	arcs = append(arcs, nn.Arc{Dep: 2, Head: 1}, nn.Arc{Dep: 2, Head: 2}, nn.Arc{Dep: 1, Head: 1})
	var want *nn.Matrix
	for _, k := range append([]nn.Kernel{nn.Generic}, nn.Kernels()...) {
		s, err := nn.NewLabelScorer(weights, "label.bilinear", k)
		if err != nil {
			t.Fatal(err)
		}
		got := new(nn.Matrix)
		s.Apply(new(nn.Workspace), got, dep, head, arcs)
		if want == nil {
			want = got
		}
		for i, arc := range arcs {
			if !slices.Equal(got.Row(i), want.Row(i)) {
				t.Fatalf("%v: arc %d differs from generic", k, i)
			}
			for l, v := range got.Row(i) {
				// Both sides are rounded to int8: some 0.6% of the spread.
				exact := biaffine(dep.Row(arc.Dep), head.Row(arc.Head), u[l*97*97:][:97*97], 97)
				if math.Abs(float64(v)-exact) > 0.3 {
					t.Fatalf("%v: arc %d, label %d is %g, want %g", k, i, l, v, exact)
				}
			}
		}
	}
}

func TestScorersRefuseWrongShapes(t *testing.T) {
	weights := random(small, 3)
	if _, err := nn.NewArcScorer(weights, "tags.bias", nn.Auto); err == nil {
		t.Error("an arc scorer of a vector: no error")
	}
	if _, err := nn.NewLabelScorer(weights, "arc.bilinear", nn.Auto); err == nil {
		t.Error("a label scorer of a matrix: no error")
	}
	if _, err := nn.NewLinear(weights, "nothing", nn.Auto); err == nil {
		t.Error("a linear of nothing: no error")
	}
}

func TestLeaky(t *testing.T) {
	for _, k := range nn.Kernels() {
		x := randomMatrix(rand.New(rand.NewPCG(1, 1)), 3, 37)
		x.Row(1)[36], x.Row(1)[35] = -10, 10
		nn.Leaky(k, x, 0.1)
		if x.Row(1)[36] != -1 || x.Row(1)[35] != 10 {
			t.Errorf("%v: leaky(-10) = %g, leaky(10) = %g", k, x.Row(1)[36], x.Row(1)[35])
		}
	}
}

func TestLogSoftmax(t *testing.T) {
	tests := [][]float32{{0}, {-5}, {1, 1}, {1, 2, 3}, {-1000, 0, 1000}, {5, -1e30}}
	for _, k := range nn.Kernels() {
		for _, x := range tests {
			logs := nn.NewMatrix(2, len(x))
			copy(logs.Row(1), x)
			nn.LogSoftmax(k, new(nn.Workspace), logs)
			var sum float64
			for _, v := range x {
				sum += math.Exp(float64(v - slices.Max(x)))
			}
			for i, v := range x {
				want := float64(v-slices.Max(x)) - math.Log(sum)
				if math.Abs(float64(logs.Row(1)[i])-want) > 1e-6*(1+math.Abs(want)) {
					t.Errorf("%v: log softmax of %v: %v, want %g at %d", k, x, logs.Row(1), want, i)
				}
			}
		}
	}
}

func TestMean(t *testing.T) {
	x := nn.NewMatrix(4, 2)
	for i := range 4 {
		x.Row(i)[0], x.Row(i)[1] = float32(i), float32(-i)
	}
	var dst nn.Matrix
	nn.Mean(&dst, x, []nn.Run{{0, 1}, {1, 4}, {0, 2}})
	for i, want := range []float32{0, 2, 0.5} {
		if row := dst.Row(i); row[0] != want || row[1] != -want {
			t.Errorf("row %d is %v, want %g and %g", i, row, want, -want)
		}
	}
}

func TestScorersDoNotAllocate(t *testing.T) {
	weights := random(small, 3)
	arcs, err := nn.NewArcScorer(weights, "arc.bilinear", nn.Auto)
	if err != nil {
		t.Fatal(err)
	}
	labels, err := nn.NewLabelScorer(weights, "label.bilinear", nn.Auto)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(3, 1))
	dep, head := randomMatrix(rng, 20, 256), randomMatrix(rng, 20, 256)
	labelDep, labelHead := randomMatrix(rng, 20, 96), randomMatrix(rng, 20, 96)
	chosen := []nn.Arc{{Dep: 0, Head: 1}, {Dep: 19, Head: 0}}
	var ws nn.Workspace
	var scores nn.Matrix
	n := testing.AllocsPerRun(5, func() {
		nn.Leaky(nn.Auto, dep, 0.1)
		arcs.Apply(&ws, &scores, dep, head)
		labels.Apply(&ws, &scores, labelDep, labelHead, chosen)
	})
	if n > 0 {
		t.Errorf("%v allocations a batch", n)
	}
}
