package main

import (
	"testing"

	"tercet/graph"
)

// TestSaysLess: an office alone says less than the office of something.
func TestSaysLess(t *testing.T) {
	for _, tt := range []struct {
		relation, object string
		others           []string
		want             bool
	}{
		{"be", "President", []string{"be", "be_president_of"}, true},
		{"be", "foreign minister", []string{"be_foreign_minister_of"}, true},
		{"be", "minister", []string{"be_foreign_minister_of"}, false},
		{"be", "President", []string{"be", "meet"}, false},
		{"meet", "president", []string{"be_president_of"}, false},
	} {
		s := &graph.Statement{Relation: tt.relation, Object: graph.Value{Text: tt.object}}
		if got := saysLess(s, tt.others); got != tt.want {
			t.Errorf("%s %s beside %v: %v", tt.relation, tt.object, tt.others, got)
		}
	}
}
