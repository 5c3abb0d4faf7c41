package clause

import "math/bits"

// start says at which words a rule or a repair may begin, so that it need not be asked of the
// others: their relation is in of, they have a child whose relation is in over, their part of speech
// is in as. What is none asks for nothing.
type start struct {
	of, over relation
	as       tag
}

// place is what a start looks at.
type place struct {
	rel, below relation
	pos        tag
}

func (t *tree) place(i int) place { return place{t.rels[i], t.below[i], t.tags[i]} }

// admits reports whether what has this start may begin at p.
func (s start) admits(p place) bool {
	return (s.of == 0 || p.rel&s.of != 0) && (s.over == 0 || p.below&s.over != 0) && (s.as == 0 || p.pos&s.as != 0)
}

// entries is a set of the entries of a table, by their index.
type entries [maxEntries / 64]uint64

// maxEntries bounds the tables of rules and of repairs.
const maxEntries = 192

func (c *entries) add(k int) { c[k/64] |= 1 << (k % 64) }

func (c *entries) unite(with *entries) {
	for w := range c {
		c[w] |= with[w]
	}
}

// first takes the first entry out of word w of the set, which is not 0, and returns it.
func (c *entries) first(w int) int {
	k := w*64 + bits.TrailingZeros64(c[w])
	c[w] &= c[w] - 1
	return k
}

// all yields the entries in order.
func (c entries) all(yield func(int) bool) {
	for w, set := range c {
		for ; set != 0; set &= set - 1 {
			if !yield(w*64 + bits.TrailingZeros64(set)) {
				return
			}
		}
	}
}

// behind returns the entries that come after k.
func (c entries) behind(k int) entries {
	for w := range c {
		switch {
		case w < k/64:
			c[w] = 0
		case w == k/64:
			c[w] &^= 2<<(k%64) - 1
		}
	}
	return c
}

// starts finds the entries of a table that may begin at a word without looking at each.
type starts struct {
	of, over [64]entries // by the bit of a relation
	as       [32]entries // by that of a part of speech
	// Those that ask for no relation, no child and no part of speech.
	anyOf, anyOver, anyAs entries
}

// startsOf prepares a table for at.
func startsOf(table []start) *starts {
	if len(table) > maxEntries {
		panic("clause: more rules or repairs than maxEntries")
	}
	x := new(starts)
	for k, s := range table {
		for b := range x.of {
			if s.of>>b&1 != 0 {
				x.of[b].add(k)
			}
			if s.over>>b&1 != 0 {
				x.over[b].add(k)
			}
		}
		for b := range x.as {
			if s.as>>b&1 != 0 {
				x.as[b].add(k)
			}
		}
		if s.of == 0 {
			x.anyOf.add(k)
		}
		if s.over == 0 {
			x.anyOver.add(k)
		}
		if s.as == 0 {
			x.anyAs.add(k)
		}
	}
	return x
}

// at returns the entries that may begin at p.
func (x *starts) at(p place) entries {
	of, over, as := x.anyOf, x.anyOver, x.anyAs
	for r := p.rel; r != 0; r &= r - 1 {
		of.unite(&x.of[bits.TrailingZeros64(uint64(r))])
	}
	for r := p.below; r != 0; r &= r - 1 {
		over.unite(&x.over[bits.TrailingZeros64(uint64(r))])
	}
	if p.pos != 0 {
		as.unite(&x.as[bits.TrailingZeros32(uint32(p.pos))])
	}
	for w := range of {
		of[w] &= over[w] & as[w]
	}
	return of
}
