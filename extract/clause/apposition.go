package clause

import (
	"strings"

	"tercet/corpus"
	"unicode/utf8"
)

// This file holds the rule of appositions: a description beside the name that it describes.

// apposition finds what a description beside a name says of it.
func (t *tree) apposition(i int) []*Clause {
	h := t.head[i]
	if !t.rel(i, appos) || h < 0 || t.pos(i, tagNum) || t.spelled(h) == i {
		return nil
	}
	name, desc := h, i
	if t.nameAt(h) < 0 && (t.nameAt(i) >= 0 || t.pos(i, tagPropn) && !t.pos(h, tagPropn)) {
		name, desc = i, h
		if len(t.conjuncts(name)) > 0 {
			return nil
		}
	}
	if t.nameAt(name) < 0 && !t.pos(name, tagPropn) || t.torn(i) {
		return nil
	}
	if !t.pos(desc, tagNoun) && !(t.pos(desc, tagPropn) && t.in(desc, roleNouns)) || t.temporal(desc) || t.temporal(name) {
		return nil
	}
	if desc == h && len(t.denoted(desc, -1)) > 0 {
		return nil // "the city of Cork, Ireland"
	}
	if t.nameAt(desc) >= 0 && !t.in(desc, roleNouns) || t.pos(name, tagPron) && t.mention[name] < 0 || desc == h && t.feat(desc, "Number=Plur") {
		return nil
	}
	if !t.describes(desc, name) || t.listed(desc, name) || desc == h && t.initials(desc, name) || t.strange(desc, name) {
		return nil
	}
	if desc == h && t.human(desc) && !t.definite(desc) && t.doc.typeOf(t.mention[name]) != corpus.Person && name == len(t.toks)-2 {
		return nil // an outlet at the end: "police are looking for an inmate, Velm Courier."
	}
	if typ := t.doc.typeOf(t.mention[name]); typ == corpus.Person && t.feat(desc, "Number=Plur") || t.in(desc, roleNouns) && (typ == corpus.Place || typ == corpus.Event || typ == corpus.Org && !t.in(desc, orgRoles)) ||
		typ == corpus.Person && t.in(desc, eventish) {
		return nil
	}
	var out []*Clause
	heads := []int{desc}
	if p := t.head[desc]; t.rel(desc, conj) && p >= 0 && t.in(p, roleNouns) && t.nameAt(p) < 0 && t.namedBy(p) < 0 {
		heads = append(heads, p)
	}
	for _, k := range t.conjuncts(desc) {
		if t.pos(k, tagNoun) && t.nameAt(k) < 0 && t.in(k, roleNouns) && !t.feat(k, "Number=Plur") && t.namedBy(k) < 0 {
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
	if t.in(desc, clauseNouns) {
		return false // it describes what is said, not the name
	}
	if _, counted := t.number(desc); counted && (t.feat(desc, "Number=Plur") || t.in(desc, measureUnits)) {
		return false
	}
	if t.doc.typeOf(t.mention[name]) == corpus.Place {
		for _, k := range t.children(desc, nmod) { // "a store in Mill Street, Wells"
			if cs, _ := t.caseOf(k); desc < name && k < name && placePrepositions.has(cs) {
				return false
			}
		}
		return t.in(desc, placeHeads) || t.in(desc, placeNouns)
	}
	return t.in(desc, roleNouns) || t.child(desc, det|nmodPoss) >= 0 || t.nounObject(desc) >= 0 || t.child(desc, compound|amod) >= 0 && desc > name
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
	if t.in(desc, grades) && t.child(desc, det|nmodPoss) < 0 {
		return true
	}
	if t.doc.typeOf(t.mention[name]) != corpus.Person {
		return false
	}
	return t.in(desc, pictures) || (t.in(desc, eventNouns) || strings.HasSuffix(t.lemma(desc), "strike")) && !t.in(desc, roleNouns)
}

// torn reports whether the apposition i goes on in another one, with nothing but quotation marks between: both are parts of
// one phrase that the tree tore, as in "picks general: Kes "prize" fellow Ann Berg".
func (t *tree) torn(i int) bool {
	for _, k := range t.children(t.head[i], appos) {
		if k <= i || t.child(k, cc) >= 0 || t.doc.asWritten {
			continue
		}
		for j := i + 1; j < k; j++ {
			if f := t.form(j); t.pos(j, tagPunct) && (f == "(" || !closing.has(f) && !opening.has(f)) {
				return false
			}
		}
		return true
	}
	return false
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
