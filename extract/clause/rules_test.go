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
	examples(t, "rules", 1, func(t *testing.T, trees, _ string) string { return propositionsOf(t, trees) })
}

// examples compares what say makes of the trees in each file of testdata/dir, for each
// of the files that follow them in it, with that file.
func examples(t *testing.T, dir string, follow int, say func(t *testing.T, trees, file string) string) {
	files, err := filepath.Glob("testdata/" + dir + "/*.txtar")
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
			if len(ar.Files) != 1+follow {
				t.Fatalf("%s holds %d files, want trees.conllu and %d more", file, len(ar.Files), follow)
			}
			for n := range ar.Files[1:] {
				want := &ar.Files[n+1]
				got := say(t, string(ar.Files[0].Data), want.Name)
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

func propositionsOf(t *testing.T, conllu string) string {
	t.Helper()
	d := parseCoNLLU(conllu)
	if err := New(Options{Doubtful: true}).Annotate(context.Background(), d); err != nil {
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
