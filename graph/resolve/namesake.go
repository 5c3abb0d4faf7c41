package resolve

import (
	"cmp"
	"slices"

	"tercet/corpus"
)

// qualify makes the names unique. Namesakes with proper names get in brackets their kind, or the state that they are of, else
// their commonest role, else where their first document plays: its main place for what has a
// place, otherwise whom or what it tells of most; then they are numbered. Of things the one with
// most mentions keeps the plain name, unless this leaves open which one is meant (meant.go).
func (r *resolver) qualify(profiles []*profile) {
	t := takeNames(profiles)
	s := r.newSettings(profiles)
	s.tellWhich(t)
	var several [][]*profile
	for _, ps := range t.bearers {
		if plain(ps) {
			ps[0].name = ps[0].base
		} else {
			several = append(several, ps)
		}
	}
	slices.SortFunc(several, func(a, b []*profile) int { return cmp.Compare(a[0].base, b[0].base) })
	for _, ps := range several {
		r.qualifyNamesakes(ps, s, t)
	}
}

// takenNames are the names that are not free any more: those that only one profile has, and those given
// to namesakes.
type takenNames struct {
	number  map[string]int // of each base
	bearers [][]*profile   // by number, in their order
	given   map[string]bool
}

func takeNames(profiles []*profile) *takenNames {
	t := &takenNames{number: make(map[string]int, len(profiles)), given: make(map[string]bool)}
	numbers, sizes := make([]int, len(profiles)), make([]int, 0, len(profiles))
	for i, p := range profiles {
		n, ok := t.number[p.base]
		if !ok {
			n = len(sizes)
			t.number[p.base], sizes = n, append(sizes, 0)
		}
		numbers[i] = n
		sizes[n]++
	}
	free := make([]*profile, len(profiles))
	t.bearers = make([][]*profile, len(sizes))
	for n, size := range sizes {
		t.bearers[n], free = free[:0:size], free[size:]
	}
	for i, n := range numbers {
		t.bearers[n] = append(t.bearers[n], profiles[i])
	}
	return t
}

// plain reports whether those that bear a base are one, which it tells enough of.
func plain(bearers []*profile) bool { return len(bearers) == 1 && !bearers[0].open }

func (t *takenNames) has(name string) bool {
	n, ok := t.number[name]
	return t.given[name] || ok && plain(t.bearers[n])
}

// owned reports whether a thing is somebody's: "his campaign".
func (p *profile) owned() bool { return !p.named && p.owner >= 0 }

// levels is the number of what qualifier tries one after the other.
const levels = 3

func (r *resolver) qualifyNamesakes(ps []*profile, s *settings, taken *takenNames) {
	base := ps[0].base
	slices.SortFunc(ps, func(a, b *profile) int {
		return cmp.Or(boolCompare(b.named, a.named), boolCompare(a.owned(), b.owned()), cmp.Compare(b.mentions, a.mentions), cmp.Compare(a.docs[0], b.docs[0]), cmp.Compare(a.group, b.group))
	})
	qualifiers := make([]string, len(ps)) // of the last level
	for level := range levels {
		count := make(map[string]int)
		for i, p := range ps {
			if p.name == "" {
				qualifiers[i] = s.qualifier(p, level)
				count[qualifiers[i]]++
			}
		}
		for i, p := range ps {
			q := qualifiers[i]
			if p.name != "" || q == "" || count[q] > 1 {
				continue
			}
			name := base + " (" + q + ")"
			if i == 0 && !p.owned() && !p.open && (!p.named || !ps[1].named) {
				name = base
			}
			if !taken.has(name) {
				p.name = name
				taken.given[name] = true
			}
		}
	}
	last := make(map[string]int) // by qualifier: the last number given
	for i, p := range ps {
		if i == 0 && !p.named && p.name == "" && !taken.has(base) {
			p.name = base
			taken.given[base] = true
		}
		q := cmp.Or(qualifiers[i], r.docs[p.docs[0]].ID)
		for k := last[q] + 1; p.name == ""; k++ {
			name := base + " (" + q + " " + itoa(k) + ")"
			if k == 1 {
				name = base + " (" + q + ")"
			}
			if last[q] = k; !taken.has(name) {
				p.name = name
				taken.given[name] = true
			}
		}
	}
}

// settings says what documents tell of most, as far as namesakes need it.
type settings struct {
	*resolver
	profiles  []*profile // by group; nil where none is
	names     []naming   // by group, of what has a proper name; without a profile where none is
	of        []setting  // by document
	documents [][]int    // by story
}

// onlySpeaks is how often at most a text mentions whom it names for what they say only.
const onlySpeaks = 2

// setting is what a document tells of most: of all names, and of the places.
type setting struct {
	main, place leading
	names       []naming
	most        *profile // foremost of names
}

// naming is how often a document mentions a name.
type naming struct {
	*profile
	mentions int
	speaks   bool // is an outlet, or named little, for something said
}

// leading is the name that a document mentions most, and the one after it.
type leading struct {
	name, second string
	most, next   int
}

func (r *resolver) newSettings(profiles []*profile) *settings {
	s := &settings{r, make([]*profile, r.groups), make([]naming, r.groups), make([]setting, len(r.docs)), make([][]int, len(r.docs))}
	parallelEach(len(profiles), func(i int) {
		p := profiles[i]
		if s.profiles[p.group] = p; p.named && wellFormed(p.base) {
			s.names[p.group] = naming{profile: p, speaks: wellKnown(p.base)}
		}
	})
	for d, story := range r.stories {
		s.documents[story] = append(s.documents[story], d)
	}
	parallelWith(len(r.docs), func() func(d int) {
		at := make([]int, r.groups) // places of groups among the document's names, plus one
		return func(d int) { s.of[d] = s.setting(d, at) }
	})
	return s
}

// setting returns the setting of a document. What it puts at groups it takes away again.
func (s *settings) setting(d int, at []int) (out setting) {
	named := func(u int) *naming { // of a unit; nil where it has no name, or was not mentioned so far
		if g := s.groupOf[u]; g >= 0 && at[g] > 0 {
			return &out.names[at[g]-1]
		}
		return nil
	}
	for u := s.first[d]; u < s.first[d]+len(s.docs[d].units); u++ {
		n := named(u)
		if n == nil {
			g := s.groupOf[u]
			if g < 0 || s.names[g].profile == nil {
				continue
			}
			out.names = append(out.names, s.names[g])
			at[g] = len(out.names)
			n = named(u)
		}
		n.mentions += s.units[u].mentions
	}
	for i := range s.docs[d].propositions {
		for k := range s.docs[d].propositions[i].Said {
			if u, ok := s.unitFor(d, &s.docs[d].propositions[i].Said[k].Speaker); ok {
				if n := named(u); n != nil && n.mentions <= onlySpeaks {
					n.speaks = true
				}
			}
		}
	}
	for _, n := range out.names {
		at[n.group] = 0
		out.main.count(n.base, n.mentions)
		if n.entityType() == corpus.Place {
			out.place.count(n.base, n.mentions)
		}
	}
	out.most = foremost(out.names)
	return out
}

// count takes a name with its mentions; of equals the first in the alphabet leads.
func (l *leading) count(name string, n int) {
	switch {
	case n > l.most || n == l.most && name < l.name:
		l.name, l.most, l.second, l.next = name, n, l.name, l.most
	case n > l.next || n == l.next && name < l.second:
		l.second, l.next = name, n
	}
}

// but returns the name, or the one after it where that is the given one.
func (l *leading) but(name string) string {
	if l.name == name {
		return l.second
	}
	return l.name
}

// qualifier returns what tells an entity from its namesakes at a level: kind, role, setting.
func (s *settings) qualifier(p *profile, level int) string {
	d := p.docs[0]
	switch {
	case level == 2 && !p.named:
		return p.which
	case level == 2:
		if typ := p.entityType(); typ == corpus.Org || typ == corpus.Place || typ == corpus.Event {
			if place := s.of[d].place.but(p.base); place != "" {
				return place
			}
		}
		return s.of[d].main.but(p.base)
	case p.owned() && level == 0 && s.profiles[p.owner] != nil:
		return s.profiles[p.owner].base
	case !p.named:
		return ""
	case level == 0 && p.of != "":
		return p.of
	case level == 0:
		return p.kindWord()
	}
	if roles := p.roles.aliases(); len(roles) > 0 {
		return roles[0].Name
	}
	return ""
}
