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
			if key := cmp.Or(m.names, m.key); first[key] == nil {
				first[key] = m
			}
		}
	}
	for _, m := range r.mentions {
		if m.Kind != corpus.Demonym {
			continue
		}
		key := cmp.Or(m.names, r.adjectives.of(m.low), regions[m.low])
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

// adjectives finds places that are no states by their adjectives and peoples: Catania by
// Catanian, Catanians. Of several with one adjective it is the place that was added last.
type adjectives struct {
	added int
	words map[string]int    // when the word of each place was added
	stems map[string]string // words by what they are without the vowels at their end
}

// add enters the word for a place.
func (a *adjectives) add(word string) {
	if a.words == nil {
		a.words, a.stems = make(map[string]int), make(map[string]string)
	}
	a.added++
	a.words[word] = a.added
	a.stems[strings.TrimRight(word, "aeiouy")] = word
}

// placeEndings make adjectives of places' words; some take the place of its vowels.
var placeEndings = []struct {
	ending string
	onStem bool
}{{"n", false}, {"an", true}, {"ian", true}, {"i", false}, {"ese", true}}

// of returns the word of the place that the word in lower case is the adjective or people of, or "".
func (a *adjectives) of(adjective string) (place string) {
	adjective = strings.TrimSuffix(adjective, "s")
	for _, e := range placeEndings {
		rest, ok := strings.CutSuffix(adjective, e.ending)
		if !ok {
			continue
		}
		if a.words[rest] > a.words[place] {
			place = rest
		}
		if w := a.stems[rest]; e.onStem && a.words[w] > a.words[place] {
			place = w
		}
	}
	return place
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
	if low != form && (t.tokens[i].UPOS == "ADJ" || t.modifies(i) || t.tokens[i].XPOS == "NNPS") {
		if place := r.adjectives.of(low); place != "" {
			r.places[place] = true
			return true, strings.HasSuffix(low, "s")
		}
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
	m.low = lower(m.form)
	m.key, m.names = m.low, state(m.low)
	m.name, m.cluster.state = []string{m.key}, m.names
	m.gender, m.number = thing, singular
	if people || r.trees[s].tokens[i].UPOS == "NOUN" || r.trees[s].tokens[i].XPOS == "NNPS" {
		m.Type, m.gender, m.number = corpus.Group, anyone, plural
		if r.trees[s].tokens[i].XPOS == "NN" || r.trees[s].tokens[i].XPOS == "NNP" {
			m.number = either
		}
	}
	m.settle()
}
