package parse

import (
	"math"

	"tercet/extract/nn"
)

// maxTree sets heads to the heads of the best tree with exactly one word under
// the root. scores[i][h] is the score of head h (0 is the root) for word i.
//
// It is the algorithm of Chu & Liu (1965) and Edmonds (1967), O(n³) at worst
// and a look at every score where the best heads are a tree already. One root
// is enforced by an offset on the root's arcs that no other arcs can make good
// (Stanojević & Cohen 2021).
func maxTree(scores *nn.Matrix, heads []int) {
	n := scores.Rows
	low, high := float32(math.Inf(1)), float32(math.Inf(-1))
	for i := range n {
		row := scores.Row(i)
		best := 0
		for h, v := range row {
			low, high = min(low, v), max(high, v)
			if h != i+1 && v > row[best] {
				best = h
			}
		}
		heads[i] = best
	}
	if isTree(heads) {
		return
	}
	// Rows of the graph: dependents with the root first, in float64 so that the
	// offset costs no precision.
	g := graph{n + 1, make([]float64, (n+1)*(n+1))}
	offset := 1 + float64(n)*float64(high-low)
	for i := range n {
		for h, v := range scores.Row(i) {
			g.scores[(i+1)*g.n+h] = float64(v)
		}
		g.scores[(i+1)*g.n] -= offset
	}
	for i, h := range g.tree()[1:] {
		heads[i] = h
	}
}

// isTree reports whether heads (1-based, 0 is the root) are one tree with one
// root.
func isTree(heads []int) bool {
	roots := 0
	for _, h := range heads {
		if h == 0 {
			roots++
		}
	}
	return roots == 1 && cycle(append([]int{0}, heads...)) == nil
}

// cycle returns the nodes of a cycle of heads, or nil. Node 0 is the root.
func cycle(heads []int) []int {
	seen := make([]int, len(heads)) // the walk that came by
	for start := 1; start < len(heads); start++ {
		v := start
		for v != 0 && seen[v] == 0 {
			seen[v] = start
			v = heads[v]
		}
		if v != 0 && seen[v] == start {
			nodes := []int{v}
			for w := heads[v]; w != v; w = heads[w] {
				nodes = append(nodes, w)
			}
			return nodes
		}
	}
	return nil
}

// graph is a complete directed graph: scores[dependent*n+head]; node 0 is the
// root.
type graph struct {
	n      int
	scores []float64
}

func (g graph) at(dep, head int) float64 { return g.scores[dep*g.n+head] }

// tree returns the head of every node in the best tree that leaves node 0.
func (g graph) tree() []int {
	heads := make([]int, g.n)
	for d := 1; d < g.n; d++ {
		best := 0
		for h := 1; h < g.n; h++ {
			if h != d && g.at(d, h) > g.at(d, best) {
				best = h
			}
		}
		heads[d] = best
	}
	ring := cycle(heads)
	if ring == nil {
		return heads
	}
	return g.contract(heads, ring)
}

// contract solves the graph in which the ring is one node, and opens the ring
// where that solution enters it.
func (g graph) contract(heads, ring []int) []int {
	in := make([]bool, g.n)
	var total float64
	for _, v := range ring {
		in[v] = true
		total += g.at(v, heads[v])
	}
	var rest []int // rest[0] is the root
	for v := range g.n {
		if !in[v] {
			rest = append(rest, v)
		}
	}
	m := len(rest)
	small := graph{m + 1, make([]float64, (m+1)*(m+1))}
	enter, leave := make([]int, m), make([]int, m)
	for i, v := range rest {
		for j, w := range rest {
			small.scores[i*small.n+j] = g.at(v, w)
		}
		enter[i], leave[i] = ring[0], ring[0]
		cost := func(r int) float64 { return total - g.at(r, heads[r]) + g.at(r, v) }
		for _, r := range ring[1:] {
			if cost(r) > cost(enter[i]) {
				enter[i] = r
			}
			if g.at(v, r) > g.at(v, leave[i]) {
				leave[i] = r
			}
		}
		small.scores[m*small.n+i] = cost(enter[i])
		small.scores[i*small.n+m] = g.at(v, leave[i])
	}
	solved := small.tree()
	for i := 1; i < m; i++ {
		if solved[i] == m {
			heads[rest[i]] = leave[i]
		} else {
			heads[rest[i]] = rest[solved[i]]
		}
	}
	heads[enter[solved[m]]] = rest[solved[m]]
	return heads
}
