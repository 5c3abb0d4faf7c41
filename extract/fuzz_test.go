package extract_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"tercet/corpus"
	"tercet/extract"
)

// checkDocument reports the first thing in d that a later stage could trip over:
// a span that is not in the text or not on a letter's border, a form that is not
// the text's, a sentence that is not one tree.
func checkDocument(d *corpus.Document) error {
	at := 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Start < at || s.End > len(d.Text) || len(s.Tokens) == 0 {
			return fmt.Errorf("sentence %d: span %v, %d words", i, s.Span, len(s.Tokens))
		}
		for j, t := range s.Tokens {
			if t.Start < at || t.End <= t.Start || t.End > s.End || d.Slice(t.Span) != t.Form || !utf8.ValidString(t.Form) {
				return fmt.Errorf("sentence %d, word %d: %+v", i, j+1, t)
			}
			if at = t.End; t.UPOS == "" || t.Lemma == "" || t.DepRel == "" || t.Head < 0 || t.Head > len(s.Tokens) || (t.Head == 0) != (t.DepRel == "root") {
				return fmt.Errorf("sentence %d, word %d: %+v", i, j+1, t)
			}
		}
		if err := checkTree(s); err != nil {
			return fmt.Errorf("sentence %d: %w", i, err)
		}
	}
	for i, m := range d.Mentions {
		if m.Sentence < 0 || m.Sentence >= len(d.Sentences) {
			return fmt.Errorf("mention %d: %+v", i, m)
		}
		s := &d.Sentences[m.Sentence]
		if m.First < 0 || m.First > m.Head || m.Head > m.Last || m.Last >= len(s.Tokens) || !s.Contains(m.Span) {
			return fmt.Errorf("mention %d: %+v", i, m)
		}
	}
	for i, p := range d.Propositions {
		for _, a := range []corpus.Span{p.Subject.Span, p.Object.Span} {
			if a.Start < 0 || a.End < a.Start || a.End > len(d.Text) || !utf8.ValidString(d.Slice(a)) {
				return fmt.Errorf("proposition %d: %+v", i, p)
			}
		}
	}
	return nil
}

// checkTree reports a sentence with another number of roots than one, or a cycle.
func checkTree(s *corpus.Sentence) error {
	roots, done := 0, make([]bool, len(s.Tokens)+1)
	done[0] = true
	for i := range s.Tokens {
		if s.Tokens[i].Head == 0 {
			roots++
		}
		var path []int
		v := i + 1
		for ; !done[v] && len(path) <= len(s.Tokens); v = s.Tokens[v-1].Head {
			path = append(path, v)
		}
		if len(path) > len(s.Tokens) {
			return fmt.Errorf("word %d is in a cycle", i+1)
		}
		for _, w := range path {
			done[w] = true
		}
	}
	if roots != 1 {
		return fmt.Errorf("%d roots", roots)
	}
	return nil
}

// FuzzPipeline runs all stages on arbitrary bytes, as a reader would pass them on.
func FuzzPipeline(f *testing.F) {
	for _, s := range []string{
		"Anna Berg refused the order. She did not leave Paris.", "“War,” said Putin – or did he? http://x.y a@b.c #tag 5km",
		"PARIS (AP) — “No.”\n\n• one\n• two\x00\xff", "e\u0301\u0301 \u202e\u200b\ufeff 𝒳 \u0416. \u0645", "Mr. A. B. Cohen's Order of Alexander Nevsky's medal, which he, who left, won",
	} {
		f.Add(s)
	}
	p, err := extract.New(extract.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd") // Document.Text is valid UTF-8
		d := &corpus.Document{ID: "fuzz", Text: text}
		if err := p.Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if err := checkDocument(d); err != nil {
			t.Fatalf("%v in %q", err, text)
		}
	})
}

// TestHostile runs all stages on texts that break readers of other kinds.
func TestHostile(t *testing.T) {
	p, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"NUL bytes":                 strings.Repeat("Anna\x00left\x00. ", 50),
		"a word of a megabyte":      "Anna saw " + strings.Repeat("w", 1<<20) + ". She left.",
		"a number of a megabyte":    "Anna owes $" + strings.Repeat("1,", 1<<19) + "0. She left.",
		"a sentence without end":    strings.Repeat("Anna and ", 3000),
		"100,000 combining marks":   "Anna e" + strings.Repeat("\u0301", 100_000) + " left.",
		"only combining marks":      strings.Repeat("\u0301", 10_000),
		"only marks":                strings.Repeat("\"'“”’.,!?-–—…()[]", 500),
		"only blanks":               strings.Repeat(" \t\n\u00a0\u2028\u200b", 1000),
		"nested quotes":             strings.Repeat("“he said ", 500) + "no" + strings.Repeat("”", 500),
		"right to left, zero width": "قال \u202eAnna\u202c \u200dleft\u200b \ufeff.",
	} {
		t.Run(name, func(t *testing.T) {
			d := &corpus.Document{ID: "hostile", Text: text}
			if err := p.Annotate(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			if err := checkDocument(d); err != nil {
				t.Fatalf("%.300v", err)
			}
		})
	}
}
