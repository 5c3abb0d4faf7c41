package resolve

import (
	"cmp"
	"slices"
	"sort"

	"tercet/corpus"
)

// How much alike the company of two names must be, where a short name, an
// acronym or a misspelling is all there is.
const (
	faintContext  = 0.005
	littleContext = 0.03
	someContext   = 0.15
	muchContext   = 0.25
)

// attach sends short names to the full names that they stand for: initials, names
// without middle name or first modifier, acronyms, and at last bare surnames.
// Where several full names can be meant, each document decides for itself.
func (r *resolver) attach() {
	r.linkInStories()
	candidates := r.longForms()
	r.groupOf = make([]int, len(r.units))
	shorts := make([]int, 0, len(candidates))
	for s := range candidates {
		shorts = append(shorts, s)
	}
	sort.Slice(shorts, func(i, j int) bool { // the fuller first, so that chains of abbreviation close from above
		a, b := &r.nodes[shorts[i]], &r.nodes[shorts[j]]
		return cmp.Or(cmp.Compare(len(b.words), len(a.words)), cmp.Compare(a.key, b.key), cmp.Compare(shorts[i], shorts[j])) < 0
	})
	ambiguous := make(map[int][]int)
	for _, s := range shorts {
		full := r.fullClusters(s, candidates[s])
		switch {
		case len(full) == 1:
			r.merge(s, r.clusters[full[0]].nodes[0])
		case len(full) > 1:
			ambiguous[s] = candidates[s]
		}
	}
	for u := range r.units {
		r.groupOf[u] = -1
		if !r.units[u].named() {
			continue
		}
		n := r.units[u].node
		r.groupOf[u] = r.nodes[n].cluster
		if long, ok := ambiguous[n]; ok {
			doc := r.units[u].doc
			c, ok := r.onlyIn(long, func(d int) bool { return d == doc })
			if !ok {
				c, ok = r.onlyIn(long, func(d int) bool { return r.stories[d] == r.stories[doc] })
			}
			if ok {
				r.groupOf[u] = c
			}
		}
	}
	r.attachBare()
	r.attachAcronyms()
	r.attachWords()
	r.groups = len(r.clusters)
}

// longForms returns for each node that can be short for others those others.
func (r *resolver) longForms() map[int][]int {
	long := make(map[int][]int)
	for _, p := range r.related {
		if r.nodes[p.a].cluster == r.nodes[p.b].cluster {
			continue
		}
		switch p.relation {
		case shortOf, acronymOf:
			long[p.a] = append(long[p.a], p.b)
		case longOf, longFormOf:
			long[p.b] = append(long[p.b], p.a)
		}
	}
	for _, full := range long {
		slices.Sort(full)
	}
	return long
}

// fullClusters returns the clusters of the long forms that s can stand for, as
// far as its company allows.
func (r *resolver) fullClusters(s int, long []int) []int {
	var out []int
	for _, f := range long {
		c := r.nodes[f].cluster
		if c == r.nodes[s].cluster || slices.Contains(out, c) {
			continue
		}
		ns, nf := &r.nodes[s], &r.nodes[f]
		if typesClash(ns, nf) || sexesClash(ns, nf) || ns.state != "" || !r.mergeable(ns.cluster, c) {
			continue
		}
		needed := someContext
		switch cmp := compare(ns, nf); {
		case cmp.score < sameSound:
			needed = muchContext
		case ns.person:
			needed = 0
		case r.shareDocument(s, c):
			needed = 0
		case len(nf.withoutDemonym()) == len(ns.words):
			needed = 0
		}
		if needed > 0 && r.context(s, f) < needed {
			continue
		}
		out = append(out, c)
	}
	return out
}

// shareDocument reports whether some document names both the node and the cluster.
func (r *resolver) shareDocument(n, c int) bool {
	for _, m := range r.clusters[c].nodes {
		a, b := r.nodes[n].docs, r.nodes[m].docs
		for i, j := 0, 0; i < len(a) && j < len(b); {
			switch {
			case a[i] == b[j]:
				return true
			case a[i] < b[j]:
				i++
			default:
				j++
			}
		}
	}
	return false
}

// onlyIn returns the one cluster among those of the nodes that some documents name.
func (r *resolver) onlyIn(nodes []int, some func(doc int) bool) (cluster int, ok bool) {
	var found []int
	for _, n := range nodes {
		if slices.ContainsFunc(r.nodes[n].docs, some) {
			found = append(found, r.nodes[n].cluster)
		}
	}
	return onlyOne(found)
}

// holder is a person with a full name, as bare names see it.
type holder struct {
	cluster int
	node    int
}

// attachBare sends units named by a single word of a person's name to the person:
// of the same document, else of its story, else the only or by far the most frequent one of that
// surname in the corpus whose documents tell of something that this one tells of.
func (r *resolver) attachBare() {
	inDoc, inStory := make([][]holder, len(r.docs)), make([][]holder, len(r.docs))
	bySurname := make(map[string][]holder)
	for n := range r.nodes {
		nd := &r.nodes[n]
		if !nd.person || nd.bare() {
			continue
		}
		h := holder{nd.cluster, n}
		for _, d := range nd.docs {
			inDoc[d] = append(inDoc[d], h)
			inStory[r.stories[d]] = append(inStory[r.stories[d]], h)
		}
		key := skeleton(nd.surname())
		bySurname[key] = append(bySurname[key], h)
	}
	share := r.personWords()
	parallelEach(len(r.units), func(i int) {
		u := &r.units[i]
		if !u.named() || len(u.best.words) != 1 || u.state != nil {
			return
		}
		if !u.person && !mayBePerson(u, share[u.best.key]) {
			return
		}
		best, found := r.meant(u, inDoc[u.doc], true)
		if found == 0 {
			best, found = r.meant(u, inStory[r.stories[u.doc]], true)
		}
		if found == 0 && u.person {
			if best, found = r.meant(u, bySurname[skeleton(u.best.words[0])], false); found == 1 && !r.atHomeWith(u, best) {
				return
			}
		}
		if found == 1 {
			r.groupOf[i] = best
		}
	})
}

// atHomeWith reports whether the document that has nothing but a surname tells of anything that the documents
// with the full name tell of: no president is the footballer whose surname he shares. A document of few names
// does not say.
func (r *resolver) atHomeWith(u *unit, cluster int) bool {
	const few = 3
	here := r.companyIn([]int{u.doc}, u.node, u.node)
	return len(here) < few || slices.ContainsFunc(r.clusters[cluster].nodes, func(n int) bool {
		return !r.nodes[n].bare() && companyLikeness(here, r.company(n, u.node)) >= faintContext
	})
}

// personWords returns, for each single-word name, the share of its units that
// were taken for persons.
func (r *resolver) personWords() map[string]float64 {
	all, persons := make(map[string]float64), make(map[string]float64)
	for i := range r.units {
		if u := &r.units[i]; u.named() && len(u.best.words) == 1 {
			all[u.best.key]++
			if u.person {
				persons[u.best.key]++
			}
		}
	}
	for w, n := range all {
		persons[w] /= n
	}
	return persons
}

// mayBePerson reports whether a one-word name that was not recognised as a
// person's may yet be one.
func mayBePerson(u *unit, share float64) bool {
	return !u.best.acronym && (share >= 0.3 || namedVotes(&u.votes) == 0 || u.male+u.female > 0 && u.votes[corpus.Place] == 0)
}

// meant returns the cluster that a bare name stands for among the holders, and how
// many can be meant; 0 where none fits.
func (r *resolver) meant(u *unit, holders []holder, sameDocument bool) (cluster, found int) {
	word := u.best.words[0]
	best := unlike
	docs := make(map[int]int)
	for _, h := range holders {
		nd := &r.nodes[h.node]
		if u.male > 0 && u.female == 0 && nd.female > nd.male || u.female > 0 && u.male == 0 && nd.male > nd.female ||
			u.best.male && nd.name.female || u.best.female && nd.name.male || u.best.suffix != "" && u.best.suffix != nd.suffix {
			continue
		}
		score := likeness(word, nd.surname())
		if sameDocument && score < sameSound && nd.words[0] == word {
			score = sameSound - 0.1 // a given name, or a family name that stands first
		}
		if score == unlike || score < best || !sameDocument && score < sameWord && r.context(u.node, h.node) < muchContext {
			continue
		}
		if score > best {
			best = score
			clear(docs)
		}
		docs[h.cluster] = r.clusters[h.cluster].docs
	}
	var order []int
	for c := range docs {
		order = append(order, c)
	}
	sort.Slice(order, func(i, j int) bool {
		return cmp.Or(cmp.Compare(docs[order[j]], docs[order[i]]), cmp.Compare(order[i], order[j])) < 0
	})
	switch {
	case len(order) == 0:
		return -1, 0
	case len(order) > 1 && !sameDocument && docs[order[0]] >= 3*docs[order[1]]:
		return order[0], 1
	}
	return order[0], len(order)
}
