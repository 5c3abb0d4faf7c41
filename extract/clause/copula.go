package clause

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// copular finds the clause of a noun or adjective with a form of be.
func (t *tree) copular(i int) []*Clause {
	if c := t.toldByClause(i); c != nil {
		return []*Clause{c}
	}
	if t.copulaOf(i) < 0 || t.pos(i, tagPron|tagAdv|tagDet|tagAdp|tagSconj|tagPart) || t.child(i, nsubjOuter|expl) >= 0 {
		return nil
	}
	tough := t.in(i, toughAdjectives) && t.child(i, expl) < 0
	if t.pos(i, tagAdj|tagVerb) && t.hasClausalComplement(i) && !tough && !t.feelsThat(i) {
		return nil
	}
	for _, k := range t.kids[i] {
		if t.pos(i, tagAdj) && k > i && t.rel(k, advcl) && t.infinitive(k) && !tough {
			return nil // "happy to say so" is not "happy"
		}
	}
	if h := t.head[i]; !t.headsClause(i) || t.sharedPredicate(i) || !t.doc.asWritten && t.rel(i, xcomp) && h >= 0 && t.child(h, obj|iobj) > h {
		return nil // "named N to be minister" says so in its wording
	}
	if t.stageOfLife(i) {
		return nil
	}
	if t.caseIs(i, "according to") {
		return nil // "was, according to N, among the dead": the tree takes N for the predicate
	}
	g := t.verbGroup(i)
	c := t.frame(i, g)
	if c == nil || len(c.Subjects) == 0 {
		return nil
	}
	if cop := t.copulaOf(i); !t.under(cop, i) {
		c.Words = union(c.Words, []int{cop}, t.children(t.head[cop], aux))
	}
	cut := "be_" + t.lemma(i)
	if t.pos(i, tagVerb) {
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
	t.naming(c, i)
	if strings.HasPrefix(c.Relation, "be_"+t.lemma(i)) && !t.doc.asWritten {
		c.Subjects = slices.DeleteFunc(c.Subjects, func(s Phrase) bool { // what it is called after its predicate: "the issue was the freeing of N"
			return t.doc.same(t.mention[s.Head], t.mention[i]) && !t.doc.named(t.mention[s.Head])
		})
	}
	return []*Clause{c}
}

// feelsThat reports whether the predicative adjective i has a clause that says of what: "furious that
// it was outbid". A graph has no node for a clause.
func (t *tree) feelsThat(i int) bool {
	k := t.child(i, ccomp)
	return t.doc.asWritten && t.pos(i, tagAdj) && k > i && len(t.thatOf(k)) > 0 && t.child(i, xcomp) < 0
}

// naming turns a clause that names who or what its subject is: "the new members are N and M" says that N is a new member.
func (t *tree) naming(c *Clause, i int) {
	if t.doc.asWritten || c.Relation != "be" || c.Negated || len(c.Subjects) != 1 || len(c.Objects) != 1 || c.Objects[0].Head != i || t.nameAt(i) < 0 || t.child(i, det) >= 0 {
		return
	}
	s := t.resolve(c.Subjects[0]).Head
	if !t.pos(s, tagNoun) || t.nameAt(s) >= 0 || t.child(s, nummod) >= 0 || !t.in(s, roleNouns) && !(t.feat(s, "Number=Plur") && t.child(s, amod|compound) >= 0 && len(without(t.children(s, acl), []int{i})) == 0) {
		return // "the states that vote are N and M": not all that the noun alone says
	}
	c.Subjects = []Phrase{{Head: i}}
	if t.role(c, s); c.Relation != "be" {
		c.Words = without(c.Words, c.Verb) // which stand behind: "my cofounder was N"
		if t.feat(s, "Number=Plur") {
			c.Words = nil // each is one
		}
	}
}

// stageOfLife reports whether the predicate i only dates something by somebody's age: "when she was ten".
func (t *tree) stageOfLife(i int) bool {
	if !t.rel(i, advcl) || t.doc.asWritten || !t.pos(i, tagNum) && !t.in(i, ages) || t.oneOf(i) {
		return false
	}
	for _, k := range t.children(i, mark|advmod) {
		if t.formIn(k, dating) {
			return true
		}
	}
	return false
}

var dating = words(`when since while as until before after once`)

var ages = words(`young little small boy girl child kid baby infant toddler teenager teen youth youngster old alive`)

// sharedPredicate reports whether i is coordinated with a predicate of the same
// preposition, whose clause covers it: "was on land and not on water".
func (t *tree) sharedPredicate(i int) bool {
	h := t.head[i]
	if !t.rel(i, conj) || h < 0 || t.child(i, cop|nsubj) >= 0 {
		return false
	}
	cs, _ := t.caseOf(h)
	own, _ := t.caseOf(i)
	return cs != "" && (own == "" || own == cs)
}

// predicate turns the predicative noun or adjective i into the end of c's
// relation and an object: "president" "of" Kazakhstan.
func (t *tree) predicate(c *Clause, i int) {
	if t.pos(i, tagNum) && t.temporal(i) && !t.doc.asWritten {
		return // "the first cases were on March 8": when it was, not what
	}
	if t.pos(i, tagAdj|tagVerb|tagNum) && !t.oneOf(i) {
		if len(c.Obliques) > 0 && !t.pos(i, tagNum) {
			c.Relation += "_" + t.lemma(i)
			c.Words = union(c.Words, []int{i})
			return
		}
		if cs, at := t.caseOf(i); cs != "" && t.pos(i, tagAdj|tagVerb) { // "is at large", "was in hiding"
			c.Relation += "_" + strings.ReplaceAll(cs, " ", "_")
			c.Words = union(c.Words, at)
		}
		c.Complement = []Phrase{{Head: i}}
		return
	}
	if cs, at := t.caseOf(i); cs != "" {
		if t.temporal(i) || cs == "by" && t.in(i, nounsOfSaying) {
			return
		}
		c.Relation += "_" + strings.ReplaceAll(cs, " ", "_")
		c.Words = union(c.Words, at)
		if k := t.nounObject(i); k >= 0 && t.nameAt(i) < 0 && !t.pos(i, tagPropn) && t.child(i, det|amod|nmodPoss) < 0 {
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
		case "verge", "brink", "point", "eye", "opinion", "view", "fact", "theory", "general", "particular", "mind":
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
	if a := t.child(i, acl); a >= 0 && t.in(i, anyNouns) && !t.doc.asWritten && len(t.onlyTo(a)) > 0 {
		return // "the only country in the union to have one": it has one
	}
	if t.nameAt(i) >= 0 && t.pos(i, tagPropn) && !t.in(i, roleNouns) && !t.doc.asWritten {
		c.Objects = []Phrase{{Head: i}} // "the nearest town is Velm in Norvik"
		return
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
	if k >= 0 && t.child(noun, nmodPoss) >= 0 && t.caseIs(k, "as") {
		k = -1 // "Berg's successor as mayor"
	}
	if k < 0 && t.child(noun, nmodPoss) < 0 && t.in(noun, roleNouns) {
		others := t.conjuncts(noun)
		if t.rel(noun, conj) && t.head[noun] >= 0 && t.head[noun] < noun && t.officeOf(noun) < 0 {
			others = []int{t.head[noun]} // where the tree gives X to the founder in "the founder and president of X"
		}
		for _, other := range others { // "the president and founder of X"
			if o := t.nounObject(other); k < 0 && t.in(other, roleNouns) && o >= 0 && t.caseIs(o, "of") && o != t.officeOf(other) {
				k = o
			}
		}
	}
	if k >= 0 && !t.in(noun, emptyNouns) || k >= 0 && t.lemma(noun) == "member" {
		cs, at := t.caseOf(k)
		if a := t.child(noun, amod); cs == "in" && a >= 0 && a < noun && t.toks[a].XPOS == "JJS" { // "is the largest port in Norvik"
			c.Relation += "_" + t.form(a)
		}
		c.Relation += "_" + name + "_" + strings.ReplaceAll(cs, " ", "_")
		c.Words = union(c.Words, extra, words, t.ofPeople(noun, cs), at)
		c.Objects = stripCase(t.phrases(k))
		return
	}
	if k := t.child(noun, nmodPoss); k >= 0 && !t.temporal(k) && (!t.pos(k, tagPron) || t.mention[k] >= 0 || t.antecedent(k) >= 0) {
		c.Relation += "_" + name + "_of"
		c.Words = union(c.Words, extra, words)
		c.Objects = []Phrase{t.resolve(Phrase{Head: k, Gap: true})}
		return
	}
	for _, k := range t.kids[noun] { // "the Talamari foreign minister"
		if k < noun && t.in(noun, officeNouns) && t.nameAt(k) >= 0 && t.rel(k, amod|compound) && t.doc.typeOf(t.mention[k]) != corpus.Person {
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
	if a := t.child(i, acl); a >= 0 && len(t.onlyTo(a)) > 0 {
		return // what the only one did says more
	}
	c.Objects = []Phrase{{Head: i, Negated: t.copulaOf(i) < 0 && t.negatedPhrase(i)}}
}

// officeOf returns the "staff" of "chief of staff": a noun that is part of an
// office's name; else -1.
func (t *tree) officeOf(i int) int {
	if of := t.ofPhrase(i); of > i && t.in(i, roleNouns) && t.in(of, officeParts) && t.child(of, det|amod|nmodPoss) < 0 && t.nameAt(of) < 0 {
		return of
	}
	return -1
}

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

// nicknaming verbs give a name that describes nobody's office: "nicknamed the Fox of Norvik".
var nicknaming = words(`nickname dub christen`)

// adjectiveOf makes part of the relation of c the adjective i that asks for what is said behind it: "remained loyal to
// Berg", "pleaded not guilty to arson".
func (t *tree) adjectiveOf(c *Clause, i int) bool {
	for _, k := range t.children(i, obl) {
		cs, at := t.caseOf(k)
		if k < i || !adjectiveCases.has(cs) || t.temporal(k) || t.doc.asWritten {
			continue
		}
		c.Relation += "_" + t.lemma(i) + "_" + cs
		c.Words, c.Objects = union(c.Words, []int{i}, at), stripCase(t.phrases(k))
		for _, n := range t.children(i, advmod) {
			if t.in(n, negators) && !t.followedByOnly(n) {
				c.Negated, c.Words = !c.Negated, union(c.Words, []int{n})
			}
		}
		return true
	}
	return false
}

// adjectiveCases are the prepositions that adjectives ask for.
var adjectiveCases = words(`to of with on from by about`)

// predicative finds a verb with a predicative noun or adjective and no object:
// became systemic, remained the president of Y, was considered an ally.
func (t *tree) predicative(i int) []*Clause {
	if !t.rel(i, xcomp) || t.head[i] < 0 || t.copulaOf(i) >= 0 || !t.pos(i, tagAdj|tagNoun|tagPropn|tagNum) || !t.isVerb(t.head[i]) {
		return nil
	}
	v := t.head[i]
	if t.child(v, obj|expl) >= 0 || t.form(i) == "aged" || t.form(i) == "sure" || t.form(i) == "certain" || t.lemma(i) == "clear" {
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
	if t.pos(i, tagAdj) && t.adjectiveOf(c, i) {
		return []*Clause{c}
	}
	if t.pos(i, tagAdj) {
		c.Complement = []Phrase{{Head: i, Negated: t.negatedPhrase(i)}}
		return []*Clause{c}
	}
	if t.in(v, nicknaming) && !t.doc.asWritten {
		c.Objects = []Phrase{{Head: i}}
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
