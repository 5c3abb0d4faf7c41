package clause

import (
	"strings"

	"tercet/corpus"
)

// frame begins a clause for the predicate i: its verb group, subject, adverbs
// and context. It returns nil if i states nothing that could be a fact.
func (t *tree) frame(i int, g group) *Clause {
	top := g.chain[0]
	switch {
	case t.garbled(i) && t.leave("auxiliaries that cannot stand together"),
		g.void && t.leave("an order, or a denial that binds something else"),
		t.purpose(top) && t.leave("meant, not done"),
		t.question(top) && t.leave("a question"),
		(t.nearly(i) || t.nearly(top)) && t.leave("what did not quite happen"),
		t.mustBe(i) && t.leave("a denial that is none"),
		t.indirectQuestion(top) && t.leave("it leaves open what it asks"):
		return nil
	}
	c := &Clause{
		Pred: i, Chain: g.chain, Words: g.words, Relation: g.relation, Active: g.active, Passive: g.passive,
		Negated: g.negated, Modal: g.modal, Future: g.future,
	}
	c.Subjects = t.subjects(top)
	for _, k := range t.kids[i] {
		if t.is(k, "advmod") && !negators[t.lemma(k)] && t.particle(i) != k && t.pos(k, "ADV") && !t.isRelative(k) {
			c.Adverbs = append(c.Adverbs, k)
		}
	}
	if !t.applyContext(c, &g) && t.leave("what governs it states no such thing") {
		return nil
	}
	t.explainClause(c, &g)
	return c
}

// garbled reports whether the verb i has auxiliaries that no verb has together, as
// where a tree gives it those of another: "had would cause".
func (t *tree) garbled(i int) bool {
	before := false
	for _, k := range t.kidsOf(i, "aux") {
		if t.toks[k].XPOS == "MD" && before {
			return true
		}
		before = before || t.feat(k, "VerbForm=Fin")
	}
	return false
}

// purpose reports whether the clause headed by i is meant, not done: "to reduce
// spam", "of doing", "rather than do".
func (t *tree) purpose(i int) bool {
	if t.is(i, "conj") && t.head[i] >= 0 && t.ownSubject(i) < 0 && t.kid(i, "aux") < 0 && !t.is(t.head[i], "root") {
		if x := t.toks[i].XPOS; x == t.toks[t.head[i]].XPOS && (x == "VB" || x == "VBG" && t.kid(i, "mark") < 0) {
			return t.purpose(t.head[i])
		}
	}
	if t.is(i, "conj") && t.ownSubject(i) < 0 && t.excepted(i) {
		return true
	}
	if t.is(i, "acl:relcl", "root", "parataxis") || t.ownSubject(i) >= 0 && !t.infinitive(i) {
		return false
	}
	if t.infinitive(i) && t.is(i, "advcl", "acl", "csubj", "ccomp", "dep") {
		return true
	}
	for _, k := range t.kidsOf(i, "mark") {
		switch t.form(k) {
		case "instead", "rather":
			if k+1 == len(t.toks) || t.form(k+1) != "of" && t.form(k+1) != "than" {
				continue // "instead seeking help"
			}
			fallthrough
		case "against", "from", "of", "for", "about", "like", "than":
			return t.is(i, "acl") || t.is(i, "advcl") && !(t.head[i] >= 0 && accusing[t.lemma(t.head[i])])
		}
	}
	for _, k := range t.kidsOf(i, "case") {
		switch t.form(k) {
		case "instead", "rather", "of", "than":
			return t.is(i, "advcl", "acl", "obl", "nmod")
		}
	}
	return false
}

// question reports whether the clause headed by i ends in a question mark.
func (t *tree) question(i int) bool {
	for n := 0; t.is(i, "conj", "parataxis", "dep", "list") && t.head[i] >= 0 && n < maxSteps; n++ {
		i = t.head[i]
	}
	if n := len(t.toks); t.head[i] < 0 && n > 0 && (t.form(n-1) == "?" || n > 1 && t.form(n-2) == "?") {
		return true
	}
	for _, k := range t.kids[i] {
		if t.is(k, "punct") && strings.HasPrefix(t.form(k), "?") {
			return true
		}
	}
	return false
}

// indirectQuestion reports whether i is a clause that leaves open what it asks:
// "wanted to know how Kazakhstan felt". After verbs of showing, how and why
// state something.
func (t *tree) indirectQuestion(i int) bool {
	h := t.head[i]
	if h >= 0 && t.is(i, "advcl:relcl", "acl:relcl") && t.head[h] >= 0 && t.pos(h, "ADV", "PRON", "SCONJ") { // "where it ran"
		switch t.form(h) {
		case "where", "who", "what", "whatever", "when":
			return t.pos(t.head[h], "VERB", "ADJ") && h > t.head[h]
		case "how", "why":
			return !factiveVerbs[t.lemma(t.head[h])] && !t.reports(t.head[h])
		}
	}
	if h < 0 || !t.is(i, "ccomp", "advcl", "xcomp", "acl") || t.is(i, "acl:relcl") {
		return false
	}
	for _, k := range t.kids[i] {
		if k > i || !t.is(k, "advmod", "obj", "nsubj", "obl", "mark", "nsubj:pass") {
			continue
		}
		switch t.form(k) {
		case "how", "why":
			return !factiveVerbs[t.lemma(h)] && !t.reports(h)
		case "where", "who", "whom", "what", "which":
			return t.is(i, "ccomp", "advcl") && t.antecedent(k) < 0 && !(t.form(k) == "where" && t.is(i, "advcl") && t.pos(h, "VERB") && t.kid(h, "obj") >= 0)
		}
	}
	return false
}

// verbal finds the clause of the verb i.
func (t *tree) verbal(i int) []*Clause {
	if !t.isVerb(i) || t.kid(i, "nsubj:outer") >= 0 && t.infinitive(i) && !t.doc.asWritten {
		return nil
	}
	g := t.verbGroup(i)
	c := t.frame(i, g)
	if c == nil {
		return nil
	}
	t.arguments(c, i)
	t.absorb(c)
	if o := t.kid(i, "obj", "xcomp"); t.form(i) == "turned" && t.is(i, "acl") && o > i && len(c.Subjects) > 0 && t.pos(o, "NOUN") && !t.doc.asWritten {
		c.Relation, c.Active, c.Copular, c.Words, c.Objects = "be", "be", true, []int{i}, nil
		c.Passive, c.Complement = false, []Phrase{{Head: o}} // "a champion turned actress"
		return []*Clause{c}
	}
	if l := t.lemma(i); l == "say" || l == "add" || l == "reply" || claiming[l] && !t.doc.asWritten && len(c.Objects) > 0 && t.whoever(c.Objects[0].Head) {
		c.Objects = nil // what is said is a clause; a noun there is a slip of the parse
	} else if t.reports(i) {
		c.Objects = t.unquoted(c.Objects, i)
	}
	if len(g.chain) > 1 {
		c.Rule = "infinitive"
	}
	c.Verbal = true
	return []*Clause{c}
}

// claiming verbs have no people for their object: "argued Berg" is not complete.
var claiming = words(`suggest argue claim note state insist assert contend think conclude speculate allege`)

// whoever reports whether h names people or what acts for them.
func (t *tree) whoever(h int) bool {
	typ := t.doc.typeOf(t.mention[h])
	return typ == corpus.Person || typ == corpus.Group || typ == corpus.Place && t.nameAt(h) >= 0
}

// unquoted drops objects that are the words quoted, not their topic.
func (t *tree) unquoted(ps []Phrase, i int) []Phrase {
	var out []Phrase
	here := t.doc.quoteAt(t.toks[i].Start)
	for _, p := range ps {
		if q := t.doc.quoteAt(t.toks[p.Head].Start); q < 0 || q == here {
			out = append(out, p)
		}
	}
	return out
}

// states reports whether the clause of a verb states a fact of its own: that is
// not so where its sense is in a clause below it. It drops what would not stand
// alone.
func (t *tree) states(c *Clause) bool {
	i := c.Pred
	if t.inserted(i) || len(c.Complement) > 0 && len(c.Objects) == 0 && len(c.Agents) == 0 && t.form(c.Complement[0].Head) != "aged" {
		return false
	}
	if len(c.Objects) == 0 && t.hasClausalComplement(i) {
		c.Obliques = t.named(c.Obliques)
		if len(c.Obliques) == 0 {
			return false
		}
	}
	if t.tooBare(c, i) {
		return false
	}
	return len(c.Objects) > 0 || t.lemma(i) != "have" && t.lemma(i) != "be"
}

// tooBare reports whether the clause of the verb i has too few arguments to
// state anything: verbs of saying without what is said or to whom, reduced
// participles, verbs whose sense is in another clause below them.
func (t *tree) tooBare(c *Clause, i int) bool {
	if len(c.Objects) > 0 || len(c.Agents) > 0 {
		return false
	}
	if t.reports(i) && !c.Passive && !(c.Negated && !t.hasClausalComplement(i)) {
		kept := c.Obliques
		c.Obliques = nil
		for _, p := range kept {
			switch p.Case {
			case "to", "about", "on", "of", "with", "against", "for", "in":
				c.Obliques = append(c.Obliques, p)
			case "at":
				if shouting[t.lemma(i)] {
					c.Obliques = append(c.Obliques, p)
				}
			}
		}
		if len(c.Obliques) == 0 || t.freeRelative(i) {
			return true
		}
	}
	if len(c.Obliques) > 0 || len(c.Places) > 0 || len(c.Complement) > 0 {
		return false
	}
	if top := c.Chain[0]; t.is(top, "acl", "advcl", "amod", "xcomp") && !t.is(top, "acl:relcl") && (!t.is(top, "advcl") || t.participle(top)) {
		return true
	}
	if t.lemma(i) == "follow" {
		return true
	}
	for _, k := range t.kids[i] {
		if t.is(k, "advcl") && t.kid(k, "mark") >= 0 && t.pos(t.kid(k, "mark"), "ADP", "SCONJ") && t.participle(k) {
			return true
		}
	}
	return false
}

// shouting verbs say at whom: "shouted at the mayor".
var shouting = words(`shout yell scream laugh swear`)

// freeRelative reports whether i heads "what he said".
func (t *tree) freeRelative(i int) bool {
	h := t.head[i]
	return t.is(i, "acl:relcl") && h >= 0 && (t.form(h) == "what" || t.form(h) == "whatever")
}

// named keeps the phrases that have a name.
func (t *tree) named(ps []Phrase) []Phrase {
	var out []Phrase
	for _, p := range ps {
		if t.doc.named(t.mention[p.Head]) {
			out = append(out, p)
		}
	}
	return out
}

// hasClausalComplement reports whether the verb i takes an infinitive or a clause.
func (t *tree) hasClausalComplement(i int) bool {
	for _, k := range t.kids[i] {
		if t.is(k, "ccomp") || t.is(k, "xcomp") && (t.pos(k, "VERB") || t.kid(k, "cop") >= 0) {
			return true
		}
	}
	return false
}

// copular finds the clause of a noun or adjective with a form of be.
func (t *tree) copular(i int) []*Clause {
	if c := t.toldByClause(i); c != nil {
		return []*Clause{c}
	}
	if t.copulaOf(i) < 0 || t.pos(i, "PRON", "ADV", "DET", "ADP", "SCONJ", "PART") || t.kid(i, "nsubj:outer", "expl") >= 0 {
		return nil
	}
	tough := toughAdjectives[t.lemma(i)] && t.kid(i, "expl") < 0
	if t.pos(i, "ADJ", "VERB") && t.hasClausalComplement(i) && !tough {
		return nil
	}
	for _, k := range t.kids[i] {
		if t.pos(i, "ADJ") && t.is(k, "advcl") && t.infinitive(k) && !tough {
			return nil // "happy to say so" is not "happy"
		}
	}
	if h := t.head[i]; !t.headsClause(i) || t.sharedPredicate(i) || !t.doc.asWritten && t.is(i, "xcomp") && h >= 0 && t.kid(h, "obj", "iobj") > h {
		return nil // "named N to be minister" says so in its wording
	}
	g := t.verbGroup(i)
	c := t.frame(i, g)
	if c == nil || len(c.Subjects) == 0 {
		return nil
	}
	if cop := t.copulaOf(i); !t.under(cop, i) {
		c.Words = union(c.Words, []int{cop}, t.kidsOf(t.head[cop], "aux"))
	}
	cut := "be_" + t.lemma(i)
	if t.pos(i, "VERB") {
		cut = t.verbForm(i)
	}
	c.Relation = strings.TrimSuffix(c.Relation, cut) + "be"
	c.Copular, c.Passive = true, false
	if t.negatedPhrase(i) && !t.denied(i) {
		c.Negated = !c.Negated // "is no friend of"
	}
	t.arguments(c, i)
	c.Words = without(c.Words, []int{i})
	c.Verb = c.Words
	c.Objects, c.Indirect, c.Agents = nil, nil, nil
	t.predicate(c, i)
	return []*Clause{c}
}

// sharedPredicate reports whether i is coordinated with a predicate of the same
// preposition, whose clause covers it: "was on land and not on water".
func (t *tree) sharedPredicate(i int) bool {
	h := t.head[i]
	if !t.is(i, "conj") || h < 0 || t.kid(i, "cop", "nsubj") >= 0 {
		return false
	}
	cs, _ := t.caseOf(h)
	own, _ := t.caseOf(i)
	return cs != "" && (own == "" || own == cs)
}

// toughAdjectives say of their subject how it is to do something to it:
// "substitution is impossible to achieve".
var toughAdjectives = words(`impossible difficult hard easy tough unacceptable dangerous expensive simple`)

func without(toks, drop []int) []int {
	var out []int
	for _, i := range toks {
		keep := true
		for _, d := range drop {
			keep = keep && i != d
		}
		if keep {
			out = append(out, i)
		}
	}
	return out
}

// predicate turns the predicative noun or adjective i into the end of c's
// relation and an object: "president" "of" Kazakhstan.
func (t *tree) predicate(c *Clause, i int) {
	if t.pos(i, "NUM") && t.temporal(i) && !t.doc.asWritten {
		return // "the first cases were on March 8": when it was, not what
	}
	if t.pos(i, "ADJ", "VERB", "NUM") && !t.oneOf(i) {
		if len(c.Obliques) > 0 && !t.pos(i, "NUM") {
			c.Relation += "_" + t.lemma(i)
			c.Words = union(c.Words, []int{i})
			return
		}
		if cs, at := t.caseOf(i); cs != "" && t.pos(i, "ADJ") { // "is at large"
			c.Relation += "_" + strings.ReplaceAll(cs, " ", "_")
			c.Words = union(c.Words, at)
		}
		c.Complement = []Phrase{{Head: i}}
		return
	}
	if cs, at := t.caseOf(i); cs != "" {
		if t.temporal(i) || cs == "by" && nounsOfSaying[t.lemma(i)] {
			return
		}
		c.Relation += "_" + strings.ReplaceAll(cs, " ", "_")
		c.Words = union(c.Words, at)
		if k := t.nounObject(i); k >= 0 && t.nameAt(i) < 0 && !t.pos(i, "PROPN") && t.kid(i, "det", "amod", "nmod:poss") < 0 {
			inner, iat := t.caseOf(k)
			c.Relation += "_" + t.lemma(i) + "_" + strings.ReplaceAll(inner, " ", "_")
			c.Words = union(c.Words, []int{i}, iat)
			for _, p := range t.phrases(k) {
				if p.Case == inner {
					c.Objects = append(c.Objects, stripCase([]Phrase{p})...)
				}
			}
			return
		}
		switch t.lemma(i) {
		case "eye", "opinion", "view", "fact", "theory", "general", "particular", "mind":
			return
		}
		for _, p := range t.phrases(i) {
			if p.Head == i {
				p.Negated = false // the clause is denied already: "is in no danger"
			}
			if p.Case == cs {
				c.Objects = append(c.Objects, stripCase([]Phrase{p})...)
			}
		}
		return
	}
	t.role(c, i)
}

// oneOf reports whether i is "one" in "one of the members".
func (t *tree) oneOf(i int) bool {
	return t.lemma(i) == "one" && t.ofPhrase(i) >= 0
}

// role completes "X be N of Y" from the predicative noun i: as N of Y, as Y's N,
// as one of Y's Ns, else as N itself.
func (t *tree) role(c *Clause, i int) {
	noun := i
	if a := t.kid(i, "acl"); a >= 0 && anyNouns[t.lemma(i)] && !t.doc.asWritten && len(t.onlyTo(a)) > 0 {
		return // "the only country in the union to have one": it has one
	}
	var extra []int
	if t.oneOf(i) {
		noun = t.ofPhrase(i)
		_, at := t.caseOf(noun)
		extra = union([]int{i}, at)
	}
	name, words := t.roleName(noun)
	k := t.nounObject(noun)
	if inner := t.officeOf(noun); inner >= 0 {
		k = t.nounObject(inner)
	}
	if k < 0 && t.kid(noun, "nmod:poss") < 0 && roleNouns[t.lemma(noun)] {
		for _, other := range t.conjuncts(noun) { // "the president and founder of X"
			if o := t.nounObject(other); k < 0 && roleNouns[t.lemma(other)] && o >= 0 && t.caseIs(o, "of") {
				k = o
			}
		}
	}
	if k >= 0 && !emptyNouns[t.lemma(noun)] || k >= 0 && t.lemma(noun) == "member" {
		cs, at := t.caseOf(k)
		c.Relation += "_" + name + "_" + strings.ReplaceAll(cs, " ", "_")
		c.Words = union(c.Words, extra, words, at)
		c.Objects = stripCase(t.phrases(k))
		return
	}
	if k := t.kid(noun, "nmod:poss"); k >= 0 && !t.temporal(k) && (!t.pos(k, "PRON") || t.mention[k] >= 0) {
		c.Relation += "_" + name + "_of"
		c.Words = union(c.Words, extra, words)
		c.Objects = []Phrase{t.resolve(Phrase{Head: k, Gap: true})}
		return
	}
	for _, k := range t.kids[noun] { // "the Talamari foreign minister"
		if k < noun && officeNouns[t.lemma(noun)] && t.nameAt(k) >= 0 && t.is(k, "amod", "compound") && t.doc.typeOf(t.mention[k]) != corpus.Person {
			c.Relation += "_" + name + "_of"
			c.Words = union(c.Words, extra, words)
			c.Objects = []Phrase{{Head: k, Gap: true}}
			return
		}
	}
	if len(extra) > 0 {
		c.Relation += "_one_of"
		c.Words = union(c.Words, extra)
		c.Objects = stripCase(t.phrases(noun))
		return
	}
	if a := t.kid(i, "acl"); a >= 0 && len(t.onlyTo(a)) > 0 {
		return // what the only one did says more
	}
	c.Objects = []Phrase{{Head: i, Negated: t.copulaOf(i) < 0 && t.negatedPhrase(i)}}
}

// officeOf returns the "staff" of "chief of staff": a noun that is part of an
// office's name; else -1.
func (t *tree) officeOf(i int) int {
	if of := t.ofPhrase(i); of > i && roleNouns[t.lemma(i)] && officeParts[t.lemma(of)] && t.kid(of, "det", "amod", "nmod:poss") < 0 && t.nameAt(of) < 0 {
		return of
	}
	return -1
}

var officeParts = words(`staff state government police mission defense defence war cabinet operations affairs finance education honor honour`)

// roleName is a role as it stands in a relation, and its words: "chief_of_staff".
func (t *tree) roleName(i int) (string, []int) {
	name, words := t.nounName(i), t.nounWords(i)
	if i+2 < len(t.toks) && t.form(i+1) == "-" && (t.form(i+2) == "elect" || t.form(i+2) == "designate") {
		return name + "-" + t.form(i+2), union(words, []int{i + 1, i + 2})
	}
	if of := t.officeOf(i); of >= 0 {
		_, at := t.caseOf(of)
		return name + "_of_" + t.lemma(of), union(words, at, []int{of})
	}
	return name, words
}

func stripCase(ps []Phrase) []Phrase {
	for n := range ps {
		ps[n].Case, ps[n].CaseAt = "", nil
	}
	return ps
}

// nounObject returns the phrase that completes the noun i ("president of Y",
// "ambassador to Y"), or -1.
func (t *tree) nounObject(i int) int {
	for _, k := range t.kids[i] {
		if k < i || !t.is(k, "nmod") || t.is(k, "nmod:unmarked", "nmod:desc", "nmod:poss") || t.temporal(k) {
			continue
		}
		cs, _ := t.caseOf(k)
		if cs == "" || cs == "including" || cs == "such as" || cs == "like" || t.pos(k, "PRON", "VERB") && t.mention[k] < 0 {
			return -1
		}
		return k
	}
	return -1
}

// nounName is a role as it stands in a relation: "press_secretary".
func (t *tree) nounName(i int) string {
	var parts []string
	for _, k := range t.nounWords(i) {
		if k == i {
			parts = append(parts, t.lemma(k))
		} else if t.is(k, "compound", "flat") && !timeUnits[t.lemma(k)] && !t.pos(k, "PUNCT", "NUM") || lexicalAdjectives[t.lemma(k)] {
			parts = append(parts, t.form(k))
		} else if t.form(k) == "-" && len(parts) > 0 {
			parts[len(parts)-1] += "-"
		}
	}
	return strings.ReplaceAll(strings.Join(parts, "_"), "-_", "-")
}

// lexicalAdjectives are part of an office's name.
var lexicalAdjectives = words(`prime foreign vice deputy former general chief attorney financial executive managing
	assistant acting interior finance external public naval permanent`)

// nounWords returns the noun i with its adjectives and compounds, for a wording.
func (t *tree) nounWords(i int) []int {
	out := []int{i}
	for _, k := range t.kids[i] {
		if t.is(k, "flat") && t.nameAt(k) < 0 || k < i && t.is(k, "compound", "amod", "advmod") && t.nameAt(k) < 0 || k < i && t.is(k, "punct") && t.form(k) == "-" {
			out = append(out, t.subtree(k, nil)...)
		}
	}
	return union(out)
}

// predicative finds a verb with a predicative noun or adjective and no object:
// became systemic, remained the president of Y, was considered an ally.
func (t *tree) predicative(i int) []*Clause {
	if !t.is(i, "xcomp") || t.head[i] < 0 || t.copulaOf(i) >= 0 || !t.pos(i, "ADJ", "NOUN", "PROPN", "NUM") || !t.isVerb(t.head[i]) {
		return nil
	}
	v := t.head[i]
	if t.kid(v, "obj", "expl") >= 0 || t.form(i) == "aged" || t.form(i) == "sure" || t.form(i) == "certain" || t.lemma(i) == "clear" {
		return nil
	}
	c := t.frame(v, t.verbGroup(v))
	if c == nil || len(c.Subjects) == 0 {
		return nil
	}
	t.arguments(c, v)
	c.Obliques, c.Complement = nil, nil
	c.Passive = false
	if cs, at := t.caseOf(i); cs == "as" {
		c.Relation += "_as"
		c.Words = union(c.Words, at)
	}
	if t.pos(i, "ADJ") {
		c.Complement = []Phrase{{Head: i, Negated: t.negatedPhrase(i)}}
		return []*Clause{c}
	}
	var out []*Clause
	for _, h := range append([]int{i}, t.conjuncts(i)...) {
		each := *c
		t.role(&each, h)
		out = append(out, &each)
	}
	return out
}

// caused finds what the object of a helping or forcing verb does.
func (t *tree) caused(i int) []*Clause {
	h := t.head[i]
	if !t.is(i, "xcomp", "ccomp") || h < 0 || !t.isVerb(i) || !helpingVerbs[t.lemma(h)] || t.passive(h) {
		return nil
	}
	g := t.verbGroup(i)
	if len(g.chain) < 2 || t.kid(h, "obj", "iobj") < 0 && t.ownSubject(i) < 0 || g.negated || g.void {
		return nil
	}
	g.relation, g.active, g.words = t.verbForm(i), t.lemmaWithParticle(i), t.groupWords(i, false)
	c := t.frame(i, g)
	if c == nil {
		return nil
	}
	c.Subjects = t.subjects(i)
	c.Chain = []int{i}
	t.arguments(c, i)
	if len(c.Objects) == 0 && len(c.Obliques) == 0 {
		return nil
	}
	return []*Clause{c}
}
