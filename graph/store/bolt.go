package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"time"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/hidal-go/hidalgo/kv"
	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// boltBucket holds all of Cayley's keys. Cayley makes a bucket for every two
// bytes of a value's hash, 131,072 of them; as prefixes of keys in one tree
// they cost nothing.
var boltBucket = []byte("cayley")

// recordBucket holds, beside Cayley's, the digest of each record by its ID,
// empty where a layer takes it away: what to compare a new graph with.
var recordBucket = []byte("records")

// boltKV offers a bbolt file to Cayley. It is written once, by one goroutine,
// and from then on only read.
type boltKV struct{ db *bolt.DB }

// createBolt makes a new file, which is on disk for certain only after sync.
func createBolt(path string) (*boltKV, error) {
	db, err := bolt.Open(path, 0o644, &bolt.Options{
		Timeout: lockTimeout, NoSync: true, NoFreelistSync: true, NoGrowSync: true,
		FreelistType:    bolt.FreelistMapType,
		InitialMmapSize: mmapSize(),
	})
	if err != nil {
		return nil, err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		_, err := tx.CreateBucket(boltBucket)
		if err == nil {
			_, err = tx.CreateBucket(recordBucket)
		}
		return err
	})
	if err != nil {
		db.Close()
		return nil, err
	}
	return &boltKV{db}, nil
}

// openBolt opens a finished file for reading; any number of processes may.
func openBolt(path string) (*boltKV, error) {
	if err := CheckFile(path); err != nil {
		return nil, err
	}
	db, err := bolt.Open(path, 0o644, &bolt.Options{ReadOnly: true, Timeout: lockTimeout})
	if err != nil {
		return nil, err
	}
	return &boltKV{db}, nil
}

// ErrCutOff says that a file of a store is not whole, as after a copy that broke off.
var ErrCutOff = errors.New("the file is cut off: copy the graph again, or build it again from the documents")

// CheckFile returns ErrCutOff if a bbolt file is shorter than it says of itself.
// Whoever reads beyond its end is stopped by the system, without a word.
func CheckFile(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if info.Size() == 0 {
		return fmt.Errorf("%s: %w", path, ErrCutOff)
	}
	db, err := bolt.Open(path, 0o644, &bolt.Options{ReadOnly: true, Timeout: lockTimeout})
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer db.Close()
	return db.View(func(tx *bolt.Tx) error {
		if info.Size() < tx.Size() {
			return fmt.Errorf("%s: %w", path, ErrCutOff)
		}
		return nil
	})
}

// lockTimeout is how long bbolt waits for a file that somebody else holds.
const lockTimeout = time.Second / 2

// mmapSize is the address space, not memory, that a file being written may grow
// into: a file that outgrows its mapping waits for every open read transaction,
// and Cayley reads inside its writes. On Windows bbolt would cut the file to
// this size, and 32-bit machines have no such space.
func mmapSize() int {
	if runtime.GOOS == "windows" || ^uint(0)>>32 == 0 {
		return 0
	}
	return 64 << 30
}

func (b *boltKV) sync() error { return b.db.Sync() }

// Close implements kv.KV.
func (b *boltKV) Close() error { return b.db.Close() }

// Tx implements kv.KV.
func (b *boltKV) Tx(rw bool) (kv.Tx, error) { return b.begin(rw) }

func (b *boltKV) begin(rw bool) (*boltTx, error) {
	tx, err := b.db.Begin(rw)
	if err != nil {
		return nil, err
	}
	bucket := tx.Bucket(boltBucket)
	if bucket == nil {
		tx.Rollback()
		return nil, fmt.Errorf("not a graph: no bucket %q", boltBucket)
	}
	t := &boltTx{tx: tx, bucket: bucket}
	if rw {
		t.pending = map[string]kv.Value{}
	}
	return t, nil
}

// boltTx holds writes back until the commit, which makes them in order of key:
// bbolt splits a page only at the commit, and until then inserts into a slice
// that holds all that came to it, so that 10,000 quads in any order cost eight
// times as much.
type boltTx struct {
	tx      *bolt.Tx
	bucket  *bolt.Bucket
	pending map[string]kv.Value
}

// flatten joins the parts of a key so that the keys below a prefix are a range.
func flatten(k kv.Key) []byte {
	n := 0
	for _, part := range k {
		n += len(part) + 1
	}
	flat := make([]byte, 0, n)
	for i, part := range k {
		if i < len(k)-1 {
			flat = append(flat, byte(len(part)))
		}
		flat = append(flat, part...)
	}
	return flat
}

func (t *boltTx) get(key kv.Key) kv.Value {
	flat := flatten(key)
	if v, ok := t.pending[string(flat)]; ok {
		return v
	}
	return t.bucket.Get(flat)
}

func (t *boltTx) Get(_ context.Context, key kv.Key) (kv.Value, error) {
	if v := t.get(key); v != nil {
		return v, nil
	}
	return nil, kv.ErrNotFound
}

func (t *boltTx) GetBatch(_ context.Context, keys []kv.Key) ([]kv.Value, error) {
	vals := make([]kv.Value, len(keys))
	for i, k := range keys {
		vals[i] = t.get(k)
	}
	return vals, nil
}

// Put keeps v, which Cayley does not change afterwards.
func (t *boltTx) Put(k kv.Key, v kv.Value) error {
	t.pending[string(flatten(k))] = v
	return nil
}

func (t *boltTx) Del(k kv.Key) error {
	t.pending[string(flatten(k))] = nil
	return nil
}

func (t *boltTx) Commit(context.Context) error {
	for _, k := range slices.Sorted(maps.Keys(t.pending)) {
		var err error
		if v := t.pending[k]; v != nil {
			err = t.bucket.Put([]byte(k), v)
		} else {
			err = t.bucket.Delete([]byte(k))
		}
		if err != nil {
			return err
		}
	}
	return t.tx.Commit()
}

func (t *boltTx) Close() error {
	if err := t.tx.Rollback(); err != nil && err != berrors.ErrTxClosed {
		return err
	}
	return nil
}

func (t *boltTx) Scan(prefix kv.Key) kv.Iterator {
	return &boltIter{cursor: t.bucket.Cursor(), prefix: flatten(prefix)}
}

// boltIter walks the keys that begin with prefix. A prefix of one part is a
// bucket of Cayley's, whose keys have one part more.
type boltIter struct {
	cursor  *bolt.Cursor
	prefix  []byte
	started bool
	key     []byte
	val     []byte
}

func (it *boltIter) Next(ctx context.Context) bool {
	if ctx.Err() != nil {
		return false
	}
	if it.started {
		it.key, it.val = it.cursor.Next()
	} else {
		it.started = true
		it.key, it.val = it.cursor.Seek(it.prefix)
	}
	if it.key == nil || !bytes.HasPrefix(it.key, it.prefix) {
		it.key, it.val = nil, nil
		return false
	}
	return true
}

func (it *boltIter) Key() kv.Key   { return kv.Key{it.key} }
func (it *boltIter) Val() kv.Value { return it.val }
func (it *boltIter) Err() error    { return nil }
func (it *boltIter) Close() error  { return nil }

// initKV lays out an empty file. Which indexes a store has stands in the store.
func initKV(db kv.KV) error {
	if err := ckv.Init(db, quadOptions); err != nil {
		return err
	}
	indexes, err := json.Marshal([]ckv.QuadIndex{{Dirs: subjectIndex.dirs}, {Dirs: objectIndex.dirs}, {Dirs: predicateIndex.dirs}, {Dirs: labelIndex.dirs}})
	if err != nil {
		return err
	}
	return kv.Update(context.Background(), db, func(tx kv.Tx) error {
		return tx.Put(kv.SKey("meta", "indexes"), indexes)
	})
}
