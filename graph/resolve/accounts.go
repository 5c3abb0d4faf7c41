package resolve

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"tercet/corpus"
	"tercet/graph"
)

// accounts tells whether two statements are accounts of one event.
type accounts struct {
	r     *resolver
	story map[string]int // by document ID
	day   map[string]int
	known map[graph.ID]*graph.Entity
	ends  *endsTable
}

// accounts tells of accounts from when entities have their names.
func (r *resolver) accounts() *accounts {
	if r.told != nil {
		return r.told
	}
	a := &accounts{r: r, story: make(map[string]int), day: make(map[string]int), known: make(map[graph.ID]*graph.Entity, len(r.entities)), ends: newEndsTable(len(r.entities))}
	for d, doc := range r.docs {
		a.story[doc.ID], a.day[doc.ID] = r.stories[d], day(doc)
	}
	for i := range r.entities {
		a.known[r.entities[i].ID] = &r.entities[i]
	}
	r.told = a
	return a
}

// named reports whether an entity has a proper name.
func (a *accounts) named(id graph.ID) bool {
	e := a.known[id]
	return e != nil && e.Type != corpus.Thing && wellFormed(e.Name)
}

// head returns the noun that an entity's name says it is: "war" of "war against Oster".
func (a *accounts) head(id graph.ID) string {
	e := a.known[id]
	if e == nil {
		return ""
	}
	return headOf(describing(e.Name))
}

// single reports whether an entity is one certain thing inside its story: it has a name,
// or is described in the singular.
func (a *accounts) single(id graph.ID) bool {
	if a.named(id) {
		return true
	}
	head := a.head(id)
	if head == "" || vague[head] {
		return false
	}
	return !plural(head) || !irregular[head] && isNumber(describing(a.known[id].Name)[0]) || settled[head] || flowing(head) || a.side(id) != noSide
}

// settled are plurals of what a story has once: "the peace talks", not "ships".
var settled = map[string]bool{"talks": true, "negotiations": true, "elections": true, "sanctions": true, "restrictions": true, "charges": true}

// Sides that an unnamed doer may be of.
const (
	noSide = iota
	state
	rebels
)

// side returns on which side of a conflict somebody stands by what they are called: rebels, an army, a state.
func (a *accounts) side(id graph.ID) int {
	head := a.head(id)
	if side := cmp.Or(sides[head], sides[strings.TrimSuffix(head, "s")]); side != noSide {
		return side
	}
	if a.named(id) && a.known[id].Type == corpus.Place {
		return state
	}
	return noSide
}

var sides = map[string]int{"army": state, "military": state, "police": state, "government": state, "navy": state, "regime": state, "rebel": rebels, "separatist": rebels,
	"militant": rebels, "insurgent": rebels, "guerrilla": rebels, "militia": rebels}

// plural reports whether a noun looks like the plural of one.
func plural(noun string) bool {
	return strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") && !strings.HasSuffix(noun, "us") && !strings.HasSuffix(noun, "is") || irregular[noun]
}

var irregular = map[string]bool{"people": true, "men": true, "women": true, "children": true, "media": true, "police": true, "criteria": true, "data": true}

// vague are nouns whose thing changes from sentence to sentence.
var vague = map[string]bool{"one": true, "thing": true, "person": true, "man": true, "woman": true, "child": true, "part": true, "kind": true, "way": true, "time": true,
	"day": true, "year": true, "case": true, "lot": true, "number": true, "country": true, "everybody": true, "sort": true, "percentage": true, "place": true, "group": true}

// oneEvent reports whether two statements may be accounts of one event: their ends are known,
// both are of one story or, with names at both ends, of about one time; different voices
// tell them; and no further argument tells them apart.
func (a *accounts) oneEvent(x, y *graph.Statement) bool {
	named := true
	for _, s := range []*graph.Statement{x, y} {
		if !a.single(s.Subject) || s.Object.IsEntity() && !a.single(s.Object.Entity) {
			return false
		}
		named = named && a.named(s.Subject) && (s.Object.Text == "" || s.Object.IsEntity() && a.named(s.Object.Entity) || s.Object.Value != nil)
	}
	if !a.sameStory(x, y) && !(named && a.sameDays(x, y)) {
		return false
	}
	return a.differentVoices(x, y) && !explained(x, y)
}

// sameStory reports whether a document of one statement tells the story of one of the other.
func (a *accounts) sameStory(x, y *graph.Statement) bool {
	return slices.ContainsFunc(x.Documents, func(d string) bool {
		return slices.ContainsFunc(y.Documents, func(e string) bool { return a.story[d] == a.story[e] })
	})
}

// sameDays reports whether documents of both were published within a story's days.
func (a *accounts) sameDays(x, y *graph.Statement) bool {
	return slices.ContainsFunc(x.Documents, func(d string) bool {
		return slices.ContainsFunc(y.Documents, func(e string) bool { return daysApart(a.day[d], a.day[e]) <= storyDays })
	})
}

// differentVoices reports whether not all evidence comes from one voice: from one document
// and one speaker, or from an interview, where the subject speaks.
func (a *accounts) differentVoices(x, y *graph.Statement) bool {
	for i := range x.Evidence {
		for j := range y.Evidence {
			e, f := &x.Evidence[i], &y.Evidence[j]
			if e.Document != f.Document || e.Sentence != f.Sentence && speaker(e) != speaker(f) && speaker(e) != x.Subject && speaker(f) != y.Subject {
				return true
			}
		}
	}
	return false
}

// speaker returns who says it; empty for the text itself and for rumours.
func speaker(e *graph.Evidence) graph.ID {
	if len(e.Said) == 0 {
		return ""
	}
	return e.Said[0].Speaker.Entity
}

// explained reports whether each pair of accounts differs in a further argument under one
// preposition or in its place, and so tells of two events.
func explained(x, y *graph.Statement) bool {
	for i := range x.Evidence {
		for j := range y.Evidence {
			if !apart(&x.Evidence[i], &y.Evidence[j]) {
				return false
			}
		}
	}
	return true
}

func apart(e, f *graph.Evidence) bool {
	if e.Place.IsEntity() && f.Place.IsEntity() && e.Place.Entity != f.Place.Entity {
		return true
	}
	for _, q := range e.Arguments {
		for _, p := range f.Arguments {
			if q.Case == p.Case && q.Case != "" && q.Value.IsEntity() && p.Value.IsEntity() && q.Value.Entity != p.Value.Entity && (q.Value.Type == corpus.Thing) == (p.Value.Type == corpus.Thing) {
				return true
			}
		}
	}
	return false
}

// confirmed returns evidence without what is doubtful and no other document of its story tells surely.
func (a *accounts) confirmed(evidence []graph.Evidence) []graph.Evidence {
	if !slices.ContainsFunc(evidence, func(e graph.Evidence) bool { return e.Doubtful }) {
		return evidence
	}
	var out []graph.Evidence
	for _, e := range evidence {
		if !e.Doubtful || slices.ContainsFunc(evidence, func(f graph.Evidence) bool {
			return !f.Doubtful && f.Document != e.Document && a.story[f.Document] == a.story[e.Document]
		}) {
			out = append(out, e)
		}
	}
	return out
}

// rivalAgents reports whether two doers exclude each other: a state or its army and rebels, or both with names of one
// type, and neither a part of the other, as "United States" and "United States Army" are.
func (a *accounts) rivalAgents(x, y graph.ID) bool {
	ex, ey := a.known[x], a.known[y]
	if x == y || ex == nil || ey == nil {
		return false
	}
	if !a.named(x) || !a.named(y) {
		return a.side(x) != noSide && a.side(y) != noSide && a.side(x) != a.side(y)
	}
	if ex.Type != ey.Type {
		return false
	}
	px, py := parseName(ex.Name, false), parseName(ey.Name, false)
	return !slices.ContainsFunc(px.content(), func(w string) bool { return slices.Contains(py.content(), w) })
}

// mainVerb returns the first lemma of a relation that is no auxiliary.
func mainVerb(relation string) string {
	verb, _, _ := strings.Cut(strings.TrimPrefix(relation, "be_"), "_")
	return verb
}

// meet reports whether two statements' times may coincide.
func meet(a, b *graph.Statement) bool {
	return a.Start == "" || b.Start == "" || a.Start <= b.End && b.Start <= a.End
}

func daysBetween(a, b string) int {
	x, errX := time.Parse(time.DateOnly, a)
	y, errY := time.Parse(time.DateOnly, b)
	if errX != nil || errY != nil {
		return nearDays + 1
	}
	return int(y.Sub(x) / (24 * time.Hour))
}

func span(start, end string) int { return max(0, daysBetween(start, end)) }

func sharesDocument(a, b *graph.Statement) bool {
	for _, d := range a.Documents {
		if _, ok := slices.BinarySearch(b.Documents, d); ok {
			return true
		}
	}
	return false
}
