// Package analysis measures graphs: centrality, components and communities.
// It is the only package that imports gonum/graph.
//
// Everything is deterministic. gonum's algorithms run on a [CSR], whose nodes
// and neighbours come in order; where gonum is random (PageRank) or slow
// (betweenness), a kernel of our own runs on the same arrays, with gonum as its
// oracle in the tests.
package analysis

import (
	"context"
	"math"
	"math/rand/v2"
	"sort"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"tercet/graph"
)

// Measures of one graph, by entity.
type Measures struct {
	Nodes []Node `json:"nodes"` // sorted by ID
	Edges int    `json:"edges"` // directed edges of the analysed graph
	// Modularity is Newman's Q of the communities.
	Modularity  float64 `json:"modularity"`
	Components  int     `json:"components"` // weakly connected
	Communities int     `json:"communities"`
}

// Node holds one entity's measures.
type Node struct {
	ID          graph.ID `json:"id"`
	InDegree    int      `json:"in_degree"`   // distinct predecessors
	OutDegree   int      `json:"out_degree"`  // distinct successors
	Strength    float64  `json:"strength"`    // sum of the weights of its edges, in and out
	PageRank    float64  `json:"pagerank"`    // each edge leading both ways
	Betweenness float64  `json:"betweenness"` // pairs of other nodes, not normalised
	Hub         float64  `json:"hub"`         // HITS
	Authority   float64  `json:"authority"`   // HITS
	Component   int      `json:"component"`   // 0 is the largest
	Community   int      `json:"community"`   // 0 is the largest
}

// Options say what is measured. The zero value measures the asserted graph.
type Options struct {
	Include Include
	// Seed starts the random order in which Louvain visits nodes.
	Seed uint64
}

// Find returns the measures of an entity, or nil.
func (m *Measures) Find(id graph.ID) *Node {
	i := sort.Search(len(m.Nodes), func(i int) bool { return m.Nodes[i].ID >= id })
	if i < len(m.Nodes) && m.Nodes[i].ID == id {
		return &m.Nodes[i]
	}
	return nil
}

// Measure computes all measures of the graph that r holds. Betweenness takes
// O(nodes × edges), the rest almost linear time.
func Measure(ctx context.Context, r graph.Reader, opt Options) (*Measures, error) {
	c, err := NewCSR(ctx, r, opt.Include)
	if err != nil {
		return nil, err
	}
	m := &Measures{Nodes: make([]Node, c.Len()), Edges: c.Edges()}
	rank, between := c.PageRank(), c.Betweenness()
	component, number := c.components()
	m.Components = number
	hubs := c.hits()
	groups, q := c.communities(opt.Seed)
	m.Modularity = round(q)
	for i, id := range c.IDs {
		to, outWeight := c.out.row(i)
		from, inWeight := c.in.row(i)
		m.Nodes[i] = Node{
			ID: id, InDegree: len(from), OutDegree: len(to), Strength: sum(outWeight) + sum(inWeight),
			PageRank: round(rank[i]), Betweenness: round(between[i]),
			Hub: round(hubs[int64(i)].Hub), Authority: round(hubs[int64(i)].Authority),
			Component: component[i], Community: groups[i],
		}
		m.Communities = max(m.Communities, groups[i]+1)
	}
	return m, ctx.Err()
}

// hits runs gonum's HITS (Kleinberg 1999), which never ends on a graph without
// edges.
func (c *CSR) hits() map[int64]network.HubAuthority {
	if c.Edges() == 0 {
		return nil
	}
	return network.HITS(c, 1e-10)
}

// communities runs gonum's Louvain method (Blondel et al. 2008) on the
// undirected graph whose weights sum both directions.
func (c *CSR) communities(seed uint64) (of []int, q float64) {
	of = make([]int, c.Len())
	if c.Edges() == 0 {
		for i := range of {
			of[i] = i
		}
		return of, 0
	}
	u := undirected{simple.NewWeightedUndirectedGraph(0, 0), c}
	for v := range c.Len() {
		u.AddNode(simple.Node(v))
	}
	for v := range c.Len() {
		to, weight := c.out.row(v)
		for k, w := range to {
			back, _ := c.find(int64(w), int64(v))
			u.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(v), T: simple.Node(w), W: weight[k] + back})
		}
	}
	reduced := community.Modularize(u, 1, rand.NewPCG(seed, 0))
	found := reduced.Communities()
	for g, nodes := range found {
		for _, n := range nodes {
			of[n.ID()] = g
		}
	}
	return bySize(of, len(found)), community.Q(u, found, 1)
}

// undirected gives gonum's map-based graph the order of the CSR.
type undirected struct {
	*simple.WeightedUndirectedGraph
	csr *CSR
}

func (u undirected) Nodes() gonum.Nodes { return u.csr.Nodes() }

func (u undirected) From(id int64) gonum.Nodes {
	nodes := gonum.NodesOf(u.WeightedUndirectedGraph.From(id))
	sort.Slice(nodes, func(i, j int) bool { return nodes[i].ID() < nodes[j].ID() })
	return iterator.NewOrderedNodes(nodes)
}

// bySize renumbers groups so that 0 is the largest; of equal ones the one with
// the smallest member comes first.
func bySize(of []int, number int) []int {
	size, first := make([]int, number), make([]int, number)
	for i := len(of) - 1; i >= 0; i-- {
		size[of[i]]++
		first[of[i]] = i
	}
	order := make([]int, number)
	for g := range order {
		order[g] = g
	}
	sort.Slice(order, func(i, j int) bool {
		a, b := order[i], order[j]
		if size[a] != size[b] {
			return size[a] > size[b]
		}
		return first[a] < first[b]
	})
	rank := make([]int, number)
	for r, g := range order {
		rank[g] = r
	}
	for i, g := range of {
		of[i] = rank[g]
	}
	return of
}

// round drops the last digits, in which processors may differ, and what is only
// noise of an iteration.
func round(x float64) float64 {
	if math.Abs(x) < 1e-12 {
		return 0
	}
	scale := math.Pow(10, 9-math.Ceil(math.Log10(math.Abs(x))))
	return math.Round(x*scale) / scale
}

func sum(xs []float64) (total float64) {
	for _, x := range xs {
		total += x
	}
	return total
}
