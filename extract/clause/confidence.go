package clause

import (
	"math"
	"slices"
	"sort"
	"strings"

	"tercet/corpus"
)

// Confidence is a probability. Of what a graph stores it is that of a reader who calls
// the proposition right: true of its sentence, and of use to whom has not the text. It
// comes from the signs of signs.go, of which the tree's own certainty is one. In the
// views that keep the sentence's words it is that of agreeing with the annotators of
// the benchmarks, the product of two: that the parser did not mislead (treeConfidence)
// and, if it did not, that the rule is right (ruleShares). All weights are fitted by
// `make confidence`.

// confidence returns the confidence of a rendered proposition, in thousandths so
// that it is the same on every processor.
func (t *tree) confidence(p *corpus.Proposition) float64 {
	var c float64
	if t.doc.asWritten {
		c = t.treeConfidence(p) * ruleShare(p.Rule)
	} else {
		odds := signWeights[always]
		for _, s := range signs {
			odds += float64(s.weight * s.of(t, p))
		}
		c = probability(odds)
	}
	return math.Round(1000*min(max(c, .01), .99)) / 1000
}

// ruleShare returns the share of a rule's propositions that are right where the
// tree is. A part after a slash, which says how it was rendered, does not count.
func ruleShare(rule string) float64 {
	name, _, _ := strings.Cut(rule, "/")
	if share, ok := ruleShares[name]; ok {
		return share
	}
	for _, r := range grammar {
		if r.Name == name {
			return r.Weight
		}
	}
	return .8
}

// treeConfidence is the probability that the right tree would have given p too,
// by logistic regression on the signs of the tree.
func (t *tree) treeConfidence(p *corpus.Proposition) float64 {
	return probability(treeOdds(t.treeSigns(p)))
}

// treeOdds is the logarithm of the odds that signs speak for.
func treeOdds(signs [len(treeSignNames)]float64) float64 {
	z := treeWeights[0]
	for i, v := range signs {
		z += float64(treeWeights[i+1] * v)
	}
	return z
}

// probability turns the logarithm of odds into a probability.
func probability(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }

// treeSignNames name what treeSigns returns, for explanations.
var treeSignNames = [...]string{"way between the words", "arguments", "whole sentence"}

// treeSigns are what shows whether the tree below p can be trusted: the parser's
// certainty of the words on the way between the relation and the heads of the
// arguments; of the words within the arguments; and of the whole sentence.
func (t *tree) treeSigns(p *corpus.Proposition) [len(treeSignNames)]float64 {
	way := t.way(p)
	onWay, inside := 1.0, 1.0
	for _, i := range way {
		onWay *= t.certainty(i)
	}
	s, o := t.within(p.Subject.Core), t.within(p.Object.Core)
	for i := min(s.first, o.first); i < max(s.end, o.end); i++ {
		if _, on := slices.BinarySearch(way, i); !on && (s.has(i) || o.has(i)) {
			inside *= t.certainty(i)
		}
	}
	return [...]float64{
		logit(onWay),
		logit(inside),
		-math.Log(.003 + 1 - math.Exp(float64(t.doc.Sentences[t.index].Score))),
	}
}

func logit(p float64) float64 {
	p = min(max(p, .002), .998)
	return math.Log(p / (1 - p))
}

// certainty is the probability that the arc of token i is right; arcs are taken to be independent.
func (t *tree) certainty(i int) float64 { return 1 - float64(t.toks[i].Doubt)/1000 }

// way returns the words whose arcs decide what p says: those of its relation, and
// those that join it to the heads of the arguments.
func (t *tree) way(p *corpus.Proposition) []int {
	words := append([]int{p.Relation.Head}, p.Relation.Tokens...)
	for _, h := range [...]int{p.Subject.Head, p.Object.Head} {
		if h < 0 {
			continue
		}
		top := h // climbs to the first word that governs both
		for n := 0; t.head[top] >= 0 && !t.under(p.Relation.Head, top) && n < maxSteps; n++ {
			words = append(words, top)
			top = t.head[top]
		}
		for i, n := p.Relation.Head, 0; i >= 0 && i != top && n < maxSteps; n++ {
			words = append(words, i)
			i = t.head[i]
		}
	}
	return union(words)
}

// wordRange is the words from first to before end.
type wordRange struct{ first, end int }

func (s wordRange) has(i int) bool { return s.first <= i && i < s.end }

// within returns the words of a span of the sentence.
func (t *tree) within(s corpus.Span) wordRange {
	first := sort.Search(len(t.toks), func(i int) bool { return t.toks[i].Start >= s.Start })
	end := first
	for end < len(t.toks) && t.toks[end].End <= s.End {
		end++
	}
	return wordRange{first, end}
}
