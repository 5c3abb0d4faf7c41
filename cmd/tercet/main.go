// Tercet reads news articles and writes down who did what to whom, who says so,
// and where each text says it: a knowledge graph with the sentence behind every
// edge.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	exitDone  = 0
	exitError = 1 // nothing usable, or --strict met a bad document
	exitUsage = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run executes one command line and returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(cancelable{ctx, stdin})
	out := &output{w: stdout}
	root.SetOut(out)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil && out.err != nil {
		err = fmt.Errorf("standard output: %w", out.err)
	}
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "tercet: interrupted; what was stored before is unchanged")
		return exitError
	case errors.Is(err, syscall.EPIPE):
		return exitDone // the reader of our output had enough
	}
	fmt.Fprintf(stderr, "tercet: %v\n", err)
	var usage usageError
	if errors.As(err, &usage) || isCobraUsage(err) {
		fmt.Fprintf(stderr, "Try: %s --help\n", cmd.CommandPath())
		return exitUsage
	}
	return exitError
}

// output remembers that a write failed, so that no command has to look after
// every line it prints.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	var n int
	n, o.err = o.w.Write(p)
	return n, o.err
}

// cancelable is a reader that ends with a context: Ctrl-C does not wait for a
// standard input that says nothing.
type cancelable struct {
	ctx context.Context
	in  io.Reader
}

func (c cancelable) Read(p []byte) (int, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data := make([]byte, min(len(p), 64<<10)) // p is the caller's again once we return
		n, err := c.in.Read(data)
		done <- result{data[:n], err}
	}()
	select {
	case r := <-done:
		return copy(p, r.data), r.err
	case <-c.ctx.Done():
		return 0, c.ctx.Err()
	}
}

// usageError is a mistake in the command line.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// isCobraUsage recognises cobra's own complaints, which have no type.
func isCobraUsage(err error) bool {
	for _, prefix := range []string{"unknown command", "unknown flag", "unknown shorthand", "required flag", "flag needs an argument"} {
		if strings.HasPrefix(err.Error(), prefix) {
			return true
		}
	}
	return false
}

// shared holds the flags that every command has.
type shared struct {
	db    string
	json  bool
	quiet bool
}

func newRoot() *cobra.Command {
	var opt shared
	root := &cobra.Command{
		Use:   "tercet",
		Short: "News articles in, knowledge graph out",
		Long: `Tercet reads news articles and writes down who did what to whom, who says so,
and where each text says it. It runs offline and gives the same bytes for the
same input.`,
		Example: `  tercet build --sample                 the graph of the built-in sample corpus
  tercet build ~/articles               the graph of a folder, in graph.tercet
  tercet entity "Tokayev"               what the texts say of somebody
  tercet query 'g.V("Tokayev").Out("refused").All()'
  tercet export --format gexf -o graph.gexf
  tercet serve                          the graph in the browser`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown command %q", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	flags := root.PersistentFlags()
	flags.StringVar(&opt.db, "db", "graph.tercet", "folder of the graph")
	flags.BoolVar(&opt.json, "json", false, "print JSON, one object a line, for scripts")
	flags.BoolVarP(&opt.quiet, "quiet", "q", false, "no progress and no summary")
	for _, sub := range []func(*shared) *cobra.Command{
		newBuild, newDocuments, newRemove, newAnnotate, newExtract, newQuery, newEntity, newPath,
		newStats, newResolve, newAnalyze, newDiff, newExport, newServe, newEval, newVersion,
	} {
		root.AddCommand(sub(&opt))
	}
	return root
}

// needArgs asks for at least n arguments and names what they are.
func needArgs(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < n {
			return usagef("%s missing", what)
		}
		return nil
	}
}
