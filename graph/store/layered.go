package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/hidal-go/hidalgo/kv"
)

// layered is what several files hold together: a whole generation, the oldest,
// and layers, each of which says what became different.
//
// A layer has the new value of a key, or an empty one where the key is gone. Of
// a list of quads it has the numbers that left and those that came, which are
// higher than all before.
type layered struct{ files []*boltKV }

// Close implements kv.KV.
func (l layered) Close() error {
	var errs []error
	for _, f := range l.files {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}

// errReadOnly says that a generation is never changed.
var errReadOnly = errors.New("a generation is only read")

// Tx implements kv.KV.
func (l layered) Tx(rw bool) (kv.Tx, error) {
	if rw {
		return nil, errReadOnly
	}
	return l.read()
}

func (l layered) read() (*layeredTx, error) {
	t := new(layeredTx)
	for _, f := range l.files {
		tx, err := f.begin(false)
		if err != nil {
			return nil, errors.Join(err, t.Close())
		}
		t.txs = append(t.txs, tx)
	}
	return t, nil
}

// layeredTx reads all files, the oldest first.
type layeredTx struct{ txs []*boltTx }

// get returns the value of a flat key, nil if there is none.
func (t *layeredTx) get(key []byte) kv.Value {
	var v []byte
	if isList(key) {
		for _, tx := range t.txs {
			v = newer(key, v, tx.bucket.Get(key), tx == t.txs[0])
		}
	} else {
		for i := len(t.txs) - 1; i >= 0 && v == nil; i-- {
			v = t.txs[i].bucket.Get(key)
		}
	}
	if len(v) == 0 {
		return nil
	}
	return v
}

// number returns a value's number, 0 if it has none.
func (t *layeredTx) number(h cayley.ValueHash) uint64 {
	id, _ := binary.Uvarint(t.get(hashKey(valueBucket, h)))
	return id
}

// count returns how often a value stands in quads.
func (t *layeredTx) count(h cayley.ValueHash) uint64 {
	n, _ := binary.Uvarint(t.get(hashKey(countBucket, h)))
	return n
}

// meta returns one of Cayley's notes, 0 if it is not there.
func (t *layeredTx) meta(name string) uint64 {
	v := t.get(metaKey(name))
	if len(v) != 8 {
		return 0
	}
	return binary.LittleEndian.Uint64(v)
}

// newer returns what becomes of an older value by what the next file has, nil if
// it has nothing. The first file has whole lists.
func newer(key, old, next []byte, first bool) []byte {
	switch {
	case next == nil:
		return old
	case first || !isList(key):
		return next
	default:
		return difference(next).apply(old)
	}
}

// difference is what a layer has of a list: the count of the numbers that left,
// these, and those that came, as varints.
type difference []byte

// apply returns the list that becomes of an older one.
func (d difference) apply(list []byte) []byte {
	gone, came := d.split()
	if len(gone) == 0 && len(came) == 0 {
		return list
	}
	out := make([]byte, 0, len(list)+len(came))
	for len(list) > 0 && len(gone) > 0 {
		id, n := binary.Uvarint(list)
		if n <= 0 {
			return nil
		}
		if id < gone[0] {
			out = append(out, list[:n]...)
		}
		if id <= gone[0] {
			list = list[n:]
		}
		if id >= gone[0] {
			gone = gone[1:]
		}
	}
	return append(append(out, list...), came...)
}

// then returns what d and a newer difference are together.
func (d difference) then(newer difference) difference {
	gone, came := d.split()
	goneToo, _ := newer.split()
	both := listChange{gone: append(gone, goneToo...)}
	return append(both.encode(), newer.apply(came)...)
}

// split returns the numbers that left, and those that came as they are.
func (d difference) split() (gone []uint64, came []byte) {
	if len(d) == 0 {
		return nil, nil
	}
	count, n := binary.Uvarint(d)
	rest := d[max(n, 0):]
	for range count {
		id, n := binary.Uvarint(rest)
		if n <= 0 {
			return gone, nil
		}
		gone, rest = append(gone, id), rest[n:]
	}
	return gone, rest
}

// Get implements kv.Tx.
func (t *layeredTx) Get(_ context.Context, key kv.Key) (kv.Value, error) {
	if v := t.get(flatten(key)); v != nil {
		return v, nil
	}
	return nil, kv.ErrNotFound
}

// GetBatch implements kv.Tx.
func (t *layeredTx) GetBatch(_ context.Context, keys []kv.Key) ([]kv.Value, error) {
	vals := make([]kv.Value, len(keys))
	for i, k := range keys {
		vals[i] = t.get(flatten(k))
	}
	return vals, nil
}

// Put implements kv.Tx.
func (t *layeredTx) Put(kv.Key, kv.Value) error { return errReadOnly }

// Del implements kv.Tx.
func (t *layeredTx) Del(kv.Key) error { return errReadOnly }

// Commit implements kv.Tx.
func (t *layeredTx) Commit(context.Context) error { return errReadOnly }

// Close implements kv.Tx.
func (t *layeredTx) Close() error {
	var errs []error
	for _, tx := range t.txs {
		errs = append(errs, tx.Close())
	}
	return errors.Join(errs...)
}

// Scan implements kv.Tx.
func (t *layeredTx) Scan(prefix kv.Key) kv.Iterator {
	it := &layeredIter{its: make([]*boltIter, len(t.txs))}
	for i, tx := range t.txs {
		it.its[i] = &boltIter{cursor: tx.bucket.Cursor(), prefix: flatten(prefix)}
	}
	return it
}

// layeredIter walks the keys of all files in order.
type layeredIter struct {
	its     []*boltIter
	started bool
	key     []byte
	val     []byte
}

// Next implements kv.Iterator.
func (it *layeredIter) Next(ctx context.Context) bool {
	if !it.started {
		it.started = true
		for _, one := range it.its {
			one.Next(ctx)
		}
	}
	for ctx.Err() == nil {
		it.key, it.val = nil, nil
		for _, one := range it.its {
			if one.key != nil && (it.key == nil || bytes.Compare(one.key, it.key) < 0) {
				it.key = one.key
			}
		}
		if it.key == nil {
			return false
		}
		for i, one := range it.its {
			if bytes.Equal(one.key, it.key) {
				it.val = newer(it.key, it.val, one.val, i == 0)
				one.Next(ctx)
			}
		}
		if len(it.val) > 0 {
			return true
		}
	}
	return false
}

// Key implements kv.Iterator.
func (it *layeredIter) Key() kv.Key { return kv.Key{it.key} }

// Val implements kv.Iterator.
func (it *layeredIter) Val() kv.Value { return it.val }

// Err implements kv.Iterator.
func (it *layeredIter) Err() error { return nil }

// Close implements kv.Iterator.
func (it *layeredIter) Close() error { return nil }
