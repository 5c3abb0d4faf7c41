package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"tercet/graph"
)

// unnamed is what a thing is called that no text has words for.
const unnamed = "unnamed"

// tellingName returns the description that a thing is shown by: the most frequent one, unless
// this is a noun alone and another one, not rare beside it, says of that noun which is meant:
// "the church" is Belova's church, "the police" the Norvik police.
func tellingName(list []graph.Alias) string {
	switch len(list) {
	case 0:
		return unnamed
	case 1:
		return list[0].Name
	}
	best := slices.MaxFunc(list, func(a, b graph.Alias) int {
		if a.Count != b.Count {
			return cmp.Compare(a.Count, b.Count)
		}
		return cmp.Or(boolCompare(leavesOwner(b.Name), leavesOwner(a.Name)), cmp.Compare(len(a.Name), len(b.Name)), cmp.Compare(b.Name, a.Name))
	})
	bare := describing(best.Name)
	if len(bare) > 2 || len(bare) == 2 && (countCapitals(best.Name) > 0 || words().class(bare[1]) != 'p') {
		return best.Name
	}
	noun := bare[len(bare)-1]
	if len(bare) == 2 { // "police officer" gives way to "Norvik police officer" only
		list = slices.DeleteFunc(slices.Clone(list), func(a graph.Alias) bool { return !strings.Contains(fold(a.Name), fold(best.Name)) })
	}
	closest := slices.MaxFunc(list, func(a, b graph.Alias) int {
		return cmp.Or(cmp.Compare(tellsOf(a, noun, best), tellsOf(b, noun, best)), cmp.Compare(a.Count, b.Count),
			cmp.Compare(countCapitals(b.Name), countCapitals(a.Name)), cmp.Compare(len(b.Name), len(a.Name)), cmp.Compare(b.Name, a.Name))
	})
	if tellsOf(closest, noun, best) > 0 && (len(bare) == 1 || countCapitals(closest.Name) > 0) {
		return closest.Name
	}
	for _, a := range list { // a heading's capitals are no name's
		if strings.EqualFold(a.Name, best.Name) && countCapitals(a.Name) < countCapitals(best.Name) {
			best = a
		}
	}
	return best.Name
}

const (
	rareBeside   = 6  // as many times as frequent, a bare noun stands alone
	longestShown = 10 // words of a description to be shown
)

// tellsOf reports how much a description says of which thing with the given noun it means: 2 if it says
// whose or of what, 1 if it describes it, 0 if it only counts or orders it, is of another noun, or
// too rare beside the most frequent.
func tellsOf(a graph.Alias, noun string, most graph.Alias) int {
	if a.Count*rareBeside < most.Count {
		return 0
	}
	text := a.Name
	words := describing(text)
	if len(words) < 2 || len(words) > longestShown || headOf(words) != noun {
		return 0
	}
	at := slices.Index(words, noun)
	described := slices.ContainsFunc(words[:at], func(w string) bool { return !isNumber(w) && !determiners[w] && !untelling[w] && !notQuite(w) })
	switch {
	case !described && at+2 >= len(words):
		return 0
	case at+2 < len(words) && !slices.ContainsFunc(words[:at], func(w string) bool { return untelling[w] || notQuite(w) }):
		return 2
	case described && (strings.Contains(text, "'s ") || strings.Contains(text, "’s ")):
		return 2
	}
	return boolBit(described)
}

// leavesOwner reports whether a description leaves to its sentence whose something is: "coal wagons through its territory".
func leavesOwner(text string) bool {
	return slices.ContainsFunc(splitWords(text), func(w string) bool { return owners[w] })
}

// untelling words say nothing of which one is meant.
var untelling = map[string]bool{"several": true, "other": true, "another": true, "new": true, "next": true, "previous": true, "last": true, "best": true, "major": true,
	"many": true, "some": true, "few": true, "various": true, "more": true, "most": true, "additional": true, "further": true, "certain": true, "recent": true,
	"current": true, "entire": true, "whole": true, "similar": true, "different": true, "much": true, "big": true, "huge": true, "large": true, "any": true, "all": true,
	"no": true, "every": true, "each": true, "both": true, "alleged": true, "possible": true, "single": true, "only": true, "latest": true, "first": true}

// countCapitals counts the capital letters of a text.
func countCapitals(text string) (n int) {
	for _, r := range text {
		n += boolBit(unicode.IsUpper(r))
	}
	return n
}
