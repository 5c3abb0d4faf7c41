package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"tercet/extract"
	"tercet/graph/build"
)

func newRemove(opt *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "remove DOCUMENT…",
		Short: "Take documents out of the graph, with all that they alone supported",
		Example: `  tercet documents                   lists the identifiers
  tercet remove kyivpost/2022-06-20.html`,
		Args: needArgs(1, "a document's identifier (tercet documents lists them)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := needStore(opt); err != nil {
				return err
			}
			b, err := openBuilder(opt, extract.Models()...)
			if err != nil {
				return err
			}
			defer b.Close()
			report, err := b.Remove(cmd.Context(), args, build.Options{})
			if errors.Is(err, build.ErrUnknown) {
				return fmt.Errorf("%w; they are listed by: tercet documents --db %s", err, opt.db)
			}
			if err != nil {
				return err
			}
			if opt.json {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(newReportJSON(report))
			}
			if !opt.quiet {
				fmt.Fprintf(cmd.OutOrStdout(), "%s removed; %s, %s, %s left\n", count(report.Removed, "document"), count(report.Documents, "document"),
					plural(report.Entities, "entity", "entities"), count(report.Statements, "statement"))
			}
			return nil
		},
	}
}

// needStore makes sure that there is a graph, so that a command that changes it
// does not make an empty one.
func needStore(opt *shared) error {
	s, err := openStore(opt)
	if err != nil {
		return err
	}
	return s.Close()
}
