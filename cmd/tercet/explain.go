package main

import (
	"fmt"
	"io"
	"strings"

	"tercet/corpus"
)

// printExplanation writes each sentence with its tree, and below it every
// proposition with the rule that made it.
func printExplanation(w io.Writer, d *corpus.Document) {
	next := 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		fmt.Fprintf(w, "%s\n", oneLine(d.Slice(s.Span)))
		printTree(w, s)
		found := false
		for ; next < len(d.Propositions) && d.Propositions[next].Sentence <= i; next++ {
			found = true
			printProposition(w, &d.Propositions[next])
		}
		if !found {
			fmt.Fprintln(w, "  (no proposition)")
		}
		fmt.Fprintln(w)
	}
}

// printTree writes a dependency tree, one word a line, indented below its head.
func printTree(w io.Writer, s *corpus.Sentence) {
	children := make([][]int, len(s.Tokens)+1)
	for i := range s.Tokens {
		head := s.Tokens[i].Head
		children[head] = append(children[head], i+1)
	}
	var walk func(node, depth int)
	walk = func(node, depth int) {
		t := &s.Tokens[node-1]
		fmt.Fprintf(w, "  %-32s %-12s %-6s %-6s %s\n", strings.Repeat("  ", min(depth, 10))+t.Form, t.DepRel, t.UPOS, t.XPOS, t.Lemma)
		for _, c := range children[node] {
			walk(c, depth+1)
		}
	}
	for _, root := range children[0] {
		walk(root, 0)
	}
}

func printProposition(w io.Writer, p *corpus.Proposition) {
	fmt.Fprintf(w, "  → %s\n", strings.Join(trimmed(p), " – "))
	notes := []string{"rule " + p.Rule, p.Relation.Canonical, p.Polarity.String(), p.Factuality.String(), fmt.Sprintf("confidence %.2f", p.Confidence)}
	for i := range p.Said {
		notes = append(notes, "said by "+speakerText(&p.Said[i]))
	}
	if p.Time != nil {
		notes = append(notes, "time "+p.Time.Text)
	}
	if p.Place != nil {
		notes = append(notes, "place "+p.Place.Text)
	}
	fmt.Fprintf(w, "      %s\n", strings.Join(notes, ", "))
}

// trimmed returns subject, relation, object and further arguments, without
// empty ones.
func trimmed(p *corpus.Proposition) []string {
	parts := []string{p.Subject.Text, p.Relation.Wording}
	if p.Object.Text != "" {
		parts = append(parts, p.Object.Text)
	}
	for i := range p.Arguments {
		parts = append(parts, withCase(&p.Arguments[i]))
	}
	return parts
}
