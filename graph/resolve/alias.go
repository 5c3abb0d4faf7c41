package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
	"tercet/graph"
)

// aliases returns the names of an entity, the most frequent first: names, with their titles and
// without, and demonyms; descriptions that hold a state's name ("Kazakh president"), or that
// describe nothing else in the corpus; of things, all.
func (p *portrait) aliases() []graph.Alias {
	var counts tally
	for _, n := range p.names.rows {
		counts.add(n.key, n.value)
	}
	for _, s := range p.shown.rows {
		if !p.named || p.person && stateOffice(fold(s.key)) {
			counts.add(s.key, s.value.all)
		} else if p.named && !p.person && s.value.copies > 0 && !ofSeveral(s.key) {
			counts.add(s.key, s.value.copies)
		}
	}
	for _, n := range p.titled.rows {
		counts.raise(n.key, n.value)
	}
	for _, f := range p.full.rows {
		if !p.named {
			counts.raise(f.key, f.value)
		}
	}
	for _, s := range p.shown.rows {
		if also := max(s.value.alone, s.value.joined*boolBit(p.named)); also > 0 {
			counts.raise(s.key, also)
		}
	}
	counts.raise(p.base, 1)
	return counts.aliases()
}

// tellAlone notes the definite descriptions of names that nothing else in the corpus is described
// by, so that they lead to one entity: "the Kremlin boss", "the flagship". Those by an owner's
// pronoun say nothing without their text.
func (r *resolver) tellAlone(byGroup []*profile) {
	const several = -2
	telling := r.bearings(func(i int, note func(shown string)) {
		u, g := &r.units[i], r.groupOf[i]
		if g < 0 || byGroup[g] == nil || !byGroup[g].named {
			return
		}
		for j, s := range u.shown {
			first, _, _ := strings.Cut(u.nominals[j], " ")
			l := &u.looks[j]
			definite := l.definite || l.owner != nil || len(l.proper) > 0
			if definite && !l.plural && !owners[first] && readable(s) && (u.mayBe(l.head) || !u.person && wellFormed(s)) { // "Collective Security Pact"
				note(s)
			}
		}
		for _, a := range u.titled {
			if s := u.titleOf(a.Name); r.tellingTitle(s) && readable(s) {
				note(s)
			}
		}
	})
	of := make(map[string]int, len(telling)) // groups by description that may tell, plus one
	var hashes [1 << 18]bool                 // of them
	for _, b := range telling {
		of[b.key], hashes[foldHash(b.key)%uint32(len(hashes))] = 0, true
	}
	may := func(s string) bool {
		h := foldHash(s)
		return h == 0 || hashes[h%uint32(len(hashes))]
	}
	for _, b := range r.bearings(func(i int, note func(shown string)) {
		u := &r.units[i]
		for _, s := range u.shown {
			if may(s) {
				note(s)
			}
		}
		for _, a := range u.titled {
			if s := u.titleOf(a.Name); s != "" && may(s) {
				note(s)
			}
		}
	}) {
		was, asked := of[b.key]
		switch {
		case !asked || was == b.group+1:
		case was == 0:
			of[b.key] = b.group + 1
		default:
			of[b.key] = several
		}
	}
	for _, b := range telling {
		if of[b.key] == b.group+1 && !byGroup[b.group].within(b.shown) {
			byGroup[b.group].shown.of(b.shown).alone++
		}
	}
}

// bearing is a description of a group.
type bearing struct {
	group      int
	shown, key string // as it is written, and folded
}

// bearings returns what is noted of the units, in their order, found on all processors.
func (r *resolver) bearings(of func(unit int, note func(shown string))) []bearing {
	const share = 4096 // units
	found := make([][]bearing, (len(r.units)+share-1)/share)
	parallel(len(found), func(k int) {
		group := 0
		note := func(shown string) { found[k] = append(found[k], bearing{group, shown, fold(shown)}) }
		for i := k * share; i < min((k+1)*share, len(r.units)); i++ {
			group = r.groupOf[i]
			of(i, note)
		}
	})
	return slices.Concat(found...)
}

// foldHash returns the same number for texts of ASCII that fold makes equal, and 0 for other texts.
func foldHash(s string) uint32 {
	const offset, prime = 2166136261, 16777619 // FNV-1a
	h := uint32(offset)
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 {
			return 0
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		h = (h ^ uint32(c)) * prime
	}
	return h
}

// titleOf returns what a person's titled name has before the name: "Kestrel spokesman".
func (u *unit) titleOf(titled string) string {
	if u.person {
		for _, a := range u.names {
			if title, ok := strings.CutSuffix(titled, " "+a.Name); ok {
				return title
			}
		}
	}
	return ""
}

// tellingTitle reports whether a title before a name says of whom or what, so that it may lead to one person:
// "Kestrel spokesman", but not "Foreign Minister" or, where a sentence opens, "Fashion designer".
func (r *resolver) tellingTitle(title string) bool {
	first, rest, _ := strings.Cut(title, " ")
	if rest == "" || rest != strings.ToLower(rest) || !commonNoun(rest[strings.LastIndexByte(rest, ' ')+1:]) {
		return false
	}
	return wellFormed(first) && (r.writings[first] != nil || isAcronym(first) || len(corpus.FindStates(first)) > 0)
}

// within reports whether a description says what is of the entity, and so something else: "part of the act", but not "the town of Norvik".
func (p *profile) within(description string) bool {
	_, of, found := strings.Cut(description, " of ")
	return found && p.names.count(clean(of)) > 0 && topType(&p.votes) != corpus.Place
}

// ofSeveral reports whether a description is of several names: "Northern and Southern Parties".
func ofSeveral(description string) bool {
	return strings.Contains(description, " and ") && (strings.HasSuffix(description, " parties") || wellFormed(description) && strings.HasSuffix(description, "s"))
}

// readable reports whether a description is a short phrase in words, not a heading or what is left of a table.
func readable(s string) bool {
	const longest = 60 // bytes
	return len(s) <= longest && !capitals(s) && !strings.ContainsAny(s, "<>&;=")
}

// mayBe reports whether what bears the unit's name may be described by a noun, in one of its senses:
// only persons are presidents, and no place is an authority.
func (u *unit) mayBe(noun string) bool {
	classes := words().nouns[noun].classes
	if u.person {
		return strings.Contains(classes, "p")
	}
	switch topType(&u.votes) {
	case corpus.Place:
		return strings.ContainsAny(classes, "la") || ofPlaces[noun]
	case corpus.Event, corpus.Work, corpus.Product:
		return classes == "" || strings.ContainsAny(classes, "gla")
	}
	return strings.ContainsAny(classes, "gla")
}
