package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tercet/export"
)

func newDocuments(opt *shared) *cobra.Command {
	return &cobra.Command{
		Use:     "documents",
		Aliases: []string{"docs"},
		Short:   "List the documents that the graph was built from",
		Example: `  tercet documents
  tercet documents --json | jq -r .id`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := openStore(opt)
			if err != nil {
				return err
			}
			defer s.Close()
			enc := json.NewEncoder(cmd.OutOrStdout())
			enc.SetEscapeHTML(false)
			table := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
			if !opt.json {
				fmt.Fprintln(table, "DOCUMENT\tDATE\tSOURCE\tSENTENCES\tWORDS\tTITLE")
			}
			for d, err := range s.Documents(cmd.Context()) {
				if err != nil {
					return err
				}
				if opt.json {
					if err := enc.Encode(export.NewDocumentRecord(d)); err != nil {
						return err
					}
					continue
				}
				title := d.Meta.Title
				if d.Meta.DuplicateOf != "" {
					title = "repeats " + d.Meta.DuplicateOf
				}
				fmt.Fprintf(table, "%s\t%s\t%s\t%d\t%d\t%s\n", d.ID, d.Meta.Date, d.Meta.Source, d.Sentences, d.Words, shorten(title, 60))
			}
			return table.Flush()
		},
	}
}

// shorten cuts s to n characters, the last one an ellipsis where something fell.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
