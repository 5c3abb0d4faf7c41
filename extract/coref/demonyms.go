package coref

import (
	"cmp"
	"strings"

	"tercet/corpus"
)

// demonyms merges adjectives of a state or place with each other and with it,
// and peoples with each other.
func (r *resolver) demonyms() {
	first := make(map[string]*mention)
	for _, m := range r.mentions {
		if m.Kind == corpus.Name && m.cluster.typ() != corpus.Person || m.Kind == corpus.Name && len(m.name) == 1 && r.places[m.name[0]] {
			if key := cmp.Or(state(m.key()), m.key()); first[key] == nil {
				first[key] = m
			}
		}
	}
	for _, m := range r.mentions {
		if m.Kind != corpus.Demonym {
			continue
		}
		key := cmp.Or(state(m.form), r.adjectives[lower(m.form)], regions[lower(m.form)])
		if m.Type == corpus.Group {
			key = "people of " + key
		} else if t := &r.trees[m.Sentence]; t.up(m.Head) >= 0 && cultural[t.lemma(t.up(m.Head))] {
			continue
		}
		if f, ok := first[key]; ok {
			if m.Type == corpus.Place {
				f.cluster.becomePlace()
			}
			merge(f, m)
		} else {
			first[key] = m
		}
	}
}

// becomePlace makes a place of what was taken for somebody: Talamar, because the text
// speaks of the Talamari coast.
func (c *cluster) becomePlace() {
	c.gender = thing
	for _, m := range c.mentions {
		if m.Kind == corpus.Name {
			m.Type, m.gender = corpus.Place, thing
		}
	}
}

// collectAdjectives derives the adjectives and peoples of the document's places
// that are no states: Catania, Catanian, Catanians.
func (r *resolver) collectAdjectives() {
	r.adjectives, r.places = make(map[string]string), make(map[string]bool)
	for i := range r.doc.Mentions {
		m := &r.doc.Mentions[i]
		if text := r.doc.Slice(m.Span); m.Kind == corpus.Name && text == lower(text) && state(text) != "" {
			r.smallNames = true
		}
		words := nameWords(r.doc.Slice(m.Span))
		if m.Kind != corpus.Name || len(words) != 1 || len(words[0]) < 5 || r.lex.sexOf(words[0]) != 0 || len(corpus.FindStates(words[0])) > 0 {
			continue
		}
		w := words[0]
		stem := strings.TrimRight(w, "aeiouy")
		for _, adjective := range []string{w + "n", w + "an", w + "ian", w + "i", w + "ese", stem + "an", stem + "ian", stem + "ese"} {
			if adjective != w {
				r.adjectives[adjective] = w
				r.adjectives[adjective+"s"] = w
			}
		}
	}
}

// demonym reports whether token i of sentence s is an adjective or people of a
// state, or of a place that the document names; and whether it is the people.
func (r *resolver) demonym(s, i int) (ok, people bool) {
	t := &r.trees[s]
	form := t.tokens[i].Form
	if ok, people = isDemonym(form); ok {
		return ok, people
	}
	low := lower(form)
	if regions[low] != "" && low != form && (i > 0 || low != "western") && (t.modifies(i) || t.beforeNoun(i)) {
		return true, false
	}
	if base, found := r.adjectives[low]; found && low != form && (t.tokens[i].UPOS == "ADJ" || t.modifies(i) || t.tokens[i].XPOS == "NNPS") {
		r.places[base] = true
		return true, strings.HasSuffix(low, "s")
	}
	return false, false
}

// regions are parts of the world that are no states, by their adjectives: "European leaders".
var regions = map[string]string{"european": "europe", "african": "africa", "asian": "asia", "western": "west"}

// modifies reports whether token i stands before the common noun or title that
// it depends on.
func (t *tree) modifies(i int) bool {
	up := t.up(i)
	if t.rel(i) != "compound" || up <= i {
		return t.rel(i) == "amod"
	}
	return t.tokens[up].UPOS == "NOUN" || titleWords[lower(t.tokens[up].Form)]
}

// beforeNoun reports whether an adjective stands before a common noun, whatever the tree says.
func (t *tree) beforeNoun(i int) bool {
	return t.tokens[i].UPOS == "ADJ" && i+1 < len(t.tokens) && t.tokens[i+1].UPOS == "NOUN"
}

// cultural nouns make a demonym that means no state: "Russian language".
var cultural = set(`language word literature cuisine food music art culture accent alphabet poetry folklore grammar script
	translation dialect tradition wine beer restaurant ancestry origin descent heritage dressing bread cheese`)

// addDemonym enters an adjective or people of a state.
func (r *resolver) addDemonym(s, i int, people bool) {
	m := r.add(s, i, i, i, corpus.Demonym, corpus.Place)
	m.name = []string{lower(m.form)}
	m.cluster.state = state(m.form)
	m.gender, m.number = thing, singular
	if people || r.trees[s].tokens[i].UPOS == "NOUN" || r.trees[s].tokens[i].XPOS == "NNPS" {
		m.Type, m.gender, m.number = corpus.Group, anyone, plural
		if r.trees[s].tokens[i].XPOS == "NN" || r.trees[s].tokens[i].XPOS == "NNP" {
			m.number = either
		}
	}
	m.settle()
}
