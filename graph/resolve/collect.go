package resolve

import (
	"cmp"
	"slices"
	"strings"

	"tercet/corpus"
	"tercet/graph"
)

// collector makes the units of one document.
type collector struct {
	*Digest
	doc      *corpus.Document
	pronouns map[int]int // units by the first byte of a pronoun
}

// collect makes the units and tells propositions which of them they are about.
func (c *collector) collect() {
	c.unitOf = make([]int, len(c.doc.Mentions))
	for i := range c.unitOf {
		c.unitOf[i] = -1
	}
	for i := range c.doc.Chains {
		c.addUnit(c.doc.Chains[i].Mentions, &c.doc.Chains[i])
	}
	for m := range c.doc.Mentions {
		if c.unitOf[m] < 0 {
			c.addUnit([]int{m}, nil)
		}
	}
	c.pronouns = make(map[int]int)
	for m := range c.doc.Mentions {
		old := &c.doc.Mentions[m]
		c.mentions = append(c.mentions, mention{old.Span, old.Sentence, old.Kind, nil})
		if c.unitOf[m] >= 0 {
			c.mentions[m].deeds = deedsOf(c.doc, old)
			if old.Kind == corpus.Pronoun {
				c.pronouns[old.Start] = c.unitOf[m]
			}
		}
	}
	known := c.collectArguments()
	for u := range c.units {
		c.lookAt(&c.units[u], known)
	}
}

// addUnit makes a unit of the mentions, unless they are pronouns only or stand
// in boilerplate.
func (c *collector) addUnit(mentions []int, chain *corpus.Chain) {
	doc, of := c.doc, c.unitOf
	u := facts{sentence: -1}
	names, titles, demonyms := map[string]int{}, map[string]int{}, map[string]int{}
	var members []int
	for _, m := range mentions {
		mention := &doc.Mentions[m]
		if of[m] >= 0 || boilerplate(doc, mention.Sentence) {
			continue
		}
		members = append(members, m)
		if u.sentence < 0 || mention.Start < u.start {
			u.sentence, u.start = mention.Sentence, mention.Start
			u.opens = mention.Start == doc.Sentences[mention.Sentence].Start
		}
		text := clean(doc.Slice(mention.Span))
		switch {
		case mention.Kind == corpus.Pronoun:
			u.countPronoun(text)
		case mention.Kind == corpus.Nominal && c.people(mention) != "":
			u.describedBy(c.people(mention), m)
		case text == "" || mention.Kind != corpus.Name && namesNothing(text):
		case mention.Kind == corpus.Demonym:
			demonyms[text]++
		case mention.Kind == corpus.Name && !onlyTitle(text) && !commonNoun(text):
			name, whole := text, ""
			if mention.Type != corpus.Person {
				name, whole = cutSort(text)
			}
			names[name]++
			u.types[mention.Type]++
			for _, t := range append(standing(doc, mention), whole) {
				if t != "" && t != name {
					titles[t]++
				}
			}
			if t := titled(doc, mention); t != "" {
				titles[t]++
			}
			if standsIn(doc, mention) {
				u.types[corpus.Place] += 2
			}
		default:
			u.describedBy(text, m)
			if b := inBrackets(doc, mention); b != "" && wellFormed(text) {
				titles[b]++
			}
			if b := withMembers(doc, mention); b != "" {
				titles[b]++
			}
			u.describedInFull(doc, mention.Sentence, mention.Head)
		}
	}
	if len(names) == 0 && len(demonyms) == 0 && len(u.nominals) == 0 {
		return
	}
	u.mentions = len(members)
	if chain != nil {
		if chain.Type.IsName() {
			u.types[chain.Type] += 2
		}
		for _, role := range chain.Roles {
			u.roles = append(u.roles, fold(role))
		}
	}
	u.names, u.titled, u.demonyms = aliases(names), aliases(titles), aliases(demonyms)
	for _, m := range members {
		of[m] = len(c.units)
	}
	c.units = append(c.units, u)
}

// people returns the people that a mention counts; empty where it counts none.
func (c *collector) people(m *corpus.Mention) string {
	if toks := c.doc.Sentences[m.Sentence].Tokens; m.First == m.Head && m.Head >= 0 && m.Head < len(toks) {
		return peopleCounted(toks, m.Head)
	}
	return ""
}

// collectArguments makes units of arguments that are neither mentions nor values, and returns
// all units by their folded texts. An argument whose words name a unit of the document is that
// unit. The digest's propositions are those outside of boilerplate.
func (c *collector) collectArguments() map[string]int {
	doc := c.doc
	known := make(map[string]int)
	for u := len(c.units) - 1; u >= 0; u-- {
		for _, text := range c.units[u].nominals {
			known[text] = u
		}
	}
	for u := len(c.units) - 1; u >= 0; u-- {
		for _, a := range c.units[u].names {
			known[fold(a.Name)] = u
		}
	}
	inBoilerplate := func(p corpus.Proposition) bool { return boilerplate(doc, p.Sentence) }
	c.propositions = slices.DeleteFunc(copyPropositions(doc.Propositions), inBoilerplate)
	c.doubtful = slices.DeleteFunc(copyPropositions(doc.Doubtful), inBoilerplate)
	c.wordPeople(c.propositions)
	c.wordPeople(c.doubtful)
	at := c.described()
	for p := range c.propositions {
		for _, a := range arguments(&c.propositions[p]) {
			c.addArgument(c.propositions[p].Sentence, a, known, at)
		}
	}
	c.pointAll(c.propositions, known)
	c.pointAll(c.doubtful, known) // to what surer ones are about: doubt makes no units
	return known
}

// wordPeople gives arguments that count people the word for what they count: "Three" of "Three killed in fire".
func (c *collector) wordPeople(ps []corpus.Proposition) {
	for p := range ps {
		for _, a := range arguments(&ps[p]) {
			if a.IsZero() || c.covered(a) || a.Type.IsValue() || strings.ContainsRune(a.Text, ' ') {
				continue
			}
			if toks := c.doc.Sentences[ps[p].Sentence].Tokens; a.Head >= 0 && a.Head < len(toks) {
				a.Text = cmp.Or(peopleCounted(toks, a.Head), a.Text)
			}
		}
	}
}

// settle drops what resolution does not read of a proposition: where in its sentence things stand.
func settle(p *corpus.Proposition) {
	p.Relation = corpus.Relation{Canonical: p.Relation.Canonical, Wording: normalized(p.Relation.Wording)}
	for _, a := range arguments(p) {
		*a = withoutPlaces(*a)
	}
	if p.Time != nil {
		time := withoutPlaces(*p.Time)
		p.Time = &time
	}
}

func withoutPlaces(a corpus.Argument) corpus.Argument {
	return corpus.Argument{Case: a.Case, Text: a.Text, Type: a.Type, Mention: a.Mention, Value: a.Value}
}

func (c *collector) pointAll(ps []corpus.Proposition, known map[string]int) {
	for p := range ps {
		prop := &ps[p]
		for _, a := range arguments(prop) {
			c.point(prop.Sentence, a, known)
		}
		settle(prop)
	}
}

// covered reports whether an argument is a mention.
func (c *collector) covered(a *corpus.Argument) bool {
	return a.Mention >= 0 && a.Mention < len(c.doc.Mentions)
}

// place is a word of a document: of which sentence, and its number there.
type place struct{ sentence, token int }

// described returns the units of descriptions by the places of their nouns, for those of which
// arguments have one wording at most: "the independence of A and B" may be two things.
func (c *collector) described() map[place]int {
	at := make(map[place]int)
	for m := range c.doc.Mentions {
		if d := &c.doc.Mentions[m]; d.Kind == corpus.Nominal && c.unitOf[m] >= 0 {
			at[place{d.Sentence, d.Head}] = c.unitOf[m]
		}
	}
	worded := make(map[place]string)
	for p := range c.propositions {
		for _, a := range arguments(&c.propositions[p]) {
			if a.IsZero() || c.covered(a) || a.Type.IsValue() {
				continue
			}
			text, where := fold(clean(a.Text)), place{c.propositions[p].Sentence, a.Head}
			if was, ok := worded[where]; ok && was != text {
				delete(at, where)
			}
			worded[where] = text
		}
	}
	return at
}

// addArgument makes a unit of an argument, if it is none, or gives its wording to the description
// at the same noun: "his office" in the text is "Tokayev's office" in a proposition.
func (c *collector) addArgument(sentence int, a *corpus.Argument, known map[string]int, at map[place]int) {
	if a.IsZero() || c.covered(a) || a.Type.IsValue() || pronominal(c.doc, sentence, a) {
		return
	}
	text := clean(a.Text)
	key := fold(text)
	if _, ok := known[key]; ok || key == "" || !a.Type.IsName() && namesNothing(text) {
		return
	}
	if u, ok := at[place{sentence, a.Head}]; ok {
		known[key] = u
		if !slices.Contains(c.units[u].shown, text) {
			c.units[u].wordedBy(c.doc, sentence, a)
		}
		return
	}
	known[key] = len(c.units)
	u := facts{sentence: sentence, start: a.Core.Start, mentions: 1}
	if a.Type.IsName() && proper(c.doc, sentence, a) {
		name, whole := cutSort(text)
		u.names = []graph.Alias{{Name: name, Count: 1}}
		if whole != "" {
			u.titled = []graph.Alias{{Name: whole, Count: 1}}
		}
		u.types[a.Type]++
	} else {
		u.wordedBy(c.doc, sentence, a)
	}
	c.units = append(c.units, u)
}

// wordedBy adds the wording that an argument has for the unit. What is owned by "his" and the like is
// no longer, where the wording says by whom.
func (u *facts) wordedBy(d *corpus.Document, sentence int, a *corpus.Argument) {
	text, owned := clean(a.Text), u.owned
	u.describedBy(text, -1)
	if _, _, official, ok := cutOwner(fold(text)); ok && !official {
		owned = false
	}
	u.owned = owned
	u.describedInFull(d, sentence, a.Head)
	var l look
	l.see(d, &corpus.Mention{Sentence: sentence, Head: a.Head})
	l.choose(d, sentence, a)
	u.looks = append(slices.Grow(u.looks, 1), make([]look, len(u.nominals)-1-len(u.looks))...)
	u.looks = append(u.looks, l)
}

// point makes an argument lead to its unit, as unitFor reads it: by its mention, or by the number
// of its unit, counted on from the mentions.
func (c *collector) point(sentence int, a *corpus.Argument, known map[string]int) {
	if a.IsZero() || c.covered(a) && !a.Type.IsValue() {
		return
	}
	a.Mention = -1
	switch nothing := pronominal(c.doc, sentence, a); {
	case a.Type.IsValue():
		if nothing {
			a.Type = corpus.Thing // that leads nowhere
		}
	case !nothing:
		if u, ok := known[fold(clean(a.Text))]; ok {
			a.Mention = len(c.doc.Mentions) + u
		}
	}
}

// lookAt notes how a unit's descriptions stand in their sentences.
func (c *collector) lookAt(u *facts, known map[string]int) {
	u.looks = append(u.looks, make([]look, len(u.nominals)-len(u.looks))...) // arguments have been looked at
	for i, text := range u.nominals {
		l := &u.looks[i]
		if m := u.at[i]; m >= 0 {
			l.see(c.doc, &c.doc.Mentions[m])
		}
		for _, w := range splitWords(text) { // however deep: "a total of 441 votes"
			if hasDigit(w) && !slices.Contains(l.mods, w) {
				l.mods = append(l.mods, w)
			}
		}
		if k, ok := parseRole(text); ok {
			l.role = &k
		}
		l.class = words().class(l.head)
		l.key, l.words = parseName(text, false).key, describe([]string{fold(u.shown[i])}).key
		if name, owned, official, ok := cutOwner(text); ok {
			if u, ok := known[fold(clean(name))]; ok {
				l.owner = &owner{u, owned, official}
			}
		} else if first, owned, _ := strings.Cut(text, " "); owners[first] && u.at[i] >= 0 {
			if u, ok := c.pronouns[c.doc.Mentions[u.at[i]].Start]; ok {
				l.owner = &owner{u, owned, false}
			}
		}
	}
	u.said = describe(u.nominals)
}
