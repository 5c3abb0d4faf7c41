package clause

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// sign is something to be seen of a proposition of the graph view that tells whether a
// reader will call it right. What readers find wrong is seldom what a parser doubts:
// of 960 statements of unseen news they took exception to 328, to half of these because
// an end tells nobody what is meant, "the fire", "three men".
type sign struct {
	name   string
	weight float64
	of     func(t *tree, p *corpus.Proposition) float64 // 0 where it is not there, else mostly 1
}

// always is the name of the weight that every proposition has.
const always = "any proposition"

// signs is the table of signs. Their weights, in the logarithm of the odds, are
// signWeights; a sign without one counts nothing.
var signs = func() []sign {
	when := func(name string, is func(t *tree, p *corpus.Proposition) bool) sign {
		return sign{name, signWeights[name], func(t *tree, p *corpus.Proposition) float64 { return count(is(t, p)) }}
	}
	ends := func(name string, is func(t *tree, a *corpus.Argument) bool) sign { // of how many ends
		return sign{name, signWeights[name], func(t *tree, p *corpus.Proposition) float64 {
			return count(is(t, &p.Subject)) + count(is(t, &p.Object))
		}}
	}
	return []sign{
		{"certain tree", signWeights["certain tree"], func(t *tree, p *corpus.Proposition) float64 { return treeOdds(t.treeSigns(p)) }},
		when("rule of verbs", func(_ *tree, p *corpus.Proposition) bool { return ruleName(p) == "verb" }),
		when("rule of be", func(_ *tree, p *corpus.Proposition) bool { return ruleName(p) == "copula" }),
		when("beside a name", func(_ *tree, p *corpus.Proposition) bool { return ruleName(p) == "in-place" || ruleName(p) == "age" }),
		when("no object", func(_ *tree, p *corpus.Proposition) bool { return p.Object.IsZero() }),
		when("object by preposition", func(_ *tree, p *corpus.Proposition) bool { return strings.HasSuffix(p.Rule, "/oblique") }),
		when("time", func(_ *tree, p *corpus.Proposition) bool { return p.Time != nil }),
		when("further arguments", func(_ *tree, p *corpus.Proposition) bool { return len(p.Arguments) > 0 }),
		when("verb before the verb", (*tree).verbBetween),
		when("first sentence", func(t *tree, _ *corpus.Proposition) bool { return t.index == 0 }),
		when("quoted", func(_ *tree, p *corpus.Proposition) bool { return len(p.Said) > 0 && p.Said[0].Quoted }),
		when("no name", func(t *tree, p *corpus.Proposition) bool { return !t.tellsName(&p.Subject) && !t.tellsName(&p.Object) }),
		ends("lone noun", (*tree).loneEnd),
		ends("lone plural", func(t *tree, a *corpus.Argument) bool {
			return a.Head >= 0 && t.feat(a.Head, "Number=Plur") && t.loneEnd(a)
		}),
		ends("definite noun", (*tree).definiteEnd),
		ends("one of a list", func(t *tree, a *corpus.Argument) bool { return a.Head >= 0 && t.rel(a.Head, conj) }),
		when("pronoun as subject", func(t *tree, p *corpus.Proposition) bool { return t.pronounEnd(&p.Subject) && t.namedEnd(&p.Subject) }),
		ends("pronoun for a noun", func(t *tree, a *corpus.Argument) bool { return t.pronounEnd(a) && !t.namedEnd(a) }),
	}
}()

func count(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// ruleName is p's rule without the way in which it was rendered.
func ruleName(p *corpus.Proposition) string {
	name, _, _ := strings.Cut(p.Rule, "/")
	return name
}

// verbBetween reports whether another verb stands between p's subject and its relation, whose
// subject it might be instead.
func (t *tree) verbBetween(p *corpus.Proposition) bool {
	for i := p.Subject.Head + 1; p.Subject.Head >= 0 && i < p.Relation.Head; i++ {
		if t.pos(i, tagVerb) {
			return true
		}
	}
	return false
}

// isNode reports whether a is no value and no predicate, but what a node may stand for.
func isNode(a *corpus.Argument) bool {
	return a.Head >= 0 && !a.IsZero() && !a.Type.IsValue() && a.Type != corpus.Text
}

// namedEnd reports whether a is somebody or something with a name.
func (t *tree) namedEnd(a *corpus.Argument) bool { return isNode(a) && t.doc.named(a.Mention) }

// tellsName reports whether a has a name or holds one: "Berg's house".
func (t *tree) tellsName(a *corpus.Argument) bool {
	return t.namedEnd(a) || isNode(a) && t.nameWithin(t.within(a.Core))
}

// nameWithin reports whether a word of s is part of a name.
func (t *tree) nameWithin(s wordRange) bool {
	return slices.ContainsFunc(t.mention[s.first:s.end], func(m int) bool { return m >= 0 && isName(&t.doc.Mentions[m]) })
}

func (t *tree) pronounEnd(a *corpus.Argument) bool { return isNode(a) && t.pos(a.Head, tagPron|tagDet) }

// loneEnd reports whether a is a noun without a name and with nothing beside it that tells
// which: "the fire".
func (t *tree) loneEnd(a *corpus.Argument) bool {
	if !isNode(a) || t.tellsName(a) || t.pronounEnd(a) {
		return false
	}
	n := 0
	for s := t.within(a.Core); s.first < s.end; s.first++ {
		n += int(count(!t.rel(s.first, det)))
	}
	return n <= 1
}

// definiteEnd reports whether a is a noun without a name that is spoken of as if it were known.
func (t *tree) definiteEnd(a *corpus.Argument) bool {
	if !isNode(a) || t.namedEnd(a) || t.pronounEnd(a) {
		return false
	}
	return t.definite(a.Head)
}
