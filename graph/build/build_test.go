package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tercet/corpus"
	"tercet/graph"
	"tercet/graph/store"
)

// triples annotates texts whose lines are "Subject verb Object.", each word a name.
type triples struct {
	version string
	calls   atomic.Int32
	fail    string // a word that cannot be annotated
	onCall  func(n int32)
}

func (a *triples) Name() string { return "triples" }

func (a *triples) Version() (string, error) { return a.version, nil }

func (a *triples) Annotate(ctx context.Context, d *corpus.Document) error {
	n := a.calls.Add(1)
	if a.onCall != nil {
		a.onCall(n)
	}
	if a.fail != "" && strings.Contains(d.Text, a.fail) {
		return errors.New("no tree")
	}
	at := 0
	for line := range strings.Lines(d.Text) {
		words := strings.Fields(strings.TrimRight(line, ".\n"))
		s := len(d.Sentences)
		d.Sentences = append(d.Sentences, corpus.Sentence{Span: corpus.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}, Block: -1})
		if len(words) == 3 {
			m := len(d.Mentions)
			for _, k := range []int{0, 2} {
				start := at + strings.Index(line, words[k])
				if k == 2 {
					start = at + strings.LastIndex(line, words[k])
				}
				d.Mentions = append(d.Mentions, corpus.Mention{Span: corpus.Span{Start: start, End: start + len(words[k])}, Sentence: s, Type: corpus.Org})
			}
			d.Propositions = append(d.Propositions, corpus.Proposition{
				Sentence: s, Subject: corpus.Argument{Text: words[0], Type: corpus.Org, Mention: m}, Object: corpus.Argument{Text: words[2], Type: corpus.Org, Mention: m + 1},
				Relation: corpus.Relation{Canonical: words[1], Wording: words[1]}, Factuality: corpus.Fact, Confidence: 0.5, Rule: "svo",
			})
		}
		at += len(line)
	}
	return ctx.Err()
}

// files writes a folder of texts; an empty text removes the file.
func files(t *testing.T, dir string, texts map[string]string) {
	t.Helper()
	for name, text := range texts {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		err := os.WriteFile(path, []byte(text), 0o666)
		if text == "" {
			err = os.Remove(path)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

var world = map[string]string{
	"a.txt": "Acme bought Widgets.\nWidgets sued Gadgets.",
	"b.txt": "Acme bought Widgets.\nGadgets hired Brown.",
	"c.txt": "Brown left Gadgets.",
}

// buildFolder builds the folder into the store and returns the report.
func buildFolder(t *testing.T, db, dir string, a *triples, opt Options) (*Report, *graph.Graph) {
	t.Helper()
	b, err := Open(db, a)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	report, err := b.Build(context.Background(), []string{dir}, opt)
	if err != nil {
		t.Fatal(err)
	}
	return report, contents(t, b.Store())
}

func contents(t *testing.T, r graph.Reader) *graph.Graph {
	t.Helper()
	g, err := graph.Load(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func same(t *testing.T, got, want *graph.Graph, what string) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: the graphs differ\n got %d documents, %d entities, %d statements\nwant %d, %d, %d", what,
			len(got.Documents), len(got.Entities), len(got.Statements), len(want.Documents), len(want.Entities), len(want.Statements))
	}
}

func TestIncremental(t *testing.T) {
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, world)
	a := &triples{version: "m1"}
	report, first := buildFolder(t, db, dir, a, Options{Workers: 2})
	if report.New != 3 || report.Documents != 3 || report.Statements != 4 || report.Entities != 4 || a.calls.Load() != 3 {
		t.Errorf("first build: %+v, %d annotated", report, a.calls.Load())
	}
	report, again := buildFolder(t, db, dir, a, Options{})
	if report.Unchanged != 3 || report.New+report.Changed != 0 || report.Statements != 4 || a.calls.Load() != 3 {
		t.Errorf("second build: %+v, %d annotated", report, a.calls.Load())
	}
	same(t, again, first, "building twice")

	files(t, dir, map[string]string{"b.txt": "Acme bought Gadgets.", "c.txt": "", "d.txt": "Brown joined Acme."})
	report, changed := buildFolder(t, db, dir, a, Options{})
	if report.Changed != 1 || report.New != 1 || report.Unchanged != 1 || report.Removed != 0 || report.Documents != 4 || a.calls.Load() != 5 {
		t.Errorf("build after changes: %+v, %d annotated", report, a.calls.Load())
	}
	report, pruned := buildFolder(t, db, dir, a, Options{Prune: true})
	if report.Removed != 1 || report.Documents != 3 {
		t.Errorf("pruning build: %+v", report)
	}
	_, fresh := buildFolder(t, t.TempDir(), dir, &triples{version: "m1"}, Options{})
	same(t, pruned, fresh, "increments against a build from nothing")
	if reflect.DeepEqual(changed, pruned) {
		t.Error("pruning changed nothing")
	}
}

func TestRemove(t *testing.T) {
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, map[string]string{"a.txt": world["a.txt"], "b.txt": world["b.txt"]})
	a := &triples{version: "m1"}
	_, before := buildFolder(t, db, dir, a, Options{})
	files(t, dir, world)
	buildFolder(t, db, dir, a, Options{})
	b, err := Open(db, a)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if _, err := b.Remove(context.Background(), []string{"a.txt", "nosuch.txt"}, Options{}); !errors.Is(err, ErrUnknown) || !strings.Contains(err.Error(), "nosuch.txt") {
		t.Errorf("removing what is not there: %v", err)
	}
	if _, err := b.Remove(context.Background(), []string{"c.txt"}, Options{}); err != nil {
		t.Fatal(err)
	}
	same(t, contents(t, b.Store()), before, "add and remove")
}

func TestWorkersAndBatches(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	names := []string{"Acme", "Widgets", "Gadgets", "Brown", "Kazakhstan", "Georgia", "UN"}
	texts := map[string]string{}
	for i := range 20 {
		var b strings.Builder
		for range 1 + rng.IntN(4) {
			fmt.Fprintf(&b, "%s %s %s.\n", names[rng.IntN(len(names))], []string{"sued", "left"}[rng.IntN(2)], names[rng.IntN(len(names))])
		}
		texts[fmt.Sprintf("%02d.txt", i)] = b.String()
	}
	dir := t.TempDir()
	files(t, dir, texts)
	_, want := buildFolder(t, t.TempDir(), dir, &triples{version: "m"}, Options{Workers: 1})
	_, got := buildFolder(t, t.TempDir(), dir, &triples{version: "m"}, Options{Workers: 7})
	same(t, got, want, "seven workers")
	parts, db := t.TempDir(), t.TempDir()
	for _, i := range rng.Perm(20) {
		name := fmt.Sprintf("%02d.txt", i)
		files(t, parts, map[string]string{name: texts[name]})
		if i%5 == 0 {
			buildFolder(t, db, parts, &triples{version: "m"}, Options{})
		}
	}
	_, got = buildFolder(t, db, parts, &triples{version: "m"}, Options{})
	got, want = withoutPaths(got), withoutPaths(want)
	same(t, got, want, "in batches")
}

// withoutPaths drops where the files stood.
func withoutPaths(g *graph.Graph) *graph.Graph {
	for i := range g.Documents {
		g.Documents[i].Meta.Path = ""
	}
	return g
}

func TestBadDocuments(t *testing.T) {
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, map[string]string{"a.txt": world["a.txt"], "bad.txt": "Unparsable words here."})
	report, g := buildFolder(t, db, dir, &triples{version: "m", fail: "Unparsable"}, Options{})
	if len(report.Skipped) != 1 || report.Skipped[0].Path != "bad.txt" || len(g.Documents) != 1 || report.New != 1 {
		t.Errorf("report %+v, %d documents", report, len(g.Documents))
	}
	b, err := Open(t.TempDir(), &triples{version: "m", fail: "Unparsable"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if _, err := b.Build(context.Background(), []string{dir}, Options{Strict: true}); err == nil {
		t.Error("a strict build went on")
	}
	if g := contents(t, b.Store()); len(g.Documents) != 0 {
		t.Error("a strict build left something behind")
	}
}

// TestPruneKeepsTheUnread prunes while a file, a folder or all of it cannot be read.
func TestPruneKeepsTheUnread(t *testing.T) {
	wire := `{"id":"one","text":"Acme bought Widgets."}` + "\n" + `{"id":"two","text":"Widgets sued Gadgets."}` + "\n"
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, map[string]string{"a.txt": world["a.txt"], "sub/wire.jsonl": wire})
	a := &triples{version: "m"}
	_, before := buildFolder(t, db, dir, a, Options{})
	files(t, dir, map[string]string{"sub/wire.jsonl": wire[:60]})
	report, after := buildFolder(t, db, dir, a, Options{Prune: true})
	if report.Removed != 0 || len(report.Skipped) != 1 {
		t.Errorf("with a broken line: %+v", report)
	}
	same(t, after, before, "pruning with a broken line")
	report, after = buildFolder(t, db, filepath.Join(dir, "unmounted"), a, Options{Prune: true})
	if report.Removed != 0 {
		t.Errorf("without the folder: %+v", report)
	}
	same(t, after, before, "pruning without the folder")
	files(t, dir, map[string]string{"sub/wire.jsonl": wire[:43]})
	if report, _ = buildFolder(t, db, dir, a, Options{Prune: true}); report.Removed != 1 {
		t.Errorf("with a line less: %+v", report)
	}
}

func TestInterrupted(t *testing.T) {
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, map[string]string{"a.txt": world["a.txt"]})
	a := &triples{version: "m"}
	_, before := buildFolder(t, db, dir, a, Options{})
	files(t, dir, world)
	ctx, cancel := context.WithCancel(context.Background())
	a.onCall = func(int32) { cancel() }
	b, err := Open(db, a)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Build(ctx, []string{dir}, Options{Workers: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
	same(t, contents(t, b.Store()), before, "after an interruption")
	b.Close()
	a.onCall = nil
	_, got := buildFolder(t, db, dir, a, Options{})
	_, want := buildFolder(t, t.TempDir(), dir, &triples{version: "m"}, Options{})
	same(t, got, want, "after the build that follows an interruption")
}

// TestForgets spoils what the last build found out: the next one says so, and makes the same graph.
func TestForgets(t *testing.T) {
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, world)
	a := &triples{version: "m"}
	_, want := buildFolder(t, db, dir, a, Options{})
	b, err := Open(db, a)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.archive.setGraph("of another set", []byte("no memory"), Holding{}); err != nil {
		t.Fatal(err)
	}
	b.Close()
	report, got := buildFolder(t, db, dir, a, Options{})
	same(t, got, want, "without what the last build found out")
	if len(report.Skipped) != 1 || !report.Skipped[0].Kept || !strings.Contains(report.Skipped[0].Reason.Error(), "takes longer") {
		t.Errorf("it said %v", report.Skipped)
	}
}

// TestDiesBetween simulates a process that dies after it committed the documents and
// before it wrote the graph.
func TestDiesBetween(t *testing.T) {
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, world)
	a := &triples{version: "m"}
	_, want := buildFolder(t, db, dir, a, Options{})
	b, err := Open(db, a)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Store().Replace(context.Background(), &graph.Graph{}); err != nil {
		t.Fatal(err)
	}
	if err := b.archive.setGraph("of another set", nil, Holding{}); err != nil {
		t.Fatal(err)
	}
	b.Close()
	_, got := buildFolder(t, db, dir, a, Options{})
	same(t, got, want, "after a death between documents and graph")
	if a.calls.Load() != 3 {
		t.Errorf("%d documents were annotated, want 3", a.calls.Load())
	}
}

func TestOtherModel(t *testing.T) {
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, world)
	buildFolder(t, db, dir, &triples{version: "m1"}, Options{})
	if _, err := Open(db, &triples{version: "m2"}); !errors.Is(err, ErrModel) || !strings.Contains(err.Error(), "build again from the documents") {
		t.Errorf("opened with another model: %v", err)
	}
}

// TestDamaged builds into stores that were copied in part.
func TestDamaged(t *testing.T) {
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, world)
	buildFolder(t, db, dir, &triples{version: "m"}, Options{})
	for _, name := range []string{archiveFile, "gen-000001.bbolt"} {
		for _, size := range []int64{-1, 0, 100, 8192} {
			copied := t.TempDir()
			if err := os.CopyFS(copied, os.DirFS(db)); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(copied, name)
			err := os.Truncate(path, max(0, size))
			if size < 0 {
				err = os.Remove(path)
			}
			if err != nil {
				t.Fatal(err)
			}
			if b, err := Open(copied, &triples{version: "m"}); err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("%s of %d bytes: error %v", name, size, err)
				if err == nil {
					b.Close()
				}
			}
		}
	}
}

// TestLocked runs a second process, because one process may hold a lock twice.
func TestLocked(t *testing.T) {
	if db := os.Getenv("TERCET_TEST_LOCKED"); db != "" {
		_, err := Open(db, &triples{version: "m"})
		fmt.Println(err)
		return
	}
	db := t.TempDir()
	b, err := Open(db, &triples{version: "m"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	cmd := exec.Command(os.Args[0], "-test.run=^TestLocked$")
	cmd.Env = append(os.Environ(), "TERCET_TEST_LOCKED="+db)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("the refusal took %v", d)
	}
	if !bytes.Contains(out, []byte(store.ErrLocked.Error())) || !bytes.Contains(out, []byte(fmt.Sprintf("process %d", os.Getpid()))) {
		t.Errorf("message %q does not say who holds the store", out)
	}
}

// TestKilled kills a building process again and again; what it leaves must be
// the old graph or the new one.
func TestKilled(t *testing.T) {
	if db := os.Getenv("TERCET_TEST_KILLED"); db != "" {
		b, err := Open(db, &triples{version: "m"})
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		_, err = b.Build(context.Background(), []string{os.Getenv("TERCET_TEST_DIR")}, Options{})
		b.Close()
		fmt.Println(err)
		return
	}
	dir, db := t.TempDir(), t.TempDir()
	files(t, dir, map[string]string{"a.txt": world["a.txt"]})
	_, before := buildFolder(t, db, dir, &triples{version: "m"}, Options{})
	files(t, dir, world)
	_, after := buildFolder(t, t.TempDir(), dir, &triples{version: "m"}, Options{})
	for wait := range 8 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), "TERCET_TEST_KILLED="+db, "TERCET_TEST_DIR="+dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(wait*8) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		s, err := store.Open(db, store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		if g := contents(t, s); !reflect.DeepEqual(g, before) && !reflect.DeepEqual(g, after) {
			t.Errorf("after a kill the store holds %d documents, %d statements", len(g.Documents), len(g.Statements))
		}
		s.Close()
	}
	_, got := buildFolder(t, db, dir, &triples{version: "m"}, Options{})
	same(t, got, after, "after kills")
}

func ExampleBuilder() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("Acme bought Widgets."), 0o666); err != nil {
		fmt.Println(err)
		return
	}
	b, err := Open(filepath.Join(dir, "graph.tercet"), &triples{version: "1"})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer b.Close()
	report, err := b.Build(context.Background(), []string{filepath.Join(dir, "a.txt")}, Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report.New, "new,", report.Statements, "statement")
	// Output: 1 new, 1 statement
}
