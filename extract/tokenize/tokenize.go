// Package tokenize cuts a document's text into sentences and words. Words are
// the syntactic words of UD English (EWT and GUM): clitics stand alone
// ("do|n't", "Putin|'s", "can|not"), hyphenated words are split but for
// prefixes ("pro|-|government" is not: it stays "pro-government", while
// "30|-|year|-|old" is cut), and abbreviations keep their full stop.
//
// The rules are a hand-written scanner over runs of text without white space.
// Every token's span satisfies Text[Start:End] == Form, whatever the bytes are.
package tokenize

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
)

// Annotator fills Document.Sentences from Text and Blocks. The zero value is
// ready to use, and may be used by several goroutines at once.
type Annotator struct{}

// Name returns "tokenize".
func (Annotator) Name() string { return "tokenize" }

// Annotate replaces d.Sentences. Where d.Blocks is empty it first sets it to
// the paragraphs of the text, which blank lines set apart. Boilerplate blocks
// get no sentences; headings, bylines and list items are one sentence a line.
// Its time is linear in the length of the text.
func (Annotator) Annotate(ctx context.Context, d *corpus.Document) error {
	if len(d.Blocks) == 0 {
		d.Blocks = paragraphs(d.Text)
	}
	d.Sentences = nil
	var tokens []corpus.Token // of a block
	for b, block := range d.Blocks {
		if err := ctx.Err(); err != nil {
			return err
		}
		if block.Kind == corpus.Boilerplate {
			continue
		}
		tokens = words(tokens[:0], d.Text, block.Span)
		for _, sent := range split(d.Text, kept(tokens), block.Kind) {
			d.Sentences = append(d.Sentences, corpus.Sentence{
				Span:   corpus.Span{Start: sent[0].Start, End: sent[len(sent)-1].End},
				Block:  b,
				Tokens: sent,
			})
		}
	}
	return nil
}

// Words returns the words of text in order, without sentences.
func Words(text string) []corpus.Token {
	return words(nil, text, corpus.Span{Start: 0, End: len(text)})
}

// kept returns a copy of tokens that is no larger than it needs to be.
func kept(tokens []corpus.Token) []corpus.Token {
	exact := make([]corpus.Token, len(tokens))
	copy(exact, tokens)
	return exact
}

// Pretokenized returns a document whose text is the given sentences, one a
// line, whose words are already separated by spaces and are taken as given.
// Each sentence is a block of its own; empty lines are left out.
func Pretokenized(id string, lines []string) *corpus.Document {
	d := &corpus.Document{ID: id}
	var text strings.Builder
	for _, line := range lines {
		forms := strings.Fields(line)
		if len(forms) == 0 {
			continue
		}
		if text.Len() > 0 {
			text.WriteByte('\n')
		}
		start := text.Len()
		tokens := make([]corpus.Token, len(forms))
		for i, form := range forms {
			if i > 0 {
				text.WriteByte(' ')
			}
			at := text.Len()
			text.WriteString(form)
			tokens[i] = corpus.Token{Span: corpus.Span{Start: at, End: text.Len()}, Form: form, SpaceAfter: true}
		}
		span := corpus.Span{Start: start, End: text.Len()}
		d.Sentences = append(d.Sentences, corpus.Sentence{Span: span, Block: len(d.Blocks), Tokens: tokens})
		d.Blocks = append(d.Blocks, corpus.Block{Span: span})
	}
	d.Text = text.String()
	return d
}

// paragraphs returns the stretches of text between blank lines, without the
// white space around them.
func paragraphs(text string) []corpus.Block {
	var blocks []corpus.Block
	start, end := -1, 0 // of the paragraph that is being read; -1: none
	for at := 0; at < len(text); {
		next := len(text)
		if nl := strings.IndexByte(text[at:], '\n'); nl >= 0 {
			next = at + nl + 1
		}
		line := text[at:next]
		if left := strings.TrimLeftFunc(line, unicode.IsSpace); left != "" {
			from := at + len(line) - len(left)
			if start < 0 {
				start = from
			}
			end = from + len(strings.TrimRightFunc(left, unicode.IsSpace))
		} else if start >= 0 {
			blocks = append(blocks, corpus.Block{Span: corpus.Span{Start: start, End: end}})
			start = -1
		}
		at = next
	}
	if start >= 0 {
		blocks = append(blocks, corpus.Block{Span: corpus.Span{Start: start, End: end}})
	}
	return blocks
}

// words appends to tokens those of the text in span, run by run of text without
// white space.
func words(tokens []corpus.Token, text string, span corpus.Span) []corpus.Token {
	for at := span.Start; at < span.End; {
		r, size := utf8.DecodeRuneInString(text[at:span.End])
		if isSpace(r) {
			at += size
			continue
		}
		end := at
		for end < span.End {
			r, size := utf8.DecodeRuneInString(text[end:span.End])
			if isSpace(r) {
				break
			}
			end += size
		}
		s := scanner{text: text, start: at, end: end, limit: span.End, tokens: tokens}
		s.run()
		tokens = s.tokens
		tokens[len(tokens)-1].SpaceAfter = end < len(text)
		at = end
	}
	return tokens
}

// isSpace reports whether r separates words: white space and the invisible
// characters that web pages use like it.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r < ' ' || r == '\u2060'
}
