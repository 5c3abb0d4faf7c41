package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"tercet/graph"
)

// ToFile writes r in format f to the file at path. It writes to a temporary
// file beside it and renames that when all is well: on any error (a full disk,
// a cancelled ctx) the old file stays as it was. It refuses formats that write
// several parts; see [ToDir].
func ToFile(ctx context.Context, path string, f Format, r graph.Reader, opt Options) error {
	sink := &staged{dir: filepath.Dir(path), single: filepath.Base(path)}
	return sink.run(ctx, f, r, opt)
}

// ToDir writes r in format f to files in the folder dir, which it makes if
// there is none. On any error no file in it changes.
func ToDir(ctx context.Context, dir string, f Format, r graph.Reader, opt Options) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	sink := &staged{dir: dir}
	return sink.run(ctx, f, r, opt)
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
	dir    string
	single string // the name of the only part, or empty for a folder
	parts  []part
}

type part struct {
	file *os.File
	name string
}

func (s *staged) run(ctx context.Context, f Format, r graph.Reader, opt Options) error {
	err := f.Write(ctx, s, r, opt)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = s.commit()
	}
	if err != nil {
		s.discard()
		return fmt.Errorf("export: write %s: %w", f.Name, err)
	}
	return nil
}

// Create implements Sink.
func (s *staged) Create(name string) (io.WriteCloser, error) {
	if s.single != "" {
		if name != "" {
			return nil, fmt.Errorf("this format writes several files (%s and others): name a folder", name)
		}
		name = s.single
	}
	file, err := os.CreateTemp(s.dir, "."+filepath.Base(name)+"-*.tmp")
	if err != nil {
		return nil, err
	}
	s.parts = append(s.parts, part{file, name})
	return file, nil
}

// commit checks every part and puts it in its place.
func (s *staged) commit() error {
	if len(s.parts) == 0 {
		return errors.New("nothing was written")
	}
	for _, p := range s.parts {
		info, err := os.Stat(p.file.Name())
		if err != nil {
			return err
		}
		if info.Size() == 0 {
			return fmt.Errorf("%s: nothing was written", p.name)
		}
		if err := os.Chmod(p.file.Name(), 0o644); err != nil {
			return err
		}
	}
	for _, p := range s.parts {
		if err := os.Rename(p.file.Name(), filepath.Join(s.dir, p.name)); err != nil {
			return err
		}
	}
	return nil
}

func (s *staged) discard() {
	for _, p := range s.parts {
		p.file.Close()
		os.Remove(p.file.Name()) // gone already where it was renamed
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
		return f.Sync()
	}
	return nil
}
