package clause

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/internal/treetest"
)

func ExampleAnnotator() {
	d := parseCoNLLU(`1	Ada	Ada	PROPN	NNP	_	3	nsubj	_	NER=B-PERSON
2	never	never	ADV	RB	_	3	advmod	_	_
3	visited	visit	VERB	VBD	_	0	root	_	_
4	Rome	Rome	PROPN	NNP	_	3	obj	_	NER=B-PLACE`)
	if err := New(Options{}).Annotate(context.Background(), d); err != nil {
		panic(err)
	}
	for _, p := range d.Propositions {
		fmt.Println(p.Subject.Text, "|", p.Polarity, p.Relation.Canonical, "|", p.Object.Text)
	}
	// Output: Ada | negated visit | Rome
}

// Random trees, words and mentions: no panic, no endless loop, spans and
// indexes in bounds, words from the sentence, and the same result twice.
func FuzzTrees(f *testing.F) {
	for seed := range 300 {
		f.Add([]byte{byte(seed), byte(seed >> 8), byte(seed * 7)})
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, opt := range []Options{{}, {Pronouns: true}, {AsWritten: true}, {View: NAry}, {View: Binary}} {
			d := treetest.Document(data)
			if err := New(opt).Annotate(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			first := d.Propositions
			check(t, d)
			if err := New(opt).Annotate(context.Background(), d); err != nil || !reflect.DeepEqual(first, d.Propositions) {
				t.Fatal("not the same twice", err)
			}
			for i := range d.Propositions {
				_ = show(d, &d.Propositions[i])
			}
		}
	})
}

func check(t *testing.T, d *corpus.Document) {
	t.Helper()
	for i := range d.Propositions {
		p := &d.Propositions[i]
		s := &d.Sentences[p.Sentence]
		for _, a := range append([]corpus.Argument{p.Subject, p.Object}, p.Arguments...) {
			checkArgument(t, d, &a, s)
		}
		for _, a := range []*corpus.Argument{p.Time, p.Place} {
			if a != nil {
				checkArgument(t, d, a, s)
			}
		}
		for _, a := range p.Said {
			if m := a.Speaker.Mention; !a.Speaker.IsZero() && (m < -1 || m >= len(d.Mentions)) {
				t.Fatalf("speaker out of bounds: %+v", a)
			}
		}
		if p.Confidence < 0 || p.Confidence > 1 || p.Rule == "" || p.Relation.Canonical == "" {
			t.Fatalf("bad proposition: %+v", p)
		}
		for _, k := range p.Relation.Tokens {
			if k < 0 || k >= len(s.Tokens) {
				t.Fatalf("word of a relation out of bounds: %+v", p.Relation)
			}
		}
	}
}

// checkArgument checks an argument of sentence s.
func checkArgument(t *testing.T, d *corpus.Document, a *corpus.Argument, s *corpus.Sentence) {
	t.Helper()
	if a.IsZero() {
		return
	}
	inside := func(x corpus.Span) bool { return x == corpus.Span{} || s.Contains(x) && x.Start <= x.End }
	if !inside(a.Span) || !inside(a.Core) || a.Mention < -1 || a.Mention >= len(d.Mentions) || a.Head < -1 || a.Head >= len(s.Tokens) {
		t.Fatalf("argument out of bounds: %+v", a)
	}
	text := d.Slice(s.Span) + " any" // what "no" becomes; or, of a pronoun, a name that it stands for
	for m := range d.Mentions {
		text += " " + d.Slice(d.Mentions[m].Span)
	}
	unquoted := strings.NewReplacer("“", "", "”", "", "\"", "", "’s", " ", "’", " ") // a half quotation loses its marks, inside words too; an owner gets his
	text = unquoted.Replace(text)
	for _, w := range strings.Fields(unquoted.Replace(a.Text)) {
		if w = strings.Trim(w, "',.;:–-’s"); !strings.Contains(text, w) {
			t.Fatalf("%q of %+v is not a word of its sentence %q", w, a, text)
		}
	}
}

// A description that is told to stand for names does so wherever its chain goes.
func TestMembersInChain(t *testing.T) {
	d := parseCoNLLU(`1	Orla	Orla	PROPN	NNP	Number=Sing	2	nsubj	_	NER=B-PERSON
2	recognized	recognize	VERB	VBD	VerbForm=Fin	0	root	_	_
3	the	the	DET	DT	_	4	det	_	_
4	republics	republic	NOUN	NNS	Number=Plur	2	obj	_	_
5	of	of	ADP	IN	_	6	case	_	_
6	Esk	Esk	PROPN	NNP	Number=Sing	4	nmod	_	NER=B-PLACE
7	and	and	CCONJ	CC	_	8	cc	_	_
8	Talamar	Talamar	PROPN	NNP	Number=Sing	6	conj	_	NER=B-PLACE

1	The	the	DET	DT	_	2	det	_	_
2	republics	republic	NOUN	NNS	Number=Plur	3	nsubj	_	_
3	thanked	thank	VERB	VBD	VerbForm=Fin	0	root	_	_
4	Orla	Orla	PROPN	NNP	Number=Sing	3	obj	_	NER=B-PERSON`)
	chain := corpus.Chain{Name: -1}
	for s, head := range []int{3, 1} {
		chain.Mentions = append(chain.Mentions, len(d.Mentions))
		d.Mentions = append(d.Mentions, corpus.Mention{Span: d.Sentences[s].Tokens[head].Span, Sentence: s, First: head, Last: head, Head: head, Kind: corpus.Nominal})
	}
	d.Chains = append(d.Chains, chain)
	if err := New(Options{}).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range d.Propositions {
		got = append(got, p.Subject.Text+" "+p.Relation.Canonical+" "+p.Object.Text)
	}
	want := []string{"Orla recognize Esk", "Orla recognize Talamar", "Esk thank Orla", "Talamar thank Orla"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
