package store

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// tolerant is a quad store in which a query may name what is not there.
// Cayley's planner forgets a name that is missing, and then follows the empty
// place in g.V("A").Except(g.V("nosuch")). Here a missing name stays in the
// plan until its last step, and is an empty set there.
type tolerant struct{ cayley.QuadStore }

// missing refers to a value that is in no quad.
type missing struct{ value quad.Value }

func (m missing) Key() any { return m }

func (t tolerant) ValueOf(v quad.Value) cayley.Ref {
	if ref := t.QuadStore.ValueOf(v); ref != nil || v == nil {
		return ref
	}
	return missing{v}
}

func (t tolerant) NameOf(r cayley.Ref) quad.Value {
	if _, none := r.(missing); none || r == nil {
		return nil
	}
	return t.QuadStore.NameOf(r)
}

func (t tolerant) ValuesOf(ctx context.Context, refs []cayley.Ref) ([]quad.Value, error) {
	known := make([]cayley.Ref, len(refs))
	for i, r := range refs {
		if _, none := r.(missing); !none {
			known[i] = r
		}
	}
	return cayley.ValuesOf(ctx, t.QuadStore, known)
}

func (t tolerant) RefsOf(_ context.Context, values []quad.Value) ([]cayley.Ref, error) {
	refs := make([]cayley.Ref, len(values))
	for i, v := range values {
		refs[i] = t.ValueOf(v)
	}
	return refs, nil
}

func (t tolerant) QuadIterator(d quad.Direction, r cayley.Ref) cayley.Iterator {
	if _, none := r.(missing); none || r == nil {
		return iterator.NewNull()
	}
	return t.QuadStore.QuadIterator(d, r)
}

func (t tolerant) QuadIteratorSize(ctx context.Context, d quad.Direction, r cayley.Ref) (cayley.Size, error) {
	if _, none := r.(missing); none || r == nil {
		return cayley.Size{Exact: true}, nil
	}
	return t.QuadStore.QuadIteratorSize(ctx, d, r)
}

// OptimizeShape is the planner's last step.
func (t tolerant) OptimizeShape(s shape.Shape) (shape.Shape, bool) {
	switch s := s.(type) {
	case shape.Fixed:
		known := make(shape.Fixed, 0, len(s))
		for _, r := range s {
			if _, none := r.(missing); !none {
				known = append(known, r)
			}
		}
		switch len(known) {
		case len(s):
			return s, false
		case 0:
			return shape.Null{}, true
		}
		return known, true
	case shape.Except:
		if shape.IsNull(s.Exclude) {
			if s.From == nil {
				return shape.AllNodes{}, true
			}
			return s.From, true
		}
		return s, false
	case shape.QuadsAction:
		for _, r := range s.Filter {
			if _, none := r.(missing); none {
				return shape.Null{}, true
			}
		}
		return t.scan(s)
	}
	return s, false
}

// scan plans a look-up in an index, as the key-value store would, whose plans
// run on nothing but itself.
func (t tolerant) scan(s shape.QuadsAction) (shape.Shape, bool) {
	inner, ok := t.QuadStore.(*ckv.QuadStore)
	if !ok {
		return s, false
	}
	plan, ok := inner.OptimizeShape(shape.QuadsAction{Result: s.Result, Filter: s.Filter})
	if !ok {
		return s, false
	}
	from, ok := plan.(shape.NodesFrom)
	if !ok {
		return s, false
	}
	return s.SimplifyFrom(indexScan{from.Quads, inner}), true
}

// indexScan runs a plan of the key-value store on that store.
type indexScan struct {
	plan shape.Shape
	qs   *ckv.QuadStore
}

func (s indexScan) BuildIterator(cayley.QuadStore) cayley.Iterator {
	return s.plan.BuildIterator(s.qs)
}

func (s indexScan) Optimize(shape.Optimizer) (shape.Shape, bool) { return s, false }
