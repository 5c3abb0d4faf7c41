package main

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What a reader of the sample corpus would correct, and some things that are not in it.
const (
	sampleDecisions = `# ours
merge "Okoro" ORG with "Daniel Okoro"
merge "zohrin" with "Stanislav Zhorin"
split "VDC" from "Varn Deepwater"
split "Talamar" in "island-eye/envoy.txt"
rename "Port Averill" to "Averill Harbour"
retype "Borealis" to PRODUCT
merge "Atlantis" with "Talamar"
`
	sampleNames     = "Kestrel Bank\tPLACE\nNorthern Star\tPRODUCT\tStar\nTern | PRODUCT\n"
	sampleRelations = "suspend -> halt\nbe_chairman_of -> lead\n"
)

// TestSameBytesDecided builds the sample corpus with decisions, known names and a map of
// relations in several ways that all must give the same bytes.
func TestSameBytesDecided(t *testing.T) {
	dir, paths := sampleFolders(t)
	write(t, filepath.Join(dir, "names.tsv"), sampleNames)
	write(t, filepath.Join(dir, "relations.txt"), sampleRelations)
	decide := func(db, decisions string) { write(t, filepath.Join(dir, db+".decisions.txt"), decisions) }
	build := func(db, workers string, paths ...string) {
		mustTercet(t, append([]string{"build", "-q", "--workers", workers, "--db", filepath.Join(dir, db),
			"--names", filepath.Join(dir, "names.tsv"), "--relations", filepath.Join(dir, "relations.txt")}, paths...)...)
	}
	export := func(db string) string {
		return mustTercet(t, "export", "--db", filepath.Join(dir, db), "--format", "jsonl")
	}

	decide("one", sampleDecisions)
	build("one", "1", paths...)
	want := export("one")
	for _, name := range []string{`"name":"Averill Harbour","type":"PLACE"`, `"name":"Borealis","type":"PRODUCT"`, `"name":"VDC","type":"ORG"`, `"relation":"halt"`, `"name":"Tern","type":"PRODUCT"`} {
		if !strings.Contains(want, name) {
			t.Errorf("the graph does not hold %s", name)
		}
	}
	if strings.Contains(want, `"name":"Okoro","type":"ORG"`) {
		t.Error("Okoro is an organisation yet")
	}

	lines := strings.SplitAfter(sampleDecisions, "\n")
	rand.New(rand.NewPCG(5, 6)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	reversed := slices.Clone(paths)
	slices.Reverse(reversed)
	decide("two", strings.Join(lines, ""))
	build("two", "3", reversed...)
	if export("two") != want {
		t.Error("another order of lines and documents gives another graph")
	}

	// In steps, decisions between them; then a document more and less.
	half := len(paths) / 2
	mustTercet(t, "build", "-q", "--db", filepath.Join(dir, "steps"), paths[half])
	decide("steps", strings.Join(lines[:3], ""))
	build("steps", "2", paths[:half]...)
	decide("steps", sampleDecisions)
	build("steps", "2", paths...)
	if export("steps") != want {
		t.Error("steps give another graph")
	}
	write(t, filepath.Join(dir, "more.txt"), "Stanislav Zhorin visited Atlantis. Okoro met zohrin in Port Averill.\n")
	build("steps", "2", filepath.Join(dir, "more.txt"))
	if !strings.Contains(export("steps"), "Atlantis") {
		t.Error("the document more is not there")
	}
	mustTercet(t, "remove", "-q", "--db", filepath.Join(dir, "steps"), "more.txt")
	if export("steps") != want {
		t.Error("added and removed, a document leaves a trace")
	}

	// Without them it is the machine's graph again.
	mustTercet(t, append([]string{"build", "-q", "--db", filepath.Join(dir, "plain")}, paths...)...)
	plain := export("plain")
	write(t, filepath.Join(dir, "names.tsv"), "")
	write(t, filepath.Join(dir, "relations.txt"), "")
	decide("steps", "# none\n")
	build("steps", "2", paths...)
	if got := export("steps"); got != plain {
		t.Error("decisions taken back leave a trace")
	}
}
