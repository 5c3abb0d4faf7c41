package resolve

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/graph"
)

const affair = `# a source=Herald date=2022-06-18
~t: president of kazakhstan
[Kassym-Jomart Tokayev|PERSON n t] refused the [Russian Order of Alexander Nevsky|WORK n o]. {1 > refuse_to_accept > 2}
[Kazakhstan|PLACE n k] will not recognize [Donetsk|PLACE n]. {1 > recognize > 2; not}
[It|THING p] blocked [the wagons|THING d]. {1 > block > 2}
[He|PERSON p t] visited [Moscow|PLACE n] in June. {1 > visit > 2; on=2022-06-17}
# b source=Courier date=2022-06-19
[Tokayev|PERSON n t] turned down [the Order of Alexander Nevsky|WORK n o]. {1 > turn_down > 2; claimed}
[Kazakhstan|PLACE n] recognizes [Donetsk|PLACE n], [Peskov|PERSON n] said. {1 > recognize > 2; claimed said=3}
[Tokayev|PERSON n t] visited [Moscow|PLACE n] in November. {1 > visit > 2; on=2022-11-17}
[Russia|PLACE n] planned to award [the Order of Alexander Nevsky|WORK n o]. {1 > plan_to_award > 2; planned}
# c source=Courier date=2022-06-20
[Tokayev|PERSON n] refused [the order of Alexander Nevsky|WORK n]. {1 > refuse > 2}
[Tokayev|PERSON n t] accepted [the Order of Alexander Nevsky|WORK n o]. {1 > accept > 2; claimed}
[Such an honor|THING d o] as [the Order of Alexander Nevsky|WORK n o] was not planned. {1 > be_planned > -; not claimed}
# d source=Wire dup=a
[Kassym-Jomart Tokayev|PERSON n t] refused the [Order of Alexander Nevsky|WORK n o]. {1 > refuse > 2}
[The port|THING d] employs many. {1 > employ > =5 worker}
# e
[The port|THING d] of [Novorossiysk|PLACE n] employs 7 workers. {2 > employ > =7 worker} {2 > employ > =7 worker}
# f
[Novorossiysk|PLACE n] employs 9 workers. {1 > employ > =9 worker}`

// find returns the statement that a line such as "Tokayev | refuse | Order" is, by
// beginnings of names; nil if there is none.
func find(g *graph.Graph, line string) *graph.Statement {
	f := strings.Split(line, " | ")
	names := g.Names()
	for i := range g.Statements {
		s := &g.Statements[i]
		if strings.HasPrefix(names[s.Subject], f[0]) && s.Predicate() == f[1] && (f[2] == "" && s.Object.Text == "" || f[2] != "" && strings.HasPrefix(s.Object.Text, f[2])) &&
			(len(f) < 4 || s.Start == f[3]) {
			return s
		}
	}
	return nil
}

func TestStatements(t *testing.T) {
	g := mustResolve(t, affair)
	tests := []struct {
		line      string
		factual   corpus.Factuality
		documents []string
		sources   int
		against   []string
	}{
		{"Kassym-Jomart Tokayev | refuse | Order of Alexander Nevsky", corpus.Fact, []string{"a", "b", "c", "d"}, 2, []string{"Kassym-Jomart Tokayev | accept | Order"}},
		{"Kazakhstan | not_recognize | Donetsk", corpus.Fact, []string{"a"}, 1, []string{"Kazakhstan | recognize | Donetsk"}},
		{"Kassym-Jomart Tokayev | visit | Moscow | 2022-06-17", corpus.Fact, []string{"a"}, 1, nil},
		{"Kassym-Jomart Tokayev | visit | Moscow | 2022-11-17", corpus.Fact, []string{"b"}, 1, nil},
		{"Russia | plan_to_award | Order", corpus.Planned, []string{"b"}, 1, []string{"Order | not_be_planned | "}},
		{"Novorossiysk | employ | 7 worker", corpus.Fact, []string{"e"}, 1, []string{"Novorossiysk | employ | 9 worker"}},
	}
	for _, tt := range tests {
		s := find(g, tt.line)
		if s == nil {
			t.Errorf("no statement %s", tt.line)
			continue
		}
		if s.Factuality != tt.factual || !reflect.DeepEqual(s.Documents, tt.documents) || s.Sources != tt.sources {
			t.Errorf("%s: %s in %v from %d sources, want %s in %v from %d", tt.line, s.Factuality, s.Documents, s.Sources, tt.factual, tt.documents, tt.sources)
		}
		var want []graph.ID
		for _, line := range tt.against {
			other := find(g, line)
			if other == nil {
				t.Errorf("no statement %s", line)
				continue
			}
			want = append(want, other.ID)
			if len(other.Contradicts) == 0 {
				t.Errorf("%s contradicts nothing", line)
			}
		}
		if !reflect.DeepEqual(s.Contradicts, want) {
			t.Errorf("%s contradicts %v, want %v", tt.line, s.Contradicts, want)
		}
	}
	for _, s := range g.Statements {
		if s.Relation == "block" {
			t.Error("the unresolved pronoun became a subject")
		}
		if s.Confidence > maxConfidence || s.Confidence < 0.8-1e-9 {
			t.Errorf("confidence %g", s.Confidence)
		}
	}
	if t.Failed() {
		t.Log(listing(g))
	}
}

func TestSplitByTime(t *testing.T) {
	on := func(doc rune, start, end string) testimony {
		e := testimony{doc: int(doc)}
		if start != "" {
			e.time = &corpus.Value{Start: start, End: end}
		}
		return e
	}
	tests := []struct {
		name     string
		evidence []testimony
		want     []string
	}{
		{"no times", []testimony{on('a', "", ""), on('b', "", "")}, []string{".. a b"}},
		{"a month and one of its days", []testimony{on('a', "2022-06-01", "2022-06-30"), on('b', "2022-06-17", "2022-06-17")}, []string{"2022-06-17..2022-06-17 a b"}},
		{"two days and no time", []testimony{on('a', "2022-06-17", "2022-06-17"), on('b', "2022-06-19", "2022-06-19"), on('b', "", "")},
			[]string{"2022-06-17..2022-06-17 a", "2022-06-19..2022-06-19 b b"}},
		{"since a day, and a later one", []testimony{on('a', "2022-06-17", ""), on('b', "2022-06-19", "2022-06-19")}, []string{"2022-06-19..2022-06-19 a b"}},
		{"an earlier day", []testimony{on('a', "2022-06-17", ""), on('b', "2022-06-15", "2022-06-15")}, []string{"2022-06-15..2022-06-15 b", "2022-06-17.. a"}},
	}
	for _, tt := range tests {
		var got []string
		for _, p := range splitByTime(tt.evidence) {
			line := p.start + ".." + p.end
			for _, e := range p.evidence {
				line += " " + string(rune(e.doc))
			}
			got = append(got, line)
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// randomDocuments makes documents of a small world whose people share surnames, are
// misspelt, and do things to each other.
func randomDocuments(t testing.TB, n int, seed uint64) []*corpus.Document {
	rng := rand.New(rand.NewPCG(seed, 1))
	given := []string{"Anna", "Boris", "Chloe", "Dmitri", "A.", "B.", ""}
	family := []string{"Tokayev", "Tokaev", "Tokyev", "Simonyan", "Simonjan", "Smith", "Smith Jr.", "Brown"}
	places := []string{"Kazakhstan", "Kazakh", "Georgia", "Alabama", "Russia", "Atlanta", "Donetsk"}
	things := []string{"the oil shipment", "the port", "the Kazakh government", "the president of Kazakhstan"}
	verbs := []string{"visit", "refuse_to_accept", "turn_down", "recognize", "accept"}
	var b strings.Builder
	for d := range n {
		fmt.Fprintf(&b, "# doc%02d source=s%d\n", d, d%3)
		if rng.IntN(2) == 0 {
			b.WriteString("~c: president of kazakhstan\n")
		}
		for range 3 + rng.IntN(4) {
			who := strings.TrimSpace(given[rng.IntN(len(given))] + " " + family[rng.IntN(len(family))])
			kind := "n"
			place := places[rng.IntN(len(places))]
			if place == "Kazakh" {
				kind = "a"
			}
			note := ""
			switch rng.IntN(4) {
			case 0:
				note = "not"
			case 1:
				note = fmt.Sprintf("on=2022-0%d-1%d", 1+rng.IntN(3), rng.IntN(3))
			}
			fmt.Fprintf(&b, "[%s|PERSON n c%d] did [%s|PLACE %s] with [%s|THING d]. {1 > %s > 2; %s} {1 > meet > 3} {3 > %s > 2}\n",
				who, rng.IntN(9), place, kind, things[rng.IntN(len(things))], verbs[rng.IntN(len(verbs))], note, verbs[rng.IntN(len(verbs))])
		}
	}
	return parseDocuments(t, b.String())
}

func TestOrderDoesNotMatter(t *testing.T) {
	for seed := range uint64(20) {
		docs := randomDocuments(t, 12, seed)
		want, err := Resolve(context.Background(), docs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkGraph(t, want.Graph)
		rng := rand.New(rand.NewPCG(seed, 2))
		for range 3 {
			rng.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
			got, err := Resolve(context.Background(), docs, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: another order of documents gave another graph\n%s\n%s", seed, listing(want.Graph), listing(got.Graph))
			}
		}
	}
}

// checkGraph fails where a graph breaks what its types promise.
func checkGraph(t *testing.T, g *graph.Graph) {
	t.Helper()
	names := map[string]bool{}
	for i, e := range g.Entities {
		if i > 0 && g.Entities[i-1].ID >= e.ID {
			t.Errorf("entities out of order: %s", e.ID)
		}
		if names[e.Name] || e.Name == "" || strings.HasPrefix(e.Name, "<") || strings.HasPrefix(e.Name, "_:") || strings.HasPrefix(e.Name, `"`) {
			t.Errorf("bad name %q", e.Name)
		}
		names[e.Name] = true
		if len(e.Documents) == 0 || len(e.Aliases) == 0 {
			t.Errorf("%s: no documents or aliases", e.Name)
		}
	}
	for i, s := range g.Statements {
		if i > 0 && g.Statements[i-1].ID >= s.ID {
			t.Errorf("statements out of order: %s", s.ID)
		}
		if g.EntityByID(s.Subject) == nil || s.Object.IsEntity() && g.EntityByID(s.Object.Entity) == nil {
			t.Errorf("%s: an end is no entity", s.ID)
		}
		if len(s.Evidence) == 0 || len(s.Wordings) == 0 || s.Sources == 0 || s.Sources > len(s.Documents) {
			t.Errorf("%s: evidence, wordings or sources", s.ID)
		}
		for _, id := range s.Contradicts {
			if o := g.StatementByID(id); o == nil || !contains(o.Contradicts, s.ID) {
				t.Errorf("%s contradicts %s, but not the reverse", s.ID, id)
			}
		}
	}
}

func contains(ids []graph.ID, id graph.ID) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}

func ExampleResolve() {
	text := "Tokayev refused the order."
	doc := &corpus.Document{
		ID: "a", Text: text,
		Sentences: []corpus.Sentence{{Span: corpus.Span{Start: 0, End: len(text)}, Block: -1}},
		Mentions: []corpus.Mention{
			{Span: corpus.Span{Start: 0, End: 7}, Kind: corpus.Name, Type: corpus.Person},
			{Span: corpus.Span{Start: 20, End: 25}, Kind: corpus.Nominal},
		},
	}
	doc.Propositions = []corpus.Proposition{{
		Subject: corpus.Argument{Text: "Tokayev", Type: corpus.Person, Mention: 0}, Object: corpus.Argument{Text: "order", Mention: 1},
		Relation: corpus.Relation{Canonical: "refuse", Wording: "refused"}, Factuality: corpus.Fact, Confidence: 0.9,
	}}
	res, err := Resolve(context.Background(), []*corpus.Document{doc}, Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range res.Graph.Statements {
		fmt.Println(res.Graph.Names()[s.Subject], s.Wordings[0], s.Object.Text)
	}
	// Output: Tokayev refused order
}

// Resigned or dismissed, arrested or not: two accounts of one event, but not in one text or of another time.
func TestDeniedBarely(t *testing.T) {
	docs := parseDocuments(t, `# a date=2031-05-03
[Anna Belova|PERSON n] resigned. [Tomas Lind|PERSON n] was not arrested. {1 > resign > -; on=2031-05-02} {2 > be_arrested > -; not}
# b date=2031-05-04
[The board|ORG d] dismissed [Anna Belova|PERSON n]. [Tomas Lind|PERSON n] was arrested in [Sevrin|PLACE n]. {1 > dismiss > 2; on=2031-05-03} {3 > be_arrested_in > 4}
# c date=2031-05-04
[Guards|PERSON d] arrested [Tomas Lind|PERSON n] and spoke of [Anna Belova|PERSON n]. {1 > arrest > 2} {1 > speak_of > 3}
# d date=2031-05-05
[Anna Belova|PERSON n] left as head of [the union|ORG d] and of [Tomas Lind|PERSON n]. {1 > step_down_as > =head of the union; on=2029-01-01} {1 > meet > 3; not}`)
	oneStory(docs, "Belova", "Sevrin", "Lind", "harbour")
	res, err := Resolve(t.Context(), docs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]int{
		"Anna Belova | resign | ":                        1,
		"Tomas Lind | not_be_arrested | ":                2,
		"Tomas Lind | be_arrested_in | Sevrin":           1,
		"Anna Belova | step_down_as | head of the union": 0,
	} {
		if s := find(res.Graph, line); s == nil || len(s.Contradicts) != want {
			t.Errorf("%s: want %d contradictions", line, want)
		}
	}
	if t.Failed() {
		t.Log(listing(res.Graph))
	}
}

func TestGoesOnFrom(t *testing.T) {
	for _, c := range []struct {
		bare, wording string
		want          bool
	}{
		{"has asked", "asked … to resign", true},
		{"Dies", "dies … at 77", true},
		{"conflicts with", "is at odds with … over fishing", false},
		{"refused", "had said no to … of the north", false},
		{"has asked", "asked", false},
	} {
		if got := goesOnFrom(c.bare, c.wording); got != c.want {
			t.Errorf("goesOnFrom(%q, %q) = %v", c.bare, c.wording, got)
		}
	}
}
