package clause

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// Phrase is an argument of a clause before it is rendered: a head word and what
// goes with it.
type Phrase struct {
	Head    int
	Case    string // preposition, in lower case: "next to"
	CaseAt  []int  // its tokens
	Negated bool   // "no leader", "none of the leaders", "not X but Y"
	// Whole keeps coordinated phrases together: "between A and B".
	Whole bool
	// Gap tells that the phrase stands outside the clause: an antecedent, a controller.
	Gap bool
	// Alone leaves out the complement of the noun.
	Alone bool
	// Owned keeps the owner that a pronoun stands for: "her knee" is Berg's.
	Owned bool
	// Narrowed are the words of a clause that a denial's object keeps, for without
	// them more would be denied: "did not sign a treaty that binds Norvik"; and those
	// that a subject has behind its noun: "talks between the owners failed".
	Narrowed []int
	// Choice picks one member of a coordinated complement: "the independence of
	// A" in "the independence of A and B".
	Choice choice
	// Speaker replaces a first person in a quotation, or one of several things by
	// another word for them, by the mention it stands for.
	Speaker *corpus.Argument
}

// choice replaces the complement from by to, one coordinated with it.
type choice struct{ from, to int }

// caseOf returns the preposition of the phrase headed by h, and its tokens.
func (t *tree) caseOf(h int) (string, []int) {
	if t.memo == nil {
		return t.findCase(h)
	}
	m := &t.memo.cases[h]
	if !m.known {
		m.text, m.at = t.findCase(h)
		m.at, m.known = slices.Clip(m.at), true
	}
	return m.text, m.at
}

func (t *tree) findCase(h int) (string, []int) {
	if t.below[h]&caseMark == 0 {
		return "", nil
	}
	var at []int
	for _, k := range t.kids[h] {
		if t.rel(k, caseMark) && t.form(k) != "'s" && t.form(k) != "'" && k < h+3 {
			at = append(at, k)
			at = append(at, t.children(k, fixed)...)
		}
	}
	if len(at) == 0 {
		return "", nil
	}
	if len(at) == 1 {
		return t.form(at[0]), at
	}
	at = union(at)
	for n := len(at) - 1; n > 0; n-- { // of two prepositions apart, the nearer
		if at[n] > at[n-1]+1 {
			at = at[n:]
			break
		}
	}
	var parts []string
	for _, k := range at {
		parts = append(parts, t.form(k))
	}
	return strings.Join(parts, " "), at
}

// phrases returns the phrase headed by h and those coordinated with it, each
// resolved to what it stands for.
func (t *tree) phrases(h int) []Phrase {
	p := Phrase{Head: h}
	p.Case, p.CaseAt = t.caseOf(h)
	if p.Case == "between" || p.Case == "among" {
		p.Whole = true
		return []Phrase{p}
	}
	var out []Phrase
	if list := t.antecedents(h); len(list) > 1 {
		for _, a := range list {
			q := p
			q.Head, q.Gap, q.Negated = a, true, t.negatedPhrase(a)
			out = append(out, q)
		}
		return out
	}
	heads := append([]int{h}, t.conjuncts(h)...)
	none := t.child(h, ccPreconj) >= 0 && t.in(t.child(h, ccPreconj), negators)
	for n, c := range heads {
		q := p
		q.Head = c
		if n > 0 {
			if cs, at := t.caseOf(c); cs != "" {
				if p.Case == "" && len(at) > 0 && t.pos(at[0], tagAdp) && t.rel(h, nsubj) {
					continue // "Berg, 23 and from Norvik, left": no subject
				}
				q.Case, q.CaseAt = cs, at
			}
		}
		q.Negated = none || t.negatedPhrase(c) || n > 0 && t.sharesDenial(c)
		out = append(out, t.resolve(q))
		for _, k := range t.kids[c] {
			if t.rel(k, nmod|obl) && t.nameAt(k) >= 0 && (t.caseIs(k, "including") || t.caseIs(k, "such as")) && t.feat(c, "Number=Plur") {
				for _, i := range append([]int{k}, t.conjuncts(k)...) {
					r := q
					r.Head = i
					out = append(out, t.resolve(r))
				}
			}
		}
	}
	if t.doc.asWritten {
		return t.onlyNamed(out, heads)
	}
	return t.distribute(t.onlyNamed(out, heads), h)
}

// sharesDenial reports whether "or" or "nor" joins c to a phrase that is denied:
// "no minister or official", "no cash, gold or bonds", "no trains and buses".
func (t *tree) sharesDenial(c int) bool {
	word, first := "", c
	for h, n := t.head[c], 0; t.rel(c, conj) && h >= 0 && n < maxSteps; c, h, n = h, t.head[h], n+1 {
		for _, k := range t.children(h, conj) {
			if cc := t.child(k, cc); cc >= 0 && k >= c && word == "" {
				word = t.form(cc)
			}
		}
		if t.negatedPhrase(h) {
			return word == "or" || word == "nor" || word == "and" && t.with(h, "no") && t.child(first, det|nmodPoss|nummod) < 0 && t.nameAt(first) < 0
		}
	}
	return false
}

// distribute spreads phrases over the names that their complements coordinate:
// "the republics of A and B" are A and B, "the independence of A and B" is that
// of A and that of B. The phrases stand at the word at.
func (t *tree) distribute(ps []Phrase, at int) []Phrase {
	var out []Phrase
	for _, p := range ps {
		if t.nameAt(p.Head) >= 0 {
			out = append(out, p)
			continue
		}
		names := t.denoted(p.Head, at)
		if len(names) == 0 {
			names = t.namesBehind(p.Head)
		}
		if len(names) > 0 {
			for _, n := range names {
				q := p
				q.Head, q.Gap = n, true
				out = append(out, q)
			}
			continue
		}
		if members := t.toldMembers(p.Head); len(members) > 0 {
			for _, m := range members {
				q := p
				q.Speaker = &corpus.Argument{Mention: m, Type: t.doc.typeOf(m), Text: t.doc.nameOf(m)}
				out = append(out, q)
			}
			continue
		}
		k := t.complement(p.Head)
		for n := 0; k >= 0 && n < 2 && t.nameAt(k) < 0 && len(t.conjuncts(k)) == 0; n++ {
			if t.caseIs(k, "between") {
				break // "the conflict between the nations of A and B" is one
			}
			k = t.complement(k)
		}
		names = nil
		if k >= 0 && !t.caseIs(k, "between") && !t.in(p.Head, joining) {
			names = t.names(k)
		}
		if len(names) < 2 {
			out = append(out, p)
			continue
		}
		for _, n := range names {
			q := p
			if n != k {
				q.Choice = choice{k, n}
			}
			out = append(out, q)
		}
	}
	return out
}

// joining nouns are of all that follow them together: "the merger of Norvik Oil and Alva".
var joining = words(`merger marriage union reunification unification combination alliance wedding divorce separation comparison coalition fusion`)

// names returns k and what is coordinated with it if all are names.
func (t *tree) names(k int) []int {
	list := append([]int{k}, t.conjuncts(k)...)
	for _, i := range list {
		if t.nameAt(i) < 0 && !t.pos(i, tagPropn) {
			return nil
		}
	}
	return list
}

// placeHeads are common nouns of which a place's name is another name.
var placeHeads = words(`republic nation kingdom state city town village region area territory country province district island entity capital formation association port county
	municipality suburb prefecture commune community colony protectorate enclave exclave stronghold settlement`)

// denoted returns the places that the common noun h stands for: "the republics
// of A and B", "areas like A", "the city of A"; nothing for "regions of A". What a
// clause below h tells is not said of the word at inside of it.
func (t *tree) denoted(h, at int) []int {
	if !t.in(h, placeHeads) {
		return nil
	}
	if names := t.equated(h, at); len(names) > 0 {
		return names
	}
	for _, k := range t.kids[h] {
		if k < h || !t.rel(k, nmod|appos) || t.nameAt(k) < 0 || t.doc.typeOf(t.mention[k]) == corpus.Person || t.doc.typeOf(t.mention[k]) == corpus.Event {
			continue
		}
		names := t.names(k)
		plural := t.feat(h, "Number=Plur")
		cs, _ := t.caseOf(k)
		switch cs {
		case "of":
			if plural == (len(names) > 1) {
				return names
			}
		case "like", "such as", "as", "including", "namely":
			return names
		case "":
			if t.rel(k, appos) && plural == (len(names) > 1) {
				return names
			}
		}
	}
	return nil
}

// equated returns the places that a clause below the plural noun h says it is: "entities
// which are A and B", "such entities as A and B are".
func (t *tree) equated(h, at int) []int {
	if t.doc.asWritten || !t.feat(h, "Number=Plur") {
		return nil
	}
	for _, k := range t.kids[h] {
		if k < h || !t.rel(k, aclRelcl) || t.child(k, aux) >= 0 || t.copulaOf(k) < 0 || t.denied(k) || t.under(at, k) {
			continue
		}
		if s := t.ownSubject(k); s >= 0 && t.isRelative(s) && t.placeName(k) {
			return t.names(k)
		}
	}
	if k := t.equatedBehind(h); k >= 0 {
		return t.names(k)
	}
	if such := t.child(h, amod); such < 0 || t.form(such) != "such" || h+2 >= len(t.toks) || t.form(h+1) != "as" {
		return nil
	}
	for k := h + 2; k < len(t.toks); k++ { // the clause may hang on the verb
		if t.rel(k, nsubj) && t.placeName(k) && t.head[k] >= 0 && t.child(t.head[k], mark) == h+1 && t.copulaOf(t.head[k]) > k {
			return t.names(k)
		}
	}
	return nil
}

// equatedBehind returns the first of the places in "entities which, in my opinion, A and B are", or -1: the tree hardly
// ever has the names for what "which" is.
func (t *tree) equatedBehind(h int) int {
	which := h + 1
	if which < len(t.toks) && t.form(which) == "," {
		which++
	}
	if which >= len(t.toks) || t.form(which) != "which" {
		return -1
	}
	for v := which + 1; v < len(t.toks); v++ {
		if !t.pos(v, tagAux|tagVerb) {
			continue
		}
		if last := v - 1; t.lemma(v) == "be" && t.placeName(last) && (v+1 == len(t.toks) || t.pos(v+1, tagPunct)) {
			if t.rel(last, conj) {
				last = t.head[last]
			}
			return last
		}
		return -1
	}
	return -1
}

// toldMembers returns the names, as mentions, that another description in the chain of the
// plural h stands for: "the republics of A and B", later "the republics".
func (t *tree) toldMembers(h int) []int {
	m := t.mention[h]
	if t.doc.asWritten || m < 0 || t.doc.chainOf[m] < 0 || !t.in(h, placeHeads) || !t.feat(h, "Number=Plur") {
		return nil
	}
	for _, k := range t.doc.Chains[t.doc.chainOf[m]].Mentions {
		other := &t.doc.Mentions[k]
		if k == m || other.Kind != corpus.Nominal || other.Sentence < 0 || other.Sentence >= len(t.doc.trees) {
			continue
		}
		told := t.doc.tree(other.Sentence)
		if other.Head < 0 || other.Head >= len(told.toks) {
			continue
		}
		if names := told.denoted(other.Head, -1); len(names) > 1 {
			out := make([]int, len(names))
			for i, n := range names {
				if out[i] = told.nameAt(n); out[i] < 0 {
					return nil
				}
			}
			return out
		}
	}
	return nil
}

// onlyNamed keeps, of descriptions of one person ("his predecessor and ruler of
// the country, N."), the one that is resolved to the name.
func (t *tree) onlyNamed(ps []Phrase, heads []int) []Phrase {
	if len(ps) != len(heads) {
		return ps
	}
	named := -1
	for n, p := range ps {
		if p.Head != heads[n] && t.nameAt(p.Head) >= 0 && t.rel(p.Head, appos|flat) {
			named = n
		}
	}
	if named < 0 {
		return ps
	}
	for n, p := range ps {
		if n != named && (t.nameAt(p.Head) >= 0 || !t.in(p.Head, roleNouns) || t.feat(p.Head, "Number=Plur")) {
			return ps
		}
	}
	return []Phrase{ps[named]}
}

// conjuncts returns the heads coordinated with h, unless one name covers them all.
func (t *tree) conjuncts(h int) []int {
	var out []int
	queue := []int{h}
	for n := 0; n < len(queue) && n < maxSteps; n++ {
		for _, k := range t.kids[queue[n]] {
			if !t.rel(k, conj) || (t.mention[k] >= 0 && t.mention[k] == t.mention[h]) || t.titled(h, k) || t.excepted(k) {
				continue
			}
			if t.pos(k, tagVerb|tagAux) && !t.pos(h, tagVerb) {
				continue
			}
			out = append(out, k)
			queue = append(queue, k)
		}
	}
	return union(out)
}

// excepted reports whether the conjunct k is what is not meant: "on land rather than at sea".
func (t *tree) excepted(k int) bool {
	for _, c := range t.children(k, cc|caseMark) {
		if f := t.form(c); (f == "rather" || f == "instead") && c+1 < len(t.toks) && (t.form(c+1) == "than" || t.form(c+1) == "of") || f == "but" && t.universal(t.head[k]) {
			return true
		}
	}
	return t.letAlone(t.subtree(k, nil)[0])
}

// universal reports whether h speaks of all or none, so that "but" behind it names who is
// excepted: "everyone but Berg".
func (t *tree) universal(h int) bool {
	if h < 0 {
		return false
	}
	if d := t.child(h, det|detPredet); d >= 0 && d < h && t.formIn(d, universals) {
		return true
	}
	return t.in(h, universals) || t.formIn(h, universals)
}

var universals = words(`all every each any no everyone everybody everything anyone anybody nobody nothing none`)

// letAlone reports whether "let alone" or the like stands before token i: "never met Berg, let
// alone worked for her".
func (t *tree) letAlone(i int) bool {
	if i < 2 {
		return false
	}
	switch t.form(i-2) + " " + t.form(i-1) {
	case "let alone", "much less", "never mind":
		return true
	}
	return false
}

// negatedPhrase reports whether the phrase headed by h denies what it takes part
// in: "no leader", "not a single leader", "none of the leaders", "not X".
func (t *tree) negatedPhrase(h int) bool {
	if t.lemma(h) == "none" || t.lemma(h) == "neither" || t.lemma(h) == "nobody" || t.form(h) == "no one" {
		return true
	}
	for _, k := range t.kids[h] {
		switch {
		case t.rel(k, det|advmod) && k < h && (t.in(k, noWords) || t.formIn(k, noWords)):
			return true
		case t.rel(k, amod) && k < h && t.child(k, det|advmod) >= 0 && t.formIn(t.child(k, det|advmod), noWords):
			return t.form(k+1) != "than" // no further signs, but no fewer than
		case t.rel(k, advmod|cc) && !t.joined(k+1) && (t.lemma(k) == "not" || t.lemma(k) == "nor"):
			return t.rel(k, cc) || !t.followedByOnly(k)
		case t.rel(k, det|amod|nummod) && t.child(k, advmod) >= 0 && t.lemma(t.child(k, advmod)) == "not":
			return true
		}
	}
	return false
}

// followedByOnly reports whether token i begins "not only", "not just", "not merely".
func (t *tree) followedByOnly(i int) bool {
	if i+1 >= len(t.toks) {
		return false
	}
	switch t.form(i + 1) {
	case "only", "just", "merely", "simply", "least", "solely":
		return true
	}
	return false
}

// resolve replaces a phrase's head by what it stands for: the antecedent of a
// relative pronoun, the name in an apposition, the noun after "none of".
func (t *tree) resolve(p Phrase) Phrase {
	if a := t.antecedent(p.Head); a >= 0 {
		p.Head, p.Gap = a, true
	} else if a := t.askedAbout(p.Head); a >= 0 {
		p.Head, p.Gap = a, true
	}
	switch t.lemma(p.Head) {
	case "none", "neither":
		if of := t.ofPhrase(p.Head); of >= 0 {
			p.Head = of
		}
	}
	if n := t.namedBy(p.Head); n >= 0 {
		p.Head = n
	}
	return p
}

// ofPhrase returns the head of h's first "of" phrase, or -1.
func (t *tree) ofPhrase(h int) int {
	for _, k := range t.kids[h] {
		if t.rel(k, nmod|obl) && t.caseIs(k, "of") {
			return k
		}
	}
	return -1
}

// nameAt returns the name mention that covers token i, or -1.
//
//go:noinline
func (t *tree) nameAt(i int) int {
	m := t.mention[i]
	if m < 0 || !isName(&t.doc.Mentions[m]) {
		return -1
	}
	if t.doc.Mentions[m].First == t.doc.Mentions[m].Last && (t.in(i, officeNouns) || t.formIn(i, officeNouns)) {
		return -1 // a title alone, taken for a name
	}
	return m
}

// namedBy returns the head of a name in apposition to the description h ("the
// president of Kazakhstan, Tokayev"; "minister Lavrov" parsed the other way
// round), or -1.
func (t *tree) namedBy(h int) int {
	if t.nameAt(h) >= 0 || t.spelled(h) >= 0 || !t.pos(h, tagNoun|tagPropn) && (t.doc.asWritten || !t.pos(h, tagAdj|tagNum) || t.child(h, det) < 0 && !t.pos(h, tagNum)) {
		return -1
	}
	for _, k := range t.kids[h] {
		m := t.nameAt(k)
		if m < 0 || k < h || !t.rel(k, appos|flat) {
			continue
		}
		if len(t.conjuncts(k)) > 0 || t.doc.Mentions[m].Type == corpus.Place {
			continue
		}
		if t.feat(h, "Number=Plur") {
			continue
		}
		return k
	}
	return t.calledBy(h)
}

// calledBy returns the head of the name that a participle gives to the noun h: "a woman
// named Ann Berg", "a company called Kestrel"; else -1.
func (t *tree) calledBy(h int) int {
	if t.doc.asWritten || !t.feat(h, "Number=Sing") {
		return -1
	}
	for _, a := range t.children(h, acl) {
		if l := t.lemma(a); a != h+1 || t.toks[a].XPOS != "VBN" || l != "name" && l != "call" {
			continue
		}
		if n := t.child(a, xcomp|obj); n > a && t.nameAt(n) >= 0 && len(t.conjuncts(n)) == 0 && t.doc.typeOf(t.mention[n]) != corpus.Event {
			return n
		}
	}
	return -1
}

// namesBehind returns the names that follow the plural noun h, which stands for them: "two
// sailors, Ann Berg and Jo Lind".
func (t *tree) namesBehind(h int) []int {
	if t.doc.asWritten || !t.feat(h, "Number=Plur") {
		return nil
	}
	for _, k := range t.children(h, appos) {
		if k < h || t.nameAt(k) < 0 {
			continue
		}
		names := t.names(k)
		if n, counted := t.number(h); len(names) < 2 || counted && int(n) != len(names) || !counted && t.doc.typeOf(t.mention[k]) != corpus.Person {
			return nil
		}
		return names
	}
	return nil
}
