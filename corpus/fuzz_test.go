package corpus_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"tercet/corpus"
)

// fuzzFormat reads arbitrary bytes under a name: no panic, and every document
// keeps the promises of its fields.
func fuzzFormat(f *testing.F, name string, seeds ...string) {
	golden, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, g := range golden {
		a, err := txtar.ParseFile(g)
		if err != nil {
			f.Fatal(err)
		}
		if filepath.Ext(a.Files[0].Name) == filepath.Ext(name) {
			f.Add(a.Files[0].Data)
		}
	}
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := fstest.MapFS{name: {Data: data}}
		for d, err := range corpus.Read(context.Background(), []string{name}, corpus.ReadOptions{FS: fsys, MaxBytes: 1 << 16}) {
			if err != nil {
				if _, ok := err.(*corpus.ReadError); !ok {
					t.Fatalf("not a ReadError: %v", err)
				}
				continue
			}
			checkDocument(t, d)
			corpus.NewPrint(d)
		}
	})
}

func FuzzText(f *testing.F) {
	fuzzFormat(f, "a.txt", "\xff\xfea\x00b", "a\r\nb\u2028c", "MOSCOW (AP) — x", "\xe9\xe8", "- \n - ", "1) \n2) ")
}

func FuzzMarkdown(f *testing.F) {
	fuzzFormat(f, "a.md", "---\ndate: x\n---\n", "<div>x", "1. a\n   - b\n", "[a]: b\n[a]", "|a|\n|-|\n|\\||")
}

func FuzzHTML(f *testing.F) {
	fuzzFormat(f, "a.html", "<p>x", "<html><body><div>", "<meta charset=utf-7>", "<table><td>a<br>b", "<!-- saved from url=(1)x -->", "\xff\xfe<\x00p\x00")
}

func FuzzJSONLines(f *testing.F) {
	fuzzFormat(f, "a.jsonl", `{"text":"x"}`, "{\"id\":1,\"text\":\"\\ud800\"}\n{", "\xef\xbb\xbf{\"text\":\"x\",\"url\":\"http://%\"}")
}

func FuzzJSON(f *testing.F) {
	fuzzFormat(f, "a.json", `[{"text":"x"},{"text":"y"}]`, `[`, `{"text":"x"} {"text":"y"}`, `[1,]`)
}

func FuzzCoNLLU(f *testing.F) {
	fuzzFormat(f, "a.conllu", "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\t_\t_\t_\t0\t_\t_\t_\n2\tle\t_\t_\t_\t_\t9\t_\t_\t_\n")
}

// FuzzStdin has the format guessed.
func FuzzStdin(f *testing.F) { fuzzFormat(f, "a", "{\"text\":\"x\"}\n", "<html>", "# h\n", "---\n") }

// TestEvalReadsArticles reads articles as found: the noise around them is known.
func TestEvalReadsArticles(t *testing.T) {
	dir := dataFile(t, "articles")
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	docs, messages := readAll(t, []string{dir}, corpus.ReadOptions{})
	if len(messages) > 0 || len(docs) != len(entries) {
		t.Errorf("%d documents of %d files, %q", len(docs), len(entries), messages)
	}
	corpus.MarkDuplicates(docs)
	for _, d := range docs {
		if !d.English() || d.Meta.DuplicateOf != "" {
			t.Errorf("%s: language %q, duplicate of %q", d.ID, d.Meta.Language, d.Meta.DuplicateOf)
		}
	}
}
