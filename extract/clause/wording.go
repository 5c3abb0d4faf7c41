package clause

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// plain makes a proposition of tokens; nominal clauses get "is" or "are", and participles
// without an auxiliary do unless bare is set.
func (t *tree) plain(c *Clause, subject, words []int, args [][]int, bare bool) corpus.Proposition {
	p := corpus.Proposition{Sentence: t.index, Factuality: c.Factuality, Said: c.Said, Rule: c.Rule}
	if denied := len(args) > 0 && t.deniedPiece(args[0]); c.Negated != (denied || t.deniedPiece(subject)) {
		p.Polarity = corpus.Negated
	}
	p.Subject = t.phraseArgument(subject)
	p.Object.Head, p.Object.Mention = -1, -1
	for n, a := range args {
		if n == 0 {
			p.Object = t.phraseArgument(a)
		} else {
			p.Arguments = append(p.Arguments, t.phraseArgument(a))
		}
	}
	p.Relation = corpus.Relation{Canonical: c.Relation, Wording: t.words(words), Head: c.Pred, Tokens: union(words)}
	verb := false
	for _, i := range words {
		verb = verb || t.pos(i, tagAux) || t.pos(i, tagVerb) && !(c.Passive && i == c.Chain[0])
	}
	if !verb && (c.Passive && !bare || !c.Verbal) {
		p.Relation.Wording = strings.TrimSpace(t.impliedBe(subject) + " " + p.Relation.Wording)
	}
	if c.Rule == "in-place" {
		p.Relation.Wording = "is in" // a comma says it
	}
	t.denyInWords(&p)
	return p
}

// impliedBe is the form of be that a description of the phrase subject without a verb implies.
func (t *tree) impliedBe(subject []int) string {
	for _, i := range subject {
		if slices.Contains(subject, t.head[i]) {
			continue
		}
		several := slices.ContainsFunc(t.conjuncts(i), func(k int) bool {
			c := t.child(k, cc)
			return slices.Contains(subject, k) && c >= 0 && t.form(c) == "and"
		})
		if several || t.feat(i, "Number=Plur") && !t.pos(i, tagPropn) { // a name may be a singular: "Varn Holdings"
			return "are"
		}
		break
	}
	return "is"
}

// leavesOpen reports whether an argument is a relative or interrogative alone: "what
// they do" says nothing of what.
func (t *tree) leavesOpen(toks []int) bool {
	return len(toks) == 1 && t.interrogative(toks[0])
}

func (t *tree) phraseArgument(toks []int) corpus.Argument {
	a := corpus.Argument{Span: t.span(toks), Core: t.span(toks), Head: -1, Mention: -1, Text: t.words(toks)}
	if len(toks) > 0 {
		a.Head = toks[0]
	}
	return a
}

// asides are branches that a full argument leaves out.
func (t *tree) asides(k int) bool {
	if t.rel(k, appos) && t.head[k] >= 0 { // "the album The Plan" is one name, "the album, The Plan" two
		for i := t.head[k] + 1; i < k; i++ {
			if f := t.toks[i].Form; f == "," || f == "(" || f == "-LRB-" || f == "--" || f == ":" || f == "–" || f == "—" {
				return true
			}
		}
		return false
	}
	if t.completes(k) {
		return false
	}
	if t.rel(k, acl) && k > 0 {
		first := t.subtree(k, nil)[0]
		if first > 0 && (t.form(first) == "," || t.form(first-1) == ",") {
			return true
		}
	}
	if h := t.head[k]; t.rel(k, amod) && k > h && h >= 0 && len(t.kids[k]) > 0 {
		if first := t.subtree(k, nil)[0]; t.pos(first, tagPunct) && t.child(h, amod) != k && first > h+1 || t.form(first) == "-" || t.form(first) == "–" || t.form(first) == "—" || t.form(first) == "--" {
			return true // "the emperor - later responsible for"
		}
	}
	return t.rel(k, aclRelcl|parataxis|advclRelcl|ccPreconj|discourse|vocative) || t.looseAdverb(k)
}

// completes reports whether k is the clause of a free relative, without which that
// says nothing: "what they do".
func (t *tree) completes(k int) bool {
	h := t.head[k]
	return h >= 0 && h < k && t.rel(k, aclRelcl|advclRelcl) && t.interrogative(h)
}

// withinFree reports whether h is a free relative and k stands in its clause.
func (t *tree) withinFree(k, h int) bool {
	return t.interrogative(h) && slices.ContainsFunc(t.kids[h], func(r int) bool { return t.completes(r) && t.under(k, r) })
}

// interrogative reports whether token i is what, who, how or the like.
func (t *tree) interrogative(i int) bool {
	switch t.toks[i].XPOS {
	case "WP", "WDT", "WRB", "WP$":
		return true
	}
	return false
}

// coordinated returns a phrase with its coordination, without relative clauses and
// appositions.
func (t *tree) coordinated(h int) []int {
	drop := union(t.caseWords(h), t.children(h, mark|cop|aux|nsubj|csubj|expl))
	noun := t.pos(h, tagNoun|tagPropn|tagPron)
	return t.whole(h, func(k int) bool {
		return t.asides(k) || slices.Contains(drop, k) || noun && t.rel(k, conj) && t.head[k] == h && t.clausalConj(k)
	})
}

// whole returns the branches of h but those that skip drops, with the
// punctuation between them and paired quotation marks around them.
func (t *tree) whole(h int, skip func(int) bool) []int {
	words := t.subtree(h, func(k int) bool { return skip(k) || t.rel(k, punct) })
	for len(words) > 1 && t.rel(words[0], cc) {
		words = words[1:]
	}
	out := words
	for n := 0; n+1 < len(words); n++ {
		gap := true
		for i := words[n] + 1; i < words[n+1]; i++ {
			gap = gap && t.pos(i, tagPunct)
		}
		for i := words[n] + 1; gap && i < words[n+1]; i++ {
			out = append(out, i)
		}
	}
	return t.paired(union(out))
}

// paired adds to a phrase the quotation mark right before it or right after it
// whose partner is inside or on the other side.
func (t *tree) paired(words []int) []int {
	if len(words) == 0 {
		return words
	}
	open := 0
	for _, i := range words {
		switch f := t.surface(i); {
		case opening.has(f) && (open == 0 || !closing.has(f)): // straight quotes are both
			open++
		case closing.has(f):
			open--
		}
	}
	first, last := words[0], words[len(words)-1]
	after := last+1 < len(t.toks) && closing.has(t.surface(last+1))
	switch before := first > 0 && opening.has(t.surface(first-1)); {
	case before && open == 0 && after && quoteMarks.has(t.surface(first-1)):
		return append(append([]int{first - 1}, words...), last+1)
	case before && open < 0:
		return append([]int{first - 1}, words...)
	case after && open > 0:
		return append(words, last+1)
	}
	if open != 0 { // "he called it a `` lost cause, '' and left"
		return t.withoutLoneMark(words, open > 0)
	}
	return words
}

// withoutLoneMark drops the last quotation mark that opens, or the first that
// closes, whose partner is elsewhere.
func (t *tree) withoutLoneMark(words []int, opens bool) []int {
	lone := -1
	for _, i := range words {
		if f := t.surface(i); opens && quoteMarks.has(f) || !opens && lone < 0 && closing.has(f) && f != ")" && f != "-RRB-" {
			lone = i
		}
	}
	return without(words, []int{lone})
}

// Marks that open and close.
var (
	opening = words("`` “ \" ( [ -LRB- -LSB-")
	closing = words("'' ” \" ) ] -RRB- -RSB-")

	quoteMarks = words("`` “ \"")
)

// caseWords are the words that make h part of a larger phrase: its prepositions,
// and the possessive of an owner, which a name may have of its own (Lloyd's).
func (t *tree) caseWords(h int) []int {
	_, at := t.caseOf(h)
	for _, k := range t.children(h, caseMark) {
		if f := t.form(k); f != "'s" && f != "'" || t.rel(h, nmodPoss) {
			at = union(at, []int{k})
		}
	}
	return at
}

// single is coordinated without the coordination.
func (t *tree) single(h int) []int {
	drop := union(t.caseWords(h), t.children(h, cop|aux|nsubj|csubj|expl|mark|conj|cc|advcl|obl))
	return t.whole(h, func(k int) bool { return t.asides(k) || t.notOnly(k) || slices.Contains(drop, k) && !t.withinName(k) })
}

// leading returns the preposition of the phrase h if the phrase begins with it:
// "in 1990", not "shortly after 1990".
func (t *tree) leading(h int) []int {
	_, at := t.caseOf(h)
	if len(at) > 0 && at[0] == t.withPreposition(h)[0] {
		return at
	}
	return nil
}

// withPreposition is coordinated with the phrase's preposition in front.
func (t *tree) withPreposition(h int) []int {
	if t.rel(h, advcl) {
		return t.whole(h, func(int) bool { return false })
	}
	_, at := t.caseOf(h)
	return union(at, t.coordinated(h))
}

// brief is a noun phrase with its determiner and adjectives and its "of" phrases.
func (t *tree) brief(h int) []int {
	if t.rel(h, csubj) && t.toks[h].XPOS == "VBG" {
		return t.whole(h, func(k int) bool { return t.asides(k) || t.rel(k, advcl) && t.form(t.subtree(k, nil)[0]) == "," })
	}
	drop := t.caseWords(h)
	x := -1 // "unable to negotiate"
	if t.pos(h, tagAdj) {
		x = t.child(h, xcomp)
	}
	return t.whole(h, func(k int) bool {
		if x >= 0 && t.under(k, x) || t.withinModifier(k, h) || t.partitive(k) || t.withinFree(k, h) || t.withinName(k) {
			return false
		}
		if slices.Contains(drop, k) || t.asides(k) || t.looseAdverb(k) || t.notOnly(k) || t.rel(k, conj|cc) && !t.joinedBelow(k, h) && !t.caseIs(h, "between") || t.rel(k, acl|advcl|punct|nsubj|csubj|cop|aux|mark|ccomp|xcomp|obl|expl) {
			return true
		}
		if g := t.head[k]; k > g && t.rel(k, amod) && t.pos(g, tagNoun|tagPropn) && t.child(k, obl|xcomp) > k {
			return true // "a model other than that"
		}
		return t.rel(k, nmod) && !t.rel(k, nmodPoss|nmodDesc) && k > h && !t.caseIs(k, "of") && !(t.rel(k, nmodUnmarked) && !t.pos(k-1, tagPunct))
	})
}

// ofDoing returns the gerund that completes the noun h as an "of" phrase does, "the habit of smoking",
// or -1.
func (t *tree) ofDoing(h int) int {
	for _, k := range t.children(h, acl) {
		if k > h && t.toks[k].XPOS == "VBG" && t.mark(k, "of") {
			return k
		}
	}
	return -1
}

// withinName reports whether k is coordinated inside a name: "The Globe and Mail".
func (t *tree) withinName(k int) bool {
	g := t.head[k]
	if t.rel(k, cc) && g >= 0 {
		k = g
	}
	return t.rel(k, conj) && t.head[k] >= 0 && (t.nameAt(k) >= 0 && t.nameAt(k) == t.nameAt(t.head[k]) || t.titled(t.head[k], k))
}

// titled reports whether a and b stand in one short quotation of words in capitals, the
// title of something: "Salt and Iron".
func (t *tree) titled(a, b int) bool {
	if !t.capital(a) || !t.capital(b) {
		return false
	}
	first, last := a, b
	for first >= 0 && !quoteMarks.has(t.surface(first)) && !closing.has(t.surface(first)) {
		first--
	}
	for last < len(t.toks) && !closing.has(t.surface(last)) {
		last++
	}
	if first < 0 || last == len(t.toks) || !quoteMarks.has(t.surface(first)) || last-first > 8 {
		return false
	}
	return t.capital(first + 1)
}

// capital reports whether token i begins with a capital letter.
func (t *tree) capital(i int) bool {
	f := t.surface(i)
	return f != "" && f[0] >= 'A' && f[0] <= 'Z'
}

// withinModifier reports whether k belongs to a word before the noun that it
// modifies: "year" in "the year-earlier level", "or more" in "one or more ships".
func (t *tree) withinModifier(k, h int) bool {
	for g, n := t.head[k], 0; g >= 0 && g != h && n < maxSteps; g, n = t.head[g], n+1 {
		if g < t.head[g] && t.rel(g, amod|compound|nummod) {
			return true
		}
	}
	return false
}

// spread returns an argument once for each of the modifiers that it coordinates:
// "economic and social structures" are economic structures and social ones. Names
// and numbers stay whole.
func (t *tree) spread(toks []int) [][]int {
	for _, k := range toks {
		h := t.head[k]
		if h < k || !t.rel(k, amod|compound) || t.pos(h, tagPropn) || !t.spineOf(h, toks) {
			continue
		}
		members := append([]int{k}, t.children(k, conj)...)
		if first := t.subtree(members[len(members)-1], func(i int) bool { return t.rel(i, punct) })[0]; len(members) < 2 || !t.pos(first, tagCconj) || t.form(first) == "&" {
			continue
		}
		var all []int
		var out [][]int
		for _, m := range members {
			all = union(all, t.subtree(m, nil))
		}
		for _, m := range members {
			own := t.subtree(m, func(i int) bool { return t.rel(i, conj|cc|punct) })
			out = append(out, without(toks, without(all, own)))
		}
		if d := t.child(h, det); d >= 0 && (t.form(d) == "a" || t.form(d) == "an") {
			return out[:1] // one thing
		}
		return out
	}
	return [][]int{toks}
}

// spineOf reports whether the argument toks is the noun h, or ends in it as a complement.
func (t *tree) spineOf(h int, toks []int) bool {
	for n := 0; slices.Contains(toks, h) && n < maxSteps; n++ {
		if t.head[h] < 0 || !slices.Contains(toks, t.head[h]) {
			return true
		}
		if !t.rel(h, nmod|conj) {
			return false
		}
		h = t.head[h]
	}
	return false
}

// joinedBelow reports whether k is coordinated, or joins, with the complement of the noun
// h: "the loss of water and salt" is one loss.
func (t *tree) joinedBelow(k, h int) bool {
	if t.rel(k, cc) && t.head[k] >= 0 {
		k = t.head[k]
	}
	g := t.head[k]
	return t.rel(k, conj) && g >= 0 && g != h && t.rel(g, nmod) && !t.pos(k, tagVerb)
}

// notOnly reports whether k is a word of "not only", which denies nothing.
func (t *tree) notOnly(k int) bool {
	return t.form(k) == "not" && t.followedByOnly(k) || k > 0 && t.form(k-1) == "not" && t.followedByOnly(k-1) && t.rel(k, advmod)
}

// partitive reports whether k says of what a quantity is: "most of its trade".
func (t *tree) partitive(k int) bool {
	return t.rel(k, obl) && t.caseIs(k, "of") && t.head[k] >= 0 && t.pos(t.head[k], tagAdj|tagAdv|tagDet|tagPron|tagNum) && t.in(t.head[k], quantities)
}

var quantities = words(`many most more much few several less enough some all both each half`)

// looseAdverb reports whether k, before a noun or adjective, is an adverb of the
// whole clause: "is purely from the press", "is, though, tighter", "when ready".
func (t *tree) looseAdverb(k int) bool {
	g := t.head[k]
	if !t.rel(k, advmod) || g < k || !t.pos(k, tagAdv|tagSconj) {
		return false
	}
	if t.pos(g, tagNoun|tagPropn|tagPron) {
		if _, at := t.caseOf(g); t.child(g, cop) < 0 && slices.Contains(at, k+1) {
			return t.in(k, focusing) // not "shortly before Easter"
		}
		return !t.in(k, measuring) && !t.in(k, negators) && len(t.kids[k]) == len(t.children(k, punct))
	}
	return t.toks[k].XPOS == "WRB" || t.form(k+1) == "," || t.rel(k+1, mark) && t.head[k+1] == g // "even though it is dear"
}

// focusing adverbs before a preposition say nothing of place or time.
var focusing = words(`even especially particularly mainly mostly chiefly largely primarily notably also partly perhaps usually often sometimes
	generally normally typically always frequently possibly probably presumably`)

// measuring adverbs say how much of a noun is meant.
var measuring = words(`about almost nearly approximately around roughly only over more less some virtually practically just quite`)

// briefNoun is brief without complements.
func (t *tree) briefNoun(h int) []int {
	var out []int
	for _, i := range t.brief(h) {
		if i <= h || t.head[i] == h && t.rel(i, flat|fixed) || t.pos(h, tagSym) && t.under(i, h) && t.pos(i, tagNum) {
			out = append(out, i)
		}
	}
	return out
}

// thatOf returns the conjunction "that" of the complement clause h.
func (t *tree) thatOf(h int) []int {
	for _, k := range t.children(h, mark) {
		if t.form(k) == "that" {
			return []int{k}
		}
	}
	return nil
}

// content returns the words of the clause that the verb i governs, and its
// conjunction "that". The verb may be set into the clause: "it rains, Berg said".
func (t *tree) content(i int) (clause, that []int) {
	h := t.child(i, ccomp)
	if t.inserted(i) {
		h = t.head[i]
	}
	if h < 0 {
		return nil, nil
	}
	that = t.thatOf(h)
	return t.whole(h, func(k int) bool { return k == i || slices.Contains(that, k) }), that
}

// contentWords is the clause that a content clause c says its subject is.
func (t *tree) contentWords(c *Clause) []int {
	drop := union(c.Words, t.thatOf(c.Pred))
	return t.whole(c.Pred, func(k int) bool { return t.rel(k, nsubjOuter) || t.rel(k, parataxis) || slices.Contains(drop, k) })
}

// adverbPhrase reports whether k is an adverb with words of its own: "years later".
func (t *tree) adverbPhrase(k int) bool {
	return t.rel(k, advmod) && !t.isRelative(k) && len(t.coordinated(k)) > 1 && (k > t.head[k] || t.child(k, conj) < 0)
}

// gerundPhrase reports whether k is a participle with a preposition behind its
// verb: "died after giving a speech".
func (t *tree) gerundPhrase(k int) bool {
	if !t.rel(k, advcl) || k < t.head[k] || !t.participle(k) || t.ownSubject(k) >= 0 {
		return false
	}
	m := t.child(k, mark)
	return m >= 0 && t.formIn(m, gerundCases) && t.withPreposition(k)[0] == m
}

var gerundCases = words(`by after before without for in from`)

// predicateWords is the full predicate of a form of be.
func (t *tree) predicateWords(h, subject int) []int {
	return t.whole(h, func(k int) bool {
		if t.asides(k) || k == subject {
			return true
		}
		if t.head[k] != h {
			return t.rel(k, cc) && t.head[k] >= 0 && t.rel(t.head[k], conj) && t.head[t.head[k]] == h && t.clausalConj(t.head[k])
		}
		return t.rel(k, nsubj|cop|aux|mark|advcl|csubj|expl) || t.rel(k, cc) && k < h || t.rel(k, conj) && t.clausalConj(k) ||
			t.rel(k, advmod) && k < h && (k < subject || t.pos(h, tagNoun|tagPropn)) || t.rel(k, obl) && k < h || t.rel(k, advmod) && t.in(k, negators)
	})
}

// clausalConj reports whether the conjunct k is a predicate of its own.
func (t *tree) clausalConj(k int) bool {
	return t.pos(k, tagVerb) || t.child(k, cop|nsubj) >= 0
}

// untitled leaves the title at d out of a name: "Anna Berg" of "president Anna Berg".
func (t *tree) untitled(name []int, d int) []int {
	if !slices.Contains(name, d) {
		return name
	}
	return t.paired(t.trim(without(name, t.subtree(d, nil))))
}

// description is a title or an appositive without the name it describes.
func (t *tree) description(h, name int) []int {
	return t.whole(h, func(k int) bool { return k == name || t.asides(k) || t.rel(k, conj|cc|caseMark) && t.head[k] == h })
}

// closeAdverbs are the adverbs inside a relation and right beside it.
func (t *tree) closeAdverbs(c *Clause) []int {
	words := c.Words
	if c.Copular {
		words = c.Verb
		if t.pos(c.Pred, tagAdj) {
			return nil // they are part of the predicate
		}
	}
	if len(words) == 0 {
		return nil
	}
	first, last := words[0], words[len(words)-1]
	var out []int
	for _, a := range c.Adverbs {
		if len(t.kids[a]) == 0 && (a > first && a < last || a == first-1 && a > 0 && !t.pos(a-1, tagPunct) || a == last+1 && (!c.Copular || a < c.Pred)) {
			out = append(out, a)
		}
	}
	return out
}

// chain appends token lists in the order given, a token that comes again left out.
func chain(lists ...[]int) []int {
	var out []int
	for _, l := range lists {
		out = append(out, without(l, out)...)
	}
	return out
}
