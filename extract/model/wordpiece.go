package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// WordPiece cuts words into pieces of a vocabulary as BERT's uncased tokenizer
// does (Devlin et al. 2019): lower case, no accents, punctuation and CJK
// characters apart, then the longest piece first. It is read-only and safe for
// concurrent use.
type WordPiece struct {
	ids           map[string]int32
	unk, cls, sep int32
	limit         int
}

// maxWord is the length in characters from which BERT reads a part of a word as
// unknown.
const maxWord = 100

// NewWordPiece reads a vocabulary, one piece a line, in order of its numbers.
// Of a word, at most limit pieces are read.
func NewWordPiece(vocabulary string, limit int) *WordPiece {
	w := &WordPiece{ids: make(map[string]int32, strings.Count(vocabulary, "\n")), limit: limit}
	var n int32
	for line := range strings.Lines(vocabulary) {
		w.ids[strings.TrimSuffix(line, "\n")] = n
		n++
	}
	w.unk, w.cls, w.sep = w.ids["[UNK]"], w.ids["[CLS]"], w.ids["[SEP]"]
	return w
}

// Size returns the number of pieces.
func (w *WordPiece) Size() int { return len(w.ids) }

// Frame returns the pieces that begin and end a sentence.
func (w *WordPiece) Frame() (cls, sep int32) { return w.cls, w.sep }

// Append appends the pieces of a word to dst: one at least, as many as the
// limit at most.
func (w *WordPiece) Append(dst []int32, word string) []int32 {
	from := len(dst)
	if id, ok := w.ids[word]; ok && isLower(word) { // the common case
		return append(dst, id)
	}
	text := normalize(word)
	start := 0
	for i, r := range text {
		size := utf8.RuneLen(r)
		if r == ' ' || isPunctuation(r) || isCJK(r) {
			dst = w.part(dst, text[start:i])
			if r != ' ' {
				dst = w.part(dst, text[i:i+size])
			}
			start = i + size
		}
	}
	dst = w.part(dst, text[start:])
	if len(dst) == from {
		dst = append(dst, w.unk)
	}
	return dst[:min(len(dst), from+w.limit)]
}

// part appends the pieces of a part of a word that is cut no further.
func (w *WordPiece) part(dst []int32, part string) []int32 {
	if part == "" {
		return dst
	}
	if utf8.RuneCountInString(part) > maxWord {
		return append(dst, w.unk)
	}
	from := len(dst)
	var buf [2 + 4*maxWord]byte
	key := append(buf[:0], "##"...)
	key = append(key, part...)
	for start := 0; start < len(part); {
		end := len(part)
		for ; end > start; end-- {
			if end < len(part) && !utf8.RuneStart(part[end]) {
				continue
			}
			piece := key[2+start : 2+end]
			if start > 0 {
				key[start], key[start+1] = '#', '#'
				piece = key[start : 2+end]
			}
			if id, ok := w.ids[string(piece)]; ok {
				dst = append(dst, id)
				break
			}
		}
		if end == start {
			return append(dst[:from], w.unk)
		}
		start = end
	}
	return dst
}

func isLower(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}

// normalize lowers, strips accents and drops control characters; white space
// becomes a space.
func normalize(word string) string {
	plain := true
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || c < ' ' || c == 0x7f {
			plain = false
		}
	}
	if plain {
		return strings.ToLower(word)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.Map(clean, word)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteString(strings.ToLower(string(r)))
		}
	}
	return b.String()
}

// clean maps what BERT drops to -1 and white space to a space.
func clean(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r' || unicode.Is(unicode.White_Space, r):
		return ' '
	case r == 0 || r == unicode.ReplacementChar || unicode.Is(unicode.C, r):
		return -1
	}
	return r
}

func isPunctuation(r rune) bool {
	if r < utf8.RuneSelf {
		return r > ' ' && r < '0' || r > '9' && r < 'A' || r > 'Z' && r < 'a' || r > 'z' && r < 0x7f
	}
	return unicode.Is(unicode.P, r)
}

// isCJK reports whether r is of the blocks that BERT sets apart: the unified
// ideographs, not kana or hangul.
func isCJK(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r >= 0x20000 && r <= 0x2a6df ||
		r >= 0x2a700 && r <= 0x2ceaf || r >= 0xf900 && r <= 0xfaff || r >= 0x2f800 && r <= 0x2fa1f
}
