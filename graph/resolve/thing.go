package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// institutions are nouns that, with the state or body they belong to, mean one
// thing wherever they stand: "the Kazakh government".
var institutions = map[string]bool{"government": true, "parliament": true, "military": true, "army": true, "navy": true, "economy": true, "ministry": true,
	"cabinet": true, "police": true, "constitution": true, "administration": true, "embassy": true, "capital": true, "currency": true, "senate": true,
	"population": true, "border": true, "territory": true, "service": true, "office": true, "court": true, "opposition": true, "media": true, "state": true,
	"spokesman": true, "spokeswoman": true, "foreign": false}

// determiners identify nothing beyond the text that they stand in.
var determiners = map[string]bool{"the": true, "a": true, "an": true, "this": true, "that": true, "these": true, "those": true, "his": true, "her": true, "its": true,
	"their": true, "our": true, "my": true, "your": true, "such": true, "same": true, "said": true, "so": true, "called": true, "of": true, "s": true, "own": true}

// wholly are modifiers that make no other thing of what is described otherwise too: "full import substitution".
var wholly = map[string]bool{"full": true, "entire": true, "whole": true, "complete": true}

// withoutWholly returns words without wholly where at least so many others are left.
func withoutWholly(words []string, least int) []string {
	rest := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return wholly[w] })
	if len(rest) < least {
		return words
	}
	return rest
}

// description is a unit without a name, prepared for comparison.
type description struct {
	unit     int
	key      string // its words, sorted, states in one spelling
	words    int
	head     string
	anchored bool   // an institution with its state
	owned    string // what is owned, as a key, where it is known by whom; else empty
}

// linking are the prepositions that join to a noun what it is of.
var linking = map[string]bool{"of": true, "against": true, "for": true, "in": true, "on": true, "at": true, "to": true, "from": true, "with": true, "by": true,
	"over": true, "about": true, "between": true, "under": true, "near": true, "into": true, "after": true, "before": true, "among": true, "within": true}

// describe returns the key of a unit's fullest description. Words that mean the
// state are replaced by it, so that "Kazakh oil" and "oil of Kazakhstan" agree.
func (r *resolver) describe(u int) description {
	d := r.units[u].said
	owner := -1
	var texts []string
	for i := range r.units[u].nominals {
		if o, owned, ok := r.ownerOf(&r.units[u], i); ok {
			if texts == nil {
				texts = slices.Clone(r.units[u].nominals)
			}
			owner, texts[i] = r.groupOf[o], owned
		}
	}
	if owner >= 0 {
		d = describe(texts)
	}
	d.unit = u
	if flowing(d.head) {
		if i := slices.IndexFunc(r.units[u].nominals, func(text string) bool { return sentOut(text) != "" }); i >= 0 {
			d.key, d.owned = sentOut(r.units[u].nominals[i]), d.key
			return d
		}
	}
	if owner >= 0 && d.key != "" {
		d.owned = d.key
		d.key += " @" + itoa(owner)
		d.words++
		d.anchored = d.anchored || institutions[d.head] || offices[d.head]
	}
	return d
}

// withoutPress calls the press service or press office that speaks for somebody his office.
func withoutPress(words []string) []string {
	if n := len(words); n > 1 && words[n-2] == "press" && (words[n-1] == "service" || words[n-1] == "office") {
		return append(slices.Clone(words[:n-2]), "office")
	}
	return words
}

func describe(texts []string) (d description) {
	for _, text := range texts {
		words, state := cutState(splitWords(text))
		if text != "" && len(words) > 0 {
			if s := stateOr(words[len(words)-1]); state == "" && len(corpus.FindStates(words[len(words)-1])) > 0 && len(words) > 1 {
				words, state = words[:len(words)-1], s
			}
		}
		var kept []string
		for _, w := range words {
			if !determiners[w] {
				kept = append(kept, w)
			}
		}
		if len(kept) == 0 {
			continue
		}
		kept = withoutPress(withoutWholly(kept, 2))
		head := kept[len(kept)-1]
		if at := slices.IndexFunc(words, func(w string) bool { return linking[w] }); at > 0 {
			head = words[at-1]
		}
		anchored := state != "" && (institutions[head] || offices[office(kept)] || institutions[kept[len(kept)-1]])
		if state != "" {
			kept = append(kept, "="+state)
		}
		if len(kept) > d.words || len(kept) == d.words && anchored && !d.anchored {
			slices.Sort(kept)
			d.key, d.words, d.head, d.anchored = strings.Join(kept, " "), len(kept), head, anchored
		}
	}
	return d
}

// joinThings makes groups of descriptions: within a document by their words, across
// documents only with evidence beside: the institution's state, a story that both
// documents tell, or a statement that both make about it.
func (r *resolver) joinThings() {
	things := r.descriptions()
	r.giveOwners(things)
	alike := oneKey(things)
	said := r.saidOf(things, alike)
	sets := newUnionFind(len(things))
	for i := 1; i < len(things); i++ {
		if things[i].unit == things[i-1].unit {
			sets.join(i-1, i)
		}
	}
	joined := make([][][2]int, partsOf(len(alike)))
	parallelParts(len(alike), func(from, to int) {
		var same joiner
		for _, some := range alike[from:to] {
			same.first.reset()
			for _, i := range some {
				t := &things[i]
				doc := r.units[t.unit].doc
				same.join(i, evidence{kind: inDocument, in: doc})
				if t.anchored {
					same.join(i, evidence{kind: ofInstitution})
				}
				if (t.owned != "" || !r.units[t.unit].owned) && !(t.words == 1 && slices.Contains(honors, t.head)) {
					same.join(i, evidence{kind: inStory, in: r.stories[doc]})
				}
				for _, s := range said[i] {
					same.join(i, s)
				}
			}
		}
		joined[partOf(from)] = same.pairs
	})
	var marked joiner
	for i := range things {
		u := &r.units[things[i].unit]
		for j := range u.looks {
			if mark := u.looks[j].mark; mark != "" {
				marked.join(i, evidence{kind: inStory, in: r.stories[u.doc], said: mark})
			}
		}
	}
	for _, pairs := range append(joined, marked.pairs) {
		for _, p := range pairs {
			sets.join(p[0], p[1])
		}
	}
	named := r.namedThings(things, sets.root)
	r.countries(things, sets.root, named)
	group := make([]int, len(things)) // by root, plus one
	for i, t := range things {
		k := sets.root(i)
		if g, ok := named[k]; ok {
			r.groupOf[t.unit] = g
			continue
		}
		if group[k] == 0 {
			r.groups++
			group[k] = r.groups
		}
		r.groupOf[t.unit] = group[k] - 1
	}
}

// giveOwners makes "the resignation" Berg's in a document that tells of no other one's resignation than his.
func (r *resolver) giveOwners(things []description) {
	type noun struct {
		doc int
		key string
	}
	owned := make(map[noun]int) // things; -1 where several owners' are told of
	tells := make(map[int]bool) // documents
	for i := range things {
		if t := &things[i]; t.owned != "" {
			k := noun{r.units[t.unit].doc, t.owned}
			tells[k.doc] = true
			if was, ok := owned[k]; ok && (was < 0 || things[was].key != t.key) {
				owned[k] = -1
			} else {
				owned[k] = i
			}
		}
	}
	for i := range things {
		t, u := &things[i], &r.units[things[i].unit]
		if !tells[u.doc] {
			continue
		}
		if j, ok := owned[noun{u.doc, t.key}]; ok && j >= 0 && slices.ContainsFunc(u.looks, func(l look) bool { return l.definite }) {
			t.key, t.words = things[j].key, things[j].words
		}
	}
}

// oneKey returns the numbers of things that share their key, where there are several.
func oneKey(things []description) [][]int {
	const parts = 8 // that are looked through side by side, of the keys whose last bytes have one remainder
	var numbers [parts][]int
	for i := range things {
		key := things[i].key
		part := key[len(key)-1] % parts
		numbers[part] = append(numbers[part], i)
	}
	var found [parts][][]int
	parallel(parts, func(part int) { found[part] = oneKeyAmong(things, numbers[part]) })
	return slices.Concat(found[:]...)
}

// oneKeyAmong is oneKey for some of the things.
func oneKeyAmong(things []description, some []int) (out [][]int) {
	index := make(map[string]int, len(some))
	of, members := make([]int, len(some)), make([]int, 0, len(some)) // by thing: its key; by key: how many
	for n, i := range some {
		k, ok := index[things[i].key]
		if !ok {
			k = len(members)
			index[things[i].key], members = k, append(members, 0)
		}
		of[n] = k
		members[k]++
	}
	at := make([]int, len(members)) // by key: its place in out, plus one
	for n, k := range of {
		if members[k] < 2 {
			continue
		}
		if at[k] == 0 {
			out = append(out, make([]int, 0, members[k]))
			at[k] = len(out)
		}
		out[at[k]-1] = append(out[at[k]-1], some[n])
	}
	return out
}

// evidence makes one thing of the descriptions that have it, of one key or of one war.
type evidence struct {
	kind, in int // in which document, in which story, or with which group
	said     string
}

// joiner pairs things that have the same evidence.
type joiner struct {
	first table[evidence, int] // things, plus one
	pairs [][2]int
}

func (j *joiner) join(i int, e evidence) {
	if first := j.first.of(e); *first > 0 {
		j.pairs = append(j.pairs, [2]int{*first - 1, i})
	} else {
		*first = i + 1
	}
}

// Kinds of evidence: in one document, of an institution with its state, in one story, or with one statement, as its subject
// or as its object.
const (
	inDocument = iota
	ofInstitution
	inStory
	asSubject
	asObject
)

// worded describes a unit as propositions do, which may leave out what its text adds behind: "the collision"
// of "the collision of 6 May". The key is empty where they have no words of their own.
func (r *resolver) worded(unit int) description {
	u := &r.units[unit]
	var texts []string
	for i, at := range u.at {
		if begins := func(s string) bool { return strings.HasPrefix(fold(s), fold(u.shown[i])+" ") }; at < 0 && u.looks[i].owner == nil && slices.ContainsFunc(u.shown, begins) {
			texts = append(texts, u.nominals[i])
		}
	}
	d := describe(texts)
	d.unit = unit
	return d
}

// descriptions returns the units that are still to be grouped, some under two descriptions, which
// stand side by side.
func (r *resolver) descriptions() []description {
	var units []int
	for u := range r.units {
		if !r.units[u].named() && r.groupOf[u] < 0 {
			units = append(units, u)
		}
	}
	things := inLargePages(make([]description, 2*len(units)))
	parallelEach(len(units), func(i int) {
		things[2*i] = r.describe(units[i])
		if d := r.worded(units[i]); d.key != things[2*i].key {
			things[2*i+1] = d
		}
	})
	return slices.DeleteFunc(things, func(d description) bool { return d.key == "" })
}

// saidOf returns, for each thing that shares its key with others, the statements with a named partner
// that its document makes of it.
func (r *resolver) saidOf(things []description, alike [][]int) [][]evidence {
	at := make([]int, len(r.units)) // by unit, plus one
	for _, some := range alike {
		for _, i := range some {
			at[things[i].unit] = i + 1
		}
	}
	out := make([][]evidence, len(things))
	parallel(len(r.docs), func(d int) {
		for p := range r.docs[d].propositions {
			prop := &r.docs[d].propositions[p]
			s, okS := r.unitFor(d, &prop.Subject)
			o, okO := r.unitFor(d, &prop.Object)
			if !okS || !okO {
				continue
			}
			if at[s] == 0 && at[o] == 0 {
				continue
			}
			relation := r.canonical(prop)
			if i := at[s] - 1; i >= 0 && r.units[o].named() {
				out[i] = append(out[i], evidence{asSubject, r.groupOf[o], relation})
			}
			if i := at[o] - 1; i >= 0 && r.units[s].named() {
				out[i] = append(out[i], evidence{asObject, r.groupOf[s], relation})
			}
		}
	})
	return out
}
