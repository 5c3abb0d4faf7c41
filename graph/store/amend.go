package store

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"tercet/graph"
)

// amender is a backend that can write what is different alone. Either function
// does nothing, and returns false, where a whole generation is to be written.
type amender interface {
	amend(ctx context.Context, next *content) (done bool, err error)
	measure(ctx context.Context, measures []graph.Measure) (done bool, err error)
}

// A whole generation is written where more than one record in wholeRecords has
// changed, or where the layers are more than one part in wholeBytes of the file
// below them: they make reading slower.
const (
	wholeRecords = 5
	wholeBytes   = 8
)

// stack is a generation that is to be changed: its files without measures.
type stack struct {
	names    []string
	measured bool // whether there are measures
	sizes    []int64
	layered
	tx *layeredTx
}

// openStack returns nil if there is no generation, or one without digests, which
// an older version wrote.
func (f *folder) openStack(ctx context.Context) (*stack, error) {
	name, err := f.current(ctx)
	if err != nil || name == "" {
		return nil, err
	}
	s := &stack{names: strings.Split(name, layerSeparator)}
	if last := len(s.names) - 1; strings.HasSuffix(s.names[last], measuresSuffix) {
		s.names, s.measured = s.names[:last], true
	}
	for _, name := range s.names {
		info, err := os.Stat(filepath.Join(f.dir, name))
		if err != nil {
			return nil, err
		}
		s.sizes = append(s.sizes, info.Size())
	}
	if s.layered, err = f.files(s.names); err != nil {
		return nil, err
	}
	if s.tx, err = s.read(); err != nil {
		return nil, errors.Join(err, s.layered.Close())
	}
	if s.tx.txs[0].tx.Bucket(recordBucket) == nil {
		return nil, s.close()
	}
	return s, nil
}

func (s *stack) close() error { return errors.Join(s.tx.Close(), s.layered.Close()) }

// heavy tells whether the layers are too much for the file below them.
func (s *stack) heavy() bool {
	var layers int64
	for _, size := range s.sizes[1:] {
		layers += size
	}
	return layers > s.sizes[0]/wholeBytes
}

// digests returns the records that are there, in order of ID; some number is expected.
func (s *stack) digests(expected int) ([]record, error) {
	over := map[string]digest{} // of the layers; zero for what is gone
	for _, tx := range s.tx.txs[1:] {
		err := tx.tx.Bucket(recordBucket).ForEach(func(k, v []byte) error {
			over[string(k)] = digest{}
			if len(v) > 0 {
				over[string(k)] = digest(v)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	later := slices.Sorted(maps.Keys(over))
	all := make([]record, 0, expected)
	add := func(id string) {
		if d := over[id]; d != (digest{}) {
			all = append(all, record{id, d})
		}
	}
	err := s.tx.txs[0].tx.Bucket(recordBucket).ForEach(func(k, v []byte) error {
		for len(later) > 0 && later[0] < string(k) {
			add(later[0])
			later = later[1:]
		}
		if len(later) == 0 || later[0] != string(k) {
			all = append(all, record{string(k), digest(v)})
		}
		return nil
	})
	for _, id := range later {
		add(id)
	}
	return all, err
}

func compareRecords(a, b record) int { return strings.Compare(a.id, b.id) }

// different returns the records of a new graph that are not in the old one, and those that are gone,
// in order of ID; and which of them were there.
func different(old, all []record) (changed []record, was map[string]bool) {
	was = map[string]bool{}
	for len(old) > 0 || len(all) > 0 {
		order := 0
		switch {
		case len(old) == 0:
			order = 1
		case len(all) == 0:
			order = -1
		default:
			order = compareRecords(old[0], all[0])
		}
		if order >= 0 {
			if order > 0 || old[0].digest != all[0].digest {
				changed = append(changed, all[0])
				was[all[0].id] = order == 0
			}
			all = all[1:]
		} else {
			changed = append(changed, record{id: old[0].id})
			was[old[0].id] = true
		}
		if order <= 0 {
			old = old[1:]
		}
	}
	return changed, was
}

func (f *folder) amend(ctx context.Context, next *content) (done bool, err error) {
	s, err := f.openStack(ctx)
	if s == nil {
		return false, err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	old, err := s.digests(len(next.records))
	if err != nil {
		return false, err
	}
	changed, was := different(old, next.records)
	switch n := len(changed); {
	case n == 0 && !s.measured:
		return true, nil
	case n == 0:
		return true, f.publish(s.names)
	case n > len(old)/wholeRecords || s.heavy():
		return false, nil
	}
	p := newPatch(s.tx)
	c := change{p, next, map[graph.ID]string{}}
	for _, r := range changed {
		err := errors.Join(ctx.Err(), c.replace(r, was[r.id]))
		if errors.Is(err, errMissing) {
			return false, nil
		} else if err != nil {
			return false, err
		}
	}
	return true, f.layer(ctx, s, p)
}

func (f *folder) measure(ctx context.Context, measures []graph.Measure) (done bool, err error) {
	s, err := f.openStack(ctx)
	if s == nil {
		return false, err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	if len(measures) == 0 {
		return true, f.publish(s.names)
	}
	d, err := f.draft(measuresSuffix)
	if err != nil {
		return false, err
	}
	defer d.abort()
	b := newBulk(ctx, d.db.db, s.tx)
	defer b.out.abort()
	known := func(id graph.ID) string { // all that measures need of a name is that it is there
		if s.tx.number(cayley.HashOf(iri(id))) == 0 {
			return ""
		}
		return string(id)
	}
	if err = newLayout(known, b.add).measures(measures); err == nil {
		err = b.finish()
	}
	if err != nil {
		return false, err
	}
	return true, d.publish(s.names)
}

// layer writes a layer on top of a generation. It takes in the layers below it
// that are not much longer, so that they stay few.
func (f *folder) layer(ctx context.Context, s *stack, p *patch) error {
	p.finish()
	top := len(s.names)
	for top > 1 && s.sizes[top-1] < 2*max(p.bytes(), minLayer) {
		top--
		if err := p.absorb(s.tx.txs[top]); err != nil {
			return err
		}
	}
	d, err := f.draft(boltSuffix)
	if err != nil {
		return err
	}
	defer d.abort()
	if err := errors.Join(ctx.Err(), p.write(d.db.db)); err != nil {
		return err
	}
	return d.publish(s.names[:top])
}

// minLayer is the length of the smallest files of bbolt.
const minLayer = 16 << 10

// change turns different records into a patch.
type change struct {
	*patch
	next *content
	old  map[graph.ID]string // names of the old one, as they were needed
}

// replace lets the quads of a record leave, if it was there, and those of the
// new one come, if it is not gone.
func (c *change) replace(r record, was bool) error {
	gone := map[quad.Quad]bool{}
	if was {
		item, err := c.oldItem(r.id)
		if err != nil {
			return err
		}
		if err := newLayout(c.oldName, func(q quad.Quad) error { gone[q] = true; return nil }).item(item); err != nil {
			return err
		}
	}
	c.records[r.id] = []byte{}
	if r.digest != (digest{}) {
		c.records[r.id] = r.digest[:]
		err := newLayout(c.next.name, func(q quad.Quad) error {
			if gone[q] {
				delete(gone, q)
				return nil
			}
			return c.add(q)
		}).item(c.next.item(r.id))
		if err != nil {
			return err
		}
	}
	for q := range gone {
		if err := c.remove(q); err != nil {
			return err
		}
	}
	return nil
}

// oldItem reads a record of the old graph.
func (c *change) oldItem(id string) (any, error) {
	kind, rest, _ := strings.Cut(id, "/")
	if kind == "d" {
		return readRecord[graph.Document](c.patch, documentIRI(rest))
	}
	if kind == "e" {
		return readRecord[graph.Entity](c.patch, iri(graph.ID(id)))
	}
	return readRecord[graph.Statement](c.patch, iri(graph.ID(id)))
}

func readRecord[T any](p *patch, node quad.IRI) (*T, error) {
	v, err := p.record(node)
	if err != nil {
		return nil, err
	}
	return decode[T](v)
}

// oldName returns the name of an entity of the old graph, "" if there is none.
func (c *change) oldName(id graph.ID) string {
	if name, ok := c.old[id]; ok {
		return name
	}
	e, err := readRecord[graph.Entity](c.patch, iri(id))
	if err == nil {
		c.old[id] = e.Name
	}
	return c.old[id]
}
