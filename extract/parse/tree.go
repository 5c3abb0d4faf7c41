package parse

import (
	"math"

	"tercet/extract/nn"
)

// eisner holds the tables of the algorithm of Eisner (1996). The zero value is
// ready; the tables are reused. A span i..j is open while it is one arc between
// its ends, whole when its head has all its dependents on the span's side.
type eisner struct {
	n     int
	open  [2][]float64 // head at the left (0) or the right (1) end
	whole [2][]float64
	// Where the best span of each kind splits.
	openCut  []int32
	wholeCut [2][]int32
}

// maxTree sets heads to the heads of the best tree whose arcs do not cross, with
// exactly one word under the root. scores[i][h] is the score of head h (0 is the
// root) for word i. It takes O(n³), or a look at every score where the best
// heads are such a tree already.
//
// Trees with crossing arcs are one sentence in thirty of English, but where the
// scores are torn they mostly swap two subjects: without them the scores on the
// development sets rise by 0.1, and claims keep their speakers.
func (e *eisner) maxTree(scores *nn.Matrix, heads []int) {
	n := scores.Rows
	for i := range n {
		heads[i] = argmax(scores.Row(i))
	}
	if n == 0 || isTree(heads) && isProjective(heads) {
		return
	}
	e.fill(scores)
	best, root := math.Inf(-1), 0
	for r := range n {
		if v := e.whole[1][r] + e.whole[0][r*n+n-1] + float64(scores.Row(r)[0]); v > best {
			best, root = v, r
		}
	}
	heads[root] = 0
	e.readWhole(heads, 0, root, 1)
	e.readWhole(heads, root, n-1, 0)
}

// fill computes the best score of every span.
func (e *eisner) fill(scores *nn.Matrix) {
	n := scores.Rows
	e.reset(n)
	for width := 1; width < n; width++ {
		for i := 0; i+width < n; i++ {
			j := i + width
			at := i*n + j
			best, cut := math.Inf(-1), i
			for k := i; k < j; k++ {
				if v := e.whole[0][i*n+k] + e.whole[1][(k+1)*n+j]; v > best {
					best, cut = v, k
				}
			}
			e.openCut[at] = int32(cut)
			e.open[0][at] = best + float64(scores.Row(j)[i+1])
			e.open[1][at] = best + float64(scores.Row(i)[j+1])
			best = math.Inf(-1)
			for k := i + 1; k <= j; k++ {
				if v := e.open[0][i*n+k] + e.whole[0][k*n+j]; v > best {
					best, cut = v, k
				}
			}
			e.whole[0][at], e.wholeCut[0][at] = best, int32(cut)
			best = math.Inf(-1)
			for k := i; k < j; k++ {
				if v := e.whole[1][i*n+k] + e.open[1][k*n+j]; v > best {
					best, cut = v, k
				}
			}
			e.whole[1][at], e.wholeCut[1][at] = best, int32(cut)
		}
	}
}

func (e *eisner) reset(n int) {
	e.n = n
	e.openCut = resize(e.openCut, n*n)
	for side := range 2 {
		e.open[side] = resize(e.open[side], n*n)
		e.whole[side] = resize(e.whole[side], n*n)
		e.wholeCut[side] = resize(e.wholeCut[side], n*n)
		for i := range n {
			e.whole[side][i*n+i] = 0
		}
	}
}

// readWhole reads the heads inside a whole span off the tables; side is the end
// at which its head stands.
func (e *eisner) readWhole(heads []int, i, j, side int) {
	if i == j {
		return
	}
	k := int(e.wholeCut[side][i*e.n+j])
	if side == 0 {
		e.readOpen(heads, i, k, 0)
		e.readWhole(heads, k, j, 0)
	} else {
		e.readWhole(heads, i, k, 1)
		e.readOpen(heads, k, j, 1)
	}
}

func (e *eisner) readOpen(heads []int, i, j, side int) {
	if side == 0 {
		heads[j] = i + 1
	} else {
		heads[i] = j + 1
	}
	k := int(e.openCut[i*e.n+j])
	e.readWhole(heads, i, k, 0)
	e.readWhole(heads, k+1, j, 1)
}

// isTree reports whether heads (1-based, 0 is the root) are one tree with one
// root.
func isTree(heads []int) bool {
	roots := 0
	seen := make([]int, len(heads)+1) // the walk that came by
	for start := 1; start <= len(heads); start++ {
		if heads[start-1] == 0 {
			roots++
		}
		v := start
		for v != 0 && seen[v] == 0 {
			seen[v] = start
			v = heads[v-1]
		}
		if v != 0 && seen[v] == start {
			return false
		}
	}
	return roots == 1
}

// isProjective reports whether no two arcs of a tree cross: every word between a
// head and its dependent depends on the head.
func isProjective(heads []int) bool {
	for i, h := range heads {
		for w := min(i+1, h) + 1; w < max(i+1, h); w++ {
			v := w
			for v != 0 && v != h {
				v = heads[v-1]
			}
			if v != h {
				return false
			}
		}
	}
	return true
}
