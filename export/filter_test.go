package export

import (
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/graph"
)

// smallGraph is a chain of five with a denial, a plan and a value.
func smallGraph() *graph.Graph {
	g := &graph.Graph{Documents: []graph.Document{{ID: "d1"}, {ID: "d2"}}}
	b := builder{g: g, types: map[string]corpus.EntityType{}}
	b.entity("Ann", "PERSON", "Ann", "Ms A")
	for _, name := range []string{"Bob", "Eve"} {
		b.entity(name, "PERSON", name)
	}
	b.entity("Corp", "ORG", "Corp")
	b.entity("Dale", "PLACE", "Dale")
	both := []string{"d1", "d2"}
	b.statement("Ann", "meet", "Bob", "affirmed", "fact", "", "Ann met Bob.", both, nil)
	b.statement("Bob", "be_director_of", "Corp", "affirmed", "claimed", "", "Bob is director of Corp.", []string{"d1"}, []string{"Eve"})
	b.statement("Corp", "move_to", "Dale", "affirmed", "planned", "", "Corp will move to Dale.", []string{"d1"}, nil)
	b.statement("Dale", "welcome", "Eve", "negated", "fact", "", "Dale did not welcome Eve.", []string{"d2"}, nil)
	b.statement("Ann", "pay", "3 dollars", "affirmed", "fact", "", "Ann paid 3 dollars.", []string{"d2"}, nil)
	b.statement("Ann", "leave", "", "affirmed", "fact", "", "Ann left.", []string{"d2"}, nil)
	return b.finish()
}

func TestFilter(t *testing.T) {
	tests := []struct {
		name                         string
		filter                       Filter
		entities, statements, origin string
	}{
		{"nothing", Filter{}, "Ann Bob Corp Dale Eve", "meet be_director_of move_to not_welcome pay leave", "d1 d2"},
		{"sources", Filter{MinSources: 2}, "Ann Bob", "meet", "d1 d2"},
		{"one hop by an alias", Filter{Entities: []string{"ms a"}}, "Ann Bob", "meet pay leave", "d1 d2"},
		{"two hops", Filter{Entities: []string{"Ann"}, Hops: 2}, "Ann Bob Corp", "meet be_director_of pay leave", "d1 d2"},
		{"a relation", Filter{Relations: []string{"welcome"}}, "Dale Eve", "not_welcome", "d2"},
		{"a denied relation", Filter{Relations: []string{"not_*"}}, "Dale Eve", "not_welcome", "d2"},
		{"a pattern", Filter{Relations: []string{"be_*", "pay"}}, "Ann Bob Corp", "be_director_of pay", "d1 d2"},
		{"types", Filter{Types: []corpus.EntityType{corpus.Person}}, "Ann Bob", "meet pay leave", "d1 d2"},
		{"asserted", Filter{Asserted: true}, "Ann Bob Corp", "meet be_director_of pay leave", "d1 d2"},
		{"a document", Filter{Documents: []string{"d1"}}, "Ann Bob Corp Dale", "meet be_director_of move_to", "d1 d2"},
		{"a lonely entity", Filter{Entities: []string{"Eve"}, Asserted: true}, "Eve", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, err := Filtered(t.Context(), smallGraph().Reader(), test.filter)
			if err != nil {
				t.Fatal(err)
			}
			g, err := graph.Load(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			var entities, statements, documents []string
			for _, e := range g.Entities {
				entities = append(entities, e.Name)
			}
			for _, s := range g.Statements {
				statements = append(statements, s.Predicate())
			}
			for _, d := range g.Documents {
				documents = append(documents, d.ID)
			}
			for _, c := range [][2]string{{strings.Join(entities, " "), test.entities}, {strings.Join(statements, " "), test.statements}, {strings.Join(documents, " "), test.origin}} {
				if c[0] != c[1] {
					t.Errorf("got %q, want %q", c[0], c[1])
				}
			}
		})
	}
}

func TestFilterRefuses(t *testing.T) {
	for _, f := range []Filter{{Entities: []string{"Ann", "Nobody"}}, {Relations: []string{"["}}} {
		if _, err := Filtered(t.Context(), smallGraph().Reader(), f); err == nil {
			t.Errorf("%+v: no error", f)
		}
	}
}

// Every statement of a filtered graph has its ends, so that no reader makes up
// a node.
func TestFilterKeepsEnds(t *testing.T) {
	for _, f := range []Filter{{MinSources: 2}, {Relations: []string{"s*"}}, {Types: []corpus.EntityType{corpus.Person, corpus.Place}}, {Entities: []string{"Talamar"}, Hops: 2}} {
		r, err := Filtered(t.Context(), sampleGraph(t).Reader(), f)
		if err != nil {
			t.Fatal(err)
		}
		g, err := graph.Load(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if len(g.Statements) == 0 {
			t.Errorf("%+v keeps nothing", f)
		}
		for _, s := range g.Statements {
			if g.EntityByID(s.Subject) == nil || s.Object.IsEntity() && g.EntityByID(s.Object.Entity) == nil {
				t.Errorf("%+v: %s lacks an end", f, s.ID)
			}
			if !slices.ContainsFunc(g.Documents, func(d graph.Document) bool { return d.ID == s.Documents[0] }) {
				t.Errorf("%+v: %s lacks its document", f, s.ID)
			}
		}
	}
}
