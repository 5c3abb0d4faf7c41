package coref

import (
	"math"
	"slices"

	"tercet/corpus"
)

// kind is a sort of thing that has names and that a text goes on to call by a
// noun: "Kazakhstan … the country", "the frigate Borealis … the vessel".
type kind uint8

const (
	noKind kind = iota
	stateKind
	cityKind
	companyKind
	vesselKind
	paperKind
	partyKind
	bodyKind
	teamKind
	siteKind
)

// kinds maps nouns to what they mean. A general noun fits everything of its
// kind, another noun only what the text calls so itself.
var kinds, general = kindTable()

func kindTable() (kinds map[string]kind, general map[string]bool) {
	kinds, general = make(map[string]kind), make(map[string]bool)
	for _, k := range []struct {
		kind              kind
		general, specific string
	}{
		{stateKind, "country nation", "state republic kingdom emirate sultanate monarchy federation"},
		{cityKind, "city", "town village capital port resort"},
		{companyKind, "company firm", `corporation group business airline bank manufacturer retailer startup producer operator
			carmaker supplier contractor brewery insurer broker studio conglomerate giant miner refinery shipyard`},
		{vesselKind, "ship vessel boat craft", "frigate cutter tanker freighter warship submarine trawler ferry destroyer cruiser yacht carrier liner schooner barge"},
		{paperKind, "newspaper paper outlet", "magazine daily weekly tabloid channel broadcaster station network agency website portal"},
		{partyKind, "party", "movement"},
		{bodyKind, "organization organisation body", `union alliance bloc association league council court commission committee
			ministry university institute foundation charity watchdog federation agency confederation academy`},
		{teamKind, "team club", "squad side franchise"},
		{siteKind, "facility", `church mosque temple cathedral monastery abbey synagogue chapel hospital clinic school college hotel museum gallery
			prison jail stadium arena airport bridge tower castle palace lake river island mountain volcano dam mine factory theatre theater`},
	} {
		for w := range set(k.general) {
			kinds[w], general[w] = k.kind, true
		}
		for w := range set(k.specific) {
			if kinds[w] == noKind {
				kinds[w] = k.kind
			}
		}
	}
	return kinds, general
}

// otherwise holds modifiers of a description that does not mean the thing last
// spoken of.
var otherwise = set(`other another same neighboring neighbouring only last next first second third new many such own foreign
	whole certain host home independent different own-brand richest poorest largest biggest`)

// described is what the text says of a named cluster.
type described struct {
	cluster *cluster
	typ     corpus.EntityType
	nouns   []string      // what it calls it
	words   []string      // nouns that are part of its name
	nations []possessorID // whose it is said to be
	last    []*mention    // its latest mentions, in order
}

// descriptions resolves "the country", "the Drovenian company", "the vessel" to
// the named thing of that kind that is spoken of.
func (r *resolver) descriptions() {
	known := make(map[*cluster]*described)
	var recent []*described // in order of their latest mention, the latest last
	for _, m := range r.mentions {
		if !m.cluster.named && m.Kind == corpus.Nominal && r.describes(m) {
			if d := r.describedBy(m, recent); d != nil {
				merge(d.cluster.mentions[0], m)
			}
		}
		c := m.cluster
		if !c.named {
			continue
		}
		d := known[c]
		if d == nil {
			d = r.described(c)
			known[c] = d
		}
		if d.typ == corpus.Person {
			continue
		}
		if len(d.last) > 0 {
			recent = slices.DeleteFunc(recent, func(e *described) bool { return e == d })
		}
		if d.last = append(d.last, m); len(d.last) > 8 {
			d.last = d.last[1:]
		}
		if recent = append(recent, d); len(recent) > 40 {
			recent = recent[1:]
		}
	}
}

// ownCountries resolves "our country", "her country": the state that the
// possessor is, or stands for by office.
func (r *resolver) ownCountries() {
	for _, m := range r.mentions {
		if m.Kind != corpus.Nominal || m.cluster.named || m.number&singular == 0 || m.lemma != "country" && m.lemma != "nation" && m.lemma != "homeland" {
			continue
		}
		p := r.possessor(m)
		if p == nil || p.Kind != corpus.Pronoun {
			continue
		}
		if p.cluster.state == "" {
			p = r.standsFor(p)
		}
		if c := p.cluster; c.named && c.typ() == corpus.Place && c != m.cluster && (c.state != "" || r.isPlace(c)) {
			merge(p, m)
		}
	}
}

// isPlace reports whether the text forms an adjective of a name of c.
func (r *resolver) isPlace(c *cluster) bool {
	return slices.ContainsFunc(c.mentions, func(m *mention) bool { return m.Kind == corpus.Demonym || r.places[m.key] })
}

// identities merges "the republic of Talamar" with Talamar.
func (r *resolver) identities() {
	for _, m := range r.mentions {
		if m.Kind != corpus.Nominal || m.cluster.named || m.number != singular || kinds[m.lemma] != stateKind && kinds[m.lemma] != cityKind || m.lemma == "capital" {
			continue
		}
		t := &r.trees[m.Sentence]
		for _, k := range t.kids[m.Head] {
			n := r.headed[m.Sentence][k]
			if n == nil || n.Kind != corpus.Name || n.Type != corpus.Place || t.rel(k) != "nmod" || t.kid(k, "conj") >= 0 {
				continue
			}
			if c := t.kid(k, "case"); c >= 0 && t.lemma(c) == "of" && c > m.Head {
				merge(n, m)
				break
			}
		}
	}
}

// describes reports whether m is a definite description that can repeat a name.
func (r *resolver) describes(m *mention) bool {
	if kinds[m.lemma] == noKind || m.number&singular == 0 || r.trees[m.Sentence].tokens[m.Head].XPOS == "NNS" {
		return false
	}
	t := &r.trees[m.Sentence]
	definite := false
	for _, k := range t.kids[m.Head] {
		switch rel := t.rel(k); {
		case rel == "det":
			l := t.lemma(k)
			definite = l == "the" || l == "this" || l == "that"
		case rel == "nmod" || rel == "acl" || rel == "appos" || rel == "nummod" || rel == "cop":
			return false
		case rel == "conj" && k > m.Head || rel == "flat", rel == "compound" && kinds[m.lemma] == teamKind: // the repair team
			return false
		case otherwise[t.lemma(k)] || t.tokens[k].XPOS == "JJS":
			return false
		}
	}
	return definite && t.rel(m.Head) != "conj"
}

// described gathers what the text calls the things of cluster c.
func (r *resolver) described(c *cluster) *described {
	d := &described{cluster: c, typ: c.typ()}
	call := func(noun string) {
		if kinds[noun] != noKind || orgNouns[noun] {
			d.nouns = insert(d.nouns, noun)
		}
	}
	own := func(m *mention) {
		for _, id := range r.nations(m) {
			d.nations = insert(d.nations, id)
		}
	}
	for _, m := range c.mentions {
		switch m.Kind {
		case corpus.Nominal:
			call(m.lemma)
			own(m)
		case corpus.Name:
			for i, w := range m.name { // the Union of Talamar, Kestrel Bank
				if len(m.name) > 1 && (i == 0 || i == len(m.name)-1 || m.name[i+1] == "of") {
					d.words = insert(d.words, w)
				}
			}
			t := &r.trees[m.Sentence]
			own(m)
			for _, k := range t.kids[m.Head] {
				if rel := t.rel(k); t.tokens[k].UPOS == "NOUN" && (rel == "compound" || rel == "nmod" && k < m.Head || rel == "appos") {
					call(t.lemma(k))
				}
			}
			if p := t.up(m.Head); p >= 0 && t.rel(m.Head) == "nsubj" && t.kid(p, "cop") >= 0 && t.tokens[p].UPOS == "NOUN" {
				call(t.lemma(p))
			}
		}
	}
	return d
}

// insert adds v to a set kept as a short slice.
func insert[T comparable](set []T, v T) []T {
	if slices.Contains(set, v) {
		return set
	}
	return append(set, v)
}

// nations returns whose the text says that m is, by an adjective, a possessor
// or a complement: "the Drovenian company", "a company from Drovenia".
func (r *resolver) nations(m *mention) []possessorID {
	t := &r.trees[m.Sentence]
	var found []possessorID
	for _, k := range t.kids[m.Head] {
		n := r.headed[m.Sentence][k]
		if n == nil || n.cluster == m.cluster || n.cluster.typ() != corpus.Place {
			continue
		}
		switch t.rel(k) {
		case "amod", "compound", "nmod":
			found = append(found, r.owner(n))
		}
	}
	return found
}

// The weights of what a description may mean, set on GUM's training part.
const (
	farthestName = 4   // sentences back
	farthestKind = 8   // for what the text calls so
	calledBonus  = 1.0 // the text calls it something of the kind
	sameBonus    = 1.0 // and by the same noun
	nationBonus  = 1.0
	sizeBonus    = 0.35 // for twice as many mentions
	perToken     = 0.01
	clearly      = 0.7 // ahead of every other candidate
	leastWeak    = -0.5
)

// describedBy returns which of the things recently named description m means,
// or nil if none or several could be meant.
func (r *resolver) describedBy(m *mention, recent []*described) *described {
	var best *described
	top, second := math.Inf(-1), math.Inf(-1)
	for _, d := range recent {
		if s, ok := r.describing(m, d); !ok {
			continue
		} else if s > top {
			best, top, second = d, s, top
		} else {
			second = max(second, s)
		}
	}
	if best == nil || top < second+clearly || r.newcomer(m) {
		return nil
	}
	return best
}

// describing rates d as what description m means; ok is false if m cannot.
func (r *resolver) describing(m *mention, d *described) (score float64, ok bool) {
	c := d.cluster
	if c.number&m.number == 0 || c.gender&m.gender == 0 || r.bindsHere(m, c) {
		return 0, false
	}
	called, ok := r.calledBy(m.lemma, d)
	if !ok || !called && !r.maybe(kinds[m.lemma], c) {
		return 0, false
	}
	if called {
		score += calledBonus
		if slices.Contains(d.nouns, m.lemma) || slices.Contains(d.words, m.lemma) {
			score += sameBonus
		}
	}
	if own := r.nations(m); len(own) > 0 {
		if slices.Contains(d.nations, own[0]) || own[0].state != "" && own[0].state == c.state {
			score += nationBonus
		} else if len(d.nations) > 0 || c.state != "" {
			return 0, false
		}
	}
	near, far := math.Inf(-1), farthestName
	if called {
		far = farthestKind
	}
	for _, n := range d.last {
		if m.Sentence-n.Sentence <= far {
			near = max(near, r.prominence(n, m))
		}
	}
	if math.IsInf(near, -1) {
		return 0, false
	}
	score += near + sizeBonus*math.Log2(float64(len(c.mentions)))
	return score, called || score > leastWeak
}

// maybe reports whether the place c, which the text calls neither, can be a country or
// a city: what is known to be a state, or has an adjective, is no city, other
// places are no country.
func (r *resolver) maybe(k kind, c *cluster) bool {
	switch state := c.state != "" && !r.isSeat(c) || r.isPlace(c); k {
	case stateKind:
		return state
	case cityKind:
		return !state
	}
	return true
}

// isSeat reports whether c, which can stand for a state, is named only by the seat of
// its government: Athens.
func (r *resolver) isSeat(c *cluster) bool {
	return !slices.ContainsFunc(c.mentions, func(m *mention) bool {
		return m.Kind == corpus.Name && r.lex.seats[m.key] == "" && state(m.low) != ""
	})
}

// calledBy reports whether a thing can be called by noun, and whether the text
// calls it so.
func (r *resolver) calledBy(noun string, d *described) (called, ok bool) {
	k, other := kinds[noun], false
	if place := d.typ == corpus.Place; k != siteKind && place != (k == stateKind || k == cityKind) {
		return false, false
	}
	for _, w := range d.nouns {
		switch {
		case w == noun:
			return true, true
		case kinds[w] == k && (general[noun] || general[w]):
			called = true
		case kinds[w] != noKind || orgNouns[w]:
			other = true
		}
	}
	for _, w := range d.words {
		switch {
		case w == noun:
			return true, true
		case kinds[w] != noKind && kinds[w] != k || orgNouns[w] && kinds[w] != k:
			other = true
		}
	}
	if called || other {
		return called, called
	}
	switch c := d.cluster; k {
	case stateKind:
		return false, general[noun] && c.state != ""
	case cityKind:
		return false, general[noun] && c.state == ""
	case teamKind:
		return false, general[noun] && d.typ == corpus.Org && r.isTeam(d)
	case companyKind, bodyKind:
		return false, general[noun] && c.state == "" && d.typ == corpus.Org
	}
	return false, false
}

// isTeam reports whether d has the name of several, as teams have: the Norvik Harriers.
func (r *resolver) isTeam(d *described) bool {
	return slices.ContainsFunc(d.last, func(m *mention) bool {
		return m.Kind == corpus.Name && r.trees[m.Sentence].tokens[m.Head].XPOS == "NNPS" && !manyOfBodies[m.lemma] && !manyOfBodies[m.low]
	})
}

// manyOfBodies are plurals at the end of names that are no teams'.
var manyOfBodies = set(`nation airline airway industry system studio motor service science affair brother news game laboratory enterprise holding
	resource technology instrument foods state`)

// prominence rates how much n, named before m, is what the text is about there.
func (r *resolver) prominence(n, m *mention) float64 {
	t := &r.trees[n.Sentence]
	s := -0.8*float64(m.Sentence-n.Sentence) - perToken*float64(r.tokensBetween(n, m))
	i := n.Head
	for t.up(i) >= 0 && (t.rel(i) == "nmod" || t.rel(i) == "compound" || t.rel(i) == "amod") {
		i = t.up(i)
	}
	switch {
	case t.rel(n.Head) == "nsubj":
		s++
	case t.rel(i) == "nsubj":
		s += 0.7
	case t.rel(n.Head) == "obj":
		s += 0.3
	}
	return s
}
