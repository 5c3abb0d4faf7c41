package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"tercet/corpus"
)

// input is how commands read documents.
type input struct {
	date   string
	strict bool
}

func (in *input) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&in.date, "date", "", "day of publication (2006-01-02) of documents that carry none")
	cmd.Flags().BoolVar(&in.strict, "strict", false, "stop at the first document that cannot be read")
}

// errNothing is the error for input without one usable document.
var errNothing = errors.New("nothing to do: no document could be used")

// each calls do for every English document in paths. What cannot be read is
// reported and skipped, unless strict.
func (in *input) each(cmd *cobra.Command, paths []string, do func(*corpus.Document) error) error {
	used := 0
	for d, err := range corpus.Read(cmd.Context(), paths, corpus.ReadOptions{Date: in.date, Stdin: cmd.InOrStdin()}) {
		if err == nil && !d.English() {
			err = fmt.Errorf("%s: skipped: the text is not English (recognised: %s)", d.ID, d.Meta.Language)
		}
		if err != nil {
			if errors.Is(err, context.Canceled) || in.strict {
				return err
			}
			cmd.PrintErrf("tercet: %v\n", err)
			continue
		}
		used++
		if err := do(d); err != nil {
			return err
		}
	}
	if used == 0 {
		return errNothing
	}
	return nil
}
