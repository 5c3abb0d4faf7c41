package resolve

import (
	"strings"

	"tercet/corpus"
	"tercet/graph"
)

// serving are relations to a leader that somebody has to what he leads, too.
var serving = map[string]bool{"be_spokesman_of": true, "be_spokeswoman_of": true, "be_spokesperson_of": true, "be_press_secretary_of": true, "be_adviser_of": true, "be_aide_of": true}

// generalizeServants gives what a text says of who serves a body, "the Kremlin spokesman N", the evidence of texts of
// its story that say it of the body's leader, "the president's spokesman N".
func (a *accounts) generalizeServants(drafts []*draft) {
	ofBody, ofLeader := make(map[graph.ID][]*draft), make(map[graph.ID][]*draft) // by who serves
	for _, d := range drafts {
		if !serving[d.key.relation] || d.key.polarity != corpus.Affirmed || !d.object.IsEntity() {
			continue
		}
		by := ofBody
		if d.object.Type == corpus.Person {
			by = ofLeader
		}
		by[d.key.subject] = append(by[d.key.subject], d)
	}
	for who, bodies := range ofBody { // in any order: each is told by drafts of its own
		for _, b := range bodies {
			for _, l := range ofLeader[who] {
				if saysSame(b.key.relation, l.key.relation) && a.leads(l.object.Entity, b.object.Text) {
					b.evidence = append(b.evidence, a.telling(b, l)...)
				}
			}
		}
	}
}

// leads reports whether somebody is described as the leader of a body, or of the state that it stands for.
func (a *accounts) leads(who graph.ID, body string) bool {
	of := stateOr(fold(body))
	for _, text := range a.known[who].Roles {
		if k, ok := parseRole(text); ok && leaders[k.head] && strings.EqualFold(k.of, of) {
			return true
		}
	}
	return false
}
