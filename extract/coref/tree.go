package coref

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// tree is a sentence's tree with its downward links. Cycles, which only given
// trees can have, are cut, so that every walk up ends.
type tree struct {
	tokens []corpus.Token
	parent []int // -1 for the root
	kids   [][]int
	rels   []string // the relations without their subtypes
	lemmas []string // in lower case
}

// forest is memory for the trees of a document and what their tokens head, which the next
// document uses again.
type forest struct {
	trees  []tree
	words  []string
	links  []int
	kids   [][]int
	heads  []*mention
	headed [][]*mention
}

// keptWords is the length of the longest document whose forest is kept; that of a book is not.
const keptWords = 1 << 15

// grow fills the trees of a document; headed is empty.
func (f *forest) grow(sentences []corpus.Sentence) {
	n := 0
	for i := range sentences {
		n += len(sentences[i].Tokens)
	}
	f.trees, f.headed = resize(f.trees, len(sentences)), resize(f.headed, len(sentences))
	f.words, f.links, f.kids, f.heads = resize(f.words, 2*n), resize(f.links, 2*n), resize(f.kids, n), resize(f.heads, n)
	clear(f.heads)
	words, links, kids, heads := f.words, f.links, f.kids, f.heads
	for i := range sentences {
		n := len(sentences[i].Tokens)
		t := &f.trees[i]
		*t = tree{tokens: sentences[i].Tokens, rels: words[:n:n], lemmas: words[n : 2*n : 2*n], parent: links[:n:n], kids: kids[:n:n]}
		f.headed[i] = heads[:n:n]
		t.read(links[n : 2*n])
		words, links, kids, heads = words[2*n:], links[2*n:], kids[n:], heads[n:]
	}
}

// clear lets go of the document, but not of the memory.
func (f *forest) clear() {
	clear(f.trees)
	clear(f.words)
	clear(f.heads)
}

// resize returns n elements in the place of s, to be filled.
func resize[T interface{}](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// read fills a tree from its tokens; the lists of dependents share links.
func (t *tree) read(links []int) {
	n := len(t.tokens)
	for i := range t.tokens {
		t.rels[i], t.lemmas[i] = t.tokens[i].Rel(), strings.ToLower(t.tokens[i].Lemma)
	}
	state := slices.Grow(make([]uint8, 0, 256), n)[:n] // 0: unseen, 1: on the path, 2: known to reach a root
	for i := range n {
		t.parent[i] = t.tokens[i].Head - 1
		if t.parent[i] >= n || t.parent[i] < 0 {
			t.parent[i] = -1
		}
	}
	for i := range n {
		j := i
		for ; j >= 0 && state[j] == 0; j = t.parent[j] {
			state[j] = 1
			if p := t.parent[j]; p >= 0 && state[p] == 1 {
				t.parent[j] = -1
			}
		}
		for j = i; j >= 0 && state[j] == 1; j = t.parent[j] {
			state[j] = 2
		}
	}
	t.linkKids(links)
}

// linkKids fills the lists of dependents, which share links.
func (t *tree) linkKids(links []int) {
	count := slices.Grow(make([]int, 0, 64), len(t.parent))[:len(t.parent)]
	for _, p := range t.parent {
		if p >= 0 {
			count[p]++
		}
	}
	for i, c := range count {
		t.kids[i], links = links[:0:c], links[c:]
	}
	for i, p := range t.parent {
		if p >= 0 {
			t.kids[p] = append(t.kids[p], i)
		}
	}
}

func (t *tree) rel(i int) string   { return t.rels[i] }
func (t *tree) lemma(i int) string { return t.lemmas[i] }

// up returns the head of token i, or -1.
func (t *tree) up(i int) int { return t.parent[i] }

// kid returns the first dependent of i with one of the relations, or -1; i may
// be the head of a root.
func (t *tree) kid(i int, rels ...string) int {
	if i < 0 {
		return -1
	}
	for _, k := range t.kids[i] {
		if slices.Contains(rels, t.rel(k)) {
			return k
		}
	}
	return -1
}

// subject returns the subject of predicate i, its own or that of the verb it is
// coordinated with, or -1.
func (t *tree) subject(i int) int {
	for ; i >= 0; i = t.up(i) {
		if s := t.kid(i, "nsubj"); s >= 0 {
			return s
		}
		if t.rel(i) != "conj" {
			break
		}
	}
	return -1
}

// understood returns the subject of verb i, or that of the verb whose adverbial
// or complement it is: who reacts in "he reacted by saying".
func (t *tree) understood(i int) int {
	for ; i >= 0; i = t.up(i) {
		if s := t.subject(i); s >= 0 {
			return s
		}
		if rel := t.rel(i); rel != "advcl" && rel != "xcomp" {
			break
		}
	}
	return -1
}

// controller returns the token that is understood as the subject of verb i: its
// own subject, the object or subject of the verb that it complements ("asked
// Zatulin to leave", "promised to leave"), the noun that a participle describes,
// or the subject of the clause around it ("ruled out the possibility of leaving").
func (t *tree) controller(i int) int {
	for steps := 0; i >= 0 && steps < 8; steps++ {
		if s := t.subject(i); s >= 0 {
			return s
		}
		up := t.up(i)
		if up < 0 {
			return -1
		}
		switch t.rel(i) {
		case "xcomp":
			if o := t.kid(up, "iobj", "obj"); o >= 0 && o < i && t.lemma(up) != "promise" && t.lemma(up) != "use" {
				return o
			}
		case "advcl", "conj", "cop":
		case "acl":
			if t.tokens[up].UPOS != "VERB" && t.kid(i, "mark") < 0 {
				return up
			}
			for up >= 0 && t.tokens[up].UPOS != "VERB" {
				up = t.up(up)
			}
		default:
			return -1
		}
		i = up
	}
	return -1
}

// firstConjunct returns the first of what token i is coordinated with, or i.
func (t *tree) firstConjunct(i int) int {
	for t.rel(i) == "conj" && t.up(i) >= 0 {
		i = t.up(i)
	}
	return i
}

// verb returns the nearest verb or predicate above token i, or -1.
func (t *tree) verb(i int) int {
	for i = t.up(i); i >= 0; i = t.up(i) {
		if t.tokens[i].UPOS == "VERB" || t.kid(i, "cop") >= 0 {
			return i
		}
	}
	return -1
}

// above reports whether a is an ancestor of i.
func (t *tree) above(a, i int) bool {
	for i = t.up(i); i >= 0; i = t.up(i) {
		if i == a {
			return true
		}
	}
	return false
}

// root returns the first token without a head.
func (t *tree) root() int { return max(0, slices.Index(t.parent, -1)) }

// clause returns the head of the clause that token i stands in: the nearest
// ancestor that is a predicate.
func (t *tree) clause(i int) int {
	for t.up(i) >= 0 {
		switch t.rel(i) {
		case "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj":
			return i
		case "conj":
			if t.tokens[i].UPOS == "VERB" || t.tokens[i].UPOS == "AUX" {
				return i
			}
		}
		i = t.up(i)
	}
	return i
}
