package clause

// This file holds repairs of clauses that the tree hangs on a noun or a name, though a verb asks for them.

// mendCutContent makes the content of a report of a finite clause that the tree takes for a relative one, and its subject
// of the noun before: a relative clause has a pronoun or a subject. "Predicted the wave of strikes that hit Velm will end".
func (t *tree) mendCutContent(i int) {
	a, o := t.child(i, aux|cop), t.head[i]
	if a < 0 || a > i || !t.feat(a, "VerbForm=Fin") || t.ownSubject(i) >= 0 || t.child(i, mark) >= 0 || t.relativeWithin(i) >= 0 {
		return
	}
	for n := 0; t.rel(o, nmod) && n < maxSteps; n++ {
		o = t.head[o]
	}
	if !t.rel(o, obj) || o > i {
		return
	}
	if v := t.head[o]; v < o && (t.reports(v) || t.in(v, factiveVerbs) || t.in(v, hopingVerbs)) {
		t.attach(i, v, "ccomp")
		t.attachSubject(o, i)
	}
}

// mendDisputed makes a participle of the past tense that the tree takes for the content of a verb that only has an object:
// "the miners dispute the rise agreed last year".
func (t *tree) mendDisputed(i int) {
	v, s := t.head[i], t.ownSubject(i)
	if v < 0 || s < v || s > i || !t.rel(i, ccomp) || !t.in(v, nounsOnly) || t.child(v, obj) >= 0 || t.child(i, aux|cop|mark|obj) >= 0 {
		return
	}
	if x := t.toks[i].XPOS; x == "VBD" || x == "VBN" {
		t.attach(s, v, "obj")
		t.attach(i, s, "acl")
		t.toks[i].XPOS, t.toks[i].Feats = "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"
	}
}

// nounsOnly are verbs that have a clause for an object only behind "that".
var nounsOnly = words(`dispute reject refute contest oppose criticize criticise condemn approve endorse renew sign`)

// mendFlatReport makes a verb of the word of saying that the tree takes for the end of a name, where what is said stands
// behind: "Constable Ann Berg allege the man opened fire".
func (t *tree) mendFlatReport(i int) {
	who, s := t.head[i], t.child(i, nsubj)
	if who < 0 || who > i || s < i || !t.reports(i) || !t.rel(who, nsubj) {
		return
	}
	if v := t.head[who]; v > s && t.pos(v, tagVerb|tagNoun|tagAdj) {
		t.replace(v, i)
		t.attach(v, i, "ccomp")
		t.attach(who, i, "nsubj")
		t.attachSubject(s, v)
	}
}

// mendAskedTo gives a verb the infinitive that it asks of its object, where the tree gives it to what describes the object:
// "urged Ann Berg, a captain, to leave".
func (t *tree) mendAskedTo(i int) {
	desc := t.head[i]
	if desc < 0 || !t.infinitive(i) || t.in(desc, infinitiveNouns) {
		return
	}
	o := desc
	for n := 0; t.rel(o, appos|conj) && n < maxSteps; n++ {
		o = t.head[o]
	}
	if o == desc || !t.rel(o, obj|iobj) {
		return
	}
	v := t.head[o]
	if v < 0 || v > o || !t.in(v, binding) && !t.in(v, selecting) || t.child(v, xcomp|ccomp) >= 0 {
		return
	}
	t.attach(i, v, "xcomp")
	if t.child(v, obj) < 0 {
		t.relabel(o, "obj")
	}
}

// mendWaning makes an adjective of the participle between a preposition and a bare noun: "is in declining health", "was helped
// by rising prices".
func (t *tree) mendWaning(i int) {
	m, o := i-1, i+1
	if t.toks[i].XPOS != "VBG" || t.child(i, mark) != m || o == len(t.toks) || !t.pos(o, tagNoun) || t.child(o, det|nmodPoss|compound) >= 0 {
		return
	}
	switch {
	case t.head[o] == i && t.form(m) == "in" && m > 0 && t.lemma(m-1) == "be":
		t.replace(i, o)
		t.handOver(i, o, nil)
		t.relabel(m-1, "cop")
	case t.head[o] == t.head[i] && t.form(m) == "by" && t.rel(o, oblAgent) && t.in(i, changing):
	default:
		return
	}
	t.attach(m, o, "case")
	t.attach(i, o, "amod")
	t.retag(i, "ADJ", "JJ")
}

// changing verbs tell what becomes of something, and have no object.
var changing = words(`rise fall soar plummet dwindle wane mount fail worsen deteriorate emerge`)

// mendListedKin makes one of a list of the relative that the tree takes for the one whose relative that is: "Berg, his
// brother, and his mother drowned".
func (t *tree) mendListedKin(i int) {
	h, p := t.head[i], t.child(i, nmodPoss)
	if h < 0 || h > i || p < 0 || !t.in(i, kin) || !t.pos(p, tagPron) {
		return
	}
	for _, k := range t.children(h, conj) {
		if q := t.child(k, nmodPoss); k > i && q >= 0 && t.form(q) == t.form(p) && t.child(k, cc) >= 0 {
			t.relabel(i, "conj")
			return
		}
	}
}

// mendFormerValue gives a time to the amount that something rose or fell from, where the tree gives it to the verb: "fell to 9
// tonnes from 14 in 2031", "from 14 a year earlier".
func (t *tree) mendFormerValue(i int) {
	v := t.head[i]
	if v < 0 || v > i || !t.pos(v, tagVerb) || !t.temporal(i) && t.form(i) != "earlier" && t.form(i) != "before" {
		return
	}
	first := t.subtree(i, func(k int) bool { return k > i })[0]
	for _, k := range t.children(v, obl) {
		if all := t.subtree(k, func(j int) bool { return j > i }); k > v && k < first && t.caseIs(k, "from") && t.amount(k) && all[len(all)-1] == first-1 {
			t.attach(i, k, "nmod")
			for _, j := range t.children(i, oblUnmarked) { // a year earlier
				t.relabel(j, "nmod:unmarked")
			}
			return
		}
	}
}

// amount reports whether i is a number, or counts or measures something, and is no time.
func (t *tree) amount(i int) bool {
	return !t.temporal(i) && !t.year(i) && (t.pos(i, tagNum) || t.child(i, nummod) >= 0)
}

// mendCircumstanceSubject makes a circumstance of a subject with a preposition that no subject has: "and, with debts left by
// her husband, took over the mill".
func (t *tree) mendCircumstanceSubject(i int) {
	m := t.child(i, caseMark)
	if v := t.head[i]; v > i && m >= 0 && m < i && t.formIn(m, besideSubjects) && t.pos(v, tagVerb) && t.rel(v, conj) && t.child(v, aux|cop) < 0 {
		t.relabel(i, "obl")
	}
}

// besideSubjects are prepositions that no subject has.
var besideSubjects = words(`with without despite amid unlike during`)

// mendSourceReport makes a report of its own of a verb of saying without a subject that the tree takes for a relative clause,
// and its subject of the name between the comma and the verb: "will host the Games, the Velm Council announced on Friday".
func (t *tree) mendSourceReport(i int) {
	first := t.subtree(i, nil)[0]
	if !t.reports(i) || t.toks[i].XPOS != "VBD" || first != i || t.ownSubject(i) >= 0 || t.relativeWithin(i) >= 0 || t.child(i, obj|ccomp|xcomp|aux|mark) >= 0 {
		return
	}
	for who := range t.toks[:i] {
		if !t.rel(who, appos) || t.under(i, who) {
			continue
		}
		phrase := t.subtree(who, nil)
		if t.trim(phrase)[0] == 0 || t.form(t.trim(phrase)[0]-1) != "," || phrase[len(phrase)-1] != i-1 || !t.doc.named(t.mention[who]) && !t.human(who) {
			continue
		}
		top := i
		for n := 0; t.head[top] >= 0 && n < maxSteps; n++ {
			top = t.head[top]
		}
		if top < who && t.head[top] < 0 {
			t.attach(i, top, "parataxis")
			t.attach(who, i, "nsubj")
			return
		}
	}
}

// mendRoleInList makes an apposition of the last of a list of what somebody is, where the tree coordinates it with the name: "elected
// Ann Berg, former envoy, mayor of Velm, and member of the council".
func (t *tree) mendRoleInList(i int) {
	who, cc := t.head[i], t.child(i, cc)
	if who < 0 || cc < who || cc > i || t.nameAt(who) < 0 || t.nameAt(i) >= 0 || !t.in(i, roleNouns) || t.child(i, det|nmodPoss|nummod) >= 0 || !t.feat(i, "Number=Sing") {
		return
	}
	if first := t.child(who, appos); first > who && first < i && t.in(first, roleNouns) && t.nameAt(first) < 0 && t.child(first, det) < 0 {
		t.relabel(i, "appos")
	}
}

// mendBroughtAbout gives a participle to whom something leads to do it, where the tree gives it to what leads to it: "talks that
// could lead to Acme taking a stake".
func (t *tree) mendBroughtAbout(i int) {
	v := t.head[i]
	if v < 0 || v > i || t.toks[i].XPOS != "VBG" || !t.in(v, bringingAbout) || t.child(i, mark|nsubj) >= 0 {
		return
	}
	first := t.subtree(i, nil)[0]
	for _, o := range t.children(v, obl) {
		if all := t.subtree(o, nil); o > v && all[len(all)-1] == first-1 && t.pos(o, tagNoun|tagPropn) && !t.temporal(o) {
			t.attach(i, o, "acl")
			return
		}
	}
}

// bringingAbout verbs have a deed behind their preposition: "led to Berg leaving".
var bringingAbout = words(`lead result contribute insist object depend rely`)
