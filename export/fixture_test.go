package export

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/corpus/sample"
	"tercet/graph"
)

// sampleGraph returns the graph that a perfect reader would make of the sample
// corpus: its gold list as entities and statements.
func sampleGraph(t testing.TB) *graph.Graph {
	t.Helper()
	gold, err := sample.LoadGold()
	if err != nil {
		t.Fatal(err)
	}
	g := new(graph.Graph)
	ids := map[string]string{}
	for _, d := range gold.Documents {
		ids[d.Name] = d.ID()
		g.Documents = append(g.Documents, graph.Document{
			ID: d.ID(), Origin: d.ID(), Sentences: 20, Words: 400,
			Meta: corpus.Meta{Title: d.Name, Date: d.Date, Source: d.Source, URL: d.URL, Language: d.Language, Hash: "00"},
		})
	}
	b := builder{g: g, types: map[string]corpus.EntityType{}}
	for _, e := range gold.Entities {
		b.entity(e.Name, e.Type, e.Aliases...)
	}
	for _, f := range gold.Facts {
		documents := make([]string, len(f.Documents))
		for i, d := range f.Documents {
			documents[i] = ids[d]
		}
		b.statement(f.Subject, f.Relations[0], f.Object, f.Polarity, f.Factuality, f.Time, f.Quote, documents, f.Speakers)
	}
	return b.finish()
}

// hostileGraph has names, wordings and sentences that break careless writers.
func hostileGraph() *graph.Graph {
	g := new(graph.Graph)
	b := builder{g: g, types: map[string]corpus.EntityType{}}
	names := []string{
		`Quote "inside" 'both'`, `<b>&amp; & </data>`, `back\slash\`, `back\nslash\G\N`, "line\nbreak\r\n\ttab", "control\x00\x01\x1f\x7fend", "control\x01end",
		"controlend", "bad utf8 \xff\xfe", "\ufffe\uffff", "عبد الله \u202eRTL", "👩‍👩‍👧 emoji 🇰🇿", "]]>", "a; b|c,d", "=1+1", "{record|<f0>}", "node", "strict digraph",
		"<IMG SRC=x>", "-->", "ͯZ̸a̷lgo", strings.Repeat("very long name ", 30), " leading and trailing ", "%41", `"`, `\`, "'", "[x", "$HOME `id`", "a//b /*c*/ #d", "日本語の名前がとても長い場合",
	}
	g.Documents = []graph.Document{{ID: "https://a.example/?q=\"<>\"&x=ü y", Origin: "x", Meta: corpus.Meta{Title: names[0], URL: "https://a.example/?q=\"<>\"&x=ü y"}}}
	for i, name := range names {
		next := names[(i+1)%len(names)]
		b.entity(name, "PERSON", name, next)
		b.entity(next, "PERSON", next)
		b.statement(name, "say_"+name, next, []string{"affirmed", "negated"}[i%2], []string{"fact", "claimed", "planned", "possible"}[i%4],
			"", name+next, []string{g.Documents[0].ID}, []string{next})
		b.statement(name, "meet", next, "affirmed", "fact", "2020-01-0"+fmt.Sprint(1+i%9), name, []string{g.Documents[0].ID}, nil)
		b.statement(name, "meet", next, "affirmed", "fact", "2021-01-0"+fmt.Sprint(1+i%9), name, []string{g.Documents[0].ID}, nil)
		b.statement(name, "pay", fmt.Sprintf("%d %s", i, name), "affirmed", "fact", "/2021", name, []string{g.Documents[0].ID}, nil)
		b.statement(name, "resign", "", "affirmed", "fact", "2021/", name, []string{g.Documents[0].ID}, nil)
	}
	return b.finish()
}

type builder struct {
	g     *graph.Graph
	types map[string]corpus.EntityType
}

func (b *builder) entity(name, typ string, aliases ...string) {
	if _, ok := b.types[name]; ok {
		return
	}
	t, _ := corpus.ParseEntityType(typ)
	b.types[name] = t
	e := graph.Entity{ID: graph.ID("e/" + name), Type: t, Name: name}
	for i, a := range aliases {
		e.Aliases = append(e.Aliases, graph.Alias{Name: a, Count: len(aliases) - i})
	}
	b.g.Entities = append(b.g.Entities, e)
}

var literal = regexp.MustCompile(`^[$€]?\d`)

func (b *builder) value(text string) graph.Value {
	switch {
	case text == "":
		return graph.Value{}
	case literal.MatchString(text):
		return graph.Value{Text: text, Type: corpus.Quantity}
	}
	b.entity(text, "THING", text)
	return graph.Value{Entity: graph.ID("e/" + text), Text: text, Type: b.types[text]}
}

func (b *builder) statement(subject, relation, object, polarity, factuality, time, quote string, documents, said []string) {
	b.entity(subject, "THING", subject)
	s := graph.Statement{
		ID:       graph.ID(fmt.Sprintf("s/%04d", len(b.g.Statements))),
		Subject:  graph.ID("e/" + subject),
		Relation: relation, Object: b.value(object), Documents: documents, Sources: len(documents), Confidence: 0.875,
		Wordings: []string{regexp.MustCompile(`^be `).ReplaceAllString(strings.ReplaceAll(relation, "_", " "), "is ")},
	}
	if polarity == "negated" {
		s.Polarity = corpus.Negated
	}
	for f := corpus.Possible; f <= corpus.Fact; f++ {
		if f.String() == factuality {
			s.Factuality = f
		}
	}
	if start, end, ok := strings.Cut(time, "/"); ok {
		s.Start, s.End = start, end
	} else {
		s.Start, s.End = time, time
	}
	for i, d := range documents {
		ev := graph.Evidence{Document: d, Sentence: i, Span: corpus.Span{Start: 3, End: 3 + len(quote)}, Quote: quote, Wording: s.Wordings[0], Factuality: s.Factuality, Rule: "gold"}
		for _, name := range said {
			ev.Said = append(ev.Said, graph.Attribution{Speaker: b.value(name), Verb: "say"})
		}
		s.Evidence = append(s.Evidence, ev)
	}
	b.g.Statements = append(b.g.Statements, s)
}

func (b *builder) finish() *graph.Graph {
	slices.SortFunc(b.g.Entities, func(x, y graph.Entity) int { return cmp.Compare(x.ID, y.ID) })
	for i := range b.g.Entities {
		for _, s := range b.g.Statements {
			if s.Subject == b.g.Entities[i].ID || s.Object.Entity == b.g.Entities[i].ID {
				b.g.Entities[i].Documents = append(b.g.Entities[i].Documents, s.Documents...)
			}
		}
		slices.Sort(b.g.Entities[i].Documents)
		b.g.Entities[i].Documents = slices.Compact(b.g.Entities[i].Documents)
	}
	return b.g
}
