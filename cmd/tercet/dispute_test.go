package main

import (
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/graph"
)

// Each side of contradictions is printed once, with all that tells it, who says so, when and from where.
func TestDisputes(t *testing.T) {
	statement := func(id graph.ID, relation string, evidence ...graph.Evidence) graph.Statement {
		return graph.Statement{ID: id, Subject: "e/port", Relation: relation, Factuality: corpus.Fact, Wordings: []string{relation}, Evidence: evidence, Sources: len(evidence)}
	}
	g := &graph.Graph{
		Documents: []graph.Document{{ID: "a", Meta: corpus.Meta{Date: "2031-05-08"}}, {ID: "b"}, {ID: "c"}},
		Entities:  []graph.Entity{{ID: "e/port", Name: "Port Averill"}},
		Statements: []graph.Statement{
			statement("s/1", "closed", graph.Evidence{Document: "a", Quote: "It closed."}, graph.Evidence{Document: "b", Quote: "It shut.", Origin: "Reuters", Said: []graph.Attribution{{Verb: "report"}}}),
			statement("s/2", "opened", graph.Evidence{Document: "c", Quote: "It opened.", Said: []graph.Attribution{{Speaker: graph.Value{Text: "Anna Belova"}, Verb: "say"}}}),
			statement("s/3", "stayed open", graph.Evidence{Document: "c", Quote: "It stayed open."}),
			statement("s/4", "sank", graph.Evidence{Document: "c", Quote: "It sank."}),
			statement("s/5", "floated", graph.Evidence{Document: "a", Quote: "It floated."}),
		},
	}
	s := g.Statements
	pairs := [][2]*graph.Statement{{&s[1], &s[0]}, {&s[0], &s[2]}, {&s[3], &s[4]}, {&s[1], &s[2]}}
	var b strings.Builder
	if shown := printDisputes(&b, g, pairs, len(pairs), true); shown != len(pairs) {
		t.Errorf("%d pairs shown of %d", shown, len(pairs))
	}
	const want = `  • Port Averill – opened
      c, says Anna Belova: It opened.
  ≠ Port Averill – closed  (2 sources)
      a (2031-05-08): It closed.
      b, from Reuters: It shut.
  ≠ Port Averill – stayed open
      c: It stayed open.

  • Port Averill – sank
      c: It sank.
  ≠ Port Averill – floated
      a (2031-05-08): It floated.
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	if shown := printDisputes(&b, g, pairs, 1, false); shown != 3 || strings.Contains(b.String(), "It shut") || strings.Contains(b.String(), "sank") {
		t.Errorf("of one row %d pairs are shown:\n%s", shown, b.String())
	}
}
