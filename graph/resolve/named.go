package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// namedThings finds things that a name names after all: a copy of the name in lower case
// anywhere in the corpus, or a part of a name of the same document ("economic
// forum"). It returns the group of the name for each thing, by its root, where all its
// descriptions that say anything agree.
func (r *resolver) namedThings(things []description, root func(int) int) map[int]int {
	byKey := make(map[string]int)
	words := make(map[string]int)    // names of one word, for descriptions with a capital
	states := make(map[string]int)   // clusters by state
	bodies := make(map[string][]int) // nodes of the bodies that many states have
	for n := range r.nodes {
		switch nd := &r.nodes[n]; {
		case nd.state != "":
			states[nd.state] = nd.cluster
		case !nd.person && ofManyStates(nd.words):
			bodies[nd.key] = append(bodies[nd.key], n)
		case len(nd.words) == 1:
			words[nd.key] = nd.cluster
		case !nd.person:
			byKey[nd.key] = nd.cluster
		}
	}
	common := r.commonWords(things, words)
	out := r.namedAfter(things, root)
	named := make([][]int, len(things))
	parallel(len(things), func(i int) {
		u := &r.units[things[i].unit]
		for j, text := range u.nominals {
			key := u.looks[j].key
			g, ok := byKey[key]
			if of := bodies[key]; of != nil && (strings.Contains(key, " ") || wellFormed(u.shown[j]) && !u.opens) {
				if n, here := r.bodyHere(u.doc, of); here {
					g, ok = r.nodes[n].cluster, true
				}
			}
			if c, word := words[key]; word && !ok && !common[key] && wellFormed(u.shown[j]) && (!u.opens || unmistakable(u.shown[j])) {
				g, ok = c, true
			}
			if !ok {
				g, ok = r.partOfName(u.doc, key)
			}
			if !ok && strings.Contains(text, " ") {
				if s := corpus.FindStates(text); len(s) == 1 && s[0].Form == corpus.StateName {
					g, ok = states[s[0].Kind+":"+s[0].Name] // "russian federation"
				}
			}
			if ok {
				named[i] = append(named[i], g)
			}
		}
	})
	for i := range things {
		for _, g := range named[i] {
			if was, found := out[root(i)]; found && was != g {
				g = -1
			}
			out[root(i)] = g
		}
	}
	r.awards(things, root, out)
	for k, g := range out {
		if g < 0 {
			delete(out, k)
		}
	}
	return out
}

// commonWords returns which of the names of one word describe things in lower case more often than
// with a capital: a magazine called "People" is not meant wherever a heading is of "People".
func (r *resolver) commonWords(things []description, names map[string]int) map[string]bool {
	lower := make(map[string]int) // how much oftener
	for i := range things {
		u := &r.units[things[i].unit]
		for j := range u.nominals {
			key := u.looks[j].key
			if _, named := names[key]; !named {
				continue
			}
			if wellFormed(u.shown[j]) {
				lower[key]--
			} else {
				lower[key]++
			}
		}
	}
	common := make(map[string]bool)
	for w, n := range lower {
		common[w] = n > 0
	}
	return common
}

// partOfName returns the one group that the document names with all the words of a key and
// more, under the same head.
func (r *resolver) partOfName(doc int, key string) (group int, ok bool) {
	if !strings.Contains(key, " ") {
		return 0, false
	}
	n := name{words: strings.Fields(key)}
	words, head := n.content(), n.head()
	if len(words) < 2 {
		return 0, false
	}
	group = -1
	for _, m := range r.docNodes[doc] {
		nd := &r.nodes[m]
		if nd.person || nd.top != head || !subset(words, nd.content()) {
			continue
		}
		if group >= 0 && group != nd.cluster {
			return 0, false
		}
		group = nd.cluster
	}
	return group, group >= 0
}

// namedAfter finds things that a text says to be named after somebody, where a name says the
// same: "the order, named after Alexander Nevsky" is the Order of Alexander Nevsky.
func (r *resolver) namedAfter(things []description, root func(int) int) map[int]int {
	at := make(map[int]int, len(things))
	for i, t := range things {
		at[t.unit] = i
	}
	out := make(map[int]int)
	same := func(i, namesake int) {
		words := append([]string{things[i].head}, r.units[namesake].best.words...)
		for n := range r.nodes {
			if nd := &r.nodes[n]; !nd.person && nd.top == things[i].head && sameSet(words, nd.content()) {
				out[root(i)] = nd.cluster
			}
		}
	}
	for i, t := range things {
		if u, ok := r.namesake(&r.units[t.unit]); ok {
			same(i, u)
		}
	}
	for d, doc := range r.docs {
		for p := range doc.propositions {
			prop := &doc.propositions[p]
			if prop.Relation.Canonical != "be_named_after" {
				continue
			}
			s, okS := r.unitFor(d, &prop.Subject)
			o, okO := r.unitFor(d, &prop.Object)
			i, thing := at[s]
			if !okS || !okO || !thing || !r.units[o].named() {
				continue
			}
			same(i, o)
		}
	}
	return out
}

// namesake returns the unit whose name follows a description and "named after".
func (r *resolver) namesake(u *unit) (unit int, ok bool) {
	const near = 60 // bytes from the description to "named after"
	text := r.docs[u.doc].Text[u.start:]
	at := strings.Index(text[:min(len(text), near)], "named after ")
	if at < 0 || strings.ContainsAny(text[:at], ".;:\n") {
		return 0, false
	}
	at += u.start + len("named after ")
	for m, v := range r.unitOf[u.doc] {
		if r.docs[u.doc].mentions[m].Start == at && v >= 0 && r.units[v].named() {
			return v, true
		}
	}
	return 0, false
}

// Words for awards in general, and the heads of awards' names.
var (
	honors     = []string{"honor", "honour", "award", "decoration", "distinction"}
	awardHeads = []string{"order", "medal", "prize", "award", "cross", "star"}
)

// awards gives "such an honor" to the one award of its document, adding to the groups found.
func (r *resolver) awards(things []description, root func(int) int, found map[int]int) {
	byDoc := make(map[int][]int) // groups of awards
	for d := range r.docs {
		for _, n := range r.docNodes[d] {
			if nd := &r.nodes[n]; !nd.person && len(nd.words) > 1 && slices.Contains(awardHeads, nd.top) {
				byDoc[d] = append(byDoc[d], nd.cluster)
			}
		}
	}
	for i, t := range things {
		if g, ok := found[root(i)]; ok && g >= 0 && slices.Contains(awardHeads, t.head) {
			byDoc[r.units[t.unit].doc] = append(byDoc[r.units[t.unit].doc], g)
		}
	}
	for i, t := range things {
		u := &r.units[t.unit]
		if t.words != 1 || !slices.Contains(honors, t.head) || strings.HasSuffix(r.docs[u.doc].Text[:u.start], "of ") {
			continue // "guest of honor" is no award
		}
		if g, ok := onlyOne(byDoc[u.doc]); ok {
			found[root(i)] = g
		}
	}
}
