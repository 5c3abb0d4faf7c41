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

func newTree(s *corpus.Sentence) tree {
	n := len(s.Tokens)
	words := make([]string, 2*n)
	t := tree{tokens: s.Tokens, parent: make([]int, n), rels: words[:n:n], lemmas: words[n:]}
	for i := range s.Tokens {
		t.rels[i], t.lemmas[i] = s.Tokens[i].Rel(), strings.ToLower(s.Tokens[i].Lemma)
	}
	state := make([]uint8, n) // 0: unseen, 1: on the path, 2: known to reach a root
	for i := range n {
		t.parent[i] = s.Tokens[i].Head - 1
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
	t.linkKids()
	return t
}

// linkKids fills the lists of dependents, which share one array.
func (t *tree) linkKids() {
	n := len(t.parent)
	t.kids = make([][]int, n)
	count, all := make([]int, n), make([]int, n)
	for _, p := range t.parent {
		if p >= 0 {
			count[p]++
		}
	}
	for i, c := range count {
		t.kids[i], all = all[:0:c], all[c:]
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
