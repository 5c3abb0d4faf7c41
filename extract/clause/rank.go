package clause

import "slices"

// absorbRank makes part of the relation what place somebody takes: "finished first in the race" is not only to finish
// in it.
func (t *tree) absorbRank(c *Clause) {
	k := c.Pred + 1
	if k >= len(t.toks) || t.head[k] != c.Pred || !t.in(c.Pred, ranking) || !t.formIn(k, ranks) || len(t.kids[k]) > 0 || len(c.Objects) > 0 && c.Objects[0].Head != k {
		return
	}
	suffix := "_" + t.form(k)
	c.Relation, c.Active, c.Words = c.Relation+suffix, c.Active+suffix, union(c.Words, []int{k})
	c.Objects = nil
	c.Complement = slices.DeleteFunc(c.Complement, func(p Phrase) bool { return p.Head == k })
	c.Times = slices.DeleteFunc(c.Times, func(p Phrase) bool { return p.Head == k })
	c.Adverbs = without(c.Adverbs, []int{k})
}

var (
	ranking = words(`finish come place rank end qualify`)
	ranks   = words(`first second third fourth fifth sixth seventh eighth ninth tenth last`)
)
