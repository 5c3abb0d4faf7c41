package resolve

// endsTable numbers the ends of claims and keeps the drafts of each: whether two claims are one statement is
// told by numbers, and who looks for what else is said of two ends finds it in a list.
type endsTable struct {
	number   map[endsKey]int
	keys     []endsKey                   // by number
	drafts   []table[string, byPolarity] // by number, by relation
	literals map[string]int              // numbered on from the entities
	entities int
	meanings meanings // of the drafts' relations
	free     slab[draft]
}

// endsKey are the numbers of a subject, which is an entity, and of an object, an entity or a literal; -1 for none.
type endsKey struct{ subject, object int }

// byPolarity are the drafts of one relation, affirmed and negated; nil where there is none.
type byPolarity [2]*draft

func newEndsTable(entities int) *endsTable {
	return &endsTable{number: make(map[endsKey]int), literals: make(map[string]int), entities: entities, meanings: newMeanings()}
}

// draft adds a claim to the draft that it is evidence for, which may be new.
func (t *endsTable) draft(c *claim) (d *draft, isNew bool) {
	ends := c.endsKey
	if c.literal != nil {
		key := literalKey(c.literal)
		n, ok := t.literals[key]
		if !ok {
			n = t.entities + len(t.literals)
			t.literals[key] = n
		}
		ends.object = n
	}
	n := t.of(ends)
	at := &t.drafts[n].of(c.relation)[c.polarity]
	if d = *at; d != nil {
		d.evidence = append(d.evidence, c.evidence...)
		return d, false
	}
	d = &t.free.take(1)[0]
	*d = draft{ends, t.meanings.get(c.relation), n, c.relation, c.polarity, c.literal, c.evidence}
	*at = d
	return d, true
}

// of returns the number of ends.
func (t *endsTable) of(ends endsKey) int {
	n, ok := t.number[ends]
	if !ok {
		n = len(t.keys)
		t.number[ends], t.keys, t.drafts = n, append(t.keys, ends), append(t.drafts, table[string, byPolarity]{})
	}
	return n
}
