package clause

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"tercet/corpus"
)

// Each file of testdata/views holds trees and what every view that keeps the
// words of the sentence makes of them, one proposition a line.
func TestViews(t *testing.T) {
	files, err := filepath.Glob("testdata/views/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	options := map[string]Options{"graph": {AsWritten: true}, "nary": {View: NAry}, "binary": {View: Binary}}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			ar := txtar.Parse(data)
			if len(ar.Files) != 4 {
				t.Fatalf("%s holds %d files, want trees.conllu, graph, nary and binary", file, len(ar.Files))
			}
			for n := range ar.Files[1:] {
				want := &ar.Files[n+1]
				got := wordings(t, string(ar.Files[0].Data), options[want.Name])
				if *update {
					want.Data = []byte(got)
				} else if got != string(want.Data) {
					t.Errorf("%s: got\n%s\nwant\n%s", want.Name, got, want.Data)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
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
