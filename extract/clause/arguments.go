package clause

import (
	"strings"

	"tercet/corpus"
)

// arguments fills in c's objects, obliques, times and places from the children
// of its governing word i, and from words that it shares with others.
func (t *tree) arguments(c *Clause, i int) {
	for _, k := range t.kids[i] {
		switch {
		case t.rel(k, obj) && t.formIn(k, reflexives) && (t.child(i, obl) >= 0 || !t.doc.asWritten):
			c.Words = union(c.Words, []int{k})
		case t.madeIt(i, k):
			c.Words, c.Relation, c.Active = union(c.Words, []int{k}), c.Relation+"_it", c.Active+"_it"
		case t.rel(k, obj):
			c.Objects = append(c.Objects, t.phrases(k)...)
		case t.rel(k, iobj) && t.child(i, obj|ccomp|xcomp) < 0 && !t.pos(k, tagPron):
			c.Objects = append(c.Objects, t.phrases(k)...)
		case t.rel(k, iobj) && !t.doc.asWritten && t.child(i, obj|xcomp) < 0 && t.doc.named(t.mention[k]):
			c.Objects = append(c.Objects, t.phrases(k)...) // "told N that"
		case t.rel(k, iobj):
			c.Indirect = append(c.Indirect, t.phrases(k)...)
		case t.rel(k, xcomp) && t.pos(k, tagAdj|tagNoun|tagPropn|tagNum) && t.copulaOf(k) < 0:
			c.Complement = append(c.Complement, Phrase{Head: k})
		case t.beforeMark(i, k): // "a week after Berg left"
		case t.rel(k, obl) && !t.pos(k, tagAdp):
			t.oblique(c, k)
		case t.rel(k, nmod) && !t.rel(k, nmodPoss) && t.pos(i, tagVerb) && k > i:
			t.oblique(c, k)
		case t.rel(k, advmod|nmodUnmarked):
			t.adverbial(c, k)
		}
	}
	if len(c.Objects) == 0 && !c.Passive {
		if p, ok := t.gapObject(i); ok {
			if p.Case == "" {
				c.Objects = append(c.Objects, t.distribute([]Phrase{p}, i)...)
			} else {
				c.Obliques = append(c.Obliques, p)
			}
		} else if k := t.sharedObject(i); k >= 0 {
			c.Objects = gapped(t.phrases(k))
			c.Obliques = append(c.Obliques, t.sharedRecipient(i)...)
		}
	}
	t.outerCircumstances(c)
}

// beforeMark reports whether k measures the time to the clause of i, standing before its "after" or
// "before".
func (t *tree) beforeMark(i, k int) bool {
	m := t.child(i, mark)
	return m > k && t.temporal(k) && (t.form(m) == "after" || t.form(m) == "before")
}

// madeIt reports whether k is the empty object of "made it to the port".
func (t *tree) madeIt(i, k int) bool {
	if t.doc.asWritten || t.lemma(i) != "make" || t.form(k) != "it" || !t.rel(k, obj) {
		return false
	}
	for _, o := range t.children(i, obl) {
		switch cs, _ := t.caseOf(o); cs {
		case "to", "into", "through", "onto", "past":
			return true
		}
	}
	return false
}

// sharedObject returns the object that the coordinated verb i shares with the
// one before it: "respects and supports the borders", or -1.
func (t *tree) sharedObject(i int) int {
	if k := t.lastOfList(i); k >= 0 && t.child(i, xcomp|ccomp) < 0 && t.ownSubject(k) < 0 {
		if t.in(i, intransitive) {
			return -1 // "vote or hold office"
		}
		return t.child(k, obj) // "buy and sell stocks"
	}
	h := t.head[i]
	if !t.rel(i, conj) || h < 0 || !t.pos(h, tagVerb) || t.child(i, obl|xcomp|ccomp|advcl) >= 0 || t.ownSubject(i) >= 0 {
		return -1
	}
	if o := t.child(h, obj); o > i {
		return o
	}
	return -1
}

// sharedRecipient returns to whom the verb i gives what it shares with the last of its list: "never
// paid or promised anything to Lund".
func (t *tree) sharedRecipient(i int) []Phrase {
	v := t.lastOfList(i)
	if v < 0 || !t.in(i, transferring) || !t.in(v, transferring) {
		return nil
	}
	for _, k := range t.children(v, obl) {
		if t.caseIs(k, "to") && !t.temporal(k) {
			return gapped(t.phrases(k))
		}
	}
	return nil
}

// objectLater reports whether the object of the verb i stands behind the verb coordinated with it.
func (t *tree) objectLater(i int) bool {
	if t.child(i, conj) < 0 {
		return false
	}
	k := t.lastOfList(i)
	return k >= 0 && t.ownSubject(k) < 0 && t.child(k, obj) >= 0
}

// lastOfList returns the verb that "and" or "or" joins to the verb i, "bought and sold"; behind a denial the
// last of three too, "never bought, repaired or sold"; else -1.
func (t *tree) lastOfList(i int) int {
	k := t.child(i, conj)
	if k > i && t.child(k, cc) == i+1 && t.pos(k, tagVerb) && (k == i+2 || k == i+3 && t.rel(i+2, advmod) && t.head[i+2] == k) {
		return k // "arrested and later released"
	}
	first := i
	if i > 1 && t.rel(i, conj) && t.head[i] == i-2 {
		first = i - 2
	}
	last := first + 4
	if last >= len(t.toks) || !t.denied(first) || t.form(first+1) != "," || t.child(last, cc) != last-1 || !t.pos(last, tagVerb) || !t.rel(last, conj) || t.head[last] != first {
		return -1
	}
	if mid := first + 2; t.pos(mid, tagVerb) && t.rel(mid, conj) && t.head[mid] == first {
		return last
	}
	return -1
}

// outerCircumstances adds the time of the governing verbs, where the clause has
// none of its own.
func (t *tree) outerCircumstances(c *Clause) {
	for n := len(c.Chain) - 2; n >= 0; n-- {
		t.borrow(c, c.Chain[n], false)
	}
	top := c.Chain[0]
	h := t.head[top]
	switch {
	case h < 0 || t.ownSubject(top) >= 0:
	case t.rel(top, conj):
		t.borrow(c, h, true)
	case t.rel(top, advcl) && t.byGerund(top):
		t.borrow(c, h, false)
	}
}

// byGerund reports whether i is "by blocking" or the like, done at the time of
// the clause above.
func (t *tree) byGerund(i int) bool {
	for _, k := range t.children(i, mark) {
		if f := t.form(k); f == "by" || f == "in" {
			return true
		}
	}
	return false
}

// borrow gives c the time and place of the verb i. A verb that c only goes on from
// shares what stands before it, and its own time with what is told in the same
// tense: who "joined in 2004 and shares a border" shares it now, who "grew up in
// Norvik and never played for Tarsia" did not play anywhere.
func (t *tree) borrow(c *Clause, i int, coordinated bool) {
	outer, same := &Clause{}, t.toks[i].XPOS == t.toks[c.Chain[0]].XPOS && !c.Negated
	for _, k := range t.kids[i] {
		switch {
		case coordinated && k > i && (!same || !t.temporal(k)):
		case t.rel(k, obl):
			t.oblique(outer, k)
		case t.rel(k, advmod):
			t.adverbial(outer, k)
		}
	}
	if len(c.Times) == 0 {
		c.Times = outer.Times
	}
	if len(c.Places) == 0 {
		c.Places = outer.Places
	}
}

// oblique sorts a prepositional phrase into agent, time, place or participant.
func (t *tree) oblique(c *Clause, k int) {
	ps := t.phrases(k)
	if len(ps) == 0 {
		return
	}
	if at := ps[0].CaseAt; len(at) == 1 && ps[0].Case == "of" && at[0] > 0 && t.formIn(at[0]-1, directions) {
		for n := range ps { // "south of Italy"
			ps[n].Case, ps[n].CaseAt = t.form(at[0]-1)+" of", []int{at[0] - 1, at[0]}
		}
	}
	p := ps[0]
	switch {
	case p.Case == "at" && t.lemma(c.Pred) == "die" && t.pos(p.Head, tagNum), p.Case == "to" && t.form(p.Head) == "date", p.Case == "out of" && t.child(p.Head, detPredet) >= 0, t.form(p.Head) == "end" && t.ofPhrase(p.Head) < 0, t.form(p.Head) == "that" || t.form(p.Head) == "this":
		return
	case p.Case == "since" && p.CaseAt[0] > 0 && t.form(p.CaseAt[0]-1) == "time": // "for the first time since March"
		return
	case p.Case == "with" && t.form(p.Head) == "exception", !t.temporal(p.Head) && t.deniesInFront(k, c.Pred):
		return
	case p.Case == "according to" || p.Case == "per" || p.Case == "including" || p.Case == "such as" || excepting[p.Case]:
		return
	case c.Passive && (t.rel(k, oblAgent) && p.Case != "of" || p.Case == "by") && !t.temporal(k):
		c.Agents = append(c.Agents, stripCase(ps)...)
	case t.temporal(p.Head) && (t.effective(c, k) || strings.HasPrefix(p.Case, "down")):
		return // "resigned effective Monday", "down to five years"
	case t.rel(k, oblUnmarked) || p.Case == "":
		if t.in(c.Pred, lastingVerbs) && len(c.Objects) == 0 {
			if _, ok := t.number(p.Head); ok {
				c.Objects = append(c.Objects, p)
				return
			}
		}
		if t.temporal(p.Head) {
			c.Times = append(c.Times, p)
		}
	case t.temporal(p.Head) && t.lemma(c.Pred) == "result":
		c.Obliques = append(c.Obliques, p)
	case t.temporal(p.Head) && rescheduling[p.Case].has(t.lemmaWithParticle(c.Pred)):
		c.Obliques = append(c.Obliques, p) // "postponed to Friday": not done on that day
	case t.temporal(p.Head) && !t.personal(p.Head):
		switch from := len(c.Times) - 1; {
		case (p.Case == "to" || p.Case == "until") && from >= 0 && c.Times[from].Case == "from": // from Monday to Wednesday
			c.Times = append(c.Times, p)
		case untimely.has(p.Case), p.Case == "for" && t.lemma(c.Pred) == "call":
			c.Obliques = append(c.Obliques, p)
		default:
			c.Times = append(c.Times, p)
		}
	case p.Case == "before" && t.hears(p.Head):
		c.Obliques = append(c.Obliques, ps...) // "brought the case before the Council"
	case p.Case == "during" || p.Case == "following" || p.Case == "pending" || p.Case == "prior to" || p.Case == "before" || p.Case == "since" || p.Case == "until" || p.Case == "after" && !t.in(c.Pred, modelling):
		c.Times = append(c.Times, p)
	case p.Case == "without" || p.Case == "instead of" || p.Case == "unlike" || p.Case == "despite" || p.Case == "like" ||
		p.Case == "apart from" || p.Case == "because of" || p.Case == "due to" || p.Case == "given" || p.Case == "than" || p.Case == "as of":
		return
	case t.isPlace(p):
		c.Places = append(c.Places, ps...)
	default:
		if q, ok := t.complexPreposition(p); ok {
			c.Obliques = append(c.Obliques, q...)
		} else if (!t.in(p.Head, adverbialNouns) || !adverbialCases.has(p.Case) || t.asksWith(c, p)) && !t.toDegree(p) {
			c.Obliques = append(c.Obliques, ps...)
		}
	}
}

// modelling verbs have after them whom or what something is named for, or is sought: "named after Berg".
var modelling = words(`name rename christen call title model pattern look chase inquire`)

// excepting are prepositions before whom or what a clause is not about, or not only about.
var excepting = map[string]bool{"except": true, "except for": true, "besides": true, "other than": true, "aside from": true, "in addition to": true}

// toDegree reports whether p says how far, "to a lesser extent", or of whom, "of the three, Berg".
func (t *tree) toDegree(p Phrase) bool {
	l := t.lemma(p.Head)
	v := t.head[p.Head]
	return p.Case == "to" && (l == "extent" || l == "degree") || p.Case == "of" && v > p.Head && t.ownSubject(v) > p.Head && t.pos(p.Head, tagNum)
}

// hears reports whether one can appear before h: a body, a person, a court.
func (t *tree) hears(h int) bool {
	if typ := t.doc.typeOf(t.mention[h]); t.doc.named(t.mention[h]) {
		return typ == corpus.Org || typ == corpus.Person
	}
	return t.in(h, hearing)
}

var hearing = words(`court judge jury magistrate parliament committee tribunal panel commission council inquiry`)

// rescheduling verbs have the new time of what they move as an argument, and the old one.
var rescheduling = map[string]wordSet{
	"to":    words(`postpone reschedule move delay defer adjourn shift put_off put_back push_back bring_forward`),
	"from":  words(`postpone reschedule move delay defer shift put_back push_back bring_forward`),
	"until": words(`postpone reschedule delay defer adjourn put_off put_back push_back`),
}

// newDate reports whether the time h is one that something is moved to.
func (t *tree) newDate(h int) bool {
	v := t.head[h]
	cs, _ := t.caseOf(h)
	return v >= 0 && cs != "from" && rescheduling[cs].has(t.lemmaWithParticle(v))
}

// untimely prepositions make a participant of a time: "moved to Monday".
var untimely = words(`of about to with into as against`)

var directions = words(`north south east west northeast northwest southeast southwest outside inside ahead short`)

// lastingVerbs take a measure as their object.
var lastingVerbs = words(`last take cost weigh measure span cover total number run walk travel rise fall drop increase decrease grow gain lose`)

// personal reports whether a name at h is a person's or an organisation's: "May"
// the minister, "Friday" the band.
func (t *tree) personal(h int) bool {
	m := t.nameAt(h)
	return m >= 0 && (t.doc.Mentions[m].Type == corpus.Person || t.doc.Mentions[m].Type == corpus.Org)
}

// adverbialNouns head phrases that are adverbs, not participants.
var adverbialNouns = words(`response protest retaliation revenge addition fact case general particular turn order end view opinion way manner course light term spite example
	contrast background pretext air reality practice principle total result moment while part effect vain detail full public private
	person return exchange line basis scale circumstance situation condition attempt effort event least most best last first mean
	degree extent hand extension place point side step scene sort front top bottom rate reason regard respect sleep excess phone telephone foot camera`)

var adverbialCases = words(`in at on by for as with from under against`)

// complexNouns make one preposition with the words around them: "at the request of".
var complexNouns = words(`behalf request presence help support favor favour charge front place name aid hands defense defence honor honour wake connection
	protest retaliation revenge contrast response opposition reaction addition
	side invitation head top center centre expense pressure leadership command`)

var complexCases = words(`in on at under with for by from`)

// complexPreposition reads "on behalf of Y" as one preposition before Y.
func (t *tree) complexPreposition(p Phrase) ([]Phrase, bool) {
	if !t.in(p.Head, complexNouns) || !complexCases.has(p.Case) || t.pos(p.Head, tagPropn) {
		return nil, false
	}
	of := t.ofPhrase(p.Head)
	if of < 0 {
		of = t.nounObject(p.Head)
	}
	if of >= 0 {
		inner, at := t.caseOf(of)
		ps := t.phrases(of)
		for n := range ps {
			ps[n].Case = p.Case + " " + t.form(p.Head) + " " + inner
			ps[n].CaseAt = union(p.CaseAt, []int{p.Head}, at)
		}
		return ps, true
	}
	return nil, false
}

// adverbial takes up "today", "where" and "when".
func (t *tree) adverbial(c *Clause, k int) {
	switch {
	case t.isRelative(k):
		a := t.antecedent(k)
		if a < 0 || t.head[k] != c.Pred && c.Pred != 0 {
			return
		}
		if t.form(k) == "where" && t.in(c.Pred, frequenting) && len(c.Objects) == 0 && !c.Passive {
			c.Objects = append(c.Objects, t.resolve(Phrase{Head: a, Gap: true}))
		} else if t.form(k) == "where" {
			c.Places = append(c.Places, Phrase{Head: a, Case: "in", Gap: true})
		} else if t.form(k) == "when" && t.temporal(a) && t.child(a, cop) < 0 {
			c.Times = append(c.Times, Phrase{Head: a, Gap: true})
		}
	case t.temporal(k):
		c.Times = append(c.Times, Phrase{Head: k})
	case t.earlyAs(k) >= 0: // "as early as Tuesday"
		c.Times = append(c.Times, Phrase{Head: t.earlyAs(k), Case: t.words([]int{k - 1, k, k + 1}), CaseAt: []int{k - 1, k, k + 1}})
	case t.form(k) == "ago" || t.form(k) == "earlier" || t.form(k) == "later":
		if kids := t.kids[k]; len(kids) > 0 && !t.rel(kids[0], punct) {
			c.Times = append(c.Times, Phrase{Head: k})
		}
	}
}

// frequenting verbs have for their object where somebody is: "the school where Berg attends" is the
// one that Berg attends.
var frequenting = words(`attend frequent inhabit`)

// effective reports whether the time k says from when on something holds, not when it was
// said or done: "resigned effective Monday".
func (t *tree) effective(c *Clause, k int) bool {
	first := t.subtree(k, nil)[0]
	return t.form(c.Pred) != "effective" && (t.form(first) == "effective" || first > 0 && t.form(first-1) == "effective")
}

// earlyAs returns the time of "as early as Tuesday", where k is its adverb, or -1.
func (t *tree) earlyAs(k int) int {
	if k == 0 || k+2 >= len(t.toks) || t.form(k-1) != "as" || t.form(k+1) != "as" || !t.formIn(k, degreesOfTime) {
		return -1
	}
	if h := t.child(k, obl); h > k+1 && (t.temporal(h) || t.year(h)) {
		return h
	}
	return -1
}

var degreesOfTime = words(`early late recently soon far`)

// placeNouns head phrases that say where something happens.
var placeNouns = words(`city town village country region area district province state territory port street road square building house home hotel
	hospital school university church mosque airport station prison jail court border sea ocean river lake island mountain desert camp base
	factory plant center centre office headquarters stadium park museum market shop store restaurant room world globe water zone site
	scene neighborhood neighbourhood suburb capital coast beach forest field farm bridge tunnel space west east north south stage podium forum summit conference meeting
	ceremony rally festival event debate`)

// subjectPlace returns where the subject of a clause without any argument is, which is
// where it happened: "the shipment through the port was stopped".
func (t *tree) subjectPlace(c *Clause) (Phrase, bool) {
	if len(c.Subjects) != 1 || c.Subjects[0].Gap || c.Negated || c.Chain[0] != c.Pred {
		return Phrase{}, false
	}
	s := c.Subjects[0].Head
	if t.nameAt(s) >= 0 || t.human(s) || len(t.conjuncts(s)) > 0 {
		return Phrase{}, false
	}
	for _, k := range t.children(s, nmod) {
		p := Phrase{Head: k}
		p.Case, p.CaseAt = t.caseOf(k)
		if within := p.Case == "in" || p.Case == "at" || p.Case == "through" || p.Case == "near"; k > s && within && (t.doc.named(t.mention[k]) || len(t.named(t.phrasesBelow(k))) > 0) && t.isPlace(Phrase{Head: k, Case: "in"}) {
			return p, true
		}
	}
	return Phrase{}, false
}

// phrasesBelow returns the complements of the noun h.
func (t *tree) phrasesBelow(h int) []Phrase {
	var out []Phrase
	for _, k := range t.children(h, nmod) {
		out = append(out, Phrase{Head: k})
	}
	return out
}

// aiming verbs are done at somebody: "fired at protesters".
var (
	aiming = words(`fire throw hurl shoot aim point lob fling launch direct spray charge pelt toss swing`)
	crowds = words(`protester demonstrator crowd police policeman civilian people troop soldier marcher man woman bystander group rioter fan supporter demonstrators officers`)
)

// isPlace reports whether a phrase says where.
func (t *tree) isPlace(p Phrase) bool {
	if p.Case == "at" && t.child(p.Head, nummod) >= 0 && t.nameAt(p.Head) < 0 && t.feat(p.Head, "Number=Plur") && !t.in(p.Head, placeNouns) {
		return false // "closed at 41 crowns"
	}
	if typ, _ := t.value(p.Head); p.Case == "at" && typ.IsValue() {
		return false // "at less than one percent"
	}
	if !placePrepositions.has(p.Case) && p.Case != "next to" && p.Case != "off" {
		return false
	}
	if p.Case == "next to" {
		return t.nameAt(p.Head) >= 0 && t.doc.typeOf(t.mention[p.Head]) == corpus.Place
	}
	if m := t.mention[p.Head]; m >= 0 {
		switch t.doc.typeOf(m) {
		case corpus.Place:
			return true
		case corpus.Event:
			return p.Case == "at" || p.Case == "in"
		}
	}
	if p.Case == "in" && t.form(p.Head) == "event" && t.ofPhrase(p.Head) < 0 {
		return false // "in the event, nobody came"
	}
	if v := t.head[p.Head]; p.Case == "at" && v >= 0 && t.in(v, aiming) && (t.human(p.Head) || t.in(p.Head, crowds)) {
		return false
	}
	return t.in(p.Head, placeNouns) || p.Case == "at" && t.pos(p.Head, tagNoun|tagPropn) && t.nameAt(p.Head) < 0 && t.child(p.Head, nmod) < 0
}
