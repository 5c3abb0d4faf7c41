package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"
	bolt "go.etcd.io/bbolt"

	"tercet/corpus"
	"tercet/graph/resolve"
)

// The archive keeps annotated documents in one bbolt file:
//
//	annotated  fingerprint -> the annotated document, gob in zstd
//	digested   fingerprint -> what resolution needs of the document (digests.go)
//	drafts     fingerprint -> a hash of what the document was read from
//	documents  identifier -> fingerprint: the set that the graph is built from
//	state      schema, model, graph (the digest of what the graph in the store was
//	           resolved from), decisions, names, relations (what users say beside the
//	           documents), where that was read (decisions_file and so on), digester
//	           (whose digests these are), memory (what the last resolution found out),
//	           holding (counts of what is in the store)
//
// Annotations are added as they are made and mean nothing until a fingerprint
// leads to them. Committing the set is the moment of truth: what follows, the
// graph, is a function of it, and is made again where a crash came between.
type archive struct {
	db      *bolt.DB
	encoder *zstd.Encoder
	decoder *zstd.Decoder
}

var (
	annotatedBucket = []byte("annotated")
	draftsBucket    = []byte("drafts")
	documentsBucket = []byte("documents")
	stateBucket     = []byte("state")
	schemaKey       = []byte("schema")
	modelKey        = []byte("model")
	graphKey        = []byte("graph")
)

// archiveSchema is the version of this layout and of the encoded types.
const archiveSchema = "1"

func openArchive(path, model string) (*archive, error) {
	db, err := bolt.Open(path, 0o644, &bolt.Options{Timeout: time.Second / 2, FreelistType: bolt.FreelistMapType})
	if err != nil {
		return nil, err
	}
	a := &archive{db: db}
	if err := a.prepare(model); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return a, nil
}

func (a *archive) prepare(model string) (err error) {
	if a.encoder, err = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault)); err != nil {
		return err
	}
	if a.decoder, err = zstd.NewReader(nil); err != nil {
		return err
	}
	return a.db.Update(func(tx *bolt.Tx) error {
		for _, name := range [][]byte{annotatedBucket, draftsBucket, documentsBucket, stateBucket} {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		state := tx.Bucket(stateBucket)
		switch schema, was := state.Get(schemaKey), state.Get(modelKey); {
		case schema == nil:
		case string(schema) != archiveSchema:
			return ErrSchema
		case string(was) != model:
			return fmt.Errorf("%w: it was %s, this is %s", ErrModel, was, model)
		}
		return errors.Join(state.Put(schemaKey, []byte(archiveSchema)), state.Put(modelKey, []byte(model)))
	})
}

func (a *archive) close() error {
	a.decoder.Close()
	return errors.Join(a.encoder.Close(), a.db.Close())
}

// fingerprint identifies what a document's annotation depends on: its text and
// what the reader says of it. The place of the file does not matter.
func fingerprint(d *corpus.Document) (string, error) {
	meta := d.Meta
	meta.Path, meta.DuplicateOf = "", ""
	h := sha256.New()
	if err := json.NewEncoder(h).Encode([]any{d.ID, meta, d.Text, d.Blocks, d.Sentences}); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// set returns the documents of the graph: fingerprints by identifier.
func (a *archive) set() (map[string]string, error) {
	out := make(map[string]string)
	err := a.each(documentsBucket, func(id, fp string) { out[id] = fp })
	return out, err
}

// each calls f with the keys and values of a bucket.
func (a *archive) each(bucket []byte, f func(key, value string)) error {
	return a.db.View(func(tx *bolt.Tx) error {
		return tx.Bucket(bucket).ForEach(func(k, v []byte) error {
			f(string(k), string(v))
			return nil
		})
	})
}

// has reports whether an annotation with the fingerprint is there.
func (a *archive) has(fp string) (ok bool) {
	_ = a.db.View(func(tx *bolt.Tx) error {
		ok = tx.Bucket(annotatedBucket).Get([]byte(fp)) != nil
		return nil
	})
	return ok
}

// entry is an annotated document on its way into the archive.
type entry struct {
	fingerprint string
	data        []byte // the annotation; nil if it is there
	digest      []byte // likewise
	draft       string // what the document was read from; empty where that is not known
}

// drafts returns the fingerprints of the documents by what they were read from. Which document that makes, a program of
// another model or revision may see otherwise: the archive is of no use to it anyway.
func (a *archive) drafts() (map[string]string, error) {
	out := make(map[string]string)
	err := a.each(draftsBucket, func(fp, draft string) { out[draft] = fp })
	return out, err
}

func (a *archive) encode(fp string, d *corpus.Document, g *resolve.Digester) (entry, error) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(d); err != nil {
		return entry{}, fmt.Errorf("%s: %w", d.ID, err)
	}
	return entry{fingerprint: fp, data: a.encoder.EncodeAll(b.Bytes(), nil), digest: g.Digest(d).Encode()}, nil
}

// add writes annotations, digests and drafts in one transaction.
func (a *archive) add(entries []entry) error {
	if len(entries) == 0 {
		return nil
	}
	return a.db.Update(func(tx *bolt.Tx) error {
		for _, e := range entries {
			for _, part := range []struct{ bucket, data []byte }{{annotatedBucket, e.data}, {digestedBucket, e.digest}, {draftsBucket, []byte(e.draft)}} {
				if len(part.data) == 0 {
					continue
				}
				if err := tx.Bucket(part.bucket).Put([]byte(e.fingerprint), part.data); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// inputs returns what users say of the graph beside the documents.
func (a *archive) inputs() (*inputs, error) {
	in := new(inputs)
	err := a.db.View(func(tx *bolt.Tx) error {
		state := tx.Bucket(stateBucket)
		for i, name := range inputNames {
			in.kept[i] = string(state.Get([]byte(name)))
			in.paths[i] = string(state.Get([]byte(name + "_file")))
		}
		return nil
	})
	return in, err
}

// commit makes set the documents of the graph and in what users say of it, and drops
// annotations that nothing leads to any more.
func (a *archive) commit(set map[string]string, in *inputs) error {
	return a.db.Update(func(tx *bolt.Tx) error {
		state := tx.Bucket(stateBucket)
		for i, name := range inputNames {
			if err := errors.Join(state.Put([]byte(name), []byte(in.kept[i])), state.Put([]byte(name+"_file"), []byte(in.paths[i]))); err != nil {
				return err
			}
		}
		if err := tx.DeleteBucket(documentsBucket); err != nil {
			return err
		}
		b, err := tx.CreateBucket(documentsBucket)
		if err != nil {
			return err
		}
		used := make(map[string]bool, len(set))
		for _, id := range slices.Sorted(maps.Keys(set)) {
			used[set[id]] = true
			if err := b.Put([]byte(id), []byte(set[id])); err != nil {
				return err
			}
		}
		return errors.Join(keepOnly(tx.Bucket(annotatedBucket), used), keepOnly(tx.Bucket(digestedBucket), used), keepOnly(tx.Bucket(draftsBucket), used))
	})
}

// keepOnly drops the keys of a bucket that are not used any more.
func keepOnly(b *bolt.Bucket, used map[string]bool) error {
	if b == nil {
		return nil
	}
	var stale [][]byte
	c := b.Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		if !used[string(k)] {
			stale = append(stale, bytes.Clone(k))
		}
	}
	for _, k := range stale {
		if err := b.Delete(k); err != nil {
			return err
		}
	}
	return nil
}

// graphDigest returns the digest of the set that the graph was resolved from.
func (a *archive) graphDigest() (digest string, err error) {
	err = a.db.View(func(tx *bolt.Tx) error {
		digest = string(tx.Bucket(stateBucket).Get(graphKey))
		return nil
	})
	return digest, err
}

// pack returns a memory as it is kept.
func (a *archive) pack(m *resolve.Memory) []byte { return a.encoder.EncodeAll(m.Encode(), nil) }

// setGraph notes what the graph in the store was resolved from, what resolving found out and how much there is.
func (a *archive) setGraph(digest string, memory []byte, h Holding) error {
	counted, err := json.Marshal(keptHolding{digest, h})
	if err != nil {
		return err
	}
	return a.db.Update(func(tx *bolt.Tx) error {
		state := tx.Bucket(stateBucket)
		return errors.Join(state.Put(graphKey, []byte(digest)), state.Put(memoryKey, memory), state.Put(holdingKey, counted))
	})
}

// spread calls work with the numbers below n, in several goroutines.
func spread(ctx context.Context, n, workers int, work func(i int)) error {
	jobs := make(chan int)
	var wg sync.WaitGroup
	for range min(max(1, workers), runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range jobs {
				work(i)
			}
		})
	}
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		jobs <- i
	}
	close(jobs)
	wg.Wait()
	return ctx.Err()
}

var errMissing = errors.New("its annotation is missing: remove the document and build it again")

// read returns an annotated document.
func (a *archive) read(fp string) (d *corpus.Document, err error) {
	err = a.db.View(func(tx *bolt.Tx) error {
		data := tx.Bucket(annotatedBucket).Get([]byte(fp))
		if data == nil {
			return errMissing
		}
		plain, err := a.decoder.DecodeAll(data, nil)
		if err != nil {
			return err
		}
		d = new(corpus.Document)
		return gob.NewDecoder(bytes.NewReader(plain)).Decode(d)
	})
	return d, err
}
