package clause

import "tercet/corpus"

// onlyTo finds what the only, first or last one to do something did.
func (t *tree) onlyTo(i int) []*Clause {
	n := t.head[i]
	if n < 0 || !t.rel(i, acl) || !t.infinitive(i) || !t.pos(i, tagVerb) || t.in(n, choices) {
		return nil
	}
	beside := t.rel(n, appos) && t.head[n] >= 0 && t.nameAt(t.head[n]) >= 0 // "Berg, the first woman to"
	if !beside && t.copulaOf(n) < 0 && !(t.rel(n, xcomp) && t.head[n] >= 0 && t.lemma(t.head[n]) == "become") {
		return nil
	}
	unique := false
	for _, k := range t.kids[n] {
		switch t.form(k) {
		case "only", "first", "last", "second", "third", "latest", "sole", "youngest", "oldest":
			unique = unique || k < n
		}
	}
	subjects := t.subjects(n)
	if beside {
		subjects = []Phrase{{Head: t.head[n]}}
	}
	if !unique || len(subjects) == 0 {
		return nil
	}
	g := t.verbGroup(n)
	if g.negated {
		return nil // "not the first to" did it all the same
	}
	own := t.verbGroup(i)
	own.negated, own.modal = own.negated != g.negated, g.modal
	c := &Clause{Pred: i, Chain: []int{i}, Words: own.words, Relation: own.relation, Active: own.active, Passive: own.passive,
		Negated: own.negated, Modal: own.modal, Subjects: gapped(subjects)}
	g.chain = []int{n}
	if !t.applyContext(c, &g) {
		return nil
	}
	t.arguments(c, i)
	return []*Clause{c}
}

// choices are what somebody is without doing it yet: "the first choice to lead".
var choices = words(`choice pick candidate contender nominee option favourite favorite chance attempt step opportunity decision way`)

// sayNo finds what somebody says no to.
func (t *tree) sayNo(i int) []*Clause {
	o := t.child(i, obj|discourse|advmod|ccomp)
	if t.lemma(i) != "say" || o < i || t.form(o) != "no" && !(t.form(o) == "thanks" && t.form(o-1) == "no") {
		return nil
	}
	g := t.verbGroup(i)
	c := t.frame(i, g)
	if c == nil {
		return nil
	}
	c.Relation = g.relation + "_no_to"
	at := t.subtree(o, func(k int) bool { return !t.rel(k, det) })
	for _, h := range []int{i, o} {
		for _, k := range t.kids[h] {
			switch cs, cat := t.caseOf(k); {
			case k > o && t.rel(k, obl|nmod) && cs == "to":
				c.Objects, c.Words = stripCase(t.phrases(k)), union(c.Words, at, cat)
			case k > o && t.rel(k, advcl|acl|obl|nmod) && t.infinitive(k) && t.child(k, obj) >= 0:
				c.Objects, c.Words = t.phrases(t.child(k, obj)), union(c.Words, at, t.children(k, mark))
				if !t.in(k, takingVerbs) {
					c.Relation += "_" + t.lemma(k)
				}
			}
		}
	}
	if len(c.Objects) == 0 {
		return nil
	}
	return []*Clause{c}
}

// saidAt finds who speaks at a named occasion: "said at the Forum that it would pay".
func (t *tree) saidAt(i int) []*Clause {
	if t.doc.asWritten || !t.pos(i, tagVerb) || !t.in(i, speakingVerbs) {
		return nil
	}
	for _, k := range t.children(i, obl) {
		if !t.caseIs(k, "at") && !t.caseIs(k, "during") || !t.doc.named(t.mention[k]) {
			continue
		}
		if typ := t.doc.typeOf(t.mention[k]); typ != corpus.Event && !(typ == corpus.Org && t.in(k, gatherings)) {
			continue
		}
		c := t.frame(i, t.verbGroup(i))
		if c == nil || c.Negated || c.Factuality <= corpus.Planned {
			return nil
		}
		if c.Passive {
			t.arguments(c, i)
			c.Subjects, c.Passive = c.Agents, false
		}
		return []*Clause{{Pred: i, Chain: []int{i}, Words: c.Words, Relation: "speak", Active: "speak", Subjects: c.Subjects,
			Obliques: t.phrases(k), Said: c.Said, Factuality: c.Factuality}}
	}
	return nil
}

// speakingVerbs are those of sayingVerbs that are done aloud; gatherings are what
// organisations hold and name.
var (
	speakingVerbs = words(`say tell declare announce state note add stress warn emphasize emphasise remark insist reiterate speak`)
	gatherings    = words(`forum summit conference congress convention assembly meeting session festival rally ceremony`)
)

// questioned finds to whom somebody responds who responds to a question from N, or N's.
func (t *tree) questioned(i int) []*Clause {
	v := t.head[i]
	if t.doc.asWritten || t.lemma(i) != "question" || v < 0 || v > i || !t.pos(v, tagVerb) {
		return nil
	}
	switch t.lemma(v) {
	case "answer":
		if !t.rel(i, obj) {
			return nil
		}
	case "reply", "respond":
		if !t.rel(i, obl) || !t.caseIs(i, "to") {
			return nil
		}
	default:
		return nil
	}
	for _, k := range t.kids[i] {
		if k = t.resolve(Phrase{Head: k}).Head; !t.rel(k, nmodPoss) && !t.caseIs(k, "from") && !t.caseIs(k, "by") || !t.human(k) {
			continue
		}
		c := t.frame(v, t.verbGroup(v))
		if c == nil {
			return nil
		}
		_, to := t.caseOf(i)
		_, from := t.caseOf(k)
		c.Relation, c.Active, c.Words = "answer", "answer", union(c.Words, to, t.nounAlone(i), from)
		c.Objects = stripCase(t.phrases(k))
		return []*Clause{c}
	}
	return nil
}

// thereIs finds where something is: "there are racists on television".
func (t *tree) thereIs(i int) []*Clause {
	if t.lemma(i) != "be" || t.existential(i) < 0 {
		return nil
	}
	g := t.verbGroup(i)
	g.relation, g.active = "be", "be"
	c := t.frame(i, g)
	if c == nil {
		return nil
	}
	c.Relation, c.Copular = "be", true
	if len(c.Subjects) > 0 && c.Subjects[0].Negated {
		c.Negated = true
		for n := range c.Subjects {
			c.Subjects[n].Negated = !c.Subjects[n].Negated
		}
	}
	t.arguments(c, i)
	s := t.ownSubject(i)
	for _, k := range t.kids[s] {
		if cs, _ := t.caseOf(k); k > s && t.rel(k, nmod) && placePrepositions.has(cs) {
			c.Places = append(c.Places, t.phrases(k)...)
			for n := range c.Subjects {
				c.Subjects[n].Alone = true
			}
		}
	}
	if len(c.Places) == 0 && len(c.Obliques) == 0 {
		return nil
	}
	c.Rule = "there-is"
	return []*Clause{c}
}

// eachOther gives what two coordinated subjects do with each other, if the verb
// says that: "Berg and Nord spoke on Monday" is Berg spoke with Nord.
func (t *tree) eachOther(c *Clause) (fact, bool) {
	with, ok := reciprocalVerbs[t.lemma(c.Pred)]
	if !ok || c.Passive || len(c.Subjects) != 2 || len(c.Chain) > 1 || c.Subjects[0].Negated != c.Subjects[1].Negated {
		return fact{}, false
	}
	for _, s := range c.Subjects {
		if t.nameAt(s.Head) < 0 && !t.human(s.Head) {
			return fact{}, false
		}
	}
	o := c.Subjects[1]
	o.Negated = false
	return fact{object: o, relation: c.Relation + with, words: c.Words, rule: "each-other"}, true
}

// reciprocalVerbs are what two do with each other, with what the relation adds.
var reciprocalVerbs = map[string]string{"meet": "", "marry": "", "divorce": "", "fight": "", "speak": "_with", "talk": "_with", "negotiate": "_with",
	"clash": "_with", "collide": "_with", "merge": "_with", "confer": "_with", "quarrel": "_with"}
