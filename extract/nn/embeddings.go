package nn

import "fmt"

// embeddings is the sum of a word's, a position's and a case's vector, normed.
type embeddings struct {
	width    int
	word     []int8
	scale    []float32 // of the rows of word
	position []float32
	cases    []float32
	norm     *layerNorm
	zeros    []float32
	r        *routines
}

func (e *embeddings) read(t Tensors, r *routines) error {
	word, shape, err := ints(t, "embeddings.word", -1, -1)
	if err != nil {
		return err
	}
	e.word, e.width, e.r = word, shape[1], r
	if e.scale, _, err = floats(t, "embeddings.word.scale", shape[0]); err != nil {
		return err
	}
	if e.position, _, err = floats(t, "embeddings.position", -1, e.width); err != nil {
		return err
	}
	if e.cases, _, err = floats(t, "embeddings.case", -1, e.width); err != nil {
		return err
	}
	e.zeros = make([]float32, e.width)
	e.norm, err = newLayerNorm(t, "embeddings.norm", e.width, r)
	return err
}

// check says whether the batch is one that the tables can serve.
func (e *embeddings) check(in Batch) error {
	n := len(in.Offsets)
	if len(in.Cases) != len(in.Pieces) || n == 0 || in.Offsets[0] != 0 || in.Offsets[n-1] != len(in.Pieces) {
		return fmt.Errorf("nn: batch: %d pieces, %d cases, offsets %v", len(in.Pieces), len(in.Cases), in.Offsets)
	}
	for s := range n - 1 {
		if size := in.Offsets[s+1] - in.Offsets[s]; size < 0 || size*e.width > len(e.position) {
			return fmt.Errorf("nn: batch: sentence %d has %d pieces, of %d possible", s, size, len(e.position)/e.width)
		}
	}
	for i, p := range in.Pieces {
		if p < 0 || int(p) >= len(e.scale) || int(in.Cases[i])*e.width >= len(e.cases) {
			return fmt.Errorf("nn: batch: piece %d (%d, case %d) has no embedding", i, p, in.Cases[i])
		}
	}
	return nil
}

func (e *embeddings) apply(dst *Matrix, in Batch) error {
	if err := e.check(in); err != nil {
		return err
	}
	d := e.width
	dst.Reshape(len(in.Pieces), d)
	for s := range len(in.Offsets) - 1 {
		for i := in.Offsets[s]; i < in.Offsets[s+1]; i++ {
			piece, at, kind := int(in.Pieces[i]), i-in.Offsets[s], int(in.Cases[i])
			row := dst.Row(i)
			e.r.embed(row, e.word[piece*d:][:d], e.scale[piece], e.position[at*d:][:d], e.cases[kind*d:][:d])
			e.norm.scale(row, e.r.addSum(row, e.zeros))
		}
	}
	return nil
}
