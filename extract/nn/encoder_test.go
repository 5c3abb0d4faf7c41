package nn_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"tercet/extract/nn"
)

// tensors is a table of weights in memory.
type tensors struct {
	ints   map[string][]int8
	floats map[string][]float32
	shape  map[string][]int
}

func (t *tensors) Int8(name string) ([]int8, []int, error) {
	if data, ok := t.ints[name]; ok {
		return data, t.shape[name], nil
	}
	return nil, nil, fs.ErrNotExist
}

func (t *tensors) Float32(name string) ([]float32, []int, error) {
	if data, ok := t.floats[name]; ok {
		return data, t.shape[name], nil
	}
	return nil, nil, fs.ErrNotExist
}

// size is the shape of a random network.
type size struct{ vocabulary, positions, width, attention, hidden, layers, labels int }

var (
	small = size{vocabulary: 50, positions: 130, width: 64, attention: 64, hidden: 100, layers: 2, labels: 5}
	// narrow has one head where small has two.
	narrow = size{vocabulary: 50, positions: 130, width: 64, attention: 32, hidden: 40, layers: 2, labels: 5}
	// full is the shape of the network that Tercet ships.
	full = size{vocabulary: 2000, positions: 512, width: 384, attention: 384, hidden: 1536, layers: 4, labels: 51}
)

// random returns the tensors of a network whose weights are random and of the
// size that training leaves, the same on every processor.
func random(s size, seed uint64) *tensors {
	rng := rand.New(rand.NewPCG(seed, 1))
	t := &tensors{map[string][]int8{}, map[string][]float32{}, map[string][]int{}}
	normal := func() float32 { // nearly
		bits := rng.Uint64()
		sum := int(bits&0xffff) + int(bits>>16&0xffff) + int(bits>>32&0xffff) + int(bits>>48)
		return float32(sum-2*0xffff) / 37837
	}
	float := func(name string, mean, spread float32, shape ...int) {
		data := make([]float32, product(shape))
		for i := range data {
			data[i] = mean + float32(spread*normal())
		}
		t.floats[name], t.shape[name] = data, shape
	}
	integer := func(name string, shape ...int) {
		data := make([]int8, product(shape))
		for i := range data {
			data[i] = int8(min(max(normal()*20, -nn.MaxWeight), nn.MaxWeight))
		}
		t.ints[name], t.shape[name] = data, shape
	}
	linear := func(name string, out, in int) {
		integer(name+".weight", out, in)
		float(name+".scale", 0.002, 0.0004, out)
		float(name+".bias", 0, 0.1, out)
	}
	norm := func(name string) {
		float(name+".weight", 1, 0.1, s.width)
		float(name+".bias", 0, 0.1, s.width)
	}
	integer("embeddings.word", s.vocabulary, s.width)
	float("embeddings.word.scale", 0.002, 0.0002, s.vocabulary)
	float("embeddings.position", 0, 0.02, s.positions, s.width)
	float("embeddings.case", 0, 0.02, 8, s.width)
	norm("embeddings.norm")
	for i := range s.layers {
		name := fmt.Sprintf("encoder.%d.", i)
		linear(name+"attention.qkv", 3*s.attention, s.width)
		linear(name+"attention.out", s.width, s.attention)
		norm(name + "attention.norm")
		linear(name+"ffn.in", s.hidden, s.width)
		linear(name+"ffn.out", s.width, s.hidden)
		norm(name + "ffn.norm")
	}
	linear("tags", 109, s.width)
	linear("names", 15, s.width)
	linear("arc.dep", 256, s.width)
	linear("arc.head", 256, s.width)
	linear("label.dep", 96, s.width)
	linear("label.head", 96, s.width)
	float("arc.bilinear", 0, 0.05, 257, 256)
	float("label.bilinear", 0, 0.05, s.labels, 97, 97)
	return t
}

func product(shape []int) int {
	n := 1
	for _, v := range shape {
		n *= v
	}
	return n
}

// batch returns sentences of the given lengths.
func batch(s size, seed uint64, lengths ...int) nn.Batch {
	rng := rand.New(rand.NewPCG(seed, 2))
	in := nn.Batch{Offsets: []int{0}}
	for _, n := range lengths {
		for range n {
			in.Pieces = append(in.Pieces, int32(rng.IntN(s.vocabulary)))
			in.Cases = append(in.Cases, uint8(rng.IntN(8)))
		}
		in.Offsets = append(in.Offsets, len(in.Pieces))
	}
	return in
}

// pooled gives every row of a batch one to four pieces.
func pooled(s size, seed uint64, in nn.Batch) nn.Batch {
	rng := rand.New(rand.NewPCG(seed, 4))
	out := nn.Batch{Words: []int{0}, Cases: in.Cases, Offsets: in.Offsets}
	for range in.Pieces {
		for range 1 + rng.IntN(4)*rng.IntN(2) {
			out.Pieces = append(out.Pieces, int32(rng.IntN(s.vocabulary)))
		}
		out.Words = append(out.Words, len(out.Pieces))
	}
	return out
}

// lengths returns the lengths of news sentences, in pieces.
func lengths(seed uint64, n int) []int {
	rng := rand.New(rand.NewPCG(seed, 3))
	all := make([]int, n)
	for i := range all {
		all[i] = max(4, int(31+14*rng.NormFloat64()))
	}
	return all
}

func encode(t testing.TB, weights *tensors, k nn.Kernel, in nn.Batch) *nn.Matrix {
	t.Helper()
	e, err := nn.NewEncoder(weights, nn.Options{Kernel: k, Heads: weights.shape["encoder.0.attention.qkv.weight"][0] / 96})
	if err != nil {
		t.Fatal(err)
	}
	var ws nn.Workspace
	dst := new(nn.Matrix)
	if err := e.Encode(&ws, dst, in); err != nil {
		t.Fatal(err)
	}
	return dst
}

func TestEncoderFollowsReference(t *testing.T) {
	pieces := batch(small, 1, 7, 0, 1, 18, 3, 40, 130)
	for _, test := range []struct {
		name string
		size size
		in   nn.Batch
	}{{"pieces", small, pieces}, {"words", small, pooled(small, 1, pieces)}, {"narrow", narrow, pieces}} {
		weights := random(test.size, 1)
		got := encode(t, weights, nn.Generic, test.in)
		var worst float64
		for i, row := range reference(weights, test.size, test.in) {
			for j, v := range row {
				worst = max(worst, math.Abs(float64(got.Row(i)[j])-v))
			}
		}
		// The reference is quantised as the encoder is, but a number next to a half
		// may round otherwise.
		t.Logf("%s: largest difference %.2g", test.name, worst)
		if worst > 0.02 {
			t.Errorf("%s: largest difference from the reference %g, want at most 0.02", test.name, worst)
		}
	}
}

func TestEncoderDoesNotDependOnBatch(t *testing.T) {
	weights := random(small, 2)
	for _, k := range nn.Kernels() {
		in := batch(small, 3, 5, 40, 1, 0, 2, 17, 16, 33, 3, 110, 20, 80, 0)
		whole := encode(t, weights, k, in)
		for s := range len(in.Offsets) - 1 {
			from, to := in.Offsets[s], in.Offsets[s+1]
			alone := encode(t, weights, k, nn.Batch{
				Pieces: in.Pieces[from:to], Cases: in.Cases[from:to], Offsets: []int{0, to - from},
			})
			for i := range to - from {
				if !slices.Equal(alone.Row(i), whole.Row(from+i)) {
					t.Fatalf("%v: sentence %d, piece %d: alone and in a batch differ", k, s, i)
				}
			}
		}
	}
}

func TestEncoderIsEqualOnEveryKernel(t *testing.T) {
	weights := random(narrow, 4)
	in := pooled(small, 5, batch(small, 5, 9, 40, 1, 2, 31, 16, 0, 4))
	want := encode(t, weights, nn.Generic, in)
	for _, k := range nn.Kernels() {
		got := encode(t, weights, k, in)
		for i := range want.Rows {
			if !slices.Equal(got.Row(i), want.Row(i)) {
				t.Fatalf("%v: row %d differs from generic", k, i)
			}
		}
	}
}

// TestEncoderBits holds every kernel of every processor to the same bits.
func TestEncoderBits(t *testing.T) {
	const want = 0xe5e1d9aef3af5706
	pieces := batch(small, 7, 40, 3, 12, 1, 0, 25)
	for _, k := range nn.Kernels() {
		sum := fnv.New64a()
		for _, in := range []nn.Batch{pieces, pooled(small, 7, pieces)} {
			got := encode(t, random(small, 7), k, in)
			logs := nn.NewMatrix(got.Rows, got.Cols)
			copy(logs.Data, got.Data)
			nn.LogSoftmax(k, new(nn.Workspace), logs)
			for i := range got.Rows {
				binary.Write(sum, binary.LittleEndian, got.Row(i))
				binary.Write(sum, binary.LittleEndian, logs.Row(i))
			}
		}
		if sum.Sum64() != want {
			t.Errorf("%v: %#x, want %#x", k, sum.Sum64(), uint64(want))
		}
	}
}

// TestEncoderServesManyGoroutines encodes with one encoder in several at once.
func TestEncoderServesManyGoroutines(t *testing.T) {
	e, err := nn.NewEncoder(random(small, 8), nn.Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := batch(small, 8, 20, 7)
	var rows [4]nn.Matrix
	var group sync.WaitGroup
	for i := range rows {
		group.Go(func() {
			var ws nn.Workspace
			for range 5 {
				if err := e.Encode(&ws, &rows[i], in); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	for i := range rows {
		for r := range rows[0].Rows {
			if !slices.Equal(rows[i].Row(r), rows[0].Row(r)) {
				t.Fatalf("goroutine %d, row %d differs", i, r)
			}
		}
	}
}

func TestEncoderRefusesBadBatches(t *testing.T) {
	e, err := nn.NewEncoder(random(small, 1), nn.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		in   nn.Batch
	}{
		{"no offsets", nn.Batch{}},
		{"unknown piece", nn.Batch{Pieces: []int32{50}, Cases: []uint8{0}, Offsets: []int{0, 1}}},
		{"negative piece", nn.Batch{Pieces: []int32{-1}, Cases: []uint8{0}, Offsets: []int{0, 1}}},
		{"unknown case", nn.Batch{Pieces: []int32{1}, Cases: []uint8{8}, Offsets: []int{0, 1}}},
		{"too long", batch(small, 1, 131)},
		{"offsets fall", nn.Batch{Pieces: []int32{1, 2}, Cases: []uint8{0, 0}, Offsets: []int{0, 3, 2}}},
		{"too few cases", nn.Batch{Pieces: []int32{1}, Offsets: []int{0, 1}}},
		{"a word without pieces", nn.Batch{Pieces: []int32{1}, Words: []int{0, 1, 1}, Cases: []uint8{0, 0}, Offsets: []int{0, 2}}},
		{"words fall", nn.Batch{Pieces: []int32{1, 2}, Words: []int{2, 0}, Cases: []uint8{0}, Offsets: []int{0, 1}}},
		{"words without end", nn.Batch{Pieces: []int32{1}, Words: []int{0, 2}, Cases: []uint8{0}, Offsets: []int{0, 1}}},
		{"no words", nn.Batch{Pieces: []int32{1}, Words: []int{}, Cases: []uint8{0}, Offsets: []int{0, 1}}},
	}
	for _, test := range tests {
		if err := e.Encode(new(nn.Workspace), new(nn.Matrix), test.in); err == nil {
			t.Errorf("%s: no error", test.name)
		}
	}
}

func TestEncoderRefusesBadTensors(t *testing.T) {
	tests := map[string]func(t *tensors){
		"no words":          func(t *tensors) { delete(t.ints, "embeddings.word") },
		"no scale":          func(t *tensors) { delete(t.floats, "embeddings.word.scale") },
		"short position":    func(t *tensors) { t.floats["embeddings.position"] = t.floats["embeddings.position"][1:] },
		"no layer":          func(t *tensors) { delete(t.ints, "encoder.0.attention.qkv.weight") },
		"half a layer":      func(t *tensors) { delete(t.floats, "encoder.1.ffn.in.bias") },
		"norm of two sizes": func(t *tensors) { t.shape["encoder.1.ffn.norm.bias"] = []int{8, 8} },
		"blocks do not fit": func(t *tensors) { t.shape["encoder.1.ffn.out.weight"] = []int{100, 64} },
		"no third":          func(t *tensors) { t.shape["encoder.0.attention.qkv.weight"] = []int{64, 192} },
	}
	for name, spoil := range tests {
		weights := random(small, 1)
		spoil(weights)
		if _, err := nn.NewEncoder(weights, nn.Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for _, v := range []int8{64, -65, 127, -128} {
		weights := random(small, 1)
		weights.ints["encoder.1.ffn.in.weight"][77] = v
		_, err := nn.NewEncoder(weights, nn.Options{})
		if !errors.Is(err, nn.ErrRange) || !strings.Contains(err.Error(), "encoder.1.ffn.in.weight") {
			t.Errorf("a weight of %d: %v", v, err)
		}
	}
	if _, err := nn.NewEncoder(random(small, 1), nn.Options{Heads: 3}); err == nil {
		t.Error("three heads of 64 columns: no error")
	}
}

func TestEncodeDoesNotAllocate(t *testing.T) {
	e, err := nn.NewEncoder(random(small, 1), nn.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var ws nn.Workspace
	var dst nn.Matrix
	in := pooled(small, 6, batch(small, 6, 30, 12, 20))
	if n := testing.AllocsPerRun(5, func() { e.Encode(&ws, &dst, in) }); n > 0 {
		t.Errorf("%v allocations a batch", n)
	}
}
