package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"tercet/graph"
)

func newPath(opt *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "path A B",
		Short: "Print the shortest chain of statements between two entities",
		Long: `Print the shortest chain of asserted statements that joins two entities,
whatever their direction, with a sentence for each step.`,
		Example: `  tercet path Putin "Order of Alexander Nevsky"`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usagef("two entities are wanted, %d given; put names of several words in quotes", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			s, err := openStore(opt)
			if err != nil {
				return err
			}
			defer s.Close()
			from, err := s.Entity(ctx, args[0])
			if err != nil {
				return err
			}
			to, err := s.Entity(ctx, args[1])
			if err != nil {
				return err
			}
			g, err := load(ctx, s)
			if err != nil {
				return err
			}
			out, names := cmd.OutOrStdout(), g.Names()
			steps := shortestPath(g, from.ID, to.ID)
			if steps == nil && from.ID != to.ID {
				if !opt.json {
					fmt.Fprintf(out, "No chain of statements joins %s and %s.\n", from.Name, to.Name)
				}
				return nil
			}
			enc := json.NewEncoder(out)
			enc.SetEscapeHTML(false)
			for _, s := range steps {
				if opt.json {
					if err := enc.Encode(record(g, s)); err != nil {
						return err
					}
					continue
				}
				fmt.Fprintln(out, statementLine(names, s))
				printQuote(out, "    ", &s.Evidence[0])
			}
			return nil
		},
	}
}

// shortestPath returns the asserted statements of a shortest path between two
// entities, whatever their direction; of equally short ones the first in order
// of statements. It is nil if there is none.
func shortestPath(g *graph.Graph, from, to graph.ID) []*graph.Statement {
	edges := map[graph.ID][]*graph.Statement{}
	for i := range g.Statements {
		s := &g.Statements[i]
		if s.Asserted() && s.Object.IsEntity() && s.Object.Entity != s.Subject {
			edges[s.Subject] = append(edges[s.Subject], s)
			edges[s.Object.Entity] = append(edges[s.Object.Entity], s)
		}
	}
	reached := map[graph.ID]*graph.Statement{from: nil}
	for queue := []graph.ID{from}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at == to {
			break
		}
		for _, s := range edges[at] {
			next := otherEnd(s, at)
			if _, seen := reached[next]; !seen {
				reached[next] = s
				queue = append(queue, next)
			}
		}
	}
	if _, ok := reached[to]; !ok {
		return nil
	}
	var steps []*graph.Statement
	for at := to; at != from; at = otherEnd(reached[at], at) {
		steps = append([]*graph.Statement{reached[at]}, steps...)
	}
	return steps
}

func otherEnd(s *graph.Statement, id graph.ID) graph.ID {
	if s.Subject == id {
		return s.Object.Entity
	}
	return s.Subject
}
