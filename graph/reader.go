package graph

import (
	"context"
	"fmt"
	"iter"
	"sort"
)

// Reader returns a Reader of g, which must not change while it is read.
func (g *Graph) Reader() Reader { return memory{g} }

type memory struct{ g *Graph }

func (m memory) Documents(ctx context.Context) iter.Seq2[*Document, error] {
	return stream(ctx, m.g.Documents)
}

func (m memory) Entities(ctx context.Context) iter.Seq2[*Entity, error] {
	return stream(ctx, m.g.Entities)
}

func (m memory) Statements(ctx context.Context) iter.Seq2[*Statement, error] {
	return stream(ctx, m.g.Statements)
}

func stream[T any](ctx context.Context, items []T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for i := range items {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !yield(&items[i], nil) {
				return
			}
		}
	}
}

// Load reads all of r into memory.
func Load(ctx context.Context, r Reader) (*Graph, error) {
	g := new(Graph)
	for d, err := range r.Documents(ctx) {
		if err != nil {
			return nil, fmt.Errorf("graph: load documents: %w", err)
		}
		g.Documents = append(g.Documents, *d)
	}
	for e, err := range r.Entities(ctx) {
		if err != nil {
			return nil, fmt.Errorf("graph: load entities: %w", err)
		}
		g.Entities = append(g.Entities, *e)
	}
	for s, err := range r.Statements(ctx) {
		if err != nil {
			return nil, fmt.Errorf("graph: load statements: %w", err)
		}
		g.Statements = append(g.Statements, *s)
	}
	return g, nil
}

// EntityByID returns the entity with the given ID, or nil. It takes time
// logarithmic in the number of entities.
func (g *Graph) EntityByID(id ID) *Entity {
	i := sort.Search(len(g.Entities), func(i int) bool { return g.Entities[i].ID >= id })
	if i < len(g.Entities) && g.Entities[i].ID == id {
		return &g.Entities[i]
	}
	return nil
}

// StatementByID returns the statement with the given ID, or nil. It takes time
// logarithmic in the number of statements.
func (g *Graph) StatementByID(id ID) *Statement {
	i := sort.Search(len(g.Statements), func(i int) bool { return g.Statements[i].ID >= id })
	if i < len(g.Statements) && g.Statements[i].ID == id {
		return &g.Statements[i]
	}
	return nil
}

// Names returns the unique name of every entity by its ID.
func (g *Graph) Names() map[ID]string {
	names := make(map[ID]string, len(g.Entities))
	for i := range g.Entities {
		names[g.Entities[i].ID] = g.Entities[i].Name
	}
	return names
}
