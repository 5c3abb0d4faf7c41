package clause

import (
	"slices"

	"tercet/corpus"
)

// mendFlat gives what hangs on a later word of a name to the name's head: in "Ann
// Berg, who left" it is not Berg alone who left.
func (t *tree) mendFlat(i int) {
	h := t.head[i]
	for n := 0; h >= 0 && t.rel(h, flat) && t.head[h] >= 0 && t.head[h] < h && n < maxSteps; n++ {
		h = t.head[h]
	}
	if h >= 0 && h != t.head[i] && t.rel(i, acl|appos) {
		t.attach(i, h, t.toks[i].DepRel)
	}
}

// attach makes i a child of h.
func (t *tree) attach(i, h int, rel string) {
	if i == h || t.under(h, i) {
		return
	}
	if old := t.head[i]; old >= 0 {
		t.kids[old] = without(t.kids[old], []int{i})
	}
	t.head[i] = h
	t.relabel(i, rel)
	if h >= 0 {
		t.kids[h] = union(t.kids[h], []int{i})
	}
}

// attachSubject makes i the subject of the verb v, in its voice.
func (t *tree) attachSubject(i, v int) {
	rel := "nsubj"
	if t.child(v, auxPass) >= 0 {
		rel = "nsubj:pass"
	}
	t.attach(i, v, rel)
}

// handOver makes those children of from that which accepts, or all if it is nil, children of to.
func (t *tree) handOver(from, to int, which func(k int) bool) {
	for _, k := range slices.Clone(t.kids[from]) {
		if which == nil || which(k) {
			t.attach(k, to, t.toks[k].DepRel)
		}
	}
}

// replace puts n in the place of its ancestor or sibling old.
func (t *tree) replace(old, n int) {
	h, rel := t.head[old], t.toks[old].DepRel
	if h == n {
		return
	}
	if t.under(n, old) {
		t.detach(n)
	}
	t.detach(old)
	if h >= 0 && t.under(h, n) {
		return
	}
	t.attach(n, h, rel)
}

func (t *tree) detach(i int) {
	if h := t.head[i]; h >= 0 {
		t.kids[h] = without(t.kids[h], []int{i})
	}
	t.head[i] = -1
	t.relabel(i, "root")
}

// joined reports whether token i is a hyphen without spaces around it.
func (t *tree) joined(i int) bool {
	return i > 0 && i+1 < len(t.toks) && (t.toks[i].Form == "-" || t.toks[i].Form == "‑") && !t.toks[i-1].SpaceAfter && !t.toks[i].SpaceAfter
}

// mendHyphens makes one word of three or more parts joined by hyphens, which
// parsers take apart: editor-in-chief, face-to-face.
func (t *tree) mendHyphens(i int) {
	if i+4 >= len(t.toks) || i > 1 && t.joined(i-1) || !t.joined(i+1) || !t.joined(i+3) || !t.pos(i+2, tagAdp|tagDet|tagCconj) {
		return
	}
	last := i + 4
	inside := func(k int) bool { return k >= i && k <= last }
	outer := -2
	for k := i; k <= last; k++ {
		if !inside(t.head[k]) && !t.rel(k, punct|caseMark) && (outer < 0 || t.rel(outer, root)) {
			outer = k
		}
	}
	if outer < 0 {
		return
	}
	h, rel := t.head[outer], t.toks[outer].DepRel
	for k := i; k <= last; k++ {
		t.detach(k)
	}
	if h >= 0 && t.under(h, i) {
		h, rel = -1, "root"
	}
	t.attach(i, h, rel)
	for k := i + 1; k <= last; k++ {
		for _, c := range append([]int{}, t.kids[k]...) {
			if !inside(c) {
				t.attach(c, i, t.toks[c].DepRel)
			}
		}
		t.attach(k, i, "flat")
	}
	if n := last + 1; n < len(t.toks) && t.pos(n, tagNoun) && t.rel(n, conj) && t.head[n] == i && t.child(n, cc|det|caseMark) < 0 {
		t.replace(i, n) // "a stop-and-search order"
		for _, k := range append([]int{}, t.kids[i]...) {
			if !inside(k) {
				t.attach(k, n, t.toks[k].DepRel)
			}
		}
		t.attach(i, n, "compound")
	}
}

// mendTitle makes a person's name the head of the title right before it:
// "propagandist Margarita Simonyan".
func (t *tree) mendTitle(i int) {
	if i == 0 {
		return
	}
	m := t.nameAt(i)
	if m < 0 || t.doc.Mentions[m].Type != corpus.Person || t.doc.Mentions[m].First != i {
		return
	}
	d := i - 1
	for d > 0 && t.rel(d, flat) && t.head[d] >= 0 && t.head[d] < d { // commander-in-chief
		d = t.head[d]
	}
	beside := d == i-1 && t.pos(d, tagNoun) && t.head[d] >= 0 && t.head[d] == t.head[i] && t.child(d, caseMark) >= 0 && t.child(i, caseMark) < 0 && t.toks[d].Rel() == t.toks[i].Rel()
	if !t.in(d, roleNouns) && !beside || t.feat(d, "Number=Plur") || !t.pos(d, tagNoun|tagPropn) || t.nameAt(d) >= 0 && t.nameAt(d) == m {
		return
	}
	head := i
	for k := t.doc.Mentions[m].First; k <= t.doc.Mentions[m].Last && k < len(t.toks); k++ {
		if h := t.head[k]; h < t.doc.Mentions[m].First || h > t.doc.Mentions[m].Last {
			head = k
			break
		}
	}
	if t.rel(d, nmodDesc|compound) && t.head[d] == head {
		t.relabel(d, "nmod:desc")
		return
	}
	if t.under(d, head) {
		return
	}
	if t.rel(d, appos) && t.head[d] >= 0 && t.nameAt(t.head[d]) >= 0 && t.nameAt(t.head[d]) != m {
		return
	}
	t.replace(d, head)
	for _, k := range append([]int{}, t.kids[d]...) {
		if t.rel(k, caseMark|appos|acl|punct|conj|cc|mark) || k > head {
			t.attach(k, head, t.toks[k].DepRel)
		}
	}
	t.attach(d, head, "nmod:desc")
}

// mendParenthesis makes a report of its own of "police said" in "the driver,
// police said, killed three".
func (t *tree) mendParenthesis(i int) {
	n := t.head[i]
	if n < 0 || n > i && !t.rel(i, parataxis) || !t.rel(i, acl|parataxis) || !t.reports(i) || t.participle(i) && t.ownSubject(i) < 0 || t.relativeWithin(i) >= 0 || t.child(i, ccomp|obj|mark) >= 0 {
		return
	}
	v := n
	if t.rel(i, acl) {
		v = t.head[n]
		if v < i || !t.rel(n, nsubj) {
			return
		}
	}
	s := t.ownSubject(i)
	if s < 0 && i > 0 && t.rel(i-1, appos|conj) && t.child(i-1, cc) < 0 && t.under(i-1, v) {
		s = i - 1
		t.attach(s, i, "nsubj")
	}
	if s < 0 || s > i {
		return
	}
	if first := t.subtree(s, nil)[0]; t.pos(first, tagPunct) || first > 0 && t.form(first-1) == "," {
		t.attach(i, v, "parataxis")
	}
}

// mendAdding gives "adding that" to the verb of saying before it.
func (t *tree) mendAdding(i int) {
	v := t.head[i]
	if v < 0 || !t.rel(i, advcl) || t.toks[i].XPOS != "VBG" || !t.reports(i) || t.child(i, mark) >= 0 || t.lemma(i) == "add" && t.child(i, obj) >= 0 {
		return
	}
	if h := t.head[v]; t.rel(v, ccomp) && h >= 0 && h < v && i > 0 && t.reports(h) && t.form(i-1) == "," && t.pos(h, tagVerb) {
		t.attach(i, h, "advcl") // "claimed X should decide, citing Y"
		return
	}
	for _, k := range t.children(v, parataxis) {
		if k < i && t.reports(k) {
			t.attach(i, k, "advcl")
			return
		}
	}
}

// mendAttorneyGeneral joins the parts of "Attorney General" before a name.
func (t *tree) mendAttorneyGeneral(i int) {
	if i == 0 || t.form(i) != "general" {
		return
	}
	h := t.head[i]
	if h > i && t.head[i-1] == h && (t.in(i-1, roleNouns) || t.in(i-1, generals)) && t.pos(i-1, tagNoun|tagPropn) {
		t.attach(i-1, i, "compound")
	} else if t.rel(i, appos) && t.rel(i-1, appos) && t.head[i-1] == h && t.in(i-1, roleNouns) {
		for _, k := range t.children(i-1, punct) {
			t.attach(k, i, "punct")
		}
		t.attach(i-1, i, "compound")
	} else if h >= 0 && h < i-1 && t.head[i-1] == h && t.child(i, caseMark|det) < 0 && t.child(i-1, caseMark) >= 0 && (t.in(i-1, roleNouns) || t.in(i-1, generals)) {
		for _, k := range t.children(i-1, caseMark|det|amod|compound) { // "the choice for surgeon general"
			t.attach(k, i, t.toks[k].DepRel)
		}
		t.attach(i-1, i, "compound")
	}
}

// generals are offices with a "General" behind them that roleNouns does not have.
var generals = words(`solicitor surgeon inspector consul auditor comptroller postmaster quartermaster advocate procurator`)

// closing participles that are prepositions.
var prepositional = words(`include regard follow involve concern contain excluding accord depend consist range belong number`)

// mendClosingParticiple gives a participle after a comma to the verb rather than
// to the thing named before the comma: "won with a late goal, beating X".
func (t *tree) mendClosingParticiple(i int) {
	h := t.head[i]
	if !t.rel(i, acl) || t.rel(i, aclRelcl) || t.toks[i].XPOS != "VBG" || h < 0 || h > i || i == 0 || t.form(i-1) != "," || t.in(i, prepositional) || !t.pos(h, tagNoun) || t.human(h) {
		return
	}
	v := h
	for n := 0; v >= 0 && t.rel(v, obj|obl|nmod) && n < 4; n++ {
		v = t.head[v]
	}
	if v >= 0 && v < h && t.pos(v, tagVerb) && t.head[i] != v {
		t.attach(i, v, "advcl")
	}
}

// mendBearer gives a person's name in apposition to a place, an organisation or a work
// to the role noun above it: "the ruler of the country X, N.", "the author of the book N". One in apposition to an
// office is who was chosen for it: "the choice for governor, N.".
func (t *tree) mendBearer(i int) {
	h := t.head[i]
	m := t.nameAt(i)
	if !t.rel(i, appos) || h < 0 || m < 0 || t.doc.Mentions[m].Type != corpus.Person {
		return
	}
	if n := t.head[h]; n >= 0 && n < h && t.rel(h, nmod) && t.in(n, chosen) && (t.caseIs(h, "for") || t.caseIs(h, "as")) {
		t.attach(i, n, "appos")
		return
	}
	if of := t.nameAt(h); of < 0 && (t.human(h) || !t.in(h, unpersons) && !t.rel(h, nmod)) {
		return // "the leader of the faith, N." but "the son of the king, N."
	} else if of >= 0 && (t.doc.Mentions[of].Type == corpus.Person || t.doc.Mentions[of].Type == corpus.Thing) {
		return
	}
	for n := 0; h >= 0 && n < 3; n++ {
		if t.in(h, roleNouns) && t.nameAt(h) < 0 && !t.feat(h, "Number=Plur") {
			t.attach(i, h, "appos")
			return
		}
		h = t.head[h]
	}
}

// chosen is who is, or may be, to hold an office.
var chosen = words(`choice pick selection nominee candidate favourite favorite frontrunner contender nomination`)

// giving are verbs with two objects.
var giving = words(`offer give present refuse award send show tell grant promise owe pay lend hand teach bring allow deny buy sell wish assign`)

// subjectControl are verbs whose infinitive has their own subject.
var subjectControl = words(`plan want try intend hope refuse decide agree promise seek attempt threaten vow begin start continue manage need love like
	prefer wish aim propose fail decline expect have use choose offer struggle dare claim pretend`)

// mendRelative gives a relative pronoun its place: the object of the lowest verb.
func (t *tree) mendRelative(i int) {
	if !t.rel(i, mark|obj) || t.head[i] < 0 || !t.pos(i, tagPron|tagSconj) || !t.isRelative(i) {
		return
	}
	v := t.head[i]
	if t.rel(i, mark) {
		n := t.head[v]
		if !t.rel(v, aclRelcl) || t.ownSubject(v) < 0 || t.form(i) != "that" || t.in(v, intransitive) || n < 0 ||
			t.in(n, nounsOfSaying) || t.in(n, maybeNouns) || t.in(n, noGap) || t.child(v, ccomp) >= 0 {
			return
		}
	}
	for n := 0; n < 4 && t.in(v, subjectControl); n++ {
		x := t.child(v, xcomp)
		if x < 0 || !t.pos(x, tagVerb) || x < i {
			break
		}
		v = x
	}
	if t.passive(v) {
		return
	}
	for _, o := range t.children(v, obj) {
		if o == i {
			continue
		}
		if !t.in(v, giving) || o < v {
			return
		}
		t.relabel(o, "iobj")
	}
	t.attach(i, v, "obj")
}

// mendFinite coordinates a finite verb with a finite one: in "refused to allow X
// to join and ruled out Y", ruled goes with refused.
func (t *tree) mendFinite(i int) {
	h := t.head[i]
	if !t.rel(i, conj) || h < 0 || h > i || !t.pos(i, tagVerb) || t.toks[i].XPOS != "VBD" && t.toks[i].XPOS != "VBZ" || t.child(i, nsubj|mark) >= 0 {
		return
	}
	if !t.pos(h, tagVerb) || !t.infinitive(h) {
		return
	}
	for n := 0; h >= 0 && n < 6; n++ {
		if x := t.toks[h].XPOS; t.pos(h, tagVerb) && (x == "VBD" || x == "VBZ" || x == "VBP") {
			t.attach(i, h, "conj")
			return
		}
		if !t.rel(h, xcomp|advcl|acl|conj|ccomp) {
			return
		}
		h = t.head[h]
	}
}

// mendBareOblique makes an object of a noun without preposition after a verb that
// has none, unless it says when or how much.
func (t *tree) mendBareOblique(i int) {
	v := t.head[i]
	if v < 0 || i < v || !t.rel(i, obl) || t.rel(i, oblUnmarked|oblAgent) || !t.pos(i, tagNoun|tagPropn) || !t.pos(v, tagVerb) {
		return
	}
	if t.child(i, caseMark|advmod) >= 0 || t.temporal(i) || t.child(v, obj|ccomp|xcomp) >= 0 || t.passive(v) || t.in(v, intransitive) {
		return
	}
	t.relabel(i, "obj")
}

// mendAppointed makes an object of the name in "appointed N minister", which the
// tree takes for the owner of the office.
func (t *tree) mendAppointed(i int) {
	h := t.head[i]
	if !t.rel(i, nmodPoss|compound) || h < 0 || t.nameAt(i) < 0 || t.child(i, caseMark) >= 0 || !t.rel(h, xcomp|obj) || t.head[h] < 0 || t.nameAt(h) >= 0 {
		return
	}
	if v := t.head[h]; t.in(v, appointing) && t.in(h, roleNouns) && i > v && i < h && t.doc.typeOf(t.nameAt(i)) != corpus.Place {
		t.relabel(h, "xcomp")
		t.attach(i, v, "obj")
	}
}

var appointing = words(`appoint elect name call make declare nominate choose crown`)

// mendSwapped uncrosses the subjects of "X has not read it, her spokesman said",
// where the tree gives X to said and the spokesman to read.
func (t *tree) mendSwapped(v int) {
	c := t.child(v, ccomp)
	if c < 0 || c > v || !t.reports(v) {
		return
	}
	first := t.ownSubject(v)
	if first < 0 || first > c {
		return
	}
	second := t.ownSubject(c)
	if second < c || second > v || t.head[second] != c {
		return
	}
	rel := t.toks[second].DepRel
	t.attach(second, v, "nsubj")
	t.attach(first, c, rel)
}

// mendInverted makes a subject of the object behind a passive that has none: "in
// 1806 was built the canal".
func (t *tree) mendInverted(i int) {
	o := t.child(i, obj)
	if o < i || t.child(i, auxPass) < 0 || t.child(i, nsubj|csubj|expl) >= 0 || !t.rel(i, root|ccomp|parataxis) || t.child(i, obl|advmod) > i || t.child(i, obl|advmod) < 0 {
		return
	}
	t.relabel(o, "nsubj:pass")
}

// mendSeries coordinates a finite verb without a subject that only a comma parts
// from one of the same tense: "he came up, measured it and left".
func (t *tree) mendSeries(i int) {
	h := t.head[i]
	if h < 0 || h > i || !t.rel(i, parataxis) || !t.pos(i, tagVerb) || !t.pos(h, tagVerb) || t.toks[i].XPOS != t.toks[h].XPOS || t.reports(i) {
		return
	}
	if x := t.toks[i].XPOS; x != "VBD" && x != "VBZ" || t.child(i, nsubj|aux|mark) >= 0 || t.form(t.subtree(i, nil)[0]) != "," {
		return
	}
	t.relabel(i, "conj")
}

// mendAuxiliary gives an auxiliary that has a subject, and the subject, to the
// next verb without one: auxiliaries have no subjects.
func (t *tree) mendAuxiliary(i int) {
	if c := t.child(i, cop); c >= 0 && t.pos(i, tagVerb) && (t.toks[i].XPOS == "VB" || t.child(i, auxPass) >= 0) && t.child(i, mark) == c+1 && t.form(c+1) == "to" && !goals.has(t.subjectLemma(i)) {
		t.relabel(c, "aux") // "is to involve"
	}
	s := t.child(i, nsubj)
	if !t.pos(i, tagAux) || !t.rel(i, aux) || s < 0 || s > i {
		return
	}
	for v := i + 1; v < len(t.toks) && v <= i+6; v++ {
		if !t.pos(v, tagVerb) {
			continue
		}
		if x := t.toks[v].XPOS; t.child(v, nsubj) >= 0 || x != "VBN" && x != "VBG" && x != "VB" {
			return
		}
		t.attach(i, v, "aux")
		t.attach(s, v, "nsubj")
		return
	}
}

// goals are what an infinitive after "is" defines: "our aim is to help".
var goals = words(`path goal aim plan purpose objective task job role mission idea way point intention priority strategy dream hope
	ambition challenge solution answer option choice next step duty focus target function policy`)

func (t *tree) subjectLemma(i int) string {
	if s := t.ownSubject(i); s >= 0 {
		return t.lemma(s)
	}
	return ""
}

// mendReport reads an inverted verb of saying at the end ("it was wrong, says Z")
// as set beside the clause, not coordinated with it.
func (t *tree) mendReport(i int) {
	if !t.rel(i, conj) || !t.reports(i) || t.child(i, cc|obj|ccomp|aux) >= 0 || t.head[i] < 0 || t.head[i] > i {
		return
	}
	if s := t.ownSubject(i); s > i {
		t.relabel(i, "parataxis")
	}
}

// mendStarring makes an adjective of a participle between a verb that takes none
// and its object: "played starring roles", "beat visiting Evansville".
func (t *tree) mendStarring(i int) {
	v, o := t.head[i], t.child(i, obj)
	if v < 0 || v != i-1 || o < 0 || o > i+2 || !t.rel(i, xcomp) && !(t.rel(i, advcl) && t.lemma(v) == "play") || t.toks[i].XPOS != "VBG" || !t.pos(v, tagVerb) || t.in(v, gerundVerbs) || t.in(v, intransitive) || t.in(v, travelling) || t.child(v, obj) >= 0 || t.child(o, det|nmodPoss) >= 0 {
		return
	}
	t.attach(o, v, "obj")
	t.attach(i, o, "amod")
}

// travelling verbs have no object that somebody's work could be: "travelled selling nets".
var travelling = words(`travel tour move leave return die arrive fly sail drive walk run`)

// gerundVerbs take a participle as their complement.
var gerundVerbs = words(`start begin continue stop keep like love hate enjoy avoid consider finish quit resume risk deny admit mention suggest
	recommend go try mind practice postpone delay report recall remember regret help cease prefer imagine involve justify oppose propose
	support discuss end favor favour resist tolerate miss see hear watch feel find catch spend get come`)

// mendControl makes an object of the noun between a verb and an infinitive:
// "allow Russia to join".
func (t *tree) mendControl(i int) {
	v := t.head[i]
	if v >= 0 && t.rel(i, advcl) && t.infinitive(i) && t.in(v, binding) && t.child(v, xcomp) < 0 && t.ownSubject(i) < 0 {
		if o := t.child(v, obj|nsubjPass); o >= 0 && o < i {
			t.relabel(i, "xcomp") // "ordered Berg on Monday to pay"
		}
		return
	}
	if v >= 0 && t.rel(i, xcomp) && t.infinitive(i) && t.in(v, controlling) && t.child(v, obj) < 0 {
		if o := t.child(v, iobj); o > v && o < i {
			t.relabel(o, "obj")
			return
		}
	}
	bare := v >= 0 && t.toks[i].XPOS == "VB" && (t.in(v, perceiving) || t.in(v, lightCausatives)) // "saw Berg leave"
	if v < 0 || !t.rel(i, xcomp|ccomp) || !bare && (!t.infinitive(i) || !t.in(v, controlling)) || !t.pos(v, tagVerb) || t.child(v, obj) >= 0 || t.passive(v) {
		return
	}
	s := t.ownSubject(i)
	if s < v || s > i || t.child(i, aux) >= 0 {
		return
	}
	t.attach(s, v, "obj")
	t.relabel(i, "xcomp")
}

var controlling = words(`allow let make help force ask tell order urge permit enable cause lead compel oblige persuade convince encourage invite require
	request want expect advise warn command instruct forbid get appoint elect call pressure push`)

// binding verbs say of an infinitive behind their object what that is to do, never
// what the subject does it for, as in "called Berg to ask".
var binding = words(`ask tell order urge permit persuade convince encourage advise warn command instruct forbid compel oblige force pressure`)

// mendConjoinedApposition reads "the Union, a union between ..." as an apposition
// where the tree coordinates without a conjunction.
func (t *tree) mendConjoinedApposition(i int) {
	h := t.head[i]
	if !t.rel(i, conj) || h < 0 || h > i || t.child(i, cc) >= 0 || !t.pos(i, tagNoun) || t.nameAt(h) < 0 {
		return
	}
	d := t.child(i, det)
	if d < 1 || t.form(d) != "a" && t.form(d) != "an" || t.form(d-1) != "," {
		return
	}
	for _, k := range t.kids[h] {
		if t.rel(k, conj) && k != i {
			return
		}
	}
	t.relabel(i, "appos")
}
