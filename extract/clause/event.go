package clause

import (
	"strings"

	"tercet/corpus"
)

// eventNoun finds events named by a noun together with both their parties.
func (t *tree) eventNoun(i int) []*Clause {
	if !t.pos(i, tagNoun) || t.nameAt(i) >= 0 {
		return nil
	}
	verb := verbNouns[t.lemma(i)]
	if verb == "" {
		return nil
	}
	subject := t.doerOf(i)
	if subject < 0 {
		return nil
	}
	if t.onlyMeant(i) {
		return nil
	}
	c := t.nominalClause(t.resolve(Phrase{Head: subject}), i)
	c.Copular, c.Words, c.Relation = false, []int{i}, verb
	t.announced(c, i)
	if t.negatedPhrase(i) {
		c.Negated = true
	}
	if a := t.child(i, acl); a >= 0 && t.infinitive(a) && t.in(i, infinitiveNouns) && t.pos(a, tagVerb) {
		t.infinitiveEvent(c, a, verb)
		return []*Clause{c}
	}
	for _, k := range t.kids[i] {
		cs, at := t.caseOf(k)
		if k < i || !t.rel(k, nmod) || t.temporal(k) {
			continue
		}
		switch {
		case cs == "of" && verb != "speak":
		case cs == "on" && (verb == "attack" || verb == "ban" || verb == "assault"), cs == "for" && verb == "support", cs == "against" && verb == "attack":
		case verb == "wage_war" && (cs == "against" || cs == "on" || cs == "with"):
			c.Relation += "_" + strings.Replace(cs, "with", "against", 1)
		case cs == "to" && goingEvents.has(verb), cs == "from" && leavingEvents.has(verb), cs == "at" && verb == "speak":
			c.Relation += "_" + cs
		default:
			continue
		}
		c.Words, c.Objects = union(c.Words, at), stripCase(t.phrases(k))
		return []*Clause{c}
	}
	return nil
}

// onlyMeant reports whether the event that the noun i names did not take place
// by what governs it: it is demanded, planned, prevented or denied.
func (t *tree) onlyMeant(i int) bool {
	v := t.head[i]
	if v >= 0 && t.rel(i, nmod) && (t.in(v, maybeNouns) || t.in(v, unmade)) {
		askedAbout := t.lemma(v) == "question" && t.caseIs(i, "about") && t.onceDefinite(i)
		return !askedAbout // "the threat of an attack by rebels"
	}
	if v < 0 || !t.rel(i, obj|obl|nsubjPass) || !t.pos(v, tagVerb) {
		return t.hasAdjective(i, "possible", "potential", "planned", "proposed", "alleged", "attempted", "future", "imminent", "likely")
	}
	if t.lemma(v) == "call" && t.rel(i, obj) && t.child(v, xcomp) >= 0 {
		return false // "calls the invasion of Belmora a crime"
	}
	return t.in(v, meaningVerbs) || t.denied(v) && !t.in(v, grantingVerbs) && t.lemma(v) != "call"
}

var unmade = words(`threat plan attempt call warning request bid proposal conspiracy plot talk offer`)

var meaningVerbs = words(`demand call seek urge want propose plan consider expect fear threaten oppose prevent avoid block discuss request require await
	push press appeal campaign hope schedule cancel postpone delay reject`)

// goingEvents and leavingEvents are the verbs of nouns that take "to" and "from".
var (
	goingEvents   = words(`visit return travel respond react arrive`)
	leavingEvents = words(`withdraw resign depart return`)
)

// doerOf returns the possessor, or the people's or state's adjective, that names
// who does what the noun i says; -1 if there is none.
func (t *tree) doerOf(i int) int {
	for _, k := range t.kids[i] {
		if t.rel(k, nmodPoss) && t.mention[k] >= 0 {
			return k
		}
	}
	for _, k := range t.kids[i] {
		if m := t.nameAt(k); m >= 0 && t.rel(k, amod|compound) && k < i && t.doc.Mentions[m].Type != corpus.Event {
			return k
		}
	}
	for _, k := range t.kids[i] { // "the arrest of N by the police"
		if k > i && t.rel(k, nmod) && t.caseIs(k, "by") && (t.mention[k] >= 0 || t.human(k)) && t.undergone(i) {
			return k
		}
	}
	return -1
}

// undergone reports whether the noun i of an event has a phrase for whom it befalls or where it leads.
func (t *tree) undergone(i int) bool {
	for _, k := range t.children(i, nmod) {
		switch cs, _ := t.caseOf(k); cs {
		case "of", "on", "to", "against":
			return k > i
		}
	}
	return false
}

// infinitiveEvent reads "refusal to accept the order".
func (t *tree) infinitiveEvent(c *Clause, a int, verb string) {
	c.Pred, c.Chain = a, []int{a}
	c.Words = union(c.Words, t.groupWords(a, true))
	if t.denied(a) && decidingVerbs.has(verb) && !t.doc.asWritten {
		c.Relation, c.Negated, c.Factuality = t.lemmaWithParticle(a), !c.Negated, min(c.Factuality, corpus.Planned)
		t.arguments(c, a) // "the decision not to attend"
		return
	}
	c.Negated = c.Negated != t.denied(a)
	if !(refusingVerbs.has(verb) && t.in(a, takingVerbs)) {
		c.Relation += "_to_" + t.lemmaWithParticle(a)
	}
	if planningVerbs.has(verb) && c.Factuality > corpus.Planned {
		c.Factuality = corpus.Planned
	}
	t.arguments(c, a)
}

// announced attributes an event to whoever announces it.
func (t *tree) announced(c *Clause, i int) {
	v := t.head[i]
	if v < 0 || !t.rel(i, obj) || !t.pos(v, tagVerb) {
		return
	}
	switch t.lemma(v) {
	case "announce", "confirm", "report", "claim", "allege", "reveal", "disclose", "deny":
		s := &setting{}
		t.addSpeaker(v, s)
		c.Said = append(c.Said, s.said...)
		c.Factuality = corpus.Claimed
		c.Negated = t.lemma(v) == "deny"
	}
}
