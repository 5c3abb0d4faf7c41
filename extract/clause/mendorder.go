package clause

import "tercet/corpus"

// This file holds repairs of who stands where: subjects behind their verbs, givers
// behind what they give, verbs that stand once for two clauses.

// mendLocative makes a place of a subject with a preposition before a verb of being
// somewhere, and a subject of what follows: "in Norvik lives Ann Berg".
func (t *tree) mendLocative(i int) {
	v := t.head[i]
	if v < i || !t.rel(i, nsubj) || !t.pos(v, tagVerb) || !t.in(v, beingSomewhere) {
		return
	}
	o := t.child(v, obj)
	first := t.subtree(i, nil)[0]
	if first > 0 && t.rel(first-1, caseMark) && t.head[first-1] == v {
		first--
		t.attach(first, i, "case")
	}
	if o > v && t.rel(first, caseMark) && t.pos(first, tagAdp) {
		t.relabel(i, "obl")
		t.relabel(o, "nsubj")
	}
}

var beingSomewhere = words(`live lie stand sit hang reside sleep rest rise come stretch`)

// mendWitnessed gives what somebody was seen doing to the one who is seen: "was seen by
// neighbours leaving the house".
func (t *tree) mendWitnessed(i int) {
	h := t.head[i]
	if h < 0 || h > i || !t.rel(i, acl) || t.toks[i].XPOS != "VBG" || t.form(i-1) == "," || !t.rel(h, obl) || !t.caseIs(h, "by") {
		return
	}
	if v := t.head[h]; v >= 0 && t.pos(v, tagVerb) && t.passive(v) && (t.in(v, perceiving) || t.in(v, picturing)) {
		t.attach(i, v, "xcomp")
	}
}

var picturing = words(`find film photograph picture record`)

// mendGiver makes the agent of a passive of the noun with "by" that the tree gives to
// what is given: "was denied a visa by the ministry", or to
// what one was told to do: "was told to leave by the guard".
func (t *tree) mendGiver(i int) {
	if h, k := t.head[i], t.child(i, caseMark); t.rel(i, nmodDesc) && h > i && k >= 0 && k < i && t.pos(k, tagAdp) && t.child(h, caseMark) < 0 {
		t.attach(k, h, "case") // "by referee Ann Berg"
		i = h
	}
	o := t.head[i]
	if o < 0 || o > i || !t.caseIs(i, "by") || t.temporal(i) {
		return
	}
	if v := t.head[o]; t.rel(i, obl) && t.rel(o, xcomp|advcl) && v >= 0 && v < o && t.child(v, auxPass) >= 0 && t.child(v, oblAgent) < 0 && !t.passive(o) && (t.in(v, binding) || t.in(v, accusing)) && (t.human(i) || t.doc.named(t.mention[i]) || t.in(i, hearing)) {
		t.attach(i, v, "obl:agent") // "was told to leave by the guard"
		return
	}
	if !t.rel(i, nmod) || !t.rel(o, obj|obl) || t.in(o, unpersons) {
		return
	}
	if v := t.head[o]; v >= 0 && v < o && t.in(v, giving) && t.child(v, auxPass) >= 0 && t.child(v, oblAgent) < 0 {
		t.attach(i, v, "obl:agent")
	}
}

// mendFinalReport makes a report of its own of what the tree takes for a relative clause: one without
// a pronoun follows no comma. "Berg has left the party, her lawyer confirmed to the Herald".
func (t *tree) mendFinalReport(i int) {
	o, s := t.head[i], t.ownSubject(i)
	if o < 0 || o > i || s < 1 || s > i || !t.reports(i) || !t.rel(o, obj|obl) || t.relativeWithin(i) >= 0 || t.isRelative(s) || t.child(i, obj|ccomp|xcomp|mark) >= 0 {
		return
	}
	if first := t.subtree(s, nil)[0]; first == 0 || t.form(first-1) != "," {
		return
	}
	if v := t.head[o]; v >= 0 && v < o && t.pos(v, tagVerb) {
		t.attach(i, v, "parataxis")
	}
}

// mendMove makes a relative clause of what somebody says of a move, and the main clause of what
// the move is: "in a move critics say hurts farmers, Norvik closed the port".
func (t *tree) mendMove(v int) {
	s, c := t.ownSubject(v), -1
	if s < 2 || s > v || !t.reports(v) {
		return
	}
	for _, k := range t.children(v, ccomp) {
		if own := t.ownSubject(k); own > v && t.form(t.subtree(own, nil)[0]-1) == "," {
			c = k
		}
	}
	if c < v {
		return
	}
	for _, k := range t.children(v, obl) {
		if k == t.subtree(s, nil)[0]-1 && t.caseIs(k, "in") && t.in(k, moves) {
			t.replace(v, c)
			t.attach(k, c, "obl")
			t.attach(v, k, "acl:relcl")
			return
		}
	}
}

// moves are nouns of a deed that a sentence goes on to tell.
var moves = words(`move step decision bid gesture twist reversal`)

// mendAppointee makes an object of the person whom somebody appoints, where the tree has
// a predicate: "appointed Berg".
func (t *tree) mendAppointee(i int) {
	v := t.head[i]
	if v < 0 || v != i-1 || !t.rel(i, xcomp) || !t.pos(i, tagPropn) || !t.in(v, appointing) || t.ownSubject(v) < 0 || t.child(v, obj|auxPass) >= 0 || t.in(i, roleNouns) {
		return
	}
	if t.toks[v].XPOS != "VBN" && t.child(i, caseMark|det) < 0 && (t.nameAt(i) < 0 || t.doc.typeOf(t.nameAt(i)) == corpus.Person) {
		t.relabel(i, "obj")
	}
}

// mendGapping reads a verb left out, where the tree coordinates the second subject with
// the words before it: "Berg flew to Norvik and Lund to Tarsia". The second subject
// becomes a conjunct of the verb, and what it has of its own an orphan below it.
func (t *tree) mendGapping(i int) {
	o := t.head[i]
	if o < 0 || o > i || !t.rel(i, conj) || t.child(i, cc) < 0 || t.child(i, caseMark) >= 0 || !t.rel(o, obl) || !t.pos(i, tagPropn|tagNoun|tagAdj) {
		return
	}
	v := t.head[o]
	if v < 0 || v > o || !t.pos(v, tagVerb) || t.ownSubject(v) < 0 {
		return
	}
	last := i
	if m := t.nameAt(i); m >= 0 {
		last = t.doc.Mentions[m].Last
	}
	cs, at := t.caseOf(o)
	for _, q := range union(t.kids[v], t.kids[i]) {
		if own, qat := t.caseOf(q); len(at) > 0 && q > i && t.rel(q, obl|nmod|orphan) && own == cs && qat[0] == last+1 {
			t.attach(i, v, "conj")
			t.attach(q, i, "orphan")
			if t.child(v, obj) > v {
				t.relabel(i, "dep") // "sent Berg to Norvik and Lund to Tarsia": who of them sent Lund is open
			}
			return
		}
	}
}

// mendSaidToBe reads "the man thought to have fled was held" as a clause about the man, where
// the tree takes "thought" for the main verb: such verbs have no infinitive but in the passive.
func (t *tree) mendSaidToBe(v int) {
	s, x := t.child(v, nsubj), t.child(v, xcomp)
	if s < 0 || s > v || x < v || t.toks[v].XPOS != "VBD" || !t.in(v, saidToBe) || t.child(v, aux|obj|iobj) >= 0 || t.ownSubject(x) >= 0 || t.isTo(v) >= 0 || t.form(v+1) != "to" || !t.infinitive(x) {
		return
	}
	t.toks[v].XPOS, t.toks[v].Feats = "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"
	f := t.child(v, ccomp)
	if f < x || t.child(f, nsubj|mark) >= 0 {
		t.relabel(s, "nsubj:pass")
		return
	}
	t.replace(v, f)
	t.attach(s, f, "nsubj")
	if t.child(f, auxPass) >= 0 {
		t.relabel(s, "nsubj:pass")
	}
	for _, k := range append([]int{}, t.kids[v]...) {
		if k > f {
			t.attach(k, f, t.toks[k].DepRel)
		}
	}
	t.attach(v, s, "acl")
}

var saidToBe = words(`think say believe report allege suspect rumour rumor understand`)

// mendContent makes a clause with "that" behind a claim its content, where the tree takes it for a
// relative clause though its verb has all it needs: "the rumour that Berg resigned".
func (t *tree) mendContent(i int) {
	n := t.head[i]
	if n < 0 || n > i || !t.rel(i, aclRelcl) || !t.in(n, nounsOfSaying) && !t.in(n, maybeNouns) && !t.in(n, hearsayNouns) {
		return
	}
	that := t.child(i, mark|obj)
	s := t.ownSubject(i)
	if that < 0 || t.form(that) != "that" || s < that || s > i {
		return
	}
	if t.rel(that, mark) && t.child(i, obj) > i || t.in(i, intransitive) || t.in(i, leaving) {
		t.relabel(i, "acl")
		t.relabel(that, "mark")
		t.retag(that, "SCONJ", "IN")
		t.toks[that].Feats = "_"
	}
}

var leaving = words(`resign retire abdicate vanish disappear defect emigrate collapse`)

// mendSubject gives a finite verb without a subject the person whose title stands
// in a false apposition before it: "at the Forum, the President of X, N, said".
func (t *tree) mendSubject(v int) {
	x := t.toks[v].XPOS
	if !t.pos(v, tagVerb) || x != "VBD" && x != "VBZ" || !t.rel(v, root|ccomp) || t.child(v, nsubj|csubj|expl) >= 0 {
		return
	}
	for n := len(t.kids[v]) - 1; n >= 0; n-- {
		k := t.kids[v][n]
		if k > v || !t.rel(k, obl|nmod|oblUnmarked) {
			continue
		}
		for _, a := range t.subtree(k, nil) {
			m := t.nameAt(a)
			person := t.in(a, roleNouns) && t.pos(a, tagNoun|tagPropn) || m >= 0 && t.doc.Mentions[m].Type == corpus.Person
			if a > k && t.rel(a, appos) && person && t.child(a, caseMark) < 0 {
				t.attach(a, v, "nsubj")
				return
			}
		}
	}
}

// mendSourceAtEnd makes a subject of the name behind a verb of saying that ends a sentence after a comma, where the
// tree has it for the object: "the road was closed, reports Norvik Post".
func (t *tree) mendSourceAtEnd(i int) {
	o := t.child(i, obj|iobj)
	if o < i || !t.pos(i, tagVerb) || !t.reports(i) || !t.rel(i, root|parataxis|conj) || t.child(i, nsubj|aux|cc|mark) >= 0 || i < 2 || t.form(i-1) != "," && !closing.has(t.form(i-1)) {
		return
	}
	if toks := t.trim(t.subtree(o, nil)); toks[0] != i+1 || !t.endsSentence(toks[len(toks)-1]) || !t.pos(o, tagPropn) && !t.human(o) {
		return
	}
	t.attachSubject(o, i)
	if !t.rel(i, root) {
		t.relabel(i, "parataxis")
	}
}

// mendOuterSubject gives the subject of "is that" to the clause that holds it, where the tree gives it to the verb of
// saying behind: "the reason is that the mine has to close, writes Norvik Post".
func (t *tree) mendOuterSubject(i int) {
	h := t.head[i]
	for _, k := range t.children(h, ccomp) {
		if c := t.child(k, cop); c > i && c < h && t.mark(k, "that") && t.child(k, mark) == c+1 {
			t.attach(i, k, "nsubj:outer")
			return
		}
	}
}

// endsSentence reports whether only punctuation follows word i.
func (t *tree) endsSentence(i int) bool {
	for i++; i < len(t.toks); i++ {
		if !t.pos(i, tagPunct) {
			return false
		}
	}
	return true
}
