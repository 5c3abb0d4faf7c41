package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"tercet/graph/resolve"
)

// Refresh makes the graph anew if its decisions, names or relations are not what they were.
func (b *Builder) Refresh(ctx context.Context, opt Options) (*Report, error) {
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	in, err := b.inputs(opt.Files)
	if err != nil {
		return nil, fmt.Errorf("graph/build: %w", err)
	}
	report := new(Report)
	return report, b.switchTo(ctx, b.set, in, opt, report)
}

// Decide adds decisions to the store's file and makes the graph that follows. It changes
// nothing if they contradict those that are there: the error holds a *resolve.ConflictError.
func (b *Builder) Decide(ctx context.Context, ds []resolve.Decision, opt Options) (*Report, error) {
	in, err := b.inputs(opt.Files)
	if err != nil {
		return nil, fmt.Errorf("graph/build: %w", err)
	}
	if err := AddDecisions(decisionsFile(b.dir, in), ds); err != nil {
		return nil, err
	}
	return b.Refresh(ctx, opt)
}

// DecisionsFile returns the file of decisions that the store reads.
func (b *Builder) DecisionsFile(files Files) (string, error) {
	in, err := b.archive.inputs()
	if err == nil && files.Decisions != "" {
		in.paths[0], err = b.portable(files.Decisions)
	}
	if err != nil {
		return "", fmt.Errorf("graph/build: %w", err)
	}
	return decisionsFile(b.dir, in), nil
}

// decisionsHead opens a new file of decisions.
const decisionsHead = `# Decisions: what outweighs the machine, one a line, in any order.
#   merge "A" with "B"     split "A" from "B"     split "A" in "document"
#   rename "A" to "B"      retype "A" to ORG      (tercet resolve --help)
`

// AddDecisions writes decisions at the end of a file, which is made where there is none.
// They are on the disk when it returns. A decision that contradicts another one is refused:
// the error holds a *resolve.ConflictError, and nothing is written.
func AddDecisions(path string, ds []resolve.Decision) error {
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("graph/build: decisions: %w", err)
	}
	all, err := resolve.ParseDecisions(bytes.NewReader(old))
	if err == nil {
		err = resolve.CheckDecisions(slices.Concat(all, ds))
	}
	if err != nil {
		return fmt.Errorf("graph/build: %s: %w", path, err)
	}
	var text strings.Builder
	switch {
	case len(old) == 0:
		text.WriteString(decisionsHead)
	case old[len(old)-1] != '\n':
		text.WriteByte('\n')
	}
	for _, d := range ds {
		if !slices.ContainsFunc(all, func(a resolve.Decision) bool { return a.String() == d.String() }) {
			text.WriteString(d.String() + "\n")
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("graph/build: decisions: %w", err)
	}
	_, err = f.WriteString(text.String())
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("graph/build: decisions: %w", err)
	}
	return nil
}

// RemoveDecisions takes lines out of a file of decisions, the last decision where none are
// given, and returns what stood there. Lines are counted from 1.
func RemoveDecisions(path string, lines []int) ([]resolve.Decision, error) {
	old, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("graph/build: decisions: %w", err)
	}
	all, err := resolve.ParseDecisions(bytes.NewReader(old))
	if err != nil {
		return nil, fmt.Errorf("graph/build: %s: %w", path, err)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("graph/build: %s holds no decision", path)
	}
	if len(lines) == 0 {
		lines = []int{all[len(all)-1].Line}
	}
	var gone []resolve.Decision
	for _, line := range lines {
		at := slices.IndexFunc(all, func(d resolve.Decision) bool { return d.Line == line })
		if at < 0 {
			return nil, errors.New("graph/build: " + path + " has no decision in line " + strconv.Itoa(line))
		}
		gone = append(gone, all[at])
	}
	var text strings.Builder
	n := 0
	for line := range strings.Lines(string(old)) {
		if n++; !slices.Contains(lines, n) {
			text.WriteString(line)
		}
	}
	return gone, replaceFile(path, text.String())
}

// replaceFile writes a file at once: what is there stays until the new content is on the disk.
func replaceFile(path, content string) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("graph/build: %w", err)
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	_, err = f.WriteString(content)
	if err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return fmt.Errorf("graph/build: %w", err)
	}
	return nil
}
