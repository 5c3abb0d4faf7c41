package parse

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"tercet/corpus"
	"tercet/extract/model"
	"tercet/extract/model/en"
	"tercet/extract/nn"
)

// shape is the size of a random model.
type shape struct{ width, attention, hidden, layers, arc, label, positions int }

// pooledModel returns a pooled model with random weights and the labels and
// vocabulary of the English one.
func pooledModel(tb testing.TB, s shape) *model.Model {
	m, err := en.Accurate()
	if err != nil {
		tb.Fatal(err)
	}
	f := file{header: map[string]any{}, rng: rand.New(rand.NewPCG(1, 1))}
	f.ints("embeddings.word", 127, m.Count, s.width)
	f.floats("embeddings.word.scale", 0.002, 0, m.Count)
	f.floats("embeddings.position", 0, 0.02, s.positions, s.width)
	f.floats("embeddings.case", 0, 0.02, 8, s.width)
	f.norm("embeddings.norm", s.width)
	for i := range s.layers {
		name := fmt.Sprintf("encoder.%d.", i)
		f.linear(name+"attention.qkv", 3*s.attention, s.width)
		f.linear(name+"attention.out", s.width, s.attention)
		f.norm(name+"attention.norm", s.width)
		f.linear(name+"ffn.in", s.hidden, s.width)
		f.linear(name+"ffn.out", s.width, s.hidden)
		f.norm(name+"ffn.norm", s.width)
	}
	f.linear("tags", len(m.Tags), s.width)
	f.linear("names", len(m.Names), s.width)
	f.linear("arc.dep", s.arc, s.width)
	f.linear("arc.head", s.arc, s.width)
	f.linear("label.dep", s.label, s.width)
	f.linear("label.head", s.label, s.width)
	f.floats("arc.bilinear", 0, 0.1, s.arc+1, s.arc)
	f.floats("label.bilinear", 0, 0.1, len(m.Relations), s.label+1, s.label+1)
	labels := m.Labels
	labels.Version, labels.WeightRange, labels.Pooled, labels.Heads = "random", nn.MaxWeight, true, s.attention/32
	tensors, err := model.Parse(f.bytes(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return &model.Model{Tensors: tensors, Labels: labels, Pieces: m.Pieces}
}

// file is a safetensors file of random numbers.
type file struct {
	header map[string]any
	body   []byte
	rng    *rand.Rand
}

func (f *file) ints(name string, limit int, shape ...int) {
	f.tensor(name, "I8", shape, func(b []byte) []byte { return append(b, byte(f.rng.IntN(2*limit+1)-limit)) })
}

func (f *file) floats(name string, mean, spread float64, shape ...int) {
	f.tensor(name, "F32", shape, func(b []byte) []byte {
		return binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(mean+spread*f.rng.NormFloat64())))
	})
}

func (f *file) tensor(name, kind string, shape []int, next func([]byte) []byte) {
	from, n := len(f.body), 1
	for _, v := range shape {
		n *= v
	}
	for range n {
		f.body = next(f.body)
	}
	f.header[name] = map[string]any{"dtype": kind, "shape": shape, "data_offsets": []int{from, len(f.body)}}
}

func (f *file) linear(name string, out, in int) {
	f.ints(name+".weight", nn.MaxWeight, out, in)
	f.floats(name+".scale", 0.0015, 0.0002, out)
	f.floats(name+".bias", 0, 0.1, out)
}

func (f *file) norm(name string, n int) {
	f.floats(name+".weight", 1, 0.1, n)
	f.floats(name+".bias", 0, 0.1, n)
}

func (f *file) bytes(tb testing.TB) []byte {
	header, err := json.Marshal(f.header)
	if err != nil {
		tb.Fatal(err)
	}
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return slices.Concat(out, header, f.body)
}

// withModel returns a parser that runs m.
func withModel(m *model.Model, opt Options) *Parser {
	p := New(opt)
	p.load = sync.OnceValues(func() (*network, error) { return newNetwork(m, opt.Kernel) })
	return p
}

// TestPooled: what holds for a model of pieces holds for one of words.
func TestPooled(t *testing.T) {
	m := pooledModel(t, shape{width: 96, attention: 64, hidden: 96, layers: 2, arc: 24, label: 16, positions: 64})
	text := func() *corpus.Document {
		return sentences("Kassym-Jomart Tokayev refused antidisestablishmentarian orders .", "Yes", "", strings.Repeat("Tokayev ", 62)+"spoke",
			strings.TrimSpace(strings.Repeat("he said , ", 50)))
	}
	want := text()
	if err := withModel(m, Options{Kernel: nn.Generic}).Annotate(context.Background(), want); err != nil {
		t.Fatal(err)
	}
	check(t, want)
	for _, k := range nn.Kernels() {
		got := text()
		if err := withModel(m, Options{Kernel: k}).Annotate(context.Background(), got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("kernel %v gives another document", k)
		}
	}
	// One row a word and one of [CLS]: 63 words fit 64 positions, 64 do not.
	n, err := newNetwork(m, nn.Auto)
	if err != nil {
		t.Fatal(err)
	}
	for words, segments := range map[int]int{63: 1, 64: 2} {
		d := sentences(strings.TrimSpace(strings.Repeat("Tokayev ", words)))
		got := 0
		for batch := range n.batches(d.Sentences, new(scratch)) {
			got += len(batch)
		}
		if got != segments {
			t.Errorf("%d words are read in %d segments, want %d", words, got, segments)
		}
	}
}
