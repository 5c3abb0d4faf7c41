package build

import (
	"context"
	"encoding/json"

	bolt "go.etcd.io/bbolt"

	"tercet/graph"
)

// holdingKey is where the archive's state keeps what the store holds: counting reads every record, for minutes where
// there are many.
var holdingKey = []byte("holding")

// keptHolding says of which graph, by its digest, a holding was counted: another version of the program may have
// replaced that without counting.
type keptHolding struct {
	Graph string
	Holding
}

// holdingOf counts a graph.
func holdingOf(g *graph.Outline) Holding {
	h := Holding{Documents: len(g.Documents), Entities: len(g.Entities), Statements: len(g.Statements), Contradictions: g.Contradictions}
	for i := range g.Documents {
		h.Sentences += g.Documents[i].Sentences
	}
	return h
}

// holding returns what the store holds, whose graph has the digest.
func (b *Builder) holding(ctx context.Context, digest string) (h Holding, err error) {
	var kept keptHolding
	err = b.archive.db.View(func(tx *bolt.Tx) error {
		if data := tx.Bucket(stateBucket).Get(holdingKey); data != nil {
			return json.Unmarshal(data, &kept)
		}
		return nil
	})
	if err == nil && kept.Graph == digest {
		return kept.Holding, nil
	}
	return countStore(ctx, b.store)
}

// countStore counts what a store holds, record by record.
func countStore(ctx context.Context, r graph.Reader) (h Holding, err error) {
	for d, err := range r.Documents(ctx) {
		if err != nil {
			return h, err
		}
		h.Documents++
		h.Sentences += d.Sentences
	}
	for _, err := range r.Entities(ctx) {
		if err != nil {
			return h, err
		}
		h.Entities++
	}
	for s, err := range r.Statements(ctx) {
		if err != nil {
			return h, err
		}
		h.Statements++
		h.Contradictions += len(s.Contradicts)
	}
	h.Contradictions /= 2 // each stands with both statements
	return h, nil
}
