package en_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"testing"

	"tercet/extract/model"
	"tercet/extract/model/en"
	"tercet/extract/nn"
)

func Example() {
	m, err := en.Accurate()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(m.Pieces.Append(nil, "harbour")), m.Names[:3])
	// Output: 1 [O B-PERSON I-PERSON]
}

// reference is what train/export.py wrote: the same network, computed in
// float64 by Python.
type reference struct {
	Version string
	Words   []struct {
		Form   string
		Pieces []int32
		Case   uint8
	}
	Sentences []struct {
		Forms  []string
		Pieces []int32
		Cases  []uint8
		Hidden [][]float32 // states of the first rows
		Tags   [][]float32 // of the first words
		Names  [][]float32
		Arcs   [][]float32
		Labels [][]float32 // of word i under row i, for the first words
	}
}

// readers are the models and what Python says of them.
var readers = []struct {
	name, file string
	load       func() (*model.Model, error)
}{
	{"accurate", "testdata/reference.json", en.Accurate},
	{"fast", "testdata/fast.json", en.Fast},
}

// each runs a test for every model.
func each(t *testing.T, test func(*testing.T, *model.Model, reference)) {
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			m, err := r.load()
			if err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(r.file)
			if err != nil {
				t.Fatal(err)
			}
			var ref reference
			if err := json.Unmarshal(data, &ref); err != nil {
				t.Fatal(err)
			}
			if ref.Version != m.Version {
				t.Fatalf("reference of version %s, weights of version %s: run train/export.py", ref.Version, m.Version)
			}
			test(t, m, ref)
		})
	}
}

func TestPieces(t *testing.T) {
	each(t, func(t *testing.T, m *model.Model, ref reference) {
		for _, w := range ref.Words {
			if got := m.Pieces.Append(nil, w.Form); !slices.Equal(got, w.Pieces) {
				t.Errorf("pieces of %q: %v, Python's are %v", w.Form, got, w.Pieces)
			}
			if got := model.Case(w.Form); got != w.Case {
				t.Errorf("case of %q: %d, Python's is %d", w.Form, got, w.Case)
			}
		}
	})
}

// TestNetwork compares the network's numbers with Python's, which has the exact
// GELU. An activation that falls to the neighbouring int8 moves everything
// behind it a little, so the tolerance is on the mean: it finds a tensor or a
// step that is wrong, not a rounding.
func TestNetwork(t *testing.T) { each(t, testNetwork) }

func testNetwork(t *testing.T, m *model.Model, ref reference) {
	encoder, err := nn.NewEncoder(m, nn.Options{Heads: m.Heads})
	if err != nil {
		t.Fatal(err)
	}
	arcs, err := nn.NewArcScorer(m, "arc.bilinear", nn.Auto)
	if err != nil {
		t.Fatal(err)
	}
	labels, err := nn.NewLabelScorer(m, "label.bilinear", nn.Auto)
	if err != nil {
		t.Fatal(err)
	}
	var ws nn.Workspace
	for _, s := range ref.Sentences {
		in, runs := batch(m, s.Forms)
		if !slices.Equal(in.Pieces, s.Pieces) || !slices.Equal(in.Cases, s.Cases) {
			t.Fatalf("%q: pieces %v, cases %v; Python has %v, %v", s.Forms, in.Pieces, in.Cases, s.Pieces, s.Cases)
		}
		var hidden, states nn.Matrix
		if err := encoder.Encode(&ws, &hidden, in); err != nil {
			t.Fatal(err)
		}
		nn.Mean(&states, &hidden, runs)
		near(t, "states", rows(&states, 0, len(s.Hidden)), s.Hidden)
		linear := func(name string, leaky bool) *nn.Matrix {
			l, err := nn.NewLinear(m, name, nn.Auto)
			if err != nil {
				t.Fatal(err)
			}
			out := new(nn.Matrix)
			l.Apply(&ws, out, &states)
			if leaky {
				nn.Leaky(nn.Auto, out, 0.1)
			}
			return out
		}
		near(t, "tags", rows(linear("tags", false), 1, len(s.Tags)), s.Tags)
		near(t, "names", rows(linear("names", false), 1, len(s.Names)), s.Names)
		var scores nn.Matrix
		dep := linear("arc.dep", true).Slice(1, states.Rows)
		arcs.Apply(&ws, &scores, &dep, linear("arc.head", true))
		near(t, "arcs", rows(&scores, 0, len(s.Arcs)), s.Arcs)
		var pairs []nn.Arc
		for i := range s.Labels {
			pairs = append(pairs, nn.Arc{Dep: i, Head: i})
		}
		dep = linear("label.dep", true).Slice(1, states.Rows)
		labels.Apply(&ws, &scores, &dep, linear("label.head", true), pairs)
		near(t, "labels", rows(&scores, 0, len(s.Labels)), s.Labels)
	}
}

// batch returns a sentence as the encoder reads it, and each word's rows in what
// the encoder says, [CLS] first.
func batch(m *model.Model, forms []string) (nn.Batch, []nn.Run) {
	cls, sep := m.Pieces.Frame()
	in := nn.Batch{Pieces: []int32{cls}, Cases: []uint8{model.CaseNone}}
	runs := []nn.Run{{Start: 0, End: 1}}
	if m.Pooled {
		in.Words = []int{0, 1}
	}
	for _, f := range forms {
		from, at := len(in.Pieces), len(in.Cases)
		in.Pieces = m.Pieces.Append(in.Pieces, f)
		if m.Pooled {
			in.Words, in.Cases = append(in.Words, len(in.Pieces)), append(in.Cases, model.Case(f))
		} else {
			for range len(in.Pieces) - from {
				in.Cases = append(in.Cases, model.Case(f))
			}
		}
		runs = append(runs, nn.Run{Start: at, End: len(in.Cases)})
	}
	if !m.Pooled {
		in.Pieces, in.Cases = append(in.Pieces, sep), append(in.Cases, model.CaseNone)
	}
	in.Offsets = []int{0, len(in.Cases)}
	return in, runs
}

func rows(m *nn.Matrix, from, n int) [][]float32 {
	var out [][]float32
	for i := range n {
		out = append(out, m.Row(from+i))
	}
	return out
}

func near(t *testing.T, what string, got, want [][]float32) {
	t.Helper()
	var sum, size, n float64
	for i := range want {
		for j, w := range want[i] {
			sum += math.Abs(float64(got[i][j] - w))
			size += math.Abs(float64(w))
			n++
		}
	}
	t.Logf("%s: mean difference %.2g of %.2g", what, sum/n, size/n)
	if sum > 0.1*size {
		t.Errorf("%s: mean difference %.3g where numbers are %.3g in the mean", what, sum/n, size/n)
	}
}
