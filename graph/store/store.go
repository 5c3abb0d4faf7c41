package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"tercet/graph"
)

// ErrLocked says that another process is writing to the store.
var ErrLocked = errors.New("another process is writing to it; wait until that is done, or open it for reading")

// ErrSchema says that the store was made by a version of the program that laid
// it out differently.
var ErrSchema = errors.New("it was made by another version of the program: build it again from the documents")

// Options say how a store is opened. The zero value opens it for writing.
type Options struct {
	// ReadOnly readers may be any number, while one other process writes.
	ReadOnly bool
}

// Store is a graph.Store on Cayley. Its methods may be called from several
// goroutines; writes wait for each other, reads for nothing.
type Store struct {
	name     string // in messages
	backend  backend
	readOnly bool

	writer sync.Mutex // held while a generation is written
	mu     sync.Mutex // guards what follows, never held for long
	now    *generation
	closed bool
}

var _ graph.Store = (*Store)(nil)

// generation is an open generation with the number of its readers.
type generation struct {
	name    string
	qs      cayley.QuadStore
	readers int
}

// Open opens the store in a folder, which it makes if it is to be written. A
// folder that another process writes to is refused with ErrLocked within a
// second.
func Open(dir string, opt Options) (*Store, error) {
	f, err := openFolder(dir, opt.ReadOnly)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("graph/store: there is no graph in %s: %w", dir, fs.ErrNotExist)
	} else if err != nil {
		return nil, fmt.Errorf("graph/store: open %s: %w", dir, err)
	}
	return open(dir, f, opt.ReadOnly)
}

// NewMemory returns an empty store that lives as long as the process.
func NewMemory() *Store { return &Store{name: "memory", backend: &memory{}} }

func open(name string, b backend, readOnly bool) (*Store, error) {
	s := &Store{name: name, backend: b, readOnly: readOnly}
	g, err := s.acquire(context.Background())
	if err != nil {
		return nil, errors.Join(err, b.close())
	}
	s.release(g)
	return s, nil
}

// Close ends the use of the store. Streams must have ended.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	var err error
	if s.now != nil {
		err = s.now.qs.Close()
	}
	return errors.Join(err, s.backend.close())
}

// acquire returns the current generation, which stays open until released.
func (s *Store) acquire(ctx context.Context) (*generation, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, fmt.Errorf("graph/store: %s: %w", s.name, fs.ErrClosed)
	}
	// A writer may remove a generation between the look at its name and its
	// opening; then there is a newer one.
	for tries := 0; ; tries++ {
		name, err := s.backend.current(ctx)
		if err == nil && s.now != nil && s.now.name == name {
			break
		}
		var next *generation
		if err == nil {
			next, err = s.openGeneration(ctx, name)
		}
		if errors.Is(err, fs.ErrNotExist) && tries < 5 {
			continue
		} else if err != nil {
			return nil, fmt.Errorf("graph/store: %s: %w", s.name, err)
		}
		if s.now != nil && s.now.readers == 0 {
			s.now.qs.Close()
		}
		s.now = next
		break
	}
	s.now.readers++
	return s.now, nil
}

func (s *Store) openGeneration(ctx context.Context, name string) (*generation, error) {
	if name == "" {
		return &generation{qs: memstore.New()}, nil
	}
	qs, err := s.backend.open(name)
	if err != nil {
		return nil, err
	}
	g := &generation{name: name, qs: qs}
	if version := g.object(ctx, kgStore, kgSchema); version != quad.Int(schemaVersion) {
		qs.Close()
		return nil, ErrSchema
	}
	return g, nil
}

func (s *Store) release(g *generation) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g.readers--
	if g.readers == 0 && g != s.now && !s.closed {
		g.qs.Close()
	}
}

// Generation names the state of the store; it changes with every write.
func (s *Store) Generation(ctx context.Context) (string, error) { return s.backend.current(ctx) }

// Replace makes g the store's content, without measures. What it had is kept
// until all of g is on disk.
//
// A folder compares g with what it has, some 4 µs of a processor a record, and
// writes what is different where that is little. Else a quad takes some 12 µs and
// 200 bytes.
func (s *Store) Replace(ctx context.Context, g *graph.Graph) error {
	return s.write(func() error {
		if _, ok := s.backend.(amender); !ok {
			return s.generate(ctx, g.Reader(), nil, nil)
		}
		next, err := contentOf(ctx, g)
		if err != nil {
			return err
		}
		return s.replace(ctx, next)
	})
}

// ReplaceOutlined is Replace for a graph whose records are not made yet. Those that a folder has already, by the marks
// that they came with, are not made.
func (s *Store) ReplaceOutlined(ctx context.Context, o *graph.Outline) error {
	return s.write(func() error {
		next, err := contentOfOutline(o)
		if err != nil {
			return err
		}
		return s.replace(ctx, next)
	})
}

// replace writes what is different, or a whole generation.
func (s *Store) replace(ctx context.Context, next *content) error {
	if a, ok := s.backend.(amender); ok {
		if done, err := a.amend(ctx, next); done || err != nil {
			return err
		}
	}
	return s.generate(ctx, next, next.records, nil)
}

// SetMeasures replaces the block of measures and leaves the rest as it is.
// Measures of one entity stand together.
func (s *Store) SetMeasures(ctx context.Context, measures []graph.Measure) error {
	return s.write(func() error {
		if a, ok := s.backend.(amender); ok {
			done, err := a.measure(ctx, measures)
			if !done && err == nil { // nothing is there, or a generation without digests
				err = s.generate(ctx, s, nil, nil)
				if err == nil {
					_, err = a.measure(ctx, measures)
				}
			}
			return err
		}
		return s.generate(ctx, s, nil, measures)
	})
}

// write runs f, which makes a new generation.
func (s *Store) write(f func() error) error {
	if s.readOnly {
		return fmt.Errorf("graph/store: %s: open for reading only", s.name)
	}
	s.writer.Lock()
	defer s.writer.Unlock()
	if err := f(); err != nil {
		return fmt.Errorf("graph/store: write %s: %w", s.name, err)
	}
	return nil
}

// generate writes a whole generation. Where the records of r are not given, their digests are made.
func (s *Store) generate(ctx context.Context, r graph.Reader, records []record, measures []graph.Measure) error {
	d, err := s.backend.create(ctx)
	if err != nil {
		return err
	}
	defer d.abort()
	var digests digester
	err = writeQuads(ctx, r, measures, d.add, func(c *census, id string, item any) {
		if len(records) > 0 {
			d.note(records[0])
			records = records[1:]
			return
		}
		digests.name = c.name
		d.note(record{id, digests.of(item)})
	})
	if err != nil {
		return err
	}
	return d.commit(ctx)
}

// Measures returns the block of measures, sorted by entity, then by name; none
// if the graph changed since it was measured.
func (s *Store) Measures(ctx context.Context) ([]graph.Measure, error) {
	g, err := s.acquire(ctx)
	if err != nil {
		return nil, err
	}
	defer s.release(g)
	var out []graph.Measure
	for q, err := range g.quads(ctx, quad.Label, kgMeasures) {
		if err != nil {
			return nil, fmt.Errorf("graph/store: measures: %w", err)
		}
		entity, ok1 := q.Subject.(quad.IRI)
		name, ok2 := q.Predicate.(quad.IRI)
		value, ok3 := q.Object.(quad.Float)
		if !ok1 || !ok2 || !ok3 {
			return nil, fmt.Errorf("graph/store: measures: cannot read %v", q)
		}
		out = append(out, graph.Measure{
			Entity: graph.ID(unescape(string(entity))),
			Name:   unescape(string(name)[len("kg:"):]),
			Value:  float64(value),
		})
	}
	slices.SortFunc(out, func(a, b graph.Measure) int {
		return compareStrings(string(a.Entity), string(b.Entity), a.Name, b.Name)
	})
	return out, nil
}

// Dump writes the store as Cayley's own N-Quads, which `cayley load` reads. The
// same graph gives the same bytes.
func (s *Store) Dump(ctx context.Context, w io.Writer) error {
	measures, err := s.Measures(ctx)
	if err != nil {
		return err
	}
	return Dump(ctx, w, s, measures)
}

// Dump writes a graph as the quads that a store would hold of it.
func Dump(ctx context.Context, w io.Writer, r graph.Reader, measures []graph.Measure) error {
	out := nquads.NewWriter(w)
	err := writeQuads(ctx, r, measures, out.WriteQuad, nil)
	return errors.Join(err, out.Close())
}
