package resolve

import (
	"cmp"
	"container/heap"
	"encoding/binary"
	"math"
	"slices"
	"strings"
)

const (
	// joinAt is the weight from which builds take a description for a thing of its story. It is
	// above what scores best on ECB+: a wrong merge costs a graph more than a missed one.
	joinAt = 2.5
	// nameAt is the weight from which builds take a description for a name: of those between, half
	// were wrong in Wikinews.
	nameAt = 4
	// bestShare is what the best pair counts of a merge's weight; the mean of all pairs of the two
	// clusters is the rest, so that no chain of pairs alone joins what as wholes do not agree.
	bestShare = 0.65
	// viewed bounds how many units of a cluster are compared.
	viewed = 12
	// crowded is the number of units in a story beyond which a key tells nothing.
	crowded = 80
)

// fuse joins, story by story, the groups of descriptions with each other and with the one name
// that they describe, best first. What one story joins may be a group of a later one; this is rare, so
// all stories are fused side by side as they are at first, and those that others have changed again.
func (r *resolver) fuse() {
	stories := r.storyUnits()
	named := make([]bool, r.groups)
	for u := range r.units {
		if g := r.groupOf[u]; g >= 0 && r.units[u].named() {
			named[g] = true
		}
	}
	parent := make([]int, r.groups)
	for g := range parent {
		parent[g] = g
	}
	fused := make([]*fusedStory, len(stories))
	parallelWith(len(stories), func() func(s int) {
		w := r.newStoryWork()
		return func(s int) { fused[s] = r.fuseStory(stories[s], named, parent, w) }
	})
	again := r.newStoryWork()
	for s, f := range fused {
		if slices.ContainsFunc(f.groups, func(g int) bool { return parent[g] != g }) {
			f = r.fuseStory(stories[s], named, parent, again)
		}
		r.opt.Memory.keep(f.key, f.joined)
		replay(f.joined, f.groups, parent)
	}
	for u, g := range r.groupOf {
		if g >= 0 {
			r.groupOf[u] = became(parent, g)
		}
	}
}

// storyUnits returns the units of each story that are in groups, in order of stories.
func (r *resolver) storyUnits() [][]int {
	out := make([][]int, len(r.docs)) // a story has the number of its first document
	for u := range r.units {
		if r.groupOf[u] >= 0 {
			s := r.stories[r.units[u].doc]
			out[s] = append(out[s], u)
		}
	}
	return slices.DeleteFunc(out, func(units []int) bool { return len(units) == 0 })
}

// storyWork is what the fusion of one story leaves to that of the next one.
type storyWork struct {
	kinds   map[string][]string // as fusion has them
	weights []float64           // by word; zero between two uses
	number  numbering           // of groups; empty between two uses
	memo    *memo
	docs    []int // of the story before, to be overwritten
}

func (r *resolver) newStoryWork() *storyWork {
	return &storyWork{make(map[string][]string), make([]float64, r.words), numbering{at: make([]int, r.groups)}, r.newMemo("story"), nil}
}

// numbering numbers things below a limit as they come.
type numbering struct {
	at   []int // by thing, plus one; 0 where it has none
	came []int
}

// of returns the number of a thing.
func (n *numbering) of(thing int) int {
	if n.at[thing] == 0 {
		n.came = append(n.came, thing)
		n.at[thing] = len(n.came)
	}
	return n.at[thing] - 1
}

// reset forgets all numbers.
func (n *numbering) reset() {
	for _, thing := range n.came {
		n.at[thing] = 0
	}
	n.came = n.came[:0]
}

// spread gives each word of a vector its weight; clear takes it away.
func (w *storyWork) spread(vector []feature) {
	for _, f := range vector {
		w.weights[f.word] = f.weight
	}
}

func (w *storyWork) clear(vector []feature) {
	for _, f := range vector {
		w.weights[f.word] = 0
	}
}

// storyInput are the units of a story and its groups, numbered as their units bring them, so that
// the outcome does not depend on what other stories tell.
type storyInput struct {
	units  []int
	of     []int // by unit of the story: its group
	groups []int // their numbers in the resolver
	named  []bool
}

// fusedStory is what the fusion of a story has come to.
type fusedStory struct {
	storyInput
	key    memoryKey // of the input; zero where there was nothing to do
	joined []byte    // for replay
}

// fuseStory fuses a story, or recalls what that came to.
func (r *resolver) fuseStory(units []int, named []bool, parent []int, w *storyWork) *fusedStory {
	s := &fusedStory{storyInput: storyInput{units: units, of: make([]int, len(units))}}
	for i, u := range units {
		s.of[i] = w.number.of(became(parent, r.groupOf[u]))
	}
	s.groups, s.named = slices.Clone(w.number.came), make([]bool, len(w.number.came))
	for n, g := range s.groups {
		s.named[n] = named[g]
	}
	w.number.reset()
	if len(s.groups) < 2 {
		return s
	}
	if r.opt.Memory != nil {
		s.key = r.storyKey(&s.storyInput, w)
		if joined, ok := r.opt.Memory.recall(s.key); ok {
			s.joined = joined
			return s
		}
	}
	f := &fusion{pairs: r.pairs(units), at: cmp.Or(r.opt.JoinAt, joinAt), nameAt: cmp.Or(r.opt.JoinAt, nameAt), of: s.of, named: s.named, kinds: w.kinds, cache: make(map[uint64]float64)}
	for g := range s.groups {
		f.parent = append(f.parent, g)
	}
	f.pair = func(i, j int) float64 { return f.pairWeight(f.views[i], f.views[j]) }
	f.run()
	for _, g := range f.joined {
		s.joined = binary.AppendUvarint(s.joined, uint64(g))
	}
	return s
}

// replay joins the groups that the fusion of a story has joined.
func replay(joined []byte, groups, parent []int) {
	next := func() int {
		g, size := binary.Uvarint(joined)
		joined = joined[size:]
		return groups[g]
	}
	for len(joined) > 0 {
		a, b := next(), next()
		parent[b] = a
	}
}

// became returns the group that a group has become.
func became(parent []int, g int) int {
	for parent[g] != g {
		g = parent[g]
	}
	return g
}

// fusion is the clustering of one story.
type fusion struct {
	*pairs
	at      float64
	nameAt  float64
	of      []int // by view: its group
	parent  []int // of groups; those that stand are their own
	named   []bool
	kinds   map[string][]string    // of a noun: the keys that its senses give, over all stories
	members map[int][]int          // of a group that stands: views
	beside  map[int][]int          // groups that share a key, as they were when proposed
	pair    func(i, j int) float64 // the weight of two views
	cache   map[uint64]float64     // weights of two views, by pairKey
	queue   proposals
	fated   map[string]*fated   // by fate; nil until asked for
	fuller  map[string][]string // the modifiers that the story gives a noun
	joined  []int               // groups in pairs: what stands, and what has become part of it
}

// proposal is a merge of two groups, a < b, with the sizes that its weight holds for.
type proposal struct {
	a, b, na, nb int
	weight       float64
}

type proposals []proposal

func (q proposals) Len() int      { return len(q) }
func (q proposals) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q proposals) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].weight, q[i].weight), cmp.Compare(q[i].a, q[j].a), cmp.Compare(q[i].b, q[j].b)) < 0
}
func (q *proposals) Push(x any) { *q = append(*q, x.(proposal)) }
func (q *proposals) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

// run joins the groups of the story.
func (f *fusion) run() {
	f.members, f.beside = make(map[int][]int), make(map[int][]int)
	index := make(map[string][]int)
	for i, v := range f.views {
		g := f.of[i]
		f.members[g] = append(f.members[g], i)
		for _, k := range f.keys(v) {
			if l := index[k]; len(l) == 0 || l[len(l)-1] != g {
				index[k] = append(l, g)
			}
		}
	}
	var pairs []uint64
	for _, gs := range index {
		slices.Sort(gs)
		if gs = slices.Compact(gs); len(gs) > crowded {
			continue
		}
		for x, a := range gs {
			for _, b := range gs[x+1:] {
				if !f.named[a] || !f.named[b] {
					pairs = append(pairs, pairKey(a, b))
				}
			}
		}
	}
	slices.Sort(pairs)
	for _, p := range slices.Compact(pairs) {
		f.propose(int(p>>32), int(uint32(p)))
	}
	f.merge()
}

// pairKey packs two numbers below 2³², in whichever order, into a key that sorts as they do.
func pairKey(a, b int) uint64 { return uint64(min(a, b))<<32 | uint64(max(a, b)) }

// merge joins what is proposed, best first.
func (f *fusion) merge() {
	for len(f.queue) > 0 {
		p := heap.Pop(&f.queue).(proposal)
		if len(f.members[p.a]) == p.na && len(f.members[p.b]) == p.nb {
			f.join(p.a, p.b)
		}
	}
}

// keys returns what a unit shares with those that it may be joined with.
func (f *fusion) keys(v *view) []string {
	var keys []string
	for _, h := range v.heads {
		kinds, ok := f.kinds[h]
		if !ok {
			kinds = kindKeys(h)
			f.kinds[h] = kinds
		}
		keys = append(keys, kinds...)
	}
	for _, d := range v.deeds {
		keys = append(keys, "d"+itoa(d))
	}
	for _, w := range slices.Concat(v.words, v.mods) {
		keys = append(keys, "w"+w)
	}
	return keys
}

// kindKeys returns the keys of a noun: itself, its senses and what is above them.
func kindKeys(noun string) []string {
	keys := []string{"h" + noun}
	for _, s := range words().nouns[noun].senses {
		keys = append(keys, "s"+s)
		for _, t := range words().above(s) {
			keys = append(keys, "s"+t)
		}
	}
	return sortedSet(keys)
}

// propose sets two groups, of which one at most is named, beside each other and queues their
// merge if it weighs enough. Each pair is proposed once.
func (f *fusion) propose(a, b int) {
	f.beside[a], f.beside[b] = append(f.beside[a], b), append(f.beside[b], a)
	f.weigh(min(a, b), max(a, b), f.pair)
}

// weigh queues a merge with its present weight, given that of two views.
func (f *fusion) weigh(a, b int, pair func(i, j int) float64) {
	least := f.at
	if f.named[a] || f.named[b] {
		least = f.nameAt
		if f.elsewhere(a, b) || f.elsewhere(b, a) {
			return
		}
	}
	if w := f.weight(f.members[a], f.members[b], pair); w >= least {
		heap.Push(&f.queue, proposal{a, b, len(f.members[a]), len(f.members[b]), w})
	}
}

// callings are what texts call those whom they have named, before or behind: "the singer". A suspect or a
// victim often stays without a name.
var callings = map[string]bool{"actress": true, "actor": true, "singer": true, "rapper": true, "star": true, "starlet": true, "comedian": true,
	"musician": true, "boxer": true, "footballer": true, "golfer": true, "striker": true, "quarterback": true, "cyclist": true, "novelist": true}

// elsewhere reports whether the description b of a person by his calling stands in a document that names persons,
// but not the person a: "the singer" is one of those.
func (f *fusion) elsewhere(a, b int) bool {
	if !f.named[a] || f.named[b] {
		return false
	}
	for _, i := range f.members[b] {
		v := f.views[i]
		if v.class != 'p' || v.plural || len(v.owners)+len(v.states) > 0 || !slices.ContainsFunc(v.heads, func(h string) bool { return callings[h] }) {
			continue
		}
		here, others := false, false
		for j, w := range f.views {
			if w.place == v.place && w.named && w.class == 'p' && !(w.sex != 0 && v.sex != 0 && w.sex != v.sex) {
				g := became(f.parent, f.of[j])
				here, others = here || g == a, others || g != a
			}
		}
		if others && !here {
			return true
		}
	}
	return false
}

// weight weighs the merge of two groups: the best pair and the mean of all.
func (f *fusion) weight(as, bs []int, pair func(i, j int) float64) float64 {
	as, bs = as[:min(len(as), viewed)], bs[:min(len(bs), viewed)]
	best, sum := never, 0.0
	for _, i := range as {
		for _, j := range bs {
			x := pair(i, j)
			if x == never {
				return never
			}
			best = max(best, x)
			sum += x
		}
	}
	return bestShare*best + (1-bestShare)*sum/float64(len(as)*len(bs))
}

// again is pair with a memory, for groups that grow: most pairs are weighed only once.
func (f *fusion) again(i, j int) float64 {
	key := pairKey(i, j)
	x, ok := f.cache[key]
	if !ok {
		x = f.pair(i, j)
		f.cache[key] = x
	}
	return x
}

// never is the weight of what must not be joined.
var never = math.Inf(-1)

// pairWeight weighs two units, unless something keeps them apart.
func (f *fusion) pairWeight(a, b *view) float64 {
	switch {
	case f.apart(a, b):
		return never
	case !a.named && !b.named && a.class == 0 && b.class == 0 && (f.onlyFuller(a, b) || f.onlyFuller(b, a) || sameAct(a, b)):
		return sure
	case f.sameFate(a, b):
		return fatal
	}
	return f.logOdds(a, b)
}

// fatal is the weight of a description with whom the same befell: so much that other mentions of both, which say nothing of
// it, do not keep them apart.
const fatal = 2 * nameAt

// sure is the weight of a bare noun with the one fuller description of its story, and of two
// descriptions that do the same to one name.
const sure = 3

// sameAct reports whether two texts have things of one noun, neither described otherwise, do the same to one
// name: "protests began in Norvik", "mass protests erupted in Norvik".
func sameAct(a, b *view) bool {
	return a.place != b.place && overlap(a.acts, b.acts) && slices.Equal(a.heads, b.heads) && common(a.mods, b.mods) == min(len(a.mods), len(b.mods)) &&
		!(a.plural && b.single || a.single && b.plural)
}

// onlyFuller reports whether a is a bare definite noun ("the contract") and b the only one of the story that
// has the noun with modifiers ("the secret contract"). The model has not seen such things.
func (f *fusion) onlyFuller(a, b *view) bool {
	if !a.definite || a.owned || b.owned || a.plural && b.single || a.single && b.plural || len(a.mods)+len(a.counts) > 0 || len(b.mods)+len(b.counts) == 0 ||
		len(a.heads) != 1 || !slices.Equal(a.heads, b.heads) {
		return false
	}
	if f.fuller == nil {
		f.fuller = make(map[string][]string)
		for _, v := range f.views {
			if len(v.mods)+len(v.counts) > 0 {
				for _, h := range v.heads {
					f.fuller[h] = sortedSet(append(f.fuller[h], strings.Join(append(slices.Clone(v.mods), v.counts...), " ")))
				}
			}
		}
	}
	return len(f.fuller[a.heads[0]]) == 1
}

// farInText is the greatest number of sentences after which a text still takes up a description in another noun.
const farInText = 3

// apart reports whether two units are certainly two things: of other numbers ("two women",
// "three women"), of other states or owners, told apart by one text ("the first guard", "the second
// guard"), or under other nouns where no class of the model's is known ("statement", "condition"), but
// for what one owner's undergo ("the premier's words", "the premier's statements").
func (f *fusion) apart(a, b *view) bool {
	if differ(a.counts, b.counts) || disjoint(a.states, b.states) || disjoint(a.owners, b.owners) {
		return true
	}
	if against(a.heads, b.heads) || against(b.heads, a.heads) {
		return true // a prosecutor, the suspect's lawyer
	}
	if a.named || b.named {
		return false
	}
	if a.place == b.place && max(a.sentence-b.sentence, b.sentence-a.sentence) > farInText && common(a.heads, b.heads) == 0 {
		return true
	}
	nested := common(a.mods, b.mods) == min(len(a.mods), len(b.mods))
	equal := common(a.heads, b.heads) > 0
	if a.class == 0 && b.class == 0 && disjoint(a.proper, b.proper) {
		return true // "access in Norvik", "access in Talamar"
	}
	return equal && !nested && f.r.units[a.unit].doc == f.r.units[b.unit].doc || a.class == 0 && b.class == 0 && !(equal && nested) && !(common(a.owners, b.owners) > 0 && overlap(a.deeds, b.deeds))
}

// opposites are nouns of those who stand against each other, which are near in meaning.
var opposites = map[string][]string{
	"prosecutor": {"lawyer", "attorney", "counsel", "defendant", "suspect", "victim"},
	"victim":     {"suspect", "gunman", "attacker", "killer", "murderer", "shooter", "robber", "assailant"},
	"plaintiff":  {"defendant"}, "buyer": {"seller"}, "employer": {"employee"}, "winner": {"loser"}, "captor": {"hostage"},
}

// against reports whether a and b are only called what opposites are called.
func against(a, b []string) bool {
	if len(a) != 1 || len(b) == 0 {
		return false
	}
	return !slices.ContainsFunc(b, func(h string) bool { return !slices.Contains(opposites[a[0]], h) })
}

// overlap reports whether two ascending lists share a number.
func overlap(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool { _, ok := slices.BinarySearch(b, x); return ok })
}

// disjoint reports whether both lists, which are sorted, say something, and nothing the same.
func disjoint(a, b []string) bool { return len(a) > 0 && len(b) > 0 && common(a, b) == 0 }

// differ reports whether each of two lists, which are sorted, says something that the other does not.
func differ(a, b []string) bool { return common(a, b) < min(len(a), len(b)) }

// join makes one group of two and weighs again what stands beside them.
func (f *fusion) join(a, b int) {
	if f.named[b] {
		a, b = b, a // names keep their group
	}
	f.parent[b] = a
	f.joined = append(f.joined, a, b)
	f.members[a] = slices.Sorted(slices.Values(append(f.members[a], f.members[b]...)))
	delete(f.members, b)
	f.beside[a] = append(f.beside[a], f.beside[b]...)
	delete(f.beside, b)
	standing := f.beside[a][:0]
	for _, c := range f.beside[a] {
		if c = became(f.parent, c); c != a {
			standing = append(standing, c)
		}
	}
	slices.Sort(standing)
	f.beside[a] = slices.Compact(standing)
	for _, c := range f.beside[a] {
		if !f.named[a] || !f.named[c] {
			f.weigh(min(a, c), max(a, c), f.again)
		}
	}
}
