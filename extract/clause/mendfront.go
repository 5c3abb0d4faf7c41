package clause

// Clauses that begin with what usually stands behind the verb.

// mendFrontedPredicate makes the subject of the name or noun behind the form of be, where the tree takes it for the
// predicate: "among the dead was Berg", "missing from the list was Norvik".
func (t *tree) mendFrontedPredicate(i int) {
	b := t.child(i, cop)
	if k := t.child(i, nmod); b < 0 && k >= 0 && k < i {
		b = t.child(k, cop)
	}
	if b < 2 || b > i || !t.pos(i, tagNoun|tagPropn) || t.child(i, caseMark) >= 0 || t.ownSubject(i) >= 0 {
		return
	}
	for _, k := range t.children(i, nmod|obl|amod) {
		if k > b || !(t.caseIs(k, "among") || t.pos(k, tagAdj) && !t.rel(k, nmod|obl)) {
			continue
		}
		t.replace(i, k)
		t.attach(i, k, "nsubj")
		for _, o := range append([]int{}, t.kids[i]...) {
			if o <= b || t.rel(o, cop) || t.rel(o, punct) && o == len(t.toks)-1 {
				t.attach(o, k, t.toks[o].DepRel)
			}
		}
		return
	}
}

// mendAmongThose makes a passive of "among those arrested were two aides" and of "Berg was among those arrested".
func (t *tree) mendAmongThose(i int) {
	h := t.head[i]
	if h < 0 || i != h+1 || t.form(h) != "those" || !t.rel(i, acl) || t.toks[i].XPOS != "VBN" || !t.caseIs(h, "among") {
		return
	}
	b, s := t.child(h, cop), t.ownSubject(h)
	if b < 0 || s < 0 {
		return
	}
	t.replace(h, i)
	t.handOver(h, i, func(k int) bool { return !t.rel(k, caseMark) })
	t.attach(h, i, "dep")
	t.relabel(s, "nsubj:pass")
	t.relabel(b, "aux:pass")
}

// mendCleft makes the object of the verb of what "what" before it stands for: "what Berg rejected was the draft".
func (t *tree) mendCleft(i int) {
	s, b := t.child(i, nsubj), t.child(i, cop)
	if s < 0 || b < s || b > i || t.form(s) != "what" || !t.pos(i, tagNoun|tagPropn) || t.child(i, caseMark) >= 0 || t.denied(i) {
		return
	}
	v := t.child(s, aclRelcl)
	if v < 0 || v > b || !t.pos(v, tagVerb) || t.passive(v) || t.in(v, intransitive) || t.in(v, speakingVerbs) || t.child(v, obj|ccomp|xcomp|obl) >= 0 {
		return
	}
	if o := t.ownSubject(v); o < s || o > v {
		return
	}
	t.replace(i, v)
	t.attach(i, v, "obj")
	t.attach(s, v, "dep")
	t.attach(b, v, "dep")
}

// mendItWas makes an argument of its verb of what "it was" puts in front: "it was Berg who signed", "it was in Norvik that
// Berg signed". Of a thing without a name "it" may be spoken of: "it is a firm that sells ships".
func (t *tree) mendItWas(i int) {
	h := t.head[i]
	if t.doc.asWritten || h < 0 || h > i || !t.rel(i, aclRelcl|advclRelcl) || t.child(h, cop) < 0 || t.child(h, cop) > h {
		return
	}
	it := t.child(h, nsubj|expl)
	if it < 0 || it > h || t.form(it) != "it" || !t.pos(i, tagVerb) && t.copulaOf(i) < 0 {
		return
	}
	label, opens := "obl", t.subtree(i, nil)[0]
	if t.child(h, caseMark) < 0 {
		opens = t.child(i, nsubj|obj)
		if opens < h || opens > i || !t.isRelative(opens) || t.nameAt(h) < 0 && !(t.form(opens) == "who" && t.human(h) && t.definite(h)) {
			return
		}
		label = t.toks[opens].DepRel
	} else if t.form(opens) != "that" {
		return
	}
	t.replace(h, i)
	for _, k := range append(t.children(h, cop|punct), it, opens) {
		t.attach(k, i, "dep")
	}
	for _, k := range t.children(h, advmod) { // "it was only then that", "it was not until May that"
		if k < h && t.child(h, caseMark) >= 0 {
			t.attach(k, i, "advmod")
		}
	}
	t.attach(h, i, label)
}

// mendItTook makes who takes the time the doer of what takes it: "it took Berg three days to find the wreck".
func (t *tree) mendItTook(i int) {
	v := t.head[i]
	if v < 0 || v > i || !t.rel(i, csubj|xcomp|advcl|ccomp) || t.lemma(v) != "take" || !t.infinitive(i) || t.denied(v) || t.child(v, aux) >= 0 {
		return
	}
	x, o := t.child(v, expl|nsubj), t.child(v, obj|iobj)
	if x < 0 || x > v || t.form(x) != "it" || o < v || !t.human(o) && t.nameAt(o) < 0 {
		return
	}
	m := t.child(i, mark)
	for k := o + 1; k < m; k++ {
		if t.head[k] == v && t.in(k, timeUnits) {
			t.replace(v, i)
			t.attach(o, i, "nsubj")
			t.attach(v, i, "dep")
			t.attach(m, v, "dep")
			t.retag(v, "X", t.toks[v].XPOS)
			t.toks[i].XPOS, t.toks[i].Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
			return
		}
	}
}
