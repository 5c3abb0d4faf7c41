package clause

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the wanted propositions in testdata/rules")

// Every rule has a file of examples: trees in CoNLL-U and, sentence by sentence,
// the propositions of the graph view. Names are given in MISC as NER=B-PERSON,
// what a pronoun refers to as Ref=N, the N-th name of the file.
func TestRules(t *testing.T) {
	files, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			ar := txtar.Parse(data)
			if len(ar.Files) != 2 {
				t.Fatalf("%s holds %d files, want trees.conllu and want", file, len(ar.Files))
			}
			got := propositionsOf(t, string(ar.Files[0].Data))
			if *update {
				ar.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(ar.Files[1].Data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func propositionsOf(t *testing.T, conllu string) string {
	t.Helper()
	d := parseCoNLLU(conllu)
	if err := New(Options{}).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for s := range d.Sentences {
		b.WriteString(d.Slice(d.Sentences[s].Span) + "\n")
		for i := range d.Propositions {
			if p := &d.Propositions[i]; p.Sentence == s {
				line := show(d, p)
				line = line[:strings.LastIndex(line, ", ")] + ")" // without the confidence
				b.WriteString("\t" + line + "\n")
			}
		}
	}
	return b.String()
}

// Every rule of the grammar is exercised by an example.
func TestRulesHaveExamples(t *testing.T) {
	files, _ := filepath.Glob("testdata/rules/*.txtar")
	var all strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	for _, r := range Rules() {
		if !strings.Contains(all.String(), "("+r.Name+", ") && !strings.Contains(all.String(), "("+r.Name+"/") {
			t.Errorf("no example shows rule %q: %s", r.Name, r.Does)
		}
	}
}
