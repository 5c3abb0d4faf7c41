package resolve

import (
	"cmp"
	"slices"
	"strings"

	"tercet/corpus"
)

// flows are nouns of what goes from one place to another and can be held up.
var flows = map[string]bool{"shipment": true, "export": true, "import": true, "delivery": true, "supply": true, "transit": true, "flow": true, "transport": true,
	"traffic": true, "flight": true, "train": true, "trade": true, "shipping": true, "sale": true, "payment": true, "production": true, "pumping": true, "loading": true}

// sent are the flows that mean what a state sends out, however a text calls it.
var sent = map[string]bool{"shipment": true, "export": true, "delivery": true, "transit": true}

// flowing reports whether a noun, in any number, is one of flows.
func flowing(noun string) bool { return flows[singular(noun)] }

// singular returns a regular noun's singular.
func singular(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(noun, "s")
}

// sentOut returns one key for what a state sends out, whatever texts call the sending, "Oster's oil exports" or "the
// shipment of Osteran oil"; empty for anything else.
func sentOut(text string) string {
	if head, of := flowOf(text); sent[singular(head)] && len(of) > 1 && ofState(of) {
		return "sent " + strings.Join(of, " ") // not the oil itself
	}
	return ""
}

// flowOf returns the noun of a description and the words that say of what it is, sorted: "exports" and "oil", "=Kazakhstan"
// of "Kazakhstan's oil exports".
func flowOf(text string) (head string, of []string) {
	d := describe([]string{fold(withoutGenitive.Replace(text))})
	return d.head, slices.DeleteFunc(strings.Fields(d.key), func(w string) bool { return w == d.head || linking[w] })
}

// ofState reports whether a state is among the words of a key.
func ofState(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, "=") })
}

// heldUp are verbs of holding something up, with how far they go: in part, for a time, for good.
var heldUp = map[string]int{"restrict": 1, "limit": 1, "reduce": 1, "curtail": 1, "cut": 1, "curb": 1,
	"suspend": 2, "halt": 2, "stop": 2, "pause": 2, "interrupt": 2,
	"block": 3, "ban": 3, "prohibit": 3, "forbid": 3, "cancel": 3, "embargo": 3}

// otherDegrees finds accounts of one story that hold one flow up to different degrees, or from
// different days on: oil exports are restricted, shipments of the same oil suspended, or blocked.
func (c *contradictions) otherDegrees() {
	groups := c.groups(func(s *finding) string {
		thing, degree := c.stopped(s)
		if degree == 0 {
			return ""
		}
		if matter := c.matter(thing); matter != "" {
			return itoa(c.story[s.documents[0]]) + " " + matter
		}
		return ""
	})
	for _, g := range groups {
		for x, i := range g {
			for _, j := range g[x+1:] {
				a, b := &c.statements[i], &c.statements[j]
				_, m := c.stopped(a)
				_, n := c.stopped(b)
				if (m != n && meet(a, b) || nearDates(a, b)) && firm(a) && firm(b) && !c.heldUpAlike(a, b) && !c.explained(a, b) {
					c.set(i, j)
				}
			}
		}
	}
}

// stopped returns what an affirmed statement says is held up, and how far; 0 where nothing is, and where it only says in
// general what all its evidence says more closely.
func (c *contradictions) stopped(s *finding) (thing, degree int) {
	switch {
	case s.polarity != corpus.Affirmed || s.degree == 0 || len(c.inSoManyWords(s)) == 0:
		return -1, 0
	case s.is(isPassive):
		return s.subject, s.degree
	case !s.toEntity():
		return -1, 0
	}
	return s.object, s.degree
}

// heldUpAlike reports whether a document says both of two statements in so many words.
func (c *contradictions) heldUpAlike(a, b *finding) bool {
	in := c.inSoManyWords(b)
	return slices.ContainsFunc(c.inSoManyWords(a), func(d int) bool { return slices.Contains(in, d) })
}

// inSoManyWords returns the documents that hold something up as far as a statement says and say no more, in order.
func (c *contradictions) inSoManyWords(s *finding) (documents []int) {
	for i := range s.evidence {
		e := &s.evidence[i]
		if more := s.object < 0 && !e.Object.IsZero(); !more && degreeOf(c.r.canonical(e.Proposition)) == s.degree {
			documents = append(documents, e.doc)
		}
	}
	return documents
}

// degreeOf returns how far a relation, passive or not, says that something is held up; 0 where it does not.
func degreeOf(relation string) (degree int) {
	done, ok := strings.CutPrefix(relation, "be_")
	if !ok {
		return heldUp[relation]
	}
	participle, _, _ := strings.Cut(done, "_")
	for _, v := range append(infinitives(participle), participle) {
		degree = cmp.Or(degree, heldUp[v])
	}
	return degree
}

// matter returns what flows, without the noun for its flowing, where the name of the thing tells
// whose it is: "oil =Kazakhstan" of "Kazakhstan's oil exports".
func (a *accounts) matter(thing int) string {
	e := a.entity(thing)
	if e == nil || e.proper {
		return ""
	}
	base, _, _ := strings.Cut(e.name, " (")
	head, of := flowOf(base)
	switch {
	case !flowing(head):
		return ""
	case !ofState(of):
		return itoa(thing) // whose it is only the story tells
	case len(of) < 2:
		return ""
	}
	return strings.Join(of, " ")
}
