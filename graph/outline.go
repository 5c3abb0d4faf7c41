package graph

import (
	"context"
	"iter"
)

// Outline is a graph whose entities and statements are made when they are asked for, each at the cost of its own size.
// Who has most of the graph already, and knows by which marks, asks for few. Slices are sorted by ID.
type Outline struct {
	Documents  []Document
	Entities   []Stub
	Statements []Stub
	// Contradictions is the number of pairs of statements that contradict each other.
	Contradictions int
	// Entity and Statement make the record that Entities, or Statements, have at a place. They may be called
	// by several goroutines.
	Entity    func(place int) Entity
	Statement func(place int) Statement
}

// Stub stands for a record that is not made yet.
type Stub struct {
	ID   ID
	Mark Mark
}

// Mark changes with what it marks: two records with one ID and one mark are the same.
type Mark [16]byte

// Reader returns a Reader that makes each record when it comes to it.
func (o *Outline) Reader() Reader { return outlined{o} }

type outlined struct{ o *Outline }

func (r outlined) Documents(ctx context.Context) iter.Seq2[*Document, error] {
	return stream(ctx, r.o.Documents)
}

func (r outlined) Entities(ctx context.Context) iter.Seq2[*Entity, error] {
	return streamMade(ctx, r.o.Entities, r.o.Entity)
}

func (r outlined) Statements(ctx context.Context) iter.Seq2[*Statement, error] {
	return streamMade(ctx, r.o.Statements, r.o.Statement)
}

func streamMade[T any](ctx context.Context, stubs []Stub, record func(int) T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for i := range stubs {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			made := record(i)
			if !yield(&made, nil) {
				return
			}
		}
	}
}
