package clause

import "tercet/corpus"

// This file holds repairs of descriptions, quantities and who is asked.

// mendKind gives a description of a body or a place to the name right before it, where the
// tree gives it to a person: "Berg of the Norvik Institute, a think-tank", or to the first of two: "Berg of Norvik University
// and Lund of Velm Tours, a company".
func (t *tree) mendKind(i int) {
	h := t.head[i]
	if h < 0 || h > i-2 || !t.rel(i, appos) || t.nameAt(i) >= 0 || t.nameAt(h) < 0 || !t.kindOfBody(i) && !t.in(i, placeHeads) {
		return
	}
	before := t.subtree(i, nil)[0] - 1
	for before > h && (t.pos(before, tagPunct) || t.rel(before, det)) {
		before--
	}
	for k, n := before, 0; k > h && n < maxSteps; k, n = t.head[k], n+1 {
		typ, of := t.doc.typeOf(t.mention[k]), t.head[k]
		if t.nameAt(k) < 0 || typ != corpus.Org && typ != corpus.Place || !t.rel(k, nmod) {
			continue
		}
		if of == h && t.doc.typeOf(t.mention[h]) == corpus.Person || of != h && t.rel(of, conj) && t.head[of] == h && t.nameAt(of) >= 0 {
			t.attach(i, k, "appos")
			return
		}
	}
}

// kindOfBody reports whether the noun i says that something is an organisation.
func (t *tree) kindOfBody(i int) bool {
	return t.in(i, orgNouns) || t.in(i, bodies) || t.lemma(i) == "tank" && t.child(i, compound) >= 0
}

// mendQuantity gives the noun of what something is a part to that part, where the tree makes a
// circumstance of it: "several of the protesters".
func (t *tree) mendQuantity(i int) {
	if h := t.head[i]; h >= 0 && h < i && t.rel(i, obl) && t.pos(h, tagAdj|tagDet|tagNum|tagPron) && t.in(h, emptyNouns) && t.caseIs(i, "of") {
		t.relabel(i, "nmod")
	}
}

// mendAppeal makes an object of whom somebody calls on to do something, and what is to be done
// its own: "called on Berg to resign".
func (t *tree) mendAppeal(i int) {
	v := t.head[i]
	if v < 0 || !t.rel(i, advcl|xcomp) || !t.infinitive(i) || t.child(v, obj|compoundPrt) >= 0 || t.passive(v) {
		return
	}
	for _, k := range t.children(v, obl) {
		c := t.child(k, caseMark)
		if k > v && k < i && c >= 0 && t.head[c] == k && appeals.has(t.lemma(v)+"_"+t.form(c)) && !t.temporal(k) {
			t.attach(c, v, "compound:prt")
			t.relabel(k, "obj")
			t.relabel(i, "xcomp")
			return
		}
	}
}

// appeals are verbs of asking with the preposition of who is asked.
var appeals = words(`call_on call_upon appeal_to plead_with prevail_on prevail_upon`)
