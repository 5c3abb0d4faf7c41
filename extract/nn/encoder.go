package nn

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
)

// Options are the choices of an Encoder. The zero value is what one wants.
type Options struct {
	Kernel Kernel // Auto: the fastest that the processor supports
	Heads  int    // attention heads; 0: one for every 32 columns
}

// Batch is a number of sentences, packed end to end without padding. Sentence
// s is the rows Offsets[s] to Offsets[s+1], and may be empty. Every piece is a
// row, or every word, whose pieces are averaged before the first layer.
type Batch struct {
	Pieces  []int32 // rows of the table of word embeddings
	Words   []int   // row i is the pieces Words[i] to Words[i+1], one at least; nil: piece i
	Cases   []uint8 // rows of the table of case embeddings, one for each row
	Offsets []int   // begins with 0, ends with the number of rows
}

// rows returns the number of rows.
func (b *Batch) rows() int {
	if b.Words == nil {
		return len(b.Pieces)
	}
	return max(len(b.Words)-1, 0)
}

// row returns the pieces of row i.
func (b *Batch) row(i int) (from, to int) {
	if b.Words == nil {
		return i, i + 1
	}
	return b.Words[i], b.Words[i+1]
}

// Encoder is a BERT encoder (Devlin et al. 2019): embeddings and a stack of
// layers, each multi-head attention and a feed-forward block with GELU, with
// the norm after each.
type Encoder struct {
	embeddings embeddings
	layers     []layer
	heads      int
	r          *routines
}

type layer struct {
	qkv, out, ffnIn, ffnOut *Linear
	attentionNorm, ffnNorm  *layerNorm
}

// NewEncoder reads an encoder, whose sizes are those of its tensors:
//
//	embeddings.word (int8 [V, d]), embeddings.word.scale [V]
//	embeddings.position [P, d] (with the type embedding added), embeddings.case [C, d]
//	embeddings.norm.weight, embeddings.norm.bias [d]
//	encoder.N.attention.qkv (linear, [3a, d]: queries, keys, values), .attention.out [d, a]
//	encoder.N.ffn.in, encoder.N.ffn.out (linear, [f, d] and [d, f])
//	encoder.N.attention.norm.weight, .bias, encoder.N.ffn.norm.weight, .bias
//
// for N from 0; a linear is the three tensors of [NewLinear]. BERT's attention is
// as wide as the rows, a = d, but may be narrower. The last layer is the one
// whose successor has no attention.qkv.weight.
func NewEncoder(t Tensors, opt Options) (*Encoder, error) {
	e := &Encoder{r: new(opt.Kernel.routines()), heads: opt.Heads}
	if err := e.embeddings.read(t, e.r); err != nil {
		return nil, err
	}
	if e.heads == 0 {
		e.heads = e.Width() / 32
	}
	for {
		name := fmt.Sprintf("encoder.%d", len(e.layers))
		_, _, err := t.Int8(name + ".attention.qkv.weight")
		if len(e.layers) > 0 && errors.Is(err, fs.ErrNotExist) {
			return e, nil
		}
		l, err := newLayer(t, name, e.Width(), e.heads, e.r)
		if err != nil {
			return nil, err
		}
		e.layers = append(e.layers, l)
	}
}

// Width returns the number of columns of the encoder's output.
func (e *Encoder) Width() int { return e.embeddings.width }

// MaxRows returns the length of the longest sentence that can be encoded.
func (e *Encoder) MaxRows() int { return len(e.embeddings.position) / e.embeddings.width }

// Vocabulary returns the number of pieces with an embedding.
func (e *Encoder) Vocabulary() int { return len(e.embeddings.scale) }

// Encode sets dst to the encoder's output.
func (e *Encoder) Encode(ws *Workspace, dst *Matrix, in Batch) error {
	if err := e.embeddings.apply(dst, in); err != nil {
		return err
	}
	// A few sentences at a time go through all layers, so that what is computed
	// on the way stays in the second-level cache.
	const rows = 96 // whole tiles of every kernel
	for first, last := 0, 0; first < len(in.Offsets)-1; first = last {
		for last = first + 1; last < len(in.Offsets)-1 && in.Offsets[last+1]-in.Offsets[first] <= rows; {
			last++
		}
		part := dst.Slice(in.Offsets[first], in.Offsets[last])
		for i := range e.layers {
			e.layers[i].apply(ws, &part, in.Offsets[first:last+1], e.heads)
		}
	}
	return nil
}

func newLayer(t Tensors, name string, d, heads int, r *routines) (l layer, err error) {
	linear := func(part string, out, in int) *Linear {
		if err != nil {
			return nil
		}
		var weight []int8
		var scale, bias []float32
		if weight, scale, bias, in, err = readLinear(t, name+"."+part, out, in); err != nil {
			return nil
		}
		if part == "attention.qkv" {
			wide := len(scale) / 3
			if heads <= 0 || len(scale)%3 != 0 || wide%heads != 0 || wide/heads%lanes != 0 {
				err = fmt.Errorf("nn: %s.attention: %d outputs and %d heads: a head must have a multiple of %d columns", name, len(scale), heads, lanes)
				return nil
			}
			scale, bias = scaleQueries(scale, wide, wide/heads), scaleQueries(bias, wide, wide/heads)
		}
		return newLinear(weight, scale, bias, in, r)
	}
	if l.qkv = linear("attention.qkv", -1, d); err == nil {
		l.out = linear("attention.out", d, l.qkv.out/3)
	}
	if l.ffnIn = linear("ffn.in", -1, d); err == nil {
		l.ffnOut = linear("ffn.out", d, l.ffnIn.out)
	}
	if err == nil {
		l.attentionNorm, err = newLayerNorm(t, name+".attention.norm", d, r)
	}
	if err == nil {
		l.ffnNorm, err = newLayerNorm(t, name+".ffn.norm", d, r)
	}
	return l, err
}

// scaleQueries divides the first d numbers by the root of a head's size, as
// attention wants of its queries.
func scaleQueries(x []float32, d, head int) []float32 {
	by := float32(1 / math.Sqrt(float64(head)))
	scaled := append([]float32(nil), x...)
	for i := range d {
		scaled[i] *= by
	}
	return scaled
}

// apply replaces the rows of x, the sentences at offsets, by the layer's
// output.
func (l *layer) apply(ws *Workspace, x *Matrix, offsets []int, heads int) {
	l.qkv.Apply(ws, &ws.qkv, x)
	attention(l.qkv.r, ws, &ws.context, &ws.qkv, offsets, heads)
	l.out.Apply(ws, &ws.branch, &ws.context)
	l.attentionNorm.addTo(x, &ws.branch)
	l.ffnIn.Apply(ws, &ws.hidden, x)
	l.ffnOut.apply(ws, &ws.branch, &ws.hidden, true)
	l.ffnNorm.addTo(x, &ws.branch)
}
