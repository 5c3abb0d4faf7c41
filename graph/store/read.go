package store

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"tercet/graph"
)

// refs iterates over the quads that have the given value in direction d, as
// references.
func (g *generation) refs(ctx context.Context, d quad.Direction, v quad.Value) iter.Seq2[cayley.Ref, error] {
	return func(yield func(cayley.Ref, error) bool) {
		ref := g.qs.ValueOf(v)
		if ref == nil {
			return
		}
		it := g.qs.QuadIterator(d, ref)
		defer it.Close()
		for it.Next(ctx) {
			if !yield(it.Result(), nil) {
				return
			}
		}
		err := it.Err()
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

// quads iterates over the quads that have the given value in direction d.
func (g *generation) quads(ctx context.Context, d quad.Direction, v quad.Value) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for ref, err := range g.refs(ctx, d, v) {
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
			if !yield(g.qs.Quad(ref), nil) {
				return
			}
		}
	}
}

// object returns the first object of a subject's predicate, or nil.
func (g *generation) object(ctx context.Context, subject, predicate quad.IRI) quad.Value {
	objects, _ := g.objects(ctx, subject, predicate)
	if len(objects) == 0 {
		return nil
	}
	return objects[0]
}

func (g *generation) objects(ctx context.Context, subject quad.Value, predicate quad.IRI) ([]quad.Value, error) {
	want := g.qs.ValueOf(predicate)
	if want == nil {
		return nil, ctx.Err()
	}
	var found []cayley.Ref
	for ref, err := range g.refs(ctx, quad.Subject, subject) {
		if err != nil {
			return nil, err
		}
		if p := g.qs.QuadDirection(ref, quad.Predicate); p != nil && p.Key() == want.Key() {
			found = append(found, g.qs.QuadDirection(ref, quad.Object))
		}
	}
	return cayley.ValuesOf(ctx, g.qs, found)
}

// item is a record that has not been read yet.
type item struct {
	id     string
	record cayley.Ref
}

// items lists the records whose nodes begin with prefix, sorted by ID.
func (g *generation) items(ctx context.Context, prefix string) ([]item, error) {
	var subjects, records []cayley.Ref
	for ref, err := range g.refs(ctx, quad.Predicate, kgRecord) {
		if err != nil {
			return nil, err
		}
		subjects = append(subjects, g.qs.QuadDirection(ref, quad.Subject))
		records = append(records, g.qs.QuadDirection(ref, quad.Object))
	}
	const batch = 1000
	var items []item
	for start := 0; start < len(subjects); start += batch {
		end := min(start+batch, len(subjects))
		nodes, err := cayley.ValuesOf(ctx, g.qs, subjects[start:end])
		if err != nil {
			return nil, err
		}
		for i, node := range nodes {
			if id, ok := node.(quad.IRI); ok && strings.HasPrefix(string(id), prefix) {
				items = append(items, item{unescape(string(id)), records[start+i]})
			}
		}
	}
	slices.SortFunc(items, func(a, b item) int { return strings.Compare(a.id, b.id) })
	return items, nil
}

// decode reads a record.
func decode[T any](v quad.Value) (*T, error) {
	data, ok := v.(quad.TypedString)
	if !ok || data.Type != kgJSON {
		return nil, fmt.Errorf("not a record: %v", v)
	}
	t := new(T)
	return t, json.Unmarshal([]byte(data.Value), t)
}

// View is a Reader of one generation: what it streams belongs together, whatever
// is written meanwhile.
type View struct {
	s *Store
	g *generation
}

// View returns a view of the current generation, which must be closed.
func (s *Store) View(ctx context.Context) (*View, error) {
	g, err := s.acquire(ctx)
	if err != nil {
		return nil, err
	}
	return &View{s, g}, nil
}

// Close ends the use of the view.
func (v *View) Close() { v.s.release(v.g) }

// Documents streams the documents in order of ID.
func (v *View) Documents(ctx context.Context) iter.Seq2[*graph.Document, error] {
	return stream[graph.Document](ctx, v, "d/")
}

// Entities streams the entities in order of ID.
func (v *View) Entities(ctx context.Context) iter.Seq2[*graph.Entity, error] {
	return stream[graph.Entity](ctx, v, "e/")
}

// Statements streams the statements in order of ID.
func (v *View) Statements(ctx context.Context) iter.Seq2[*graph.Statement, error] {
	return stream[graph.Statement](ctx, v, "s/")
}

// stream reads the records whose nodes begin with prefix, in order of ID.
func stream[T any](ctx context.Context, v *View, prefix string) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		items, err := v.g.items(ctx, prefix)
		if err != nil {
			yield(nil, fmt.Errorf("graph/store: read %s: %w", v.s.name, err))
			return
		}
		for _, it := range items {
			t, err := decode[T](v.g.qs.NameOf(it.record))
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(nil, fmt.Errorf("graph/store: %s: read %s: %w", v.s.name, it.id, err))
				return
			}
			if !yield(t, nil) {
				return
			}
		}
	}
}

// viewed streams from the current generation.
func viewed[T any](ctx context.Context, s *Store, of func(*View, context.Context) iter.Seq2[*T, error]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		v, err := s.View(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		defer v.Close()
		of(v, ctx)(yield)
	}
}

// Documents streams the documents in order of ID, from one generation; so do
// Entities and Statements. A View holds several streams to the same one.
func (s *Store) Documents(ctx context.Context) iter.Seq2[*graph.Document, error] {
	return viewed(ctx, s, (*View).Documents)
}

// Entities streams the entities in order of ID.
func (s *Store) Entities(ctx context.Context) iter.Seq2[*graph.Entity, error] {
	return viewed(ctx, s, (*View).Entities)
}

// Statements streams the statements in order of ID.
func (s *Store) Statements(ctx context.Context) iter.Seq2[*graph.Statement, error] {
	return viewed(ctx, s, (*View).Statements)
}

// StatementsOf streams the statements with the entity of the given unique name
// as subject or object, in order of ID. It reads no other statement.
func (s *Store) StatementsOf(ctx context.Context, name string) iter.Seq2[*graph.Statement, error] {
	return func(yield func(*graph.Statement, error) bool) {
		g, err := s.acquire(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		defer s.release(g)
		ids, err := g.statementsOf(ctx, name)
		if err != nil {
			yield(nil, fmt.Errorf("graph/store: statements of %q: %w", name, err))
			return
		}
		for _, id := range ids {
			st, err := decode[graph.Statement](g.object(ctx, id, kgRecord))
			if err != nil {
				yield(nil, fmt.Errorf("graph/store: read %s: %w", id, err))
				return
			}
			if !yield(st, nil) {
				return
			}
		}
	}
}

func (g *generation) statementsOf(ctx context.Context, name string) ([]quad.IRI, error) {
	var ids []quad.IRI
	for q, err := range g.quads(ctx, quad.Object, quad.String(name)) {
		if err != nil {
			return nil, err
		}
		if id, ok := q.Subject.(quad.IRI); ok && (q.Predicate == kgSubject || q.Predicate == kgObject) {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b quad.IRI) int { return strings.Compare(unescape(string(a)), unescape(string(b))) })
	return slices.Compact(ids), nil
}
