package main

import (
	"bytes"
	"encoding/json"
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
