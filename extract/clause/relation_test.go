package clause

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

func TestRelationOf(t *testing.T) {
	for label, want := range map[string]relation{
		"acl": acl, "acl:relcl": acl | aclRelcl, "case": caseMark, "obl:tmod": obl, "nsubj:outer": nsubj | nsubjOuter,
		"xcomp": xcomp, "flat:name": flat, "obl:agent": obl | oblAgent, "punct": punct, "a:b:c": unknown, "aclx": unknown, "": unknown,
	} {
		if got := relationOf(label); got != want {
			t.Errorf("%q is %b, want %b", label, got, want)
		}
	}
}

// TestRelabel: relations are kept as labels and as numbers, which only tree.go writes.
func TestRelabel(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	for _, entry := range files {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || name == "tree.go" {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if a, ok := n.(*ast.AssignStmt); ok {
				for _, left := range a.Lhs {
					if s, ok := left.(*ast.SelectorExpr); ok && s.Sel.Name == "DepRel" {
						t.Errorf("%s: use relabel", set.Position(s.Pos()))
					}
				}
			}
			return true
		})
	}
}
