package tokenize

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"tercet/corpus"
	"tercet/eval"
)

// TestEvalNews scores words and sentences on the news of GUM's development set.
// With TOKENIZE_ERRORS set to a file of the data folder's treebank/ and a part of
// its documents' names (gum-train.conllu,_news_) it prints where they differ there.
func TestEvalNews(t *testing.T) {
	if os.Getenv("TERCET_EVAL") == "" {
		t.Skip("needs the data folder: set TERCET_EVAL=1")
	}
	dir := os.Getenv("TERCET_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	file, part := "gum-dev.conllu", "_news_"
	asked := os.Getenv("TOKENIZE_ERRORS")
	if asked != "" {
		file, part, _ = strings.Cut(asked, ",")
	}
	f, err := os.Open(filepath.Join(dir, "treebank", file))
	if err != nil {
		t.Skipf("no data: set TERCET_DATA to a folder with treebank/%s", file)
	}
	defer f.Close()
	docs, err := eval.ReadTreebank(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	var score eval.UDScore
	for i := range docs {
		if !strings.Contains(docs[i].Gold.ID, part) {
			continue
		}
		d := docs[i].Raw()
		if err := (Annotator{}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		score.Add(docs[i].Gold, d)
		if asked != "" {
			report(t, docs[i].Gold, d)
		}
	}
	w, s := 100*score.Words.F1(), 100*score.Sentences.F1()
	t.Logf("words F1 %.2f, sentences F1 %.2f", w, s)
	if asked == "" && (w < 99.5 || s < 95) {
		t.Errorf("words F1 %.2f, want 99.5; sentences F1 %.2f, want 95", w, s)
	}
}

// startsOf returns where the document's words and sentences begin.
func startsOf(d *corpus.Document) (words, sentences map[int]bool) {
	words, sentences = map[int]bool{}, map[int]bool{}
	for _, s := range d.Sentences {
		sentences[s.Start] = true
		for _, w := range s.Tokens {
			words[w.Start] = true
		}
	}
	return words, sentences
}

// report prints the differences run by run.
func report(t *testing.T, gold, d *corpus.Document) {
	starts, gs := startsOf(gold)
	got, ss := startsOf(d)
	text := gold.Text
	for at := 0; at < len(text); {
		if unicode.IsSpace(rune(text[at])) {
			at++
			continue
		}
		end := at
		same := true
		var a, b strings.Builder
		for end < len(text) && !unicode.IsSpace(rune(text[end])) {
			if starts[end] != got[end] {
				same = false
			}
			if starts[end] && end > at {
				a.WriteByte('|')
			}
			if got[end] && end > at {
				b.WriteByte('|')
			}
			a.WriteByte(text[end])
			b.WriteByte(text[end])
			end++
		}
		if !same {
			t.Logf("W gold %s   got %s", a.String(), b.String())
		}
		at = end
	}
	for at := range text {
		if gs[at] != ss[at] {
			lo, hi := max(0, at-50), min(len(text), at+40)
			kind := "MISSED"
			if ss[at] {
				kind = "EXTRA "
			}
			t.Logf("S %s %q || %q", kind, text[lo:at], text[at:hi])
		}
	}
}
