package clause

import "strings"

// group is a verb group: what becomes the relation, and what its auxiliaries,
// negations and governing verbs make of it.
type group struct {
	chain    []int // outermost first
	words    []int
	relation string
	active   string // the relation without "be_" of a final passive
	passive  bool
	negated  bool
	modal    bool
	future   bool
	planned  bool
	possible bool
	hearsay  string // verb of saying: "is said to own"
	void     bool   // states nothing: an order, a negation that binds elsewhere
}

// chainOf returns the verbs and adjectives that govern the infinitive or
// participle i, and i: refused to allow to join.
func (t *tree) chainOf(i int) []int {
	chain := []int{i}
	for n := 0; n < 6; n++ {
		top := chain[0]
		x := top
		for m := 0; t.rel(x, conj) && t.head[x] >= 0 && t.ownSubject(x) < 0 && m < maxSteps; m++ {
			if !t.sharesFrame(x) {
				return chain
			}
			x = t.head[x]
		}
		if !(t.rel(x, xcomp) || t.succeedsIn(x)) || t.head[x] < 0 || !t.pos(t.head[x], tagVerb|tagAdj) || t.objectsDeed(x) {
			return chain
		}
		chain = append([]int{t.head[x]}, chain...)
	}
	return chain
}

// succeedsIn reports whether x is the gerund of "succeed in doing".
func (t *tree) succeedsIn(x int) bool {
	h := t.head[x]
	return t.rel(x, advcl) && h >= 0 && t.lemma(h) == "succeed" && t.byGerund(x)
}

// sharesFrame reports whether a coordinated verb continues the infinitive before
// it rather than the verb above: "refused to serve and bow", not "refused to
// serve and left".
func (t *tree) sharesFrame(x int) bool {
	h := t.head[x]
	if !t.rel(h, xcomp|conj) || t.child(x, aux) >= 0 { // "wants to visit Rome and may meet the pope"
		return false
	}
	return t.toks[x].XPOS == t.toks[h].XPOS || t.child(x, mark) >= 0 && t.infinitive(x)
}

// verbGroup analyses the verb group that ends in i.
func (t *tree) verbGroup(i int) group {
	g := group{chain: t.chainOf(i), passive: t.passive(i)}
	var parts []string
	for n, c := range g.chain {
		last := n+1 == len(g.chain)
		g.words = union(g.words, t.groupWords(c, n > 0))
		t.auxiliaries(c, &g)
		neg := t.denied(c)
		keep := true
		if !last {
			keep = t.governor(c, g.chain[n+1], neg, &g)
		} else if neg {
			g.negated = !g.negated
		}
		if n > 0 && neg && !g.void {
			switch prev := g.chain[n-1]; {
			case t.in(prev, decidingVerbs):
				parts, g.planned = nil, true
			case n == 1 && !t.in(prev, fearVerbs) && !t.hearsayAbove(g.chain[0]):
				g.void = true
			}
		}
		if last && n > 0 && t.asksAnother(g.chain[n-1], c) {
			g.void = true // the asking has a fact of its own
		}
		if last && n > 0 && t.in(c, takingVerbs) && t.in(g.chain[n-1], refusingVerbs) && !g.passive && !t.lightObject(c) {
			keep = false
			if !t.doc.asWritten { // the wording says what the relation says
				g.words = without(g.words, t.groupWords(c, true))
			}
		}
		if n == 0 && t.isTo(c) >= 0 && !t.yetTo(c) {
			g.planned = true
		}
		if n == 0 && t.yetTo(c) {
			parts = append(parts, "have_yet")
		}
		switch form := t.verbForm(c); {
		case keep && !last && t.lemma(c) == "have" && t.yetTo(g.chain[n+1]):
			parts = append(parts, "have_yet")
		case keep && last && len(parts) > 0 && t.becomes(c):
			parts[len(parts)-1] += "_" + strings.TrimPrefix(form, "be_") // become clogged
		case keep:
			parts = append(parts, form)
		}
	}
	g.relation = strings.Join(parts, "_to_")
	g.active = g.relation
	if g.passive && t.becomes(i) {
		g.passive = false // "remained blocked by snow" is no deed of the snow
	}
	if g.passive {
		parts[len(parts)-1] = t.lemmaWithParticle(i)
		g.active = strings.Join(parts, "_to_")
	}
	return g
}

// becomes reports whether the participle c says what state its governor tells of: "became
// clogged", "remained closed".
func (t *tree) becomes(c int) bool {
	h := t.head[c]
	return t.rel(c, xcomp) && h >= 0 && t.pos(h, tagVerb) && t.toks[c].XPOS == "VBN" && t.child(c, mark|aux|auxPass) < 0 && t.child(h, obj|iobj) < 0 && !t.passive(h)
}

// lightObject reports whether the verb c makes one relation with its object.
func (t *tree) lightObject(c int) bool {
	o := t.child(c, obj)
	return o >= 0 && t.in(o, lightVerbs[t.lemma(c)])
}

func (t *tree) hearsayAbove(c int) bool {
	return t.pos(c, tagVerb) && t.passive(c) && (t.in(c, hearsayPassives) || t.in(c, expectedPassives)) || t.in(c, mildAdjectives)
}

// governor applies what the verb or adjective c does to the infinitive below it,
// and reports whether it stays in the relation.
func (t *tree) governor(c, below int, neg bool, g *group) bool {
	l := t.lemma(c)
	switch {
	case t.in(c, fearAdjectives) && t.pos(c, tagAdj) || l == "hesitate":
		if neg {
			return false // not afraid to call: calls
		}
		return true
	case neg:
		g.negated = !g.negated
	}
	switch {
	case t.in(c, mildAdjectives):
		return false
	case t.pos(c, tagAdj) && t.in(c, ongoing) && !t.doc.asWritten:
		g.void = true
	case t.pos(c, tagAdj) && t.in(c, maybeAdjs):
		g.possible = true
		if strings.HasPrefix(l, "un") {
			g.negated = !g.negated
		}
		return false
	case t.pos(c, tagAdj) && (l == "due" || l == "bound" || l == "set" || l == "about"):
		g.planned = true
		return false
	case l == "succeed":
		return false
	case l == "get" && t.form(c) == "got" && t.child(c, aux) >= 0 && t.infinitive(below): // "have got to vote"
		g.modal = true
		return false
	case l == "go" && t.form(c) == "going" && t.infinitive(below):
		return false
	case l == "use" && t.form(c) == "used" && !t.passive(c):
		return false
	case t.pos(c, tagVerb) && t.passive(c) && t.in(c, expectedPassives) && t.infinitive(below):
		g.planned = true
		return t.in(c, planningVerbs)
	case l == "suppose" && t.passive(c) && t.infinitive(below) && t.child(below, aux) < 0:
		g.planned = true // "was supposed to sign", unlike "is supposed to have signed"
		return false
	case t.pos(c, tagVerb) && t.passive(c) && t.in(c, hearsayPassives) && t.infinitive(below):
		g.hearsay = l
		g.void = g.void || neg && l == "know" && !t.doc.asWritten // "is not known to have left"
		return false
	case t.in(c, planningVerbs):
		g.planned = true
	case l == "appear" || l == "seem":
		if t.pos(below, tagVerb|tagAdj) {
			g.hearsay = l
			return false
		}
	}
	return true
}

// ongoing adjectives say nothing of who does what follows: "efforts are ongoing to
// end the war".
var ongoing = words(`ongoing underway necessary essential crucial vital under important critical`)

// verbForm is how a member of the chain stands in the canonical relation.
func (t *tree) verbForm(c int) string {
	if !t.pos(c, tagVerb) {
		return "be_" + t.lemma(c)
	}
	if t.passive(c) {
		f := t.form(c)
		if p := t.particle(c); p >= 0 {
			f += "_" + t.form(p)
		}
		return "be_" + f
	}
	return t.lemmaWithParticle(c)
}

func (t *tree) lemmaWithParticle(c int) string {
	l := t.lemma(c)
	if p := t.particle(c); p >= 0 {
		l += "_" + t.form(p)
	}
	return l
}

// verbIn reports whether the verb c, with its particle if it has one, is in the set.
func (t *tree) verbIn(c int, set wordSet) bool {
	if t.particle(c) < 0 {
		return t.in(c, set)
	}
	return set.has(t.lemmaWithParticle(c))
}

// existential returns the "there" of "there is evidence" below the verb i, or -1.
func (t *tree) existential(i int) int {
	if x := t.child(i, expl); x >= 0 && t.form(x) == "there" && t.ownSubject(i) >= 0 {
		return x
	}
	return -1
}

// particle returns the particle or directional adverb that belongs to verb c, or -1.
func (t *tree) particle(c int) int {
	if k := t.child(c, compoundPrt); k >= 0 {
		if f := t.form(k); (f == "up" || f == "down") && k+1 < len(t.toks) && t.pos(k+1, tagNum|tagSym) && t.in(c, moving) {
			return -1 // "the shares closed down 3 percent"
		}
		return k
	}
	for _, k := range t.kids[c] {
		if k == c+1 && t.rel(k, advmod) && t.formIn(k, particles) && len(t.kids[k]) == 0 && t.toks[k].XPOS != "IN" {
			return k
		}
	}
	return -1
}

// moving verbs tell where prices come to.
var moving = words(`close open end finish trade settle`)

// groupWords returns the tokens of c's verb group: auxiliaries, negation,
// particles and, inside a chain, the marks before it.
func (t *tree) groupWords(c int, inner bool) []int {
	out := []int{c}
	for _, k := range t.kids[c] {
		switch {
		case t.rel(k, cop) && (t.pos(c, tagVerb) && t.child(c, nsubjOuter) >= 0 && !t.infinitive(c) || t.below[k]&^punct != 0):
		case t.rel(k, aux) && t.child(c, mark) > k && t.form(t.child(c, mark)) == "that": // it may be that
		case t.rel(k, aux|cop|compoundPrt):
			out = append(out, k)
		case t.rel(k, advmod) && (t.in(k, negators) || t.formIn(k, negators)):
			if !t.followedByOnly(k) && !(k+1 < c && t.form(k+1) == "until") {
				out = append(out, k)
			}
		case t.rel(k, advmod) && k == c-1 && (t.formIn(k, wrongly) || t.form(k) == "formerly" || t.form(k) == "previously") && !t.doc.asWritten:
			out = append(out, k)
		case t.rel(k, mark) && (t.isTo(c) == k || t.child(c, nsubjOuter) >= 0 && t.form(k) == "to"):
			out = append(out, k)
		case inner && t.rel(k, mark):
			out = append(append(out, k), t.children(k, fixed)...)
		case t.rel(k, obl) && k == c+1 && t.pos(k, tagAdp) && t.passive(c): // "is referred to as"
			out = append(out, k)
		}
	}
	if k := t.child(c, cc); k >= 0 && k < c && t.formIn(k, negators) && t.form(k) != "not" && t.doc.asWritten {
		out = append(out, k) // "nor did they know"
	}
	if h := t.head[c]; h >= 0 && t.rel(c, conj) && t.child(c, aux|nsubj|cop|mark) < 0 && t.toks[c].XPOS == t.toks[h].XPOS && t.toks[c].XPOS != "VBD" {
		for _, k := range t.children(h, aux) { // "was tried and hanged"
			if k < h {
				out = append(out, k)
			}
		}
		if t.denied(c) && !t.ownDenial(c) {
			for _, k := range t.children(h, advmod) {
				if t.in(k, negators) {
					out = append(out, k)
				}
			}
		}
	}
	for k := c; t.orElse(k) && !t.ownDenial(k); k = t.head[k] { // "never paid or offered"
		for _, n := range t.children(t.head[k], advmod) {
			if t.in(n, negators) {
				out = append(out, n)
			}
		}
	}
	if h := t.head[c]; inner && t.rel(c, conj) && h >= 0 && t.rel(h, xcomp) && t.sharesFrame(c) && !t.infinitive(c) && t.infinitive(h) {
		out = append(out, t.child(h, mark)) // "decided to enter and get"
	}
	if t.yetTo(c) && t.rel(c, xcomp) {
		out = append(out, t.head[c], t.head[c]+1, t.child(c, mark))
	} else if m := t.isTo(c); m > 0 && t.yetTo(c) {
		out = append(out, m-1)
	}
	if h := t.head[c]; h >= 0 && t.rel(c, xcomp) && t.pos(h, tagAux) && t.formIn(h, modals) && t.infinitive(c) {
		out = append(out, h, t.child(c, mark)) // "ought to"
	}
	if p := t.particle(c); p >= 0 {
		out = append(out, p)
	}
	if t.noLonger(c) >= 0 {
		k := t.noLonger(c)
		out = append(out, t.subtree(k, nil)...)
	}
	return out
}

// ownDenial reports whether a negation stands right below c.
func (t *tree) ownDenial(c int) bool {
	for _, k := range t.children(c, advmod) {
		if t.in(k, negators) {
			return true
		}
	}
	return false
}

// isTo returns the "to" of "are to be retired" and "has yet to come", where a
// finite auxiliary stands before it, or -1.
func (t *tree) isTo(c int) int {
	a, m := t.child(c, aux), t.child(c, mark)
	if a < 0 || m < a || t.form(m) != "to" || t.lemma(a) != "be" && t.lemma(a) != "have" {
		return -1
	}
	return m
}

// yetTo reports whether c is what somebody "has yet to" do.
func (t *tree) yetTo(c int) bool {
	if h := t.head[c]; t.rel(c, xcomp) && h >= 0 && t.lemma(h) == "have" && h+1 < c && t.form(h+1) == "yet" {
		return true
	}
	m := t.isTo(c)
	return m > 0 && t.form(m-1) == "yet"
}

// noLonger returns the "longer" of "no longer" below c, or -1.
func (t *tree) noLonger(c int) int {
	for _, k := range t.kids[c] {
		if t.rel(k, advmod) && (t.form(k) == "longer" || t.form(k) == "more") {
			if d := t.child(k, advmod|det); d >= 0 && t.form(d) == "no" {
				return k
			}
		}
	}
	return -1
}

// denied reports whether c is negated by a word of its own or by one that its
// coordination shares.
func (t *tree) denied(c int) bool {
	for n := 0; n < maxSteps; n++ {
		for _, k := range t.kids[c] {
			if t.rel(k, advmod|cc|ccPreconj|det) && (t.in(k, negators) || t.formIn(k, negators)) && !t.followedByOnly(k) && t.form(k) != "nothing" && !t.joined(k+1) {
				return !(t.rel(k, cc) && t.form(k) == "not")
			}
			if t.rel(k, advmod) && (t.form(k) == "before" || t.form(k) == "again" || t.form(k) == "yet") && t.child(k, advmod) >= 0 && t.in(t.child(k, advmod), negators) {
				return true // never before
			}
			if t.rel(k, aux) && strings.HasSuffix(t.form(k), "n't") || t.rel(k, aux) && t.form(k) == "cannot" {
				return true
			}
			if k < c && t.rel(k, obl) && t.deniesInFront(k, c) {
				return true
			}
		}
		if t.noLonger(c) >= 0 || t.without(c) {
			return true
		}
		if !t.sharesAuxiliary(c) && !t.orElse(c) {
			return false
		}
		c = t.head[c]
	}
	return false
}

// deniesInFront reports whether the phrase k denies the verb c: "under no circumstances will Berg
// resign", "not until May did Berg resign", "Berg in no way resigned".
func (t *tree) deniesInFront(k, c int) bool {
	d := t.child(k, det|advmod)
	if d < 0 || d > k {
		return false
	}
	switch f := t.form(d); {
	case f == "not":
		if !t.caseIs(k, "until") && !t.caseIs(k, "till") {
			return false
		}
	case !noWords.has(f):
		return false
	case t.form(k) == "way":
		return true
	}
	a, s := t.child(c, aux), t.ownSubject(c)
	return a > k && s > a
}

// orElse reports whether the verb c goes on without a subject after "or", which
// carries a denial over: "never paid, offered or promised".
func (t *tree) orElse(c int) bool {
	h := t.head[c]
	if !t.rel(c, conj) || h < 0 || !t.pos(h, tagVerb) || t.child(c, aux|cop|nsubj|mark) >= 0 {
		return false
	}
	for _, k := range append(t.children(h, conj), t.children(c, conj)...) {
		if cc := t.child(k, cc); cc >= 0 && k >= c {
			return t.form(cc) == "or" || t.form(cc) == "nor"
		}
	}
	return false
}

// without reports whether c is a gerund after "without", or what was done otherwise instead of.
func (t *tree) without(c int) bool {
	for _, k := range t.children(c, mark) {
		if t.form(k) == "without" {
			return true
		}
	}
	return t.forgone(c)
}

// sharesAuxiliary reports whether the coordinated verb c has no auxiliary and no
// subject of its own and the same form as the verb before it, so that "did not
// serve and bow" denies both.
func (t *tree) sharesAuxiliary(c int) bool {
	h := t.head[c]
	if !t.rel(c, conj) || h < 0 || t.child(c, aux|cop|nsubj|mark) >= 0 || t.child(h, aux|cop|mark) < 0 && !t.rel(h, conj) {
		return false
	}
	if cc := t.child(c, cc); cc >= 0 && (t.form(cc) == "but" || t.form(cc) == "yet") {
		return false
	}
	return t.toks[c].XPOS == t.toks[h].XPOS
}

// auxiliaries reads modality and tense off c's auxiliaries, its own or shared.
func (t *tree) auxiliaries(c int, g *group) {
	for n := 0; n < maxSteps; n++ {
		found := false
		for _, k := range t.children(c, aux) {
			found = true
			l := t.form(k)
			switch {
			case l == "will" || l == "'ll" || l == "wo" || l == "shall":
				g.future = true
			case l == "could" && t.denied(c): // could not answer: did not
			case t.formIn(k, modals) || l == "'d" && t.toks[c].XPOS == "VB":
				if l == "would" || l == "'d" {
					if t.reportedInPast(c) {
						g.future = true
						continue
					}
				}
				g.modal = true
			}
		}
		if found || !t.sharesAuxiliary(c) {
			return
		}
		c = t.head[c]
	}
}

func (t *tree) hasIf() bool {
	for i := range t.toks {
		if f := t.form(i); f == "if" || f == "unless" {
			return true
		}
	}
	return false
}

// reportedInPast reports whether c is the complement of a past verb of saying,
// where "would" is only the past of "will".
func (t *tree) reportedInPast(c int) bool {
	for n := 0; c >= 0 && n < 8; n++ {
		if t.rel(c, ccomp) && t.head[c] >= 0 {
			h := t.head[c]
			if t.makesClear(h) {
				return t.toks[t.head[h]].XPOS == "VBD" && !t.hasIf()
			}
			return t.in(h, sayingVerbs) && t.toks[h].XPOS == "VBD" && !t.hasIf()
		}
		if !t.rel(c, conj|xcomp) {
			return false
		}
		c = t.head[c]
	}
	return false
}
