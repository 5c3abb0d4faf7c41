package main

import (
	"context"
	"encoding/json"
	"fmt"
	"sort"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tercet/graph"
	"tercet/graph/analysis"
	"tercet/graph/store"
)

func newAnalyze(opt *shared) *cobra.Command {
	var (
		include []string
		seed    uint64
		by      string
		top     int
	)
	cmd := &cobra.Command{
		Use:   "analyze",
		Short: "Measure centrality and communities, and keep them in the store",
		Long: `Measure every entity: degree, PageRank, betweenness, HITS, components and
communities (Louvain). The graph measured has the entities as nodes and one edge
an ordered pair, weighted by independent sources; what is denied, planned or only
possible is left out unless --include takes it in. PageRank reads each edge both
ways, since a fact is about its subject as much as about its object. The measures
replace those in the store, where queries find them: g.V().Has("<kg:pagerank>", gt(0.01)).`,
		Example: `  tercet analyze
  tercet analyze --by betweenness --top 20
  tercet analyze --include denied,possible --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			column := -1
			for i, m := range measureNames {
				if m.name == by {
					column = i
				}
			}
			if column < 0 {
				return usagef("no measure %q; there are %s", by, measureList())
			}
			inc, err := parseInclude(include)
			if err != nil {
				return err
			}
			g, m, err := analyze(ctx, opt, analysis.Options{Include: inc, Seed: seed})
			if err != nil {
				return err
			}
			if opt.json {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(m)
			}
			return printMeasures(cmd, g, m, column, top)
		},
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&include, "include", nil, "measure these statements too: denied, planned, possible")
	flags.Uint64Var(&seed, "seed", 0, "seed of the community search")
	flags.StringVar(&by, "by", "pagerank", "sort by this measure: "+measureList())
	flags.IntVar(&top, "top", 15, "how many entities to print")
	return cmd
}

// analyze measures the graph and puts the figures into the store.
func analyze(ctx context.Context, opt *shared, options analysis.Options) (*graph.Graph, *analysis.Measures, error) {
	if err := needStore(opt); err != nil {
		return nil, nil, err
	}
	s, err := store.Open(opt.db, store.Options{}) // before it reads: no build may come between
	if err != nil {
		return nil, nil, err
	}
	defer s.Close()
	g, err := load(ctx, s)
	if err != nil {
		return nil, nil, err
	}
	m, err := analysis.Measure(ctx, g.Reader(), options)
	if err != nil {
		return nil, nil, err
	}
	return g, m, s.SetMeasures(ctx, toMeasures(m))
}

func measureList() string {
	list := ""
	for i, m := range measureNames {
		if i > 0 {
			list += ", "
		}
		list += m.name
	}
	return list
}

func printMeasures(cmd *cobra.Command, g *graph.Graph, m *analysis.Measures, column, top int) error {
	nodes := append([]analysis.Node(nil), m.Nodes...)
	of := measureNames[column].of
	sort.SliceStable(nodes, func(i, j int) bool { return of(&nodes[i]) > of(&nodes[j]) })
	fmt.Fprintf(cmd.OutOrStdout(), "%s, %s, %s, %s (modularity %.2f)\n\n", plural(len(nodes), "entity", "entities"), count(m.Edges, "edge"),
		count(m.Components, "component"), plural(m.Communities, "community", "communities"), m.Modularity)
	table := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ENTITY\tTYPE\tPAGERANK\tBETWEENNESS\tIN\tOUT\tHUB\tAUTHORITY\tCOMMUNITY")
	for _, n := range nodes[:min(top, len(nodes))] {
		e := g.EntityByID(n.ID)
		fmt.Fprintf(table, "%s\t%s\t%.4f\t%.1f\t%d\t%d\t%.3f\t%.3f\t%d\n", shorten(e.Name, 40), e.Type, n.PageRank, n.Betweenness,
			n.InDegree, n.OutDegree, n.Hub, n.Authority, n.Community)
	}
	return table.Flush()
}
