package clause

// clausal are the relations by which a verb heads a clause.
const clausal = root | ccomp | xcomp | advcl | acl | parataxis | csubj | dep | list | orphan

// heads reports whether token i can head a clause: by its relation, or by that
// of the word it is coordinated with.
func (t *tree) headsClause(i int) bool {
	for n := 0; n < maxSteps; n++ {
		if t.rel(i, clausal) || t.head[i] < 0 || n == 0 && t.child(i, nsubj|nsubjPass) >= 0 {
			return true
		}
		if !t.rel(i, conj) {
			return false
		}
		i = t.head[i]
	}
	return false
}

// isVerb reports whether token i is a verb at the head of a clause.
func (t *tree) isVerb(i int) bool {
	if t.joined(i-1) && t.toks[i].XPOS == "VBN" {
		return false // soft-spoken
	}
	if t.pos(i, tagVerb) && (t.child(i, cop) < 0 || t.child(i, aux) >= 0 || t.child(i, nsubjOuter) >= 0) {
		return t.headsClause(i)
	}
	return false
}

// copulaOf returns the form of be that makes token i a predicate, its own or the
// one shared by coordination, or -1.
func (t *tree) copulaOf(i int) int {
	if k := t.child(i, cop); k >= 0 {
		return k
	}
	if t.rel(i, conj) && t.pos(i, tagAdj|tagNoun|tagPropn|tagNum) && t.child(i, nsubj) < 0 {
		if h := t.head[i]; h >= 0 {
			return t.child(h, cop)
		}
	}
	return -1
}

// passive reports whether the verb i is passive.
func (t *tree) passive(i int) bool {
	if t.child(i, auxPass) < 0 && t.verbIn(i, movingOff) {
		return false
	}
	if t.child(i, auxPass|nsubjPass) >= 0 {
		return true
	}
	if t.toks[i].XPOS != "VBN" {
		return false
	}
	if t.child(i, aux) >= 0 {
		return false
	}
	switch {
	case t.rel(i, aclRelcl):
		return false
	case t.child(i, nsubj) >= 0 && t.child(i, obj|ccomp|xcomp) < 0 && t.rel(i, root|ccomp|parataxis):
		return t.in(i, headlineVerbs) && !t.objectLater(i) // "man charged with arson"
	case t.rel(i, acl):
		return true
	case t.rel(i, advcl|xcomp):
		return t.child(i, obj) < 0
	case t.rel(i, conj) && t.head[i] >= 0 && t.child(i, nsubj) < 0:
		if t.child(t.head[i], cop) >= 0 && t.child(i, obj|ccomp|xcomp) < 0 {
			return true // "was respected and loved"
		}
		return t.pos(t.head[i], tagVerb) && t.head[i] < i && t.passiveConj(i)
	}
	return false
}

// headlineVerbs stand as bare passive participles in headlines.
var headlineVerbs = words(`charge accuse arrest kill injure wound jail sentence convict suspect name rescue detain shoot kidnap hospitalize
	capture add oust free approve postpone destroy damage bury
	acquit ban fine evacuate hospitalise appoint elect assassinate murder cancel suspend sack indict gun_down run_over relieve
	fire find stab beat hit strike hold seize honor honour ground unveil deport extradite expel evict defeat carry restore torch
	place quarantine behead steal smuggle reveal disrupt sever topple tackle foil thwart repel nab`)

// movingOff are verbs with particles that have no passive: "four made off with it".
var movingOff = words(`make_off get_away run_off run_away break_in break_out take_off set_off set_out`)

// passiveConj follows coordination to the first verb.
func (t *tree) passiveConj(i int) bool {
	for n := 0; t.rel(i, conj) && t.head[i] >= 0 && n < maxSteps; n++ {
		i = t.head[i]
	}
	return t.child(i, auxPass|nsubjPass) >= 0 || t.rel(i, acl) && !t.rel(i, aclRelcl) && t.toks[i].XPOS == "VBN"
}

// subjects returns the grammatical subject of the clause headed by i, each of
// its coordinated parts resolved; nothing if it has none that can be named.
func (t *tree) subjects(i int) []Phrase { return t.subjectsWithin(i, 12) }

func (t *tree) subjectsWithin(i, depth int) []Phrase {
	if depth == 0 || i < 0 {
		return nil
	}
	if s := t.ownSubject(i); s >= 0 {
		return t.phrases(s)
	}
	if s := t.child(i, csubj); t.doc.asWritten && s >= 0 && s < i && t.toks[s].XPOS == "VBG" && t.child(i, expl) < 0 {
		return []Phrase{{Head: s}} // "Measuring it is a step"
	}
	h := t.head[i]
	if h < 0 || t.child(i, csubj|expl) >= 0 {
		return nil
	}
	switch {
	case t.rel(i, conj):
		return gapped(t.subjectsWithin(h, depth-1))
	case t.rel(i, xcomp):
		return gapped(t.controller(i, h, depth))
	case t.rel(i, aclRelcl):
		return nil // it has a subject of its own, if only a relative pronoun
	case t.rel(i, acl):
		if t.infinitive(i) || t.child(i, mark) >= 0 || !t.pos(h, tagNoun|tagPropn|tagPron|tagNum) || t.in(h, troubleNouns) && t.toks[i].XPOS == "VBG" {
			return nil
		}
		if s := t.ownSubject(h); s >= 0 && t.copulaOf(h) >= 0 && t.child(h, caseMark) >= 0 && t.toks[i].XPOS == "VBG" && !t.pos(s, tagPron) {
			return gapped(t.phrases(s)) // "X was in the area attempting to"
		}
		q := Phrase{Head: h, Gap: true}
		if t.rel(h, appos) && t.head[h] >= 0 && t.nameAt(h) < 0 && t.nameAt(t.head[h]) >= 0 && t.describes(h, t.head[h]) {
			q.Head = t.head[h] // "N, a bank affiliated with"
		}
		out := []Phrase{t.resolve(q)}
		if list := t.conjuncts(h); q.Head == h && len(list) > 0 && list[len(list)-1] < i && t.doc.asWritten {
			for _, k := range list { // "goods and wastes containing lead"
				out = append(out, t.resolve(Phrase{Head: k, Gap: true}))
			}
		}
		return out
	case t.rel(i, advcl):
		if t.participle(i) && t.in(h, accusing) && !t.passive(h) && t.child(h, obj) >= 0 && t.child(i, mark) >= 0 && t.formIn(t.child(i, mark), faulting) {
			return gapped(t.phrases(t.child(h, obj)))
		}
		if t.toks[i].XPOS == "VBN" && i > h && (t.lemma(i) == "cause" || t.lemma(i) == "follow" || t.in(i, sparkVerbs)) {
			return nil // "the line failed, caused by a storm": the failure was
		}
		if t.in(i, succeeding) && t.in(h, installing) && i > h && t.toks[i].XPOS == "VBG" && t.child(i, mark) < 0 && !t.passive(h) && t.child(h, obj) > h {
			return gapped(t.phrases(t.child(h, obj))) // "named Berg director, replacing Lund"
		}
		if t.cameOf(i) {
			return nil
		}
		if t.passive(h) && t.toks[i].XPOS == "VBG" && t.mark(i, "by") {
			return t.agents(h) // "the bill was cut by closing schools": who cut it closed them
		}
		if t.resultOf(i, h) {
			if t.in(i, sparkVerbs) {
				return nil
			}
			return t.agents(h)
		}
		if t.participle(i) {
			return gapped(t.subjectsWithin(h, depth-1))
		}
	case t.rel(i, ccomp) && t.toks[i].XPOS == "VBG" && t.reports(h) && t.pos(h, tagVerb):
		return nil // said that naming it would hurt
	case t.rel(i, ccomp) && t.toks[i].XPOS == "VBG", t.rel(i, parataxis) && t.toks[i].XPOS == "VBG":
		return gapped(t.subjectsWithin(h, depth-1))
	}
	return nil
}

// succeeding is what those do whom somebody appoints.
var (
	succeeding = words(`replace succeed`)
	installing = words(`name appoint hire pick choose elect promote install nominate select`)
)

// cameOf reports whether the participle i says what the whole clause before it led to: "Berg fell ill, leading to
// a new election".
func (t *tree) cameOf(i int) bool {
	if t.toks[i].XPOS != "VBG" || t.child(i, obj|mark|aux) >= 0 || t.doc.asWritten {
		return false
	}
	k := t.child(i, obl)
	return k > i && (t.lemma(i) == "lead" && t.caseIs(k, "to") || t.lemma(i) == "result" && t.caseIs(k, "in"))
}

// faulting marks open what somebody is accused of: "for stealing", "of lying".
var faulting = words(`for of with over as`)

// resultOf reports whether the participle i says what came of the passive clause
// of h, so that its subject is the agent, if any, or what happened, which is no
// noun: "was shot by police, sparking protests", "was foiled by N, capturing 26".
func (t *tree) resultOf(i, h int) bool {
	return t.toks[i].XPOS == "VBG" && i > h && t.passive(h) && t.child(i, mark) < 0 && t.child(i, obj) >= 0 && (len(t.agents(h)) > 0 || t.in(i, resultVerbs) || t.in(i, sparkVerbs))
}

// sparkVerbs have events for their subjects.
var sparkVerbs = words(`trigger spark prompt provoke raise fuel mark end bring set allow make give`)

// agents returns who does what the passive h says.
func (t *tree) agents(h int) []Phrase {
	for _, k := range t.kids[h] {
		if t.rel(k, obl) && t.caseIs(k, "by") && !t.temporal(k) {
			return gapped(stripCase(t.phrases(k)))
		}
	}
	return nil
}

// troubleNouns take a participle that somebody else does: difficulties getting in.
var troubleNouns = words(`difficulty trouble problem time experience interest success luck way day week month year hour fun job work cost point use practice`)

// ownSubject returns the head of i's own subject, or -1. Where a wrong tree has
// two, the one nearest before the verb is taken.
func (t *tree) ownSubject(i int) int {
	best := -1
	for _, k := range t.kids[i] {
		if t.rel(k, nsubj) && (best < 0 || k < i) && !(t.rel(k, nsubjOuter) && len(t.children(i, nsubj)) > 1) {
			best = k
		}
	}
	return best
}

// controller returns the subject of the infinitive or participle i under h.
func (t *tree) controller(i, h, depth int) []Phrase {
	if t.pos(h, tagVerb) && !t.passive(h) && t.lemma(h) != "promise" {
		if o := t.child(h, obj|iobj); o >= 0 && (o < i || t.rel(o, obj)) {
			return t.phrases(o)
		}
	}
	return t.subjectsWithin(h, depth-1)
}

func gapped(ps []Phrase) []Phrase {
	out := make([]Phrase, len(ps))
	for n, p := range ps {
		p.Gap = true
		out[n] = p
	}
	return out
}

// infinitive reports whether the verb i stands with "to".
func (t *tree) infinitive(i int) bool {
	for _, k := range t.kids[i] {
		if t.rel(k, mark) && t.form(k) == "to" {
			return true
		}
	}
	return false
}

// participle reports whether i is a clause without a finite verb and without "to".
func (t *tree) participle(i int) bool {
	for _, k := range t.kids[i] {
		if t.rel(k, aux|cop) && t.feat(k, "VerbForm=Fin") {
			return false
		}
	}
	x := t.toks[i].XPOS
	return x == "VBG" || x == "VBN" || t.child(i, cop) >= 0 && t.toks[t.child(i, cop)].XPOS == "VBG"
}

// relativeWithin returns a relative pronoun inside the relative clause i, or -1.
func (t *tree) relativeWithin(i int) int {
	for _, k := range t.subtree(i, func(k int) bool { return t.rel(k, aclRelcl) }) {
		if k != i && t.isRelative(k) && t.antecedent(k) >= 0 {
			return k
		}
	}
	return -1
}

// relativeClause returns the relative clause without a relative pronoun whose gap
// the verb i may fill, or -1: i itself, or the clause above an infinitive or a
// complement clause.
func (t *tree) relativeClause(i int) int {
	for n := 0; i >= 0 && n < 6; n++ {
		if t.rel(i, aclRelcl) {
			if t.head[i] < 0 || t.relativeWithin(i) >= 0 || t.head[i] > i {
				return -1
			}
			return i
		}
		if !t.rel(i, xcomp|ccomp|conj) {
			return -1
		}
		i = t.head[i]
	}
	return -1
}

// noGap are antecedents that are no object of their relative clause.
var noGap = words(`day week month year time moment hour minute place reason way fact period point case extent degree night morning season`)

// gapObject returns the antecedent as the object of a verb that lacks one in a
// relative clause without pronoun: "the republics he recognized".
func (t *tree) gapObject(i int) (Phrase, bool) {
	r := t.relativeClause(i)
	if r < 0 || t.passive(i) || t.child(i, obj|ccomp|xcomp|cop) >= 0 {
		return Phrase{}, false
	}
	a := t.head[r]
	if t.in(a, noGap) || t.in(a, nounsOfSaying) || t.in(a, maybeNouns) || len(t.subjects(i)) == 0 || !t.pos(a, tagNoun|tagPropn) {
		return Phrase{}, false
	}
	for _, s := range t.subjects(i) {
		if s.Head == a {
			return Phrase{}, false
		}
	}
	p := t.resolve(Phrase{Head: a, Gap: true})
	for _, k := range t.kids[i] {
		if t.rel(k, obl|advmod) && t.pos(k, tagAdp) && t.toks[k].XPOS != "RP" {
			p.Case, p.CaseAt = t.form(k), []int{k}
			return p, true
		}
	}
	if t.in(i, intransitive) {
		return Phrase{}, false
	}
	return p, true
}

var intransitive = words(`go come arrive happen occur live die be exist appear seem sit stand lie fall rise sleep speak talk work look wait act react respond vote riot`)
