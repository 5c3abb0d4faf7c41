//go:build unix

package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestKillDecide kills a merge at any moment. The graph is the old one or the new, the
// decision is written or not, and what is missing comes with the next command.
func TestKillDecide(t *testing.T) {
	dir := t.TempDir()
	db, decisions := filepath.Join(dir, "graph.tercet"), filepath.Join(dir, "graph.decisions.txt")
	const line = "merge \"Harbour Watch\" with \"Norden Lines\"\n"
	export := func(db string) string { return mustTercet(t, "export", "--db", db, "--format", "jsonl") }
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles")
	before := export(db)
	whole := filepath.Join(dir, "whole.tercet")
	mustTercet(t, "build", "-q", "--db", whole, "testdata/articles")
	mustTercet(t, "resolve", "-q", "--db", whole, "merge", "Harbour Watch", "Norden Lines")
	after := export(whole)
	for i := range 7 {
		c := start(t, "resolve", "-q", "--db", db, "merge", "Harbour Watch", "Norden Lines")
		time.Sleep(time.Duration(i) * 60 * time.Millisecond)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		c.status(t)
		got := export(db)
		if got != before && got != after {
			t.Fatal("after a kill the graph is neither the old nor the new")
		}
		text, err := os.ReadFile(decisions)
		if written := strings.HasSuffix(string(text), line); err == nil && len(text) > 0 && !written || got == after && !written {
			t.Fatalf("after a kill the file of decisions is %q, %v", text, err)
		}
		mustTercet(t, "resolve", "-q", "--db", db, "apply")
		if got := export(db); strings.HasSuffix(string(text), line) != (got == after) {
			t.Fatal("what was written is not what the graph follows")
		}
		if err := os.Remove(decisions); err == nil {
			mustTercet(t, "resolve", "-q", "--db", db, "apply")
		}
		if export(db) != before {
			t.Fatal("without the decision the graph is not what it was")
		}
	}
}

// TestKillReview kills a review after its first answer, which is not lost.
func TestKillReview(t *testing.T) {
	dir := t.TempDir()
	db, in := filepath.Join(dir, "graph.tercet"), filepath.Join(dir, "in")
	write(t, filepath.Join(in, "a.txt"), "Lev Zhorin met Anna Berg in Paris. Lev Zhorin praised Carl Holm.")
	write(t, filepath.Join(in, "b.txt"), "Zohrin met Anna Berg in Paris. Karl Hlom visited Paris. Anna Berg left Karl Hlom.")
	mustTercet(t, "build", "-q", "--db", db, in)
	before := mustTercet(t, "export", "--db", db, "--format", "jsonl")
	if n := strings.Count(mustTercet(t, "resolve", "--db", db, "review", "--json"), "\n"); n < 1 {
		t.Fatal("there is nothing to review")
	}
	c := start(t, "resolve", "--db", db, "review")
	if _, err := io.WriteString(c.stdin, "y\nwhat\n"); err != nil {
		t.Fatal(err)
	}
	decisions := filepath.Join(dir, "graph.decisions.txt")
	waitFor(t, decisions)
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if text, _ := os.ReadFile(decisions); strings.Contains(string(text), "\nmerge ") {
			break
		}
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	c.status(t)
	if text, err := os.ReadFile(decisions); err != nil || !strings.Contains(string(text), "\nmerge ") {
		t.Fatalf("the answer is lost: %q, %v", text, err)
	}
	mustTercet(t, "resolve", "-q", "--db", db, "apply")
	if mustTercet(t, "export", "--db", db, "--format", "jsonl") == before {
		t.Error("the answer does nothing")
	}
}
