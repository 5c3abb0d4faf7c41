package store

import (
	"net/http"

	cayley "github.com/cayleygraph/cayley/graph"
	cayleyhttp "github.com/cayleygraph/cayley/server/http"
)

// ReadHandler answers /api/v2/read and /api/v2/formats as Cayley's own server
// does: quads, filtered by sub, pred, obj and label, in a format of choice.
func (s *Store) ReadHandler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g, err := s.acquire(r.Context())
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		defer s.release(g)
		api := cayleyhttp.NewAPIv2(&cayley.Handle{QuadStore: tolerate(g.qs)})
		switch r.URL.Path {
		case "/api/v2/read":
			api.ServeRead(w, r)
		case "/api/v2/formats":
			api.ServeFormats(w, r)
		default:
			http.NotFound(w, r)
		}
	})
}
