package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tercet/graph"
	"tercet/internal/sampletest"
)

// graphs returns the graphs that every reader must read: the sample corpus as
// the program and as its gold list have it, hostile names, nothing.
func graphs(t testing.TB) map[string]*graph.Graph {
	return map[string]*graph.Graph{"built": sampletest.Graph(t), "sample": sampleGraph(t), "hostile": hostileGraph(), "empty": new(graph.Graph)}
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
	f := format(t, name)
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

func TestNetworkxReadsGEXF(t *testing.T) {
	needPython(t, "networkx")
	// networkx knows GEXF up to 1.2draft, of which ours is an extension, and no
	// lists, colours or intervals that we do not write.
	g := smallGraph()
	path := save(t, "gexf", g, Options{})
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b = bytes.ReplaceAll(b, []byte("http://gexf.net/1.3"), []byte("http://www.gexf.net/1.2draft"))
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	checkCounts(t, g, command(t, "python3", "-c", networkxScript, path, "gexf"))
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
		if want := printable(e.Name); want != "" && !seen[want] {
			t.Errorf("no node is labelled %q", want)
		}
	}
}

// TestGraphvizDraws draws the pictures and looks for every name and label in
// the SVG, and for words that lie on each other.
func TestGraphvizDraws(t *testing.T) {
	need(t, "dot")
	for name, g := range graphs(t) {
		for _, opt := range []Options{{}, {ByType: true, Literals: true, Title: `A "title" */ <&>`}} {
			t.Run(name, func(t *testing.T) {
				path := save(t, "dot", g, opt)
				n, err := newNetwork(t.Context(), g.Reader(), opt)
				if err != nil {
					t.Fatal(err)
				}
				p, err := newPicture(t.Context(), n)
				if err != nil {
					t.Fatal(err)
				}
				svg := command(t, "dot", "-Tsvg", path)
				nodes, edges := drawn(t, svg)
				if nodes != len(p.nodes) || edges != len(p.edges) {
					t.Errorf("drew %d nodes and %d edges, want %d and %d", nodes, edges, len(p.nodes), len(p.edges))
				}
				if warnings := command(t, "sh", "-c", `dot -Tdot -o /dev/null "$0" 2>&1`, path); len(warnings) > 0 {
					t.Errorf("Graphviz warns: %s", warnings)
				}
				for _, v := range p.nodes {
					if name == "sample" && !bytes.Contains(svg, []byte("<title>"+strings.ReplaceAll(escapeXML(v.ID), "-", "&#45;"))) {
						t.Errorf("%s is not in the picture", v.ID)
					}
				}
			})
		}
	}
}

// drawn counts the nodes and edges of an SVG picture that Graphviz made.
func drawn(t *testing.T, svg []byte) (nodes, edges int) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nodes, edges
		}
		if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "g" {
			for _, a := range start.Attr {
				switch a.Name.Local + "=" + a.Value {
				case "class=node":
					nodes++
				case "class=edge":
					edges++
				}
			}
		}
	}
}

// gephiJar is Gephi's toolkit, which `make tools-readers` fetches.
const gephiJar = "../.build/gephi/gephi-toolkit-0.10.1-all.jar"

// TestReadersGephi opens the files in Gephi's toolkit: all nodes and edges, every
// label, parallel edges apart, and no issue in its report.
func TestReadersGephi(t *testing.T) {
	needReaders(t)
	need(t, "java", "javac")
	if _, err := os.Stat(gephiJar); err != nil {
		lack(t, "Gephi's toolkit")
	}
	type file struct {
		name string
		g    *graph.Graph
	}
	var files []file
	args := []string{"-Djava.awt.headless=true", "-cp", gephiJar, "testdata/ReadWithGephi.java"}
	all := graphs(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for _, format := range []string{"graphml", "gexf"} {
			g := all[name]
			files = append(files, file{name + " in " + format, g})
			args = append(args, save(t, format, g, Options{}))
		}
	}
	lines := bytes.Split(bytes.TrimSpace(command(t, "java", args...)), []byte("\n"))
	if len(lines) != len(files) {
		t.Fatalf("Gephi read %d files of %d: %s", len(lines), len(files), lines)
	}
	for i, f := range files {
		t.Run(f.name, func(t *testing.T) {
			checkCounts(t, f.g, lines[i])
			var got struct {
				Weight             float64
				Size               float64
				EdgeLabels, Issues []string
				Colors, Columns    []string
			}
			if err := json.Unmarshal(lines[i], &got); err != nil {
				t.Fatal(err)
			}
			if len(got.Issues) > 0 {
				t.Errorf("Gephi reports %q", got.Issues)
			}
			if len(f.g.Entities) == 0 {
				return
			}
			var weight float64
			for _, s := range f.g.Statements {
				if s.Object.IsEntity() {
					weight += float64(s.Sources)
					if want := printable(wording(&s)); !slices.Contains(got.EdgeLabels, want) {
						t.Errorf("no edge is labelled %q", want)
					}
				}
			}
			if got.Weight != weight {
				t.Errorf("weights sum up to %g, want %g", got.Weight, weight)
			}
			if len(got.Colors) < 3 {
				t.Errorf("colours: %q", got.Colors)
			}
			for _, want := range []string{"node pagerank Double", "node community Integer", "edge sources Integer", "edge polarity String", "edge evidence String"} {
				if !slices.Contains(got.Columns, want) {
					t.Errorf("no column %q among %q", want, got.Columns)
				}
			}
		})
	}
}

// Gephi reads the picture too: all that is drawn, and nothing made up.
func TestReadersGephiDOT(t *testing.T) {
	needReaders(t)
	need(t, "java", "javac")
	if _, err := os.Stat(gephiJar); err != nil {
		lack(t, "Gephi's toolkit")
	}
	g := smallGraph()
	path := save(t, "dot", g, Options{Title: "a */ title"})
	checkCounts(t, g, command(t, "java", "-Djava.awt.headless=true", "-cp", gephiJar, "testdata/ReadWithGephi.java", path))
}

// TestWriteSamples leaves the files of the test graphs in the folder that
// TERCET_WRITE names, for looking at.
func TestWriteSamples(t *testing.T) {
	dir := os.Getenv("TERCET_WRITE")
	if dir == "" {
		t.Skip("TERCET_WRITE names no folder")
	}
	for name, g := range graphs(t) {
		for _, f := range Formats() {
			if len(g.Entities) == 0 {
				continue
			}
			if err := Save(t.Context(), filepath.Join(dir, name+"-"+f.Name+f.Ext[0]), f, g.Reader(), Options{}); err != nil {
				t.Error(err)
			}
		}
	}
}
