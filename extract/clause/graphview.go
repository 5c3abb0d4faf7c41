package clause

import (
	"strings"

	"tercet/corpus"
)

// render appends a sentence's clauses to out as propositions of the wanted view.
func (t *tree) render(out []corpus.Proposition, cs []*Clause, opt Options) []corpus.Proposition {
	first := len(out)
	for _, c := range cs {
		switch {
		case opt.View == NAry:
			out = append(out, t.nary(c)...)
		case opt.View == Binary:
			out = append(out, t.pairs(c, binaryStyle)...)
		case opt.AsWritten:
			out = append(out, t.pairs(c, writtenStyle)...)
		default:
			out = t.facts(out, c, opt)
		}
	}
	return out[:first+len(distinct(out[first:], t.doc.asWritten))]
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

// facts renders a clause for a graph and appends it to out: one proposition for each
// pair of subject and object, with the core of each as its node.
func (t *tree) facts(out []corpus.Proposition, c *Clause, opt Options) []corpus.Proposition {
	switch {
	case c.Verbal && !t.states(c) && t.leave("says too little without what is below it"),
		t.unspoken(c) && t.leave("to deny that somebody spoke says nothing of the words"),
		c.Verbal && t.comment(c.Chain[0]) && t.leave("a comment on what the sentence says"),
		c.Verbal && t.onlyAddressed(c) && t.leave("to whom it was said; what was said has a statement of its own"),
		t.passiveInDisguise(c) && t.leave("whom it was done to is not known"):
		return out
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
		if t.in(c.Pred, giving) && len(c.Objects) > 0 && c.Objects[0].Head > c.Pred {
			list = t.given(c)
		}
		list = append(list, t.standAlone(c, undergoer)...)
	case len(c.Objects) > 0:
		list = t.withObject(c)
	default:
		list = t.withoutObject(c)
	}
	each := t.respectively(c)
	for i, s := range subjects {
		for k, f := range list {
			if each && len(subjects) > 1 && (len(list) != len(subjects) || i != k) && (len(list) > 1 || t.coordinates(f.object.Head)) {
				continue
			}
			if c.Negated != f.object.Negated {
				f.object = t.ofTheKind(f.object)
			}
			s.Narrowed = t.narrowing(c, s, f)
			if f = t.withCircumstance(c, t.completed(c, s, f)); t.hollow(c, s, f) {
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
		if t.in(o.Head, light) || t.formIn(o.Head, light) {
			if l := t.lightFacts(c, o); len(l) > 0 {
				list = append(list, l...)
				continue
			}
		}
		if l := t.throughNoun(c, o); len(l) > 0 {
			list = append(list, l...)
			continue
		}
		f := fact{object: o, relation: c.Relation, words: union(c.Words, t.recipient(c, o)), extra: c.Complement, tail: t.tail(c, o), text: t.casualties(c.Pred, o.Head) || t.in(c.Pred, entitling) || t.office(c, o.Head)}
		if k := c.Complement; len(k) == 1 && t.in(c.Pred, bringing) && t.pos(k[0].Head, tagAdj) && k[0].Head > o.Head {
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
		if !standingPrepositions.has(base) || base != p.Case || p.Negated || !t.takesPart(p.Head) {
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
		if p.Case == "as" && t.servesAs(c.Pred) && t.in(p.Head, roleNouns) && t.nounObject(p.Head) >= 0 {
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
	if !c.Copular || s.Speaker == nil || s.Speaker.Type != corpus.Person || t.formIn(s.Head, ownPersons) || o <= 0 || !t.pos(o, tagNoun) {
		return false
	}
	return t.in(o, collective) || t.kindOfBody(o) || t.feat(o, "Number=Plur")
}

// roleOnly reports whether i says what somebody is, not who it is.
func (t *tree) roleOnly(i int) bool { return t.in(i, roleNouns) && t.nameAt(i) < 0 }

// office reports whether i is the office that c says somebody wants, which is not who holds it: "ran for
// governor", "the nominee for president".
func (t *tree) office(c *Clause, i int) bool {
	return t.in(c.Pred, standing) && t.roleOnly(i) && t.child(i, det) < 0 && !t.doc.asWritten
}

// entitling verbs give a title, which is not whoever or whatever has that name.
var entitling = words(`entitle title subtitle caption`)

// standing verbs and nouns are those of who wants an office.
var standing = words(`run stand campaign nominate nominee candidate contender hopeful bid compete apply`)
