package clause

import (
	"slices"
	"sort"
	"strings"

	"tercet/corpus"
)

// This file makes propositions of facts: their ends, relation and wording, time and place.

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
		if c.Rule == calledRule {
			p.Object.Text = t.oneOfThem(f.object.Head, p.Object.Text)
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
			f.words = slices.DeleteFunc(slices.Clone(f.words), t.denying)
		}
	}
	p.Relation = t.relation(c, s, f)
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
	if t.pos(p.Head, tagPunct|tagCconj|tagSconj|tagAux|tagPart|tagIntj) {
		return false
	}
	if t.pos(p.Head, tagVerb) && !strings.HasPrefix(t.toks[p.Head].XPOS, "NN") {
		return false
	}
	if p.Speaker != nil {
		return true
	}
	if of := t.ofPhrase(p.Head); of > p.Head && t.pointsOut(of) && t.child(p.Head, amod|nummod|compound) < 0 && !opt.Pronouns {
		return false // a copy of it
	}
	if a.Mention >= 0 && t.doc.Mentions[a.Mention].Kind != corpus.Pronoun && !t.pos(p.Head, tagPron|tagAdv|tagDet) {
		return true
	}
	if k := t.child(p.Head, nmod); p.Negated && k > p.Head && t.exceptionOf(k) < 0 && (t.form(p.Head) == "nobody" || t.form(p.Head) == "none") {
		return true // nobody in the cabinet
	}
	if of := t.ofPhrase(p.Head); of >= 0 && !t.pos(of, tagPron|tagDet) && (t.pos(p.Head, tagPron|tagDet) || t.pos(p.Head, tagAdj) && t.in(p.Head, emptyNouns) && !t.in(of, timeUnits) && !t.in(of, timeNouns)) {
		return true // all of the allies, most of the allies
	}
	if t.pos(p.Head, tagPron|tagDet) {
		if a.Mention >= 0 && t.doc.bestName(a.Mention) >= 0 {
			return true
		}
		return opt.Pronouns && !t.in(p.Head, deadPronouns) && !t.isRelative(p.Head)
	}
	if t.pos(p.Head, tagAdv|tagAdp|tagAdj) && a.Type != corpus.Date {
		return t.pos(p.Head, tagAdj) && t.child(p.Head, det) >= 0 && len(t.core(p.Head)) > 0 && !t.in(p.Head, deadPronouns)
	}
	return !t.formIn(p.Head, deadPronouns) || t.ofPhrase(p.Head) >= 0
}

// pointsOut reports whether i is a pronoun that leaves it to the text what it is.
func (t *tree) pointsOut(i int) bool {
	return t.formIn(i, pointing) && t.pos(i, tagPron|tagDet) && t.doc.bestName(t.mention[i]) < 0
}

var pointing = words(`it them that this those these`)

func isWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 127
}

// relation renders the canonical relation and its wording: the words of the
// sentence in their order, but that a preposition of a fronted phrase follows
// the verb.
func (t *tree) relation(c *Clause, s Phrase, f fact) corpus.Relation {
	toks := union(f.words, t.controllers(c, t.nounAlone))
	for _, k := range c.Adverbs {
		if c.Negated && t.formIn(k, wholly) {
			toks = union(toks, []int{k})
		}
	}
	toks = t.withoutOpening(toks)
	toks = union(toks, without(t.manner(c, toks), f.tail))
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
	r.Wording = t.inOrder(c, s, rest)
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
	if len(f.tail) > 0 {
		r.Wording += " … " + unquote(t.plainWords(s, f.tail))
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
func (t *tree) inOrder(c *Clause, s Phrase, toks []int) string {
	b := t.child(c.Pred, cop|auxPass)
	if b < c.Pred || len(toks) == 0 || toks[0] != c.Pred && !t.rel(toks[0], advmod) || !slices.Contains(toks, b) || t.doc.asWritten {
		return t.plainWords(s, toks)
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
		if o > c.Chain[n] && o < c.Chain[n+1] && t.pos(c.Chain[n], tagVerb) && !t.formIn(o, reflexives) && union(c.Words)[0] <= c.Chain[n] {
			out = union(out, noun(o))
		}
	}
	return out
}

// firstVerb returns the first token of c's verb group.
func (t *tree) firstVerb(c *Clause) int {
	for _, i := range c.Words {
		if t.pos(i, tagVerb|tagAux) {
			return i
		}
	}
	return c.Pred
}

// copulaWordless reports whether a clause with "be" has no verb in the text.
func (t *tree) copulaWordless(c *Clause) bool {
	for _, i := range c.Words {
		if t.pos(i, tagAux|tagVerb) && !t.rel(i, amod|compound) {
			return false
		}
	}
	return true
}

// qualify adds time, place and further arguments.
func (t *tree) qualify(c *Clause, p *corpus.Proposition, f fact) {
	for _, ph := range c.Times {
		a := t.timeArgument(ph, c.Future || ph.Head > c.Pred && t.ordered(c) || c.Factuality <= corpus.Planned && !t.perfect(c) || ph.Case == "for" && c.Passive && t.in(c.Pred, expectedPassives))
		if a.Value == nil && emptyTimes.has(strings.ToLower(a.Text)) || c.Future && t.bygone(ph) || t.child(ph.Head, cop) >= 0 || t.counts(ph) {
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
