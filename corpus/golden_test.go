package corpus_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
	"os"

	"tercet/corpus"
)

var update = flag.Bool("update", false, "rewrite what testdata wants")

// TestGolden reads the input of every file in testdata and compares title, day,
// source, blocks and tokens with what the file wants.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			input := a.Files[0]
			got := show(fstest.MapFS{input.Name: {Data: input.Data}})
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(a.Files[1].Data); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// show prints what Read makes of all files of a file system.
func show(fsys fstest.MapFS) string {
	var sb strings.Builder
	for d, err := range corpus.Read(context.Background(), []string{"."}, corpus.ReadOptions{FS: fsys}) {
		if err != nil {
			fmt.Fprintln(&sb, "error:", err)
			continue
		}
		fmt.Fprintf(&sb, "id %s\ntitle %s\ndate %s\nsource %s\nlanguage %s\n", d.ID, d.Meta.Title, d.Meta.Date, d.Meta.Source, d.Meta.Language)
		for _, b := range d.Blocks {
			fmt.Fprintf(&sb, "%-11s %s\n", b.Kind, strings.ReplaceAll(d.Slice(b.Span), "\n", "⏎"))
		}
		for _, s := range d.Sentences {
			for _, w := range s.Tokens {
				fmt.Fprintf(&sb, "%d:%d %s|%s|%s|%d|%s|%q|%v ", s.Block, w.Start, w.Form, w.Lemma, w.UPOS, w.Head, w.DepRel, d.Slice(w.Span), w.SpaceAfter)
			}
			sb.WriteByte('\n')
		}
	}
	return sb.String()
}

// checkDocument fails if the document breaks a promise of its fields.
func checkDocument(t *testing.T, d *corpus.Document) {
	t.Helper()
	if d.ID == "" || d.Meta.Hash == "" || d.Meta.Encoding == "" || d.Meta.Path == "" {
		t.Errorf("incomplete: %+v", d.Meta)
	}
	if strings.ToValidUTF8(d.Text, "?") != d.Text {
		t.Errorf("%s: text is not UTF-8", d.ID)
	}
	end := 0
	for _, b := range d.Blocks {
		if b.Start < end || b.End <= b.Start || b.End > len(d.Text) {
			t.Fatalf("%s: block %v after %d in a text of %d bytes", d.ID, b, end, len(d.Text))
		}
		if between := d.Text[end:b.Start]; strings.TrimSpace(between) != "" {
			t.Errorf("%s: %q belongs to no block", d.ID, between)
		}
		if s := d.Slice(b.Span); strings.TrimSpace(s) != s {
			t.Errorf("%s: block %q is not trimmed", d.ID, s)
		}
		end = b.End
	}
	if strings.TrimSpace(d.Text[end:]) != "" {
		t.Errorf("%s: %q belongs to no block", d.ID, d.Text[end:])
	}
	for _, s := range d.Sentences {
		at := s.Start
		if !d.Blocks[s.Block].Contains(s.Span) {
			t.Errorf("%s: sentence %v outside its block", d.ID, s.Span)
		}
		for _, w := range s.Tokens {
			if w.Start < at || w.End < w.Start || w.End > s.End || w.Head < 0 || w.Head > len(s.Tokens) {
				t.Errorf("%s: token %+v in sentence %v", d.ID, w, s.Span)
			}
			at = w.End
		}
	}
}

func isWarning(err error) bool {
	var re *corpus.ReadError
	return errors.As(err, &re) && re.Kept
}
