package clause

// What words around a verb make of it that neither deny it nor state it.

// nearly reports whether the predicate i tells what did not quite happen, or is not quite so:
// "almost drowned", "was nearly blind", "rarely speaks", "has all but resigned". What nearly doubled did grow, and is stated.
func (t *tree) nearly(i int) bool {
	if t.allBut(i) {
		return !t.doc.asWritten
	}
	for _, k := range t.children(i, advmod) {
		switch t.form(k) {
		case "rarely", "seldom":
			return !t.doc.asWritten
		case "almost", "nearly":
			if t.child(i, cop) >= 0 && t.child(i, cop) < k && k+1 == i && t.pos(i, tagAdj) {
				return !t.doc.asWritten
			}
			return k < i && t.pos(i, tagVerb) && t.pos(k+1, tagVerb|tagAux) && !t.in(i, multiplying)
		}
	}
	return false
}

// allBut reports whether "all but" stands before the word i, and at most an adverb between.
func (t *tree) allBut(i int) bool {
	if i > 0 && t.pos(i-1, tagAdv) && t.form(i-1) != "but" {
		i--
	}
	return i > 1 && t.form(i-1) == "but" && t.form(i-2) == "all" && t.pos(i, tagVerb|tagAdj|tagAdv|tagAux)
}

var multiplying = words(`double triple treble quadruple halve`)

// hypothetical reports whether the clause of i is a condition without "if": "had Berg
// signed, Lund would have resigned".
func (t *tree) hypothetical(i int) bool {
	a, s := t.child(i, aux|cop), t.ownSubject(i)
	if a < 0 || s < a || i < s {
		return false
	}
	switch t.form(a) {
	case "had", "were", "should":
	default:
		return false
	}
	return t.subtree(i, func(k int) bool { return t.rel(k, punct) || t.clausal(k) })[0] == a
}

// clausal reports whether k heads a clause of its own.
func (t *tree) clausal(k int) bool {
	return t.rel(k, advcl|ccomp|parataxis|conj) && t.pos(k, tagVerb|tagAux|tagAdj|tagNoun)
}

// mustBe reports whether a denial of the predicate i says that it is so, as much as can
// be: "cannot but accept", "could not be happier".
func (t *tree) mustBe(i int) bool {
	for _, k := range t.children(i, advmod) {
		if !t.in(k, negators) || k == 0 || !t.pos(k-1, tagAux) || k+1 >= len(t.toks) {
			continue
		}
		if modal := t.lemma(k - 1); modal != "can" && modal != "could" {
			continue
		}
		if t.form(k+1) == "but" || t.toks[i].XPOS == "JJR" && t.child(i, cop) == k+1 {
			return true
		}
	}
	return false
}

// fictional reports whether the predicate i tells what happens in a story: "in the film, Berg
// kills the king". Who plays in it does so in the world.
func (t *tree) fictional(i int) bool {
	first := i
	if c := t.child(i, cop); c >= 0 {
		first = c
	}
	if x := t.toks[first].XPOS; !t.pos(first, tagVerb|tagAux) || x != "VBZ" && x != "VBP" || t.reports(i) || t.in(i, inWorks) {
		return false
	}
	for _, k := range t.children(i, obl|nmod) {
		if t.in(k, stories) && t.caseIs(k, "in") && t.nameAt(k) < 0 {
			return true
		}
	}
	return false
}

var (
	stories = words(`film movie novel play opera sitcom tale cartoon musical comic thriller comedy drama`)
	inWorks = words(`play star portray voice appear feature act perform sing dance use describe depict argue write direct have`)
)

// cutShort reports whether the gerund i is what its doer did not live or stay free to do:
// "died before signing the treaty".
func (t *tree) cutShort(i int) bool {
	h := t.head[i]
	return h >= 0 && t.rel(i, advcl) && t.toks[i].XPOS == "VBG" && t.mark(i, "before") && t.in(h, cutting) && (t.lemma(h) == "die" || t.passive(h))
}

var cutting = words(`die kill shoot murder assassinate arrest intercept stop foil thwart cancel abort`)

// mendEscaped makes what somebody missed or escaped doing the complement of the verb before it:
// "narrowly missed winning the title".
func (t *tree) mendEscaped(i int) {
	v := t.head[i]
	if v != i-1 || !t.rel(i, advcl) || t.toks[i].XPOS != "VBG" || !t.in(v, escaping) || t.child(i, mark|nsubj) >= 0 || t.child(v, obj) >= 0 {
		return
	}
	t.relabel(i, "xcomp")
}

var escaping = words(`miss avoid escape resist evade dodge`)

// mendStopShort makes what somebody stopped short of doing the complement of the verb: "stopped short of accusing
// Norvik".
func (t *tree) mendStopShort(i int) {
	v := t.head[i]
	if v > 0 && t.form(v) == "short" {
		v = t.head[v]
	}
	s := v + 1
	if v < 0 || i <= s || t.lemma(v) != "stop" || t.form(s) != "short" || !t.mark(i, "of") || t.toks[i].XPOS != "VBG" {
		return
	}
	t.attach(i, v, "xcomp")
	t.relabel(s, "compound:prt")
}

// mendYetTo makes an auxiliary of the form of be in "is yet to pay".
func (t *tree) mendYetTo(i int) {
	m, b := t.child(i, mark), t.child(i, cop)
	if m > 1 && b >= 0 && b < m && t.pos(i, tagVerb) && t.form(m) == "to" && t.form(m-1) == "yet" {
		t.relabel(b, "aux")
	}
}

// mendNoWay gives the verb the phrase that denies it, where the tree gives it to the subject: "Berg in no way
// endorsed the plan".
func (t *tree) mendNoWay(i int) {
	s := t.head[i]
	if s < 0 || s > i || t.form(i) != "way" || !t.caseIs(i, "in") || t.child(i, det) < 0 || t.form(t.child(i, det)) != "no" || !t.rel(s, nsubj) {
		return
	}
	if v := t.head[s]; v > i {
		t.attach(i, v, "obl")
	}
}

// mendSeldom makes an auxiliary of the verb between an adverb of denial and its subject: "seldom has a court
// convicted a general".
func (t *tree) mendSeldom(i int) {
	v := t.head[i]
	if v != i+1 || !t.formIn(i, denyingAdverbs) || t.lemma(v) != "have" {
		return
	}
	s := t.child(v, obj|nsubj)
	if s < v {
		return
	}
	p := t.child(s, acl)
	if p < s || t.toks[p].XPOS != "VBN" || t.rel(p, aclRelcl) {
		return
	}
	t.replace(v, p)
	for _, k := range append([]int{}, t.kids[v]...) {
		t.attach(k, p, t.toks[k].DepRel)
	}
	t.attach(s, p, "nsubj")
	t.attach(v, p, "aux")
	t.retag(v, "AUX", t.toks[v].XPOS)
}

var denyingAdverbs = words(`never seldom rarely nor neither hardly scarcely nowhere`)

// mendMissing makes an adjective of "missing" in "was reported missing by his sister", who
// reported it.
func (t *tree) mendMissing(i int) {
	v := t.head[i]
	if v < 0 || t.form(i) != "missing" || !t.rel(i, xcomp) || !t.pos(v, tagVerb) || t.child(i, obj) >= 0 {
		return
	}
	t.retag(i, "ADJ", "JJ")
	t.toks[i].Feats = "Degree=Pos"
}

// goodFor reports whether i tells what something only may or does not do well: "should be effective in
// stopping the worm".
func (t *tree) goodFor(i int) bool {
	h := t.head[i]
	if h < 0 || h > i || t.doc.asWritten || !t.rel(i, advcl) || t.toks[i].XPOS != "VBG" || !t.mark(i, "in", "at", "for") || !t.pos(h, tagAdj) || t.child(h, cop) < 0 {
		return false
	}
	for _, k := range t.children(h, aux) {
		if t.toks[k].XPOS == "MD" && t.form(k) != "will" {
			return true
		}
	}
	return t.denied(h)
}

// objectUnsaid reports whether i lacks the object that "what" before it stands for: "lies are what the
// jury heard".
func (t *tree) objectUnsaid(i int) bool {
	h := t.head[i]
	return h >= 0 && h < i && !t.doc.asWritten && t.rel(i, aclRelcl) && t.form(h) == "what" && t.pos(i, tagVerb) && t.ownSubject(i) > h && t.child(i, obj|ccomp) < 0 && !t.passive(i)
}

// mustSay reports whether h says what it says it must: "I must admit".
func (t *tree) mustSay(h int) bool {
	s, a := t.ownSubject(h), t.child(h, aux)
	return s >= 0 && a >= 0 && t.form(a) == "must" && t.formIn(s, firstPersons)
}

// expected reports whether the clause of h tells of the future.
func (t *tree) expected(h int) bool {
	for _, k := range t.children(h, aux) {
		if f := t.form(k); f == "will" || f == "'ll" || f == "shall" || modals.has(f) {
			return true
		}
	}
	return false
}

// awaited reports whether the clause i, which the conjunction mark opens, tells of
// what is still to come: "before Talamar has apologised", "until they pay". In the
// past tense it happened: "before Russia invaded".
func (t *tree) awaited(i, mark int) bool {
	switch t.form(mark) {
	case "before", "until", "till":
	case "once", "when", "after":
		if h := t.head[i]; h < 0 || !t.expected(h) {
			return false
		}
	default:
		return false
	}
	tense := t.toks[i].XPOS
	for _, k := range t.children(i, aux) {
		tense = t.toks[k].XPOS
		break
	}
	return tense == "VBZ" || tense == "VBP"
}

// ordered reports whether c is what somebody is told to do, which is still to come.
func (t *tree) ordered(c *Clause) bool {
	for _, v := range c.Chain[:max(0, len(c.Chain)-1)] {
		if t.in(v, orders) {
			return true
		}
	}
	return false
}

var orders = words(`instruct order tell ask urge invite summon request want wish hope promise vow pledge agree decide intend plan expect schedule`)

// background reports whether the adverbial clause i tells why or after what, which is so whatever becomes of the clause
// above: "urged them to flee after the dam had burst".
func (t *tree) background(i int) bool {
	if !t.mark(i, "after", "because", "since", "although", "though") || t.mark(i, "until", "till", "if") {
		return false
	}
	if a := t.child(i, aux|auxPass|cop); a >= 0 {
		return t.toks[a].XPOS == "VBD"
	}
	return t.toks[i].XPOS == "VBD"
}
