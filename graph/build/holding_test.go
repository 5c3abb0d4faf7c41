package build

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
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
