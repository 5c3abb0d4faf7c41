package clause

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// How the words of a proposition show that it is a denial.

// denyInWords makes the wording of a denial one where the words of its relation are
// not: who denies stands before it ("neither N nor M has signed"), above it ("denied
// that N has signed") or behind it ("found no mines"), and nobody sees that beside
// "has signed".
func (t *tree) denyInWords(p *corpus.Proposition) {
	toks := p.Relation.Tokens
	if p.Polarity != corpus.Negated || len(toks) == 0 || slices.ContainsFunc(toks, t.denying) {
		return
	}
	if t.form(p.Subject.Head) == "nobody" || t.form(p.Object.Head) == "nobody" {
		return // an end denies: "nobody in the cabinet – has read"
	}
	for _, k := range toks { // "is no friend of", "took no part in"
		if before := t.wordsBefore(toks, k); t.pos(k, tagNoun) && t.with(k, "no") && strings.HasPrefix(p.Relation.Wording, before) {
			p.Relation.Wording = strings.TrimSpace(before+" no") + strings.TrimPrefix(p.Relation.Wording, before)
			return
		}
	}
	first, rest, _ := strings.Cut(p.Relation.Wording, " ")
	main := toks[0]
	switch {
	case p.Object.Head > main && p.Object.Head < len(t.toks) && t.with(p.Object.Head, "no"):
		words, rest, more := strings.Cut(p.Relation.Wording, " … ")
		p.Relation.Wording = words + " no"
		if more { // "showed no … throughout the trial"
			p.Relation.Wording += " … " + rest
		}
		return
	case t.pos(main, tagAux) || t.lemma(main) == "be" || first == "is" || first == "are":
		first += " not"
	case t.toks[main].XPOS == "VBD":
		first = "did not " + t.lemma(main)
	case t.toks[main].XPOS == "VBZ":
		first = "does not " + t.lemma(main)
	case t.toks[main].XPOS == "VBP":
		first = "do not " + t.lemma(main)
	default:
		first = "not " + first
	}
	p.Relation.Wording = strings.TrimSpace(first + " " + rest)
}

// with reports whether the noun h has the determiner form.
func (t *tree) with(h int, form string) bool {
	d := t.child(h, det)
	return d >= 0 && t.form(d) == form
}

// wordsBefore is what stands before token k in the words toks.
func (t *tree) wordsBefore(toks []int, k int) string {
	n, _ := slices.BinarySearch(toks, k)
	return t.words(toks[:n])
}

// denying reports whether token i is a word of denial.
func (t *tree) denying(i int) bool {
	f := t.form(i)
	return t.in(i, negators) || t.formIn(i, negators) || t.formIn(i, noWords) || f == "cannot" || strings.HasSuffix(f, "n't") || strings.HasSuffix(f, "n’t") ||
		t.pos(i, tagAdj) && t.in(i, maybeAdjs) && strings.HasPrefix(f, "un")
}

// deniedPiece reports whether the phrase toks is one that is denied, and has lost the word
// that says so.
func (t *tree) deniedPiece(toks []int) bool {
	if len(toks) == 0 || slices.ContainsFunc(toks, t.denying) {
		return false
	}
	for _, i := range toks {
		if !slices.Contains(toks, t.head[i]) {
			both := t.child(i, ccPreconj)
			if of := t.head[i]; of >= 0 && t.ofPhrase(of) == i && (t.lemma(of) == "neither" || t.lemma(of) == "none") {
				return true
			}
			return t.negatedPhrase(i) || t.sharesDenial(i) || both >= 0 && t.denying(both)
		}
	}
	return false
}
