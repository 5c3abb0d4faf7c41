package serve_test

import (
	"fmt"
	"net/http/httptest"
	"strings"

	"tercet/graph/store"
	"tercet/serve"
)

func Example() {
	graph := store.NewMemory()
	defer graph.Close()
	handler := serve.New(serve.Options{Store: graph})

	r := httptest.NewRequest("POST", "http://localhost/api/v1/query/gizmo", strings.NewReader(`g.V("Ada").Out("met").All()`))
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	fmt.Print(w.Code, " ", w.Body)
	// Output: 200 {"result":[]}
}
