package resolve

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
	"time"

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
	anchored bool // an institution with its state
}

// describe returns the key of a unit's fullest description. Words that mean the
// state are replaced by it, so that "Kazakh oil" and "oil of Kazakhstan" agree.
func (r *resolver) describe(u int) description {
	d := description{unit: u}
	for _, text := range r.units[u].nominals {
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
		if of := slices.Index(words, "of"); of > 0 {
			head = words[of-1]
		}
		anchored := state != "" && (institutions[head] || offices[office(kept)] || institutions[kept[len(kept)-1]])
		if state != "" {
			kept = append(kept, "="+state)
		}
		if len(kept) > d.words || len(kept) == d.words && anchored && !d.anchored {
			slices.Sort(kept)
			d.key, d.words, d.anchored = strings.Join(kept, " "), len(kept), anchored
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
	var root func(int) int
	root = func(i int) int {
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
	group := make(map[int]int)
	for i, t := range things {
		k := root(i)
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
	if t.words > 1 {
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
		for p := range doc.Propositions {
			prop := &doc.Propositions[p]
			s, okS := r.unitFor(d, prop.Sentence, &prop.Subject)
			o, okO := r.unitFor(d, prop.Sentence, &prop.Object)
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

const (
	storyLikeness = 0.35 // mean cosine of names between the documents of a story
	storyDays     = 30   // between their dates of publication
	storyNames    = 50   // names in more documents than that suggest no pair
	storySize     = 40
)

// findStories groups documents that tell one story: those whose names are alike, rare
// ones counting most, and whose dates are near. Average linkage, best first.
func (r *resolver) findStories() {
	n := len(r.docs)
	vectors, inverted := r.nameVectors()
	r.stories = make([]int, n)
	members := make([][]int, n)
	for d := range n {
		r.stories[d] = d
		members[d] = []int{d}
	}
	var pairs []pair
	seen := make(map[[2]int]bool)
	for _, docs := range inverted {
		if len(docs) > storyNames {
			continue
		}
		for i, a := range docs {
			for _, b := range docs[i+1:] {
				if seen[[2]int{a, b}] {
					continue
				}
				seen[[2]int{a, b}] = true
				if s := cosine(vectors[a], vectors[b]); s >= storyLikeness && daysApart(r.docs[a], r.docs[b]) <= storyDays {
					pairs = append(pairs, pair{a, b, s})
				}
			}
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool {
		p, q := pairs[i], pairs[j]
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b)) < 0
	})
	for _, p := range pairs {
		a, b := r.stories[p.a], r.stories[p.b]
		if a == b || len(members[a])+len(members[b]) > storySize {
			continue
		}
		sum := 0.0
		for _, x := range members[a] {
			for _, y := range members[b] {
				if daysApart(r.docs[x], r.docs[y]) <= storyDays {
					sum += cosine(vectors[x], vectors[y])
				}
			}
		}
		if sum/float64(len(members[a])*len(members[b])) < storyLikeness {
			continue
		}
		a, b = min(a, b), max(a, b)
		for _, d := range members[b] {
			r.stories[d] = a
		}
		members[a] = append(members[a], members[b]...)
		members[b] = nil
	}
}

// feature is a name of a document with its weight; features are sorted by group.
type feature struct {
	group  int
	weight float64
}

// nameVectors returns each document's names, weighted by rarity and of length
// one, and for each name its documents.
func (r *resolver) nameVectors() ([][]feature, [][]int) {
	inverted := make([][]int, r.groups)
	for d := range r.docs {
		for _, u := range r.byDoc[d] {
			if g := r.groupOf[u]; g >= 0 && r.units[u].named() {
				if l := len(inverted[g]); l == 0 || inverted[g][l-1] != d {
					inverted[g] = append(inverted[g], d)
				}
			}
		}
	}
	vectors := make([][]feature, len(r.docs))
	for g, docs := range inverted {
		idf := math.Log(1 + float64(len(r.docs))/float64(max(1, len(docs))))
		for _, d := range docs {
			vectors[d] = append(vectors[d], feature{g, idf})
		}
	}
	for _, v := range vectors {
		sum := 0.0
		for _, f := range v {
			sum += float64(f.weight * f.weight)
		}
		for i := range v {
			v[i].weight /= math.Sqrt(sum)
		}
	}
	return vectors, inverted
}

func cosine(a, b []feature) float64 {
	dot := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].group == b[j].group:
			dot += float64(a[i].weight * b[j].weight)
			i++
			j++
		case a[i].group < b[j].group:
			i++
		default:
			j++
		}
	}
	return dot
}

// daysApart returns the days between two documents' dates; 0 where one is unknown.
func daysApart(a, b *corpus.Document) float64 {
	ta, errA := time.Parse(time.DateOnly, a.Meta.Date)
	tb, errB := time.Parse(time.DateOnly, b.Meta.Date)
	if errA != nil || errB != nil {
		return 0
	}
	return math.Abs(ta.Sub(tb).Hours() / 24)
}
