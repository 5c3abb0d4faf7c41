package clause

// This file lets subjects keep what their phrase says behind the noun. Before the verb a phrase can only be the noun's,
// and no wording has room for it there: "talks between the owners are slow", "the flaw in the valve left …".

// narrowing returns the first phrase behind the noun of the subject s of c that says which is meant, where a node's
// name has room for it, or nil. The fact f may have it at its other end.
func (t *tree) narrowing(c *Clause, s Phrase, f fact) []int {
	h := s.Head
	if t.doc.asWritten || s.Gap || s.Alone || s.Speaker != nil || h < 0 || h > t.firstVerb(c) || !t.pos(h, tagNoun) || t.human(h) || t.nameAt(h) >= 0 || t.doc.named(t.mention[h]) || len(t.conjuncts(h)) > 0 {
		return nil
	}
	core := t.coreOf(s)
	for _, k := range t.children(h, nmod) {
		preposition, at := t.caseOf(k)
		switch {
		case k < h || k > t.firstVerb(c) || k == f.object.Head || !t.narrows(k) || !t.pos(k, tagNoun|tagPropn) || t.form(k) == "question":
			continue
		case preposition == "with" && !t.in(h, relationalNouns) && !t.nounAsks(h, preposition): // "a quake with a magnitude of 5"
			continue
		case t.child(h, nmodPoss) >= 0 && t.isPlace(Phrase{Head: k, Case: preposition}): // whose it is says which
			continue
		case t.nameAt(k) < 0 && t.with(k, "the") && len(t.kids[k]) == len(at)+1: // "footage from the scene"
			continue
		}
		words := t.roomFor(k, maxCore-len(core))
		if t.nameAt(k) >= 0 && len(t.conjuncts(k)) == 0 {
			words = union(at, t.core(k)) // not its age
		}
		if len(core)+len(words) > maxCore || len(without(words, core)) < len(words) || preposition == "between" && len(without(words, t.conjuncts(k))) == len(words) {
			return nil
		}
		return words
	}
	return nil
}
