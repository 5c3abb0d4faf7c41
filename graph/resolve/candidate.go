package resolve

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
	"tercet/graph"
)

// Candidate is a pair of names of which the machine is not sure whether they are one.
type Candidate struct {
	A, B   Side
	Joined bool // it has made them one
	// Score is the belief that they are one, from 0 to 1. From 0.5 on the machine joins.
	Score   float64
	Reasons []string // what speaks for it, and what against
}

// Side is one of the two names of a candidate.
type Side struct {
	Name     string   // as the texts have it
	Entity   graph.ID // that it leads to
	Document string   // where it is found first, with the sentence
	Quote    string
}

const (
	even     = 0.5  // the score from which the machine joins
	doubtful = 0.75 // joined pairs above this score are no candidates
	hopeless = 0.15 // nor are pairs that are not joined below this one
)

// Candidates resolves the digests and returns the pairs that a person should look at, the
// most uncertain first: names that were nearly joined, and names that were joined for little
// reason. What decisions or lists of names settle is left out. It costs as much as Resolve.
func Candidates(ctx context.Context, ds []*Digest, opt Options) ([]Candidate, error) {
	r, err := groupDigests(ctx, ds, opt)
	if err != nil {
		return nil, err
	}
	r.nameEntities()
	f := &finder{r: r, web: newWeb(opt.Decisions), best: make(map[[2]string]Candidate), told: make(map[graph.ID][]string), group: make([]int, len(r.nodes)), rivals: make(map[int]int)}
	f.nodes()
	f.pairs()
	f.chains()
	out := make([]Candidate, 0, len(f.best))
	for _, key := range f.keys {
		out = append(out, f.best[key])
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		return cmp.Or(cmp.Compare(math.Abs(a.Score-even), math.Abs(b.Score-even)), cmp.Compare(a.A.Name, b.A.Name), cmp.Compare(a.B.Name, b.B.Name)) < 0
	})
	return out, nil
}

// Settled reports whether decisions say of two references that they are one, or two.
func Settled(ds []Decision, a, b Reference) bool { return newWeb(ds).settled(a, b) }

func (w *web) settled(a, b Reference) bool {
	reach := func(ref Reference) map[int]bool {
		out := make(map[int]bool)
		var queue []int
		for i := range w.refs {
			if nameKey(w.refs[i].Name) == nameKey(ref.Name) && mayMean(&w.refs[i], &ref) {
				queue = append(queue, i)
			}
		}
		for len(queue) > 0 {
			at := queue[0]
			queue = queue[1:]
			if out[at] {
				continue
			}
			out[at] = true
			for _, e := range w.edges[at] {
				queue = append(queue, e.to)
			}
		}
		return out
	}
	as, bs := reach(a), reach(b)
	for i := range as {
		if bs[i] {
			return true
		}
	}
	for i := range w.ds {
		x, y := w.at[i][0], w.at[i][1]
		if w.ds[i].Act == Split && (as[x] && bs[y] || as[y] && bs[x]) {
			return true
		}
	}
	return false
}

// mayMean reports whether two references with one name may mean one thing.
func mayMean(a, b *Reference) bool {
	if a.Typed && b.Typed && a.Type != b.Type {
		return false
	}
	return len(a.Documents) == 0 || len(b.Documents) == 0 || slices.ContainsFunc(a.Documents, func(d string) bool { return slices.Contains(b.Documents, d) })
}

// finder gathers candidates: of each pair of entities or names the surest.
type finder struct {
	r      *resolver
	web    *web
	group  []int       // by node: the group that most of its units are in; -1 where none is
	main   map[int]int // by group: the node that it is shown by; -1 where none is
	rivals map[int]int // by node: the full names that it may be short for
	best   map[[2]string]Candidate
	keys   [][2]string           // of best, in order of discovery
	told   map[graph.ID][]string // by entity, as far as it was asked for: its documents
}

// nodes finds the group of each node, and the main node of each group.
func (f *finder) nodes() {
	f.main = make(map[int]int)
	for n := range f.r.nodes {
		count := make(map[int]int)
		f.group[n] = -1
		for _, u := range f.r.nodes[n].units {
			g := f.r.groupOf[u]
			if f.r.entity(g) == nil {
				continue
			}
			if count[g]++; f.group[n] < 0 || count[g] > count[f.group[n]] {
				f.group[n] = g
			}
		}
		g := f.group[n]
		if g < 0 {
			continue
		}
		if _, ok := f.main[g]; !ok {
			f.main[g] = -1
		}
		if f.r.nodes[n].text == f.r.entity(g).name {
			f.main[g] = n
		}
	}
}

// machine returns the group that the machine has put a node into.
func (f *finder) machine(n int) int {
	for _, u := range f.r.nodes[n].units {
		if f.r.groupOf[u] == f.group[n] {
			return f.r.machine[u]
		}
	}
	return -1
}

// joinedByUser reports whether a node is part of an entity that is shown by another name because
// a user has said so.
func (f *finder) joinedByUser(n int) bool {
	r := f.r
	base := f.main[f.group[n]]
	return base != n && base >= 0 && f.machine(base) != f.machine(n) && r.nodes[base].text != r.nodes[n].text
}

// pairs compares the nodes that share a word, a sound or an acronym.
func (f *finder) pairs() {
	r := f.r
	seen := make(map[[2]int]bool)
	var pairs [][2]int
	for _, block := range r.blocks(looseKeys) {
		for i, a := range block {
			for _, b := range block[i+1:] {
				if seen[[2]int{a, b}] || f.group[a] < 0 || f.group[b] < 0 {
					continue
				}
				seen[[2]int{a, b}] = true
				if c, _ := likeNames(&r.nodes[a], &r.nodes[b]); c.relation != unrelated {
					pairs = append(pairs, [2]int{a, b})
					f.countRival(a, b, c)
				}
			}
		}
	}
	for _, p := range pairs {
		f.weigh(p[0], p[1])
	}
}

// looseKeys are those of blockKeys and every word's sound: a bare surname meets the full names.
func looseKeys(n *node) []string {
	keys := blockKeys(n)
	for _, w := range n.content() {
		if len(w) > 2 {
			keys = append(keys, "any:"+sound(w))
		}
		if len(w) >= swappable {
			letters := []rune(w)
			slices.Sort(letters)
			keys = append(keys, "letters:"+string(letters))
		}
	}
	return keys
}

// swappable is the length of words from which two swapped letters are a slip.
const swappable = 5

// likeNames compares names more boldly than compare does: a person's with what was not taken
// for one, and words with two letters swapped. It says what is bold.
func likeNames(a, b *node) (c comparison, bold string) {
	if c = compare(a, b); c.relation != unrelated {
		return c, ""
	}
	x, y := &a.name, &b.name
	switch {
	case a.state != "" || b.state != "":
		return c, ""
	case a.person != b.person:
		bold = "only one was taken for a person"
		m, n := parseName(a.text, true), parseName(b.text, true)
		x, y = &m, &n
		if c = comparePersons(x, y); c.relation != unrelated {
			return c, bold
		}
	}
	if len(x.words) > len(y.words) {
		x, y = y, x
	}
	slips := 0
	for i, w := range x.words { // against the last words of the longer name
		v := y.words[len(y.words)-len(x.words)+i]
		switch {
		case v == w:
		case swapped(v, w):
			slips++
		default:
			return different, ""
		}
	}
	if slips != 1 {
		return different, ""
	}
	return comparison{variant, misspelt}, lettersSwapped
}

const lettersSwapped = "two letters swapped"

// swapped reports whether two words differ in two neighbouring letters that changed places.
func swapped(a, b string) bool {
	if len(a) != len(b) || len(a) < swappable {
		return false
	}
	for i := range len(a) - 1 {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

func (f *finder) countRival(a, b int, c comparison) {
	switch c.relation {
	case shortOf, acronymOf:
		f.rivals[a]++
	case longOf, longFormOf:
		f.rivals[b]++
	}
}

// weigh makes a candidate of two nodes if their case is not clear.
func (f *finder) weigh(a, b int) {
	r := f.r
	na, nb := &r.nodes[a], &r.nodes[b]
	if sexesClash(na, nb) || na.state != "" && nb.state != "" || described(na.text) || described(nb.text) {
		return
	}
	c, bold := likeNames(na, nb)
	va, vb := f.company(a, b), f.company(b, a)
	company := companyLikeness(va, vb)
	joined := f.group[a] == f.group[b]
	if joined && f.machine(a) != f.machine(b) || f.joinedByUser(a) || f.joinedByUser(b) {
		return
	}
	score, why := 0.0, ""
	switch {
	case na.key == nb.key:
		score, why = 0.4+company/4, "the same name"
	case bold == lettersSwapped:
		score, why = 0.3+company/2, "almost the same name"
	case c.relation == variant && c.score < sameWord:
		score, why = min(r.weigh(a, b), 2*threshold)/(2*threshold), "almost the same name"
	case c.relation == variant:
		score, why = 0.4, "the same words"
	case c.relation == acronymOf || c.relation == longFormOf:
		score, why = 0.25+company, "an acronym and what it may stand for"
		score, why = f.shared(a, b, score, why)
	default:
		score, why = 0.2+company, "a name and a shorter one"
		if bold != "" && (na.mainType() == corpus.Place || nb.mainType() == corpus.Place) {
			score /= 2 // places are named after people
		}
		score, why = f.shared(a, b, score, why)
	}
	if joined {
		if c.score >= sameSound || na.key == nb.key {
			return // one name in two spellings, or shortened as the machine does it with good reason
		}
		score = max(score, even)
	}
	score = min(score, 0.99)
	if !joined {
		score = min(score, even-0.01)
	}
	if joined && score >= doubtful || !joined && score < hopeless {
		return
	}
	reasons := []string{why}
	if bold != "" {
		reasons = append(reasons, bold)
	}
	f.add(f.side(a, joined), f.side(b, joined), joined, score, append(reasons, f.reasons(a, b, va, vb)...))
}

// shared lowers the score of a short name that is short for several.
func (f *finder) shared(a, b int, score float64, why string) (float64, string) {
	if n := max(f.rivals[a], f.rivals[b]); n > 1 {
		return score / math.Sqrt(float64(n)), why + fmt.Sprintf(", one of %d", n)
	}
	return score, why
}

// described reports whether a name of several words is a description after all.
func described(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(text, ' ') && unicode.IsLower(first) || strings.Contains(text, "’s ") || strings.Contains(text, "'s ")
}

// company returns the names beside a node in the documents that do not name the other one: a
// document that names both makes their company one, whatever they are.
func (f *finder) company(n, other int) company {
	r := f.r
	docs := slices.DeleteFunc(slices.Clone(r.nodes[n].docs), func(d int) bool {
		_, both := slices.BinarySearch(r.nodes[other].docs, d)
		return both
	})
	return r.companyIn(docs, n, other)
}

// side shows a node: under its own name where the entity has several in question, else under
// the entity's.
func (f *finder) side(n int, own bool) Side {
	r := f.r
	g := f.group[n]
	unit := r.nodes[n].units[0]
	for _, u := range r.nodes[n].units {
		if r.groupOf[u] == g {
			unit = u
			break
		}
	}
	s := Side{Name: r.nodes[n].text, Entity: r.entity(g).id}
	if !own {
		s.Name = r.entity(g).name
		for _, a := range r.entity(g).aliases() {
			if strings.HasPrefix(s.Name, a.Name+" (") {
				s.Name = a.Name
			}
		}
	}
	doc := r.docs[r.units[unit].doc]
	s.Document, s.Quote = doc.ID, quote(doc, r.units[unit].sentence)
	return s
}

// quote returns a sentence of a document, white space normalised.
func quote(doc *Digest, sentence int) string {
	return normalized(doc.Slice(doc.sentences[sentence]))
}

// reasons says what speaks for and against two nodes being one, names aside.
func (f *finder) reasons(a, b int, va, vb company) []string {
	r := f.r
	var out []string
	ta, tb := r.nodes[a].mainType(), r.nodes[b].mainType()
	switch {
	case ta == tb:
		out = append(out, "both "+ta.String())
	default:
		out = append(out, ta.String()+" and "+tb.String())
	}
	if r.shareDocument(a, r.nodes[b].cluster) || r.nodes[a].cluster == r.nodes[b].cluster {
		out = append(out, "named in one document")
	}
	shared := slices.DeleteFunc(slices.Clone(vb), func(c companion) bool { _, ok := va.weight(c.node); return !ok })
	slices.SortStableFunc(shared, func(x, y companion) int { return cmp.Compare(y.weight, x.weight) })
	switch {
	case len(shared) == 0:
		out = append(out, "nothing that both are named with in other documents")
	default:
		var names []string
		for _, c := range shared[:min(3, len(shared))] {
			names = append(names, r.nodes[c.node].text)
		}
		out = append(out, "both named with "+strings.Join(names, ", "))
	}
	return out
}

// chains finds names that only coreference inside a document has made one: no name of the
// entity is like both.
func (f *finder) chains() {
	r := f.r
	kin := make(map[int]map[string]int) // by group: which of its names hang together
	for i := range r.units {
		u := &r.units[i]
		g := r.groupOf[i]
		if r.entity(g) == nil || len(u.names) < 2 || u.state != nil || r.listed[i] != nil {
			continue
		}
		if kin[g] == nil {
			kin[g] = alikeNames(r.entity(g).aliases())
		}
		for j, a := range u.names {
			for _, b := range u.names[j+1:] {
				ka, okA := kin[g][a.Name]
				kb, okB := kin[g][b.Name]
				if !okA || !okB || ka == kb {
					continue
				}
				x := Side{Name: a.Name, Entity: r.entity(g).id, Document: r.docs[u.doc].ID, Quote: quote(r.docs[u.doc], r.sentenceOf(i, a.Name))}
				y := x
				y.Name, y.Quote = b.Name, quote(r.docs[u.doc], r.sentenceOf(i, b.Name))
				score := even
				if isAcronym(a.Name) || isAcronym(b.Name) {
					score += 0.1 // they often stand in brackets behind what they mean
				}
				f.add(x, y, true, score, []string{"names that have nothing in common", "one by the text's pronouns and descriptions alone"})
			}
		}
	}
}

// alikeNames numbers names so that those have one number that are alike, directly or through
// others: "Bob" and "Behnken" through "Bob Behnken".
func alikeNames(names []graph.Alias) map[string]int {
	sets := newUnionFind(len(names))
	for i, a := range names {
		for j, b := range names[:i] {
			sa, sb := corpus.FindStates(a.Name), corpus.FindStates(b.Name)
			if nearness(a.Name, b.Name) > 0 || len(sa) > 0 && len(sb) > 0 && sa[0].Name == sb[0].Name {
				sets.join(i, j)
			}
		}
	}
	out := make(map[string]int, len(names))
	for i, a := range names {
		out[a.Name] = sets.root(i)
	}
	return out
}

// sentenceOf returns the sentence in which a unit bears a name first.
func (r *resolver) sentenceOf(unit int, name string) int {
	if m := r.mentionOf(unit, name); m >= 0 {
		return r.docs[r.units[unit].doc].mentions[m].sentence
	}
	return r.units[unit].sentence
}

// reference names a side in the documents of its entity.
func (f *finder) reference(s *Side) Reference {
	documents := f.told[s.Entity]
	if documents == nil {
		at, _ := slices.BinarySearchFunc(f.r.entities, s.Entity, func(p *profile, id graph.ID) int { return cmp.Compare(p.id, id) })
		documents = f.r.entities[at].documents(f.r.docs)
		f.told[s.Entity] = documents
	}
	return Reference{Name: s.Name, Documents: documents}
}

// add keeps a candidate if it is not settled, and the surest of its kind.
func (f *finder) add(a, b Side, joined bool, score float64, reasons []string) {
	if a.Name > b.Name {
		a, b = b, a
	}
	if strings.EqualFold(a.Name, b.Name) && a.Entity == b.Entity || f.web.settled(f.reference(&a), f.reference(&b)) {
		return
	}
	key := [2]string{string(a.Entity) + "\x00" + a.Name, string(b.Entity) + "\x00" + b.Name}
	was, ok := f.best[key]
	if !ok {
		f.keys = append(f.keys, key)
	}
	if !ok || math.Abs(score-even) < math.Abs(was.Score-even) {
		f.best[key] = Candidate{a, b, joined, score, reasons}
	}
}
