package store

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"tercet/graph"
)

// guideQueries returns the queries of the page with their languages: the second
// code span of a table's row from the end, and indented lines.
func guideQueries() (queries [][2]string) {
	for line := range strings.Lines(Guide) {
		line = strings.TrimRight(line, "\n")
		if code, ok := strings.CutPrefix(line, "    "); ok {
			lang := "gizmo"
			for _, l := range Languages() {
				if rest, ok := strings.CutPrefix(code, l+": "); ok {
					lang, code = l, rest
				}
			}
			queries = append(queries, [2]string{lang, code})
		} else if strings.HasPrefix(line, "| ") && strings.Contains(line, "g.V") {
			cells := strings.Split(strings.Trim(line, "| "), " | ")
			queries = append(queries, [2]string{"gizmo", strings.Trim(cells[len(cells)-1], "`")})
		}
	}
	return queries
}

// TestGuide runs every query of the page. Each has to give something: the page
// would not show that a predicate is never written.
func TestGuide(t *testing.T) {
	s := fill(t, island())
	if err := s.SetMeasures(t.Context(), []graph.Measure{{Entity: "e/Skerry", Name: "pagerank", Value: 0.5}}); err != nil {
		t.Fatal(err)
	}
	queries := guideQueries()
	if len(queries) < 50 {
		t.Fatalf("found only %d queries", len(queries))
	}
	for _, q := range queries {
		r, err := s.Query(t.Context(), q[0], q[1], QueryOptions{})
		if err != nil || len(r.Rows) == 0 {
			t.Errorf("%s: %s\n  gives %v, %v", q[0], q[1], r, err)
		}
	}
}

// TestGuideIsWhole looks for every word of the vocabulary on the page.
func TestGuideIsWhole(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "vocabulary.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	words := 0
	ast.Inspect(file, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		word, _ := strconv.Unquote(lit.Value)
		if regexp.MustCompile(`^kg:\w+$`).MatchString(word) && word != string(kgJSON) {
			words++
			if !strings.Contains(Guide, "<"+word+">") {
				t.Errorf("the page does not explain <%s>", word)
			}
		}
		return true
	})
	if words < 40 {
		t.Errorf("found only %d words", words)
	}
}
