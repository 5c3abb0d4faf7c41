package resolve

import (
	"math/rand/v2"
	"testing"

	"tercet/graph"
)

// What may be one event does so in either order, and only where times can coincide.
func TestMeet(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	days := []string{"2022-06-17", "2022-06-18", "2022-06-19", "2022-07-01"}
	some := func() *graph.Statement {
		if rng.IntN(4) == 0 {
			return &graph.Statement{}
		}
		a, b := days[rng.IntN(len(days))], days[rng.IntN(len(days))]
		return &graph.Statement{Start: min(a, b), End: max(a, b)}
	}
	for range 500 {
		a, b := some(), some()
		if meet(a, b) != meet(b, a) {
			t.Fatalf("%v meets %v one way only", a, b)
		}
		if !meet(a, a) || !meet(a, &graph.Statement{}) {
			t.Fatalf("%v does not meet itself or what has no time", a)
		}
		if a.Start != "" && b.Start != "" && daysBetween(a.Start, b.Start) != -daysBetween(b.Start, a.Start) {
			t.Fatal("days depend on the direction")
		}
		if a.End != "" && b.Start > a.End && meet(a, b) {
			t.Fatalf("%v and %v exclude each other", a, b)
		}
	}
}

// Further arguments tell two events apart only under one preposition, in either order.
func TestArgumentsApart(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	some := func() *graph.Evidence {
		e := &graph.Evidence{}
		for range rng.IntN(3) {
			e.Arguments = append(e.Arguments, graph.Qualifier{Case: []string{"in", "with", ""}[rng.IntN(3)], Value: graph.Value{Entity: []graph.ID{"e/a", "e/b"}[rng.IntN(2)], Text: "x"}})
		}
		return e
	}
	for range 500 {
		a, b := some(), some()
		if apart(a, b) != apart(b, a) {
			t.Fatalf("%v, %v: one way only", a, b)
		}
		if apart(a, &graph.Evidence{}) {
			t.Fatalf("%v is apart from what has no arguments", a)
		}
		for i := range b.Arguments {
			b.Arguments[i].Case = "from"
		}
		if apart(a, b) {
			t.Fatalf("%v, %v: no preposition is in both", a, b)
		}
	}
}
