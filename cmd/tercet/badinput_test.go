package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

const goodText = "Anna Berg leads Harbour Watch. Carl Holm met Anna Berg in Calver.\n"

// page is a page of a newspaper, up to the end of its text.
const page = "<html><head><title>A port</title></head><body><article><p>Anna Berg leads the port of Calver, which is the largest of the coast.</p>" +
	"<p>She refused an order of the ministry on Monday, and the ministry did not answer"

// badFiles are files that cannot be read, or not whole, with what is said of each.
var badFiles = []struct{ name, content, message string }{
	{"empty.txt", "", "the file is empty"},
	{"blank.html", " \n\t\n", "the file is empty"},
	{"scan.pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF file"},
	{"scan.txt", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF file"},
	{"picture.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a picture, not a text"},
	{"program.txt", "\x7fELF\x02\x01\x01\x00\x00\x00", "a program, not a text"},
	{"archive.html", "PK\x03\x04\x14\x00\x00\x00", ""},
	{"large.txt", strings.Repeat(goodText, 1<<20/len(goodText)+1), "larger than 1048576 bytes: split it, or raise the limit"},
	{"half.html", page, "the page ends in the middle"},
	{"half.jsonl", `{"id":"h1","text":"Anna Berg met Ca`, "line 1: the JSON object is cut off"},
	{"half.json", `{"id":"h2","text":"Anna Berg met Ca`, "cut off"},
	{"wire.jsonl", `{"id":"w1","text":"Anna Berg visited Paris."}` + "\n" + `{"id":"w2",,}` + "\n" + `{"id":"w3","text":"Carl Holm visited Paris."}` + "\n",
		"line 2: broken JSON"},
	{"words.conllu", "1\tAnna\n2\tBerg\n\n", "line 1"},
	{"notes.xyz", goodText, "files of type .xyz are not read"},
}

const german = "Der Minister hat am Montag in der Hauptstadt erklärt, dass er den Vertrag mit den Nachbarn nicht unterschreiben werde, " +
	"weil die Bedingungen sich geändert haben und niemand ihn gefragt hat.\n"

// write makes a file, and the folders above it.
func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestBadFiles builds a folder of bad files around a good one into a graph that
// has something to lose: each is named, the rest is done, nothing is lost.
func TestBadFiles(t *testing.T) {
	dir := t.TempDir()
	db, in := filepath.Join(dir, "graph.tercet"), filepath.Join(dir, "in")
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles")
	for _, f := range badFiles {
		write(t, filepath.Join(in, f.name), f.content)
	}
	write(t, filepath.Join(in, "good.txt"), goodText)

	status, _, stderr := tercet(t, "build", "-q", "--db", db, "--max-mb", "1", in)
	if status != exitDone {
		t.Errorf("exit status %d", status)
	}
	for _, f := range badFiles {
		line := ""
		for l := range strings.Lines(stderr) {
			if strings.HasPrefix(l, "skipped: "+filepath.Join(in, f.name)+": ") {
				line = l
			}
		}
		if line == "" || !strings.Contains(line, f.message) {
			t.Errorf("of %s it says %q, want %q", f.name, line, f.message)
		}
	}
	documents := mustTercet(t, "documents", "--db", db)
	for _, id := range []string{"a.txt", "b.txt", "sub/c.md", "good.txt", "w1", "w3"} {
		if !strings.Contains(documents, "\n"+id+" ") {
			t.Errorf("%s is not in the graph:\n%s", id, documents)
		}
	}
	if n := strings.Count(documents, "\n") - 1; n != 6 {
		t.Errorf("%d documents in the graph:\n%s", n, documents)
	}
}

// TestBadFilesAlone meets each bad file alone, leniently and strictly.
func TestBadFilesAlone(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "graph.tercet")
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles")
	before := mustTercet(t, "export", "--db", db, "--format", "jsonl")
	for _, f := range badFiles {
		if strings.Contains(f.content, `"w1"`) || f.name == "notes.xyz" {
			continue // part of it is good; a file that is named is read as text
		}
		path := filepath.Join(dir, f.name)
		write(t, path, f.content)
		for _, args := range [][]string{
			{"build", "--db", db}, {"build", "--db", db, "--strict"}, {"build", "--db", db, "--json"}, {"extract"}, {"annotate", "--strict"},
		} {
			status, _, stderr := tercet(t, append(args, "--max-mb", "1", path)...)
			if status != exitError || !strings.Contains(stderr, path) || !strings.Contains(stderr, f.message) {
				t.Errorf("%s %s: exit status %d, %q", strings.Join(args, " "), f.name, status, stderr)
			}
		}
	}
	if mustTercet(t, "export", "--db", db, "--format", "jsonl") != before {
		t.Error("the graph has changed")
	}
}

// TestInvalidUTF8 reads a text with broken bytes: what can be read is.
func TestInvalidUTF8(t *testing.T) {
	dir := t.TempDir()
	path, db := filepath.Join(dir, "broken.txt"), filepath.Join(dir, "graph.tercet")
	write(t, path, "Anna Berg visited Paris.\n\nCarl Holm \xff\xfe\x80 met Anna Berg.\xc3\n")
	mustTercet(t, "build", "-q", "--db", db, path)
	if got := mustTercet(t, "query", "--db", db, `g.V("Anna Berg").Out("<visit>").All()`); got != "Paris\n" {
		t.Errorf("visited %q", got)
	}
	if out := mustTercet(t, "export", "--db", db, "--format", "graphml"); strings.ToValidUTF8(out, "") != out {
		t.Error("the export is not UTF-8")
	}
	got := mustTercet(t, "extract", "--sentences", path)
	if !strings.Contains(got, "Paris") || strings.ToValidUTF8(got, "") != got {
		t.Errorf("extracted %q", got)
	}
}

// TestBadPaths names things that are no files, or not what they ought to be.
func TestBadPaths(t *testing.T) {
	dir := t.TempDir()
	file, db := filepath.Join(dir, "a.txt"), filepath.Join(dir, "graph.tercet")
	write(t, file, goodText)
	write(t, filepath.Join(dir, "german.txt"), german)
	if err := os.Mkdir(filepath.Join(dir, "none"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "dangling.txt")); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args    []string
		status  int
		message string
	}{
		{[]string{"build", "--db", db, filepath.Join(dir, "nosuch")}, exitError, "nosuch: no such file or folder"},
		{[]string{"build", "--db", db, filepath.Join(dir, "none")}, exitError, "none: no file in this folder is in a format that is read"},
		{[]string{"build", "--db", db, filepath.Join(dir, "dangling.txt")}, exitError, "dangling.txt: no such file"},
		{[]string{"build", "--db", db, filepath.Join(dir, "german.txt")}, exitError, `german.txt: its language is "de", only English is read`},
		{[]string{"extract", filepath.Join(dir, "german.txt"), file}, exitDone, `german.txt: its language is "de", only English is read`},
		{[]string{"build", "--db", db, os.DevNull}, exitError, os.DevNull + ": "},
		{[]string{"build", "--db", file, file}, exitError, "a.txt is a file; a graph is a folder"},
		{[]string{"stats", "--db", file}, exitError, "a.txt is a file; a graph is a folder"},
		{[]string{"build", "-q", "--db", filepath.Join(file, "graph"), file}, exitError, "not a directory"},
		{[]string{"stats", "--db", filepath.Join(dir, "none")}, exitError, "there is no graph in"},
		{[]string{"build", "-q", "--db", db, filepath.Join(dir, "nosuch"), file}, exitDone, "nosuch: no such file or folder"},
	} {
		status, _, stderr := tercet(t, tt.args...)
		if status != tt.status || !strings.Contains(stderr, tt.message) {
			t.Errorf("tercet %s: exit status %d, want %d\nit says %q, want %q", strings.Join(tt.args, " "), status, tt.status, stderr, tt.message)
		}
	}
}

// TestOtherVersions opens graphs of another program or model, and damaged ones.
func TestOtherVersions(t *testing.T) {
	db := filepath.Join(t.TempDir(), "graph.tercet")
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles")
	state := func(key, value string) func(string) error {
		return func(dir string) error {
			b, err := bolt.Open(filepath.Join(dir, "documents.bbolt"), 0o666, nil)
			if err != nil {
				return err
			}
			defer b.Close()
			return b.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte("state")).Put([]byte(key), []byte(value)) })
		}
	}
	cut := func(pattern string, size int64) func(string) error {
		return func(dir string) error {
			found, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil || len(found) != 1 {
				t.Fatalf("%s: %v %v", pattern, found, err)
			}
			return os.Truncate(found[0], size)
		}
	}
	for _, tt := range []struct {
		name    string
		damage  func(dir string) error
		message string
		reads   bool // what is only read is still readable
	}{
		{"schema", state("schema", "0"), "made by another version of the program: build it again", true},
		{"model", state("model", "m0"), "made with another model: build with that one (--model), or build again", true},
		{"documents", cut("documents.bbolt", 8192), "documents.bbolt: the file is cut off", true},
		{"graph", cut("gen-*.bbolt", 8192), "the file is cut off", false},
		{"emptied", cut("gen-*.bbolt", 0), "the file is cut off", false},
		{"current", cut("CURRENT", 3), "CURRENT is damaged", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "copy")
			if err := os.CopyFS(dir, os.DirFS(db)); err != nil {
				t.Fatal(err)
			}
			if err := tt.damage(dir); err != nil {
				t.Fatal(err)
			}
			if status, _, stderr := tercet(t, "build", "--db", dir, "testdata/articles"); status != exitError || !strings.Contains(stderr, tt.message) {
				t.Errorf("build: exit status %d, %q, want %q", status, stderr, tt.message)
			}
			status, _, stderr := tercet(t, "stats", "--db", dir)
			if tt.reads && status != exitDone || !tt.reads && (status != exitError || !strings.Contains(stderr, tt.message)) {
				t.Errorf("stats: exit status %d, %q", status, stderr)
			}
		})
	}
}
