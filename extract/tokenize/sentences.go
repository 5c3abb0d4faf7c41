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
	start := 0
	for i := range tokens {
		if i+1 < len(tokens) && !ends(text, tokens, start, i, kind) {
			continue
		}
		sents = append(sents, tokens[start:i+1:i+1])
		start = i + 1
	}
	return sents
}

// ends reports whether a sentence that began at token start ends with token i,
// which is not the block's last.
func ends(text string, tokens []corpus.Token, start, i int, kind corpus.BlockKind) bool {
	next := &tokens[i+1]
	gap := text[tokens[i].End:next.Start]
	if strings.Contains(gap, "\n") && lineEnds(tokens[i].Form, next.Form, kind) {
		return true
	}
	// Closing quotes and brackets belong to the sentence before them.
	last := i
	quoted := false
	for last > start && isCloser(tokens[last].Form) && !tokens[last-1].SpaceAfter {
		quoted = quoted || tokens[last].Form != ")" && tokens[last].Form != "]"
		last--
	}
	if isCloser(next.Form) && !tokens[i].SpaceAfter && (i+2 >= len(tokens) || tokens[i+1].SpaceAfter) {
		return false // the closer comes first
	}
	form := tokens[last].Form
	first := firstRune(tokens, i+1)
	switch {
	case form == "." || isDots(form) && len(form) == 2:
		return opens(next.Form, first) || !quoted && last == i && tokens[i].SpaceAfter && !unicode.IsLower(first) && !isPunct(first)
	case form[0] == '!' || form[0] == '?':
		return opens(next.Form, first)
	case isDots(form):
		return unicode.IsUpper(first) && last > start
	case strings.HasSuffix(form, ".") && len(form) > 1:
		return last > start && abbreviationEnds(form, next.Form)
	}
	return false
}

// lineEnds reports whether the end of a line between two tokens ends a
// sentence: it does after a full stop or colon, before a bullet or dash, and
// wherever each line stands for itself.
func lineEnds(form, next string, kind corpus.BlockKind) bool {
	if kind != corpus.Paragraph {
		return true
	}
	switch form[len(form)-1] {
	case '.', '!', '?', ':':
		return true
	}
	switch next {
	case "–", "—", "-", "•", "*", "·", "--":
		return true
	}
	return false
}

// opens reports whether a token can open a sentence.
func opens(form string, first rune) bool {
	return unicode.IsUpper(first) || unicode.IsDigit(first) && !strings.ContainsAny(form, ")]")
}

// firstRune returns the first letter or digit from token i on, behind opening
// quotes and brackets.
func firstRune(tokens []corpus.Token, i int) rune {
	for ; i < len(tokens); i++ {
		r, _ := utf8.DecodeRuneInString(tokens[i].Form)
		if !isOpener(tokens[i].Form) || i+1 == len(tokens) {
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
	return starters[next]
}

func isDots(form string) bool {
	return strings.Trim(form, ".") == "" || strings.Trim(form, "…") == ""
}

func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

func isCloser(form string) bool {
	switch form {
	case "\"", "”", "’", "'", "''", "»", ")", "]", "}":
		return true
	}
	return false
}

func isOpener(form string) bool {
	switch form {
	case "\"", "“", "‘", "'", "``", "«", "„", "(", "[", "{", "–", "—", "-", "•", "*", "--":
		return true
	}
	return false
}
