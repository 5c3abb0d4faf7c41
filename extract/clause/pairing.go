package clause

import (
	"slices"
	"strings"
)

// This file says who has what where one verb serves several: who was given what by whom, whose
// object is whose, whose verb was said before.

// given gives the facts of a passive whose subject is who was given something by somebody.
func (t *tree) given(c *Clause) []fact {
	var list []fact
	for _, o := range c.Objects {
		list = append(list, fact{object: o, relation: c.Active, words: t.activeWords(c), rule: "passive"})
	}
	for _, p := range c.Subjects {
		p.Case = "to"
		list = append(list, fact{object: p, relation: c.Active + "_to", words: union(t.activeWords(c), t.gift(c)), rule: "passive"})
	}
	return list
}

// activeWording is the wording of a passive that is turned, with the form of the verb that its
// auxiliary asks for: "may buy" of "may be bought", "did not buy" of "was not bought".
func (t *tree) activeWording(c *Clause, wording string) string {
	form, base := t.toks[c.Pred].Form, t.lemma(c.Pred)
	for _, i := range c.Words {
		if f := t.form(i); t.rel(i, aux) && (modals.has(f) || f == "will" || f == "shall" || f == "can" || f == "cannot") || t.rel(i, mark) && f == "to" && t.head[i] == c.Pred {
			return strings.Replace(wording, form, base, 1)
		}
	}
	return strings.Replace(wording, "not "+form, "did not "+base, 1)
}

// respectively reports whether each subject of c has an object of its own: "Berg and Lund won
// in Norvik and Tarsia respectively".
func (t *tree) respectively(c *Clause) bool {
	for i := range t.toks {
		if t.form(i) == "respectively" && t.clauseOf(i) == c.Pred {
			return true
		}
	}
	return false
}

// coordinates reports whether words below h are coordinated: "gold and silver medals".
func (t *tree) coordinates(h int) bool {
	return slices.ContainsFunc(t.subtree(h, t.clausal), func(k int) bool { return t.rel(k, conj) })
}

// gapping finds a clause whose verb is that of the clause before it: "Berg flew to Norvik
// and Lund to Tarsia", "gave Berg the mill and Lund the mine".
func (t *tree) gapping(i int) []*Clause {
	v, q := t.head[i], t.child(i, orphan)
	receives := t.rel(i, dep) && v >= 0 && t.child(v, iobj) >= 0
	if v < 0 || v > i || q < i || !t.rel(i, conj) && !receives || !t.pos(i, tagPropn|tagNoun) || !t.isVerb(v) || t.doc.asWritten {
		return nil
	}
	c := t.frame(v, t.verbGroup(v))
	if c == nil {
		return nil
	}
	if receives {
		c.Indirect = gapped(t.phrases(i))
	} else {
		c.Subjects = gapped(t.phrases(i))
	}
	for _, q := range t.children(i, orphan) {
		if cs, _ := t.caseOf(q); cs == "" && !t.temporal(q) {
			c.Objects = append(c.Objects, t.phrases(q)...)
		} else {
			t.oblique(c, q)
		}
	}
	return []*Clause{c}
}

// activeWords are the words of a passive that is turned: without forms of be.
func (t *tree) activeWords(c *Clause) []int {
	var out []int
	for _, i := range c.Words {
		if !t.rel(i, auxPass) && !(t.rel(i, aux) && (t.lemma(i) == "be" || t.lemma(i) == "have")) {
			out = append(out, i)
		}
	}
	return out
}
