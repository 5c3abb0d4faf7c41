package clause

import (
	"fmt"

	"tercet/corpus"
)

// document is a corpus.Document with the lookups that the rules need.
type document struct {
	*corpus.Document
	chainOf    []int
	bySentence []int // the mentions, ordered by sentence
	from       []int // where those of each sentence begin; what ends the last stands behind it
	clock      clock
	quotes     []quote
	quotesIn   [][]int32      // by stretch of the text: the quotes that reach into it
	turns      []exchange     // of an interview
	led        map[string]int // what ledBy found
	vocabulary map[string]*memberships
	work       *workspace  // nil if the document has its own
	states     map[int]int // what standsForState found, by chain
	trees      []*tree     // what tree has made, and not yet dropped
	made       []int       // their sentences; when full, next is the oldest's place
	next       int
	asWritten  bool // arguments keep the words of the sentence
}

func newDocument(d *corpus.Document) *document {
	doc := &document{Document: d, vocabulary: vocabulary(), chainOf: d.ChainOf(), clock: newClock(d.Meta.Date)}
	doc.sortMentions()
	doc.trees = make([]*tree, len(d.Sentences))
	return doc
}

// sortMentions fills bySentence.
func (d *document) sortMentions() {
	d.from = make([]int, len(d.Sentences)+2) // one place on until they are filled
	d.bySentence = make([]int, len(d.Mentions))
	known := func(s int) bool { return s >= 0 && s < len(d.Sentences) }
	for m := range d.Mentions {
		if s := d.Mentions[m].Sentence; known(s) {
			d.from[s+2]++
		}
	}
	for s := 2; s < len(d.from); s++ {
		d.from[s] += d.from[s-1]
	}
	for m := range d.Mentions {
		if s := d.Mentions[m].Sentence; known(s) {
			d.bySentence[d.from[s+1]] = m
			d.from[s+1]++
		}
	}
}

// maxTrees is how many trees are kept: more than any article has, but a tree takes
// twice the memory of its sentence, and one file may be a book.
const maxTrees = 1024

// tree returns the tree of sentence i.
func (d *document) tree(i int) *tree {
	if t := d.trees[i]; t != nil {
		return t
	}
	if n := len(d.made); n < maxTrees {
		d.made = append(d.made, i)
	} else {
		d.trees[d.made[d.next]] = nil
		d.made[d.next], d.next = i, (d.next+1)%maxTrees
	}
	t := newTree(d, i)
	d.trees[i] = t // before it is mended: who asks for it meanwhile gets it as it is
	t.mend()
	return t
}

// spareTree returns a tree to be filled, perhaps one of an earlier document.
func (d *document) spareTree() *tree {
	if d.work == nil || len(d.work.trees) == 0 {
		return new(tree)
	}
	last := len(d.work.trees) - 1
	t := d.work.trees[last]
	d.work.trees = d.work.trees[:last]
	return t
}

// giveBack leaves the document's trees to the next document; none may be used any more.
func (d *document) giveBack() {
	for _, i := range d.made {
		t := d.trees[i]
		t.doc = nil
		d.work.trees = append(d.work.trees, t)
	}
}

// longest is the greatest number of words of a sentence that is read: what is
// longer is a table or a list.
const longest = 250

// left says why nothing is looked for in sentence i; it is empty for sentences
// that are read.
func (d *document) left(i int) string {
	if len(d.Sentences[i].Tokens) > longest {
		return fmt.Sprintf("more than %d words", longest)
	}
	if b := d.Sentences[i].Block; b >= 0 && b < len(d.Blocks) {
		switch k := d.Blocks[b].Kind; k {
		case corpus.Boilerplate, corpus.Byline:
			return "stands in a block of the kind " + k.String()
		}
	}
	return ""
}

// mentionsOf fills of, which maps the tokens of a sentence to mentions: names by every token,
// the longest first; descriptions and pronouns by their head.
func (d *document) mentionsOf(sentence int, of []int) {
	n := len(of)
	for i := range of {
		of[i] = -1
	}
	for _, m := range d.bySentence[d.from[sentence]:d.from[sentence+1]] {
		mention := &d.Mentions[m]
		if mention.First < 0 || mention.Last >= n || mention.Head < 0 || mention.Head >= n {
			continue
		}
		if mention.Kind != corpus.Name && mention.Kind != corpus.Demonym {
			if of[mention.Head] < 0 {
				of[mention.Head] = m
			}
			continue
		}
		for i := mention.First; i <= mention.Last; i++ {
			if old := of[i]; old < 0 || !isName(&d.Mentions[old]) || d.Mentions[old].Len() < mention.Len() {
				of[i] = m
			}
		}
	}
}

func isName(m *corpus.Mention) bool { return m.Kind == corpus.Name || m.Kind == corpus.Demonym }

// bestName returns the mention that names what mention m refers to: the name of
// its chain, or m itself if it is a name; -1 if nothing names it.
func (d *document) bestName(m int) int {
	if m < 0 {
		return -1
	}
	if c := d.chainOf[m]; c >= 0 {
		if n := d.Chains[c].Name; n >= 0 && n < len(d.Mentions) && d.Mentions[n].Kind != corpus.Pronoun {
			return n
		}
		return -1
	}
	if d.Mentions[m].Kind == corpus.Pronoun {
		return -1
	}
	return m
}

// named reports whether what mention m refers to has a name.
func (d *document) named(m int) bool {
	n := d.bestName(m)
	return n >= 0 && isName(&d.Mentions[n])
}

// same reports whether two mentions are in one chain.
func (d *document) same(a, b int) bool {
	return a >= 0 && b >= 0 && (a == b || d.chainOf[a] >= 0 && d.chainOf[a] == d.chainOf[b])
}

// typeOf returns the type of what mention m refers to.
func (d *document) typeOf(m int) corpus.EntityType {
	if m < 0 {
		return corpus.Thing
	}
	if c := d.chainOf[m]; c >= 0 && d.Chains[c].Type != corpus.Thing {
		return d.Chains[c].Type
	}
	return d.Mentions[m].Type
}

// nameOf returns the name of what mention m refers to, or "".
func (d *document) nameOf(m int) string {
	n := d.bestName(m)
	if n < 0 {
		return ""
	}
	return singleSpaced(d.Slice(d.Mentions[n].Span))
}
