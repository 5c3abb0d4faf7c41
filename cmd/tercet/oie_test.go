package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tercet/eval"
)

// evalData returns a file of the data folder, or skips; so do other tiers than
// make eval.
func evalData(t *testing.T, name string) []byte {
	if os.Getenv("TERCET_EVAL") == "" {
		t.Skip("scored by make eval: set TERCET_EVAL=1")
	}
	dir := os.Getenv("TERCET_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Skipf("no data: set TERCET_DATA to a folder with %s", name)
	}
	return b
}

// TestEvalOIE scores `tercet extract` on the development parts of CaRB and
// BenchIE, the halves apart: rules were written on the first of every two
// sentences only.
func TestEvalOIE(t *testing.T) {
	sentences := strings.Split(strings.TrimSpace(string(evalData(t, "oie/carb-dev-sentences.txt"))), "\n")
	gold, err := eval.ReadCaRBGold(bytes.NewReader(evalData(t, "oie/carb-dev-gold.tsv")))
	if err != nil {
		t.Fatal(err)
	}
	synsets, err := eval.ReadBenchIE(bytes.NewReader(evalData(t, "oie/benchie-dev.txt")))
	if err != nil {
		t.Fatal(err)
	}
	for _, view := range []string{"nary", "binary", "graph"} {
		for half, name := range []string{"read half", "locked half"} {
			var lines []string
			carb, benchie := eval.Extractions{}, map[string][]eval.BenchIESynset{}
			for i, s := range sentences {
				key := eval.SentenceKey(s)
				if i%2 != half {
					continue
				}
				lines = append(lines, s)
				carb[key] = gold[key]
				if facts, ok := synsets[key]; ok {
					benchie[key] = facts
				}
			}
			var out, stderr bytes.Buffer
			args := []string{"extract", "--sentences", "--tokenized", "--view", view, "-"}
			if code := run(context.Background(), args, strings.NewReader(strings.Join(lines, "\n")), &out, &stderr); code != exitDone {
				t.Fatalf("exit %d: %s", code, &stderr)
			}
			found, err := eval.ReadExtractions(&out)
			if err != nil {
				t.Fatal(err)
			}
			b := eval.ScoreBenchIE(benchie, found)
			t.Logf("%-6s view, %-11s  CaRB %v  BenchIE F1 %.3f", view, name, eval.ScoreCaRB(carb, found), b.F1())
		}
	}
}
