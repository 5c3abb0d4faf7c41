package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"tercet/graph/store"
)

// fail answers with an error as Cayley's API words it.
func fail(w http.ResponseWriter, code int, err error) {
	writeJSON(w, code, map[string]string{"error": err.Error()})
}

func writeJSON(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	writeText(w, code, v)
}

// writeText writes JSON under the content type that is set already.
func writeText(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.Encode(v) // the client may have gone
}

// statusOf tells whose fault an error of a query is.
func statusOf(err error) int {
	var tooLong *http.MaxBytesError
	switch {
	case errors.As(err, &tooLong):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, store.ErrTimeout):
		return http.StatusGatewayTimeout
	case errors.Is(err, store.ErrMemory):
		return http.StatusUnprocessableEntity
	case errors.As(err, new(*store.QueryError)):
		return http.StatusBadRequest
	case errors.Is(err, context.Canceled):
		return 499 // the client has gone, as nginx says
	}
	return http.StatusInternalServerError
}

// body reads a query.
func body(w http.ResponseWriter, r *http.Request) (string, error) {
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxQuery))
	return string(text), err
}

// limit reads the parameter limit: 1,000 results unless told, and at most what
// the server allows.
func (s *server) limit(r *http.Request) store.QueryOptions {
	opt := s.Query
	n, err := strconv.Atoi(r.URL.Query().Get("limit"))
	if err != nil || n == 0 {
		n = 1000
	}
	if n > 0 && n < opt.Limit {
		opt.Limit = n
	}
	return opt
}

// answer is a result of the API. GraphQL has words of its own.
type answer struct {
	Result    []any         `json:"result,omitzero"`
	Data      any           `json:"data,omitzero"`
	Truncated bool          `json:"truncated,omitempty"`
	Error     string        `json:"error,omitempty"`
	Errors    []errorAnswer `json:"errors,omitempty"`
}

type errorAnswer struct {
	Message string `json:"message"`
}

// run runs a query and returns what to answer.
func (s *server) run(ctx context.Context, lang, text string, opt store.QueryOptions) (int, answer) {
	result, err := s.Store.Query(ctx, lang, text, opt)
	switch {
	case err != nil && lang == "graphql":
		return statusOf(err), answer{Errors: []errorAnswer{{err.Error()}}}
	case err != nil:
		return statusOf(err), answer{Error: err.Error()}
	case lang == "graphql":
		a := answer{Data: map[string]any{}}
		if len(result.Rows) > 0 {
			a.Data = result.Rows[0]
		}
		return http.StatusOK, a
	}
	return http.StatusOK, answer{Result: result.Rows, Truncated: result.Truncated}
}

// queryV1 is the query API that the console uses, with the query as the body.
func (s *server) queryV1(w http.ResponseWriter, r *http.Request) {
	// The Visualize page parses the text itself, and fails on JSON that the
	// browser has parsed before.
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	text, err := body(w, r)
	if err != nil {
		writeText(w, statusOf(err), answer{Error: err.Error()})
		return
	}
	if !s.enter(w, r) {
		return
	}
	defer s.leave()
	code, a := s.run(r.Context(), r.PathValue("lang"), text, s.limit(r))
	writeText(w, code, a)
}

// shapeV1 answers with the plan of a query, as the console draws it.
func (s *server) shapeV1(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	text, err := body(w, r)
	if err == nil {
		if !s.enter(w, r) {
			return
		}
		defer s.leave()
		var shape any
		if shape, err = s.Store.Shape(r.Context(), r.PathValue("lang"), text, s.Query); err == nil {
			writeText(w, http.StatusOK, shape)
			return
		}
	}
	writeText(w, statusOf(err), answer{Error: err.Error()})
}

// queryV2 is Cayley's newer query API: ?lang=gizmo&qu=…, or the query as the
// body.
func (s *server) queryV2(w http.ResponseWriter, r *http.Request) {
	lang := r.URL.Query().Get("lang")
	if lang == "" {
		fail(w, http.StatusBadRequest, errors.New("the parameter lang is missing: gizmo, graphql or mql"))
		return
	}
	text := r.URL.Query().Get("qu")
	if r.Method == http.MethodPost {
		var err error
		if text, err = body(w, r); err != nil {
			fail(w, statusOf(err), err)
			return
		}
	}
	if text == "" {
		fail(w, http.StatusBadRequest, errors.New("the query is empty"))
		return
	}
	if !s.enter(w, r) {
		return
	}
	defer s.leave()
	code, a := s.run(r.Context(), lang, text, s.limit(r))
	writeJSON(w, code, a)
}

// guide tells what the store holds.
func guide(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprint(w, store.Guide)
}
