package coref

import (
	"strconv"

	"tercet/corpus"
)

// introductions gives whom a report begins with, "a woman", the name that the text has for
// her. News names her in the heading above or at the start of the next sentence, with her age:
// "A driver was charged with theft. Anna Belova, 41, was arrested on Monday."
func (r *resolver) introductions() {
	for s := range r.trees {
		m := r.stranger(s)
		if m == nil {
			continue
		}
		n := r.nameAbove(s, m)
		if n == nil {
			n = r.nameBelow(s, m)
		}
		if n != nil && agree(n.cluster, m.cluster) && r.harmed(m) == r.harmed(n) {
			merge(n, m)
		}
	}
}

// stranger returns the person whom sentence s introduces as its subject, or nil.
func (r *resolver) stranger(s int) *mention {
	t := &r.trees[s]
	if len(t.tokens) == 0 {
		return nil
	}
	v := t.root()
	if c := t.kid(v, "ccomp"); c >= 0 && sayVerbs[t.lemma(v)] {
		v = c // "a woman was freed, police said"
	}
	i := t.kid(v, "nsubj")
	if i < 0 {
		return nil
	}
	m := r.headed[s][i]
	if m == nil || m.Kind != corpus.Nominal || m.cluster.named || m.number != singular || !isPerson(m.lemma) || t.kid(i, "conj", "appos", "nummod") >= 0 {
		return nil
	}
	if d := t.kid(i, "det"); d < 0 || t.lemma(d) != "a" {
		return nil
	}
	for _, n := range r.headed[s] {
		if n != nil && n.Kind == corpus.Name && n.cluster.typ() == corpus.Person && n.Head > i && t.rel(n.Head) == "nsubj" {
			return nil
		}
	}
	return m
}

// nameBelow returns the person who is named for the first time at the start of the sentence
// after s, with an age, and does not speak there; or nil.
func (r *resolver) nameBelow(s int, m *mention) *mention {
	if s+1 >= len(r.trees) {
		return nil
	}
	t := &r.trees[s+1]
	if len(t.tokens) == 0 || sayVerbs[t.lemma(t.root())] {
		return nil
	}
	for _, n := range r.headed[s+1] {
		if n != nil && n.First == 0 && n.Kind == corpus.Name && len(n.name) > 1 && n.cluster.typ() == corpus.Person && aged(t, n) && !r.toldBefore(n, s+1) {
			return n
		}
	}
	return nil
}

// nameAbove returns the one person whom the heading right above sentence s names as its
// subject and which tells of the same: a noun or verb of it stands in s too; or nil.
func (r *resolver) nameAbove(s int, m *mention) *mention {
	if s == 0 || !r.opening(s-1) || r.opening(s) && r.doc.Sentences[s].Block == r.doc.Sentences[s-1].Block {
		return nil
	}
	t := &r.trees[s-1]
	var n *mention
	for _, k := range r.headed[s-1] {
		if k == nil || k.Kind != corpus.Name || k.cluster.typ() != corpus.Person {
			continue
		}
		if n != nil {
			return nil // two persons
		}
		n = k
	}
	if n == nil || len(n.name) < 2 || t.subjectAbove(n.Head) < 0 || r.sharedWords(s-1, s) == 0 {
		return nil
	}
	for _, k := range r.headed[s] {
		if k != nil && k.cluster == n.cluster {
			return nil
		}
	}
	return n
}

// sharedWords counts the nouns and verbs of sentence a that b has too.
func (r *resolver) sharedWords(a, b int) (n int) {
	have := make(map[string]bool)
	for i, k := range r.trees[b].tokens {
		if k.UPOS == "NOUN" || k.UPOS == "VERB" || k.UPOS == "PROPN" {
			have[r.trees[b].lemma(i)] = true
		}
	}
	for i, k := range r.trees[a].tokens {
		if (k.UPOS == "NOUN" || k.UPOS == "VERB" || k.UPOS == "PROPN") && have[r.trees[a].lemma(i)] {
			n++
		}
	}
	return n
}

// aged reports whether an age follows the name n: "Anna Belova, 41,".
func aged(t *tree, n *mention) bool {
	i := n.Last + 2
	if i >= len(t.tokens) || t.tokens[i-1].Form != "," {
		return false
	}
	years, err := strconv.Atoi(t.tokens[i].Form)
	return err == nil && years > 0 && years < 120
}

// toldBefore reports whether the cluster of n has a mention before sentence s.
func (r *resolver) toldBefore(n *mention, s int) bool {
	for _, k := range n.cluster.mentions {
		if k.Sentence < s {
			return true
		}
	}
	return false
}

// harmed reports whether m undergoes what n, named beside, would hardly have done to himself in
// a report of one deed: the killed is not the charged.
func (r *resolver) harmed(m *mention) bool {
	t := &r.trees[m.Sentence]
	i := t.subjectAbove(m.Head)
	if i < 0 {
		return false
	}
	v := t.up(i)
	return deaths[t.lemma(v)] || harms[t.lemma(v)] && (t.tokens[i].DepRel == "nsubj:pass" || t.kid(v, "obj") < 0)
}

// subjectAbove returns the subject whose name or title token i is, or -1.
func (t *tree) subjectAbove(i int) int {
	for t.up(i) >= 0 && (t.rel(i) == "appos" || t.rel(i) == "compound" || t.rel(i) == "flat") {
		i = t.up(i)
	}
	if t.rel(i) != "nsubj" || t.up(i) < 0 {
		return -1
	}
	return i
}

// harms are done to victims; deaths are what befalls them.
var (
	harms  = set(`kill shoot stab injure wound murder hurt beat attack rob rape strike hit assault kidnap abduct find identify run`)
	deaths = set(`die drown perish suffocate`)
)
