package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tercet/corpus"
	"tercet/extract"
)

// input is how commands read documents.
type input struct {
	model  string
	date   string
	strict bool
	maxMB  int64
}

func (in *input) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	modelFlag(flags, &in.model)
	flags.StringVar(&in.date, "date", "", "day of publication (2006-01-02) of documents that carry none")
	flags.BoolVar(&in.strict, "strict", false, "stop at the first document that cannot be read")
	flags.Int64Var(&in.maxMB, "max-mb", corpus.DefaultMaxBytes>>20, "the largest file that is read, in MiB")
}

// modelFlag adds --model.
func modelFlag(flags *pflag.FlagSet, model *string) {
	flags.StringVar(model, "model", extract.Models()[0], "the language model: accurate, or fast, which reads several times as fast and errs a little more often")
}

// options returns how documents are read.
func (in *input) options(cmd *cobra.Command, opt *shared) (corpus.ReadOptions, error) {
	read := corpus.ReadOptions{Date: in.date, MaxBytes: in.maxMB << 20, Exclude: []string{opt.db}, Stdin: cmd.InOrStdin()}
	if _, err := time.Parse(time.DateOnly, in.date); in.date != "" && err != nil {
		return read, usagef("--date takes a day like 2022-06-20, not %q", in.date)
	}
	if in.maxMB < 1 {
		return read, usagef("--max-mb takes a number from 1, not %d", in.maxMB)
	}
	return read, nil
}

// collectSooner has garbage collected when memory has grown by two fifths, not
// doubled, until the function that it returns is called. Annotating makes little
// garbage for its time: it costs some hundredths, and saves a fifth of the memory.
// GOGC overrules it.
func collectSooner() (restore func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(40)
	return func() { debug.SetGCPercent(before) }
}

// errNothing is the error for input without one usable document.
var errNothing = errors.New("nothing to do: no document could be used")

// each calls do for every English document in paths, annotated by p. What
// cannot be read is reported and skipped, unless strict.
func (in *input) each(cmd *cobra.Command, opt *shared, paths []string, p *extract.Pipeline, do func(*corpus.Document) error) error {
	read, err := in.options(cmd, opt)
	if err != nil {
		return err
	}
	english := func(yield func(*corpus.Document, error) bool) {
		for d, err := range corpus.Read(cmd.Context(), paths, read) {
			if err == nil && !d.English() {
				err = &corpus.ReadError{Path: d.ID, Err: fmt.Errorf("its language is %q, only English is read", d.Meta.Language)}
			}
			if !yield(d, err) {
				return
			}
		}
	}
	defer collectSooner()()
	used := 0
	for d, err := range p.All(cmd.Context(), english) {
		var bad *corpus.ReadError
		if errors.As(err, &bad) && (bad.Kept || !in.strict) {
			printSkip(cmd, bad.Place(), bad.Err, bad.Kept)
			continue
		} else if err != nil {
			return err
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

// printSkip says why a file, or a line of one, was left out, or read with doubts.
func printSkip(cmd *cobra.Command, place string, reason error, kept bool) {
	verb := "skipped"
	if kept {
		verb = "note"
	}
	hint := ""
	if errors.Is(reason, corpus.ErrTooLarge) {
		hint = " (--max-mb)"
	}
	cmd.PrintErrf("%s: %s: %v%s\n", verb, place, reason, hint)
}
