package clause

import "tercet/corpus"

// This file holds repairs of what belongs to which verb: subjects that a preposition or a comma hides,
// participles behind the noun that they are about, titles that are no longer held.

// mendFollowing makes a preposition of "following" before what happened: "the road was closed following
// a fire".
func (t *tree) mendFollowing(i int) {
	h, o := t.head[i], t.child(i, obj)
	if t.form(i) != "following" || h < 0 || o < i || !t.rel(i, advcl|acl) || t.child(i, aux|nsubj|mark) >= 0 || t.pos(o, tagPron) || t.nameAt(o) >= 0 {
		return
	}
	if !t.in(o, occasions) && !t.in(o, eventNouns) && verbNouns[t.lemma(o)] == "" {
		return
	}
	if n := t.head[h]; t.rel(i, acl) && n >= 0 && n < h && t.pos(n, tagVerb) && t.form(i-1) != "," {
		h = n
	}
	for _, k := range append([]int{}, t.kids[i]...) {
		if k != o {
			t.attach(k, h, t.toks[k].DepRel)
		}
	}
	t.attach(o, h, "obl")
	t.attach(i, o, "case")
	t.retag(i, "ADP", "IN")
}

// mendCaseSubject makes a circumstance of a subject with a preposition behind its verb, and a subject of
// the noun before the verb, which the tree takes for the object of the verb above: "says the mill was taken
// from Berg".
func (t *tree) mendCaseSubject(i int) {
	v, m := t.head[i], t.child(i, caseMark)
	if v < 0 || i < v || !t.rel(i, nsubj) || m < v || !t.pos(m, tagAdp) || !t.pos(v, tagVerb) || t.reports(v) || m != t.subtree(i, nil)[0] || t.child(v, expl) >= 0 || t.child(i, nummod) >= 0 {
		return
	}
	t.relabel(i, "obl")
	above, first := t.head[v], t.subtree(v, nil)[0]
	if above < 0 || !t.rel(v, ccomp) || t.ownSubject(v) >= 0 {
		return
	}
	if o := t.child(above, obj); o > above && o < first {
		if all := t.subtree(o, nil); all[len(all)-1]+1 == first {
			t.attachSubject(o, v)
		}
	}
}

// mendOwnSubject gives a finite verb that no conjunction joins to the verb before it the noun right before
// it for a subject: a verb that goes on without "and" has one of its own. "Was loved by sailors and the
// miners had feared him".
func (t *tree) mendOwnSubject(i int) {
	h := t.head[i]
	if h < 0 || h > i || !t.rel(i, conj) || !t.pos(i, tagVerb) || !t.pos(h, tagVerb) || t.child(i, cc|nsubj|mark|punct) >= 0 {
		return
	}
	first := t.subtree(i, func(k int) bool { return k > i })[0]
	finite := t.toks[i].XPOS == "VBD" || t.toks[i].XPOS == "VBZ"
	for _, k := range t.children(i, aux) {
		finite = finite || k < i && t.feat(k, "VerbForm=Fin")
	}
	if !finite || first < 2 || t.pos(first-1, tagPunct) {
		return
	}
	for s, n := first-1, 0; s > h && n < maxSteps; s, n = t.head[s], n+1 {
		cc := t.child(s, cc)
		if !t.rel(s, conj) || cc < 0 || cc > s || !t.pos(s, tagNoun|tagPropn) || !t.pos(t.head[s], tagNoun|tagPropn) {
			continue
		}
		if all := t.subtree(s, nil); all[len(all)-1] != first-1 {
			return
		}
		t.attach(s, i, "nsubj")
		t.attach(cc, i, "cc")
		if c := t.child(s, caseMark); c >= 0 {
			t.attach(c, i, "mark")
		}
		return
	}
}

// mendFrontedName gives a clause without a subject the name behind the comma of the phrase that opens it,
// where the tree has it for an apposition: "like a carp, Kes can live in mud".
func (t *tree) mendFrontedName(i int) {
	o := t.head[i]
	if o < 0 || o > i || !t.rel(i, appos) || !t.rel(o, obl) || t.nameAt(i) < 0 || t.nameAt(o) >= 0 || t.child(o, caseMark) < 0 {
		return
	}
	v := t.head[o]
	if v < i || !t.pos(v, tagVerb) || t.child(v, nsubj|csubj|expl) >= 0 || t.infinitive(v) || t.participle(v) && t.child(v, aux) < 0 {
		return
	}
	if c, _ := t.caseOf(o); c != "like" && c != "unlike" && !t.temporal(o) {
		return
	}
	t.attachSubject(i, v)
}

// mendSuspended makes one modifier of a first part that a hyphen leaves open, which the tree takes for a noun:
// "a photo- and videojournalist".
func (t *tree) mendSuspended(i int) {
	h := i - 3
	if h < 0 || !t.rel(i, conj) || t.head[i] != h || t.form(i-2) != "-" || t.toks[h].SpaceAfter || !t.toks[i-2].SpaceAfter || !t.pos(i-1, tagCconj) {
		return
	}
	t.replace(h, i)
	t.handOver(h, i, nil)
	t.attach(h, i, "dep")
	t.attach(i-2, h, "punct")
}

// mendReportedly gives an adverb of hearsay inside a number to the verb: "reportedly over 40 ships sank".
func (t *tree) mendReportedly(i int) {
	h := t.head[i]
	if h < 0 || !t.rel(i, advmod) || !t.in(i, hearsayAdverbs) || t.pos(h, tagAdj) && !t.in(h, vagueAdjectives) {
		return // "reportedly peaceful talks" took place
	}
	for n := 0; h >= 0 && (t.rel(h, nummod|advmod|amod) || t.pos(h, tagNoun|tagNum|tagPropn) && t.rel(h, nsubj|obj)) && n < 4; n++ {
		h = t.head[h]
	}
	if h >= 0 && h != t.head[i] && t.pos(h, tagVerb) {
		t.attach(i, h, "advmod")
	}
}

// mendVictim gives a person's name behind a comma to the noun for a person before it, where the tree gives it to
// what that person met with: "the raid that killed the captain, Berg".
func (t *tree) mendVictim(i int) {
	h, k := t.head[i], i-2
	if h < 0 || k <= h || !t.rel(i, appos) || t.form(i-1) != "," || t.nameAt(i) < 0 || t.doc.typeOf(t.nameAt(i)) != corpus.Person || t.nameAt(h) >= 0 || t.human(h) || t.in(h, chosen) || !t.pos(h, tagNoun) {
		return
	}
	if t.pos(k, tagNoun) && t.human(k) && t.nameAt(k) < 0 && !t.feat(k, "Number=Plur") && t.under(k, h) && t.rel(k, obj|obl|nsubj|nmod) {
		t.attach(i, k, "appos")
	}
}

// mendFormer gives "former" to the title that it stands before, where the tree gives it to the name: "former
// captain Berg".
func (t *tree) mendFormer(i int) {
	name := t.head[i]
	if name < i || !t.rel(i, amod) || t.nameAt(name) < 0 || !t.formIn(i, pastly) {
		return
	}
	for _, d := range t.children(name, nmodDesc|compound) {
		if d > i && d < name && t.in(d, roleNouns) {
			t.attach(i, d, "amod")
			return
		}
	}
}

// pastly are adjectives of who is no longer, or not yet, what a title says.
var pastly = words(`former then late acting retired ex onetime one-time sometime`)

// mendAbout gives a participle to those whom a claim is about, where the tree gives it to the claim:
// "complaints about drivers ignoring lights".
func (t *tree) mendAbout(i int) {
	n := t.head[i]
	if n < 0 || n > i || !t.rel(i, acl) || t.rel(i, aclRelcl) || t.toks[i].XPOS != "VBG" || !t.pos(n, tagNoun) || t.nameAt(n) >= 0 || t.human(n) {
		return
	}
	first := t.subtree(i, func(k int) bool { return k > i })[0]
	for _, k := range t.children(n, nmod) {
		if c, _ := t.caseOf(k); k > n && k < i && (c == "about" || c == "of" && (t.in(n, nounsOfSaying) || t.in(n, hearsayNouns) || t.in(n, pictures))) {
			if all := t.subtree(k, nil); all[len(all)-1] == first-1 && (t.human(k) || t.feat(k, "Number=Plur") || t.nameAt(k) >= 0 && t.doc.typeOf(t.nameAt(k)) != corpus.Event) {
				t.attach(i, k, "acl")
				return
			}
		}
	}
}
