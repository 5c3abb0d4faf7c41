package eval

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func oieData(t *testing.T, name string) *os.File {
	t.Helper()
	if os.Getenv("TERCET_EVAL") == "" {
		t.Skip("needs the data folder: set TERCET_EVAL=1")
	}
	for _, dir := range []string{os.Getenv("TERCET_DATA"), "../../shared/data"} {
		if dir == "" {
			continue
		}
		if f, err := os.Open(filepath.Join(dir, "oie", name)); err == nil {
			t.Cleanup(func() { f.Close() })
			return f
		}
	}
	t.Skip("no development data: set TERCET_DATA")
	return nil
}

// TestEvalScorersAgree: the scorers must agree with the benchmarks' own on outputs that these scored.
func TestEvalScorersAgree(t *testing.T) {
	gold, err := ReadCaRBGold(oieData(t, "carb-dev-gold.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	found, err := ReadExtractions(oieData(t, "carb-dev-example-output.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	s := ScoreCaRB(gold, found)
	for _, c := range []struct {
		name      string
		got, want float64
	}{{"P", s.Precision, .626}, {"R", s.Recall, .489}, {"F1", s.F1, .549}, {"AUC", s.AUC, .389}} {
		if math.Abs(c.got-c.want) > .0006 {
			t.Errorf("CaRB %s %.4f, its own scorer says %.3f", c.name, c.got, c.want)
		}
	}
	synsets, err := ReadBenchIE(oieData(t, "benchie-dev.txt"))
	if err != nil {
		t.Fatal(err)
	}
	clausie, err := ReadExtractions(oieData(t, "benchie-dev-clausie-output.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	b := ScoreBenchIE(synsets, clausie)
	t.Logf("BenchIE: P %.3f R %.3f F1 %.3f", b.Precision.Value(), b.Recall.Value(), b.F1())
	if f := b.F1(); math.Abs(f-.35) > .015 {
		t.Errorf("BenchIE F1 of ClausIE %.3f, want about .35", f)
	}
}

func TestSlots(t *testing.T) {
	for _, c := range []struct {
		want, have string
		ok         bool
	}{
		{"[the] [first] Prime Minister [of Australia]", "the first Prime Minister of Australia", true},
		{"[the] [first] Prime Minister [of Australia]", "Prime Minister", true},
		{"[the] Prime Minister", "Minister", false},
		{"served as", "served as the", false},
	} {
		if got := matchesSlot(c.want, c.have); got != c.ok {
			t.Errorf("%q and %q: %v", c.want, c.have, got)
		}
	}
}

func TestCaRBPair(t *testing.T) {
	gold := Extraction{Relation: "was born in", Arguments: []string{"Ada", "London", "1815"}}
	for _, c := range []struct {
		name  string
		found Extraction
		want  [2]float64
	}{
		{"all", gold, [2]float64{1, 1}},
		{"no common word in the relation", Extraction{Relation: "lived", Arguments: []string{"Ada", "London"}}, [2]float64{}},
		{"one argument", Extraction{Relation: "was born", Arguments: []string{"Ada"}}, [2]float64{}},
		{"be", Extraction{Relation: "be", Arguments: []string{"Ada", "London"}}, [2]float64{1, .5}},
	} {
		if got := carbMatch(gold, c.found); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func ExampleScoreBenchIE() {
	gold, _ := ReadBenchIE(strings.NewReader("sent_id:1\tShe left Rome early .\n1--> Cluster 1:\nShe --> left --> [old] Rome\n"))
	found, _ := ReadExtractions(strings.NewReader("She left Rome early .\t0.9\tleft\tShe\tRome\nShe left Rome early .\t0.5\tleft\tShe\tearly\n"))
	score := ScoreBenchIE(gold, found)
	fmt.Printf("P %.2f R %.2f", score.Precision.Value(), score.Recall.Value())
	// Output: P 0.50 R 1.00
}
