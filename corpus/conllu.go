package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// looksLikeCoNLLU tells whether the first line that is no comment has the ten
// columns of CoNLL-U.
func looksLikeCoNLLU(head []byte) bool {
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, "\r\n")
		if len(line) > 0 && line[0] != '#' {
			return bytes.Count(line, []byte("\t")) == 9
		}
	}
	return false
}

// readCoNLLU reads a file of CoNLL-U: one document at each "# newdoc", one block
// at each "# newpar", sentences and all columns of their words as given. A
// document's text is its sentences' "# text" lines or, where one does not fit its
// tokens, their forms. A broken sentence is reported with its line and left out.
func readCoNLLU(f *file) error {
	raw, err := f.bytes()
	if err != nil {
		return err
	}
	if !utf8.Valid(raw) {
		return errors.New("not UTF-8, as CoNLL-U must be; convert it, for example with iconv")
	}
	r := conlluReader{f: f, raw: raw}
	in := bufio.NewScanner(ctxReader{f.ctx, bytes.NewReader(raw)})
	in.Buffer(nil, len(raw)+1)
	for in.Scan() && !f.stopped {
		r.line++
		line := strings.TrimRight(in.Text(), "\r")
		switch {
		case strings.TrimSpace(line) == "":
			r.endSentence()
		case strings.HasPrefix(line, "#"):
			r.comment(line)
		default:
			r.word(line)
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	r.endSentence()
	r.endDocument()
	if r.documents == 0 && !f.stopped {
		return errors.New("no sentence that can be read in it")
	}
	return nil
}

// conlluReader is the state while a file is read line by line.
type conlluReader struct {
	f         *file
	raw       []byte
	line      int
	documents int

	d    *Document
	text strings.Builder
	id   string // of the document, from "# newdoc id"
	par  bool   // the next sentence begins a block

	asText string // "# text"
	tokens []Token
	ranges []tokenRange
	bad    error
}

// tokenRange is a surface token of several words.
type tokenRange struct {
	first, last int // 0-based words, inclusive
	form        string
	spaceAfter  bool
}

// comment reads a comment line.
func (r *conlluReader) comment(line string) {
	key, value, _ := strings.Cut(strings.TrimSpace(line[1:]), "=")
	value = strings.TrimSpace(value)
	switch key = strings.TrimSpace(key); {
	case key == "text":
		r.asText = value
	case key == "newdoc" || key == "newdoc id":
		r.endDocument()
		r.id = value
	case key == "newpar" || key == "newpar id":
		r.par = true
	}
}

// word reads a line with a word, a range of words or an empty node, which is
// left out.
func (r *conlluReader) word(line string) {
	col := strings.Split(line, "\t")
	if len(col) != 10 {
		r.fail(fmt.Errorf("%d columns where CoNLL-U has 10, separated by tabs", len(col)))
		return
	}
	space := !strings.Contains("|"+col[9]+"|", "|SpaceAfter=No|")
	if first, last, isRange := strings.Cut(col[0], "-"); isRange {
		a, err1 := strconv.Atoi(first)
		b, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil || a != len(r.tokens)+1 || b < a || b-a > 20 {
			r.fail(fmt.Errorf("token range %q is out of order", col[0]))
			return
		}
		r.ranges = append(r.ranges, tokenRange{a - 1, b - 1, cleanLine(col[1]), space})
		return
	}
	if strings.Contains(col[0], ".") {
		return
	}
	if n, err := strconv.Atoi(col[0]); err != nil || n != len(r.tokens)+1 {
		r.fail(fmt.Errorf("word %q is out of order; %d was expected", col[0], len(r.tokens)+1))
		return
	}
	form := cleanLine(col[1])
	if form == "" {
		r.fail(errors.New("a word without a form"))
		return
	}
	head, err := strconv.Atoi(col[6])
	if err != nil || head < 0 {
		head = 0
	}
	r.tokens = append(r.tokens, Token{Form: form, Lemma: given(col[2]), UPOS: given(col[3]), XPOS: given(col[4]), Feats: given(col[5]),
		Head: head, DepRel: given(col[7]), SpaceAfter: space})
}

// given returns a column's value; an underscore stands for none.
func given(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

// fail notes what is wrong with the sentence.
func (r *conlluReader) fail(err error) {
	if r.bad == nil {
		r.bad = &ReadError{Line: r.line, Err: err}
	}
}

// endSentence lays the sentence that was read into the document.
func (r *conlluReader) endSentence() {
	defer func() { r.tokens, r.ranges, r.asText, r.bad = nil, nil, "", nil }()
	if n := len(r.ranges); r.bad == nil && n > 0 && r.ranges[n-1].last >= len(r.tokens) {
		r.fail(errors.New("the sentence ends inside a token range"))
	}
	if r.bad != nil {
		r.f.yield(nil, r.bad)
		return
	}
	if len(r.tokens) == 0 {
		return
	}
	for i := range r.tokens {
		if r.tokens[i].Head > len(r.tokens) {
			r.tokens[i].Head = 0
		}
	}
	if r.d == nil {
		r.d = &Document{}
	}
	d := r.d
	newBlock := r.par || len(d.Blocks) == 0
	if r.text.Len() > 0 {
		r.text.WriteString(map[bool]string{true: "\n\n", false: " "}[newBlock])
	}
	start := r.text.Len()
	r.writeSentence(start)
	end := r.text.Len()
	if newBlock {
		d.Blocks = append(d.Blocks, Block{Span: Span{start, end}})
		r.par = false
	}
	last := len(d.Blocks) - 1
	d.Blocks[last].End = end
	d.Sentences = append(d.Sentences, Sentence{Span: Span{start, end}, Block: last, Tokens: r.tokens})
}

// writeSentence writes the sentence's tokens and sets their spans. Words of one
// surface token share its letters where their forms do not spell it out.
func (r *conlluReader) writeSentence(start int) {
	text := surface(r.tokens, r.ranges)
	if t := cleanLine(r.asText); strings.ReplaceAll(t, " ", "") == strings.ReplaceAll(text, " ", "") {
		text = t
	}
	r.text.WriteString(text)
	at := 0
	next := 0 // the next range
	for i := 0; i < len(r.tokens); {
		if next < len(r.ranges) && r.ranges[next].first == i {
			g := r.ranges[next]
			next++
			s := findForm(text, at, g.form)
			divide(r.tokens[i:g.last+1], g.form, start+s.Start)
			at = s.End
			r.tokens[g.last].SpaceAfter = spaceAfter(text, at, g.spaceAfter)
			i = g.last + 1
			continue
		}
		s := findForm(text, at, r.tokens[i].Form)
		at = s.End
		r.tokens[i].Span = Span{start + s.Start, start + s.End}
		r.tokens[i].SpaceAfter = spaceAfter(text, at, r.tokens[i].SpaceAfter)
		i++
	}
}

// spaceAfter tells whether text has a space at the given place; at its end, what
// the columns say counts.
func spaceAfter(text string, at int, given bool) bool {
	if at < len(text) {
		return text[at] == ' '
	}
	return given
}

// surface returns the sentence as its forms and SpaceAfter spell it.
func surface(tokens []Token, ranges []tokenRange) string {
	var sb strings.Builder
	next := 0
	for i := 0; i < len(tokens); i++ {
		form, space := tokens[i].Form, tokens[i].SpaceAfter
		if next < len(ranges) && ranges[next].first == i {
			form, space = ranges[next].form, ranges[next].spaceAfter
			i = ranges[next].last
			next++
		}
		sb.WriteString(form)
		if space && i+1 < len(tokens) {
			sb.WriteByte(' ')
		}
	}
	return sb.String()
}

// findForm returns where a form stands in text from at on, which it does, white
// space aside: text has the same letters as the forms.
func findForm(text string, at int, form string) Span {
	for at < len(text) && text[at] == ' ' {
		at++
	}
	end := at
	for i := 0; i < len(form) && end < len(text); {
		switch {
		case form[i] == ' ':
			i++
		case text[end] == ' ':
			end++
		default:
			i++
			end++
		}
	}
	return Span{at, end}
}

// divide gives each word of a surface token its part of the token's letters:
// its own form where the forms spell the token, else the last word takes what
// the others leave, and words that find nothing left get an empty span.
func divide(words []Token, form string, start int) {
	at := 0
	for i := range words {
		w := &words[i]
		w.SpaceAfter = false
		n := min(len(w.Form), len(form)-at)
		if i == len(words)-1 {
			n = len(form) - at
		}
		for n > 0 && at+n < len(form) && !utf8.RuneStart(form[at+n]) {
			n--
		}
		w.Span = Span{start + at, start + at + n}
		at += n
	}
}

// endDocument yields the document that was read.
func (r *conlluReader) endDocument() {
	if r.d == nil || r.f.stopped {
		return
	}
	d := r.f.document(r.raw, "utf-8")
	d.ID = r.id
	d.Text, d.Blocks, d.Sentences = r.text.String(), r.d.Blocks, r.d.Sentences
	r.d, r.id, r.par = nil, "", false
	r.text.Reset()
	r.documents++
	r.f.yield(d, nil)
}
