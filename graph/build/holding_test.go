package build

import (
	"maps"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

// TestHolding: what a build says that the store holds is what is in it, also where nothing has changed, and where
// another program has made the graph.
func TestHolding(t *testing.T) {
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, world)
	a := &triples{version: "m"}
	for _, what := range []string{"first", "with nothing new", "without a count"} {
		b, err := Open(db, a)
		if err != nil {
			t.Fatal(err)
		}
		if what == "without a count" {
			digest, _ := b.archive.graphDigest()
			if err := b.archive.setGraph("of another set", nil, Holding{Documents: 99}); err != nil {
				t.Fatal(err)
			}
			if got, err := b.holding(t.Context(), digest); err != nil || got.Documents != len(world) {
				t.Errorf("%s: %+v, %v", what, got, err)
			}
			b.Close()
			continue
		}
		report, err := b.Build(t.Context(), []string{dir}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		want, err := countStore(t.Context(), b.Store())
		if err != nil {
			t.Fatal(err)
		}
		if report.Holding != want || want.Statements == 0 || want.Sentences == 0 {
			t.Errorf("%s: %+v, the store holds %+v", what, report.Holding, want)
		}
		b.Close()
	}
}

// TestDrafts: what is read as before is taken from the archive, and what an archive without drafts has is noted.
func TestDrafts(t *testing.T) {
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, world)
	a := &triples{version: "m"}
	_, want := buildFolder(t, db, dir, a, Options{})
	drafts := func() map[string]string {
		b, err := Open(db, a)
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		out, err := b.archive.drafts()
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	before := drafts()
	if len(before) != len(world) {
		t.Fatalf("%d drafts of %d documents", len(before), len(world))
	}
	b, err := Open(db, a)
	if err != nil {
		t.Fatal(err)
	}
	err = b.archive.db.Update(func(tx *bolt.Tx) error { return keepOnly(tx.Bucket(draftsBucket), nil) })
	if b.Close(); err != nil || len(drafts()) > 0 {
		t.Fatal("the drafts are still there", err)
	}
	for _, what := range []string{"without drafts", "with drafts"} {
		report, got := buildFolder(t, db, dir, a, Options{})
		same(t, got, want, what)
		if report.Unchanged != len(world) || report.Read != len(world) || int(a.calls.Load()) != len(world) {
			t.Errorf("%s: %d unchanged of %d read, %d annotated", what, report.Unchanged, report.Read, a.calls.Load())
		}
		if now := drafts(); !maps.Equal(now, before) {
			t.Errorf("%s: %d drafts", what, len(now))
		}
	}
	files(t, dir, map[string]string{"a.txt": "Acme sold Widgets.", "c.txt": ""})
	buildFolder(t, db, dir, a, Options{Prune: true})
	if now := drafts(); len(now) != len(world)-1 || maps.Equal(now, before) {
		t.Errorf("%d drafts of %d documents", len(now), len(world)-1)
	}
}

// TestCollectFrom: nothing is collected before the limit, from there on by the percentage, and what was set comes back.
func TestCollectFrom(t *testing.T) {
	percent := debug.SetGCPercent(100)
	defer debug.SetGCPercent(percent)
	limit := debug.SetMemoryLimit(-1)
	undo := collectFrom(1) // long exceeded
	for end := time.Now().Add(10 * time.Second); debug.SetMemoryLimit(-1) != limit && time.Now().Before(end); {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	if debug.SetMemoryLimit(-1) != limit {
		t.Error("the limit stands after a collection")
	}
	undo()
	if got := debug.SetGCPercent(100); got != 100 {
		t.Errorf("the percentage is %d afterwards", got)
	}
}
