package clause

import (
	"strings"
	"unicode/utf8"

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
		if maybeAdverbs[t.lemma(k)] && t.pos(noun, "NOUN") {
			c.Factuality, c.Modal = corpus.Possible, true
		}
	}
	if t.hasAdjective(noun, "potential", "possible", "likely", "prospective", "would-be") {
		c.Factuality, c.Modal = corpus.Possible, true
	}
	return c
}

// selfStyled reports whether the description h is called one only by some: "so-called",
// "self-styled".
func (t *tree) selfStyled(h int) bool {
	for _, k := range t.children(h, amod) {
		if t.soCalled(k) || k > 1 && t.joined(k-1) && t.form(k-2) == "self" && styling[t.form(k)] {
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
			if len(name) == 0 || !roleNouns[t.lemma(d)] || ofSomebody[t.lemma(d)] && len(name) == 1 || former(t, d) || former(t, i) {
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
	if !t.pos(d, "NOUN", "PROPN") && !(t.rel(d, nmodDesc) && roleNouns[t.lemma(d)]) || t.mention[d] >= 0 && t.mention[d] == t.mention[i] && !t.rel(d, nmodDesc) {
		return false
	}
	if t.rel(d, nmodDesc) {
		return t.pos(i, "PROPN") && (roleNouns[t.lemma(d)] || t.pos(d, "NOUN") && t.nameAt(d) < 0 && t.nameAt(i) >= 0)
	}
	return t.rel(d, compound|flat) && roleNouns[t.lemma(d)] && t.nameAt(i) >= 0 && t.mention[d] != t.mention[i] &&
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
		if k > i && t.caseIs(k, "of") && t.nameAt(k) >= 0 && t.nameAt(k) != t.mention[i] && (t.doc.typeOf(t.mention[k]) == corpus.Org || officeNouns[t.lemma(d)]) {
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
			case name >= 0 && name != t.mention[i] && t.rel(k, amod) && officeNouns[t.lemma(d)] && k < d:
				return set(k, "_of")
			}
		}
	}
	return false
}

// apposition finds what a description beside a name says of it.
func (t *tree) apposition(i int) []*Clause {
	h := t.head[i]
	if !t.rel(i, appos) || h < 0 || t.pos(i, "NUM") || t.spelled(h) == i {
		return nil
	}
	name, desc := h, i
	if t.nameAt(h) < 0 && (t.nameAt(i) >= 0 || t.pos(i, "PROPN") && !t.pos(h, "PROPN")) {
		name, desc = i, h
		if len(t.conjuncts(name)) > 0 {
			return nil
		}
	}
	if t.nameAt(name) < 0 && !t.pos(name, "PROPN") {
		return nil
	}
	if !t.pos(desc, "NOUN") && !(t.pos(desc, "PROPN") && roleNouns[t.lemma(desc)]) || t.temporal(desc) || t.temporal(name) {
		return nil
	}
	if desc == h && len(t.denoted(desc, -1)) > 0 {
		return nil // "the city of Cork, Ireland"
	}
	if t.nameAt(desc) >= 0 && !roleNouns[t.lemma(desc)] || t.pos(name, "PRON") && t.mention[name] < 0 || desc == h && t.feat(desc, "Number=Plur") {
		return nil
	}
	if !t.describes(desc, name) || t.listed(desc, name) || desc == h && t.initials(desc, name) || t.strange(desc, name) {
		return nil
	}
	if desc == h && t.human(desc) && !t.definite(desc) && t.doc.typeOf(t.mention[name]) != corpus.Person && name == len(t.toks)-2 {
		return nil // an outlet at the end: "police are looking for an inmate, Velm Courier."
	}
	if typ := t.doc.typeOf(t.mention[name]); typ == corpus.Person && t.feat(desc, "Number=Plur") || roleNouns[t.lemma(desc)] && (typ == corpus.Place || typ == corpus.Event || typ == corpus.Org && !orgRoles[t.lemma(desc)]) ||
		typ == corpus.Person && eventish[t.lemma(desc)] {
		return nil
	}
	var out []*Clause
	heads := []int{desc}
	if p := t.head[desc]; t.rel(desc, conj) && p >= 0 && roleNouns[t.lemma(p)] && t.nameAt(p) < 0 && t.namedBy(p) < 0 {
		heads = append(heads, p)
	}
	for _, k := range t.conjuncts(desc) {
		if t.pos(k, "NOUN") && t.nameAt(k) < 0 && roleNouns[t.lemma(k)] && !t.feat(k, "Number=Plur") && t.namedBy(k) < 0 {
			heads = append(heads, k)
		}
	}
	for _, d := range heads {
		c := t.nominalClause(Phrase{Head: name, Gap: true}, d)
		if k := t.nounObject(d); k >= 0 && t.caseIs(k, "between") {
			c.Objects = []Phrase{{Head: d}}
		} else {
			t.role(c, d)
		}
		if len(c.Objects) == 1 && c.Objects[0].Head == name {
			continue
		}
		if k := t.child(d, advmod); k >= 0 && k < d && (t.form(k) == "previously" || t.form(k) == "formerly") && !t.doc.asWritten {
			c.Words = union(c.Words, []int{k})
		}
		out = append(out, c)
	}
	return out
}

// initials reports whether the name is short for the words of desc, "exclusive fishing zone (EFZ)": another
// word for the thing, not what it is.
func (t *tree) initials(desc, name int) bool {
	var b strings.Builder
	for _, i := range t.nounAlone(desc) {
		first, _ := utf8.DecodeRuneInString(t.toks[i].Form)
		b.WriteRune(first)
	}
	return len(t.toks[name].Form) > 1 && strings.HasSuffix(strings.ToUpper(b.String()), t.toks[name].Form)
}

// describes reports whether the noun at desc can say what the name is: a role, or
// a noun with an article, an owner or a complement; of a place, a kind of place.
func (t *tree) describes(desc, name int) bool {
	l := t.lemma(desc)
	if clauseNouns[l] {
		return false // it describes what is said, not the name
	}
	if _, counted := t.number(desc); counted && (t.feat(desc, "Number=Plur") || measureUnits[l]) {
		return false
	}
	if t.doc.typeOf(t.mention[name]) == corpus.Place {
		for _, k := range t.children(desc, nmod) { // "a store in Mill Street, Wells"
			if cs, _ := t.caseOf(k); desc < name && k < name && placePrepositions[cs] {
				return false
			}
		}
		return placeHeads[l] || placeNouns[l]
	}
	return roleNouns[l] || t.child(desc, det|nmodPoss) >= 0 || t.nounObject(desc) >= 0 || t.child(desc, compound|amod) >= 0 && desc > name
}

// listed reports whether what the tree takes for an apposition is a modifier, "a
// Wells, Norvik, hospital", or the second of a list, "the park, Mill Bay and Wells".
func (t *tree) listed(desc, name int) bool {
	if d := t.child(desc, det); d >= 0 && d < name && name < desc {
		return true
	}
	if t.doc.typeOf(t.mention[name]) != corpus.Place || desc > name {
		return false
	}
	for _, k := range t.conjuncts(desc) {
		if k > name {
			return true
		}
	}
	return false
}

// strange reports whether the noun at desc describes somebody or something else than the name before or
// behind it: it has another name's bearer ("Ann Berg, the sailor Paul Lund"), stands right behind
// the name as a noun that the name modifies ("Kes-2 infections"), says an order ("the Star, first class"),
// names what a picture shows ("Velm harbour Image: Ann Berg"), or what no person is ("the raid that
// killed the captain, Berg").
func (t *tree) strange(desc, name int) bool {
	if t.doc.asWritten {
		return false
	}
	if k := t.namedBy(desc); k >= 0 && k != name && t.doc.typeOf(t.nameAt(k)) == corpus.Person && !t.doc.same(t.nameAt(k), t.mention[name]) && !t.commaWithin(desc, k) {
		return true
	}
	if last := t.lastOfName(name); last >= 0 && desc > name && t.trim(t.subtree(desc, nil))[0] <= last+1 {
		return true
	}
	if grades[t.lemma(desc)] && t.child(desc, det|nmodPoss) < 0 {
		return true
	}
	if t.doc.typeOf(t.mention[name]) != corpus.Person {
		return false
	}
	return pictures[t.lemma(desc)] || (eventNouns[t.lemma(desc)] || strings.HasSuffix(t.lemma(desc), "strike")) && !roleNouns[t.lemma(desc)]
}

// commaWithin reports whether a comma or a bracket stands between the words i and k.
func (t *tree) commaWithin(i, k int) bool {
	for j := i + 1; j < k; j++ {
		if f := t.form(j); f == "," || f == "(" || f == "[" {
			return true
		}
	}
	return false
}

// lastOfName returns the last word of the name whose head is i, or -1.
func (t *tree) lastOfName(i int) int {
	if m := t.nameAt(i); m >= 0 {
		return t.doc.Mentions[m].Last
	}
	return -1
}

// pictures stand before whoever took them.
var pictures = words(`image photo photograph picture video file footage screenshot`)

// clauseNouns describe a whole clause that they follow: "won the cup, a departure
// from".
var clauseNouns = words(`departure move sign step blow reminder attempt decision development result fact feat first process idea view claim
	practice trend proposal change event milestone moment time day figure increase rise drop fall loss gain total sum number rate price cost
	amount average cut score offer deal show effort`)

// orgRoles are roles that organisations have too; eventish nouns describe no person.
var (
	orgRoles = words(`owner founder member partner rival opponent successor predecessor ally leader producer sponsor consultant manager child parent boss
		friend supporter broadcaster`)
	eventish = words(`speech war statement attack election meeting visit city country town report newspaper book film company party year day`)
)

// kindBefore finds what a noun right before the name of an organisation says that it
// is: "propaganda channel RT", "the airline Norvik Air".
func (t *tree) kindBefore(i int) []*Clause {
	m := t.nameAt(i)
	if m < 0 || t.doc.typeOf(m) != corpus.Org || t.doc.Mentions[m].First < 1 {
		return nil
	}
	d := t.doc.Mentions[m].First - 1
	if !t.pos(d, "NOUN") || !orgNouns[t.lemma(d)] || t.nameAt(d) >= 0 || t.feat(d, "Number=Plur") || t.head[d] != i && t.head[i] != d || !t.rel(d, nmodDesc|compound) && !t.rel(i, appos) {
		return nil
	}
	if t.doc.Mentions[m].Head != i || len(t.conjuncts(i)) > 0 || t.child(d, nmodPoss) >= 0 {
		return nil
	}
	c := t.nominalClause(Phrase{Head: i}, d)
	c.Complement = []Phrase{{Head: d, Alone: true}}
	return []*Clause{c}
}

// orgNouns are kinds of organisations.
var orgNouns = words(`channel company bank agency newspaper group party firm club team airline station magazine website maker giant network
	startup retailer carrier manufacturer operator broadcaster university charity union foundation supplier`)

// honorary finds what somebody is who does something "as the guest of honour".
func (t *tree) honorary(i int) []*Clause {
	v := t.head[i]
	if v < 0 || v < i && !(t.servesAs(v) && t.nounObject(i) >= 0) || !t.rel(i, obl) || !t.caseIs(i, "as") || !t.pos(v, "VERB") || t.nameAt(i) >= 0 || !roleNouns[t.lemma(i)] && t.lemma(i) != "guest" || t.feat(i, "Number=Plur") {
		return nil
	}
	c := t.frame(v, t.verbGroup(v))
	if c == nil || len(c.Subjects) != 1 || c.Factuality <= corpus.Planned {
		return nil
	}
	if s := c.Subjects[0].Head; roleNouns[t.lemma(i)] && t.nameAt(s) < 0 && eventNoun(t.lemma(s)) {
		return nil // "the appointment of Berg as chairman"
	}
	var out []*Clause
	for _, h := range append([]int{i}, t.conjuncts(i)...) {
		if h != i && !roleNouns[t.lemma(h)] {
			continue
		}
		n := t.nominalClause(c.Subjects[0], h)
		n.Said, n.Factuality, n.Negated = c.Said, c.Factuality, c.Negated
		if n.Complement = []Phrase{{Head: h}}; roleNouns[t.lemma(h)] {
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
		if k < i || !t.pos(k, "NUM") || t.ofPhrase(k) >= 0 || !t.rel(k, appos|nummod|parataxis|nmodUnmarked|dep|nmod|amod) || len(t.form(k)) > 3 {
			continue
		}
		if k+2 < len(t.toks) && !t.toks[k].SpaceAfter && t.pos(k+2, "NUM") && t.form(k+1) != "," {
			continue // 52-3 is a record of bouts
		}
		if n, ok := t.number(k); ok && n > 0 && n < 120 && k > 0 && t.pos(k-1, "PUNCT") {
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
	if next := name[len(name)-1] + 1; next+1 < len(t.toks) && (t.pos(next, "CCONJ") || t.form(next) == "," && t.placeName(next+1)) {
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
	if typ := t.doc.Mentions[m].Type; typ != corpus.Event && !(typ == corpus.Org && placeNouns[t.lemma(h)]) {
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
	if cs != "of" && cs != "from" || !t.doc.named(t.mention[i]) && (!bodies[t.lemma(i)] || len(t.core(i)) < 2) {
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
	if !t.rel(i, nmodPoss) || h < 0 || !ownedNouns[t.lemma(h)] || roleNouns[t.lemma(h)] {
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

// members finds enumerations: who belongs to what.
func (t *tree) members(i int) []*Clause {
	if !t.pos(i, "NOUN", "PROPN") {
		return nil
	}
	body := t.nameAt(i) >= 0 && (t.doc.typeOf(t.mention[i]) == corpus.Org || t.doc.typeOf(t.mention[i]) == corpus.Group)
	if !memberNouns[t.lemma(i)] && !body || len(t.namesBehind(i)) > 0 {
		return t.included(i)
	}
	for _, k := range t.kids[i] {
		if k < i || t.nameAt(k) < 0 {
			continue
		}
		all := append([]int{k}, t.conjuncts(k)...)
		cs, _ := t.caseOf(k)
		switch {
		case t.rel(k, appos|parataxis|dep|list) && len(all) > 1 && (t.feat(i, "Number=Plur") || body && t.form(k-1) == "("):
			if t.nameAt(i) >= 0 { // "the League of N (A, B and C)"
				return t.memberships(all, Phrase{Head: i}, i)
			}
			if whole := t.wholeOf(i); whole >= 0 {
				return t.memberships(all, Phrase{Head: whole}, i)
			}
			return t.inclusions(i, all)
		case t.rel(k, nmod) && (cs == "between" || cs == "of" || cs == "among" || cs == "comprising") && len(all) > 1:
			whole := i
			if cs == "of" && t.nameAt(i) >= 0 {
				continue // "the Free State of N and M" is a name
			}
			if t.rel(i, appos) && t.nameAt(t.head[i]) >= 0 {
				whole = t.head[i]
			} else if s := t.ownSubject(i); s >= 0 && t.copulaOf(i) >= 0 {
				whole = t.resolve(Phrase{Head: s}).Head
			} else {
				continue
			}
			return t.memberships(all, Phrase{Head: whole, Gap: true}, i)
		}
	}
	return t.included(i)
}

// included finds "institutions such as Sberbank".
func (t *tree) included(i int) []*Clause {
	for _, k := range t.kids[i] {
		cs, _ := t.caseOf(k)
		if k > i && t.rel(k, nmod) && (cs == "such as" || cs == "including") && t.nameAt(k) >= 0 {
			n := i
			for up := 0; n >= 0 && up < 4 && !(t.pos(n, "NOUN") && t.feat(n, "Number=Plur")); up++ {
				n = t.head[n]
			}
			if n < 0 || !t.feat(n, "Number=Plur") || t.nameAt(n) >= 0 || !t.pos(n, "NOUN") {
				return nil
			}
			return t.inclusions(n, append([]int{k}, t.conjuncts(k)...))
		}
	}
	return nil
}

// wholeOf returns what the members headed by i are members of: "CSTO countries",
// "states of the union".
func (t *tree) wholeOf(i int) int {
	for _, k := range t.kids[i] {
		if t.nameAt(k) < 0 || t.nameAt(k) == t.nameAt(i) {
			continue
		}
		if cs, _ := t.caseOf(k); t.rel(k, compound|nmodPoss) || t.rel(k, nmod) && (cs == "of" || cs == "in") {
			if t.doc.typeOf(t.mention[k]) != corpus.Person {
				return k
			}
		}
	}
	return -1
}

func (t *tree) memberships(list []int, whole Phrase, noun int) []*Clause {
	var out []*Clause
	for _, k := range list {
		if t.nameAt(k) < 0 {
			continue
		}
		c := t.nominalClause(Phrase{Head: k}, noun)
		c.Relation = "be_member_of" // which no word of the text says
		c.Words, c.Objects = nil, []Phrase{whole}
		out = append(out, c)
	}
	return out
}

func (t *tree) inclusions(noun int, list []int) []*Clause {
	c := t.nominalClause(Phrase{Head: noun}, noun)
	c.Relation, c.Copular = "include", false
	_, c.Words = t.caseOf(list[0])
	for _, k := range list {
		c.Objects = append(c.Objects, Phrase{Head: k})
	}
	return []*Clause{c}
}
