package coref

import (
	"slices"

	"tercet/corpus"
)

// relativeClause returns the head of the noun that relative pronoun i belongs
// to, or -1 if it is no relative pronoun.
func (r *resolver) relativeClause(s, i int) int {
	t := &r.trees[s]
	x := t.tokens[i].XPOS
	if x != "WP" && x != "WDT" && x != "WP$" {
		return -1
	}
	for j := i; j >= 0; j = t.up(j) {
		if t.tokens[j].DepRel == "acl:relcl" {
			if up := t.up(j); up < i {
				return up
			}
			return -1
		}
	}
	return -1
}

// relatives merges relative pronouns with their nouns.
func (r *resolver) relatives() {
	for _, m := range r.mentions {
		if m.Kind != corpus.Pronoun || m.number != either || m.person != 3 {
			continue
		}
		if up := r.relativeClause(m.Sentence, m.Head); up >= 0 {
			n := r.relativeHead(m, up)
			if n != nil {
				merge(n, m)
			}
		}
	}
}

// relativeHead returns the mention that relative pronoun m, attached to token up,
// means: a person for who, none for which. Where the tree's noun does not fit,
// it is one above it, or else the mention that ends before the pronoun.
func (r *resolver) relativeHead(m *mention, up int) *mention {
	fits := func(n *mention) bool {
		switch m.low {
		case "who", "whom":
			return n.Kind != corpus.Name || n.gender != thing
		case "which":
			return n.gender&thing != 0
		}
		return true
	}
	t := &r.trees[m.Sentence]
	for j := up; j >= 0; j = t.up(j) {
		if n := r.headed[m.Sentence][j]; n != nil && fits(n) {
			return n
		}
		if rel := t.rel(j); rel != "nmod" && rel != "appos" && rel != "compound" {
			break
		}
	}
	for j := m.Head - 1; j >= max(0, m.Head-3); j-- {
		if n := r.headed[m.Sentence][j]; n != nil && n.Kind != corpus.Pronoun {
			if fits(n) {
				return n
			}
			break
		}
	}
	return nil
}

// bound reports whether syntax forbids that m and n are one: one stands inside
// the other's phrase, or both are arguments of one verb.
func (r *resolver) bound(m, n *mention) bool {
	if m.Sentence != n.Sentence || m == n {
		return false
	}
	t := &r.trees[m.Sentence]
	if n.Kind == corpus.Pronoun && n.number == either { // a relative pronoun
		return false
	}
	if t.rel(m.Head) == "appos" && t.up(m.Head) == n.Head || t.rel(n.Head) == "appos" && t.up(n.Head) == m.Head {
		return false
	}
	if t.above(n.Head, m.Head) && r.withinPhrase(m.Head, n.Head, t) || t.above(m.Head, n.Head) && r.withinPhrase(n.Head, m.Head, t) {
		return true
	}
	if m.reflexive || n.reflexive {
		return false
	}
	// Conjuncts are different things.
	if t.rel(m.Head) == "conj" && t.up(m.Head) == n.Head || t.rel(n.Head) == "conj" && t.up(n.Head) == m.Head {
		return true
	}
	a, b := t.firstConjunct(m.Head), t.firstConjunct(n.Head) // "Orla and Tarsia signed it"
	return argument(t, a) && argument(t, b) && t.up(a) == t.up(b) || r.controls(n, m) || r.controls(m, n) || r.commands(m, n)
}

// commands reports whether n is a name in the predicate of the subject pronoun m,
// which then means somebody else: "it will increase Tarsia's turn" is not said of
// Tarsia (principle C of Chomsky 1981).
func (r *resolver) commands(m, n *mention) bool {
	t := &r.trees[m.Sentence]
	if m.Kind != corpus.Pronoun || n.Kind != corpus.Name || t.rel(m.Head) != "nsubj" || n.Head < m.Head || m.quote != n.quote {
		return false
	}
	predicate := t.up(m.Head)
	for i := n.Head; i != predicate; i = t.up(i) {
		if i < 0 {
			return false
		}
		switch t.rel(i) {
		case "advcl", "parataxis", "appos", "dislocated", "vocative":
			return false
		case "conj":
			if t.up(i) == predicate {
				return false
			}
		}
	}
	return true
}

// controls reports whether n is the understood subject of the complement
// whose object m is: "the party wants to ban it".
func (r *resolver) controls(n, m *mention) bool {
	t := &r.trees[m.Sentence]
	v := t.up(m.Head)
	if rel := t.rel(m.Head); v < 0 || rel != "obj" && rel != "iobj" || t.rel(v) != "xcomp" {
		return false
	}
	return n.Head < m.Head && t.subject(v) < 0 && t.controller(v) == n.Head
}

// withinPhrase reports whether token i stands in the noun phrase of its ancestor
// j, without a clause between them.
func (r *resolver) withinPhrase(i, j int, t *tree) bool {
	for ; i >= 0 && i != j; i = t.up(i) {
		switch t.rel(i) {
		case "nmod", "compound", "amod", "nummod", "flat", "det":
		default:
			return false
		}
	}
	return true
}

// argument reports whether token i is an argument of a verb.
func argument(t *tree, i int) bool {
	switch t.rel(i) {
	case "nsubj", "obj", "iobj", "obl":
		return true
	}
	return false
}

// farthest returns how many sentences back a description looks for one with the
// same head. Three in five of the links at that distance are right on GUM's
// training part; with modifiers, and with a definite article, they are longer.
func farthest(m *mention) int {
	switch {
	case m.definite && len(m.modifiers) > 0:
		return 25
	case m.definite && m.Type == corpus.Person:
		return 8
	case m.definite || len(m.modifiers) > 0:
		return 10
	case m.number == singular:
		return 5
	}
	return 3
}

// sameHeads merges a description with an earlier one of the same head whose
// modifiers include its own (strict head match of Lee et al. 2013).
func (r *resolver) sameHeads() {
	last := make(map[string][]*mention)
	for _, m := range r.mentions {
		if m.Kind != corpus.Nominal || timeNouns[m.lemma] {
			continue
		}
		earlier := last[m.lemma]
		if n := r.sameHead(m, earlier); n != nil {
			merge(n, m)
		}
		if r.quantified(m) {
			continue
		}
		if earlier = append(earlier, m); len(earlier) > 30 {
			earlier = earlier[1:]
		}
		last[m.lemma] = earlier
	}
}

// quantified reports whether m means no thing in particular: no, any, every.
func (r *resolver) quantified(m *mention) bool {
	t := &r.trees[m.Sentence]
	d := t.kid(m.Head, "det")
	if d < 0 {
		return false
	}
	switch t.lemma(d) {
	case "no", "any", "every", "each", "either", "neither":
		return true
	}
	return false
}

// sameHead returns the nearest of earlier that m can repeat, or nil.
func (r *resolver) sameHead(m *mention, earlier []*mention) *mention {
	if r.indefiniteDet(m) || m.Type == corpus.Person && m.cluster.named {
		return nil
	}
	far := farthest(m)
	for i := len(earlier) - 1; i >= 0; i-- {
		n := earlier[i]
		if m.Sentence-n.Sentence > far {
			break
		}
		if m.number != n.number || !agree(m.cluster, n.cluster) && m.cluster != n.cluster || r.bound(m, n) {
			continue
		}
		if !subset(m.modifiers, n.modifiers) || r.oneOfKinds(m, n) || r.fraction(m) != r.fraction(n) || !m.definite && m.number == plural && r.counted(n) && !r.counted(m) {
			continue
		}
		if !m.definite && (len(m.modifiers) != len(n.modifiers) || m.number == singular && m.Type == corpus.Person) {
			continue
		}
		if r.otherOwner(m, n) || m.Type == corpus.Person && !sameOffices(n.modifiers, m.modifiers) {
			continue
		}
		return n
	}
	return nil
}

// oneOfKinds reports whether n speaks of several kinds, of which m names one: "the upper deck" is not "the upper and
// lower deck".
func (r *resolver) oneOfKinds(m, n *mention) bool {
	t := &r.trees[n.Sentence]
	for _, k := range t.kids[n.Head] {
		if t.rel(k) != "amod" && t.rel(k) != "compound" {
			continue
		}
		for _, c := range t.kids[k] {
			if t.rel(c) == "conj" && slices.Contains(m.modifiers, t.lemma(c)) != slices.Contains(m.modifiers, t.lemma(k)) {
				return true
			}
		}
	}
	return false
}

// fraction reports whether m is a part or a multiple of what its noun names: "half the town", "1.7 times the limit".
func (r *resolver) fraction(m *mention) bool {
	t := &r.trees[m.Sentence]
	for _, k := range t.kids[m.Head] {
		switch lower(t.tokens[k].Form) {
		case "half", "twice", "double", "thrice":
			return k < m.Head
		case "times":
			return k < m.Head && t.kid(k, "nummod") >= 0
		}
	}
	return false
}

// counted reports whether m has a number: what is told of "ships" without an article is not told of the "40 ships"
// before.
func (r *resolver) counted(m *mention) bool {
	return r.trees[m.Sentence].kid(m.Head, "nummod") >= 0
}

// indefiniteDet reports whether m has a determiner that introduces something
// new, or none of it.
func (r *resolver) indefiniteDet(m *mention) bool {
	t := &r.trees[m.Sentence]
	for _, k := range t.kids[m.Head] {
		switch t.rel(k) {
		case "det":
			switch t.lemma(k) {
			case "the", "this", "that", "these", "those", "both":
			default:
				return true
			}
		case "amod":
			if l := t.lemma(k); l == "other" || l == "another" || l == "new" || l == "many" || l == "more" || l == "such" {
				return true
			}
		case "nummod":
			if m.number == plural && t.kid(m.Head, "det") < 0 {
				return true
			}
		}
	}
	return false
}

// otherOwner reports whether both descriptions have possessors, and different
// ones, or m has one that n lacks.
func (r *resolver) otherOwner(m, n *mention) bool {
	a, b := r.possessor(m), r.possessor(n)
	if a == nil {
		return false
	}
	return b == nil || a.cluster != b.cluster && a.lemma != b.lemma
}

// possessor returns the mention that possesses m, or nil.
func (r *resolver) possessor(m *mention) *mention {
	t := &r.trees[m.Sentence]
	for _, k := range t.kids[m.Head] {
		if t.tokens[k].DepRel == "nmod:poss" {
			return r.headed[m.Sentence][k]
		}
	}
	return nil
}

func subset(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}
