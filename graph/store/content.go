package store

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"

	"tercet/graph"
)

// content is a graph that is to be stored: what its records are, in order of ID, and how each is had.
type content struct {
	graph.Reader
	records []record
	item    func(id string) any   // of a record; nil if there is none
	name    func(graph.ID) string // of an entity; "" if there is none
}

// contentOf makes digests of all records, on all processors.
func contentOf(ctx context.Context, g *graph.Graph) (*content, error) {
	names := newCensus()
	var records []record
	var items []any
	err := names.walk(ctx, g.Reader(), func(id string, item any) error {
		records, items = append(records, record{id: id}), append(items, item)
		return nil
	})
	if err != nil {
		return nil, err
	}
	var workers sync.WaitGroup
	part := len(records)/runtime.GOMAXPROCS(0) + 1
	for from := 0; from < len(records); from += part {
		workers.Go(func() {
			d := digester{name: names.name}
			for i := from; i < min(from+part, len(records)); i++ {
				records[i].digest = d.of(items[i])
			}
		})
	}
	workers.Wait()
	item := func(id string) any {
		if i, ok := slices.BinarySearchFunc(records, record{id: id}, compareRecords); ok {
			return items[i]
		}
		return nil
	}
	return &content{g.Reader(), records, item, names.name}, nil
}

// contentOfOutline takes marks for digests, and makes no record but those that are asked for.
func contentOfOutline(o *graph.Outline) (*content, error) {
	records := make([]record, 0, len(o.Documents)+len(o.Entities)+len(o.Statements))
	var names census
	add := func(kind, id, prefix string, d digest) error {
		records = append(records, record{id, d})
		return names.follows(kind, id, prefix)
	}
	var d digester
	for i := range o.Documents {
		if err := add("document", "d/"+o.Documents[i].ID, "d/", d.of(&o.Documents[i])); err != nil {
			return nil, err
		}
	}
	for _, e := range o.Entities {
		if err := add("entity", string(e.ID), "e/", marked(e.Mark)); err != nil {
			return nil, err
		}
	}
	for _, s := range o.Statements {
		if err := add("statement", string(s.ID), "s/", marked(s.Mark)); err != nil {
			return nil, err
		}
	}
	entity := func(id graph.ID) *graph.Entity {
		if i, ok := find(o.Entities, id); ok {
			e := o.Entity(i)
			return &e
		}
		return nil
	}
	item := func(id string) any {
		switch id[:2] {
		case "d/":
			if i, ok := slices.BinarySearchFunc(o.Documents, id[2:], func(d graph.Document, id string) int { return cmp.Compare(d.ID, id) }); ok {
				return &o.Documents[i]
			}
		case "e/":
			if e := entity(graph.ID(id)); e != nil {
				return e
			}
		case "s/":
			if i, ok := find(o.Statements, graph.ID(id)); ok {
				s := o.Statement(i)
				return &s
			}
		}
		return nil
	}
	name := func(id graph.ID) string {
		if e := entity(id); e != nil {
			return e.Name
		}
		return ""
	}
	return &content{o.Reader(), records, item, name}, nil
}

func find(stubs []graph.Stub, id graph.ID) (place int, ok bool) {
	return slices.BinarySearchFunc(stubs, id, func(s graph.Stub, id graph.ID) int { return strings.Compare(string(s.ID), string(id)) })
}

// marked is the digest of a record with a mark.
func marked(m graph.Mark) digest {
	d := digest(m)
	d[0] ^= layoutVersion // so that other quads are laid out of the same records
	return d
}
