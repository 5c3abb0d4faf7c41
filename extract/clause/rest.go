package clause

import "strings"

// This file words what a sentence says right behind the end of a fact and no node's name holds: the rest of the
// object's phrase, "announced changes … to the fishing act", or what the verb says next, "began her career … as a cook".

// maxRest is the greatest number of words of a rest.
const maxRest = 16

// rest returns the words that c goes on with behind the object of f, or nil: as many phrases of its noun, else of its
// verb, as a wording has room for.
func (t *tree) rest(c *Clause, f fact) []int {
	o := f.object
	switch {
	case o.Head <= 0 || o.Whole:
		return nil
	case o.Gap || o.Head < c.Pred: // "the order that Berg gave Lund for his services"
		return t.verbsRest(c, c.Pred)
	}
	if words := t.nounsRest(o); len(words) > 0 {
		return words
	}
	v := -1
	switch {
	case t.rel(o.Head, obj) && t.head[o.Head] > c.Pred: // "plans to shift its focus from Norvik to Tarsia"
		v = t.head[o.Head]
	case f.text && t.pos(o.Head, tagAdj): // "was found guilty of fraud"
		v = o.Head
	}
	if v >= 0 {
		inner := &Clause{Pred: v}
		for _, k := range t.children(v, obl) {
			t.oblique(inner, k)
		}
		c = inner
	}
	return t.verbsRest(c, o.Head)
}

// nounsRest returns what the phrase of p says behind its core: "issued rules … that weaken protection".
func (t *tree) nounsRest(p Phrase) []int {
	if t.nameAt(p.Head) >= 0 || !t.pos(p.Head, tagNoun) || p.Speaker != nil {
		return nil
	}
	core := t.coreOf(p)
	last := core[len(core)-1]
	var out []int
	for _, h := range core {
		for _, k := range t.kids[h] {
			if k <= last || !t.narrows(k) {
				continue
			}
			words := t.roomFor(k, maxRest-len(out))
			if len(words) == 0 || words[0] <= last {
				return out
			}
			out = union(out, words)
		}
	}
	return out
}

// narrows reports whether k, behind its noun, says which or what kind is meant.
func (t *tree) narrows(k int) bool {
	switch {
	case t.rel(k, aclRelcl): // "the last game they won" is left alone: without its noun, "they won" would be another clause
		return !t.aside(k) && t.isRelative(t.subtree(k, nil)[0])
	case t.rel(k, acl):
		return t.pos(k, tagVerb|tagAdj) && !t.aside(k)
	}
	m := t.child(k, caseMark)
	return t.rel(k, nmod) && !t.rel(k, nmodPoss|nmodUnmarked|nmodDesc) && m >= 0 && !t.formIn(m, beside) && !t.temporal(k) && t.toks[k].XPOS != "PRP"
}

// beside are prepositions of what does not say which is meant: examples, who says so.
var beside = words(`including like such excluding except according per`)

// verbsRest returns the phrases that the verb of c has behind the word o.
func (t *tree) verbsRest(c *Clause, o int) []int {
	var out []int
	for _, k := range t.children(c.Pred, advmod) {
		if p := t.child(k, obl); k > o && p > k && t.toks[k].XPOS == "RB" && !t.temporal(p) && !t.pos(p, tagPron) {
			out = union(out, t.roomFor(k, maxRest-len(out))) // "away from Norvik"
		}
	}
	for _, p := range c.Obliques {
		if p.Head <= o || len(p.CaseAt) == 0 || p.CaseAt[0] < o || t.pos(p.Head, tagPron) || p.Negated && p.Case != "without" {
			continue
		}
		words := t.roomFor(p.Head, maxRest-len(out)-len(p.CaseAt))
		if len(words) == 0 {
			break
		}
		out = union(out, p.CaseAt, words)
	}
	return out
}

// roomFor returns the phrase or clause of k in no more than n words, or nil: with all that it joins, or its first
// member, or for a noun without what that has beside it.
func (t *tree) roomFor(k, n int) []int {
	loose := func(i int) bool {
		return t.rel(i, appos|parataxis|advcl|discourse) || t.rel(i, aclRelcl) && t.aside(i) || t.form(i) == "," && t.head[i] == k || t.rel(i, obl|advmod) && t.temporal(i) && !t.pos(t.head[i], tagAdj)
	}
	clause := func(i int) bool { return t.rel(i, conj) && t.clausalConj(i) }
	for _, skip := range []func(int) bool{
		func(i int) bool { return loose(i) || clause(i) && !t.pos(t.head[i], tagVerb) }, // "the man who fell and broke a leg"
		func(i int) bool { return loose(i) || clause(i) },
	} {
		if whole := t.withoutGaps(t.closed(t.trim(t.subtree(k, skip)))); len(whole) <= n {
			return whole
		}
	}
	if !t.rel(k, nmod|obl) {
		return nil
	}
	_, at := t.caseOf(k)
	var most []int
	for _, words := range [][]int{t.closed(t.brevity(k)), union(at, t.core(k))} {
		if len(words) <= n && len(words) > len(most) {
			most = words
		}
	}
	return most
}

// withoutGaps leaves out the commas and conjunctions of words that are not there: "between her mother, Ann Berg,
// and her aunt" without the name.
func (t *tree) withoutGaps(toks []int) []int {
	var out []int
	for n, i := range toks {
		if t.form(i) == "," && (n+1 == len(toks) || toks[n+1] != i+1 || toks[n-1] != i-1) || t.pos(i, tagCconj) && n+1 == len(toks) {
			continue
		}
		out = append(out, i)
	}
	return out
}

// plainWords is words with the names of those whom he, she or the speaker's I stands for, but for s, the subject:
// "urged Lund to resign". Who or what it and they mean is less sure.
func (t *tree) plainWords(s Phrase, toks []int) string {
	var b strings.Builder
	for n, i := range toks {
		form := t.surface(i)
		if i == 0 && t.pos(i, tagSconj|tagAdp) {
			form = t.form(i) // "If"
		}
		if name := t.whoIs(s, i); name != "" {
			form = name
		}
		b.WriteString(form)
		if n+1 < len(toks) && (t.toks[i].SpaceAfter || toks[n+1] != i+1) {
			b.WriteByte(' ')
		}
	}
	return singleSpaced(b.String())
}

// whoIs returns the name of the one person whom the pronoun i stands for, its possessive for a possessive pronoun;
// "" for other words, for s and for whom no name is known.
func (t *tree) whoIs(s Phrase, i int) string {
	if t.doc.asWritten || !t.formIn(i, persons) || !t.pos(i, tagPron) {
		return ""
	}
	m := t.referent(i)
	if !t.doc.named(m) || t.doc.same(t.referent(s.Head), m) {
		return ""
	}
	name := t.doc.nameOf(m)
	if t.rel(i, nmodPoss) {
		name = possessive(name)
	}
	return name
}

// persons are pronouns that stand for one person.
var persons = words(`i me my he him his she her`)

// referent returns the mention that token i, maybe a first person in a quotation, stands for, or -1.
func (t *tree) referent(i int) int {
	if p := t.speakerForPerson(Phrase{Head: i}); p.Speaker != nil {
		return p.Speaker.Mention
	}
	return t.mention[i]
}

// possessive returns a name as an owner.
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
}
