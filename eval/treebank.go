package eval

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tercet/corpus"
)

// TreebankDocument is a document as people annotated it.
type TreebankDocument struct {
	Gold *corpus.Document
	// Misc holds the MISC column of each word of each sentence, where CoNLL-U
	// keeps names and coreference.
	Misc [][]string
}

var errNotCoNLLU = errors.New("eval: the gold is not CoNLL-U")

// ReadTreebank reads CoNLL-U, or the columns of Universal NER (number, form,
// IOB2 tag), whose tags become NER= in MISC. Unlike other documents, gold has
// to be flawless: the first sentence that cannot be read is an error.
func ReadTreebank(ctx context.Context, r io.Reader) ([]TreebankDocument, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	conllu, misc := asCoNLLU(data)
	var docs []TreebankDocument
	at := 0
	for d, err := range corpus.Read(ctx, []string{"-"}, corpus.ReadOptions{Stdin: bytes.NewReader(conllu), MaxBytes: int64(len(conllu)) + 1}) {
		if err != nil {
			return nil, fmt.Errorf("eval: gold: %w", err)
		}
		if len(d.Sentences) == 0 || at+len(d.Sentences) > len(misc) {
			return nil, errNotCoNLLU
		}
		doc := TreebankDocument{Gold: d, Misc: misc[at : at+len(d.Sentences)]}
		for i := range d.Sentences {
			if len(d.Sentences[i].Tokens) != len(doc.Misc[i]) {
				return nil, errNotCoNLLU
			}
		}
		at += len(d.Sentences)
		docs = append(docs, doc)
	}
	return docs, nil
}

// asCoNLLU fills up rows of fewer columns and returns the MISC column apart.
func asCoNLLU(data []byte) (conllu []byte, misc [][]string) {
	var out bytes.Buffer
	var sentence []string
	end := func() {
		if sentence != nil {
			misc, sentence = append(misc, sentence), nil
		}
	}
	in := bufio.NewScanner(bytes.NewReader(data))
	in.Buffer(nil, len(data)+1)
	for in.Scan() {
		line := strings.TrimRight(in.Text(), "\r")
		col := strings.Split(line, "\t")
		_, err := strconv.Atoi(col[0])
		if err == nil && len(col) >= 3 && len(col) < 10 {
			line = col[0] + "\t" + col[1] + strings.Repeat("\t_", 7) + "\tNER=" + col[2]
			col = strings.Split(line, "\t")
		}
		if strings.TrimSpace(line) == "" {
			end()
		} else if err == nil && len(col) == 10 {
			sentence = append(sentence, col[9])
		}
		out.WriteString(line)
		out.WriteByte('\n')
	}
	end()
	return out.Bytes(), misc
}

// Raw returns the document's text and blocks alone.
func (t *TreebankDocument) Raw() *corpus.Document {
	return &corpus.Document{ID: t.Gold.ID, Meta: t.Gold.Meta, Text: t.Gold.Text, Blocks: slices.Clone(t.Gold.Blocks)}
}

// Words returns the document's text with gold sentences and words, without
// anything that is to be predicted.
func (t *TreebankDocument) Words() *corpus.Document {
	d := t.Raw()
	for i := range t.Gold.Sentences {
		gold := &t.Gold.Sentences[i]
		s := corpus.Sentence{Span: gold.Span, Block: gold.Block, Tokens: make([]corpus.Token, len(gold.Tokens))}
		for j := range gold.Tokens {
			w := &gold.Tokens[j]
			s.Tokens[j] = corpus.Token{Span: w.Span, Form: w.Form, SpaceAfter: w.SpaceAfter}
		}
		d.Sentences = append(d.Sentences, s)
	}
	return d
}

// Tagged returns the document with gold words, tags and trees, without lemmas.
func (t *TreebankDocument) Tagged() *corpus.Document {
	d := t.Words()
	for i := range d.Sentences {
		for j := range d.Sentences[i].Tokens {
			w := &d.Sentences[i].Tokens[j]
			*w = t.Gold.Sentences[i].Tokens[j]
			w.Lemma = ""
		}
	}
	return d
}

// Chains returns the gold chains of coreference; see GoldChains.
func (t *TreebankDocument) Chains() [][]NounPhrase { return GoldChains(t.Misc) }

// Names returns the gold names.
func (t *TreebankDocument) Names() []NameSpan { return GoldNames(t.Misc) }
