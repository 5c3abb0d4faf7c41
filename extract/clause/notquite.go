package clause

// What words around a verb make of it that neither deny it nor state it.

// nearly reports whether the predicate i tells what did not quite happen, or is not quite so:
// "almost drowned", "was nearly blind". What nearly doubled did grow, and is stated.
func (t *tree) nearly(i int) bool {
	for _, k := range t.children(i, advmod) {
		switch t.form(k) {
		case "almost", "nearly":
			if t.child(i, cop) >= 0 && t.child(i, cop) < k && k+1 == i && t.pos(i, "ADJ") {
				return !t.doc.asWritten
			}
			return k < i && t.pos(i, "VERB") && t.pos(k+1, "VERB", "AUX") && !multiplying[t.lemma(i)]
		}
	}
	return false
}

var multiplying = words(`double triple treble quadruple halve`)

// hypothetical reports whether the clause of i is a condition without "if": "had Berg
// signed, Lund would have resigned".
func (t *tree) hypothetical(i int) bool {
	a, s := t.child(i, aux|cop), t.ownSubject(i)
	if a < 0 || s < a || i < s {
		return false
	}
	switch t.form(a) {
	case "had", "were", "should":
	default:
		return false
	}
	return t.subtree(i, func(k int) bool { return t.rel(k, punct) || t.clausal(k) })[0] == a
}

// clausal reports whether k heads a clause of its own.
func (t *tree) clausal(k int) bool {
	return t.rel(k, advcl|ccomp|parataxis|conj) && t.pos(k, "VERB", "AUX", "ADJ", "NOUN")
}

// mustBe reports whether a denial of the predicate i says that it is so, as much as can
// be: "cannot but accept", "could not be happier".
func (t *tree) mustBe(i int) bool {
	for _, k := range t.children(i, advmod) {
		if !negators[t.lemma(k)] || k == 0 || !t.pos(k-1, "AUX") || k+1 >= len(t.toks) {
			continue
		}
		if modal := t.lemma(k - 1); modal != "can" && modal != "could" {
			continue
		}
		if t.form(k+1) == "but" || t.toks[i].XPOS == "JJR" && t.child(i, cop) == k+1 {
			return true
		}
	}
	return false
}
