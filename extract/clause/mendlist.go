package clause

import "tercet/corpus"

// mendNamed makes appositions to a plural of the persons that the tree hangs on the body
// beside them: in "two professors of Norvik University, Ann Berg and Paul Lund" the
// persons are the professors.
func (t *tree) mendNamed(i int) {
	body := t.head[i]
	if body < 0 || !t.rel(i, conj|appos) || t.child(i, cc) >= 0 || !t.rel(body, nmod) || t.nameAt(body) < 0 || t.nameAt(i) < 0 {
		return
	}
	h := t.head[body]
	if h < 0 || !roleNouns[t.lemma(h)] || !t.feat(h, "Number=Plur") || t.doc.typeOf(t.mention[i]) != corpus.Person || t.doc.typeOf(t.mention[body]) == corpus.Person {
		return
	}
	if c := t.child(i, punct); c < 0 || c > i || t.form(c) != "," {
		return
	}
	t.attach(i, h, "appos")
	for _, k := range t.children(body, conj) {
		if k > i && t.doc.typeOf(t.mention[k]) == corpus.Person {
			t.attach(k, i, "conj")
		}
	}
}

// mendEach gives the participle behind a member of a list to that member where the
// first member has one of its own: "Alva, built by Berg, and Brisa, built by Lund".
func (t *tree) mendEach(i int) {
	h := t.head[i]
	if h < 0 || !t.rel(i, acl) || t.toks[i].XPOS != "VBN" || i < 2 || t.form(i-1) != "," {
		return
	}
	own := t.child(h, acl)
	for _, k := range t.children(h, conj) {
		if own > h && own < k && k < i && t.child(k, acl) < 0 && (k == i-2 || t.nameAt(k) >= 0 && t.nameAt(k) == t.nameAt(i-2)) {
			t.attach(i, k, "acl")
			return
		}
	}
}
