package corpus

import (
	"strings"
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
	// Names of many countries mislead trigrams; English is known by its function words.
	if functionWordShare(text) > 0.2 {
		return "en"
	}
	return whatlanggo.Detect(text).Lang.Iso6391()
}

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

// functionWords are frequent words of English that no other language has in
// such numbers.
const functionWords = " the of and to that is was for on with as by at from it be are were has have had not this which but he she they their his her its will would who been after said "

// functionWordShare returns the share of functionWords among the words of text.
func functionWordShare(text string) float64 {
	words := strings.Fields(strings.ToLower(text))
	n := 0
	for _, w := range words {
		if strings.Contains(functionWords, " "+w+" ") {
			n++
		}
	}
	return float64(n) / float64(max(len(words), 1))
}
