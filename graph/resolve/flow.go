package resolve

import (
	"cmp"
	"strings"

	"tercet/corpus"
)

// flows are nouns of what goes from one place to another and can be held up.
var flows = map[string]bool{"shipment": true, "export": true, "import": true, "delivery": true, "supply": true, "transit": true, "flow": true, "transport": true,
	"traffic": true, "flight": true, "train": true, "trade": true, "shipping": true, "sale": true, "payment": true, "production": true, "pumping": true, "loading": true}

// flowing reports whether a noun, in any number, is one of flows.
func flowing(noun string) bool {
	return flows[noun] || flows[strings.TrimSuffix(noun, "s")] || flows[strings.TrimSuffix(noun, "ies")+"y"]
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
				if (m != n && meet(a, b) || nearDates(a, b)) && firm(a) && firm(b) && !sharesDocument(a, b) && !c.explained(a, b) {
					c.set(i, j)
				}
			}
		}
	}
}

// stopped returns what an affirmed statement says is held up, and how far; 0 where nothing is.
func (c *contradictions) stopped(s *finding) (thing, degree int) {
	if s.polarity != corpus.Affirmed {
		return -1, 0
	}
	if done, ok := strings.CutPrefix(s.relation, "be_"); ok {
		participle, _, _ := strings.Cut(done, "_")
		for _, v := range append(infinitives(participle), participle) {
			degree = cmp.Or(degree, heldUp[v])
		}
		return s.subject, degree
	}
	if !s.toEntity() {
		return -1, 0
	}
	return s.object, heldUp[s.relation]
}

// matter returns what flows, without the noun for its flowing, where the name of the thing tells
// whose it is: "oil =Kazakhstan" of "Kazakhstan's oil exports".
func (a *accounts) matter(thing int) string {
	e := a.entity(thing)
	if e == nil || e.proper {
		return ""
	}
	base, _, _ := strings.Cut(e.name, " (")
	d := describe([]string{fold(withoutGenitive.Replace(base))})
	if !flowing(d.head) {
		return ""
	}
	if !strings.Contains(d.key, "=") {
		return itoa(thing) // whose it is only the story tells
	}
	var rest []string
	for _, w := range strings.Fields(d.key) {
		if w != d.head && !linking[w] {
			rest = append(rest, w)
		}
	}
	if len(rest) < 2 {
		return ""
	}
	return strings.Join(rest, " ")
}
