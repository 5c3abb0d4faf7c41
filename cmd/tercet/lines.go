package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tercet/corpus"
)

// lineInput reads one sentence a line.
type lineInput struct {
	sentences bool
	tokenized bool // tokens are separated by spaces
}

// maxLine bounds one sentence's line, in bytes.
const maxLine = 1 << 20

// each calls do with every sentence as a document of its own.
func (l *lineInput) each(cmd *cobra.Command, paths []string, do func(*corpus.Document) error) error {
	for _, path := range paths {
		if err := l.file(cmd, path, do); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

func (l *lineInput) file(cmd *cobra.Command, path string, do func(*corpus.Document) error) error {
	r := cmd.InOrStdin()
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		r = f
	}
	return eachLine(r, func(n int, line string) error {
		if err := cmd.Context().Err(); err != nil {
			return err
		}
		if strings.TrimSpace(line) == "" {
			return nil
		}
		return do(l.document(fmt.Sprintf("%s:%d", path, n), line))
	})
}

func eachLine(r io.Reader, do func(n int, line string) error) error {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, maxLine)
	for n := 1; scanner.Scan(); n++ {
		if err := do(n, strings.ToValidUTF8(scanner.Text(), "\uFFFD")); err != nil {
			return err
		}
	}
	return scanner.Err()
}

// document makes a document of one sentence. Tokens given are kept; else the
// tokenizer finds them, and may find more than one sentence.
func (l *lineInput) document(id, line string) *corpus.Document {
	d := &corpus.Document{ID: id, Text: line, Blocks: []corpus.Block{{Span: corpus.Span{End: len(line)}}}}
	if !l.tokenized {
		return d
	}
	s := corpus.Sentence{Span: corpus.Span{End: len(line)}}
	for at := 0; at < len(line); {
		word, _, _ := strings.Cut(line[at:], " ")
		if word != "" {
			s.Tokens = append(s.Tokens, corpus.Token{Span: corpus.Span{Start: at, End: at + len(word)}, Form: treebankForm(word), SpaceAfter: true})
		}
		at += len(word) + 1
	}
	d.Sentences = []corpus.Sentence{s}
	return d
}

// treebankForm undoes the Penn Treebank's escapes, which the model never saw.
// The span still holds the word as given.
func treebankForm(word string) string {
	switch word {
	case "``", "''":
		return `"`
	case "-LRB-":
		return "("
	case "-RRB-":
		return ")"
	case "-LSB-":
		return "["
	case "-RSB-":
		return "]"
	}
	return word
}
