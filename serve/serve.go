// Package serve shows a graph over HTTP, to this machine alone and for reading
// only: Cayley's web console, its query API, exports, and a page with examples.
//
// The store may be replaced by a build while it is served; the next request
// reads the new graph.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"tercet/export"
	"tercet/graph"
	"tercet/graph/store"
)

//go:generate go run ./assets

// DefaultAddr is the address of Cayley's console since its beginnings.
const DefaultAddr = "127.0.0.1:64210"

// Options say what is served. Store is needed; the other zero values work.
type Options struct {
	Store *store.Store
	// Formats are the exports offered.
	Formats []export.Format
	// Query bounds each query.
	Query store.QueryOptions
	// Parallel is the number of queries and exports that run at once, 4 if 0;
	// others wait.
	Parallel int
}

// maxQuery is the longest query text, in bytes.
const maxQuery = 1 << 20

// server answers requests.
type server struct {
	Options
	slots chan struct{}

	mu    sync.Mutex // guards what the index page shows
	shown string     // the generation that summary is of
	about summary
}

// New returns a handler of all pages. It answers only requests that are meant
// for this machine by name ("localhost", "127.0.0.1", "[::1]"), so that no page
// of the web can read the graph through a name of its own (DNS rebinding), and
// none that another site's page makes.
func New(opt Options) http.Handler {
	if opt.Store == nil {
		panic("serve: no store")
	}
	if opt.Parallel <= 0 {
		opt.Parallel = 4
	}
	if opt.Query.Timeout <= 0 {
		opt.Query.Timeout = 30 * time.Second
	}
	if opt.Query.Limit <= 0 {
		opt.Query.Limit = 10_000
	}
	s := &server{Options: opt, slots: make(chan struct{}, opt.Parallel)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.index)
	mux.HandleFunc("GET /healthz", s.health)
	mux.HandleFunc("GET /guide", guide)
	mux.HandleFunc("GET /export/{format}", s.export)
	mux.HandleFunc("GET /ui/{page}", page(console))
	mux.Handle("GET /static/", static())
	mux.Handle("GET /favicon.ico", http.RedirectHandler("/static/favicon.ico", http.StatusMovedPermanently))
	mux.HandleFunc("POST /api/v1/query/{lang}", s.queryV1)
	mux.HandleFunc("POST /api/v1/shape/{lang}", s.shapeV1)
	mux.HandleFunc("GET /api/v2/query", s.queryV2)
	mux.HandleFunc("POST /api/v2/query", s.queryV2)
	read := s.slot(opt.Store.ReadHandler())
	mux.Handle("GET /api/v2/read", read)
	mux.Handle("POST /api/v2/read", read)
	mux.Handle("GET /api/v2/formats", read)
	for _, path := range []string{"/api/v1/write", "/api/v1/write/file/nquad", "/api/v1/delete", "/api/v2/write", "/api/v2/delete", "/api/v2/node/delete"} {
		mux.HandleFunc(path, refuse)
	}
	mux.HandleFunc("GET /ui/write", refuse)
	return protect(mux)
}

// refuse answers requests to write.
func refuse(w http.ResponseWriter, _ *http.Request) {
	fail(w, http.StatusForbidden, errors.New("the graph is served for reading only; `tercet build` and `tercet remove` change it"))
}

// protect lets only requests of this machine's own pages and programs through.
func protect(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		// The console's scripts are inline and make functions of text.
		h.Set("Content-Security-Policy", "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
		if !isLoopback(r.Host) {
			fail(w, http.StatusForbidden, fmt.Errorf("this server does not answer for the host %q; ask for localhost or 127.0.0.1", r.Host))
			return
		}
		if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" || site == "same-site" {
			if r.Method != http.MethodGet || r.Header.Get("Sec-Fetch-Mode") != "navigate" || strings.HasPrefix(r.URL.Path, "/api/") {
				fail(w, http.StatusForbidden, errors.New("another site's page may not read the graph"))
				return
			}
		}
		if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
			fail(w, http.StatusForbidden, errors.New("another site's page may not read the graph"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// isLoopback tells whether a host, perhaps with a port, is this machine's own.
func isLoopback(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// Listen serves on addr, which must be this machine's loopback, until ctx is
// done; then it lets requests finish for a few seconds. ready, if not nil, is
// called with the address once connections are accepted.
func Listen(ctx context.Context, addr string, opt Options, ready func(net.Addr)) error {
	if addr == "" {
		addr = DefaultAddr
	}
	if !isLoopback(addr) {
		return fmt.Errorf("serve: %s is not on the loopback: everybody on the network could read the graph; use 127.0.0.1 with a port, and a tunnel or proxy with a password for others", addr)
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	handler := New(opt)
	requests, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      opt.Query.Timeout + time.Minute, // exports set their own
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    64 << 10,
		BaseContext:       func(net.Listener) context.Context { return requests },
	}
	if ready != nil {
		ready(l.Addr())
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	select {
	case err := <-done:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	grace, stop := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer stop()
	if server.Shutdown(grace) == nil {
		return nil
	}
	cancel() // whoever is still at work
	return server.Close()
}

// slot lets only so many requests work at once.
func (s *server) slot(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.enter(w, r) {
			defer s.leave()
			next.ServeHTTP(w, r)
		}
	})
}

// enter waits for a turn; false means that it has answered that there is none.
func (s *server) enter(w http.ResponseWriter, r *http.Request) bool {
	wait := time.NewTimer(s.Query.Timeout)
	defer wait.Stop()
	select {
	case s.slots <- struct{}{}:
		return true
	case <-wait.C:
		w.Header().Set("Retry-After", "10")
		fail(w, http.StatusServiceUnavailable, errors.New("too many queries at once; try again"))
	case <-r.Context().Done():
	}
	return false
}

func (s *server) leave() { <-s.slots }

// health answers 200 while the graph can be read.
func (s *server) health(w http.ResponseWriter, r *http.Request) {
	generation, err := s.Store.Generation(r.Context())
	if err != nil {
		fail(w, http.StatusServiceUnavailable, err)
		return
	}
	writeJSON(w, http.StatusOK, map[string]string{"status": "ok", "generation": generation})
}

var _ graph.Reader = (*store.View)(nil)
