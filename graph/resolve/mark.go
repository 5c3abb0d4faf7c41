package resolve

import "tercet/graph"

// marker makes marks, which stand for all that records are made of.
type marker struct {
	*recorder
	sources []memoryKey // by document: itself, its origin and its story's day
	called  []memoryKey // by entity: its name and type
}

// outline finds contradictions, and returns the graph with marks in place of its records.
func (r *resolver) outline(w *recorder) *graph.Outline {
	g := &graph.Outline{Documents: w.documents, Statements: make([]graph.Stub, len(w.findings))}
	var m *marker
	var shown []int
	sideBySide(func() { r.contradict(w.findings) }, func() {
		m, shown = r.newMarker(w), w.shown()
		g.Entities = make([]graph.Stub, len(shown))
		r.inMarks(len(shown), func(h *memo, i int) {
			p := w.entities[shown[i]]
			p.mark(h, w.docs)
			g.Entities[i] = graph.Stub{ID: p.id, Mark: graph.Mark(h.key())}
		})
	})
	r.inMarks(len(w.findings), func(h *memo, i int) {
		m.mark(h, &w.findings[i])
		g.Statements[i] = graph.Stub{ID: statementID(w.findings[i].id), Mark: graph.Mark(h.key())}
	})
	for i := range w.findings {
		g.Contradictions += len(w.findings[i].against)
	}
	g.Contradictions /= 2 // each stands with both
	g.Entity = func(i int) graph.Entity { return w.entities[shown[i]].record(w.docs) }
	g.Statement = w.record
	return g
}

func (r *resolver) newMarker(w *recorder) *marker {
	m := &marker{w, make([]memoryKey, len(w.docs)), make([]memoryKey, len(w.entities))}
	r.inMarks(len(m.sources), func(h *memo, d int) {
		day, ok := w.storyDay[w.stories[d]]
		h.hash(w.docs[d].identity())
		h.text(w.documents[d].Origin)
		h.numbers(day, boolBit(ok))
		m.sources[d] = h.key()
	})
	r.inMarks(len(m.called), func(h *memo, e int) {
		h.text(w.entities[e].name)
		h.numbers(int(w.entities[e].typ))
		m.called[e] = h.key()
	})
	return m
}

// inMarks calls one, on all processors, with the numbers below n and a memo to make the mark of something, which holds
// already what everything depends on.
func (r *resolver) inMarks(n int, one func(h *memo, i int)) {
	parallelParts(n, func(from, to int) {
		h := r.newMemo("record")
		for i := from; i < to; i++ {
			h.begin()
			one(h, i)
		}
	})
}

// mark adds to a memo all that record reads of a statement.
func (m *marker) mark(h *memo, f *finding) {
	h.text(f.relation)
	h.text(f.start)
	h.text(f.end)
	h.numbers(int(f.polarity), int(f.factuality), boolBit(f.literal != nil), len(f.evidence), len(f.against))
	if f.literal != nil {
		h.value(f.literal)
	}
	for i := range f.evidence {
		t := &f.evidence[i]
		h.hash(m.sources[t.doc])
		h.numbers(t.number)
		h.text(t.wording)
		h.text(m.cites(t))
	}
	m.speaksOf(f, func(e int) {
		if e >= 0 {
			h.hash(m.called[e])
		} else {
			h.hash(memoryKey{})
		}
	})
	for _, i := range f.against {
		h.numbers(int(m.findings[i].id))
	}
}

// value adds a literal.
func (h *memo) value(v *graph.Value) {
	h.text(v.Text)
	h.numbers(int(v.Type), boolBit(v.Value != nil))
	if v.Value != nil {
		h.float(v.Value.Number)
		h.text(v.Value.Unit)
		h.text(v.Value.Start)
		h.text(v.Value.End)
	}
}
