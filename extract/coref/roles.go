package coref

import (
	"math"
	"slices"
	"strings"

	"tercet/corpus"
)

// role is what a description says of a person: president, of Kazakhstan.
type role struct {
	noun      string   // lemma of the head; leaders of states are all "leader" in sameOffice
	modifiers []string // that tell offices apart: foreign, former, deputy
	owner     *mention // whose president, nil if the text does not say
	text      string   // the description in lower case, without an article
	at        int      // where it stands in the text
}

// roleOf reads the role in the noun phrase that token i of sentence s heads.
// ok is false if the noun means no person.
func (r *resolver) roleOf(s, i int) (role, bool) {
	t := &r.trees[s]
	ro := role{noun: t.lemma(i), at: t.tokens[i].Start}
	if !isPerson(ro.noun) && !titleWords[ro.noun] {
		return ro, false
	}
	first, last := t.hyphenated(i)
	from, to := first, last
	if last > first {
		ro.noun = strings.ReplaceAll(lower(r.doc.Text[t.tokens[first].Start:t.tokens[last].End]), " ", "")
	}
	if rest, ok := strings.CutPrefix(ro.noun, "ex-"); ok {
		ro.noun, ro.modifiers = rest, []string{"former"}
	}
	for _, k := range t.dependents(first, last) {
		rel := t.rel(k)
		switch {
		case from <= k && k <= to:
		case t.tokens[k].DepRel == "nmod:poss":
			ro.owner = r.headed[s][k]
			first = min(first, t.leftmost(k, i))
		case rel == "amod" || rel == "compound" || rel == "nmod" && k < i:
			if m := r.headed[s][k]; m != nil && m.Kind != corpus.Nominal && k < i {
				ro.owner = m
			} else if k < i && !evaluative[t.lemma(k)] {
				ro.modifiers = append(ro.modifiers, t.lemma(k))
			}
			if k < i {
				first = min(first, t.leftmost(k, i))
			}
		case rel == "nmod":
			c := t.kid(k, "case")
			if c < 0 || (t.lemma(c) != "of" && t.lemma(c) != "for" && t.lemma(c) != "at" && t.lemma(c) != "in") {
				continue
			}
			if ro.noun == "head" && t.lemma(k) == "state" {
				ro.noun, ro.modifiers = "leader", nil
				last = max(last, k)
				continue
			}
			if m := r.headed[s][k]; m != nil && (t.lemma(c) == "of" || ro.owner == nil) {
				ro.owner = m
				last = max(last, m.Last)
			}
		}
	}
	if ro.owner == nil { // a title's owner may depend on the name: "Russian President Putin"
		if up := t.up(i); up > i && (t.rel(i) == "compound" || t.rel(i) == "flat" || t.rel(i) == "nmod") {
			for _, k := range t.kids[up] {
				if m := r.headed[s][k]; k < i && m != nil && (m.Kind == corpus.Name || m.Kind == corpus.Demonym) && m.Type != corpus.Person && t.rel(k) != "nsubj" {
					ro.owner = m
					first = min(first, m.First)
				}
			}
		}
	}
	for first < i && (t.rel(first) == "det" || t.tokens[first].UPOS == "PUNCT") {
		first++
	}
	if last-first < 10 && !slices.ContainsFunc(t.tokens[first:last+1], func(k corpus.Token) bool { return k.UPOS == "PRON" }) {
		ro.text = strings.Join(strings.Fields(lower(r.doc.Text[t.tokens[first].Start:t.tokens[last].End])), " ")
	}
	return ro, true
}

// dependents returns the dependents of tokens first to last.
func (t *tree) dependents(first, last int) []int {
	var all []int
	for i := first; i <= last; i++ {
		all = append(all, t.kids[i]...)
	}
	return all
}

// evaluative modifiers tell no office from another.
var evaluative = set(`newly-appointed appointed longtime long-time powerful current incumbent veteran popular controversial
	influential young old elderly late own first-time outspoken authoritarian longtime former-communist presidential
	embattled autocratic strong then 30-year-old propagandist`)

// appositions merges names with the descriptions that stand beside them
// ("Simonyan, editor-in-chief of RT"), are said of them ("Tokayev is the
// president of Kazakhstan") or come before them ("President Tokayev"), and
// notes the roles.
func (r *resolver) appositions() {
	for s := range r.trees {
		t := &r.trees[s]
		for i := range t.tokens {
			m := r.headed[s][i]
			if m == nil || m.Kind == corpus.Pronoun && m.person != 3 {
				continue
			}
			for _, k := range t.kids[i] {
				switch t.rel(k) {
				case "appos":
					if n := r.headed[s][k]; n == nil || !t.closingSource(m, n) {
						r.apposition(m, n)
					}
				case "flat":
					r.bearing(m, r.headed[s][k])
				}
			}
			if m.Kind == corpus.Name && m.Type == corpus.Person {
				r.title(m)
			}
			if t.kid(i, "cop") >= 0 && m.Kind != corpus.Pronoun {
				r.copula(m)
			}
			if m.Kind == corpus.Name && m.Type == corpus.Person && t.rel(i) == "nsubj" {
				r.leads(m)
				r.becomes(m)
			}
		}
	}
}

// closingSource reports whether n is the source that ends a headline, behind a colon: "driver held after crash: Norvik Police".
func (t *tree) closingSource(m, n *mention) bool {
	return n.Kind == corpus.Name && n.Type == corpus.Org && m.Kind != corpus.Name && n.First > 0 && t.tokens[n.First-1].Form == ":" && n.Last == len(t.tokens)-1
}

// apposition merges m with the apposition n to it.
func (r *resolver) apposition(m, n *mention) {
	if n == nil || n.Kind == corpus.Pronoun || m.Kind == corpus.Demonym || n.Kind == corpus.Demonym {
		return
	}
	if m.Kind == corpus.Name && n.Kind == corpus.Name {
		return // the passes for names know better
	}
	if m.Kind == corpus.Name && figures[n.lemma] {
		n.describe(m)
	} else if n.Kind == corpus.Name && figures[m.lemma] {
		m.describe(n)
	}
	if !agree(m.cluster, n.cluster) || !r.sameKind(m, n) {
		return
	}
	r.noteRole(m, n)
	r.noteRole(n, m)
	merge(m, n)
}

// bearing merges a description with the name that it bears as its own: "bridge inspector Anna Berg", where
// the tree takes both for one name.
func (r *resolver) bearing(m, name *mention) {
	if name == nil || name.Kind != corpus.Name || m.Kind != corpus.Nominal || name.Start < m.Start {
		return
	}
	if m.describe(name); agree(name.cluster, m.cluster) {
		r.noteRole(name, m)
		merge(name, m)
	}
}

// describe makes a person of a description that nothing but the person's name beside it shows to be one.
func (m *mention) describe(name *mention) {
	if c := m.cluster; name.Type == corpus.Person && m.Kind == corpus.Nominal && m.Type == corpus.Thing && m.number == singular && len(c.mentions) == 1 {
		m.Type, m.gender = corpus.Person, anyone
		m.settle()
	}
}

// sameKind reports whether a name and a description, or two descriptions, can
// be of the same kind of thing.
func (r *resolver) sameKind(m, n *mention) bool {
	for _, p := range [][2]*mention{{m, n}, {n, m}} {
		name, desc := p[0], p[1]
		if name.cluster.typ() == corpus.Person && desc.Kind == corpus.Nominal && !isPerson(desc.lemma) && desc.Type != corpus.Person {
			return false
		}
		if name.Kind == corpus.Name && name.cluster.typ() != corpus.Person && desc.Kind == corpus.Nominal && isPerson(desc.lemma) {
			return false
		}
	}
	return !timeNouns[m.lemma] && !timeNouns[n.lemma]
}

// noteRole gives the cluster of m the role that description n states.
func (r *resolver) noteRole(m, n *mention) {
	if n.Kind != corpus.Nominal {
		return
	}
	if ro, ok := r.roleOf(n.Sentence, n.Head); ok {
		m.cluster.addRole(ro)
	} else if m.Kind == corpus.Name && m.Type != corpus.Person && !n.indefinite {
		m.cluster.addRole(role{text: lower(n.form), at: n.Start})
	}
}

// title notes the role in the words before a person's name.
func (r *resolver) title(m *mention) {
	t := &r.trees[m.Sentence]
	for i := m.Last; i >= max(0, m.First-6); i-- {
		if i >= m.First && i == m.Head {
			continue
		}
		if up := t.up(i); i < m.First-1 && (up < m.First || up > m.Last) {
			continue
		}
		low := t.lemma(i)
		if (t.tokens[i].UPOS != "NOUN" && t.tokens[i].UPOS != "PROPN") || len(low) < 5 ||
			!titleWords[low] && (i >= m.First || !isPerson(low) || r.lex.sexOf(low) != 0) {
			continue
		}
		if x := t.tokens[i].XPOS; x == "NNS" || x == "NNPS" || t.kid(i, "case") >= 0 {
			continue // of Justice
		}
		ro, ok := r.roleOf(m.Sentence, i)
		if !ok {
			continue
		}
		m.cluster.addRole(ro)
		// Where the tree makes the title the head, both mean the person.
		if n := r.headed[m.Sentence][i]; n != nil && i == m.First-1 && n.Kind == corpus.Nominal && agree(n.cluster, m.cluster) {
			merge(m, n)
		}
	}
}

// copula merges a definite predicate with its subject.
func (r *resolver) copula(pred *mention) {
	t := &r.trees[pred.Sentence]
	sub := t.subject(pred.Head)
	if sub < 0 || pred.Kind != corpus.Nominal {
		return
	}
	for _, k := range t.kids[pred.Head] {
		if t.rel(k) == "case" {
			return // "in favour of"
		}
		if l := t.lemma(k); l == "not" || l == "no" || l == "never" || t.rel(k) == "aux" && l != "have" && l != "be" || l == "if" {
			return
		}
	}
	m := r.headed[pred.Sentence][sub]
	if m == nil || pred.indefinite && !hasOwner(t, pred.Head) && m.Kind != corpus.Pronoun && !pred.definite {
		if m != nil && m.Kind == corpus.Name {
			r.noteRole(m, pred)
		}
		return
	}
	if m.person != 0 && m.person != 3 || !agree(m.cluster, pred.cluster) || !r.sameKind(m, pred) || m.number != pred.number && m.Kind != corpus.Pronoun {
		return
	}
	if _, role := r.roleOf(pred.Sentence, pred.Head); m.Kind != corpus.Name && (pred.indefinite || m.Kind == corpus.Nominal && !role) {
		return // "testing is the key" says what it is, not which thing
	}
	r.noteRole(m, pred)
	merge(m, pred)
}

// leads notes the role of who heads, leads or commands something.
func (r *resolver) leads(m *mention) {
	t := &r.trees[m.Sentence]
	v := t.up(m.Head)
	if v < 0 || t.tokens[v].XPOS != "VBZ" || t.kid(v, "aux", "mark") >= 0 {
		return
	}
	switch t.lemma(v) {
	case "head", "lead", "chair", "rule", "run", "command":
		if o := t.kid(v, "obj"); o >= 0 && r.headed[m.Sentence][o] != nil {
			if owner := r.headed[m.Sentence][o]; owner.Kind == corpus.Name || orgNouns[owner.lemma] {
				m.cluster.addRole(role{noun: "leader", owner: owner, at: t.tokens[v].Start})
			}
		}
	}
}

// becomes notes the role that somebody takes, has or gives up: "became president",
// "resigned as minister of resources".
func (r *resolver) becomes(m *mention) {
	t := &r.trees[m.Sentence]
	v := t.up(m.Head)
	if v < 0 || t.kid(v, "mark") >= 0 {
		return
	}
	for _, k := range t.kids[v] {
		if l := t.lemma(k); l == "not" || l == "never" || t.tokens[k].XPOS == "MD" {
			return
		}
	}
	for _, k := range t.kids[v] {
		c := t.kid(k, "case")
		as := t.rel(k) == "obl" && c >= 0 && t.lemma(c) == "as" && asVerbs[t.lemma(v)]
		is := (t.rel(k) == "xcomp" || t.rel(k) == "obj") && c < 0 && (t.lemma(v) == "become" || t.lemma(v) == "remain" || t.tokens[m.Head].DepRel == "nsubj:pass" && t.rel(k) == "xcomp")
		if as || is {
			if n := r.headed[m.Sentence][k]; n != nil && n.number == singular {
				r.noteRole(m, n)
			}
		}
	}
}

// asVerbs tell what office somebody has or had.
var asVerbs = set(`resign serve work act step quit retire appoint elect name dismiss sack fire replace return`)

// hasOwner reports whether the noun at i has a possessor or an of-phrase.
func hasOwner(t *tree, i int) bool {
	for _, k := range t.kids[i] {
		if t.tokens[k].DepRel == "nmod:poss" {
			return true
		}
		if t.rel(k) == "nmod" {
			if c := t.kid(k, "case"); c >= 0 && t.lemma(c) == "of" {
				return true
			}
		}
	}
	return false
}

// sameOffice reports whether two nouns may name one office, of the same owner.
func sameOffice(a, b string) bool { return a == b || leaders[a] && leaders[b] }

// possessorID identifies an owner: by state, or by cluster; zero if unknown.
type possessorID struct {
	state   string
	cluster *cluster
}

// owner identifies whose a role is: a state for its seat and its names alike.
func (r *resolver) owner(m *mention) possessorID {
	if m == nil {
		return possessorID{}
	}
	if m.cluster.state != "" {
		return possessorID{state: m.cluster.state}
	}
	if m.Kind == corpus.Pronoun && len(m.cluster.mentions) < 2 || m.Kind == corpus.Nominal && (m.lemma == "country" || m.lemma == "nation") && !m.cluster.named {
		return possessorID{} // "the mayor of the coal-poor town"
	}
	return possessorID{cluster: m.cluster}
}

// roles resolves descriptions of persons, "the Kazakh president", by the roles
// gathered so far.
func (r *resolver) roles() {
	var bearers []*cluster
	var rivals []*cluster
	seen := make(map[*cluster]bool)
	for _, m := range r.mentions {
		c := m.cluster
		if !c.named || seen[c] {
			continue
		}
		seen[c] = true
		if len(c.roles) > 0 {
			bearers = append(bearers, c)
		}
		if len(c.mentions) > 2 && c.typ() == corpus.Person && !slices.ContainsFunc(c.roles, func(ro role) bool { return ro.owner != nil }) {
			rivals = append(rivals, c)
		}
	}
	for _, m := range r.mentions {
		if m.Kind != corpus.Nominal || m.Type != corpus.Person || m.number != singular || m.cluster.named {
			continue
		}
		ro, ok := r.roleOf(m.Sentence, m.Head)
		if !ok || generic[ro.noun] || !m.definite && ro.owner == nil || m.indefinite && ro.owner == nil || r.negligible(m) {
			continue
		}
		b := r.bearer(m, ro, bearers, rivals)
		if past, ok := ro.once(); b == nil && ok {
			b = r.bearer(m, past, bearers, rivals)
		}
		if b == nil {
			b = r.spokenOf(m, ro)
		}
		if b != nil && !(ro.owner == nil && r.newcomer(m)) {
			merge(b.mentions[0], m)
			if ro.owner != nil {
				m.cluster.addRole(ro)
			}
		}
	}
}

// callings are what texts go on to call the one whom they are about, told or not: "Anna Berg has fallen
// ill. The actress …".
var callings = set(`actress actor singer rapper star starlet superstar popstar comedian musician boxer footballer golfer striker
	quarterback cyclist sprinter swimmer skier novelist supermodel`)

// spokenOf returns the one person named before the calling m who may have it: nobody is said to be something
// else. It returns nil where several may.
func (r *resolver) spokenOf(m *mention, ro role) *cluster {
	if !callings[ro.noun] || ro.owner != nil || !m.definite || m.Kind != corpus.Nominal {
		return nil
	}
	for _, w := range m.modifiers {
		if otherwise[w] {
			return nil
		}
	}
	var one *cluster
	for _, n := range r.mentions {
		if n.Start >= m.Start {
			break
		}
		c := n.cluster
		if n.Kind != corpus.Name || c == one || c.typ() != corpus.Person || !agree(c, m.cluster) {
			continue
		}
		if len(c.roles) > 0 && !slices.ContainsFunc(c.roles, func(have role) bool { return callings[have.noun] }) {
			continue
		}
		if r.bindsHere(m, c) {
			continue
		}
		if one != nil {
			return nil
		}
		one = c
	}
	return one
}

// newcomer reports whether somebody of m's head is introduced by an indefinite
// article in m's sentence or the one before: m rather means him.
func (r *resolver) newcomer(m *mention) bool {
	for s := max(0, m.Sentence-1); s <= m.Sentence; s++ {
		for _, n := range r.headed[s] {
			if n != nil && n.Start < m.Start && n.Kind == corpus.Nominal && n.lemma == m.lemma && n.number&singular != 0 &&
				!n.definite && !n.cluster.named && r.indefiniteDet(n) {
				return true
			}
		}
	}
	return false
}

// negligible reports whether a description is a predicate, an office or under an indefinite
// article, and so need not mean the one bearer of its role.
func (r *resolver) negligible(m *mention) bool {
	t := &r.trees[m.Sentence]
	if d := t.kid(m.Head, "det"); d >= 0 && t.lemma(d) != "the" && t.lemma(d) != "this" && t.lemma(d) != "that" {
		return true
	}
	if c := t.kid(m.Head, "case"); c >= 0 && (t.lemma(c) == "for" || t.lemma(c) == "as") && t.kid(m.Head, "det") < 0 && t.kid(m.Head, "nmod:poss") < 0 {
		return true // "a campaign for president of Norvik" is about the office
	}
	return t.kid(m.Head, "cop") >= 0 || t.rel(m.Head) == "conj" && t.kid(t.up(m.Head), "cop") >= 0
}

// bearer returns the one cluster that can bear role ro at m, or nil. Where the
// text does not say whose office a bearer has, and the description does, nobody
// else who is named as often may be without a known office: he might bear it.
func (r *resolver) bearer(m *mention, ro role, bearers, rivals []*cluster) *cluster {
	var none possessorID
	owner := r.owner(ro.owner)
	var exact, open []*cluster
	for _, c := range bearers {
		if !agree(c, m.cluster) || r.bindsHere(m, c) {
			continue
		}
		matched, other := 0, false
		for _, have := range c.roles {
			if !sameOffice(have.noun, ro.noun) || !sameModifiers(have, ro) {
				continue
			}
			if have.noun != ro.noun && (owner == none || owner.state == "" && owner.cluster.typ() != corpus.Place && r.owner(have.owner) != owner) {
				continue // "the leader" for a president needs a state in common
			}
			switch o := r.owner(have.owner); {
			case o != none && o == owner:
				matched = 2
			case o == none || owner == none:
				matched = max(matched, 1)
			default:
				other = true
			}
		}
		switch {
		case matched == 2:
			exact = append(exact, c)
		case matched == 1 && !other && !(owner != none && r.namedIn(c, m)):
			open = append(open, c)
		}
	}
	if len(exact) == 1 {
		return exact[0]
	}
	if len(exact) == 0 && len(open) == 1 && (owner == none || !slices.ContainsFunc(rivals, func(c *cluster) bool {
		return c != open[0] && len(c.mentions)*3 >= len(open[0].mentions)
	})) {
		return open[0]
	}
	if owner == none && len(open) > 1 {
		return r.nearest(m, open)
	}
	return nil
}

// namedIn reports whether c is named before m in m's sentence, where another
// description, with an owner, rather means another person.
func (r *resolver) namedIn(c *cluster, m *mention) bool {
	return slices.ContainsFunc(r.headed[m.Sentence][:m.Head], func(n *mention) bool {
		return n != nil && n.cluster == c && n.Kind == corpus.Name
	})
}

// sameModifiers reports whether the description's modifiers are among those of
// the role; former and deputy tell offices apart in either.
func sameModifiers(have, want role) bool {
	for _, w := range want.modifiers {
		if !slices.Contains(have.modifiers, w) {
			return false
		}
	}
	return sameOffices(have.modifiers, want.modifiers)
}

// once is the role that somebody had who is called the former minister by now.
func (ro role) once() (role, bool) {
	i := slices.IndexFunc(ro.modifiers, func(w string) bool { return w == "former" || w == "ex" || w == "then" })
	if i < 0 {
		return ro, false
	}
	ro.modifiers = slices.Delete(slices.Clone(ro.modifiers), i, i+1)
	return ro, true
}

// sameOffices reports whether every modifier of have that makes another office
// of it, as vice and former do, is in want.
func sameOffices(have, want []string) bool {
	for _, w := range have {
		switch w {
		case "former", "vice", "deputy", "ex", "first", "acting", "assistant", "honorary":
			if !slices.Contains(want, w) {
				return false
			}
		}
	}
	return true
}

// nearest returns the cluster that is the most prominent by far in m's sentence
// and the few before it, or nil.
func (r *resolver) nearest(m *mention, clusters []*cluster) *cluster {
	var found *cluster
	top, second := math.Inf(-1), math.Inf(-1)
	for _, c := range clusters {
		near := math.Inf(-1)
		for _, x := range c.mentions {
			if x.Start < m.Start && x.Sentence >= m.Sentence-farthestName {
				near = max(near, r.prominence(x, m))
			}
		}
		if near > top {
			found, top, second = c, near, top
		} else {
			second = max(second, near)
		}
	}
	if top < second+clearly {
		return nil
	}
	return found
}
