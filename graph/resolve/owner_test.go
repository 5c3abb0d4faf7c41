package resolve

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
)

// What "her" owns is what another text says is that person's, and nobody else's.
func TestWhose(t *testing.T) {
	docs := parseDocuments(t, `# a
		[Berta Haldane|PERSON n h] lost. [Her press service|THING d s] wrote to [Norvik|PLACE n]. {2 > write_to > 3}
		# b
		[Haldane's press service|THING d s] met [Berta Haldane|PERSON n h], and [Haldane|PERSON n h] left. {1 > meet > 2}
		# c
		[Ivo Tarn|PERSON n t] won. [His press service|THING d s] wrote to [Karsund|PLACE n]. {2 > write_to > 3}`)
	for _, d := range docs { // the pronoun is the person
		for _, m := range d.Mentions {
			first, _, _ := strings.Cut(d.Slice(m.Span), " ")
			if !owners[fold(first)] {
				continue
			}
			i := slices.IndexFunc(d.Chains, func(c corpus.Chain) bool { return c.Type == corpus.Person })
			d.Chains[i].Mentions = append(d.Chains[i].Mentions, len(d.Mentions))
			d.Mentions = append(d.Mentions, corpus.Mention{Span: corpus.Span{Start: m.Start, End: m.Start + len(first)}, Sentence: m.Sentence, Kind: corpus.Pronoun})
		}
	}
	res, err := Resolve(context.Background(), docs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := nodesOf(res.Graph, "press service")
	if want := []string{"Haldane's press service", "press service"}; !slices.Equal(got, want) {
		t.Errorf("press services are %q, want %q\n%s", got, want, listing(res.Graph))
	}
}

// A possessive is cut into the owner and what is owned, whatever the words and the apostrophe; a
// complement before it is no owner.
func TestCutOwner(t *testing.T) {
	words := []string{"Okoro", "Varn", "Docks", "press", "service", "Thomas", "old", "rules"}
	rng := rand.New(rand.NewPCG(1, 1))
	some := func() string {
		out := make([]string, 1+rng.IntN(3))
		for i := range out {
			out[i] = words[rng.IntN(len(words))]
		}
		return strings.Join(out, " ")
	}
	for range 200 {
		owner, owned := some(), some()
		for _, mark := range []string{"'s ", "’s "} {
			if o, d, official, ok := cutOwner(owner + mark + owned); !ok || official || o != owner || d != owned {
				t.Fatalf("%q: %q, %q, %v, %v", owner+mark+owned, o, d, official, ok)
			}
			if _, d, official, ok := cutOwner("failure of " + owner + mark + owned); ok && !official {
				t.Fatalf("%q is owned in a failure of somebody's", d)
			}
		}
		if _, _, _, ok := cutOwner(owner + " and " + owned); ok {
			t.Fatalf("%q has an owner", owner+" and "+owned)
		}
	}
	if o, d, official, ok := cutOwner("press service of the premier"); o != "the premier" || d != "press service" || !official || !ok {
		t.Errorf("%q, %q, %v, %v", o, d, official, ok)
	}
}

// "The resignation" is that of the only one whose resignation the text tells of.
func TestGiveOwners(t *testing.T) {
	the := []look{{definite: true}}
	r := &resolver{units: []unit{{facts: &facts{looks: the}}, {facts: &facts{}}, {facts: &facts{looks: the}, doc: 1}, {facts: &facts{}, doc: 1}, {facts: &facts{}, doc: 1}}}
	things := []description{{unit: 0, key: "visit"}, {unit: 1, key: "visit @1", owned: "visit"},
		{unit: 2, key: "visit"}, {unit: 3, key: "visit @1", owned: "visit"}, {unit: 4, key: "visit @2", owned: "visit"}}
	r.giveOwners(things)
	if got := []string{things[0].key, things[2].key}; !slices.Equal(got, []string{"visit @1", "visit"}) {
		t.Errorf("got %q", got)
	}
}
