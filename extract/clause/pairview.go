package clause

import (
	"slices"

	"tercet/corpus"
)

// pairStyle says how clauses are put into pairs of arguments in the words of the
// sentence.
type pairStyle struct {
	full    bool // objects with all that completes them, not their "of" phrases alone
	chains  bool // relations run on through a noun to its complements
	nominal bool // titles and appositions are facts too
	bare    bool // a verb may stand alone: "Berg resigned"
}

// The pairs of the two views that are made of them: binary has the short and
// exact spans of BenchIE, written the arguments in full.
var (
	binaryStyle  = pairStyle{chains: true}
	writtenStyle = pairStyle{full: true, nominal: true, bare: true}
)

// pair is a relation and an object in the making.
type pair struct{ words, object []int }

// pairs renders a clause as one proposition for each subject and argument.
func (t *tree) pairs(c *Clause, style pairStyle) []corpus.Proposition {
	var parts []pair
	switch {
	case c.Rule == "title" || c.Rule == "apposition" || c.Rule == "kind":
		if style.nominal {
			parts = []pair{{nil, t.description(c.Pred, c.Subjects[0].Head)}}
		}
	case c.Rule == "in-place":
		if style.nominal {
			parts = []pair{{nil, t.brief(c.Pred)}}
		}
	case c.Rule == "caused":
		if style.chains {
			verb := *c
			verb.Verbal = true
			c, parts = &verb, t.verbPairs(&verb, style)
		}
	case c.Rule == "content":
		if style.full {
			parts = []pair{{chain(c.Words, t.thatOf(c.Pred)), t.contentWords(c)}}
		}
	case c.Rule == "complement":
		parts = t.complementPairs(c, style)
	case c.Rule == "copula":
		parts = t.copulaPairs(c, style)
	case t.existential(c.Pred) >= 0:
		exists := *c
		exists.Subjects, exists.Objects = []Phrase{{Head: t.existential(c.Pred)}}, c.Subjects
		c, parts = &exists, t.verbPairs(&exists, style)
	case c.Verbal:
		parts = t.verbPairs(c, style)
	}
	switch {
	case len(parts) > 0 || !c.Verbal:
	case style.bare && t.standsBare(c):
		parts = []pair{{words: union(c.Words, t.closeAdverbs(c))}}
	case !style.bare && (t.child(c.Pred, auxPass) >= 0 || t.ongoing(c.Pred)) && t.child(c.Pred, obl) < 0 && t.standsBare(c):
		verb := t.passiveVerb(c.Pred)
		parts = []pair{{without(c.Words, verb), verb}} // "rights are | limited"
	}
	var out []corpus.Proposition
	for _, s := range c.Subjects {
		subject := t.brief(s.Head)
		if g := t.ofDoing(s.Head); g >= 0 && len(subject) > 0 {
			subject = union(subject, t.whole(g, t.asides)) // no relation runs on to it, as through an object
		}
		if c.Rule == "title" || c.Rule == "kind" {
			subject = t.untitled(subject, c.Pred)
		}
		if len(subject) == 0 {
			continue
		}
		for _, part := range parts {
			out = append(out, t.spreadPair(c, subject, part)...)
		}
	}
	return out
}

// spreadPair makes the propositions of a subject and a pair.
func (t *tree) spreadPair(c *Clause, subject []int, part pair) (out []corpus.Proposition) {
	for _, s := range t.spread(subject) {
		for _, o := range t.spread(part.object) {
			p := t.plain(c, s, part.words, [][]int{o}, true)
			if t.leavesOpen(s) || t.leavesOpen(o) {
				continue
			}
			if (p.Object.Text != "" || len(o) == 0) && p.Object.Text != p.Subject.Text {
				out = append(out, p)
			}
		}
	}
	return out
}

// standsBare reports whether the clause of a verb says enough without any argument.
func (t *tree) standsBare(c *Clause) bool {
	return t.states(c) && !t.unspoken(c) && !t.bareOfSense(c) && !t.hasClausalComplement(c.Pred)
}

// ongoing reports whether the verb i is a participle after a form of be: "is improving".
func (t *tree) ongoing(i int) bool {
	a := t.child(i, aux)
	return t.toks[i].XPOS == "VBG" && a >= 0 && t.lemma(a) == "be"
}

// passiveVerb is the participle i with its particle.
func (t *tree) passiveVerb(i int) []int {
	if p := t.particle(i); p >= 0 {
		return []int{i, p}
	}
	return []int{i}
}

// object is the noun phrase h as an object of the style.
func (t *tree) object(h int, style pairStyle) []int {
	switch {
	case style.full && t.caseIs(h, "between"):
		return t.coordinated(h)
	case style.full:
		return t.single(h)
	}
	return t.brief(h)
}

// apart returns h and what is coordinated with it, of which each makes a fact of its own; what is
// between two is between both.
func (t *tree) apart(h int) []int {
	if t.caseIs(h, "between") {
		return []int{h}
	}
	return append([]int{h}, t.conjuncts(h)...)
}

// withChains adds to the pair of words and the object h what the style runs on to.
func (t *tree) withChains(words []int, h int, style pairStyle) []pair {
	out := []pair{{words, t.object(h, style)}}
	if style.chains {
		out = append(out, t.nounChain(words, h, 0)...)
	}
	return out
}

// complementPairs gives what the predicative noun or adjective of a verb says.
func (t *tree) complementPairs(c *Clause, style pairStyle) []pair {
	var out []pair
	words := t.verbGroup(c.Pred).words
	for _, x := range t.children(c.Pred, xcomp) {
		_, at := t.caseOf(x)
		for _, h := range t.apart(x) {
			if of := t.adjectivePairs(chain(words, at), h, style); len(of) > 0 {
				out = append(out, of...)
				continue
			}
			out = append(out, t.withChains(chain(words, at), h, style)...)
		}
	}
	return out
}

// adjectivePairs gives the complements of the predicative adjective h of a verb:
// "was located close to | the sites".
func (t *tree) adjectivePairs(words []int, h int, style pairStyle) []pair {
	var out []pair
	if !t.pos(h, tagAdj) {
		return nil
	}
	for _, k := range t.children(h, obl) {
		if _, at := t.caseOf(k); k > h && len(at) > 0 {
			for _, x := range t.apart(k) {
				out = append(out, pair{chain(words, t.brief(h), at), t.object(x, style)})
			}
		}
	}
	return out
}

// copulaPairs gives the predicates of a form of be, and what stands around them.
func (t *tree) copulaPairs(c *Clause, style pairStyle) []pair {
	i := c.Pred
	_, at := t.caseOf(i)
	words := chain(union(c.Verb, t.controllers(c, t.brief)), at)
	var out []pair
	if clause, that := t.content(i); t.feelsThat(i) {
		return []pair{{chain(words, t.brief(i), that), clause}}
	}
	for n, h := range t.apart(i) {
		if n > 0 && (t.child(h, cop|nsubj) >= 0 || t.contrasted(h) && t.denied(i)) || t.pos(h, tagAdj) && t.child(h, obl) > h {
			continue
		}
		out = append(out, pair{words, without(t.object(h, style), words)})
		if style.chains {
			out = append(out, t.nounChain(words, h, 0)...)
		}
	}
	return append(out, t.obliquePairs(c, words, without(t.brief(i), words), style)...)
}

// verbPairs gives a verb's objects, the clause it governs, its agents, and its
// prepositional phrases.
func (t *tree) verbPairs(c *Clause, style pairStyle) []pair {
	var out []pair
	var object []int
	verb := union(c.Words, t.controllers(c, t.brief))
	objects := append(append([]Phrase{}, c.Objects...), c.Indirect...)
	for n, o := range objects {
		list := t.withChains(verb, o.Head, style)
		if n == 0 {
			list, object = t.withComplements(c, list, t.brief(o.Head), style)
		}
		if !t.raises(c.Pred) {
			out = append(out, list...)
		}
	}
	if len(c.Objects) == 0 && len(c.Complement) > 0 {
		object = t.brief(c.Complement[0].Head)
	}
	if words, that := t.content(c.Pred); len(words) > 0 {
		out = append(out, pair{union(verb, that), words})
	}
	for _, a := range c.Agents {
		out = append(out, pair{chain(verb, t.agentCase(a.Head)), t.object(a.Head, style)})
	}
	return append(out, t.obliquePairs(c, verb, object, style)...)
}

// withComplements adds to the pairs of a verb's object, whose first is the object's own, what c says
// of the object: "made him | king", "found him guilty of | fraud". It returns the object's words with
// that too.
func (t *tree) withComplements(c *Clause, list []pair, object []int, style pairStyle) ([]pair, []int) {
	words, whole := chain(list[0].words, object), object
	for _, p := range c.Complement {
		x, o := t.brief(p.Head), list[0].object
		if len(x) > 0 && len(o) > 0 && x[0] == o[len(o)-1]+1 {
			list[0].object, whole = chain(o, x), chain(whole, x)
		}
		list = append(list, t.adjectivePairs(words, p.Head, style)...)
		if style.chains {
			list = append(list, t.nounChain(words, p.Head, 0)...)
		}
	}
	return list, whole
}

// nounChain runs the relation on through a noun to its complements: "became a
// justice of | the Court", "became a justice of the Court of | Australia".
func (t *tree) nounChain(words []int, h, depth int) []pair {
	var out []pair
	for _, k := range t.kids[h] {
		_, at := t.caseOf(k)
		if k > h && t.rel(k, acl) {
			out = append(out, t.reducedPairs(words, h, k)...)
		}
		if k < h || !t.rel(k, nmod) || len(at) == 0 || t.discursive(k) {
			continue
		}
		noun := t.briefNoun(h)
		if !t.caseIs(k, "of") {
			noun = t.briefBefore(h, at[0])
		}
		w := chain(words, noun, at)
		for _, x := range t.apart(k) {
			if b := t.brief(x); len(b) > 0 && b[0] < at[0] {
				continue // "an hour from the coast"
			}
			if _, own := t.caseOf(x); x != k && len(own) > 0 {
				w = chain(words, noun, own)
			}
			out = append(out, pair{w, t.brief(x)})
			if depth < 1 {
				out = append(out, t.nounChain(w, x, depth+1)...)
			}
		}
	}
	return out
}

// briefBefore returns the words of the noun phrase h before token i: "a row of seats".
func (t *tree) briefBefore(h, i int) []int {
	return slices.DeleteFunc(t.brief(h), func(k int) bool { return k >= i })
}

// reducedPairs runs the relation on through a noun to what its participle governs:
// "runs software written for | ships".
func (t *tree) reducedPairs(words []int, h, a int) []pair {
	if x := t.toks[a].XPOS; t.asides(a) || x != "VBN" && x != "VBG" && !t.infinitive(a) || t.child(a, xcomp|ccomp) >= 0 {
		return nil
	}
	return t.governed(chain(words, t.briefBefore(h, a), union(t.groupWords(a, true))), a)
}

// toldByClause finds what the subject of a form of be is whose predicate is a clause: "the
// problem is that costs rise". A graph has no node for a clause.
func (t *tree) toldByClause(i int) *Clause {
	s := t.child(i, nsubjOuter)
	if s < 0 || !t.doc.asWritten || t.infinitive(i) || t.pos(s, tagPron) {
		return nil
	}
	cop := t.child(i, cop)
	if cop < s || len(t.thatOf(i)) > 0 && t.thatOf(i)[0] < cop {
		return nil
	}
	words := []int{cop}
	for _, k := range t.children(i, aux|advmod) {
		if k > s && k < cop {
			words = append(words, k)
		}
	}
	return &Clause{Rule: "content", Pred: i, Chain: []int{i}, Relation: "be", Active: "be", Words: union(words), Subjects: t.phrases(s), Factuality: corpus.Fact}
}
