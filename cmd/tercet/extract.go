package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"tercet/corpus"
	"tercet/extract"
	"tercet/extract/clause"
	"tercet/extract/draw"
)

// extraction is what the command line asks of `tercet extract`.
type extraction struct {
	in           input
	lines        lineInput
	format, view string
	explain      bool
	picture      string // the file that trees are drawn into
}

func newExtract(opt *shared) *cobra.Command {
	var e extraction
	cmd := &cobra.Command{
		Use:   "extract [--format tsv|jsonl] [--view graph|nary|binary] [--explain [-o FILE.svg]] PATH…",
		Short: "Print the propositions of texts, without a store",
		Long: `Print who did what to whom, sentence by sentence. The columns of tsv are the
sentence, confidence, relation, subject, object, and further arguments one a
column, in the words of the sentence. Of a text, the graph view prints what a
graph of it would hold, which has names where a pronoun is known to stand for
one; of single sentences (--sentences) it keeps their words, unknown pronouns and
passives too, and time and place become facts of their own.

With --explain each sentence comes with its tree, the rules that found something
in it, every decision on the way, and what was left out and why; -o FILE.svg or
--format svg draws the trees with the facts marked below the words.`,
		Example: `  tercet extract article.txt
  echo "Tokayev did not accept the Russian order." | tercet extract --explain -
  echo "Tokayev did not accept the Russian order." | tercet extract --explain -o tree.svg -
  tercet extract --sentences --tokenized --view nary sentences.txt > triples.tsv`,
		Args: needArgs(1, "a file, a folder or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error { return e.run(cmd, opt, args) },
	}
	flags := cmd.Flags()
	flags.StringVar(&e.format, "format", "tsv", "tsv or jsonl; with --explain also svg")
	flags.StringVar(&e.view, "view", "graph", "graph: short arguments that fit a node; nary: one line a clause; binary: one line an argument")
	flags.BoolVar(&e.explain, "explain", false, "print for each sentence its tree, the rules that fired, what came out and what was left out")
	flags.StringVarP(&e.picture, "output", "o", "", "with --explain: draw the trees into this file (svg)")
	flags.BoolVar(&e.lines.sentences, "sentences", false, "the input has one sentence a line")
	flags.BoolVar(&e.lines.tokenized, "tokenized", false, "tokens are already separated by spaces (with --sentences)")
	e.in.flags(cmd)
	return cmd
}

func (e *extraction) run(cmd *cobra.Command, opt *shared, args []string) error {
	view, err := parseView(e.view)
	if err != nil {
		return err
	}
	if err := e.chooseFormat(opt); err != nil {
		return err
	}
	p, err := newPipeline(extract.Options{Model: e.in.model, View: view, AsWritten: e.lines.sentences && !e.explain})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	var trees []draw.Tree // one picture holds them all, and begins with its size
	do := func(d *corpus.Document) error {
		switch {
		case e.format == "svg":
			trees = append(trees, withFacts(d)...)
			return nil
		case e.explain:
			printExplanations(out, d, p.Explain(d))
		case e.format == "jsonl":
			return writePropositionsJSON(out, d)
		default:
			writePropositionsTSV(out, d)
		}
		return out.Flush()
	}
	if e.lines.sentences {
		err = e.lines.each(cmd, args, func(d *corpus.Document) error {
			if err := p.Annotate(cmd.Context(), d); err != nil {
				return err
			}
			return do(d)
		})
	} else {
		err = e.in.each(cmd, opt, args, p, do)
	}
	if err != nil {
		return err
	}
	if e.format == "svg" {
		return drawTrees(out, e.picture, trees)
	}
	return out.Flush()
}

// chooseFormat settles the format from the flags that imply one.
func (e *extraction) chooseFormat(opt *shared) error {
	if opt.json {
		e.format = "jsonl"
	}
	if e.picture != "" {
		e.format = "svg"
	}
	switch {
	case e.format == "svg" && !e.explain:
		return usagef("a picture is drawn with --explain")
	case e.format == "jsonl" && e.explain:
		return usagef("explanations are text or, with --format svg, pictures; leave --explain out for jsonl")
	case e.format != "tsv" && e.format != "jsonl" && e.format != "svg":
		return usagef("no format %q; the formats are tsv and jsonl, and with --explain svg", e.format)
	}
	return nil
}

func parseView(name string) (extract.View, error) {
	switch name {
	case "graph":
		return clause.Graph, nil
	case "nary":
		return clause.NAry, nil
	case "binary":
		return clause.Binary, nil
	}
	return 0, usagef("no view %q; the views are graph, nary and binary", name)
}

// words returns a proposition's parts in the words of the sentence: relation,
// subject, object, further arguments.
func words(p *corpus.Proposition) []string {
	parts := []string{p.Relation.Wording, p.Subject.Text, p.Object.Text}
	for i := range p.Arguments {
		parts = append(parts, withCase(&p.Arguments[i]))
	}
	if p.Place != nil {
		parts = append(parts, withCase(p.Place))
	}
	if p.Time != nil {
		parts = append(parts, withCase(p.Time))
	}
	return parts
}

func withCase(a *corpus.Argument) string {
	return strings.TrimSpace(a.Case + " " + a.Text)
}

func writePropositionsTSV(w io.Writer, d *corpus.Document) {
	for i := range d.Propositions {
		p := &d.Propositions[i]
		fields := append([]string{oneLine(d.Slice(d.Sentences[p.Sentence].Span)), fmt.Sprintf("%.4f", p.Confidence)}, words(p)...)
		fmt.Fprintln(w, strings.Join(fields, "\t"))
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// propositionJSON is one line of `tercet extract --format jsonl`.
type propositionJSON struct {
	Document   string   `json:"document"`
	Sentence   int      `json:"sentence"`
	Start      int      `json:"start"`
	End        int      `json:"end"`
	Quote      string   `json:"quote"`
	Subject    string   `json:"subject"`
	Relation   string   `json:"relation"`
	Wording    string   `json:"wording"`
	Object     string   `json:"object"`
	Arguments  []string `json:"arguments"`
	Polarity   string   `json:"polarity"`
	Factuality string   `json:"factuality"`
	SaidBy     []string `json:"said_by"`
	Time       string   `json:"time"`
	Place      string   `json:"place"`
	Confidence float64  `json:"confidence"`
	Rule       string   `json:"rule"`
}

func newPropositionJSON(d *corpus.Document, p *corpus.Proposition) propositionJSON {
	s := &d.Sentences[p.Sentence]
	j := propositionJSON{
		Document: d.ID, Sentence: p.Sentence, Start: s.Start, End: s.End, Quote: oneLine(d.Slice(s.Span)),
		Subject: p.Subject.Text, Relation: p.Relation.Canonical, Wording: p.Relation.Wording, Object: p.Object.Text,
		Arguments: []string{}, Polarity: p.Polarity.String(), Factuality: p.Factuality.String(), SaidBy: []string{},
		Confidence: p.Confidence, Rule: p.Rule,
	}
	for i := range p.Arguments {
		j.Arguments = append(j.Arguments, withCase(&p.Arguments[i]))
	}
	for i := range p.Said {
		j.SaidBy = append(j.SaidBy, speakerText(&p.Said[i]))
	}
	if p.Time != nil {
		j.Time = p.Time.Text
	}
	if p.Place != nil {
		j.Place = p.Place.Text
	}
	return j
}

// speakerText names the speaker, or the verb where there is none.
func speakerText(a *corpus.Attribution) string {
	if a.Speaker.Text != "" {
		return a.Speaker.Text
	}
	return a.Verb
}

func writePropositionsJSON(w io.Writer, d *corpus.Document) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range d.Propositions {
		if err := enc.Encode(newPropositionJSON(d, &d.Propositions[i])); err != nil {
			return err
		}
	}
	return nil
}
