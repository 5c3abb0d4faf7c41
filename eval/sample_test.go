package eval_test

import (
	"context"
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
// golden file: every change shows in the diff (UPDATE=1 rewrites it).
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
	changes, err := score.Figures().Check("../testdata/scores.txt", "sample ", os.Getenv("UPDATE") != "")
	if err != nil {
		t.Fatal(err)
	}
	if len(changes) > 0 && os.Getenv("UPDATE") == "" {
		t.Errorf("testdata/scores.txt has other figures (UPDATE=1 go test ./eval -run Sample rewrites them)\n%s", strings.Join(changes, "\n"))
	}
}
