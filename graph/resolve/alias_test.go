package resolve

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/graph"
)

// sentenceOfWords makes a document of one sentence, whose words are given as form/UPOS/head, and mentions,
// each by its first and last word from 1, all of one chain.
func sentenceOfWords(t *testing.T, id, line string, mentions ...corpus.Mention) *corpus.Document {
	t.Helper()
	d := &corpus.Document{ID: id}
	s := corpus.Sentence{Block: -1}
	for _, w := range strings.Fields(line) {
		f := strings.Split(w, "/")
		head, err := strconv.Atoi(f[2])
		if err != nil {
			t.Fatal(err)
		}
		if glued := strings.HasPrefix(f[0], "-") || strings.HasSuffix(d.Text, "-"); d.Text != "" && !glued {
			d.Text += " "
		}
		tok := corpus.Token{Span: corpus.Span{Start: len(d.Text), End: len(d.Text) + len(f[0])}, Form: f[0], Lemma: strings.ToLower(f[0]), UPOS: f[1], Head: head, DepRel: "dep"}
		if f[1] == "DET" {
			tok.DepRel = "det"
		}
		d.Text += f[0]
		s.Tokens = append(s.Tokens, tok)
	}
	s.Span = corpus.Span{Start: 0, End: len(d.Text)}
	d.Sentences = []corpus.Sentence{s}
	var chain corpus.Chain
	for i, m := range mentions {
		m.First, m.Last, m.Head = m.First-1, m.Last-1, m.Head-1
		m.Span = corpus.Span{Start: s.Tokens[m.First].Start, End: s.Tokens[m.Last].End}
		d.Mentions, chain.Mentions = append(d.Mentions, m), append(chain.Mentions, i)
	}
	chain.Type = d.Mentions[0].Type
	d.Chains = []corpus.Chain{chain}
	return d
}

func TestTitled(t *testing.T) {
	for _, test := range []struct {
		line        string
		first, last int
		want        string
	}{
		{"President/PROPN/2 Ferran/PROPN/3 left/VERB/0", 2, 2, "President Ferran"},
		{"Foreign/ADJ/2 Minister/PROPN/4 Piet/PROPN/4 Haldane/PROPN/5 left/VERB/0", 3, 4, "Foreign Minister Piet Haldane"},
		{"the/DET/3 Drovenian/ADJ/3 envoy/NOUN/4 Tarasyan/PROPN/0", 4, 4, "Drovenian envoy Tarasyan"},
		{"the/DET/3 Kazakh/ADJ/3 envoy/NOUN/4 Tarasyan/PROPN/0", 4, 4, "Kazakh envoy Tarasyan"},
		{"the/DET/6 Commander/NOUN/6 -/PUNCT/2 in/ADP/5 -/PUNCT/5 Chief/PROPN/7 Ferran/PROPN/0", 7, 7, "Commander-in-Chief Ferran"},
		{"Secretary/PROPN/3 of/ADP/3 Justice/PROPN/4 Ferran/PROPN/0", 4, 4, "Secretary of Justice Ferran"},
		{"Yesterday/NOUN/3 Ferran/PROPN/3 left/VERB/0", 2, 2, ""},
		{"presidents/NOUN/2 like/VERB/0 Ferran/PROPN/2", 3, 3, ""},
		{"Ferran/PROPN/2 left/VERB/0", 1, 1, ""},
	} {
		d := sentenceOfWords(t, "a", test.line, corpus.Mention{First: test.first, Last: test.last, Head: test.last, Type: corpus.Person})
		if got := titled(d, &d.Mentions[0]); got != test.want {
			t.Errorf("%s: %q, want %q", test.line, got, test.want)
		}
	}
}

// TestAloneDescribed checks which descriptions lead to the name that they describe.
func TestAloneDescribed(t *testing.T) {
	person := func(line string, first int) *corpus.Document {
		return sentenceOfWords(t, line, line, corpus.Mention{First: 1, Last: 1, Head: 1, Type: corpus.Person},
			corpus.Mention{First: first, Last: first + 1, Head: first + 1, Kind: corpus.Nominal, Type: corpus.Person})
	}
	for _, test := range []struct {
		name  string
		docs  []*corpus.Document
		leads bool
	}{
		{"definite", []*corpus.Document{person("Ferran/PROPN/2 left/VERB/0 the/DET/4 dancer/NOUN/2", 3)}, true},
		{"indefinite", []*corpus.Document{person("Ferran/PROPN/2 left/VERB/0 a/DET/4 dancer/NOUN/2", 3)}, false},
		{"of somebody", []*corpus.Document{person("Ferran/PROPN/2 left/VERB/0 his/PRON/4 dancer/NOUN/2", 3)}, false},
		{"no person's noun", []*corpus.Document{person("Ferran/PROPN/2 left/VERB/0 the/DET/4 ship/NOUN/2", 3)}, false},
		{"no kind of person", []*corpus.Document{person("Ferran/PROPN/2 left/VERB/0 the/DET/4 stake/NOUN/2", 3)}, false},
		{"of another one too", []*corpus.Document{person("Ferran/PROPN/2 left/VERB/0 the/DET/4 dancer/NOUN/2", 3), person("Solheim/PROPN/2 left/VERB/0 the/DET/4 dancer/NOUN/2", 3)}, false},
	} {
		res, err := Resolve(t.Context(), test.docs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, e := range res.Graph.Entities {
			for _, a := range e.Aliases {
				names = append(names, a.Name)
			}
		}
		if got := slices.ContainsFunc(names, func(n string) bool {
			return strings.HasSuffix(n, "dancer") || strings.HasSuffix(n, "ship") || strings.HasSuffix(n, "stake")
		}); got != test.leads {
			t.Errorf("%s: names %q", test.name, names)
		}
	}
}

// A title before a name leads to its bearer where it names of whom or what.
func TestTellingTitle(t *testing.T) {
	r := &resolver{writings: map[string]*written{"Kestrel": {}}}
	for title, want := range map[string]bool{"Kestrel spokesman": true, "Kenyan president": true, "AHS envoy": true, "Foreign Minister": false,
		"Fashion designer": false, "President": false, "Kestrel Bank": false} {
		if got := r.tellingTitle(title); got != want {
			t.Errorf("%s: %v", title, got)
		}
	}
	u := &unit{person: true, facts: &facts{names: []graph.Alias{{Name: "Haldane"}, {Name: "Piet Haldane"}}}}
	if got := u.titleOf("Kestrel envoy Haldane"); got != "Kestrel envoy" {
		t.Errorf("got %q", got)
	}
}
