package clause

import (
	"strings"

	"tercet/corpus"
)

// nominalClause begins a clause that has no verb: its relation starts with "be"
// and its words are those of the description at noun.
func (t *tree) nominalClause(subject Phrase, noun int) *Clause {
	c := &Clause{Pred: noun, Chain: []int{noun}, Relation: "be", Active: "be", Copular: true, Subjects: []Phrase{subject}}
	s := &setting{}
	t.addQuote(c, s)
	c.Said, c.Factuality = s.said, corpus.Fact
	if len(c.Said) > 0 {
		c.Factuality = corpus.Claimed
	}
	if t.hasAdjective(noun, "alleged", "suspected", "purported", "presumed", "reputed") {
		c.Said, c.Factuality = append(c.Said, corpus.Attribution{Verb: "alleged"}), corpus.Claimed
	}
	if t.selfStyled(noun) {
		c.Said, c.Factuality = append(c.Said, corpus.Attribution{Verb: "so-called"}), corpus.Claimed
	}
	for _, k := range t.children(noun, advmod) {
		if t.in(k, maybeAdverbs) && t.pos(noun, tagNoun) {
			c.Factuality, c.Modal = corpus.Possible, true
		}
	}
	if t.hasAdjective(noun, "potential", "possible", "likely", "prospective", "would-be") {
		c.Factuality, c.Modal = corpus.Possible, true
	}
	if !t.doc.asWritten {
		t.termOf(c, noun)
	}
	return c
}

// termOf gives c the time behind its noun, during which it was so: "the mayor of Norvik from 2020 to 2024".
func (t *tree) termOf(c *Clause, noun int) {
	for _, k := range t.children(noun, nmod) {
		if cs, at := t.caseOf(k); k > noun && t.temporal(k) && terms[cs] {
			c.Times = append(c.Times, Phrase{Head: k, Case: cs, CaseAt: at})
		}
	}
}

// terms are prepositions of the time during which somebody is something.
var terms = map[string]bool{"in": true, "from": true, "to": true, "until": true, "since": true, "during": true, "between": true}

// selfStyled reports whether the description h is called one only by some: "so-called",
// "self-styled".
func (t *tree) selfStyled(h int) bool {
	for _, k := range t.children(h, amod) {
		if t.soCalled(k) || k > 1 && t.joined(k-1) && t.form(k-2) == "self" && t.formIn(k, styling) {
			return true
		}
	}
	return false
}

var styling = words(`styled proclaimed described declared professed`)

// title finds what a title before the name i says of its bearer.
func (t *tree) title(i int) []*Clause {
	m := t.nameAt(i)
	if m >= 0 && t.doc.Mentions[m].Type == corpus.Place {
		return nil
	}
	var out []*Clause
	for _, d := range t.kids[i] {
		if d > i || !t.titleNoun(d, i) {
			continue
		}
		c := t.nominalClause(Phrase{Head: i}, d)
		if !t.holder(c, d, i) {
			name := t.core(d)
			c.Complement = []Phrase{{Head: d}}
			c.Words = nil
			if len(name) == 0 || !t.in(d, roleNouns) || t.in(d, ofSomebody) && len(name) == 1 || former(t, d) || former(t, i) {
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// ofSomebody are what nobody is but somebody's: "mother Anna Berg" says nothing alone.
var ofSomebody = words(`wife husband son daughter father mother brother sister widow fiancee fiance girlfriend boyfriend cousin uncle aunt nephew niece
	grandson grandfather grandmother stepfather parent child friend colleague classmate ally partner member predecessor successor
	counterpart heir ex-wife ex-husband`)

// former reports whether the title d was held once: "former president", "then-president".
func former(t *tree, d int) bool {
	k := t.child(d, advmod)
	return t.hasAdjective(d, "former", "then", "ex", "late") || k >= 0 && t.form(k) == "then" && (k == d-1 || k == d-2 && t.joined(d-1))
}

// titleNoun reports whether d is a title before the name i.
func (t *tree) titleNoun(d, i int) bool {
	if !t.pos(d, tagNoun|tagPropn) && !(t.rel(d, nmodDesc) && t.in(d, roleNouns)) || t.mention[d] >= 0 && t.mention[d] == t.mention[i] && !t.rel(d, nmodDesc) {
		return false
	}
	if t.rel(d, nmodDesc) {
		return t.pos(i, tagPropn) && (t.in(d, roleNouns) || t.pos(d, tagNoun) && t.nameAt(d) < 0 && t.nameAt(i) >= 0)
	}
	return t.rel(d, compound|flat) && t.in(d, roleNouns) && t.nameAt(i) >= 0 && t.mention[d] != t.mention[i] &&
		t.doc.Mentions[t.nameAt(i)].Type == corpus.Person
}

// holder completes a title with what it is held of: "Kremlin spokesman",
// "Putin's spokesman", "Kazakh president", "director of Intelligence".
func (t *tree) holder(c *Clause, d, i int) bool {
	name, words := t.roleName(d)
	relation := "_" + name
	set := func(k int, suffix string) bool {
		c.Relation += relation + suffix
		c.Words = union(c.Words, words)
		c.Objects = []Phrase{t.resolve(Phrase{Head: k, Gap: true})}
		return true
	}
	k := t.nounObject(d)
	if of := t.officeOf(d); of >= 0 {
		k = t.nounObject(of)
	}
	if k >= 0 && k < i {
		cs, _ := t.caseOf(k)
		return set(k, "_"+strings.ReplaceAll(cs, " ", "_"))
	}
	for _, k := range t.children(i, nmod) { // "party secretary N of the Union"
		if k > i && t.caseIs(k, "of") && t.nameAt(k) >= 0 && t.nameAt(k) != t.mention[i] && (t.doc.typeOf(t.mention[k]) == corpus.Org || t.in(d, officeNouns)) {
			return set(k, "_of")
		}
	}
	for _, h := range []int{d, i} {
		for _, k := range t.kids[h] {
			if k >= d && h == d || k > i {
				continue
			}
			name := t.nameAt(k)
			switch {
			case t.rel(k, nmodPoss) && (name >= 0 || t.mention[k] >= 0):
				return set(k, "_of")
			case name >= 0 && name != t.mention[i] && t.rel(k, compound) && k < d:
				return set(k, "_of")
			case name >= 0 && name != t.mention[i] && t.rel(k, amod) && t.in(d, officeNouns) && k < d:
				return set(k, "_of")
			}
		}
	}
	return false
}

// kindBefore finds what a noun right before the name of an organisation says that it
// is: "propaganda channel RT", "the airline Norvik Air".
func (t *tree) kindBefore(i int) []*Clause {
	m := t.nameAt(i)
	if m < 0 || t.doc.typeOf(m) != corpus.Org || t.doc.Mentions[m].First < 1 {
		return nil
	}
	d := t.doc.Mentions[m].First - 1
	if !t.pos(d, tagNoun) || !t.in(d, orgNouns) || t.nameAt(d) >= 0 || t.feat(d, "Number=Plur") || t.head[d] != i && t.head[i] != d || !t.rel(d, nmodDesc|compound) && !t.rel(i, appos) {
		return nil
	}
	if t.doc.Mentions[m].Head != i || len(t.conjuncts(i)) > 0 || t.child(d, nmodPoss) >= 0 {
		return nil
	}
	c := t.nominalClause(Phrase{Head: i}, d)
	c.Complement = []Phrase{{Head: d, Alone: true}}
	return []*Clause{c}
}

// called finds what a description of places says that each of them is: "the breakaway republics of A and B", "the
// port city of A". It stands only where texts agree (see doubtful), for most tell which place is meant, no more.
func (t *tree) called(i int) []*Clause {
	if t.doc.asWritten || t.nameAt(i) >= 0 || t.child(i, nummod) >= 0 || !t.saysWhich(i) {
		return nil
	}
	var out []*Clause
	for _, k := range t.denoted(i, -1) {
		c := t.nominalClause(Phrase{Head: k}, i)
		c.Complement = []Phrase{{Head: i, Alone: true}}
		out = append(out, c)
	}
	return out
}

// saysWhich reports whether a noun has an adjective, or a noun that is no name, which says of what sort it is: not
// "other towns", nor "the Mill Bay area of A", which is a part of A.
func (t *tree) saysWhich(i int) bool {
	found := false
	for _, k := range t.children(i, amod|compound) {
		if t.rel(k, compound) && t.nameAt(k) >= 0 {
			return false
		}
		found = found || k < i && !t.formIn(k, sortless)
	}
	return found
}

// sortless are adjectives that say of no noun of what sort it is.
var sortless = words(`such other many several few various different certain same own more most first last next nearby neighboring neighbouring`)

// oneOfThem returns the text of a description in the plural, "rebel republics", as it is of each: "rebel republic".
func (t *tree) oneOfThem(i int, text string) string {
	if rest, ok := strings.CutSuffix(text, t.toks[i].Form); ok && t.feat(i, "Number=Plur") {
		return rest + t.lemma(i)
	}
	return text
}

// orgNouns are kinds of organisations.
var orgNouns = words(`channel company bank agency newspaper group party firm club team airline station magazine website maker giant network
	startup retailer carrier manufacturer operator broadcaster university charity union foundation supplier`)

// honorary finds what somebody is who does something "as the guest of honour".
func (t *tree) honorary(i int) []*Clause {
	v := t.head[i]
	if v < 0 || v < i && !(t.servesAs(v) && t.nounObject(i) >= 0) || !t.rel(i, obl) || !t.caseIs(i, "as") || !t.pos(v, tagVerb) || t.nameAt(i) >= 0 || !t.in(i, roleNouns) && t.lemma(i) != "guest" || t.feat(i, "Number=Plur") {
		return nil
	}
	c := t.frame(v, t.verbGroup(v))
	if c == nil || len(c.Subjects) != 1 || c.Factuality <= corpus.Planned {
		return nil
	}
	if s := c.Subjects[0].Head; t.in(i, roleNouns) && t.nameAt(s) < 0 && eventNoun(t.lemma(s)) {
		return nil // "the appointment of Berg as chairman"
	}
	var out []*Clause
	for _, h := range append([]int{i}, t.conjuncts(i)...) {
		if h != i && !t.in(h, roleNouns) {
			continue
		}
		n := t.nominalClause(c.Subjects[0], h)
		n.Said, n.Factuality, n.Negated = c.Said, c.Factuality, c.Negated
		if n.Complement = []Phrase{{Head: h}}; t.in(h, roleNouns) {
			n.Complement = nil
			t.role(n, h)
		}
		out = append(out, n)
	}
	return out
}

// eventNoun reports whether the noun names an event, which holds no office.
func eventNoun(lemma string) bool { return verbNouns[lemma] != "" }

// age finds a person's age.
func (t *tree) age(i int) []*Clause {
	if t.rel(i, nsubj) {
		if n := t.yearsOld(t.head[i]); n >= 0 {
			c := t.nominalClause(t.resolve(Phrase{Head: i}), n)
			c.Relation, c.Words, c.Complement = "be_aged", []int{n}, []Phrase{{Head: n}}
			return []*Clause{c}
		}
	}
	m := t.nameAt(i)
	if m < 0 || t.doc.typeOf(m) != corpus.Person || t.doc.Mentions[m].Head != i {
		return nil
	}
	for _, k := range t.kids[i] {
		if k < i || !t.pos(k, tagNum) || t.ofPhrase(k) >= 0 || !t.rel(k, appos|nummod|parataxis|nmodUnmarked|dep|nmod|amod) || len(t.form(k)) > 3 {
			continue
		}
		if k+2 < len(t.toks) && !t.toks[k].SpaceAfter && t.pos(k+2, tagNum) && t.form(k+1) != "," {
			continue // 52-3 is a record of bouts
		}
		if n, ok := t.number(k); ok && n > 0 && n < 120 && k > 0 && t.pos(k-1, tagPunct) {
			c := t.nominalClause(Phrase{Head: i}, k)
			c.Relation = "be_aged"
			c.Complement = []Phrase{{Head: k}}
			return []*Clause{c}
		}
	}
	return nil
}

// yearsOld returns the number of "is 64 years old", where i is its adjective, or -1.
func (t *tree) yearsOld(i int) int {
	if i < 2 || t.form(i) != "old" || t.lemma(i-1) != "year" || t.copulaOf(i) < 0 || t.denied(i) {
		return -1
	}
	return t.child(i-1, nummod)
}

// inPlace finds the place that a place lies in, "Kherson, Ukraine", and the place of a
// named institution or event: "the Economic Forum in Norvik".
func (t *tree) inPlace(i int) []*Clause {
	h := t.head[i]
	if h < 0 || h > i || !t.placeName(i) || !t.liesIn(h, i) && !t.heldIn(h, i) {
		return nil
	}
	c := t.nominalClause(Phrase{Head: h}, i)
	_, c.Words = t.caseOf(i)
	c.Relation, c.Objects = "be_in", []Phrase{{Head: i}}
	return []*Clause{c}
}

// liesIn reports whether the place i after a comma is where the place h lies.
func (t *tree) liesIn(h, i int) bool {
	if !t.rel(i, nmodUnmarked|appos) || !t.placeName(h) || len(t.conjuncts(i)) > 0 {
		return false
	}
	name := t.mentionTokens(t.nameAt(i))
	if first := name[0]; first < 2 || t.form(first-1) != "," || t.nameAt(first-2) != t.nameAt(h) {
		return false
	}
	if next := name[len(name)-1] + 1; next+1 < len(t.toks) && (t.pos(next, tagCconj) || t.form(next) == "," && t.placeName(next+1)) {
		return false // an enumeration
	}
	for _, k := range t.conjuncts(h) {
		if t.placeName(k) && t.child(k, nmodUnmarked|appos) < 0 {
			return false
		}
	}
	return true
}

// heldIn reports whether "in" right behind the name h, of an institution or event that has
// one place, says that this is i.
func (t *tree) heldIn(h, i int) bool {
	m := t.nameAt(h)
	if t.doc.asWritten || m < 0 || m == t.nameAt(i) || !t.rel(i, nmod) || !t.caseIs(i, "in") {
		return false
	}
	if typ := t.doc.Mentions[m].Type; typ != corpus.Event && !(typ == corpus.Org && t.in(h, placeNouns)) {
		return false
	}
	_, at := t.caseOf(i)
	return at[0] == t.doc.Mentions[m].Last+1
}

// placeName reports whether token i belongs to the name of a place.
func (t *tree) placeName(i int) bool {
	m := t.nameAt(i)
	return m >= 0 && t.doc.typeOf(m) == corpus.Place
}

// belonging finds whom or where a person is named as being of: "Ann Berg of the Norvik
// Survey", "Jo Lind, of the town council", "Ann Berg from Norvik".
func (t *tree) belonging(i int) []*Clause {
	h := t.head[i]
	if h < 0 || h > i || !t.rel(i, nmod) || t.nameAt(h) < 0 || t.nameAt(h) == t.nameAt(i) || t.doc.typeOf(t.mention[h]) != corpus.Person {
		return nil
	}
	cs, at := t.caseOf(i)
	if cs != "of" && cs != "from" || !t.doc.named(t.mention[i]) && (!t.in(i, bodies) || len(t.core(i)) < 2) {
		return nil
	}
	typ := t.doc.typeOf(t.mention[i])
	if t.nameAt(i) >= 0 && typ != corpus.Org && typ != corpus.Place || cs == "from" && typ != corpus.Place {
		return nil
	}
	for _, c := range t.title(h) {
		if len(c.Objects) > 0 && c.Objects[0].Head == i {
			return nil // "Prime Minister N of X" holds the office there
		}
	}
	c := t.nominalClause(Phrase{Head: h, Gap: true}, i)
	c.Relation, c.Words, c.Objects = "be_"+cs, at, stripCase(t.phrases(i))
	return []*Clause{c}
}

// bodies are kinds of organisations that people belong to.
var bodies = words(`council ministry department party college institute authority commission committee board court office union association centre center
	university company agency newspaper group firm club team bank foundation federation hospital service army police`)

// possessive finds an institution or asset that a named owner has.
func (t *tree) possessive(i int) []*Clause {
	h := t.head[i]
	if !t.rel(i, nmodPoss) || h < 0 || !t.in(h, ownedNouns) || t.in(h, roleNouns) {
		return nil
	}
	if !t.doc.named(t.mention[i]) || t.namedBy(h) >= 0 {
		return nil
	}
	c := t.nominalClause(t.resolve(Phrase{Head: i}), h)
	c.Relation, c.Copular = "have", false
	if k := t.child(i, caseMark); k >= 0 {
		c.Words = []int{k}
	}
	c.Objects = []Phrase{{Head: h}}
	return []*Clause{c}
}
