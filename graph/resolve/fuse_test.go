package resolve

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
)

func TestKin(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want kinship
	}{
		{"shop", "shop", sameNoun}, {"shop", "store", sameSense}, {"boutique", "shop", kindOf}, {"robber", "thief", kindOf},
		{"cop", "officer", kindOf}, {"raider", "robber", cousins}, {"teacher", "bridge", strangers}, {"teacher", "qwertz", unknownKin},
	} {
		if got := words().kin(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

// What is described otherwise too is the same in full.
func TestWithoutWholly(t *testing.T) {
	for text, want := range map[string]string{"full import substitution": "import substitution", "the full moon": "full moon", "entire fleet of Varn": "fleet varn"} {
		if got := describe([]string{text}).key; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestApart holds descriptions against each other that must never be one thing.
func TestApart(t *testing.T) {
	guard := func(mods ...string) view { return view{heads: []string{"guard"}, mods: mods, class: 'p'} }
	tests := []struct {
		name string
		a, b view
		want bool
	}{
		{"two women, three women", view{class: 'p', counts: []string{"two"}}, view{class: 'p', counts: []string{"three"}}, true},
		{"two women, the women", view{class: 'p', counts: []string{"two"}}, view{class: 'p'}, false},
		{"the Kazakh port, the Russian port", view{states: []string{"Kazakhstan"}, class: 'a'}, view{states: []string{"Russia"}, class: 'a'}, true},
		{"Okoro's aide, Varn's aide", view{owners: []string{"okoro"}, class: 'p'}, view{owners: []string{"varn"}, class: 'p'}, true},
		{"one text: the old guard, the young guard", guard("old"), guard("young"), true},
		{"one text: the guard, the young guard", guard(), guard("young"), false},
		{"one text: the baby, four sentences on the boy", view{heads: []string{"baby"}, class: 'p'}, view{heads: []string{"boy"}, class: 'p', sentence: 4}, true},
		{"one text: the raider, three sentences on the robber", view{heads: []string{"raider"}, class: 'p'}, view{heads: []string{"robber"}, class: 'p', sentence: 3}, false},
		{"a prosecutor, the lawyer", view{heads: []string{"prosecutor"}, class: 'p'}, view{heads: []string{"lawyer"}, class: 'p', place: 1}, true},
		{"a prosecutor, the official", view{heads: []string{"prosecutor"}, class: 'p'}, view{heads: []string{"official"}, class: 'p', place: 1}, false},
		{"the statement, the condition", view{heads: []string{"statement"}}, view{heads: []string{"condition"}}, true},
		{"the shipment, the oil shipment", view{heads: []string{"shipment"}}, view{heads: []string{"shipment"}, mods: []string{"oil"}}, false},
		{"the owner's words, statements, that one rejects", view{heads: []string{"word"}, owners: []string{"okoro"}, deeds: []int{3}},
			view{heads: []string{"statement"}, owners: []string{"okoro"}, deeds: []int{1, 3}}, false},
	}
	f := &fusion{pairs: &pairs{r: &resolver{units: make([]unit, 1)}}}
	for _, tt := range tests {
		for _, v := range [][2]view{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got := f.apart(&v[0], &v[1]); got != tt.want {
				t.Errorf("%s: %v", tt.name, got)
			}
		}
	}
}

// TestElsewhere gives a calling to a person only where its document has no other.
func TestElsewhere(t *testing.T) {
	falk, horn := &view{named: true, class: 'p', sex: 'f', place: 0}, &view{named: true, class: 'p', sex: 'f', place: 1}
	for _, tt := range []struct {
		name        string
		description view
		person      *view
		want        bool
	}{
		{"the actress, where Horn is named", view{class: 'p', heads: []string{"actress"}, place: 1}, horn, true},
		{"the actress, where nobody is named", view{class: 'p', heads: []string{"actress"}, place: 2}, horn, false},
		{"the actress, where a man is named", view{class: 'p', sex: 'f', heads: []string{"actress"}, place: 1}, &view{named: true, class: 'p', sex: 'm', place: 1}, false},
		{"the actress, where Falk is named too", view{class: 'p', heads: []string{"actress"}, place: 0}, horn, false},
		{"Talamar's actress", view{class: 'p', heads: []string{"actress"}, owners: []string{"talamar"}, place: 1}, horn, false},
		{"the suspect", view{class: 'p', heads: []string{"suspect"}, place: 1}, horn, false},
	} {
		f := &fusion{pairs: &pairs{views: []*view{falk, &tt.description, tt.person}}, of: []int{0, 1, 2}, parent: []int{0, 1, 2},
			named: []bool{true, false, true}, members: map[int][]int{0: {0}, 1: {1}, 2: {2}}}
		if got := f.elsewhere(0, 1); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// TestChainOfPairs joins groups whose neighbours are alike and whose ends differ: a~b~c~d is not
// one thing, in whatever order its pairs are proposed.
func TestChainOfPairs(t *testing.T) {
	var want map[int]int
	for seed := range uint64(20) {
		f := &fusion{pairs: &pairs{r: &resolver{referents: referents{groupOf: []int{0, 1, 2, 3}}}, views: []*view{{unit: 0}, {unit: 1}, {unit: 2}, {unit: 3}}}, at: 0.5,
			parent: []int{0, 1, 2, 3}, named: make([]bool, 4), members: map[int][]int{0: {0}, 1: {1}, 2: {2}, 3: {3}}, beside: map[int][]int{},
			cache: map[uint64]float64{}}
		weights := map[uint64]float64{pairKey(0, 1): 3, pairKey(1, 2): 2, pairKey(2, 3): 3, pairKey(0, 2): -6, pairKey(1, 3): -6, pairKey(0, 3): -6}
		f.pair = func(i, j int) float64 { return weights[pairKey(i, j)] }
		all := [][2]int{{0, 1}, {1, 2}, {2, 3}, {0, 2}, {1, 3}, {0, 3}}
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, p := range all {
			f.propose(p[0], p[1])
		}
		f.merge()
		got := map[int]int{}
		for g := range 4 {
			got[g] = became(f.parent, g)
		}
		if want == nil {
			want = got
		}
		if got[0] == got[3] || got[0] != got[1] || got[2] != got[3] || !reflect.DeepEqual(got, want) {
			t.Fatalf("%v, first %v", got, want)
		}
	}
}

// TestEvalOrder resolves a topic of ECB+ in other orders of its documents: the clusters stay.
func TestEvalOrder(t *testing.T) {
	_, all := annotatedECB(t, "dev")
	for seed, docs := range all[:3] {
		want, err := Clusters(t.Context(), docs, Options{JoinAt: Balanced})
		if err != nil {
			t.Fatal(err)
		}
		shuffled := slices.Clone(docs)
		rand.New(rand.NewPCG(uint64(seed), 1)).Shuffle(len(docs), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		got, err := Clusters(t.Context(), shuffled, Options{JoinAt: Balanced})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Error("another order of documents gave other clusters")
		}
	}
}

func TestParaphrase(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"turn_down", "refuse", true}, {"reject", "decline", true}, {"begin", "start", true}, {"be_considered_ally_of", "be_ally_of", true},
		{"be_in_favor_of", "be_for", true}, {"talk_about", "discuss", true}, {"visit", "refuse", false}, {"buy", "sell", false},
		{"may_refuse", "refuse", false}, {"look_at", "look_for", false}, {"win", "lose", false}, {"take", "have", false},
	} {
		if got := saysSame(tt.a, tt.b); got != tt.want || saysSame(tt.b, tt.a) != tt.want {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
	g := mustResolve(t, `# a date=2022-06-18
		[Okoro|PERSON n o] began the strike at [Varn Docks|ORG n v]. {1 > begin > 2}
		[Okoro|PERSON n o] left [Brandmere|PLACE n]. {1 > leave > 2}
		# b date=2022-06-19
		[Okoro|PERSON n o] started the strike at [Varn Docks|ORG n v]. {1 > start > 2}
		[Okoro|PERSON n o] did not depart from [Brandmere|PLACE n]. {1 > depart > 2; not}`)
	if s := find(g, "Okoro | begin | Varn"); s == nil || len(s.Documents) != 2 || len(s.Wordings) != 2 {
		t.Errorf("begin and start are not one statement of two documents:\n%s", listing(g))
	}
	if find(g, "Okoro | leave | Brandmere") == nil || find(g, "Okoro | not_depart | Brandmere") == nil {
		t.Errorf("statements of two polarities are one:\n%s", listing(g))
	}
}

// TestSameAct: one noun, one deed, one name, in two texts.
func TestSameAct(t *testing.T) {
	protests := func(place int, act int, mods ...string) *view {
		return &view{place: place, heads: []string{"protest"}, mods: mods, acts: []int{act}, plural: true}
	}
	for _, tt := range []struct {
		name string
		a, b *view
		want bool
	}{
		{"protests, mass protests", protests(0, 1), protests(1, 1, "mass"), true},
		{"one text", protests(0, 1), protests(0, 1, "mass"), false},
		{"another deed", protests(0, 1), protests(1, 2, "mass"), false},
		{"otherwise described", protests(0, 1, "student"), protests(1, 1, "mass"), false},
	} {
		if got := sameAct(tt.a, tt.b); got != tt.want || sameAct(tt.b, tt.a) != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// Climbers of two states are two, also where a state has two words.
func TestModifierOfTwoWords(t *testing.T) {
	for _, tt := range []struct {
		words string // before "climber", each with its head, counted from 1
		heads []int
		want  string
	}{
		{"Australian", []int{2}, "australian"},
		{"New Zealand", []int{3, 1}, "new zealand"},
		{"South Korean", []int{2, 3}, "south korean"},
		{"keen Norvik", []int{2, 3}, "norvik"},
	} {
		toks := []corpus.Token{}
		for k, w := range strings.Fields(tt.words) {
			toks = append(toks, corpus.Token{Form: w, Lemma: w, Head: tt.heads[k]})
		}
		toks = append(toks, corpus.Token{Form: "climber", Lemma: "climber"})
		for k := range toks {
			if toks[k].Head != len(toks) {
				continue
			}
			if got := modifier(toks, k); got != tt.want {
				t.Errorf("%q: the modifier is %q, want %q", tt.words, got, tt.want)
			}
		}
	}
}
