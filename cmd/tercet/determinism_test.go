package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tercet/corpus/sample"
)

// exports returns what every format writes of a graph, by name of the file.
func exports(t *testing.T, db string) map[string]string {
	t.Helper()
	all := map[string]string{"documents": mustTercet(t, "documents", "--db", db, "--json"), "summary": mustTercet(t, "stats", "--db", db)}
	for _, f := range formats() {
		if f.Name != "csv" && f.Name != "neo4j" {
			all[f.Name] = mustTercet(t, "export", "--db", db, "--format", f.Name)
			continue
		}
		dir := t.TempDir()
		mustTercet(t, "export", "-q", "--db", db, "--format", f.Name, "-o", dir)
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(files) < 2 {
			t.Fatalf("%s wrote %v: %v", f.Name, files, err)
		}
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all[f.Name+"/"+filepath.Base(file)] = string(content)
		}
	}
	return all
}

// sameExports compares exports and shows the first line that differs of each.
func sameExports(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] == want[name] {
			continue
		}
		a, b := strings.Split(got[name], "\n"), strings.Split(want[name], "\n")
		i := 0
		for i < min(len(a), len(b))-1 && a[i] == b[i] {
			i++
		}
		t.Errorf("%s: %s differs in line %d:\n got %.300s\nwant %.300s", what, name, i+1, a[i], b[i])
	}
}

// sampleFolders writes the sample corpus below a new folder, and returns that and the
// folders of the outlets.
func sampleFolders(t *testing.T) (dir string, paths []string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "in"), sample.Articles()); err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "in", "*"))
	if err != nil || len(paths) < 4 {
		t.Fatalf("the sample corpus has %d folders: %v", len(paths), err)
	}
	return dir, paths
}

// TestSameBytes builds the sample corpus in several ways that all must give the
// same bytes in every format.
func TestSameBytes(t *testing.T) {
	dir, paths := sampleFolders(t)
	build := func(db string, workers string, paths ...string) (string, map[string]string) {
		db = filepath.Join(dir, db)
		report := mustTercet(t, append([]string{"build", "--json", "--workers", workers, "--db", db}, paths...)...)
		return report, exports(t, db)
	}
	reversed := slices.Clone(paths)
	slices.Reverse(reversed)
	half := len(paths) / 2
	mixed := append(slices.Clone(paths[half:]), paths[:half]...)

	_, want := build("one", "1", paths...)
	if !strings.Contains(want["jsonl"], `"kind":"statement"`) {
		t.Fatal("the graph is empty")
	}
	_, got := build("two", "2", reversed...)
	sameExports(t, "two workers, paths reversed", got, want)
	_, got = build("five", "5", mixed...)
	sameExports(t, "five workers, paths mixed", got, want)

	_, first := build("steps", "2", mixed[:half]...)
	_, got = build("steps", "2", mixed[half:]...)
	sameExports(t, "in two steps", got, want)
	report, got := build("steps", "3", paths...)
	if !strings.HasPrefix(report, `{"new":0,"changed":0,"unchanged":1`) {
		t.Errorf("building again: %s", report)
	}
	sameExports(t, "built again", got, want)

	db := filepath.Join(dir, "steps")
	args := []string{"remove", "-q", "--db", db}
	for line := range strings.Lines(want["documents"]) {
		if id := documentID(line); !strings.Contains(first["documents"], `"id":"`+id+`"`) {
			args = append(args, id)
		}
	}
	mustTercet(t, args...)
	sameExports(t, "added and removed", exports(t, db), first)
}

// documentID returns the identifier in a line of `tercet documents --json`.
func documentID(line string) string {
	_, rest, _ := strings.Cut(line, `"id":"`)
	id, _, _ := strings.Cut(rest, `"`)
	return id
}
