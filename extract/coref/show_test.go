package coref_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"tercet/corpus"
	"tercet/extract/coref"
	"tercet/extract/lemma"
	"tercet/extract/parse"
	"tercet/extract/tokenize"
)

// TestShow is a local tool.
func TestShow(t *testing.T) {
	pat := os.Getenv("SHOW")
	if pat == "" {
		t.Skip()
	}
	p := parse.New(parse.Options{})
	lem, co := lemma.New(), coref.New()
	n := 0
	for d, err := range corpus.Read(context.Background(), []string{pat}, corpus.ReadOptions{}) {
		if err != nil {
			t.Log(err)
			continue
		}
		if n++; n > 12 {
			break
		}
		ctx := context.Background()
		for _, f := range []func(context.Context, *corpus.Document) error{tokenize.Annotator{}.Annotate, p.Annotate, lem.Annotate, co.Annotate} {
			if err := f(ctx, d); err != nil {
				t.Fatal(err)
			}
		}
		fmt.Println("=====", d.ID)
		for c := range d.Chains {
			s := ""
			for _, i := range d.Chains[c].Mentions {
				m := d.Mentions[i]
				s += fmt.Sprintf(" | %d:%s", m.Sentence, d.Slice(m.Span))
			}
			fmt.Printf("%s [%s] roles %q%s\n", d.Chains[c].Type, d.Slice(d.Mentions[d.Chains[c].Name].Span), d.Chains[c].Roles, s)
		}
		for _, m := range d.Mentions {
			if m.Kind == corpus.Pronoun {
				in := false
				for _, c := range d.Chains {
					for _, i := range c.Mentions {
						if d.Mentions[i].Start == m.Start {
							in = true
						}
					}
				}
				if !in {
					fmt.Printf("   unresolved %d:%s\n", m.Sentence, d.Slice(m.Span))
				}
			}
		}
	}
}
