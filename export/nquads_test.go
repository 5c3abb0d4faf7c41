package export

import (
	"context"
	"errors"
	"io"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/formats/rdf"

	"tercet/corpus"
	"tercet/graph"
)

// quads parses N-Quads with gonum's decoder.
func quads(t *testing.T, s string) (list []*rdf.Statement) {
	t.Helper()
	for dec := rdf.NewDecoder(strings.NewReader(s)); ; {
		q, err := dec.Unmarshal()
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, q)
	}
}

func TestNQuads(t *testing.T) {
	for name, g := range graphs(t) {
		t.Run(name, func(t *testing.T) {
			asserted := map[string]int{}
			for _, q := range quads(t, parts(t, format(t, "nquads"), g.Reader(), Options{})[""]) {
				for _, term := range []rdf.Term{q.Subject, q.Predicate, q.Object, q.Label} {
					if strings.HasPrefix(term.Value, "<") {
						if u, err := url.Parse(strings.Trim(term.Value, "<>")); err != nil || !u.IsAbs() {
							t.Errorf("not an absolute IRI: %s: %v", term.Value, err)
						}
					}
				}
				if q.Label.Value != "" {
					asserted[q.Label.Value]++
				}
			}
			want := 0
			for _, s := range g.Statements {
				label := iri(DefaultBase + string(s.ID))
				if s.Asserted() {
					want++
				}
				if got := asserted[label]; got > 1 || (got == 1) != s.Asserted() {
					t.Errorf("%s, %v and %v, is asserted %d times", s.ID, s.Polarity, s.Factuality, got)
				}
			}
			if len(asserted) != want {
				t.Errorf("%d named graphs, want %d", len(asserted), want)
			}
		})
	}
}

// Positions count characters, not bytes, and point at the quote.
func TestNQuadsPositions(t *testing.T) {
	full := "Приве́т 👋. «Éva» left. End."
	quote := "«Éva» left."
	start := strings.Index(full, quote)
	g := &graph.Graph{
		Documents: []graph.Document{{ID: "d"}},
		Entities:  []graph.Entity{{ID: "e/Éva", Name: "Éva", Type: corpus.Person}},
		Statements: []graph.Statement{{
			ID: "s/1", Subject: "e/Éva", Relation: "leave", Factuality: corpus.Fact, Documents: []string{"d"},
			Evidence: []graph.Evidence{{Document: "d", Span: corpus.Span{Start: start, End: start + len(quote)}, Quote: quote}},
		}},
	}
	out := parts(t, format(t, "nquads"), g.Reader(), Options{Base: "https://news.example/g#", Text: func(context.Context, string) (string, error) { return full, nil }})[""]
	characters := []rune(full)
	var from, to int
	for i := range characters {
		if string(characters[i:i+min(len([]rune(quote)), len(characters)-i)]) == quote {
			from, to = i, i+len([]rune(quote))
		}
	}
	for _, want := range []string{
		`<https://news.example/g#s/1> <http://www.w3.org/ns/prov#wasDerivedFrom> <https://news.example/g#ev/1/1> .`,
		`<https://news.example/g#ev/1/1> <http://www.w3.org/ns/prov#wasDerivedFrom> <https://news.example/g#d/d> .`,
		`<http://www.w3.org/ns/oa#start> ` + typed(strconv.Itoa(from), "nonNegativeInteger"),
		`<http://www.w3.org/ns/oa#end> ` + typed(strconv.Itoa(to), "nonNegativeInteger"),
		`<http://www.w3.org/ns/oa#exact> "«Éva» left."`,
		`<https://news.example/g#e/Éva> <https://news.example/g#r/leave> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> <https://news.example/g#s/1> .`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("missing: %s\n%s", want, out)
		}
	}
	g.Statements[0].Evidence[0].End = 999
	err := format(t, "nquads").Write(t.Context(), ToWriter(io.Discard), g.Reader(), Options{Text: func(context.Context, string) (string, error) { return full, nil }})
	if err == nil {
		t.Error("evidence beyond the text is no error")
	}
}

func FuzzNQuads(f *testing.F) {
	for _, e := range hostileGraph().Entities {
		f.Add(e.Name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		var b strings.Builder
		b.WriteString(iri(DefaultBase+escapeIRI("e/"+name)) + " " + iri(nsRDFS+"label") + " " + text(name) + " .\n")
		if got := quads(t, b.String()); len(got) != 1 {
			t.Errorf("%q: %d quads of %s", name, len(got), b.String())
		}
	})
}
