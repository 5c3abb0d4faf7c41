package coref

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"tercet/corpus"
)

// sameNames merges names of the same words; "the United States" and "US" are
// the same, for both name one state.
func (r *resolver) sameNames() {
	first := make(map[string]*mention)
	for _, m := range r.mentions {
		if m.Kind != corpus.Name || len(m.name) == 0 {
			continue
		}
		key := m.key
		if m.names != "" && m.Type != corpus.Person {
			key = "state " + m.names
		}
		if f, ok := first[key]; ok {
			merge(f, m)
		} else {
			first[key] = m
		}
	}
}

// nameVariants merges the spellings and short forms of one name: full name and
// surname, initials, transliterations, acronyms.
func (r *resolver) nameVariants() {
	var names []*mention // the first of each distinct name
	seen := make(map[string]bool)
	for _, m := range r.mentions {
		if m.Kind == corpus.Name && len(m.name) > 0 && !seen[m.key] {
			seen[m.key] = true
			names = append(names, m)
		}
	}
	shared, features := shareFeatures(names)
	// Full names first, so that a surname sees how many bear it.
	for i, m := range names {
		beside := shared.near(features[i])
		for _, n := range beside {
			if n.Start < m.Start && m.cluster != n.cluster && (fullVariant(m, n) || acronymOf(m, n) || acronymOf(n, m) ||
				r.shortens(n, m) && !rivalled(m, n, shared.near(featuresOf(n))) || r.shortens(m, n) && !rivalled(n, m, beside)) {
				merge(n, m)
			}
		}
	}
	for i, m := range names {
		if len(m.name) == 1 {
			r.joinShort(m, shared.near(features[i]))
		}
	}
	r.bracketed()
}

// bracketed merges an acronym in brackets with the name before them, of which
// the parser may have seen the last words only: "[Free] Union of Towns (FUT)".
func (r *resolver) bracketed() {
	for _, m := range r.mentions {
		if m.Kind != corpus.Name || !isAcronym(m.form) || m.First < 2 || r.trees[m.Sentence].tokens[m.First-1].Form != "(" {
			continue
		}
		for _, n := range r.headed[m.Sentence] {
			if n == nil || n.Kind != corpus.Name || n.Last != m.First-2 || n.isPersonal() || m.cluster == n.cluster {
				continue
			}
			if capitals, all := initials(n.form); len(capitals) > 1 && (strings.HasSuffix(m.form, capitals) || strings.HasSuffix(m.form, all)) {
				merge(n, m)
			}
		}
	}
}

// isPersonal reports whether a mention may name a person.
func (m *mention) isPersonal() bool { return m.cluster.typ() == corpus.Person }

// fullVariant reports whether two full names of persons are variants of one:
// the surnames are spelled alike, and the first names too, or one is an initial
// of the other.
func fullVariant(m, n *mention) bool {
	if len(m.name) < 2 || len(n.name) < 2 || !m.isPersonal() || !n.isPersonal() {
		return false
	}
	a, b := m.name[len(m.name)-1], n.name[len(n.name)-1]
	x, y := m.name[0], n.name[0]
	if a == b && (slices.Contains(m.name[:len(m.name)-1], y) || slices.Contains(n.name[:len(n.name)-1], x) || initialOf(x, y) || initialOf(y, x)) {
		return true
	}
	return alike(a, b) && alike(x, y)
}

// particles begin surnames: "Van Orlow" is what others are called whom nobody takes for one another.
var particles = set(`van von de den der del della di da dos du bin ibn`)

// initialOf reports whether x is the first letter of y.
func initialOf(x, y string) bool {
	return utf8.RuneCountInString(x) == 1 && strings.HasPrefix(y, x)
}

// joinShort merges a one-word name with the full name that it is a part of, or
// with variants of its spelling, unless several full names fit.
func (r *resolver) joinShort(m *mention, near []*mention) {
	word := m.name[0]
	if m.Type != corpus.Person && m.Type != corpus.Thing && m.Type != corpus.Org && m.Type != corpus.Place {
		return
	}
	for _, fits := range []func(n *mention) bool{
		func(n *mention) bool { return n.name[len(n.name)-1] == word },
		func(n *mention) bool { return n.name[0] == word },
		func(n *mention) bool { return slices.Contains(n.name, word) },
		func(n *mention) bool { return alike(n.name[len(n.name)-1], word) && !r.together(m.cluster, n.cluster) },
	} {
		var found []*mention
		full := 0
		for _, n := range near {
			if n == m || n.cluster == m.cluster || !n.isPersonal() || !fits(n) || m.cluster.gender&n.cluster.gender&anyone == 0 && m.isPersonal() {
				continue
			}
			if len(n.name) == 1 && (!m.isPersonal() || fullNames(n.cluster) && fullNames(m.cluster)) {
				continue
			}
			if !slices.ContainsFunc(found, func(f *mention) bool { return f.cluster == n.cluster }) {
				found = append(found, n)
				if fullNames(n.cluster) {
					full++
				}
			}
		}
		if full > 1 {
			bearers := found
			if found = mainBearer(found); found == nil {
				r.bySurname(m, bearers)
				return
			}
		}
		if full > 0 && fullNames(m.cluster) {
			return
		}
		for _, n := range found {
			if m.isPersonal() || m.Type != corpus.Place || len(n.name) > 1 && m.names == "" && r.lex.seats[word] == "" {
				merge(n, m)
			}
		}
		if len(found) > 0 {
			return
		}
	}
}

// mainBearer returns of the bearers of one surname the one that a text means by
// the surname alone: who is introduced first, and in full more often than any
// other. It returns none if there is no such person.
func mainBearer(found []*mention) []*mention {
	count := func(m *mention) (n int) {
		for _, x := range m.cluster.mentions {
			if x.Kind == corpus.Name && len(x.name) > 1 {
				n++
			}
		}
		return n
	}
	first := slices.MinFunc(found, func(a, b *mention) int { return cmp.Compare(a.Start, b.Start) })
	for _, m := range found {
		if m != first && count(m) >= count(first) {
			return nil
		}
	}
	return []*mention{first}
}

// bySurname takes the cluster of a surname that several persons bear apart: each
// occurrence is the only bearer named so far, or the one named in the last three
// sentences, or remains with those that nobody can tell.
func (r *resolver) bySurname(m *mention, bearers []*mention) {
	old := m.cluster.mentions
	if slices.ContainsFunc(old, func(x *mention) bool { return x.Kind != corpus.Name || len(x.name) != 1 }) {
		return
	}
	slices.SortFunc(old, func(a, b *mention) int { return cmp.Compare(a.Start, b.Start) })
	named := make([][]*mention, len(bearers)) // in order
	for i, b := range bearers {
		named[i] = slices.Clone(b.cluster.mentions)
		slices.SortFunc(named[i], func(a, b *mention) int { return cmp.Compare(a.Start, b.Start) })
	}
	var unknown *mention
	for _, x := range old {
		x.cluster = &cluster{mentions: []*mention{x}, named: true}
		x.settle()
		var so, near []*mention
		for _, list := range named {
			i, _ := slices.BinarySearchFunc(list, x.Start, func(n *mention, start int) int { return cmp.Compare(n.Start, start) })
			if i > 0 {
				so = append(so, list[i-1])
				if x.Sentence-list[i-1].Sentence < 3 {
					near = append(near, list[i-1])
				}
			}
		}
		switch {
		case len(so) == 1:
			merge(so[0], x)
		case len(near) == 1:
			merge(near[0], x)
		case unknown == nil:
			unknown = x
		default:
			merge(unknown, x)
		}
	}
}

// fullNames reports whether a cluster holds a name of two words or more.
func fullNames(c *cluster) bool {
	return slices.ContainsFunc(c.mentions, func(m *mention) bool { return m.Kind == corpus.Name && len(m.name) > 1 })
}

// together reports whether mentions of both clusters stand in one sentence,
// where one would rather not be spelled in two ways.
func (r *resolver) together(x, y *cluster) bool {
	in := make(map[int]bool)
	for _, m := range x.mentions {
		in[m.Sentence] = true
	}
	return slices.ContainsFunc(y.mentions, func(m *mention) bool { return in[m.Sentence] })
}

// shortens reports whether short is long without words that may be left out. That a first word stands for a
// name is clear only where the text has the name first, its opening aside: who has spoken of Varn means another
// company by Varn Norge.
func (r *resolver) shortens(short, long *mention) bool {
	if !longForm(long, short) {
		return false
	}
	if !beginning(long, short) || !slices.Equal(long.name[:1], short.name) || !slices.ContainsFunc(long.name[1:], func(w string) bool { return !designators[w] }) {
		return true
	}
	return !slices.ContainsFunc(short.cluster.mentions, func(m *mention) bool {
		return m.Start < long.Start && m.key == short.key && !r.opening(m.Sentence)
	})
}

// opening reports whether a sentence is a heading, or the text's first.
func (r *resolver) opening(sentence int) bool {
	if sentence == 0 {
		return true
	}
	b := r.doc.Sentences[sentence].Block
	return b >= 0 && b < len(r.doc.Blocks) && r.doc.Blocks[b].Kind == corpus.Heading
}

// rivalled reports whether near has another long form of short than long, of
// another thing: the courts of Orla and of Teva are both the Supreme Court.
func rivalled(long, short *mention, near []*mention) bool {
	return slices.ContainsFunc(near, func(n *mention) bool {
		if n == long || !longForm(n, short) || longForm(n, long) || longForm(long, n) {
			return false
		}
		a, b := len(n.name)-len(short.name), len(long.name)-len(short.name)
		s := state(strings.Join(n.name[:a], " "))
		return s == "" || s != state(strings.Join(long.name[:b], " "))
	})
}

// addName enters a name; an adjective of a state becomes a demonym.
func (r *resolver) addName(cm corpus.Mention) {
	t := &r.trees[cm.Sentence]
	cm.Kind = corpus.Name
	if ok, people := r.demonym(cm.Sentence, cm.Head); ok && cm.First == cm.Last {
		if people || t.tokens[cm.Head].UPOS == "ADJ" || t.rel(cm.Head) == "amod" || r.adjectives.of(lower(t.tokens[cm.Head].Form)) != "" {
			r.addDemonym(cm.Sentence, cm.Head, people)
			return
		}
	}
	text := r.doc.Slice(cm.Span)
	n := r.read(text)
	if n.title {
		return // "the President" is a description
	}
	if cm.Type != corpus.Place && cm.Type != corpus.Org && n.sex == 0 {
		switch {
		case n.state != "":
			cm.Type = corpus.Place
		case r.lex.seats[n.key] != "":
			cm.Type = corpus.Org
		}
	}
	outlet := strings.EqualFold(text, r.doc.Meta.Source)
	if outlet && cm.Type == corpus.Person {
		cm.Type = corpus.Org
	}
	m := r.enter(cm)
	m.outlet = outlet
	if m.form != text { // without its 's
		n = r.read(m.form)
	}
	m.low, m.name, m.key, m.names = n.low, n.words, n.key, n.state
	m.cluster.state = n.whole
	if m.Type != corpus.Person && len(m.name) == 1 && m.names != "" && m.cluster.state == "" {
		m.name = strings.Fields(m.low) // Captain America is not America
		m.key, m.names = strings.Join(m.name, " "), ""
	}
	if m.cluster.state == "" {
		m.cluster.state = r.lex.seats[m.key]
	}
	m.number = singular
	m.definite = true
	switch m.Type {
	case corpus.Person:
		m.gender = r.personGender(m, n.sex)
		if len(m.form) > 3 && isAcronym(m.form) {
			m.gender = thing // COVID
		}
	case corpus.Group:
		m.number, m.gender = either, any
	case corpus.Org:
		m.number, m.gender = either, thing
	default:
		m.gender = thing
	}
	m.settle()
}

// isTitle reports whether a name ends in an office or consists of words for
// offices only.
func isTitle(words []string) bool {
	if len(words) > 1 && offices[words[len(words)-1]] {
		return true
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		s := strings.TrimSuffix(w, "s")
		return !titleWords[w] && !personNouns[w] && !titleModifiers[w] && !titleWords[s] && !personNouns[s]
	})
}

// titleGender tells whom a title addresses, or 0.
func titleGender(word string) gender {
	switch {
	case maleTitles[word]:
		return male
	case femaleTitles[word]:
		return female
	}
	return 0
}

// personGender tells a person's gender by title or first name, of which sex is the gender if it is one.
func (r *resolver) personGender(m *mention, sex gender) gender {
	if m.First > 0 {
		if g := titleGender(lower(r.trees[m.Sentence].tokens[m.First-1].Form)); g != 0 {
			return g
		}
	}
	for w := range strings.FieldsSeq(m.low) {
		if g := titleGender(w); g != 0 {
			return g
		}
	}
	if len(m.name) > 1 {
		if sex != 0 {
			return sex
		}
		if a, _, ok := strings.Cut(m.name[0], "-"); ok {
			if g := r.lex.sexOf(a); g != 0 {
				return g
			}
		}
	}
	if n := len(m.name); n > 0 {
		for _, ending := range []string{"ova", "eva", "skaya", "ina", "yeva"} {
			if len(m.name[n-1]) > len(ending)+3 && strings.HasSuffix(m.name[n-1], ending) && n > 1 {
				return female
			}
		}
		if sex != 0 && n == 1 && !r.surnames[m.name[0]] {
			return sex
		}
	}
	return anyone
}

func saint(word string) bool { return word == "saint" || word == "st" || word == "st." }

// reading is what the words of a name tell wherever they stand.
type reading struct {
	words []string // see nameWords
	key   string   // the same in one string
	low   string   // the whole name in lower case
	state string   // that key names, if any
	whole string   // the state that all its words name, if any
	sex   gender   // of all who bear the first word as a first name, or 0
	title bool     // it is no name, but a title
}

// read returns what the words of a name tell; each name of a document is read once.
func (r *resolver) read(form string) *reading {
	if n := r.readings[form]; n != nil {
		return n
	}
	n := &reading{low: lower(form)}
	n.words = nameWords(n.low)
	n.key, n.title = strings.Join(n.words, " "), isTitle(n.words)
	n.state = state(n.key)
	if n.whole = n.state; n.low != n.key {
		n.whole = state(n.low)
	}
	if len(n.words) > 0 {
		n.sex = r.lex.sexOf(n.words[0])
	}
	r.readings[form] = n
	return n
}

// nameWords returns the words of a name in lower case that count when names are compared: without titles,
// articles and the full stops of initials.
func nameWords(low string) []string {
	words := strings.Fields(strings.ReplaceAll(low, "’", "'"))
	for len(words) > 1 && (titleWords[words[0]] || words[0] == "the") && !saint(words[0]) {
		words = words[1:]
	}
	for i, w := range words {
		if words[i] = strings.Trim(w, ".,\"'“”()"); i == 0 && len(words) > 1 && saint(w) {
			words[i] = "saint" // St. Louis is not Louis
		}
	}
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	if len(words) == 2 && particles[words[0]] {
		return words[1:]
	}
	return words
}
