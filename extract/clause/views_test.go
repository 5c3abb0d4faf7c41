package clause

import (
	"context"
	"strings"
	"testing"

	"tercet/corpus"
)

// Each file of testdata/views holds trees and what every view that keeps the
// words of the sentence makes of them, one proposition a line.
func TestViews(t *testing.T) {
	options := map[string]Options{"graph": {AsWritten: true}, "nary": {View: NAry}, "binary": {View: Binary}}
	examples(t, "views", len(options), func(t *testing.T, trees, view string) string { return wordings(t, trees, options[view]) })
}

func wordings(t *testing.T, conllu string, opt Options) string {
	t.Helper()
	d := parseCoNLLU(conllu)
	if err := New(opt).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for s := range d.Sentences {
		b.WriteString(d.Slice(d.Sentences[s].Span) + "\n")
		for i := range d.Propositions {
			if p := &d.Propositions[i]; p.Sentence == s {
				b.WriteString("\t" + strings.Join(columns(p), " | ") + "\n")
			}
		}
	}
	return b.String()
}

func columns(p *corpus.Proposition) []string {
	out := []string{p.Subject.Text, p.Relation.Wording, p.Object.Text}
	for i := range p.Arguments {
		out = append(out, p.Arguments[i].Text)
	}
	return out
}
