package clause

// forgone reports whether the gerund c is what somebody did not do, but did what the clause above says: "sued Acme
// instead of paying". What one only should, will or did not do says nothing of it.
func (t *tree) forgone(c int) bool {
	h := t.head[c]
	if t.doc.asWritten || h < 0 || !t.rel(c, advcl|conj) || t.toks[c].XPOS != "VBG" || !t.pos(h, tagVerb) || !t.headsClause(h) || t.infinitive(h) || t.ownSubject(c) >= 0 {
		return false
	}
	if g := t.verbGroup(h); g.modal || g.future || g.negated || g.planned || g.void || t.feat(h, "Mood=Imp") || t.mark(h, "if", "whether") {
		return false
	}
	for _, k := range t.children(c, mark|cc) {
		if f := t.form(k); (f == "instead" || f == "rather") && k+1 < len(t.toks) && (t.form(k+1) == "of" || t.form(k+1) == "than") {
			return true
		}
	}
	return false
}
