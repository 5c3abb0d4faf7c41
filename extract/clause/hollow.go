package clause

import (
	"strings"

	"tercet/corpus"
)

// This file says which facts would not stand alone: what a reader who does not
// have the text could make nothing of, or would read as more than the text says.

// hollow reports whether the fact f of s says too little alone.
func (t *tree) hollow(c *Clause, s Phrase, f fact) bool {
	o := f.object
	switch {
	case t.asideSaid(c):
		return t.leave("what somebody refers to in passing")
	case t.unsaid(c, f):
		return t.leave("of what, the text says elsewhere")
	case t.narrowed(c, s, o):
		return t.leave("a denial of some kinds only, or a question of how many")
	case c.Rule == "members" && c.Relation == "include" && t.lone(s):
		return t.leave("some of a kind, which alone is no fact")
	case t.measureActs(c, s):
		return t.leave("a stretch of time does nothing")
	case t.onlyThese(c, s):
		return t.leave("what is said is of those that the relative clause picks out")
	case t.ownerUnknown(s):
		return t.leave("whose it is, the text says elsewhere")
	case t.pointsBack(s) && (o.Head <= 0 || t.nameless(o)): // "this principle is applied to Norvik" tells of Norvik
		return t.leave("which of them it is, the text says elsewhere")
	case c.Passive && len(c.Agents) == 0 && t.in(c.Pred, ofPersons) && t.placeName(s.Head):
		return t.leave("done to persons only, not to places")
	case t.lemma(c.Pred) == "tell" && !c.Passive && !t.doc.asWritten && f.rule == "" && o.Head > 0 && len(f.tail)+len(c.Obliques) == 0 && t.nameless(s) && (t.human(o.Head) || t.doc.named(t.mention[o.Head])):
		return t.leave("somebody without a name told somebody; what, has a statement of its own")
	case t.countsUnsaid(c, f):
		return t.leave("a number of what, another clause says")
	case t.comparesFigures(c):
		return t.leave("figures beside each other, which is no fact about the first")
	case t.oneEnd(c, f):
		return t.leave("one end of a range")
	case t.gerundSubject(c, o):
		return t.leave("what something leads to is not the one who does it, but the deed")
	case t.namesLittle(s) || !f.isBare() && !f.text && t.namesLittle(o):
		return t.leave("a noun that names nothing without the text")
	case c.Copular && f.text && t.pos(o.Head, tagAdj) && !t.casualties(c.Pred, o.Head) && len(c.Times) == 0 && t.child(s.Head, det|nmodPoss) < 0 && t.lone(s):
		return t.leave("a quality of some that only the text tells")
	case f.isBare() && t.generic(s.Head) && s.Gap && t.nameAt(s.Head) < 0:
		return t.leave("what is said is of those that the relative clause picks out")
	case t.supposed(c, s, o):
		return t.leave("only supposed, of nothing with a name")
	case f.rule == "bare" && !c.Negated && len(f.tail) == 0 && len(c.Times)+len(c.Places) == 0 && t.lone(s):
		return t.leave("something happened to something, which says nothing alone")
	case o.Head >= 0 && f.relation == "be" && t.in(o.Head, kin) && t.nameAt(o.Head) < 0 && !t.doc.asWritten && t.nounObject(o.Head) < 0:
		return t.leave("whose relative, the text says elsewhere")
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
	if !t.doc.asWritten && h >= 0 && t.in(h, measureUnits) && t.feat(h, "Number=Plur") && t.nameAt(h) < 0 && len(t.coreOf(p)) == 1 && p.Speaker == nil && !t.in(h, timeUnits) {
		return true // "rushed for the most yards"
	}
	if !t.doc.asWritten && h >= 0 && t.in(h, countingNouns) && t.nameAt(h) < 0 && t.child(h, acl|compound|nmodPoss) < 0 && t.complement(h) < 0 {
		return true
	}
	if t.doc.asWritten || h < 0 || p.Speaker != nil || !t.in(h, pointingNouns) || t.nameAt(h) >= 0 || t.doc.named(t.mention[h]) {
		return false
	}
	core := t.coreOf(p)
	return len(without(core, t.children(h, det))) <= 1
}

// countsUnsaid reports whether the object of f is a number alone of what c's verb has or gets: "Berg had 8 votes, Lund 7".
func (t *tree) countsUnsaid(c *Clause, f fact) bool {
	o := f.object
	return !t.doc.asWritten && o.Head > c.Pred && t.pos(o.Head, tagNum) && t.in(c.Pred, counted) && len(t.coreOf(o)) == 1 && !t.temporal(o.Head)
}

// comparesFigures reports whether c only puts something beside something else: "rose to 9 million crowns compared with 2031".
func (t *tree) comparesFigures(c *Clause) bool {
	return !t.doc.asWritten && t.lemma(c.Pred) == "compare" && t.toks[c.Pred].XPOS == "VBN" && t.rel(c.Pred, acl|advcl|amod) && !t.rel(c.Pred, aclRelcl) && t.child(c.Pred, aux) < 0
}

// oneEnd reports whether f tells one end of what ranges from something to something else.
func (t *tree) oneEnd(c *Clause, f fact) bool {
	return !t.doc.asWritten && t.lemma(c.Pred) == "range" && (strings.HasSuffix(f.relation, "_to") || strings.HasSuffix(f.relation, "_from"))
}

// gerundSubject reports whether o only does what c's verb brings about: "talks that may lead to Acme taking a stake" do not
// lead to Acme.
func (t *tree) gerundSubject(c *Clause, o Phrase) bool {
	if t.doc.asWritten || o.Head < c.Pred || !t.in(c.Pred, bringingAbout) {
		return false
	}
	k := t.child(o.Head, acl)
	return k > o.Head && !t.rel(k, aclRelcl) && t.toks[k].XPOS == "VBG" && t.form(k-1) != "," && t.nameAt(o.Head) >= 0
}

// counted verbs are said of so many things.
var counted = words(`have earn receive get secure hold give win take make`)

// ofPersons are done to persons, and hardly to places: where a place is said to be arrested, it is where the
// person lives whom the tree missed.
var ofPersons = words(`arrest charge convict sentence jail detain imprison acquit accuse indict arraign stab wound hospitalize hospitalise bear marry
	behead handcuff interrogate question appoint hire fire`)

var pointingNouns = words(`issue problem matter thing part way point case step idea number amount place instance situation stuff
	process aspect example result reason kind sort type fact option choice detail factor measure move lot bit rest purpose topic subject circumstance
	change difference item piece one other information time name goal aim objective remark news comment announcement trend
	importance role influence opportunity level extent degree effect ability capacity need value status nature connection presence absence
	advantage benefit chance possibility potential position attitude view approach concentration scale size quality condition cause context
	period stage phase step consequence outcome implication characteristic feature component element area field direction method
	means total average ratio rate instance attempt intention difficulty`)

// ownerUnknown reports whether p is somebody's thing and nothing says whose: "his talent".
func (t *tree) ownerUnknown(p Phrase) bool {
	k := t.child(p.Head, nmodPoss)
	if t.doc.asWritten || k < 0 || p.Speaker != nil || p.Gap || !t.pos(k, tagPron) || t.isRelative(k) || t.standsFor(k) != "" {
		return false
	}
	return t.nameAt(p.Head) < 0 && !t.doc.named(t.mention[p.Head]) && t.owner(k) < 0
}

// owner returns the mention of who the possessive k stands for in a quotation, or -1.
func (t *tree) owner(k int) int {
	if p := t.speakerForPerson(Phrase{Head: k}); p.Speaker != nil {
		return p.Speaker.Mention
	}
	return -1
}

// pointsBack reports whether p is a bare noun with a word that points to what the text said of it
// before, and nothing else says what is meant: "this crime", "those changes".
func (t *tree) pointsBack(p Phrase) bool {
	d := t.child(p.Head, det|detPredet)
	if t.doc.asWritten || d < 0 || d > p.Head || p.Speaker != nil || !t.formIn(d, pointers) || t.nameAt(p.Head) >= 0 || t.child(p.Head, acl|nmod) > p.Head {
		return false
	}
	if len(without(t.coreOf(p), []int{d})) > 1 {
		return false
	}
	return !t.toldElsewhere(t.mention[p.Head])
}

// toldElsewhere reports whether the chain of the mention m has a name or a description of more
// than an article and a noun.
func (t *tree) toldElsewhere(m int) bool {
	if m < 0 || t.doc.chainOf[m] < 0 {
		return false
	}
	for _, k := range t.doc.Chains[t.doc.chainOf[m]].Mentions {
		if o := &t.doc.Mentions[k]; o.Last-o.First > 1 || isName(o) {
			return true
		}
	}
	return false
}

// lone reports whether p is a noun alone, with or without an article, and the text never says
// more of it: "the talks".
func (t *tree) lone(p Phrase) bool {
	if t.doc.asWritten || p.Head < 0 || p.Speaker != nil || t.pos(p.Head, tagPron) || t.nameAt(p.Head) >= 0 || t.doc.named(t.mention[p.Head]) || t.in(p.Head, happenings) {
		return false
	}
	for _, k := range t.kids[p.Head] {
		if t.form(k) == "such" {
			return false // "such an honour" is the one spoken of
		}
	}
	return len(without(t.coreOf(p), t.children(p.Head, det))) <= 1 && !t.toldElsewhere(t.mention[p.Head])
}

var pointers = words(`this these that those`)

// countingNouns count what must be said beside them: "a large number", not "a number of ships".
var countingNouns = words(`number amount handful lot range variety multitude percentage portion proportion fraction section segment quantity`)

// happenings are nouns whose end or outcome is news.
var happenings = words(`protest strike war coup uprising revolt rebellion siege truce ceasefire blockade mutiny revolution`)

// supposed reports whether c stands below "if" or "whether" and neither s nor o has a name: "if the birds
// had been farmed".
func (t *tree) supposed(c *Clause, s, o Phrase) bool {
	if t.doc.asWritten || c.Factuality != corpus.Possible || len(c.Chain) == 0 || !t.mark(c.Chain[0], "if", "whether", "unless") {
		return false
	}
	return t.nameless(s) && (o.Head <= 0 || t.nameless(o))
}

// nameless reports whether what p stands for has no name.
func (t *tree) nameless(p Phrase) bool {
	return p.Speaker == nil && p.Head >= 0 && t.nameAt(p.Head) < 0 && !t.doc.named(t.mention[p.Head])
}

// measureActs reports whether a stretch of time would do something to something:
// "months after the attack that cut the line".
func (t *tree) measureActs(c *Clause, s Phrase) bool {
	if s.Head >= 0 && t.nameAt(s.Head) < 0 && t.in(c.Pred, passingVerbs) && (t.in(s.Head, timeUnits) || t.pos(s.Head, tagNum) && t.temporal(s.Head)) {
		return true // "a month remaining in office"
	}
	return t.in(s.Head, timeUnits) && t.nameAt(s.Head) < 0 && len(c.Objects) > 0 && t.child(s.Head, nummod) >= 0
}

// passingVerbs are what time does.
var passingVerbs = words(`remain pass elapse go`)

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
	for _, k := range t.children(s.Head, acl) {
		if !t.rel(k, aclRelcl) && !(c.Copular && t.generic(s.Head) || c.Copular && t.toks[k].XPOS == "VBN" && t.feat(s.Head, "Number=Plur")) {
			continue // "the towns damaged were Ardal and Norvik"
		}
		if k > s.Head && !t.aside(k) && k != c.Pred && !t.under(c.Pred, k) {
			return true
		}
	}
	return false
}

// anybody reports whether the predicate p is a word for anyone or anything, with a
// clause that says which: "was a man who", "became the first woman to".
func (t *tree) anybody(p Phrase) bool {
	return t.in(p.Head, anyNouns) && t.nameAt(p.Head) < 0 && len(without(t.coreOf(p), t.children(p.Head, det))) <= 1
}

var anyNouns = words(`man woman person one people thing place country guy boy girl kid something someone being way case`)

// generic reports whether h is a bare plural: "people", "frogs".
func (t *tree) generic(h int) bool {
	return t.feat(h, "Number=Plur") && t.child(h, det|nummod|nmodPoss) < 0
}

// comparesUnsaid reports whether the predicate h compares with what is not said
// beside it, or only judges: "is closer", "was the same", "is fine".
func (t *tree) comparesUnsaid(c *Clause, h int) bool {
	if !t.pos(h, tagAdj|tagAdv) || t.doc.asWritten {
		return false
	}
	if x := t.toks[h].XPOS; x == "JJR" || x == "RBR" || x == "JJS" && t.ofPhrase(h) < 0 || t.in(h, judgements) {
		return true
	}
	for _, k := range t.children(h, advmod) {
		if f := t.form(k); f == "more" || f == "less" || f == "as" || f == "so" && t.child(h, ccomp|advcl) >= 0 {
			return true
		}
	}
	return false
}

var judgements = words(`same similar different such good bad nice okay ok fine great cool right wrong sure ready more less much many few other
	own certain first last next only due back able like contingent dependent subject aware responsible committed capable essential involved enough understandable interesting obvious true real possible clear evident apparent worth present absent latest`)

// besides reports whether the oblique p is only a circumstance of the clause,
// whose other obliques say what happened: a second phrase with the preposition of
// an earlier one ("fled in a van in the latest raid"), what "but" narrows
// ("approved, but with conditions").
func (t *tree) besides(c *Clause, p Phrase, earlier []Phrase) bool {
	if t.nameAt(p.Head) >= 0 {
		return false
	}
	if cc := t.child(p.Head, cc); cc >= 0 && t.form(cc) == "but" {
		return true
	}
	if t.lemma(c.Pred) == "know" && c.Passive && p.Case == "to" && !t.doc.asWritten {
		for _, k := range t.children(c.Pred, obl) {
			if t.caseIs(k, "as") {
				return true // "known to the world as Kes"
			}
		}
	}
	for _, q := range earlier {
		if goalCases.has(q.Case) && withinCases.has(p.Case) && t.in(c.Pred, goalVerbs) && t.head[q.Head] == t.head[p.Head] && q.Head > c.Pred && p.Head > q.Head && !t.doc.asWritten {
			return true // "went to the polls in a calm vote" is not "went in a vote"
		}
		if q.Head != p.Head && q.Case == p.Case && t.head[q.Head] == t.head[p.Head] && t.rel(p.Head, obl) && t.rel(q.Head, obl) {
			return true
		}
	}
	return false
}

// goalCases open what a verb cannot be told without, withinCases what it then goes on within.
var (
	goalCases   = words(`to into onto toward towards`)
	goalVerbs   = words(`go come travel return head move fly walk run rush drive march swim rise check confess plead admit`)
	withinCases = words(`in at on during amid`)
)

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
	if t.particle(c.Pred) >= 0 {
		return false
	}
	if t.in(c.Pred, onlyTransitive) && !c.Passive {
		return true
	}
	if c.Negated {
		return false
	}
	return t.in(c.Pred, needsMore) || c.Passive && t.in(c.Pred, namedPassives) || t.in(c.Pred, takesPlace) && len(c.Times) == 0 && t.plainSubject(c)
}

var (
	needsMore = words(`use promise propose look sound matter behave contribute decide call run stand locate see ask understand approach
		allow require choose depend tend note describe consider base name entitle`)
	// onlyTransitive verbs have an object; where the tree has none, it misses it.
	onlyTransitive = words(`attend transmit support like oppose overturn recognize recognise interrupt overcome execute visit urge guide postpone perpetuate
		feature provide surround grant lack entail paralyze persuade represent include contain involve cause affect concern mean want need love hate
		find make put bring give prevent enable allow force threaten accuse blame tell describe regard treat own possess impose reject deny`)
	namedPassives = words(`leave set give make take put own`)
	takesPlace    = words(`happen occur exist live work start begin continue change move act appear form end report hold schedule`)
)

// plainSubject reports whether a noun alone is c's subject: "the talks".
func (t *tree) plainSubject(c *Clause) bool {
	return len(c.Subjects) == 1 && t.nameAt(c.Subjects[0].Head) < 0 && !t.doc.named(t.mention[c.Subjects[0].Head]) && len(t.core(c.Subjects[0].Head)) == 1
}

// comment reports whether the clause of i says only that somebody knows or said
// what the sentence tells: "as we know from Norvik".
func (t *tree) comment(i int) bool {
	m := t.child(i, mark)
	if m >= 0 && t.form(m) == "as" && t.rel(i, advcl|acl) && t.toks[i].XPOS == "VBN" && t.ownSubject(i) < 0 {
		return true // "as shown in the picture"
	}
	return t.rel(i, advcl) && m >= 0 && t.form(m) == "as" && t.child(i, obj|ccomp|xcomp) < 0 && !t.passive(i) &&
		(t.in(i, factiveVerbs) || t.reports(i) || t.in(i, hopingVerbs))
}

// onlyAddressed reports whether c tells to whom somebody said what a clause below
// says, which has a statement of its own: "confirmed to the paper that".
func (t *tree) onlyAddressed(c *Clause) bool {
	return t.reports(c.Pred) && !c.Passive && len(c.Objects) == 0 && (t.hasClausalComplement(c.Pred) || !t.doc.asWritten && t.inserted(c.Pred) && !t.in(c.Pred, speaking))
}

// speaking verbs tell that somebody spoke to somebody, whatever was said.
var speaking = words(`speak talk write testify lie complain boast joke`)

// standsForClause reports whether "it" as the subject of c stands for a clause that follows: "it was agreed to
// lower the price", "it makes sense for N to wait".
func (t *tree) standsForClause(c *Clause) bool {
	if c.Pred < 0 || len(c.Chain) == 0 {
		return false
	}
	if top := c.Chain[0]; len(c.Chain) > 1 && t.passive(top) && t.in(top, impersonal) {
		return true
	}
	for _, k := range t.children(c.Pred, csubj|advcl|ccomp|xcomp) {
		if k > c.Pred && t.lemma(c.Pred) == "make" && t.infinitive(k) && t.child(c.Pred, obj) >= 0 && t.lemma(t.child(c.Pred, obj)) == "sense" {
			return true
		}
	}
	return false
}

// impersonal verbs have in the passive "it" for a subject that stands for what follows.
var impersonal = words(`agree decide conclude resolve propose recommend plan intend`)

// emptySubject reports whether the subject is one that names nothing even if a
// chain holds it: "it" before a judgement, "it" for a person, "the fact".
func (t *tree) emptySubject(c *Clause, s Phrase, opt Options) bool {
	if (t.in(s.Head, hollowSubjects) || !t.doc.asWritten && t.formIn(s.Head, pointingDays)) && t.nameAt(s.Head) < 0 {
		return true
	}
	if of := t.ofPhrase(s.Head); of >= 0 && t.in(s.Head, emptyNouns) && t.pos(of, tagPron) && t.doc.bestName(t.mention[of]) < 0 {
		return true // a lot of them
	}
	if t.form(s.Head) != "it" || opt.Pronouns {
		return false
	}
	if t.standsForClause(c) {
		return true
	}
	typ := t.doc.typeOf(t.mention[s.Head])
	return c.Copular || typ == corpus.Person
}

// pointingDays are days only for who reads the text on its day.
var pointingDays = words(`today tonight yesterday tomorrow`)

// kin are what somebody is to another.
var kin = words(`wife husband son daughter father mother brother sister cousin uncle aunt nephew niece grandson granddaughter grandfather
	grandmother stepson stepdaughter widow widower friend neighbor neighbour colleague sibling fiance fiancee girlfriend boyfriend`)

// hollowSubjects name nothing that could be a node.
var hollowSubjects = words(`fact way ways manner thing things matter point kind sort lot bit rest reason word`)
