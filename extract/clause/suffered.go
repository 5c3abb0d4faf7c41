package clause

import (
	"strings"

	"tercet/corpus"
)

// This file reads what a sentence takes for granted: events that it only names, by a noun with one party.

// suffered finds what happened to N where a sentence takes it for granted: "after the arrest of N", "N's death
// shocked the town", "an investigation into the killing of N".
func (t *tree) suffered(i int) []*Clause {
	what, ok := sufferings[t.lemma(i)]
	if !ok || t.doc.asWritten || !t.pos(i, tagNoun) || t.nameAt(i) >= 0 || t.feat(i, "Number=Plur") {
		return nil
	}
	who := t.suffererOf(i, what)
	if who < 0 || !t.onceDefinite(i) || t.hasAdjective(i, notYet...) || t.negatedPhrase(i) {
		return nil
	}
	c := t.nominalClause(t.resolve(Phrase{Head: who}), i)
	c.Copular, c.Words, c.Relation = false, nil, what.relation
	if t.rel(who, nmod) {
		c.Subjects = stripCase(t.phrases(who))
	}
	if !t.granted(c, i) {
		return nil
	}
	return []*Clause{c}
}

// suffering is what a noun of an event says of its one party.
type suffering struct {
	relation string
	person   bool // it happens to people
	ownerToo bool // its owner is who suffers it: "N's arrest", not "N's invasion"
}

// sufferings are nouns of what happens to somebody or something once.
var sufferings = map[string]suffering{
	"death": {"die", true, true}, "arrest": {"be_arrested", true, true}, "detention": {"be_detained", true, true}, "killing": {"be_killed", true, true},
	"murder": {"be_murdered", true, true}, "slaying": {"be_killed", true, true}, "assassination": {"be_assassinated", true, true}, "execution": {"be_executed", true, true},
	"shooting": {"be_shot", true, true}, "kidnapping": {"be_kidnapped", true, true}, "abduction": {"be_abducted", true, true}, "poisoning": {"be_poisoned", true, true},
	"imprisonment": {"be_imprisoned", true, true}, "conviction": {"be_convicted", true, true}, "extradition": {"be_extradited", true, true},
	"deportation": {"be_deported", true, true}, "dismissal": {"be_dismissed", true, true}, "ouster": {"be_ousted", true, true}, "acquittal": {"be_acquitted", true, true},
	"resignation": {"resign", true, true}, "disappearance": {"disappear", true, true}, "humiliation": {"be_humiliated", true, false},
	"appointment": {"be_appointed", true, true}, "inauguration": {"be_inaugurated", true, true},
	"closure": {"be_closed", false, true}, "collapse": {"collapse", false, true}, "destruction": {"be_destroyed", false, true}, "demolition": {"be_demolished", false, true},
	"annexation": {"be_annexed", false, false}, "invasion": {"be_invaded", false, false}, "overthrow": {"be_overthrown", false, false},
	"seizure": {"be_seized", false, false}, "capture": {"be_captured", false, false},
}

// suffererOf returns whom the noun i tells of, by name: the head of its "of" phrase, or its owner; -1 where
// it also names who did it, or nobody.
func (t *tree) suffererOf(i int, what suffering) int {
	owner, of := t.child(i, nmodPoss), t.ofPhrase(i)
	who := of
	switch {
	case owner >= 0 && of >= 0:
		return -1
	case owner >= 0 && what.ownerToo:
		who = owner
	case owner >= 0:
		return -1
	}
	if who < 0 || !t.doc.named(t.mention[who]) || what.person && t.doc.typeOf(t.mention[who]) != corpus.Person {
		return -1
	}
	for _, k := range t.kids[i] {
		if t.rel(k, nmod) && t.caseIs(k, "by") {
			return -1
		}
	}
	return who
}

// onceDefinite reports whether the noun i is one that is known: "the arrest", "his arrest".
func (t *tree) onceDefinite(i int) bool {
	d := t.child(i, det)
	return t.child(i, nmodPoss) >= 0 || d >= 0 && (t.form(d) == "the" || t.form(d) == "this" || t.form(d) == "that")
}

// notYet are adjectives of events that did not happen, or not surely.
var notYet = []string{"possible", "potential", "planned", "proposed", "alleged", "attempted", "future", "imminent", "likely", "expected", "impending", "feared", "suspected",
	"apparent", "eventual", "pending", "next", "supposed", "reported", "threatened", "immediate", "presumed", "rumored", "rumoured"}

// granted reports whether what governs the event that the noun i names takes it for granted, and gives the
// clause of the event the setting of that.
func (t *tree) granted(c *Clause, i int) bool {
	v := t.head[i]
	if v < 0 {
		return false
	}
	cs, _ := t.caseOf(i)
	switch {
	case t.rel(i, nmod) && t.pos(v, tagNoun):
		return t.in(v, grantingNouns) && (cs == "of" || cs == "in" || cs == "into" || cs == "over" || cs == "after" || cs == "about" || cs == "to" || cs == "following")
	case !t.pos(v, tagVerb):
		return false
	case t.rel(i, obj):
		if !t.in(v, grantingVerbs) && !(c.Relation == "resign" && t.in(v, handingVerbs)) {
			return false
		}
	case t.rel(i, obl):
		deadly := c.Relation == "die" || c.Relation == "be_killed" || c.Relation == "be_murdered" || c.Relation == "be_shot"
		if !grantingCases.has(cs) && !(deadly && t.in(v, triedVerbs) && (cs == "in" || cs == "with" || cs == "of" || cs == "for" || cs == "over" || cs == "to")) {
			return false
		}
	case t.rel(i, nsubj|nsubjPass):
		if t.in(v, awaitingVerbs) {
			return false
		}
	default:
		return false
	}
	f := t.frame(v, t.verbGroup(v))
	if f == nil || f.Modal || f.Future || f.Factuality <= corpus.Planned {
		return false
	}
	c.Said, c.Factuality = f.Said, f.Factuality
	if t.rel(i, obj) {
		t.announced(c, i)
		if owner := t.child(i, nmodPoss); c.Relation == "resign" && owner >= 0 && t.pos(owner, tagPron) {
			c.Subjects = f.Subjects // "announced his resignation": nobody else's
		}
	}
	if t.rel(i, obl) && t.in(v, allegingVerbs) {
		c.Said, c.Factuality = append(c.Said, corpus.Attribution{Verb: t.lemma(v)}), corpus.Claimed
	}
	return !c.Negated
}

// Words that take for granted what they are said of: a trial for it, those who mourn it, whatever came after it;
// and those that do not, though it is their subject.
var (
	grantingNouns = words(`trial investigation probe inquiry anniversary aftermath wake news scene video footage suspect witness anger outrage protest reaction
		response day night morning hour cause circumstance role part grief shock conviction`)
	grantingVerbs = words(`mourn condemn announce confirm report celebrate welcome investigate probe witness lament criticize criticise denounce protest avenge admit describe
		recall mark follow remember commemorate praise applaud film record show`)
	grantingCases = words(`after since following despite amid over`)
	handingVerbs  = words(`submit tender hand`)
	triedVerbs    = words(`charge convict sentence arrest jail confess indict try imprison plead`)
	allegingVerbs = words(`charge indict try`)
	awaitingVerbs = words(`expect plan schedule propose require demand postpone cancel delay consider discuss need seek block prevent reject vote threaten fear
		rumor rumour await hope predict avert avoid request order recommend`)
)

// inPast returns the wording of a relation of what has happened, which only a noun tells: "was arrested", "died".
func inPast(relation string) string {
	if done, ok := strings.CutPrefix(relation, "be_"); ok {
		return "was " + done
	}
	return strings.TrimSuffix(relation, "e") + "ed"
}

// helpedBy finds who helped, or asked for, what somebody does "with the help of N", "at the request of N".
func (t *tree) helpedBy(i int) []*Clause {
	v := t.head[i]
	deed, ok := favours[t.lemma(i)]
	if !ok || t.doc.asWritten || v < 0 || !t.rel(i, obl) || !t.pos(v, tagVerb) || !t.onceDefinite(i) {
		return nil
	}
	if cs, _ := t.caseOf(i); cs != deed.preposition {
		return nil
	}
	who := t.ofPhrase(i)
	if owner := t.child(i, nmodPoss); owner >= 0 {
		who = owner
	}
	if who < 0 || !t.doc.named(t.mention[who]) {
		return nil
	}
	f := t.frame(v, t.verbGroup(v))
	if f == nil || f.Passive || f.Negated || f.Modal || len(f.Subjects) == 0 || f.Factuality <= corpus.Planned {
		return nil
	}
	c := t.nominalClause(t.resolve(Phrase{Head: who}), i)
	c.Copular, c.Words, c.Relation, c.Objects = false, nil, deed.relation, f.Subjects
	if t.rel(who, nmod) {
		c.Subjects = stripCase(t.phrases(who))
	}
	c.Said, c.Factuality = f.Said, f.Factuality
	return []*Clause{c}
}

// favours are what somebody does for, or asks of, who then acts.
var favours = map[string]struct{ preposition, relation string }{
	"help": {"with", "help"}, "assistance": {"with", "help"}, "aid": {"with", "help"}, "backing": {"with", "back"}, "support": {"with", "support"},
	"request": {"at", "ask"}, "invitation": {"at", "invite"}, "urging": {"at", "urge"}, "insistence": {"at", "urge"}, "behest": {"at", "ask"},
}

// tellsToll reports whether a proposition counts those who were killed or hurt: what readers look for first, and sure
// without a name.
func (t *tree) tellsToll(p *corpus.Proposition) bool {
	switch p.Relation.Canonical {
	case "kill", "injure", "wound":
		return t.countsPeople(&p.Object)
	case "die", "die_in", "be_killed", "be_killed_in", "be_injured", "be_injured_in", "be_wounded":
		return t.countsPeople(&p.Subject)
	}
	return false
}

// countsPeople reports whether an argument is "23 people" or the like.
func (t *tree) countsPeople(a *corpus.Argument) bool {
	return isNode(a) && t.human(a.Head) && t.child(a.Head, nummod) >= 0
}
