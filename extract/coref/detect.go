package coref

import (
	"cmp"
	"slices"
	"strings"

	"tercet/corpus"
)

// detect collects the mentions, names first, and sorts them.
func (r *resolver) detect() {
	r.readNames()
	for i := 0; i < len(r.doc.Mentions); i++ {
		m := r.doc.Mentions[i]
		if m.Kind != corpus.Name || m.Sentence >= len(r.trees) || m.Head >= len(r.headed[m.Sentence]) {
			continue
		}
		for i+1 < len(r.doc.Mentions) && r.oneName(&m, &r.doc.Mentions[i+1]) {
			n := &r.doc.Mentions[i+1]
			m.End, m.Last, m.Head = n.End, n.Last, n.Head
			i++
		}
		r.addName(m)
	}
	known := r.knownNames()
	for s := range r.trees {
		inName := r.covered(s)
		for i := range r.trees[s].tokens {
			if r.headed[s][i] == nil && !inName[i] {
				r.addToken(s, i, known)
			}
		}
	}
	slices.SortStableFunc(r.mentions, func(a, b *mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
}

// readNames reads the document's names: which of them have adjectives, though they are no states, and what is
// a surname somewhere, and so no first name where it stands alone: "Kelly" where the document has "Ray Kelly".
func (r *resolver) readNames() {
	r.readings, r.places, r.surnames = make(map[string]*reading), make(map[string]bool), make(map[string]bool)
	for i := range r.doc.Mentions {
		m := &r.doc.Mentions[i]
		if m.Kind != corpus.Name {
			continue
		}
		text := r.doc.Slice(m.Span)
		if text == lower(text) && state(text) != "" {
			r.smallNames = true
		}
		n := r.read(text)
		switch last := len(n.words) - 1; {
		case last == 0 && len(n.key) >= 5 && n.sex == 0 && len(corpus.FindStates(n.key)) == 0:
			r.adjectives.add(n.key)
		case last > 0 && m.Type == corpus.Person && m.First < m.Last:
			r.surnames[n.words[last]] = true
		}
	}
}

// oneName reports whether two names of persons side by side are one, the first part of which the
// recogniser has taken for a name of its own: the tree makes it depend on the next.
func (r *resolver) oneName(m, n *corpus.Mention) bool {
	if n.Kind != corpus.Name || m.Type != corpus.Person || n.Type != corpus.Person || n.Sentence != m.Sentence || n.First != m.Last+1 || n.Last >= len(r.trees[n.Sentence].tokens) {
		return false
	}
	t := &r.trees[m.Sentence]
	if w := lower(t.tokens[m.Head].Form); state(w) != "" || isPerson(w) || w == "sultan" || titleWords[w] || isAcronym(t.tokens[m.Head].Form) {
		return false // the American Berta Orlow, Sultan Orlow
	}
	up := t.up(m.Head)
	return up >= n.First && up <= n.Last && (t.rel(m.Head) == "nmod" || t.rel(m.Head) == "flat" || t.rel(m.Head) == "compound") && t.kid(m.Head, "case") < 0
}

// covered tells for each token of sentence s whether it is part of a name.
func (r *resolver) covered(s int) []bool {
	in := make([]bool, len(r.trees[s].tokens))
	for _, m := range r.headed[s] {
		if m != nil {
			for i := m.First; i <= m.Last; i++ {
				in[i] = true
			}
		}
	}
	return in
}

// shortestKnown is the length of the shortest name that is looked for where it has no capital.
const shortestKnown = 5

// knownNames maps the one-word names of the document, and the last words of its
// persons' names, in lower case, to their types.
func (r *resolver) knownNames() map[string]corpus.EntityType {
	known := make(map[string]corpus.EntityType)
	for _, m := range r.mentions {
		if len(m.name) == 0 || m.Kind != corpus.Name {
			continue
		}
		last, low := m.name[len(m.name)-1], m.low
		if len(last) >= shortestKnown && ((len(m.name) == 1 || m.Type == corpus.Person) && last != low || m.form != low && len(m.name) == 1) {
			known[last] = m.Type
		}
	}
	large := r.spelledLarge(known)
	for w := range known {
		if large[w] <= 0 {
			delete(known, w) // chess is a game, though a heading writes it large
		}
	}
	return known
}

// spelledLarge returns how much oftener the text has each known word with a capital than in lower case as a
// common noun.
func (r *resolver) spelledLarge(known map[string]corpus.EntityType) map[string]int {
	large := make(map[string]int, len(known))
	for s := range r.trees {
		for i := range r.trees[s].tokens {
			tok := &r.trees[s].tokens[i]
			if len(tok.Form) < shortestKnown {
				continue
			}
			low := lower(tok.Form)
			capital := low != tok.Form
			if !capital && tok.UPOS != "NOUN" {
				continue
			}
			if _, ok := known[low]; ok && capital {
				large[low]++
			} else if ok {
				large[low]--
			}
		}
	}
	return large
}

// add enters a mention of tokens first to last of sentence s.
func (r *resolver) add(s, first, last, head int, kind corpus.MentionKind, typ corpus.EntityType) *mention {
	t := r.trees[s].tokens
	return r.enter(corpus.Mention{
		Span:     corpus.Span{Start: t[first].Start, End: t[last].End},
		Sentence: s, First: first, Last: last, Head: head, Kind: kind, Type: typ,
	})
}

func (r *resolver) enter(cm corpus.Mention) *mention {
	t := &r.trees[cm.Sentence]
	one := &struct { // allocated together, for they live together
		mention
		cluster
		first [1]*mention
	}{mention: mention{Mention: cm, gender: any, number: either, quote: -1}}
	m := &one.mention
	m.lemma = t.lemma(m.Head)
	last := m.Last
	if last > m.First && isPossessive(t.tokens[last].Form) {
		last--
	}
	m.form = r.doc.Text[t.tokens[m.First].Start:t.tokens[last].End]
	one.first[0] = m
	one.cluster = cluster{mentions: one.first[:], named: m.Kind == corpus.Name}
	m.cluster = &one.cluster
	r.mentions = append(r.mentions, m)
	r.headed[m.Sentence][m.Head] = m
	return m
}

func isPossessive(form string) bool {
	return form == "'s" || form == "’s" || form == "'" || form == "’"
}

// settle copies the mention's agreement to its cluster of one.
func (m *mention) settle() {
	m.cluster.gender, m.cluster.number = m.gender, m.number
}

// addToken enters the mention that token i heads, if it heads one.
func (r *resolver) addToken(s, i int, known map[string]corpus.EntityType) {
	t := &r.trees[s]
	tok := &t.tokens[i]
	switch tok.UPOS {
	case "PRON":
		r.addPronoun(s, i)
		return
	case "ADJ", "NOUN", "PROPN":
	default:
		return
	}
	low := lower(tok.Form)
	if low != tok.Form || r.smallNames && tok.UPOS == "ADJ" && t.rel(i) == "amod" {
		if ok, people := r.demonym(s, i); ok && !(i > 0 && lower(t.tokens[i-1].Form) == "native") {
			r.addDemonym(s, i, people)
			return
		}
	}
	if low == tok.Form && (tok.UPOS == "PROPN" || tok.UPOS == "NOUN" || t.rel(i) != "amod") {
		if typ, ok := known[low]; ok && tok.XPOS != "NNS" {
			r.addName(corpus.Mention{Span: tok.Span, Sentence: s, First: i, Last: i, Head: i, Type: typ})
			return
		}
	}
	if tok.UPOS == "ADJ" {
		return
	}
	switch t.rel(i) {
	case "amod", "nummod", "compound", "flat", "fixed", "goeswith", "case", "cc", "advmod", "discourse", "reparandum":
		return
	}
	for j, b := t.hyphenated(i); j <= b; j++ {
		if t.above(j, i) || j < i && t.tokens[j].UPOS == "NOUN" && !t.above(i, j) {
			return // chief in "editor-in-chief"
		}
	}
	if tok.DepRel == "nmod:desc" || len(tok.Form) == 1 {
		return // a title, a letter
	}
	r.addNominal(s, i)
}

// glued reports whether no white space stands between tokens i and i+1.
func (t *tree) glued(i int) bool {
	return i+1 < len(t.tokens) && t.tokens[i].End == t.tokens[i+1].Start
}

// hyphenated returns the first and last token of the hyphenated word that token
// i is part of: editor and chief in "editor-in-chief".
func (t *tree) hyphenated(i int) (first, last int) {
	first, last = i, i
	for last+2 < len(t.tokens) && t.glued(last) && t.glued(last+1) && t.tokens[last+1].Form == "-" {
		last += 2
	}
	for first > 1 && t.glued(first-1) && t.glued(first-2) && t.tokens[first-1].Form == "-" {
		first -= 2
	}
	return first, last
}

// addNominal enters the noun phrase that token i heads.
func (r *resolver) addNominal(s, i int) {
	t := &r.trees[s]
	first, last := i, i
	var modifiers []string
	definite, indefinite, bare := false, false, true
	for _, k := range t.kids[i] {
		switch t.rel(k) {
		case "det":
			bare = false
			switch t.lemma(k) {
			case "the", "this", "that", "these", "those":
				definite = true
			default:
				indefinite = true
			}
		case "amod", "compound", "nummod", "nmod":
			if k < i && (t.tokens[k].DepRel != "nmod" || t.kid(k, "case") < 0) { // not "in the play, Berg is a queen"
				first = min(first, t.leftmost(k, i))
			}
			if t.tokens[k].DepRel == "nmod:poss" {
				definite, bare = true, false
			} else if w := t.lemma(k); w != "" {
				modifiers = append(modifiers, w)
			}
			if w := t.lemma(k); w == "other" || w == "another" || w == "more" {
				indefinite = true
			}
			if k > i && k <= last+8 {
				if c := t.kid(k, "case"); c == last+1 && t.lemma(c) == "of" {
					last = t.rightmost(k, i+8)
				}
			}
		case "flat":
			last = max(last, k)
		}
	}
	for first < i && (t.rel(first) == "det" || t.tokens[first].UPOS == "PUNCT") {
		first++
	}
	a, b := t.hyphenated(i)
	first, last = min(first, a), max(last, b)
	for _, n := range r.headed[s][first : last+1] { // a name is inside or outside
		if n != nil && n.Kind == corpus.Name && n.First <= last && n.Last > last {
			last = n.Last
		}
	}
	m := r.add(s, first, last, i, corpus.Nominal, corpus.Thing)
	m.modifiers = modifiers
	m.definite = definite && !indefinite
	m.indefinite = indefinite || bare
	m.number = singular
	if x := t.tokens[i].XPOS; x == "NNS" || x == "NNPS" {
		m.number = plural
	}
	switch {
	case m.lemma == "people" || m.lemma == "person" && m.number == plural:
		m.gender, m.number = anyone, plural
	case isPerson(m.lemma):
		m.gender, m.Type = anyone, corpus.Person
		if maleNouns[m.lemma] {
			m.gender = male
		} else if femaleNouns[m.lemma] {
			m.gender = female
		}
	case orgNouns[m.lemma] && !(m.lemma == "couple" && t.kid(i, "nmod") > i): // a couple of mistakes
		m.gender, m.number = thing, m.number|plural
		if m.lemma == "family" || m.lemma == "couple" || m.lemma == "crew" {
			m.gender = any
		}
	default:
		m.gender = thing
	}
	m.settle()
}

// leftmost returns the first token of the subtree of k that is joined to it
// without a gap, not before 0.
func (t *tree) leftmost(k, stop int) int {
	first := k
	for _, j := range t.kids[k] {
		if j < first {
			first = t.leftmost(j, stop)
		}
	}
	return first
}

// rightmost returns the last token of the subtree of k, at most stop.
func (t *tree) rightmost(k, stop int) int {
	last := k
	for _, j := range t.kids[k] {
		if r := t.rel(j); j > last && j <= stop && (r == "flat" || r == "nmod" || r == "compound" || r == "fixed") {
			last = max(last, t.rightmost(j, stop))
		}
	}
	return min(last, stop)
}

// pronounTable gives person, number and gender of pronouns by form.
var pronounTable = map[string]struct {
	person int
	number number
	gender gender
}{
	"i": {1, singular, anyone}, "me": {1, singular, anyone}, "my": {1, singular, anyone}, "mine": {1, singular, anyone}, "myself": {1, singular, anyone},
	"we": {1, plural, any}, "us": {1, plural, any}, "our": {1, plural, any}, "ours": {1, plural, any}, "ourselves": {1, plural, any}, "'s": {1, plural, any}, "’s": {1, plural, any},
	"you": {2, either, anyone}, "your": {2, either, anyone}, "yours": {2, either, anyone}, "yourself": {2, singular, anyone}, "yourselves": {2, plural, anyone},
	"he": {3, singular, male}, "him": {3, singular, male}, "his": {3, singular, male}, "himself": {3, singular, male},
	"she": {3, singular, female}, "her": {3, singular, female}, "hers": {3, singular, female}, "herself": {3, singular, female},
	"it": {3, singular, thing}, "its": {3, singular, thing}, "itself": {3, singular, thing},
	"they": {3, plural, any}, "them": {3, plural, any}, "their": {3, plural, any}, "theirs": {3, plural, any}, "themselves": {3, plural, any}, "'em": {3, plural, any}, "em": {3, plural, any},
	"who": {3, either, any}, "whom": {3, either, any}, "whose": {3, either, any}, "which": {3, either, any}, "that": {3, either, any},
}

// addPronoun enters a personal, possessive, reflexive or relative pronoun.
func (r *resolver) addPronoun(s, i int) {
	t := &r.trees[s]
	if t.tokens[i].Form == "US" && !r.capitals(s) {
		r.addName(corpus.Mention{Span: t.tokens[i].Span, Sentence: s, First: i, Last: i, Head: i, Type: corpus.Place})
		return
	}
	low := lower(t.tokens[i].Form)
	p, ok := pronounTable[low]
	if !ok || t.rel(i) == "expl" || t.rel(i) == "discourse" || t.rel(i) == "fixed" {
		return
	}
	if p.number == either && p.person == 3 && r.relativeClause(s, i) < 0 {
		return // interrogative or demonstrative
	}
	if t.standsAlone(i) {
		return // what belongs to somebody: "he ended his"
	}
	m := r.add(s, i, i, i, corpus.Pronoun, corpus.Thing)
	m.person, m.number, m.gender = p.person, p.number, p.gender
	m.low = low
	m.reflexive = strings.HasSuffix(low, "self") || strings.HasSuffix(low, "selves")
	m.settle()
}

// standsAlone reports whether i is his, hers or the like without a noun: what is owned,
// not who owns it.
func (t *tree) standsAlone(i int) bool {
	switch lower(t.tokens[i].Form) {
	case "mine", "ours", "yours", "hers", "theirs":
		return true
	case "his":
		if t.tokens[i].DepRel == "nmod:poss" {
			return false
		}
		if i+1 == len(t.tokens) {
			return true
		}
		switch t.tokens[i+1].UPOS {
		case "PUNCT", "ADP", "CCONJ", "SCONJ", "AUX":
			return true
		}
	}
	return false
}

// capitals reports whether sentence s is written in capitals.
func (r *resolver) capitals(s int) bool {
	text := r.doc.Slice(r.doc.Sentences[s].Span)
	return text == strings.ToUpper(text)
}
