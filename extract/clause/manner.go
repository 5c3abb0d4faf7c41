package clause

import "strings"

// This file keeps in wordings the adverbs without which a fact would be more than the sentence says, or another:
// "was largely impossible", "was once known as", "was fatally shot".

// manner returns the adverbs inside of the words toks of c's relation, or right beside them, that say how, how far,
// how often or for how long.
func (t *tree) manner(c *Clause, toks []int) []int {
	if t.doc.asWritten || len(toks) == 0 || c.Negated && len(c.Agents) > 0 { // a denied passive is turned word by word
		return nil
	}
	first, last := toks[0], toks[len(toks)-1]
	var out []int
	for _, k := range c.Adverbs {
		words := t.subtree(k, nil)
		begin, end := words[0], words[len(words)-1]
		if end-begin+1 != len(words) || !t.limits(k) {
			continue
		}
		inside := begin > first && end < last
		before := end == first-1 && begin > 0 || c.Copular && end == c.Pred-1 && begin > last
		if inside || before || begin == last+1 && !c.Copular {
			out = union(out, words)
		}
	}
	return out
}

// mannerBehind returns the first such adverb behind the object o: "will serve Norvik forever".
func (t *tree) mannerBehind(c *Clause, o int) []int {
	for _, k := range c.Adverbs {
		if k > o && t.limits(k) {
			return t.subtree(k, nil)
		}
	}
	return nil
}

// limits reports whether the adverb k, alone or with one that says to what degree, tells how something is done rather
// than how its sentence goes on from another, when, or what the speaker thinks of it.
func (t *tree) limits(k int) bool {
	for _, d := range t.kids[k] {
		if !t.rel(d, advmod|fixed) || len(t.kids[d]) > 0 {
			return false
		}
	}
	return t.formIn(k, limiting) || strings.HasSuffix(t.form(k), "ly") && !t.formIn(k, commenting) && !t.formIn(k, hearsayAdverbs) && !t.formIn(k, maybeAdverbs)
}

// limiting are the adverbs of manner and measure without "-ly".
var limiting = words(`all almost once twice thrice again forever alone together often sometimes seldom halfway half wholesale outright hard anew online`)

// commenting adverbs tell when, what the speaker thinks of it, or how a sentence goes on from the one before.
var commenting = words(`only early daily weekly monthly yearly finally eventually ultimately recently lately currently presently shortly
	subsequently consequently accordingly similarly likewise additionally firstly secondly thirdly lastly conversely alternatively respectively
	actually really obviously clearly certainly definitely surely undoubtedly evidently naturally admittedly honestly frankly basically
	literally fortunately unfortunately sadly hopefully luckily thankfully interestingly importantly notably particularly especially
	specifically surprisingly unsurprisingly ironically curiously namely`)
