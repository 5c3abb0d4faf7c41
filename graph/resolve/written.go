package resolve

import (
	"sync/atomic"

	"tercet/corpus"
)

// written is a name as documents write it, which stands in many of them: what it is for comparison
// is found out once.
type written struct {
	votes  *[corpus.Text + 1]float64 // of the units that bear it, in small letters or large
	parsed [2]atomic.Pointer[name]   // for no person, and for a person
}

// countVotes counts the votes of all names.
func (r *resolver) countVotes() {
	r.writings = make(map[string]*written)
	votes := make(map[string]*[corpus.Text + 1]float64) // by folded name
	for i := range r.units {
		for _, a := range r.units[i].names {
			s := r.writings[a.Name]
			if s == nil {
				folded := fold(a.Name)
				if votes[folded] == nil {
					votes[folded] = new([corpus.Text + 1]float64)
				}
				s = &written{votes: votes[folded]}
				r.writings[a.Name] = s
			}
			for t, n := range r.units[i].votes {
				s.votes[t] += n
			}
		}
	}
}

// parsed is parseName for what units bear; its result is shared.
func (r *resolver) parsed(text string, person bool) *name {
	s := r.writings[text]
	if s == nil {
		return named(text, person)
	}
	known := &s.parsed[boolBit(person)]
	if n := known.Load(); n != nil {
		return n
	}
	n := named(text, person)
	known.Store(n)
	return n
}
