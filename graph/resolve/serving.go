package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// serving are relations to a leader that somebody has to what he leads, too.
var serving = map[string]bool{"be_spokesman_of": true, "be_spokeswoman_of": true, "be_spokesperson_of": true, "be_press_secretary_of": true, "be_adviser_of": true, "be_aide_of": true}

// generalizeServants gives what a text says of who serves a body, "the Kremlin spokesman N", the evidence of texts of
// its story that say it of the body's leader, "the president's spokesman N".
func (a *accounts) generalizeServants(drafts []*draft) {
	ofBody, ofLeader := make(map[int][]*draft), make(map[int][]*draft) // by who serves
	for _, d := range drafts {
		if !d.is(isServing) || d.polarity != corpus.Affirmed || !d.toEntity() {
			continue
		}
		by := ofBody
		if a.entity(d.object).typ == corpus.Person {
			by = ofLeader
		}
		by[d.subject] = append(by[d.subject], d)
	}
	for who, bodies := range ofBody { // in any order: each is told by drafts of its own
		for _, b := range bodies {
			for _, l := range ofLeader[who] {
				if saysSame(b.relation, l.relation) && leads(a.entity(l.object), a.entity(b.object).base) {
					b.evidence = append(b.evidence, a.telling(b, l)...)
				}
			}
		}
	}
}

// leads reports whether somebody is described as the leader of a body, or of the state that it stands for.
func leads(who *profile, body string) bool {
	of := stateOr(fold(body))
	return slices.ContainsFunc(who.roles.rows, func(told row[string, int]) bool {
		k, ok := parseRole(told.key)
		return ok && leaders[k.head] && strings.EqualFold(k.of, of)
	})
}
