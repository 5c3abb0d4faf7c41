package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tercet/eval"
)

// evalFile returns the path of a file of the data folder, or skips; so do other
// tiers than make eval.
func evalFile(t *testing.T, name string) string {
	t.Helper()
	if os.Getenv("TERCET_EVAL") == "" {
		t.Skip("scored by make eval: set TERCET_EVAL=1")
	}
	dir := os.Getenv("TERCET_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no data: set TERCET_DATA to a folder with %s", name)
	}
	return path
}

// figuresOf runs `tercet eval` and returns F1 in percent of each measure, and
// precision and recall of B3.
func figuresOf(t *testing.T, prefix string, args ...string) eval.Figures {
	var all eval.Figures
	add := func(name string, value float64) {
		all = append(all, eval.Figure{Name: prefix + name, Value: fmt.Sprintf("%.2f", 100*value)})
	}
	for line := range strings.Lines(mustTercet(t, append([]string{"eval", "--json"}, args...)...)) {
		var m scoreLine
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatal(err)
		}
		add(m.Measure, m.Value)
		if m.Measure == "B3" {
			add(m.Measure+" precision", *m.Precision)
			add(m.Measure+" recall", *m.Recall)
		}
	}
	return all
}

// TestEvalScores measures every figure of testdata/scores.txt that needs the
// data folder. A figure that differs from the file fails; UPDATE=1 rewrites it.
func TestEvalScores(t *testing.T) {
	for _, c := range []struct{ task, set, gold string }{
		{"parser", "ewt dev", "treebank/ewt-dev.conllu"},
		{"parser", "gum dev", "treebank/gum-dev.conllu"},
		{"names", "ewt dev", "ner/uner-ewt-dev.iob2"},
		{"coref", "gum dev", "treebank/gum-dev.conllu"},
		{"resolve", "ecb+ dev", "coref/ecbplus-dev.jsonl"},
	} {
		t.Run(c.task+" "+c.set, func(t *testing.T) {
			path, prefix := evalFile(t, c.gold), c.task+" "+c.set+" "
			checkFigures(t, prefix, figuresOf(t, prefix, c.task, path))
		})
	}
	// Rules were written on the first of every two sentences only.
	for half, name := range []string{"read half", "locked half"} {
		t.Run("oie "+name, func(t *testing.T) {
			carb, benchie := evalFile(t, "oie/carb-dev-gold.tsv"), evalFile(t, "oie/benchie-dev.txt")
			sentences := halfOf(t, evalFile(t, "oie/carb-dev-sentences.txt"), half)
			prefix := "oie " + name + ", "
			var all eval.Figures
			for _, gold := range []string{carb, benchie} {
				for _, view := range []string{"nary", "binary", "graph"} {
					all = append(all, figuresOf(t, prefix, "oie", "--view", view, "--sentences", sentences, gold)...)
				}
			}
			checkFigures(t, prefix, all)
		})
	}
}

// halfOf writes every second line of a file, from the given one on, to another.
func halfOf(t *testing.T, path string, from int) string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var half bytes.Buffer
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if i%2 == from {
			fmt.Fprintln(&half, line)
		}
	}
	out := filepath.Join(t.TempDir(), "half.txt")
	if err := os.WriteFile(out, half.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return out
}

// checkFigures prints the figures and compares them with testdata/scores.txt.
func checkFigures(t *testing.T, prefix string, figures eval.Figures) {
	rewrite := os.Getenv("UPDATE") != ""
	if err := figures.Write(os.Stdout); err != nil { // make eval shows them
		t.Fatal(err)
	}
	changes, err := figures.Check("../../testdata/scores.txt", prefix, rewrite)
	if err != nil {
		t.Fatal(err)
	}
	switch list := strings.Join(changes, "\n"); {
	case list != "" && rewrite:
		fmt.Printf("rewritten in testdata/scores.txt:\n%s\n", list)
	case list != "":
		t.Errorf("testdata/scores.txt has other figures (make eval UPDATE=1 rewrites it)\n%s", list)
	}
}
