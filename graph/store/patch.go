package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	bolt "go.etcd.io/bbolt"
)

// patch makes a layer: the pairs that differ after some quads have left a
// generation and others have come. It holds the layer in memory.
type patch struct {
	tx      *layeredTx
	pairs   map[string][]byte // empty for what is gone
	lists   map[string]*listChange
	values  map[cayley.ValueHash]*counted
	records map[string][]byte // as in recordBucket
	last    uint64            // the highest number
	size    uint64            // the count of quads
}

// errMissing says that a generation does not hold what its records say.
var errMissing = errors.New("something is not in the store")

// listChange are the numbers that left a list and those that came, ascending.
type listChange struct{ gone, came []uint64 }

// counted is a value with its number and how many more places it stands in.
type counted struct {
	id   uint64
	more int64
}

func newPatch(tx *layeredTx) *patch {
	return &patch{
		tx: tx, pairs: map[string][]byte{}, lists: map[string]*listChange{},
		values: map[cayley.ValueHash]*counted{}, records: map[string][]byte{},
		last: tx.meta("horizon"), size: tx.meta("size"),
	}
}

// primitive returns what a number stands for.
func (p *patch) primitive(id uint64) (*proto.Primitive, error) {
	one := new(proto.Primitive)
	data := p.tx.get(logKey(id))
	if data == nil {
		return nil, fmt.Errorf("%w: number %d", errMissing, id)
	}
	return one, one.Unmarshal(data)
}

// record returns the record of a node.
func (p *patch) record(node quad.IRI) (v quad.Value, err error) {
	l := link{values: [4]uint32{uint32(p.tx.number(cayley.HashOf(node))), uint32(p.tx.number(cayley.HashOf(kgRecord)))}}
	id, _ := binary.Uvarint(p.tx.get(subjectIndex.key(&l)))
	if id == 0 {
		return nil, fmt.Errorf("%w: the record of %s", errMissing, node)
	}
	q, err := p.primitive(id)
	if err != nil {
		return nil, err
	}
	object, err := p.primitive(q.Object)
	if err != nil {
		return nil, err
	}
	return pquads.UnmarshalValue(object.Value)
}

// add adds a quad, which must not be there.
func (p *patch) add(q quad.Quad) error {
	var l link
	for i, d := range quad.Directions {
		v := q.Get(d)
		if v == nil {
			continue
		}
		c, err := p.value(v)
		if err != nil {
			return err
		}
		c.more++
		l.values[i] = uint32(c.id)
	}
	var err error
	if l.id, err = p.next(); err != nil {
		return err
	}
	p.size++
	p.change(&l, func(c *listChange) { c.came = append(c.came, uint64(l.id)) })
	return p.log(l.primitive())
}

// value returns a value's number, a new one if it has none.
func (p *patch) value(v quad.Value) (*counted, error) {
	hash := cayley.HashOf(v)
	if c := p.values[hash]; c != nil {
		return c, nil
	}
	c := &counted{id: p.tx.number(hash)}
	p.values[hash] = c
	if c.id != 0 {
		return c, nil
	}
	id, err := p.next()
	if err != nil {
		return nil, err
	}
	c.id = uint64(id)
	data, err := pquads.MarshalValue(v)
	if err != nil {
		return nil, err
	}
	p.pairs[string(hashKey(valueBucket, hash))] = binary.AppendUvarint(nil, c.id)
	return c, p.log(&proto.Primitive{ID: c.id, Value: data})
}

func (p *patch) next() (uint32, error) {
	if p.last == math.MaxUint32 {
		return 0, errFull
	}
	p.last++
	return uint32(p.last), nil
}

func (p *patch) log(one *proto.Primitive) error {
	data, err := one.Marshal()
	p.pairs[string(logKey(one.ID))] = data
	return err
}

func (p *patch) change(l *link, change func(*listChange)) {
	for _, ix := range quadIndexes {
		key := string(ix.key(l))
		if p.lists[key] == nil {
			p.lists[key] = new(listChange)
		}
		change(p.lists[key])
	}
}

// remove removes a quad, which must be there.
func (p *patch) remove(q quad.Quad) error {
	var l link
	for i, d := range quad.Directions {
		if v := q.Get(d); v != nil {
			c, err := p.value(v)
			if err != nil {
				return err
			}
			c.more--
			l.values[i] = uint32(c.id)
		}
	}
	for list := p.tx.get(objectIndex.key(&l)); len(list) > 0; {
		id, n := binary.Uvarint(list)
		if n <= 0 {
			break
		}
		list = list[n:]
		one, err := p.primitive(id)
		if err != nil {
			return err
		}
		if one.Label == uint64(l.at(quad.Label)) {
			p.size--
			p.pairs[string(logKey(id))] = []byte{}
			p.change(&l, func(c *listChange) { c.gone = append(c.gone, id) })
			return nil
		}
	}
	return fmt.Errorf("%w: %v", errMissing, q)
}

// finish completes the pairs, after the last quad.
func (p *patch) finish() {
	for key, c := range p.lists {
		p.pairs[key] = c.encode()
	}
	for hash, c := range p.values {
		if c.more == 0 {
			continue
		}
		key := hashKey(countBucket, hash)
		if now := int64(p.tx.count(hash)) + c.more; now > 0 {
			p.pairs[string(key)] = binary.AppendUvarint(nil, uint64(now))
			continue
		}
		for _, gone := range [][]byte{key, hashKey(valueBucket, hash), logKey(c.id)} {
			p.pairs[string(gone)] = []byte{}
		}
	}
	p.pairs[string(metaKey("horizon"))] = metaInt(p.last)
	p.pairs[string(metaKey("size"))] = metaInt(p.size)
}

func (c *listChange) encode() difference {
	slices.Sort(c.gone)
	b := binary.AppendUvarint(nil, uint64(len(c.gone)))
	for _, id := range c.gone {
		b = binary.AppendUvarint(b, id)
	}
	for _, id := range c.came {
		b = binary.AppendUvarint(b, id)
	}
	return b
}

// absorb makes an older layer part of this one.
func (p *patch) absorb(layer *boltTx) error {
	err := layer.bucket.ForEach(func(k, v []byte) error {
		switch newer, ok := p.pairs[string(k)]; {
		case isList(k):
			p.pairs[string(k)] = difference(v).then(newer)
		case !ok:
			p.pairs[string(k)] = slices.Clone(v)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return layer.tx.Bucket(recordBucket).ForEach(func(k, v []byte) error {
		if _, ok := p.records[string(k)]; !ok {
			p.records[string(k)] = slices.Clone(v)
		}
		return nil
	})
}

// bytes is about how long the layer's file will be.
func (p *patch) bytes() (n int64) {
	for k, v := range p.pairs {
		n += int64(len(k) + len(v) + 16)
	}
	return n
}

// write puts the layer into an empty file.
func (p *patch) write(db *bolt.DB) error {
	return db.Update(func(tx *bolt.Tx) error {
		for name, pairs := range map[string]map[string][]byte{string(boltBucket): p.pairs, string(recordBucket): p.records} {
			b := tx.Bucket([]byte(name))
			b.FillPercent = 1
			for _, k := range slices.Sorted(maps.Keys(pairs)) {
				if err := b.Put([]byte(k), pairs[k]); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
