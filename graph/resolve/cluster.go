package resolve

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"tercet/corpus"
)

// node is a name form with the units that bear it, in all documents.
type node struct {
	name
	person  bool
	state   string // "country:Georgia"
	of      string // the state of a body that many states have: Parliament
	units   []int
	docs    []int // ascending, each once
	votes   [corpus.Text + 1]float64
	male    int
	female  int
	cluster int
	rarity  float64 // what a document tells that names it
}

// bare reports whether the node is a person's surname or given name alone.
func (n *node) bare() bool { return n.person && len(n.words) == 1 }

// mainType returns the type that most votes are for; Thing where there are none.
func (n *node) mainType() corpus.EntityType { return topType(&n.votes) }

func topType(votes *[corpus.Text + 1]float64) corpus.EntityType {
	best := corpus.Thing
	for t := corpus.Person; t < corpus.Date; t++ {
		if votes[t] > votes[best] || best == corpus.Thing && votes[t] > 0 {
			best = t
		}
	}
	return best
}

// cluster is a set of nodes taken for one entity.
type cluster struct {
	nodes []int
	docs  int
}

// group makes nodes of the units with one name, in the order in which the
// documents' order brings them.
func (r *resolver) group() {
	index := make(map[string]int)
	r.nodes = make([]node, 0, len(r.writings))
	for i := range r.units {
		u := &r.units[i]
		if !u.named() {
			continue
		}
		key := "n:" + u.best.key
		switch {
		case u.state != nil:
			key = "s:" + u.state.Kind + ":" + u.state.Name
		case u.person:
			key = "p:" + u.best.key
		case u.body.of != "":
			key = "b:" + u.body.key + " of " + u.body.of
		}
		n, ok := index[key]
		if !ok {
			n = len(r.nodes)
			index[key] = n
			r.nodes = append(r.nodes, node{name: *u.best, person: u.person, of: u.body.of})
			if nd := &r.nodes[n]; nd.of != "" {
				nd.key, nd.words = u.body.key, strings.Fields(u.body.key)
			}
			if u.state != nil {
				r.nodes[n].state = u.state.Kind + ":" + u.state.Name
				r.nodes[n].name = parseName(u.state.Name, false)
			}
		}
		nd := &r.nodes[n]
		u.node = n
		nd.units = append(nd.units, i)
		if len(nd.docs) == 0 || nd.docs[len(nd.docs)-1] != u.doc {
			nd.docs = append(nd.docs, u.doc)
		}
		for t, v := range u.votes {
			nd.votes[t] += v
		}
		nd.male += u.male
		nd.female += u.female
		nd.name.male = nd.name.male || u.best.male
		nd.name.female = nd.name.female || u.best.female
	}
	r.docNodes = make([][]int, len(r.docs))
	for i := range r.nodes {
		r.nodes[i].noun = r.nodes[i].head()
		r.nodes[i].rarity = math.Log(1 + float64(len(r.docs))/float64(len(r.nodes[i].docs)))
		r.nodes[i].meaning = r.nodes[i].content()
		for _, d := range r.nodes[i].docs {
			r.docNodes[d] = append(r.docNodes[d], i)
		}
	}
	r.clusters = make([]cluster, len(r.nodes))
	for i := range r.nodes {
		r.nodes[i].cluster = i
		r.clusters[i] = cluster{nodes: []int{i}, docs: len(r.nodes[i].docs)}
	}
}

// pair is a candidate for a merge.
type pair struct {
	a, b  int // nodes, a < b
	score float64
}

// blockLimit is the size beyond which a block is too common to tell anything.
const blockLimit = 120

// blocks returns the nodes that share a key, for each key in order, where a
// node's keys are those that keysOf gives.
func (r *resolver) blocks(keysOf func(*node) []string) [][]int {
	index := make(map[string][]int)
	for i := range r.nodes {
		keys := keysOf(&r.nodes[i])
		slices.Sort(keys)
		for _, k := range slices.Compact(keys) {
			index[k] = append(index[k], i)
		}
	}
	keys := make([]string, 0, len(index))
	for k, members := range index {
		if len(members) > 1 && len(members) <= blockLimit {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	out := make([][]int, len(keys))
	for i, k := range keys {
		out[i] = index[k]
	}
	return out
}

// blockKeys returns the keys under which a name meets its variants.
func blockKeys(n *node) []string {
	var keys []string
	if n.person {
		if n.bare() {
			return []string{"b:" + skeleton(n.words[0])}
		}
		given, surname := sound(n.given()[0]), skeleton(n.surname())
		keys = append(keys, "g:"+given+":"+n.surname()[:1], "x:"+sound(n.words[0])+" "+sound(n.words[1]))
		for _, w := range n.given() {
			for _, full := range fullGiven(w) {
				keys = append(keys, "p:"+surname+":"+sound(full)[:1])
			}
		}
		return keys
	}
	content := n.content()
	if n.acronym {
		keys = append(keys, "a:"+strings.ToLower(strings.ReplaceAll(n.text, ".", "")))
	} else if len(n.words) > 1 {
		keys = append(keys, "a:"+n.initials())
		var all strings.Builder
		for _, w := range n.words {
			all.WriteString(w[:1])
		}
		keys = append(keys, "a:"+all.String())
	}
	for _, long := range n.spelledOut() {
		keys = append(keys, "a:"+long.initials())
	}
	for i, w := range content {
		if len(content) == 1 {
			keys = append(keys, "k:"+skeleton(w))
			continue
		}
		// Two neighbouring words are rarer than one, and shared by every
		// variant of three words or more that differs in one place.
		if i+1 < len(content) {
			keys = append(keys, "w:"+sound(w)+" "+sound(content[i+1]))
		}
	}
	if len(content) > 1 {
		keys = append(keys, "h:"+sound(n.head())+":"+sound(content[0]), "h:"+sound(n.head())+":"+sound(content[len(content)-1]))
		if len(content) == 2 {
			keys = append(keys, "f:"+sound(content[0])+":"+skeleton(content[1]), "f:"+skeleton(content[0])+":"+sound(content[1]))
		}
	}
	return keys
}

// likely is a pair of nodes, a < b, whose names are related.
type likely struct {
	a, b int
	comparison
	score float64 // the weight of what speaks for their being one
}

// compareBlocks compares the names that share a block, each pair once, and returns those that
// are related, ascending.
func (r *resolver) compareBlocks() []likely {
	var keys []uint64
	for _, block := range r.blocks(blockKeys) {
		for i, a := range block {
			for _, b := range block[i+1:] {
				keys = append(keys, pairKey(a, b))
			}
		}
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	const share = 1024
	found := make([][]likely, (len(keys)+share-1)/share)
	parallel(len(found), func(i int) {
		for _, k := range keys[i*share : min((i+1)*share, len(keys))] {
			p := likely{a: int(k >> 32), b: int(uint32(k))}
			if p.comparison = compare(&r.nodes[p.a], &r.nodes[p.b]); p.relation != unrelated {
				p.score = r.weighAs(p.a, p.b, p.comparison)
				found[i] = append(found[i], p)
			}
		}
	})
	return slices.Concat(found...)
}

// link joins variants of names, best first.
func (r *resolver) link() {
	r.related = r.compareBlocks()
	var pairs []pair
	for i := range r.related {
		if p := &r.related[i]; p.score >= threshold {
			pairs = append(pairs, pair{p.a, p.b, p.score})
		}
	}
	r.sortPairs(pairs)
	for _, p := range pairs {
		r.merge(p.a, p.b)
	}
}

// sortPairs orders pairs by score, then by the names, which do not depend on the
// order of nodes.
func (r *resolver) sortPairs(pairs []pair) {
	sort.SliceStable(pairs, func(i, j int) bool {
		p, q := pairs[i], pairs[j]
		return cmp.Or(cmp.Compare(q.score, p.score),
			cmp.Compare(r.nodes[p.a].key, r.nodes[q.a].key), cmp.Compare(r.nodes[p.b].key, r.nodes[q.b].key)) < 0
	})
}

// threshold is the weight from which two name forms are taken for one entity.
const threshold = 1.0

// weigh sums the evidence that two nodes are one entity: what their names say, and
// where that is not enough, types, sexes and the company they keep.
func (r *resolver) weigh(a, b int) float64 {
	return r.weighAs(a, b, compare(&r.nodes[a], &r.nodes[b]))
}

// weighAs is weigh for names that have been compared.
func (r *resolver) weighAs(a, b int, c comparison) float64 {
	na, nb := &r.nodes[a], &r.nodes[b]
	if c.relation != variant || sexesClash(na, nb) || typesClash(na, nb) {
		return 0
	}
	if c.score >= sameSound {
		if na.bare() && c.score < sameWord {
			return c.score + r.context(a, b)
		}
		return threshold + c.score
	}
	w := c.score
	if len(na.words) > 1 {
		w += 0.1 * float64(len(na.words)-1) // the other words agree
	}
	if t := na.mainType(); t != corpus.Thing && t == nb.mainType() {
		w += 0.05
	}
	if r.knownState(na) || r.knownState(nb) {
		w -= 0.1
	}
	return w + r.context(a, b)
}

func (r *resolver) knownState(n *node) bool { return n.state != "" }

func sexesClash(a, b *node) bool {
	return a.male >= 2 && a.female == 0 && b.female >= 2 && b.male == 0 ||
		b.male >= 2 && b.female == 0 && a.female >= 2 && a.male == 0
}

// merge joins the clusters of two nodes unless some pair of their names is
// neither variant nor short nor acronym of the other.
func (r *resolver) merge(a, b int) bool {
	ca, cb := r.nodes[a].cluster, r.nodes[b].cluster
	if ca == cb {
		return true
	}
	if !r.mergeable(ca, cb) {
		return false
	}
	r.join(ca, cb)
	return true
}

// mergeable reports whether every pair of names of two clusters agrees: one is a variant,
// a short form or an acronym of the other, or both are short for a third one there.
func (r *resolver) mergeable(ca, cb int) bool {
	for _, x := range r.clusters[ca].nodes {
		for _, y := range r.clusters[cb].nodes {
			if sexesClash(&r.nodes[x], &r.nodes[y]) || compare(&r.nodes[x], &r.nodes[y]).relation == unrelated && !r.toldAsOne[pairKey(x, y)] && !r.bothShort(x, y, ca, cb) {
				return false
			}
		}
	}
	return true
}

// bothShort reports whether some name of the clusters is a long form of both x and y.
func (r *resolver) bothShort(x, y, ca, cb int) bool {
	for _, c := range []int{ca, cb} {
		for _, z := range r.clusters[c].nodes {
			if z != x && z != y && isShort(compare(&r.nodes[x], &r.nodes[z])) && isShort(compare(&r.nodes[y], &r.nodes[z])) {
				return true
			}
		}
	}
	return false
}

func isShort(c comparison) bool { return c.relation == shortOf || c.relation == acronymOf }

// join makes one cluster of two.
func (r *resolver) join(ca, cb int) {
	if ca > cb {
		ca, cb = cb, ca
	}
	for _, n := range r.clusters[cb].nodes {
		r.nodes[n].cluster = ca
	}
	r.clusters[ca].nodes = append(r.clusters[ca].nodes, r.clusters[cb].nodes...)
	slices.Sort(r.clusters[ca].nodes)
	r.clusters[cb].nodes = nil
	r.clusters[ca].docs = len(r.clusterDocs(ca))
}

// clusterDocs returns the documents that a cluster is named in, ascending.
func (r *resolver) clusterDocs(c int) []int {
	var docs []int
	for _, n := range r.clusters[c].nodes {
		docs = append(docs, r.nodes[n].docs...)
	}
	slices.Sort(docs)
	return slices.Compact(docs)
}

// contextDocs bounds how many documents of a node are looked at for its company.
const contextDocs = 40

// context returns how much the company of two names is alike: the cosine of
// the names that their documents mention besides, each weighted by its rarity.
// Documents that mention both count for both.
func (r *resolver) context(a, b int) float64 {
	return companyLikeness(r.company(a, b), r.company(b, a))
}

// company are the nodes beside one in its documents, ascending, each with what it tells.
type company []companion

type companion struct {
	node   int
	weight float64
}

// companyLikeness is the cosine of two names' company.
func companyLikeness(a, b company) float64 {
	dot, la, lb := 0.0, 0.0, 0.0
	for _, c := range a {
		la += c.weight * c.weight
		if w, ok := b.weight(c.node); ok {
			dot += c.weight * w
		}
	}
	for _, c := range b {
		lb += c.weight * c.weight
	}
	if la == 0 || lb == 0 {
		return 0
	}
	return dot / math.Sqrt(la*lb)
}

// weight returns what a node in the company tells.
func (c company) weight(node int) (weight float64, ok bool) {
	i, ok := slices.BinarySearchFunc(c, node, func(c companion, node int) int { return cmp.Compare(c.node, node) })
	if !ok {
		return 0, false
	}
	return c[i].weight, true
}

// company returns the names beside a node in its documents, but for the other node.
func (r *resolver) company(n, other int) company {
	return r.companyIn(r.nodes[n].docs, n, other)
}

// companyIn is company in some of the node's documents.
func (r *resolver) companyIn(docs []int, n, other int) company {
	var nodes []int
	for _, d := range docs[:min(len(docs), contextDocs)] {
		nodes = append(nodes, r.docNodes[d]...)
	}
	slices.Sort(nodes)
	out := make(company, 0, len(nodes))
	for _, m := range slices.Compact(nodes) {
		if m != n && m != other {
			out = append(out, companion{m, r.nodes[m].rarity})
		}
	}
	return out
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
