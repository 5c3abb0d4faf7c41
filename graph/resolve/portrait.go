package resolve

import "tercet/graph"

// record writes out the entity of a portrait.
func (p *portrait) record(docs []*Digest) graph.Entity {
	e := graph.Entity{ID: identify(p.name), Type: p.typ, Name: p.name, Documents: p.documents(docs), Aliases: p.aliases()}
	for _, a := range p.roles.aliases() {
		e.Roles = append(e.Roles, a.Name)
	}
	return e
}

// documents returns the IDs of the documents that mention the entity.
func (p *portrait) documents(docs []*Digest) []string {
	ids := make([]string, len(p.docs))
	for i, d := range p.docs {
		ids[i] = docs[d].ID
	}
	return ids
}

// mark adds all of a portrait to a memo.
func (p *portrait) mark(h *memo, docs []*Digest) {
	h.text(p.name)
	h.text(p.base)
	h.numbers(int(p.typ), boolBit(p.named), boolBit(p.person), len(p.docs))
	for _, d := range p.docs {
		h.text(docs[d].ID)
	}
	for _, t := range []*tally{&p.names, &p.titled, &p.full, &p.roles} {
		h.numbers(len(t.rows))
		for i := range t.rows {
			h.text(t.rows[i].key)
			h.numbers(t.rows[i].value)
		}
	}
	for i := range p.shown.rows {
		s := &p.shown.rows[i]
		h.text(s.key)
		h.numbers(s.value.all, s.value.copies, s.value.told, s.value.alone, s.value.joined)
	}
}
