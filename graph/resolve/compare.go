package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// relation says how two names stand to each other.
type relation uint8

const (
	unrelated  relation = iota // different things, or nothing known
	variant                    // two spellings of one name
	shortOf                    // the first leaves out what the second has
	longOf                     // the reverse
	acronymOf                  // the first abbreviates the second
	longFormOf                 // the reverse
)

// comparison is the outcome of comparing two names: how they stand to each other and
// how much the likeness of their words is worth, from 0 to 1.
type comparison struct {
	relation
	score float64
}

var different = comparison{}

// compare holds two names against each other. It knows nothing of contexts.
func compare(a, b *node) comparison {
	switch {
	case a.person != b.person:
		return different
	case a.state != "" && b.state != "":
		if a.state == b.state {
			return comparison{variant, 1}
		}
		return different
	case otherStates(a, b):
		return different
	case a.state != "" && b.designated(), b.state != "" && a.designated():
		return different // a company named after its country
	case a.person:
		return comparePersons(&a.name, &b.name)
	case a.acronym && b.of != "" && a.shortens(b):
		return comparison{acronymOf, sameSound}
	case b.acronym && a.of != "" && b.shortens(a):
		return comparison{longFormOf, sameSound}
	}
	return compareNames(&a.name, &b.name)
}

// comparePersons compares persons' names by surname, given names, initials and
// generation.
func comparePersons(a, b *name) comparison {
	if a.suffix != "" && b.suffix != "" && a.suffix != b.suffix || a.male && b.female || a.female && b.male {
		return different
	}
	if twoSurnames(a, b) {
		return comparison{shortOf, misspelt}
	} else if twoSurnames(b, a) {
		return comparison{longOf, misspelt}
	}
	score := likeness(a.surname(), b.surname())
	if score == unlike {
		return different
	}
	ga, gb := a.given(), b.given()
	if len(ga) == 0 || len(gb) == 0 {
		return bareComparison(a, b, len(ga), len(gb), score)
	}
	aShort, bShort := a.suffix == "" && b.suffix != "", b.suffix == "" && a.suffix != ""
	if n := calledBy(ga, gb); n > 0 {
		ga, bShort, score = ga[n:], true, min(score, calledScore(a, ga[:n+1]))
	} else if n := calledBy(gb, ga); n > 0 {
		gb, aShort, score = gb[n:], true, min(score, calledScore(b, gb[:n+1]))
	} else if slices.ContainsFunc(a.called, func(w string) bool { return slices.Contains(b.called, w) }) {
		ga, gb = without(ga, a.called), without(gb, b.called) // Ann 'The Fox' Berg, Ann 'Fox' Berg
	}
	// First names must agree, then middle names, as far as both have them.
	for i := range max(len(ga), len(gb)) {
		switch {
		case i >= len(ga):
			aShort = true
		case i >= len(gb):
			bShort = true
		case ga[i] == gb[i]:
		case len(ga[i]) == 1 && ga[i][0] == gb[i][0]:
			aShort = true
		case len(gb[i]) == 1 && ga[i][0] == gb[i][0]:
			bShort = true
		default:
			s := likeness(ga[i], gb[i])
			if s == unlike && sameGiven(ga[i], gb[i]) {
				s = misspelt
			}
			if s == unlike {
				return different
			}
			score = min(score, s)
		}
	}
	return shortened(a, b, aShort, bShort, score)
}

// twoSurnames reports whether the longer name has one more surname, as Spanish ones do: "Ana Luz",
// "Ana Luz Ferrero".
func twoSurnames(short, long *name) bool {
	n := len(short.words)
	return n >= 2 && len(long.words) == n+1 && slices.Equal(short.words, long.words[:n]) && len(short.surname()) > 2
}

// without returns the words that are not among others.
func without(words, others []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(others, w) })
}

// calledBy returns how many given names somebody goes without in the shorter name: 1 for "W. Mark
// Orlow" and "Mark Orlow". It is 0 where the first ones agree, or none does.
func calledBy(long, short []string) int {
	if long[0][0] == short[0][0] || len(short[0]) < 2 {
		return 0
	}
	return max(0, slices.Index(long, short[0]))
}

// calledScore is the likeness of a name to the one that goes without the given names but for the last
// of some: of little doubt where the others are initials, or that one is quoted.
func calledScore(long *name, given []string) float64 {
	last := given[len(given)-1]
	if initials := !slices.ContainsFunc(given[:len(given)-1], func(w string) bool { return len(w) > 1 }); initials || slices.Contains(long.called, last) {
		return sameSound
	}
	return misspelt
}

// bareComparison compares where one name at least is a single word.
func bareComparison(a, b *name, na, nb int, score float64) comparison {
	switch {
	case na == nb:
		return shortened(a, b, a.suffix == "" && b.suffix != "", b.suffix == "" && a.suffix != "", score)
	case na == 0:
		return comparison{shortOf, score}
	}
	return comparison{longOf, score}
}

func shortened(a, b *name, aShort, bShort bool, score float64) comparison {
	switch {
	case aShort && bShort:
		if len(a.key) < len(b.key) || len(a.key) == len(b.key) && a.key < b.key {
			return comparison{shortOf, score}
		}
		return comparison{longOf, score}
	case aShort:
		return comparison{shortOf, score}
	case bShort:
		return comparison{longOf, score}
	}
	return comparison{variant, score}
}

// compareNames compares names of all but persons.
func compareNames(a, b *name) comparison {
	if a.acronym != b.acronym {
		if a.acronym && abbreviates(a, b) {
			return comparison{acronymOf, sameSound}
		}
		if b.acronym && abbreviates(b, a) {
			return comparison{longFormOf, sameSound}
		}
		return different
	}
	if a.digits != b.digits {
		return different
	}
	ca, cb := a.content(), b.content()
	if len(ca) == len(cb) {
		if s := alike(ca, cb); s > unlike {
			return comparison{variant, s}
		}
		if len(ca) > 1 && a.head() == b.head() && sameSet(ca, cb) {
			return comparison{variant, sameSound}
		}
	}
	if a.acronym {
		return different
	}
	if ofManyStates(a.words) && ofManyStates(b.words) {
		if sameSet(withoutAffairs(ca), withoutAffairs(cb)) {
			return comparison{variant, sameSound} // Foreign Ministry, Ministry of Foreign Affairs
		}
		return different // Democratic Party, Christian Democratic Party
	}
	if w := b.withoutDemonym(); slices.Equal(w, a.words) {
		return comparison{shortOf, sameWord}
	}
	if w := a.withoutDemonym(); slices.Equal(w, b.words) {
		return comparison{longOf, sameWord}
	}
	switch {
	case a.head() != b.head():
		return different
	case len(ca) >= 2 && subset(ca, cb):
		return comparison{shortOf, sameSound}
	case len(cb) >= 2 && subset(cb, ca):
		return comparison{longOf, sameSound}
	}
	return different
}

func withoutAffairs(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "affairs" })
}

// alike returns the least likeness of the words in their order, if at most one of
// them is misspelt.
func alike(a, b []string) float64 {
	least, slips := sameWord, 0
	for i := range a {
		s := likeness(a[i], b[i])
		if s == misspelt {
			slips++
		}
		least = min(least, s)
	}
	if slips > 1 {
		return unlike
	}
	return least
}

func sameSet(a, b []string) bool { return subset(a, b) && subset(b, a) }

// subset reports whether every word of a has its like among b's.
func subset(a, b []string) bool {
	if len(a) > len(b) {
		return false
	}
	for _, w := range a {
		if !slices.ContainsFunc(b, func(v string) bool { return likeness(w, v) >= sameSound }) {
			return false
		}
	}
	return true
}

// abbreviates reports whether a's letters are the initials of b's words, with or
// without the small words among them.
func abbreviates(a, b *name) bool {
	letters := strings.ToLower(strings.ReplaceAll(a.text, ".", ""))
	if len(b.words) < 2 {
		return false
	}
	if b.initials() == letters {
		return true
	}
	var all strings.Builder
	for _, w := range b.words {
		all.WriteString(w[:1])
	}
	return len(letters) > 2 && all.String() == letters
}

// typesClash reports whether the corpus takes one for a place and the other for
// something that no place is.
func typesClash(a, b *node) bool {
	ta, tb := a.mainType(), b.mainType()
	if ta == corpus.Thing || tb == corpus.Thing || ta == tb {
		return false
	}
	if ta > tb {
		ta, tb = tb, ta
	}
	switch [2]corpus.EntityType{ta, tb} {
	case [2]corpus.EntityType{corpus.Place, corpus.Work}, [2]corpus.EntityType{corpus.Place, corpus.Product}, [2]corpus.EntityType{corpus.Place, corpus.Event}:
		return true
	}
	return ta == corpus.Person
}
