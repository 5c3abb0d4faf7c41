package eval_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/corpus/sample"
	"tercet/eval"
	"tercet/extract"
	"tercet/graph"
	"tercet/graph/build"
)

var update = flag.Bool("update", false, "rewrite testdata/scores.txt")

const scoresFile = "../testdata/scores.txt"

// sampleGraph builds the graph of the sample corpus as `tercet build --sample` does.
func sampleGraph(t *testing.T) *graph.Graph {
	ctx := context.Background()
	p, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := build.Open(t.TempDir(), p)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if _, err := b.Build(ctx, []string{"."}, build.Options{Read: corpus.ReadOptions{FS: sample.Articles()}}); err != nil {
		t.Fatal(err)
	}
	g, err := graph.Load(ctx, b.Store())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestSample scores the sample corpus against its gold list. The figures are a
// golden file: every change shows in the diff (-update rewrites it).
func TestSample(t *testing.T) {
	gold, err := sample.LoadGold()
	if err != nil {
		t.Fatal(err)
	}
	score := eval.ScoreGold(gold, sampleGraph(t))
	for _, bad := range append(append(score.Flipped, score.Intruders...), score.Merged...) {
		t.Logf("wrong: %s", bad)
	}
	t.Logf("missed: %s", strings.Join(score.Missed, " "))
	var got bytes.Buffer
	if err := score.Write(&got); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(scoresFile, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(scoresFile)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the figures changed; if that is an improvement, run go test ./eval -run Sample -update\ngot:\n%swant:\n%s", &got, want)
	}
}
