package serve

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"tercet/corpus"
	"tercet/export"
	"tercet/graph"
	"tercet/graph/store"
)

// quarrel is a small graph; n more people are in it.
func quarrel(n int) *graph.Graph {
	g := &graph.Graph{Documents: []graph.Document{{ID: "a.txt", Meta: corpus.Meta{Title: "Quarrel"}}}}
	people := []string{"Ada Marlow", "Ben Holt", "Cleo \"C\" O'Hara"}
	for i := range n {
		people = append(people, "Person "+string(rune('A'+i)))
	}
	for _, name := range people {
		g.Entities = append(g.Entities, graph.Entity{ID: graph.ID("e/" + name), Name: name, Type: corpus.Person})
	}
	for i := range people[1:] {
		g.Statements = append(g.Statements, graph.Statement{
			ID: graph.ID("s/" + string(rune('a'+i))), Subject: graph.ID("e/" + people[0]), Relation: "meet",
			Object:   graph.Value{Entity: graph.ID("e/" + people[i+1]), Text: people[i+1]},
			Wordings: []string{"met"}, Factuality: corpus.Fact, Sources: 1, Documents: []string{"a.txt"},
			Evidence: []graph.Evidence{{Document: "a.txt", Quote: "They met.", Wording: "met", Factuality: corpus.Fact}},
		})
	}
	return g
}

func newServer(t *testing.T, opt Options) (*httptest.Server, *store.Store) {
	t.Helper()
	dir := t.TempDir()
	w, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	if err := w.Replace(t.Context(), quarrel(0)); err != nil {
		t.Fatal(err)
	}
	if opt.Store, err = store.Open(dir, store.Options{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { opt.Store.Close() })
	if opt.Formats == nil {
		opt.Formats = export.Formats()
	}
	server := httptest.NewServer(New(opt))
	t.Cleanup(server.Close)
	return server, w
}

// do sends a request; header is "Name: value" lines.
func do(t *testing.T, server *httptest.Server, method, path, body string, header ...string) (int, string, http.Header) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, server.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range header {
		name, value, _ := strings.Cut(h, ": ")
		if name == "Host" {
			r.Host = value
		}
		r.Header.Set(name, value)
	}
	resp, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(data), resp.Header
}

func TestRequests(t *testing.T) {
	server, _ := newServer(t, Options{Query: store.QueryOptions{Timeout: 300 * time.Millisecond, Limit: 50, Memory: 512 << 20}})
	const ask = `g.V("Ada Marlow").Out("met").All()`
	for _, tc := range []struct {
		name, method, path, body string
		code                     int
		want                     string // part of the answer
		header                   []string
	}{
		{"index", "GET", "/", "", 200, "1 document, 3 entities, 2 statements", nil},
		{"index links", "GET", "/", "", 200, `href="/export/graphml"`, nil},
		{"index names its address", "GET", "/", "", 200, "curl http://localhost:7000/healthz", []string{"Host: localhost:7000"}},
		{"health", "GET", "/healthz", "", 200, `"status":"ok"`, nil},
		{"guide", "GET", "/guide", "", 200, "<kg:said>", nil},
		{"nowhere", "GET", "/nowhere", "", 404, "", nil},
		{"no listing", "GET", "/static/", "", 404, "", nil},
		{"v1", "POST", "/api/v1/query/gizmo", ask, 200, `{"id":"Ben Holt"}`, nil},
		{"v1 nothing", "POST", "/api/v1/query/gizmo", `g.V("x").All()`, 200, `{"result":[]}`, nil},
		{"v1 limit", "POST", "/api/v1/query/gizmo?limit=1", ask, 200, `"truncated":true`, nil},
		{"v1 limit of the server", "POST", "/api/v1/query/gizmo?limit=-1", `for(;;) g.Emit(1)`, 200, `"truncated":true`, nil},
		{"v1 graphql", "POST", "/api/v1/query/graphql", `{ nodes(id: "Ada Marlow") { meet { id } } }`, 200, `{"data":{"nodes":`, nil},
		{"v1 graphql error", "POST", "/api/v1/query/graphql", `{`, 400, `"errors":[{"message":`, nil},
		{"v1 mql", "POST", "/api/v1/query/mql", `[{"id": "Ada Marlow", "met": []}]`, 200, `Ben Holt`, nil},
		{"v1 error", "POST", "/api/v1/query/gizmo", `nonsense(`, 400, `"error":"gizmo: `, nil},
		{"v1 panic", "POST", "/api/v1/query/gizmo", `g.V("a").Out({}).All()`, 400, `"error"`, nil},
		{"v1 missing name", "POST", "/api/v1/query/gizmo", `g.V("Ben Holt").Except(g.V("nosuch")).All()`, 200, "Ben Holt", nil},
		{"v1 endless", "POST", "/api/v1/query/gizmo", `while(true){}`, 504, "too long", nil},
		{"v1 language", "POST", "/api/v1/query/sparql", `x`, 400, "no such query language", nil},
		{"v1 get", "GET", "/api/v1/query/gizmo", "", 405, "", nil},
		{"v1 long", "POST", "/api/v1/query/gizmo", strings.Repeat(" ", maxQuery+1), 413, `"error"`, nil},
		{"shape", "POST", "/api/v1/shape/gizmo", ask, 200, `"nodes":[`, nil},
		{"shape mql", "POST", "/api/v1/shape/mql", `[{"id": "Ada Marlow", "met": null}]`, 200, `"nodes":[`, nil},
		{"shape graphql", "POST", "/api/v1/shape/graphql", `{}`, 400, `"error"`, nil},
		{"shape endless", "POST", "/api/v1/shape/gizmo", `while(true){}`, 504, "too long", nil},
		{"shape panic", "POST", "/api/v1/shape/gizmo", `g.V("a").Out({}).All()`, 400, `"error"`, nil},
		{"v2", "GET", "/api/v2/query?lang=gizmo&qu=" + url.QueryEscape(ask), "", 200, `{"id":"Ben Holt"}`, nil},
		{"v2 post", "POST", "/api/v2/query?lang=gizmo", ask, 200, `{"id":"Ben Holt"}`, nil},
		{"v2 no language", "GET", "/api/v2/query?qu=x", "", 400, "lang is missing", nil},
		{"v2 empty", "GET", "/api/v2/query?lang=gizmo", "", 400, "empty", nil},
		{"v2 read", "GET", "/api/v2/read?pred=met", "", 200, `"Ada Marlow" "met" "Ben Holt" <s/a> .`, nil},
		{"v2 read nothing", "GET", "/api/v2/read?sub=nosuch", "", 200, "", nil},
		{"v2 formats", "GET", "/api/v2/formats", "", 200, "nquads", nil},
		{"write v1", "POST", "/api/v1/write", "[]", 403, "reading only", nil},
		{"write file", "POST", "/api/v1/write/file/nquad", "", 403, "reading only", nil},
		{"delete v1", "POST", "/api/v1/delete", "[]", 403, "reading only", nil},
		{"write v2", "POST", "/api/v2/write", "", 403, "reading only", nil},
		{"delete v2", "POST", "/api/v2/delete", "", 403, "reading only", nil},
		{"delete node", "POST", "/api/v2/node/delete", "", 403, "reading only", nil},
		{"write page", "GET", "/ui/write", "", 403, "reading only", nil},
		{"put", "PUT", "/api/v2/query", "", 405, "", nil},
		{"export", "GET", "/export/jsonl", "", 200, `"kind":"statement"`, nil},
		{"no such export", "GET", "/export/docx", "", 404, "graphml", nil},
		{"rebinding", "GET", "/", "", 403, "does not answer for the host", []string{"Host: evil.example:64210"}},
		{"rebinding to a name like ours", "POST", "/api/v1/query/gizmo", ask, 403, "", []string{"Host: localhost.evil.example"}},
		{"other loopback names", "GET", "/healthz", "", 200, "", []string{"Host: [::1]:64210"}},
		{"localhost", "GET", "/healthz", "", 200, "", []string{"Host: LocalHost"}},
		{"another origin", "POST", "/api/v1/query/gizmo", ask, 403, "another site", []string{"Origin: https://evil.example"}},
		{"no origin", "POST", "/api/v1/query/gizmo", ask, 403, "another site", []string{"Origin: null"}},
		{"another site's picture", "GET", "/api/v2/query?lang=gizmo&qu=1", "", 403, "another site", []string{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"}},
		{"another port's script", "GET", "/export/jsonl", "", 403, "another site", []string{"Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"}},
		{"a link from elsewhere", "GET", "/", "", 200, "", []string{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"}},
		{"preflight", "OPTIONS", "/api/v1/query/gizmo", "", 403, "", []string{"Origin: https://evil.example", "Access-Control-Request-Method: POST"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			code, body, header := do(t, server, tc.method, tc.path, tc.body, tc.header...)
			if code != tc.code || !strings.Contains(body, tc.want) {
				t.Errorf("%d %.300s\nwant %d %s", code, body, tc.code, tc.want)
			}
			if header.Get("Access-Control-Allow-Origin") != "" {
				t.Error("the origin is reflected")
			}
			if header.Get("Content-Security-Policy") == "" || header.Get("X-Content-Type-Options") != "nosniff" {
				t.Error("headers are missing")
			}
			if strings.HasPrefix(tc.path, "/api/v1/query") && code == 200 && !strings.HasPrefix(header.Get("Content-Type"), "text/plain") {
				t.Errorf("%s: the console's drawings need text", header.Get("Content-Type"))
			}
		})
	}
}

// TestNoConsole says what to run where the console was not copied.
func TestNoConsole(t *testing.T) {
	w := httptest.NewRecorder()
	page(fstest.MapFS{"console/query.html": {}})(w, httptest.NewRequest("GET", "/ui/nowhere", nil))
	if w.Code != http.StatusNotFound {
		t.Errorf("no such page: %d", w.Code)
	}
	w = httptest.NewRecorder()
	page(fstest.MapFS{"console/README.md": {}})(w, httptest.NewRequest("GET", "/ui/query", nil))
	if w.Code != http.StatusNotImplemented || !strings.Contains(w.Body.String(), "go generate ./serve") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestOwnOrigin(t *testing.T) {
	server, _ := newServer(t, Options{})
	if code, body, _ := do(t, server, "POST", "/api/v1/query/gizmo", `g.Emit(1)`, "Origin: "+server.URL, "Sec-Fetch-Site: same-origin"); code != 200 {
		t.Errorf("%d %s", code, body)
	}
}

// TestFollowsTheBuild replaces the graph while it is served.
func TestFollowsTheBuild(t *testing.T) {
	server, w := newServer(t, Options{})
	for n := range 4 {
		if err := w.Replace(t.Context(), quarrel(n)); err != nil {
			t.Fatal(err)
		}
		_, index, _ := do(t, server, "GET", "/", "")
		_, count, _ := do(t, server, "POST", "/api/v1/query/gizmo", `g.V("<kg:PERSON>").In("<kg:type>").Count()`)
		if want := []string{"3 entities", "4 entities", "5 entities", "6 entities"}[n]; !strings.Contains(index, want) {
			t.Errorf("the index does not show %s", want)
		}
		if want := []string{"[3]", "[4]", "[5]", "[6]"}[n]; !strings.Contains(count, want) {
			t.Errorf("%s, want %s", count, want)
		}
	}
}

// TestExamples runs every query that the index offers.
func TestExamples(t *testing.T) {
	server, w := newServer(t, Options{})
	g := quarrel(0)
	g.Statements[0].Polarity = corpus.Negated
	g.Statements[1].Sources = 2
	// A name with quotation marks in it is the subject of an example.
	g.Statements[1].Subject, g.Statements[1].Object = g.Entities[2].ID, graph.Value{Entity: g.Entities[0].ID, Text: g.Entities[0].Name}
	g.Statements[1].Evidence[0].Said = []graph.Attribution{{Speaker: graph.Value{Entity: g.Entities[1].ID, Text: g.Entities[1].Name}}}
	if err := w.Replace(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	about, err := newSummary(t.Context(), w)
	if err != nil || len(about.Examples) < 6 {
		t.Fatalf("%+v, %v", about, err)
	}
	_, index, _ := do(t, server, "GET", "/", "")
	for _, e := range about.Examples {
		code, body, _ := do(t, server, "POST", "/api/v1/query/gizmo", e.Query)
		if code != 200 || strings.Contains(body, `"result":[]`) {
			t.Errorf("%s: %s\n  %d %s", e.Title, e.Query, code, body)
		}
		if u, err := url.Parse(e.Link()); err != nil || u.Fragment != "q="+e.Query {
			t.Errorf("%s: the link loses the query: %v", e.Link(), err)
		}
	}
	if !strings.Contains(index, "What is denied") {
		t.Error("the index lacks an example")
	}
}

// TestExports fetches every format and looks for what is in the graph.
func TestExports(t *testing.T) {
	server, _ := newServer(t, Options{})
	for _, f := range export.Formats() {
		code, body, header := do(t, server, "GET", "/export/"+f.Name, "")
		if code != 200 || !strings.Contains(header.Get("Content-Disposition"), "attachment") {
			t.Errorf("%s: %d %v", f.Name, code, header)
			continue
		}
		if header.Get("Content-Type") != "application/zip" {
			if !strings.Contains(body, "Ben") {
				t.Errorf("%s: Ben Holt is not in it", f.Name)
			}
			continue
		}
		archive, err := zip.NewReader(bytes.NewReader([]byte(body)), int64(len(body)))
		if err != nil || len(archive.File) < 2 {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

// TestQueue keeps a query waiting while all turns are taken.
func TestQueue(t *testing.T) {
	server, _ := newServer(t, Options{Parallel: 1, Query: store.QueryOptions{Timeout: 400 * time.Millisecond}})
	first := make(chan int)
	go func() {
		code, _, _ := do(t, server, "POST", "/api/v1/query/gizmo", `while(true){}`)
		first <- code
	}()
	time.Sleep(100 * time.Millisecond)
	if code, body, _ := do(t, server, "POST", "/api/v1/query/gizmo", `g.Emit("done")`); code != 200 && code != 503 {
		t.Errorf("%d %s", code, body)
	}
	if code := <-first; code != http.StatusGatewayTimeout {
		t.Errorf("the endless query: %d", code)
	}
}

func TestListen(t *testing.T) {
	s := store.NewMemory()
	defer s.Close()
	for _, addr := range []string{"0.0.0.0:0", ":0", "192.0.2.1:80", "example.org:80"} {
		if err := Listen(t.Context(), addr, Options{Store: s}, nil); err == nil || !strings.Contains(err.Error(), "loopback") {
			t.Errorf("%s: %v", addr, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	addr := make(chan net.Addr, 1)
	go func() { done <- Listen(ctx, "127.0.0.1:0", Options{Store: s}, func(a net.Addr) { addr <- a }) }()
	base := "http://" + (<-addr).String()
	// One request is at work when the server is told to stop.
	slow := make(chan error, 1)
	go func() {
		resp, err := http.Post(base+"/api/v1/query/gizmo", "text/plain", strings.NewReader(`const end = Date.now() + 700; while (Date.now() < end) {}; g.Emit("done")`))
		if err == nil {
			var a answer
			err = json.NewDecoder(resp.Body).Decode(&a)
			if err == nil && (len(a.Result) != 1 || a.Result[0] != "done") {
				t.Errorf("the last request got %+v", a)
			}
		}
		slow <- err
	}()
	time.Sleep(200 * time.Millisecond)
	if err := Listen(t.Context(), strings.TrimPrefix(base, "http://"), Options{Store: s}, nil); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("an address in use: %v", err)
	}
	cancel()
	if err := <-done; err != nil {
		t.Errorf("stopped with %v", err)
	}
	if err := <-slow; err != nil {
		t.Errorf("the last request: %v", err)
	}
}
