package analysis_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"

	"tercet/corpus"
	"tercet/graph"
	"tercet/graph/analysis"
)

func id(i int) graph.ID { return graph.ID(fmt.Sprintf("e/%04d", i)) }

// random returns a graph of n entities and m statements by three sources.
func random(seed uint64, n, m int) *graph.Graph {
	r := rand.New(rand.NewPCG(seed, 1))
	g := &graph.Graph{}
	for i := range 3 {
		g.Documents = append(g.Documents, graph.Document{ID: fmt.Sprint("d", i), Origin: fmt.Sprint("o", i)})
	}
	for i := range n {
		g.Entities = append(g.Entities, graph.Entity{ID: id(i), Name: fmt.Sprint("n", i)})
	}
	for i := range m {
		s := graph.Statement{
			ID: graph.ID(fmt.Sprintf("s/%05d", i)), Subject: id(r.IntN(n)), Object: graph.Value{Entity: id(r.IntN(n))},
			Factuality: corpus.Fact, Evidence: []graph.Evidence{{Document: fmt.Sprint("d", r.IntN(3))}},
		}
		g.Statements = append(g.Statements, s)
	}
	return g
}

func measure(t testing.TB, g *graph.Graph, opt analysis.Options) *analysis.Measures {
	m, err := analysis.Measure(context.Background(), g.Reader(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func near(a, b, tolerance float64) bool {
	return math.Abs(a-b) <= tolerance*math.Max(1, math.Max(math.Abs(a), math.Abs(b)))
}

// TestOracle compares our kernels with gonum's algorithms.
func TestOracle(t *testing.T) {
	for seed := range uint64(20) {
		g := random(seed, 5+int(seed)*4, 10+int(seed)*15)
		c, err := analysis.NewCSR(context.Background(), g.Reader(), analysis.Include{})
		if err != nil {
			t.Fatal(err)
		}
		rank, between := network.PageRankSparse(bothWays(c), 0.85, 1e-13), network.Betweenness(c)
		m := measure(t, g, analysis.Options{})
		for i, n := range m.Nodes {
			if want := rank[int64(i)]; !near(n.PageRank, want, 1e-8) {
				t.Errorf("seed %d node %d: PageRank %g, gonum %g", seed, i, n.PageRank, want)
			}
			if want := between[int64(i)]; !near(n.Betweenness, want, 1e-8) {
				t.Errorf("seed %d node %d: betweenness %g, gonum %g", seed, i, n.Betweenness, want)
			}
		}
		both := simple.NewUndirectedGraph()
		for i := range c.Len() {
			both.AddNode(simple.Node(i))
		}
		for u := range int64(c.Len()) {
			for v := range int64(c.Len()) {
				if c.HasEdgeFromTo(u, v) {
					both.SetEdge(simple.Edge{F: simple.Node(u), T: simple.Node(v)})
				}
			}
		}
		if want := len(topo.ConnectedComponents(both)); m.Components != want {
			t.Errorf("seed %d: %d components, gonum %d", seed, m.Components, want)
		}
	}
}

// bothWays returns the graph whose edges lead both ways, with the sum of their weights.
func bothWays(c *analysis.CSR) *simple.WeightedDirectedGraph {
	g := simple.NewWeightedDirectedGraph(0, 0)
	for i := range c.Len() {
		g.AddNode(simple.Node(i))
	}
	for u := range int64(c.Len()) {
		for v := range int64(c.Len()) {
			w, _ := c.Weight(u, v)
			back, _ := c.Weight(v, u)
			if u != v && w+back > 0 {
				g.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(u), T: simple.Node(v), W: w + back})
			}
		}
	}
	return g
}

// Who does much is more central than what is mentioned once, at the end of a chain.
func TestPageRankOfDoers(t *testing.T) {
	g := &graph.Graph{Documents: []graph.Document{{ID: "a"}}}
	for i := range 6 {
		g.Entities = append(g.Entities, graph.Entity{ID: id(i)})
	}
	for i, e := range [][2]int{{0, 1}, {0, 2}, {0, 3}, {3, 4}, {4, 5}} {
		g.Statements = append(g.Statements, graph.Statement{ID: graph.ID(fmt.Sprint("s/", i)), Subject: id(e[0]), Object: graph.Value{Entity: id(e[1])},
			Factuality: corpus.Fact, Evidence: []graph.Evidence{{Document: "a"}}})
	}
	m := measure(t, g, analysis.Options{})
	for _, n := range m.Nodes[1:] {
		if n.PageRank >= m.Nodes[0].PageRank {
			t.Errorf("%s has %g, the doer %g", n.ID, n.PageRank, m.Nodes[0].PageRank)
		}
	}
}

func TestDeterministic(t *testing.T) {
	g := random(7, 120, 400)
	want := measure(t, g, analysis.Options{})
	for range 5 {
		if got := measure(t, g, analysis.Options{}); !reflect.DeepEqual(got, want) {
			t.Fatal("two calls on the same graph differ")
		}
	}
}

// TestAnalysedGraph checks what becomes an edge, and its weight.
func TestAnalysedGraph(t *testing.T) {
	e := func(i int) graph.Value { return graph.Value{Entity: id(i)} }
	docs := []graph.Document{{ID: "a", Origin: "wire"}, {ID: "b", Origin: "wire"}, {ID: "c", Origin: "paper"}}
	entities := []graph.Entity{{ID: id(0)}, {ID: id(1)}, {ID: id(2)}}
	g := &graph.Graph{Documents: docs, Entities: entities, Statements: []graph.Statement{
		{ID: "s/0", Subject: id(0), Object: e(1), Factuality: corpus.Fact, Evidence: []graph.Evidence{{Document: "a"}, {Document: "b"}, {Document: "b", Origin: "wire"}}},
		{ID: "s/1", Subject: id(0), Object: e(1), Factuality: corpus.Claimed, Evidence: []graph.Evidence{{Document: "b"}, {Document: "c"}}},
		{ID: "s/2", Subject: id(0), Object: e(2), Factuality: corpus.Planned, Evidence: []graph.Evidence{{Document: "a"}}},
		{ID: "s/3", Subject: id(1), Object: e(2), Factuality: corpus.Possible, Evidence: []graph.Evidence{{Document: "a"}}},
		{ID: "s/4", Subject: id(2), Object: e(1), Factuality: corpus.Fact, Polarity: corpus.Negated, Evidence: []graph.Evidence{{Document: "a"}}},
		{ID: "s/5", Subject: id(2), Object: e(2), Factuality: corpus.Fact, Evidence: []graph.Evidence{{Document: "a"}}},
		{ID: "s/6", Subject: id(2), Object: graph.Value{Text: "1,700"}, Factuality: corpus.Fact, Evidence: []graph.Evidence{{Document: "a"}}},
	}}
	c, err := analysis.NewCSR(context.Background(), g.Reader(), analysis.Include{})
	if err != nil {
		t.Fatal(err)
	}
	if w, ok := c.Weight(0, 1); !ok || w != 2 || c.Edges() != 1 {
		t.Errorf("weight %v %v, %d edges; want 2 independent sources on the only edge", w, ok, c.Edges())
	}
	all, err := analysis.NewCSR(context.Background(), g.Reader(), analysis.Include{Negated: true, Planned: true, Possible: true})
	if err != nil {
		t.Fatal(err)
	}
	if all.Edges() != 4 {
		t.Errorf("with everything included: %d edges, want 4", all.Edges())
	}
}

func TestSmallGraphs(t *testing.T) {
	for _, g := range []*graph.Graph{{}, {Entities: []graph.Entity{{ID: id(0)}}}, random(1, 3, 0)} {
		m := measure(t, g, analysis.Options{})
		if len(m.Nodes) != len(g.Entities) || m.Components != len(g.Entities) || m.Communities != len(g.Entities) {
			t.Errorf("%d entities without edges: %+v", len(g.Entities), m)
		}
	}
}

func Example() {
	g := &graph.Graph{
		Documents: []graph.Document{{ID: "a", Origin: "a"}},
		Entities:  []graph.Entity{{ID: "e/Ann", Name: "Ann"}, {ID: "e/Bob", Name: "Bob"}},
		Statements: []graph.Statement{{
			ID: "s/1", Subject: "e/Ann", Relation: "meet", Object: graph.Value{Entity: "e/Bob"}, Factuality: corpus.Fact, Evidence: []graph.Evidence{{Document: "a"}},
		}},
	}
	m, err := analysis.Measure(context.Background(), g.Reader(), analysis.Options{})
	if err != nil {
		panic(err)
	}
	for _, n := range m.Nodes {
		fmt.Printf("%s %.4f\n", n.ID, n.PageRank)
	}
	// Output:
	// e/Ann 0.5000
	// e/Bob 0.5000
}

func BenchmarkBetweenness(b *testing.B) {
	c, err := analysis.NewCSR(context.Background(), random(1, 1000, 5000).Reader(), analysis.Include{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("tercet", func(b *testing.B) {
		for b.Loop() {
			c.Betweenness()
		}
	})
	b.Run("gonum", func(b *testing.B) {
		for b.Loop() {
			network.Betweenness(c)
		}
	})
}
