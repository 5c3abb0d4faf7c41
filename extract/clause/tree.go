package clause

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tercet/corpus"
)

// maxSteps bounds every walk up or down a tree: a wrong parse must not hang.
const maxSteps = 64

// tree is a sentence with its child lists. Tokens are addressed by 0-based index.
type tree struct {
	doc      *document
	index    int // of the sentence in the document
	toks     []corpus.Token
	head     []int   // 0-based, -1 for a root; cycles are cut
	kids     [][]int // in text order
	links    []int   // what kids share as long as nothing is mended
	rels     []relation
	below    []relation // of each token's children, and maybe more
	mention  []int      // index of the mention headed by or, for names, covering a token; -1
	tags     []tag
	labelled int // how often relabel and retag have been called
	lemmas   []string
	forms    []string
	lemmaIn  []*memberships // of each token's lemma
	formsIn  []*memberships // and form
	log      *[]Decision    // of what is being explained; nil else
	memo     *memo          // while the rules read the tree, which then no longer changes; nil else
}

// memo keeps what the rules ask again and again of the words of a sentence.
type memo struct {
	cases []struct {
		known bool
		text  string
		at    []int
	}
	times []struct{ known, is bool }
}

// remember has t keep what it finds, in m, until forget.
func (t *tree) remember(m *memo) {
	n := len(t.toks)
	m.cases, m.times = resize(m.cases, n), resize(m.times, n)
	clear(m.cases)
	clear(m.times)
	t.memo = m
}

func (t *tree) forget() { t.memo = nil }

// newTree returns the tree of a sentence as the parser left it.
func newTree(d *document, index int) *tree {
	s := &d.Sentences[index]
	t, n := d.spareTree(), len(s.Tokens)
	t.doc, t.index, t.log, t.memo = d, index, nil, nil
	t.toks = append(t.toks[:0], s.Tokens...)
	t.head, t.rels, t.below = resize(t.head, n), resize(t.rels, n), resize(t.below, n)
	t.readWords()
	for i := range s.Tokens {
		t.rels[i], t.below[i] = relationOf(s.Tokens[i].DepRel), 0
		h := s.Tokens[i].Head - 1
		if h < -1 || h >= n || h == i {
			h = -1
		}
		t.head[i] = h
	}
	t.cutCycles()
	for i, h := range t.head {
		if h < 0 {
			t.relabel(i, "root") // whatever a file says: a rule that sees another relation asks for the head
		}
	}
	t.linkKids()
	t.mention = resize(t.mention, n)
	d.mentionsOf(index, t.mention)
	return t
}

// resize returns n elements in the place of s, to be filled.
func resize[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// readWords keeps what lemma and form return: the rules ask for every word a
// hundred times.
func (t *tree) readWords() {
	n := len(t.toks)
	t.lemmas, t.forms, t.lemmaIn, t.formsIn = resize(t.lemmas, n), resize(t.forms, n), resize(t.lemmaIn, n), resize(t.formsIn, n)
	t.tags = resize(t.tags, n)
	for i := range t.toks {
		t.tags[i] = tagOf(t.toks[i].UPOS)
		form := strings.ToLower(t.toks[i].Form)
		lemma := form
		if l := t.toks[i].Lemma; l != "" && l != "_" && l != form {
			lemma = strings.ToLower(l)
		}
		t.reword(i, lemma, plainApostrophe(form))
	}
}

func plainApostrophe(form string) string {
	if strings.IndexByte(form, "’"[0]) < 0 {
		return form // most words need no search for three bytes
	}
	return strings.ReplaceAll(form, "’", "'")
}

// linkKids fills the child lists, which share one array.
func (t *tree) linkKids() {
	n := len(t.head)
	t.kids, t.links = resize(t.kids, n), resize(t.links, 2*n)
	count, all := t.links[:n], t.links[n:]
	clear(count)
	for _, h := range t.head {
		if h >= 0 {
			count[h]++
		}
	}
	for h, c := range count {
		t.kids[h], all = all[:0:c], all[c:]
	}
	for i, h := range t.head {
		if h >= 0 {
			t.kids[h] = append(t.kids[h], i)
			t.below[h] |= t.rels[i]
		}
	}
}

// cutCycles makes a root of any token from which no root can be reached.
func (t *tree) cutCycles() {
	state := slices.Grow(make([]int8, 0, 256), len(t.head))[:len(t.head)] // 0 new, 1 on the path, 2 done
	path := make([]int, 0, 64)
	for i := range t.head {
		path = path[:0]
		j := i
		for j >= 0 && state[j] == 0 {
			state[j] = 1
			path = append(path, j)
			j = t.head[j]
		}
		if j >= 0 && state[j] == 1 {
			t.head[j] = -1
		}
		for _, p := range path {
			state[p] = 2
		}
	}
}

// Rules ask of the word before the first one, and of the head of a root, too. There is no such
// word: it has no lemma, no relation, no child, and is in no set. That is what the methods below
// say of it; only what reads the fields themselves must look first.

// rel reports whether token i's relation is in the set.
func (t *tree) rel(i int, set relation) bool {
	return uint(i) < uint(len(t.rels)) && t.rels[i]&set != 0
}

// relabel gives token i another relation; what has no head stays a root.
func (t *tree) relabel(i int, label string) {
	t.labelled++
	h := t.head[i]
	if h < 0 {
		label = "root"
	}
	t.toks[i].DepRel, t.rels[i] = label, relationOf(label)
	if h >= 0 {
		t.below[h] |= t.rels[i]
	}
}

// lemma returns token i's lemma in lower case, or its form where it has none.
func (t *tree) lemma(i int) string {
	if uint(i) < uint(len(t.lemmas)) {
		return t.lemmas[i]
	}
	return ""
}

// form returns token i's form in lower case with a plain apostrophe.
func (t *tree) form(i int) string {
	if uint(i) < uint(len(t.forms)) {
		return t.forms[i]
	}
	return ""
}

// pos reports whether token i's part of speech is in the set.
func (t *tree) pos(i int, set tag) bool { return uint(i) < uint(len(t.tags)) && t.tags[i]&set != 0 }

// retag gives token i another part of speech, and the treebank's tag that goes with it.
func (t *tree) retag(i int, upos, xpos string) {
	t.labelled++
	t.toks[i].UPOS, t.toks[i].XPOS, t.tags[i] = upos, xpos, tagOf(upos)
}

// in reports whether token i's lemma is in the set.
func (t *tree) in(i int, set wordSet) bool {
	return uint(i) < uint(len(t.lemmaIn)) && t.lemmaIn[i].has(set)
}

// formIn reports whether token i's form, as form returns it, is in the set.
func (t *tree) formIn(i int, set wordSet) bool {
	return uint(i) < uint(len(t.formsIn)) && t.formsIn[i].has(set)
}

// reword gives token i another lemma and form.
func (t *tree) reword(i int, lemma, form string) {
	v := t.doc.vocabulary
	t.lemmas[i], t.lemmaIn[i] = lemma, setsOf(v, lemma)
	if form == lemma {
		t.forms[i], t.formsIn[i] = form, t.lemmaIn[i]
		return
	}
	t.forms[i], t.formsIn[i] = form, setsOf(v, form)
}

// feat reports whether token i has the feature, as in "VerbForm=Inf".
func (t *tree) feat(i int, feature string) bool {
	if uint(i) >= uint(len(t.toks)) {
		return false
	}
	rest := t.toks[i].Feats
	for rest != "" {
		var f string
		f, rest, _ = strings.Cut(rest, "|")
		if f == feature {
			return true
		}
	}
	return false
}

// child returns token i's first child whose relation is in the set, or -1.
func (t *tree) child(i int, set relation) int {
	if uint(i) < uint(len(t.below)) && t.below[i]&set != 0 {
		for _, k := range t.kids[i] {
			if t.rels[k]&set != 0 {
				return k
			}
		}
	}
	return -1
}

// children returns token i's children whose relations are in the set.
func (t *tree) children(i int, set relation) (out []int) {
	if uint(i) < uint(len(t.below)) && t.below[i]&set != 0 {
		for _, k := range t.kids[i] {
			if t.rels[k]&set != 0 {
				out = append(out, k)
			}
		}
	}
	return out
}

// under reports whether token i is a or below it.
func (t *tree) under(i, a int) bool {
	for n := 0; i >= 0 && n < len(t.toks)+1; n++ {
		if i == a {
			return true
		}
		i = t.head[i]
	}
	return false
}

// subtree returns the tokens below and including i in text order; branches for
// which skip is true are left out.
func (t *tree) subtree(i int, skip func(int) bool) []int {
	out := append(make([]int, 0, 8), i)
	for n := 0; n < len(out); n++ {
		for _, k := range t.kids[out[n]] {
			if skip == nil || !skip(k) {
				out = append(out, k)
			}
		}
	}
	slices.Sort(out)
	return out
}

// trim drops punctuation at both ends.
func (t *tree) trim(toks []int) []int {
	for len(toks) > 0 && t.pos(toks[0], tagPunct) {
		toks = toks[1:]
	}
	for len(toks) > 0 && t.pos(toks[len(toks)-1], tagPunct) {
		toks = toks[:len(toks)-1]
	}
	return toks
}

// span returns the stretch of text from the first to the last of toks.
func (t *tree) span(toks []int) corpus.Span {
	if len(toks) == 0 {
		return corpus.Span{}
	}
	return corpus.Span{Start: t.toks[slices.Min(toks)].Start, End: t.toks[slices.Max(toks)].End}
}

// surface is token i as the text has it, which Form may not be.
func (t *tree) surface(i int) string { return t.doc.Slice(t.toks[i].Span) }

// words joins toks as they stand in the text: a space only where the text or a gap
// has one.
func (t *tree) words(toks []int) string {
	var b strings.Builder
	for n, i := range toks {
		b.WriteString(t.surface(i))
		if n+1 < len(toks) && (t.toks[i].SpaceAfter || toks[n+1] != i+1) {
			b.WriteByte(' ')
		}
	}
	return singleSpaced(b.String())
}

// singleSpaced returns s with one space for each stretch of white space, and none at its ends.
func singleSpaced(s string) string {
	space := true // before the first byte
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && space {
			return strings.Join(strings.Fields(s), " ")
		}
		space = c == ' '
	}
	return strings.TrimSuffix(s, " ")
}

// union merges token lists into one ascending list without repeats.
func union(lists ...[]int) []int {
	n := 0
	for _, l := range lists {
		n += len(l)
	}
	if n == 0 {
		return nil
	}
	out := make([]int, 0, n)
	for _, l := range lists {
		out = append(out, l...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
