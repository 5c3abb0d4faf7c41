package clause

import "strings"

// This file says which facts would not stand alone: what a reader who does not
// have the text could make nothing of, or would read as more than the text says.

// hollow reports whether the fact f of s says too little alone.
func (t *tree) hollow(c *Clause, s Phrase, f fact) bool {
	o := f.object
	switch {
	case t.narrowed(c, s, o):
		return t.leave("a denial of some kinds only, or a question of how many")
	case t.measureActs(c, s):
		return t.leave("a stretch of time does nothing")
	case t.onlyThese(c, s):
		return t.leave("what is said is of those that the relative clause picks out")
	case t.namesLittle(s) || !f.isBare() && !f.text && t.namesLittle(o):
		return t.leave("a noun that names nothing without the text")
	case f.isBare() && t.generic(s.Head) && s.Gap && t.nameAt(s.Head) < 0:
		return t.leave("what is said is of those that the relative clause picks out")
	case (c.Copular || strings.HasPrefix(c.Relation, "become")) && o.Head > 0 && t.anybody(o):
		return t.leave("a predicate that says only that it is somebody or something")
	case f.text && t.comparesUnsaid(c, o.Head) && !t.casualties(c.Pred, o.Head):
		return t.leave("a comparison or a judgement of what the text says elsewhere")
	}
	return false
}

// namesLittle reports whether p is a noun that points into the text, with nothing
// beside it to say what is meant: "the issue", "other parts", but not "the tax
// issue", "part of the roof".
func (t *tree) namesLittle(p Phrase) bool {
	h := p.Head
	if t.doc.asWritten || h < 0 || p.Speaker != nil || !pointingNouns[t.lemma(h)] || t.nameAt(h) >= 0 || t.doc.named(t.mention[h]) {
		return false
	}
	core := t.coreOf(p)
	return len(without(core, t.kidsOf(h, "det"))) <= 1
}

var pointingNouns = words(`issue problem matter thing part way point case step idea number amount place instance situation stuff
	process aspect example result reason kind sort type fact option choice detail factor measure move lot bit rest purpose topic subject circumstance
	change difference item piece one other information time`)

// measureActs reports whether a stretch of time would do something to something:
// "months after the attack that cut the line".
func (t *tree) measureActs(c *Clause, s Phrase) bool {
	return timeUnits[t.lemma(s.Head)] && t.nameAt(s.Head) < 0 && len(c.Objects) > 0 && t.kid(s.Head, "nummod") >= 0
}

// onlyThese reports whether s is a description, named nowhere, of which a relative
// clause picks out those that the predicate is true of: "the states that voted
// were Ardal and Norvik", "people who smoke are ill".
func (t *tree) onlyThese(c *Clause, s Phrase) bool {
	if t.doc.asWritten || s.Head < 0 || t.nameAt(s.Head) >= 0 || t.doc.named(t.mention[s.Head]) {
		return false
	}
	if !c.Copular && !t.generic(s.Head) {
		return false
	}
	for _, k := range t.kidsOf(s.Head, "acl:relcl") {
		if k > s.Head && !t.aside(k) && k != c.Pred && !t.under(c.Pred, k) {
			return true
		}
	}
	return false
}

// anybody reports whether the predicate p is a word for anyone or anything, with a
// clause that says which: "was a man who", "became the first woman to".
func (t *tree) anybody(p Phrase) bool {
	return anyNouns[t.lemma(p.Head)] && t.nameAt(p.Head) < 0 && len(without(t.coreOf(p), t.kidsOf(p.Head, "det"))) <= 1
}

var anyNouns = words(`man woman person one people thing place country guy boy girl kid something someone being way case`)

// generic reports whether h is a bare plural: "people", "frogs".
func (t *tree) generic(h int) bool {
	return t.feat(h, "Number=Plur") && t.kid(h, "det", "nummod", "nmod:poss") < 0
}

// comparesUnsaid reports whether the predicate h compares with what is not said
// beside it, or only judges: "is closer", "was the same", "is fine".
func (t *tree) comparesUnsaid(c *Clause, h int) bool {
	if !t.pos(h, "ADJ", "ADV") || t.doc.asWritten {
		return false
	}
	if t.toks[h].XPOS == "JJR" || t.toks[h].XPOS == "RBR" || judgements[t.lemma(h)] {
		return true
	}
	for _, k := range t.kidsOf(h, "advmod") {
		if f := t.form(k); f == "more" || f == "less" || f == "as" || f == "so" && t.kid(h, "ccomp", "advcl") >= 0 {
			return true
		}
	}
	return false
}

var judgements = words(`same similar different such good bad nice okay ok fine great cool right wrong sure ready more less much many few other
	own certain first last next only due back able like enough understandable interesting obvious true real possible clear`)

// besides reports whether the oblique p is only a circumstance of the clause,
// whose other obliques say what happened: a second phrase with the preposition of
// an earlier one ("fled in a van in the latest raid"), what "but" narrows
// ("approved, but with conditions").
func (t *tree) besides(c *Clause, p Phrase, earlier []Phrase) bool {
	if t.nameAt(p.Head) >= 0 {
		return false
	}
	if cc := t.kid(p.Head, "cc"); cc >= 0 && t.form(cc) == "but" {
		return true
	}
	for _, q := range earlier {
		if q.Head != p.Head && q.Case == p.Case && t.head[q.Head] == t.head[p.Head] && t.is(p.Head, "obl") && t.is(q.Head, "obl") {
			return true
		}
	}
	return false
}

// passiveInDisguise reports whether c has nobody it is done to, though a person
// or body follows "by": "dismissed by critics", which the tree takes for a past
// tense.
func (t *tree) passiveInDisguise(c *Clause) bool {
	if c.Passive || c.Copular || c.Pred < 0 || len(c.Objects) > 0 || !strings.HasSuffix(t.form(c.Pred), "ed") {
		return false
	}
	for _, p := range c.Obliques {
		if p.Case == "by" && (t.human(p.Head) || t.doc.named(t.mention[p.Head])) && !t.temporal(p.Head) {
			return true
		}
	}
	return false
}

// saysNothingAlone reports whether c is the bare event of a verb that tells
// nothing without what it was about, or, where things only take place, without a
// time or a word for which: "it promised", "the incident occurred".
func (t *tree) saysNothingAlone(c *Clause) bool {
	l := t.lemma(c.Pred)
	if c.Negated || t.particle(c.Pred) >= 0 {
		return false
	}
	return needsMore[l] || c.Passive && namedPassives[l] || takesPlace[l] && len(c.Times) == 0 && t.plainSubject(c)
}

var (
	needsMore = words(`use promise propose look sound matter behave contribute decide call run stand locate see ask understand approach
		allow require choose depend tend note describe consider base name entitle`)
	namedPassives = words(`leave set give make take put`)
	takesPlace    = words(`happen occur exist live work start begin continue change move act appear form end report hold schedule`)
)

// plainSubject reports whether a noun alone is c's subject: "the talks".
func (t *tree) plainSubject(c *Clause) bool {
	return len(c.Subjects) == 1 && t.nameAt(c.Subjects[0].Head) < 0 && !t.doc.named(t.mention[c.Subjects[0].Head]) && len(t.core(c.Subjects[0].Head)) == 1
}

// comment reports whether the clause of i says only that somebody knows or said
// what the sentence tells: "as we know from Norvik".
func (t *tree) comment(i int) bool {
	m := t.kid(i, "mark")
	return t.is(i, "advcl") && m >= 0 && t.form(m) == "as" && t.kid(i, "obj", "ccomp", "xcomp") < 0 && !t.passive(i) &&
		(factiveVerbs[t.lemma(i)] || t.reports(i) || hopingVerbs[t.lemma(i)])
}

// onlyAddressed reports whether c tells to whom somebody said what a clause below
// says, which has a statement of its own: "confirmed to the paper that".
func (t *tree) onlyAddressed(c *Clause) bool {
	return t.reports(c.Pred) && !c.Passive && len(c.Objects) == 0 && t.hasClausalComplement(c.Pred)
}
