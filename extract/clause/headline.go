package clause

import (
	"strings"

	"tercet/corpus"
)

// mendBareParticiple makes a passive of a participle that the tree takes for a
// past tense, though its verb needs an object and has none.
func (t *tree) mendBareParticiple(i int) {
	x := t.toks[i].XPOS
	s := t.child(i, nsubj)
	if x == "VBD" && t.rel(i, acl) && !t.rel(i, aclRelcl) && t.in(i, headlineVerbs) && t.child(i, aux|cop|nsubj|obj|mark|ccomp) < 0 {
		t.toks[i].XPOS, t.toks[i].Feats = "VBN", "Tense=Past|VerbForm=Part|Voice=Pass" // "a boss arrested in a raid": no finite verb hangs on a noun
		return
	}
	if x == "VBD" && t.pos(i, tagVerb) && t.rel(i, conj) && t.head[i] >= 0 && t.head[i] < i && s < 0 && t.child(i, aux|obj|ccomp) < 0 && (t.in(i, headlineVerbs) || t.in(i, giving) || t.lemma(i) == "release") && t.passive(t.head[i]) {
		t.toks[i].XPOS = "VBN" // "was hit and sent flying"
	}
	if x == "VBD" && t.lemma(i) == "make" && t.rel(i, advcl|acl) && s < 0 && t.child(i, aux|obj|mark|ccomp) < 0 {
		if k := t.child(i, xcomp); k == i+1 && t.pos(k, tagAdj) && !t.in(k, madeKnown) {
			t.toks[i].XPOS, t.toks[i].Feats = "VBN", "Tense=Past|VerbForm=Part|Voice=Pass" // "a church made famous by a film"
			return
		}
	}
	if t.formIn(i, clearParticiples) && s >= 0 && s < i && t.rel(s, nsubj) && !t.pos(s, tagPron) && t.child(i, aux|cop|obj|iobj) >= 0 && t.child(i, aux|cop) < 0 && t.rel(i, root|ccomp|parataxis) {
		t.relabel(s, "nsubj:pass") // "Jury shown video of crash"
		t.toks[i].XPOS, t.toks[i].Feats = "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"
		return
	}
	if !t.pos(i, tagVerb) || x != "VBD" && x != "VBN" || s < 0 || s > i || t.pos(s, tagPron) || t.rel(i, aclRelcl) || t.child(i, aux|cop|iobj|ccomp) >= 0 {
		return
	}
	if !t.needsObject(i, s) || t.child(i, obj|expl) >= 0 {
		return
	}
	if t.objectLater(i) {
		return // "police arrested and later released Berg"
	}
	if k := t.child(i, xcomp); k > i && t.lemma(i) == "make" && t.pos(k, tagAdj) {
		return // "made clear that"
	}
	if k := t.child(i, xcomp); k > i && t.in(i, appointing) && t.child(k, nmodPoss|compound) > i {
		return // "named Berg director": see mendAppointed
	}
	t.relabel(s, "nsubj:pass")
	t.toks[i].XPOS, t.toks[i].Feats = "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"
}

// madeKnown are adjectives of what somebody makes so without naming it: "made clear that".
var madeKnown = words(`clear sure certain plain good public known`)

// clearParticiples are participles of verbs with two objects that no past tense looks like.
var clearParticiples = words(`shown given forgiven`)

// mendAgent makes a passive of a verb without an object that has an agent, and of
// the one that it is coordinated with: "hit and killed by a train".
func (t *tree) mendAgent(i int) {
	k := t.child(i, oblAgent)
	if k < i {
		return
	}
	if (t.in(i, movingVerbs) || t.in(i, lastingVerbs)) && t.child(i, auxPass) < 0 && !(t.rel(i, acl) && (t.human(k) || t.doc.named(t.mention[k]))) { // "a ring run by two brothers"
		t.relabel(k, "obl") // "prices rose by four points"
		if s := t.child(i, nsubjPass); s >= 0 {
			t.relabel(s, "nsubj")
		}
		return
	}
	for n := 0; i >= 0 && n < 3; n++ {
		if x := t.toks[i].XPOS; !t.pos(i, tagVerb) || x != "VBD" && !(x == "VBP" && t.rel(i, acl)) || t.child(i, obj|aux|ccomp|xcomp) >= 0 {
			return
		}
		t.toks[i].XPOS = "VBN"
		if s := t.child(i, nsubj); s >= 0 {
			t.relabel(s, "nsubj:pass")
		}
		if !t.rel(i, conj) || t.child(i, nsubj) >= 0 {
			return
		}
		i = t.head[i]
	}
}

// needsObject reports whether the verb i, whose subject is s, cannot stand
// without an object: always, or where somebody is named as its agent, or where a
// bare noun shows the language of headlines.
func (t *tree) needsObject(i, s int) bool {
	l := t.lemma(i)
	if x := t.child(i, xcomp); x > i && t.child(i, obj) < 0 && ((t.in(i, appointing) || l == "find") && t.pos(x, tagNoun|tagAdj) && t.child(x, mark) < 0 || (t.in(i, binding) || t.in(i, selecting)) && t.infinitive(x)) {
		return true // "Berg named governor", "Berg urged to resign", "Berg picked to lead"
	}
	if i == len(t.toks)-1 && t.in(i, headlineVerbs) {
		return true // "Norvik mayor stabbed": a heading's deeds are in the present
	}
	if !t.in(i, sometimesBare) {
		return t.in(i, headlineVerbs) || t.verbIn(i, headlineVerbs)
	}
	bare := t.nameAt(s) < 0 && t.child(s, det|nmodPoss) < 0 && (t.feat(s, "Number=Sing") || t.child(s, nummod) >= 0 || t.pos(s, tagNum))
	for _, k := range t.children(i, obl) {
		switch cs, _ := t.caseOf(k); cs {
		case "by":
			return !t.temporal(k) && !t.isPlace(Phrase{Head: k, Case: "in"})
		case "with":
			return l == "charge"
		case "at", "on", "into", "toward", "towards": // "gunman fired at police"
			bare = bare && t.in(k, placeNouns)
		}
	}
	return bare && l != "strike"
}

// selecting verbs have an infinitive only behind whom they select.
var selecting = words(`pick nominate select tap appoint name shortlist`)

// sometimesBare are verbs that need an object in one sense only: "man shot", but
// "the police shot back".
var sometimesBare = words(`shoot charge hit strike find stab beat fire hold name add approve fine seize`)

// mendTitleBefore makes a title of a bare noun right before a name, where the tree
// takes the noun for the object of the verb that follows: "Veteran star N has died".
func (t *tree) mendTitleBefore(i int) {
	s := t.child(i, nsubj)
	if s < 0 || s > i || t.nameAt(s) < 0 || !t.pos(i, tagVerb) {
		return
	}
	for _, o := range t.children(i, obj|oblUnmarked) {
		if o < s && t.pos(o, tagNoun) && !t.temporal(o) && t.subtree(s, nil)[0] == o+1 && t.child(o, det|caseMark|nmodPoss) < 0 && !t.isRelative(o) {
			t.attach(o, s, "nmod:desc")
		}
	}
}

// plannedTo finds what a headline announces: "Norvik to host the summit".
func (t *tree) plannedTo(i int) []*Clause {
	n := t.head[i]
	if n < 0 || !t.rel(i, acl) || !t.infinitive(i) || !t.pos(i, tagVerb) || t.head[n] >= 0 && !t.rel(n, parataxis) || t.copulaOf(n) >= 0 || t.child(n, det|nsubj|caseMark) >= 0 {
		return nil
	}
	if to := t.child(i, mark); t.nameAt(n) < 0 && t.child(n, compound|flat|amod) < 0 || to > i || t.in(n, infinitiveNouns) || t.in(n, emptyActs) || t.in(n, maybeNouns) {
		return nil
	}
	g := t.verbGroup(i)
	c := &Clause{Pred: i, Chain: []int{i}, Words: g.words, Relation: g.relation, Active: g.active, Passive: g.passive,
		Negated: g.negated, Future: true, Subjects: gapped(t.phrases(n))}
	g.chain = []int{n}
	g.planned = true
	if !t.applyContext(c, &g) {
		return nil
	}
	t.arguments(c, i)
	return []*Clause{c}
}

// sourceBehind takes up whom a headline names behind a colon as its source: "Quake kills 40: police".
func (t *tree) sourceBehind(i int, s *setting) {
	if t.head[i] >= 0 {
		return
	}
	for _, k := range t.children(i, parataxis|appos|dep) {
		if k > i && t.closingSource(k) {
			s.add(corpus.Attribution{Verb: "according to", Speaker: t.speaker(t.resolve(Phrase{Head: k}))}, k)
		}
	}
}

// mendSourceBehind gives the source of a whole headline to its root, where the tree has it for an
// apposition to the last noun: "Nine killed in bridge collapse: Norvik police".
func (t *tree) mendSourceBehind(i int) {
	top := t.head[i]
	for n := 0; top >= 0 && t.head[top] >= 0 && n < maxSteps; n++ {
		top = t.head[top]
	}
	if top >= 0 && top != t.head[i] && t.closingSource(i) {
		t.attach(i, top, "parataxis")
	}
}

// mendFoils makes the verb of a headline of the plural that the tree takes for its subject, and its object of the noun of a
// deed that the tree takes for its verb: "Norvik Navy foils attack in Gulf".
func (t *tree) mendFoils(i int) {
	s := i - 1
	if t.child(i, nsubj) != s || !t.in(i, eventNouns) && verbNouns[t.lemma(i)] == "" || !t.in(s, headlineVerbs) || t.pos(len(t.toks)-1, tagPunct) || t.child(i, obj|aux|xcomp|ccomp) >= 0 {
		return
	}
	who := t.child(s, compound)
	if x := t.toks[s].XPOS; who != s-1 || x != "NNS" && x != "NNPS" || !t.pos(who, tagPropn) {
		return
	}
	t.replace(i, s)
	t.attach(i, s, "obj")
	t.attach(who, s, "nsubj")
	t.retag(i, "NOUN", "NN")
	t.retag(s, "VERB", "VBZ")
	t.toks[s].Feats = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
	for _, k := range t.children(i, obl) {
		t.relabel(k, "nmod")
	}
}

// mendTeamDeed makes a verb of what the tree takes for a part of a title behind a team's name in a headline: "Norvik
// Otters Fire Coach Ann Berg, Hire Jo Lund". The person is i, and the verb behind the comma is the team's too.
func (t *tree) mendTeamDeed(i int) {
	role := t.child(i, nmodDesc)
	f := role - 1
	if f < 1 || role > i || !t.rel(f, compound) || t.head[f] != role || !teamDeeds.has(strings.ToLower(t.toks[f].Form)) || !t.in(role, teamRoles) || t.pos(len(t.toks)-1, tagPunct) {
		return
	}
	team := f - 1
	if !strings.HasSuffix(t.form(team), "s") || !t.pos(team, tagPropn) {
		return
	}
	for t.head[team] >= 0 && t.head[team] < f {
		team = t.head[team]
	}
	if t.head[team] != role {
		return
	}
	next, top := t.child(i, parataxis), i
	if h := t.head[i]; h > i && t.rel(i, nsubj|vocative) {
		next, top = h, h
	}
	t.replace(top, f)
	t.attach(team, f, "nsubj")
	for _, k := range t.children(role, compound) {
		if k < f {
			t.attach(k, team, "compound")
		}
	}
	t.attach(i, f, "obj")
	if next > i && t.pos(next, tagVerb) {
		t.attach(next, f, "conj")
	}
	t.retag(f, "VERB", "VBP")
	t.toks[f].Feats = "Mood=Ind|Tense=Pres|VerbForm=Fin"
}

// mendNextDeed coordinates two verbs of a headline that share their subject: "Otters fire Ann Berg, hire Jo Lund".
func (t *tree) mendNextDeed(i int) {
	v := t.head[i]
	if v < 0 || i < v+2 || t.form(i-1) != "," || !t.pos(i, tagVerb) || !t.pos(v, tagVerb) || t.ownSubject(i) >= 0 || t.child(i, mark|aux|conj) >= 0 || t.reports(i) || t.pos(len(t.toks)-1, tagPunct) {
		return
	}
	x := t.toks[v].XPOS
	if y := t.toks[i].XPOS; t.ownSubject(v) >= 0 && t.child(v, aux) < 0 && (x == "VBP" && (y == "VB" || y == "VBP") || x == "VBZ" && y == "VBZ") {
		t.attach(i, v, "conj")
	}
}

// teamDeeds are what teams do with those who play for them and lead them; teamRoles is who that is.
var (
	teamDeeds = words(`fire sack hire sign re-sign trade waive draft acquire release axe dismiss name suspend bench`)
	teamRoles = words(`coach manager guard forward goalie goalkeeper striker pitcher quarterback midfielder defender winger catcher captain rookie`)
)

// closingSource reports whether k heads the source that ends a headline, behind a colon or a dash.
func (t *tree) closingSource(k int) bool {
	last := len(t.toks) - 1
	toks := t.trim(t.subtree(k, nil))
	if t.pos(last, tagPunct) || len(toks) == 0 || len(toks) > 5 || toks[0] < 2 || toks[len(toks)-1] != last || !t.pos(k, tagNoun|tagPropn) {
		return false
	}
	switch before := toks[0] - 1; t.form(before) {
	case ":":
	case "-", "–", "—", "--":
		if !t.toks[before].SpaceAfter || !t.toks[before-1].SpaceAfter {
			return false
		}
	default:
		return false
	}
	return t.human(k) || t.in(k, nounsOfSaying) || t.in(k, informants) || t.nameAt(k) >= 0 && t.doc.typeOf(t.mention[k]) == corpus.Org
}

// sourceBefore takes up whom a headline names before a colon as its source: "Police: quake kills 40". Its
// root is i, through whose child from the clause hangs on it, if it is not the root.
func (t *tree) sourceBefore(i, from int, s *setting) {
	colon := 1
	for colon < min(4, len(t.toks)) && t.form(colon) != ":" {
		colon++
	}
	k := colon - 1
	if colon == len(t.toks) || t.form(colon) != ":" || t.pos(len(t.toks)-1, tagPunct) || !t.pos(k, tagNoun|tagPropn) || t.nameAt(k) >= 0 {
		return
	}
	if beside := t.head[k] == i && i > colon && !t.rel(k, nsubj); !beside && (i != k || from < colon) || t.child(k, det) >= 0 {
		return
	}
	if t.in(k, informants) || t.in(k, spokesmen) {
		s.add(corpus.Attribution{Verb: "according to", Speaker: t.speaker(t.resolve(Phrase{Head: k}))}, k)
	}
}

// spokesmen are who and what else headlines name as their source.
var spokesmen = words(`report study survey poll source lawyer attorney prosecutor sheriff mayor governor president premier spokesman spokeswoman
	spokesperson officer expert analyst doctor coach rescuer investigator`)

// informants are who tells the news.
var informants = words(`police official officials media agency ministry minister government army military witness authority authorities court`)
