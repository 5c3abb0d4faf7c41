package resolve

import (
	"math"
	"slices"
	"strings"

	"tercet/corpus"
)

// view is a unit as the pair model sees it. All lists are sorted.
type view struct {
	suffering
	unit     int
	place    int // of its document in the story
	sentence int // of the first mention
	named    bool
	heads    []string // lemmas of its descriptions' nouns
	nouns    []int    // the same, as numbers of pairs.nouns
	mods     []string // lemmas that modify them
	counts   []string // the numbers among those
	proper   []string // names among the modifiers: "UN member states"
	states   []string // states that they name: "Kazakh oil"
	owners   []string // names of owners: "Tokayev's words"
	words    []string // of a name
	class    byte     // p(erson), g(roup), l(ocation), a(rtifact); 0 where unknown
	plural   bool
	definite bool // "the contract", "this contract"
	single   bool
	sex      byte
	deeds    []int // what it does, suffers or stands in, as numbers of storyDeeds
	acts     []int // the deeds that it has in common with a name, as numbers of storyActs
	main     bool  // the most mentioned of its class in its document
	owned    bool
	mention  int     // how many
	common   float64 // share of the story's other documents that have its name, or its noun
}

// The features of a pair, in the order of weights.
const (
	always = iota
	equalHead
	equalHeadAlike // times the likeness of the documents
	synonymHead
	kindHead
	cousinHead
	strangeHead
	unknownHead
	oneName
	oneNameEqualHead
	placeName
	personInside // the person's name is inside the description: "Obama administration"
	otherInside
	equalClass
	otherClass
	otherNumber
	bothPlural
	equalCount
	otherCount
	equalSex
	otherSex
	equalDeeds
	rareDeeds
	equalMods
	equalProper
	otherProper
	bothMain
	mainName
	oneDocument
	likeDocuments
	nameCommon
	bothCommon
	nounCommon
	features
)

// featureNames are shown beside the weights by the fit.
var featureNames = [features]string{"always", "equalHead", "equalHeadAlike", "synonymHead", "kindHead", "cousinHead", "strangeHead", "unknownHead", "oneName",
	"oneNameEqualHead", "placeName", "personInside", "otherInside", "equalClass", "otherClass", "otherNumber", "bothPlural", "equalCount",
	"otherCount", "equalSex", "otherSex", "equalDeeds", "rareDeeds", "equalMods", "equalProper", "otherProper", "bothMain", "mainName", "oneDocument", "likeDocuments", "nameCommon", "bothCommon", "nounCommon"}

// logOdds returns how much more likely than not two units of one story are one thing.
func (p *pairs) logOdds(a, b *view) float64 {
	sum := 0.0
	for i, x := range p.features(a, b) {
		sum += float64(weights[i] * x)
	}
	return sum
}

// features returns the evidence on a pair, of which one at most has a name.
func (p *pairs) features(a, b *view) (f [features]float64) {
	if a.named {
		a, b = b, a // b is the name
	}
	f[always] = 1
	same := a.place == b.place
	alike := p.likeness[a.place*p.documents+b.place]
	f[oneDocument], f[likeDocuments] = truth(same), alike
	p.compareHeads(&f, a, b, alike)
	if b.named {
		inside := truth(slices.ContainsFunc(b.words, func(w string) bool { return slices.Contains(a.mods, w) || slices.Contains(a.heads, w) }))
		f[oneName], f[oneNameEqualHead], f[mainName] = 1, f[equalHead], truth(b.main)
		switch b.class {
		case 'p':
			f[personInside] = inside
		case 'l':
			f[placeName], f[otherInside] = 1, inside
		default:
			f[otherInside] = inside
		}
	}
	if a.class != 0 && b.class != 0 {
		f[equalClass], f[otherClass] = truth(a.class == b.class), truth((a.class == 'p') != (b.class == 'p'))
	}
	f[otherNumber] = truth(a.plural && b.single || a.single && b.plural)
	f[bothPlural] = truth(a.plural && b.plural)
	if len(a.counts) > 0 && len(b.counts) > 0 {
		f[equalCount] = truth(common(a.counts, b.counts) > 0)
		f[otherCount] = 1 - f[equalCount]
	}
	if a.sex != 0 && b.sex != 0 {
		f[equalSex], f[otherSex] = truth(a.sex == b.sex), truth(a.sex != b.sex)
	}
	p.compareDeeds(&f, a, b)
	if len(a.mods) > 0 && len(b.mods) > 0 {
		n := common(a.mods, b.mods)
		f[equalMods] = float64(n) / float64(len(a.mods)+len(b.mods)-n)
	}
	if len(a.proper) > 0 && len(b.proper) > 0 {
		f[equalProper] = truth(common(a.proper, b.proper) > 0)
		f[otherProper] = 1 - f[equalProper]
	}
	f[bothMain] = truth(a.main && b.main && a.class == b.class)
	if b.named {
		f[nameCommon] = b.common
	} else {
		f[nounCommon] = min(a.common, b.common)
	}
	f[bothCommon] = a.common * b.common
	return f
}

// compareHeads holds the nouns of two units against each other; those nearest count.
func (p *pairs) compareHeads(f *[features]float64, a, b *view, alike float64) {
	best := unknownKin
	for _, x := range a.nouns {
		for _, y := range b.nouns {
			best = max(best, p.kin(x, y))
		}
	}
	switch best {
	case sameNoun:
		f[equalHead], f[equalHeadAlike] = 1, alike
	case sameSense:
		f[synonymHead] = 1
	case kindOf:
		f[kindHead] = 1
	case cousins:
		f[cousinHead] = 1
	case strangers:
		f[strangeHead] = 1
	default:
		f[unknownHead] = 1
	}
}

// compareDeeds counts what both do or suffer; rare deeds tell more.
func (p *pairs) compareDeeds(f *[features]float64, a, b *view) {
	n, rare := 0, 0.0
	for i, j := 0, 0; i < len(a.deeds) && j < len(b.deeds); {
		switch {
		case a.deeds[i] == b.deeds[j]:
			n++
			rare += 1 / math.Log(1+float64(p.doers[a.deeds[i]]))
			i++
			j++
		case a.deeds[i] < b.deeds[j]:
			i++
		default:
			j++
		}
	}
	f[equalDeeds], f[rareDeeds] = float64(min(n, 3))/3, min(rare, 2)
}

// kin compares two nouns, each pair once.
func (p *pairs) kin(a, b int) kinship {
	k := &p.kins[min(a, b)*len(p.nouns)+max(a, b)]
	if *k == 0 {
		if *k = 1 + sameNoun; a != b {
			*k = 1 + kinOf(p.lineages[a], p.lineages[b])
		}
	}
	return *k - 1
}

// mostAlike bounds how much two documents' likeness counts.
const mostAlike = 0.5

// likeness returns how alike two documents are, at most mostAlike. It is rounded, so that what
// another document makes of their words hardly ever changes it.
func (r *resolver) likeness(a, b int) float64 {
	return likeness16(cosine(r.vectors[a], r.vectors[b]))
}

// likeness16 is the likeness of documents of which this is the cosine, in sixteenths.
func likeness16(cosine float64) float64 {
	const step = 1.0 / 16
	return math.Round(min(cosine, mostAlike)/step) * step
}

// compareDocuments fills in the likeness of the story's documents.
func (p *pairs) compareDocuments(docs []int) {
	p.documents = len(docs)
	p.likeness = make([]float64, len(docs)*len(docs))
	for i, a := range docs {
		p.likeness[i*len(docs)+i] = mostAlike
		for j, b := range docs[:i] {
			s := p.r.likeness(a, b)
			p.likeness[i*len(docs)+j], p.likeness[j*len(docs)+i] = s, s
		}
	}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// common counts the elements of two sorted lists that are in both.
func common(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// pairs compares the units of one story.
type pairs struct {
	r         *resolver
	views     []*view
	doers     map[int]int // of each deed: in how many units of the story
	nouns     []string    // of the story's descriptions
	lineages  [][]lineage // of each noun
	kins      []kinship   // of each two nouns, plus one; 0 where not yet compared
	documents int
	likeness  []float64 // of each two documents
}

// pairs prepares the units of a story.
func (r *resolver) pairs(units []int) *pairs {
	p := &pairs{r: r, doers: make(map[int]int)}
	numbers, places := make(map[string]int), make(map[int]int) // of nouns and of documents
	docs := r.documentsOf(units)
	for n, d := range docs {
		places[d] = n
	}
	deeds, acts, befell := r.storyDeeds(docs), r.storyActs(docs), r.storyFates(docs)
	most := make(map[[2]int]int) // mentions by document and class
	for _, u := range units {
		v := r.view(u)
		v.deeds, v.acts = deeds[u], acts[u]
		v.suffering = befell[u]
		p.views = append(p.views, v)
		for _, d := range v.deeds {
			p.doers[d]++
		}
		for _, h := range v.heads {
			n, ok := numbers[h]
			if !ok {
				n = len(p.nouns)
				numbers[h], p.nouns, p.lineages = n, append(p.nouns, h), append(p.lineages, words().lineages(h))
			}
			v.nouns = append(v.nouns, n)
		}
		v.place = places[r.units[u].doc]
		key := [2]int{r.units[u].doc, int(v.class)}
		most[key] = max(most[key], v.mention)
	}
	p.kins = make([]kinship, len(p.nouns)*len(p.nouns))
	p.measureCommon(len(docs))
	p.compareDocuments(docs)
	for _, v := range p.views {
		v.main = v.mention > 1 && v.mention == most[[2]int{r.units[v.unit].doc, int(v.class)}]
	}
	return p
}

// documentsOf returns the documents of units, in the order of the units.
func (r *resolver) documentsOf(units []int) (docs []int) {
	seen := make(map[int]bool)
	for _, u := range units {
		if d := r.units[u].doc; !seen[d] {
			seen[d], docs = true, append(docs, d)
		}
	}
	return docs
}

// measureCommon says in which share of the story's other documents each unit's name stands, or
// its commonest noun.
func (p *pairs) measureCommon(documents int) {
	type standing struct{ of, document int }
	inGroup, inNoun := make(map[standing]bool), make(map[standing]bool)
	groups, nouns := make(map[int]int), make(map[int]int)
	for _, v := range p.views {
		if g := (standing{p.r.groupOf[v.unit], v.place}); v.named && !inGroup[g] {
			inGroup[g] = true
			groups[g.of]++
		}
		for _, n := range v.nouns {
			if k := (standing{n, v.place}); !inNoun[k] {
				inNoun[k] = true
				nouns[n]++
			}
		}
	}
	for _, v := range p.views {
		most := 1
		if v.named {
			most = groups[p.r.groupOf[v.unit]]
		}
		for _, n := range v.nouns {
			if !v.named {
				most = max(most, nouns[n])
			}
		}
		v.common = float64(most-1) / float64(max(1, documents-1))
	}
}

// view prepares a unit.
func (r *resolver) view(unit int) *view {
	u := &r.units[unit]
	v := &view{unit: unit, sentence: u.sentence, named: u.named(), owned: u.owned, mention: u.mentions}
	if v.named {
		v.words = slices.Sorted(slices.Values(u.best.words))
	}
	for i := range u.looks {
		v.add(&u.looks[i])
		if o, _, ok := r.ownerOf(u, i); ok { // under whatever name
			v.owners = append(v.owners, "="+itoa(r.groupOf[o]))
		} else {
			v.owners = append(v.owners, u.looks[i].owners...)
		}
	}
	for _, role := range u.roles {
		head, _, _ := strings.Cut(role, " of ")
		if w := strings.Fields(head); len(w) > 0 {
			v.heads = append(v.heads, w[len(w)-1])
		}
	}
	for _, w := range v.mods {
		if n := parseCount(w); n > 0 {
			v.counts = append(v.counts, itoa(n)) // "three", "3"
		} else if isNumber(w) {
			v.counts = append(v.counts, w)
		}
	}
	v.counts = sortedSet(v.counts)
	v.mods = withoutWholly(sortedSet(slices.DeleteFunc(v.mods, func(w string) bool { return isNumber(w) || determiners[w] })), 1)
	v.heads, v.proper, v.owners = sortedSet(v.heads), sortedSet(v.proper), sortedSet(v.owners)
	for _, w := range v.mods {
		if s := corpus.FindStates(w); len(s) > 0 {
			v.states = append(v.states, s[0].Name)
		}
	}
	v.states = sortedSet(v.states)
	if v.single && v.plural {
		v.single, v.plural = false, false
	}
	if u.male > u.female {
		v.sex = 'm'
	} else if u.female > u.male {
		v.sex = 'f'
	}
	v.class = u.class(v.heads)
	if v.named && (v.class == 'p' || v.class == 'l') {
		v.single = !v.plural
	}
	if v.sex == 0 {
		for _, h := range v.heads {
			v.sex = max(v.sex, nounSex[h])
		}
	}
	return v
}

// add adds what a description says.
func (v *view) add(l *look) {
	if l.head != "" {
		v.heads = append(v.heads, l.head)
	}
	v.mods, v.proper = append(v.mods, l.mods...), append(v.proper, l.proper...)
	v.plural, v.single, v.definite = v.plural || l.plural, v.single || l.single, v.definite || l.definite
}

// modifier returns the lemma of token i, or the two words of a state or its adjective: "New Zealand", "South Korean".
func modifier(toks []corpus.Token, i int) string {
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(toks) || toks[k].Head-1 != i {
			continue
		}
		if two := toks[min(i, k)].Form + " " + toks[max(i, k)].Form; len(corpus.FindStates(two)) > 0 {
			return strings.ToLower(two)
		}
	}
	return lemma(&toks[i])
}

// see notes how a mention stands in its sentence.
func (l *look) see(d *corpus.Document, m *corpus.Mention) {
	toks := d.Sentences[m.Sentence].Tokens
	if m.Head < 0 || m.Head >= len(toks) {
		return
	}
	if who := peopleCounted(toks, m.Head); who != "" {
		count, noun, _ := strings.Cut(who, " ")
		l.head, l.mods, l.plural, l.single = noun, []string{fold(count)}, noun == "people", noun == "person"
		return
	}
	l.head = lemma(&toks[m.Head])
	l.plural = strings.Contains(toks[m.Head].Feats, "Number=Plur")
	if l.mark = eventOn(toks, m.Head); l.mark == "" {
		l.mark = membersOf(toks, m.Head)
	}
	l.single = !l.plural && strings.Contains(toks[m.Head].Feats, "Number=Sing")
	for i := range toks {
		if toks[i].Head-1 != m.Head {
			continue
		}
		switch toks[i].Rel() {
		case "acl":
			if toks[i].DepRel == "acl" { // what a decision is to do
				l.mods = append(l.mods, lemma(&toks[i]))
			}
		case "det":
			l.definite = l.definite || pointing[lemma(&toks[i])]
		case "amod", "compound", "nmod", "nummod", "flat", "appos":
			l.mods = append(l.mods, modifier(toks, i))
			if toks[i].UPOS == "PROPN" {
				l.proper = append(l.proper, lemma(&toks[i]))
				if toks[i].DepRel == "nmod:poss" {
					l.owners = append(l.owners, phrase(toks, i))
				}
			}
		}
	}
}

// choose adds the names further down in an argument, and the one that it takes of several
// coordinated: "the independence of B" in "the independence of A and B".
func (l *look) choose(d *corpus.Document, sentence int, a *corpus.Argument) {
	words := splitWords(a.Text)
	toks := d.Sentences[sentence].Tokens
	for i := range toks {
		h := toks[i].Head - 1
		if toks[i].UPOS == "PROPN" && h != a.Head && below(toks, i, a.Head) && slices.Contains(words, fold(toks[i].Form)) {
			l.mods = append(l.mods, lemma(&toks[i]))
		}
		if toks[i].Rel() != "conj" || h < 0 || h >= len(toks) || !below(toks, h, a.Head) || !slices.Contains(words, fold(toks[i].Form)) || slices.Contains(words, fold(toks[h].Form)) {
			continue
		}
		l.mods = append(slices.DeleteFunc(l.mods, func(w string) bool { return w == lemma(&toks[h]) }), lemma(&toks[i]))
	}
}

// below reports whether a word complements another, directly or through further nouns.
func below(toks []corpus.Token, i, top int) bool {
	for n := 0; n < 4 && i >= 0 && i < len(toks) && toks[i].Rel() == "nmod"; n++ {
		if i = toks[i].Head - 1; i == top {
			return true
		}
	}
	return false
}

// phrase returns the words of a name around its head: "green party".
func phrase(toks []corpus.Token, head int) string {
	var out []string
	for i := range toks {
		if i == head || toks[i].Head-1 == head && (toks[i].UPOS == "PROPN" || toks[i].UPOS == "ADJ") {
			out = append(out, lemma(&toks[i]))
		}
	}
	return strings.Join(out, " ")
}

// class returns what kind of thing a unit is by its name's type, its pronouns, its nouns.
func (u *unit) class(heads []string) byte {
	if u.named() {
		switch topType(&u.votes) {
		case corpus.Person:
			return 'p'
		case corpus.Place:
			return 'l'
		case corpus.Org, corpus.Group:
			return 'g'
		}
	}
	if u.male+u.female > 0 || u.person {
		return 'p'
	}
	for _, h := range heads {
		if h == "old" { // "a 16-year-old"
			return 'p'
		}
		if c := words().class(h); c != 0 {
			return c
		}
	}
	return 0
}

// lemma returns a token's lemma, folded.
func lemma(t *corpus.Token) string {
	if t.Lemma != "" {
		return fold(t.Lemma)
	}
	return fold(t.Form)
}

// pointing determiners refer to what the text or its reader knows.
var pointing = map[string]bool{"the": true, "this": true, "that": true, "these": true, "those": true}

func sortedSet(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}

// nounSex tells the sex of those whom a noun describes.
var nounSex = sexes("man boy father son brother husband king prince dad gentleman businessman actor uncle grandfather groom congressman",
	"woman girl mother daughter sister wife queen princess mom lady businesswoman actress aunt grandmother bride congresswoman widow")

func sexes(men, women string) map[string]byte {
	of := make(map[string]byte)
	for _, w := range strings.Fields(men) {
		of[w] = 'm'
	}
	for _, w := range strings.Fields(women) {
		of[w] = 'f'
	}
	return of
}
