package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"tercet/corpus"
	"tercet/graph"
	"tercet/graph/analysis"
	"tercet/graph/build"
)

// summaryRows bounds each list of the summary.
const summaryRows = 8

// printSummary writes what a graph holds: counts, the most central entities,
// the best-supported statements, contradictions.
func printSummary(ctx context.Context, w io.Writer, g *graph.Graph) error {
	measures, err := analysis.Measure(ctx, g.Reader(), analysis.Options{})
	if err != nil {
		return err
	}
	pairs := contradictions(g)
	h := build.Holding{Documents: len(g.Documents), Entities: len(g.Entities), Statements: len(g.Statements), Contradictions: len(pairs)}
	for i := range g.Documents {
		h.Sentences += g.Documents[i].Sentences
	}
	fmt.Fprintln(w, holdingLine(h))

	fmt.Fprintln(w, "\nMost central entities (PageRank on asserted statements)")
	for i, n := range topNodes(measures, summaryRows) {
		e := g.EntityByID(n.ID)
		fmt.Fprintf(w, "%3d. %.4f  %s%s\n", i+1, n.PageRank, e.Name, alsoKnown(e))
	}
	fmt.Fprintln(w, "\nBest-supported statements (independent sources)")
	names := g.Names()
	for _, s := range topStatements(g, summaryRows) {
		fmt.Fprintf(w, "%4d  %s\n", s.Sources, statementLine(names, s))
	}
	if len(pairs) > 0 {
		fmt.Fprintln(w, "\nContradictions")
		shown := printDisputes(w, g, pairs, summaryRows, false)
		if shown < len(pairs) {
			fmt.Fprintf(w, "  and %d more: tercet stats --contradictions\n", len(pairs)-shown)
		}
	}
	return nil
}

// holdingLine says how much a store holds.
func holdingLine(h build.Holding) string {
	return strings.Join([]string{count(h.Documents, "document"), count(h.Sentences, "sentence"), count(h.Statements, "statement"),
		plural(h.Entities, "entity", "entities"), count(h.Contradictions, "contradiction")}, ", ")
}

// nextCommands suggests what to try on the store, these commands first.
func nextCommands(w io.Writer, db string, first ...string) {
	flag := ""
	if db != "graph.tercet" {
		flag = " --db " + db
	}
	program := "tercet"
	if strings.ContainsRune(os.Args[0], filepath.Separator) {
		program = os.Args[0] // it is not on the PATH
	}
	fmt.Fprintln(w, "\nNext")
	for _, command := range append(first, "stats --contradictions", "export --format gexf -o graph.gexf", "serve") {
		verb, rest, _ := strings.Cut(command, " ")
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("  %s %s%s %s", program, verb, flag, rest), " "))
	}
}

// examples are commands about a name that the graph holds.
func examples(g *graph.Graph) []string {
	name, verb := "NAME", "said"
	for _, s := range topStatements(g, len(g.Statements)) {
		if s.Asserted() { // or the query would have no answer
			name, verb = g.Names()[s.Subject], wording(s)
			break
		}
	}
	query := fmt.Sprintf("g.V(%q).Out(%q).All()", name, verb)
	return []string{fmt.Sprintf("entity %q", name), "query '" + strings.ReplaceAll(query, "'", `'\''`) + "'"}
}

func count(n int, noun string) string { return plural(n, noun, noun+"s") }

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// alsoKnown lists up to three other names of an entity.
func alsoKnown(e *graph.Entity) string {
	var others []string
	for _, a := range e.Aliases {
		if a.Name != e.Name && len(others) < 3 {
			others = append(others, a.Name)
		}
	}
	if len(others) == 0 {
		return ""
	}
	return "  (" + strings.Join(others, ", ") + ")"
}

func topNodes(m *analysis.Measures, n int) []analysis.Node {
	nodes := append([]analysis.Node(nil), m.Nodes...)
	sort.SliceStable(nodes, func(i, j int) bool { return nodes[i].PageRank > nodes[j].PageRank })
	return nodes[:min(n, len(nodes))]
}

// saysLess reports whether s says no more than one of the others, which share an end with it: "is
// president" beside "is president of Talamar", and what is told without an object beside
// what mostly the same sentences tell with one, "the port was closed" beside "the navy closed the port".
func saysLess(s *graph.Statement, others []*graph.Statement) bool {
	fuller := s.Relation + "_" + strings.ReplaceAll(strings.ToLower(s.Object.Text), " ", "_") + "_"
	return slices.ContainsFunc(others, func(o *graph.Statement) bool {
		if s.Relation == "be" && o.Subject == s.Subject && strings.HasPrefix(o.Relation, fuller) {
			return true
		}
		return s.Object.Text == "" && o.Object.Text != "" && o.Polarity == s.Polarity && o.Sources >= s.Sources && tellsMost(o, s)
	})
}

// tellsMost reports whether most sentences that tell s tell o as well.
func tellsMost(o, s *graph.Statement) bool {
	shared := 0
	for _, e := range s.Evidence {
		shared += bit(slices.ContainsFunc(o.Evidence, func(f graph.Evidence) bool { return e.Document == f.Document && e.Sentence == f.Sentence }))
	}
	return 2*shared > len(s.Evidence)
}

// topStatements returns the asserted statements with the most sources, but for those that say less than
// another; among equals those with more documents, then between names, then more confidence.
func topStatements(g *graph.Graph, n int) []*graph.Statement {
	types := make(map[graph.ID]corpus.EntityType, len(g.Entities))
	for i := range g.Entities {
		types[g.Entities[i].ID] = g.Entities[i].Type
	}
	named := func(s *graph.Statement) int {
		return bit(types[s.Subject].IsName()) + bit(s.Object.IsEntity() && types[s.Object.Entity].IsName())
	}
	about := make(map[graph.ID][]*graph.Statement) // by both ends
	var all []*graph.Statement
	for i := range g.Statements {
		s := &g.Statements[i]
		if s.Polarity != corpus.Negated && !s.Asserted() {
			continue
		}
		all = append(all, s)
		about[s.Subject] = append(about[s.Subject], s)
		if s.Object.IsEntity() {
			about[s.Object.Entity] = append(about[s.Object.Entity], s)
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i], all[j]
		switch {
		case a.Sources != b.Sources:
			return a.Sources > b.Sources
		case len(a.Documents) != len(b.Documents):
			return len(a.Documents) > len(b.Documents)
		case named(a) != named(b):
			return named(a) > named(b)
		}
		return a.Confidence > b.Confidence
	})
	var top []*graph.Statement
	for _, s := range all {
		if len(top) == n {
			break
		}
		if !saysLess(s, about[s.Subject]) {
			top = append(top, s)
		}
	}
	return top
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// statementLine renders a statement as "subject – relation – object", with what
// qualifies it in brackets; what is denied the wording says.
func statementLine(names map[graph.ID]string, s *graph.Statement) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s – %s", names[s.Subject], wording(s))
	if s.Object.Text != "" {
		fmt.Fprintf(&b, " – %s", s.Object.Text)
	}
	var notes []string
	if s.Factuality != corpus.Fact {
		notes = append(notes, s.Factuality.String())
	}
	if s.Start != "" {
		notes = append(notes, interval(s.Start, s.End))
	}
	if len(notes) > 0 {
		fmt.Fprintf(&b, "  [%s]", strings.Join(notes, ", "))
	}
	return b.String()
}

// wording is the relation as most texts put it.
func wording(s *graph.Statement) string {
	if len(s.Wordings) > 0 {
		return s.Wordings[0]
	}
	return strings.ReplaceAll(s.Predicate(), "_", " ")
}

func interval(start, end string) string {
	switch end {
	case start:
		return start
	case "":
		return "since " + start
	}
	return start + " to " + end
}
