package build

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tercet/graph/resolve"
)

// Files name what users say beside the documents. The zero value takes what the store has.
type Files struct {
	// Decisions is the file of decisions. The store remembers it; without one, it is
	// DecisionsFile's. It is read again by whatever writes to the store.
	Decisions string
	// Names and Relations are files of known names and of a map of relations. The store
	// keeps their content until other files are given; an empty file takes it away.
	Names, Relations string
}

// DecisionsFile returns the file of decisions of the store in a folder, unless it was told
// another one: beside the folder, so that it outlives it. For "graph.tercet" it is
// "graph.decisions.txt".
func DecisionsFile(dir string) string {
	if base := filepath.Base(dir); base == "." || base == ".." {
		if abs, err := filepath.Abs(dir); err == nil {
			dir = abs
		}
	}
	return strings.TrimSuffix(filepath.Clean(dir), ".tercet") + ".decisions.txt"
}

// inputs are what a graph is made from beside documents: the content of files, as the archive
// keeps it, and what it says.
type inputs struct {
	kept    [3]string // the content of decisions, names and relations
	paths   [3]string // their files, relative to the folder that the store lies in; of decisions, if not the usual one
	options resolve.Options
}

// What the archive calls them.
var inputNames = [3]string{"decisions", "names", "relations"}

// parse reads the content. Errors name no file.
func (in *inputs) parse() error {
	var errs [3]error
	in.options.Decisions, errs[0] = resolve.ParseDecisions(strings.NewReader(in.kept[0]))
	in.options.Names, errs[1] = resolve.ParseNames(strings.NewReader(in.kept[1]))
	in.options.Relations, errs[2] = resolve.ParseRelations(strings.NewReader(in.kept[2]))
	if errs[0] == nil {
		errs[0] = resolve.CheckDecisions(in.options.Decisions)
	}
	return errors.Join(errs[:]...)
}

// digest writes what the graph depends on: neither comments nor the order of lines.
func (in *inputs) digest(w io.Writer) {
	var lines []string
	for _, d := range in.options.Decisions {
		lines = append(lines, "decision "+d.String())
	}
	for _, k := range in.options.Names {
		lines = append(lines, "name "+k.String())
	}
	for from, to := range in.options.Relations {
		lines = append(lines, "relation "+from+" "+to)
	}
	slices.Sort(lines)
	for _, line := range slices.Compact(lines) {
		fmt.Fprintln(w, line)
	}
}

// inputs reads the files that options name, else what the store has.
func (b *Builder) inputs(files Files) (*inputs, error) {
	in, err := b.archive.inputs()
	if err != nil {
		return nil, err
	}
	for i, path := range [3]string{files.Decisions, files.Names, files.Relations} {
		if path != "" {
			if in.paths[i], err = b.portable(path); err != nil {
				return nil, err
			}
		}
		if i == 0 {
			path = decisionsFile(b.dir, in)
		} else if path == "" {
			continue
		}
		content, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) && i == 0 && (in.paths[0] == "" || files.Decisions != "") {
			err = nil // there are no decisions yet
		} else if errors.Is(err, fs.ErrNotExist) && i == 0 {
			return nil, fmt.Errorf("the file of decisions is missing: %w (--decisions names another one)", err)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", inputNames[i], err)
		}
		one := inputs{}
		one.kept[i] = string(bytes.ToValidUTF8(content, []byte("\uFFFD")))
		if err := one.parse(); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		in.kept[i] = one.kept[i]
	}
	return in, in.parse()
}

// portable returns a path as the archive keeps it: relative to the folder that the store
// lies in, so that both can move.
func (b *Builder) portable(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	usual, err := filepath.Abs(DecisionsFile(b.dir))
	if err != nil || usual == abs {
		return "", err
	}
	home, err := filepath.Abs(filepath.Dir(usual))
	if err != nil {
		return "", err
	}
	if rel, err := filepath.Rel(home, abs); err == nil {
		return filepath.ToSlash(rel), nil
	}
	return filepath.ToSlash(abs), nil
}

// inputFiles returns the files of what users say: they are no documents.
func (b *Builder) inputFiles(in *inputs) []string {
	files := []string{decisionsFile(b.dir, in)}
	for _, path := range in.paths[1:] {
		if path != "" {
			files = append(files, located(b.dir, path))
		}
	}
	return files
}

// decisionsFile returns the file of decisions of the store in a folder.
func decisionsFile(dir string, in *inputs) string {
	if in.paths[0] == "" {
		return DecisionsFile(dir)
	}
	return located(dir, in.paths[0])
}

// located returns the path of a file that the archive of the store in a folder names.
func located(dir, path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(DecisionsFile(dir)), path)
}
