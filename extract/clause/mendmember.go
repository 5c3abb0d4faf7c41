package clause

import (
	"slices"

	"tercet/corpus"
)

// Lists whose members bring something of their own: a description, a price, a part in the deed.

// mendMemberApposition gives a description, or the name of who is described, to the member of a list right
// behind which it stands: "Berg, the mayor; Lund, the judge", "its chairman, Berg, and director, Lund".
func (t *tree) mendMemberApposition(i int) {
	h := t.head[i]
	if !t.rel(i, appos) || h < 0 || h > i || t.below[h]&conj == 0 || t.feat(i, "Number=Plur") {
		return
	}
	first := t.subtree(i, nil)[0]
	if t.form(first) == "," {
		first++
	}
	if first < 2 || t.form(first-1) != "," {
		return
	}
	if m := t.nameBehind(i); m >= 0 && m != h && !t.under(m, i) {
		t.attach(i, m, "nmod:desc") // "Berg, Norvik governor Lund and"
		return
	}
	for _, k := range t.children(h, conj) {
		if k > i || (t.nameAt(k) >= 0) == (t.nameAt(i) >= 0) || k != first-2 && (t.nameAt(k) < 0 || t.nameAt(k) != t.nameAt(first-2)) {
			continue
		}
		if own := t.child(h, appos); t.nameAt(k) >= 0 || own >= 0 && own < k && t.nameAt(own) >= 0 {
			t.attach(i, k, "appos") // a name belongs to one description where the others have their own
		}
		return
	}
}

// nameBehind returns the head of the name right behind the office i, which has no article; else -1.
func (t *tree) nameBehind(i int) int {
	if i+1 >= len(t.toks) || !t.in(i, roleNouns) || t.nameAt(i+1) < 0 || t.nameAt(i) >= 0 || t.child(i, det) >= 0 {
		return -1
	}
	return t.doc.Mentions[t.nameAt(i+1)].Head
}

// mendSecondDescription gives a person's second description to the name, where the tree gives it to the first:
// "Norvik's mayor, Berg, a former nurse who".
func (t *tree) mendSecondDescription(i int) {
	h := t.head[i]
	if !t.rel(i, appos) || h < 0 || h > i || t.nameAt(i) >= 0 || t.nameAt(h) >= 0 || !t.pos(i, tagNoun) || t.child(i, det) < 0 || t.feat(i, "Number=Plur") {
		return
	}
	if n := t.child(h, appos); n > h && n < i && t.nameAt(n) >= 0 && t.doc.Mentions[t.nameAt(n)].First > h && t.form(t.doc.Mentions[t.nameAt(n)].First-1) == "," && len(t.conjuncts(h)) == 0 {
		t.attach(i, n, "appos")
	}
}

// mendSemicolon coordinates the names between which semicolons stand: "Berg, the mayor; Lund, the judge; and".
func (t *tree) mendSemicolon(i int) {
	h, m := t.head[i], t.nameAt(i)
	if !t.rel(i, appos) || h < 0 || h > i || m < 0 || t.doc.Mentions[m].First < 1 || t.form(t.doc.Mentions[m].First-1) != ";" {
		return
	}
	if t.nameAt(h) < 0 && t.rel(h, appos) {
		h = t.head[h]
	}
	if t.nameAt(h) >= 0 {
		t.attach(i, h, "conj")
	}
}

// mendCounted makes appositions of as many names as are counted before them: "two banks, Alva and Norvik, closed".
func (t *tree) mendCounted(i int) {
	h, m := t.head[i], t.nameAt(i)
	if !t.rel(i, conj) || h < 0 || h > i || m < 0 || t.nameAt(h) >= 0 || !t.pos(h, tagNoun) || t.child(i, cc) >= 0 {
		return
	}
	n, counted := t.number(h)
	if first := t.doc.Mentions[m].First; !counted || first < 1 || t.form(first-1) != "," {
		return
	}
	names := []int{m}
	for _, k := range t.conjuncts(i) {
		other := t.nameAt(k)
		if other < 0 {
			return
		}
		if head := t.doc.Mentions[other].Head; slices.Contains(names, other) && k > i && k == head && t.head[k-1] == t.head[k] {
			t.attach(k-1, k, "compound") // one name taken for two
		} else {
			names = append(names, other)
		}
	}
	if int(n) == len(names) && n > 1 && t.children(h, conj)[len(t.children(h, conj))-1] == i {
		t.relabel(i, "appos")
	}
}

// mendAsideInList coordinates the last of a list with its members behind an aside: "fined Berg and, in another
// case, Lund".
func (t *tree) mendAsideInList(i int) {
	h := t.head[i]
	if !t.rel(i, appos|parataxis) || h < 0 || h > i || t.nameAt(i) < 0 {
		return
	}
	if t.rel(i, parataxis) {
		for _, k := range t.children(h, obl) {
			if k < i && t.child(k, cc) >= 0 {
				h = k
			}
		}
	}
	if t.nameAt(h) >= 0 || !t.rel(h, obl|nmod) {
		return
	}
	c, v := t.child(h, cc), t.head[h]
	if c < 0 || c > h || v < 0 || t.form(c+1) != "," {
		return
	}
	for n := len(t.kids[v]) - 1; n >= 0; n-- {
		if k := t.kids[v][n]; k < c && k > v && t.nameAt(k) >= 0 {
			t.attach(i, k, "conj")
			t.attach(c, i, "cc")
			return
		}
	}
}

// mendNameWithVerb takes apart a name and a verb that the tree coordinates where the first verb is left out the
// second time: "accused Berg of lying and Lund of theft".
func (t *tree) mendNameWithVerb(i int) {
	h := t.head[i]
	if !t.rel(i, conj) || h < 0 || h > i || t.nameAt(i) < 0 || !t.pos(h, tagVerb) || t.toks[h].XPOS != "VBG" || t.child(i, cop|nsubj|orphan) >= 0 || t.child(i, cc) < 0 {
		return
	}
	v := t.head[h]
	if v < 0 || !t.rel(h, advcl|acl) || !t.pos(v, tagVerb) || t.child(v, obj) < 0 {
		return
	}
	t.attach(i, v, "dep")
	for _, k := range append([]int{}, t.kids[h]...) {
		if k > i && t.rel(k, obl) {
			t.attach(k, i, "orphan")
		}
	}
}

// mendSecondGift takes apart to whom something is given and what, where the verb is left out the second time and the
// tree coordinates either with what stands before: "gave Berg the mill and Lund the mine". The second receiver becomes a
// dependent of the verb, the gift an orphan below it.
func (t *tree) mendSecondGift(i int) {
	m := t.nameAt(i)
	if m < 0 || t.doc.Mentions[m].Head != i || t.doc.Mentions[m].First < 1 || t.child(i, caseMark) >= 0 {
		return
	}
	next := t.doc.Mentions[m].Last + 1
	if next >= len(t.toks) || !t.pos(next, tagDet|tagNum) || !t.pos(t.doc.Mentions[m].First-1, tagCconj) {
		return
	}
	v, gift := t.head[i], t.head[next]
	for n := 0; v >= 0 && !t.pos(v, tagVerb) && n < maxSteps; n++ {
		v = t.head[v]
	}
	if v < 0 || gift < next || !t.pos(gift, tagNoun) || t.temporal(gift) && t.child(gift, nummod) < 0 || !t.under(gift, v) || t.rel(gift, nsubj) {
		return
	}
	if first, o := t.child(v, iobj), t.child(v, obj); first > v && o > first && o < t.doc.Mentions[m].First {
		t.attach(i, v, "dep")
		t.attach(gift, i, "orphan")
	}
}

// mendSecondParty coordinates with the first the second of those that something is between: "talks between Berg
// and Tarsian president Lund".
func (t *tree) mendSecondParty(i int) {
	h, c := t.head[i], t.child(i, cc)
	if !t.rel(i, nmod) || h < 0 || h > i || c < 0 || c > i || t.rel(i, nmodPoss|nmodDesc|nmodUnmarked) || t.child(i, caseMark) >= 0 {
		return
	}
	for _, k := range t.children(h, nmod) {
		if k > h && k < c && (t.caseIs(k, "between") || t.caseIs(k, "of")) {
			t.attach(i, k, "conj")
			return
		}
	}
}

// mendFlatMember coordinates two names that the tree takes for one: "Norvik Life and Alva Mutual".
func (t *tree) mendFlatMember(i int) {
	h, m := t.head[i], t.nameAt(i)
	if h < 0 || h > i || !t.rel(i, flat) || m < 0 || t.nameAt(h) < 0 || m == t.nameAt(h) || t.child(i, cc) < 0 || t.doc.Mentions[m].First < t.child(i, cc) {
		return
	}
	t.relabel(i, "conj")
}

// mendColonMembers gives a counted subject the names at the end that tell who it is: "three states signed
// the pact: Alva, Norvik and Tarsia".
func (t *tree) mendColonMembers(i int) {
	h := t.head[i]
	if !t.rel(i, appos) || i < 2 || h < 0 || t.nameAt(i) < 0 || t.subtree(i, nil)[0] < 1 || t.feat(h, "Number=Plur") {
		return
	}
	if first := t.doc.Mentions[t.nameAt(i)].First; first < 1 || t.form(first-1) != ":" {
		return
	}
	v := t.head[h]
	if v < 0 || !t.pos(v, tagVerb) || h < v {
		return
	}
	s := t.ownSubject(v)
	if s < 0 || s > v || !t.feat(s, "Number=Plur") {
		return
	}
	if n, counted := t.number(s); counted && int(n) == 1+len(t.conjuncts(i)) {
		t.attach(i, s, "appos")
	}
}

// mendPaid takes apart who is paid and how much, which the tree takes for one noun: "lent Berg 40 million
// crowns", "fined the bank $2 million".
func (t *tree) mendPaid(i int) {
	h := t.head[i]
	if !t.rel(i, compound) || h < i+2 || !t.pos(i, tagPropn) || !t.rel(h, obj) || t.head[h] < 0 || t.head[h] > i {
		return
	}
	v, n := t.head[h], t.child(h, nummod)
	if n < i || !t.pos(v, tagVerb) || !t.in(v, transferring) && !t.in(v, charging) || len(t.children(h, compound)) > 1 && t.child(h, compound) != i {
		return
	}
	if t.in(v, charging) {
		t.attach(i, v, "obj")
		t.relabel(h, "obl:unmarked")
	} else {
		t.attach(i, v, "iobj")
	}
	t.handOver(h, i, func(k int) bool { return k < i })
}

// charging verbs take money from their object.
var charging = words(`fine charge cost dock bill tax`)

// mendShareIn gives a share the phrase that says of what: "sold his shares in Norvik Oil".
func (t *tree) mendShareIn(i int) {
	v := t.head[i]
	if !t.rel(i, obl) || v < 0 || v > i {
		return
	}
	o := t.child(v, obj)
	if o < v || o > i || !t.in(o, shares) || t.temporal(i) {
		return
	}
	if cs, at := t.caseOf(i); cs == "in" && at[0] == o+1 {
		t.attach(i, o, "nmod")
	}
}

var shares = words(`share stake shareholding holding stock`)

// mendPlaceBehind makes an apposition of the name of a place right behind the noun for what it is: "in Norvik's
// capital Velm".
func (t *tree) mendPlaceBehind(i int) {
	h, m := t.head[i], t.nameAt(i)
	if i < 1 || h < 0 || m < 0 || !t.rel(i, obl|nmod) || t.doc.Mentions[m].First < 1 || t.child(i, caseMark) >= 0 || t.doc.typeOf(m) != corpus.Place {
		return
	}
	if p := t.doc.Mentions[m].First - 1; t.in(p, placeHeads) && t.pos(p, tagNoun) && t.rel(p, obl|nmod) && t.head[p] == h && t.child(p, caseMark) >= 0 {
		t.attach(i, p, "appos")
	}
}

// mendMarkedNoun makes a preposition of the conjunction before a noun without a verb: "crashed shortly after
// take-off".
func (t *tree) mendMarkedNoun(i int) {
	if m := t.child(i, mark); m >= 0 && m < i && t.rel(i, obl) && t.pos(i, tagNoun|tagPropn) && t.toks[m].XPOS == "IN" && t.child(i, nsubj|cop|aux|caseMark) < 0 && t.form(m) != "that" {
		t.relabel(m, "case")
		t.retag(m, "ADP", t.toks[m].XPOS)
	}
}

// mendBrokered gives a participle with its doer to the noun right before it, not to the verb above: "urged them to
// respect the truce brokered by Berg".
func (t *tree) mendBrokered(i int) {
	v := t.head[i]
	if v < 0 || i == 0 || t.in(v, having) || t.in(v, perceiving) || t.in(v, resulting) || !t.rel(i, xcomp|advcl) || t.child(i, oblAgent) < 0 || t.toks[i].XPOS != "VBN" || t.child(i, mark|nsubj|aux|auxPass) >= 0 || t.passive(v) {
		return
	}
	if o := i - 1; t.rel(o, obj) && t.head[o] == v && t.pos(o, tagNoun) && t.nameAt(o) < 0 && !t.human(o) {
		t.attach(i, o, "acl")
	}
}

// mendTakeOff makes one noun of "take-off" and the like, with what stands before it: "crashed after take-off".
func (t *tree) mendTakeOff(i int) {
	o := i + 2
	if o >= len(t.toks) || !t.rel(i, obl|compound) || !t.joined(i+1) || !t.pos(i, tagNoun) || !t.pos(o, tagNoun) || !t.formIn(o, particles) || t.head[i] != o && t.head[i] != t.head[o] {
		return
	}
	for _, k := range append([]int{}, t.kids[i]...) {
		if label := t.toks[k].DepRel; t.rel(k, mark) {
			t.attach(k, o, "case")
		} else if k < i {
			t.attach(k, o, label)
		}
	}
	t.attach(i, o, "compound")
}

// mendSplitName makes one phrase of a name that the tree divides between object and complement: "beat Norvik
// United 2-1".
func (t *tree) mendSplitName(i int) {
	if m := t.nameAt(i); i > 0 && t.rel(i, xcomp|obl|dep) && m >= 0 && m == t.nameAt(i-1) && t.rel(i-1, obj) && t.head[i-1] == t.head[i] {
		t.attach(i, i-1, "flat")
	}
}

// mendItThat makes a complement of the clause that "it" stands for: "drummed it into the players that Norvik
// would attack".
func (t *tree) mendItThat(i int) {
	h, that := t.head[i], t.child(i, obj)
	if !t.rel(i, aclRelcl) || h < 0 || that < 0 || that > i || t.form(that) != "that" || t.ownSubject(i) < that {
		return
	}
	v := t.head[h]
	if v < 0 || !t.pos(v, tagVerb) {
		return
	}
	if x := t.child(v, expl|obj); x < v || t.form(x) != "it" {
		return
	}
	t.attach(i, v, "ccomp")
	t.relabel(that, "mark")
}
