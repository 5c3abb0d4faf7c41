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
	if h < 0 || !t.in(h, roleNouns) || !t.feat(h, "Number=Plur") || t.doc.typeOf(t.mention[i]) != corpus.Person || t.doc.typeOf(t.mention[body]) == corpus.Person {
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

// mendTwoTitles gives a person both titles before the name, where the tree takes the first for
// somebody else: "lawyer and poet Ann Berg".
func (t *tree) mendTwoTitles(i int) {
	m := t.nameAt(i)
	if i < 3 || m < 0 || t.doc.Mentions[m].First != i || t.doc.typeOf(m) != corpus.Person {
		return
	}
	p, d := i-3, i-1
	if !t.in(p, roleNouns) || !t.in(d, roleNouns) || !t.pos(p, tagNoun) || t.form(i-2) != "and" || !t.feat(d, "Number=Sing") || t.child(p, det|nmodPoss|caseMark) >= 0 {
		return
	}
	name := t.doc.Mentions[m].Head
	if t.rel(p, nmodDesc) && t.head[p] == name {
		t.attach(d, name, "nmod:desc")
		return
	}
	if t.under(p, name) || !t.under(name, p) && !t.under(d, p) && t.head[name] != t.head[p] {
		return
	}
	t.replace(p, name)
	for _, k := range append([]int{}, t.kids[p]...) {
		if k > p {
			t.attach(k, name, t.toks[k].DepRel)
		}
	}
	t.attach(p, name, "nmod:desc")
	t.attach(d, name, "nmod:desc")
}

// mendConjoinedRole coordinates a second description with the one before it, not with the
// person: "Berg, an ally of Lund and critic of Norvik, left"; closed by a comma, and of one who acts or
// with none before "and", whatever it is: "Berg, a diver and the first woman to cross the bay, left".
func (t *tree) mendConjoinedRole(i int) {
	h := t.head[i]
	if h < 0 || h > i || !t.rel(i, conj) || !t.pos(i, tagNoun) || t.nameAt(i) >= 0 || t.nameAt(h) < 0 || t.child(i, cc) < 0 || t.child(i, appos) >= 0 || !t.feat(i, "Number=Sing") {
		return
	}
	last := -1
	for _, a := range t.children(h, appos) {
		if a > h && a < i && t.pos(a, tagNoun) && t.nameAt(a) < 0 {
			last = a
		}
	}
	if last < 0 || !(t.in(i, roleNouns) && t.in(last, roleNouns) && t.child(i, det|nmodPoss) < 0) && !t.closesDescription(i, h) {
		return
	}
	t.attach(i, last, "conj")
}

// closesDescription reports whether a comma ends the phrase of i, coordinated with the person h, before
// the verb of both, and nothing says that they are two.
func (t *tree) closesDescription(i, h int) bool {
	v, sub := t.head[h], t.subtree(i, nil)
	end := sub[len(sub)-1]
	if t.form(end) != "," {
		end++
	}
	if v <= end || t.form(end) != "," || !t.rel(h, nsubj) || t.doc.typeOf(t.mention[h]) != corpus.Person {
		return false
	}
	for _, k := range t.children(v, aux|cop|auxPass) {
		if f := t.form(k); f == "is" || f == "was" || f == "has" {
			return true
		} else if f == "are" || f == "were" || f == "have" {
			return false
		}
	}
	return t.toks[v].XPOS == "VBZ" || t.human(i) && t.form(t.child(i, cc)-1) != ","
}

// mendBesideName makes a title of a noun right before a name, where the tree coordinates both:
// "Norvik and its neighbour Tarsia".
func (t *tree) mendBesideName(i int) {
	m := t.nameAt(i)
	if i < 2 || m < 0 || t.doc.Mentions[m].First != i || !t.rel(i, conj) || t.child(i, cc|punct|caseMark) >= 0 {
		return
	}
	d := i - 1
	if !t.rel(d, conj) || t.head[d] != t.head[i] || !t.pos(d, tagNoun) || t.feat(d, "Number=Plur") || t.child(d, cc) < 0 {
		return
	}
	for _, k := range append([]int{}, t.kids[d]...) {
		if t.rel(k, cc|punct) {
			t.attach(k, i, t.toks[k].DepRel)
		}
	}
	t.attach(d, i, "nmod:desc")
}

// mendVerbList coordinates the middle one of three verbs with the first, beside which it stands
// as if it were said too: "said that she never paid, offered or promised anything".
func (t *tree) mendVerbList(i int) {
	p, last := i-2, i+2
	if p < 0 || last >= len(t.toks) || t.form(i-1) != "," || !t.pos(i+1, tagCconj) || t.head[i] != t.head[p] || !t.rel(p, ccomp|xcomp) || !t.rel(i, ccomp|xcomp|parataxis) {
		return
	}
	for _, v := range []int{p, last} {
		if !t.pos(v, tagVerb) || t.toks[v].XPOS != t.toks[i].XPOS {
			return
		}
	}
	if t.head[last] == i && t.child(i, nsubj|aux|mark) < 0 {
		for _, k := range append([]int{}, t.kids[i]...) {
			if k > last {
				t.attach(k, last, t.toks[k].DepRel) // the object is that of all three
			}
		}
		t.attach(i, p, "conj")
		t.attach(last, p, "conj")
	}
}

// mendTitledBody makes one phrase of a noun and the name right behind it, where the tree takes both for
// phrases of the verb: "went on for the defending champion Norvik Harriers".
func (t *tree) mendTitledBody(i int) {
	v := t.head[i]
	if v < 0 || i < v || t.nameAt(i) < 0 || t.child(i, caseMark|det|punct) >= 0 && t.child(i, caseMark|det|punct) < i {
		return
	}
	d := t.subtree(i, nil)[0] - 1
	if d > v && t.head[d] == v && t.rel(d, obl) && t.pos(d, tagNoun) && t.child(d, caseMark) >= 0 && t.child(d, det) >= 0 && t.feat(d, "Number=Sing") && !t.temporal(d) && t.nameAt(d) < 0 {
		t.attach(i, d, "appos")
	}
}
