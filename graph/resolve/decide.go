package resolve

import (
	"cmp"
	"fmt"
	"slices"

	"tercet/corpus"
	"tercet/graph"
)

// Outcome says what became of a decision.
type Outcome struct {
	Decision
	// Waiting says why the decision does nothing: its names are not in the documents, or
	// lead to several entities. It is empty where the decision holds.
	Waiting string
	// Entities are what it is about, where it holds: of splits, both sides.
	Entities []graph.ID

	units []int // one of each reference
}

// decider applies decisions to the groups that the machine has made. It works on units and
// groups alone, and so does not care how the machine came to them:
//
//	know       makes the nodes of known names
//	carve      takes the documents of a split out of their group
//	unite      joins the groups of merges
//	partition  divides groups in which two names are to be apart
//	fix        gives new names and types
type decider struct {
	r       *resolver
	members [][]int          // units by group
	named   map[string][]int // groups by the key of the name that they are shown by
	called  map[string][]int // groups by the keys of all their names
	types   []corpus.EntityType
	carved  map[int]bool // groups that documents of a split have for themselves
	must    *unionFind   // of units: what decisions join
	out     []Outcome
	units   [][2][]int // by decision: the units of its references
}

// decide applies the decisions. The machine's groups are kept for explanations.
func (r *resolver) decide() {
	r.machine = slices.Clone(r.groupOf)
	if len(r.opt.Decisions) == 0 && len(r.opt.Names) == 0 {
		return
	}
	d := &decider{r: r, carved: make(map[int]bool), must: newUnionFind(len(r.units))}
	d.look()
	if len(r.opt.Names) > 0 {
		d.know()
		d.look()
	}
	for _, decision := range r.opt.Decisions {
		d.out = append(d.out, Outcome{Decision: decision})
	}
	slices.SortStableFunc(d.out, func(a, b Outcome) int { // the order of lines must not matter
		return cmp.Or(cmp.Compare(a.Act, b.Act), cmp.Compare(a.String(), b.String()))
	})
	d.units = make([][2][]int, len(d.out))
	d.carve()
	d.find()
	d.unite()
	d.partition()
	d.fix()
	for i := range d.out {
		for _, units := range d.units[i] {
			d.out[i].units = append(d.out[i].units, units[:min(1, len(units))]...)
		}
	}
	slices.SortStableFunc(d.out, func(a, b Outcome) int { return cmp.Compare(a.Line, b.Line) })
	r.outcomes = d.out
}

// look gathers the groups' members, names and types.
func (d *decider) look() {
	r := d.r
	d.members = make([][]int, r.groups)
	for u, g := range r.groupOf {
		if g >= 0 {
			d.members[g] = append(d.members[g], u)
		}
	}
	d.named, d.called = make(map[string][]int), make(map[string][]int)
	d.types = make([]corpus.EntityType, r.groups)
	for _, p := range r.profiles() {
		d.types[p.group] = p.entityType()
		key := nameKey(p.choose())
		d.named[key] = append(d.named[key], p.group)
		keys := []string{key}
		for _, u := range d.members[p.group] {
			keys = append(keys, r.units[u].keys()...)
		}
		slices.Sort(keys)
		for _, k := range slices.Compact(keys) {
			d.called[k] = append(d.called[k], p.group)
		}
	}
}

// keys returns the keys of a unit's names and descriptions.
func (u *unit) keys() []string {
	var out []string
	for _, list := range [][]graph.Alias{u.names, u.demonyms} {
		for _, a := range list {
			out = append(out, nameKey(a.Name))
			if u.person {
				out = append(out, fold(parseName(a.Name, true).text))
			}
		}
	}
	for _, s := range u.shown {
		out = append(out, nameKey(s))
	}
	return out
}

// bears reports whether the unit is called by the name with the key.
func (u *unit) bears(key string) bool { return slices.Contains(u.keys(), key) }

// carve gives the documents of splits groups of their own.
func (d *decider) carve() {
	for i := range d.out {
		o := &d.out[i]
		if o.Act != Split || o.apart() {
			continue
		}
		var mine []int
		for _, g := range d.groups(&o.A) {
			mine = append(mine, slices.DeleteFunc(slices.Clone(d.members[g]), func(u int) bool { return !d.in(u, &o.A) })...)
		}
		if len(mine) == 0 {
			o.Waiting = d.missing(&o.A)
			continue
		}
		g := d.newGroup(d.types[d.r.groupOf[mine[0]]])
		d.carved[g] = true
		d.called[nameKey(o.A.Name)] = append(d.called[nameKey(o.A.Name)], g)
		d.named[nameKey(o.A.Name)] = append(d.named[nameKey(o.A.Name)], g)
		d.move(mine, g)
		d.units[i][0] = mine
	}
}

// know gives each known entity a group: of the units that bear its names, and of what the
// machine has joined to its main name.
func (d *decider) know() {
	r := d.r
	entry := make(map[string]*KnownName)
	for i := range r.opt.Names {
		for _, name := range r.opt.Names[i].names() {
			entry[nameKey(name)] = &r.opt.Names[i]
		}
	}
	r.listed = make(map[int]*KnownName)
	units := make(map[*KnownName][]int)
	for u := range r.units {
		if k := r.units[u].known(entry); k != nil && r.groupOf[u] >= 0 {
			r.listed[u] = k
			units[k] = append(units[k], u)
		}
	}
	shown := make(map[int]string) // by group
	for key, groups := range d.named {
		for _, g := range groups {
			shown[g] = key
		}
	}
	names := slices.Clone(r.opt.Names)
	slices.SortFunc(names, func(a, b KnownName) int { return cmp.Compare(a.Name, b.Name) })
	for i := range names {
		k := entry[nameKey(names[i].Name)]
		own := units[k]
		if len(own) == 0 {
			continue
		}
		g := d.newGroup(k.Type)
		for _, u := range own {
			d.must.join(own[0], u)
			was := r.groupOf[u]
			if was == g {
				continue
			}
			if entry[shown[was]] == k || d.types[was] == k.Type && r.units[u].bears(nameKey(k.Name)) {
				d.move(slices.DeleteFunc(slices.Clone(d.members[was]), func(v int) bool { return r.listed[v] != nil && r.listed[v] != k }), g)
			} else {
				d.move([]int{u}, g)
			}
		}
		r.fix(g, fixed{name: k.Name, typ: k.Type, typed: true})
	}
}

// known returns the entry that most of a unit's names are of; nil if there is none.
func (u *unit) known(entry map[string]*KnownName) *KnownName {
	counts, all := make(map[*KnownName]int), 0
	var best *KnownName
	for _, list := range [][]graph.Alias{u.names, u.demonyms} {
		for _, a := range list {
			all += a.Count
			keys := mentionKeys(a.Name, u.person)
			for _, key := range keys {
				if k := entry[key]; k != nil {
					if counts[k] += a.Count; best == nil || counts[k] > counts[best] {
						best = k
					}
					break
				}
			}
		}
	}
	if best == nil || 2*counts[best] < all {
		return nil
	}
	return best
}

// in reports whether a unit stands in one of the reference's documents; in any, if it has none.
func (d *decider) in(u int, ref *Reference) bool {
	return len(ref.Documents) == 0 || slices.Contains(ref.Documents, d.r.docs[d.r.units[u].doc].ID)
}

func (d *decider) newGroup(t corpus.EntityType) int {
	d.members, d.types = append(d.members, nil), append(d.types, t)
	d.r.groups++
	return d.r.groups - 1
}

// move takes units out of their groups and into another one.
func (d *decider) move(units []int, group int) {
	left := make(map[int]bool)
	for _, u := range units {
		left[d.r.groupOf[u]] = true
		d.r.groupOf[u] = group
	}
	for g := range left {
		d.members[g] = slices.DeleteFunc(d.members[g], func(u int) bool { return d.r.groupOf[u] != g })
	}
	d.members[group] = append(d.members[group], units...)
}

// groups returns the groups that a reference means: those shown by its name, else the
// one that is called so.
func (d *decider) groups(ref *Reference) []int {
	key := nameKey(ref.Name)
	fits := func(list []int) (out []int) {
		for _, g := range list {
			if (!ref.Typed || d.types[g] == ref.Type) && slices.ContainsFunc(d.members[g], func(u int) bool { return d.in(u, ref) }) {
				out = append(out, g)
			}
		}
		if len(ref.Documents) == 0 { // a split by documents is an exception to what is said of the name
			out = slices.DeleteFunc(out, func(g int) bool { return d.carved[g] })
		}
		return out
	}
	if shown := fits(d.named[key]); len(shown) > 0 {
		return shown
	}
	return fits(d.called[key])
}

// find gives each decision the units that its references mean.
func (d *decider) find() {
	for i := range d.out {
		o := &d.out[i]
		if o.Waiting != "" || d.units[i][0] != nil {
			continue
		}
		if o.apart() {
			d.units[i] = [2][]int{d.bearers(&o.A), d.bearers(&o.B)}
			for k, ref := range []*Reference{&o.A, &o.B} {
				if len(d.units[i][k]) == 0 {
					o.Waiting = cmp.Or(o.Waiting, d.missing(ref))
				}
			}
			continue
		}
		refs := []*Reference{&o.A, &o.B}[:1+boolBit(o.Act == Merge)]
		for k, ref := range refs {
			units, why := d.one(ref)
			d.units[i][k], o.Waiting = units, cmp.Or(o.Waiting, why)
		}
	}
}

// one returns the units of the one group that a reference means: those that bear the
// name, all where none does. It follows new names back to what is renamed.
func (d *decider) one(ref *Reference) (units []int, why string) {
	groups := d.groups(ref)
	if len(groups) == 0 {
		for i := range d.out {
			if o := &d.out[i]; o.Act == Rename && nameKey(o.Name) == nameKey(ref.Name) && nameKey(o.A.Name) != nameKey(ref.Name) {
				return d.one(&o.A)
			}
		}
		return nil, d.missing(ref)
	}
	if len(groups) > 1 {
		return nil, fmt.Sprintf("%v is the name of %d entities; add the type or a document", *ref, len(groups))
	}
	key := nameKey(ref.Name)
	for _, u := range d.members[groups[0]] {
		if d.in(u, ref) && d.r.units[u].bears(key) {
			units = append(units, u)
		}
	}
	if len(units) == 0 {
		units = slices.Clone(d.members[groups[0]])
	}
	return units, ""
}

// bearers returns all units that bear a reference's name.
func (d *decider) bearers(ref *Reference) (units []int) {
	key := nameKey(ref.Name)
	for _, g := range d.called[key] {
		if ref.Typed && d.types[g] != ref.Type {
			continue
		}
		for _, u := range d.members[g] {
			if d.in(u, ref) && d.r.units[u].bears(key) {
				units = append(units, u)
			}
		}
	}
	return units
}

// missing says what keeps a reference from meaning anything.
func (d *decider) missing(ref *Reference) string {
	untyped := Reference{Name: ref.Name, Documents: ref.Documents}
	anywhere := Reference{Name: ref.Name}
	switch {
	case ref.Typed && len(d.groups(&untyped)) > 0:
		return fmt.Sprintf("%q is here of another type than %v", ref.Name, ref.Type)
	case len(ref.Documents) > 0 && len(d.groups(&anywhere)) > 0:
		return fmt.Sprintf("%q is named in other documents only", ref.Name)
	}
	return fmt.Sprintf("no document names %q", ref.Name)
}

// unite joins the groups of merges.
func (d *decider) unite() {
	for i := range d.out {
		o := &d.out[i]
		if o.Act != Merge || o.Waiting != "" {
			continue
		}
		all := slices.Concat(d.units[i][0], d.units[i][1])
		for _, u := range all[1:] {
			d.must.join(all[0], u)
		}
		a, b := d.r.groupOf[d.units[i][0][0]], d.r.groupOf[d.units[i][1][0]]
		a, b = min(a, b), max(a, b)
		if a == b {
			continue
		}
		d.move(slices.Clone(d.members[b]), a)
	}
}

// fix gives the names and types that decisions say. Where the machine has joined what two
// decisions name, the first in their order is done.
func (d *decider) fix() {
	r := d.r
	by := make(map[int]*Outcome) // renames by group
	for i := range d.out {
		o := &d.out[i]
		if o.Waiting != "" {
			continue
		}
		group := r.groupOf[d.units[i][0][0]]
		f := r.fixed[group]
		switch o.Act {
		case Rename:
			if was := by[group]; was != nil && was.Name != o.Name {
				o.Waiting = fmt.Sprintf("the entity is shown as %q by another decision: %v", was.Name, was.Decision)
				continue
			}
			by[group], f.name = o, o.Name
		case Retype:
			if f.typed && f.decided && f.typ != o.Type {
				o.Waiting = fmt.Sprintf("the entity is of type %v by another decision", f.typ)
				continue
			}
			f.typed, f.decided, f.typ = true, true, o.Type
		default:
			continue
		}
		r.fix(group, f)
	}
}

// fixed is what users say of a group.
type fixed struct {
	name           string // empty where nothing is said
	typ            corpus.EntityType
	typed, decided bool // decided: by a decision, which outweighs a list of names
}

func (r *resolver) fix(group int, f fixed) {
	if r.fixed == nil {
		r.fixed = make(map[int]fixed)
	}
	r.fixed[group] = f
}

// decided returns the outcomes with the entities that they are about.
func (r *resolver) decided() []Outcome {
	for i := range r.outcomes {
		o := &r.outcomes[i]
		for _, u := range o.units {
			if p := r.entity(r.groupOf[u]); o.Waiting == "" && p != nil && !slices.Contains(o.Entities, p.id) {
				o.Entities = append(o.Entities, p.id)
			}
		}
	}
	return r.outcomes
}
