package resolve

import (
	"cmp"
	"slices"
)

// unionFind holds disjoint sets of integers; the smallest stands for its set.
type unionFind struct{ parent []int }

func newUnionFind(n int) *unionFind {
	f := &unionFind{parent: make([]int, n)}
	for i := range f.parent {
		f.parent[i] = i
	}
	return f
}

func (f *unionFind) root(i int) int {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

func (f *unionFind) join(a, b int) {
	a, b = f.root(a), f.root(b)
	f.parent[max(a, b)] = min(a, b)
}

// partition divides the groups in which a split finds both of its names. Units that bear one
// of them are a part of their own, with all that merges join to them; the other units of the
// group go to the part that they are nearest to.
func (d *decider) partition() {
	apart := make(map[int][]opposed) // by group
	for i := range d.out {
		if o := &d.out[i]; !o.apart() || o.Waiting != "" {
			continue
		}
		var sides [2]map[int][]int // by group
		for k := range sides {
			sides[k] = make(map[int][]int)
			for _, u := range d.units[i][k] {
				sides[k][d.r.groupOf[u]] = append(sides[k][d.r.groupOf[u]], u)
			}
		}
		for _, g := range sortedKeys(sides[0]) {
			a, b := sides[0][g], sides[1][g]
			b = slices.DeleteFunc(slices.Clone(b), func(u int) bool { return slices.Contains(a, u) })
			if len(b) == 0 {
				continue
			}
			for _, side := range [][]int{a, b} {
				for _, u := range side[1:] {
					d.must.join(side[0], u)
				}
			}
			apart[g] = append(apart[g], opposed{a[0], b[0], &d.out[i]})
		}
	}
	for _, g := range sortedKeys(apart) {
		d.divide(g, apart[g])
	}
}

// opposed are two units that must not be together, by a split.
type opposed struct {
	a, b int
	by   *Outcome
}

// divide makes a group of each part of g. The part with most mentions keeps the group.
func (d *decider) divide(g int, apart []opposed) {
	seeds := make(map[int][]int) // units by the root of their part
	for _, pair := range apart {
		a, b := d.must.root(pair.a), d.must.root(pair.b)
		if a == b {
			pair.by.Waiting = "other decisions make one of both, with names that a document uses for one thing"
			continue
		}
		seeds[a], seeds[b] = nil, nil
	}
	if len(seeds) == 0 {
		return
	}
	rest := make(map[int][]int)
	for _, u := range d.members[g] {
		k := d.must.root(u)
		if _, ok := seeds[k]; ok {
			seeds[k] = append(seeds[k], u)
		} else {
			rest[k] = append(rest[k], u)
		}
	}
	parts := sortedKeys(seeds)
	slices.SortStableFunc(parts, func(a, b int) int { return cmp.Compare(d.mentions(seeds[b]), d.mentions(seeds[a])) })
	home := make(map[int]int)
	for _, k := range sortedKeys(rest) {
		home[k] = slices.MaxFunc(parts, func(a, b int) int {
			return cmp.Or(cmp.Compare(d.likeness(rest[k], seeds[a]), d.likeness(rest[k], seeds[b])),
				cmp.Compare(d.together(rest[k], seeds[a]), d.together(rest[k], seeds[b])),
				cmp.Compare(slices.Index(parts, b), slices.Index(parts, a)))
		})
	}
	for i, k := range parts {
		if i == 0 {
			continue
		}
		leave := seeds[k]
		for _, other := range sortedKeys(rest) {
			if home[other] == k {
				leave = append(leave, rest[other]...)
			}
		}
		d.move(leave, d.newGroup(d.types[g]))
	}
}

func (d *decider) mentions(units []int) (n int) {
	for _, u := range units {
		n += d.r.units[u].mentions
	}
	return n
}

// likeness returns how much the most alike of two lists' names are alike.
func (d *decider) likeness(as, bs []int) float64 {
	best := 0.0
	for _, a := range as {
		for _, b := range bs {
			x, y := &d.r.units[a], &d.r.units[b]
			if !x.named() || !y.named() {
				continue
			}
			nx, ny := &d.r.nodes[x.node], &d.r.nodes[y.node]
			if c := compare(nx, ny); c.relation != unrelated {
				best = max(best, c.score)
			}
		}
	}
	return best
}

// together counts the units of one list that stand in a document of the other.
func (d *decider) together(as, bs []int) (n int) {
	docs := make(map[int]bool)
	for _, b := range bs {
		docs[d.r.units[b].doc] = true
	}
	for _, a := range as {
		n += boolBit(docs[d.r.units[a].doc])
	}
	return n
}
