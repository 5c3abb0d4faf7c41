package main

import (
	"testing"

	"tercet/graph"
)

// TestSaysLess: an office alone says less than the office of something, and a deed less than the
// same deed, mostly of the same sentences, with who did it.
func TestSaysLess(t *testing.T) {
	told := func(subject graph.ID, relation, object string, sentences ...int) *graph.Statement {
		s := &graph.Statement{Subject: subject, Relation: relation, Object: graph.Value{Text: object}, Sources: 1}
		for _, n := range sentences {
			s.Evidence = append(s.Evidence, graph.Evidence{Document: "a", Sentence: n})
		}
		return s
	}
	closed := told("port", "be_closed", "", 1, 2)
	for _, tt := range []struct {
		name     string
		s, other *graph.Statement
		want     bool
	}{
		{"office", told("e", "be", "President", 1), told("e", "be_president_of", "Talamar", 1), true},
		{"two words", told("e", "be", "foreign minister", 1), told("e", "be_foreign_minister_of", "Pellia", 1), true},
		{"another office", told("e", "be", "minister", 1), told("e", "be_foreign_minister_of", "Pellia", 1), false},
		{"no office", told("e", "be", "President", 1), told("e", "meet", "Ferran", 1), false},
		{"itself", closed, closed, false},
		{"with the doer", closed, told("navy", "close", "port", 1, 2, 3), true},
		{"of half the sentences", closed, told("navy", "close", "port", 1), false},
		{"of others", closed, told("navy", "close", "port", 3, 4), false},
	} {
		if got := saysLess(tt.s, []*graph.Statement{tt.other}); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
