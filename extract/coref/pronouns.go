package coref

import (
	"slices"

	"tercet/corpus"
)

// speakers merges I, we and you with each other and with who speaks. Outside of
// quotes they are the narrator's.
func (r *resolver) speakers() {
	type voice struct {
		quote int // the first quote of the speech, or -1
		word  byte
	}
	first := make(map[voice]*mention)
	for _, m := range r.mentions {
		if m.Kind != corpus.Pronoun || m.person != 1 && m.person != 2 {
			continue
		}
		v := voice{r.speech(m.quote), 'I'}
		var who *mention
		if m.quote >= 0 {
			who = r.quotes[m.quote].speaker
		}
		switch {
		case m.person == 2:
			v.word, who = 'Y', nil
			if m.quote >= 0 {
				who = r.quotes[m.quote].listener
			}
		case m.number == plural:
			v.word = 'W'
			switch {
			case who != nil && r.withOthers(m.quote):
				who = nil // "my wife and I": we are the two
			case who != nil:
				who = r.standsFor(who)
			}
		}
		if f, ok := first[v]; ok {
			merge(f, m)
			continue
		}
		first[v] = m
		if who != nil && (who.cluster.gender&m.gender != 0 || m.number == plural) {
			merge(who, m)
		}
	}
}

// speech returns the first quote of the speech that quote q goes on with.
func (r *resolver) speech(q int) int {
	for q > 0 && r.quotes[q].speaker != nil && r.quotes[q-1].speaker == r.quotes[q].speaker {
		q--
	}
	return q
}

// withOthers reports whether somebody "and I" stand together in quote q.
func (r *resolver) withOthers(q int) bool {
	qu := &r.quotes[q]
	for s := qu.from.sentence; s <= qu.to.sentence; s++ {
		t := &r.trees[s]
		for i := range t.tokens {
			if t.lemma(i) == "i" && (t.rel(i) == "conj" || t.kid(i, "conj") >= 0) && r.quoteAt(place{s, i}) == q {
				return true
			}
		}
	}
	return false
}

// standsFor returns whom a speaker means by "we": the state or organization
// whose president, minister or spokesman he is, or himself.
func (r *resolver) standsFor(who *mention) *mention {
	for _, ro := range who.cluster.roles {
		if ro.owner == nil || ro.owner.cluster == who.cluster {
			continue
		}
		switch ro.owner.cluster.typ() {
		case corpus.Org, corpus.Place:
			if leaders[ro.noun] || ro.noun == "minister" || ro.noun == "spokesman" || ro.noun == "spokeswoman" ||
				ro.noun == "spokesperson" || ro.noun == "representative" || ro.noun == "director" || ro.noun == "ceo" || ro.noun == "ambassador" {
				return ro.owner
			}
		}
	}
	return who
}

// pronouns resolves he, she, it and they, from left to right.
func (r *resolver) pronouns() {
	for i, m := range r.mentions {
		if m.Kind == corpus.Pronoun && m.person == 3 && m.reflexive {
			if n := r.reflexive(m); n != nil {
				merge(n, m)
			}
		}
		if r.hasAntecedent(m) {
			if n := r.antecedent(i); n != nil {
				merge(n, m)
			}
		}
	}
}

// hasAntecedent reports whether m is a pronoun of the third person that may mean what was
// mentioned before.
func (r *resolver) hasAntecedent(m *mention) bool {
	return m.Kind == corpus.Pronoun && m.person == 3 && m.number != either && !m.reflexive &&
		!(m.low == "it" && r.pleonastic(m))
}

// pleonastic reports whether "it" only fills the subject's place, where the tree
// does not say so: "it is clear that", "it has been calculated that".
func (r *resolver) pleonastic(m *mention) bool {
	t := &r.trees[m.Sentence]
	p := t.up(m.Head)
	if p >= 0 && t.rel(m.Head) == "obj" && formal[t.lemma(p)] {
		x := t.kid(p, "xcomp")
		return x > m.Head && t.tokens[x].UPOS != "VERB" && (t.tokens[x].UPOS == "NUM" || t.kid(x, "ccomp", "csubj", "xcomp", "advcl", "acl") > x || t.kid(p, "ccomp", "csubj", "advcl") > x)
	}
	if p < 0 || t.rel(m.Head) != "nsubj" || t.up(p) >= 0 && t.rel(p) == "acl" {
		return false
	}
	switch t.tokens[p].UPOS {
	case "ADJ", "NOUN":
		return t.kid(p, "cop") >= 0 && t.kid(p, "csubj", "ccomp", "xcomp") > p || t.tokens[p].XPOS == "CD"
	case "VERB":
		if t.lemma(p) == "come" && t.kid(p, "advmod") >= 0 && t.kid(p, "obl") > p {
			return true // "when it comes to"
		}
		passive := t.tokens[m.Head].DepRel == "nsubj:pass" || t.tokens[p].XPOS == "VBN"
		return t.kid(p, "csubj") > p || passive && t.kid(p, "ccomp") > p || t.lemma(p) == "seem" || t.lemma(p) == "rain" || t.lemma(p) == "turn" && t.kid(p, "ccomp") > p
	}
	return timeNouns[t.lemma(p)]
}

// formal verbs may have an object that stands for a clause to come: "made it clear that",
// "finds it hard to", "makes it three".
var formal = set(`make find consider think deem believe feel leave call render take`)

// reflexive returns the subject of the clause of a reflexive pronoun, or the
// name that it stresses: "Putin himself".
func (r *resolver) reflexive(m *mention) *mention {
	t := &r.trees[m.Sentence]
	for _, n := range r.headed[m.Sentence][max(0, m.First-6):m.First] {
		if n != nil && n.Last == m.First-1 && n.Kind == corpus.Name && agree(n.cluster, m.cluster) {
			return n
		}
	}
	if sub := t.controller(t.verb(m.Head)); sub >= 0 && sub != m.Head {
		if n := r.headed[m.Sentence][sub]; n != nil && agree(n.cluster, m.cluster) {
			return n
		}
	}
	return nil
}

// An antecedent stands at most window sentences and candidates mentions back;
// reach is how many tokens around a mention syntax can bind.
const (
	window     = 4
	candidates = 200
	reach      = 80
)

// possessive reports whether m is his, its, their before a noun.
func (r *resolver) possessive(m *mention) bool {
	return r.trees[m.Sentence].tokens[m.Head].DepRel == "nmod:poss"
}

// ahead returns the subject, if it is a name, of the clause around the clause or phrase
// of m, where it follows m: "When he arrived, Putin said", "In her speech, Belova said".
func (r *resolver) ahead(m *mention) *mention {
	t := &r.trees[m.Sentence]
	inside := false
	for i := m.Head; t.up(i) >= 0; i = t.up(i) {
		switch t.rel(i) {
		case "advcl", "acl", "obl":
			inside = inside || i != m.Head
		case "nmod", "nsubj", "obj", "iobj", "advmod", "conj", "xcomp", "compound", "appos":
		default:
			return nil
		}
		sub := t.kid(t.up(i), "nsubj")
		if !inside || sub <= m.Head || sub == i || t.up(i) < m.Head {
			continue
		}
		n := r.headed[m.Sentence][sub]
		if n == nil || n.Kind != corpus.Name || n.quote != m.quote || !r.mayMean(m, n) {
			return nil
		}
		return n
	}
	return nil
}

// mayMean reports whether pronoun m can mean n at all.
func (r *resolver) mayMean(m, n *mention) bool {
	if !agree(n.cluster, m.cluster) || n.person == 1 || n.person == 2 || n.outlet || n.Kind == corpus.Demonym && n.Type != corpus.Group {
		return false
	}
	if n.Kind == corpus.Nominal && (timeNouns[n.lemma] || n.indefinite && r.trees[n.Sentence].rel(n.Head) == "xcomp") {
		return false
	}
	if n.cluster.named && n.cluster.typ() != corpus.Event && r.happens(m) {
		return false
	}
	if r.acts(m) && n.cluster.inert() || r.ownsOffice(m) && !n.cluster.hasOffices() {
		return false
	}
	if m.quote >= 0 {
		if sp := r.quotes[m.quote].speaker; sp != nil && sp.cluster == n.cluster {
			return false // the speaker is I
		}
	}
	if m.Sentence != n.Sentence {
		return !r.bindsHere(m, n.cluster)
	}
	t := &r.trees[m.Sentence]
	if t.up(m.Head) == n.Head && t.rel(m.Head) == "nsubj" { // the predicate of m
		return false
	}
	return !r.bindsHere(m, n.cluster)
}

// fronted reports whether n stands in a phrase before the subject m that says with or
// against whom m acts, and so is somebody else: "with the help of Putin, he succeeded".
// Phrases of time, place and source say nothing of it: "according to Putin, he succeeded".
func (r *resolver) fronted(m, n *mention) bool {
	t := &r.trees[m.Sentence]
	if n.Kind == corpus.Pronoun || t.rel(m.Head) != "nsubj" || n.Head > m.Head {
		return false
	}
	i := n.Head
	for t.up(i) >= 0 {
		switch t.rel(i) {
		case "nmod", "conj", "compound", "appos":
			if t.tokens[i].DepRel == "nmod:poss" && !helpNouns[t.lemma(t.up(i))] {
				return false
			}
			i = t.up(i)
			continue
		case "obl":
			c := t.kid(i, "case")
			return t.up(i) == t.up(m.Head) && c >= 0 && companions[t.lemma(c)]
		}
		break
	}
	return false
}

// helpNouns are what others lend to somebody who acts.
var helpNouns = set(`help support aid assistance backing blessing permission consent approval`)

// companions are prepositions of whom somebody acts with or against.
var companions = set(`with against by alongside beside like unlike toward towards without`)

// happens reports whether m is the subject of a verb that only events have.
func (r *resolver) happens(m *mention) bool {
	t := &r.trees[m.Sentence]
	if t.rel(m.Head) != "nsubj" || t.up(m.Head) < 0 {
		return false
	}
	switch t.lemma(t.up(m.Head)) {
	case "happen", "occur", "matter":
		return true
	}
	return false
}

// acts reports whether m is the subject of a verb that only people and what they
// form do: "they also reported".
func (r *resolver) acts(m *mention) bool {
	t := &r.trees[m.Sentence]
	return t.tokens[m.Head].DepRel == "nsubj" && t.up(m.Head) >= 0 && humanVerbs[t.lemma(t.up(m.Head))]
}

// inert reports whether the cluster is a thing that does nothing of itself: none
// with a name, no company or council.
func (c *cluster) inert() bool {
	described := false
	for _, m := range c.mentions {
		if m.Kind == corpus.Nominal {
			if orgNouns[m.lemma] || kinds[m.lemma] != noKind {
				return false
			}
			described = true
		}
	}
	return described && !c.named && c.gender == thing
}

// humanVerbs have people, and what they form, as their subjects.
var humanVerbs = set(`say tell report announce invite urge want hope believe think decide agree refuse promise vow accuse deny claim argue insist
	apologize apologise accept ask demand pledge vote fear complain criticize criticise condemn thank praise wish intend plan hire appoint elect
	know hear blame sue sign negotiate warn declare`)

// bindsHere reports whether syntax forbids that m is one with a mention of c in
// the same sentence.
func (r *resolver) bindsHere(m *mention, c *cluster) bool {
	here := r.headed[m.Sentence]
	return slices.ContainsFunc(here[max(0, m.Head-reach):min(len(here), m.Head+reach)], func(n *mention) bool {
		return n != nil && n.cluster == c && (r.bound(m, n) || r.fronted(m, n))
	})
}

// parallel reports whether m and n stand in the same relation to the same verb:
// "Pellia voted for the resolution. Orla voted against it."
func (r *resolver) parallel(m, n *mention) bool {
	t, u := &r.trees[m.Sentence], &r.trees[n.Sentence]
	a, b := t.up(m.Head), u.up(n.Head)
	return a >= 0 && b >= 0 && (a != b || m.Sentence != n.Sentence) && t.rel(m.Head) == u.rel(n.Head) && t.rel(m.Head) != "nsubj" &&
		t.tokens[a].UPOS == "VERB" && t.lemma(a) == u.lemma(b) && !lightVerbs[t.lemma(a)]
}

// handedOn reports whether m and n are objects of verbs coordinated with each
// other: "drew his pistol, pointed it".
func (r *resolver) handedOn(m, n *mention) bool {
	t := &r.trees[m.Sentence]
	if m.Sentence != n.Sentence || t.rel(m.Head) != "obj" || t.rel(n.Head) != "obj" {
		return false
	}
	a, b := t.up(m.Head), t.up(n.Head)
	return a >= 0 && t.rel(a) == "conj" && (t.up(a) == b || b >= 0 && t.rel(b) == "conj" && t.up(a) == t.up(b)) && t.kid(a, "nsubj") < 0
}

// asked reports whether n is asked and m answers: "asked Orlov about it, but he
// declined".
func (r *resolver) asked(m, n *mention) bool {
	t, u := &r.trees[m.Sentence], &r.trees[n.Sentence]
	a, b := t.up(m.Head), u.up(n.Head)
	if a < 0 || b < 0 || t.tokens[m.Head].DepRel != "nsubj" || m.Sentence-n.Sentence > 1 {
		return false
	}
	switch u.lemma(b) {
	case "ask", "question", "press", "interview":
	default:
		return false
	}
	switch t.lemma(a) {
	case "decline", "refuse", "answer", "reply", "respond", "say", "deny", "agree":
		return u.rel(n.Head) == "obj" || u.rel(n.Head) == "iobj" || u.tokens[n.Head].DepRel == "nsubj:pass"
	}
	return false
}

// speaks reports whether m is the subject of a verb of saying.
func (r *resolver) speaks(m *mention) bool {
	t := &r.trees[m.Sentence]
	v := t.up(m.Head)
	return v >= 0 && t.tokens[m.Head].DepRel == "nsubj" && t.tokens[v].UPOS == "VERB" && sayVerbs[t.lemma(v)]
}

// told reports whether n is told what m, they or it, is the subject of: "the agency told
// the paper it was closing".
func (r *resolver) told(m, n *mention) bool {
	if m.Sentence != n.Sentence || m.gender&thing == 0 {
		return false
	}
	t := &r.trees[m.Sentence]
	a, b := t.up(m.Head), t.up(n.Head)
	return a >= 0 && b >= 0 && t.up(a) == b && t.rel(a) == "ccomp" && t.rel(m.Head) == "nsubj" && n.Head < m.Head &&
		(t.rel(n.Head) == "iobj" || t.rel(n.Head) == "obj")
}

// saysOfItself reports whether m, they or it, is the subject of what n says or
// thinks: "Authorities said they believed it".
func (r *resolver) saysOfItself(m, n *mention) bool {
	if m.Sentence != n.Sentence || m.gender&thing == 0 { // lawyers speak of whom they defend
		return false
	}
	t := &r.trees[m.Sentence]
	a, b := t.up(m.Head), t.up(n.Head)
	return a >= 0 && b >= 0 && t.up(a) == b && t.rel(a) == "ccomp" && t.rel(m.Head) == "nsubj" && t.rel(n.Head) == "nsubj" &&
		n.Head < m.Head && humanVerbs[t.lemma(b)]
}

// speaksFor reports whether m, he or she, is the subject of what n's lawyer or the like says,
// or his what it is about: "Belova's lawyer said that she was glad", "the press service of the
// president announced his refusal".
func (r *resolver) speaksFor(m, n *mention) bool {
	if m.Sentence != n.Sentence || m.gender&thing != 0 {
		return false
	}
	t := &r.trees[m.Sentence]
	a, agent := t.up(m.Head), t.up(n.Head)
	if a < 0 || agent < 0 || !agents[t.lemma(agent)] || t.rel(n.Head) != "nmod" || t.rel(agent) != "nsubj" || t.up(a) != t.up(agent) {
		return false
	}
	return t.rel(a) == "ccomp" && t.rel(m.Head) == "nsubj" || r.possessive(m) && t.rel(a) == "obj" && humanVerbs[t.lemma(t.up(a))]
}

// agents speak for others.
var agents = set(`lawyer attorney solicitor barrister counsel spokesman spokeswoman spokesperson rep representative publicist agent
	office service`)

// lightVerbs say little of their objects.
var lightVerbs = set(`be have do make take get give go come say tell put use see want`)

// tokensBetween returns the distance of two mentions in tokens if they stand in
// one sentence, else that of m from its sentence's beginning.
func (r *resolver) tokensBetween(n, m *mention) int {
	if n.Sentence == m.Sentence {
		return max(m.Head-n.Head, n.Head-m.Head)
	}
	return m.Head
}
