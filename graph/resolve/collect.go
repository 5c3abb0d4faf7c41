package resolve

import (
	"slices"

	"tercet/corpus"
	"tercet/graph"
)

// collector makes the units of one document.
type collector struct {
	*Digest
	doc *corpus.Document
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
	for m := range c.doc.Mentions {
		old := &c.doc.Mentions[m]
		c.mentions = append(c.mentions, mention{old.Span, old.Sentence, old.Kind, nil})
		if c.unitOf[m] >= 0 {
			c.mentions[m].deeds = deedsOf(c.doc, old)
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
	for p := range c.propositions {
		for _, a := range arguments(&c.propositions[p]) {
			c.addArgument(c.propositions[p].Sentence, a, known)
		}
	}
	c.pointAll(c.propositions, known)
	c.pointAll(c.doubtful, known) // to what surer ones are about: doubt makes no units
	return known
}

func (c *collector) pointAll(ps []corpus.Proposition, known map[string]int) {
	for p := range ps {
		prop := &ps[p]
		for _, a := range arguments(prop) {
			c.point(prop.Sentence, a, known)
		}
		prop.Relation.Wording, prop.Relation.Tokens = normalized(prop.Relation.Wording), nil
	}
}

// covered reports whether an argument is a mention.
func (c *collector) covered(a *corpus.Argument) bool {
	return a.Mention >= 0 && a.Mention < len(c.doc.Mentions)
}

// addArgument makes a unit of an argument, if it is none.
func (c *collector) addArgument(sentence int, a *corpus.Argument, known map[string]int) {
	if a.IsZero() || c.covered(a) || a.Type.IsValue() || pronominal(c.doc, sentence, a) {
		return
	}
	text := clean(a.Text)
	key := fold(text)
	if _, ok := known[key]; ok || key == "" || !a.Type.IsName() && namesNothing(text) {
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
		u.describedBy(text, -1)
		u.looks = make([]look, 1)
		u.looks[0].see(c.doc, &corpus.Mention{Sentence: sentence, Head: a.Head})
		u.looks[0].choose(c.doc, sentence, a)
	}
	c.units = append(c.units, u)
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
	if len(u.looks) == 0 { // arguments have been looked at
		u.looks = make([]look, len(u.nominals))
	}
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
		l.key = parseName(text, false).key
		if name, owned, official, ok := cutOwner(text); ok {
			if u, ok := known[fold(clean(name))]; ok {
				l.owner = &owner{u, owned, official}
			}
		}
	}
	u.said = describe(u.nominals)
}
