package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"tercet/graph"
)

// NotFoundError says that no entity has a name.
type NotFoundError struct {
	Name string
	// Near are names of entities that look alike, the nearest first.
	Near []string
}

// Error names the name and what looks like it.
func (e *NotFoundError) Error() string {
	if len(e.Near) == 0 {
		return fmt.Sprintf("no entity is named %q", e.Name)
	}
	return fmt.Sprintf("no entity is named %q; near: %s", e.Name, strings.Join(e.Near, ", "))
}

// Entity returns the entity that any of its names leads to: its unique name,
// else the entity that the texts call so most often, else the same without
// regard to case. The error is a *NotFoundError if there is none.
func (s *Store) Entity(ctx context.Context, name string) (*graph.Entity, error) {
	all, err := s.Named(ctx, name)
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// Named returns all entities that a name leads to, at least one, in the order
// of preference of Entity.
func (s *Store) Named(ctx context.Context, name string) ([]*graph.Entity, error) {
	g, err := s.acquire(ctx)
	if err != nil {
		return nil, err
	}
	defer s.release(g)
	names, err := g.namesFor(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("graph/store: entity %q: %w", name, err)
	}
	if len(names) == 0 {
		return s.similar(ctx, name)
	}
	var found []*graph.Entity
	for _, n := range names {
		e, err := g.entity(ctx, n)
		if err != nil {
			return nil, fmt.Errorf("graph/store: entity %q: %w", n, err)
		}
		if e != nil {
			found = append(found, e)
		}
	}
	if len(found) == 0 {
		return s.similar(ctx, name)
	}
	prefer(found, name, func(a string) bool { return a == name })
	return found, nil
}

// namesFor returns the unique names that a name leads to, itself included.
func (g *generation) namesFor(ctx context.Context, name string) ([]quad.Value, error) {
	node, ok := plain(name)
	if !ok {
		return nil, nil
	}
	names, err := g.objects(ctx, node, kgNames)
	return append(names, node), err
}

// entity returns the entity with the given unique name, or nil.
func (g *generation) entity(ctx context.Context, name quad.Value) (*graph.Entity, error) {
	nodes, err := g.objects(ctx, name, kgEntity)
	if err != nil || len(nodes) == 0 {
		return nil, err
	}
	node, ok := nodes[0].(quad.IRI)
	if !ok {
		return nil, fmt.Errorf("cannot read %v", nodes[0])
	}
	return decode[graph.Entity](g.object(ctx, node, kgRecord))
}

// prefer sorts entities: the one that is named so, then by how often the texts
// use a name that is.
func prefer(found []*graph.Entity, name string, is func(string) bool) {
	count := func(e *graph.Entity) (n int) {
		for _, a := range e.Aliases {
			if is(a.Name) {
				n += a.Count
			}
		}
		return n
	}
	slices.SortStableFunc(found, func(a, b *graph.Entity) int {
		if (a.Name == name) != (b.Name == name) {
			if a.Name == name {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(count(b), count(a)), compareStrings(string(a.ID), string(b.ID)))
	})
}

// similar reads all entities for the names that equal one but for case, and
// for those near it.
func (s *Store) similar(ctx context.Context, name string) ([]*graph.Entity, error) {
	type near struct {
		name     string
		distance float64
	}
	var same []*graph.Entity
	var others []near
	folded := strings.ToLower(strings.TrimSpace(name))
	for e, err := range s.Entities(ctx) {
		if err != nil {
			return nil, err
		}
		best, equal := distance(folded, strings.ToLower(e.Name)), strings.EqualFold(folded, e.Name)
		for _, a := range e.Aliases {
			best = min(best, distance(folded, strings.ToLower(a.Name)))
			equal = equal || strings.EqualFold(folded, a.Name)
		}
		if equal {
			same = append(same, e)
		}
		if best <= 0.5 {
			others = append(others, near{e.Name, best})
		}
	}
	if len(same) > 0 {
		prefer(same, name, func(a string) bool { return strings.EqualFold(a, folded) })
		return same, nil
	}
	slices.SortFunc(others, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.name, b.name))
	})
	err := &NotFoundError{Name: name}
	for _, n := range others[:min(len(others), 5)] {
		err.Near = append(err.Near, n.name)
	}
	return nil, err
}

// distance tells how far two names are apart: 0 for equal ones, 1 for those
// that share nothing. A name that holds the other whole is near.
func distance(a, b string) float64 {
	if a == "" || b == "" {
		return 1
	}
	shortest := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	longest := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	if shortest >= 3 && (strings.Contains(b, a) || strings.Contains(a, b)) {
		return 0.25
	}
	return float64(levenshtein([]rune(a), []rune(b))) / float64(longest)
}

// levenshtein is the number of letters to change, add or leave out
// (Levenshtein 1966).
func levenshtein(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// compareStrings compares pairs of strings until two differ.
func compareStrings(pairs ...string) int {
	for i := 0; i+1 < len(pairs); i += 2 {
		if c := strings.Compare(pairs[i], pairs[i+1]); c != 0 {
			return c
		}
	}
	return 0
}
