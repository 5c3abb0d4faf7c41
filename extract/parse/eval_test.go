package parse

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/eval"
)

// treebank returns the documents of a gold file of the data folder, or skips the
// test.
func treebank(t testing.TB, name string) []eval.TreebankDocument {
	if os.Getenv("TERCET_EVAL") == "" {
		t.Skip("needs the data folder: set TERCET_EVAL=1")
	}
	dir := os.Getenv("TERCET_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Skipf("no data: set TERCET_DATA to a folder with %s", name)
	}
	defer f.Close()
	docs, err := eval.ReadTreebank(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// TestEvalAgreement: names that agree inside documents are better names than
// those of each sentence alone.
func TestEvalAgreement(t *testing.T) {
	docs := treebank(t, "ner/uner-ewt-dev.iob2")
	types := eval.NameTypes(docs)
	var alone, agreed eval.NamesScore
	for _, c := range []struct {
		opt   Options
		score *eval.NamesScore
	}{{Options{NoAgreement: true}, &alone}, {Options{}, &agreed}} {
		p := New(c.opt)
		for i := range docs {
			d := docs[i].Words()
			if err := p.Annotate(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			c.score.Add(docs[i].Names(), eval.Names(d), types)
		}
	}
	a, b := alone.All(), agreed.All()
	t.Logf("names, F1: sentence by sentence %.2f, with agreement %.2f", 100*a.F1(), 100*b.F1())
	for _, typ := range types {
		t.Logf("%s: %.2f, %.2f", typ, 100*alone.Types[typ].F1(), 100*agreed.Types[typ].F1())
	}
	if b.F1() <= a.F1() {
		t.Errorf("agreement does not help: F1 %.2f without, %.2f with", 100*a.F1(), 100*b.F1())
	}
}

// document makes one document of gold tokens.
func document(rows [][][]string) *corpus.Document {
	d := &corpus.Document{ID: "gold"}
	var b strings.Builder
	for _, r := range rows {
		s := corpus.Sentence{}
		for _, c := range r {
			start := b.Len()
			b.WriteString(c[1])
			s.Tokens = append(s.Tokens, corpus.Token{Span: corpus.Span{Start: start, End: b.Len()}, Form: c[1]})
			b.WriteByte(' ')
		}
		s.Span = corpus.Span{Start: s.Tokens[0].Start, End: b.Len() - 1}
		d.Sentences = append(d.Sentences, s)
	}
	d.Text = b.String()
	return d
}
