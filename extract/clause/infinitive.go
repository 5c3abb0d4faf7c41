package clause

// mendVote reads what a vote was for as what was voted, not its count: "voted 210 to
// 145 to ban tankers".
func (t *tree) mendVote(i int) {
	v := t.head[i]
	if v < 0 || t.lemma(v) != "vote" || !t.pos(v, tagVerb) || !t.infinitive(i) || !t.rel(i, advcl|xcomp) {
		return
	}
	t.relabel(i, "xcomp")
	if o := t.child(v, obj); o > v && o < i && t.pos(o, tagNum) {
		t.relabel(o, "obl:unmarked")
	}
}

// mendDue reads "is due to begin" as an adjective with an infinitive where the tree
// takes "due to" for a preposition before a verb.
func (t *tree) mendDue(i int) {
	if !t.pos(i, tagVerb|tagNoun) {
		return
	}
	due := t.child(i, caseMark|mark)
	if due < 0 || t.form(due) != "due" || !t.pos(i, tagVerb) && !t.formIn(i, scheduled) || t.child(i, cop) < 0 || t.child(due, fixed) < 0 {
		return
	}
	to := t.child(due, fixed)
	t.replace(i, due)
	for _, k := range append([]int{}, t.kids[i]...) {
		if t.rel(k, nsubj|cop|aux|mark|punct) {
			t.attach(k, due, t.toks[k].DepRel)
		}
	}
	t.retag(due, "ADJ", t.toks[due].XPOS)
	t.retag(i, "VERB", "VB")
	t.attach(i, due, "xcomp")
	t.attach(to, i, "mark")
}

// scheduled are verbs that are taken for nouns after "due to".
var scheduled = words(`begin start end open close return speak meet vote report launch land travel play run debut`)
