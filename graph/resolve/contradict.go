package resolve

import (
	"slices"
	"strings"
	"time"

	"tercet/corpus"
	"tercet/graph"
)

// contradict fills in which statements contradict each other; both sides stay.
// Statements are sorted by ID.
func contradict(statements []graph.Statement) {
	c := &contradictions{statements: statements, against: make([][]graph.ID, len(statements)), index: make(map[statementKey][]int)}
	for i := range statements {
		k := keyOfStatement(&statements[i])
		c.index[k] = append(c.index[k], i)
	}
	for i := range statements {
		c.denied(i)
		c.implied(i)
		c.otherTimes(i)
		c.swapped(i)
	}
	c.otherNumbers()
	c.otherAgents()
	c.plansDenied()
	for i := range statements {
		slices.Sort(c.against[i])
		statements[i].Contradicts = slices.Compact(c.against[i])
	}
}

type contradictions struct {
	statements []graph.Statement
	against    [][]graph.ID
	index      map[statementKey][]int
}

func keyOfStatement(s *graph.Statement) statementKey {
	return statementKey{s.Subject, s.Relation, objectKey(s.Object), s.Polarity}
}

func (c *contradictions) add(i, j int) {
	if i != j {
		c.against[i] = append(c.against[i], c.statements[j].ID)
		c.against[j] = append(c.against[j], c.statements[i].ID)
	}
}

// firm reports whether the statement commits anybody to something.
func firm(s *graph.Statement) bool { return s.Factuality > corpus.Possible }

// meet reports whether two statements' times may coincide.
func meet(a, b *graph.Statement) bool {
	return a.Start == "" || b.Start == "" || a.Start <= b.End && b.Start <= a.End
}

// denied finds what is affirmed in one place and denied in another.
func (c *contradictions) denied(i int) {
	s := &c.statements[i]
	if s.Polarity != corpus.Affirmed || !firm(s) {
		return
	}
	k := keyOfStatement(s)
	k.polarity = corpus.Negated
	c.addFirm(i, k)
}

// addFirm sets statement i against all with the key whose times may coincide.
func (c *contradictions) addFirm(i int, k statementKey) {
	for _, j := range c.index[k] {
		if firm(&c.statements[j]) && meet(&c.statements[i], &c.statements[j]) {
			c.add(i, j)
		}
	}
}

// implied finds what a statement's relation excludes: who refuses a thing does not
// accept it.
func (c *contradictions) implied(i int) {
	s := &c.statements[i]
	if s.Polarity != corpus.Affirmed || !firm(s) || s.Object.Text == "" {
		return
	}
	for _, e := range entailments(s.Relation) {
		k := keyOfStatement(s)
		k.relation, k.polarity = e.relation, corpus.Negated-e.polarity
		c.addFirm(i, k)
	}
}

// nearDays bounds how far apart two accounts may date one event; farther apart
// they tell of two.
const nearDays = 7

// otherTimes finds accounts of different documents that date one event differently.
func (c *contradictions) otherTimes(i int) {
	s := &c.statements[i]
	if s.Start == "" || s.Polarity != corpus.Affirmed || !firm(s) {
		return
	}
	for _, j := range c.index[keyOfStatement(s)] {
		t := &c.statements[j]
		if j <= i || t.Start == "" || !firm(t) || meet(s, t) || sharesDocument(s, t) {
			continue
		}
		if daysBetween(min(s.End, t.End), max(s.Start, t.Start)) <= nearDays {
			c.add(i, j)
		}
	}
}

func daysBetween(a, b string) int {
	x, errX := time.Parse(time.DateOnly, a)
	y, errY := time.Parse(time.DateOnly, b)
	if errX != nil || errY != nil {
		return nearDays + 1
	}
	return int(y.Sub(x).Hours()/24 + 0.5)
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

// groups returns the statements in groups by key, in order of the first, where the key
// is not empty.
func (c *contradictions) groups(key func(*graph.Statement) string) [][]int {
	at := make(map[string]int)
	var out [][]int
	for i := range c.statements {
		k := key(&c.statements[i])
		if k == "" {
			continue
		}
		g, ok := at[k]
		if !ok {
			g = len(out)
			at[k] = g
			out = append(out, nil)
		}
		out[g] = append(out[g], i)
	}
	return out
}

// rivals sets the firm statements of a group against each other where rule agrees,
// they stand in different documents and their times may coincide.
func (c *contradictions) rivals(group []int, rule func(a, b *graph.Statement) bool) {
	if len(group) > 50 {
		return // no single event
	}
	for x, i := range group {
		for _, j := range group[x+1:] {
			a, b := &c.statements[i], &c.statements[j]
			if firm(a) && firm(b) && meet(a, b) && !sharesDocument(a, b) && rule(a, b) {
				c.add(i, j)
			}
		}
	}
}

// otherNumbers finds accounts that count one thing differently.
func (c *contradictions) otherNumbers() {
	groups := c.groups(func(s *graph.Statement) string {
		v := s.Object.Value
		if s.Polarity != corpus.Affirmed || v == nil || v.Unit == "" || v.Start != "" {
			return ""
		}
		return string(s.Subject) + "\x00" + s.Relation + "\x00" + v.Unit
	})
	for _, g := range groups {
		c.rivals(g, func(a, b *graph.Statement) bool { return a.Object.Value.Number != b.Object.Value.Number })
	}
}

// otherAgents finds accounts that name different doers of one deed.
func (c *contradictions) otherAgents() {
	groups := c.groups(func(s *graph.Statement) string {
		if s.Polarity != corpus.Affirmed || !soleAgents[s.Relation] || !s.Object.IsEntity() || s.Object.Type == corpus.Thing {
			return ""
		}
		return s.Relation + "\x00" + string(s.Object.Entity)
	})
	for _, g := range groups {
		c.rivals(g, func(a, b *graph.Statement) bool { return a.Subject != b.Subject })
	}
}

// swapped finds accounts that swap who did a deed to whom.
func (c *contradictions) swapped(i int) {
	s := &c.statements[i]
	if s.Polarity != corpus.Affirmed || !oneSided[s.Relation] || !s.Object.IsEntity() {
		return
	}
	for _, j := range c.index[statementKey{s.Object.Entity, s.Relation, string(s.Subject), corpus.Affirmed}] {
		if t := &c.statements[j]; firm(s) && firm(t) && meet(s, t) && !sharesDocument(s, t) {
			c.add(i, j)
		}
	}
}

// plansDenied sets "planned to award X", "offered X" against "X was not planned".
func (c *contradictions) plansDenied() {
	groups := c.groups(func(s *graph.Statement) string {
		active, passive := plans(s.Relation)
		if s.Factuality == corpus.Planned && s.Polarity == corpus.Affirmed {
			passive = strings.HasPrefix(s.Relation, "be_")
			active = !passive
		}
		switch {
		case passive:
			return string(s.Subject)
		case active && s.Object.IsEntity():
			return string(s.Object.Entity)
		}
		return ""
	})
	for _, g := range groups {
		for x, i := range g {
			for _, j := range g[x+1:] {
				if a, b := &c.statements[i], &c.statements[j]; a.Polarity != b.Polarity && meet(a, b) {
					c.add(i, j)
				}
			}
		}
	}
}
