package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tercet/corpus"
	"tercet/extract"
	"tercet/extract/draw"
)

func newAnnotate(opt *shared) *cobra.Command {
	var in input
	var stop, format string
	cmd := &cobra.Command{
		Use:   "annotate [--stop STAGE] [--format conllu|json|svg] PATH…",
		Short: "Print sentences, trees and names as the stages leave them",
		Long: `Print what the stages make of documents: sentences, words, tags, trees and names
as CoNLL-U or as a picture (svg), or the whole annotated document as JSON. The
sentences and words of a .conllu file are kept as given, and the rest is
predicted.`,
		Example: `  tercet annotate article.txt
  echo "Tokayev refused the order." | tercet annotate -
  echo "Tokayev refused the order." | tercet annotate --format svg - > tree.svg
  tercet annotate --stop coref --format json article.txt | jq .Chains`,
		Args: needArgs(1, "a file, a folder or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains([]string{"conllu", "json", "svg"}, format) {
				return usagef("no format %q; the formats are conllu, json and svg", format)
			}
			if stop == "" && format != "json" {
				stop = "lemma" // the others have no place for what follows
			}
			p, err := newPipeline(extract.Options{Stop: stop, Model: in.model})
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			var trees []draw.Tree // one picture holds them all, and begins with its size
			err = in.each(cmd, opt, args, p, func(d *corpus.Document) error {
				switch format {
				case "json":
					return writeDocument(out, d)
				case "svg":
					trees = append(trees, draw.Trees(d)...)
					return nil
				}
				return corpus.WriteCoNLLU(out, d)
			})
			if err != nil || format != "svg" {
				return err
			}
			return draw.SVG(out, trees...)
		},
	}
	cmd.Flags().StringVar(&stop, "stop", "", "the last stage to run: "+strings.Join(extract.Stages(), ", "))
	cmd.Flags().StringVar(&format, "format", "conllu", "conllu, json or svg")
	in.flags(cmd)
	return cmd
}

// writeDocument writes d as a line of JSON. A list goes out item by item: as a
// whole, a document of some megabytes takes hundreds.
func writeDocument(w io.Writer, d *corpus.Document) error {
	b := bufio.NewWriter(w)
	enc := json.NewEncoder(unbroken{b})
	enc.SetEscapeHTML(false)
	fields := reflect.ValueOf(d).Elem()
	for i := range fields.NumField() {
		b.WriteByte("{,"[min(i, 1)])
		fmt.Fprintf(b, "%q:", fields.Type().Field(i).Name)
		field := fields.Field(i)
		if field.Kind() != reflect.Slice || field.Len() == 0 {
			if err := enc.Encode(field.Interface()); err != nil {
				return err
			}
			continue
		}
		for k := range field.Len() {
			b.WriteByte("[,"[min(k, 1)])
			if err := enc.Encode(field.Index(k).Addr().Interface()); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	}
	b.WriteString("}\n")
	return b.Flush()
}

// unbroken leaves out the newline that json.Encoder writes behind each value.
type unbroken struct{ w io.Writer }

func (u unbroken) Write(p []byte) (int, error) {
	if _, err := u.w.Write(bytes.TrimSuffix(p, []byte("\n"))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// newPipeline makes a pipeline; an unknown stage or model is the user's mistake.
func newPipeline(opt extract.Options) (*extract.Pipeline, error) {
	p, err := extract.New(opt)
	if err != nil {
		return nil, usageError{err}
	}
	return p, nil
}

// modelVersion returns the pipeline's version, or why there is none.
func modelVersion() string {
	p, err := extract.New(extract.Options{})
	if err != nil {
		return err.Error()
	}
	v, err := p.Version()
	if err != nil {
		return fmt.Sprintf("unusable (%v)", err)
	}
	return v
}
