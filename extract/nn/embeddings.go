package nn

import "fmt"

// embeddings is the sum of the mean of a row's pieces, a position's and a case's
// vector, normed.
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
	n, rows := len(in.Offsets), in.rows()
	if len(in.Cases) != rows || n == 0 || in.Offsets[0] != 0 || in.Offsets[n-1] != rows {
		return fmt.Errorf("nn: batch: %d rows, %d cases, offsets %v", rows, len(in.Cases), in.Offsets)
	}
	for s := range n - 1 {
		if size := in.Offsets[s+1] - in.Offsets[s]; size < 0 || size*e.width > len(e.position) {
			return fmt.Errorf("nn: batch: sentence %d has %d rows, of %d possible", s, size, len(e.position)/e.width)
		}
	}
	for i, c := range in.Cases {
		if int(c)*e.width >= len(e.cases) {
			return fmt.Errorf("nn: batch: row %d is of case %d, of %d possible", i, c, len(e.cases)/e.width)
		}
		from, to := in.row(i)
		if from < 0 || to <= from || to > len(in.Pieces) {
			return fmt.Errorf("nn: batch: row %d has the pieces %d to %d, of %d", i, from, to, len(in.Pieces))
		}
		for _, p := range in.Pieces[from:to] {
			if p < 0 || int(p) >= len(e.scale) {
				return fmt.Errorf("nn: batch: row %d: piece %d has no embedding", i, p)
			}
		}
	}
	return nil
}

func (e *embeddings) apply(dst *Matrix, in Batch) error {
	if err := e.check(in); err != nil {
		return err
	}
	d := e.width
	dst.Reshape(in.rows(), d)
	for s := range len(in.Offsets) - 1 {
		for i := in.Offsets[s]; i < in.Offsets[s+1]; i++ {
			from, to := in.row(i)
			at, kind := i-in.Offsets[s], int(in.Cases[i])
			row, part := dst.Row(i), float32(to-from)
			a, b := e.position[at*d:][:d], e.cases[kind*d:][:d]
			for _, p := range in.Pieces[from:to] {
				e.r.embed(row, e.word[int(p)*d:][:d], e.scale[p]/part, a, b)
				a, b = row, e.zeros
			}
			e.norm.scale(row, e.r.addSum(row, e.zeros))
		}
	}
	return nil
}
