package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tercet/graph/analysis"
	"tercet/graph/store"
)

func newQuery(opt *shared) *cobra.Command {
	var lang string
	var limit int
	var timeout time.Duration
	cmd := &cobra.Command{
		Use:   "query [--lang gizmo|graphql|mql] QUERY",
		Short: "Ask the graph in Gizmo, GraphQL or MQL",
		Long: `Run a query on the graph. Plain strings are names of entities and the texts' own
words for relations; <name> is a canonical relation; <kg:name> is everything else
(tercet query --guide lists all of it, with an example for each). A query with a
predicate never returns what a text denies or only imagines.`,
		Example: `  tercet query 'g.V("Tokayev").Out("<kg:names>").Out("refused").All()'
  tercet query 'g.V("Tokayev").Out("<kg:names>").Out("<refuse>").Unique().All()'
  tercet query 'g.V("<kg:PERSON>").In("<kg:type>").In("<kg:entity>").All()'
  tercet query - < query.js`,
		RunE: func(cmd *cobra.Command, args []string) error {
			guide, _ := cmd.Flags().GetBool("guide")
			if guide {
				_, err := io.WriteString(cmd.OutOrStdout(), store.Guide)
				return err
			}
			if len(args) == 0 {
				return usagef("the query is missing")
			}
			text := strings.Join(args, " ")
			if text == "-" {
				b, err := io.ReadAll(cmd.InOrStdin())
				if err != nil {
					return err
				}
				text = string(b)
			}
			if err := refreshMeasures(cmd.Context(), opt, text); err != nil {
				return err
			}
			s, err := openStore(opt)
			if err != nil {
				return err
			}
			defer s.Close()
			res, err := s.Query(cmd.Context(), lang, text, store.QueryOptions{Limit: limit, Timeout: timeout})
			var bad *store.QueryError
			stopped := errors.Is(err, store.ErrTimeout) || errors.Is(err, store.ErrMemory)
			if errors.As(err, &bad) && !stopped {
				return usageError{err}
			} else if err != nil {
				return err
			}
			return printRows(cmd, res, opt.json)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&lang, "lang", "gizmo", strings.Join(store.Languages(), ", "))
	flags.IntVar(&limit, "limit", 10_000, "the most results to print")
	flags.DurationVar(&timeout, "timeout", 30*time.Second, "the longest a query may run")
	flags.Bool("guide", false, "print what the store holds, with a query for each part")
	return cmd
}

// printRows prints one result a line: a bare name where a row has only that,
// else the row's tags; JSON with --json.
func printRows(cmd *cobra.Command, res *store.Result, asJSON bool) error {
	out := cmd.OutOrStdout()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, row := range res.Rows {
		fields, isMap := row.(map[string]any)
		if id, only := fields["id"]; isMap && only && len(fields) == 1 && !asJSON {
			fmt.Fprintln(out, id)
			continue
		}
		if s, ok := row.(string); ok && !asJSON {
			fmt.Fprintln(out, s)
			continue
		}
		if err := enc.Encode(row); err != nil {
			return err
		}
	}
	if res.Truncated {
		cmd.PrintErrln("tercet: there are more results; raise --limit to see them")
	}
	return nil
}

// refreshMeasures measures the graph if a query asks for a measure that the
// store lacks, as it does after every build that changed something.
func refreshMeasures(ctx context.Context, opt *shared, query string) error {
	asked := slices.ContainsFunc(measureNames, func(m measureName) bool { return strings.Contains(query, "<kg:"+m.name+">") })
	if !asked {
		return nil
	}
	s, err := openStore(opt)
	if err != nil {
		return err
	}
	measured, err := s.Measures(ctx)
	if err = errors.Join(err, s.Close()); err != nil || len(measured) > 0 {
		return err
	}
	_, _, err = analyze(ctx, opt, analysis.Options{})
	return err
}
