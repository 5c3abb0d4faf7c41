package build

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"

	bolt "go.etcd.io/bbolt"

	"tercet/graph/resolve"
)

// Digests are kept beside annotations, so that a build loads no tokens of what has not changed:
//
//	digested  fingerprint -> what resolution needs of the document, packed
//
// They all were made by one digester, whose key stands in the state; those of another
// one are thrown away. Each can be made again from the annotation.
var (
	digestedBucket = []byte("digested")
	digesterKey    = []byte("digester")
	memoryKey      = []byte("memory") // in the state: what the last resolution found out
)

// useDigester throws away what another digester has made.
func (a *archive) useDigester(g *resolve.Digester) error {
	var same bool
	err := a.db.View(func(tx *bolt.Tx) error {
		same = tx.Bucket(digestedBucket) != nil && string(tx.Bucket(stateBucket).Get(digesterKey)) == g.Key()
		return nil
	})
	if err != nil || same {
		return err
	}
	return a.db.Update(func(tx *bolt.Tx) error {
		if tx.Bucket(digestedBucket) != nil {
			if err := tx.DeleteBucket(digestedBucket); err != nil {
				return err
			}
		}
		if _, err := tx.CreateBucket(digestedBucket); err != nil {
			return err
		}
		return tx.Bucket(stateBucket).Put(digesterKey, []byte(g.Key()))
	})
}

// digests returns the digests of a set's documents, in order of identifier, and those among
// them that were not in the archive, as entries without an annotation.
func (a *archive) digests(ctx context.Context, set map[string]string, g *resolve.Digester, workers int) ([]*resolve.Digest, []entry, error) {
	ids := slices.Sorted(maps.Keys(set))
	out := make([]*resolve.Digest, len(ids))
	made := make([]entry, len(ids))
	errs := make([]error, len(ids))
	var mine bool
	err := a.db.View(func(tx *bolt.Tx) error {
		mine = tx.Bucket(digestedBucket) != nil && string(tx.Bucket(stateBucket).Get(digesterKey)) == g.Key()
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	readers := sync.Pool{New: func() any { return new(resolve.DigestReader) }}
	err = spread(ctx, len(ids), workers, func(i int) {
		fp := set[ids[i]]
		if mine {
			reader := readers.Get().(*resolve.DigestReader)
			out[i] = a.digest(fp, reader)
			if readers.Put(reader); out[i] != nil {
				return
			}
		}
		doc, err := a.read(fp)
		if err != nil {
			errs[i] = fmt.Errorf("%s: %w", ids[i], err)
			return
		}
		out[i] = g.Digest(doc)
		made[i] = entry{fingerprint: fp, digest: out[i].Encode()}
	})
	if err != nil {
		return nil, nil, err
	}
	for _, err := range errs {
		if err != nil {
			return nil, nil, err
		}
	}
	return out, slices.DeleteFunc(made, func(e entry) bool { return e.digest == nil }), nil
}

// digest returns the digest of the document with a fingerprint; nil if there is none that can
// be read.
func (a *archive) digest(fp string, reader *resolve.DigestReader) (d *resolve.Digest) {
	_ = a.db.View(func(tx *bolt.Tx) (err error) {
		d, err = reader.Decode(tx.Bucket(digestedBucket).Get([]byte(fp)))
		return err
	})
	return d
}

// memory returns what the last resolution found out, for the next one; an empty memory, with an error, if
// that cannot be read.
func (a *archive) memory() (*resolve.Memory, error) {
	var plain []byte
	err := a.db.View(func(tx *bolt.Tx) (err error) {
		plain, err = a.decoder.DecodeAll(tx.Bucket(stateBucket).Get(memoryKey), nil)
		return err
	})
	if err != nil {
		return new(resolve.Memory), fmt.Errorf("what the last build found out cannot be read, so that this one takes longer: %w", err)
	}
	return resolve.DecodeMemory(plain), nil
}
