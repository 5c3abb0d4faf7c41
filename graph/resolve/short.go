package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// attachWords sends names of one word to what they abbreviate: "Varn" to the one company
// that begins with it ("Varn Deepwater Corporation"), "the Courier" to the one name that ends
// with it, and "Drovenian", where no table knows it, to Drovenia.
func (r *resolver) attachWords() {
	long, told := make([]map[string][]int, len(r.docs)), make([]map[string][]int, len(r.docs)) // by document and by story
	anywhere := make(map[string][]int)
	single, places := make(map[string]int), make(map[string]bool)
	for n := range r.nodes {
		nd := &r.nodes[n]
		if nd.person || nd.acronym {
			continue
		}
		if nd.mainType() == corpus.Place {
			places[nd.key] = true
			if len(nd.words) == 1 {
				single[nd.words[0]] = n
			}
		}
		content := nd.content()
		if len(content) < 2 || nd.mainType() == corpus.Place {
			continue
		}
		var keys []string
		if last := content[len(content)-1]; !addresses[last] {
			keys = append(keys, last)
		}
		if r.isCompany(nd.cluster) {
			keys = append(keys, content[0])
		}
		for _, w := range keys {
			anywhere[w] = append(anywhere[w], nd.cluster)
		}
		for _, d := range nd.docs {
			addCluster(long, d, keys, nd.cluster)
			addCluster(told, r.stories[d], keys, nd.cluster)
		}
	}
	parallelEach(len(r.units), func(i int) {
		u := &r.units[i]
		if !u.named() || len(u.best.words) != 1 || u.state != nil || r.nodes[r.groupOf[i]].cluster != r.nodes[u.node].cluster {
			return
		}
		word := u.best.words[0]
		if u.best.acronym || len(corpus.FindStates(u.best.text)) > 0 {
			return
		}
		if n, ok := single[stateOfAdjective(word, single)]; ok {
			r.groupOf[i] = r.nodes[n].cluster
			return
		}
		if u.person || topType(&r.nodes[u.node].votes) == corpus.Place {
			return
		}
		people := topType(&u.votes) == corpus.Group // who have a name of their own: Democrats, Liberal Democrats
		if c, ok := onlyOne(long[u.doc][word]); ok && !(people && r.oftener(u.node, c, places)) {
			r.groupOf[i] = c
		} else if len(long[u.doc][word]) > 0 {
			return
		} else if c, ok := onlyOne(told[r.stories[u.doc]][word]); ok && !r.oftener(u.node, c, places) {
			r.groupOf[i] = c
		} else if c, ok := onlyOne(anywhere[word]); ok && !bodies[word] && !societies[word] && !r.oftener(u.node, c, places) && r.context(u.node, r.clusters[c].nodes[0]) >= muchContext {
			r.groupOf[i] = c
		}
	})
}

// addresses end names that are never short for their last word: the White House is not the House.
var addresses = setOf("house", "street", "road", "avenue", "square", "hall")

// societies are, with bodies, common words for what many things are: "the Commission" says little outside of
// its story.
var societies = setOf("committee", "council", "board", "agency", "association", "society", "institute", "foundation", "center", "centre", "club", "union",
	"university", "college", "school", "hospital", "company", "authority", "service", "administration", "academy", "league", "union", "museum", "church")

// oftener reports whether a name of one word stands in more than twice as many documents as the names of
// a cluster that do not say of which place: the Senate is not short for a "Northern Senate" that one of
// them has, but may be for the "Norvik Senate".
func (r *resolver) oftener(node, cluster int, places map[string]bool) bool {
	if len(r.nodes[node].docs) <= 2*r.clusters[cluster].docs {
		return false
	}
	return !slices.ContainsFunc(r.clusters[cluster].nodes, func(n int) bool {
		before, ok := strings.CutSuffix(r.nodes[n].key, " "+r.nodes[node].key)
		return ok && places[before]
	})
}

// addCluster notes a cluster under the words, in the index's map at i.
func addCluster(index []map[string][]int, i int, words []string, cluster int) {
	if index[i] == nil {
		index[i] = make(map[string][]int)
	}
	for _, w := range words {
		index[i][w] = append(index[i][w], cluster)
	}
}

// isCompany reports whether a name of the cluster ends like a company's.
func (r *resolver) isCompany(c int) bool {
	return slices.ContainsFunc(r.clusters[c].nodes, func(n int) bool { return r.nodes[n].designated() })
}

// onlyOne returns the one cluster that a list holds, perhaps several times.
func onlyOne(clusters []int) (cluster int, ok bool) {
	clusters = slices.Clone(clusters)
	slices.Sort(clusters)
	clusters = slices.Compact(clusters)
	if len(clusters) != 1 {
		return 0, false
	}
	return clusters[0], true
}

// stateOfAdjective returns the name among those known that the word is an adjective
// of, formed by rule; empty where it is none.
func stateOfAdjective(word string, known map[string]int) string {
	for _, suffix := range []string{"n", "an", "ian", "i", "ese", "ish"} {
		base, ok := strings.CutSuffix(word, suffix)
		if !ok || len(base) < 4 {
			continue
		}
		for _, ending := range []string{"", "a", "ia"} {
			if _, ok := known[base+ending]; ok && base+ending != word {
				return base + ending
			}
		}
	}
	return ""
}

// attachAcronyms sends acronyms to the one name that documents use them for, as "Karsund Lake
// Authority (KLA)" does, elsewhere too: where types agree, and their company does not tell otherwise.
func (r *resolver) attachAcronyms() {
	means := make(map[string][]int) // clusters by acronym
	for i := range r.units {
		u := &r.units[i]
		if !u.named() || u.best.acronym || u.person || u.state != nil {
			continue
		}
		for _, a := range u.names {
			if isAcronym(a.Name) {
				key := parseName(a.Name, false).key
				means[key] = append(means[key], r.nodes[u.node].cluster)
			}
		}
	}
	parallelEach(len(r.units), func(i int) {
		u := &r.units[i]
		if !u.named() || !u.best.acronym || u.person || u.state != nil || r.groupOf[i] != r.nodes[u.node].cluster {
			return
		}
		c, ok := onlyOne(means[u.best.key])
		if !ok || len(r.clusters[r.groupOf[i]].nodes) > 1 {
			return
		}
		long := r.clusters[c].nodes[0]
		if r.nodes[u.node].mainType() == r.nodes[long].mainType() && r.context(u.node, long) >= littleContext {
			r.groupOf[i] = c
		}
	})
}
