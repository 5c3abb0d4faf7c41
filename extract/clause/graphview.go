package clause

import (
	"slices"
	"sort"
	"strings"

	"tercet/corpus"
)

// render turns a sentence's clauses into propositions of the wanted view.
func (t *tree) render(cs []*Clause, opt Options) []corpus.Proposition {
	var out []corpus.Proposition
	for _, c := range cs {
		switch {
		case opt.View == NAry:
			out = append(out, t.nary(c)...)
		case opt.View == Binary:
			out = append(out, t.pairs(c, binaryStyle)...)
		case opt.AsWritten:
			out = append(out, t.pairs(c, writtenStyle)...)
		default:
			out = append(out, t.facts(c, opt)...)
		}
	}
	return distinct(out, t.doc.asWritten)
}

// distinct drops propositions that repeat an earlier one of the sentence, its words
// or its canonical relation, or have no relation: of a verb without letters.
func distinct(ps []corpus.Proposition, words bool) []corpus.Proposition {
	out := ps[:0]
next:
	for i := range ps {
		p := &ps[i]
		if p.Relation.Canonical == "" {
			continue
		}
		for n := range out {
			if q := &out[n]; (words && p.Relation.Wording == q.Relation.Wording || !words && p.Relation.Canonical == q.Relation.Canonical) && p.Subject.Text == q.Subject.Text && p.Object.Text == q.Object.Text && (words || p.Polarity == q.Polarity) {
				continue next
			}
		}
		out = append(out, *p)
	}
	return out
}

// fact is one proposition of the graph view in the making.
type fact struct {
	object   Phrase
	relation string
	words    []int
	extra    []Phrase
	tail     []int // words that complete the wording
	text     bool  // the object is a value, not a thing
	rule     string
}

// facts renders a clause for a graph: one proposition for each pair of subject
// and object, with the core of each as its node.
func (t *tree) facts(c *Clause, opt Options) []corpus.Proposition {
	switch {
	case c.Verbal && !t.states(c) && t.leave("says too little without what is below it"),
		t.unspoken(c) && t.leave("to deny that somebody spoke says nothing of the words"),
		c.Verbal && t.comment(c.Chain[0]) && t.leave("a comment on what the sentence says"),
		c.Verbal && t.onlyAddressed(c) && t.leave("to whom it was said; what was said has a statement of its own"),
		t.passiveInDisguise(c) && t.leave("whom it was done to is not known"):
		return nil
	}
	subjects := c.Subjects
	var list []fact
	switch {
	case c.Passive && len(c.Agents) > 0:
		undergoer := c.Subjects
		subjects = c.Agents
		for _, o := range undergoer {
			list = append(list, fact{object: o, relation: c.Active, words: t.activeWords(c), extra: c.Complement, tail: t.framePhrase(c.Pred, c.Pred), rule: "passive"})
		}
		if giving[t.lemma(c.Pred)] && len(c.Objects) > 0 && c.Objects[0].Head > c.Pred {
			list = t.given(c)
		}
		list = append(list, t.standAlone(c, undergoer)...)
	case len(c.Objects) > 0:
		list = t.withObject(c)
	default:
		list = t.withoutObject(c)
	}
	var out []corpus.Proposition
	each := t.respectively(c)
	for i, s := range subjects {
		for k, f := range list {
			if each && len(subjects) > 1 && (len(list) != len(subjects) || i != k) && (len(list) > 1 || t.coordinates(f.object.Head)) {
				continue
			}
			if c.Negated != f.object.Negated {
				f.object = t.ofTheKind(f.object)
			}
			if f = t.completed(c, s, f); t.hollow(c, s, f) {
				continue
			}
			if p, ok := t.proposition(c, s, f, opt); ok {
				out = append(out, p)
			}
		}
	}
	return out
}

// withObject gives the facts of a clause with a direct object.
func (t *tree) withObject(c *Clause) []fact {
	var list []fact
	if t.lemma(c.Pred) == "do" && c.Objects[0].Gap && t.child(c.Pred, obj) >= 0 && t.form(t.child(c.Pred, obj)) == "which" {
		return nil // it stands for what was done
	}
	light := lightVerbs[t.lemma(c.Pred)]
	if t.raises(c.Pred) {
		return nil
	}
	for _, o := range c.Objects {
		if t.nothingAtAll(c, o) {
			list = append(list, fact{relation: c.Relation, words: union(c.Words, []int{o.Head}), rule: "bare"})
			continue
		}
		if l := t.spent(c, o); len(l) > 0 {
			list = append(list, l...)
			continue
		}
		if t.hollowObject(c, o) {
			continue
		}
		if light[t.lemma(o.Head)] || light[t.form(o.Head)] {
			if l := t.lightFacts(c, o); len(l) > 0 {
				list = append(list, l...)
				continue
			}
		}
		if l := t.throughNoun(c, o); len(l) > 0 {
			list = append(list, l...)
			continue
		}
		f := fact{object: o, relation: c.Relation, words: union(c.Words, t.recipient(c, o)), extra: c.Complement, tail: t.tail(c, o), text: t.casualties(c.Pred, o.Head) || entitling[t.lemma(c.Pred)] || t.office(c, o.Head)}
		if k := c.Complement; len(k) == 1 && bringing[t.lemma(c.Pred)] && t.pos(k[0].Head, "ADJ") && k[0].Head > o.Head {
			f.relation += "_" + t.lemma(k[0].Head)
		}
		list = append(list, f)
	}
	for _, p := range c.Indirect {
		p.Case = "to" // "offered the contract to N" says what, "offered to N" does not
		list = append(list, fact{object: p, relation: c.Relation + "_to", words: union(c.Words, t.gift(c)), tail: t.giftBefore(c), rule: "recipient"})
	}
	return append(list, t.standAlone(c, c.Objects)...)
}

// standAlone gives the extra facts "(S, verb_preposition, X)" of a clause that
// already has an object, where they can stand alone: X is named, and takes part
// rather than being where or when.
func (t *tree) standAlone(c *Clause, objects []Phrase) []fact {
	if c.Pred < 0 {
		return nil
	}
	var list []fact
	for _, p := range c.Obliques {
		base, _, _ := strings.Cut(p.Case, " ")
		if !standingPrepositions[base] || base != p.Case || p.Negated || !t.takesPart(p.Head) {
			continue
		}
		if t.absolute(p) {
			continue
		}
		f := fact{object: p, relation: c.Active + "_" + strings.ReplaceAll(p.Case, " ", "_"), rule: "oblique"}
		f.words = union(c.Words, p.CaseAt)
		if c.Passive && len(c.Agents) > 0 {
			f.words = union(t.activeWords(c), p.CaseAt)
		}
		if len(objects) > 0 && !c.Passive && objects[0].Head > c.Pred && objects[0].Head < p.Head {
			f.words = union(f.words, t.core(objects[0].Head))
		}
		list = append(list, f)
	}
	return list
}

// takesPart reports whether h names somebody or some place that can give,
// receive or be gone to.
func (t *tree) takesPart(h int) bool {
	if !t.doc.named(t.mention[h]) {
		return false
	}
	switch t.doc.typeOf(t.mention[h]) {
	case corpus.Person, corpus.Org, corpus.Place, corpus.Group:
		return true
	}
	return false
}

var standingPrepositions = words(`to from with against into toward towards of`)

// withoutObject gives the facts of a clause that has no direct object: a
// predicative, or one fact for each prepositional phrase; failing that, its
// place; failing that, the bare event.
func (t *tree) withoutObject(c *Clause) []fact {
	if c.Copular && len(c.Complement) > 0 || len(c.Complement) > 0 {
		var list []fact
		for _, p := range c.Complement {
			if t.form(p.Head) == "aged" || t.yearsOld(p.Head) >= 0 {
				continue // the age says it
			}
			list = append(list, fact{object: p, relation: c.Relation, words: c.Words, text: true})
		}
		return list
	}
	var list []fact
	for n, p := range c.Obliques {
		if strings.HasPrefix(p.Case, "in addition") || p.Case == "as" && t.lemma(c.Pred) == "refer" && !c.Passive || t.rel(c.Pred, root) && t.lemma(c.Pred) == "say" && (p.Case == "on" || p.Case == "in") {
			continue // how and where, not of what
		}
		if p.Case == "by" && !c.Passive && t.human(p.Head) && t.toks[c.Pred].XPOS != "VBG" {
			continue // a passive taken for an active
		}
		if t.besides(c, p, c.Obliques[:n]) || t.oneOfTwo(p) {
			continue
		}
		if p.Case == "as" && t.servesAs(c.Pred) && roleNouns[t.lemma(p.Head)] && t.nounObject(p.Head) >= 0 {
			return list // what somebody served as has a fact of its own
		}
		if len(list) == 3 {
			break
		}
		if p.Negated && p.Case != "of" && p.Case != "to" || t.absolute(p) {
			continue // "as no alternative" denies nothing of the clause
		}
		list = append(list, t.prepositional(c, p, "oblique"))
	}
	if len(list) > 0 {
		return list
	}
	if f, ok := t.eachOther(c); ok {
		return []fact{f}
	}
	for _, p := range c.Places {
		list = append(list, t.prepositional(c, p, "place"))
	}
	if len(list) > 0 {
		return list
	}
	if c.Copular || t.bareOfSense(c) || t.saysNothingAlone(c) && t.leave("a verb that says nothing alone") || t.askedOf(c) && t.leave("who is asked is told with what he is asked") {
		return nil
	}
	if p, ok := t.subjectPlace(c); ok {
		return []fact{t.prepositional(c, p, "place")}
	}
	return []fact{{relation: c.Relation, words: c.Words, tail: t.purposeOf(c), rule: "bare"}}
}

// askedOf reports whether the outermost verb of c has an object, which has a fact with c in
// its wording: "urged Berg to resign".
func (t *tree) askedOf(c *Clause) bool {
	if len(c.Chain) < 2 || t.raises(c.Chain[0]) {
		return false
	}
	o := t.child(c.Chain[0], obj|iobj)
	return o > c.Chain[0] && o < c.Chain[1]
}

func (t *tree) prepositional(c *Clause, p Phrase, rule string) fact {
	f := fact{object: p, words: union(c.Words, p.CaseAt), rule: rule, relation: c.Relation}
	if out := t.out(c); out >= 0 && (len(p.CaseAt) == 0 || p.CaseAt[0] != out) {
		f.relation, f.words = f.relation+"_out", union(f.words, []int{out}) // "pulled out of the race with a knee injury"
	}
	f.text = p.Case == "as" && t.roleOnly(p.Head) || p.Case == "for" && t.office(c, p.Head)
	if p.Case != "" {
		f.relation += "_" + strings.ReplaceAll(p.Case, " ", "_")
	}
	return f
}

// oneIsNoTeam reports whether c says of "we", for which one speaker stands, what only several are: "we are a team".
func (t *tree) oneIsNoTeam(c *Clause, s Phrase, o int) bool {
	if !c.Copular || s.Speaker == nil || s.Speaker.Type != corpus.Person || ownPersons[t.form(s.Head)] || o <= 0 || !t.pos(o, "NOUN") {
		return false
	}
	return collective[t.lemma(o)] || t.kindOfBody(o) || t.feat(o, "Number=Plur")
}

// roleOnly reports whether i says what somebody is, not who it is.
func (t *tree) roleOnly(i int) bool { return roleNouns[t.lemma(i)] && t.nameAt(i) < 0 }

// office reports whether i is the office that c says somebody wants, which is not who holds it: "ran for
// governor", "the nominee for president".
func (t *tree) office(c *Clause, i int) bool {
	return standing[t.lemma(c.Pred)] && t.roleOnly(i) && t.child(i, det) < 0 && !t.doc.asWritten
}

// entitling verbs give a title, which is not whoever or whatever has that name.
var entitling = words(`entitle title subtitle caption`)

// standing verbs and nouns are those of who wants an office.
var standing = words(`run stand campaign nominate nominee candidate contender hopeful bid compete apply`)

// proposition renders one fact, or reports that its arguments fit no node.
func (t *tree) proposition(c *Clause, s Phrase, f fact, opt Options) (corpus.Proposition, bool) {
	s, f.object = t.speakerForPerson(s), t.speakerForPerson(f.object)
	if t.oneIsNoTeam(c, s, f.object.Head) && t.leave("what several are, none of them is") {
		return corpus.Proposition{}, false
	}
	p := corpus.Proposition{Sentence: t.index, Factuality: c.Factuality, Said: c.Said, Rule: c.Rule}
	if f.object.Head > 0 && t.nameAt(s.Head) < 0 && t.complement(s.Head) == f.object.Head {
		s.Alone = true // "the plant in Norvik burned down": the plant burned down in Norvik
	}
	s.Owned, f.object.Owned = t.ownedByOther(s, f.object), f.object.Head > 0 && t.ownedByOther(f.object, s)
	p.Subject = t.argument(s)
	if d := t.child(s.Head, det); s.Negated && d >= 0 && t.form(d) == "no" && p.Subject.Mention < 0 && p.Subject.Type == corpus.Thing {
		p.Subject.Text = "any " + p.Subject.Text // "no company" is not the company spoken of
	}
	if !t.fits(s, p.Subject, opt) || t.emptySubject(c, s, opt) {
		t.leaveArgument("subject", s)
		return p, false
	}
	if f.object.Head != 0 || f.object.Case != "" || !f.isBare() {
		p.Object = t.argument(f.object)
		if !t.fits(f.object, p.Object, opt) && !f.text {
			t.leaveArgument("object", f.object)
			return p, false
		}
		if f.text {
			p.Object.Type, p.Object.Mention = t.textType(f.object.Head), -1
		}
		if c.Copular && t.nameAt(f.object.Head) < 0 && t.doc.same(p.Object.Mention, p.Subject.Mention) {
			p.Object.Mention, p.Object.Type = -1, corpus.Text // what it is, not another
		}
		if (p.Object.Text == p.Subject.Text || t.doc.same(p.Object.Mention, p.Subject.Mention)) && t.leave("subject and object are one") {
			return p, false
		}
	} else {
		p.Object.Head, p.Object.Mention = -1, -1
	}
	if f.rule != "" {
		p.Rule += "/" + f.rule
	}
	if c.Negated != (s.Negated || f.object.Negated) {
		p.Polarity = corpus.Negated
		if t.untilThen(c) { // "did not open until 1998": opened then
			p.Polarity = corpus.Affirmed
		}
	}
	p.Relation = t.relation(c, f)
	t.denyInWords(&p)
	t.qualify(c, &p, f)
	return p, true
}

// untilThen reports whether c says "not until" a time, which affirms, and makes
// that time the start.
func (t *tree) untilThen(c *Clause) bool {
	for n, p := range c.Times {
		if p.Case == "until" || p.Case == "till" {
			c.Times[n].Case = "from"
		}
		if c.Times[n].Case == "from" && len(p.CaseAt) > 0 && t.form(p.CaseAt[0]) != "from" {
			return true
		}
	}
	return false
}

func (f *fact) isBare() bool {
	return f.rule == "bare" || f.rule == "light-verb" && f.object.Head == 0 && f.object.Case == ""
}

// textType is the type of a predicative: a number where it is one.
func (t *tree) textType(h int) corpus.EntityType {
	if typ, _ := t.value(h); typ.IsValue() {
		return typ
	}
	return corpus.Text
}

// fits reports whether an argument can be a node or a value.
func (t *tree) fits(p Phrase, a corpus.Argument, opt Options) bool {
	if a.Text == "" || len(a.Text) > 120 || strings.Contains(a.Text, "[...]") || !strings.ContainsFunc(a.Text, isWord) {
		return false
	}
	if t.pos(p.Head, "PUNCT", "CCONJ", "SCONJ", "AUX", "PART", "INTJ") {
		return false
	}
	if t.pos(p.Head, "VERB") && !strings.HasPrefix(t.toks[p.Head].XPOS, "NN") {
		return false
	}
	if p.Speaker != nil {
		return true
	}
	if of := t.ofPhrase(p.Head); of > p.Head && t.pointsOut(of) && t.child(p.Head, amod|nummod|compound) < 0 && !opt.Pronouns {
		return false // a copy of it
	}
	if a.Mention >= 0 && t.doc.Mentions[a.Mention].Kind != corpus.Pronoun && !t.pos(p.Head, "PRON", "ADV", "DET") {
		return true
	}
	if p.Negated && t.child(p.Head, nmod) > p.Head && (t.form(p.Head) == "nobody" || t.form(p.Head) == "none") {
		return true // nobody in the cabinet
	}
	if of := t.ofPhrase(p.Head); of >= 0 && !t.pos(of, "PRON", "DET") && (t.pos(p.Head, "PRON", "DET") || t.pos(p.Head, "ADJ") && emptyNouns[t.lemma(p.Head)] && !timeUnits[t.lemma(of)] && !timeNouns[t.lemma(of)]) {
		return true // all of the allies, most of the allies
	}
	if t.pos(p.Head, "PRON", "DET") {
		if a.Mention >= 0 && t.doc.bestName(a.Mention) >= 0 {
			return true
		}
		return opt.Pronouns && !deadPronouns[t.lemma(p.Head)] && !t.isRelative(p.Head)
	}
	if t.pos(p.Head, "ADV", "ADP", "ADJ") && a.Type != corpus.Date {
		return t.pos(p.Head, "ADJ") && t.child(p.Head, det) >= 0 && len(t.core(p.Head)) > 0 && !deadPronouns[t.lemma(p.Head)]
	}
	return !deadPronouns[t.form(p.Head)] || t.ofPhrase(p.Head) >= 0
}

// pointsOut reports whether i is a pronoun that leaves it to the text what it is.
func (t *tree) pointsOut(i int) bool {
	return pointing[t.form(i)] && t.pos(i, "PRON", "DET") && t.doc.bestName(t.mention[i]) < 0
}

var pointing = words(`it them that this those these`)

func isWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 127
}

// relation renders the canonical relation and its wording: the words of the
// sentence in their order, but that a preposition of a fronted phrase follows
// the verb.
func (t *tree) relation(c *Clause, f fact) corpus.Relation {
	toks := union(f.words, t.controllers(c, t.nounAlone))
	for _, k := range c.Adverbs {
		if c.Negated && wholly[t.form(k)] {
			toks = union(toks, []int{k})
		}
	}
	toks = t.withoutOpening(toks)
	r := corpus.Relation{Canonical: strings.ToLower(strings.ReplaceAll(f.relation, " ", "_")), Head: c.Pred, Tokens: toks}
	if c.Modal {
		r.Canonical = "may_" + r.Canonical
	}
	var front, rest []int
	for _, i := range toks {
		if f.object.Head > 0 && i < t.firstVerb(c) && f.object.Head < t.firstVerb(c) && (len(f.object.CaseAt) > 0 && i >= f.object.CaseAt[0] || t.rel(i, caseMark) && t.head[i] == f.object.Head) {
			front = append(front, i)
		} else {
			rest = append(rest, i)
		}
	}
	r.Wording = t.inOrder(c, rest)
	if c.Passive && len(c.Agents) > 0 {
		r.Wording = t.activeWording(c, r.Wording)
	}
	if len(front) > 0 {
		r.Wording += " " + strings.ToLower(t.words(front))
	}
	if p := f.object; p.Case != "" && len(p.CaseAt) == 0 && strings.HasSuffix(f.relation, "_"+p.Case) {
		r.Wording += " " + p.Case
	}
	for _, p := range f.extra {
		r.Wording += " … " + unquote(t.words(t.full(p)))
	}
	if len(f.tail) > 0 {
		r.Wording += " … " + unquote(t.words(f.tail))
	}
	if c.Copular && t.copulaWordless(c) {
		if noun, ok := strings.CutPrefix(f.relation, "be_"); ok && r.Wording == "" {
			r.Wording = strings.ReplaceAll(noun, "_", " ")
		}
		r.Wording = strings.TrimSpace("is " + r.Wording)
		if strings.HasSuffix(f.relation, "_of") && !strings.HasSuffix(r.Wording, " of") {
			r.Wording += " of"
		}
	} else if r.Wording == "" && (c.Rule == "suffered" || c.Rule == "helped-by") {
		r.Wording = inPast(f.relation) + t.askedFor(c)
	} else if r.Wording == "" || r.Wording == "’s" || r.Wording == "'s" {
		r.Wording = strings.ReplaceAll(f.relation, "_", " ")
		if c.Rule == "possessive" && len(c.Subjects) > 0 && t.nounNumber(c.Subjects[0].Head) > 0 {
			r.Wording = "has"
		}
	}
	return r
}

// withoutOpening leaves out an adverb that opens the sentence and the comma behind it: "Indeed,
// Varn is a", which a noun's core has where no verb governs it.
func (t *tree) withoutOpening(toks []int) []int {
	for n, i := range toks {
		if t.form(i) == "," && n < 2 && (n == 0 || t.rel(toks[0], advmod) && !t.denying(toks[0])) {
			return toks[n+1:]
		}
	}
	return toks
}

// inOrder words the tokens of c's relation with the form of be before the predicate, where it stands behind it:
// "killed in the attack was Berg".
func (t *tree) inOrder(c *Clause, toks []int) string {
	b := t.child(c.Pred, cop|auxPass)
	if b < c.Pred || len(toks) == 0 || toks[0] != c.Pred && !t.rel(toks[0], advmod) || !slices.Contains(toks, b) || t.doc.asWritten {
		return t.words(toks)
	}
	return t.form(b) + " " + strings.ToLower(t.words(without(toks, []int{b})))
}

// wholly are adverbs that a denial's wording keeps: "did not fully support".
var wholly = words(`fully entirely completely wholly`)

// controllers are the words for who is to do what the end of c's chain says,
// where a verb further out names them: "urged locals to assist".
func (t *tree) controllers(c *Clause, noun func(int) []int) []int {
	var out []int
	for n := 0; n+1 < len(c.Chain); n++ {
		o := t.child(c.Chain[n], obj|iobj)
		if o > c.Chain[n] && o < c.Chain[n+1] && t.pos(c.Chain[n], "VERB") && !reflexives[t.form(o)] && union(c.Words)[0] <= c.Chain[n] {
			out = union(out, noun(o))
		}
	}
	return out
}

// firstVerb returns the first token of c's verb group.
func (t *tree) firstVerb(c *Clause) int {
	for _, i := range c.Words {
		if t.pos(i, "VERB", "AUX") {
			return i
		}
	}
	return c.Pred
}

// copulaWordless reports whether a clause with "be" has no verb in the text.
func (t *tree) copulaWordless(c *Clause) bool {
	for _, i := range c.Words {
		if t.pos(i, "AUX", "VERB") && !t.rel(i, amod|compound) {
			return false
		}
	}
	return true
}

// qualify adds time, place and further arguments.
func (t *tree) qualify(c *Clause, p *corpus.Proposition, f fact) {
	for _, ph := range c.Times {
		a := t.timeArgument(ph, c.Future || ph.Head > c.Pred && t.ordered(c) || c.Factuality <= corpus.Planned && !t.perfect(c) || ph.Case == "for" && c.Passive && expectedPassives[t.lemma(c.Pred)])
		if a.Value == nil && emptyTimes[strings.ToLower(a.Text)] || c.Future && t.bygone(ph) || t.child(ph.Head, cop) >= 0 || t.counts(ph) {
			continue // "for a time"; "will play after beating Tarsia last night"; "it was the third time that"; "shot eleven times"
		}
		if p.Time == nil || p.Time.Value == nil && a.Value != nil {
			p.Time = &a
		} else if p.Time.Case == "from" && (a.Case == "to" || a.Case == "until") && p.Time.Value != nil && a.Value != nil && p.Time.Value.Start <= a.Value.End {
			p.Time.Value.End = a.Value.End
			p.Time.Text += " " + a.Case + " " + strings.TrimPrefix(a.Text, a.Case+" ")
		}
	}
	for _, ph := range c.Places {
		if f.rule == "place" && ph.Head == f.object.Head {
			continue
		}
		if a := t.argument(ph); p.Place == nil && t.fits(ph, a, Options{}) {
			p.Place = &a
		}
	}
	rest := append(append([]Phrase{}, f.extra...), c.Obliques...)
	if c.Passive && len(c.Agents) > 0 {
		rest = append([]Phrase{}, c.Obliques...)
	}
	for _, ph := range rest {
		if ph.Head == f.object.Head || ph.Head == p.Subject.Head {
			continue
		}
		if ph.Negated && !f.object.Negated || f.object.Negated && !ph.Negated && ph.Case == f.object.Case {
			continue // "went to Berg, not to Lund"
		}
		if a := t.argument(ph); a.Text != "" {
			p.Arguments = append(p.Arguments, a)
		}
	}
	sort.SliceStable(p.Arguments, func(i, j int) bool { return p.Arguments[i].Head < p.Arguments[j].Head })
}

// counts reports whether p says how often, not when: "eleven times", "several times".
func (t *tree) counts(p Phrase) bool {
	return t.form(p.Head) == "times" && p.Case == "" && t.child(p.Head, nummod|amod) >= 0 && t.child(p.Head, det|nmodPoss) < 0
}

// bygone reports whether the time p is over: "last night", "two years ago".
func (t *tree) bygone(p Phrase) bool {
	if t.form(p.Head) == "ago" || t.lemma(p.Head) == "yesterday" {
		return true
	}
	a := t.child(p.Head, amod)
	return a >= 0 && t.form(a) == "last" && t.child(p.Head, det) < 0 && p.Case == ""
}

// emptyTimes say nothing of when.
var emptyTimes = words(`time moment times point while`)
