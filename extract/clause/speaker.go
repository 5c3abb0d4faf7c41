package clause

import (
	"strings"

	"tercet/corpus"
)

// speaker renders p as who says something. One without a name is called by the whole
// description, "friend in the foreign ministry", for nothing else tells who it is.
func (t *tree) speaker(p Phrase) corpus.Argument {
	a := t.argument(p)
	if a.Mention >= 0 || p.Speaker != nil || !t.pos(p.Head, tagNoun) || a.Type.IsValue() {
		return a
	}
	full := t.trim(t.subtree(p.Head, func(k int) bool {
		if t.head[k] == p.Head && t.rel(k, caseMark|det|punct|cc|conj|appos|advcl|parataxis|cop|nsubj|nmodPoss) {
			return true
		}
		return t.rel(k, aclRelcl) || t.rel(k, acl) && t.pos(k, tagVerb) || t.temporal(k) || t.caseIs(k, "according to")
	}))
	if k := t.child(p.Head, nmodPoss); k < 0 && len(full) <= longestSpeaker {
		a.Text = unquote(t.words(full))
	}
	return a
}

// longestSpeaker is the greatest number of words of a description of who speaks.
const longestSpeaker = 9

// presents returns who speaks in the quotation q by the sentence before its marks, which
// ends in a colon: the subject of its verb, if that is somebody or what somebody said.
func (t *tree) presents(q *quote) bool {
	for i := range t.toks {
		if t.head[i] >= 0 || !t.pos(i, tagVerb) || t.toks[i].Start >= q.Start {
			continue
		}
		s := t.ownSubject(i)
		if s < 0 || s > i || t.passive(i) || !t.human(s) && !t.in(s, collective) && !t.in(s, orgNouns) && !t.in(s, institutions) && !t.in(s, nounsOfSaying) && !t.doc.named(t.mention[s]) {
			return false
		}
		sp, ok := t.speakerOf(i)
		if ok {
			q.speaker, q.verb, q.sentence, q.token = sp, t.lemma(i), t.index, i
		}
		return ok
	}
	return false
}

// initialled returns a mention of the one person whose initials the label of a turn is:
// "AB" for Ann Berg; -1 if there is none, or several.
func (d *document) initialled(label string) int {
	if len(label) < 2 || len(label) > 4 || label != strings.ToUpper(label) {
		return -1
	}
	found := -1
	for c := range d.Chains {
		n := d.Chains[c].Name
		if d.Chains[c].Type != corpus.Person || n < 0 || n >= len(d.Mentions) || !isName(&d.Mentions[n]) {
			continue
		}
		name := strings.TrimSpace(d.Slice(d.Mentions[n].Span))
		if name == "" || name[0] != label[0] {
			continue
		}
		var initials strings.Builder
		for _, w := range strings.Fields(name) {
			initials.WriteByte(w[0])
		}
		if initials.String() == label {
			if found >= 0 {
				return -1
			}
			found = n
		}
	}
	return found
}

// confessed gives paragraphs outside quotation marks in which somebody named says "I" to
// that person: answers of an interview without labels, letters.
func (d *document) confessed() {
	block, who := -1, -1
	add := func() {
		if who >= 0 && d.Blocks[block].Kind != corpus.Boilerplate {
			name := d.Chains[d.chainOf[who]].Name
			span := d.Mentions[name].Span
			d.keepQuote(quote{Span: d.Blocks[block].Span, block: block, verb: "say", sentence: -1, token: -1,
				speaker: corpus.Argument{Span: span, Core: span, Head: -1, Text: d.nameOf(who), Type: corpus.Person, Mention: name}})
		}
		who = -1
	}
	for m := range d.Mentions {
		n := &d.Mentions[m]
		if n.Kind != corpus.Pronoun || n.Sentence < 0 || n.Sentence >= len(d.Sentences) {
			continue
		}
		if b := d.Sentences[n.Sentence].Block; b != block {
			add()
			block = b
		}
		if block >= 0 && block < len(d.Blocks) && ownPersons.has(strings.ToLower(d.Slice(n.Span))) && d.typeOf(m) == corpus.Person && d.named(m) && d.quoteAt(n.Start) < 0 {
			who = m
		}
	}
	add()
}

// sameSpeaker reports whether two attributions name one speaker: "the committee said it
// believed".
func (t *tree) sameSpeaker(a, b *corpus.Attribution) bool {
	return a.Speaker.Text == b.Speaker.Text || t.doc.same(a.Speaker.Mention, b.Speaker.Mention)
}

// maker returns who says what a text says, where the sentence names him: of "part of
// Berg's statement", "a report by Berg", "Berg issued a statement saying", Berg;
// else p.
func (t *tree) maker(p Phrase) Phrase {
	h := p.Head
	if of := t.ofPhrase(h); of >= 0 && t.in(h, emptyNouns) && t.in(of, nounsOfSaying) {
		h = of
	}
	if t.nameAt(h) >= 0 || !t.in(h, nounsOfSaying) || t.doc.named(t.mention[h]) {
		return p
	}
	if k := t.child(h, nmodPoss); k >= 0 && !t.temporal(k) {
		return t.resolve(Phrase{Head: k})
	}
	below := t.children(h, nmod)
	for _, k := range below {
		if t.temporal(k) { // "a tweet on Monday by Berg"
			below = append(below, t.children(k, nmod)...)
		}
	}
	for _, k := range below {
		if cs, _ := t.caseOf(k); k > h && (cs == "by" || cs == "from") && !t.temporal(k) {
			return t.resolve(Phrase{Head: k})
		}
	}
	if v := t.head[h]; v >= 0 && v < h && t.rel(h, obj|obl) && !t.caseIs(h, "according to") && t.pos(v, tagVerb) && !t.passive(v) && t.in(v, voicingVerbs) {
		if by := t.subjects(v); len(by) > 0 {
			return by[0]
		}
	}
	return p
}

var hearsayNouns = words(`rumour rumor hearsay gossip`)

// outermostFirst returns who says what, each once where the same speaker stands twice.
func (t *tree) outermostFirst(said []corpus.Attribution) []corpus.Attribution {
	var out []corpus.Attribution
	for n := len(said) - 1; n >= 0; n-- {
		if k := len(out); k == 0 || out[k-1].Speaker.Text == "" || !t.sameSpeaker(&out[k-1], &said[n]) {
			out = append(out, said[n])
		}
	}
	return out
}

// belied reports whether the narrator calls untrue what the verb h says: "falsely claimed that".
func (t *tree) belied(h int) bool {
	for _, k := range t.children(h, advmod) {
		if t.formIn(k, wrongly) {
			return true
		}
	}
	return false
}

// makesClear reports whether h is the adjective of "makes it clear that", which says so.
func (t *tree) makesClear(h int) bool {
	v := t.head[h]
	return v >= 0 && (t.form(h) == "clear" || t.form(h) == "plain") && t.rel(h, xcomp) && t.lemma(v) == "make" && !t.denied(v)
}
