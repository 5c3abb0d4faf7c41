package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"tercet/corpus/sample"
)

// TestReadersUD has the validator of Universal Dependencies check the CoNLL-U
// that the sample corpus becomes: level 2 is the format with its trees.
func TestReadersUD(t *testing.T) {
	if os.Getenv("TERCET_READERS") != "1" {
		t.Skip("a heavy reader: make test-readers")
	}
	if _, err := exec.LookPath("udvalidate"); err != nil {
		if os.Getenv("TERCET_REQUIRE") == "1" {
			t.Fatal("udvalidate is missing")
		}
		t.Skip("udvalidate is missing")
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "articles"), sample.Articles()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "sample.conllu")
	text := mustTercet(t, "annotate", "-q", filepath.Join(dir, "articles"))
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("udvalidate", "--lang", "en", "--level", "2", path).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
