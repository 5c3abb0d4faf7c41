package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readText reads a file of plain text as one document.
func readText(f *file) error {
	raw, text, encoding, err := f.text(false)
	if err != nil {
		return err
	}
	d := f.document(raw, encoding)
	d.Text = text
	d.Blocks = splitBlocks(text)
	f.yield(d, nil)
	return nil
}

// text reads the whole file as clean text, with a warning about bytes that had
// to be replaced.
func (f *file) text(isHTML bool) (raw []byte, text, encoding string, err error) {
	if raw, err = f.bytes(); err != nil {
		return nil, "", "", err
	}
	text, encoding, replaced := decode(raw, isHTML)
	if replaced > 0 && !f.yield(nil, replacedWarning(replaced, encoding)) {
		return nil, "", "", f.ctx.Err()
	}
	if text = cleanText(text); strings.TrimSpace(text) == "" {
		return nil, "", "", errEmpty
	}
	return raw, text, encoding, nil
}

// splitBlocks cuts a text into paragraphs: at blank lines, at every line where
// lines are not wrapped (but inside a sentence), and before list marks, rows of
// tables and indented lines where they are.
func splitBlocks(text string) []Block {
	lines := splitLines(text)
	wrapped := isWrapped(text, lines)
	margin := leftMargin(text, lines)
	var blocks []Block
	above := Span{-1, -1} // the line above, if it is not blank
	for _, l := range lines {
		s := trimSpan(text, l)
		if s.Len() == 0 {
			above = Span{-1, -1}
			continue
		}
		if above.Start >= 0 && (wrapped || breaksOff(text, above, l)) && goesOn(text, above, l, margin) {
			blocks[len(blocks)-1].End = s.End
		} else {
			blocks = append(blocks, Block{Span: s})
		}
		above = l
	}
	return blocks
}

// goesOn tells whether a line of a wrapped text belongs to the paragraph of the
// line above.
func goesOn(text string, above, line Span, margin int) bool {
	a, s := trimSpan(text, above), trimSpan(text, line)
	aText, sText := text[a.Start:a.End], text[s.Start:s.End]
	depth, indent := a.Start-above.Start, s.Start-line.Start
	switch {
	case startsItem(sText) || isRow(sText) || isRow(aText):
		return false
	case startsItem(aText):
		return indent > depth || startsLower(sText)
	case endsSentence(aText) && indent >= margin+2:
		return false
	}
	return indent < depth+2
}

// breaksOff tells whether the line above ends in the middle of a sentence of some
// words that goes on in small letters. Short lines that all begin so are a list.
func breaksOff(text string, above, line Span) bool {
	const long = 50
	a, s := trimSpan(text, above), trimSpan(text, line)
	upper := text[a.Start:a.End]
	return startsLower(text[s.Start:s.End]) && strings.Count(upper, " ") > 3 && !endsSentence(upper) && (!startsLower(upper) || len(upper) >= long)
}

// leftMargin returns the smallest indentation of a text's lines, in bytes.
func leftMargin(text string, lines []Span) int {
	margin := len(text)
	for i, l := range lines {
		if s := trimSpan(text, l); s.Len() > 0 && i > 0 {
			margin = min(margin, s.Start-l.Start)
		}
	}
	return margin
}

// splitLines returns the lines of a text without their ends.
func splitLines(text string) []Span {
	var lines []Span
	for start := 0; start <= len(text); {
		n := strings.IndexByte(text[start:], '\n')
		if n < 0 {
			return append(lines, Span{start, len(text)})
		}
		lines = append(lines, Span{start, start + n})
		start += n + 1
	}
	return lines
}

// trimSpan returns s without the white space at its ends.
func trimSpan(text string, s Span) Span {
	t := text[s.Start:s.End]
	left := strings.TrimLeftFunc(t, unicode.IsSpace)
	s.Start += len(t) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}

// isWrapped tells whether a text's lines were broken to fit a width: where a
// line is followed by another one, it is nearly as long as the longest, and
// the longest is no shorter than a narrow column and no longer than a wide screen.
func isWrapped(text string, lines []Span) bool {
	const narrowest, widest = 40, 120
	longest := 0
	for i, l := range lines {
		if i == 0 && len(lines) > 4 {
			continue // the headline may be longer than the lines of the text
		}
		longest = max(longest, utf8.RuneCountInString(text[l.Start:l.End]))
	}
	if longest < narrowest || longest > widest {
		return false
	}
	followed, full := 0, 0
	for i, l := range lines[:len(lines)-1] {
		s, next := trimSpan(text, l), trimSpan(text, lines[i+1])
		if s.Len() == 0 || next.Len() == 0 || startsItem(text[next.Start:next.End]) || next.Start-lines[i+1].Start > s.Start-l.Start {
			continue
		}
		followed++
		// The next line's first word would not have fitted any more.
		word, _, _ := strings.Cut(text[next.Start:next.End], " ")
		if utf8.RuneCountInString(text[l.Start:l.End])+1+utf8.RuneCountInString(word) > longest*9/10 {
			full++
		}
	}
	return followed > 0 && full*2 >= followed
}

// isRow tells whether a line is a row of a table, its cells apart by tabs or bars.
func isRow(line string) bool {
	return strings.Contains(line, "\t") || strings.Count(line, "|") >= 2
}

// startsItem tells whether a line begins with the mark of a list item.
func startsItem(line string) bool {
	for _, mark := range []string{"- ", "* ", "• ", "– ", "— ", "· ", "▪ ", "◦ "} {
		if strings.HasPrefix(line, mark) {
			return true
		}
	}
	digits := strings.TrimLeft(line, "0123456789")
	n := len(line) - len(digits)
	return n > 0 && n <= 2 && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") "))
}

// builder lays blocks of text one below the other and keeps their places.
type builder struct {
	text   strings.Builder
	blocks []Block
}

// add appends a block. White space inside it is reduced to single spaces.
func (b *builder) add(kind BlockKind, text string) {
	text = cleanLine(text)
	if text == "" {
		return
	}
	if b.text.Len() > 0 {
		b.text.WriteString("\n\n")
	}
	start := b.text.Len()
	b.text.WriteString(text)
	b.blocks = append(b.blocks, Block{Span{start, b.text.Len()}, kind})
}

// addLines appends a block for each line of text.
func (b *builder) addLines(kind BlockKind, text string) {
	for line := range strings.Lines(text) {
		b.add(kind, line)
	}
}

// fill moves what was built into a document.
func (b *builder) fill(d *Document) {
	d.Text, d.Blocks = b.text.String(), b.blocks
}
