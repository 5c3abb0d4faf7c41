package lemma

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/eval"
)

func TestLemma(t *testing.T) {
	a := New()
	for _, c := range []struct{ form, upos, xpos, want string }{
		{"Was", "AUX", "VBD", "be"},
		{"n’t", "PART", "RB", "not"},
		{"wo", "AUX", "MD", "will"},
		{"refused", "VERB", "VBD", "refuse"},
		{"Recognized", "VERB", "VBN", "recognize"},
		{"stopping", "VERB", "VBG", "stop"},
		{"hoping", "VERB", "VBG", "hope"},
		{"singing", "VERB", "VBG", "sing"},
		{"hinges", "VERB", "VBZ", "hinge"},
		{"hopping", "VERB", "VBG", "hop"},
		{"overcame", "VERB", "VBD", "overcome"},
		{"denazified", "VERB", "VBN", "denazify"},
		{"embargoes", "VERB", "VBZ", "embargo"},
		{"ceded", "VERB", "VBD", "cede"},
		{"aroused", "VERB", "VBN", "arouse"},
		{"ached", "VERB", "VBD", "ache"},
		{"belies", "VERB", "VBZ", "belie"},
		{"biases", "VERB", "VBZ", "bias"},
		{"trafficked", "VERB", "VBN", "traffic"},
		{"fundraising", "VERB", "VBG", "fundraise"},
		{"dishonest", "ADJ", "JJ", "dishonest"},
		{"Kazakh", "ADJ", "JJ", "Kazakh"},
		{"Kurdish", "ADJ", "JJ", "Kurdish"},
		{"campuses", "NOUN", "NNS", "campus"},
		{"excuses", "NOUN", "NNS", "excuse"},
		{"bureaus", "NOUN", "NNS", "bureau"},
		{"tsunamis", "NOUN", "NNS", "tsunami"},
		{"thieves", "NOUN", "NNS", "thief"},
		{"oases", "NOUN", "NNS", "oasis"},
		{"mosquitoes", "NOUN", "NNS", "mosquito"},
		{"cookies", "NOUN", "NNS", "cookie"},
		{"republics", "NOUN", "NNS", "republic"},
		{"countrymen", "NOUN", "NNS", "countryman"},
		{"Tokayev", "PROPN", "NNP", "Tokayev"},
		{"States", "PROPN", "NNPS", "State"},
		{"biggest", "ADJ", "JJS", "big"},
		{"him", "PRON", "PRP", "he"},
		{"“", "PUNCT", "``", "\""},
		{"48,000", "NUM", "CD", "48000"},
		{"", "X", "", ""},
	} {
		if got := a.Lemma(c.form, c.upos, c.xpos); got != c.want {
			t.Errorf("Lemma(%q, %s, %s) = %q, want %q", c.form, c.upos, c.xpos, got, c.want)
		}
	}
}

// TestContext: the words around tell "has" from "is".
func TestContext(t *testing.T) {
	for _, c := range []struct {
		head  string // XPOS of "gone" or "going"
		extra string // the word between
		want  string
	}{{"VBN", "just", "have"}, {"VBG", "just", "be"}, {"JJ", "been", "have"}} {
		d := &corpus.Document{Sentences: []corpus.Sentence{{Tokens: []corpus.Token{
			{Form: "’s", UPOS: "AUX", XPOS: "VBZ", DepRel: "aux", Head: 3}, {Form: c.extra, UPOS: "ADV", XPOS: "RB", DepRel: "advmod", Head: 3},
			{Form: "x", UPOS: "VERB", XPOS: c.head, DepRel: "root"}}}}}
		if err := New().Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if got := d.Sentences[0].Tokens[0].Lemma; got != c.want {
			t.Errorf("’s %s /%s: %s, want %s", c.extra, c.head, got, c.want)
		}
	}
}

// TestNames: capitals or small letters throughout are no spelling. Every word is a
// name; sentences are separated by bars.
func TestNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"TEHRAN | india | NATO | nato", "Tehran | India | NATO | NATO"},
		{"LENA TAMPERE | AUKUS", "Lena Tampere | Aukus"},
		{"x AUKUS | x TAMPERE | Tampere x", "x AUKUS | x Tampere | Tampere x"},
		{"bin al tampere", "bin al tampere"},
		{"US x EU", "US x EU"},
	} {
		d := &corpus.Document{}
		for line := range strings.SplitSeq(c.text, " | ") {
			var s corpus.Sentence
			for form := range strings.FieldsSeq(line) {
				s.Tokens = append(s.Tokens, corpus.Token{Form: form, UPOS: "PROPN", XPOS: "NNP"})
			}
			d.Sentences = append(d.Sentences, s)
		}
		if err := New().Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range d.Sentences {
			var lemmas []string
			for _, w := range s.Tokens {
				lemmas = append(lemmas, w.Lemma)
			}
			got = append(got, strings.Join(lemmas, " "))
		}
		if got := strings.Join(got, " | "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}

// TestEvalTreebanks scores lemmas on gold tags: what table and rules do by
// themselves.
func TestEvalTreebanks(t *testing.T) {
	if os.Getenv("TERCET_EVAL") == "" {
		t.Skip("needs the data folder: set TERCET_EVAL=1")
	}
	dir := os.Getenv("TERCET_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	a := New()
	for _, c := range []struct {
		file string
		want float64
	}{{"ewt-dev", 98.4}, {"gum-dev", 99.4}} {
		f, err := os.Open(filepath.Join(dir, "treebank", c.file+".conllu"))
		if err != nil {
			t.Skipf("no data: set TERCET_DATA to a folder with treebank/%s.conllu", c.file)
		}
		defer f.Close()
		docs, err := eval.ReadTreebank(context.Background(), f)
		if err != nil {
			t.Fatal(err)
		}
		var score eval.UDScore
		for i := range docs {
			d := docs[i].Words()
			for s := range d.Sentences {
				for k := range d.Sentences[s].Tokens {
					w, gold := &d.Sentences[s].Tokens[k], &docs[i].Gold.Sentences[s].Tokens[k]
					w.Lemma = a.Lemma(gold.Form, gold.UPOS, gold.XPOS)
					if w.Lemma != gold.Lemma && os.Getenv("LEMMA_ERRORS") != "" {
						t.Logf("%s %s %s: got %s, gold %s", gold.Form, gold.UPOS, gold.XPOS, w.Lemma, gold.Lemma)
					}
				}
			}
			score.Add(docs[i].Gold, d)
		}
		got := 100 * score.Lemmas.F1()
		t.Logf("%s: %.2f%% of lemmas", c.file, got)
		if got < c.want {
			t.Errorf("%s: %.2f%%, want %.1f%%", c.file, got, c.want)
		}
	}
}

func BenchmarkAnnotate(b *testing.B) {
	a := New()
	words := [][3]string{{"The", "DET", "DT"}, {"presidents", "NOUN", "NNS"}, {"refused", "VERB", "VBD"}, {"denazifying", "VERB", "VBG"}, {"Tokayev", "PROPN", "NNP"}}
	n, bytes := 0, 0
	for _, w := range words {
		bytes += len(w[0])
	}
	b.SetBytes(int64(bytes))
	for b.Loop() {
		for _, w := range words {
			a.Lemma(w[0], w[1], w[2])
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "words/s")
}

func Example() {
	d := &corpus.Document{Sentences: []corpus.Sentence{{Tokens: []corpus.Token{
		{Form: "Tokayev", UPOS: "PROPN", XPOS: "NNP"},
		{Form: "refused", UPOS: "VERB", XPOS: "VBD"},
	}}}}
	if err := New().Annotate(context.Background(), d); err != nil {
		fmt.Println(err)
	}
	fmt.Println(d.Sentences[0].Tokens[0].Lemma, d.Sentences[0].Tokens[1].Lemma)
	// Output: Tokayev refuse
}
