package coref

import (
	"math"
	"slices"

	"tercet/corpus"
)

// pronounKind tells pronouns with weights of their own.
type pronounKind int

const (
	heOrShe pronounKind = iota
	it
	they
	pronounKinds
)

func (m *mention) pronounKind() pronounKind {
	switch {
	case m.gender&thing == 0:
		return heOrShe
	case m.number == plural:
		return they
	}
	return it
}

// slot names the place of token i in its clause; an apposition has that of what it stands by.
func (t *tree) slot(i int) word {
	for t.rel(i) == "appos" && t.up(i) >= 0 {
		i = t.up(i)
	}
	switch t.tokens[i].DepRel {
	case "nmod:poss":
		return cPossessor
	case "nsubj:pass":
		return cPassiveSubject
	}
	switch t.rel(i) {
	case "nsubj":
		return cSubject
	case "obj", "iobj":
		return cObject
	case "obl":
		return cObl
	case "nmod":
		return cNmod
	case "conj":
		return cConj
	case "root":
		return cRoot
	case "parataxis", "list":
		return cAside
	case "compound", "amod", "flat":
		return cCompound
	}
	return cOther
}

// ownSlot is the slot of a pronoun, more coarsely.
func ownSlot(slot word) word {
	switch slot {
	case cSubject, cPassiveSubject:
		return cSubject
	case cObject, cPossessor:
		return slot
	}
	return cOblique
}

var kindWords = [...]word{corpus.Name: cName, corpus.Nominal: cNoun, corpus.Pronoun: cPronoun, corpus.Demonym: cDemonym}

// referent is what a pronoun might mean, with its type.
type referent struct {
	*cluster
	kind corpus.EntityType
}

// weigh adds the clues for n, a mention of what, as the antecedent of pronoun m; rivals is how
// many other things that m might mean are mentioned between them, again whether what is itself.
func (r *resolver) weigh(w *weigher, m, n *mention, what referent, rivals int, again bool) {
	t, u := &r.trees[m.Sentence], &r.trees[n.Sentence]
	near := cSame
	switch m.Sentence - n.Sentence {
	case 0:
	case 1:
		near = cPrevious
	default:
		near = cFar
		w.times(float64(m.Sentence-n.Sentence), cSentences, none, none)
	}
	slot, own := u.slot(n.Head), ownSlot(t.slot(m.Head))
	w.is(cSlot, slot, near)
	w.is(cOwnSlot, own, near)
	w.when(own == ownSlot(slot), cSameSlot, own, near)
	w.when(u.up(n.Head) == u.root() && u.rel(n.Head) == "nsubj", cMainSubject, near, none)
	w.times(math.Log2(1+float64(r.tokensBetween(n, m))), cTokens, near, none)
	w.times(math.Log2(1+float64(rivals)), cRivals, none, none)
	w.is(cKind, kindWords[n.Kind], near)

	typ := firstType + word(what.kind)
	w.is(cType, typ, named(n.cluster))
	w.is(cNumber, n.cluster.numeral(), named(n.cluster))
	w.when(n.cluster.gender == m.gender, cSameGender, none, none)
	w.times(math.Log2(float64(len(n.cluster.mentions))), cMentions, none, none)
	w.when(again, cMentionedAgain, none, none)
	switch n.Kind {
	case corpus.Pronoun:
		w.when(n.gender == m.gender && n.number == m.number, cSamePronoun, near, none)
		w.when(n.quote != m.quote, cOtherSpeech, none, none)
	case corpus.Nominal:
		w.when(n.definite, cDefinite, none, none)
		w.when(n.indefinite, cIndefinite, none, none)
		w.when(kinds[n.lemma] != noKind || orgNouns[n.lemma], cBody, none, none)
		w.when(n.gender&anyone == 0, cInanimate, none, none)
	}
	switch {
	case n.quote >= 0 && n.quote == m.quote:
		w.is(cQuotation, cSame, none)
	case n.quote >= 0:
		w.is(cQuotation, cLeaves, none)
	case m.quote >= 0:
		w.is(cQuotation, cEnters, none)
	}
	w.when(r.doc.Blocks != nil && r.doc.Blocks[r.doc.Sentences[n.Sentence].Block].Kind == corpus.Heading, cHeading, none, none)
	w.when(r.acts(m), cActs, typ, named(n.cluster))
	w.when(r.parallel(m, n), cSameDeed, none, none)
	w.when(r.handedOn(m, n), cHandedOn, none, none)
	w.when(r.asked(m, n), cAsked, none, none)
	w.when(r.told(m, n), cTold, none, none)
	w.when(r.speaks(m) && r.speaks(n), cSpeaksOn, near, none)
	w.when(r.saysOfItself(m, n), cSaysOfItself, none, none)
	w.when(r.speaksFor(m, n), cClient, none, none)
	if m.Sentence == n.Sentence {
		r.weighClause(w, t, m, n)
	}
}

// weighClause adds the clues of two mentions of one sentence.
func (r *resolver) weighClause(w *weigher, t *tree, m, n *mention) {
	if r.possessive(m) {
		w.when(t.controller(t.verb(m.Head)) == n.Head, cOwnerActs, none, none)
		owned := t.up(m.Head)
		w.when(owned >= 0 && t.rel(owned) == "conj" && t.up(owned) == n.Head, cAndIts, none, none)
	}
	a, b := t.clause(m.Head), t.clause(n.Head)
	from, to := ownSlot(t.slot(m.Head)), ownSlot(t.slot(n.Head))
	switch {
	case t.above(n.Head, m.Head):
		w.is(cInside, wordNumbers[t.rel(a)], none)
	case a == b:
		w.is(cOneClause, to, from)
	case t.up(a) == b:
		w.is(cClauseAbove, to, wordNumbers[t.rel(a)])
	case t.up(b) == a:
		w.is(cClauseBelow, to, wordNumbers[t.rel(b)])
	}
}

// option is a mention that a pronoun may mean, with the log of its weight.
type option struct {
	*mention
	weight float64
}

// options returns what pronoun r.mentions[i] may mean, the nearest first, and the log of
// the weight of nothing; log, if any, sees the clues of each, nothing's the last.
func (r *resolver) options(i int, log func(n *mention, c clue, value float64)) (found []option, nothing float64) {
	m := r.mentions[i]
	var between []referent // from the nearest on
	weigher := func(n *mention) *weigher {
		w := &weigher{weights: r.lex.weights, kind: m.pronounKind()}
		if log != nil {
			w.log = func(c clue, value float64) { log(n, c, value) }
		}
		return w
	}
	for j := i - 1; j >= max(0, i-candidates) && m.Sentence-r.mentions[j].Sentence <= window; j-- {
		n := r.mentions[j]
		if !agree(n.cluster, m.cluster) {
			continue
		}
		at := slices.IndexFunc(between, func(x referent) bool { return x.cluster == n.cluster })
		again, rivals := at >= 0, len(between)
		if again {
			rivals--
		} else {
			at = len(between)
			between = append(between, referent{n.cluster, n.cluster.typ()})
		}
		if r.mayMean(m, n) {
			w := weigher(n)
			r.weigh(w, m, n, between[at], rivals, again)
			found = append(found, option{n, w.sum})
		}
	}
	if n := r.ahead(m); n != nil {
		w := weigher(n)
		r.weigh(w, m, n, referent{n.cluster, n.cluster.typ()}, 0, false)
		w.is(cAhead, none, none)
		found = append(found, option{n, w.sum})
	}
	w := weigher(nil)
	r.weighNothing(w, m)
	return found, w.sum
}

// antecedent returns the mention that the pronoun r.mentions[i] means most probably, or
// nil where nothing is probable enough. What is meant has the greatest product of the
// share of all its mentions and that of the strongest: their sum alone would favour whom
// the text names most.
func (r *resolver) antecedent(i int) *mention {
	m := r.mentions[i]
	found, nothing := r.options(i, nil)
	if r.ownsOffice(m) {
		nothing = math.Inf(-1) // who has a director is always told
	}
	top := nothing
	for _, o := range found {
		top = max(top, o.weight)
	}
	all := math.Exp(nothing - top)
	for k := range found {
		found[k].weight = math.Exp(found[k].weight - top)
		all += found[k].weight
	}
	var best *mention
	var most, share float64
	for k, o := range found {
		if slices.ContainsFunc(found[:k], func(p option) bool { return p.cluster == o.cluster }) {
			continue
		}
		strongest, sum := o, 0.0
		for _, p := range found[k:] {
			if p.cluster == o.cluster {
				sum += p.weight
				if p.weight > strongest.weight {
					strongest = p
				}
			}
		}
		if x := sum * strongest.weight; x > most {
			best, most, share = strongest.mention, x, sum/all
		}
	}
	if share > sure[m.pronounKind()] || share > sureOwner && r.possessive(m) {
		return best
	}
	return nil
}

// sureOwner is how probable the antecedent of his, its or their before a noun must be, which always has one.
const sureOwner = 0.3

// sure is how probable an antecedent must be.
var sure = [pronounKinds]float64{heOrShe: 0.2, it: 0.4, they: 0.4}

// weighNothing adds the clues that pronoun m means nothing that has a mention.
func (r *resolver) weighNothing(w *weigher, m *mention) {
	t := &r.trees[m.Sentence]
	w.is(cNothing, none, none)
	own := t.slot(m.Head)
	w.is(cNothing, cOwnSlot, own)
	w.when(m.Head == 0, cNothing, cFirstWord, none)
	w.when(m.quote >= 0, cNothing, cQuotation, none)
	w.times(math.Log2(1+float64(m.Sentence)), cNothing, cSentencesBefore, none)
	w.times(math.Log2(1+float64(m.Head)), cNothing, cWordsBefore, none)
	if p := t.up(m.Head); p >= 0 {
		w.is(cNothing, cBelow, wordNumbers[t.tokens[p].UPOS])
		for k, rel := range complements {
			w.when(t.kid(p, rel) > m.Head && own != cPossessor, cNothing, firstComplement+word(k), none)
		}
	}
}

// named tells clusters with a name in the values of clues.
func named(c *cluster) word {
	if c.named {
		return cNamed
	}
	return none
}

// numeral names the number of a cluster.
func (c *cluster) numeral() word {
	switch c.number {
	case singular:
		return cOne
	case plural:
		return cMany
	}
	return cEither
}
