package resolve

import (
	"slices"
	"strings"
	"sync/atomic"

	"tercet/corpus"
)

// namedThings finds things that a name names after all: a copy of the name in lower case
// anywhere in the corpus, or a part of a name of the same document ("economic
// forum"). It returns the group of the name for each thing, by its root, where all its
// descriptions that say anything agree.
func (r *resolver) namedThings(things []description, root func(int) int) map[int]int {
	states := make(map[string]int) // clusters by state
	keyed := make(map[string]*keyedName, len(r.nodes))
	of := func(key string) *keyedName {
		if keyed[key] == nil {
			keyed[key] = new(keyedName)
		}
		return keyed[key]
	}
	for n := range r.nodes {
		switch nd := &r.nodes[n]; {
		case nd.state != "":
			states[nd.state] = nd.cluster
		case !nd.person && ofManyStates(nd.words):
			k := of(nd.key)
			k.bodies = append(k.bodies, n)
		case len(nd.words) == 1:
			k := of(nd.key)
			k.word, k.isWord = nd.cluster, true
		case !nd.person:
			k := of(nd.key)
			k.long, k.isLong = nd.cluster, true
		}
	}
	r.countCommon(things, keyed)
	out := r.namedAfter(things, root)
	named := make([][]int, len(things))
	parallelEach(len(things), func(i int) {
		u := &r.units[things[i].unit]
		for j, text := range u.nominals {
			key := u.looks[j].key
			g, ok := 0, false
			if k := keyed[key]; k != nil {
				g, ok = k.long, k.isLong
				if k.bodies != nil && (strings.Contains(key, " ") || wellFormed(u.shown[j]) && !u.opens) {
					if n, here := r.bodyHere(u.doc, k.bodies); here {
						g, ok = r.nodes[n].cluster, true
					}
				}
				if k.isWord && !ok && k.lower.Load() <= 0 && wellFormed(u.shown[j]) && (!u.opens || unmistakable(u.shown[j])) {
					g, ok = k.word, true
				}
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
	r.calledSo(things, root, out)
	for k, g := range out {
		if g < 0 {
			delete(out, k)
		}
	}
	return out
}

// keyedName is what the names with one key stand for.
type keyedName struct {
	long, word     int // clusters: of a name of several words, and of one, for descriptions with a capital
	isLong, isWord bool
	bodies         []int        // nodes of the bodies that many states have
	lower          atomic.Int32 // how much oftener things are described by the one word in lower case
}

// countCommon counts for each name of one word how much oftener it describes things in lower case than
// with a capital: a magazine called "People" is not meant wherever a heading is of "People".
func (r *resolver) countCommon(things []description, keyed map[string]*keyedName) {
	parallelParts(len(things), func(from, to int) {
		for i := from; i < to; i++ {
			u := &r.units[things[i].unit]
			for j := range u.nominals {
				k := keyed[u.looks[j].key]
				if k == nil || !k.isWord {
					continue
				}
				if wellFormed(u.shown[j]) {
					k.lower.Add(-1)
				} else {
					k.lower.Add(1)
				}
			}
		}
	})
}

// partOfName returns the one group that the document names with all the words of a key and
// more, under the same head.
func (r *resolver) partOfName(doc int, key string) (group int, ok bool) {
	under := func(m int) bool { return !r.nodes[m].person && strings.Contains(key, r.nodes[m].noun) } // at a glance
	if !strings.Contains(key, " ") || !slices.ContainsFunc(r.docNodes[doc], under) {
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
		if nd.person || nd.noun != head || !subset(words, nd.content()) {
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
	at := make([]int, len(r.units)) // by unit, plus one
	for i, t := range things {
		at[t.unit] = i + 1
	}
	out := make(map[int]int)
	same := func(i, namesake int) {
		words := append([]string{things[i].head}, r.units[namesake].best.words...)
		for n := range r.nodes {
			if nd := &r.nodes[n]; !nd.person && nd.noun == things[i].head && sameSet(words, nd.content()) {
				out[root(i)] = nd.cluster
			}
		}
	}
	namesakes := make([]int, len(things)) // units, plus one
	parallelParts(len(things), func(from, to int) {
		for i := from; i < to; i++ {
			if u, ok := r.namesake(&r.units[things[i].unit]); ok {
				namesakes[i] = u + 1
			}
		}
	})
	for i, u := range namesakes {
		if u > 0 {
			same(i, u-1)
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
			if okS && okO && at[s] > 0 && r.units[o].named() {
				same(at[s]-1, o)
			}
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
			if nd := &r.nodes[n]; !nd.person && len(nd.words) > 1 && slices.Contains(awardHeads, nd.noun) {
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
