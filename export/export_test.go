package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/graph"
	"tercet/graph/analysis"
)

func TestLookup(t *testing.T) {
	for _, f := range Formats() {
		got, err := Lookup(strings.ToUpper(f.Name))
		if err != nil || got.Name != f.Name {
			t.Errorf("Lookup(%q) = %q, %v", f.Name, got.Name, err)
		}
		if f.Title == "" || f.MIME == "" || len(f.Ext) == 0 || !strings.HasPrefix(f.Ext[0], ".") {
			t.Errorf("%s: incomplete: %+v", f.Name, f)
		}
	}
	_, err := Lookup("gefx")
	if err == nil || !strings.Contains(err.Error(), "graphml, gexf, dot") {
		t.Errorf("the error lists no names: %v", err)
	}
	own := Format{Name: "cayley"}
	if got, err := Lookup("cayley", append(Formats(), own)...); err != nil || got.Name != "cayley" {
		t.Errorf("a format of the caller's is not found: %v", err)
	}
}

func format(t testing.TB, name string) Format {
	t.Helper()
	f, err := Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// parts writes g in memory.
func parts(t testing.TB, f Format, r graph.Reader, opt Options) map[string]string {
	t.Helper()
	m := memory{}
	if err := f.Write(t.Context(), m, r, opt); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	out := map[string]string{}
	for name, b := range m {
		out[name] = b.String()
	}
	return out
}

type memory map[string]*bytes.Buffer

func (m memory) Create(name string) (io.WriteCloser, error) {
	m[name] = new(bytes.Buffer)
	return nopCloser{m[name]}, nil
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

func TestSameBytes(t *testing.T) {
	for name, g := range graphs(t) {
		for _, f := range Formats() {
			for _, opt := range []Options{{}, {Literals: true, ByType: true, MaxStatements: -1}} {
				first := parts(t, f, g.Reader(), opt)
				for range 3 {
					if again := parts(t, f, g.Reader(), opt); !maps.Equal(first, again) {
						t.Errorf("%s in %s differs from run to run", name, f.Name)
					}
				}
			}
		}
	}
}

// The field names are a promise to scripts.
func TestJSONLines(t *testing.T) {
	g := smallGraph()
	g.Statements[0].Contradicts = []graph.ID{"s/0003"}
	lines := strings.Split(strings.TrimSpace(parts(t, format(t, "jsonl"), g.Reader(), Options{})[""]), "\n")
	if want := len(g.Documents) + len(g.Entities) + len(g.Statements); len(lines) != want {
		t.Fatalf("%d lines, want %d", len(lines), want)
	}
	wantLines := []string{
		`{"kind":"document","id":"d1","title":"","date":"","source":"","url":"","language":"","hash":"","origin":"","duplicate_of":"","sentences":0,"words":0}`,
		`{"kind":"entity","id":"e/Ann","name":"Ann","type":"PERSON","aliases":[{"name":"Ann","count":2},{"name":"Ms A","count":1}],"documents":2}`,
		`{"kind":"statement","id":"s/0001","subject":"Bob","subject_type":"PERSON","relation":"be_director_of","wordings":["is director of"],"object":"Corp","object_type":"ORG","polarity":"affirmed","factuality":"claimed","confidence":0.875,"documents":1,"sources":1,"time_start":"","time_end":"","contradicts":[],"evidence":[{"document":"d1","sentence":0,"start":3,"end":27,"quote":"Bob is director of Corp.","said_by":["Eve"],"factuality":"claimed","time":"","place":"","rule":"gold"}]}`,
		`{"kind":"statement","id":"s/0005","subject":"Ann","subject_type":"PERSON","relation":"leave","wordings":["leave"],"object":"","object_type":"","polarity":"affirmed","factuality":"fact","confidence":0.875,"documents":1,"sources":1,"time_start":"","time_end":"","contradicts":[],"evidence":[{"document":"d2","sentence":0,"start":3,"end":12,"quote":"Ann left.","said_by":[],"factuality":"fact","time":"","place":"","rule":"gold"}]}`,
	}
	for _, want := range wantLines {
		if !slices.Contains(lines, want) {
			t.Errorf("missing: %s", want)
		}
	}
	if !strings.Contains(lines[7], `"contradicts":["s/0003"]`) {
		t.Errorf("no contradiction in %s", lines[7])
	}
	for _, line := range strings.Split(strings.TrimSpace(parts(t, format(t, "jsonl"), hostileGraph().Reader(), Options{})[""]), "\n") {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
}

func TestCSV(t *testing.T) {
	for name, g := range graphs(t) {
		for _, opt := range []Options{{}, {Literals: true}} {
			for _, f := range []Format{format(t, "csv"), format(t, "neo4j")} {
				files := parts(t, f, g.Reader(), opt)
				edges := files["edges.csv"] + files["relationships.csv"]
				nodeRows, edgeRows := readCSV(t, files["nodes.csv"]), readCSV(t, edges)
				ids := map[string]bool{}
				for _, row := range nodeRows[1:] {
					if ids[row[0]] {
						t.Errorf("%s: two nodes %q", name, row[0])
					}
					ids[row[0]] = true
				}
				for _, row := range edgeRows[1:] {
					if !ids[row[0]] || !ids[row[1]] {
						t.Errorf("%s: no node for %q", name, row[:2])
					}
				}
				if !opt.Literals && (len(nodeRows)-1 != len(g.Entities) || len(edgeRows)-1 != edgesOf(g)) {
					t.Errorf("%s in %s: %d nodes, %d edges", name, f.Name, len(nodeRows)-1, len(edgeRows)-1)
				}
			}
		}
	}
}

func readCSV(t *testing.T, s string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestWording(t *testing.T) {
	tests := []struct {
		relation, wording string
		polarity          corpus.Polarity
		want              string
	}{
		{"refuse", "refused", corpus.Affirmed, "refused"},
		{"comment_on", "did not comment on", corpus.Negated, "did not comment on"},
		{"recognize", "recognized", corpus.Negated, "did not recognize"},
		{"be_afraid_of", "was afraid of", corpus.Negated, "is not afraid of"},
		{"may_impose", "", corpus.Negated, "may not impose"},
		{"be_afraid", "isn’t afraid", corpus.Negated, "isn’t afraid"},
		{"take_part_in", "", corpus.Affirmed, "take part in"},
	}
	for _, test := range tests {
		s := graph.Statement{Relation: test.relation, Polarity: test.polarity}
		if test.wording != "" {
			s.Wordings = []string{test.wording}
		}
		if got := wording(&s); got != test.want {
			t.Errorf("%+v: %q", test, got)
		}
	}
}

// The picture is in one piece and keeps within its bound; parallel edges stay.
func TestPicture(t *testing.T) {
	g := sampleGraph(t)
	n, err := newNetwork(t.Context(), g.Reader(), Options{MaxStatements: 30})
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPicture(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.edges) != 30 || p.allEdges != edgesOf(g) {
		t.Errorf("%d edges of %d", len(p.edges), p.allEdges)
	}
	piece := map[string]string{}
	var find func(string) string
	find = func(id string) string {
		if up, ok := piece[id]; ok {
			return find(up)
		}
		return id
	}
	for _, e := range p.edges {
		if a, b := find(e.From), find(e.To); a != b {
			piece[a] = b
		}
	}
	for _, v := range p.nodes {
		if find(v.ID) != find(p.nodes[0].ID) {
			t.Errorf("%s is cut off", v.ID)
		}
	}
}

func TestShorten(t *testing.T) {
	p := picture{nodes: []node{{Label: "Borealis (place)"}, {Label: "Varn (person)"}, {Label: "Varn (organisation)"}, {Label: "(a)"}, {Label: "Ann"}}}
	p.shorten()
	for i, want := range []string{"Borealis", "Varn (person)", "Varn (organisation)", "(a)", "Ann"} {
		if p.nodes[i].Label != want {
			t.Errorf("%q, want %q", p.nodes[i].Label, want)
		}
	}
}

func TestSave(t *testing.T) {
	g := smallGraph()
	broken := Format{Name: "broken", Write: func(_ context.Context, sink Sink, _ graph.Reader, _ Options) error {
		w, err := sink.Create("")
		if err != nil {
			return err
		}
		defer w.Close()
		io.WriteString(w, "half")
		return errors.New("no space left on device")
	}}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	empty := Format{Name: "void", Write: func(_ context.Context, sink Sink, _ graph.Reader, _ Options) error {
		w, err := sink.Create("")
		if err != nil {
			return err
		}
		return w.Close()
	}}
	tests := []struct {
		name string
		ctx  context.Context
		f    Format
		want string
	}{
		{"full disk", t.Context(), broken, "no space left"},
		{"cancelled", cancelled, format(t, "graphml"), "canceled"},
		{"zero bytes", t.Context(), empty, "empty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "out")
			if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			err := Save(test.ctx, path, test.f, g.Reader(), Options{})
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("error: %v", err)
			}
			if b, _ := os.ReadFile(path); string(b) != "old" {
				t.Errorf("the old file is now %q", b)
			}
			if got := names(t, dir); !reflect.DeepEqual(got, []string{"out"}) {
				t.Errorf("left behind: %v", got)
			}
		})
	}
}

// A pipe or a device is written as it is, never replaced.
func TestSaveDevice(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("/dev/full is missing")
	}
	err := Save(t.Context(), "/dev/full", format(t, "graphml"), sampleGraph(t).Reader(), Options{})
	if err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("a full device: %v", err)
	}
	if err := Save(t.Context(), os.DevNull, format(t, "graphml"), smallGraph().Reader(), Options{}); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s is now %v, %v", os.DevNull, info, err)
	}
}

func TestSaveFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tables")
	for range 2 {
		if err := Save(t.Context(), dir, format(t, "csv"), smallGraph().Reader(), Options{}); err != nil {
			t.Fatal(err)
		}
		if got := names(t, dir); !reflect.DeepEqual(got, []string{"edges.csv", "nodes.csv"}) {
			t.Errorf("wrote %v", got)
		}
	}
	if err := Save(t.Context(), dir, format(t, "graphml"), smallGraph().Reader(), Options{}); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("a file over a folder: %v", err)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Save(t.Context(), file, format(t, "csv"), smallGraph().Reader(), Options{}); err == nil {
		t.Error("a folder over a file")
	}
	if err := format(t, "csv").Write(t.Context(), ToWriter(io.Discard), smallGraph().Reader(), Options{}); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("several files on standard output: %v", err)
	}
}

func names(t *testing.T, dir string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func TestWrap(t *testing.T) {
	tests := []struct {
		text  string
		width int
		lines int
		want  string
	}{
		{"refused", 10, 2, "refused"},
		{"is president of", 12, 2, "is president of"},
		{"Association of Halcyon States", 15, 3, "Association of|Halcyon States"},
		{"one two three four five six", 9, 2, "one two|three…"},
		{"Donaudampfschifffahrtsgesellschaft", 5, 2, "Donaudamp…"},
		{"", 5, 2, ""},
	}
	for _, test := range tests {
		if got := strings.Join(wrap(test.text, test.width, test.lines), "|"); got != test.want {
			t.Errorf("wrap(%q, %d, %d) = %q, want %q", test.text, test.width, test.lines, got, test.want)
		}
	}
}

func FuzzXML(f *testing.F) {
	for _, e := range hostileGraph().Entities {
		f.Add(e.Name)
	}
	f.Fuzz(func(t *testing.T, s string) {
		document := `<a b="` + escapeXML(s) + `">` + escapeXML(s) + `</a>`
		var got struct {
			B string `xml:"b,attr"`
			T string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte(document), &got); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if want := printable(s); got.B != want || got.T != want {
			t.Errorf("%q came back as %q and %q", want, got.B, got.T)
		}
	})
}

// BenchmarkWrite writes the sample graph twenty times over.
func BenchmarkWrite(b *testing.B) {
	one, g := sampleGraph(b), new(graph.Graph)
	for i := range 20 {
		rename := func(id graph.ID) graph.ID { return graph.ID(fmt.Sprintf("%s %02d", id, i)) }
		for _, e := range one.Entities {
			e.ID = rename(e.ID)
			g.Entities = append(g.Entities, e)
		}
		for _, s := range one.Statements {
			s.ID, s.Subject = rename(s.ID), rename(s.Subject)
			if s.Object.IsEntity() {
				s.Object.Entity = rename(s.Object.Entity)
			}
			g.Statements = append(g.Statements, s)
		}
	}
	slices.SortFunc(g.Entities, func(x, y graph.Entity) int { return strings.Compare(string(x.ID), string(y.ID)) })
	slices.SortFunc(g.Statements, func(x, y graph.Statement) int { return strings.Compare(string(x.ID), string(y.ID)) })
	measures, err := analysis.Measure(b.Context(), g.Reader(), analysis.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			size := 0
			for _, part := range parts(b, f, g.Reader(), Options{Measures: measures}) {
				size += len(part)
			}
			b.SetBytes(int64(size))
			for b.Loop() {
				if err := f.Write(b.Context(), discard{}, g.Reader(), Options{Measures: measures}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

type discard struct{}

func (discard) Create(string) (io.WriteCloser, error) { return nopCloser{io.Discard}, nil }
