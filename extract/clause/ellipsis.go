package clause

import (
	"cmp"
	"slices"
	"strings"

	"tercet/corpus"
)

// ellipses returns what the sentence says by repeating an auxiliary only: "Tarsia
// has not", "neither does Norvik", "and so did the union". What is left out stands
// in the clause before it, whose propositions are among those found so far.
func (t *tree) ellipses(found []corpus.Proposition, opt Options) []corpus.Proposition {
	if t.doc.asWritten {
		return nil
	}
	var out []corpus.Proposition
	for i := range t.toks {
		subject, denied := t.elliptic(i)
		if subject < 0 {
			continue
		}
		sentence, verb := t.leftOut(i)
		if verb < 0 {
			continue
		}
		seen := map[string]bool{}
		first, _ := slices.BinarySearchFunc(found, sentence, func(p corpus.Proposition, s int) int { return cmp.Compare(p.Sentence, s) })
		for _, p := range found[first:] {
			if p.Sentence != sentence {
				break
			}
			if p.Relation.Head != verb || strings.HasSuffix(p.Rule, "passive") || seen[p.Relation.Canonical+"|"+p.Object.Text] {
				continue
			}
			seen[p.Relation.Canonical+"|"+p.Object.Text] = true
			out = append(out, t.repeat(i, subject, denied, p, opt)...)
		}
	}
	return out
}

// elliptic returns the subject of i if i is an auxiliary without a verb, and
// whether it denies; -1 if it is none.
func (t *tree) elliptic(i int) (subject int, denied bool) {
	if t.below[i]&(nsubj|obj) == 0 {
		return -1, false
	}
	verb := i
	if t.form(i) == "not" || t.form(i) == "too" {
		verb = t.child(i, aux|cop)
		denied = t.form(i) == "not"
	}
	if verb < 0 || !t.in(verb, auxiliary) && !t.formIn(verb, modals) || !t.headsClause(i) {
		return -1, false
	}
	subject = -1
	so := false
	for _, k := range t.kids[i] {
		f := t.form(k)
		switch {
		case f == "neither" || f == "nor":
			so, denied = true, true
		case f == "so" || f == "too" || f == "also" || f == "either" || f == "yet" || f == "still":
			so = true
		case t.in(k, negators):
			denied = true
		case k == verb || t.rel(k, punct|cc):
		case t.rel(k, nsubj) || t.rel(k, obj) && k > i && so:
			subject = k
		default:
			return -1, false
		}
	}
	for k := i - 1; k >= 0 && k >= i-2; k-- { // "and so did N", where so stands beside
		so = so || t.form(k) == "so"
	}
	if !so && !denied {
		return -1, false
	}
	return subject, denied
}

var (
	auxiliary = words(`do have be will can`)
	fronted   = words(`neither nor`) // deny before the auxiliary
)

// leftOut returns the sentence and the verb that the auxiliary i stands for: the
// one beside it, else the one that governs the sentence before.
func (t *tree) leftOut(i int) (sentence, verb int) {
	if h := t.head[i]; h >= 0 && t.rel(i, conj|parataxis) && h < i && t.pos(h, tagVerb|tagAdj|tagNoun) {
		return t.index, h
	}
	if t.head[i] >= 0 || t.index == 0 || t.doc.Sentences[t.index-1].Block != t.doc.Sentences[t.index].Block {
		return 0, -1
	}
	before := t.doc.tree(t.index - 1)
	for k := range before.toks {
		if before.head[k] < 0 && before.pos(k, tagVerb) {
			return before.index, k
		}
	}
	return 0, -1
}

// repeat is the proposition p of another subject.
func (t *tree) repeat(i, subject int, denied bool, p corpus.Proposition, opt Options) []corpus.Proposition {
	var out []corpus.Proposition
	for _, s := range t.phrases(subject) {
		s = t.speakerForPerson(s)
		q := p
		q.Subject, q.Sentence, q.Rule, q.Confidence = t.argument(s), t.index, "ellipsis", p.Confidence*.8
		if !t.fits(s, q.Subject, opt) || q.Subject.Text == p.Subject.Text {
			continue
		}
		q.Polarity = corpus.Affirmed
		if denied != s.Negated {
			q.Polarity = corpus.Negated
		}
		q.Relation.Wording = t.repeated(i, p)
		if p.Sentence != t.index {
			q.Relation.Head, q.Relation.Tokens, q.Object.Head = i, nil, -1
			q.Arguments, q.Place = nil, nil
		}
		q.Time = nil
		out = append(out, q)
	}
	return out
}

// repeated is the wording of p after the auxiliary i: "has not signed".
func (t *tree) repeated(i int, p corpus.Proposition) string {
	verb := t.doc.tree(p.Sentence)
	main, rest, _ := strings.Cut(p.Relation.Canonical, "_")
	switch l := t.lemma(i); {
	case main == "be" && l == "be": // "was not", of what was elected
		main = ""
	case main == "be" && l == "have":
		main = "been"
	case main != "be" && (l == "have" || l == "be") && verb.toks[p.Relation.Head].XPOS == "VBN":
		main = verb.form(p.Relation.Head)
	}
	var group []int
	not := ""
	for _, k := range append([]int{i}, t.kids[i]...) {
		switch {
		case t.formIn(k, fronted):
			not = "not" // "neither did Tarsia": Tarsia did not
		case k == i || t.rel(k, aux|cop) || t.in(k, negators):
			group = append(group, k)
		}
	}
	return strings.Join(strings.Fields(strings.Join([]string{t.words(union(group)), not, main, strings.ReplaceAll(rest, "_", " ")}, " ")), " ")
}
