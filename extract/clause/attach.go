package clause

import "tercet/corpus"

// mendSetAlight gives the doer below an adjective to the passive that it completes:
// "set alight by arsonists".
func (t *tree) mendSetAlight(i int) {
	if v := t.head[i]; t.rel(i, oblAgent) && v >= 0 && t.pos(v, tagAdj) && t.rel(v, xcomp) && t.head[v] >= 0 && t.passive(t.head[v]) {
		t.attach(i, t.head[v], "obl:agent")
	}
}

// mendResult gives a participle to the predicate before it rather than to its noun: "was on escort duty,
// capturing 26".
func (t *tree) mendResult(i int) {
	h := t.head[i]
	if h < 0 || h > i || t.toks[i].XPOS != "VBG" || t.child(i, obj) < 0 || !t.rel(i, acl) || t.rel(i, aclRelcl) {
		return
	}
	if t.copulaOf(h) >= 0 && t.child(h, caseMark) >= 0 && t.form(i-1) == "," {
		t.attach(i, h, "advcl")
	}
}

var (
	resultVerbs = words(`kill injure wound leave cause destroy damage force send hit strike hurt cut trap`)
	occasions   = words(`party concert wedding funeral service parade game match mass lunch dinner gala march protest demonstration checkpoint
		intersection crossing bus train car plane`)
	// reporting participles go on with a report without being verbs of saying.
	reporting = words(`use refer speak talk address appear testify cite quote attribute blame thank praise criticize criticise call make express sign`)
)

// mendAge makes an apposition of the number between commas after a person's name,
// which parsers give to what follows: "offered N, 28, a contract".
func (t *tree) mendAge(i int) {
	if i < 2 || i+1 >= len(t.toks) || !t.pos(i, tagNum) || t.form(i-1) != "," || !t.pos(i+1, tagPunct) || len(t.form(i)) > 3 || t.form(i+1) == "-" {
		return
	}
	m := t.nameAt(i - 2)
	if m < 0 || t.doc.typeOf(m) != corpus.Person || t.doc.Mentions[m].Last != i-2 {
		return
	}
	name := t.doc.Mentions[m].Head
	if name >= len(t.toks) || t.under(name, i) {
		return
	}
	if t.head[i] != name {
		t.attach(i, name, "appos")
	}
	v := t.head[name]
	if v < 0 || !t.rel(name, obj) || !t.in(v, giving) {
		return
	}
	for _, k := range t.children(name, appos) {
		if k > i+1 && t.pos(k, tagNoun) && t.child(k, det) >= 0 && !t.definite(k) && !t.in(k, roleNouns) {
			t.relabel(name, "iobj")
			t.attach(k, v, "obj")
			return
		}
	}
}

// mendProgressive makes a verb of what the tree takes for a predicate though it
// has an object: "was nominating her".
func (t *tree) mendProgressive(i int) {
	c, o, s := t.child(i, cop), t.child(i, obj), t.ownSubject(i)
	if c >= 0 && c < i && t.pos(i, tagVerb) && t.toks[i].XPOS == "VBG" && o > i && s >= 0 && (t.human(s) || t.pos(s, tagPron) && !t.in(s, deadPronouns) || t.doc.named(t.mention[s])) {
		t.relabel(c, "aux") // what somebody is doing, where "the plan is selling the mine" tells what the plan is
	}
}

// mendTimeWithin gives a time between "was" and its participle to the participle,
// where the tree takes it for the predicate: "was last night being questioned".
func (t *tree) mendTimeWithin(i int) {
	be, v := t.child(i, cop), t.child(i, acl)
	if be < 0 || v <= i || !t.pos(i, tagNoun|tagPropn) || !t.temporal(i) || t.child(i, caseMark) >= 0 || t.rel(v, aclRelcl) || t.infinitive(v) || t.toks[v].XPOS != "VBN" && t.toks[v].XPOS != "VBG" {
		return
	}
	t.replace(i, v)
	auxiliary, subject := "aux", "nsubj"
	if t.toks[v].XPOS == "VBN" {
		auxiliary, subject = "aux:pass", "nsubj:pass"
	}
	for _, k := range append([]int{}, t.kids[i]...) {
		switch {
		case t.rel(k, cop):
			t.attach(k, v, auxiliary)
		case t.rel(k, nsubj):
			t.attach(k, v, subject)
		case t.rel(k, aux|obl|advcl|punct|advmod) && (k > v || k < be):
			t.attach(k, v, t.toks[k].DepRel)
		}
	}
	t.attach(i, v, "obl:unmarked")
}

// mendSaidTime gives the time that opens a sentence to what is said there, where the
// verb of saying is only inserted: "in May, he said, the port closed".
func (t *tree) mendSaidTime(i int) {
	v := t.head[i]
	if v < i || !t.rel(i, obl|advmod) || !t.reports(v) || v+1 == len(t.toks) || t.form(v+1) != "," || !t.temporal(i) {
		return
	}
	c, s := t.child(v, ccomp), t.ownSubject(v)
	if c > v && s > i && s < v && t.form(t.subtree(s, nil)[0]-1) == "," {
		t.attach(i, c, t.toks[i].DepRel)
	}
}

// mendSaidObject makes a clause of what the tree takes for an argument of a verb of
// saying though it has a subject and a verb of its own: "wrote: We are with Berg".
func (t *tree) mendSaidObject(i int) {
	v := t.head[i]
	if v >= 0 && v < i && t.rel(i, obj|obl) && t.reports(v) && t.child(v, ccomp) < 0 && t.child(i, nsubj) > v && t.child(i, cop) > t.child(i, nsubj) {
		t.relabel(i, "ccomp")
	}
}

// mendNot reads a "not" that a text has torn off its auxiliary: "doesn ’ t".
func (t *tree) mendNot(i int) {
	if i+2 >= len(t.toks) || t.form(i+1) != "'" || t.form(i+2) != "t" || t.head[i] < 0 {
		return
	}
	verb, ok := tornAuxiliaries[t.form(i)]
	if !ok {
		return
	}
	t.reword(i, verb, t.form(i))
	t.reword(i+2, "not", "n't")
	t.attach(i+2, t.head[i], "advmod")
	t.attach(i+1, t.head[i], "punct")
}

var tornAuxiliaries = map[string]string{"don": "do", "doesn": "do", "didn": "do", "isn": "be", "aren": "be", "wasn": "be", "weren": "be", "haven": "have",
	"hasn": "have", "hadn": "have", "wouldn": "would", "couldn": "could", "shouldn": "should", "won": "will"}

// mendRecruited makes one relation of a passive of choosing and what somebody was
// chosen for: "was hired to run the mill".
func (t *tree) mendRecruited(i int) {
	v := t.head[i]
	if v >= 0 && v < i && t.rel(i, advcl) && t.infinitive(i) && t.form(v) == "used" && t.child(v, obj) < 0 && !t.passive(v) {
		t.relabel(i, "xcomp") // "used to know"
		return
	}
	if v >= 0 && v < i && t.rel(i, advcl) && t.infinitive(i) && t.in(v, recruiting) && t.passive(v) && t.child(v, xcomp|obj) < 0 {
		t.relabel(i, "xcomp")
	}
}

var recruiting = words(`choose pick hire elect select tap rope bring call invite appoint nominate recruit ask order train license authorize authorise
	commission contract enlist draft engage send dispatch deploy`)

// mendEagerToSay makes a complement of what somebody is glad or quick to say: "was quick to note that", "is only
// too happy to drum it into voters that".
func (t *tree) mendEagerToSay(i int) {
	h := t.head[i]
	if h < 0 || h > i || !t.rel(i, advcl) || !t.pos(h, tagAdj) || !t.infinitive(i) || !t.in(h, eager) || t.child(h, cop) < 0 || t.ownSubject(i) >= 0 || !t.reports(i) && !t.drums(i) {
		return
	}
	t.relabel(i, "xcomp")
}

// eager is who says something gladly.
var eager = words(`happy glad pleased delighted proud keen eager quick swift prompt fond careful content`)

// mendDrummed gives "drum it into them that" its clause.
func (t *tree) mendDrummed(i int) {
	if !t.mark(i, "that") {
		return
	}
	v := t.head[i]
	if v >= 0 && v < i && t.rel(v, obl) && t.caseIs(v, "into") {
		v = t.head[v]
	}
	if v >= 0 && v < i && t.drums(v) {
		t.attach(i, v, "ccomp")
	}
}

// drums reports whether the verb v is that of "drum it into them".
func (t *tree) drums(v int) bool {
	if !t.pos(v, tagVerb) || !t.in(v, drumming) {
		return false
	}
	into := false
	for _, k := range t.children(v, obl) {
		into = into || t.caseIs(k, "into")
	}
	o := t.child(v, obj|nsubjPass)
	return into && o >= 0 && t.form(o) == "it"
}

// drumming is telling somebody again and again.
var drumming = words(`drum hammer drill beat pound knock din instil instill`)

// mendDoer gives "by N" to the event it is the doer of: "the arrest of M by N".
func (t *tree) mendDoer(i int) {
	of := t.head[i]
	if of < 0 || of > i || !t.rel(i, nmod) || !t.caseIs(i, "by") || !t.rel(of, nmod) || !t.caseIs(of, "of") {
		return
	}
	if n := t.head[of]; n >= 0 && n < of && verbNouns[t.lemma(n)] != "" {
		t.attach(i, n, "nmod")
	}
}

// mendReduced makes a reduced relative clause of a participle right after a noun,
// which the tree coordinates without a conjunction: "a doctor feared dead".
func (t *tree) mendReduced(i int) {
	h := t.head[i]
	if x := t.toks[i].XPOS; !t.rel(i, conj) || h < 0 || h > i || !t.pos(h, tagVerb) || x != "VBD" && x != "VBN" || t.child(i, cc|nsubj|aux|obj|mark) >= 0 {
		return
	}
	if n := i - 1; n > h && t.pos(n, tagNoun|tagPropn) && t.under(n, h) && t.rel(n, obj|obl|nmod) {
		t.attach(i, n, "acl")
		t.toks[i].XPOS = "VBN"
	}
}

// mendTown gives a state or country after a comma to the town before it, and the
// clause its subject: "the church in Wells, Norvik burned down".
func (t *tree) mendTown(i int) {
	v := t.head[i]
	if i < 3 || v < 0 || !t.rel(i, nsubj|conj) || t.form(i-1) != "," || t.nameAt(i) < 0 || t.nameAt(i-2) < 0 || t.child(i, cc|conj) >= 0 {
		return
	}
	town := t.doc.Mentions[t.nameAt(i-2)].Head
	if t.doc.typeOf(t.nameAt(i)) != corpus.Place || t.doc.typeOf(t.nameAt(i-2)) != corpus.Place || town >= i || !t.caseIs(town, "in") || !t.rel(town, nmod) {
		return
	}
	n := t.head[town]
	if n < 0 || n > town {
		return
	}
	if t.rel(i, conj) && v == n && len(t.conjuncts(n)) == 1 {
		t.attach(i, town, "appos")
	} else if t.rel(i, nsubj) && v > i && (t.head[n] == v || t.head[n] < 0) && t.pos(n, tagNoun|tagPropn) {
		rel := t.toks[i].DepRel
		t.attach(i, town, "appos")
		t.attach(n, v, rel)
	}
}

// mendLikeJoinsLike coordinates a name with the name of its own type right before
// the conjunction: "N of the Academy and the Union" is one person.
func (t *tree) mendLikeJoinsLike(i int) {
	h, cc := t.head[i], t.child(i, cc)
	if !t.rel(i, conj) || h < 0 || cc < 1 || t.nameAt(i) < 0 || t.nameAt(h) < 0 || t.nameAt(cc-1) < 0 || t.doc.typeOf(t.nameAt(h)) != corpus.Person {
		return
	}
	k := t.doc.Mentions[t.nameAt(cc-1)].Head
	if typ := t.doc.typeOf(t.nameAt(i)); k > h && k < cc && t.head[k] == h && t.rel(k, nmod) && typ != corpus.Person && typ == t.doc.typeOf(t.nameAt(k)) {
		t.attach(i, k, "conj")
	}
}

// mendSpeakerless gives the description right before a verb of saying without a subject
// to it, where the tree has it for an apposition in what is said: "it lost 40 jobs,
// its chairman, Jo Lind, said".
func (t *tree) mendSpeakerless(v int) {
	c := t.child(v, ccomp)
	if c < 0 || c > v || !t.reports(v) || t.ownSubject(v) >= 0 || t.passive(v) || t.toks[v].XPOS != "VBD" && t.toks[v].XPOS != "VBZ" {
		return
	}
	j := v - 1
	for j > c && t.pos(j, tagPunct) {
		j--
	}
	found := -1
	for n := 0; j > c && n < maxSteps; n++ {
		if t.rel(j, appos) && (t.human(j) || t.nameAt(j) >= 0) {
			found = j
		}
		j = t.head[j]
	}
	if found > c && t.under(found, c) {
		t.attach(found, v, "nsubj")
	}
}

// mendListed joins the last of the names behind a plural noun to the one before it, which
// parsers join to the noun: "two sailors, Ann Berg and Jo Lind".
func (t *tree) mendListed(i int) {
	h, cc := t.head[i], t.child(i, cc)
	if h < 0 || !t.rel(i, conj) || cc < 1 || t.nameAt(i) < 0 || t.nameAt(h) >= 0 || !t.feat(h, "Number=Plur") {
		return
	}
	k := t.child(h, appos)
	if m := t.nameAt(cc - 1); k > h && k < cc && m >= 0 && m == t.nameAt(k) && t.doc.typeOf(m) == t.doc.typeOf(t.nameAt(i)) && t.doc.typeOf(m) == corpus.Person {
		t.attach(i, k, "conj")
	}
}

// mendSecondRole joins a role with its own "of" to the role before it, where the
// parser joins it to what that is of: "mayor of Norvik and governor of Ardal".
func (t *tree) mendSecondRole(i int) {
	h := t.head[i]
	if h < 0 || !t.rel(i, conj) || !t.in(i, roleNouns) || t.nameAt(i) >= 0 || t.ofPhrase(i) < 0 || t.child(i, det) >= 0 {
		return
	}
	if g := t.head[h]; g >= 0 && t.rel(h, nmod) && t.caseIs(h, "of") && t.nameAt(h) >= 0 && t.in(g, roleNouns) {
		t.attach(i, g, "conj")
	}
}

// mendGraded makes the thing the head of a noun with its grade before it, where the
// tree has the grade: "a magnitude 5.2 earthquake", "a category 4 storm".
func (t *tree) mendGraded(i int) {
	h := t.head[i]
	if h < 0 || i != h+2 || !t.in(h, grades) || !t.pos(i, tagNoun) || !t.pos(i-1, tagNum) || !t.rel(i, nmod|appos|dep) || t.child(i, caseMark) >= 0 || t.head[i-1] != i && t.head[i-1] != h {
		return
	}
	t.replace(h, i)
	t.handOver(h, i, nil)
	t.attach(h, i, "compound")
	t.attach(i-1, h, "nummod")
}

// grades stand with a number before what they grade.
var grades = words(`magnitude category grade level type class phase stage tier division`)

// mendColon makes an object of what a colon right behind a verb introduces: "the
// tests include: a walk, a swim and a talk".
func (t *tree) mendColon(i int) {
	v := t.head[i]
	if v < 0 || i < v+2 || !t.rel(i, parataxis|appos|dep|list) || !t.pos(v, tagVerb) || t.form(v+1) != ":" || !t.pos(i, tagNoun|tagPropn) || t.passive(v) {
		return
	}
	if t.child(v, obj|ccomp|xcomp) >= 0 || t.child(i, nsubj|cop) >= 0 || t.reports(v) || t.child(v, nsubj) < 0 {
		return
	}
	t.relabel(i, "obj")
}

// mendMark gives a preposition right behind a verb, which the tree takes for a
// conjunction before it, to the noun that follows: "resulting in the work".
func (t *tree) mendMark(i int) {
	v := t.head[i]
	if v < 0 || i != v+1 || !t.rel(i, mark) || !t.pos(i, tagAdp|tagSconj) || !t.pos(v, tagVerb) {
		return
	}
	if o := t.child(v, obj); o > i && t.child(o, caseMark) < 0 {
		t.attach(i, o, "case")
		t.relabel(o, "obl")
	}
}

// mendParallel coordinates a participle with the participle before it, not with
// the relative clause between them: "firing N, who was ill, and hiring M".
func (t *tree) mendParallel(i int) {
	h := t.head[i]
	if !t.rel(i, conj) || h < 0 || t.toks[i].XPOS != "VBG" || t.child(i, nsubj|aux) >= 0 || !t.rel(h, aclRelcl) || t.toks[h].XPOS == "VBG" {
		return
	}
	for g, n := t.head[h], 0; g >= 0 && n < 4; g, n = t.head[g], n+1 {
		if t.toks[g].XPOS == "VBG" && t.pos(g, tagVerb) && t.rel(g, advcl|conj|xcomp) && g < h {
			t.attach(i, g, "conj")
			return
		}
	}
}

// mendStance coordinates a phrase that brings a preposition of its own with the whole predicate
// rather than with its complement: "is in favor of trade and against tariffs".
func (t *tree) mendStance(i int) {
	h, own := t.head[i], t.child(i, caseMark)
	if !t.rel(i, conj) || h < 0 || own < 0 || !t.rel(h, nmod) || t.head[h] < 0 {
		return
	}
	predicate, first := t.head[h], t.child(h, caseMark)
	if t.child(predicate, cop) >= 0 && t.child(predicate, caseMark) >= 0 && first >= 0 && t.form(first) != t.form(own) {
		t.attach(i, predicate, "conj")
	}
}

// mendPossessed makes an owner of the name that governs the noun behind its "’s":
// in "N’s speech at the Forum" the name is the speech’s, not the speech the name’s.
func (t *tree) mendPossessed(i int) {
	n := t.head[i]
	if n < 0 || n > i || !t.rel(i, nmod|flat|appos|dep) || !t.pos(i, tagNoun) || t.nameAt(i) >= 0 || t.nameAt(n) < 0 {
		return
	}
	mark := t.doc.Mentions[t.nameAt(n)].Last + 1
	if mark >= i || t.toks[mark].XPOS != "POS" {
		return
	}
	for k := mark + 1; k < i; k++ {
		if !t.pos(k, tagAdj|tagNoun|tagNum) || t.head[k] != i {
			return
		}
	}
	t.replace(n, i)
	t.attach(n, i, "nmod:poss")
	t.attach(mark, n, "case")
	t.toks[i].Doubt, t.toks[n].Doubt, t.toks[mark].Doubt = 0, 0, 0 // the mark leaves none
}

// mendVerbless makes a verb of the noun that ends in -s before "with" in a sentence that has no
// verb: "The right to strike conflicts with the right to property."
func (t *tree) mendVerbless(v int) {
	if t.toks[v].XPOS != "NNS" || !t.in(v, opposing) || v < 2 || v+2 >= len(t.toks) || t.form(v+1) != "with" || t.form(len(t.toks)-1) != "." {
		return
	}
	for i := range t.toks {
		if t.pos(i, tagVerb|tagAux) {
			return
		}
	}
	s, o := 0, -1
	for t.head[s] >= 0 {
		s = t.head[s]
	}
	for _, k := range t.children(v, nmod) {
		if k > v && t.caseIs(k, "with") {
			o = k
		}
	}
	if last := v - 1; s < v && o >= 0 && t.feat(s, "Number=Sing") && t.pos(last, tagNoun|tagPropn) {
		h, rel := t.head[v], t.toks[v].DepRel
		t.detach(v)
		if s != last {
			t.attach(last, h, rel)
		}
		for _, k := range append([]int{}, t.kids[v]...) {
			if k < last {
				t.attach(k, last, t.toks[k].DepRel)
			}
		}
		t.retag(v, "VERB", "VBZ")
		t.toks[v].Doubt = 0
		t.relabel(v, "root")
		t.attach(s, v, "nsubj")
		t.attach(o, v, "obl")
	}
}

// opposing are verbs whose third person may be taken for a noun's plural.
var opposing = words(`conflict clash contrast compete contend compare conform coincide`)

// mendFronted makes a circumstance of a prepositional phrase before the subject, which
// parsers give to the predicate noun: "As of May, the fee was a third".
func (t *tree) mendFronted(i int) {
	h := t.head[i]
	if h < i || !t.rel(i, nmod) || t.rel(i, nmodPoss) || t.child(h, cop) < 0 {
		return
	}
	_, at := t.caseOf(i)
	if len(at) > 0 && at[0] < i {
		t.relabel(i, "obl")
		for _, k := range t.children(h, caseMark) { // "as of"
			if k+1 == at[0] {
				t.attach(k, i, "case")
			}
		}
	}
}

// mendRelativeConj joins a relative clause to the one before it, which parsers
// give to the noun: "the sailors, who left but who came back".
func (t *tree) mendRelativeConj(i int) {
	h := t.head[i]
	if h < 0 || !t.rel(i, conj) || !t.pos(i, tagVerb) || t.pos(h, tagVerb) {
		return
	}
	r, s := t.child(h, aclRelcl), t.ownSubject(i)
	if r >= 0 && r < i && s >= 0 && s < i && t.pos(s, tagPron) && t.formIn(s, relativePronouns) {
		t.attach(i, r, "conj")
	}
}

// mendConjoinedPhrase joins a prepositional phrase to the one before it, where the
// tree joins it to the verb: "studied at home as well as with his father".
func (t *tree) mendConjoinedPhrase(i int) {
	v := t.head[i]
	if v < 0 || v > i || !t.rel(i, conj) || !t.pos(i, tagNoun|tagPropn) || !t.pos(v, tagVerb) || t.child(i, cop|nsubj) >= 0 {
		return
	}
	last := -1
	for _, k := range t.children(v, obl) {
		if k > v && k < i && t.child(k, caseMark) >= 0 {
			last = k
		}
	}
	if c := t.child(i, caseMark); last >= 0 && c >= 0 && c < i {
		t.attach(i, last, "conj")
	}
}
