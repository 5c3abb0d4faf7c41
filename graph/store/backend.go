package store

import (
	"context"
	"io/fs"
	"strconv"
	"sync/atomic"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
)

// backend keeps generations, each a quad store, and knows the current one.
type backend interface {
	// current returns the name of the current generation, "" if there is none.
	current(context.Context) (string, error)
	// open reads a generation; fs.ErrNotExist if it is gone.
	open(name string) (cayley.QuadStore, error)
	// create begins a new generation.
	create(context.Context) (draft, error)
	close() error
}

// draft is a generation that is being written.
type draft interface {
	// add writes a quad, which comes once.
	add(quad.Quad) error
	// note hears of each record.
	note(record)
	// commit makes the draft the current generation and removes the others.
	commit(context.Context) error
	// abort removes the draft; after commit it does nothing.
	abort()
}

// batchSize is the number of quads that Cayley is given at once; beyond 10,000
// it only takes more memory.
const batchSize = 10_000

// loader has Cayley write quads, in batches.
type loader struct {
	ctx    context.Context
	qs     applier
	deltas []cayley.Delta
}

// applier is what Cayley's backends write with.
type applier interface {
	ApplyDeltas([]cayley.Delta, cayley.IgnoreOpts) error
}

func (l *loader) add(q quad.Quad) error {
	l.deltas = append(l.deltas, cayley.Delta{Quad: q, Action: cayley.Add})
	if len(l.deltas) < batchSize {
		return nil
	}
	return l.flush()
}

func (l *loader) note(record) {}

func (l *loader) flush() error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	// Cayley drops a whole batch for one quad that is there already.
	err := l.qs.ApplyDeltas(l.deltas, cayley.IgnoreOpts{IgnoreDup: true})
	l.deltas = l.deltas[:0]
	return err
}

// memory keeps generations in Cayley's memstore. Cayley's memstore dies when it
// is read while it is written; a generation is never both.
type memory struct{ now atomic.Pointer[memoryDraft] }

func (m *memory) close() error { return nil }

func (m *memory) current(context.Context) (string, error) {
	if d := m.now.Load(); d != nil {
		return d.name(), nil
	}
	return "", nil
}

func (m *memory) open(name string) (cayley.QuadStore, error) {
	if d := m.now.Load(); d != nil && d.name() == name {
		return d.qs, nil
	}
	return nil, fs.ErrNotExist
}

func (m *memory) create(ctx context.Context) (draft, error) {
	d := &memoryDraft{memory: m, n: 1, qs: memstore.New()}
	d.loader = loader{ctx: ctx, qs: d.qs}
	if old := m.now.Load(); old != nil {
		d.n = old.n + 1
	}
	return d, nil
}

// memoryDraft is a generation, a draft until it is the memory's current one.
type memoryDraft struct {
	memory *memory
	n      int
	qs     *memstore.QuadStore
	loader
}

func (d *memoryDraft) name() string { return strconv.Itoa(d.n) }
func (d *memoryDraft) abort()       {}

func (d *memoryDraft) commit(context.Context) error {
	if err := d.flush(); err != nil {
		return err
	}
	d.loader = loader{}
	d.memory.now.Store(d)
	return nil
}
