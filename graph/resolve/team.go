package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// team is a name of a place with a plural behind it, "Norvik Terns", that a story tells of.
type team struct {
	cluster int
	plays   bool // the story tells of its games
}

// contests are verbs whose subject and object, where they name a place, are its team: "Norvik beat Tarn".
var contests = setOf("beat", "defeat", "win", "lose", "play", "score", "draft", "rout", "tie", "trail", "clinch", "trounce", "edge", "host", "outscore", "top")

// nameTeams gives teams what texts call them for short: "the Terns" where a story names the Norvik Terns and no other Terns,
// and "Norvik" where it tells of their games as of theirs.
func (r *resolver) nameTeams() {
	byCity, byNoun := r.teams()
	if len(byNoun) == 0 {
		return
	}
	parallelEach(len(r.units), func(i int) {
		u := &r.units[i]
		nouns, cities := byNoun[r.stories[u.doc]+1], byCity[r.stories[u.doc]+1]
		if nouns == nil { // then no city has a team
			return
		}
		var t *team
		switch {
		case !u.named() && r.groupOf[i] < 0:
			t = nouns[u.onlyCalled()]
		case u.named() && !u.person:
			if t = nouns[u.best.key]; t == nil {
				t = cities[u.best.key]
				if t != nil && !t.plays || topType(&u.votes) != corpus.Org && !r.contends(i) {
					t = nil
				}
			}
		}
		if t != nil && t.cluster >= 0 {
			r.groupOf[i] = t.cluster
		}
	})
}

// teams returns the teams by story, plus one, and by the place and the noun of their names; the cluster is -1 where there are
// several.
func (r *resolver) teams() (byCity, byNoun map[int]map[string]*team) {
	places := make(map[string]bool)
	for n := range r.nodes {
		if nd := &r.nodes[n]; nd.state != "" || nd.mainType() == corpus.Place || nd.mainType() == corpus.Org {
			places[nd.key] = true
		}
	}
	byCity, byNoun = make(map[int]map[string]*team), make(map[int]map[string]*team)
	add := func(to map[int]map[string]*team, u *unit, key string, t team) {
		story := r.stories[u.doc] + 1
		if to[story] == nil {
			to[story] = make(map[string]*team)
		}
		switch known := to[story][key]; {
		case known == nil:
			to[story][key] = &t
		case known.cluster != t.cluster:
			known.cluster = -1
		default:
			known.plays = known.plays || t.plays
		}
	}
	for i := range r.units {
		u := &r.units[i]
		if !u.named() || u.person || topType(&u.votes) != corpus.Org || len(u.best.words) < 2 || !pluralName(u.best.surname()) {
			continue
		}
		for k := 1; k < len(u.best.words); k++ {
			city, noun := strings.Join(u.best.words[:k], " "), strings.Join(u.best.words[k:], " ")
			if places[city] {
				t := team{r.groupOf[i], r.contends(i)}
				add(byCity, u, city, t)
				add(byNoun, u, noun, t)
			}
		}
	}
	return byCity, byNoun
}

// onlyCalled returns the one name-like word, or two, that a unit without a name is called by: "Terns"; empty where there is
// another.
func (u *unit) onlyCalled() string {
	called := ""
	for _, s := range u.shown {
		if slices.ContainsFunc(strings.Fields(s), func(w string) bool { return fold(w) == w }) {
			return ""
		}
		key := strings.Join(splitWords(s), " ")
		if called != "" && key != called {
			return ""
		}
		called = key
	}
	return called
}

// contends reports whether a text tells of a unit what it tells of those who play a game, and nothing that is said of places.
func (r *resolver) contends(unit int) bool {
	doc, contends := r.docs[r.units[unit].doc], false
	for m, u := range r.unitOf[r.units[unit].doc] {
		if u != unit {
			continue
		}
		for _, deed := range doc.mentions[m].deeds {
			part, verb, _ := strings.Cut(deed, " ")
			_, verb, _ = strings.Cut(verb, " ")
			switch {
			case strings.HasPrefix(deed, "obl in ") || strings.HasPrefix(deed, "obl at ") || strings.HasPrefix(deed, "nmod in "):
				return false
			case (part == "nsubj" || part == "obj") && contests[verb]:
				contends = true
			}
		}
	}
	return contends
}

// pluralName reports whether a word looks like the plural that a team is called by: "Terns", "Sox".
func pluralName(word string) bool {
	return strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "ox")
}
