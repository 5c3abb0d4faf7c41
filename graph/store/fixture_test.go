package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/graph"
)

// island is a small graph with one of everything: a claim, a denial, a plan,
// a value, a statement without an object, a namesake, a contradiction.
func island() *graph.Graph {
	entity := func(name string, t corpus.EntityType, aliases ...graph.Alias) graph.Entity {
		return graph.Entity{ID: graph.ID("e/" + name), Type: t, Name: name, Documents: []string{"a.txt"},
			Aliases: append([]graph.Alias{{Name: name, Count: 2}}, aliases...)}
	}
	ref := func(name string) graph.Value { return graph.Value{Entity: graph.ID("e/" + name), Text: name} }
	statement := func(n int, subject, relation string, object graph.Value, wording, quote string) graph.Statement {
		return graph.Statement{
			ID: graph.ID(fmt.Sprintf("s/%04d", n)), Subject: graph.ID("e/" + subject), Relation: relation, Object: object,
			Factuality: corpus.Fact, Wordings: []string{wording}, Confidence: 0.75, Documents: []string{"a.txt"}, Sources: 1,
			Evidence: []graph.Evidence{{Document: "a.txt", Sentence: n, Span: corpus.Span{Start: 100 * n, End: 100*n + 50},
				Quote: quote, Wording: wording, Factuality: corpus.Fact, Confidence: 0.75, Rule: "svo"}},
		}
	}
	g := &graph.Graph{
		Documents: []graph.Document{
			{ID: "a.txt", Meta: corpus.Meta{Title: "Island quarrel", Date: "2031-05-02", Source: "Gull", Path: "a.txt", Language: "en", Hash: "00ff"}, Sentences: 9, Words: 120, Origin: "Gull"},
			{ID: "https://tern.example/b?x=1&y=<2>", Meta: corpus.Meta{Title: "The island again", Date: "2031-05-03", Source: "Tern", URL: "https://tern.example/b?x=1&y=<2>", Language: "en", DuplicateOf: "a.txt"}, Sentences: 4, Words: 60, Origin: "Gull"},
		},
		Entities: []graph.Entity{
			entity("Ada Marlow", corpus.Person, graph.Alias{Name: "Marlow", Count: 5}, graph.Alias{Name: "the mayor", Count: 1}),
			entity("Ben Holt", corpus.Person, graph.Alias{Name: "Holt", Count: 3}),
			entity("Marlow (town)", corpus.Place, graph.Alias{Name: "Marlow", Count: 1}),
			entity("North Ferry Company", corpus.Org, graph.Alias{Name: "NFC", Count: 2}),
			entity("Skerry", corpus.Place),
			entity("ferry licence", corpus.Thing),
		},
	}
	g.Entities[0].Roles = []string{"mayor of skerry"}
	g.Entities[0].Documents = []string{"a.txt", "https://tern.example/b?x=1&y=<2>"}

	refuse := statement(1, "Ada Marlow", "refuse", ref("ferry licence"), "refused", "Ada Marlow refused the ferry licence.")
	refuse.Wordings = []string{"refused", "turned down"}
	refuse.Sources, refuse.Documents = 2, []string{"a.txt", "https://tern.example/b?x=1&y=<2>"}
	refuse.Evidence = append(refuse.Evidence, graph.Evidence{Document: "https://tern.example/b?x=1&y=<2>", Sentence: 2, Span: corpus.Span{Start: 10, End: 60},
		Quote: "Marlow turned down “the licence”, Holt said on Monday in Skerry.", Wording: "turned down", Factuality: corpus.Claimed, Origin: "Wire", Confidence: 0.5, Rule: "svo",
		Said:      []graph.Attribution{{Speaker: ref("Ben Holt"), Verb: "say"}},
		Time:      graph.Value{Text: "on Monday", Type: corpus.Date, Value: &corpus.Value{Start: "2031-04-28", End: "2031-04-28"}},
		Place:     ref("Skerry"),
		Arguments: []graph.Qualifier{{Case: "for", Value: graph.Value{Text: "the second time", Type: corpus.Text}}}})
	refuse.Start, refuse.End = "2031-04-28", "2031-04-28"
	claim := statement(2, "North Ferry Company", "bribe", ref("Ada Marlow"), "has bribed", "“North Ferry has bribed Marlow”, Holt said.")
	claim.Factuality, claim.Evidence[0].Factuality = corpus.Claimed, corpus.Claimed
	claim.Evidence[0].Said = []graph.Attribution{{Speaker: ref("Ben Holt"), Verb: "say", Quoted: true}}
	claim.Contradicts = []graph.ID{"s/0003"}
	denial := statement(3, "North Ferry Company", "bribe", ref("Ada Marlow"), "did not bribe", "North Ferry did not bribe Marlow.")
	denial.Polarity, denial.Contradicts = corpus.Negated, []graph.ID{"s/0002"}
	plan := statement(4, "Ben Holt", "plan_to_leave", ref("Skerry"), "plans to leave", "Holt plans to leave Skerry.")
	plan.Factuality, plan.Evidence[0].Factuality = corpus.Planned, corpus.Planned
	rumour := statement(5, "Skerry", "may_sink", graph.Value{}, "might sink", "Skerry might sink, it is said.")
	rumour.Factuality, rumour.Evidence[0].Factuality = corpus.Possible, corpus.Possible
	rumour.Evidence[0].Said = []graph.Attribution{{Verb: "say"}}
	pay := statement(6, "North Ferry Company", "pay", graph.Value{Text: "$5 million", Type: corpus.Money, Value: &corpus.Value{Number: 5e6, Unit: "USD"}}, "paid", "North Ferry paid $5 million.")
	pay.Confidence = 1
	stop := statement(7, "North Ferry Company", "stop", graph.Value{}, "stopped", "North Ferry stopped.")
	live := statement(8, "Ada Marlow", "live_in", ref("Marlow (town)"), "lives in", "Mayor Marlow lives in Marlow.")
	g.Statements = []graph.Statement{refuse, claim, denial, plan, rumour, pay, stop, live}
	return g
}

// random makes a graph of about n statements with all that may go wrong in
// their strings.
func random(seed uint64, n int) *graph.Graph {
	r := rand.New(rand.NewPCG(seed, 1))
	odd := []string{"Ж", "é", "\"", "<", ">", "\\", "_:", " ", "\n", "\t", "%41", "{}", "'", "日本", "a", "b", "c", "@en", "^^", "\u00a0", "😀", "|", "\x00"}
	text := func() string {
		var b strings.Builder
		for range 1 + r.IntN(6) {
			b.WriteString(odd[r.IntN(len(odd))])
		}
		return b.String()
	}
	g := &graph.Graph{}
	docs, names := map[string]bool{}, map[string]bool{}
	for range 2 + n/10 {
		docs[text()] = true
	}
	for range 3 + n/3 {
		names["x"+text()+"x"] = true
	}
	for _, id := range sorted(docs) {
		g.Documents = append(g.Documents, graph.Document{ID: id, Meta: corpus.Meta{Title: text(), Source: text(), Date: "2030-01-02", URL: text()}, Words: r.IntN(1000), Origin: text()})
	}
	pick := func() string { return g.Documents[r.IntN(len(g.Documents))].ID }
	for _, name := range sorted(names) {
		e := graph.Entity{ID: graph.ID("e/" + name), Name: name, Type: corpus.EntityType(r.IntN(8))}
		for range r.IntN(4) {
			e.Aliases = append(e.Aliases, graph.Alias{Name: text(), Count: r.IntN(9)})
			e.Roles = append(e.Roles, text())
			e.Documents = append(e.Documents, pick())
		}
		g.Entities = append(g.Entities, e)
	}
	value := func() graph.Value {
		if r.IntN(3) > 0 {
			e := g.Entities[r.IntN(len(g.Entities))]
			return graph.Value{Entity: e.ID, Text: e.Name, Type: e.Type}
		}
		return graph.Value{Text: text(), Type: corpus.Date + corpus.EntityType(r.IntN(4)), Value: &corpus.Value{Number: r.NormFloat64(), Unit: text(), Start: "2030-01-01"}}
	}
	for i := range n {
		s := graph.Statement{
			ID: graph.ID(fmt.Sprintf("s/%08x", i)), Subject: g.Entities[r.IntN(len(g.Entities))].ID, Relation: "r" + text(), Object: value(),
			Polarity: corpus.Polarity(r.IntN(2)), Factuality: corpus.Factuality(r.IntN(4)), Confidence: r.Float64(), Sources: r.IntN(5), Start: "2029-12-31",
		}
		for range 1 + r.IntN(3) {
			w := text()
			s.Wordings = append(s.Wordings, w, w)
			s.Documents = append(s.Documents, pick())
			e := graph.Evidence{Document: pick(), Sentence: r.IntN(90), Span: corpus.Span{Start: r.IntN(90), End: 100}, Quote: text(), Wording: w, Confidence: r.Float64(), Rule: text()}
			if r.IntN(2) == 0 {
				e.Said = []graph.Attribution{{Speaker: value(), Verb: text()}, {Verb: "say"}}
				e.Time, e.Place = value(), value()
				e.Arguments = []graph.Qualifier{{Case: text(), Value: value()}, {Value: value()}}
			}
			s.Evidence = append(s.Evidence, e)
		}
		g.Statements = append(g.Statements, s)
	}
	return g
}

func sorted(set map[string]bool) []string {
	var out []string
	for s := range set {
		out = append(out, s)
	}
	sort.Strings(out)
	return slices.Clip(out)
}

// fill returns a store in a new folder that holds g.
func fill(t testing.TB, g *graph.Graph) *Store {
	t.Helper()
	s, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.Replace(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	return s
}
