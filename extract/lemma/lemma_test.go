package lemma

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tercet/corpus"
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
		{"hopping", "VERB", "VBG", "hop"},
		{"overcame", "VERB", "VBD", "overcome"},
		{"denazified", "VERB", "VBN", "denazify"},
		{"embargoes", "VERB", "VBZ", "embargo"},
		{"republics", "NOUN", "NNS", "republic"},
		{"countrymen", "NOUN", "NNS", "countryman"},
		{"Tokayev", "PROPN", "NNP", "Tokayev"},
		{"States", "PROPN", "NNPS", "State"},
		{"biggest", "ADJ", "JJS", "big"},
		{"him", "PRON", "PRP", "he"},
		{"“", "PUNCT", "``", "\""},
		{"", "X", "", ""},
	} {
		if got := a.Lemma(c.form, c.upos, c.xpos); got != c.want {
			t.Errorf("Lemma(%q, %s, %s) = %q, want %q", c.form, c.upos, c.xpos, got, c.want)
		}
	}
}

func TestTreebanks(t *testing.T) {
	dir := os.Getenv("TERCET_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	a := New()
	for _, c := range []struct {
		file string
		want float64
	}{{"ewt-dev", 98.4}, {"gum-dev", 99.4}} {
		b, err := os.ReadFile(filepath.Join(dir, "treebank", c.file+".conllu"))
		if err != nil {
			t.Skipf("development data not found (set TERCET_DATA): %v", err)
		}
		right, all := 0, 0
		for line := range strings.Lines(string(b)) {
			f := strings.Split(line, "\t")
			if len(f) != 10 || strings.ContainsAny(f[0], "-.") {
				continue
			}
			all++
			if got := a.Lemma(f[1], f[3], f[4]); got == f[2] {
				right++
			} else if os.Getenv("LEMMA_ERRORS") != "" {
				t.Logf("%s %s %s: got %s, gold %s", f[1], f[3], f[4], got, f[2])
			}
		}
		got := 100 * float64(right) / float64(all)
		t.Logf("%s: %.2f%% of %d lemmas", c.file, got, all)
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
