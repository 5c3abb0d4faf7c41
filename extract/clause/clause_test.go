package clause

import (
	"context"
	"fmt"
	"math/rand"
	"reflect"
	"testing"

	"tercet/corpus"
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
// indexes in bounds, and the same result twice.
func FuzzTrees(f *testing.F) {
	for seed := int64(0); seed < 300; seed++ {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed int64) {
		for _, opt := range []Options{{}, {Pronouns: true}, {View: NAry}, {View: Binary}} {
			d := randomDocument(rand.New(rand.NewSource(seed)))
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
	argument := func(a *corpus.Argument, sentence int) {
		if a == nil || a.IsZero() {
			return
		}
		if a.Span.Start < 0 || a.Span.End > len(d.Text) || a.Span.Start > a.Span.End || a.Mention < -1 || a.Mention >= len(d.Mentions) {
			t.Fatalf("argument out of bounds: %+v", a)
		}
		if a.Head < -1 || a.Head >= len(d.Sentences[sentence].Tokens) {
			t.Fatalf("head out of bounds: %+v", a)
		}
	}
	for i := range d.Propositions {
		p := &d.Propositions[i]
		argument(&p.Subject, p.Sentence)
		argument(&p.Object, p.Sentence)
		argument(p.Time, p.Sentence)
		argument(p.Place, p.Sentence)
		if p.Confidence < 0 || p.Confidence > 1 || p.Rule == "" || p.Relation.Canonical == "" {
			t.Fatalf("bad proposition: %+v", p)
		}
	}
}

func randomDocument(r *rand.Rand) *corpus.Document {
	pick := func(list []string) string { return list[r.Intn(len(list))] }
	forms := []string{"Ada", "said", "that", "not", "no", "one", "of", "president", "“", "”", "–", "-", "to", "accept", "refused", "May", "June", "2020", "who",
		"which", "he", "we", "will", "might", "been", "is", "'s", "and", "or", "nor", ",", "(", ")", ":", "succeed", "in", "say", "may", "give", "if", "there", "five", "$"}
	rels := []string{"root", "nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl", "obl:agent", "obl:unmarked", "xcomp", "ccomp", "advcl", "acl", "acl:relcl",
		"conj", "cc", "case", "mark", "aux", "aux:pass", "cop", "nmod", "nmod:poss", "nmod:desc", "appos", "amod", "compound", "flat", "det", "advmod", "parataxis", "punct", "expl", "nummod", "csubj"}
	pos := []string{"VERB", "NOUN", "PROPN", "PRON", "ADJ", "ADV", "AUX", "ADP", "DET", "NUM", "PUNCT", "SCONJ", "CCONJ", "PART", "SYM"}
	tags := []string{"VBD", "VBN", "VBG", "VB", "NN", "NNP", "MD", "IN", "_", "HYPH"}
	d := &corpus.Document{Meta: corpus.Meta{Date: pick([]string{"", "2020-02-30", "2021-05-01"})}}
	for s := 0; s < 1+r.Intn(4); s++ {
		sent := corpus.Sentence{Span: corpus.Span{Start: len(d.Text)}, Block: s}
		n := r.Intn(18)
		for i := 0; i < n; i++ {
			f := pick(forms)
			tok := corpus.Token{Form: f, Lemma: f, UPOS: pick(pos), XPOS: pick(tags), Head: r.Intn(n + 1), DepRel: pick(rels), SpaceAfter: r.Intn(3) > 0}
			tok.Start = len(d.Text)
			d.Text += f
			tok.End = len(d.Text)
			if tok.SpaceAfter {
				d.Text += " "
			}
			sent.Tokens = append(sent.Tokens, tok)
		}
		sent.End = len(d.Text)
		d.Text += "\n"
		for k := 0; n > 0 && k < r.Intn(4); k++ {
			a := r.Intn(n)
			b := min(a+r.Intn(3), n-1)
			d.Mentions = append(d.Mentions, corpus.Mention{Span: corpus.Span{Start: sent.Tokens[a].Start, End: sent.Tokens[b].End}, Sentence: s, First: a, Last: b,
				Head: a + r.Intn(b-a+1), Kind: corpus.MentionKind(r.Intn(4)), Type: corpus.EntityType(r.Intn(8))})
		}
		d.Sentences = append(d.Sentences, sent)
		d.Blocks = append(d.Blocks, corpus.Block{Span: sent.Span})
	}
	if m := len(d.Mentions); m > 1 {
		d.Chains = []corpus.Chain{{Mentions: []int{0, m - 1}, Name: r.Intn(2) * (m - 1), Roles: []string{"president of ada", "chief"}}}
	}
	return d
}
