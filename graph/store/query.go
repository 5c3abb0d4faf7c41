package store

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/big"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/graphql"
	"github.com/cayleygraph/cayley/query/mql"
	"github.com/cayleygraph/quad"
)

// QueryOptions bound a query. The zero value gives 10,000 results in 30 seconds.
type QueryOptions struct {
	Limit   int           // of results; 10,000 if 0
	Timeout time.Duration // 30 s if 0
	// Memory that a Gizmo program may make the process keep, in bytes, roughly;
	// 256 MiB if 0.
	Memory uint64
}

func (o QueryOptions) withDefaults() QueryOptions {
	if o.Limit <= 0 {
		o.Limit = 10_000
	}
	if o.Timeout <= 0 {
		o.Timeout = 30 * time.Second
	}
	if o.Memory == 0 {
		o.Memory = 256 << 20
	}
	return o
}

// Result is what a query gives. Its Rows can be encoded as JSON: names and
// texts are strings, IRIs strings in <brackets>, numbers numbers, times
// RFC 3339; a row of a path is a map from tag to value, the end of the path
// under "id".
type Result struct {
	Rows []any
	// Truncated tells that there were more than the limit.
	Truncated bool
}

// QueryError says what is wrong with a query, as against the store.
type QueryError struct {
	Lang string
	Err  error
}

// Error says what is wrong in one line.
func (e *QueryError) Error() string { return e.Lang + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *QueryError) Unwrap() error { return e.Err }

// ErrMemory says that a query was stopped for the memory it took.
var ErrMemory = errors.New("stopped: the query takes too much memory")

// ErrTimeout says that a query was stopped for the time it took.
var ErrTimeout = errors.New("stopped: the query takes too long")

// Languages returns the names of the query languages, the usual one first.
func Languages() []string { return []string{"gizmo", "graphql", "mql"} }

// Query runs a query on the current generation. A fault in the query is a
// *QueryError, whatever the text does: no text stops the process.
func (s *Store) Query(ctx context.Context, lang, text string, opt QueryOptions) (*Result, error) {
	g, err := s.acquire(ctx)
	if err != nil {
		return nil, err
	}
	defer s.release(g)
	opt = opt.withDefaults()
	ctx, cancel := context.WithTimeoutCause(ctx, opt.Timeout, ErrTimeout)
	defer cancel()
	var r *Result
	qs := tolerate(g.qs)
	switch lang {
	case "gizmo":
		r, err = runGizmo(ctx, qs, text, opt)
	case "graphql":
		r, err = runSession(ctx, graphql.NewSession(qs), text, opt)
	case "mql":
		r, err = runSession(ctx, mql.NewSession(qs), text, opt)
	default:
		err = errors.New("no such query language; there are gizmo, graphql and mql")
	}
	if cause := context.Cause(ctx); cause != nil && err != nil && !errors.Is(err, ErrMemory) {
		err = cause
	}
	if err != nil {
		return nil, &QueryError{lang, err}
	}
	return r, nil
}

// runSession runs a query whose iterator works in the caller's goroutine.
func runSession(ctx context.Context, session query.Session, text string, opt QueryOptions) (r *Result, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			r, err = nil, fmt.Errorf("cannot run this: %v", fault)
		}
	}()
	it, err := session.Execute(ctx, text, query.Options{Collation: query.JSON, Limit: opt.Limit + 1})
	if err != nil {
		return nil, err
	}
	defer it.Close()
	r = &Result{Rows: []any{}}
	for it.Next(ctx) {
		if len(r.Rows) == opt.Limit {
			r.Truncated = true
			break
		}
		r.Rows = append(r.Rows, native(it.Result()))
	}
	if err := it.Err(); err != nil {
		return nil, err
	}
	return r, ctx.Err()
}

// native turns what a query gives into what JSON shows.
func native(v any) any {
	switch v := v.(type) {
	case nil, bool, string, int, int32, int64, time.Time, *big.Int:
		return v
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil // as JavaScript writes them in JSON
		}
		return v
	case quad.Value:
		return nativeValue(v)
	case map[string]any:
		for k := range v {
			v[k] = native(v[k])
		}
		return v
	case []any:
		for i := range v {
			v[i] = native(v[i])
		}
		return v
	case []map[string]any:
		for i := range v {
			native(v[i])
		}
		return v
	}
	return fmt.Sprintf("[%T]", v) // a path, a function
}

func nativeValue(v quad.Value) any {
	switch n := v.Native().(type) {
	case quad.Value:
		return quad.StringOf(n)
	default:
		return n
	}
}

// tolerate makes a quad store safe to query by names that it does not have. SQL
// stores are: they look for a name's hash.
func tolerate(qs cayley.QuadStore) cayley.QuadStore {
	if isSQL(qs) {
		return qs
	}
	return tolerant{qs}
}
