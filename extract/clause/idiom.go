package clause

// onlyTo finds what the only, first or last one to do something did.
func (t *tree) onlyTo(i int) []*Clause {
	n := t.head[i]
	if n < 0 || !t.is(i, "acl") || !t.infinitive(i) || !t.pos(i, "VERB") || t.copulaOf(n) < 0 {
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

// sayNo finds what somebody says no to.
func (t *tree) sayNo(i int) []*Clause {
	o := t.kid(i, "obj", "discourse", "advmod", "ccomp")
	if t.lemma(i) != "say" || o < i || t.form(o) != "no" && !(t.form(o) == "thanks" && t.form(o-1) == "no") {
		return nil
	}
	g := t.verbGroup(i)
	c := t.frame(i, g)
	if c == nil {
		return nil
	}
	c.Relation = g.relation + "_no_to"
	at := t.subtree(o, func(k int) bool { return !t.is(k, "det") })
	for _, h := range []int{i, o} {
		for _, k := range t.kids[h] {
			switch cs, cat := t.caseOf(k); {
			case k > o && t.is(k, "obl", "nmod") && cs == "to":
				c.Objects, c.Words = stripCase(t.phrases(k)), union(c.Words, at, cat)
			case k > o && t.is(k, "advcl", "acl", "obl", "nmod") && t.infinitive(k) && t.kid(k, "obj") >= 0:
				c.Objects, c.Words = t.phrases(t.kid(k, "obj")), union(c.Words, at, t.kidsOf(k, "mark"))
				if !takingVerbs[t.lemma(k)] {
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
		c.Negated, c.Subjects[0].Negated = true, false
	}
	t.arguments(c, i)
	s := t.ownSubject(i)
	for _, k := range t.kids[s] {
		if cs, _ := t.caseOf(k); k > s && t.is(k, "nmod") && placePrepositions[cs] {
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
