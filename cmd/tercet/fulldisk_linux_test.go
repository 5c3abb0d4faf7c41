package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestFullDisk builds until a small disk is full.
func TestFullDisk(t *testing.T) {
	disk := filepath.Join(t.TempDir(), "disk")
	if err := os.Mkdir(disk, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("none", disk, "tmpfs", 0, "size=512k"); err != nil {
		t.Skipf("a small disk cannot be mounted: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, 0) })
	db, more := filepath.Join(disk, "graph.tercet"), filepath.Join(t.TempDir(), "wire.jsonl")
	write(t, more, wire(150))
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles")
	before := mustTercet(t, "export", "--db", db, "--format", "jsonl")
	status, _, stderr := tercet(t, "build", "-q", "--db", db, more)
	if status != exitError || !strings.Contains(stderr, "no space left on device") || !strings.Contains(stderr, db) {
		t.Errorf("exit status %d, %q", status, stderr)
	}
	if mustTercet(t, "export", "--db", db, "--format", "jsonl") != before {
		t.Error("the graph has changed")
	}
	old := filepath.Join(disk, "old.jsonl")
	write(t, old, "old")
	if status, _, stderr := tercet(t, "export", "--db", db, "-o", old); status == exitDone {
		t.Skipf("there is room for an export after all: %s", stderr)
	} else if content, err := os.ReadFile(old); err != nil || string(content) != "old" || !strings.Contains(stderr, "export: write "+old) {
		t.Errorf("the old export holds %q; it says %q", content, stderr)
	}
}

// TestFullOutput prints to a device that is always full.
func TestFullOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("/dev/full is missing")
	}
	defer full.Close()
	db := filepath.Join(t.TempDir(), "graph.tercet")
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles")
	for _, args := range [][]string{
		{"build", "--db", db, "testdata/articles"}, {"documents", "--db", db}, {"stats", "--db", db}, {"stats", "--json", "--db", db}, {"entity", "--db", db, "Berg"},
		{"path", "--db", db, "Berg", "Paris"}, {"query", "--db", db, `g.V("Anna Berg").Out().All()`}, {"query", "--guide"}, {"analyze", "--db", db},
		{"export", "--db", db, "--format", "gexf"}, {"annotate", "testdata/articles"}, {"extract", "testdata/articles"}, {"version"}, {"--help"},
	} {
		var errs strings.Builder
		if status := run(t.Context(), args, strings.NewReader(""), full, &errs); status != exitError || !strings.Contains(errs.String(), "no space left on device") {
			t.Errorf("tercet %s: exit status %d, %q", strings.Join(args, " "), status, errs.String())
		}
	}
}
