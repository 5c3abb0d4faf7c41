package clause

import "tercet/corpus"

// mendNotOnly coordinates the subjects of a verb that the tree coordinates with the first of them: "not only Berg but
// also Lund signed".
func (t *tree) mendNotOnly(i int) {
	first, second := t.head[i], t.ownSubject(i)
	if first < 0 || second < first || second > i || !t.rel(i, conj) || !t.pos(i, tagVerb) || !t.pos(first, tagNoun|tagPropn) || t.child(first, cop|nsubj) >= 0 {
		return
	}
	if but := t.child(i, cc); but < first || but > second || t.form(but) != "but" || !t.onlyDenied(first) {
		return
	}
	label := t.toks[second].DepRel
	t.replace(first, i)
	t.attach(first, i, label)
	for _, k := range t.children(i, cc|advmod) {
		if k > first && k < second {
			t.attach(k, second, t.toks[k].DepRel)
		}
	}
	t.attach(second, first, "conj")
}

// onlyDenied reports whether "not only" or the like stands before the phrase of h.
func (t *tree) onlyDenied(h int) bool {
	for _, k := range t.children(h, advmod|ccPreconj|cc) {
		if k < h && t.form(k) == "not" && t.followedByOnly(k) {
			return true
		}
	}
	return false
}

// mendWhose makes a relative clause of the name that "whose" and a form of be make a predicate, where the tree takes it
// for an apposition: "Acme, whose chairman is Oskar Lund, sold".
func (t *tree) mendWhose(i int) {
	noun := t.ownSubject(i)
	if h := t.head[i]; !t.rel(i, appos) || h < 0 || h > noun || noun > i {
		return
	}
	if k := t.child(noun, nmodPoss); k >= 0 && t.form(k) == "whose" {
		t.relabel(i, "acl:relcl")
	}
}

// mendPaidTo makes a receiver of the name before a sum, where the tree makes one noun phrase of them: "ordered to pay Alva
// Steel 4 million crowns".
func (t *tree) mendPaidTo(i int) {
	o, m := t.head[i], t.nameAt(i)
	if o < i || m < 0 || t.doc.Mentions[m].Head != i || !t.rel(i, nmodPoss|compound|nmodDesc) || t.child(i, caseMark) >= 0 || !t.rel(o, obj) {
		return
	}
	v, next := t.head[o], t.doc.Mentions[m].Last+1
	if v < 0 || v > i || next >= o || !t.pos(next, tagNum|tagSym|tagDet) || !t.in(v, giving) && !t.in(v, costing) || t.child(v, iobj) >= 0 {
		return
	}
	if _, sum := t.value(o); sum != nil || t.pos(next, tagDet) {
		t.attach(i, v, "iobj")
	}
}

// costing verbs have two objects as well: whom they cost something, and how much.
var costing = words(`cost save earn win`)

// mendAppointedTo makes a predicate of the office to which somebody is appointed, where the tree takes it for what
// somebody is given: "appointed Berg its envoy".
func (t *tree) mendAppointedTo(i int) {
	v := t.head[i]
	if v < 0 || v > i || !t.in(v, appointing) || !t.in(i, roleNouns) || t.nameAt(i) >= 0 {
		return
	}
	if who := t.child(v, iobj); who > v && who < i {
		t.relabel(who, "obj")
		t.relabel(i, "xcomp")
	}
}

// mendFoundSo makes an object of what a verb finds to be so, where the tree takes it for the subject of the adjective:
// "court finds the ban unlawful".
func (t *tree) mendFoundSo(i int) {
	v, s := t.head[i], t.ownSubject(i)
	if v >= 0 && v < s && s < i && t.pos(i, tagAdj) && t.rel(i, xcomp) && t.child(i, cop|mark|aux) < 0 && t.child(v, obj) < 0 && t.in(v, findingSo) {
		t.attach(s, v, "obj")
	}
}

// findingSo are verbs that say of their object what it is found or made to be.
var findingSo = words(`find consider deem declare rule call make render leave keep think hold`)

// mendEdging makes a verb of the participle behind a comma that the tree takes for an adjective, and its object of the noun
// that has neither an article nor a preposition: "won in Velm, beating sprinter Ann Berg".
func (t *tree) mendEdging(i int) {
	o := t.head[i]
	if o < i || i < 2 || t.toks[i].XPOS != "VBG" || !t.rel(i, amod) || t.form(i-1) != "," || !t.rel(o, obl) || t.temporal(o) || t.child(o, det|caseMark|nmodPoss) >= 0 {
		return
	}
	if v := t.head[o]; v >= 0 && v < i && t.pos(v, tagVerb) && (t.nameAt(o) >= 0 || t.child(o, appos) == o+1) {
		t.retag(i, "VERB", "VBG")
		t.attach(i, v, "advcl")
		t.attach(o, i, "obj")
	}
}

// mendSinceIn gives a time to the event that another time is counted from or to, not to the verb: "has fought it since its
// merger with Norvik Air in 2027".
func (t *tree) mendSinceIn(i int) {
	v := t.head[i]
	if v < 0 || v > i || !t.temporal(i) {
		return
	}
	_, at := t.caseOf(i)
	for _, k := range t.children(v, obl) {
		if len(at) == 0 || k < v || k > at[0] || t.temporal(k) || !t.caseIs(k, "since") && !t.caseIs(k, "until") {
			continue
		}
		if below := t.subtree(k, nil); below[len(below)-1] == at[0]-1 {
			t.attach(i, k, "nmod")
			return
		}
	}
}

// mendHolderBehind makes the subject of a verb without one of the office behind the comma of the phrase that opens the
// sentence: "speaking to Norvik Radio, the mayor, Ann Berg, said".
func (t *tree) mendHolderBehind(i int) {
	h, d := t.head[i], t.child(i, det)
	if h < 0 || h > i || !t.rel(i, appos) || d < 0 || t.form(d) != "the" || !t.in(i, roleNouns) || !t.rel(h, obl|obj|nmod) {
		return
	}
	v := t.head[h]
	for n := 0; v >= 0 && !t.rel(v, advcl) && n < maxSteps; n++ {
		v = t.head[v]
	}
	if v < 0 {
		return
	}
	if main := t.head[v]; main > i && v < h && t.pos(main, tagVerb) && t.child(main, nsubj|csubj|expl) < 0 && !t.infinitive(main) && !t.participle(main) {
		t.attachSubject(i, main)
	}
}

// mendHiddenIn gives where something comes from to the thing right before it, not to what is hidden in this: "cocaine hidden
// in bananas from Talamar".
func (t *tree) mendHiddenIn(i int) {
	v := t.head[i]
	if v < 0 || v > i || !t.in(v, hiding) || !t.caseIs(i, "from") || !t.doc.named(t.mention[i]) || t.doc.typeOf(t.mention[i]) == corpus.Person {
		return
	}
	for _, k := range t.children(v, obl) {
		if _, at := t.caseOf(i); k > v && k == at[0]-1 && t.pos(k, tagNoun) && (t.caseIs(k, "in") || t.caseIs(k, "inside") || t.caseIs(k, "among")) {
			t.attach(i, k, "nmod")
			return
		}
	}
}

var hiding = words(`hide conceal stash find discover bury pack stow disguise install load store`)
