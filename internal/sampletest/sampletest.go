// Package sampletest builds the graph of the sample corpus for tests of several
// packages.
package sampletest

import (
	"path/filepath"
	"testing"

	"tercet/corpus"
	"tercet/corpus/sample"
	"tercet/extract"
	"tercet/graph"
	"tercet/graph/build"
)

// Graph returns the graph that `tercet build --sample` makes. It takes a second.
func Graph(t testing.TB) *graph.Graph {
	t.Helper()
	pipeline, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := build.Open(filepath.Join(t.TempDir(), "sample.tercet"), pipeline)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if _, err := b.Build(t.Context(), []string{"."}, build.Options{Read: corpus.ReadOptions{FS: sample.Articles()}}); err != nil {
		t.Fatal(err)
	}
	g, err := graph.Load(t.Context(), b.Store())
	if err != nil {
		t.Fatal(err)
	}
	return g
}
