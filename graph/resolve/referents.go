package resolve

import (
	"fmt"
	"strings"
	"time"

	"tercet/corpus"
	"tercet/graph"
)

// referents tell what the arguments of propositions refer to, and when.
type referents struct {
	docs     []*Digest
	first    []int       // by document: its first unit
	unitOf   [][]int     // by document and mention; -1 where none
	groupOf  []int       // by unit: its group, the entity to be; -1 where none
	entityOf []int       // by group: index into entities; -1 where none
	entities []*profile  // in order of ID; things that no statement speaks of among them
	stories  []int       // by document
	storyDay map[int]int // by story: the day of its first dated document
}

// entity returns what a group has become; nil where none.
func (r *referents) entity(group int) *profile {
	if group < 0 || r.entityOf[group] < 0 {
		return nil
	}
	return r.entities[r.entityOf[group]]
}

// unitFor returns the unit that an argument refers to.
func (r *referents) unitFor(d int, a *corpus.Argument) (unit int, ok bool) {
	if a.IsZero() || a.Type.IsValue() || a.Mention < 0 {
		return -1, false
	}
	if beyond := a.Mention - len(r.unitOf[d]); beyond >= 0 {
		return r.first[d] + beyond, true
	}
	u := r.unitOf[d][a.Mention]
	return u, u >= 0
}

// entityAt returns the number of the entity that an argument refers to; -1 where it refers to none that is known.
func (r *referents) entityAt(d int, a *corpus.Argument) int {
	u, ok := r.unitFor(d, a)
	if !ok || r.groupOf[u] < 0 {
		return -1
	}
	return r.entityOf[r.groupOf[u]]
}

// value resolves an argument to an entity or a literal. ok is false for pronouns and
// descriptions that refer to nothing known.
func (r *referents) value(d int, a *corpus.Argument) (v graph.Value, ok bool) {
	if a.Type.IsValue() && !a.IsZero() {
		return r.literal(d, a)
	}
	if e := r.entityAt(d, a); e >= 0 {
		return r.entities[e].value(), true
	}
	return v, false
}

// literal returns the value that an argument is; ok is false where nothing is left of it.
func (r *referents) literal(d int, a *corpus.Argument) (v graph.Value, ok bool) {
	text := clean(a.Text)
	if text == "" {
		return v, false
	}
	return graph.Value{Text: text, Type: a.Type, Value: r.inYear(d, a.Value)}, true
}

// inYear returns a value of a document with its year, where the text told none: that of the last such
// day before the first dated document of its story, or soon after. It returns nil where no
// document of the story is dated; other values are returned as they are.
func (r *referents) inYear(d int, v *corpus.Value) *corpus.Value {
	if v == nil || !strings.HasPrefix(v.Start, yearless) {
		return v
	}
	told, ok := r.storyDay[r.stories[d]]
	if !ok {
		return nil
	}
	latest := time.Unix(int64(told+storyDays/2)*86400, 0).UTC()
	out := *v
	for year := latest.Year(); year > latest.Year()-2; year-- {
		out.Start = fmt.Sprintf("%04d-", year) + strings.TrimPrefix(v.Start, yearless)
		if v.End != "" {
			out.End = fmt.Sprintf("%04d-", year) + strings.TrimPrefix(v.End, yearless)
		}
		if out.Start <= latest.Format(time.DateOnly) {
			break
		}
	}
	return &out
}

var yearless = fmt.Sprintf("%04d-", corpus.UnknownYear)

// quote returns the sentence of evidence, white space normalised.
func (r *referents) quote(t *testimony) string {
	return normalized(r.docs[t.doc].Slice(r.spanOf(t)))
}

// spanOf returns where the sentence of evidence stands.
func (r *referents) spanOf(e *testimony) corpus.Span { return r.docs[e.doc].sentences[e.Sentence] }

// speaksOf calls each with the entities that a statement's record speaks of, always as many; -1 where none is known.
func (r *referents) speaksOf(f *finding, each func(entity int)) {
	each(f.subject)
	if f.literal == nil {
		each(f.object)
	}
	for i := range f.evidence {
		t := &f.evidence[i]
		for k := range t.Said {
			each(r.entityAt(t.doc, &t.Said[k].Speaker))
		}
		if t.Place != nil {
			each(r.entityAt(t.doc, t.Place))
		}
		for k := range t.Arguments {
			each(r.entityAt(t.doc, &t.Arguments[k]))
		}
	}
}

// mentionEntities returns the entity of every mention.
func (r *referents) mentionEntities() map[string][]graph.ID {
	out := make(map[string][]graph.ID, len(r.docs))
	for d, doc := range r.docs {
		ids := make([]graph.ID, len(doc.mentions))
		for m, u := range r.unitOf[d] {
			if u >= 0 {
				if p := r.entity(r.groupOf[u]); p != nil {
					ids[m] = p.id
				}
			}
		}
		out[doc.ID] = ids
	}
	return out
}
