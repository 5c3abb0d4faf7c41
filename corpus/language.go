package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// English reports whether the document may be taken for English: it was
// recognised as such, or is too short to tell.
func (d *Document) English() bool {
	return d.Meta.Language == "en" || d.Meta.Language == ""
}

// Languages are recognised from so many runes on; more than so many are not
// looked at.
const (
	fewestRunes = 100
	mostBytes   = 8 << 10
)

// detectLanguage returns the ISO 639-1 code of the language of the document's
// running text, or "" where there is too little of it.
func detectLanguage(d *Document) string {
	text := runningText(d)
	if utf8.RuneCountInString(text) < fewestRunes {
		return ""
	}
	lower := lowerWords(text)
	// Names of many countries mislead trigrams; languages are known by their
	// function words, and English telegrams ("Shr 7 cts vs 4") by having none.
	english := share(lower, englishWords)
	if english > 0.2 && len(lower) >= 10 {
		return "en"
	}
	info := whatlanggo.Detect(text)
	tie := info.Confidence == 0 // of equally likely languages chance says which comes first
	if foreign := share(lower, foreignWords); info.Script == unicode.Latin && foreign <= max(english, 0.08) {
		if tie || info.Lang != whatlanggo.Eng && (english > 0.1 || !info.IsReliable() || distinct(lower) < 30) {
			return ""
		}
	}
	if tie && info.Script != nil {
		return undetermined
	}
	return info.Lang.Iso6391()
}

// undetermined is the code of ISO 639-2 for a language that cannot be told, which is not English.
const undetermined = "und"

// runningText returns the beginning of the text without boilerplate.
func runningText(d *Document) string {
	var sb strings.Builder
	for _, b := range d.Blocks {
		if b.Kind == Boilerplate {
			continue
		}
		sb.WriteString(d.Slice(b.Span))
		sb.WriteByte('\n')
		if sb.Len() > mostBytes {
			break
		}
	}
	text := sb.String()
	if len(text) > mostBytes {
		text = strings.ToValidUTF8(text[:mostBytes], "")
	}
	return text
}

// Frequent words of English, and of the languages that share its letters.
const (
	englishWords = " the of and to that is was for on with as by at from it be are were has have had not this which but he she they their his her its will would who been after said "
	foreignWords = " le la les des et du de en un une que qui dans pour est sur au par pas der die das und ist nicht mit von ein eine den dem zu auf im el los las del por con se lo su il di che non per della sono o os da do um uma com em na no het een van dat niet op te och att det som på är av og er af til ikke sig fra har med havde blev w z się nie do jest i ve bir bu için ile yang dan di ini untuk a az és hogy nem ja ei on että si cu pe sa je "
)

// lowerWords returns the words of text that are written in small letters.
func lowerWords(text string) []string {
	var words []string
	for w := range strings.FieldsSeq(text) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		if w != "" && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLower(r) }) {
			words = append(words, w)
		}
	}
	return words
}

// share returns the share of words that stand in a list between spaces.
func share(words []string, list string) float64 {
	n := 0
	for _, w := range words {
		if strings.Contains(list, " "+w+" ") {
			n++
		}
	}
	return float64(n) / float64(max(len(words), 1))
}

// distinct returns how many different words there are.
func distinct(words []string) int {
	words = slices.Clone(words)
	slices.Sort(words)
	return len(slices.Compact(words))
}
