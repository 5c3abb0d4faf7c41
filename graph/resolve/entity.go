package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
	"tercet/graph"
)

func itoa(i int) string { return strconv.Itoa(i) }

// profile is what is known of a group, and then the entity that it is.
type profile struct {
	portrait
	group    int
	votes    [corpus.Text + 1]float64
	mentions int
	fixed    fixed
	state    *corpus.State
	of       string // the state of a body that many states have
	owner    int    // of a thing: the group of whose it is; -1 where it is nobody's
	proper   bool   // has a proper name

	// Of things only.
	seen    table[string, seen] // by description, in the order of those shown
	certain bool                // a text has it with "the", or is of it several times
	open    bool                // its description does not say which it is
	which   string              // what says so, or tells it from its namesakes
	id      graph.ID
}

// portrait is what the record of an entity is made of, and nothing else.
type portrait struct {
	name   string // with its qualifier
	base   string // its name without qualifier
	typ    corpus.EntityType
	named  bool
	person bool
	names  tally
	titled tally // names with what belongs to them
	full   tally // descriptions with the names behind them
	roles  tally
	shown  table[string, telling] // descriptions
	docs   []int
}

// telling says how often a description is a group's.
type telling struct {
	all    int
	copies int // of units without a name
	told   int // of units that propositions are about
	alone  int // where it describes nothing else in the corpus
	joined int // by decisions
}

// nameEntities gives each group its type, its unique name and its ID.
func (r *resolver) nameEntities() {
	profiles := r.profiles()
	parallelEach(len(profiles), func(i int) {
		p := profiles[i]
		p.base = cmp.Or(p.fixed.name, showable(p.choose()))
		if authorities[fold(p.base)] && !p.named {
			p.base = fold(p.base) // a sentence's first word
		}
	})
	r.qualify(profiles)
	parallelEach(len(profiles), func(i int) {
		p := profiles[i]
		p.typ = p.entityType()
		p.proper = p.typ != corpus.Thing && wellFormed(p.name)
		p.id = identify(p.name)
	})
	r.entities, r.entityOf = inOrder(profiles), make([]int, r.groups)
	for g := range r.entityOf {
		r.entityOf[g] = -1
	}
	for i, p := range profiles {
		r.entityOf[p.group] = i
	}
}

// inOrder returns profiles in order of ID. Nearly all are told apart by how these begin.
func inOrder(profiles []*profile) []*profile {
	type keyed struct {
		begins uint64
		*profile
	}
	order := make([]keyed, len(profiles))
	for i, p := range profiles {
		order[i] = keyed{beginning(p.id[len("e/"):]), p}
	}
	slices.SortFunc(order, func(a, b keyed) int {
		if a.begins != b.begins {
			return cmp.Compare(a.begins, b.begins)
		}
		return cmp.Compare(a.id, b.id)
	})
	for i := range order {
		profiles[i] = order[i].profile
	}
	return profiles
}

// showable returns a base that may begin an entity's name. What is left of a
// phrase when its owner is taken off may begin with a quotation mark.
func showable(base string) string {
	if base = clean(base); base == "" {
		return unnamed
	}
	return base
}

// profiles gathers the units of every group, in order of group.
func (r *resolver) profiles() []*profile {
	told := r.toldUnits()
	used := make([]bool, r.groups)
	for i, g := range r.groupOf {
		if g >= 0 {
			used[g] = used[g] || told[i] || r.units[i].named()
		}
	}
	members := slices.DeleteFunc(r.members(), func(units []int) bool { return len(units) == 0 || !used[r.groupOf[units[0]]] })
	profiles, all := make([]*profile, len(members)), make([]profile, len(members))
	docs := make([]int, len(r.units))
	for i, units := range members {
		all[i].docs, docs = docs[:0:len(units)], docs[len(units):]
	}
	parallelEach(len(profiles), func(i int) {
		profiles[i] = &all[i]
		r.fill(profiles[i], members[i], told)
	})
	byGroup := make([]*profile, r.groups)
	for _, p := range profiles {
		byGroup[p.group] = p
	}
	r.tellAlone(byGroup)
	return profiles
}

// members returns the units of each group, in order.
func (r *resolver) members() [][]int {
	sizes := make([]int, r.groups)
	grouped := 0
	for _, g := range r.groupOf {
		if g >= 0 {
			sizes[g]++
			grouped++
		}
	}
	members, free := make([][]int, r.groups), make([]int, grouped)
	for g, n := range sizes {
		members[g], free = free[:0:n], free[n:]
	}
	for u, g := range r.groupOf {
		if g >= 0 {
			members[g] = append(members[g], u)
		}
	}
	return members
}

// fill gathers the units of a group, which are told of or not.
func (r *resolver) fill(p *profile, units []int, told []bool) {
	p.group = r.groupOf[units[0]]
	p.fixed, p.owner = r.fixed[p.group], -1
	descriptions := 0
	for _, i := range units {
		descriptions += len(r.units[i].shown)
	}
	p.shown.rows = make([]row[string, telling], 0, min(descriptions, fewRows))
	p.seen.rows = make([]row[string, seen], 0, min(descriptions, fewRows))
	for _, i := range units {
		u := &r.units[i]
		p.add(r, u)
		p.certain = p.certain || u.certain()
		joined := !u.named() && r.machine[i] != p.group
		worded := slices.Contains(u.at, -1) // by propositions
		for j, s := range u.shown {
			d := p.shown.of(s)
			d.all++
			d.copies += boolBit(!u.named())
			d.told += boolBit(told[i] && (!worded || u.at[j] < 0))
			d.joined += boolBit(joined)
			if !u.named() {
				p.seen.of(s).add(&u.looks[j])
			}
		}
	}
}

// toldUnits returns which units propositions are about. Things that none is about become no
// entities, and take no names from those that do.
func (r *resolver) toldUnits() []bool {
	told := make([]bool, len(r.units))
	parallelWith(len(r.docs), func() func(d int) {
		var as []*corpus.Argument
		return func(d int) {
			for p := range r.docs[d].propositions {
				as = appendArguments(as[:0], &r.docs[d].propositions[p])
				for _, a := range as {
					if u, ok := r.unitFor(d, a); ok {
						told[u] = true
					}
				}
			}
		}
	})
	r.tellInDoubt(told)
	return told
}

func (p *profile) add(r *resolver, u *unit) {
	p.named = p.named || u.named()
	p.person = p.person || u.person
	if u.state != nil {
		p.state = u.state
	}
	p.of = cmp.Or(p.of, u.body.of)
	for t, v := range u.votes {
		p.votes[t] += v
	}
	for _, a := range u.names {
		if u.person {
			if n := r.parsed(a.Name, true); n.text != "" {
				p.names.add(n.text, a.Count)
				continue
			}
		}
		p.names.add(a.Name, a.Count)
	}
	for _, a := range u.demonyms {
		p.names.add(a.Name, a.Count)
	}
	if u.person == (u.types[corpus.Person] > 0) {
		for _, a := range u.titled {
			p.titled.add(a.Name, a.Count)
		}
	}
	for _, f := range u.full {
		p.full.add(f, 1)
	}
	for _, role := range u.roles {
		p.roles.add(role, 1)
	}
	for i, text := range u.nominals {
		if u.looks[i].role != nil {
			p.roles.add(text, 1)
		}
		if o, _, ok := r.ownerOf(u, i); ok {
			p.owner = r.groupOf[o]
		}
	}
	if l := len(p.docs); l == 0 || p.docs[l-1] != u.doc {
		p.docs = append(p.docs, u.doc)
	}
	p.mentions += u.mentions
}

func (p *profile) entityType() corpus.EntityType {
	switch {
	case p.fixed.typed:
		return p.fixed.typ
	case !p.named:
		return corpus.Thing
	case p.state != nil:
		return corpus.Place
	case webAddress(p.base):
		return corpus.Org
	case p.person && topType(&p.votes) != corpus.Person && p.votes[corpus.Person] == 0:
		return corpus.Person
	}
	if t := topType(&p.votes); t != corpus.Thing {
		return t
	}
	return corpus.Org
}

// webAddress reports whether a name is that of a site, "norvikpost.com": who runs it is meant.
func webAddress(name string) bool {
	host, domain, ok := strings.Cut(name, ".")
	if !ok || len(host) < 2 || len(domain) < 2 || strings.ContainsAny(name, " /") || strings.HasSuffix(domain, ".") {
		return false
	}
	return !strings.ContainsFunc(domain, func(c rune) bool { return c != '.' && !unicode.IsLower(c) })
}

var kindWords = [...]string{"thing", "person", "organisation", "place", "event", "work", "product", "group"}

func (p *profile) kindWord() string {
	if p.state != nil && !p.fixed.typed {
		return p.state.Kind
	}
	return kindWords[p.entityType()]
}

// choose returns the name that the entity is shown by: of a state its usual one;
// else well formed before not, of persons the fullest, of others the most
// frequent one that is no acronym and has no adjective of a state in front. What
// has no name has its description.
func (p *profile) choose() string {
	if p.state != nil {
		return p.state.Name
	}
	if !p.named {
		told := p.toldNames()
		for i := range p.full.rows {
			told = append(told, graph.Alias{Name: p.full.rows[i].key, Count: p.full.rows[i].value})
		}
		return tellingName(told)
	}
	list := p.names.aliases()
	switch len(list) {
	case 0:
		return unnamed
	case 1:
		return cmp.Or(regions[fold(list[0].Name)], list[0].Name)
	}
	frequent := list[0].Count
	rank := func(a graph.Alias) (k int) {
		if wellFormed(a.Name) {
			k += 100
		}
		n := parseName(a.Name, p.person)
		switch {
		case p.person:
			k += 10 * min(fullWords(&n), 3)
		case n.acronym:
			k -= 20
		case n.withoutDemonym() != nil && p.names.count(strings.Join(strings.Fields(a.Name)[1:], " ")) > 0:
			k -= 5
		case len(n.words) == 1 && len(list) > 1:
			k -= 2
		}
		if a.Count*20 < frequent || regions[fold(a.Name)] != "" {
			k -= 30 // a slip, or an adjective
		}
		return k
	}
	best, highest := list[0], rank(list[0])
	for _, a := range list[1:] {
		k := rank(a)
		if cmp.Or(cmp.Compare(highest, k), cmp.Compare(best.Count, a.Count), cmp.Compare(len(best.Name), len(a.Name)), cmp.Compare(a.Name, best.Name)) < 0 {
			best, highest = a, k
		}
	}
	return cmp.Or(regions[fold(best.Name)], best.Name)
}

// toldNames returns the descriptions of a thing in the words that propositions have for it,
// which may leave out articles; all where none is told of.
func (p *profile) toldNames() (out []graph.Alias) {
	told := 0
	for i := range p.shown.rows {
		told += boolBit(p.shown.rows[i].value.told > 0)
	}
	all := told == 0 || told == len(p.shown.rows)
	var words []string
	if !all {
		for i, s := range p.shown.rows {
			if s.value.told > 0 {
				words = append(words, p.seen.rows[i].value.words)
			}
		}
	}
	out = make([]graph.Alias, 0, len(p.shown.rows))
	for i, s := range p.shown.rows {
		if all || s.value.told > 0 || slices.Contains(words, p.seen.rows[i].value.words) {
			out = append(out, graph.Alias{Name: s.key, Count: s.value.all})
		}
	}
	sortAliases(out)
	return out
}

// fullWords counts the words that are more than initials.
func fullWords(n *name) int {
	k := 0
	for _, w := range n.words {
		if len(w) > 1 {
			k++
		}
	}
	return k
}

// stateOffice reports whether a description gives an office of a state: "Kazakh president".
func stateOffice(text string) bool {
	k, ok := parseRole(text)
	return ok && k.office() && k.ofState()
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// identify returns the ID of the entity with the given unique name: "e/" and the name
// with underscores for spaces, what an IRI cannot hold escaped. Names that
// differ have IDs that differ.
func identify(name string) graph.ID {
	var b strings.Builder
	b.Grow(len("e/") + len(name))
	b.WriteString("e/")
	for _, c := range name {
		switch {
		case 'a' <= c && c <= 'z':
			b.WriteByte(byte(c))
		case c == ' ':
			b.WriteByte('_')
		case strings.ContainsRune("%_<>\"{}|\\^`#?", c), unicode.IsControl(c), unicode.IsSpace(c):
			var buf [utf8.UTFMax]byte
			for _, x := range buf[:utf8.EncodeRune(buf[:], c)] {
				fmt.Fprintf(&b, "%%%02X", x)
			}
		default:
			b.WriteRune(c)
		}
	}
	return graph.ID(b.String())
}
