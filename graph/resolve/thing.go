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

// description is a unit without a name, prepared for comparison.
type description struct {
	unit     int
	key      string // its words, sorted, states in one spelling
	words    int
	head     string
	anchored bool // an institution with its state
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
	if owner >= 0 && d.key != "" {
		d.key += " @" + itoa(owner)
		d.words++
		d.anchored = d.anchored || institutions[d.head] || offices[d.head]
	}
	return d
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
	var things []description
	for u := range r.units {
		if !r.units[u].named() && r.groupOf[u] < 0 {
			if d := r.describe(u); d.key != "" {
				things = append(things, d)
			}
		}
	}
	said := r.saidOf(things)
	index := make(map[string]int)
	parent := make([]int, len(things))
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, t := range things {
		parent[i] = i
		for _, k := range r.evidenceKeys(t, said[i]) {
			if j, ok := index[k]; ok {
				a, b := root(i), root(j)
				parent[max(a, b)] = min(a, b)
			} else {
				index[k] = i
			}
		}
	}
	named := r.namedThings(things, root)
	r.countries(things, root, named)
	group := make(map[int]int)
	for i, t := range things {
		k := root(i)
		if g, ok := named[k]; ok {
			r.groupOf[t.unit] = g
			continue
		}
		if _, ok := group[k]; !ok {
			group[k] = r.groups
			r.groups++
		}
		r.groupOf[t.unit] = group[k]
	}
}

// evidenceKeys returns the keys that make two descriptions one thing.
func (r *resolver) evidenceKeys(t description, said []string) []string {
	doc := r.units[t.unit].doc
	keys := []string{"d:" + r.docs[doc].ID + ":" + t.key}
	if t.anchored {
		keys = append(keys, "i:"+t.key)
	}
	if !r.units[t.unit].owned && !(t.words == 1 && slices.Contains(honors, t.head)) {
		keys = append(keys, "s:"+itoa(r.stories[doc])+":"+t.key)
	}
	for _, s := range said {
		keys = append(keys, "p:"+t.key+":"+s)
	}
	return keys
}

// saidOf returns, for each thing, the statements with a named partner that its document
// makes of it.
func (r *resolver) saidOf(things []description) [][]string {
	at := make(map[int]int, len(things))
	for i, t := range things {
		at[t.unit] = i
	}
	out := make([][]string, len(things))
	for d, doc := range r.docs {
		for p := range doc.propositions {
			prop := &doc.propositions[p]
			s, okS := r.unitFor(d, &prop.Subject)
			o, okO := r.unitFor(d, &prop.Object)
			if !okS || !okO {
				continue
			}
			relation := r.canonical(prop)
			if i, ok := at[s]; ok && r.units[o].named() {
				out[i] = append(out[i], relation+" >"+itoa(r.groupOf[o]))
			}
			if i, ok := at[o]; ok && r.units[s].named() {
				out[i] = append(out[i], "<"+itoa(r.groupOf[s])+" "+relation)
			}
		}
	}
	return out
}
