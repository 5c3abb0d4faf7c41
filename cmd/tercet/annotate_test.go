package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"tercet/corpus"
	"tercet/corpus/sample"
	"tercet/extract"
)

// TestWriteDocument: what goes out item by item is what encoding/json writes as a whole.
func TestWriteDocument(t *testing.T) {
	p, err := extract.New(extract.Options{Model: "fast"})
	if err != nil {
		t.Fatal(err)
	}
	docs := []*corpus.Document{{}, {ID: "a <b>", Text: "\u2028&\n", Sentences: []corpus.Sentence{{}}}}
	for d, err := range corpus.Read(t.Context(), []string{"."}, corpus.ReadOptions{FS: sample.Articles()}) {
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Annotate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		if docs = append(docs, d); len(docs) == 4 {
			break
		}
	}
	for _, d := range docs {
		var got, want bytes.Buffer
		if err := writeDocument(&got, d); err != nil {
			t.Fatal(err)
		}
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(d); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Errorf("%s:\n%.300s\nwant\n%.300s", d.ID, got.Bytes(), want.Bytes())
		}
	}
}

// TestReadersUD has the validator of Universal Dependencies check the CoNLL-U
// that the sample corpus and a hostile text become: level 2 is the format with
// its trees.
func TestReadersUD(t *testing.T) {
	if os.Getenv("TERCET_READERS") != "1" {
		t.Skip("a heavy reader: make test-readers")
	}
	if _, err := exec.LookPath("udvalidate"); err != nil {
		if os.Getenv("TERCET_REQUIRE") == "1" {
			t.Fatal("udvalidate is missing")
		}
		t.Skip("udvalidate is missing")
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "articles"), sample.Articles()); err != nil {
		t.Fatal(err)
	}
	const hostile = "NORVIK QUITS|a_b\tc | d\n\nShe told the mayor: \"No.10 isn't\u00a0it…\" #go e\u0301t\u00e9 \U0001F449\U0001F3FD _ | = & <b> a#b\n\n- The 2nd\u200bferry sank.He left..\n"
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("articles/hostile.txt", hostile)
	path := write("sample.conllu", mustTercet(t, "annotate", "-q", filepath.Join(dir, "articles")))
	if out, err := exec.Command("udvalidate", "--lang", "en", "--level", "2", path).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
