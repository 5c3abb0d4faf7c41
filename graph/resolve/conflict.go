package resolve

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ConflictError says that decisions cannot all hold.
type ConflictError struct {
	// Decisions contradict each other, in the order of their lines.
	Decisions []Decision
}

// Error names the decisions with their lines.
func (e *ConflictError) Error() string {
	var lines, texts []string
	for _, d := range e.Decisions {
		if d.Line > 0 {
			lines = append(lines, itoa(d.Line))
			texts = append(texts, fmt.Sprintf("line %d: %v", d.Line, d))
		} else {
			lines = append(lines, "the new one")
			texts = append(texts, d.String())
		}
	}
	last := len(lines) - 1
	return fmt.Sprintf("decisions contradict each other: lines %s and %s\n  %s", strings.Join(lines[:last], ", "), lines[last], strings.Join(texts, "\n  "))
}

// CheckDecisions returns an error that holds a *ConflictError for each contradiction: a
// merge, directly or through others, of what is split, two new names or two types for one.
// It knows nothing of texts; whether a decision finds its names there is another matter.
func CheckDecisions(ds []Decision) error {
	var bad []error
	w := newWeb(ds)
	for i := range ds {
		if ds[i].Act != Split {
			continue
		}
		if path, ok := w.path(w.at[i][0], w.at[i][1]); ok {
			bad = append(bad, w.conflict(append(path, i)))
		}
	}
	for i := range ds {
		for j := range ds[:i] {
			a, b := &ds[j], &ds[i]
			if a.Act != b.Act || a.Act != Rename && a.Act != Retype || a.Name == b.Name && a.Type == b.Type {
				continue
			}
			if path, ok := w.path(w.at[i][0], w.at[j][0]); ok {
				bad = append(bad, w.conflict(append(path, i, j)))
			}
		}
	}
	return errors.Join(bad...)
}

// web is what decisions say to be one: references joined by merges and new names.
type web struct {
	ds    []Decision
	refs  []Reference
	index map[string]int // of refs, by their text
	at    [][2]int       // by decision: its references
	edges map[int][]arc  // by reference
}

// arc leads to a reference that is the same entity by a decision; by -1 as a matter of course.
type arc struct{ to, by int }

func newWeb(ds []Decision) *web {
	w := &web{ds: ds, index: make(map[string]int), at: make([][2]int, len(ds)), edges: make(map[int][]arc)}
	for i := range ds {
		d := &ds[i]
		w.at[i][0] = w.add(d.A)
		switch {
		case d.B.Name != "":
			w.at[i][1] = w.add(d.B)
		case d.Act == Rename:
			w.at[i][1] = w.add(Reference{Name: d.Name})
		case d.Act == Split:
			w.at[i][1] = w.add(Reference{Name: d.A.Name, Type: d.A.Type, Typed: d.A.Typed})
		}
		if d.Act == Merge || d.Act == Rename {
			w.join(w.at[i][0], w.at[i][1], i)
		}
	}
	named := make(map[string][]int)
	for i := range w.refs {
		key := nameKey(w.refs[i].Name)
		for _, j := range named[key] {
			if sameReference(&w.refs[i], &w.refs[j]) {
				w.join(i, j, -1)
			}
		}
		named[key] = append(named[key], i)
	}
	return w
}

// sameReference reports whether two references with one name mean one thing: neither types
// nor documents tell them apart.
func sameReference(a, b *Reference) bool {
	if a.Typed && b.Typed && a.Type != b.Type {
		return false
	}
	if len(a.Documents) == 0 || len(b.Documents) == 0 {
		return len(a.Documents) == len(b.Documents)
	}
	return slices.ContainsFunc(a.Documents, func(d string) bool { return slices.Contains(b.Documents, d) })
}

func (w *web) add(ref Reference) int {
	key := ref.String()
	at, ok := w.index[key]
	if !ok {
		at = len(w.refs)
		w.index[key] = at
		w.refs = append(w.refs, ref)
	}
	return at
}

func (w *web) join(a, b, by int) {
	w.edges[a] = append(w.edges[a], arc{b, by})
	w.edges[b] = append(w.edges[b], arc{a, by})
}

// path returns the decisions that make one of two references, the fewest.
func (w *web) path(from, to int) (by []int, ok bool) {
	came := map[int]arc{from: {-1, -1}}
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at == to {
			for at != from {
				if a := came[at]; a.by >= 0 {
					by = append(by, a.by)
				}
				at = came[at].to
			}
			return by, true
		}
		for _, e := range w.edges[at] {
			if _, seen := came[e.to]; !seen {
				came[e.to] = arc{at, e.by}
				queue = append(queue, e.to)
			}
		}
	}
	return nil, false
}

func (w *web) conflict(decisions []int) error {
	slices.Sort(decisions)
	e := new(ConflictError)
	for _, i := range slices.Compact(decisions) {
		e.Decisions = append(e.Decisions, w.ds[i])
	}
	return e
}
