// Package arch enforces the arrows of ARCHITECTURE.md: which package may import
// which.
package arch

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"strings"
	"testing"
)

// arrows lists, for a pattern of packages, the patterns of packages of this
// module that they may import. The first pattern that matches decides. Tests
// are free: they may use any real neighbour.
var arrows = []struct {
	from string
	to   []string
}{
	{"corpus", nil},
	{"corpus/sample", nil},
	{"extract/nn", nil},
	{"extract/model", []string{"extract/nn"}},
	{"extract/model/*", []string{"extract/model", "extract/nn"}},
	{"extract", []string{"corpus", "extract/tokenize", "extract/parse", "extract/lemma", "extract/coref", "extract/clause", "extract/model", "extract/model/*"}},
	{"extract/draw", []string{"corpus"}},
	{"extract/*", []string{"corpus", "extract/nn", "extract/model", "extract/model/*"}},
	{"graph", []string{"corpus"}},
	{"graph/build", []string{"corpus", "extract", "graph", "graph/*"}},
	{"graph/*", []string{"corpus", "graph"}},
	{"export", []string{"corpus", "graph", "graph/analysis"}},
	{"eval", []string{"corpus", "corpus/sample", "graph"}},
	{"serve/assets", nil}, // copies the console at build time
	{"serve", []string{"export", "graph", "graph/store"}},
	{"serve/assets", nil},
	{"cmd/*", []string{"*", "*/*", "*/*/*"}},
	{"bench/*", []string{"*", "*/*", "*/*/*"}},
}

// reserved lists third-party modules that one package alone may import.
var reserved = map[string]string{
	"github.com/cayleygraph/":  "graph/store",
	"gonum.org/v1/gonum/graph": "graph/analysis",
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func list(t *testing.T) []goPackage {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "tercet/...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	var pkgs []goPackage
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return pkgs
		} else if err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, p)
	}
}

// allowed returns the patterns that pkg may import. Programs of the build
// (internal folders and tools below a package) belong to that package.
func allowed(pkg string) (to []string, ok bool) {
	for _, a := range arrows {
		if match, _ := path.Match(a.from, pkg); match {
			return a.to, true
		}
	}
	return nil, false
}

func TestArrows(t *testing.T) {
	for _, p := range list(t) {
		pkg := strings.TrimPrefix(p.ImportPath, "tercet/")
		if strings.HasPrefix(pkg, "internal/") || strings.Contains(pkg, "/internal/") {
			continue
		}
		to, ok := allowed(pkg)
		if !ok {
			t.Errorf("%s: no arrow is drawn for this package; add it to arrows and to ARCHITECTURE.md", pkg)
		}
		for _, imp := range p.Imports {
			for prefix, owner := range reserved {
				if strings.HasPrefix(imp, prefix) && pkg != owner {
					t.Errorf("%s imports %s: only %s may", pkg, imp, owner)
				}
			}
			inner, ours := strings.CutPrefix(imp, "tercet/")
			if !ours || strings.HasPrefix(inner, pkg+"/internal/") {
				continue
			}
			if !matchAny(to, inner) {
				t.Errorf("%s imports %s: no such arrow", pkg, inner)
			}
		}
	}
}

func matchAny(patterns []string, pkg string) bool {
	for _, p := range patterns {
		if ok, _ := path.Match(p, pkg); ok {
			return true
		}
	}
	return false
}
