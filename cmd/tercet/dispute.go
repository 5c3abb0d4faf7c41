package main

import (
	"fmt"
	"io"
	"slices"
	"sort"

	"tercet/graph"
)

// contradictions lists each pair of contradicting statements once, the pair
// with the more sources first.
func contradictions(g *graph.Graph) [][2]*graph.Statement {
	var pairs [][2]*graph.Statement
	for i := range g.Statements {
		s := &g.Statements[i]
		for _, id := range s.Contradicts {
			if other := g.StatementByID(id); other != nil && s.ID < id {
				pairs = append(pairs, [2]*graph.Statement{s, other})
			}
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool {
		return pairs[i][0].Sources+pairs[i][1].Sources > pairs[j][0].Sources+pairs[j][1].Sources
	})
	return pairs
}

// dispute is a statement with those that contradict it.
type dispute struct {
	about   *graph.Statement
	against []*graph.Statement
	pairs   int // that it takes up, those among the others included
}

// disputes gathers pairs so that each side is read once: the statement with the most others
// against it stands first, and takes up the pairs among these too.
func disputes(pairs [][2]*graph.Statement) (out []dispute) {
	for left := slices.Clone(pairs); len(left) > 0; {
		degree := make(map[graph.ID]int)
		for _, p := range left {
			degree[p[0].ID]++
			degree[p[1].ID]++
		}
		about := left[0][0]
		for _, p := range left {
			for _, s := range p {
				if degree[s.ID] > degree[about.ID] {
					about = s
				}
			}
		}
		d := dispute{about: about}
		in := map[graph.ID]bool{about.ID: true}
		for _, p := range left {
			for i, s := range p {
				if s.ID == about.ID {
					d.against = append(d.against, p[1-i])
					in[p[1-i].ID] = true
				}
			}
		}
		rest := slices.DeleteFunc(left, func(p [2]*graph.Statement) bool { return in[p[0].ID] && in[p[1].ID] })
		d.pairs = len(left) - len(rest)
		left = rest
		out = append(out, d)
	}
	return out
}

// printDisputes prints both sides of contradictions, each with its sentences, speakers and dates: at
// most rows pairs (but one dispute at least), with all evidence or the first of each. It returns how many
// pairs it printed.
func printDisputes(w io.Writer, g *graph.Graph, pairs [][2]*graph.Statement, rows int, all bool) (shown int) {
	names := g.Names()
	dates := make(map[string]string, len(g.Documents))
	for i := range g.Documents {
		dates[g.Documents[i].ID] = g.Documents[i].Meta.Date
	}
	side := func(mark string, s *graph.Statement) {
		fmt.Fprintf(w, "  %s %s", mark, statementLine(names, s))
		if s.Sources > 1 {
			fmt.Fprintf(w, "  (%d sources)", s.Sources)
		}
		fmt.Fprintln(w)
		for i := range s.Evidence {
			if i == 0 || all {
				printDatedQuote(w, "      ", &s.Evidence[i], dates[s.Evidence[i].Document])
			}
		}
	}
	for i, d := range disputes(pairs) {
		if shown > 0 && shown+d.pairs > rows {
			break
		}
		if i > 0 {
			fmt.Fprintln(w)
		}
		side("•", d.about)
		for _, s := range d.against {
			side("≠", s)
		}
		shown += d.pairs
	}
	return shown
}

// printQuote writes one piece of evidence: document, speaker, sentence.
func printQuote(w io.Writer, indent string, e *graph.Evidence) {
	printDatedQuote(w, indent, e, "")
}

// printDatedQuote is printQuote with the date of the document, where it is known.
func printDatedQuote(w io.Writer, indent string, e *graph.Evidence, date string) {
	said, named := "", e.Origin
	if date != "" {
		date = " (" + date + ")"
	}
	for _, a := range e.Said {
		switch {
		case a.Speaker.Text != "":
			said += ", says " + a.Speaker.Text
			if a.Speaker.Text == e.Origin {
				named = ""
			}
		case a.Verb != "" && e.Origin == "":
			said += ", " + a.Verb
		case a.Verb == "":
			said += ", quoted"
		}
	}
	if named != "" {
		said += ", from " + named
	}
	fmt.Fprintf(w, "%s%s%s%s: %s\n", indent, e.Document, date, said, e.Quote)
}
