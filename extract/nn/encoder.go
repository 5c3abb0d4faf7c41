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
//	encoder.N.attention.qkv (linear, [3d, d]: queries, keys, values), .attention.out
//	encoder.N.ffn.in, encoder.N.ffn.out (linear)
//	encoder.N.attention.norm.weight, .bias, encoder.N.ffn.norm.weight, .bias
//
// for N from 0; a linear is the three tensors of [NewLinear]. The last layer
// is the one whose successor has no attention.qkv.weight.
func NewEncoder(t Tensors, opt Options) (*Encoder, error) {
	e := &Encoder{r: new(opt.Kernel.routines()), heads: opt.Heads}
	if err := e.embeddings.read(t, e.r); err != nil {
		return nil, err
	}
	d := e.Width()
	if e.heads == 0 {
		e.heads = d / 32
	}
	if e.heads <= 0 || d%e.heads != 0 || d/e.heads%lanes != 0 {
		return nil, fmt.Errorf("nn: width %d and %d heads: a head must have a multiple of %d columns", d, e.heads, lanes)
	}
	for {
		name := fmt.Sprintf("encoder.%d", len(e.layers))
		_, _, err := t.Int8(name + ".attention.qkv.weight")
		if len(e.layers) > 0 && errors.Is(err, fs.ErrNotExist) {
			return e, nil
		}
		l, err := newLayer(t, name, d, d/e.heads, e.r)
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

func newLayer(t Tensors, name string, d, head int, r *routines) (l layer, err error) {
	linear := func(part string, in, out int) *Linear {
		weight, scale, bias, in, e := readLinear(t, name+"."+part, out, in)
		if e != nil {
			err = errors.Join(err, e)
			return nil
		}
		if part == "attention.qkv" {
			scale, bias = scaleQueries(scale, d, head), scaleQueries(bias, d, head)
		}
		return newLinear(weight, scale, bias, in, r)
	}
	norm := func(part string) *layerNorm {
		n, e := newLayerNorm(t, name+"."+part, d, r)
		err = errors.Join(err, e)
		return n
	}
	l.qkv = linear("attention.qkv", d, 3*d)
	l.out = linear("attention.out", d, d)
	l.attentionNorm = norm("attention.norm")
	l.ffnIn = linear("ffn.in", d, -1)
	l.ffnOut = linear("ffn.out", -1, d)
	l.ffnNorm = norm("ffn.norm")
	if err == nil && l.ffnIn.out != l.ffnOut.in {
		err = fmt.Errorf("nn: tensor %s.ffn.out.weight: %w", name, ErrShape)
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
	r := l.qkv.r
	l.qkv.Apply(ws, &ws.qkv, x)
	attention(r, ws, &ws.context, &ws.qkv, offsets, heads)
	l.out.Apply(ws, &ws.branch, &ws.context)
	l.attentionNorm.addTo(x, &ws.branch)
	l.ffnIn.Apply(ws, &ws.hidden, x)
	for i := range ws.hidden.Rows {
		r.gelu(ws.hidden.Data[i*ws.hidden.Stride:][:roundUp(ws.hidden.Cols, lanes)])
	}
	l.ffnOut.Apply(ws, &ws.branch, &ws.hidden)
	l.ffnNorm.addTo(x, &ws.branch)
}
