package build

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tercet/graph"
	"tercet/graph/resolve"
)

func TestDecisionsFile(t *testing.T) {
	for dir, want := range map[string]string{"graph.tercet": "graph.decisions.txt", "a/b.tercet/": "a/b.decisions.txt", "db": "db.decisions.txt"} {
		if got := DecisionsFile(filepath.FromSlash(dir)); filepath.ToSlash(got) != want {
			t.Errorf("%s: %s, want %s", dir, got, want)
		}
	}
	t.Chdir(t.TempDir())
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if got := DecisionsFile("."); got != wd+".decisions.txt" {
		t.Errorf("%s", got)
	}
}

func parse(t *testing.T, text string) []resolve.Decision {
	t.Helper()
	ds, err := resolve.ParseDecisions(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

func TestAddAndRemoveDecisions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.txt")
	if err := os.WriteFile(path, []byte("# mine\nretype \"A\" to ORG # sure"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := AddDecisions(path, parse(t, "merge \"B\" with \"C\"\nretype \"A\" to ORG")); err != nil {
		t.Fatal(err)
	}
	const want = "# mine\nretype \"A\" to ORG # sure\nmerge \"B\" with \"C\"\n"
	check := func(want string) {
		t.Helper()
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("the file holds %q, want %q, %v", got, want, err)
		}
	}
	check(want)
	var conflict *resolve.ConflictError
	if err := AddDecisions(path, parse(t, `split "C" from "B"`)); !errors.As(err, &conflict) || !strings.Contains(err.Error(), "line 3: merge") {
		t.Errorf("a contradiction: %v", err)
	}
	check(want)
	if _, err := RemoveDecisions(path, []int{1}); err == nil || !strings.Contains(err.Error(), "no decision in line 1") {
		t.Errorf("removing a comment: %v", err)
	}
	gone, err := RemoveDecisions(path, nil)
	if err != nil || len(gone) != 1 || gone[0].Act != resolve.Merge {
		t.Errorf("removed %v, %v", gone, err)
	}
	check("# mine\nretype \"A\" to ORG # sure\n")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its permissions have changed: %v, %v", info.Mode(), err)
	}
	if err := AddDecisions(filepath.Join(t.TempDir(), "no", "d.txt"), parse(t, `retype "A" to ORG`)); err == nil {
		t.Error("written into a folder that is not there")
	}
}

// TestInputsBelongToTheGraph changes what users say between builds of one folder.
func TestInputsBelongToTheGraph(t *testing.T) {
	dir := t.TempDir()
	articles, db := filepath.Join(dir, "in"), filepath.Join(dir, "g.tercet")
	files(t, articles, world)
	files(t, dir, map[string]string{"names": "Acme\tPERSON\tWidgets\n", "relations": "bought -> got\n", "none": "#\n"})
	a := &triples{version: "m1"}
	_, plain := buildFolder(t, db, articles, a, Options{})
	calls := a.calls.Load()

	said := Files{Names: filepath.Join(dir, "names"), Relations: filepath.Join(dir, "relations")}
	_, named := buildFolder(t, db, articles, a, Options{Files: said})
	if e := named.EntityByID("e/Acme"); e == nil || e.Type.String() != "PERSON" || len(e.Aliases) != 2 {
		t.Errorf("the known name is %+v", e)
	}
	_, again := buildFolder(t, db, articles, a, Options{})
	same(t, again, named, "names are kept")
	_, fresh := buildFolder(t, filepath.Join(dir, "fresh.tercet"), articles, &triples{version: "m1"}, Options{Files: said})
	same(t, fresh, named, "a build from nothing")

	files(t, dir, map[string]string{"g.decisions.txt": "merge \"Gadgets\" with \"Brown\"\n"})
	report, decided := buildFolder(t, db, articles, a, Options{})
	if len(report.Decisions) != 1 || report.Decisions[0].Waiting != "" {
		t.Errorf("decisions %+v", report.Decisions)
	}
	if got := names(decided); strings.Contains(got, "Brown") && strings.Contains(got, "Gadgets") {
		t.Errorf("two entities yet: %s", got)
	}
	files(t, dir, map[string]string{"g.decisions.txt": "# a comment\n\nmerge \"Gadgets\" with \"Brown\"\n"})
	report, commented := buildFolder(t, db, articles, a, Options{})
	same(t, commented, decided, "a comment")
	if report.Decisions != nil {
		t.Error("a comment makes the graph anew")
	}
	archive, err := OpenArchive(db)
	if err != nil {
		t.Fatal(err)
	}
	if ds := archive.Decisions(); len(ds) != 1 || ds[0].Line != 3 {
		t.Errorf("the archive knows %+v", ds)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}

	files(t, dir, map[string]string{"g.decisions.txt": "merge \"Gadgets\" with \"Brown\"\nsplit \"Brown\" from \"Gadgets\"\n"})
	b, err := Open(db, a)
	if err != nil {
		t.Fatal(err)
	}
	var conflict *resolve.ConflictError
	if _, err := b.Build(context.Background(), []string{articles}, Options{}); !errors.As(err, &conflict) || !strings.Contains(err.Error(), "g.decisions.txt: ") {
		t.Errorf("a contradiction: %v", err)
	}
	same(t, contents(t, b.Store()), decided, "a contradiction changes nothing")
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}

	files(t, dir, map[string]string{"g.decisions.txt": ""}) // removes it
	none := filepath.Join(dir, "none")
	_, back := buildFolder(t, db, articles, a, Options{Files: Files{Names: none, Relations: none}})
	same(t, back, plain, "all taken back")
	if a.calls.Load() != calls {
		t.Error("documents were annotated again")
	}
}

func names(g *graph.Graph) string {
	var out []string
	for i := range g.Entities {
		out = append(out, g.Entities[i].Name)
	}
	return strings.Join(out, ", ")
}
