package export

import (
	"context"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"

	"tercet/corpus"
	"tercet/graph"
)

// Filter chooses a part of a graph. The zero value keeps everything; where
// several conditions are set, all must hold.
type Filter struct {
	// MinSources keeps statements with at least so many independent sources.
	MinSources int
	// Entities keeps what lies within Hops statements of these entities, given
	// by any of their names in any case, and the statements among all of them.
	Entities []string
	// Hops is 1 if zero.
	Hops int
	// Relations keeps statements whose relation matches one of these patterns
	// ("be_*"), canonical ("refuse", denied ones too) or with "not_" (denied
	// ones only).
	Relations []string
	// Types keeps entities of these types and the statements between them.
	Types []corpus.EntityType
	// Documents keeps statements with evidence in one of these documents.
	Documents []string
	// Asserted leaves out what is denied, planned or only possible.
	Asserted bool
}

// IsZero reports whether f keeps everything.
func (f *Filter) IsZero() bool {
	return f.MinSources <= 1 && len(f.Entities) == 0 && len(f.Relations) == 0 && len(f.Types) == 0 &&
		len(f.Documents) == 0 && !f.Asserted
}

// Filtered returns a Reader of what f keeps of r: statements, the entities and
// documents that these need, and the entities that f names. It reads r Hops+2
// times and keeps the identifiers of what it chose in memory. It fails if no
// entity has one of the names, or if a pattern is malformed.
func Filtered(ctx context.Context, r graph.Reader, f Filter) (graph.Reader, error) {
	if f.IsZero() {
		return r, nil
	}
	for _, p := range f.Relations {
		if _, err := path.Match(p, ""); err != nil {
			return nil, fmt.Errorf("export: relation %q: %w", p, err)
		}
	}
	c := &filtered{r: r, f: f, types: map[graph.ID]corpus.EntityType{}, entities: map[graph.ID]bool{}, documents: map[string]bool{}}
	named, err := c.named(ctx)
	if err != nil {
		return nil, err
	}
	if len(f.Entities) > 0 {
		if c.near, err = c.neighbours(ctx, named); err != nil {
			return nil, err
		}
	}
	for id := range named {
		c.entities[id] = true
	}
	for s, err := range r.Statements(ctx) {
		if err != nil {
			return nil, fmt.Errorf("export: read statements: %w", err)
		}
		if c.keeps(s) {
			c.entities[s.Subject] = true
			if s.Object.IsEntity() {
				c.entities[s.Object.Entity] = true
			}
			for _, d := range s.Documents {
				c.documents[d] = true
			}
		}
	}
	return c, nil
}

type filtered struct {
	r         graph.Reader
	f         Filter
	types     map[graph.ID]corpus.EntityType
	near      map[graph.ID]bool // nil if no entities are named
	entities  map[graph.ID]bool
	documents map[string]bool
}

// named finds the entities that the filter names, and every entity's type.
func (c *filtered) named(ctx context.Context) (map[graph.ID]bool, error) {
	found, named := make([]bool, len(c.f.Entities)), map[graph.ID]bool{}
	for e, err := range c.r.Entities(ctx) {
		if err != nil {
			return nil, fmt.Errorf("export: read entities: %w", err)
		}
		c.types[e.ID] = e.Type
		for i, name := range c.f.Entities {
			if called(e, name) {
				found[i], named[e.ID] = true, true
			}
		}
	}
	if i := slices.Index(found, false); i >= 0 {
		return nil, fmt.Errorf("export: no entity is called %q", c.f.Entities[i])
	}
	return named, nil
}

func called(e *graph.Entity, name string) bool {
	return strings.EqualFold(e.Name, name) || slices.ContainsFunc(e.Aliases, func(a graph.Alias) bool {
		return strings.EqualFold(a.Name, name)
	})
}

// neighbours returns the entities within f.Hops statements of the named ones.
func (c *filtered) neighbours(ctx context.Context, named map[graph.ID]bool) (map[graph.ID]bool, error) {
	near := named
	for range max(c.f.Hops, 1) {
		next := map[graph.ID]bool{}
		for id := range near {
			next[id] = true
		}
		for s, err := range c.r.Statements(ctx) {
			if err != nil {
				return nil, fmt.Errorf("export: read statements: %w", err)
			}
			if s.Object.IsEntity() && c.matches(s) && (near[s.Subject] || near[s.Object.Entity]) {
				next[s.Subject], next[s.Object.Entity] = true, true
			}
		}
		near = next
	}
	return near, nil
}

// matches reports whether s fulfils the conditions on statements and types.
func (c *filtered) matches(s *graph.Statement) bool {
	f := &c.f
	switch {
	case s.Sources < f.MinSources, f.Asserted && !s.Asserted():
		return false
	case len(f.Types) > 0 && !slices.Contains(f.Types, c.types[s.Subject]):
		return false
	case len(f.Types) > 0 && s.Object.IsEntity() && !slices.Contains(f.Types, c.types[s.Object.Entity]):
		return false
	case len(f.Relations) > 0 && !slices.ContainsFunc(f.Relations, func(p string) bool {
		relation, _ := path.Match(p, s.Relation)
		predicate, _ := path.Match(p, s.Predicate())
		return relation || predicate
	}):
		return false
	}
	return len(f.Documents) == 0 || slices.ContainsFunc(s.Documents, func(d string) bool {
		return slices.Contains(f.Documents, d)
	})
}

func (c *filtered) keeps(s *graph.Statement) bool {
	if c.near != nil && (!c.near[s.Subject] || s.Object.IsEntity() && !c.near[s.Object.Entity]) {
		return false
	}
	return c.matches(s)
}

// Documents implements graph.Reader.
func (c *filtered) Documents(ctx context.Context) iter.Seq2[*graph.Document, error] {
	return sift(c.r.Documents(ctx), func(d *graph.Document) bool { return c.documents[d.ID] })
}

// Entities implements graph.Reader.
func (c *filtered) Entities(ctx context.Context) iter.Seq2[*graph.Entity, error] {
	return sift(c.r.Entities(ctx), func(e *graph.Entity) bool { return c.entities[e.ID] })
}

// Statements implements graph.Reader.
func (c *filtered) Statements(ctx context.Context) iter.Seq2[*graph.Statement, error] {
	return sift(c.r.Statements(ctx), c.keeps)
}

func sift[T any](items iter.Seq2[*T, error], keep func(*T) bool) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for item, err := range items {
			if err != nil || keep(item) {
				if !yield(item, err) || err != nil {
					return
				}
			}
		}
	}
}
