package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"tercet/corpus"
	"tercet/extract/clause"
	"tercet/extract/draw"
)

// printExplanations writes each sentence with its tree, what the rules found and
// decided, and what came out.
func printExplanations(w io.Writer, d *corpus.Document, all []clause.Explanation) {
	chainOf := d.ChainOf()
	for _, e := range all {
		s := &d.Sentences[e.Sentence]
		fmt.Fprintf(w, "%s\n", oneLine(d.Slice(s.Span)))
		if e.Left != "" {
			fmt.Fprintf(w, "  not read: %s\n\n", e.Left)
			continue
		}
		printTree(w, s)
		for _, m := range e.Mended {
			fmt.Fprintf(w, "  mended: %s\n", m)
		}
		own := 0 // of the sentence's propositions, its first
		for own < len(d.Propositions) && d.Propositions[own].Sentence != e.Sentence {
			own++
		}
		explained := make(map[int]bool)
		for _, f := range e.Findings {
			printFinding(w, d, s, f)
			for _, p := range f.Propositions {
				explained[p] = true
				printProposition(w, d, chainOf, &d.Propositions[p], e.Facts[p-own])
			}
		}
		for i := range e.Facts {
			if !explained[own+i] {
				fmt.Fprintln(w, "  rule ellipsis: what an auxiliary alone repeats of the clause before (so did the union)")
				printProposition(w, d, chainOf, &d.Propositions[own+i], e.Facts[i])
			}
		}
		if len(e.Facts) == 0 {
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
		doubt := ""
		if t.Doubt >= 100 { // one in ten
			doubt = fmt.Sprintf("  doubtful: %d%%", t.Doubt/10)
		}
		line := fmt.Sprintf("  %-32s %-12s %-6s %-6s %s%s", strings.Repeat("  ", min(depth, 10))+t.Form, t.DepRel, t.UPOS, t.XPOS, t.Lemma, doubt)
		fmt.Fprintln(w, strings.TrimRight(line, " "))
		for _, c := range children[node] {
			walk(c, depth+1)
		}
	}
	for _, root := range children[0] {
		walk(root, 0)
	}
}

func printFinding(w io.Writer, d *corpus.Document, s *corpus.Sentence, f clause.Finding) {
	does, example, _ := strings.Cut(f.Rule.Does, ": ")
	fmt.Fprintf(w, "  rule %s at “%s”: %s", f.Rule.Name, s.Tokens[f.Word].Form, does)
	if example != "" {
		fmt.Fprintf(w, " (%s)", example)
	}
	fmt.Fprintln(w)
	told := make(map[string]bool)
	for _, p := range f.Propositions {
		_, rendering, ok := strings.Cut(d.Propositions[p].Rule, "/")
		if says := clause.Renderings()[rendering]; ok && says != "" && !told[rendering] {
			told[rendering] = true
			fmt.Fprintf(w, "      %-11s %s\n", rendering, says)
		}
	}
	for _, x := range f.Decisions {
		fmt.Fprintf(w, "      %-11s %s\n", x.Topic, x.Text)
	}
}

func printProposition(w io.Writer, d *corpus.Document, chainOf []int, p *corpus.Proposition, f clause.Fact) {
	parts := []string{resolved(d, chainOf, p.Subject), p.Relation.Wording}
	if p.Object.Text != "" {
		parts = append(parts, resolved(d, chainOf, p.Object))
	}
	for i := range p.Arguments {
		parts = append(parts, withCase(&p.Arguments[i]))
	}
	fmt.Fprintf(w, "    → %s\n", strings.Join(parts, " – "))
	notes := []string{p.Rule, p.Relation.Canonical, p.Polarity.String(), p.Factuality.String()}
	for i := range p.Said {
		notes = append(notes, "said by "+speakerText(&p.Said[i]))
	}
	if p.Time != nil {
		notes = append(notes, "time "+p.Time.Text)
	}
	if p.Place != nil {
		notes = append(notes, "place "+p.Place.Text)
	}
	fmt.Fprintf(w, "        %s\n", strings.Join(notes, ", "))
	tree := fmt.Sprintf("the tree %.2f (%s)", f.Tree, shares(f.TreeSigns))
	if f.Signs == nil {
		fmt.Fprintf(w, "        confidence %.2f: %s, the rule %.2f\n", p.Confidence, tree, f.Rule)
		return
	}
	fmt.Fprintf(w, "        confidence %.2f: %s; %s\n", p.Confidence, shares(f.Signs), tree)
}

// shares lists signs with what they add to the logarithm of the odds.
func shares(signs []clause.Sign) string {
	var out []string
	for _, s := range signs {
		out = append(out, fmt.Sprintf("%s %+.1f", s.Name, s.Share))
	}
	return strings.Join(out, ", ")
}

// resolved returns an argument's words, and behind a pronoun whom or what it stands for.
func resolved(d *corpus.Document, chainOf []int, a corpus.Argument) string {
	if a.Mention < 0 || chainOf[a.Mention] < 0 {
		return a.Text
	}
	m, name := &d.Mentions[a.Mention], &d.Mentions[d.Chains[chainOf[a.Mention]].Name]
	elsewhere := m.End <= a.Core.Start || a.Core.End <= m.Start // "I" is the mention of who speaks
	known := oneLine(d.Slice(name.Span))
	if name.Kind == corpus.Pronoun || m.Kind != corpus.Pronoun && !elsewhere || known == a.Text {
		return a.Text
	}
	return fmt.Sprintf("%s (%s)", a.Text, known)
}

// withFacts returns the trees of d with the facts of each.
func withFacts(d *corpus.Document) []draw.Tree {
	trees := draw.Trees(d)
	for i := range d.Propositions {
		t := &trees[d.Propositions[i].Sentence]
		t.Facts = append(t.Facts, d.Propositions[i])
	}
	return trees
}

// drawTrees writes the picture to a file, or to out if path is empty.
func drawTrees(out *bufio.Writer, path string, trees []draw.Tree) error {
	if path == "" {
		if err := draw.SVG(out, trees...); err != nil {
			return err
		}
		return out.Flush()
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := draw.SVG(f, trees...); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
