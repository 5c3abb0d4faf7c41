package graph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Change is one thing in which two graphs differ. One of the pairs of documents, entities or
// statements is set; its old or new part is nil where there is none.
type Change struct {
	OldDocument, NewDocument   *Document
	OldEntity, NewEntity       *Entity
	OldStatement, NewStatement *Statement
	// Contradiction is set where two statements contradict each other in one graph only: both
	// as they stand there.
	Contradiction *[2]*Statement
	Gone          bool // of contradictions: it is in the old graph only
	// Into, of an entity that is gone, is the name of the one that has its names now; From, of a
	// new one, that of the one that had them.
	Into, From string
}

// Renamed reports whether an entity or statement stands in both graphs under different IDs.
func (c *Change) Renamed() bool {
	return c.OldEntity != nil && c.NewEntity != nil && c.OldEntity.ID != c.NewEntity.ID
}

// Diff tells what two graphs differ in: documents, entities, statements, contradictions, in
// this order and each in order of ID. An entity that has another name is found by its other
// names and its documents, and statements about it are compared as if it had kept its name. What
// both graphs have alike is read and forgotten; memory grows with the differences alone.
func Diff(ctx context.Context, old, new Reader) iter.Seq2[*Change, error] {
	return func(yield func(*Change, error) bool) {
		d := &differ{ctx: ctx, yield: yield, moved: make(map[ID]ID), renamed: make(map[ID]ID)}
		for _, step := range []func(old, new Reader) error{d.documents, d.entities, d.statements, d.contradictions} {
			if err := step(old, new); err != nil {
				if err != errStopped {
					yield(nil, fmt.Errorf("graph: diff: %w", err))
				}
				return
			}
		}
	}
}

var errStopped = fmt.Errorf("stopped")

type differ struct {
	ctx      context.Context
	yield    func(*Change, error) bool
	moved    map[ID]ID       // old entities that the new graph has under another ID, merged ones too
	renamed  map[ID]ID       // old statements, where only the IDs of their entities differ
	disputes [2][]*Statement // statements that contradict others, of the old and the new graph
}

func (d *differ) tell(c *Change) error {
	if !d.yield(c, nil) {
		return errStopped
	}
	return nil
}

// walk goes through two sorted streams at once and calls do with what has one ID, or with nil
// for what one stream lacks.
func walk[T any](old, new iter.Seq2[*T, error], id func(*T) string, do func(old, new *T) error) error {
	nextOld, stopOld := iter.Pull2(old)
	defer stopOld()
	nextNew, stopNew := iter.Pull2(new)
	defer stopNew()
	a, errA, okA := nextOld()
	b, errB, okB := nextNew()
	for okA || okB {
		if err := cmp.Or(errA, errB); err != nil {
			return err
		}
		order := 0
		switch {
		case !okA:
			order = 1
		case !okB:
			order = -1
		default:
			order = strings.Compare(id(a), id(b))
		}
		x, y := a, b
		if order <= 0 {
			a, errA, okA = nextOld()
		} else {
			x = nil
		}
		if order >= 0 {
			b, errB, okB = nextNew()
		} else {
			y = nil
		}
		if err := do(x, y); err != nil {
			return err
		}
	}
	return nil
}

func (d *differ) documents(old, new Reader) error {
	return walk(old.Documents(d.ctx), new.Documents(d.ctx), func(x *Document) string { return x.ID }, func(a, b *Document) error {
		if a != nil && b != nil {
			was, is := *a, *b
			was.Meta.Path, is.Meta.Path = "", "" // where a file lies says nothing of what it says
			if was == is {
				return nil
			}
		}
		return d.tell(&Change{OldDocument: a, NewDocument: b})
	})
}

func (d *differ) entities(old, new Reader) error {
	var changes []*Change // in order of ID; those of one side first have a nil partner
	err := walk(old.Entities(d.ctx), new.Entities(d.ctx), func(x *Entity) string { return string(x.ID) }, func(a, b *Entity) error {
		if a == nil || b == nil || !sameEntity(a, b) {
			changes = append(changes, &Change{OldEntity: a, NewEntity: b})
		}
		return nil
	})
	if err != nil {
		return err
	}
	d.findRenamed(changes)
	d.findMerged(changes)
	for _, c := range changes {
		if c.OldEntity != nil || c.NewEntity != nil {
			if err := d.tell(c); err != nil {
				return err
			}
		}
	}
	return nil
}

func sameEntity(a, b *Entity) bool {
	return a.Type == b.Type && a.Name == b.Name && slices.Equal(a.Aliases, b.Aliases) && slices.Equal(a.Documents, b.Documents) && slices.Equal(a.Roles, b.Roles)
}

// findRenamed joins pairs of an entity that is gone and a new one that are one: they share
// names and documents. The likest pairs are joined first, each entity once; changes that
// became part of another one are emptied.
func (d *differ) findRenamed(changes []*Change) {
	added := make(map[string][]*Change) // by alias
	for _, c := range changes {
		if c.OldEntity == nil {
			for _, a := range c.NewEntity.Aliases {
				added[a.Name] = append(added[a.Name], c)
			}
		}
	}
	type pair struct {
		old, new *Change
		likeness float64
	}
	var pairs []pair
	for _, c := range changes {
		if c.NewEntity != nil {
			continue
		}
		var seen []*Change
		for _, a := range c.OldEntity.Aliases {
			for _, other := range added[a.Name] {
				if slices.Contains(seen, other) {
					continue
				}
				seen = append(seen, other)
				if l := likeness(c.OldEntity, other.NewEntity); l >= sameLikeness {
					pairs = append(pairs, pair{c, other, l})
				}
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.old.OldEntity.ID, b.old.OldEntity.ID), cmp.Compare(a.new.NewEntity.ID, b.new.NewEntity.ID))
	})
	for _, p := range pairs {
		if p.old.NewEntity != nil || p.new.NewEntity == nil {
			continue
		}
		d.moved[p.old.OldEntity.ID] = p.new.NewEntity.ID
		p.old.NewEntity, p.new.NewEntity = p.new.NewEntity, nil
	}
}

// sameLikeness is the likeness from which two entities of two graphs are taken for one.
const sameLikeness = 0.25

// likeness returns how much of two entities is one: the share of common names times the share
// of common documents, of all that one of them has.
func likeness(a, b *Entity) float64 {
	names := func(e *Entity) (out []string) {
		for _, x := range e.Aliases {
			out = append(out, x.Name)
		}
		return out
	}
	return overlap(names(a), names(b)) * overlap(a.Documents, b.Documents)
}

// overlap returns how many strings two lists share, of those of the shorter one.
func overlap(a, b []string) float64 {
	in := make(map[string]bool, len(b))
	for _, x := range b {
		in[x] = true
	}
	common := 0
	for _, x := range a {
		if in[x] {
			common++
		}
	}
	return float64(common) / float64(max(1, min(len(a), len(b))))
}

// findMerged finds where the names of entities went that are gone, and where those of new
// ones came from, among the entities that changed.
func (d *differ) findMerged(changes []*Change) {
	holders := func(of func(*Change) *Entity) map[string][]*Change {
		out := make(map[string][]*Change)
		for _, c := range changes {
			if c.OldEntity != nil && c.NewEntity != nil {
				for _, a := range of(c).Aliases {
					out[a.Name] = append(out[a.Name], c)
				}
			}
		}
		return out
	}
	find := func(e *Entity, in map[string][]*Change, of func(*Change) *Entity) (best *Entity) {
		most := sameLikeness
		for _, a := range e.Aliases {
			for _, c := range in[a.Name] {
				if l := likeness(e, of(c)); l >= most && (best == nil || l > most) {
					most, best = l, of(c)
				}
			}
		}
		return best
	}
	oldOf, newOf := func(c *Change) *Entity { return c.OldEntity }, func(c *Change) *Entity { return c.NewEntity }
	before, after := holders(oldOf), holders(newOf)
	for _, c := range changes {
		switch {
		case c.NewEntity == nil && c.OldEntity != nil:
			if e := find(c.OldEntity, after, newOf); e != nil {
				c.Into = e.Name
				d.moved[c.OldEntity.ID] = e.ID
			}
		case c.OldEntity == nil && c.NewEntity != nil:
			if e := find(c.NewEntity, before, oldOf); e != nil {
				c.From = e.Name
			}
		}
	}
}
