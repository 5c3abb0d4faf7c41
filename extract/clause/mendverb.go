package clause

import (
	"strings"

	"tercet/corpus"
)

// This file holds repairs of verbs that parsers take for something else.

// mendActive makes an active verb of an -ing form with the auxiliary of a passive, which would be "being
// done": "the flaw that thieves have been using".
func (t *tree) mendActive(i int) {
	a := t.child(i, auxPass)
	if a < 0 || t.toks[i].XPOS != "VBG" || t.form(a) == "being" || t.child(i, oblAgent) >= 0 {
		return
	}
	t.relabel(a, "aux")
	if s := t.child(i, nsubjPass); s >= 0 {
		t.relabel(s, "nsubj")
	}
}

// mendTryAnd reads "try and win" as "try to win".
func (t *tree) mendTryAnd(i int) {
	v, cc := t.head[i], t.child(i, cc)
	if v < 0 || !t.rel(i, conj) || i != v+2 || cc != v+1 || t.form(cc) != "and" || t.form(v) != "try" || !t.pos(i, tagVerb) || t.toks[i].XPOS != "VB" || t.child(v, obj|xcomp) >= 0 {
		return
	}
	t.attach(i, v, "xcomp")
	t.attach(cc, i, "mark")
}

// mendDubbed makes an object of the relative pronoun of what is called something: "the bug, which Norvik
// Labs dubbed Kes".
func (t *tree) mendDubbed(i int) {
	v := t.head[i]
	if v < i || !t.isRelative(i) || !t.rel(i, obl|advmod|dep|mark|obj|nsubjOuter) || !t.in(v, dubbing) || !t.rel(v, aclRelcl) || t.passive(v) || t.ownSubject(v) < 0 || t.ownSubject(v) == i {
		return
	}
	for _, o := range t.children(v, obj) {
		if o > v {
			t.relabel(o, "xcomp")
			t.attach(i, v, "obj")
			return
		}
	}
}

// dubbing verbs give a name to their object.
var dubbing = words(`dub name call nickname label christen codename rename title term`)

// mendRuling makes a noun of an -ing form right behind the object of a verb that says nothing of what
// its object does, where it has no object and may be a noun: "the court upheld the council ruling on tolls".
func (t *tree) mendRuling(i int) {
	v, o := t.head[i], i-1
	if v < 0 || o <= v || !t.rel(i, xcomp|advcl|acl) || t.toks[i].XPOS != "VBG" || !t.formIn(i, actGerunds) || t.child(i, obj|mark|advmod|xcomp|ccomp) >= 0 {
		return
	}
	if t.rel(i, acl) {
		v = t.head[o]
	}
	if v < 0 || v > o || !t.rel(o, obj) || t.head[o] != v || !t.pos(o, tagNoun|tagPropn) || !t.pos(v, tagVerb) || t.in(v, perceiving) || t.in(v, gerundVerbs) || t.in(v, resulting) {
		return
	}
	t.replace(o, i)
	for _, k := range append([]int{}, t.kids[o]...) {
		t.attach(k, i, t.toks[k].DepRel)
	}
	t.attach(o, i, "compound")
	t.retag(i, "NOUN", "NN")
	t.toks[i].Lemma = t.form(i)
	t.reword(i, t.form(i), t.form(i))
	for _, k := range t.children(i, obl) {
		t.relabel(k, "nmod")
	}
}

// actGerunds are -ing forms that name an act of a body.
var actGerunds = words(`ruling hearing finding filing offering listing meeting briefing warning funding spending lending bombing shooting hacking polling rating`)

// mendNextVerb makes a verb of what the tree takes for a plural before a noun, right behind the comma of a
// headline whose verb has the same ending: "Norvik Oil sells ferry, Recalls Captain Berg".
func (t *tree) mendNextVerb(i int) {
	h := t.head[i]
	if i < 2 || t.form(i-1) != "," || t.toks[i].XPOS != "NNS" && t.toks[i].XPOS != "NNPS" || !t.rel(i, compound) || h <= i || !t.rel(h, appos|conj) || t.pos(len(t.toks)-1, tagPunct) {
		return
	}
	v := 0
	for v < i && !(t.head[v] < 0 && t.toks[v].XPOS == "VBZ" && t.pos(v, tagVerb)) {
		v++
	}
	if v == i || !t.under(h, v) || t.ownSubject(v) < 0 {
		return
	}
	t.attach(i, v, "conj")
	t.attach(h, i, "obj")
	t.handOver(h, i, func(k int) bool { return k < i })
	t.retag(i, "VERB", "VBZ")
	t.toks[i].Feats = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
}

// mendPerfect makes an active verb of a participle right behind "had" or "has", which would be "has been done".
func (t *tree) mendPerfect(i int) {
	s := t.child(i, nsubjPass)
	if s < 0 || t.toks[i].XPOS != "VBN" || t.child(i, auxPass) >= 0 {
		return
	}
	if a := t.child(i, aux); a >= 0 && t.lemma(a) == "have" && len(t.children(i, aux)) == 1 {
		t.relabel(s, "nsubj")
	}
}

// mendSelfParticle makes a particle of the adverb behind a reflexive: "turned himself in".
func (t *tree) mendSelfParticle(i int) {
	v := t.head[i]
	if v < 0 || i != v+2 || !t.rel(i, advmod) || !t.formIn(i, particles) || t.toks[i].XPOS == "IN" {
		return
	}
	if o := v + 1; t.rel(o, obj) && t.head[o] == v && t.pos(o, tagPron) && t.feat(o, "Reflex=Yes") {
		t.relabel(i, "compound:prt")
	}
}

// mendAbsolute makes a subject of the stretch of time between "with" and its participle, which the tree takes
// for an adverb of it: "with a month remaining in office, Berg resigned".
func (t *tree) mendAbsolute(i int) {
	m := t.child(i, mark)
	if !t.rel(i, advcl|acl) || t.toks[i].XPOS != "VBG" || m < 0 || t.form(m) != "with" || t.ownSubject(i) >= 0 {
		return
	}
	for _, k := range t.children(i, obl|obj|nmod) {
		if k > m && k < i && t.child(k, caseMark) < 0 && t.temporal(k) {
			t.relabel(k, "nsubj")
			return
		}
	}
}

// mendBareRelative makes a passive of what the tree takes for a relative clause though nothing in it is
// a subject or a relative pronoun: "the town made rich by amber".
func (t *tree) mendBareRelative(i int) {
	if x := t.toks[i].XPOS; !t.rel(i, aclRelcl) || x != "VBD" && x != "VBN" || t.ownSubject(i) >= 0 || t.child(i, aux|cop|obj|ccomp|mark) >= 0 || t.relativeWithin(i) >= 0 {
		return
	}
	if h := t.head[i]; h >= 0 && h == i-1 && t.pos(h, tagNoun) && (strings.HasSuffix(t.form(i), "ed") || t.form(i) == "made") {
		t.relabel(i, "acl")
		t.toks[i].XPOS, t.toks[i].Feats = "VBN", "Tense=Past|VerbForm=Part"
	}
}

// mendSameVoice joins a passive without a subject to the passive relative clause right before it rather than to
// the active verb above: "sold a boat that was built in Velm and was named Kes".
func (t *tree) mendSameVoice(i int) {
	h, word := t.head[i], t.child(i, cc)
	if h < 0 || h > i || !t.rel(i, conj) || word < 1 || t.ownSubject(i) >= 0 || t.child(i, auxPass) < word || !t.pos(h, tagVerb) || t.passive(h) {
		return
	}
	last := word - 1
	if t.pos(last, tagPunct) && last > 0 {
		last--
	}
	for r, n := last, 0; r > h && n < maxSteps; r, n = t.head[r], n+1 {
		if t.rel(r, aclRelcl) && t.pos(r, tagVerb) {
			if t.child(r, auxPass) >= 0 && t.relativeWithin(r) >= 0 {
				t.attach(i, r, "conj")
			}
			return
		}
	}
}

// mendMade makes a passive of a headline's verb of naming that has a person for its subject and what that person
// becomes, but nobody whom it names: "Ann Berg named coach of the year".
func (t *tree) mendMade(i int) {
	v := t.head[i]
	if v < 0 || i > v || !t.rel(i, nsubj) || t.toks[v].XPOS != "VBD" || !t.in(v, making) || t.child(v, obj|iobj|aux|ccomp) >= 0 || t.nameAt(i) < 0 || t.doc.typeOf(t.mention[i]) != corpus.Person {
		return
	}
	for _, x := range t.children(v, xcomp) {
		if x > v && t.pos(x, tagNoun|tagPropn) && t.child(x, mark) < 0 {
			t.relabel(i, "nsubj:pass")
			t.toks[v].XPOS, t.toks[v].Feats = "VBN", "Tense=Past|VerbForm=Part"
			return
		}
	}
}

// making verbs make somebody something.
var making = words(`name elect crown dub declare proclaim appoint designate reelect`)

// mendJudged makes a phrase of the verb's of "as" and what something is judged to be: "regarded the deal as better
// than the last".
func (t *tree) mendJudged(i int) {
	h := t.head[i]
	if h != i+1 || t.form(i) != "as" || !t.rel(i, advmod) || !t.pos(h, tagAdj) || t.head[h] < 0 || t.head[h] > i || !t.in(t.head[h], verbFrames["as"]) {
		return
	}
	if o := t.child(t.head[h], obj); o > t.head[h] && o < i && (h+1 == len(t.toks) || t.form(h+1) != "as") {
		t.attach(i, h, "case")
		t.relabel(h, "obl")
	}
}
