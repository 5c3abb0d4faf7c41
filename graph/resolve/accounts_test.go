package resolve

import (
	"math/rand/v2"
	"testing"

	"tercet/corpus"
)

// What may be one event does so in either order, and only where times can coincide.
func TestMeet(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	days := []string{"2022-06-17", "2022-06-18", "2022-06-19", "2022-07-01"}
	some := func() *finding {
		if rng.IntN(4) == 0 {
			return &finding{}
		}
		a, b := days[rng.IntN(len(days))], days[rng.IntN(len(days))]
		return &finding{start: min(a, b), end: max(a, b)}
	}
	for range 500 {
		a, b := some(), some()
		if meet(a, b) != meet(b, a) {
			t.Fatalf("%v meets %v one way only", a, b)
		}
		if !meet(a, a) || !meet(a, &finding{}) {
			t.Fatalf("%v does not meet itself or what has no time", a)
		}
		if a.start != "" && b.start != "" && daysBetween(a.start, b.start) != -daysBetween(b.start, a.start) {
			t.Fatal("days depend on the direction")
		}
		if a.end != "" && b.start > a.end && meet(a, b) {
			t.Fatalf("%v and %v exclude each other", a, b)
		}
	}
}

// Further arguments tell two events apart only under one preposition, in either order.
func TestArgumentsApart(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	c := &accounts{r: &resolver{referents: referents{entities: []*profile{{id: "e/a"}, {id: "e/b"}}, entityOf: []int{0, 1}, groupOf: []int{0, 1}, unitOf: [][]int{{0, 1}}}}}
	some := func() *testimony {
		e := &testimony{Proposition: new(corpus.Proposition)}
		for range rng.IntN(3) {
			e.Arguments = append(e.Arguments, corpus.Argument{Case: []string{"in", "with", ""}[rng.IntN(3)], Mention: rng.IntN(2), Text: "x"})
		}
		return e
	}
	for range 500 {
		a, b := some(), some()
		if c.apart(a, b) != c.apart(b, a) {
			t.Fatalf("%v, %v: one way only", a, b)
		}
		if c.apart(a, &testimony{Proposition: new(corpus.Proposition)}) {
			t.Fatalf("%v is apart from what has no arguments", a)
		}
		for i := range b.Arguments {
			b.Arguments[i].Case = "from"
		}
		if c.apart(a, b) {
			t.Fatalf("%v, %v: no preposition is in both", a, b)
		}
	}
}
