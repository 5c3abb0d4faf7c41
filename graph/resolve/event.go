package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
)

// events maps nouns for what happens at a place to the word for all that mean the same there. A story
// tells of one at each place: "the attack in Norvik", "the Norvik attack", "attack on Norvik".
var events = eventNouns("war invasion", "attack assault", "protest demonstration", "earthquake quake temblor", "explosion blast", "fire blaze", "crash",
	"shooting", "bombing", "riot", "massacre", "siege", "coup", "robbery heist", "summit", "landslide", "eruption", "wildfire", "stabbing", "flooding")

func eventNouns(sets ...string) map[string]string {
	of := make(map[string]string)
	for _, set := range sets {
		words := strings.Fields(set)
		for _, w := range words {
			of[w] = words[0]
		}
	}
	return of
}

// onNames join to an event the name of where or whom it hits; of an invasion, "of" does too.
var onNames = setOf("in", "at", "on", "against", "across", "near", "outside", "throughout")

// happening are verbs that say of an event that it is.
var happening = setOf("begin", "start", "erupt", "happen", "occur", "spread", "continue", "break")

// otherEvents are modifiers by which a text tells of an event that is not the story's own.
var otherEvents = setOf("another", "other", "previous", "earlier", "past", "similar", "recent", "new", "future", "possible", "further", "next", "several", "many", "more",
	"such", "any", "no", "every", "each", "few", "all", "additional", "various", "former", "last", "first", "second", "third", "fresh", "civil", "some", "separate")

// eventOn says which event a noun is: its kind and the state or place that it hits. It is empty where
// nothing is named, where several places are, and for events in general, "a war in Drovenia".
func eventOn(toks []corpus.Token, head int) string {
	kind := events[lemma(&toks[head])]
	if isOperation(toks, head) {
		kind = "war"
	}
	if kind == "" {
		return ""
	}
	plural := strings.Contains(toks[head].Feats, "Number=Plur")
	if kind == "war" && plural {
		return ""
	}
	where, adjective := "", ""
	for k := range toks {
		if toks[k].Head != head+1 {
			continue
		}
		switch rel := toks[k].Rel(); {
		case otherEvents[lemma(&toks[k])] || rel == "nummod" || hasDigit(toks[k].Form):
			return ""
		case rel == "det" && kind == "war" && !pointing[lemma(&toks[k])]:
			return ""
		case rel == "nmod" && k > head && toks[k].UPOS == "PROPN" && hits(toks, k, kind):
			if where != "" {
				return ""
			}
			where = placeOf(toks, k)
		case k < head && (rel == "amod" || rel == "compound") && (len(corpus.FindStates(toks[k].Form)) > 0 || rel == "compound" && toks[k].UPOS == "PROPN"):
			if kind != "war" || len(corpus.FindStates(toks[k].Form)) > 0 && k == head-1 && lemma(&toks[head]) == "war" {
				adjective = stateOr(fold(phrase(toks, k)))
			}
		}
	}
	if where == "" && adjective == "" {
		where = happeningIn(toks, head)
	}
	if where == "" {
		where = adjective
	}
	if where == "" {
		return ""
	}
	if plural && kind != "protest" {
		kind += "s"
	}
	return kind + " " + where
}

// isOperation reports whether a noun is what those who wage a war may call it: "the military operation in Drovenia".
func isOperation(toks []corpus.Token, head int) bool {
	return lemma(&toks[head]) == "operation" && slices.ContainsFunc(toks[:head], func(t corpus.Token) bool {
		return t.Head == head+1 && (lemma(&t) == "military" || lemma(&t) == "special")
	})
}

// placeOf returns the place that a name is, with its state in one spelling; empty where several are coordinated.
func placeOf(toks []corpus.Token, k int) string {
	if c, _ := utf8.DecodeRuneInString(toks[k].Form); !unicode.IsUpper(c) && len(corpus.FindStates(toks[k].Form)) == 0 {
		return ""
	}
	for i := range toks {
		if toks[i].Head == k+1 && toks[i].Rel() == "conj" {
			return ""
		}
	}
	return stateOr(wholeName(toks, k))
}

// hits reports whether the preposition of a noun's complement says whom an event hits, or where it is.
func hits(toks []corpus.Token, k int, kind string) bool {
	p := governing(toks, k)
	switch noun := lemma(&toks[toks[k].Head-1]); {
	case noun == "invasion":
		return p == "of"
	case kind == "war":
		return p == "against" || p == "in" || p == "on"
	case noun == "bombing" || noun == "siege":
		return p == "of" || onNames[p]
	}
	return onNames[p]
}

// governing returns the preposition that governs a noun; empty where none does.
func governing(toks []corpus.Token, k int) string {
	i := slices.IndexFunc(toks, func(t corpus.Token) bool { return t.Head == k+1 && t.Rel() == "case" })
	if i < 0 {
		return ""
	}
	return fold(toks[i].Form)
}

// happeningIn returns the place where an event is said to happen: "protests erupted in Norvik".
func happeningIn(toks []corpus.Token, head int) string {
	v := toks[head].Head - 1
	if v < 0 || toks[head].Rel() != "nsubj" || !happening[lemma(&toks[v])] {
		return ""
	}
	for k := range toks {
		if toks[k].Head == v+1 && toks[k].Rel() == "obl" && toks[k].UPOS == "PROPN" && onNames[governing(toks, k)] {
			return placeOf(toks, k)
		}
	}
	return ""
}

// wholeName returns a name around its head, without what it is joined with.
func wholeName(toks []corpus.Token, head int) string {
	var out []string
	for i := range toks {
		if rel := toks[i].Rel(); i == head || toks[i].Head == head+1 && (rel == "flat" || rel == "compound") {
			out = append(out, fold(toks[i].Form))
		}
	}
	return strings.Join(out, " ")
}

// countries are nouns for places that stand before their names: "the republics of Halva and Tarn".
var countries = setOf("republic", "state", "country", "nation", "city", "town", "village", "island", "province", "region", "territory", "district", "county")

// membersOf returns the names that a noun in the plural comprises, as one text that does not depend on their
// order: "the republics of Halva and Tarn", "rebels such as Halva and Tarn", "rebels, which Halva and Tarn are".
func membersOf(toks []corpus.Token, head int) string {
	names, _ := members(toks, head)
	if names = sortedSet(names); len(names) < 2 {
		return ""
	}
	return "of " + strings.Join(names, ", ")
}

// members returns the names that a noun in the plural comprises and the last token of them; none where
// something without a name is among them.
func members(toks []corpus.Token, head int) (names []string, last int) {
	if head < 0 || head >= len(toks) || !strings.Contains(toks[head].Feats, "Number=Plur") {
		return nil, 0
	}
	for k := head + 1; k < len(toks); k++ {
		if toks[k].Head != head+1 || toks[k].UPOS != "PROPN" {
			continue
		}
		switch p := governing(toks, k); toks[k].Rel() {
		case "nmod":
			if p != "like" && p != "as" && p != "such" && p != "including" && !(p == "of" && countries[lemma(&toks[head])]) {
				continue
			}
		case "appos":
		case "acl":
			if toks[k].DepRel != "acl:relcl" {
				continue
			}
		default:
			continue
		}
		names, last = []string{wholeName(toks, k)}, k
		for i := range toks {
			if toks[i].Head == k+1 && toks[i].Rel() == "conj" {
				if toks[i].UPOS != "PROPN" {
					return nil, 0
				}
				names, last = append(names, wholeName(toks, i)), i
			}
		}
		break
	}
	return names, last
}

// withMembers returns a description up to the last of its members, of which it may itself hold only the
// first, and no further: "republics of Halva and Tarn". It is empty where it has none behind "of".
func withMembers(d *corpus.Document, m *corpus.Mention) string {
	toks := d.Sentences[m.Sentence].Tokens
	names, last := members(toks, m.Head)
	of := m.Head + 1
	if of < len(toks) && toks[of].UPOS == "PUNCT" {
		of++ // a quotation mark
	}
	if len(names) < 2 || last == m.Last || last <= of || toks[of].Form != "of" {
		return ""
	}
	for _, t := range toks[of+1 : last] {
		if t.UPOS != "PROPN" && t.UPOS != "CCONJ" && t.Form != "," {
			return ""
		}
	}
	return clean(d.Slice(corpus.Span{Start: toks[m.First].Start, End: toks[last].End}))
}
