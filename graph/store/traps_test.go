package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"
	bolt "go.etcd.io/bbolt"

	"tercet/corpus"
	"tercet/graph"
)

// The tests of this file stand for faults of Cayley v0.7.7 that were met; each
// fails without its cure.

// TestTrapMissingNames asks for what is not there, which used to end the process.
func TestTrapMissingNames(t *testing.T) {
	for name, s := range map[string]*Store{"folder": fill(t, island()), "memory": NewMemory()} {
		if err := s.Replace(t.Context(), island()); err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			for _, tc := range [][2]string{
				{`g.V("Skerry").Except(g.V("nosuch")).All()`, "Skerry"},
				{`g.V("Skerry").Difference(g.V("nosuch")).All()`, "Skerry"},
				{`g.V("Skerry").Except(g.V("nosuch").Out("<nosuch>")).All()`, "Skerry"},
				{`g.V("Skerry").Except(g.V("Skerry").Out("<nosuch>")).All()`, "Skerry"},
				{`g.V("Skerry", "Ben Holt").Except(g.V("Skerry", "nosuch")).All()`, "Ben Holt"},
				{`g.V("Skerry").Except(g.V("Skerry").And(g.V("Ben Holt"))).All()`, "Skerry"},
				{`g.V("Ada Marlow").Except(g.V("<s/none>")).Out("<refuse>").All()`, "ferry licence"},
				{`g.V("nosuch").Except(g.V("Skerry")).All()`, ""},
				{`g.V("nosuch").All()`, ""},
				{`g.V("nosuch", "Skerry").All()`, "Skerry"},
				{`g.V("nosuch").Count()`, "0"},
				{`g.V("nosuch").Tag("a").Out().Tag("b").All()`, ""},
				{`g.V("Skerry").Out("nosuch").All()`, ""},
				{`g.V("Skerry").Has("nosuch", "nosuch").All()`, ""},
				{`g.V("Ada Marlow").Has("<refuse>", "nosuch").All()`, ""},
				{`g.V("nosuch").And(g.V("Skerry")).All()`, ""},
				{`g.V("nosuch").Or(g.V("Skerry")).All()`, "Skerry"},
				{`g.V("Ada Marlow").LabelContext("<s/none>").Out("<refuse>").All()`, ""},
			} {
				ask(t, s, tc[0], tc[1])
			}
		})
	}
}

// TestTrapPanics runs programs that panic in Go, in Cayley's own goroutine.
func TestTrapPanics(t *testing.T) {
	s := fill(t, island())
	for _, text := range []string{
		`g.V("Skerry").Out({}).All()`, `g.V("Skerry").Out("b", {}).All()`, `iri({})`, `g.V("Skerry").LabelContext({}).All()`,
		`g.V({}).All()`, `g.V("Skerry").Follow(5).All()`, `throw "x"`, `throw {a: 1}`, `nosuch()`, `g.V(`, `})(); (function(){`,
		`lang("a")`, `regex("(")`, `g.V().Filter(regex("a", 5)).All()`, "null.x",
	} {
		r, err := s.Query(t.Context(), "gizmo", text, QueryOptions{})
		var fault *QueryError
		if !errors.As(err, &fault) || strings.Contains(err.Error(), "goroutine") {
			t.Errorf("%s: got %v, %v, want a QueryError", text, r, err)
		}
	}
	for _, q := range [][2]string{{"graphql", "{"}, {"graphql", "{ nodes(a: {b: 1}){ id } }"}, {"mql", "["}, {"mql", "5"}, {"mql", `[{"a": [[]]}]`}, {"sparql", "SELECT"}, {"mql", "[]"}, {"mql", "null"}, {"graphql", ""}} {
		if _, err := s.Query(t.Context(), q[0], q[1], QueryOptions{}); err != nil && !errors.As(err, new(*QueryError)) {
			t.Errorf("%v: %v", q, err)
		}
	}
	ask(t, s, `g.V("Skerry").All()`, "Skerry") // it still runs
}

// TestTrapEndless stops programs that would run or grow for ever.
func TestTrapEndless(t *testing.T) {
	s := fill(t, island())
	for _, tc := range []struct {
		text string
		want error
	}{
		{`while(true){}`, ErrTimeout},
		{`g.V("Skerry").ForEach(function(){ while(true){} })`, ErrTimeout},
		{`function f(){ f() }; f()`, ErrMemory},
		{`var f = () => f(f()); f()`, ErrMemory},
		{`var a = []; while(true) a.push("x" + a.length)`, ErrMemory},
		{`var a = "x"; while(true) a += a + 1`, ErrMemory},
	} {
		start := time.Now()
		timeout := 20 * time.Second
		if tc.want == ErrTimeout {
			timeout = 200 * time.Millisecond
		}
		_, err := s.Query(t.Context(), "gizmo", tc.text, QueryOptions{Timeout: timeout, Memory: 12 << 20})
		if !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", tc.text, err, tc.want)
		}
		if d := time.Since(start); d > 15*time.Second {
			t.Errorf("%s: stopped only after %v", tc.text, d)
		}
		runtime.GC()
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := s.Query(ctx, "gizmo", `while(true){}`, QueryOptions{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the caller's deadline: %v", err)
	}
}

// TestTrapLimit cuts a long result, however the program makes it.
func TestTrapLimit(t *testing.T) {
	s := fill(t, random(3, 100))
	for _, text := range []string{`g.V().All()`, `g.V().GetLimit(1000)`, `for (var i = 0; ; i++) g.Emit(i)`, `g.V().ForEach(d => g.Emit(d))`, `while(true) g.V().Limit(3).All()`} {
		r, err := s.Query(t.Context(), "gizmo", text, QueryOptions{Limit: 20})
		if err != nil || len(r.Rows) != 20 || !r.Truncated {
			t.Errorf("%s: %v", text, err)
		}
	}
	r, err := s.Query(t.Context(), "gizmo", `for (var i = 0; i < 20; i++) g.Emit(i)`, QueryOptions{Limit: 20})
	if err != nil || len(r.Rows) != 20 || r.Truncated {
		t.Errorf("as many as the limit: %v, %v", r, err)
	}
}

// TestTrapCount gives the value of a last Count, and says what is missing
// where nothing asks for a path's results.
func TestTrapCount(t *testing.T) {
	s := fill(t, island())
	ask(t, s, `g.V("Ada Marlow").Out("<refuse>").Count()`, "1")
	ask(t, s, `g.Emit(g.V("Ada Marlow").Out("<refuse>").Count())`, "1")
	ask(t, s, `g.V("Ada Marlow").Out("<refuse>").ToArray()`, "[ferry licence]")
	ask(t, s, `var n = 5;`, "")
	if _, err := s.Query(t.Context(), "gizmo", `g.V("Ada Marlow").Out("<refuse>")`, QueryOptions{}); !errors.Is(err, errUnfinished) {
		t.Errorf("a path without .All(): %v", err)
	}
}

// TestTrapModernScript needs a goja newer than the one Cayley asks for.
func TestTrapModernScript(t *testing.T) {
	s := fill(t, island())
	ask(t, s, "const who = `Ada ${'Marlow'}`; let out = (p) => g.V(who).Out(p); out('<refuse>').All()", "ferry licence")
}

// TestTrapDuplicates: the same subject, relation and object under three labels
// are three rows, and one with Unique; a batch with a duplicate is not lost.
func TestTrapDuplicates(t *testing.T) {
	g := island()
	for _, id := range []graph.ID{"s/0011", "s/0012"} {
		again := g.Statements[0]
		again.ID = id
		again.Wordings = []string{"refused", "refused", "refused"}
		again.Documents = append(again.Documents, again.Documents...)
		g.Statements = append(g.Statements, again)
	}
	g.Entities[0].Aliases = append(g.Entities[0].Aliases, g.Entities[0].Aliases...)
	s := fill(t, g)
	ask(t, s, `g.V("Ada Marlow").Out("<refuse>").All()`, "ferry licence; ferry licence; ferry licence")
	ask(t, s, `g.V("Ada Marlow").Out("<refuse>").Unique().All()`, "ferry licence")
	ask(t, s, `g.V("Ada Marlow").Out(["<refuse>", "refused"]).Unique().All()`, "ferry licence")
	ask(t, s, `g.V("Ada Marlow").Out("<kg:entity>").Out("<kg:alias>").Count()`, "3")
}

// TestTrapDuplicateQuad: Cayley refuses a quad that is there, with the batch it
// stands in.
func TestTrapDuplicateQuad(t *testing.T) {
	for name, qs := range map[string]cayley.QuadStore{"memory": memstore.New(), "bolt": cayleyFile(t, filepath.Join(t.TempDir(), "x"))} {
		l := &loader{ctx: t.Context(), qs: qs.(applier)}
		for _, o := range []string{"b", "b", "c"} {
			if err := errors.Join(l.add(quad.Make("a", "is", o, nil)), l.flush(), l.add(quad.Make("a", "is", o, nil)), l.add(quad.Make("a", "is", "d", nil)), l.flush()); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if stats, err := qs.Stats(t.Context(), true); err != nil || stats.Quads.Size != 3 {
			t.Errorf("%s: %+v, %v, want 3 quads", name, stats, err)
		}
		qs.Close()
	}
}

// cayleyFile is a new file that Cayley itself writes to.
func cayleyFile(t *testing.T, path string) cayley.QuadStore {
	t.Helper()
	db, err := createBolt(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := initKV(db); err != nil {
		t.Fatal(err)
	}
	qs, err := ckv.New(db, quadOptions)
	if err != nil {
		t.Fatal(err)
	}
	return qs
}

// TestTrapNames writes names that Cayley would read as IRIs, nodes or typed
// strings; aliases and wordings lose the beginning, the record keeps it.
func TestTrapNames(t *testing.T) {
	g := island()
	g.Entities[0].Aliases = []graph.Alias{{Name: "<b>"}, {Name: "_:y"}, {Name: `"The Mayor"`}, {Name: `<_:"`}}
	g.Statements[0].Wordings = []string{"<refused>", `"turned" down`}
	s := fill(t, g)
	ask(t, s, `g.V("b>").Out("<kg:names>").All()`, "Ada Marlow")
	ask(t, s, `g.V("y").Out("<kg:names>").All()`, "Ada Marlow")
	ask(t, s, `g.V('The Mayor"').Out("<kg:names>").All()`, "Ada Marlow")
	ask(t, s, `g.V("Ada Marlow").Out("refused>").All()`, "ferry licence")
	e, err := s.Entity(t.Context(), "<b>")
	if err != nil || e.Name != "Ada Marlow" || len(e.Aliases) != 4 || e.Aliases[0].Name != "<b>" {
		t.Errorf("got %+v, %v", e, err)
	}
}

// TestTrapFloats: comparisons see only values of their own type.
func TestTrapFloats(t *testing.T) {
	g := island()
	for i := range g.Statements {
		g.Statements[i].Confidence = 1 // a whole number
	}
	s := fill(t, g)
	ask(t, s, `g.V().Has("<kg:confidence>", gt(0.999)).Has("<kg:polarity>").Count()`, fmt.Sprint(len(g.Statements)))
	ask(t, s, `g.V().Has("<kg:confidence>", gt(0)).Count()`, "0")
	ask(t, s, `g.V().Has("<kg:sources>", gt(1)).Count()`, "1")
}

// TestTrapIndexes looks at what is in the file: the indexes by predicate and
// label; and counts a rare predicate in a large store in little time.
func TestTrapIndexes(t *testing.T) {
	g := random(9, 1500)
	g.Statements[700].Relation = "rare"
	g.Statements[700].Polarity, g.Statements[700].Factuality = corpus.Affirmed, corpus.Fact
	s := fill(t, g)
	gen, err := s.acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.release(gen)
	for _, d := range []quad.Direction{quad.Predicate, quad.Label} {
		size, err := gen.qs.QuadIteratorSize(t.Context(), d, gen.qs.ValueOf(kgRecord))
		if d == quad.Label {
			size, err = gen.qs.QuadIteratorSize(t.Context(), d, gen.qs.ValueOf(quad.IRI("s/000002bc")))
		}
		if err != nil || !size.Exact || size.Size == 0 {
			t.Errorf("%v: %v, %v: no index", d, size, err)
		}
	}
	start := time.Now()
	ask(t, s, `g.V().Has("<rare>").Count()`, "1")
	if d := time.Since(start); d > time.Second {
		t.Errorf("a rare predicate took %v", d)
	}
}

// TestTrapBloom opens a store in little memory and time; with Cayley's Bloom
// filters it takes 100 MB.
func TestTrapBloom(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := s.Replace(t.Context(), island()); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if s, err = Open(dir, Options{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 30<<20 {
		t.Errorf("writing and opening took %d MB", n>>20)
	}
}

// TestTrapMmap writes to a file while a read transaction is open on it. With a
// small mapping the writer waits for the reader, for ever if both are Cayley.
func TestTrapMmap(t *testing.T) {
	db, err := createBolt(filepath.Join(t.TempDir(), "x"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	reader, err := db.Tx(false)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	done := make(chan error, 1)
	go func() {
		done <- kv.Update(t.Context(), db, func(tx kv.Tx) error {
			for i := range 3000 {
				if err := tx.Put(kv.SKey("b", fmt.Sprint(i)), make([]byte, 4096)); err != nil {
					return err
				}
			}
			return nil
		})
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the writer waits for the reader")
	}
}

// TestTrapLockTimeout opens a generation that another program has locked.
func TestTrapLockTimeout(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Replace(t.Context(), island()); err != nil {
		t.Fatal(err)
	}
	s.Close()
	files, _ := filepath.Glob(filepath.Join(dir, "gen-*"))
	db, err := bolt.Open(files[0], 0o644, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	start := time.Now()
	_, err = Open(dir, Options{ReadOnly: true})
	if err == nil || time.Since(start) > time.Second {
		t.Errorf("after %v: %v", time.Since(start), err)
	}
}

// TestTrapBatches writes more than one batch, and stops between two.
func TestTrapBatches(t *testing.T) {
	s := fill(t, random(2, 900))
	gen, err := s.acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	stats, err := gen.qs.Stats(t.Context(), false)
	s.release(gen)
	if err != nil || stats.Quads.Size < 2*batchSize {
		t.Fatalf("%v, %v: want more quads", stats, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err = writeQuads(ctx, random(2, 900).Reader(), nil, (&loader{ctx: ctx, qs: countingStore{&n, cancel}}).add, nil)
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("%d batches after cancelling in the first: %v", n, err)
	}
}

// countingStore counts batches and cancels in the first.
type countingStore struct {
	n      *int
	cancel func()
}

func (c countingStore) ApplyDeltas([]cayley.Delta, cayley.IgnoreOpts) error {
	*c.n++
	c.cancel()
	return nil
}

// TestTrapSchema refuses what another version laid out.
func TestTrapSchema(t *testing.T) {
	dir := t.TempDir()
	qs := cayleyFile(t, filepath.Join(dir, "gen-000001.bbolt"))
	l := &loader{ctx: t.Context(), qs: qs.(applier)}
	if err := errors.Join(l.add(quad.Make(kgStore, kgSchema, 99, nil)), l.flush(), qs.Close(), os.WriteFile(filepath.Join(dir, currentFile), []byte("gen-000001.bbolt\n"), 0o644)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrSchema) {
		t.Errorf("got %v, want ErrSchema", err)
	}
}

// TestTrapJSON encodes what a program may emit.
func TestTrapJSON(t *testing.T) {
	s := fill(t, island())
	for _, text := range []string{`g.Emit({a: [1, g.IRI("b"), iri("c"), lang("d", "en"), new Date(0)]})`, `g.Emit(g)`, `g.Emit(g.V("x"))`, `g.Emit(function(){})`, `g.Emit(NaN)`, `g.Emit(1/0)`, `var o = {}; o.o = o; g.Emit(o)`, `var a = []; a.push([a]); g.V(a).All()`, `g.Emit(Symbol("x"))`, `g.Emit("\ud800")`, `g.Emit(10n)`} {
		r, err := s.Query(t.Context(), "gizmo", text, QueryOptions{})
		if err != nil {
			if !errors.As(err, new(*QueryError)) {
				t.Errorf("%s: %v", text, err)
			}
			continue
		}
		if _, err := json.Marshal(r.Rows); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}
