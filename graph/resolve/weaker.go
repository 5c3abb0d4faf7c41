package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// weaker are relations with what follows from them between the same ends.
var weaker = map[string][]string{
	"gun_down": {"shoot"}, "shoot_dead": {"shoot"}, "shoot_to_death": {"shoot"}, "be_gunned_down_by": {"be_shot_by"},
	"stab_to_death": {"stab"}, "beat_to_death": {"beat"}, "strangle": {"kill"}, "assassinate": {"kill"}, "behead": {"kill"},
	"destroy": {"damage"}, "gut": {"damage"}, "raze": {"damage"}, "cut": {"damage"}, "sever": {"damage"},
	"be_destroyed_in": {"be_damaged_in"}, "be_destroyed_by": {"be_damaged_by"}, "be_cut_in": {"be_damaged_in"}, "be_severed_in": {"be_damaged_in"},
	"knock_out": {"defeat"}, "invade": {"attack"}, "bomb": {"attack"}, "shell": {"attack"},
	"condemn": {"criticize"}, "denounce": {"criticize"},
	"fly_to": {"go_to", "travel_to"}, "drive_to": {"go_to", "travel_to"}, "travel_to": {"go_to"}, "return_to": {"go_to"},
}

// done are beginnings of relations that say that somebody did what follows.
var done = []string{"manage_to_", "admit_to_", "begin_to_", "start_to_", "go_on_to_", "proceed_to_", "be_able_to_"}

// generalizeDeeds gives what a text says was done the evidence of texts of its story that say it of the same two by a
// stronger word: who gunned somebody down shot him, who admitted to wounding him wounded him.
func (a *accounts) generalizeDeeds() {
	for i := range a.ends.drafts {
		said := a.ends.drafts[i].rows
		if len(said) < 2 {
			continue
		}
		for s := range said {
			strong := said[s].value[corpus.Affirmed]
			if strong == nil || len(strong.evidence) == 0 {
				continue
			}
			follows := weakerThan(strong.relation)
			for w := range said {
				if weak := said[w].value[corpus.Affirmed]; w != s && weak != nil && len(weak.evidence) > 0 && slices.Contains(follows, classOf(weak.relation)) {
					told := slices.DeleteFunc(a.soon(weak, a.telling(weak, strong)), func(e testimony) bool {
						return slices.ContainsFunc(weak.evidence, func(o testimony) bool { return a.apart(&e, &o) })
					})
					weak.evidence = append(weak.evidence, told...)
				}
			}
		}
	}
}

// weakerThan returns what follows from a relation, each the first of its class.
func weakerThan(relation string) (out []string) {
	for _, w := range weaker[relation] {
		out = append(out, classOf(w))
	}
	for _, p := range done {
		if deed, ok := strings.CutPrefix(relation, p); ok {
			out = append(out, classOf(deed))
		}
	}
	return out
}
