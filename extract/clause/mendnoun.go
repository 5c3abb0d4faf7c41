package clause

import "tercet/corpus"

// This file holds repairs of nouns and their modifiers.

// mendPending makes a preposition of "pending", which has no doer: "stays, pending a ruling".
func (t *tree) mendPending(i int) {
	if o := t.child(i, obj); t.form(i) == "pending" && t.rel(i, advcl|acl) && o > i && t.head[i] >= 0 && t.child(i, aux|nsubj) < 0 {
		h := t.head[i]
		t.attach(o, h, "obl")
		t.attach(i, o, "case")
		t.retag(i, "ADP", "IN")
	}
}

// mendHome gives "home" what it is home to, which the tree takes for a phrase of place: "Ardal, home to
// a refinery".
func (t *tree) mendHome(i int) {
	if t.form(i) != "home" || i+1 >= len(t.toks) || t.form(i+1) != "to" || !t.rel(i, appos) && t.copulaOf(i) < 0 {
		return
	}
	if k := t.child(i, obl); k > i && t.caseIs(k, "to") {
		t.attach(k, i, "nmod")
		t.retag(i, "NOUN", "NN")
	}
}

// mendTurned reads "champion turned actress" as one who became the other, where the tree has two
// appositions.
func (t *tree) mendTurned(i int) {
	if t.form(i) != "turned" || i < 1 {
		return
	}
	o := t.head[i]
	if k := t.child(i, obj); k == i+1 && t.pos(i-1, tagNoun) && t.rel(i, parataxis|dep|conj|appos) && t.child(i, nsubj|aux|cc) < 0 {
		t.attach(i, i-1, "acl")
		for _, r := range t.children(k, acl) {
			t.attach(r, i-1, t.toks[r].DepRel)
		}
		return
	}
	if !t.rel(i, amod) || o != i+1 || !t.rel(o, appos|conj) || !t.pos(i-1, tagNoun) || t.head[i-1] != t.head[o] && t.head[o] != i-1 {
		return
	}
	t.attach(o, i-1, "dep")
	t.attach(i, i-1, "acl")
	t.attach(o, i, "obj")
	t.retag(i, "VERB", "VBN")
	for _, k := range append([]int{}, t.children(o, acl|appos)...) {
		t.attach(k, i-1, t.toks[k].DepRel)
	}
}

// mendCompounds makes modifiers of nouns that the tree coordinates with the noun they
// modify: "wheat, barley and oat futures".
func (t *tree) mendCompounds(i int) {
	h := t.head[i]
	if h < 0 || h > i-2 || !t.rel(i, conj) || !t.rel(i-1, conj) || t.head[i-1] != h || !t.pos(i, tagNoun) || !t.pos(i-1, tagNoun|tagPropn) || t.child(i, cc|det|caseMark) >= 0 || t.child(i-1, cc) < 0 {
		return
	}
	t.replace(h, i)
	t.handOver(h, i, func(k int) bool { return t.rel(k, caseMark|det|nsubj|cop) || k > i })
	t.attach(h, i, "compound")
}

// mendPaired makes a modifier of the first noun in "internet and telephone outages", which the tree takes for a
// thing of its own: in gold trees such a noun without article modifies in three of four.
func (t *tree) mendPaired(i int) {
	h := t.head[i]
	if h < 0 || h != i-3 || !t.rel(i, conj) || !t.pos(i, tagNoun) || !t.feat(i, "Number=Plur") || !t.pos(h, tagNoun|tagPropn) || !t.feat(h, "Number=Sing") || t.nameAt(h) >= 0 {
		return
	}
	if t.form(i-2) != "and" || t.head[i-1] != i || !t.rel(i-1, compound) || !t.feat(i-1, "Number=Sing") || t.nameAt(i-1) >= 0 || t.child(h, det|amod|compound|nmodPoss|nummod|nmod|flat) >= 0 {
		return
	}
	t.replace(h, i)
	t.handOver(h, i, func(k int) bool { return t.rel(k, caseMark|nsubj|cop) || k > i })
	t.attach(h, i, "compound")
	t.attach(i-1, h, "conj")
	t.attach(i-2, i-1, "cc")
}

// mendNamedDay makes one day of two words: "Super Tuesday".
func (t *tree) mendNamedDay(i int) {
	if i < 1 || !t.formIn(i-1, namedDays) || t.head[i-1] < 0 || t.head[i-1] != t.head[i] || !t.pos(i, tagPropn) {
		return
	}
	if _, ok := weekdays[t.lemma(i)]; !ok {
		return
	}
	rel := t.toks[i-1].DepRel
	for _, k := range append([]int{}, t.kids[i-1]...) {
		t.attach(k, i, t.toks[k].DepRel)
	}
	t.attach(i, t.head[i], rel)
	t.attach(i-1, i, "compound")
}

// mendDayAfter makes a time of what the tree takes for an object: "followed the day after the vote".
func (t *tree) mendDayAfter(i int) {
	if v := t.head[i]; v >= 0 && v < i && t.rel(i, obj) && t.in(i, timeUnits) && t.child(i, nummod) < 0 && i+1 < len(t.toks) && (t.form(i+1) == "after" || t.form(i+1) == "before") {
		t.relabel(i, "obl:unmarked")
	}
}

// mendMoving makes a modifier of a participle of motion that the tree takes for what is reported: "experts
// report falling prices".
func (t *tree) mendMoving(i int) {
	v, o := t.head[i], t.child(i, obj)
	if v < 0 || i != v+1 || o < i || !t.rel(i, xcomp|ccomp|advcl) || t.toks[i].XPOS != "VBG" || !t.reports(v) || !t.in(i, movingVerbs) || t.child(o, det) >= 0 {
		return
	}
	for _, k := range append([]int{}, t.kids[i]...) {
		t.attach(k, v, t.toks[k].DepRel)
	}
	t.attach(i, o, "amod")
	t.retag(i, "ADJ", "JJ")
}

var movingVerbs = words(`skyrocket surge rise fall grow soar plunge increase decline decrease drop shrink dwindle mount escalate worsen`)

// mendLasting gives a clause of how long something lasted to what can last: in "the war
// against Norvik, which lasted a year" it is not Norvik.
func (t *tree) mendLasting(i int) {
	place := t.head[i]
	if place < 0 || !t.rel(i, aclRelcl) || t.lemma(i) != "last" || !t.rel(place, nmod) || t.doc.typeOf(t.mention[place]) != corpus.Place {
		return
	}
	if event := t.head[place]; event >= 0 && event < place && t.pos(event, tagNoun) {
		t.attach(i, event, "acl:relcl")
	}
}

// mendWorth gives a sum the bare noun behind it that says what it is of, where the tree gives it to
// the verb: "caused a million dollars in damage".
func (t *tree) mendWorth(i int) {
	v := t.head[i]
	if v < 0 || !t.rel(i, obl) || t.child(v, obj) < 0 || !t.caseIs(i, "in") || !t.worthNoun(i) {
		return
	}
	_, at := t.caseOf(i)
	for _, o := range t.children(v, obj) {
		if sum := t.subtree(o, nil); o > v && t.currency(o) != "" && sum[len(sum)-1]+1 == at[0] {
			t.attach(i, o, "nmod")
			return
		}
	}
}

// worth returns what the sum h is of: "a million dollars in damage", or -1.
func (t *tree) worth(h int) int {
	if t.doc.asWritten || t.currency(h) == "" {
		return -1
	}
	for _, k := range t.children(h, nmod) {
		if k > h && t.caseIs(k, "in") && t.worthNoun(k) {
			return k
		}
	}
	return -1
}

// worthNoun reports whether i is a common noun that a sum may be of: no place and no time.
func (t *tree) worthNoun(i int) bool {
	return t.pos(i, tagNoun) && t.nameAt(i) < 0 && t.child(i, det|nmodPoss) < 0 && !t.temporal(i) && !t.in(i, placeNouns)
}

// mendTownBefore makes modifiers of a town and its state between an article and a noun: "in a Wells, Norvik,
// hospital" is in a hospital.
func (t *tree) mendTownBefore(i int) {
	if i < 3 || t.head[i] < 0 || t.form(i-1) != "," || !t.pos(i, tagNoun) || t.nameAt(i) >= 0 || t.nameAt(i-2) < 0 || t.child(i, det|caseMark|nmodPoss) >= 0 {
		return
	}
	p := t.doc.Mentions[t.nameAt(i-2)].Head
	if p >= i {
		return
	}
	if h := t.head[p]; t.rel(p, nmodUnmarked|appos) && h >= 0 && h < p && t.nameAt(h) >= 0 {
		p = h
	}
	d := t.child(p, det)
	if t.doc.typeOf(t.nameAt(p)) != corpus.Place || d < 0 || t.form(d) != "a" && t.form(d) != "an" || t.head[i] != p && t.head[i] != t.head[p] && t.head[t.head[i]] != p {
		return
	}
	t.replace(p, i)
	for _, k := range append([]int{}, t.kids[p]...) {
		if t.rel(k, caseMark|det) {
			t.attach(k, i, t.toks[k].DepRel)
		}
	}
	t.attach(p, i, "compound")
}

// mendTerm joins "in prison" to the life that is spent there: "sentenced to life in prison".
func (t *tree) mendTerm(i int) {
	if o := i - 2; o >= 0 && (t.lemma(i) == "prison" || t.lemma(i) == "jail") && t.rel(i, obl) && t.caseIs(i, "in") && t.form(i-1) == "in" && t.form(o) == "life" && t.head[o] == t.head[i] {
		t.attach(i, o, "nmod")
	}
}

// mendNameBehind gives a verb for its subject the person whose name stands right behind a noun that is none
// for people, where the tree makes one thing of both: "after the storm Berg was found".
func (t *tree) mendNameBehind(i int) {
	h := i - 1
	if h < 1 || !t.rel(i, appos) || t.head[i] != h || t.nameAt(i) < 0 || t.doc.typeOf(t.nameAt(i)) != corpus.Person || !t.pos(h, tagNoun) || t.nameAt(h) >= 0 || t.human(h) || t.in(h, namingNouns) {
		return
	}
	v := t.head[h]
	if v < i || !t.rel(h, nsubj) || !t.rel(v, root|conj|ccomp) {
		return
	}
	m := t.child(v, mark)
	if m < 0 || m != t.subtree(h, nil)[0]-1 || !t.formIn(m, fronting) {
		return
	}
	rel := t.toks[h].DepRel
	t.attach(i, v, rel)
	t.relabel(h, "obl")
	t.attach(m, h, "case")
}

// fronting prepositions may be taken for conjunctions.
var fronting = words(`after before since until`)

// mendComplex gives a phrase to the noun that makes one preposition of the words before it, where the
// tree gives both to the verb: "marched in protest at the closure".
func (t *tree) mendComplex(i int) {
	if !t.rel(i, obl) || t.rel(i, oblAgent|oblUnmarked) {
		return
	}
	_, at := t.caseOf(i)
	if len(at) == 0 || at[0] == 0 {
		return
	}
	q := at[0] - 1
	if !t.in(q, complexNouns) || !t.in(q, protesting) || !t.rel(q, obl) || t.head[q] != t.head[i] {
		return
	}
	if own, qat := t.caseOf(q); complexCases.has(own) && len(t.kids[q]) == len(qat) {
		t.attach(i, q, "nmod")
	}
}

// protesting are those of complexNouns that say what something is done against or for.
var protesting = words(`protest retaliation revenge response opposition reaction connection contrast`)

// mendBefore gives a stretch of time right before the "after" or "before" of a clause to that
// word: in "two days after Berg left" the days are no argument of leaving.
func (t *tree) mendBefore(i int) {
	if i+1 >= len(t.toks) || !t.in(i, timeUnits) || !t.rel(i, obl|obj|nsubj|advmod) {
		return
	}
	if m, v := i+1, t.head[i]; t.rel(m, mark) && t.head[m] == v && v > m && (t.form(m) == "after" || t.form(m) == "before") {
		t.attach(i, m, "obl:unmarked")
	}
}

// mendBeside gives a participle right behind an apposition to it: "lists as a suspect a man serving time".
func (t *tree) mendBeside(i int) {
	if i == 0 || !t.rel(i, acl) || t.rel(i, aclRelcl) || t.toks[i].XPOS != "VBG" && t.toks[i].XPOS != "VBN" {
		return
	}
	if k := i - 1; t.rel(k, appos) && t.head[k] == t.head[i] && t.pos(k, tagNoun) && t.nameAt(t.head[k]) < 0 {
		t.attach(i, k, "acl")
	}
}

// mendWeekday makes a time of the weekday between a subject and its verb, which the tree takes for
// the head of a name: "Norvik Oil Tuesday raised its prices".
func (t *tree) mendWeekday(i int) {
	v := t.head[i]
	if !t.formIn(i, dayNames) || i == 0 || v < i || !t.rel(i, nsubj) || t.nameAt(i) >= 0 || t.nameAt(i-1) < 0 {
		return
	}
	s := t.doc.Mentions[t.nameAt(i-1)].Head
	if s >= i || t.head[s] != i || !t.rel(s, compound|flat|nmodPoss|nmod) {
		return
	}
	t.replace(i, s)
	for _, k := range append([]int{}, t.kids[i]...) {
		t.attach(k, s, t.toks[k].DepRel)
	}
	t.attach(i, v, "obl:unmarked")
}

// mendHolder makes the head of the person whose office and its place stand right before the name, where the tree
// has the place: "the church of Norvik Gov. Ann Berg" is the church of Berg.
func (t *tree) mendHolder(i int) {
	if i < 2 || t.nameAt(i) < 0 || t.nameAt(i-2) < 0 || !t.in(i-1, roleNouns) && !t.formIn(i-1, officeTitles) {
		return
	}
	holder, place := &t.doc.Mentions[t.nameAt(i)], &t.doc.Mentions[t.nameAt(i-2)]
	if holder.Type != corpus.Person || holder.First != i || place.Type != corpus.Place && place.Type != corpus.Org {
		return
	}
	h, p := holder.Head, place.Head
	role := i - 1
	beneath := p < h && t.rel(h, flat|appos) && t.head[h] == role && t.rel(role, appos) && t.head[role] == p // "Norvik Bank director Ann Berg"
	if p >= h || h >= len(t.toks) || !beneath && (!t.rel(h, appos|conj|dep) || t.head[h] != p && t.head[h] != t.head[p]) || !t.rel(p, nmod|obl|nsubj|obj) || t.rel(p, nmodPoss) {
		return
	}
	t.replace(p, h)
	for _, k := range append([]int{}, t.kids[p]...) {
		if t.rel(k, caseMark|punct) && k < p {
			t.attach(k, h, t.toks[k].DepRel)
		}
	}
	if beneath {
		t.attach(role, h, "nmod:desc")
	}
	t.attach(p, role, "compound")
}

// officeTitles are short forms of offices before a name.
var officeTitles = words(`gov. sen. rep. gov sen rep lt. gen. maj. col. sgt. pres. pm`)

// mendPosition makes nouns of "running back", which plays football: "the Otters running back Jo Lind fell".
func (t *tree) mendPosition(i int) {
	if t.form(i) != "running" || i+1 >= len(t.toks) || t.form(i+1) != "back" || t.pos(i+1, tagNoun) && t.pos(i, tagNoun) && t.head[i] == i+1 {
		return
	}
	back, h := i+1, t.head[i]
	switch o := t.child(i, obj); {
	case o == back+1 && t.nameAt(o) >= 0 && t.doc.typeOf(t.nameAt(o)) == corpus.Person && t.rel(i, acl|amod|advcl|xcomp): // N running back M
		if team := h; team >= 0 && team < i && t.rel(i, acl) && t.pos(team, tagNoun|tagPropn) {
			t.replace(team, o)
			for _, k := range append([]int{}, t.kids[team]...) {
				if t.rel(k, caseMark|punct|cc) {
					t.attach(k, o, t.toks[k].DepRel)
				}
			}
			t.attach(team, o, "compound")
		} else if t.replace(i, o); h >= 0 && t.pos(h, tagVerb) {
			t.relabel(o, "obj") // "placed running back N on leave"
		}
		t.attach(back, o, "nmod:desc")
	case t.pos(i, tagNoun) && h >= 0 && t.child(i, det|nmodPoss|compound) >= 0 && t.child(i, det|nmodPoss|compound) < i:
		t.replace(i, back)
		for _, k := range append([]int{}, t.kids[i]...) {
			t.attach(k, back, t.toks[k].DepRel)
		}
	default:
		return
	}
	for _, k := range append([]int{}, t.kids[i]...) {
		if h := t.head[back]; k > back && t.head[h] >= 0 {
			t.attach(k, t.head[h], t.toks[k].DepRel) // "placed running back N on leave"
		}
	}
	t.attach(i, back, "compound")
	t.retag(i, "NOUN", "NN")
	t.retag(back, "NOUN", "NN")
}

// mendShared makes modifiers of the names that the tree coordinates with a noun that another name
// modifies: "the ABU, CDU and EFU titles" are titles. Persons are told apart from what they hold.
func (t *tree) mendShared(i int) {
	first := t.head[i]
	if first < 0 || first > i || !t.rel(i, conj) || !t.pos(i, tagNoun) || t.nameAt(i) >= 0 || t.human(i) || t.feat(i, "Number=Sing") || t.child(i, det|nmodPoss|caseMark) >= 0 {
		return
	}
	own := t.subtree(i, func(k int) bool { return !t.rel(k, compound|amod) })[0]
	if own == i {
		return
	}
	last := own // of the acronyms
	if t.nameAt(own) < 0 {
		last = own - 1
	} else if t.child(i, cc) != own-1 {
		return
	}
	for k := first; k <= last; k++ {
		if !isAcronym(t.toks[k].Form) && t.form(k) != "," && !t.pos(k, tagCconj) {
			return
		}
	}
	if last <= first || !isAcronym(t.toks[last].Form) || !isAcronym(t.toks[first].Form) {
		return
	}
	t.replace(first, i)
	for _, k := range append([]int{}, t.kids[first]...) {
		if t.rel(k, caseMark|det|nmodPoss|cop|nsubj|aux) || k > i {
			t.attach(k, i, t.toks[k].DepRel)
		}
	}
	t.attach(first, i, "compound")
	if last == own {
		t.attach(own, first, "conj")
		t.attach(own-1, own, "cc")
	}
}

// isAcronym reports whether a word is written in two capitals or more and nothing else.
func isAcronym(form string) bool {
	for _, c := range form {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(form) > 1
}
