package clause

import "slices"

// obliquePairs gives the phrases around a predicate: prepositional ones, adverbs
// with words of their own, gerunds. An object joins the relation: "handcuffed him
// to | the bars"; before a time, so does what stands between: "headed for the
// coast in | 1980".
func (t *tree) obliquePairs(c *Clause, words, object []int, style pairStyle) []pair {
	var out []pair
	whole := chain(words, object)
	if n := len(words); n > 0 && len(object) > 0 && object[0] < words[n-1] && object[0] > words[0] {
		whole = union(words, object) // "brought it out to"
	}
	around := t.around(c)
	for _, k := range around {
		switch {
		case slices.ContainsFunc(c.Objects, func(p Phrase) bool { return p.Head == k && !p.Gap }): // "lasted two days"
		case t.discursive(k) || t.isRelative(k) && t.antecedent(k) < 0:
		case t.adverbPhrase(k) && len(t.adverbPairs(whole, k, style)) > 0:
			out = append(out, t.adverbPairs(whole, k, style)...)
		case t.adverbPhrase(k) && !slices.Contains(whole, k) && t.countsAsArgument(k):
			out = append(out, pair{whole, t.coordinated(k)})
		case t.gerundPhrase(k) && style.chains && t.child(k, obj) > k: // "died after giving | a speech"
			out = append(out, t.objectPairs(chain(whole, union(t.groupWords(k, true))), k, style)...)
		case t.gerundPhrase(k): // "died after | speaking in Norvik"
			at := t.children(k, mark)
			out = append(out, pair{chain(whole, at), without(t.withPreposition(k), at)})
		case t.rel(k, advcl) && k > c.Pred && t.participle(k) && t.child(k, mark) >= 0 && t.ownSubject(k) < 0 && t.pos(t.child(k, mark), tagAdp|tagSconj):
			out = append(out, t.governed(chain(whole, union(t.groupWords(k, true))), k)...)
		case t.rel(k, advcl) && t.infinitive(k) && k > c.Pred:
			out = append(out, t.purposePairs(whole, k, style)...)
		case t.rel(k, obl) && t.antecedent(k) >= 0 && t.leading(k) != nil: // "the town in which they live"
			out = append(out, pair{chain(whole, t.leading(k)), t.object(t.antecedent(k), style)})
		case !t.rel(k, obl) || t.pos(k, tagAdp) || t.antecedent(k) >= 0 || c.Passive && len(c.Agents) > 0 && t.caseIs(k, "by"):
		case t.leading(k) == nil && !t.caseIs(k, ""):
			out = append(out, pair{whole, t.withPreposition(k)})
		case t.temporal(k):
			near := object
			if len(object) == 0 {
				near = t.nearest(c, around, k)
			}
			for _, time := range t.times(k) {
				out = append(out, pair{chain(words, near, t.leading(k)), time})
			}
		default:
			at := t.leading(k)
			for _, h := range t.apart(k) {
				cs, own := t.caseOf(h)
				if h != k && len(own) > 0 {
					at = own // "at home as well as with friends"
				}
				if !t.in(h, discourseNouns[cs]) || !t.pos(h, tagNoun) || t.child(h, det|amod) >= 0 { // "in addition to | the house"
					out = append(out, pair{chain(whole, at), t.object(h, style)})
				}
				if style.chains {
					out = append(out, t.nounChain(chain(whole, at), h, 0)...)
				}
			}
		}
	}
	return out
}

// times returns the time k, once for each of those it coordinates: "on Friday or
// Sunday", but "between May and June".
func (t *tree) times(k int) [][]int {
	more := t.conjuncts(k)
	if len(more) == 0 || t.caseIs(k, "between") {
		return [][]int{t.coordinated(k)}
	}
	var out [][]int
	for _, h := range append([]int{k}, more...) {
		out = append(out, t.single(h))
	}
	return out
}

// nearest returns the first prepositional phrase behind the predicate of c that is
// no time, where it stands before the time k or the time before the predicate.
func (t *tree) nearest(c *Clause, around []int, k int) []int {
	for _, n := range around {
		at := t.leading(n)
		if n > c.Pred && t.rel(n, obl) && len(at) > 0 && !t.temporal(n) && t.antecedent(n) < 0 && !(c.Passive && t.caseIs(n, "by")) {
			if k > c.Pred && k < n {
				return nil
			}
			return chain(at, t.brief(n))
		}
	}
	return nil
}

// around lists what stands around the predicate of a clause. A phrase before or
// after all of a verb and its infinitive is said of both: "in May they agreed to
// sell it" is not "they agreed in May".
func (t *tree) around(c *Clause) []int {
	kids := t.kids[c.Pred]
	below := -1
	for _, k := range t.children(c.Pred, xcomp) {
		if t.pos(k, tagVerb) || t.child(k, cop) >= 0 {
			below = k
		}
	}
	var out []int
	for _, k := range kids {
		if below < 0 || !t.rel(k, obl|advmod) || k > c.Pred && k < below {
			out = append(out, k)
		}
	}
	if h := t.head[c.Chain[0]]; t.rel(c.Chain[0], conj) && h >= 0 && t.ownSubject(c.Chain[0]) < 0 && len(c.Times) > 0 {
		for _, k := range t.children(h, obl) { // "in May he was elected and was sworn in"
			if s := t.ownSubject(h); k < s && t.temporal(k) && slices.ContainsFunc(c.Times, func(p Phrase) bool { return p.Head == k }) {
				out = union(out, []int{k})
			}
		}
	}
	if v := t.twin(c.Pred); v >= 0 {
		out = union(out, t.children(v, obl))
	}
	for n, v := range c.Chain[:len(c.Chain)-1] {
		for _, k := range t.children(v, obl|advmod) {
			if k < v || k > c.Chain[n+1] {
				out = union(out, []int{k})
			}
		}
	}
	return out
}

// twin returns the verb that the verb i shares an object and all else with, as in
// "buy and sell stocks in winter", or -1.
func (t *tree) twin(i int) int {
	if k := t.child(i, conj); k == i+2 && t.sharedObject(i) >= 0 {
		return k
	}
	if h := t.head[i]; i > 1 && t.rel(i, conj) && h == i-2 && t.pos(h, tagVerb) && (t.sharedObject(i) >= 0 || t.sharedObject(h) >= 0) {
		return h
	}
	return -1
}

// discursive reports whether the phrase k joins its sentence to the text rather
// than saying anything of what happened: "for example", "in addition".
func (t *tree) discursive(k int) bool {
	cs, at := t.caseOf(k)
	if !t.in(k, discourseNouns[cs]) {
		return false
	}
	for _, i := range t.kids[k] {
		if !slices.Contains(at, i) && !t.rel(i, punct|det) && t.form(i) != "other" { // "on the other hand"
			return false
		}
	}
	return true
}

var discourseNouns = map[string]wordSet{
	"for": words(`example instance sure part`),
	"in": words(`addition fact general particular turn principle short effect practice theory contrast conclusion reality particular part
		meantime meanwhile comparison consequence other essence summary sum all total word`),
	"at":    words(`first last least most all once best`),
	"of":    words(`course`),
	"by":    words(`contrast comparison far way`),
	"on":    words(`average hand contrary whole`),
	"as":    words(`such usual result whole rule well`),
	"to":    words(`contrary`),
	"after": words(`all`),
	"above": words(`all`),
}

// countsAsArgument reports whether the adverb k with words of its own is an argument of its verb: a
// phrase of time or measure, "two years later", or all there is, "came very close". Else it says
// how much or how often, "so rapidly".
func (t *tree) countsAsArgument(k int) bool {
	return t.child(k, advmod|fixed) < 0 || t.child(t.head[k], obj|obl|xcomp|ccomp) < 0 && t.child(k, fixed) < 0 ||
		slices.ContainsFunc(t.coordinated(k), func(i int) bool { return t.pos(i, tagNoun|tagPropn|tagNum) })
}

// adverbPairs gives what the adverb k governs: "lived together with | his sons".
func (t *tree) adverbPairs(words []int, k int, style pairStyle) []pair {
	o := t.child(k, obl)
	if o < k || k < t.head[k] || t.temporal(k) || t.child(k, advmod) >= 0 {
		return nil
	}
	_, at := t.caseOf(o)
	if len(at) == 0 {
		return nil
	}
	var out []pair
	for _, x := range t.apart(o) {
		out = append(out, pair{chain(words, []int{k}, at), t.object(x, style)})
	}
	return out
}

// purposePairs gives the object of the infinitive k that says what something is
// done for, "moved quickly to settle | the case", else what stands around it: "moved
// to live in | Norvik".
func (t *tree) purposePairs(words []int, k int, style pairStyle) []pair {
	words = chain(words, union(t.groupWords(k, true)))
	switch o := t.child(k, obj); {
	case t.ownSubject(k) >= 0 || o >= 0 && o < k:
		return nil
	case o < 0:
		return t.governed(words, k)
	}
	return t.objectPairs(words, k, style)
}

// agentCase returns the "by" of an agent, which coordination may share.
func (t *tree) agentCase(h int) []int {
	for n := 0; h >= 0 && n < maxSteps; n++ {
		if _, at := t.caseOf(h); len(at) > 0 {
			return at
		}
		if !t.rel(h, conj) {
			return nil
		}
		h = t.head[h]
	}
	return nil
}

// objectPairs gives the objects of the verb a, which ends the relation words.
func (t *tree) objectPairs(words []int, a int, style pairStyle) []pair {
	var out []pair
	o := t.child(a, obj)
	for _, x := range t.apart(o) {
		out = append(out, pair{words, t.object(x, style)})
	}
	return out
}

// governed gives the object and the prepositional phrases of the participle a,
// which ends the relation words.
func (t *tree) governed(words []int, a int) []pair {
	var out []pair
	for _, k := range t.children(a, obj|obl) {
		_, at := t.caseOf(k)
		if k < a || t.rel(k, obl) && len(at) == 0 {
			continue
		}
		for _, x := range t.apart(k) {
			out = append(out, pair{chain(words, at), t.brief(x)})
		}
		if t.rel(k, obj) {
			words = chain(words, t.brief(k))
		}
	}
	return out
}
