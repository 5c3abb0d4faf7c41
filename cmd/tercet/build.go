package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"tercet/corpus/sample"
	"tercet/graph"
	"tercet/graph/build"
)

// buildFlags are what `tercet build` takes beside paths.
type buildFlags struct {
	in      input
	workers int
	prune   bool
	sample  bool
	files   build.Files
}

func newBuild(opt *shared) *cobra.Command {
	var f buildFlags
	cmd := &cobra.Command{
		Use:   "build [--db DIR] PATH…",
		Short: "Read articles and build the graph, or bring it up to date",
		Long: `Read articles (plain text, Markdown, HTML, JSON Lines {id,title,date,source,url,
text}) and build the graph. A PATH is a file, a folder, or - for standard input.
Building again reads only what is new or changed; what vanished from a folder
stays until --prune. A document that cannot be used is named and skipped. What
adds little to much is not followed by a summary of the whole: see tercet stats.

What you know better than the machine goes into three files, all plain text, one
entry a line, with # before a comment:
  decisions  beside the graph (graph.decisions.txt), or where --decisions says, once:
             the graph's folder remembers it. See: tercet resolve --help
  --names    NAME, TYPE and other names of the same thing, with tabs or | between:
                 Varn Deepwater | ORG | Varn | VDC
             They are found in the texts with that type, and are one node.
  --relations  FROM -> TO, both as the graph shows them: purchase -> buy
Names and relations stay with the graph until another file is given; an empty
one takes them away. Nothing is read again for them: the graph is made anew from
what was read.`,
		Example: `  tercet build ~/articles
  tercet build --db affair.tercet a.html b.md wire.jsonl
  cat wire.jsonl | tercet build -
  tercet build --date 2022-06-20 undated.txt
  tercet build --names names.tsv --relations relations.txt ~/articles
  tercet build --sample              the sample corpus inside the program`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && !f.sample {
				return usagef("a file, a folder or - for standard input is missing; --sample takes the built-in corpus")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, opt, args) },
	}
	flags := cmd.Flags()
	flags.IntVar(&f.workers, "workers", 0, "documents annotated at once; as many as processors if 0")
	flags.BoolVar(&f.prune, "prune", false, "drop documents that are no longer in PATH")
	flags.BoolVar(&f.sample, "sample", false, "build the sample corpus that is inside the program")
	flags.StringVar(&f.files.Names, "names", "", "file of names that you know, with their types")
	flags.StringVar(&f.files.Relations, "relations", "", "file that maps relations to others")
	decisionsFlag(flags, &f.files)
	f.in.flags(cmd)
	return cmd
}

func (f *buildFlags) run(cmd *cobra.Command, opt *shared, args []string) error {
	read, err := f.in.options(cmd, opt)
	if err != nil {
		return err
	}
	if f.workers < 0 {
		return usagef("--workers takes a number from 1, or 0 for as many as processors, not %d", f.workers)
	}
	if f.sample {
		if len(args) > 0 {
			return usagef("--sample reads the built-in corpus alone, without %q", args[0])
		}
		read.FS, args = sample.Articles(), []string{"."}
	}
	bar := newProgress(cmd.ErrOrStderr(), opt.quiet)
	report, g, err := runBuild(cmd, opt, f.in.model, args, build.Options{
		Workers: f.workers, Prune: f.prune, Strict: f.in.strict, Files: f.files, Read: read, Progress: bar.update,
	})
	bar.finish()
	if report != nil {
		printSkips(cmd, report)
	}
	switch {
	case err != nil:
		return err
	case opt.json:
		if err := json.NewEncoder(cmd.OutOrStdout()).Encode(newReportJSON(report)); err != nil {
			return err
		}
		return nothingUsable(report)
	case opt.quiet:
		return nothingUsable(report)
	}
	out := cmd.OutOrStdout()
	fmt.Fprintf(out, "%s: %d new, %d changed, %d unchanged, %d removed, %d skipped\n\n", opt.db,
		report.New, report.Changed, report.Unchanged, report.Removed, skipped(report))
	if err := nothingUsable(report); err != nil {
		return err
	}
	if g == nil {
		fmt.Fprintln(out, holdingLine(report.Holding))
		printDecisions(out, report)
		nextCommands(out, opt.db, "stats")
		return nil
	}
	if err := printSummary(cmd.Context(), out, g); err != nil {
		return err
	}
	printDecisions(out, report)
	nextCommands(out, opt.db, examples(g)...)
	return nil
}

// runBuild builds and returns the graph that the store then holds, where it is to be summed up.
func runBuild(cmd *cobra.Command, opt *shared, model string, paths []string, options build.Options) (*build.Report, *graph.Graph, error) {
	b, err := openBuilder(opt, model)
	if err != nil {
		return nil, nil, err
	}
	defer b.Close()
	report, err := b.Build(cmd.Context(), paths, options)
	if err != nil || opt.json || opt.quiet || !worthSummary(report) {
		return report, nil, err
	}
	g, err := load(cmd.Context(), b.Store())
	return report, g, err
}

const (
	// summaryStatements is the number of statements up to which every build sums up the graph: it reads all of
	// them, for 20 s of processors where there are 80,000.
	summaryStatements = 5000
	// summaryShare is the share of documents, one in so many, from which a build that has them new does so all the same.
	summaryShare = 8
)

// worthSummary reports whether a build ends with a summary of the whole graph: one that adds little to much does not, or
// the summary would take longer than the build.
func worthSummary(r *build.Report) bool {
	return r.Statements <= summaryStatements || summaryShare*(r.New+r.Changed+r.Removed) >= r.Documents
}

// nothingUsable is the error of a build that has read nothing it could use.
func nothingUsable(r *build.Report) error {
	if r.New+r.Changed+r.Unchanged == 0 && r.Removed == 0 {
		return errNothing
	}
	return nil
}

func skipped(r *build.Report) (n int) {
	for _, s := range r.Skipped {
		n += bit(!s.Kept)
	}
	return n
}

func printSkips(cmd *cobra.Command, r *build.Report) {
	for _, s := range r.Skipped {
		printSkip(cmd, s.Path, s.Reason, s.Kept)
	}
}

// reportJSON is what `tercet build --json` and `tercet remove --json` print.
type reportJSON struct {
	New        int        `json:"new"`
	Changed    int        `json:"changed"`
	Unchanged  int        `json:"unchanged"`
	Removed    int        `json:"removed"`
	Skipped    []skipJSON `json:"skipped"`
	Documents  int        `json:"documents"`
	Sentences  int        `json:"sentences"`
	Entities   int        `json:"entities"`
	Statements int        `json:"statements"`
	Disputes   int        `json:"contradictions"`
	Waiting    []string   `json:"waiting,omitempty"` // decisions whose names no document has
}

type skipJSON struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
	Kept   bool   `json:"kept"`
}

func newReportJSON(r *build.Report) reportJSON {
	j := reportJSON{
		New: r.New, Changed: r.Changed, Unchanged: r.Unchanged, Removed: r.Removed, Skipped: []skipJSON{},
		Documents: r.Documents, Sentences: r.Sentences, Entities: r.Entities, Statements: r.Statements, Disputes: r.Contradictions,
	}
	for _, o := range r.Decisions {
		if o.Waiting != "" {
			j.Waiting = append(j.Waiting, o.String())
		}
	}
	for _, s := range r.Skipped {
		j.Skipped = append(j.Skipped, skipJSON{s.Path, s.Reason.Error(), s.Kept})
	}
	return j
}
