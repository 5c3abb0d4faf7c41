package clause

import (
	"slices"
	"strings"
)

// This file completes wordings: what a sentence says beside the object, without which the rest says too little.

// completed gives the fact f of s the words that say more than its object does, where it has none: of its noun
// ("had … to remain silent"), of how ("… differently from Berg"), of what about ("… about seeing the fire").
func (t *tree) completed(c *Clause, s Phrase, f fact) fact {
	if t.doc.asWritten || len(f.tail)+len(f.extra) > 0 || len(f.words) == 0 || c.Pred < 0 {
		return f
	}
	for _, words := range [][]int{t.nounsClause(c, f), t.likeWhom(c), t.talkedOf(c), t.inTheMatterOf(c), t.postOf(c, f), t.whoseQuestion(c, f), t.whereNoun(c, s, f)} {
		if len(without(words, f.words)) == len(words) && len(words) > 0 {
			f.tail = words
			return f
		}
	}
	if words := t.rest(c, f); len(without(words, f.words)) == len(words) && !slices.Contains(words, f.object.Head) {
		f.tail = words
	}
	return f
}

// nounsClause returns the infinitive or the question that the object of f governs and its core leaves out: "is the
// leading contender to become mayor", "cast a shadow over whether the show goes on", "have no doubt that".
func (t *tree) nounsClause(c *Clause, f fact) []int {
	o := f.object
	if o.Head <= 0 && f.rule == "light-verb" && len(c.Objects) == 1 {
		o = c.Objects[0] // "have no doubt"
	}
	if o.Head < c.Pred || o.Gap || t.nameAt(o.Head) >= 0 || !t.pos(o.Head, tagNoun) {
		return nil
	}
	for _, k := range t.kids[o.Head] {
		if k < o.Head || !t.rel(k, acl) || t.rel(k, aclRelcl) || len(without(t.coreOf(o), []int{k})) < len(t.coreOf(o)) {
			continue
		}
		if t.infinitive(k) && t.pos(k, tagVerb) || t.mark(k, "whether") || f.object.Head <= 0 && t.mark(k, "that") {
			return t.closed(t.brevity(k))
		}
	}
	if k := t.child(c.Pred, advcl); k > o.Head && (t.mark(k, "whether") || f.object.Head <= 0 && t.mark(k, "that")) {
		return t.brevity(k)
	}
	if k := t.child(c.Pred, ccomp); k > o.Head && f.object.Head <= 0 {
		return t.brevity(k)
	}
	return nil
}

// closed leaves out the preposition and the "what" of a free relative clause that the words toks have lost.
func (t *tree) closed(toks []int) []int {
	n := len(toks)
	for n > 0 && t.interrogative(toks[n-1]) {
		n--
	}
	if n > 0 && n < len(toks) && t.pos(toks[n-1], tagAdp) {
		n--
	}
	return toks[:n]
}

// likeWhom returns the adverb of c with the phrase that it governs: "differently from Berg", "independently of the state".
func (t *tree) likeWhom(c *Clause) []int {
	for _, k := range t.children(c.Pred, advmod) {
		if p := t.child(k, obl); k > c.Pred && p > k && strings.HasSuffix(t.form(k), "ly") && t.form(k) != "early" && t.form(k) != "only" && !t.temporal(p) && !t.pos(p, tagPron) {
			return t.brevity(k)
		}
	}
	return nil
}

// talkedOf returns what c says that was talked about, where that is a deed: "about seeing the fire".
func (t *tree) talkedOf(c *Clause) []int {
	if !t.in(c.Pred, speaking) {
		return nil
	}
	for _, k := range t.children(c.Pred, advcl) {
		if k > c.Pred && t.toks[k].XPOS == "VBG" && t.mark(k, "about") {
			return t.brevity(k)
		}
	}
	return nil
}

// inTheMatterOf returns the clause that limits c to a matter: "when it comes to trade".
func (t *tree) inTheMatterOf(c *Clause) []int {
	for _, k := range t.children(c.Pred, advcl) {
		if k > c.Pred && k > 1 && t.lemma(k) == "come" && k+1 < len(t.toks) && t.form(k+1) == "to" && t.form(k-1) == "it" && t.form(k-2) == "when" {
			return t.brevity(k)
		}
	}
	return nil
}

// whoseQuestion returns who asked the questions that f tells of, or what they were about: "answered questions from Berg".
func (t *tree) whoseQuestion(c *Clause, f fact) []int {
	o := f.object.Head
	if o < c.Pred || !t.questions(c, f) {
		return nil
	}
	for _, k := range union(t.children(c.Pred, obl), t.children(o, nmod)) {
		if k > o && (t.caseIs(k, "from") || t.caseIs(k, "about") || t.caseIs(k, "on")) && !t.temporal(k) {
			return t.brevity(k)
		}
	}
	return nil
}

// questions reports whether the object of f are questions of which it does not say what about.
func (t *tree) questions(c *Clause, f fact) bool {
	o := f.object
	return o.Head > 0 && t.lemma(o.Head) == "question" && f.rule == "" && t.in(c.Pred, questioning) && len(without(t.coreOf(o), t.children(o.Head, det|amod|nummod))) == 1
}

// postOf returns the post that the noun of a naming names: "the nomination of Berg as mayor".
func (t *tree) postOf(c *Clause, f fact) []int {
	if !t.pos(c.Pred, tagNoun) || !verbFrames["as"].has(c.Relation) || f.object.Head < c.Pred {
		return nil
	}
	for _, h := range []int{c.Pred, f.object.Head} {
		for _, k := range t.children(h, nmod) {
			if k > f.object.Head && t.caseIs(k, "as") {
				return t.brevity(k)
			}
		}
	}
	return nil
}

// whereNoun returns the place of the thing s of which a quality is told: "growth in Norvik is slow".
func (t *tree) whereNoun(c *Clause, s Phrase, f fact) []int {
	if !c.Copular || !f.text || len(c.Subjects) != 1 || t.complement(s.Head) >= 0 || len(s.Narrowed) > 0 {
		return nil
	}
	if p, ok := t.subjectPlace(c); ok && p.Head > s.Head {
		return union(p.CaseAt, t.core(p.Head))
	}
	return nil
}

// mendNaming gives the naming of somebody the post that the tree gives to the name of a place or thing
// said beside: "the nomination of Berg, who worked in Norvik, as mayor".
func (t *tree) mendNaming(i int) {
	if !t.rel(i, nmod|obl|flat) || t.head[i] < 0 || t.head[i] > i || t.nameAt(t.head[i]) < 0 || !t.caseIs(i, "as") {
		return
	}
	for o, n := t.head[i], 0; o >= 0 && n < maxSteps; o, n = t.head[o], n+1 {
		v := t.head[o]
		if v < 0 || v > o {
			return
		}
		if t.pos(v, tagVerb) && t.rel(o, obj) && t.in(v, posting) {
			t.attach(i, v, "obl")
			return
		}
		if t.pos(v, tagNoun) && t.ofPhrase(v) == o && posting.has(verbNouns[t.lemma(v)]) {
			t.attach(i, v, "nmod")
			return
		}
	}
}

// posting verbs give somebody a post.
var posting = words(`name nominate appoint choose pick select`)

// asksWith reports whether p is no circumstance, though its noun often makes one: what the adjective of c asks for ("is
// familiar with efforts"), an office written large ("serve as Surgeon General").
func (t *tree) asksWith(c *Clause, p Phrase) bool {
	if p.Case == "as" && t.pos(p.Head, tagPropn) && t.child(p.Head, compound) >= 0 {
		return !t.doc.asWritten
	}
	return !t.doc.asWritten && p.Case == "with" && t.pos(c.Pred, tagAdj) && t.in(c.Pred, agreeing)
}

// agreeing adjectives say nothing without their phrase with "with".
var agreeing = words(`familiar compatible consistent acquainted`)

// servesAs reports whether the verb v says what somebody serves as, not as what somebody is to: "was asked to serve".
func (t *tree) servesAs(v int) bool {
	return t.lemma(v) == "serve" && !(t.rel(v, xcomp) && t.head[v] >= 0 && t.passive(t.head[v]) && !t.doc.asWritten)
}

// ofPeople returns the adjective of a people or state before the office i, without which another office is meant:
// "the Talamari king of pop".
func (t *tree) ofPeople(i int, preposition string) []int {
	if k := t.child(i, amod); k >= 0 && k < i && preposition == "of" && !t.doc.asWritten && t.nameAt(k) >= 0 && t.pos(k, tagAdj) {
		return []int{k}
	}
	return nil
}

// askedFor words what c says that somebody asked for, or helped with: " … to send troops".
func (t *tree) askedFor(c *Clause) string {
	v := t.head[c.Pred]
	o := t.child(v, obj)
	if c.Rule != "helped-by" || o < v || t.pos(o, tagPron) {
		return ""
	}
	if c.Relation == "back" || c.Relation == "support" {
		return ""
	}
	return " … to " + strings.ReplaceAll(t.lemmaWithParticle(v), "_", " ") + " " + t.coreText(o)
}

// asideSaid reports whether c only says what somebody has in mind who then says something: "Referring to the
// flood, Berg said".
func (t *tree) asideSaid(c *Clause) bool {
	h := t.head[c.Pred]
	return !t.doc.asWritten && t.lemma(c.Pred) == "refer" && t.toks[c.Pred].XPOS == "VBG" && t.rel(c.Pred, advcl) && h >= 0 && t.reports(h)
}

// unsaid reports whether f leaves open what it is about: "loves to talk about", "have no doubt", "answered questions".
func (t *tree) unsaid(c *Clause, f fact) bool {
	if t.doc.asWritten || c.Pred < 0 || len(f.tail) > 0 {
		return false
	}
	switch o := f.object; {
	case o.Head > 0:
		return !c.Negated && t.questions(c, f)
	case f.rule == "light-verb":
		return f.relation == "have_doubt"
	}
	for _, k := range t.children(c.Pred, obl|advmod) {
		if k == c.Pred+1 && t.toks[k].XPOS == "IN" && t.pos(k, tagAdp) && len(t.kids[k]) == 0 && len(c.Obliques) == 0 {
			return true
		}
	}
	return false
}

// questioning verbs are said of questions, which are about something.
var questioning = words(`ask answer take face pose`)
