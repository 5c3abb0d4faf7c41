package nn

import "math"

// attention sets dst to softmax(queries keysᵀ) values for each head of each
// sentence; the first row is that of offsets[0]. A row of qkv is a query
// (already scaled), a key and a value.
//
// Four queries at a time are scored against all keys of their sentence, so
// that the scores stay in the first-level cache. Every score is a sum over the
// head's columns, and every output one over the sentence's pieces, in
// ascending order: the lanes run over keys and over columns.
func attention(r *routines, ws *Workspace, dst, qkv *Matrix, offsets []int, heads int) {
	d := qkv.Cols / 3
	dst.Reshape(qkv.Rows, d)
	for s := range len(offsets) - 1 {
		from, n := offsets[s]-offsets[0], offsets[s+1]-offsets[s]
		if n > 0 {
			attendSentence(r, ws, dst.Data[from*dst.Stride:], dst.Stride, qkv.Data[from*qkv.Stride:], qkv.Stride, n, d, heads)
		}
	}
}

func attendSentence(r *routines, ws *Workspace, dst []float32, dstStride int, qkv []float32, stride, n, d, heads int) {
	size, wide := d/heads, roundUp(n, lanes)
	ws.keys = grow(ws.keys, size*wide)
	ws.scores = grow(ws.scores, 4*wide)
	for h := range heads {
		queries, keys, values := qkv[h*size:], qkv[d+h*size:], qkv[2*d+h*size:]
		r.transpose(ws.keys, wide, keys, stride, roundUp(n, 8), size)
		if n < 4 {
			for i := range n {
				r.matmul1(ws.scores, queries[i*stride:], ws.keys, wide, size, wide)
				softmaxPadded(r, ws.scores, n)
				r.matmul1(dst[i*dstStride+h*size:], ws.scores, values, stride, n, size)
			}
			continue
		}
		for i := 0; i < n; i += 4 {
			i := min(i, n-4) // the last four may be done twice in part
			r.matmul4(ws.scores, wide, queries[i*stride:], stride, ws.keys, wide, size, wide)
			for row := range 4 {
				softmaxPadded(r, ws.scores[row*wide:][:wide], n)
			}
			r.matmul4(dst[i*dstStride+h*size:], dstStride, ws.scores, wide, values, stride, n, size)
		}
	}
}

// softmaxPadded is the softmax of the first n numbers of x; the rest becomes
// zero. It returns what routines.softmax does.
func softmaxPadded(r *routines, x []float32, n int) (top, sum float32) {
	x = x[:roundUp(n, lanes)]
	for i := n; i < len(x); i++ {
		x[i] = float32(math.Inf(-1))
	}
	return r.softmax(x)
}
