package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tercet/export"
	"tercet/graph"
	"tercet/graph/build"
)

func newEntity(opt *shared) *cobra.Command {
	var all, why bool
	cmd := &cobra.Command{
		Use:   "entity NAME",
		Short: "Print what the texts say of one entity, with sentences",
		Long: `Print an entity's names, roles and statements, each with the sentences behind
it. Any of its names will do.`,
		Example: `  tercet entity Tokayev
  tercet entity "Order of Alexander Nevsky" --all
  tercet entity Tokayev --why
  tercet entity Tokayev --json | jq -r .quote`,
		Args: needArgs(1, "the entity's name"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			s, err := openStore(opt)
			if err != nil {
				return err
			}
			defer s.Close()
			e, err := s.Entity(ctx, strings.Join(args, " "))
			if err != nil {
				return err
			}
			if why {
				return printReasons(ctx, cmd.OutOrStdout(), opt, e)
			}
			g, err := load(ctx, s)
			if err != nil {
				return err
			}
			if opt.json {
				return printEntityJSON(cmd.OutOrStdout(), g, e)
			}
			printEntity(cmd.OutOrStdout(), g, e, all)
			return nil
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "all sentences of each statement, not only the first")
	cmd.Flags().BoolVar(&why, "why", false, "why its names are one: for each the document, the sentence and the reason")
	return cmd
}

// printReasons prints why each of an entity's names stands for it.
func printReasons(ctx context.Context, w io.Writer, opt *shared, e *graph.Entity) error {
	a, err := build.OpenArchive(opt.db)
	if err != nil {
		return err
	}
	defer a.Close()
	reasons, err := a.Explain(ctx, e.ID)
	if err != nil {
		return err
	}
	if opt.json {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		return enc.Encode(reasons)
	}
	fmt.Fprintf(w, "%s  (%s, %s)\n", e.Name, e.Type, count(len(e.Documents), "document"))
	for _, r := range reasons {
		fmt.Fprintf(w, "\n%s: %s\n", r.Alias, r.Why)
		if r.Document != "" {
			fmt.Fprintf(w, "    %s, sentence %d: “%s”\n", r.Document, r.Sentence+1, r.Quote)
		}
	}
	return nil
}

func printEntity(w io.Writer, g *graph.Graph, e *graph.Entity, all bool) {
	fmt.Fprintf(w, "%s  (%s, %s)\n", e.Name, e.Type, count(len(e.Documents), "document"))
	if len(e.Aliases) > 1 {
		names := make([]string, len(e.Aliases))
		for i, a := range e.Aliases {
			names[i] = fmt.Sprintf("%s ×%d", a.Name, a.Count)
		}
		fmt.Fprintf(w, "  names: %s\n", strings.Join(names, ", "))
	}
	if len(e.Roles) > 0 {
		fmt.Fprintf(w, "  roles: %s\n", strings.Join(e.Roles, "; "))
	}
	names := g.Names()
	for _, s := range statementsOf(g, e.ID) {
		fmt.Fprintf(w, "\n%s  (%s)\n", statementLine(names, s), count(s.Sources, "source"))
		n := 1
		if all {
			n = len(s.Evidence)
		}
		for i := range s.Evidence[:n] {
			printQuote(w, "    ", &s.Evidence[i])
		}
		if more := len(s.Evidence) - n; more > 0 {
			fmt.Fprintf(w, "    and %s more: --all\n", count(more, "sentence"))
		}
		for _, id := range s.Contradicts {
			if other := g.StatementByID(id); other != nil {
				fmt.Fprintf(w, "  ≠ %s\n", statementLine(names, other))
			}
		}
	}
}

// statementsOf returns the statements that an entity is an end of, as subject
// first, and what most independent sources and surest sentences tell before the rest.
func statementsOf(g *graph.Graph, id graph.ID) []*graph.Statement {
	var subject, object []*graph.Statement
	for i := range g.Statements {
		switch s := &g.Statements[i]; id {
		case s.Subject:
			subject = append(subject, s)
		case s.Object.Entity:
			object = append(object, s)
		}
	}
	best := func(a, b *graph.Statement) int {
		return cmp.Or(cmp.Compare(b.Sources, a.Sources), cmp.Compare(b.Confidence, a.Confidence))
	}
	slices.SortStableFunc(subject, best)
	slices.SortStableFunc(object, best)
	return append(subject, object...)
}

func printEntityJSON(w io.Writer, g *graph.Graph, e *graph.Entity) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(export.NewEntityRecord(e)); err != nil {
		return err
	}
	for _, s := range statementsOf(g, e.ID) {
		if err := enc.Encode(record(g, s)); err != nil {
			return err
		}
	}
	return nil
}
