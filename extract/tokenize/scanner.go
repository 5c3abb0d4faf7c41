package tokenize

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
)

// scanner cuts one run of text without white space, text[start:end].
type scanner struct {
	text       string
	start, end int
	limit      int // end of the block, for a look at the next run
	tokens     []corpus.Token
}

// emit adds the token text[a:b].
func (s *scanner) emit(a, b int) {
	s.tokens = append(s.tokens, corpus.Token{Span: corpus.Span{Start: a, End: b}, Form: s.text[a:b]})
}

// run cuts the whole run.
func (s *scanner) run() {
	for at := s.start; at < s.end; {
		rest := s.text[at:s.end]
		if n := s.address(at, rest); n > 0 {
			s.emit(at, at+n)
			at += n
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		switch {
		case isDigit(r):
			at = s.number(at)
		case isWord(r):
			at = s.word(at)
		case isApostrophe(r):
			n := size
			switch m := elision(rest[size:]); {
			case m > 0 && at == s.start:
				n += m
			case at > s.start:
				n += possessive(s.text[:at], rest[size:])
			}
			s.emit(at, at+n)
			at += n
		default:
			n := s.symbol(at, rest, r, size)
			s.emit(at, at+n)
			at += n
		}
	}
}

// The shapes that are recognised as wholes. They are anchored and tried only
// where their first characters allow it.
var (
	urlShape      = regexp.MustCompile(`^(?i:https?://|ftp://|www\.)[^\s<>"“”«»]+`)
	pathShape     = regexp.MustCompile(`^[a-z\d-]+(?:\.[a-z\d-]+)+/[^\s<>"“”«»]+`)
	emailShape    = regexp.MustCompile(`^[\pL\d][\pL\d._+%'-]*@[\pL\d-]+(?:\.[\pL\d-]+)*`)
	handleShape   = regexp.MustCompile(`^[#@][\pL_][\pL\d_]*`)
	emoticonShape = regexp.MustCompile(`^(?:[:;=8]['’]?-?[)(DPp|/\\\]\[*oO3]+|<3|\^_\^|[xX]D)`)
	numberShape   = regexp.MustCompile(`^\d+(?:[.,:/]\d+)*`)
	decadeShape   = regexp.MustCompile(`^['’]s(?:[^\pL\d]|$)`)
	instantShape  = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?`)
	phoneShape    = regexp.MustCompile(`^(?:\d{3}-\d{4}|\d{1,4}-\d{1,4}(?:-\d{1,5})+)`)
)

// maxAddress bounds what is looked at for an address, in bytes, so that time
// stays linear in text without white space.
const maxAddress = 512

// address returns the length of the URL, e-mail address, handle or emoticon at
// the start of rest, or 0.
func (s *scanner) address(at int, rest string) int {
	if at != s.start && wordBefore(s.text, at) && !(rest[0] == '#' && s.text[s.tokens[len(s.tokens)-1].Start] == '#') { // #one#two
		return 0
	}
	rest = rest[:min(len(rest), maxAddress)]
	switch c := rest[0]; {
	case c == '#' || c == '@':
		return len(handleShape.FindString(rest))
	case c == ':' || c == ';' || c == '=' || c == '<' || c == '^' || c == 'x' || c == 'X' || c == '8':
		if m := emoticonShape.FindString(rest); m != "" && strings.Trim(rest[len(m):], ".,!?)\"”") == "" {
			return len(m)
		}
	}
	if strings.Contains(rest, "://") || strings.Contains(rest, "ww.") || strings.Contains(rest, "WW.") {
		if m := urlShape.FindString(rest); m != "" {
			return len(trimTail(m))
		}
	}
	if slash := strings.IndexByte(rest, '/'); slash > 0 && strings.IndexByte(rest[:slash], '.') > 0 {
		if m := pathShape.FindString(rest); m != "" && topLevel[m[strings.LastIndexByte(m[:slash], '.')+1:slash]] {
			return len(trimTail(m)) // example.org/news
		}
	}
	if strings.IndexByte(rest, '@') > 0 {
		if m := emailShape.FindString(rest); m != "" {
			return len(strings.TrimRight(m, ".-'"))
		}
	}
	return 0
}

// trimTail takes the punctuation off a URL that belongs to the sentence.
func trimTail(url string) string {
	for url != "" {
		r, size := utf8.DecodeLastRuneInString(url)
		switch {
		case r == ')' && strings.Count(url, "(") >= strings.Count(url, ")"):
			return url
		case strings.ContainsRune(".,;:!?'’)]}*_", r):
			url = url[:len(url)-size]
		default:
			return url
		}
	}
	return url
}

// elision returns the length of a word that is written with an apostrophe
// before it: 'em, 'til, '90s.
func elision(rest string) int {
	n := 0
	for n < len(rest) && (isASCIILetter(rest[n]) || rest[n] >= '0' && rest[n] <= '9') {
		n++
	}
	word := strings.ToLower(rest[:n])
	switch word {
	case "em", "til", "till", "tis", "twas", "cause", "cuz", "bout", "n":
		return n
	}
	if len(word) >= 2 && len(word) <= 3 && word[0] >= '0' && word[0] <= '9' && word[1] >= '0' && word[1] <= '9' {
		return n
	}
	return 0
}

// possessive returns the length of the clitic "s" that rest begins with, an apostrophe
// before it, if what stands before that is no word of letters: Inc.'s, @lind's.
func possessive(before, rest string) int {
	if last := before[len(before)-1]; last != '.' && !wordBefore(before, len(before)) {
		return 0
	}
	if rest != "" && (rest[0] == 's' || rest[0] == 'S') && !wordAt(rest, 1) {
		return 1
	}
	return 0
}

// number cuts a number and what is glued to it: a unit, an ordinal's ending, a
// range, a telephone number. It returns where it stopped.
func (s *scanner) number(at int) int {
	rest := s.text[at:s.end]
	if m := instantShape.FindString(rest[:min(len(rest), 32)]); m != "" && !wordAt(rest, len(m)) {
		s.emit(at, at+len(m))
		return at + len(m)
	}
	if m := phoneShape.FindString(rest); m != "" && !wordAt(rest, len(m)) {
		s.emit(at, at+len(m))
		return at + len(m)
	}
	n := len(numberShape.FindString(rest))
	if !wordAt(rest, n) {
		switch {
		case n == len(rest)-1 && rest[n] == '.' && at == s.start && s.listNumber(at, n):
			n++
		case (n == 2 || n == 4) && rest[n-1] == '0' && decadeShape.MatchString(rest[n:]):
			_, size := utf8.DecodeRuneInString(rest[n:])
			n += size + 1
		case decadeShape.MatchString(rest[n:]):
			_, size := utf8.DecodeRuneInString(rest[n:])
			s.emit(at, at+n)
			s.emit(at+n, at+n+size+1)
			return at + n + size + 1
		}
		s.emit(at, at+n)
		return at + n
	}
	end := n
	for end < len(rest) && wordAt(rest, end) {
		_, size := utf8.DecodeRuneInString(rest[end:])
		end += size
	}
	if unit := rest[n:end]; units[unit] {
		if strings.HasPrefix(rest[end:], ".m.") && len(unit) == 1 {
			end += 3
		}
		s.emit(at, at+n)
		s.emit(at+n, at+end)
		return at + end
	}
	if strings.ContainsAny(rest[:n], ".,:/") {
		s.emit(at, at+end)
		return at + end
	}
	return s.word(at)
}

// listNumber reports whether the number of n bytes at at, followed by a full
// stop, opens a list item: it is the first thing of its line and more follows.
func (s *scanner) listNumber(at, n int) bool {
	return n <= 2 && startsLine(s.text, at) && s.end < s.limit
}

// startsLine reports whether only white space stands before at on its line.
func startsLine(text string, at int) bool {
	for at > 0 {
		switch text[at-1] {
		case ' ', '\t', '\r':
			at--
		case '\n':
			return true
		default:
			return false
		}
	}
	return true
}

// symbol returns the length of the punctuation token at the start of rest.
func (s *scanner) symbol(at int, rest string, r rune, size int) int {
	n := size
	switch r {
	case '.', '-', '*', '=', '_', '~', '+', '`', '…', '<', '>', '|', '^':
		for strings.HasPrefix(rest[n:], rest[:size]) {
			n += size
		}
		if r == '.' && n == 1 && len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9' && !wordBefore(s.text, at) {
			n += len(numberShape.FindString(rest[1:])) // .5
		}
		if r == '_' || r == '~' || r == '=' || r == '*' {
			for n < len(rest) && strings.IndexByte("_~=*-", rest[n]) >= 0 && n > 1 {
				n++
			}
		}
	case '[':
		for _, gap := range []string{"[...]", "[…]"} {
			if strings.HasPrefix(rest, gap) {
				return len(gap)
			}
		}
	case '!', '?':
		for n < len(rest) && (rest[n] == '!' || rest[n] == '?') {
			n++
		}
	case '\'', '’', '‘':
		if next, size := utf8.DecodeRuneInString(rest[n:]); next == r || next == '’' {
			n += size // two single quotes for a double one
		}
	default:
		// A mark that combines with the one before belongs to it, and what it joins.
		joined := isRegion(r)
		for n < len(rest) {
			m, size := utf8.DecodeRuneInString(rest[n:])
			switch {
			case m == '\u200d':
				joined = true
			case unicode.Is(unicode.Mn, m) || m == '\ufe0f' || m >= 0x1F3FB && m <= 0x1F3FF: // tones of skin
			case joined && unicode.IsSymbol(m) && (isRegion(m) || !isRegion(r)):
				joined = false
			default:
				return n
			}
			n += size
		}
	}
	return n
}

// isRegion reports whether r is half of a flag.
func isRegion(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '`' || r == '‘' }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// isWord reports whether r is part of a word. A byte that is no UTF-8 is.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || r == utf8.RuneError ||
		r == '\u00ad' || r == '\u200d'
}

// wordAt reports whether a character of a word stands at text[i].
func wordAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return isWord(r)
}

// wordBefore reports whether a character of a word ends at text[i].
func wordBefore(text string, i int) bool {
	r, size := utf8.DecodeLastRuneInString(text[:i])
	return size > 0 && isWord(r)
}
