package analysis

import (
	"cmp"
	"context"
	"fmt"
	"sort"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/simple"

	"tercet/corpus"
	"tercet/graph"
)

// CSR is the analysed graph in compressed sparse rows: nodes are entities in
// order of ID, one directed edge an ordered pair, weighted by the number of
// independent sources of its statements. It implements gonum's WeightedDirected
// with neighbours in ascending order, which makes gonum's algorithms
// deterministic where they only depend on iteration order.
type CSR struct {
	IDs []graph.ID
	out adjacency
	in  adjacency
}

// adjacency holds, for node i, the neighbours to[start[i]:start[i+1]].
type adjacency struct {
	start  []int
	to     []int32
	weight []float64
}

func (a *adjacency) row(i int) ([]int32, []float64) {
	lo, hi := a.start[i], a.start[i+1]
	return a.to[lo:hi], a.weight[lo:hi]
}

// Include says which statements beyond the asserted ones become edges.
type Include struct {
	Negated, Planned, Possible bool
}

func (inc Include) takes(s *graph.Statement) bool {
	if s.Polarity == corpus.Negated && !inc.Negated {
		return false
	}
	switch s.Factuality {
	case corpus.Planned:
		return inc.Planned
	case corpus.Possible:
		return inc.Possible
	}
	return true
}

// NewCSR reads the analysed graph from r: values, self-loops and, unless
// included, denied, planned and possible statements are left out.
func NewCSR(ctx context.Context, r graph.Reader, include Include) (*CSR, error) {
	origins := map[string]string{}
	for d, err := range r.Documents(ctx) {
		if err != nil {
			return nil, fmt.Errorf("analysis: read documents: %w", err)
		}
		origins[d.ID] = d.Origin
	}
	c := new(CSR)
	index := map[graph.ID]int32{}
	for e, err := range r.Entities(ctx) {
		if err != nil {
			return nil, fmt.Errorf("analysis: read entities: %w", err)
		}
		index[e.ID] = int32(len(c.IDs))
		c.IDs = append(c.IDs, e.ID)
	}
	sources := map[[2]int32]map[string]bool{}
	for s, err := range r.Statements(ctx) {
		if err != nil {
			return nil, fmt.Errorf("analysis: read statements: %w", err)
		}
		if !s.Object.IsEntity() || s.Object.Entity == s.Subject || !include.takes(s) {
			continue
		}
		edge := [2]int32{index[s.Subject], index[s.Object.Entity]}
		if sources[edge] == nil {
			sources[edge] = map[string]bool{}
		}
		for i := range s.Evidence {
			e := &s.Evidence[i]
			sources[edge][cmp.Or(e.Origin, origins[e.Document])] = true
		}
	}
	c.fill(sources)
	return c, nil
}

func (c *CSR) fill(sources map[[2]int32]map[string]bool) {
	edges := make([][2]int32, 0, len(sources))
	for e := range sources {
		edges = append(edges, e)
	}
	c.out = newAdjacency(len(c.IDs), edges, sources, 0, 1)
	c.in = newAdjacency(len(c.IDs), edges, sources, 1, 0)
}

func newAdjacency(n int, edges [][2]int32, sources map[[2]int32]map[string]bool, from, to int) adjacency {
	sort.Slice(edges, func(i, j int) bool {
		a, b := edges[i], edges[j]
		if a[from] != b[from] {
			return a[from] < b[from]
		}
		return a[to] < b[to]
	})
	a := adjacency{start: make([]int, n+1), to: make([]int32, len(edges)), weight: make([]float64, len(edges))}
	for i, e := range edges {
		a.start[e[from]+1]++
		a.to[i] = e[to]
		a.weight[i] = float64(len(sources[e]))
	}
	for i := range n {
		a.start[i+1] += a.start[i]
	}
	return a
}

// Len returns the number of nodes.
func (c *CSR) Len() int { return len(c.IDs) }

// Edges returns the number of directed edges.
func (c *CSR) Edges() int { return len(c.out.to) }

// Node implements gonum's graph.Graph.
func (c *CSR) Node(id int64) gonum.Node {
	if id < 0 || int(id) >= len(c.IDs) {
		return nil
	}
	return simple.Node(id)
}

// Nodes implements gonum's graph.Graph, in ascending order.
func (c *CSR) Nodes() gonum.Nodes {
	nodes := make([]gonum.Node, len(c.IDs))
	for i := range nodes {
		nodes[i] = simple.Node(i)
	}
	return iterator.NewOrderedNodes(nodes)
}

// From implements gonum's graph.Graph, in ascending order.
func (c *CSR) From(id int64) gonum.Nodes { return c.out.nodes(id) }

// To implements gonum's graph.Directed, in ascending order.
func (c *CSR) To(id int64) gonum.Nodes { return c.in.nodes(id) }

func (a *adjacency) nodes(id int64) gonum.Nodes {
	if id < 0 || int(id) >= len(a.start)-1 {
		return gonum.Empty
	}
	to, _ := a.row(int(id))
	if len(to) == 0 {
		return gonum.Empty
	}
	nodes := make([]gonum.Node, len(to))
	for i, t := range to {
		nodes[i] = simple.Node(t)
	}
	return iterator.NewOrderedNodes(nodes)
}

// find returns the weight of the edge u->v; ok is false if there is none.
func (c *CSR) find(u, v int64) (w float64, ok bool) {
	if c.Node(u) == nil || c.Node(v) == nil {
		return 0, false
	}
	to, weight := c.out.row(int(u))
	i := sort.Search(len(to), func(i int) bool { return int64(to[i]) >= v })
	if i < len(to) && int64(to[i]) == v {
		return weight[i], true
	}
	return 0, false
}

// HasEdgeFromTo implements gonum's graph.Directed.
func (c *CSR) HasEdgeFromTo(u, v int64) bool {
	_, ok := c.find(u, v)
	return ok
}

// HasEdgeBetween implements gonum's graph.Graph.
func (c *CSR) HasEdgeBetween(x, y int64) bool {
	return c.HasEdgeFromTo(x, y) || c.HasEdgeFromTo(y, x)
}

// Edge implements gonum's graph.Graph.
func (c *CSR) Edge(u, v int64) gonum.Edge {
	if e := c.WeightedEdge(u, v); e != nil {
		return e
	}
	return nil
}

// WeightedEdge implements gonum's graph.Weighted.
func (c *CSR) WeightedEdge(u, v int64) gonum.WeightedEdge {
	w, ok := c.find(u, v)
	if !ok {
		return nil
	}
	return simple.WeightedEdge{F: simple.Node(u), T: simple.Node(v), W: w}
}

// Weight implements gonum's graph.Weighted: 0 from a node to itself, and 0 and
// false where there is no edge.
func (c *CSR) Weight(x, y int64) (float64, bool) {
	if x == y {
		return 0, c.Node(x) != nil
	}
	return c.find(x, y)
}
