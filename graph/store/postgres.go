package store

import (
	cayley "github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
)

func isSQL(qs cayley.QuadStore) bool {
	_, ok := qs.(*csql.QuadStore)
	return ok
}
