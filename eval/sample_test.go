package eval_test

import (
	"os"
	"strings"
	"testing"

	"tercet/corpus/sample"
	"tercet/eval"
	"tercet/internal/sampletest"
)

// TestSample scores the sample corpus against its gold list. The figures are a
// golden file: every change shows in the diff (UPDATE=1 rewrites it).
func TestSample(t *testing.T) {
	gold, err := sample.LoadGold()
	if err != nil {
		t.Fatal(err)
	}
	score := eval.ScoreGold(gold, sampletest.Graph(t))
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
