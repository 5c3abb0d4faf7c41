package clause

import (
	"context"
	"fmt"
	"testing"

	"tercet/internal/treetest"
)

func ExampleAnnotator_Explain() {
	d := parseCoNLLU(`1	Ada	Ada	PROPN	NNP	_	3	nsubj	_	NER=B-PERSON
2	never	never	ADV	RB	_	3	advmod	_	_
3	visited	visit	VERB	VBD	_	0	root	_	_
4	Rome	Rome	PROPN	NNP	_	3	obj	_	NER=B-PLACE`)
	a := New(Options{})
	if err := a.Annotate(context.Background(), d); err != nil {
		panic(err)
	}
	for _, e := range a.Explain(d) {
		for _, f := range e.Findings {
			fmt.Println("rule", f.Rule.Name, "at", d.Sentences[e.Sentence].Tokens[f.Word].Form)
			for _, x := range f.Decisions {
				fmt.Printf("%s: %s\n", x.Topic, x.Text)
			}
		}
	}
	// Output:
	// rule verb at visited
	// subject: “Ada”, its own
	// polarity: negated: “never”
}

// Whatever the tree, an explanation covers every proposition of the rules, once,
// and asking for it changes nothing.
func TestExplainAll(t *testing.T) {
	for seed := range 40 {
		for _, opt := range []Options{{}, {AsWritten: true, Pronouns: true}, {View: NAry}} {
			d := treetest.Document([]byte{byte(seed), 3, byte(seed * 11)})
			a := New(opt)
			if err := a.Annotate(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			facts, explained := 0, map[int]bool{}
			for _, e := range a.Explain(d) {
				facts += len(e.Facts)
				for _, f := range e.Findings {
					for _, p := range f.Propositions {
						if explained[p] {
							t.Fatalf("proposition %d is explained twice", p)
						}
						explained[p] = true
					}
				}
			}
			if facts != len(d.Propositions) {
				t.Fatalf("%d facts for %d propositions", facts, len(d.Propositions))
			}
			for i, p := range d.Propositions {
				if !explained[i] && p.Rule != "ellipsis" {
					t.Errorf("seed %d: nothing explains %s", seed, show(d, &d.Propositions[i]))
				}
			}
		}
	}
}
