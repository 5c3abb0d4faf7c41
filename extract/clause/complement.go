package clause

import "strings"

// perceiving verbs tell what their object is doing, and wishing verbs what it is
// to do: the infinitive after it states something of the object, not of them.
var (
	perceiving = words(`see watch hear feel witness notice observe spot catch`)
	wishing    = words(`want expect need like prefer wish`)
	// having is said of what happens to one's own: "had his licence revoked by the board".
	having = words(`have get`)
)

// objectsDeed reports whether the infinitive or participle x tells of the object
// of the verb above: "saw his brother fall", "wants them to leave".
func (t *tree) objectsDeed(x int) bool {
	h := t.head[x]
	if t.doc.asWritten || h < 0 || !t.rel(x, xcomp) || !t.pos(h, tagVerb) || !t.pos(x, tagVerb) || t.passive(h) {
		return false
	}
	o := t.child(h, obj|iobj)
	if o < 0 {
		o = t.ownSubject(x)
	}
	return o > h && o < x && (t.in(h, perceiving) && !t.infinitive(x) || t.in(h, wishing) && t.infinitive(x) || t.in(h, having) && t.toks[x].XPOS == "VBN")
}

// wishedToo reports whether the participle i, which the tree coordinates with the wish h, is what is wished
// besides: "wants the fleet to leave and the mine shut down".
func (t *tree) wishedToo(i, h int) bool {
	x := t.child(h, xcomp)
	return t.in(h, wishing) && x > h && x < i && t.objectsDeed(x) && t.ownSubject(i) > x && t.child(i, aux|cop) < 0 && (t.toks[i].XPOS == "VBN" || t.passive(i))
}

// asking verbs take an infinitive of their own and one of their object, so that a
// relation without the object would read wrong: "asked N to host" is not "asked
// to host".
var asking = words(`ask beg get choose elect pay like prompt inspire`)

// asksAnother reports whether the verb h asks its object to do what x says.
func (t *tree) asksAnother(h, x int) bool {
	o := t.child(h, obj|iobj)
	return !t.doc.asWritten && t.in(h, asking) && !t.passive(h) && o > h && o < x
}

// maxTail is the greatest number of words of a complement in a wording.
const maxTail = 14

// tail returns the words that complete what the clause c says of its object o:
// "asked N to host the show", "prevented them from landing", "left him wounded".
func (t *tree) tail(c *Clause, o Phrase) []int {
	if t.doc.asWritten || o.Gap || o.Head < c.Pred {
		return nil
	}
	for _, k := range t.kids[c.Pred] {
		if k > o.Head && (t.pos(k, tagVerb) || t.child(k, cop) >= 0 && t.infinitive(k)) && (t.rel(k, xcomp) || t.rel(k, advcl) && t.mark(k, "from", "into", "out")) {
			return t.brevity(k)
		}
	}
	for _, k := range t.children(o.Head, acl) {
		if k > o.Head && t.in(c.Pred, resulting) && t.toks[k].XPOS == "VBN" && !t.rel(k, aclRelcl) {
			return t.brevity(k)
		}
	}
	if words := t.framePhrase(c.Pred, o.Head); len(without(words, c.Words)) == len(words) {
		return words
	}
	return nil // "put on leave" has it
}

// framePhrase returns the words that the frame of the verb i asks for behind the token o.
func (t *tree) framePhrase(i, o int) []int {
	if k := t.frameOf(i, o); k >= 0 && !t.doc.asWritten && (!t.pos(k, tagPron) || t.child(k, fixed) >= 0) { // "to us" tells nobody to whom
		if t.child(k, aclRelcl) > k && len(t.modifiers(k)) == 0 {
			return t.roomFor(k, maxRest) // "to a job that nobody wants"
		}
		return t.brevity(k)
	}
	return nil
}

// gift returns the words of what is given, where it follows its verb.
func (t *tree) gift(c *Clause) []int {
	if o := c.Objects[0]; o.Head > c.Pred && !t.doc.asWritten {
		return t.core(o.Head)
	}
	return nil
}

// recipient returns the words for whom o is given to, where they stand before it: "handed Berg the keys".
func (t *tree) recipient(c *Clause, o Phrase) []int {
	if len(c.Indirect) != 1 || t.doc.asWritten {
		return nil
	}
	h := c.Indirect[0].Head
	switch {
	case h < c.Pred:
		return nil
	case t.pos(h, tagPron) && t.doc.named(t.mention[h]) && t.formIn(h, persons): // "the order that Norvik gave him"
		return []int{h}
	case h < o.Head && !o.Gap && !t.pos(h, tagPron):
		return t.core(h)
	}
	return nil
}

// giftBefore returns the words of what is given, where a relative clause tells of it: "the order that
// Berg had offered him".
func (t *tree) giftBefore(c *Clause) []int {
	if o := c.Objects[0]; o.Gap && o.Head < c.Pred && !t.doc.asWritten {
		return t.core(o.Head)
	}
	return nil
}

// purposeOf returns the words that say what for the clause c without any other
// argument happens: "was brought in to run the mill".
func (t *tree) purposeOf(c *Clause) []int {
	for _, k := range t.children(c.Pred, advcl) {
		if k > c.Pred && t.infinitive(k) && !t.doc.asWritten {
			return t.brevity(k)
		}
	}
	for _, p := range append(append([]Phrase{}, c.Obliques...), c.Places...) {
		if t.oneOfTwo(p) && !t.rel(p.Head, conj) {
			return union(p.CaseAt, t.core(p.Head), t.between(p.Head))
		}
	}
	return nil
}

// resulting verbs say what became of their object: "left him wounded".
var resulting = words(`leave find have get keep`)

// mark reports whether one of the given conjunctions opens the clause of k.
func (t *tree) mark(k int, forms ...string) bool {
	for _, m := range t.children(k, mark) {
		for _, f := range forms {
			if t.form(m) == f {
				return true
			}
		}
	}
	return false
}

// brevity returns the clause of k without what is said beside it; if it is still
// too long, its verb and object, or the noun, alone.
func (t *tree) brevity(k int) []int {
	toks := t.trim(t.subtree(k, func(i int) bool {
		return t.rel(i, aclRelcl|appos|parataxis|advcl|conj|cc|discourse) || t.rel(i, punct) && t.head[i] == k || t.rel(i, obl|advmod) && t.temporal(i)
	}))
	if len(toks) <= maxTail {
		return toks
	}
	if _, at := t.caseOf(k); t.pos(k, tagNoun|tagPropn) && t.child(k, cop) < 0 {
		return union(at, t.nounAlone(k)) // "picked Berg as his mate" for a long journey
	}
	toks = t.groupWords(k, true)
	if o := t.child(k, obj); o >= 0 {
		toks = union(toks, t.nounAlone(o))
	}
	return union(toks)
}

// idiomCases are bare nouns that make one relation with their preposition and
// the verb: "took into custody", "was stabbed to death".
var idiomCases = map[string]wordSet{
	"into":   words(`custody account effect question consideration hiding exile force`),
	"to":     words(`death justice trial court light task work safety hospital`),
	"on":     words(`trial fire hold leave bail notice sale record parole board`),
	"at":     words(`risk stake bay`),
	"in":     words(`custody place jeopardy doubt`),
	"for":    words(`granted`),
	"under":  words(`arrest control pressure review construction investigation fire attack scrutiny criticism`),
	"out of": words(`business work office control prison jail hospital`),
}

// heights are what those come to who rise, or are made to.
var (
	heights = words(`fame prominence power`)
	rising  = words(`rise shoot come climb return ascend soar vault catapult propel sweep bring`)
)

// absorb lets idiomatic phrases of the clause c become part of its relation.
func (t *tree) absorb(c *Clause) {
	if t.doc.asWritten {
		return
	}
	for _, o := range c.Objects {
		for _, k := range t.children(o.Head, nmod) {
			if cs, at := t.caseOf(k); len(c.Objects) == 1 && k > o.Head && t.in(k, idiomCases[cs]) && len(t.kids[k]) == len(at) && t.nameAt(k) < 0 {
				suffix := "_" + cs + "_" + t.lemma(k) // "have a suspect in custody"
				c.Relation, c.Active = c.Relation+suffix, c.Active+suffix
				c.Words = union(c.Words, at, []int{k})
			}
		}
	}
	t.absorbRank(c)
	kept := c.Obliques[:0:0]
	for _, p := range c.Obliques {
		noun := t.lemma(p.Head)
		if len(t.kids[p.Head]) != len(p.CaseAt) || t.nameAt(p.Head) >= 0 || !idiomCases[p.Case].has(noun) && !(p.Case == "to" && heights.has(noun) && t.in(c.Pred, rising)) || p.Head < c.Pred {
			kept = append(kept, p)
			continue
		}
		suffix := "_" + strings.ReplaceAll(p.Case, " ", "_") + "_" + noun
		c.Relation, c.Active = c.Relation+suffix, c.Active+suffix
		c.Words = union(c.Words, p.CaseAt, []int{p.Head})
	}
	c.Obliques = kept
}

// hollowObject reports whether o says nothing as the object of c: "spent time",
// "issued the following statement", "has seen the files stolen".
func (t *tree) hollowObject(c *Clause, o Phrase) bool {
	if t.in(o.Head, timeUnits) && t.lemma(c.Pred) == "spend" && !t.doc.asWritten {
		return true // "spent the night"
	}
	if t.temporal(o.Head) && t.in(c.Pred, reaching) && !t.doc.asWritten {
		return true // "the campaign reached July"
	}
	if t.doc.asWritten || t.nameAt(o.Head) >= 0 {
		return false
	}
	if a := t.child(o.Head, acl); a > o.Head && t.in(c.Pred, perceiving) && t.toks[a].XPOS == "VBN" && !t.rel(a, aclRelcl) {
		return true
	}
	for _, k := range t.children(o.Head, nmod) {
		if a := t.child(k, acl); a > k && t.in(c.Pred, perceiving) && t.toks[a].XPOS == "VBN" && !t.rel(a, aclRelcl) && t.ofPhrase(o.Head) == k {
			return true // "has seen the computers of banks hacked"
		}
	}
	for _, k := range t.children(o.Head, amod) {
		if t.form(k) == "following" {
			return true
		}
	}
	return t.in(o.Head, hollowObjects) && t.child(o.Head, nmod|amod|acl|compound|nummod|nmodPoss) < 0
}

// nothingAtAll reports whether c denies a deed of every object, where a deed as such would be one of something:
// "never paid anything".
func (t *tree) nothingAtAll(c *Clause, o Phrase) bool {
	return !t.doc.asWritten && c.Negated && t.form(o.Head) == "anything" && t.in(c.Pred, transferring) && len(c.Chain) == 1 &&
		t.child(o.Head, nmod|amod|acl|advmod) < 0
}

var transferring = words(`pay offer promise give receive accept take steal buy sell sign donate lend borrow owe award hand send deliver`)

var reaching = words(`reach enter approach near begin start end follow`)

var hollowObjects = words(`time thing way bit matter kind fact something anything everything nothing`)

// spent gives where somebody spends time: "spent the night in tents" is "spend_in" tents.
func (t *tree) spent(c *Clause, o Phrase) []fact {
	if t.lemma(c.Pred) != "spend" || !t.temporal(o.Head) && !t.in(o.Head, timeUnits) {
		return nil
	}
	var list []fact
	for _, p := range append(append([]Phrase{}, c.Places...), c.Obliques...) {
		if p.Head > o.Head && p.Case != "" && p.Case != "on" && len(list) == 0 {
			f := t.prepositional(c, p, "place")
			f.words = union(f.words, t.core(o.Head))
			list = append(list, f)
		}
	}
	return list
}

// oneOfTwo reports whether p is one of the parties that something is between: a deal brokered between
// Norvik and Talamar is not brokered between Norvik.
func (t *tree) oneOfTwo(p Phrase) bool {
	return p.Case == "between" && (t.rel(p.Head, conj) || len(t.conjuncts(p.Head)) > 0) && !t.doc.asWritten
}

// bringing verbs say nothing of their object without what becomes of it: "set the car ablaze".
var bringing = words(`set make leave render keep turn`)

// raises reports whether the verb i does nothing to its object, which belongs to
// the infinitive below it.
func (t *tree) raises(i int) bool {
	return (t.in(i, lightCausatives) || t.in(i, raisingVerbs)) && t.hasClausalComplement(i)
}
