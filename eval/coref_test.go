package eval

import (
	"fmt"
	"math"
	"testing"

	"tercet/corpus"
)

// chainsOf makes chains of mentions that are one token each.
func chainsOf(ids ...[]int) [][]NounPhrase {
	var chains [][]NounPhrase
	for _, c := range ids {
		var chain []NounPhrase
		for _, m := range c {
			chain = append(chain, NounPhrase{0, m, m})
		}
		chains = append(chains, chain)
	}
	return chains
}

// The figures are those of Luo (2005), without singletons.
func TestCorefScore(t *testing.T) {
	for _, c := range []struct {
		name            string
		key, response   [][]NounPhrase
		muc, b3, ceaf   float64
		detectP, detect float64
	}{
		{"same", chainsOf([]int{1, 2}, []int{3, 4, 5}), chainsOf([]int{1, 2}, []int{3, 4, 5}), 1, 1, 1, 1, 1},
		{"nothing", chainsOf([]int{1, 2}), nil, 0, 0, 0, 0, 0},
		// Luo 2005, system (b): key {1-5}{6,7}{8-12}, all of 6-12 in one.
		{"merged", chainsOf([]int{1, 2, 3, 4, 5}, []int{6, 7}, []int{8, 9, 10, 11, 12}),
			chainsOf([]int{1, 2, 3, 4, 5}, []int{6, 7, 8, 9, 10, 11, 12}), 0.947, 0.865, 0.733, 1, 1},
		// Luo 2005, system (c): 1-5 together with 8-12.
		{"wrongly merged", chainsOf([]int{1, 2, 3, 4, 5}, []int{6, 7}, []int{8, 9, 10, 11, 12}),
			chainsOf([]int{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, []int{6, 7}), 0.947, 0.737, 0.667, 1, 1},
	} {
		var s CorefScore
		s.Add(c.key, c.response)
		for _, m := range []struct {
			name      string
			got, want float64
		}{{"MUC", s.MUC.F1(), c.muc}, {"B3", s.BCubed.F1(), c.b3}, {"CEAF", s.CEAF.F1(), c.ceaf},
			{"mentions' precision", s.Mentions.Precision.Value(), c.detectP}, {"mentions' recall", s.Mentions.Recall.Value(), c.detect}} {
			if math.Abs(m.got-m.want) > 0.0006 {
				t.Errorf("%s: %s %.4f, want %.4f", c.name, m.name, m.got, m.want)
			}
		}
	}
}

func TestGoldChains(t *testing.T) {
	got := GoldChains([][]string{
		{"Entity=(1-person-new(2-place-new)|SpaceAfter=No", "_", "Entity=1)"},
		{"Entity=(1-person-giv)", "Entity=(2-place-giv", "Entity=2)"},
	})
	want := "[[{0 0 2} {1 0 0}] [{0 0 0} {1 1 2}]]"
	if fmt.Sprint(got) != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestPhrase(t *testing.T) {
	// In the presidents of Kazakhstan , old friends , of Russia
	s := &corpus.Sentence{Tokens: []corpus.Token{
		{Form: "In", Head: 3, DepRel: "case"}, {Form: "the", Head: 3, DepRel: "det"}, {Form: "president", Head: 0, DepRel: "root"},
		{Form: "of", Head: 5, DepRel: "case"}, {Form: "Kazakhstan", Head: 3, DepRel: "nmod"}, {Form: ",", UPOS: "PUNCT", Head: 7, DepRel: "punct"},
		{Form: "friend", Head: 3, DepRel: "appos"}, {Form: "and", Head: 9, DepRel: "cc"}, {Form: "ally", Head: 3, DepRel: "conj"},
	}}
	if first, last := phrase(s, 2); first != 1 || last != 4 {
		t.Errorf("got %d to %d, want 1 to 4", first, last)
	}
}

func ExampleCorefScore() {
	mention := func(i int) NounPhrase { return NounPhrase{Sentence: 0, First: i, Last: i} }
	var s CorefScore
	s.Add([][]NounPhrase{{mention(0), mention(1), mention(2)}}, [][]NounPhrase{{mention(0), mention(1)}})
	fmt.Printf("%.3f\n", s.CoNLL())
	// Output: 0.694
}
