package tokenize

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word cuts the word at text[at], with its hyphens, full stops and clitics, and
// returns where it stopped.
func (s *scanner) word(at int) int {
	end := s.letters(at)
	for end < s.end {
		rest := s.text[end:s.end]
		next := end
		switch r, size := utf8.DecodeRuneInString(rest); {
		case isApostrophe(r) && wordAt(rest, size):
			next = s.letters(end + size)
		case r == '-' && wordAt(rest, 1) && keepsHyphen(s.text[at:end], rest[1:]):
			next = s.letters(end + 1)
			if number := numberShape.FindString(rest[1:]); number != "" {
				next = max(next, end+1+len(number)) // post-9/11
			}
		case r == '&' && upper(s.text[at:end]) && end-at <= 2 && wordAt(rest, 1):
			if part := s.letters(end + 1); upper(s.text[end+1 : part]) {
				next = part
			}
		case r == '.':
			next = s.stop(at, end)
		case r == '/' && end-at == 1 && wordAt(rest, 1):
			if part := s.letters(end + 1); part == end+2 {
				next = part // A/C, w/o
			}
		case r == '$' && end-at <= 2 && upper(s.text[at:end]) && len(rest) > 1 && isDigit(rune(rest[1])):
			s.emit(at, end+1) // US$
			return end + 1
		case r == ',' && isDigit(rune(s.text[end-1])) && thousandShape.MatchString(rest):
			next = end + 4 // Rs1,000
		case r == '_' && wordAt(rest, size):
			next = s.letters(end + size)
		}
		if next == end {
			break
		}
		end = next
		if s.text[end-1] == '.' {
			break
		}
	}
	if end < s.end && s.text[end] == '-' && end+1 == s.end && end-at <= 2 && end < s.limit {
		end++ // a word broken off: "th-"
	}
	s.clitics(at, end)
	return end
}

// letters returns where the run of letters, digits and marks at at ends.
func (s *scanner) letters(at int) int {
	for at < s.end {
		r, size := utf8.DecodeRuneInString(s.text[at:s.end])
		if !isWord(r) {
			break
		}
		at += size
	}
	return at
}

// stop decides whether the full stop at text[end] belongs to the word that
// began at at. It returns the end of what belongs to the word: end itself if
// the full stop does not.
func (s *scanner) stop(at, end int) int {
	word := s.text[at:end]
	word = word[strings.LastIndexByte(word, '-')+1:] // non-U.S.
	if next := s.letters(end + 1); next > end+1 {    // letters on both sides
		part := s.text[end+1 : next]
		switch {
		case isAcronymPart(word) && isAcronymPart(part):
			return next // U.S, e.g, Ph.D
		case isDomain(s.text[at:s.end], word, part) || isTicker(s.text[next:s.end], word, part):
			return next
		case isDigit(rune(word[len(word)-1])) && isDigit(rune(part[0])):
			return next // v3.2
		case (abbreviations[word] || lowerAbbreviations[word]) && isDigit(rune(part[0])):
			return end + 1 // No.10, Jan.6
		case (abbreviations[word] || strings.Contains(word, ".") && isAcronym(word) || initial(word) && !starters[part]) && startsUpper(part) && runes(part) > 1:
			return end + 1 // St.George, U.S.Senate, J.Smith
		}
		return end
	}
	// The full stop ends the run, but for punctuation.
	tail := s.text[end+1 : s.end]
	if strings.HasPrefix(tail, ".") {
		return end
	}
	switch {
	case word == "etc" || word == "Etc":
		if r := s.nextRune(end + 1); r == 0 || unicode.IsUpper(r) {
			return end
		}
		return end + 1
	case strings.Contains(word, ".") && isAcronym(word):
		return end + 1
	case abbreviations[word]:
		return end + 1
	case tail != "" && (tail[0] == ',' || tail[0] == ';') && len(word) <= 6 && isASCIILetter(word[0]):
		return end + 1 // "2.1 pct., less than"
	case initial(word) || initials[word]:
		if n := len(doubleInitial.FindString(s.text[at:s.end])); n > 0 {
			return at + n
		}
		if s.isInitial(end+1, at) {
			return end + 1
		}
	case lowerAbbreviations[word]:
		// Only before a number or lower-case word: "No. 5", "p. 12", "Art. IV".
		r := s.nextRune(end + 1)
		if isDigit(r) || word != "No" && unicode.IsLower(r) || articles[word] && romanShape.MatchString(s.text[end+1:min(s.limit, end+9)]) {
			return end + 1
		}
	}
	return end
}

// The shapes of initials of double names, J.-P., of Roman numbers and of thousands
// behind a comma.
var (
	thousandShape = regexp.MustCompile(`^,\d{3}(?:[^\d]|$)`)
	doubleInitial = regexp.MustCompile(`^\p{Lu}\.-\p{Lu}\.`)
	romanShape    = regexp.MustCompile(`^ (?:[VXLC]|I[IVXLC])[IVXLC]*\b`)
)

// isInitial reports whether the capital that ends at end, a full stop behind
// it, abbreviates a name: a capitalised word follows that does not usually open
// a sentence, and the capital is not the pronoun I, the end of a phrase or, after
// "on", the network called X.
func (s *scanner) isInitial(end, at int) bool {
	rest := strings.TrimLeftFunc(s.text[end:s.limit], isSpace)
	if end < s.end && s.text[end] == ',' {
		return true // Smith, J., 2004
	}
	n := 0
	for n < len(rest) {
		r, size := utf8.DecodeRuneInString(rest[n:])
		if !isWord(r) {
			break
		}
		n += size
	}
	next := rest[:n]
	if letter := s.text[at : end-1]; letter == "S" && n > 0 && isDigit(rune(next[0])) || letter != "I" && n > 0 && next == strings.ToLower(next) && !isDigit(rune(next[0])) {
		return true // S. 1234, a bill; Kim J. was
	}
	if before := strings.TrimRightFunc(s.text[:at], isSpace); s.text[at:end-1] == "X" && (strings.HasSuffix(before, " on") || strings.HasSuffix(before, " to")) {
		return false
	}
	return startsUpper(next) && !starters[next] && s.text[at:end-1] != "I"
}

// nextRune returns the first rune after at that is no space, 0 if none is left.
func (s *scanner) nextRune(at int) rune {
	for _, r := range s.text[at:s.limit] {
		if !isSpace(r) {
			return r
		}
	}
	return 0
}

// initial reports whether word is one capital letter, of any alphabet.
func initial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsUpper(r)
}

// isAcronymPart reports whether word can stand between the full stops of an
// acronym: a single letter, or Ph, Sc, Th.
func isAcronymPart(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	if size == len(word) {
		return unicode.IsLetter(r)
	}
	i := strings.LastIndexByte(word, '.')
	if i >= 0 {
		return isAcronymPart(word[i+1:])
	}
	return word == "Ph" || word == "Sc" || word == "Th" || word == "Ed" || word == "Litt"
}

// isAcronym reports whether every part of word between full stops is one of an
// acronym's.
func isAcronym(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		if !isAcronymPart(part) {
			return false
		}
	}
	return true
}

// isDomain reports whether word.part, the beginning of run, is of a host's name
// or a file's, not two sentences without a space.
func isDomain(run, word, part string) bool {
	run = run[:min(len(run), maxAddress)]
	i := len(run)
	for j, r := range run {
		if !isWord(r) && r != '.' && r != '-' && r != '_' {
			i = j
			break
		}
	}
	name := strings.TrimRight(run[:i], ".-")
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return false
	}
	last := name[dot+1:]
	if topLevel[strings.ToLower(last)] && (last == strings.ToLower(last) || last == strings.ToUpper(last)) {
		return true
	}
	return strings.Count(name, ".") >= 2 && name == strings.ToLower(name)
}

// isTicker reports whether word.part is a share's symbol and its exchange's, as
// agencies write them in brackets: <RDSA.L>, (BAY.DE). Rest follows it.
func isTicker(rest, word, part string) bool {
	return upper(word) && upper(part) && len(part) <= 2 && rest != "" && strings.IndexByte(">)|,", rest[0]) >= 0
}

// keepsHyphen reports whether a hyphen between before and after is inside a
// word of the treebanks: after a prefix, between syllables of a name.
func keepsHyphen(before, after string) bool {
	if i := strings.LastIndexByte(before, '-'); i >= 0 {
		before = before[i+1:]
	}
	return prefixes[strings.ToLower(before)]
}

// clitics emits text[at:end] as one token or as several.
func (s *scanner) clitics(at, end int) {
	word := s.text[at:end]
	if len(word) < 3 {
		s.emit(at, end)
		return
	}
	if cut := contractions[strings.ToLower(word)]; cut > 0 && !(word == "lets" && s.followsWord(at)) {
		s.emit(at, at+cut)
		s.emit(at+cut, end)
		return
	}
	mark := strings.LastIndexAny(word, "'’`‘")
	if mark <= 0 {
		s.emit(at, end)
		return
	}
	_, size := utf8.DecodeRuneInString(word[mark:])
	switch strings.ToLower(word[mark+size:]) {
	case "s", "m", "d", "re", "ve", "ll":
		s.clitics(at, at+mark)
		s.emit(at+mark, end)
		return
	case "t":
		if c := word[mark-1]; (c == 'n' || c == 'N') && mark > 1 {
			s.emit(at, at+mark-1)
			s.emit(at+mark-1, end)
			return
		}
	}
	s.emit(at, end)
}

// followsWord reports whether a word stands before at, with a space between: "it
// lets users" is no "let's".
func (s *scanner) followsWord(at int) bool {
	return at > 1 && s.text[at-1] == ' ' && wordBefore(s.text, at-1)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func upper(s string) bool { return s == strings.ToUpper(s) && s != strings.ToLower(s) }

func runes(s string) int { return utf8.RuneCountInString(s) }
