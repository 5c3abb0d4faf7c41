package store_test

import (
	"context"
	"fmt"

	"tercet/corpus"
	"tercet/graph"
	"tercet/graph/store"
)

func Example() {
	ctx := context.Background()
	s := store.NewMemory()
	defer s.Close()
	err := s.Replace(ctx, &graph.Graph{
		Entities: []graph.Entity{
			{ID: "e/Ada Marlow", Name: "Ada Marlow", Type: corpus.Person, Aliases: []graph.Alias{{Name: "the mayor", Count: 2}}},
			{ID: "e/ferry licence", Name: "ferry licence"},
		},
		Statements: []graph.Statement{{
			ID: "s/1", Subject: "e/Ada Marlow", Relation: "refuse", Wordings: []string{"turned down"},
			Object: graph.Value{Entity: "e/ferry licence", Text: "ferry licence"}, Factuality: corpus.Fact,
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := s.Query(ctx, "gizmo", `g.V("the mayor").Out("<kg:names>").Out("turned down").All()`, store.QueryOptions{})
	fmt.Println(r.Rows, err)
	// Output: [map[id:ferry licence]] <nil>
}
