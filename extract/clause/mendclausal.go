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
