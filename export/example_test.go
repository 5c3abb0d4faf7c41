package export_test

import (
	"context"
	"fmt"
	"os"

	"tercet/corpus"
	"tercet/export"
	"tercet/graph"
)

// A graph with one statement, as N-Quads and as a filtered list of JSON objects.
func Example() {
	g := &graph.Graph{
		Entities: []graph.Entity{
			{ID: "e/Ann", Name: "Ann", Type: corpus.Person},
			{ID: "e/Order", Name: "Order", Type: corpus.Work},
		},
		Statements: []graph.Statement{{
			ID: "s/1", Subject: "e/Ann", Relation: "refuse", Wordings: []string{"refused"},
			Object:     graph.Value{Entity: "e/Order", Text: "Order", Type: corpus.Work},
			Factuality: corpus.Fact, Confidence: 0.9, Sources: 1,
		}},
	}
	ctx := context.Background()
	f, err := export.Lookup("jsonl")
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := export.Filtered(ctx, g.Reader(), export.Filter{Entities: []string{"ann"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := f.Write(ctx, export.ToWriter(os.Stdout), r, export.Options{}); err != nil {
		fmt.Println(err)
	}
	_, err = export.Lookup("gephi")
	fmt.Println(err)
	// Output:
	// {"kind":"entity","id":"e/Ann","name":"Ann","type":"PERSON","aliases":[],"documents":0}
	// {"kind":"entity","id":"e/Order","name":"Order","type":"WORK","aliases":[],"documents":0}
	// {"kind":"statement","id":"s/1","subject":"Ann","subject_type":"PERSON","relation":"refuse","wordings":["refused"],"object":"Order","object_type":"WORK","polarity":"affirmed","factuality":"fact","confidence":0.9,"documents":0,"sources":1,"time_start":"","time_end":"","contradicts":[],"evidence":[]}
	// export: no format "gephi"; there are graphml, gexf, dot, jsonl, nquads, csv, neo4j
}
