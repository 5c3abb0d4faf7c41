package resolve

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/graph"
)

// parseDocuments reads hand-made annotated documents. A document begins with
// "# id key=value…"; every other line is a sentence in which
//
//	[text|TYPE kind chain]  is a mention; kind is n(ame), d(escription), p(ronoun) or a(djective);
//	                        mentions with one chain name are one chain
//	{subject > relation > object; note…}  after the sentence is a proposition: subject and object are
//	                        numbers of mentions in the sentence, from 1, or "=literal" or "-";
//	                        notes are not, claimed, planned, possible, doubtful, said=N, on=2022-06-17
//	~chain: role            gives a chain a role
func parseDocuments(t testing.TB, text string) []*corpus.Document {
	t.Helper()
	var docs []*corpus.Document
	var p *docParser
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case strings.HasPrefix(line, "#"):
			if p != nil {
				docs = append(docs, p.finish())
			}
			p = newDocParser(line[1:])
		case strings.HasPrefix(line, "~"):
			chain, role, _ := strings.Cut(line[1:], ":")
			p.roles[chain] = append(p.roles[chain], strings.TrimSpace(role))
		default:
			p.sentence(t, line)
		}
	}
	return append(docs, p.finish())
}

type docParser struct {
	doc    *corpus.Document
	text   strings.Builder
	chains map[string][]int
	order  []string
	roles  map[string][]string
}

func newDocParser(header string) *docParser {
	fields := strings.Fields(header)
	p := &docParser{doc: &corpus.Document{ID: fields[0]}, chains: map[string][]int{}, roles: map[string][]string{}}
	for _, f := range fields[1:] {
		k, v, _ := strings.Cut(f, "=")
		switch k {
		case "source":
			p.doc.Meta.Source = v
		case "date":
			p.doc.Meta.Date = v
		case "dup":
			p.doc.Meta.DuplicateOf = v
		}
	}
	return p
}

func (p *docParser) sentence(t testing.TB, line string) {
	start := p.text.Len()
	s := len(p.doc.Sentences)
	var here []int
	var props []string
	for line != "" {
		i := strings.IndexAny(line, "[{")
		if i < 0 {
			p.text.WriteString(line)
			break
		}
		p.text.WriteString(line[:i])
		closing := map[byte]string{'[': "]", '{': "}"}[line[i]]
		inner, rest, ok := strings.Cut(line[i+1:], closing)
		if !ok {
			t.Fatalf("unclosed bracket in %q", line)
		}
		if line[i] == '{' {
			props = append(props, inner)
		} else {
			here = append(here, p.mention(t, s, inner))
		}
		line = rest
	}
	span := corpus.Span{Start: start, End: p.text.Len()}
	p.text.WriteByte('\n')
	p.doc.Sentences = append(p.doc.Sentences, corpus.Sentence{Span: span, Block: -1})
	for _, prop := range props {
		p.proposition(t, s, prop, here)
	}
}

func (p *docParser) mention(t testing.TB, s int, inner string) int {
	text, notes, _ := strings.Cut(inner, "|")
	f := strings.Fields(notes)
	if len(f) < 2 {
		t.Fatalf("mention %q: want text|TYPE kind", inner)
	}
	typ, ok := corpus.ParseEntityType(f[0])
	if !ok {
		t.Fatalf("mention %q: no type %s", inner, f[0])
	}
	kind := map[string]corpus.MentionKind{"n": corpus.Name, "d": corpus.Nominal, "p": corpus.Pronoun, "a": corpus.Demonym}[f[1]]
	start := p.text.Len()
	p.text.WriteString(text)
	m := len(p.doc.Mentions)
	p.doc.Mentions = append(p.doc.Mentions, corpus.Mention{Span: corpus.Span{Start: start, End: p.text.Len()}, Sentence: s, Kind: kind, Type: typ})
	chain := fmt.Sprint("#", m)
	if len(f) > 2 {
		chain = f[2]
	}
	if p.chains[chain] == nil {
		p.order = append(p.order, chain)
	}
	p.chains[chain] = append(p.chains[chain], m)
	return m
}

func (p *docParser) proposition(t testing.TB, s int, text string, here []int) {
	head, notes, _ := strings.Cut(text, ";")
	parts := strings.Split(head, ">")
	if len(parts) != 3 {
		t.Fatalf("proposition %q: want subject > relation > object", text)
	}
	arg := func(x string) corpus.Argument {
		x = strings.TrimSpace(x)
		if x == "-" {
			return corpus.Argument{Head: -1, Mention: -1}
		}
		if lit, ok := strings.CutPrefix(x, "="); ok {
			a := corpus.Argument{Text: lit, Type: corpus.Text, Mention: -1, Head: -1}
			var n float64
			var unit string
			if k, _ := fmt.Sscanf(lit, "%g %s", &n, &unit); k == 2 {
				a.Type, a.Value = corpus.Quantity, &corpus.Value{Number: n, Unit: unit}
			}
			return a
		}
		var n int
		if _, err := fmt.Sscan(x, &n); err != nil || n < 1 || n > len(here) {
			t.Fatalf("proposition %q: no mention %q", text, x)
		}
		m := &p.doc.Mentions[here[n-1]]
		return corpus.Argument{Span: m.Span, Core: m.Span, Text: p.text.String()[m.Start:m.End], Type: m.Type, Mention: here[n-1], Head: -1}
	}
	prop := corpus.Proposition{Sentence: s, Subject: arg(parts[0]), Object: arg(parts[2]), Factuality: corpus.Fact, Confidence: 0.8, Rule: "svo"}
	prop.Relation = corpus.Relation{Canonical: strings.TrimSpace(parts[1]), Wording: strings.ReplaceAll(strings.TrimSpace(parts[1]), "_", " ")}
	for _, note := range strings.Fields(notes) {
		k, v, _ := strings.Cut(note, "=")
		switch k {
		case "not":
			prop.Polarity = corpus.Negated
		case "claimed":
			prop.Factuality = corpus.Claimed
		case "planned":
			prop.Factuality = corpus.Planned
		case "possible":
			prop.Factuality = corpus.Possible
		case "said":
			prop.Said = []corpus.Attribution{{Speaker: arg(v), Verb: "say"}}
		case "on":
			prop.Time = &corpus.Argument{Text: v, Type: corpus.Date, Mention: -1, Value: &corpus.Value{Start: v, End: v}}
		}
	}
	if slices.Contains(strings.Fields(notes), "doubtful") {
		p.doc.Doubtful = append(p.doc.Doubtful, prop)
		return
	}
	p.doc.Propositions = append(p.doc.Propositions, prop)
}

func (p *docParser) finish() *corpus.Document {
	p.doc.Text = p.text.String()
	for _, c := range p.order {
		chain := corpus.Chain{Mentions: p.chains[c], Roles: p.roles[c]}
		chain.Name = chain.Mentions[0]
		for _, m := range chain.Mentions {
			if p.doc.Mentions[m].Kind == corpus.Name {
				chain.Name, chain.Type = m, p.doc.Mentions[m].Type
				break
			}
		}
		p.doc.Chains = append(p.doc.Chains, chain)
	}
	return p.doc
}

// mustResolve resolves the documents that text describes.
func mustResolve(t testing.TB, text string) *graph.Graph {
	t.Helper()
	res, err := Resolve(context.Background(), parseDocuments(t, text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return res.Graph
}

// listing returns the entities' names with their aliases, and the statements.
func listing(g *graph.Graph) string {
	var b strings.Builder
	for _, e := range g.Entities {
		fmt.Fprintf(&b, "%s %s:", e.Type, e.Name)
		for _, a := range e.Aliases {
			fmt.Fprintf(&b, " %q×%d", a.Name, a.Count)
		}
		fmt.Fprintln(&b, e.Documents)
	}
	names := g.Names()
	for i := range g.Statements {
		s := &g.Statements[i]
		fmt.Fprintf(&b, "%s | %s | %s | %s %v %d %s..%s %.2f x%d\n", names[s.Subject], s.Predicate(), s.Object.Text, s.Factuality, s.Documents, s.Sources, s.Start, s.End, s.Confidence, len(s.Contradicts))
	}
	return b.String()
}
