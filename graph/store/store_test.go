package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"tercet/graph"
)

func load(t *testing.T, r graph.Reader) *graph.Graph {
	t.Helper()
	g, err := graph.Load(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestFolder(t *testing.T) {
	conform(t, func(t *testing.T) *Store {
		s, err := Open(filepath.Join(t.TempDir(), "new [a-z]*.tercet"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

func TestMemory(t *testing.T) {
	conform(t, func(*testing.T) *Store { return NewMemory() })
}

func TestReopen(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	g := random(7, 40)
	if err := s.Replace(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for _, readOnly := range []bool{true, false} {
		s, err := Open(dir, Options{ReadOnly: readOnly})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(load(t, s), g) {
			t.Errorf("read only %v: another graph came back", readOnly)
		}
		s.Close()
		if _, err := s.Entity(t.Context(), "x"); !errors.Is(err, fs.ErrClosed) {
			t.Errorf("after Close: %v", err)
		}
	}
}

func TestNoStore(t *testing.T) {
	_, err := Open(filepath.Join(t.TempDir(), "none"), Options{ReadOnly: true})
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "there is no graph in") {
		t.Errorf("got %v", err)
	}
}

func TestDamage(t *testing.T) {
	for _, tc := range []struct {
		name   string
		damage func(dir, file string) error
	}{
		{"CURRENT is nonsense", func(dir, _ string) error { return os.WriteFile(filepath.Join(dir, currentFile), []byte("../x"), 0o644) }},
		{"the generation is gone", func(_, file string) error { return os.Remove(file) }},
		{"the generation is empty", func(_, file string) error { return os.Truncate(file, 0) }},
		{"the generation is cut", func(_, file string) error { return os.Truncate(file, 5000) }},
		{"the generation is text", func(_, file string) error { return os.WriteFile(file, bytes.Repeat([]byte("text "), 9000), 0o644) }},
	} {
		t.Run(tc.name, func(t *testing.T) {
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
			if len(files) != 1 {
				t.Fatalf("%v: want one generation", files)
			}
			if err := tc.damage(dir, files[0]); err != nil {
				t.Fatal(err)
			}
			s, err = Open(dir, Options{ReadOnly: true})
			if err == nil {
				_, err = graph.Load(t.Context(), s)
				s.Close()
			}
			if err == nil || !strings.Contains(err.Error(), dir) {
				t.Errorf("got %v, want an error that names the store", err)
			}
		})
	}
}

func TestLockedSoon(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	start := time.Now()
	_, err = Open(dir, Options{})
	if !errors.Is(err, ErrLocked) || time.Since(start) > time.Second {
		t.Errorf("after %v: %v, want ErrLocked within a second", time.Since(start), err)
	}
	r, err := Open(dir, Options{ReadOnly: true})
	if err != nil {
		t.Fatalf("a reader beside the writer: %v", err)
	}
	defer r.Close()
	if err := r.Replace(t.Context(), island()); err == nil {
		t.Error("a reader wrote")
	}
}

// TestSwitch reads a stream across a switch, and follows it.
func TestSwitch(t *testing.T) {
	dir := t.TempDir()
	w, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	first, second := random(1, 60), random(2, 60)
	if err := w.Replace(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	r, err := Open(dir, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var got []graph.Statement
	for s, err := range r.Statements(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if len(got) == 10 {
			if err := w.Replace(t.Context(), second); err != nil {
				t.Fatal(err)
			}
		}
		got = append(got, *s)
	}
	if !reflect.DeepEqual(got, first.Statements) {
		t.Error("the stream changed under its reader")
	}
	if !reflect.DeepEqual(load(t, r), second) {
		t.Error("the reader did not follow the switch")
	}
	third := variant(3, 300, second)
	got = nil
	for s, err := range r.Statements(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if len(got) == 10 {
			if err := w.Replace(t.Context(), third); err != nil {
				t.Fatal(err)
			}
		}
		got = append(got, *s)
	}
	if !reflect.DeepEqual(got, second.Statements) {
		t.Error("the stream changed under its reader, by a layer")
	}
	if !reflect.DeepEqual(load(t, r), third) {
		t.Error("the reader did not follow a layer")
	}
	if name, err := w.Generation(t.Context()); err != nil || strings.Count(name, layerSeparator) != 1 {
		t.Errorf("%q, %v: want one layer", name, err)
	}
	if err := w.Replace(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(load(t, r), first) {
		t.Error("the reader did not follow the switch back")
	}
	if files, _ := filepath.Glob(filepath.Join(dir, "gen-*")); len(files) != 1 {
		t.Errorf("%d generations are left: %v", len(files), files)
	}
}

// killGraphs are graphs of which each other one takes a layer.
func killGraphs() []*graph.Graph {
	a, b := random(0, 300), random(1, 300)
	return []*graph.Graph{a, variant(1, 300, a), b, variant(2, 300, b)}
}

// TestKill kills a process that replaces graphs, at several moments.
func TestKill(t *testing.T) {
	if dir := os.Getenv("TERCET_KILL_DIR"); dir != "" {
		s, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i := uint64(1); ; i++ {
			if err := s.Replace(t.Context(), killGraphs()[i%4]); err != nil {
				t.Fatal(err)
			}
			os.Stdout.WriteString("written\n")
		}
	}
	dir := t.TempDir()
	want := killGraphs()
	for round := range 6 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKill$")
		cmd.Env = append(os.Environ(), "TERCET_KILL_DIR="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := out.Read(make([]byte, 1)); err != nil { // one graph is there
			t.Fatal(err)
		}
		time.Sleep(time.Duration(round*23) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		s, err := Open(dir, Options{})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		got := load(t, s)
		if !slices.ContainsFunc(want, func(g *graph.Graph) bool { return reflect.DeepEqual(got, g) }) {
			t.Errorf("round %d: neither the old graph nor the new", round)
		}
		name, err := s.Generation(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if files, _ := filepath.Glob(filepath.Join(dir, "gen-*")); len(files) != 1+strings.Count(name, layerSeparator) {
			t.Errorf("round %d: leftovers: %v", round, files)
		}
		s.Close()
	}
}

// TestFailedWrite leaves what was there.
func TestFailedWrite(t *testing.T) {
	g := island()
	s := fill(t, g)
	for name, spoil := range map[string]func(*graph.Graph){
		"unknown subject":   func(g *graph.Graph) { g.Statements[0].Subject = "e/nobody" },
		"not sorted":        func(g *graph.Graph) { g.Entities[0], g.Entities[1] = g.Entities[1], g.Entities[0] },
		"same name":         func(g *graph.Graph) { g.Entities[1].Name = g.Entities[0].Name },
		"name like an IRI":  func(g *graph.Graph) { g.Entities[1].Name = "<b>" },
		"name like a node":  func(g *graph.Graph) { g.Entities[1].Name = "_:b" },
		"quoted name":       func(g *graph.Graph) { g.Entities[1].Name = `"b"` },
		"no name":           func(g *graph.Graph) { g.Entities[1].Name = "" },
		"foreign statement": func(g *graph.Graph) { g.Statements[0].ID = "x" },
	} {
		bad := island()
		spoil(bad)
		if err := s.Replace(t.Context(), bad); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if !reflect.DeepEqual(load(t, s), g) {
		t.Error("the old graph is not there any more")
	}
}

func TestDumpDeterministic(t *testing.T) {
	s := fill(t, random(5, 50))
	var a, b bytes.Buffer
	if err := s.Dump(t.Context(), &a); err != nil {
		t.Fatal(err)
	}
	if err := Dump(t.Context(), &b, random(5, 50).Reader(), nil); err != nil {
		t.Fatal(err)
	}
	if a.Len() == 0 || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("dumps of %d and %d bytes differ", a.Len(), b.Len())
	}
}

// TestReadWhileWriting queries and streams from many goroutines while graphs
// are replaced.
func TestReadWhileWriting(t *testing.T) {
	for name, s := range map[string]*Store{"folder": fill(t, island()), "memory": NewMemory()} {
		t.Run(name, func(t *testing.T) {
			if err := s.Replace(t.Context(), island()); err != nil {
				t.Fatal(err)
			}
			stop := make(chan struct{})
			var readers sync.WaitGroup
			for range 4 {
				readers.Go(func() {
					for {
						select {
						case <-stop:
							return
						default:
						}
						r, err := s.Query(t.Context(), "gizmo", `g.V("Ada Marlow").Out("refused").All()`, QueryOptions{})
						if err != nil || len(r.Rows) != 1 {
							t.Errorf("%v, %v", r, err)
							return
						}
						for _, err := range s.Statements(t.Context()) {
							if err != nil {
								t.Error(err)
								return
							}
						}
					}
				})
			}
			for i := range 12 {
				g := island()
				g.Statements[i%2].Confidence = float64(i) / 12 // by layers, and whole when these are too many
				if err := s.Replace(t.Context(), g); err != nil {
					t.Fatal(err)
				}
			}
			close(stop)
			readers.Wait()
		})
	}
}
