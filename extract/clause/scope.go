package clause

import "strings"

// unstated reports whether what the clause headed by i says is not stated by
// the words around it: they deny or leave open that there is any such thing
// ("no company that makes it", "never saw a plague spread by birds"), or the
// clause is part of the title of a work.
func (t *tree) unstated(i int) bool {
	if t.inTitle(i) {
		return true
	}
	for n := 0; i >= 0 && n < maxSteps; n++ {
		h := t.head[i]
		if t.rel(i, acl) && h >= 0 && !t.aside(i) && !t.in(h, doubtNouns) && (t.outOfBeing(h) || t.child(h, det) >= 0 && t.form(t.child(h, det)) == "any") {
			return true
		}
		i = h
	}
	return false
}

// outOfBeing reports whether a noun phrase says that there is none of its kind:
// it is denied itself, or indefinite and the object or the late subject of a
// clause that is denied.
func (t *tree) outOfBeing(h int) bool {
	if t.negatedPhrase(h) {
		return true
	}
	return t.indefinite(h) && t.denied(t.head[h])
}

// indefinite reports whether h is the object or the late subject of a verb and
// speaks of nothing known: "saw a plague", "there are plagues".
func (t *tree) indefinite(h int) bool {
	v := t.head[h]
	return v >= 0 && t.pos(v, tagVerb|tagAux) && !t.definite(h) && (t.rel(h, obj) || t.rel(h, nsubj) && h > v)
}

// perhaps reports whether a noun phrase is one that there may be.
func (t *tree) perhaps(h int) bool {
	if !t.indefinite(h) && !(t.rel(h, obl) && t.in(t.head[h], bringingAbout)) {
		return false
	}
	for _, k := range t.children(t.head[h], aux) {
		if t.formIn(k, modals) {
			return true
		}
	}
	return false
}

// restricted reports whether the noun of p is indefinite and a clause after it
// says which of its kind is meant, so that a denial is not one of the kind.
func (t *tree) restricted(p Phrase) bool {
	if t.definite(p.Head) {
		return false
	}
	for _, k := range t.children(p.Head, acl) {
		if k > p.Head && !t.aside(k) && t.child(k, mark) < 0 {
			return true
		}
	}
	return false
}

// narrowed reports whether c denies something of a kind that a clause narrows
// ("has no streams that run all year"), or speaks of few only, or asks how many.
func (t *tree) narrowed(c *Clause, s, o Phrase) bool {
	if s.Negated && t.restricted(s) || t.few(s.Head) || c.Negated && !s.Negated && t.some(s.Head) {
		return true
	}
	if c.Relation == "be" && c.Negated && o.Head > 0 && t.child(o.Head, acl) > o.Head && !t.aside(t.child(o.Head, acl)) {
		return true // "is not the man who" is a man
	}
	return o.Head > 0 && ((c.Negated || o.Negated) && len(o.Narrowed) == 0 && t.restricted(o) || t.few(o.Head))
}

// ofTheKind is the object p of a denial with the short clause that says which of its
// kind is meant.
func (t *tree) ofTheKind(p Phrase) Phrase {
	if p.Head <= 0 || p.Speaker != nil || t.nameAt(p.Head) >= 0 || !t.restricted(p) {
		return p
	}
	for _, k := range t.children(p.Head, aclRelcl) {
		clause := t.subtree(k, nil)
		if k < p.Head || t.aside(k) || t.form(clause[0]) == "which" {
			continue
		}
		if len(clause)+len(t.nounCore(p.Head, 0, p.Choice)) <= maxCore {
			p.Narrowed = clause
		}
		return p
	}
	return p
}

// some reports whether h is some of its kind: what some did not do others may
// have done.
func (t *tree) some(h int) bool {
	d := t.child(h, det)
	return d >= 0 && t.form(d) == "some"
}

// few reports whether the noun h is counted as few or little, which all but
// denies it.
func (t *tree) few(h int) bool {
	for _, k := range t.children(h, amod|det) {
		if a := t.child(k, advmod); a >= 0 && t.form(a) == "how" {
			return true // how many people
		}
		if f := t.form(k); (f == "few" || f == "little" && t.feat(h, "Number=Sing")) && t.child(h, det) < 0 && len(t.kids[k]) == 0 {
			return true
		}
	}
	return false
}

// definite reports whether the noun phrase h speaks of something known.
func (t *tree) definite(h int) bool {
	if t.nameAt(h) >= 0 || t.child(h, nmodPoss) >= 0 {
		return true
	}
	for _, k := range t.children(h, det) {
		if t.feat(k, "Definite=Def") || t.feat(k, "PronType=Dem") {
			return true
		}
	}
	return false
}

// inTitle reports whether the verb i stands with a capital inside a sentence of
// ordinary letters: it is a word of a title, "The Man Who Knew Too Much".
func (t *tree) inTitle(i int) bool {
	if i < 2 || !t.pos(i, tagVerb) || !capital(t.toks[i].Form) {
		return false
	}
	f := t.form(i - 1) // where the title opens: the sequel "Waiting Hours"
	if t.rel(i, acl) && t.head[i] == i-1 && t.in(i-1, titledBodies) && t.toks[i].XPOS == "VBG" && i+1 < len(t.toks) && capital(t.toks[i+1].Form) {
		return true // the group Ending Hunger Now
	}
	opens := (f == "\"" || f == "“" || f == "``" || f == "'") && i+1 < len(t.toks) && capital(t.toks[i+1].Form) && t.ownSubject(i) < 0
	if !opens && (!capital(t.toks[i-1].Form) || t.pos(i-1, tagPunct)) {
		return false
	}
	small, large := 0, 0
	for k := range t.toks {
		if t.pos(k, tagNoun|tagVerb|tagAdj|tagAdv) && len(t.toks[k].Form) > 3 {
			if capital(t.toks[k].Form) {
				large++
			} else {
				small++
			}
		}
	}
	return small > large
}

// titledBodies are bodies and works whose names may begin with what they do.
var titledBodies = words(`group movement campaign charity organisation organization network coalition foundation band film book song album show series project programme program`)

func capital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// partly are words that a negation before them denies in part only: "not all
// ministers came" does not say who did not.
var partly = words(`all every everyone everybody everything always necessarily exactly`)

var degrees = words(`as so too that quite very`)

// inverted reports whether the clause of i asks: "why don't they look".
func (t *tree) inverted(i int) bool {
	a, s := t.child(i, aux), t.ownSubject(i)
	if a < 0 || s < a {
		return false
	}
	for _, k := range t.children(i, advmod|obl) {
		if f := t.form(k); k < a && (f == "why" || f == "how" || f == "where" || f == "when") {
			return true
		}
	}
	return false
}

// partlyDenied reports whether the negation of the verb i or of its subject binds
// a quantifier rather than what the clause says.
func (t *tree) partlyDenied(i int) bool {
	if t.inverted(i) {
		return true
	}
	for k := range t.toks {
		if f := t.lemma(k); f != "not" && f != "n't" && t.form(k) != "not" {
			continue
		}
		if t.clauseOf(k) == i && t.degreeDenied(i) {
			return true
		}
		for n := k + 1; n < len(t.toks) && n <= k+2; n++ {
			if n == k+1 && t.formIn(n, degrees) && t.clauseOf(n) == i {
				return true // not as safe as
			}
			if !t.formIn(n, partly) || n == k+2 && !t.pos(k+1, tagAux|tagAdv) {
				continue
			}
			if t.under(n, i) && t.clauseOf(n) == i {
				return true
			}
		}
	}
	return false
}

// degreeDenied reports whether a phrase below the verb i says "such a", so that a
// denial is one of the degree: "was not beaten on such a scale".
func (t *tree) degreeDenied(i int) bool {
	for _, k := range t.children(i, obl|obj) {
		if d := t.child(k, detPredet|det|amod); d >= 0 && t.form(d) == "such" {
			return true
		}
	}
	return false
}

// excluded finds the clause of whom a clause about all or none excepts: "all the ministers but Berg signed", "no
// state except Norvik signed", "Berg visited every town apart from Velm".
func (t *tree) excluded(i int) []*Clause {
	if t.doc.asWritten || !t.rel(i, nmod|obl|conj) || t.nameAt(i) < 0 || t.child(i, caseMark|cc) < 0 {
		return nil
	}
	v := t.exceptionOf(i)
	for n := 0; v >= 0 && !t.isVerb(v) && n < maxSteps; n++ {
		v = t.head[v]
	}
	if v < 0 {
		return nil
	}
	var out []*Clause
	for _, c := range t.verbal(v) {
		all := c.Objects
		if len(all) != 1 || !t.universal(all[0].Head) {
			all = c.Subjects
		}
		if len(all) != 1 || !t.universal(all[0].Head) {
			return nil
		}
		one := []Phrase{{Head: i, Gap: true}}
		for _, k := range t.conjuncts(i) {
			one = append(one, Phrase{Head: k, Gap: true})
		}
		n := *c
		n.Negated = c.Negated == all[0].Negated
		if len(c.Objects) == 1 && all[0].Head == c.Objects[0].Head {
			n.Objects = one
		} else {
			n.Subjects = one
		}
		n.Rule = "excepted"
		out = append(out, &n)
	}
	return out
}

// exceptionOf returns the word from which on up stands the verb of the clause to which i is an exception, or -1.
func (t *tree) exceptionOf(i int) int {
	h := t.head[i]
	if h < 0 {
		return -1
	}
	cs, _ := t.caseOf(i)
	switch {
	case t.rel(i, conj):
		if c := t.child(i, cc); c < 0 || t.form(c) != "but" && t.form(c) != "except" || !t.universal(h) {
			return -1
		}
	case cs == "of" && t.form(h) == "exception" && t.caseIs(h, "with"), cs == "from" && (t.form(h) == "apart" || t.form(h) == "aside"):
	case !exceptions[cs]:
		return -1
	}
	return h
}

// exceptions are prepositions of those that are left out of all.
var exceptions = map[string]bool{"except": true, "except for": true, "but": true, "apart from": true, "aside from": true, "other than": true, "save": true,
	"save for": true, "bar": true, "barring": true, "excluding": true, "excepting": true}

// clauseOf returns the nearest head of a clause above token k.
func (t *tree) clauseOf(k int) int {
	for n := 0; t.head[k] >= 0 && n < maxSteps; n++ {
		k = t.head[k]
		if t.child(k, nsubj) >= 0 || t.headsClause(k) && t.pos(k, tagVerb) {
			return k
		}
	}
	return k
}

// emptyBare are verbs that state nothing without an object.
var emptyBare = words(`do need have get make want go try seem let keep say think know take give put be come refer include involve
	consist relate tend remain become mean cause`)

// bareOfSense reports whether the clause c without any argument says too little:
// "we need to", "they did so".
func (t *tree) bareOfSense(c *Clause) bool {
	if r := t.relativeClause(c.Pred); r >= 0 && !c.Passive && !t.in(c.Pred, intransitive) {
		return true // its object is the noun above, which is none that we know
	}
	if c.Negated && t.child(c.Pred, obl|advcl|ccomp) >= 0 && len(c.Times) == 0 {
		return true // what is denied is in what was left out
	}
	return t.in(c.Pred, emptyBare) && !strings.Contains(strings.TrimPrefix(c.Active, "be_"), "_") || len(c.Chain) > 1 && t.in(c.Pred, emptyBare)
}

var answers = words(`answer comment reply respond react speak`)

// absolute reports whether a phrase with "with" is set off by a comma and tells
// of circumstances: "790 were killed, with 103 deaths".
func (t *tree) absolute(p Phrase) bool {
	return p.Case == "with" && len(p.CaseAt) > 0 && p.CaseAt[0] > 0 && t.form(p.CaseAt[0]-1) == "," && t.nameAt(p.Head) < 0
}

// unspoken reports whether verb i is one of saying whose words stand elsewhere:
// to deny or to hedge that somebody spoke somewhere says nothing of them. Silence
// does: "Putin did not reply".
func (t *tree) unspoken(c *Clause) bool {
	return t.reports(c.Pred) && !t.in(c.Pred, answers) && c.Negated && len(c.Objects) == 0 && len(c.Obliques) == 0
}
