package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tercet/export"
	"tercet/graph"
)

func newDiff(opt *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Tell what two graphs differ in",
		Long: `Tell what the graph in folder NEW has that the one in OLD has not, and the other
way round: documents, entities, statements and contradictions, each added (+),
removed (-) or changed (~). An entity that has another name now is found by its
other names and its documents. The exit status is 0 whether they differ or not.`,
		Example: `  tercet diff monday.tercet graph.tercet
  tercet diff monday.tercet graph.tercet --json | jq 'select(.kind == "contradiction")'`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usagef("two folders of graphs are wanted, %d given", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			var views [2]graph.Reader
			for i, dir := range args {
				s, err := openStore(&shared{db: dir})
				if err != nil {
					return err
				}
				defer s.Close()
				v, err := s.View(ctx)
				if err != nil {
					return err
				}
				defer v.Close()
				views[i] = v
			}
			if opt.json {
				return printDiffJSON(ctx, cmd.OutOrStdout(), views[0], views[1])
			}
			return printDiff(ctx, cmd.OutOrStdout(), views[0], views[1])
		},
	}
}

// changeMark says what became of something: + added, - removed, ~ changed.
func changeMark[T any](old, new *T) string {
	switch {
	case old == nil:
		return "+"
	case new == nil:
		return "-"
	}
	return "~"
}

// diffTally counts changes by kind and mark.
type diffTally map[[2]string]int

func (t diffTally) String() string {
	var parts []string
	for _, kind := range []string{"document", "entity", "statement", "contradiction"} {
		var some []string
		for _, m := range [][2]string{{"+", "added"}, {"-", "removed"}, {"~", "changed"}} {
			if n := t[[2]string{kind, m[0]}]; n > 0 {
				some = append(some, fmt.Sprintf("%d %s", n, m[1]))
			}
		}
		if len(some) > 0 {
			parts = append(parts, strings.ReplaceAll(kind+"s", "ys", "ies")+": "+strings.Join(some, ", "))
		}
	}
	return strings.Join(parts, "; ")
}

// printDiff writes the differences for people to read, with a headline for each kind and
// their number at the end.
func printDiff(ctx context.Context, w io.Writer, old, new graph.Reader) error {
	tally := make(diffTally)
	section := ""
	for c, err := range graph.Diff(ctx, old, new) {
		if err != nil {
			return err
		}
		kind, mark := changeKind(c)
		if kind != section {
			if section != "" {
				fmt.Fprintln(w)
			}
			section = kind
			fmt.Fprintln(w, map[string]string{"document": "Documents", "entity": "Entities", "statement": "Statements", "contradiction": "Contradictions"}[kind])
		}
		tally[[2]string{kind, mark}]++
		printChange(w, c, mark)
	}
	if len(tally) == 0 {
		fmt.Fprintln(w, "The two graphs are the same.")
		return nil
	}
	fmt.Fprintf(w, "\n%v\n", tally)
	return nil
}

func changeKind(c *graph.Change) (kind, mark string) {
	switch {
	case c.Contradiction != nil && c.Gone:
		return "contradiction", "-"
	case c.Contradiction != nil:
		return "contradiction", "+"
	case c.OldDocument != nil || c.NewDocument != nil:
		return "document", changeMark(c.OldDocument, c.NewDocument)
	case c.OldEntity != nil || c.NewEntity != nil:
		return "entity", changeMark(c.OldEntity, c.NewEntity)
	}
	return "statement", changeMark(c.OldStatement, c.NewStatement)
}

func printChange(w io.Writer, c *graph.Change, mark string) {
	switch kind, _ := changeKind(c); kind {
	case "document":
		d := c.NewDocument
		if d == nil {
			d = c.OldDocument
		}
		fmt.Fprintf(w, "  %s %s  %s\n", mark, d.ID, shorten(d.Meta.Title, 60))
	case "entity":
		printEntityChange(w, c, mark)
	case "statement":
		printStatementChange(w, c, mark)
	default:
		for i, s := range c.Contradiction {
			fmt.Fprintf(w, "  %s %s\n", [2]string{mark, " ≠"}[i], statementLine(map[graph.ID]string{s.Subject: s.Subject.Name()}, s))
			printQuote(w, "        ", &s.Evidence[0])
		}
	}
}

func printEntityChange(w io.Writer, c *graph.Change, mark string) {
	switch mark {
	case "+":
		fmt.Fprintf(w, "  + %s  (%v, %s)%s\n", c.NewEntity.Name, c.NewEntity.Type, count(len(c.NewEntity.Documents), "document"), note(", was part of ", c.From))
		return
	case "-":
		fmt.Fprintf(w, "  - %s  (%v, %s)%s\n", c.OldEntity.Name, c.OldEntity.Type, count(len(c.OldEntity.Documents), "document"), note(", is part of ", c.Into))
		return
	}
	old, is := c.OldEntity, c.NewEntity
	var notes []string
	if old.Type != is.Type {
		notes = append(notes, fmt.Sprintf("%v → %v", old.Type, is.Type))
	}
	notes = appendBoth(notes, "names", aliasNames(old), aliasNames(is))
	notes = appendBoth(notes, "documents", old.Documents, is.Documents)
	if len(notes) == 0 {
		notes = append(notes, "mentioned more or less often")
	}
	name := old.Name
	if old.Name != is.Name {
		name += " → " + is.Name
	}
	fmt.Fprintf(w, "  ~ %s: %s\n", name, strings.Join(notes, "; "))
}

func note(what, name string) string {
	if name == "" {
		return ""
	}
	return what + name
}

func aliasNames(e *graph.Entity) []string {
	out := make([]string, len(e.Aliases))
	for i, a := range e.Aliases {
		out[i] = a.Name
	}
	return out
}

// appendBoth notes what a list has gained and lost.
func appendBoth(notes []string, what string, old, new []string) []string {
	beside := func(a, b []string) []string {
		in := make(map[string]bool, len(b))
		for _, x := range b {
			in[x] = true
		}
		return slices.DeleteFunc(slices.Clone(a), func(x string) bool { return in[x] })
	}
	for _, part := range []struct {
		mark string
		list []string
	}{{"+", beside(new, old)}, {"−", beside(old, new)}} {
		if n := len(part.list); n > 3 {
			notes = append(notes, fmt.Sprintf("%s%d %s", part.mark, n, what))
		} else if n > 0 {
			notes = append(notes, fmt.Sprintf("%s %s %s", what, part.mark, strings.Join(part.list, ", ")))
		}
	}
	return notes
}

func printStatementChange(w io.Writer, c *graph.Change, mark string) {
	s := c.NewStatement
	if s == nil {
		s = c.OldStatement
	}
	line := statementLine(map[graph.ID]string{s.Subject: s.Subject.Name()}, s)
	if mark == "~" {
		var notes []string
		old := c.OldStatement
		if old.Factuality != s.Factuality {
			notes = append(notes, fmt.Sprintf("%v → %v", old.Factuality, s.Factuality))
		}
		if old.Start != s.Start || old.End != s.End {
			notes = append(notes, fmt.Sprintf("time %s → %s", orNone(interval(old.Start, old.End)), orNone(interval(s.Start, s.End))))
		}
		if old.Sources != s.Sources {
			notes = append(notes, fmt.Sprintf("%d → %s", old.Sources, count(s.Sources, "source")))
		}
		line += note(": ", strings.Join(notes, ", "))
	}
	fmt.Fprintf(w, "  %s %s\n", mark, line)
	for _, side := range []struct {
		mark     string
		evidence []graph.Evidence
	}{{"+", graph.EvidenceBeside(c.NewStatement, c.OldStatement)}, {"−", graph.EvidenceBeside(c.OldStatement, c.NewStatement)}} {
		if mark != "~" {
			side.mark = " "
		}
		for i := range side.evidence[:min(1, len(side.evidence))] {
			printQuote(w, "      "+side.mark+" ", &side.evidence[i])
		}
		if more := len(side.evidence) - 1; more > 0 {
			fmt.Fprintf(w, "      %s and %s more\n", side.mark, count(more, "sentence"))
		}
	}
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// changeJSON is a line of `tercet diff --json`. Old and New are records as in the JSON Lines
// export; one is missing where something was added or removed.
type changeJSON struct {
	Kind       string                     `json:"kind"`   // document, entity, statement, contradiction
	Change     string                     `json:"change"` // added, removed, changed, renamed
	Old        any                        `json:"old,omitempty"`
	New        any                        `json:"new,omitempty"`
	Into       string                     `json:"into,omitempty"` // of an entity that is part of another one now
	From       string                     `json:"from,omitempty"` // of an entity that was part of another one
	Statements *[2]export.StatementRecord `json:"statements,omitempty"`
}

func newChangeJSON(c *graph.Change) changeJSON {
	kind, mark := changeKind(c)
	j := changeJSON{Kind: kind, Change: map[string]string{"+": "added", "-": "removed", "~": "changed"}[mark], Into: c.Into, From: c.From}
	record := func(s *graph.Statement) export.StatementRecord {
		return export.NewStatementRecord(s, func(id graph.ID) *graph.Entity { return &graph.Entity{ID: id, Name: id.Name()} })
	}
	if c.Renamed() {
		j.Change = "renamed"
	}
	switch {
	case c.Contradiction != nil:
		j.Statements = &[2]export.StatementRecord{record(c.Contradiction[0]), record(c.Contradiction[1])}
	case kind == "document":
		j.Old, j.New = recordOf(c.OldDocument, export.NewDocumentRecord), recordOf(c.NewDocument, export.NewDocumentRecord)
	case kind == "entity":
		j.Old, j.New = recordOf(c.OldEntity, export.NewEntityRecord), recordOf(c.NewEntity, export.NewEntityRecord)
	default:
		j.Old, j.New = recordOf(c.OldStatement, record), recordOf(c.NewStatement, record)
	}
	return j
}

func recordOf[T, R any](x *T, record func(*T) R) any {
	if x == nil {
		return nil
	}
	return record(x)
}

func printDiffJSON(ctx context.Context, w io.Writer, old, new graph.Reader) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for c, err := range graph.Diff(ctx, old, new) {
		if err != nil {
			return err
		}
		if err := enc.Encode(newChangeJSON(c)); err != nil {
			return err
		}
	}
	return nil
}
