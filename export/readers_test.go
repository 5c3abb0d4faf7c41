package export

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"tercet/graph"
)

// graphs returns the graphs that every reader must read.
func graphs(t testing.TB) map[string]*graph.Graph {
	return map[string]*graph.Graph{"sample": sampleGraph(t), "hostile": hostileGraph(), "empty": new(graph.Graph)}
}

// edgesOf counts the statements between nodes.
func edgesOf(g *graph.Graph) (edges int) {
	for _, s := range g.Statements {
		if s.Object.IsEntity() {
			edges++
		}
	}
	return edges
}

// lack skips a test whose tool is missing, or fails it under TERCET_REQUIRE=1.
func lack(t *testing.T, tool string) {
	t.Helper()
	if os.Getenv("TERCET_REQUIRE") == "1" {
		t.Fatalf("%s is missing", tool)
	}
	t.Skipf("%s is missing", tool)
}

func need(t *testing.T, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			lack(t, tool)
		}
	}
}

func needPython(t *testing.T, module string) {
	t.Helper()
	need(t, "python3")
	if err := exec.Command("python3", "-c", "import "+module).Run(); err != nil {
		lack(t, "Python's "+module)
	}
}

// needReaders skips the heavy readers outside `make test-readers`.
func needReaders(t *testing.T) {
	t.Helper()
	if os.Getenv("TERCET_READERS") != "1" {
		t.Skip("a heavy reader: make test-readers")
	}
}

// save writes g to a file in a temporary folder.
func save(t testing.TB, name string, g *graph.Graph, opt Options) string {
	t.Helper()
	f, err := Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "graph"+f.Ext[0])
	if err := Save(t.Context(), path, f, g.Reader(), opt); err != nil {
		t.Fatal(err)
	}
	return path
}

// command runs a program and returns its standard output.
func command(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", name, err, out, stderr.Bytes())
	}
	return out
}

// counts is what a reader found.
type counts struct {
	Nodes, Edges int
	Labels       []string // of all nodes, sorted
}

const networkxScript = `
import json, sys, networkx
g = getattr(networkx, "read_" + sys.argv[2])(sys.argv[1])
for _, d in g.nodes(data=True):
    assert isinstance(d.get("pagerank", 0.0), float), d
for _, _, d in g.edges(data=True):
    assert d["polarity"] in ("affirmed", "negated"), d
    assert d["factuality"] in ("fact", "claimed", "planned", "possible"), d
    assert d["sources"] >= 1, d
print(json.dumps({"nodes": g.number_of_nodes(), "edges": g.number_of_edges(), "labels": sorted(d.get("label", "") for _, d in g.nodes(data=True))}))
`

func TestNetworkxReadsGraphML(t *testing.T) {
	needPython(t, "networkx")
	for name, g := range graphs(t) {
		t.Run(name, func(t *testing.T) {
			checkCounts(t, g, command(t, "python3", "-c", networkxScript, save(t, "graphml", g, Options{}), "graphml"))
		})
	}
}

const igraphScript = `
import json, sys, igraph
g = igraph.Graph.Read_GraphML(sys.argv[1])
labels = g.vs["label"] if g.vcount() else []
assert g.ecount() == 0 or set(g.es["polarity"]) <= {"affirmed", "negated"}
print(json.dumps({"nodes": g.vcount(), "edges": g.ecount(), "labels": sorted(labels)}))
`

func TestReadersIgraph(t *testing.T) {
	needReaders(t)
	needPython(t, "igraph")
	for name, g := range graphs(t) {
		t.Run(name, func(t *testing.T) {
			checkCounts(t, g, command(t, "python3", "-c", igraphScript, save(t, "graphml", g, Options{}), "graphml"))
		})
	}
}

// checkCounts compares what a reader printed with the graph.
func checkCounts(t *testing.T, g *graph.Graph, printed []byte) {
	t.Helper()
	var got counts
	if err := json.Unmarshal(printed, &got); err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	if got.Nodes != len(g.Entities) || got.Edges != edgesOf(g) {
		t.Errorf("read %d nodes and %d edges, want %d and %d", got.Nodes, got.Edges, len(g.Entities), edgesOf(g))
	}
	seen := map[string]bool{}
	for _, l := range got.Labels {
		seen[l] = true
	}
	for _, e := range g.Entities {
		if !seen[printable(e.Name)] {
			t.Errorf("no node is labelled %q", printable(e.Name))
		}
	}
}

// TestWriteSamples leaves the files of both graphs in the folder that
// TERCET_WRITE names, for looking at.
func TestWriteSamples(t *testing.T) {
	dir := os.Getenv("TERCET_WRITE")
	if dir == "" {
		t.Skip("TERCET_WRITE names no folder")
	}
	for name, g := range graphs(t) {
		for _, f := range Formats() {
			if err := Save(t.Context(), filepath.Join(dir, name+f.Ext[0]), f, g.Reader(), Options{}); err != nil {
				t.Error(err)
			}
		}
	}
}
