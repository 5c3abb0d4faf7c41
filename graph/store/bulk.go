package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"math"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	bolt "go.etcd.io/bbolt"
)

// bulk writes a whole generation into an empty file, with the keys and values
// that Cayley's key-value backend would write.
//
// Cayley writes in batches: it looks up every quad, reads and writes again the
// lists of all quads with one predicate, which grow with the graph, and changes
// pages all over the file. Here a quad goes to Cayley's log at once and to the
// indexes at the end, when each list is written once, and keys come in order.
//
// With a base it writes a layer instead, of quads that came.
//
// It takes 20 bytes of memory a quad and some 60 a value.
type bulk struct {
	ctx        context.Context
	base       *layeredTx // nil of a whole generation
	out        *boltLoad
	places     map[cayley.ValueHash]uint32 // in nodes
	predicates map[quad.Value]uint32       // places too
	nodes      []node
	links      []link
	records    []record   // in order of ID
	subject    quad.Value // of the last quad, which stands at
	at         uint32
	last       uint32 // the highest number given to a value or a quad
}

// errFull says that numbers have run out: a quad is to take little memory.
var errFull = errors.New("more than four thousand million values and quads")

// node is a value with its number and the count of places where it stands.
type node struct {
	hash      cayley.ValueHash
	id, count uint32
	old       bool // whether the base has it
}

// link is a quad with its number, by the numbers of its values in the order of
// quad.Directions.
type link struct {
	id     uint32
	values [4]uint32
}

func (l *link) at(d quad.Direction) uint32 { return l.values[d-quad.Subject] }

// primitive is a quad as Cayley's log has it.
func (l *link) primitive() *proto.Primitive {
	return &proto.Primitive{
		ID: uint64(l.id), Subject: uint64(l.at(quad.Subject)), Predicate: uint64(l.at(quad.Predicate)),
		Object: uint64(l.at(quad.Object)), Label: uint64(l.at(quad.Label)),
	}
}

func newBulk(ctx context.Context, db *bolt.DB, base *layeredTx) *bulk {
	b := &bulk{ctx: ctx, base: base, out: &boltLoad{db: db}, places: map[cayley.ValueHash]uint32{}, predicates: map[quad.Value]uint32{}}
	if base != nil {
		b.last = uint32(base.meta("horizon"))
	}
	return b
}

// add writes a quad, which must come once.
func (b *bulk) add(q quad.Quad) error {
	var l link
	for i, d := range quad.Directions {
		v := q.Get(d)
		if v == nil {
			continue
		}
		place, err := b.place(v, d)
		if err != nil {
			return err
		}
		b.nodes[place].count++
		l.values[i] = b.nodes[place].id
	}
	var err error
	if l.id, err = b.next(); err != nil {
		return err
	}
	b.links = append(b.links, l)
	return b.log(l.primitive())
}

// note keeps the digest of a record.
func (b *bulk) note(r record) { b.records = append(b.records, r) }

// place returns where a value stands in nodes. Most quads have the subject of
// the one before and a predicate that is known, which need no hash.
func (b *bulk) place(v quad.Value, d quad.Direction) (place uint32, err error) {
	switch d {
	case quad.Subject:
		if v == b.subject {
			return b.at, nil
		}
		defer func() { b.subject, b.at = v, place }()
	case quad.Predicate:
		if place, ok := b.predicates[v]; ok {
			return place, nil
		}
		defer func() { b.predicates[v] = place }()
	}
	hash := cayley.HashOf(v)
	if place, ok := b.places[hash]; ok {
		return place, nil
	}
	place = uint32(len(b.nodes))
	b.places[hash] = place
	if b.base != nil {
		if id := b.base.number(hash); id != 0 {
			b.nodes = append(b.nodes, node{hash: hash, id: uint32(id), old: true})
			return place, nil
		}
	}
	id, err := b.next()
	if err != nil {
		return 0, err
	}
	b.nodes = append(b.nodes, node{hash: hash, id: id})
	data, err := pquads.MarshalValue(v)
	if err != nil {
		return 0, err
	}
	return place, b.log(&proto.Primitive{ID: uint64(id), Value: data})
}

func (b *bulk) next() (uint32, error) {
	if b.last == math.MaxUint32 {
		return 0, errFull
	}
	b.last++
	return b.last, nil
}

// log writes what a number stands for.
func (b *bulk) log(p *proto.Primitive) error {
	data, err := p.Marshal()
	if err != nil {
		return err
	}
	return b.put(logKey(p.ID), data)
}

func (b *bulk) put(key, value []byte) error {
	if b.out.full() {
		if err := b.ctx.Err(); err != nil {
			return err
		}
	}
	return b.out.put(key, value)
}

// finish writes all but the log, in order of key. b is of no use afterwards.
func (b *bulk) finish() error {
	b.places, b.predicates = nil, nil
	// bbolt cuts pages only when a transaction ends, and until then moves all that
	// lies behind a new key.
	if err := b.out.commit(); err != nil {
		return err
	}
	slices.SortFunc(b.nodes, func(x, y node) int { return bytes.Compare(x.hash[:], y.hash[:]) })
	quads := uint64(len(b.links))
	if b.base != nil {
		quads += b.base.meta("size")
	}
	steps := []func() error{
		func() error { return b.index(labelIndex) },
		func() error { return b.index(predicateIndex) },
		func() error { return b.index(subjectIndex) },
		b.counts,
		func() error { return b.index(objectIndex) },
		b.numbers,
		func() error { return b.put(metaKey("horizon"), metaInt(uint64(b.last))) },
		func() error { return b.put(metaKey("size"), metaInt(quads)) },
		b.out.commit,
		func() error { return b.out.putRecords(b.records) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// index writes the lists of quads that share the values of an index.
func (b *bulk) index(ix quadIndex) error {
	slices.SortFunc(b.links, func(x, y link) int {
		for _, d := range ix.dirs {
			if c := cmp.Compare(x.at(d), y.at(d)); c != 0 {
				return c
			}
		}
		return cmp.Compare(x.id, y.id)
	})
	var key, list, empty []byte
	if b.base != nil {
		empty = []byte{0} // a difference from which nothing is gone
	}
	for i := range b.links {
		if k := ix.key(&b.links[i]); !bytes.Equal(k, key) {
			if i > 0 {
				if err := b.put(key, list); err != nil {
					return err
				}
			}
			key, list = k, bytes.Clone(empty)
		}
		list = binary.AppendUvarint(list, uint64(b.links[i].id))
	}
	if len(b.links) == 0 {
		return nil
	}
	return b.put(key, list)
}

// counts writes how often every value stands in quads.
func (b *bulk) counts() error {
	for _, n := range b.nodes {
		count := uint64(n.count)
		if n.old {
			count += b.base.count(n.hash)
		}
		if err := b.put(hashKey(countBucket, n.hash), binary.AppendUvarint(nil, count)); err != nil {
			return err
		}
	}
	return nil
}

// numbers writes the numbers of new values.
func (b *bulk) numbers() error {
	for _, n := range b.nodes {
		if n.old {
			continue
		}
		if err := b.put(hashKey(valueBucket, n.hash), binary.AppendUvarint(nil, uint64(n.id))); err != nil {
			return err
		}
	}
	return nil
}

// boltLoad puts pairs into a new file, in transactions of a size.
type boltLoad struct {
	db     *bolt.DB
	tx     *bolt.Tx
	bucket *bolt.Bucket
	bytes  int
}

// loadBytes is how much a transaction takes.
const loadBytes = 16 << 20

func (l *boltLoad) full() bool { return l.bytes >= loadBytes }

// put keeps key and value until the end of the transaction.
func (l *boltLoad) put(key, value []byte) (err error) {
	if l.full() {
		if err := l.commit(); err != nil {
			return err
		}
	}
	if l.tx == nil {
		if l.tx, err = l.db.Begin(true); err != nil {
			return err
		}
		l.bucket = l.tx.Bucket(boltBucket)
		l.bucket.FillPercent = 1 // keys come in order
	}
	l.bytes += len(key) + len(value)
	return l.bucket.Put(key, value)
}

// putRecords writes the digests of records, sorted by ID.
func (l *boltLoad) putRecords(records []record) error {
	return l.db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket(recordBucket)
		b.FillPercent = 1
		for _, r := range records {
			if err := b.Put([]byte(r.id), r.digest[:]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (l *boltLoad) commit() error {
	if l.tx == nil {
		return nil
	}
	tx := l.tx
	l.tx, l.bytes = nil, 0
	return tx.Commit()
}

func (l *boltLoad) abort() {
	if l.tx != nil {
		l.tx.Rollback()
		l.tx = nil
	}
}
