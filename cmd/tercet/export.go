package main

import (
	"bufio"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tercet/corpus"
	"tercet/export"
	"tercet/graph"
	"tercet/graph/analysis"
	"tercet/graph/build"
	"tercet/graph/store"
)

// formats are all that `tercet export` and `tercet serve` know: those of package
// export, and Cayley's own, which only the store can write.
func formats() []export.Format {
	return append(export.Formats(), export.Format{
		Name: "cayley", Title: "raw quads that `cayley load` reads", MIME: "application/n-quads", Ext: []string{".nq"},
		Write: func(ctx context.Context, sink export.Sink, r graph.Reader, opt export.Options) (err error) {
			w, err := sink.Create("")
			if err != nil {
				return err
			}
			defer func() {
				if e := w.Close(); err == nil {
					err = e
				}
			}()
			var measures []graph.Measure
			if opt.Measures != nil {
				measures = toMeasures(opt.Measures)
			}
			return store.Dump(ctx, w, r, measures)
		},
	})
}

func newExport(opt *shared) *cobra.Command {
	var (
		format, output string
		options        export.Options
		filter         export.Filter
		include, types []string
	)
	cmd := &cobra.Command{
		Use:   "export --format NAME [-o FILE]",
		Short: "Write the graph for Gephi, Graphviz, a spreadsheet or a program",
		Long:  "Write the graph, or a part of it, in one of these formats:\n\n" + formatTable(),
		Example: `  tercet export --format gexf -o graph.gexf
  tercet export --format dot | dot -Tsvg > graph.svg
  tercet export --format jsonl --min-sources 2 | jq -r 'select(.kind=="statement")'
  tercet export --format graphml --entity Tokayev --hops 2 -o tokayev.graphml
  tercet export --format csv -o tables/`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			f, err := chooseFormat(format, output)
			if err != nil {
				return err
			}
			inc, err := parseInclude(include)
			if err != nil {
				return err
			}
			if filter.Types, err = parseTypes(types); err != nil {
				return err
			}
			s, err := openStore(opt)
			if err != nil {
				return err
			}
			defer s.Close()
			view, err := s.View(ctx)
			if err != nil {
				return err
			}
			defer view.Close()
			if a, err := build.OpenArchive(opt.db); err == nil { // without it, positions are left out
				defer a.Close()
				options.Text = a.Text
			}
			if options.Measures, err = analysis.Measure(ctx, view, analysis.Options{Include: inc}); err != nil {
				return err
			}
			for i, name := range filter.Entities {
				e, err := s.Entity(ctx, name)
				if err != nil {
					return err
				}
				filter.Entities[i] = e.Name
			}
			r, err := export.Filtered(ctx, view, filter)
			if err != nil {
				return err
			}
			return writeExport(cmd, opt, f, output, r, options)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&format, "format", "", "the format; guessed from the file's name if it is left out")
	flags.StringVarP(&output, "output", "o", "", "the file or folder; standard output if it is left out")
	flags.IntVar(&filter.MinSources, "min-sources", 0, "only statements of so many independent sources")
	flags.StringSliceVar(&filter.Entities, "entity", nil, "only what lies around these entities")
	flags.IntVar(&filter.Hops, "hops", 1, "how many statements away from --entity")
	flags.StringSliceVar(&filter.Relations, "relation", nil, "only these canonical relations")
	flags.StringSliceVar(&types, "type", nil, "only statements between entities of these types")
	flags.StringSliceVar(&include, "include", nil, "measure denied, planned and possible statements too")
	flags.BoolVar(&options.Literals, "literals", false, "draw dates, amounts and other values as nodes")
	flags.BoolVar(&options.ByType, "by-type", false, "colour by type instead of community")
	flags.StringVar(&options.Title, "title", "", "the picture's title")
	flags.IntVar(&options.MaxStatements, "max-statements", 0, "how many statements the picture shows; -1 for all")
	flags.StringVar(&options.Base, "base", "", "the IRI under which RDF names things")
	return cmd
}

// writeExport writes to a file or folder, or to standard output.
func writeExport(cmd *cobra.Command, opt *shared, f export.Format, output string, r graph.Reader, options export.Options) error {
	if output == "" || output == "-" {
		out := bufio.NewWriter(cmd.OutOrStdout())
		if err := f.Write(cmd.Context(), export.ToWriter(out), r, options); err != nil {
			return err
		}
		return out.Flush()
	}
	if err := export.Save(cmd.Context(), output, f, r, options); err != nil {
		return err
	}
	if !opt.quiet {
		cmd.PrintErrf("wrote %s\n", output)
	}
	return nil
}

func parseTypes(names []string) ([]corpus.EntityType, error) {
	var types []corpus.EntityType
	for _, name := range names {
		t, ok := corpus.ParseEntityType(name)
		if !ok {
			return nil, usagef("no type %q; there are PERSON, ORG, PLACE, EVENT, WORK, PRODUCT, GROUP and THING", name)
		}
		types = append(types, t)
	}
	return types, nil
}

func formatTable() string {
	var b strings.Builder
	for _, f := range formats() {
		fmt.Fprintf(&b, "  %-10s %s\n", f.Name, f.Title)
	}
	return strings.TrimRight(b.String(), "\n")
}

// chooseFormat finds a format by name, else by the output's extension.
func chooseFormat(name, output string) (export.Format, error) {
	if name == "" {
		ext := strings.ToLower(filepath.Ext(output))
		for _, f := range formats() {
			for _, e := range f.Ext {
				if e == ext {
					return f, nil
				}
			}
		}
		return export.Format{}, usagef("--format is missing; there are:\n%s", formatTable())
	}
	f, err := export.Lookup(name, formats()...)
	if err != nil {
		return f, usageError{err}
	}
	return f, nil
}
