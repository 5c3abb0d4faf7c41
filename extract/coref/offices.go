package coref

import (
	"slices"

	"tercet/corpus"
)

// ownsOffice reports whether m, "its", owns an office of a body: "its director".
func (r *resolver) ownsOffice(m *mention) bool {
	t := &r.trees[m.Sentence]
	return r.possessive(m) && m.gender == thing && t.up(m.Head) >= 0 && bodyOffices[t.lemma(t.up(m.Head))]
}

// bodyOffices are of companies, councils and the like; a ship has an owner and a captain.
var bodyOffices = set(`director chairman chairwoman chairperson chair spokesman spokeswoman spokesperson president secretary treasurer board
	executive founder co-founder`)

// hasOffices reports whether the cluster may have a director or the like: no ship, and no mere thing but a film or
// what else is run by somebody.
func (c *cluster) hasOffices() bool {
	if slices.ContainsFunc(c.mentions, func(m *mention) bool { return m.Kind == corpus.Nominal && kinds[m.lemma] == vesselKind }) {
		return false
	}
	return !c.inert() || slices.ContainsFunc(c.mentions, func(m *mention) bool { return run[m.lemma] })
}

// run are things, no bodies, that somebody directs or presides over.
var run = set(`film movie play show documentary series festival project programme program exhibition production opera orchestra choir office centre center
	shop store restaurant fund campaign meeting conference summit forum`)
