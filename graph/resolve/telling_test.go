package resolve

import (
	"testing"

	"tercet/graph"
)

// TestTellingName: a noun alone gives way to a description that says which is meant.
func TestTellingName(t *testing.T) {
	alias := func(name string, count int) graph.Alias { return graph.Alias{Name: name, Count: count} }
	for _, tt := range []struct {
		want string
		list []graph.Alias
	}{
		{"unnamed", nil},
		{"Belova's church", []graph.Alias{alias("church", 5), alias("old church", 2), alias("Belova's church", 1)}},
		{"war against Oster", []graph.Alias{alias("war", 3), alias("long war", 1), alias("war against Oster", 1), alias("invasion of Oster", 2)}},
		{"hit-and-run driver", []graph.Alias{alias("driver", 7), alias("Driver", 5), alias("hit-and-run driver", 2)}},
		{"fire", []graph.Alias{alias("fire", 9), alias("harbour fire", 1)}},                                                                    // which may be another one
		{"ships", []graph.Alias{alias("ships", 3), alias("three ships", 2), alias("several other ships", 1)}},                                  // tells how many
		{"guard", []graph.Alias{alias("guard", 3), alias("former guard", 2)}},                                                                  // is none
		{"murder", []graph.Alias{alias("Murder", 3), alias("murder", 1)}},                                                                      // of a heading
		{"Norvik police", []graph.Alias{alias("police", 4), alias("NORVIK police", 1), alias("Norvik police", 1)}},                             // likewise
		{"oil exports of Norvik", []graph.Alias{alias("oil exports", 2), alias("oil exports of Norvik", 2), alias("Norvik's oil exports", 1)}}, // longer
		{"40 Norvik coal wagons", []graph.Alias{alias("40 Norvik coal wagons", 1), alias("40 wagons with coal through its territory", 1)}},     // whose?
	} {
		if got := tellingName(tt.list); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.list, got, tt.want)
		}
	}
}
