package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tercet/extract"
	"tercet/graph"
	"tercet/graph/build"
	"tercet/graph/resolve"
)

func newResolve(opt *shared) *cobra.Command {
	var files build.Files
	cmd := &cobra.Command{
		Use:   "resolve",
		Short: "Correct what is one and what is two: merge, split, rename, retype, review",
		Long: `Correct the graph. Each command writes a decision into a text file beside the
graph and makes the graph anew; decisions outweigh the machine and outlive
rebuilds. The file holds one decision a line, in any order, # before a comment:

  merge "Varn" with "Varn Deepwater"        both are one node
  split "Varn" from "Varn Holdings"         they never are
  split "John Smith" in "b.txt", "c.txt"    those documents mean another one
  rename "Varn" to "Varn Deepwater"         what the node is called
  retype "Borealis" to PRODUCT              PERSON, ORG, PLACE, EVENT, WORK, …

A name may be followed by its type and by "in" and documents, where that tells
namesakes apart: "Georgia" PLACE in "a.txt". Edit the file as you like: the next
build, or tercet resolve apply, follows it. A decision about names that no
document has waits for one.`,
		Example: `  tercet resolve review
  tercet resolve merge Varn "Varn Deepwater"
  tercet resolve undo`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown command %q", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	decisionsFlag(cmd.PersistentFlags(), &files)
	for _, sub := range []func(*shared, *build.Files) *cobra.Command{newReview, newMerge, newSplit, newRename, newRetype, newUndo, newList, newApply} {
		cmd.AddCommand(sub(opt, &files))
	}
	return cmd
}

func decisionsFlag(flags *pflag.FlagSet, files *build.Files) {
	flags.StringVar(&files.Decisions, "decisions", "", "file of decisions; beside the graph's folder, or what was named last")
}

func newMerge(opt *shared, files *build.Files) *cobra.Command {
	return &cobra.Command{
		Use:     "merge NAME NAME…",
		Short:   "Make one entity of several",
		Example: `  tercet resolve merge Varn "Varn Deepwater"`,
		Args:    needArgs(2, "another name"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDecide(cmd, opt, files, func(n *namer) ([]resolve.Decision, error) { return n.merge(args) })
		},
	}
}

func newSplit(opt *shared, files *build.Files) *cobra.Command {
	var documents []string
	cmd := &cobra.Command{
		Use:   "split NAME [FROM]",
		Short: "Make an entity of its own of one of an entity's names, or of some documents' entity",
		Long: `Take a name out of the entity that it leads to; FROM is the name that it is not to
be one with, if it is not the entity's own. With --document, all that these
documents say of the entity belongs to another one, which is called alike.`,
		Example: `  tercet resolve split Varn
  tercet resolve split Varn "Varn Holdings"
  tercet resolve split "John Smith" --document b.txt --document c.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 || len(args) == 2 && len(documents) > 0 {
				return usagef("a name is wanted, and what it is to be split from or --document")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDecide(cmd, opt, files, func(n *namer) ([]resolve.Decision, error) { return n.split(args, documents) })
		},
	}
	cmd.Flags().StringArrayVar(&documents, "document", nil, "document that means another entity by the name; may be repeated")
	return cmd
}

func newRename(opt *shared, files *build.Files) *cobra.Command {
	return &cobra.Command{
		Use:     "rename NAME NEW",
		Short:   "Show an entity by another name",
		Example: `  tercet resolve rename Varn "Varn Deepwater Corporation"`,
		Args:    cobra.MatchAll(needArgs(2, "the new name"), atMost(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDecide(cmd, opt, files, func(n *namer) ([]resolve.Decision, error) { return n.rename(args[0], args[1]) })
		},
	}
}

func newRetype(opt *shared, files *build.Files) *cobra.Command {
	return &cobra.Command{
		Use:     "retype NAME TYPE",
		Short:   "Give an entity another type: PERSON, ORG, PLACE, EVENT, WORK, PRODUCT, GROUP, THING",
		Example: `  tercet resolve retype Borealis PRODUCT`,
		Args:    cobra.MatchAll(needArgs(2, "the type"), atMost(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			t, err := resolve.ParseNodeType(args[1])
			if err != nil {
				return usageError{err}
			}
			return runDecide(cmd, opt, files, func(n *namer) ([]resolve.Decision, error) { return n.retype(args[0], t) })
		},
	}
}

// atMost refuses more than n arguments; most likely a name of several words has no quotes.
func atMost(n int) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > n {
			return usagef("%d arguments are wanted, %d given; put names of several words in quotes", n, len(args))
		}
		return nil
	}
}

func newUndo(opt *shared, files *build.Files) *cobra.Command {
	return &cobra.Command{
		Use:   "undo [LINE…]",
		Short: "Take decisions back: the last one, or those in the given lines of the file",
		Example: `  tercet resolve undo
  tercet resolve list; tercet resolve undo 4 7`,
		RunE: func(cmd *cobra.Command, args []string) error {
			var lines []int
			for _, a := range args {
				n, err := strconv.Atoi(a)
				if err != nil || n < 1 {
					return usagef("a number of a line is wanted, not %q; tercet resolve list shows them", a)
				}
				lines = append(lines, n)
			}
			return changeGraph(cmd, opt, files, func(b *build.Builder, _ *graph.Graph) (*build.Report, error) {
				path, err := b.DecisionsFile(*files)
				if err != nil {
					return nil, err
				}
				gone, err := build.RemoveDecisions(path, lines)
				if err != nil {
					return nil, err
				}
				for _, d := range gone {
					tell(cmd, opt, "%s: no longer: %v\n", path, d)
				}
				return b.Refresh(cmd.Context(), build.Options{Files: *files})
			})
		},
	}
}

func newApply(opt *shared, files *build.Files) *cobra.Command {
	return &cobra.Command{
		Use:     "apply",
		Short:   "Make the graph follow a file of decisions that was edited",
		Example: `  $EDITOR graph.decisions.txt; tercet resolve apply`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return changeGraph(cmd, opt, files, func(b *build.Builder, _ *graph.Graph) (*build.Report, error) {
				return b.Refresh(cmd.Context(), build.Options{Files: *files})
			})
		},
	}
}

// tell prints to people.
func tell(cmd *cobra.Command, opt *shared, format string, args ...any) {
	if !opt.quiet && !opt.json {
		fmt.Fprintf(cmd.OutOrStdout(), format, args...)
	}
}

// runDecide adds the decisions that plan makes of what the graph holds.
func runDecide(cmd *cobra.Command, opt *shared, files *build.Files, plan func(*namer) ([]resolve.Decision, error)) error {
	return changeGraph(cmd, opt, files, func(b *build.Builder, old *graph.Graph) (*build.Report, error) {
		path, err := b.DecisionsFile(*files)
		if err != nil {
			return nil, err
		}
		n, err := newNamer(cmd.Context(), b.Store(), old, path)
		if err != nil {
			return nil, err
		}
		ds, err := plan(n)
		if err != nil {
			return nil, err
		}
		report, err := b.Decide(cmd.Context(), ds, build.Options{Files: *files})
		var conflict *resolve.ConflictError
		if errors.As(err, &conflict) {
			return nil, fmt.Errorf("%w\nNothing was written. To take a decision back: tercet resolve undo LINE", err)
		} else if err != nil {
			return nil, err
		}
		for _, d := range ds {
			tell(cmd, opt, "%s: %v\n", path, d)
			for _, o := range report.Decisions {
				if o.Waiting != "" && o.String() == d.String() {
					tell(cmd, opt, "  it waits: %s\n", o.Waiting)
				}
			}
		}
		return report, nil
	})
}

// changeGraph changes the graph and says what is different.
func changeGraph(cmd *cobra.Command, opt *shared, files *build.Files, change func(*build.Builder, *graph.Graph) (*build.Report, error)) error {
	if err := needStore(opt); err != nil {
		return err
	}
	b, err := openBuilder(opt, extract.Models()...)
	if err != nil {
		return err
	}
	defer b.Close()
	ctx := cmd.Context()
	old, err := load(ctx, b.Store())
	if err != nil {
		return err
	}
	report, err := change(b, old)
	switch {
	case err != nil:
		return err
	case opt.json:
		return printDiffJSON(ctx, cmd.OutOrStdout(), old.Reader(), b.Store())
	case opt.quiet:
		return nil
	}
	return printEffect(ctx, cmd.OutOrStdout(), old, b.Store(), report)
}

// effectRows bounds how many entities are listed that a decision changed.
const effectRows = 12

// printEffect says what a decision changed: entities by name, statements by number.
func printEffect(ctx context.Context, w io.Writer, old *graph.Graph, is graph.Reader, report *build.Report) error {
	tally := make(diffTally)
	shown := 0
	for c, err := range graph.Diff(ctx, old.Reader(), is) {
		if err != nil {
			return err
		}
		kind, mark := changeKind(c)
		tally[[2]string{kind, mark}]++
		if kind == "entity" && shown < effectRows {
			shown++
			printEntityChange(w, c, mark)
		}
	}
	if len(tally) == 0 {
		fmt.Fprintln(w, "  the graph is as it was")
	} else {
		fmt.Fprintf(w, "  %v\n", tally)
	}
	printDecisions(w, report)
	return nil
}

// printDecisions says which decisions do nothing yet.
func printDecisions(w io.Writer, report *build.Report) {
	waiting := 0
	for _, o := range report.Decisions {
		waiting += bit(o.Waiting != "")
	}
	if waiting > 0 {
		fmt.Fprintf(w, "\n%d of %s without effect: tercet resolve list\n", waiting, count(len(report.Decisions), "decision"))
	}
}

func newList(opt *shared, files *build.Files) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the decisions with what became of them",
		Example: `  tercet resolve list
  tercet resolve list --json | jq 'select(.waiting != "")'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			a, path, ds, err := openDecisions(opt, files)
			if err != nil {
				return err
			}
			defer a.Close()
			res, err := a.Resolve(cmd.Context(), ds)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			if opt.json {
				return printOutcomes(out, res.Decisions)
			}
			fmt.Fprintf(out, "%s: %s\n", path, count(len(ds), "decision"))
			table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
			for _, o := range res.Decisions {
				state := "waits: " + o.Waiting
				if o.Waiting == "" {
					state = ""
					for i, id := range o.Entities {
						state += []string{"", ", "}[bit(i > 0)] + id.Name()
					}
				}
				fmt.Fprintf(table, "%5d  %v\t%s\n", o.Line, o.Decision, state)
			}
			if err := table.Flush(); err != nil {
				return err
			}
			if !sameDecisions(ds, a.Decisions()) {
				fmt.Fprintln(out, "The file has changed since the graph was made: tercet resolve apply")
			}
			return nil
		},
	}
}

// openDecisions opens the archive of the graph and reads its decisions, as the file has them.
func openDecisions(opt *shared, files *build.Files) (*build.Archive, string, []resolve.Decision, error) {
	if err := needStore(opt); err != nil {
		return nil, "", nil, err
	}
	a, err := build.OpenArchive(opt.db)
	if err != nil {
		return nil, "", nil, err
	}
	path := files.Decisions
	if path == "" {
		path = a.DecisionsFile()
	}
	ds, err := readDecisions(path)
	if err != nil {
		return nil, "", nil, errors.Join(err, a.Close())
	}
	return a, path, ds, nil
}

// readDecisions reads a file of decisions; where there is none, there are none.
func readDecisions(path string) ([]resolve.Decision, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	defer f.Close()
	ds, err := resolve.ParseDecisions(f)
	if err == nil {
		err = resolve.CheckDecisions(ds)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return ds, nil
}

func sameDecisions(a, b []resolve.Decision) bool {
	lines := func(ds []resolve.Decision) []string {
		var out []string
		for _, d := range ds {
			out = append(out, d.String())
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	return slices.Equal(lines(a), lines(b))
}

// outcomeJSON is a line of `tercet resolve list --json`.
type outcomeJSON struct {
	Line     int      `json:"line"`
	Decision string   `json:"decision"` // as the file has it
	Waiting  string   `json:"waiting"`  // why it does nothing; empty where it holds
	Entities []string `json:"entities"` // names of what it is about
}

func printOutcomes(w io.Writer, outcomes []resolve.Outcome) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, o := range outcomes {
		j := outcomeJSON{o.Line, o.String(), o.Waiting, []string{}}
		for _, id := range o.Entities {
			j.Entities = append(j.Entities, id.Name())
		}
		if err := enc.Encode(j); err != nil {
			return err
		}
	}
	return nil
}
