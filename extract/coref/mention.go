package coref

import (
	"cmp"
	"slices"

	"tercet/corpus"
)

// gender is a set of what a mention may be; animacy is part of it.
type gender uint8

const (
	male gender = 1 << iota
	female
	thing
	anyone = male | female
	any    = anyone | thing
)

// number is a set as well.
type number uint8

const (
	singular number = 1 << iota
	plural
	either = singular | plural
)

// mention is a corpus.Mention with what the passes need to know of it.
type mention struct {
	corpus.Mention
	form       string   // text of the mention, without a final 's
	low        string   // form in lower case, of all but descriptions
	name       []string // words of a name in lower case, without titles
	key        string   // the same in one string: what equal names have in common
	names      string   // the state that key names, if any
	lemma      string   // of the head, in lower case
	gender     gender
	number     number
	person     int  // of a pronoun: 1, 2, 3; 0 for others
	reflexive  bool // himself, themselves and the like
	definite   bool // the, this, that, or a possessor
	indefinite bool // a, some, any, another, or a bare noun
	outlet     bool // the paper that the text stands in, which is no "it"
	quote      int  // index into quotes, -1 outside
	modifiers  []string
	cluster    *cluster
}

// cluster is a set of mentions of one thing.
type cluster struct {
	mentions []*mention // in no order
	gender   gender
	number   number
	named    bool
	state    string // the state that it is, or is the seat of, if any
	roles    []role
	tally    tally
	chain    int // its number in the document, from 1 on, when it is written
}

// addRole notes a role, once for each wording.
func (c *cluster) addRole(ro role) {
	if !slices.ContainsFunc(c.roles, func(have role) bool {
		return have.text == ro.text && have.noun == ro.noun && (have.owner == nil) == (ro.owner == nil)
	}) {
		c.roles = append(c.roles, ro)
	}
}

// tally counts the votes of a cluster's mentions for its type.
type tally struct {
	counted   int // mentions: they are only ever appended
	votes     [corpus.Text + 1]int32
	persons   int32 // descriptions of persons
	adjective bool  // a place's
	// What the votes gave last, for a cluster with or without a name.
	best  corpus.EntityType
	named bool
}

func (y *tally) count(m *mention) {
	switch m.Kind {
	case corpus.Demonym:
		y.adjective = y.adjective || m.Type == corpus.Place
		y.votes[m.Type]++
	case corpus.Name:
		y.votes[m.Type] += 1 + int32(len(m.name)) // a full name knows better
	case corpus.Nominal:
		if m.Type == corpus.Person {
			y.persons++
		}
	}
}

// typ returns the type that most of the cluster's names have. What an earlier
// call has counted is not counted again.
func (c *cluster) typ() corpus.EntityType {
	y := &c.tally
	if y.counted < len(c.mentions) || y.named != c.named {
		for _, m := range c.mentions[y.counted:] {
			y.count(m)
		}
		y.counted, y.named = len(c.mentions), c.named
		y.decide()
	}
	if y.best == corpus.Thing && c.gender&thing == 0 && c.gender != 0 {
		return corpus.Person
	}
	return y.best
}

// decide finds the type with most votes.
func (y *tally) decide() {
	if y.best = corpus.Thing; y.adjective {
		y.best = corpus.Place // what has an adjective of its own is a place
		return
	}
	votes := y.votes
	if !y.named {
		votes[corpus.Person] += y.persons
	}
	for t, n := range votes {
		if n > votes[y.best] {
			y.best = corpus.EntityType(t)
		}
	}
}

// roleTexts returns the descriptions of the cluster in order of appearance.
func (c *cluster) roleTexts() []string {
	var texts []string
	for _, r := range c.roles {
		if r.text != "" && !slices.Contains(texts, r.text) {
			texts = append(texts, r.text)
		}
	}
	return texts
}

// merge joins the clusters of a and b.
func merge(a, b *mention) {
	x, y := a.cluster, b.cluster
	if x == y {
		return
	}
	if len(x.mentions) < len(y.mentions) {
		x, y = y, x
	}
	for _, m := range y.mentions {
		m.cluster = x
	}
	x.mentions = append(x.mentions, y.mentions...)
	if g := x.gender & y.gender; g != 0 {
		x.gender = g
	}
	if n := x.number & y.number; n != 0 {
		x.number = n
	}
	x.named = x.named || y.named
	x.state = cmp.Or(x.state, y.state)
	for _, ro := range y.roles {
		x.addRole(ro)
	}
	slices.SortStableFunc(x.roles, func(a, b role) int { return cmp.Compare(a.at, b.at) })
}

// agree reports whether two clusters may be one: gender and number meet, and
// not both have names, for names are joined by the passes for names alone.
func agree(x, y *cluster) bool {
	return x != y && x.gender&y.gender != 0 && x.number&y.number != 0 && !(x.named && y.named)
}
