package clause

import "slices"

// This file words the circumstances without which a fact says too little: how somebody died of whom nothing else is
// said, and on what condition something would be so.

// withCircumstance returns f with the condition of c and, where f has neither an object nor other words behind its verb,
// with the first clause or phrase that the verb has there: "died … trying to save his crew".
func (t *tree) withCircumstance(c *Clause, f fact) fact {
	if t.doc.asWritten || c.Pred < 0 || c.Copular && !c.Verbal {
		return f
	}
	said := f.words
	switch {
	case len(f.tail) > 0:
	case f.isBare():
		f.tail = t.beside(c, said)
	case f.object.Head > c.Pred && !c.Negated:
		f.tail = t.mannerBehind(c, f.object.Head)
	}
	if words := t.condition(c); len(without(words, union(said, f.tail))) == len(words) {
		f.tail = slices.Concat(f.tail, words)
	}
	return f
}

// beside returns the first phrase or clause behind the verb of c that tells more of how it came about than the words
// said do.
func (t *tree) beside(c *Clause, said []int) []int {
	for _, k := range t.children(c.Pred, advcl|obl) {
		if k < c.Pred || t.temporal(k) || t.rel(k, advclRelcl) {
			continue
		}
		if t.rel(k, obl) {
			if m := t.child(k, caseMark); m < c.Pred || t.formIn(m, beside) || t.pos(k, tagPron) {
				continue
			}
		} else if m := t.child(k, mark); m >= 0 && !t.formIn(m, happenedAs) || m < 0 && t.toks[k].XPOS != "VBG" {
			continue
		}
		words := t.roomFor(k, maxRest)
		if cut := len(words) < len(t.subtree(k, nil)); cut && len(words) < 3 || len(without(words, said)) < len(words) {
			continue // "in case" of a longer one, "to death"
		}
		return words
	}
	return nil
}

// happenedAs are conjunctions of what else happened, or of why something did.
var happenedAs = words(`when while as after before because since by for to without`)

// condition returns the clause on which it depends whether c is so: "if the strike goes on".
func (t *tree) condition(c *Clause) []int {
	for _, v := range c.Chain {
		for _, k := range t.children(v, advcl) {
			if t.mark(k, "if", "unless") && !t.mark(k, "as", "even") {
				return t.roomFor(k, maxRest)
			}
		}
	}
	return nil
}
