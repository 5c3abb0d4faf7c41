package clause

import (
	"slices"
	"testing"

	"tercet/corpus"
)

// TestTreesAreDropped: no more than maxTrees are kept, and one that is made again is as it was.
func TestTreesAreDropped(t *testing.T) {
	d := &corpus.Document{Text: "She left."}
	for range 3 * maxTrees {
		d.Sentences = append(d.Sentences, corpus.Sentence{Span: corpus.Span{End: 9}, Tokens: []corpus.Token{
			{Span: corpus.Span{End: 3}, Form: "She", Lemma: "she", UPOS: "PRON", XPOS: "PRP", Head: 2, DepRel: "nsubj", SpaceAfter: true},
			{Span: corpus.Span{Start: 4, End: 8}, Form: "left", Lemma: "leave", UPOS: "VERB", XPOS: "VBD", DepRel: "root"},
			{Span: corpus.Span{Start: 8, End: 9}, Form: ".", Lemma: ".", UPOS: "PUNCT", XPOS: ".", Head: 2, DepRel: "punct"},
		}})
	}
	doc := newDocument(d)
	first := doc.tree(0)
	for i := range d.Sentences {
		doc.tree(i)
	}
	kept := 0
	for _, tree := range doc.trees {
		if tree != nil {
			kept++
		}
	}
	if kept != maxTrees || doc.trees[0] != nil || doc.trees[len(doc.trees)-1] == nil {
		t.Errorf("%d trees are kept, want the last %d", kept, maxTrees)
	}
	if again := doc.tree(0); again == first || !slices.Equal(again.head, first.head) || !slices.Equal(again.lemmas, first.lemmas) {
		t.Errorf("the tree made again has heads %v, want %v", again.head, first.head)
	}
}

// TestLedBy: who says "we" for a state or a side is told by the role's last word.
func TestLedBy(t *testing.T) {
	d := &corpus.Document{Text: "Norvik Rovers Velm", Mentions: []corpus.Mention{
		{Span: corpus.Span{End: 13}, Kind: corpus.Name, Type: corpus.Org},
		{Span: corpus.Span{Start: 14, End: 18}, Kind: corpus.Name, Type: corpus.Place},
	}}
	for role, want := range map[string]int{
		"captain of norvik rovers":       0,
		"norvik rovers captain":          0,
		"norvik rovers assistant coach":  0,
		"velm’s mayor":                   1,
		"velm mayor":                     1,
		"norvik rovers supporter":        -1,
		"captain":                        -1,
		"captain of the northern rovers": -1,
	} {
		if got := newDocument(d).ledBy(role); got != want {
			t.Errorf("%q leads mention %d, want %d", role, got, want)
		}
	}
}
