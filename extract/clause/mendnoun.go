package clause

import "tercet/corpus"

// This file holds repairs of nouns and their modifiers.

// mendPending makes a preposition of "pending", which has no doer: "stays, pending a ruling".
func (t *tree) mendPending(i int) {
	if o := t.child(i, obj); t.form(i) == "pending" && t.rel(i, advcl|acl) && o > i && t.head[i] >= 0 && t.child(i, aux|nsubj) < 0 {
		h := t.head[i]
		t.attach(o, h, "obl")
		t.attach(i, o, "case")
		t.toks[i].UPOS, t.toks[i].XPOS = "ADP", "IN"
	}
}

// mendTurned reads "champion turned actress" as one who became the other, where the tree has two
// appositions.
func (t *tree) mendTurned(i int) {
	if t.form(i) != "turned" || i < 1 {
		return
	}
	o := t.head[i]
	if k := t.child(i, obj); k == i+1 && t.pos(i-1, "NOUN") && t.rel(i, parataxis|dep|conj|appos) && t.child(i, nsubj|aux|cc) < 0 {
		t.attach(i, i-1, "acl")
		for _, r := range t.children(k, acl) {
			t.attach(r, i-1, t.toks[r].DepRel)
		}
		return
	}
	if !t.rel(i, amod) || o != i+1 || !t.rel(o, appos|conj) || !t.pos(i-1, "NOUN") || t.head[i-1] != t.head[o] && t.head[o] != i-1 {
		return
	}
	t.attach(o, i-1, "dep")
	t.attach(i, i-1, "acl")
	t.attach(o, i, "obj")
	t.toks[i].UPOS, t.toks[i].XPOS = "VERB", "VBN"
	for _, k := range append([]int{}, t.children(o, acl|appos)...) {
		t.attach(k, i-1, t.toks[k].DepRel)
	}
}

// mendCompounds makes modifiers of nouns that the tree coordinates with the noun they
// modify: "wheat, barley and oat futures".
func (t *tree) mendCompounds(i int) {
	h := t.head[i]
	if h < 0 || h > i-2 || !t.rel(i, conj) || !t.rel(i-1, conj) || t.head[i-1] != h || !t.pos(i, "NOUN") || !t.pos(i-1, "NOUN", "PROPN") || t.child(i, cc|det|caseMark) >= 0 || t.child(i-1, cc) < 0 {
		return
	}
	t.replace(h, i)
	for _, k := range append([]int{}, t.kids[h]...) {
		if t.rel(k, caseMark|det|nsubj|cop) || k > i {
			t.attach(k, i, t.toks[k].DepRel)
		}
	}
	t.attach(h, i, "compound")
}

// mendDayAfter makes a time of what the tree takes for an object: "followed the day after the vote".
func (t *tree) mendDayAfter(i int) {
	if v := t.head[i]; v >= 0 && v < i && t.rel(i, obj) && timeUnits[t.lemma(i)] && t.child(i, nummod) < 0 && i+1 < len(t.toks) && (t.form(i+1) == "after" || t.form(i+1) == "before") {
		t.relabel(i, "obl:unmarked")
	}
}

// mendMoving makes a modifier of a participle of motion that the tree takes for what is reported: "experts
// report falling prices".
func (t *tree) mendMoving(i int) {
	v, o := t.head[i], t.child(i, obj)
	if v < 0 || i != v+1 || o < i || !t.rel(i, xcomp|ccomp|advcl) || t.toks[i].XPOS != "VBG" || !t.reports(v) || !movingVerbs[t.lemma(i)] || t.child(o, det) >= 0 {
		return
	}
	for _, k := range append([]int{}, t.kids[i]...) {
		t.attach(k, v, t.toks[k].DepRel)
	}
	t.attach(i, o, "amod")
	t.toks[i].UPOS, t.toks[i].XPOS = "ADJ", "JJ"
}

var movingVerbs = words(`skyrocket surge rise fall grow soar plunge increase decline decrease drop shrink dwindle mount escalate worsen`)

// mendLasting gives a clause of how long something lasted to what can last: in "the war
// against Norvik, which lasted a year" it is not Norvik.
func (t *tree) mendLasting(i int) {
	place := t.head[i]
	if place < 0 || !t.rel(i, aclRelcl) || t.lemma(i) != "last" || !t.rel(place, nmod) || t.doc.typeOf(t.mention[place]) != corpus.Place {
		return
	}
	if event := t.head[place]; event >= 0 && event < place && t.pos(event, "NOUN") {
		t.attach(i, event, "acl:relcl")
	}
}
