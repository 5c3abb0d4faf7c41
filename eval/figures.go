// Package eval scores what the stages find against what people annotated: words,
// tags and trees (UDScore), names (NamesScore), coreference inside documents and
// across them (CorefScore), propositions (ScoreCaRB, ScoreBenchIE), and the graph
// of the sample corpus (ScoreGold). Each task has one scorer, which the tests and
// `tercet eval` share; testdata/scores.txt holds the Figures.
//
// Scores of several documents are added up before any ratio is taken
// (micro-average).
package eval

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"
)

// Figure is one measured figure: "ewt dev LAS", "89.52".
type Figure struct{ Name, Value string }

// Figures is the content of testdata/scores.txt: one figure a line, its name
// and its value parted by two spaces or more.
type Figures []Figure

// ReadFigures reads what Write wrote.
func ReadFigures(r io.Reader) (Figures, error) {
	var all Figures
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		name, value, ok := strings.Cut(in.Text(), "  ")
		if !ok {
			return nil, fmt.Errorf("eval: scores: line %d has no two columns", n)
		}
		all = append(all, Figure{name, strings.TrimSpace(value)})
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("eval: scores: %w", err)
	}
	return all, nil
}

// Write prints one figure a line.
func (f Figures) Write(w io.Writer) error {
	for _, x := range f {
		if _, err := fmt.Fprintf(w, "%-45s  %s\n", x.Name, x.Value); err != nil {
			return fmt.Errorf("eval: write scores: %w", err)
		}
	}
	return nil
}

// Value returns the value of the named figure, or "".
func (f Figures) Value(name string) string {
	for _, x := range f {
		if x.Name == name {
			return x.Value
		}
	}
	return ""
}

// Check compares the figures with those of the file. Figures of the file whose
// name begins with prefix belong to the same measurement: one that is missing now is
// a change too; all others are left alone. If rewrite is set the file gets the
// new figures, in its old order, new ones at the end.
func (f Figures) Check(path, prefix string, rewrite bool) (changes []string, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("eval: scores: %w", err)
	}
	old, err := ReadFigures(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var merged Figures
	for _, x := range old {
		now := f.Value(x.Name)
		switch {
		case now != "":
			merged = append(merged, Figure{x.Name, now})
		case !strings.HasPrefix(x.Name, prefix):
			merged = append(merged, x)
		}
		if now != x.Value && (now != "" || strings.HasPrefix(x.Name, prefix)) {
			changes = append(changes, fmt.Sprintf("%s: %s, now %s", x.Name, x.Value, cmp.Or(now, "not measured")))
		}
	}
	for _, x := range f {
		if old.Value(x.Name) == "" {
			merged = append(merged, x)
			changes = append(changes, fmt.Sprintf("%s: new, %s", x.Name, x.Value))
		}
	}
	if !rewrite || len(changes) == 0 {
		return changes, nil
	}
	var out bytes.Buffer
	if err := merged.Write(&out); err != nil {
		return nil, err
	}
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		return nil, fmt.Errorf("eval: scores: %w", err)
	}
	return changes, nil
}
