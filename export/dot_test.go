package export

import (
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/formats/dot"
	"gonum.org/v1/gonum/graph/formats/dot/ast"
)

// gonum's parser reads the files as well as Graphviz.
func TestDOTSyntax(t *testing.T) {
	for name, g := range graphs(t) {
		file, err := dot.ParseString(parts(t, format(t, "dot"), g.Reader(), Options{MaxStatements: -1})[""])
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		edges := 0
		var count func([]ast.Stmt)
		count = func(list []ast.Stmt) {
			for _, s := range list {
				switch s := s.(type) {
				case *ast.Subgraph:
					count(s.Stmts)
				case *ast.EdgeStmt:
					edges++
				}
			}
		}
		count(file.Graphs[0].Stmts)
		if edges != edgesOf(g) {
			t.Errorf("%s: %d edges, want %d", name, edges, edgesOf(g))
		}
	}
}

func FuzzDOT(f *testing.F) {
	for _, e := range hostileGraph().Entities {
		f.Add(e.Name)
	}
	f.Fuzz(func(t *testing.T, s string) {
		file, err := dot.ParseString("digraph { " + quoteDOT(s) + " }")
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if n := len(file.Graphs[0].Stmts); n != 1 {
			t.Errorf("%q became %d statements", s, n)
		}
		if strings.Contains(quoteDOT(s), "\n") {
			t.Errorf("%q: a line end in a label", s)
		}
	})
}
