package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
)

// split cuts the tokens of one block into sentences.
func split(text string, tokens []corpus.Token, kind corpus.BlockKind) [][]corpus.Token {
	var sents [][]corpus.Token
	start, open := 0, false // open: a straight double quote waits for its partner
	for i := range tokens {
		if tokens[i].Form == "\"" {
			open = !open
		}
		if i+1 < len(tokens) && !ends(text, tokens, start, i, open, kind) {
			continue
		}
		sents = append(sents, tokens[start:i+1:i+1])
		start = i + 1
	}
	return sents
}

// ends reports whether a sentence that began at token start ends with token i,
// which is not the block's last.
func ends(text string, tokens []corpus.Token, start, i int, open bool, kind corpus.BlockKind) bool {
	next := &tokens[i+1]
	gap := text[tokens[i].End:next.Start]
	if strings.Contains(gap, "\n") && lineEnds(tokens, i, kind) {
		return true
	}
	// Closing quotes and brackets belong to the sentence before them.
	last := i
	quoted := false
	for last > start && i-last < 8 && isCloser(tokens[last].Form) && !tokens[last-1].SpaceAfter {
		quoted = quoted || tokens[last].Form != ")" && tokens[last].Form != "]"
		last--
	}
	for j := i + 1; j < len(tokens) && j-i < 8 && isCloser(tokens[j].Form) && !tokens[j-1].SpaceAfter; j++ {
		if j+1 == len(tokens) || tokens[j].SpaceAfter || tokens[j].Form == "\"" && open {
			return false // the closers come first
		}
	}
	form := tokens[last].Form
	first := firstRune(tokens, i+1)
	switch {
	case last == start:
		return false // a number or a mark before what it introduces
	case form == "." || form == "..":
		if last == start+1 && isItemNumber(tokens[start].Form) {
			return false // "1. Be responsible."
		}
		return opens(first) || !quoted && tokens[i].SpaceAfter && !isPunct(first)
	case form == "!" && last == i && exclaimed[tokens[i-1].Form] && !starters[next.Form]:
		return false
	case form[0] == '!' || form[0] == '?':
		return opens(first) || last == i && tokens[i].SpaceAfter && !isPunct(first)
	case isDots(form):
		return unicode.IsUpper(first)
	case strings.HasSuffix(form, ".") && len(form) > 1:
		if isQuote(next.Form) && i+2 < len(tokens) && tokens[i].SpaceAfter {
			next = &tokens[i+2] // of Acme Inc. “Nobody knew
			if !strings.Contains(form[:len(form)-1], ".") && startsUpper(next.Form) && !titles[form[:len(form)-1]] {
				return true
			}
		}
		return abbreviationEnds(form, next.Form) && !(i-start < 4 && beforeHour[tokens[start].Form])
	}
	return stampEnds(tokens, i) || headlineEnds(tokens, start, i)
}

// stampEnds reports whether token i and the next one lie on the edge of a date
// and time that stand for themselves, as e-mail programs write them, or between
// two addresses.
func stampEnds(tokens []corpus.Token, i int) bool {
	if isAddress(tokens[i].Form) && isAddress(tokens[i+1].Form) {
		return true
	}
	if i+2 < len(tokens) && isStamp(tokens[i+1:]) {
		return true
	}
	for back := 1; back <= 2; back++ {
		if j := i - back; j >= 0 && isStamp(tokens[j:]) && !isPunct(firstRune(tokens, i+1)) {
			return back == 2 || !isHalfDay(tokens[i+1].Form)
		}
	}
	return false
}

// isStamp reports whether tokens begin with a date in numbers and a time.
func isStamp(tokens []corpus.Token) bool {
	return len(tokens) > 1 && strings.Count(tokens[0].Form, "/") == 2 && isDigit(rune(tokens[0].Form[0])) &&
		strings.Contains(tokens[1].Form, ":") && isDigit(rune(tokens[1].Form[0]))
}

func isHalfDay(form string) bool { return form == "AM" || form == "PM" }

func isAddress(form string) bool {
	return strings.Contains(form, "://") || strings.HasPrefix(form, "www.")
}

// isItemNumber reports whether form can number an item of a list.
func isItemNumber(form string) bool {
	return len(form) <= 2 && isDigit(rune(form[0])) && isDigit(rune(form[len(form)-1]))
}

// lineEnds reports whether the end of a line behind token i ends a sentence: it
// does after a full stop or colon, before a bullet or a dash that opens speech,
// and wherever each line stands for itself.
func lineEnds(tokens []corpus.Token, i int, kind corpus.BlockKind) bool {
	form, next := tokens[i].Form, tokens[i+1].Form
	first := firstRune(tokens, i+1)
	if kind == corpus.ListItem && unicode.IsLower(first) && !isOpener(next) {
		return false // the item goes on
	}
	if kind != corpus.Paragraph {
		return true
	}
	switch form[len(form)-1] {
	case '.':
		if len(form) == 1 || isDots(form) {
			return true
		}
		return false // an abbreviation, as at any place
	case '!', '?', ':':
		return true
	}
	switch next {
	case "–", "—", "--":
		return !unicode.IsLower(first)
	case "-", "•", "*", "·":
		return true
	}
	return false
}

// opens reports whether a token can open a sentence whose first letter, digit or
// sign is first.
func opens(first rune) bool {
	return unicode.IsUpper(first) || unicode.IsDigit(first) || strings.ContainsRune("#@$£€", first)
}

// firstRune returns the first letter or digit from token i on, behind opening
// quotes and brackets.
func firstRune(tokens []corpus.Token, i int) rune {
	for stop := i + 8; i < len(tokens); i++ {
		r, _ := utf8.DecodeRuneInString(tokens[i].Form)
		if !isOpener(tokens[i].Form) || i+1 == len(tokens) || i == stop {
			return r
		}
	}
	return 0
}

// abbreviationEnds reports whether an abbreviation's full stop is also the
// sentence's: a word follows that opens sentences.
func abbreviationEnds(form, next string) bool {
	word := strings.TrimSuffix(form, ".")
	if titles[word] || initial(word) {
		return false
	}
	if word == "a.m" || word == "p.m" { // of a day, or in a zone
		return startsUpper(next) && !upper(next) && !clockWords[next]
	}
	return starters[next]
}

func isDots(form string) bool {
	return strings.Trim(form, ".") == "" || strings.Trim(form, "…") == ""
}

func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

func isCloser(form string) bool {
	switch form {
	case "\"", "”", "’", "'", "''", "’’", "»", ")", "]", "}":
		return true
	}
	return false
}

func isQuote(form string) bool { return form == "\"" || form == "“" || form == "``" }

func isOpener(form string) bool {
	switch form {
	case "\"", "“", "‘", "'", "``", "‘‘", "‘’", "«", "„", "(", "[", "{", "–", "—", "-", "•", "*", "--":
		return true
	}
	return false
}
