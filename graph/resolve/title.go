package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
)

// titled returns a person's name with the title in front of it, as the text has them: "Foreign Minister
// Piet Haldane", "Drovenian envoy Tarasyan". It is empty where no title stands there.
func titled(d *corpus.Document, m *corpus.Mention) string {
	const longest = 5 // words
	toks := d.Sentences[m.Sentence].Tokens
	if m.Type != corpus.Person || m.First < 1 || m.Last >= len(toks) {
		return ""
	}
	if t := &toks[m.First-1]; initial(t.Form) && t.Head > m.First && t.Head <= m.Last+1 {
		return clean(d.Slice(corpus.Span{Start: t.Start, End: m.End})) // that the recogniser has missed
	}
	if !titleNoun(&toks[m.First-1]) {
		return ""
	}
	first := m.First
	for first > 0 && m.First-first < longest && titleWord(&toks[first-1]) && toks[first-1].Head > first && toks[first-1].Head <= m.Last+1 {
		first--
	}
	if first == m.First {
		return ""
	}
	if first > 0 && toks[first].UPOS == "PROPN" && toks[first-1].UPOS == "PROPN" && toks[first-1].Head == first+1 {
		first-- // "[United] States Senator"
	}
	if c, _ := utf8.DecodeRuneInString(toks[max(0, first-2)].Form); first > 1 && fold(toks[first-1].Form) == "of" && titleNoun(&toks[first-2]) && unicode.IsUpper(c) {
		first -= 2 // "Secretary of Justice"
	}
	start := toks[first].Start
	for start > 0 && d.Text[start-1] == '-' { // "commander-in-chief"
		start = strings.LastIndexAny(d.Text[:start-1], "- \t\n") + 1
	}
	return clean(d.Slice(corpus.Span{Start: start, End: m.End}))
}

// initial reports whether a word is a letter with a full stop.
func initial(word string) bool {
	c, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(c) && word[size:] == "."
}

// titleNoun reports whether a word says what somebody is: "Ms", "president", "envoy".
func titleNoun(t *corpus.Token) bool {
	words := splitWords(t.Form)
	if len(words) != 1 {
		return false
	}
	_, title := courtesy[words[0]]
	return title || t.UPOS != "ADJ" && commonNoun(lemma(t))
}

// titleWord reports whether a word may be part of a title: its noun, what makes another office of
// it, a name ("Kremlin spokesman") or a state's adjective.
func titleWord(t *corpus.Token) bool {
	first, _ := utf8.DecodeRuneInString(t.Form)
	switch t.UPOS {
	case "PROPN":
		return true
	case "NOUN", "ADJ":
		return titleNoun(t) || compounds[fold(t.Form)] || unicode.IsUpper(first) ||
			slices.ContainsFunc(corpus.FindStates(t.Form), func(s corpus.State) bool { return s.Form == corpus.StateAdjective })
	}
	return false
}
