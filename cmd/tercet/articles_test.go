package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/graph"
)

// TestEvalArticles builds the graph of five real articles and asks it what a
// reader of them would ask.
func TestEvalArticles(t *testing.T) {
	articles := evalFile(t, "articles")
	db := filepath.Join(t.TempDir(), "graph.tercet")
	mustTercet(t, "build", "-q", "--db", db, articles)
	ask := func(query string) []string {
		return strings.Split(strings.TrimSpace(mustTercet(t, "query", "--db", db, query)), "\n")
	}
	for _, c := range []struct {
		query string
		want  []string
	}{
		{`g.V("Kassym-Jomart Tokayev").Out("<refuse>").Unique().All()`, []string{"Order of Alexander Nevsky"}},
		{`g.V("Kassym-Jomart Tokayev").Out("refused").Unique().All()`, []string{"Order of Alexander Nevsky"}},
		{`g.V("Kazakhstan").In("<kg:subject>").Has("<kg:predicate>", "<not_recognize>").Out("<kg:object>").Unique().All()`,
			[]string{"Taiwan", "Kosovo", "Abkhazia", "South Ossetia", "Donetsk", "Luhansk"}},
		{`g.V("Kazakhstan").Out("<block>").Unique().All()`, []string{`"$21.6 million"^^<kg:MONEY>`, "1,700 Russian coal wagons"}},
		{`g.V("Tokaev").Out("<kg:names>").All()`, []string{"Kassym-Jomart Tokayev"}},
		{`g.V("Tokayev").Out("<kg:names>").All()`, []string{"Kassym-Jomart Tokayev"}},
		{`g.V("Putin").Out("<kg:names>").All()`, []string{"Vladimir Putin"}},
	} {
		got := ask(c.query)
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: no %q in %q", c.query, w, got)
			}
		}
	}
	g, err := loadGraph(context.Background(), &shared{db: db})
	if err != nil {
		t.Fatal(err)
	}
	checkArticles(t, g)
}

func checkArticles(t *testing.T, g *graph.Graph) {
	names := g.Names()
	for i := range g.Statements {
		s := &g.Statements[i]
		if names[s.Subject] == "Kassym-Jomart Tokayev" && s.Relation == "refuse" && s.Object.Text == "Order of Alexander Nevsky" && len(s.Documents) < 3 {
			t.Errorf("the refusal stands in %d articles, want 3 or more", len(s.Documents))
		}
		if names[s.Subject] == "Kazakhstan" && s.Relation == "recognize" && s.Polarity == corpus.Affirmed {
			t.Errorf("the graph says that Kazakhstan recognizes %s: %s", s.Object.Text, s.Evidence[0].Quote)
		}
	}
	for i := range g.Entities {
		for _, a := range g.Entities[i].Aliases {
			for _, noise := range []string{"David William", "Akismet", "Pinterest", "Leave a Reply", "Leave a Comment", "infoterror"} {
				if strings.Contains(a.Name, noise) {
					t.Errorf("boilerplate in the graph: %q", a.Name)
				}
			}
		}
	}
}
