package main

import (
	"testing"

	"tercet/graph"
	"tercet/graph/build"
)

// TestWorthSummary: what adds little to much is not summed up.
func TestWorthSummary(t *testing.T) {
	for _, tt := range []struct {
		name                         string
		fresh, documents, statements int
		want                         bool
	}{
		{"one to few", 1, 300, 2500, true},
		{"nothing to few", 0, 300, 2500, true},
		{"one to many", 1, 10000, 80000, false},
		{"nothing to many", 0, 10000, 80000, false},
		{"many to many", 2000, 10000, 80000, true},
	} {
		r := &build.Report{New: tt.fresh, Holding: build.Holding{Documents: tt.documents, Statements: tt.statements}}
		if got := worthSummary(r); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

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
