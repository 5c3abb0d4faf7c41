package main

import (
	"encoding/json"
	"fmt"
	"sort"

	"github.com/spf13/cobra"

	"tercet/export"
	"tercet/graph"
)

func newStats(opt *shared) *cobra.Command {
	var onlyContradictions bool
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Print what the graph holds: counts, central entities, contradictions",
		Example: `  tercet stats
  tercet stats --contradictions      both sides of each, with sentences and speakers
  tercet stats --json | jq .statements`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			g, err := loadGraph(cmd.Context(), opt)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			switch {
			case onlyContradictions && opt.json:
				enc := json.NewEncoder(out)
				for _, p := range contradictions(g) {
					if err := enc.Encode([2]export.StatementRecord{record(g, p[0]), record(g, p[1])}); err != nil {
						return err
					}
				}
				return nil
			case onlyContradictions:
				pairs := contradictions(g)
				printDisputes(out, g, pairs, len(pairs), true)
				if len(pairs) == 0 {
					fmt.Fprintln(out, "No contradictions were found.")
				}
				return nil
			case opt.json:
				return json.NewEncoder(out).Encode(countGraph(g))
			}
			if err := printSummary(cmd.Context(), out, g); err != nil {
				return err
			}
			printCounts(cmd, countGraph(g))
			return nil
		},
	}
	cmd.Flags().BoolVar(&onlyContradictions, "contradictions", false, "print only contradictions, all of them, with all their evidence")
	return cmd
}

// graphCounts is what `tercet stats --json` prints.
type graphCounts struct {
	Documents      int            `json:"documents"`
	Sources        int            `json:"sources"`
	Sentences      int            `json:"sentences"`
	Words          int            `json:"words"`
	Entities       int            `json:"entities"`
	EntityTypes    map[string]int `json:"entity_types"`
	Statements     int            `json:"statements"`
	Factuality     map[string]int `json:"factuality"`
	Negated        int            `json:"negated"`
	Evidence       int            `json:"evidence"`
	MultiSource    int            `json:"statements_of_several_sources"`
	Contradictions int            `json:"contradictions"`
}

func countGraph(g *graph.Graph) graphCounts {
	c := graphCounts{
		Documents: len(g.Documents), Entities: len(g.Entities), Statements: len(g.Statements),
		EntityTypes: map[string]int{}, Factuality: map[string]int{}, Contradictions: len(contradictions(g)),
	}
	origins := map[string]bool{}
	for i := range g.Documents {
		d := &g.Documents[i]
		c.Sentences += d.Sentences
		c.Words += d.Words
		origins[d.Origin] = true
	}
	c.Sources = len(origins)
	for i := range g.Entities {
		c.EntityTypes[g.Entities[i].Type.String()]++
	}
	for i := range g.Statements {
		s := &g.Statements[i]
		c.Factuality[s.Factuality.String()]++
		c.Evidence += len(s.Evidence)
		c.Negated += int(s.Polarity)
		c.MultiSource += bit(s.Sources > 1)
	}
	return c
}

func printCounts(cmd *cobra.Command, c graphCounts) {
	out := cmd.OutOrStdout()
	fmt.Fprintln(out, "\nEntities by type")
	printTally(cmd, c.EntityTypes)
	fmt.Fprintln(out, "\nStatements by factuality")
	printTally(cmd, c.Factuality)
	fmt.Fprintf(out, "  %6d  denied\n  %6d  of several sources\n", c.Negated, c.MultiSource)
}

func printTally(cmd *cobra.Command, tally map[string]int) {
	names := make([]string, 0, len(tally))
	for name := range tally {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		a, b := names[i], names[j]
		if tally[a] != tally[b] {
			return tally[a] > tally[b]
		}
		return a < b
	})
	for _, name := range names {
		fmt.Fprintf(cmd.OutOrStdout(), "  %6d  %s\n", tally[name], name)
	}
}
