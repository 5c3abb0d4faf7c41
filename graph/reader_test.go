package graph_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"

	"tercet/corpus"
	"tercet/graph"
)

func small() *graph.Graph {
	return &graph.Graph{
		Documents: []graph.Document{{ID: "a.txt", Origin: "a"}},
		Entities: []graph.Entity{
			{ID: "e/Ann", Type: corpus.Person, Name: "Ann"},
			{ID: "e/Order", Type: corpus.Work, Name: "Order"},
		},
		Statements: []graph.Statement{{
			ID: "s/1", Subject: "e/Ann", Relation: "accept", Object: graph.Value{Entity: "e/Order", Text: "Order"},
			Polarity: corpus.Negated, Factuality: corpus.Fact,
		}},
	}
}

func TestLoad(t *testing.T) {
	g := small()
	got, err := graph.Load(context.Background(), g.Reader())
	if err != nil || !reflect.DeepEqual(got, g) {
		t.Errorf("Load gives %+v, %v", got, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := graph.Load(ctx, g.Reader()); !errors.Is(err, context.Canceled) {
		t.Errorf("Load under a cancelled context gives %v", err)
	}
}

func TestByID(t *testing.T) {
	g := small()
	if e := g.EntityByID("e/Order"); e == nil || e.Name != "Order" {
		t.Errorf("EntityByID gives %+v", e)
	}
	if g.EntityByID("e/Nobody") != nil || g.StatementByID("s/2") != nil {
		t.Error("something unknown is found")
	}
}

func TestAsserted(t *testing.T) {
	for _, c := range []struct {
		polarity   corpus.Polarity
		factuality corpus.Factuality
		want       bool
	}{
		{corpus.Affirmed, corpus.Fact, true}, {corpus.Affirmed, corpus.Claimed, true},
		{corpus.Affirmed, corpus.Planned, false}, {corpus.Affirmed, corpus.Possible, false}, {corpus.Negated, corpus.Fact, false},
	} {
		s := graph.Statement{Polarity: c.polarity, Factuality: c.factuality}
		if s.Asserted() != c.want {
			t.Errorf("%v %v: asserted %v", c.polarity, c.factuality, s.Asserted())
		}
	}
}

func Example() {
	g := small()
	names := g.Names()
	for i := range g.Statements {
		s := &g.Statements[i]
		fmt.Println(names[s.Subject], s.Predicate(), s.Object.Text, s.Asserted())
	}
	// Output: Ann not_accept Order false
}
