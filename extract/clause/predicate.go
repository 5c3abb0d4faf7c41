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
		t.letAlone(i) && t.leave("even less than what is denied"),
		(t.nearly(i) || t.nearly(top)) && t.leave("what did not quite happen"),
		t.mustBe(i) && t.leave("a denial that is none"),
		t.objectUnsaid(top) && t.leave("what it is that was done is not said"),
		t.goodFor(top) && t.leave("what something may be good for is not done yet"),
		t.indirectQuestion(top) && t.leave("it leaves open what it asks"):
		return nil
	}
	c := &Clause{
		Pred: i, Chain: g.chain, Words: g.words, Relation: g.relation, Active: g.active, Passive: g.passive,
		Negated: g.negated, Modal: g.modal, Future: g.future,
	}
	c.Subjects = t.subjects(top)
	for _, k := range t.kids[i] {
		if t.rel(k, advmod) && !t.in(k, negators) && t.particle(i) != k && t.pos(k, tagAdv) && !t.isRelative(k) {
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
	for _, k := range t.children(i, aux) {
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
	if t.forgone(i) {
		return false
	}
	if t.rel(i, conj) && t.head[i] >= 0 && t.ownSubject(i) < 0 && t.child(i, aux) < 0 && !t.rel(t.head[i], root) {
		if x := t.toks[i].XPOS; x == t.toks[t.head[i]].XPOS && (x == "VB" || x == "VBG" && t.child(i, mark) < 0) {
			return t.purpose(t.head[i])
		}
	}
	if t.rel(i, conj) && t.ownSubject(i) < 0 && t.excepted(i) || t.cutShort(i) {
		return true
	}
	if t.rel(i, aclRelcl|root|parataxis) || t.ownSubject(i) >= 0 && !t.infinitive(i) {
		return false
	}
	if t.infinitive(i) && t.rel(i, advcl|acl|csubj|ccomp|dep) {
		return true
	}
	for _, k := range t.children(i, mark) {
		switch t.form(k) {
		case "instead", "rather":
			if k+1 == len(t.toks) || t.form(k+1) != "of" && t.form(k+1) != "than" {
				continue // "instead seeking help"
			}
			return t.rel(i, acl|advcl)
		case "at":
			return t.rel(i, advcl) && t.head[i] >= 0 && t.lemma(t.head[i]) == "aim" // "cuts aimed at saving the mill"
		case "against", "from", "of", "for", "about", "like", "than":
			return t.rel(i, acl) || t.rel(i, advcl) && !(t.head[i] >= 0 && t.in(t.head[i], accusing))
		}
	}
	for _, k := range t.children(i, caseMark) {
		switch t.form(k) {
		case "instead", "rather", "of", "than":
			return t.rel(i, advcl|acl|obl|nmod)
		}
	}
	return false
}

// question reports whether the clause headed by i ends in a question mark.
func (t *tree) question(i int) bool {
	for n := 0; t.rel(i, conj|parataxis|dep|list) && t.head[i] >= 0 && n < maxSteps; n++ {
		i = t.head[i]
	}
	if n := len(t.toks); t.head[i] < 0 && n > 0 && (t.form(n-1) == "?" || n > 1 && t.form(n-2) == "?") {
		return true
	}
	for _, k := range t.kids[i] {
		if t.rel(k, punct) && strings.HasPrefix(t.form(k), "?") {
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
	if h >= 0 && t.rel(i, advclRelcl|aclRelcl) && t.head[h] >= 0 && t.pos(h, tagAdv|tagPron|tagSconj) { // "where it ran"
		switch t.form(h) {
		case "where", "who", "what", "whatever", "when":
			return t.pos(t.head[h], tagVerb|tagAdj) && h > t.head[h]
		case "how", "why":
			return !t.tellsHow(t.head[h])
		}
	}
	if h < 0 || !t.rel(i, ccomp|advcl|xcomp|acl) || t.rel(i, aclRelcl) {
		return false
	}
	for _, k := range t.kids[i] {
		if k > i || !t.rel(k, advmod|obj|nsubj|obl|mark|nsubjPass) {
			continue
		}
		switch t.form(k) {
		case "how", "why":
			return !t.tellsHow(h)
		case "where", "who", "whom", "what", "which":
			return t.rel(i, ccomp|advcl) && t.antecedent(k) < 0 && !(t.form(k) == "where" && t.rel(i, advcl) && t.pos(h, tagVerb) && t.child(h, obj) >= 0)
		}
	}
	return false
}

// tellsHow reports whether what is below the verb h in "how" or "why" states something: not where to know it is wanted.
func (t *tree) tellsHow(h int) bool {
	v := t.head[h]
	wanted := t.rel(h, xcomp) && v >= 0 && t.in(v, hopingVerbs)
	return t.reports(h) || t.in(h, factiveVerbs) && !wanted
}

// verbal finds the clause of the verb i.
func (t *tree) verbal(i int) []*Clause {
	if !t.isVerb(i) || t.child(i, nsubjOuter) >= 0 && t.infinitive(i) && !t.doc.asWritten {
		return nil
	}
	if len(t.children(i, nsubj)) == 1 && t.toldByClause(i) != nil {
		return nil // "the aim is saving coal" tells of the aim, which saves none
	}
	if s, _ := t.elliptic(i); s > i && t.ownSubject(i) < 0 && !t.doc.asWritten {
		return nil // "and so has Berg" has no Berg
	}
	g := t.verbGroup(i)
	c := t.frame(i, g)
	if c == nil {
		return nil
	}
	t.arguments(c, i)
	t.absorb(c)
	if o := t.child(i, obj|xcomp); t.form(i) == "turned" && t.rel(i, acl) && o > i && len(c.Subjects) > 0 && t.pos(o, tagNoun) && !t.doc.asWritten {
		c.Relation, c.Active, c.Copular, c.Words, c.Objects = "be", "be", true, []int{i}, nil
		c.Passive, c.Complement = false, []Phrase{{Head: o}} // "a champion turned actress"
		return []*Clause{c}
	}
	if t.misreadsSpeech(c, i) {
		c.Objects = nil
	} else if t.reports(i) {
		c.Objects = t.unquoted(c.Objects, i)
	}
	if len(g.chain) > 1 {
		c.Rule = "infinitive"
	}
	c.Verbal = true
	return []*Clause{c}
}

// misreadsSpeech reports whether the object of the verb i is a slip of the parse: what is said is a
// clause. "Added" has a noun too ("added two ships to the fleet"), unless its speaker stands there:
// "so it is, added Berg".
func (t *tree) misreadsSpeech(c *Clause, i int) bool {
	if len(c.Objects) == 0 {
		return false
	}
	o := c.Objects[0].Head
	switch l := t.lemma(i); {
	case l == "say" || l == "reply":
		return !t.doc.asWritten || t.ownSubject(i) < 0 // "said a prayer" is nothing for a graph
	case l == "add":
		return t.ownSubject(i) < 0 && !t.participle(i) && (t.human(o) || t.whoever(o))
	}
	return t.in(i, claiming) && !t.doc.asWritten && t.whoever(o)
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
				if t.in(i, shouting) {
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
	if top := c.Chain[0]; t.rel(top, acl|advcl|amod|xcomp) && !t.rel(top, aclRelcl) && !(t.rel(top, acl) && t.ownSubject(top) >= 0 && t.mark(top, "that")) && (!t.rel(top, advcl) || t.participle(top)) {
		return true
	}
	if t.lemma(i) == "follow" {
		return true
	}
	for _, k := range t.kids[i] {
		if t.rel(k, advcl) && t.child(k, mark) >= 0 && t.pos(t.child(k, mark), tagAdp|tagSconj) && t.participle(k) {
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
	return t.rel(i, aclRelcl) && h >= 0 && (t.form(h) == "what" || t.form(h) == "whatever")
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
		if t.rel(k, ccomp) || t.rel(k, xcomp) && (t.pos(k, tagVerb) || t.child(k, cop) >= 0) {
			return true
		}
	}
	return false
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

var officeParts = words(`staff state government police mission defense defence war cabinet operations affairs finance education honor honour`)

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
		if k < i || !t.rel(k, nmod) || t.rel(k, nmodUnmarked|nmodDesc|nmodPoss) || t.temporal(k) {
			continue
		}
		cs, _ := t.caseOf(k)
		if cs == "" || cs == "including" || cs == "such as" || cs == "like" || cs == "according to" || t.pos(k, tagPron|tagVerb) && t.mention[k] < 0 {
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
		} else if k > 1 && t.rel(k, compound) && t.joined(k-1) && t.pos(k-2, tagDet|tagAdp) {
			continue // "all-time leading scorer" is a scorer
		} else if t.rel(k, compound|flat) && !t.in(k, timeUnits) && !t.pos(k, tagPunct|tagNum) || t.in(k, lexicalAdjectives) {
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
		if t.rel(k, flat) && t.nameAt(k) < 0 || k < i && t.rel(k, compound|amod|advmod) && t.nameAt(k) < 0 || k < i && t.rel(k, punct) && t.form(k) == "-" {
			out = append(out, t.subtree(k, nil)...)
		}
	}
	if h := t.head[i]; h >= 0 && h < i && t.rel(i, conj) && t.child(i, det|amod|nmodPoss) < 0 && t.child(h, compound|nmod|nmodPoss) < 0 && !t.doc.asWritten {
		for _, k := range t.children(h, amod) {
			if k < h && t.formIn(k, pastly) {
				out = append(out, k) // "a former friend and employee"
			}
		}
	}
	return union(out)
}

// caused finds what the object of a helping or forcing verb does.
func (t *tree) caused(i int) []*Clause {
	h := t.head[i]
	if !t.rel(i, xcomp|ccomp) || h < 0 || !t.isVerb(i) || !t.in(h, helpingVerbs) || t.passive(h) {
		return nil
	}
	g := t.verbGroup(i)
	if len(g.chain) < 2 || t.child(h, obj|iobj) < 0 && t.ownSubject(i) < 0 || g.negated || g.void {
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
