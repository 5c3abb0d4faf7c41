package nn

import "math"

// Leaky replaces every number of x by max(v, slope*v), slope in [0, 1].
func Leaky(k Kernel, x *Matrix, slope float32) {
	r := k.routines()
	for i := range x.Rows {
		row := x.Row(i)
		whole := len(row) / lanes * lanes
		r.leaky(row[:whole], slope)
		leakyGeneric(row[whole:], slope)
	}
}

// LogSoftmax replaces every row of x, which must have columns, by the
// logarithms of its softmax.
func LogSoftmax(k Kernel, ws *Workspace, x *Matrix) {
	r := k.routines()
	ws.scores = grow(ws.scores, roundUp(x.Cols, lanes))
	for i := range x.Rows {
		row := x.Row(i)
		copy(ws.scores, row)
		top, sum := softmaxPadded(&r, ws.scores, len(row))
		norm := top + log(sum)
		for j := range row {
			row[j] -= norm
		}
	}
}

// Exp returns e^x for x of at most 0, the same bits on every processor.
func Exp(x float32) float32 { return expGeneric(x) }

// log returns the logarithm of a positive normal x, by Cephes' logf; its error
// is below 2 units in the last place.
func log(x float32) float32 {
	bits := math.Float32bits(x)
	e := float32(int32(bits>>23) - 126)
	m := math.Float32frombits(bits&0x7fffff | 0x3f000000) // in [0.5, 1)
	if m < math.Sqrt2/2 {
		e--
		m += m
	}
	m--
	p := float32(7.0376836292e-2*m) - 1.1514610310e-1
	p = float32(p*m) + 1.1676998740e-1
	p = float32(p*m) - 1.2420140846e-1
	p = float32(p*m) + 1.4249322787e-1
	p = float32(p*m) - 1.6668057665e-1
	p = float32(p*m) + 2.0000714765e-1
	p = float32(p*m) - 2.4999993993e-1
	p = float32(p*m) + 3.3333331174e-1
	square := m * m
	y := float32(float32(p*m) * square)
	y += float32(e * ln2Lo)
	y -= float32(0.5 * square)
	return m + y + float32(e*ln2Hi)
}

// Run is the rows Start to End (exclusive) of a matrix.
type Run struct{ Start, End int }

// Mean sets row i of dst to the mean of the rows runs[i] of x, which must not
// be empty. It reshapes dst.
func Mean(dst, x *Matrix, runs []Run) {
	dst.Reshape(len(runs), x.Cols)
	for i, run := range runs {
		row := dst.Row(i)
		copy(row, x.Row(run.Start))
		if run.End == run.Start+1 {
			continue
		}
		for j := run.Start + 1; j < run.End; j++ {
			for c, v := range x.Row(j) {
				row[c] += v
			}
		}
		by := 1 / float32(run.End-run.Start)
		for c := range row {
			row[c] *= by
		}
	}
}

// ArcScorer scores heads for dependents by a biaffine form (Dozat & Manning
// 2017): [dep 1] U headᵀ.
type ArcScorer struct {
	size     int
	bilinear Matrix // without its last row
	bias     []float32
	r        *routines
}

// NewArcScorer reads name, float32 [n+1, n]; its last row is what a head has
// of itself, whatever the dependent.
func NewArcScorer(t Tensors, name string, k Kernel) (*ArcScorer, error) {
	data, shape, err := floats(t, name, -1, -1)
	if err == nil {
		_, _, err = floats(t, name, shape[1]+1, shape[1])
	}
	if err != nil {
		return nil, err
	}
	n := shape[1]
	s := &ArcScorer{size: n, r: new(k.routines())}
	s.bilinear.Reshape(n+1, roundUp(n, lanes))
	clear(s.bilinear.Data)
	for i := range n + 1 {
		copy(s.bilinear.Row(i), data[i*n:(i+1)*n])
	}
	s.bias = s.bilinear.Row(n)
	return s, nil
}

// Apply sets dst[i][j] to the score of row j of head as the head of row i of
// dep. Both are the rows of one sentence. It reshapes dst.
func (s *ArcScorer) Apply(ws *Workspace, dst, dep, head *Matrix) {
	if dep.Cols != s.size || head.Cols != s.size {
		panic("nn: ArcScorer.Apply: wrong number of columns")
	}
	dst.Reshape(dep.Rows, head.Rows)
	wide := roundUp(head.Rows, lanes)
	ws.bilinear.Reshape(dep.Rows, s.bilinear.Cols)
	matmul(s.r, &ws.bilinear, dep, s.bilinear.Data, s.bilinear.Stride, s.size, s.bilinear.Cols)
	for i := range dep.Rows {
		s.r.addSum(ws.bilinear.Row(i), s.bias)
	}
	keys := roundUp(s.size, 8)
	ws.keys = grow(ws.keys, keys*wide)
	s.r.transpose(ws.keys, wide, head.Data, head.Stride, roundUp(head.Rows, 8), keys)
	matmul(s.r, dst, &ws.bilinear, ws.keys, wide, s.size, wide)
}

// matmul sets dst to x b, for cols (a multiple of 16, at most dst's stride)
// columns.
func matmul(r *routines, dst, x *Matrix, b []float32, bStride, depth, cols int) {
	if x.Rows < 4 {
		for i := range x.Rows {
			r.matmul1(dst.Data[i*dst.Stride:], x.Data[i*x.Stride:], b, bStride, depth, cols)
		}
		return
	}
	for i := 0; i < x.Rows; i += 4 {
		i := min(i, x.Rows-4) // the last four may be done twice in part
		r.matmul4(dst.Data[i*dst.Stride:], dst.Stride, x.Data[i*x.Stride:], x.Stride, b, bStride, depth, cols)
	}
}

// Arc is a pair of rows: a dependent and a head.
type Arc struct{ Dep, Head int }

// LabelScorer scores the relations of arcs by one biaffine form a relation,
// [dep 1] U [head 1]ᵀ. The forms are kept as int8, but for the dependent's 1.
type LabelScorer struct {
	size, labels int
	form         *Linear // dep to size+1 rows of labels
	r            *routines
}

// NewLabelScorer reads name, float32 [labels, n+1, n+1] (dependent, head), and
// quantises it.
func NewLabelScorer(t Tensors, name string, k Kernel) (*LabelScorer, error) {
	data, shape, err := floats(t, name, -1, -1, -1)
	if err == nil {
		_, _, err = floats(t, name, shape[0], shape[2], shape[2])
	}
	if err != nil {
		return nil, err
	}
	labels, side := shape[0], shape[2]
	n := side - 1
	s := &LabelScorer{size: n, labels: labels, r: new(k.routines())}
	weight := make([]int8, labels*side*n)
	scale := make([]float32, labels*side)
	bias := make([]float32, labels*side)
	by := make([]float32, side)
	for l := range labels {
		form := data[l*side*side:][:side*side]
		clear(by)
		for i := range n {
			for j, v := range form[i*side:][:side] {
				by[j] = max(by[j], v, -v)
			}
		}
		for j := range side {
			out := j*labels + l
			bias[out] = form[n*side+j]
			scale[out], by[j] = scales(by[j], MaxWeight)
			for i := range n {
				weight[out*n+i] = int8(rounded(float32(form[i*side+j] * by[j])))
			}
		}
	}
	s.form = newLinear(weight, scale, bias, n, s.r)
	return s, nil
}

// Labels returns the number of relations.
func (s *LabelScorer) Labels() int { return s.labels }

// Apply sets row i of dst to the scores of all relations for arcs[i], between
// a row of dep and a row of head. Arcs of one dependent should follow each
// other: each run costs one product with all forms. It reshapes dst.
func (s *LabelScorer) Apply(ws *Workspace, dst, dep, head *Matrix, arcs []Arc) {
	if dep.Cols != s.size || head.Cols != s.size {
		panic("nn: LabelScorer.Apply: wrong number of columns")
	}
	dst.Reshape(len(arcs), s.labels)
	const block = 24 // dependents; the product has 20 kB each
	for done := 0; done < len(arcs); {
		ws.branch.Reshape(block, s.size)
		rows, to := 0, done
		for ; to < len(arcs); to++ {
			if to == done || arcs[to].Dep != arcs[to-1].Dep {
				if rows == block {
					break
				}
				copy(ws.branch.Row(rows), dep.Row(arcs[to].Dep))
				rows++
			}
		}
		ws.branch.Rows = rows
		s.form.Apply(ws, &ws.bilinear, &ws.branch)
		row := -1
		for i := done; i < to; i++ {
			if i == done || arcs[i].Dep != arcs[i-1].Dep {
				row++
			}
			s.score(dst.Data[i*dst.Stride:], ws.bilinear.Data[row*ws.bilinear.Stride:], head.Row(arcs[i].Head))
		}
		done = to
	}
}

// score sets dst to [head 1] times forms, a matrix with a column for every
// label. What the product reads and writes behind the columns is padding.
func (s *LabelScorer) score(dst, forms, head []float32) {
	wide := roundUp(s.labels, lanes)
	s.r.matmul1(dst[:wide], head, forms, s.labels, s.size, wide)
	for l, v := range forms[s.size*s.labels:][:s.labels] { // head's 1
		dst[l] += v
	}
}
