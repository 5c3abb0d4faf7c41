package build

import (
	"context"
	"errors"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// TestDigests checks that what has not changed is not read again but by another digester, and
// that stale digests go with their documents.
func TestDigests(t *testing.T) {
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, world)
	a := &triples{version: "m1"}
	buildFolder(t, db, dir, a, Options{})
	b, err := Open(db, a)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	loseAnnotation := func(tx *bolt.Tx) error { return tx.Bucket(annotatedBucket).Delete([]byte(b.set["a.txt"])) }
	if err := b.archive.db.Update(loseAnnotation); err != nil {
		t.Fatal(err)
	}
	report, err := b.Remove(context.Background(), []string{"c.txt"}, Options{})
	if err != nil || report.Documents != 2 {
		t.Fatalf("with digests alone: %+v, %v", report, err)
	}
	files(t, dir, map[string]string{"c.txt": ""})
	_, want := buildFolder(t, t.TempDir(), dir, &triples{version: "m1"}, Options{})
	same(t, contents(t, b.Store()), want, "from digests")

	digests := 0
	count := func(tx *bolt.Tx) error {
		digests = tx.Bucket(digestedBucket).Stats().KeyN
		return nil
	}
	if err := b.archive.db.View(count); err != nil || digests != 2 {
		t.Errorf("%d digests of 2 documents, %v", digests, err)
	}
	if _, err := b.Decide(context.Background(), parse(t, `split "Acme" from "Widgets"`), Options{}); !errors.Is(err, errMissing) {
		t.Errorf("a decision that digests depend on: %v", err)
	}
}
