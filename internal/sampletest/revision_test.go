package sampletest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/corpus/sample"
	"tercet/extract"
	"tercet/graph/resolve"
)

// TestRevisions keeps a store from passing old annotations or an old graph off as
// this program's: what the sample corpus gives may change only together with the
// revision that stores ask for. UPDATE=1 rewrites the golden file once it is raised.
func TestRevisions(t *testing.T) {
	pipeline, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	version, err := pipeline.Version()
	if err != nil {
		t.Fatal(err)
	}
	now := []string{
		"annotations " + version + " " + digest(t, annotations(t, pipeline)),
		fmt.Sprintf("graph %s/%d %s", version, resolve.Revision, digest(t, Graph(t))),
	}
	const golden = "testdata/revisions.txt"
	was, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(was)), "\n")
	if slices.Equal(lines, now) {
		return
	}
	for i, line := range now {
		if i < len(lines) && lines[i] != line && revision(lines[i]) == revision(line) {
			t.Fatalf("the %s of the sample changed and their revision did not: raise revision in extract/pipeline.go, or Revision in graph/resolve if only resolution changed", strings.Fields(line)[0])
		}
	}
	if os.Getenv("UPDATE") == "" {
		t.Fatalf("%s is of another revision: UPDATE=1 go test ./internal/sampletest rewrites it", golden)
	}
	if err := os.WriteFile(golden, []byte(strings.Join(now, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// revision returns what a line of the golden file says a store is told.
func revision(line string) string { return strings.Join(strings.Fields(line)[:2], " ") }

func annotations(t *testing.T, pipeline *extract.Pipeline) []*corpus.Document {
	var docs []*corpus.Document
	for d, err := range corpus.Read(t.Context(), []string{"."}, corpus.ReadOptions{FS: sample.Articles()}) {
		if err == nil && d.Meta.Language == "en" {
			err = pipeline.Annotate(t.Context(), d)
		}
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	return docs
}

func digest(t *testing.T, v any) string {
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(v); err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
