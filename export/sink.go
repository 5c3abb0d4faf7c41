package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"tercet/graph"
)

// Save writes r in format f to path: a file, or a folder if the format has
// several files. Everything goes to temporary files beside the target, which are
// renamed when all is well: on any error (a full disk, a cancelled ctx) what
// was there before stays as it was. Pipes and devices are written directly.
func Save(ctx context.Context, path string, f Format, r graph.Reader, opt Options) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	sink := &staged{path: path}
	err := f.Write(ctx, sink, r, opt)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = sink.commit()
	}
	if err != nil {
		sink.discard()
		return fmt.Errorf("export: write %s: %w", path, err)
	}
	return nil
}

// ToWriter returns a Sink whose single part is w, for standard output and HTTP.
func ToWriter(w io.Writer) Sink { return stream{w} }

type stream struct{ w io.Writer }

func (s stream) Create(name string) (io.WriteCloser, error) {
	if name != "" {
		return nil, fmt.Errorf("export: this format writes several files (%s and others) and needs a folder", name)
	}
	return s, nil
}

func (s stream) Write(p []byte) (int, error) { return s.w.Write(p) }
func (s stream) Close() error                { return nil }

// staged is a Sink of temporary files that commit renames.
type staged struct {
	path   string // of the file, or of the folder of named parts
	folder bool   // made by us, to be removed on failure
	parts  []part
}

type part struct{ temporary, final string }

// Create implements Sink.
func (s *staged) Create(name string) (io.WriteCloser, error) {
	final := s.path
	if name != "" {
		if err := os.Mkdir(s.path, 0o777); err == nil {
			s.folder = true
		} else if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		final = filepath.Join(s.path, name)
	}
	switch info, err := os.Stat(final); {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s is a folder, and this format is one file", final)
	case err == nil && !info.Mode().IsRegular():
		return os.OpenFile(final, os.O_WRONLY, 0)
	}
	temporary := filepath.Join(filepath.Dir(final), fmt.Sprintf(".%s.%d.tmp", filepath.Base(final), os.Getpid()))
	file, err := os.Create(temporary)
	if err != nil {
		return nil, err
	}
	s.parts = append(s.parts, part{temporary, final})
	return file, nil
}

// commit checks every part and puts it in its place.
func (s *staged) commit() error {
	for _, p := range s.parts {
		if info, err := os.Stat(p.temporary); err != nil {
			return err
		} else if info.Size() == 0 {
			return errors.New("the graph is empty, there is nothing to write")
		}
	}
	for _, p := range s.parts {
		if err := os.Rename(p.temporary, p.final); err != nil {
			return err
		}
	}
	return nil
}

func (s *staged) discard() {
	for _, p := range s.parts {
		os.Remove(p.temporary) // gone already where it was renamed
	}
	if s.folder {
		os.Remove(s.path) // fails where a part was renamed into it
	}
}

// writeFile creates a part of sink, buffers what write says, and closes it.
func writeFile(sink Sink, name string, write func(*bufio.Writer) error) (err error) {
	part, err := sink.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, part.Close()) }()
	w := bufio.NewWriterSize(part, 1<<16)
	if err := write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if f, ok := part.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return f.Sync()
		}
	}
	return nil
}
