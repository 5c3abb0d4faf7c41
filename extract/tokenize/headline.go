package tokenize

import (
	"strings"
	"unicode"

	"tercet/corpus"
)

// headlineEnds reports whether a headline without a full stop ends with token i
// of the sentence that began at start: a dateline follows it, or a text that is
// not in capitals.
//
//	… ferry sinks | LONDON (AP) — Divers said
//	FERRY SINKS OFF COAST | Divers said
func headlineEnds(tokens []corpus.Token, start, i int) bool {
	return datelineAt(tokens, start, i+1) || capitalsEnd(tokens, start, i)
}

// datelineAt reports whether a dateline in capitals with an agency begins at
// token i, inside the sentence that began at start.
func datelineAt(tokens []corpus.Token, start, i int) bool {
	if i-start < 3 || !isCapitals(tokens[i].Form) || isCapitals(tokens[i-1].Form) || isOpener(tokens[i-1].Form) {
		return false
	}
	for j := i + 1; j < min(i+10, len(tokens)-2); j++ {
		switch form := tokens[j].Form; {
		case form == "(":
			return agencies[tokens[j+1].Form] && tokens[j+2].Form == ")"
		case form != "," && !startsUpper(form) && !isDigit(rune(form[0])):
			return false
		}
	}
	return false
}

// capitalsEnd reports whether four words or more in capitals, the first of their
// block's sentence, end with token i, and a sentence in small letters follows.
func capitalsEnd(tokens []corpus.Token, start, i int) bool {
	if i+2 >= len(tokens) || !startsUpper(tokens[i+1].Form) || isCapitals(tokens[i+1].Form) || runes(tokens[i+1].Form) < 2 && tokens[i+1].Form != "A" {
		return false
	}
	if !isCapitals(tokens[i].Form) || !isLower(tokens[i+2].Form) {
		return false
	}
	words := 0
	for j := i; j >= start; j-- {
		switch form := tokens[j].Form; {
		case isCapitals(form):
			words++
		case strings.ContainsFunc(form, unicode.IsLetter):
			return false
		}
	}
	return words >= 4
}

// isCapitals reports whether form has two letters or more, all of them capitals.
func isCapitals(form string) bool { return runes(form) > 1 && upper(form) }

func isLower(form string) bool { return form == strings.ToLower(form) && form != strings.ToUpper(form) }
