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
	case c.Rule == "title" || c.Rule == "apposition":
		if style.nominal {
			parts = []pair{{nil, t.description(c.Pred, c.Subjects[0].Head)}}
		}
	case c.Rule == "in-place":
		if style.nominal {
			parts = []pair{{nil, t.brief(c.Pred)}}
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
	if style.bare && len(parts) == 0 && c.Verbal && t.standsBare(c) {
		parts = []pair{{words: union(c.Words, t.closeAdverbs(c))}}
	}
	var out []corpus.Proposition
	for _, s := range c.Subjects {
		subject := t.brief(s.Head)
		if c.Rule == "title" {
			subject = t.untitled(subject, c.Pred)
		}
		if len(subject) == 0 {
			continue
		}
		for _, part := range parts {
			p := t.plain(c, subject, part.words, [][]int{part.object}, true)
			if (p.Object.Text != "" || len(part.object) == 0) && p.Object.Text != p.Subject.Text {
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

// object is the noun phrase h as an object of the style.
func (t *tree) object(h int, style pairStyle) []int {
	if style.full {
		return t.single(h)
	}
	return t.brief(h)
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
	for _, x := range t.kidsOf(c.Pred, "xcomp") {
		_, at := t.caseOf(x)
		for _, h := range append([]int{x}, t.conjuncts(x)...) {
			out = append(out, t.withChains(chain(words, at), h, style)...)
		}
	}
	return out
}

// copulaPairs gives the predicates of a form of be, and what stands around them.
func (t *tree) copulaPairs(c *Clause, style pairStyle) []pair {
	i := c.Pred
	_, at := t.caseOf(i)
	words := chain(c.Verb, at)
	var out []pair
	for n, h := range append([]int{i}, t.conjuncts(i)...) {
		if n > 0 && t.kid(h, "cop", "nsubj") >= 0 || t.pos(h, "ADJ") && t.kid(h, "obl") > h {
			continue
		}
		out = append(out, pair{words, without(t.object(h, style), words)})
	}
	if style.chains {
		out = append(out, t.nounChain(words, i, 0)...)
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
		if b := list[0].object; n == 0 {
			object = t.brief(o.Head)
			for _, p := range c.Complement { // "made him | king"
				if x := t.brief(p.Head); len(x) > 0 && len(b) > 0 && x[0] == b[len(b)-1]+1 {
					list[0].object = chain(b, x)
				}
			}
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

// obliquePairs gives the phrases around a predicate: prepositional ones, adverbs
// with words of their own, gerunds. An object joins the relation: "handcuffed him
// to | the bars"; before a time, so does what stands between: "headed for the
// coast in | 1980".
func (t *tree) obliquePairs(c *Clause, words, object []int, style pairStyle) []pair {
	var out []pair
	whole := chain(words, object)
	near := object // what the verb governs most closely
	for _, k := range t.kids[c.Pred] {
		switch {
		case t.adverbPhrase(k) && !slices.Contains(object, k):
			out = append(out, pair{whole, t.coordinated(k)})
		case t.gerundPhrase(k): // "died after | giving a speech"
			at := t.kidsOf(k, "mark")
			out = append(out, pair{chain(whole, at), without(t.withPreposition(k), at)})
		case t.is(k, "advcl") && t.infinitive(k) && k > c.Pred:
			out = append(out, t.purposePairs(whole, k, style)...)
		case !t.is(k, "obl") || t.pos(k, "ADP") || t.antecedent(k) >= 0 || c.Passive && len(c.Agents) > 0 && t.caseIs(k, "by"):
		case t.leading(k) == nil && !t.caseIs(k, ""):
			out = append(out, pair{whole, t.withPreposition(k)})
		case t.temporal(k):
			out = append(out, pair{chain(words, near, t.leading(k)), t.coordinated(k)})
		default:
			at := t.leading(k)
			if len(near) == 0 && k > c.Pred {
				near = chain(at, t.brief(k))
			}
			for n, h := range append([]int{k}, t.conjuncts(k)...) {
				out = append(out, pair{chain(whole, at), t.object(h, style)})
				if n == 0 && len(object) == 0 && style.chains {
					out = append(out, t.nounChain(chain(whole, at), h, 0)...)
				}
			}
		}
	}
	return out
}

// purposePairs gives the object of the infinitive k that says what something is
// done for: "moved quickly to settle | the case".
func (t *tree) purposePairs(words []int, k int, style pairStyle) []pair {
	o := t.kid(k, "obj")
	if o < k || t.ownSubject(k) >= 0 {
		return nil
	}
	return []pair{{chain(words, union(t.groupWords(k, true))), t.object(o, style)}}
}

// agentCase returns the "by" of an agent, which coordination may share.
func (t *tree) agentCase(h int) []int {
	for n := 0; h >= 0 && n < maxSteps; n++ {
		if _, at := t.caseOf(h); len(at) > 0 {
			return at
		}
		if !t.is(h, "conj") {
			return nil
		}
		h = t.head[h]
	}
	return nil
}

// nounChain runs the relation on through a noun to its complements: "became a
// justice of | the Court", "became a justice of the Court of | Australia".
func (t *tree) nounChain(words []int, h, depth int) []pair {
	var out []pair
	for _, k := range t.kids[h] {
		_, at := t.caseOf(k)
		if k < h || !t.is(k, "nmod") || len(at) == 0 {
			continue
		}
		w := chain(words, t.briefNoun(h), at)
		for _, x := range append([]int{k}, t.conjuncts(k)...) {
			out = append(out, pair{w, t.brief(x)})
		}
		if depth < 1 {
			out = append(out, t.nounChain(w, k, depth+1)...)
		}
	}
	return out
}
