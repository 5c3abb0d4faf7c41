package resolve

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"tercet/corpus"
)

// accounts tells whether two statements are accounts of one event. Entities and documents are told by their numbers.
type accounts struct {
	r     *resolver
	story []int // by document
	day   []int
	ends  *endsTable
}

// accounts tells of accounts from when entities have their names.
func (r *resolver) accounts() *accounts {
	if r.told != nil {
		return r.told
	}
	a := &accounts{r: r, story: r.stories, day: make([]int, len(r.docs)), ends: newEndsTable(len(r.entities))}
	for d, doc := range r.docs {
		a.day[d] = day(doc)
	}
	r.told = a
	return a
}

// entity returns the entity with a number; nil where that is of a literal, or of nothing.
func (a *accounts) entity(n int) *profile {
	if n < 0 || n >= len(a.r.entities) {
		return nil
	}
	return a.r.entities[n]
}

// named reports whether an entity has a proper name.
func (a *accounts) named(n int) bool {
	e := a.entity(n)
	return e != nil && e.proper
}

// head returns the noun that an entity's name says it is: "war" of "war against Oster".
func (a *accounts) head(entity int) string {
	e := a.entity(entity)
	if e == nil {
		return ""
	}
	return headOf(describing(e.name))
}

// single reports whether an entity is one certain thing inside its story: it has a name,
// or is described in the singular.
func (a *accounts) single(entity int) bool {
	if a.named(entity) {
		return true
	}
	head := a.head(entity)
	if head == "" || vague[head] {
		return false
	}
	return !plural(head) || !irregular[head] && isNumber(describing(a.entity(entity).name)[0]) || settled[head] || flowing(head) || a.side(entity) != noSide
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
func (a *accounts) side(entity int) int {
	head := a.head(entity)
	if side := cmp.Or(sides[head], sides[strings.TrimSuffix(head, "s")]); side != noSide {
		return side
	}
	if a.named(entity) && a.entity(entity).typ == corpus.Place {
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
func (a *accounts) oneEvent(x, y *finding) bool {
	named := true
	for _, s := range []*finding{x, y} {
		if !a.single(s.subject) || s.toEntity() && !a.single(s.object) {
			return false
		}
		named = named && a.named(s.subject) && (s.object < 0 || a.named(s.object) || s.measured() != nil)
	}
	if !a.sameStory(x, y) && !(named && a.sameDays(x, y)) {
		return false
	}
	return a.differentVoices(x, y) && !a.explained(x, y)
}

// sameStory reports whether a document of one statement tells the story of one of the other.
func (a *accounts) sameStory(x, y *finding) bool {
	return slices.ContainsFunc(x.documents, func(d int) bool {
		return slices.ContainsFunc(y.documents, func(e int) bool { return a.story[d] == a.story[e] })
	})
}

// sameDays reports whether documents of both were published within a story's days.
func (a *accounts) sameDays(x, y *finding) bool {
	return slices.ContainsFunc(x.documents, func(d int) bool {
		return slices.ContainsFunc(y.documents, func(e int) bool { return daysApart(a.day[d], a.day[e]) <= storyDays })
	})
}

// differentVoices reports whether not all evidence comes from one voice: from one document
// and one speaker, or from an interview, where the subject speaks.
func (a *accounts) differentVoices(x, y *finding) bool {
	for i := range x.evidence {
		for j := range y.evidence {
			e, f := &x.evidence[i], &y.evidence[j]
			if e.doc != f.doc {
				return true
			}
			if by, or := a.speaker(e), a.speaker(f); e.Sentence != f.Sentence && by != or && by != x.subject && or != y.subject {
				return true
			}
		}
	}
	return false
}

// speaker returns who says it; -1 for the text itself and for rumours.
func (a *accounts) speaker(e *testimony) int {
	if len(e.Said) == 0 {
		return -1
	}
	return a.r.entityAt(e.doc, &e.Said[0].Speaker)
}

// explained reports whether each pair of accounts differs in a further argument under one
// preposition or in its place, and so tells of two events.
func (a *accounts) explained(x, y *finding) bool {
	for i := range x.evidence {
		for j := range y.evidence {
			if !a.apart(&x.evidence[i], &y.evidence[j]) {
				return false
			}
		}
	}
	return true
}

func (a *accounts) apart(e, f *testimony) bool {
	if e.Place != nil && f.Place != nil && a.others(e, e.Place, f, f.Place) != nil {
		return true
	}
	for i := range e.Arguments {
		for j := range f.Arguments {
			if q, p := &e.Arguments[i], &f.Arguments[j]; q.Case == p.Case && q.Case != "" {
				if two := a.others(e, q, f, p); two != nil && (two[0].typ == corpus.Thing) == (two[1].typ == corpus.Thing) {
					return true
				}
			}
		}
	}
	return false
}

// others returns the entities that arguments of two places refer to, where both are known and differ.
func (a *accounts) others(e *testimony, q *corpus.Argument, f *testimony, p *corpus.Argument) *[2]*profile {
	x, y := a.entity(a.r.entityAt(e.doc, q)), a.entity(a.r.entityAt(f.doc, p))
	if x == nil || y == nil || x == y {
		return nil
	}
	return &[2]*profile{x, y}
}

// rivalAgents reports whether two doers exclude each other: a state or its army and rebels, or both with names of one
// type, and neither a part of the other, as "United States" and "United States Army" are.
func (a *accounts) rivalAgents(x, y int) bool {
	ex, ey := a.entity(x), a.entity(y)
	if x == y || ex == nil || ey == nil {
		return false
	}
	if !a.named(x) || !a.named(y) {
		return a.side(x) != noSide && a.side(y) != noSide && a.side(x) != a.side(y)
	}
	if ex.typ != ey.typ {
		return false
	}
	px, py := parseName(ex.name, false), parseName(ey.name, false)
	return !slices.ContainsFunc(px.content(), func(w string) bool { return slices.Contains(py.content(), w) })
}

// mainVerb returns the first lemma of a relation that is no auxiliary.
func mainVerb(relation string) string {
	verb, _, _ := strings.Cut(strings.TrimPrefix(relation, "be_"), "_")
	return verb
}

// meet reports whether two statements' times may coincide.
func meet(a, b *finding) bool {
	return a.start == "" || b.start == "" || a.start <= orLast(b.end) && b.start <= orLast(a.end)
}

// lastDay is the end of what no text says to have ended: "since 2019".
const lastDay = "9999-12-31"

// orLast returns a last day, or lastDay where there is none.
func orLast(end string) string { return cmp.Or(end, lastDay) }

func daysBetween(a, b string) int {
	x, errX := time.Parse(time.DateOnly, a)
	y, errY := time.Parse(time.DateOnly, b)
	if errX != nil || errY != nil {
		return nearDays + 1
	}
	return int(y.Sub(x) / (24 * time.Hour))
}

func span(start, end string) int { return max(0, daysBetween(start, end)) }

func sharesDocument(a, b *finding) bool {
	for _, d := range a.documents {
		if _, ok := slices.BinarySearch(b.documents, d); ok {
			return true
		}
	}
	return false
}
