package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"tercet/corpus"
	"tercet/graph"
	"tercet/graph/resolve"
)

// namer turns what a user types into decisions that name things by name, type and document.
type namer struct {
	ctx       context.Context
	store     entityFinder
	graph     *graph.Graph
	decisions []resolve.Decision
}

// entityFinder finds the entity that a name leads to.
type entityFinder interface {
	Entity(ctx context.Context, name string) (*graph.Entity, error)
}

func newNamer(ctx context.Context, store entityFinder, g *graph.Graph, decisions string) (*namer, error) {
	ds, err := readDecisions(decisions)
	return &namer{ctx, store, g, ds}, err
}

func (n *namer) entity(name string) (*graph.Entity, error) { return n.store.Entity(n.ctx, name) }

// reference names an entity so that decisions find it: by its name without qualifier, with the
// type or a document where namesakes ask for one. What a decision has renamed is named as
// that decision names it.
func (n *namer) reference(e *graph.Entity) resolve.Reference {
	for _, d := range n.decisions {
		if d.Act == resolve.Rename && d.Name == e.Name {
			return d.A
		}
	}
	ref := resolve.Reference{Name: plainName(e)}
	var documents []string // of namesakes of one type
	namesakes := false
	for i := range n.graph.Entities {
		o := &n.graph.Entities[i]
		if o.ID == e.ID || !strings.EqualFold(plainName(o), ref.Name) {
			continue
		}
		namesakes = true
		if o.Type == e.Type {
			documents = append(documents, o.Documents...)
		}
	}
	if namesakes && e.Type != corpus.Thing {
		ref.Type, ref.Typed = e.Type, true
	}
	if e.Type == corpus.Thing || len(documents) > 0 { // things of other documents may be called alike tomorrow
		at := slices.IndexFunc(e.Documents, func(d string) bool { return !slices.Contains(documents, d) })
		ref.Documents = []string{e.Documents[max(0, at)]}
	}
	return ref
}

// plainName returns an entity's name without the qualifier that tells it from namesakes.
func plainName(e *graph.Entity) string {
	if slices.ContainsFunc(e.Aliases, func(a graph.Alias) bool { return a.Name == e.Name }) {
		return e.Name
	}
	if i := strings.LastIndex(e.Name, " ("); i > 0 {
		return e.Name[:i]
	}
	return e.Name
}

func (n *namer) merge(names []string) ([]resolve.Decision, error) {
	first, err := n.entity(names[0])
	if err != nil {
		return nil, err
	}
	var out []resolve.Decision
	for _, name := range names[1:] {
		e, err := n.entity(name)
		if err != nil {
			return nil, err
		}
		d := resolve.Decision{Act: resolve.Merge, A: n.reference(first), B: n.reference(e)}
		if e.ID == first.ID { // they are one: the decision keeps them so
			d.A.Name, d.B.Name = aliasOf(first, names[0]), aliasOf(e, name)
			if strings.EqualFold(d.A.Name, d.B.Name) {
				return nil, usagef("%q and %q are one name of %s", names[0], name, e.Name)
			}
		}
		out = append(out, d)
	}
	return out, nil
}

// aliasOf returns an entity's name as the texts have it, for what a user typed.
func aliasOf(e *graph.Entity, typed string) string {
	for _, same := range []func(string) bool{
		func(s string) bool { return s == typed }, func(s string) bool { return strings.EqualFold(s, typed) },
	} {
		for _, a := range e.Aliases {
			if same(a.Name) {
				return a.Name
			}
		}
	}
	return plainName(e)
}

func (n *namer) split(names, documents []string) ([]resolve.Decision, error) {
	e, err := n.entity(names[0])
	if err != nil {
		return nil, err
	}
	ref := n.reference(e)
	if len(documents) > 0 {
		for _, d := range documents {
			if !slices.Contains(e.Documents, d) {
				return nil, fmt.Errorf("%s is not named in %q; it is in %s", e.Name, d, firstFew(e.Documents))
			}
		}
		if len(documents) == len(e.Documents) {
			return nil, fmt.Errorf("%s is named in no other documents; there is nothing to split", e.Name)
		}
		ref.Documents = slices.Compact(slices.Sorted(slices.Values(documents)))
		return []resolve.Decision{{Act: resolve.Split, A: ref}}, nil
	}
	d := resolve.Decision{Act: resolve.Split, A: resolve.Reference{Name: aliasOf(e, names[0])}, B: resolve.Reference{Name: ref.Name}}
	if len(names) == 2 {
		other, err := n.entity(names[1])
		if err != nil {
			return nil, err
		}
		d.B.Name = aliasOf(other, names[1])
	}
	if strings.EqualFold(d.A.Name, d.B.Name) {
		others := slices.DeleteFunc(aliasNames(e), func(a string) bool { return strings.EqualFold(a, d.A.Name) })
		if len(others) == 0 {
			return nil, fmt.Errorf("%s has no other name; to split it by documents: --document", e.Name)
		}
		return nil, fmt.Errorf("%s is the entity's own name; split one of its others (%s), or by documents: --document", e.Name, firstFew(others))
	}
	return []resolve.Decision{d}, nil
}

func firstFew(list []string) string {
	if len(list) > 5 {
		return strings.Join(list[:5], ", ") + fmt.Sprintf(" and %d more", len(list)-5)
	}
	return strings.Join(list, ", ")
}

func (n *namer) rename(name, to string) ([]resolve.Decision, error) {
	e, err := n.entity(name)
	if err != nil {
		return nil, err
	}
	if err := resolve.CheckName(to); err != nil {
		return nil, usageError{err}
	}
	if e.Name == to {
		return nil, fmt.Errorf("%s is its name already", to)
	}
	for i := range n.graph.Entities {
		if o := &n.graph.Entities[i]; o.ID != e.ID && o.Name == to {
			return nil, fmt.Errorf("%s is another entity's name; to make one of both: tercet resolve merge %q %q", to, e.Name, to)
		}
	}
	return []resolve.Decision{{Act: resolve.Rename, A: n.reference(e), Name: to}}, nil
}

func (n *namer) retype(name string, t corpus.EntityType) ([]resolve.Decision, error) {
	e, err := n.entity(name)
	if err != nil {
		return nil, err
	}
	if e.Type == t {
		return nil, fmt.Errorf("%s is of type %v already", e.Name, t)
	}
	return []resolve.Decision{{Act: resolve.Retype, A: n.reference(e), Type: t}}, nil
}
