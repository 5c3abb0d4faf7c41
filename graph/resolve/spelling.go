package resolve

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// cyrillic spells Cyrillic letters in Latin ones, so that a stray initial or a
// name left in its own script meets its transliteration.
var cyrillic = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "yo", "ж", "zh", "з", "z", "и", "i",
	"й", "y", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t",
	"у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "",
	"э", "e", "ю", "yu", "я", "ya", "і", "i", "ї", "yi", "є", "ye", "ґ", "g", "қ", "k", "ұ", "u", "ң", "n", "ә", "a", "ө", "o")

var otherLetters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// fold returns s in lower case without diacritics and in Latin letters.
func fold(s string) string {
	s = strings.ToLower(s)
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	s = otherLetters.Replace(cyrillic.Replace(norm.NFC.String(s)))
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// transliterations makes one spelling of those that systems of romanisation give
// a sound. Longer patterns stand first. The soft consonants that are written j, y, zh or
// dzh fall together with i.
var transliterations = byFirstLetter(
	"dzh", "i", "tsch", "ch", "tch", "ch", "sch", "sh", "kh", "h", "zh", "i", "ck", "k", "ph", "f", "ks", "x",
	"ou", "u", "ow", "ov", "off", "ov", "ff", "f", "yev", "ev", "iev", "ev", "iy", "i", "yy", "i", "ij", "i",
	"ye", "e", "je", "e", "yo", "io", "j", "i", "y", "i", "w", "v", "q", "k")

// romanisation is a pattern of letters with what is written for it.
type romanisation struct{ letters, written string }

// byFirstLetter returns pairs of letters and what is written for them, in their order.
func byFirstLetter(pairs ...string) (out [256][]romanisation) {
	for i := 0; i < len(pairs); i += 2 {
		first := pairs[i][0]
		out[first] = append(out[first], romanisation{pairs[i], pairs[i+1]})
	}
	return out
}

// sound returns a key that romanisations of one name share: Simonyan and
// Simonjan, Tokayev and Tokaev. The word is folded.
func sound(word string) string {
	var buf [wordBytes]byte
	return string(appendSound(buf[:0], word))
}

// wordBytes is the length up to which words need no memory of their own.
const wordBytes = 48

func appendSound(b []byte, word string) []byte {
	add := func(c byte) {
		if len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	for len(word) > 0 {
		i := slices.IndexFunc(transliterations[word[0]], func(s romanisation) bool { return strings.HasPrefix(word, s.letters) })
		if i < 0 {
			add(word[0])
			word = word[1:]
			continue
		}
		s := &transliterations[word[0]][i]
		for k := range len(s.written) {
			add(s.written[k])
		}
		word = word[len(s.letters):]
	}
	return b
}

// firstSound returns the first letter of a word's sound.
func firstSound(word string) byte {
	for _, s := range transliterations[word[0]] {
		if strings.HasPrefix(word, s.letters) {
			return s.written[0]
		}
	}
	return word[0]
}

// skeleton returns the consonants of a word's sound after its first letter; it
// is the key by which misspellings with other vowels are found.
func skeleton(word string) string {
	var buf [wordBytes]byte
	return string(consonants(appendSound(buf[:0], word)))
}

// consonants takes the vowels out of a sound, but for the first letter, in place.
func consonants(sound []byte) []byte {
	kept := sound[:min(1, len(sound))]
	for i := 1; i < len(sound); i++ {
		switch sound[i] {
		case 'a', 'e', 'i', 'o', 'u':
		default:
			kept = append(kept, sound[i])
		}
	}
	return kept
}

// distance is the number of insertions, deletions, substitutions and swaps of
// neighbours that turn a into b (Damerau 1964, restricted), or limit+1 where
// it is more than limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			best = min(best, row[j])
		}
		if best > limit {
			return limit + 1
		}
		before, prev, row = prev, row, before
	}
	return min(prev[len(b)], limit+1)
}

// Likeness of two words, from different to equal.
const (
	unlike    = 0.0
	misspelt  = 0.7 // a letter or two apart: needs evidence beside it
	sameSound = 0.9 // two romanisations of one name
	sameWord  = 1.0
)

// likeness compares two folded words. Words that begin with another sound are
// unlike, whatever their distance: Tigran is not Iran.
func likeness(a, b string) float64 {
	switch {
	case a == b:
		return sameWord
	case hasDigit(a) || hasDigit(b):
		return unlike
	case len(a) < 4 || len(b) < 4:
		return unlike
	case firstSound(a) != firstSound(b):
		return unlike
	}
	var bufA, bufB [wordBytes]byte
	sa, sb := appendSound(bufA[:0], a), appendSound(bufB[:0], b)
	switch {
	case bytes.Equal(sa, sb):
		return sameSound
	case strings.HasPrefix(a, b) || strings.HasPrefix(b, a):
		return unlike // Tunis is not Tunisia, nor a Democrat the Democrats
	}
	short := min(len(a), len(b))
	limit := 0
	switch {
	case short >= 9, short >= 5 && bytes.Equal(consonants(sa), consonants(sb)):
		limit = 2
	case short >= 6:
		limit = 1
	}
	if limit > 0 && distance(a, b, limit) <= limit {
		return misspelt
	}
	return unlike
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
	}
	return false
}
