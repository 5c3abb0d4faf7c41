package resolve

import (
	"strings"
	"unicode"
)

// cutOwner splits "Tokayev’s press service" into the owner and what is owned; also what belongs to
// an office, "the press service of the premier", which is official and may be a person's only.
// ok is false where neither stands there.
func cutOwner(text string) (owner, owned string, official, ok bool) {
	for _, mark := range []string{"'s ", "’s ", "s' ", "s’ "} {
		before, after, found := strings.Cut(text, mark)
		if !found || after == "" {
			continue
		}
		if mark[0] == 's' {
			before += "s"
		}
		if strings.Contains(before, " of ") {
			break // "failure of Russia's policy" is a failure
		}
		return before, after, false, true
	}
	owned, owner, ok = strings.Cut(text, " of ")
	words := splitWords(owned)
	return owner, owned, true, ok && len(words) > 0 && institutions[words[len(words)-1]]
}

// ownerOf returns the named unit, or the person, that owns what one of a unit's descriptions
// describes, and the description without it.
func (r *resolver) ownerOf(u *unit, description int) (owner int, owned string, ok bool) {
	l := u.looks[description].owner
	if l == nil {
		return -1, "", false
	}
	owner = r.first[u.doc] + l.unit
	o := &r.units[owner]
	if !o.named() || l.official && !o.person || r.groupOf[owner] < 0 {
		return -1, "", false
	}
	return owner, l.owned, true
}

// owns reports whether a thing is described as the group's own: "Tokayev has Tokayev's
// office" tells nothing.
func (r *resolver) owns(group, thing int) bool {
	u := &r.units[thing]
	for i := range u.nominals {
		if o, _, ok := r.ownerOf(u, i); ok && r.groupOf[o] == group {
			return true
		}
	}
	return false
}

// countries gives "the president's country" to the state that he leads, adding to the groups found.
func (r *resolver) countries(things []description, root func(int) int, found map[int]int) {
	holders := r.roleHolders()
	const none = -2
	states := make(map[string]int) // groups of places by name, of those that somebody leads
	for k := range holders {
		if k.office() && (leaders[k.head] || strings.HasSuffix(k.head, "minister")) {
			states[fold(k.of)] = none
		} else {
			delete(holders, k)
		}
	}
	for n := range r.nodes {
		nd := &r.nodes[n]
		if _, led := states[nd.key]; led && !nd.person {
			states[nd.key] = r.groupOf[nd.units[0]]
		}
	}
	leads := make(map[int][]int) // states by the group of who leads them
	for k, holdings := range holders {
		if c := states[fold(k.of)]; c != none {
			for _, h := range holdings {
				leads[h.group] = append(leads[h.group], c)
			}
		}
	}
	for i, t := range things {
		u := &r.units[t.unit]
		for j := range u.nominals {
			o, owned, ok := r.ownerOf(u, j)
			if !ok || owned != "country" && owned != "nation" {
				continue
			}
			if c, ok := onlyOne(leads[r.groupOf[o]]); ok {
				found[root(i)] = c
			}
		}
	}
}

// unmistakable reports whether a word is written as only names are: with a capital or digit
// after its first letter.
func unmistakable(word string) bool {
	for i, c := range word {
		if i > 0 && (unicode.IsUpper(c) || unicode.IsDigit(c)) {
			return !strings.Contains(word, " ") && !unicode.IsDigit(rune(word[0]))
		}
	}
	return false
}
