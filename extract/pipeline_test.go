package extract_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/extract"
)

func annotate(t testing.TB, opt extract.Options, text string) *corpus.Document {
	p, err := extract.New(opt)
	if err != nil {
		t.Fatal(err)
	}
	d := &corpus.Document{ID: "test", Text: text}
	if err := p.Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestStages(t *testing.T) {
	if _, err := extract.New(extract.Options{Stop: "nosuch"}); err == nil || !strings.Contains(err.Error(), "tokenize, parse, lemma, coref, clause") {
		t.Errorf("an unknown stage gives %v, want an error that lists the stages", err)
	}
	for i, stop := range extract.Stages() {
		d := annotate(t, extract.Options{Stop: stop}, "Anna Berg left. She refused the order.")
		tok := d.Sentences[1].Tokens[1]
		done := []bool{true, tok.UPOS != "", tok.Lemma != "", len(d.Chains) > 0, len(d.Propositions) > 0}
		for k, ok := range done {
			if ok != (k <= i) {
				t.Errorf("stopped at %s: product of %s there: %v", stop, extract.Stages()[k], ok)
			}
		}
	}
}

// TestAll: documents come annotated and in order, errors in their place, and
// nothing is lost when the reader stops or the context ends.
func TestAll(t *testing.T) {
	p, err := extract.New(extract.Options{Stop: "lemma"})
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	docs := func(yield func(*corpus.Document, error) bool) {
		for i := range 40 {
			d, err := &corpus.Document{ID: fmt.Sprint(i), Text: strings.Repeat("She left. ", 1+i%7)}, error(nil)
			if i%10 == 3 {
				d, err = nil, broken
			}
			if !yield(d, err) {
				return
			}
		}
	}
	i := 0
	for d, err := range p.All(t.Context(), docs) {
		if i%10 == 3 {
			if !errors.Is(err, broken) {
				t.Errorf("document %d: error %v", i, err)
			}
		} else if err != nil || d.ID != fmt.Sprint(i) || len(d.Sentences) != 1+i%7 || d.Sentences[0].Tokens[1].Lemma != "leave" {
			t.Errorf("document %d is %+v, error %v", i, d, err)
		}
		i++
	}
	if i != 40 {
		t.Errorf("%d documents, want 40", i)
	}
	for range p.All(t.Context(), docs) {
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	for _, last = range p.All(ctx, docs) {
		cancel()
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("a context that ends: last error %v", last)
	}
}

func TestGivenSentencesStay(t *testing.T) {
	p, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := &corpus.Document{ID: "given", Text: "Anna left port-side."}
	for _, form := range []string{"Anna", "left", "port-side", "."} {
		at := strings.Index(d.Text, form)
		d.Sentences = []corpus.Sentence{{Span: corpus.Span{End: len(d.Text)}, Tokens: append(sentenceTokens(d), corpus.Token{Span: corpus.Span{Start: at, End: at + len(form)}, Form: form})}}
	}
	if err := p.Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if got := d.Sentences[0].Tokens; len(got) != 4 || got[2].Form != "port-side" || got[2].UPOS == "" {
		t.Errorf("given tokens became %+v", got)
	}
}

func sentenceTokens(d *corpus.Document) []corpus.Token {
	if len(d.Sentences) == 0 {
		return nil
	}
	return d.Sentences[0].Tokens
}

func TestVersion(t *testing.T) {
	p, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if v, err := p.Version(); err != nil || v == "" {
		t.Errorf("version %q, %v", v, err)
	}
}

func Example() {
	p, err := extract.New(extract.Options{})
	if err != nil {
		panic(err)
	}
	d := &corpus.Document{ID: "example", Text: "Anna Berg refused the order. She did not leave Paris."}
	if err := p.Annotate(context.Background(), d); err != nil {
		panic(err)
	}
	for _, s := range d.Propositions {
		fmt.Println(s.Subject.Text, "–", s.Polarity, s.Relation.Canonical, "–", s.Object.Text)
	}
	// Output:
	// Anna Berg – affirmed refuse – order
	// She – negated leave – Paris
}
