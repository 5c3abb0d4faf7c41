package store

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tercet/graph"
)

// conform is what every backend has to do.
func conform(t *testing.T, open func(*testing.T) *Store) {
	t.Run("empty", func(t *testing.T) {
		s := open(t)
		defer s.Close()
		if g := load(t, s); !reflect.DeepEqual(g, &graph.Graph{}) {
			t.Errorf("an empty store holds %+v", g)
		}
		if r, err := s.Query(t.Context(), "gizmo", `g.V().All()`, QueryOptions{}); err != nil || len(r.Rows) != 0 {
			t.Errorf("%v, %v", r, err)
		}
		if _, err := s.Entity(t.Context(), "x"); err == nil {
			t.Error("an empty store has an entity")
		}
	})
	t.Run("round trip", func(t *testing.T) {
		s := open(t)
		defer s.Close()
		for seed := range uint64(8) {
			g := random(seed, int(seed*seed))
			if err := s.Replace(t.Context(), g); err != nil {
				t.Fatal(err)
			}
			got := load(t, s)
			if !reflect.DeepEqual(got.Documents, g.Documents) || !reflect.DeepEqual(got.Entities, g.Entities) || !reflect.DeepEqual(got.Statements, g.Statements) {
				t.Fatalf("seed %d: another graph came back:\n%+v\nwant\n%+v", seed, got, g)
			}
		}
	})
	s := open(t)
	defer s.Close()
	g := island()
	if err := s.Replace(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	t.Run("queries", func(t *testing.T) { conformQueries(t, s) })
	t.Run("entities", func(t *testing.T) { conformEntities(t, s) })
	t.Run("statements of", func(t *testing.T) {
		var ids []string
		for st, err := range s.StatementsOf(t.Context(), "Ada Marlow") {
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(st, g.StatementByID(st.ID)) {
				t.Errorf("%s came back changed", st.ID)
			}
			ids = append(ids, string(st.ID))
		}
		if want := []string{"s/0001", "s/0002", "s/0003", "s/0008"}; !slices.Equal(ids, want) {
			t.Errorf("got %v, want %v", ids, want)
		}
	})
	t.Run("measures", func(t *testing.T) {
		want := []graph.Measure{{Entity: "e/Ada Marlow", Name: "hub", Value: 1}, {Entity: "e/Ada Marlow", Name: "pagerank", Value: 0.25}, {Entity: "e/Skerry", Name: "pagerank", Value: 0}}
		for _, measures := range [][]graph.Measure{{{Entity: "e/Skerry", Name: "old", Value: 3}}, want} {
			if err := s.SetMeasures(t.Context(), measures); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := s.Measures(t.Context()); err != nil || !slices.Equal(got, want) {
			t.Errorf("got %v, %v, want %v", got, err, want)
		}
		if !reflect.DeepEqual(load(t, s), g) {
			t.Error("measures changed the graph")
		}
		ask(t, s, `g.V("Marlow").Out("<kg:names>").Out("<kg:entity>").Out("<kg:pagerank>").All()`, "0.25")
	})
}

func conformQueries(t *testing.T, s *Store) {
	for _, tc := range []struct {
		query string
		want  string // rows' ids, sorted, separated by "; "
	}{
		{`g.V("Ada Marlow").Out("refused").All()`, "ferry licence"},
		{`g.V("Ada Marlow").Out("turned down").All()`, "ferry licence"},
		{`g.V("Ada Marlow").Out("<refuse>").All()`, "ferry licence"},
		{`g.V("Ada Marlow").Out(["refused", "turned down", "<refuse>"]).All()`, "ferry licence; ferry licence; ferry licence"},
		{`g.V("Ada Marlow").Out(["refused", "turned down", "<refuse>"]).Unique().All()`, "ferry licence"},
		{`g.V("ferry licence").In("<refuse>").All()`, "Ada Marlow"},
		{`g.V("Holt").Out("<kg:names>").All()`, "Ben Holt"},
		{`g.V("Marlow").Out("<kg:names>").All()`, "Ada Marlow; Marlow (town)"},
		// A claim is an edge like a fact, and its speaker is linked to it.
		{`g.V("North Ferry Company").Out("<bribe>").All()`, "Ada Marlow"},
		{`g.V("Ben Holt").Out("<kg:said>").All()`, "<s/0001>; <s/0002>"},
		// What is denied, planned or only possible answers no predicate.
		{`g.V("North Ferry Company").Out("did not bribe").All()`, ""},
		{`g.V("North Ferry Company").Out("<not_bribe>").All()`, ""},
		{`g.V("Ben Holt").Out("<plan_to_leave>").All()`, ""},
		{`g.V("Skerry").Out("<may_sink>").All()`, ""},
		// It is described all the same.
		{`g.V("North Ferry Company").In("<kg:subject>").Has("<kg:predicate>", "<not_bribe>").Out("<kg:object>").All()`, "Ada Marlow"},
		{`g.V("did not bribe").In("<kg:wording>").Has("<kg:subject>", "North Ferry Company").Out("<kg:object>").Unique().All()`, "Ada Marlow"},
		{`g.V("<kg:planned>").In("<kg:factuality>").Has("<kg:subject>").Out("<kg:object>").All()`, "Skerry"},
		// Without an object, and with a value for one.
		{`g.V("North Ferry Company").Out("<stop>").All()`, "<kg:none>"},
		{`g.V("<kg:none>").In("<stop>").All()`, "North Ferry Company"},
		{`g.V("North Ferry Company").Out("<pay>").All()`, `"$5 million"^^<kg:MONEY>`},
		{`g.V().Has("<kg:number>", gt(1000000.5)).All()`, "<s/0006>"},
		// The label is the statement.
		{`g.V("Ada Marlow").LabelContext("<s/0001>").Out("<refuse>").All()`, "ferry licence"},
		{`g.V("Ada Marlow").LabelContext("<s/0002>").Out("<refuse>").All()`, ""},
		// Texts are no names.
		{`g.V("<s/0002>").Out("<kg:evidence>").Out("<kg:quote>").All()`, "“North Ferry has bribed Marlow”, Holt said."},
		{`g.V("say").All()`, ""},
		// Confidence is a float even where it is whole, and times are times.
		{`g.V("<kg:fact>").In("<kg:factuality>").Has("<kg:confidence>", gt(0.8)).All()`, "<s/0006>"},
		{`g.V().Has("<kg:date>", gt(new Date("2031-05-02T12:00:00Z"))).All()`, "<d/https://tern.example/b?x=1&y=%3C2%3E>"},
	} {
		ask(t, s, tc.query, tc.want)
	}
	r, err := s.Query(t.Context(), "gizmo", `g.V("Ada Marlow").Tag("who").Out("<refuse>", "how").All()`, QueryOptions{})
	if want := []any{map[string]any{"id": "ferry licence", "who": "Ada Marlow", "how": "<refuse>"}}; err != nil || !reflect.DeepEqual(r.Rows, want) {
		t.Errorf("got %v, %v, want %v", r, err, want)
	}
	r, err = s.Query(t.Context(), "graphql", `{ nodes(id: "Ada Marlow"){ id, refuse { id } } }`, QueryOptions{})
	if err != nil || !strings.Contains(fmt.Sprint(r.Rows), "ferry licence") {
		t.Errorf("graphql: %v, %v", r, err)
	}
	r, err = s.Query(t.Context(), "mql", `[{"id": "Ada Marlow", "refused": null}]`, QueryOptions{})
	if err != nil || !strings.Contains(fmt.Sprint(r.Rows), "ferry licence") {
		t.Errorf("mql: %v, %v", r, err)
	}
}

func conformEntities(t *testing.T, s *Store) {
	for _, tc := range []struct{ name, want, near string }{
		{"Ada Marlow", "Ada Marlow", ""},
		{"Marlow", "Ada Marlow", ""}, // five times, the town once
		{"Marlow (town)", "Marlow (town)", ""},
		{"the mayor", "Ada Marlow", ""},
		{"nfc", "North Ferry Company", ""},
		{"ADA MARLOW", "Ada Marlow", ""},
		{"Ada Marlowe", "", "Ada Marlow"},
		{"North Fery Company", "", "North Ferry Company"},
		{"Quetzalcoatl", "", ""},
		{"refused", "", ""}, // a wording, not a name
		{"", "", ""},
	} {
		e, err := s.Entity(t.Context(), tc.name)
		var none *NotFoundError
		switch {
		case tc.want != "":
			if err != nil || e.Name != tc.want {
				t.Errorf("%q: got %v, %v, want %s", tc.name, e, err, tc.want)
			}
		case !errors.As(err, &none):
			t.Errorf("%q: got %v, %v, want a NotFoundError", tc.name, e, err)
		case tc.near == "" && len(none.Near) > 0, tc.near != "" && !slices.Contains(none.Near, tc.near):
			t.Errorf("%q: near are %q, want %q", tc.name, none.Near, tc.near)
		}
	}
}

// ask runs a Gizmo query and compares the ids of its rows.
func ask(t *testing.T, s *Store, text, want string) {
	t.Helper()
	r, err := s.Query(t.Context(), "gizmo", text, QueryOptions{})
	if err != nil {
		t.Errorf("%s\n  %v", text, err)
		return
	}
	var ids []string
	for _, row := range r.Rows {
		if m, ok := row.(map[string]any); ok {
			ids = append(ids, fmt.Sprint(m["id"]))
		} else {
			ids = append(ids, fmt.Sprint(row))
		}
	}
	slices.Sort(ids)
	if got := strings.Join(ids, "; "); got != want {
		t.Errorf("%s\n  gives %s\n  want  %s", text, got, want)
	}
}
