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

// profile is what is known of a group before it is named.
type profile struct {
	group    int
	base     string // its name without qualifier
	kind     string // "person", "country"
	named    bool
	votes    [corpus.Text + 1]float64
	names    map[string]int
	titled   map[string]int // names with what belongs to them
	roles    map[string]int
	shown    map[string]int
	copies   map[string]int // of shown, those of units without a name
	told     map[string]int // of shown, those of units that propositions are about
	alone    map[string]int // of shown, those that describe nothing else in the corpus
	docs     []int
	mentions int
	joined   map[string]int // descriptions that decisions join to it
	fixed    fixed
	state    *corpus.State
	of       string // the state of a body that many states have
	person   bool
	name     string // with its qualifier
	id       graph.ID
}

// nameEntities gives each group its type, its unique name, its ID and its aliases.
func (r *resolver) nameEntities() {
	profiles := r.profiles()
	parallel(len(profiles), func(i int) {
		p := profiles[i]
		p.base, p.kind = cmp.Or(p.fixed.name, showable(p.choose())), p.kindWord()
	})
	r.qualify(profiles)
	parallel(len(profiles), func(i int) { profiles[i].id = identify(profiles[i].name) })
	slices.SortFunc(profiles, func(a, b *profile) int { return cmp.Compare(a.id, b.id) })
	r.ids = make([]graph.ID, r.groups)
	r.entityOf = make([]int, r.groups)
	r.entities = make([]graph.Entity, len(profiles))
	parallel(len(profiles), func(i int) {
		r.entities[i] = r.entity(profiles[i])
		r.ids[profiles[i].group], r.entityOf[profiles[i].group] = r.entities[i].ID, i
	})
}

// entity returns the entity of a group.
func (r *resolver) entity(p *profile) graph.Entity {
	e := graph.Entity{ID: p.id, Type: p.entityType(), Name: p.name, Documents: make([]string, len(p.docs)), Aliases: p.aliases()}
	for i, d := range p.docs {
		e.Documents[i] = r.docs[d].ID
	}
	for _, a := range aliases(p.roles) {
		e.Roles = append(e.Roles, a.Name)
	}
	return e
}

// showable returns a base that may begin an entity's name. What is left of a
// phrase when its owner is taken off may begin with a quotation mark.
func showable(base string) string {
	if base = clean(base); base == "" {
		return "unnamed"
	}
	return base
}

// profiles gathers the units of every group, in order of group.
func (r *resolver) profiles() []*profile {
	told := r.toldUnits()
	used := make([]bool, r.groups)
	members := make([][]int, r.groups)
	for i, g := range r.groupOf {
		if g >= 0 {
			members[g] = append(members[g], i)
			used[g] = used[g] || told[i] || r.units[i].named()
		}
	}
	members = slices.DeleteFunc(members, func(units []int) bool { return len(units) == 0 || !used[r.groupOf[units[0]]] })
	profiles := make([]*profile, len(members))
	parallel(len(profiles), func(i int) { profiles[i] = r.profile(members[i], told) })
	byGroup := make([]*profile, r.groups)
	for _, p := range profiles {
		byGroup[p.group] = p
	}
	r.tellAlone(byGroup)
	return profiles
}

// profile gathers the units of a group, which are told of or not.
func (r *resolver) profile(units []int, told []bool) *profile {
	group := r.groupOf[units[0]]
	p := &profile{group: group, fixed: r.fixed[group]}
	for _, i := range units {
		p.add(r, &r.units[i])
		for _, s := range r.units[i].shown {
			if told[i] {
				count(&p.told, s, 1)
			}
			if !r.units[i].named() && r.machine[i] != group {
				count(&p.joined, s, 1)
			}
		}
	}
	return p
}

// toldUnits returns which units propositions are about. Things that none is about become no
// entities, and take no names from those that do.
func (r *resolver) toldUnits() []bool {
	told := make([]bool, len(r.units))
	for d, doc := range r.docs {
		for p := range doc.propositions {
			for _, a := range arguments(&doc.propositions[p]) {
				if u, ok := r.unitFor(d, a); ok {
					told[u] = true
				}
			}
		}
	}
	return told
}

// count adds to a count; most profiles need few of their maps.
func count(counts *map[string]int, key string, n int) {
	if *counts == nil {
		*counts = make(map[string]int)
	}
	(*counts)[key] += n
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
				count(&p.names, n.text, a.Count)
				continue
			}
		}
		count(&p.names, a.Name, a.Count)
	}
	for _, a := range u.demonyms {
		count(&p.names, a.Name, a.Count)
	}
	if u.person == (u.types[corpus.Person] > 0) {
		for _, a := range u.titled {
			count(&p.titled, a.Name, a.Count)
		}
	}
	for _, role := range u.roles {
		count(&p.roles, role, 1)
	}
	for i, text := range u.nominals {
		count(&p.shown, u.shown[i], 1)
		if !u.named() {
			count(&p.copies, u.shown[i], 1)
		}
		if u.looks[i].role != nil {
			count(&p.roles, text, 1)
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
// frequent one that is no acronym and has no adjective of a state in front.
func (p *profile) choose() string {
	if p.state != nil {
		return p.state.Name
	}
	counts := p.names
	if !p.named {
		counts = p.toldNames()
	}
	list := aliases(counts)
	if len(list) == 0 {
		return "unnamed"
	}
	frequent := list[0].Count
	rank := func(a graph.Alias) (k int) {
		if !p.named {
			return 0
		}
		if wellFormed(a.Name) {
			k += 100
		}
		n := parseName(a.Name, p.person)
		switch {
		case p.person:
			k += 10 * min(fullWords(&n), 3)
		case n.acronym:
			k -= 20
		case n.withoutDemonym() != nil && p.names[strings.Join(strings.Fields(a.Name)[1:], " ")] > 0:
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
func (p *profile) toldNames() map[string]int {
	if len(p.told) == 0 || len(p.told) == len(p.shown) {
		return p.shown
	}
	words := make(map[string]bool)
	for s := range p.told {
		words[describe([]string{fold(s)}).key] = true
	}
	out := make(map[string]int)
	for s, n := range p.shown {
		if p.told[s] > 0 || words[describe([]string{fold(s)}).key] {
			out[s] = n
		}
	}
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
	b.WriteString("e/")
	for _, c := range name {
		switch {
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
