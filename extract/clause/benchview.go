package clause

import (
	"sort"
	"strings"

	"tercet/corpus"
)

// nary renders a clause as one proposition with all its arguments in full, in
// the words of the sentence.
func (t *tree) nary(c *Clause) []corpus.Proposition {
	if len(c.Subjects) == 0 {
		return nil
	}
	subject := c.Subjects[0]
	var words []int
	var args [][]int
	switch {
	case c.Verbal:
		words = union(c.Words, c.Adverbs)
		args = t.naryArguments(c, &words)
	case c.Rule == "copula":
		words = union(c.Verb, t.closeAdverbs(c))
		args = append([][]int{t.predicateWords(c.Pred, subject.Head)}, t.circumstances(c)...)
	case c.Rule == "complement" || c.Rule == "only-to" || c.Rule == "caused":
		return nil
	case c.Rule == "title" || c.Rule == "apposition":
		args = [][]int{t.description(c.Pred, subject.Head)}
	default:
		return nil
	}
	if len(args) == 0 && c.Verbal && len(c.Chain) == 1 && t.tooBare(c, c.Pred) {
		return nil
	}
	p := t.plain(c, t.joined1(subject.Head), words, args)
	if p.Subject.Text == "" || p.Object.Text == "" && !c.Verbal {
		return nil
	}
	return []corpus.Proposition{p}
}

// plain makes a proposition of tokens; bare participles and nominal clauses get "is".
func (t *tree) plain(c *Clause, subject, words []int, args [][]int) corpus.Proposition {
	p := corpus.Proposition{Sentence: t.index, Factuality: c.Factuality, Said: c.Said, Rule: c.Rule}
	if c.Negated {
		p.Polarity = corpus.Negated
	}
	p.Subject = t.phraseArgument(subject)
	p.Object.Head, p.Object.Mention = -1, -1
	for n, a := range args {
		if n == 0 {
			p.Object = t.phraseArgument(a)
		} else {
			p.Arguments = append(p.Arguments, t.phraseArgument(a))
		}
	}
	p.Relation = corpus.Relation{Canonical: c.Relation, Wording: t.spaced(words), Head: c.Pred, Tokens: words}
	verb := false
	for _, i := range words {
		verb = verb || t.pos(i, "AUX") || t.pos(i, "VERB") && !(c.Passive && i == c.Chain[0])
	}
	if !verb && (c.Passive || !c.Verbal) {
		p.Relation.Wording = strings.TrimSpace("is " + p.Relation.Wording)
	}
	p.Confidence = t.confidence(c, fact{}, c.Subjects[0])
	return p
}

// spaced joins tokens with a space between any two, as pre-tokenized text has them.
func (t *tree) spaced(toks []int) string {
	var b []string
	for _, i := range toks {
		b = append(b, t.toks[i].Form)
	}
	return strings.Join(b, " ")
}

func (t *tree) phraseArgument(toks []int) corpus.Argument {
	toks = t.trim(toks)
	a := corpus.Argument{Span: t.span(toks), Core: t.span(toks), Head: -1, Mention: -1, Text: t.spaced(toks)}
	if len(toks) > 0 {
		a.Head = toks[0]
	}
	return a
}

// asides are branches that a full argument leaves out.
func (t *tree) asides(k int) bool {
	return t.is(k, "acl:relcl", "appos", "parataxis", "advcl:relcl", "cc:preconj", "discourse", "vocative")
}

// joined1 returns a phrase with its coordination, without relative clauses and
// appositions.
func (t *tree) joined1(h int) []int {
	return t.stretch(t.subtree(h, func(k int) bool {
		return t.asides(k) || t.head[k] == h && t.is(k, "case", "mark", "cop", "aux", "nsubj", "punct", "advmod", "cc") && k < h && !t.inner(k, h)
	}), h)
}

// inner keeps quotation marks, brackets and hyphens inside a phrase.
func (t *tree) inner(k, h int) bool {
	return t.is(k, "punct") && k < h && t.kid(h, "det", "amod") >= 0 && k > t.kids[h][0] || t.is(k, "advmod") && t.is(h, "obj", "nsubj", "obl", "nmod") && k < h && !negators[t.lemma(k)]
}

// stretch keeps of toks what is connected to h, so that an argument left without
// its aside does not run on behind it.
func (t *tree) stretch(toks []int, h int) []int {
	return t.trim(t.fill(toks))
}

// withCase1 is joined1 with the phrase's preposition in front.
func (t *tree) withCase1(h int) []int {
	_, at := t.caseOf(h)
	return union(at, t.joined1(h))
}

// naryArguments lists the arguments of a verb's clause in text order. Where there
// is no object, the first preposition joins the relation.
func (t *tree) naryArguments(c *Clause, words *[]int) [][]int {
	i := c.Pred
	var objects, rest []int
	for _, k := range t.kids[i] {
		switch {
		case t.is(k, "obj", "iobj") && t.antecedent(k) < 0:
			objects = append(objects, k)
		case t.is(k, "xcomp") && t.pos(k, "ADJ", "NOUN", "PROPN") && t.copulaOf(k) < 0:
			objects = append(objects, k)
		case t.is(k, "obl") && t.antecedent(k) < 0 && !t.pos(k, "ADP"), t.is(k, "nmod") && k > i:
			rest = append(rest, k)
		case t.is(k, "ccomp") && !t.reportsBack(i, k):
			objects = append(objects, k)
		}
	}
	var args [][]int
	if len(objects) == 0 {
		if p, ok := t.gapObject(i); ok && p.Case == "" {
			args = append(args, t.joined1(p.Head))
		} else if k := t.sharedObject(i); k >= 0 {
			objects = append(objects, k)
		} else if k := t.kid(i, "obj"); k >= 0 && t.antecedent(k) >= 0 {
			args = append(args, t.joined1(t.antecedent(k)))
		}
	}
	sort.Ints(objects)
	for _, k := range objects {
		args = append(args, t.withCase1(k))
	}
	first := len(args) == 0
	after, before := []int{}, []int{}
	for _, k := range rest {
		if k > i {
			after = append(after, k)
		} else {
			before = append(before, k)
		}
	}
	for _, k := range append(after, before...) {
		if _, at := t.caseOf(k); first && len(at) > 0 && k > i {
			*words = union(*words, at)
			args = append(args, t.joined1(k))
		} else {
			args = append(args, t.withCase1(k))
		}
		first = false
	}
	return args
}

// reportsBack reports whether the complement k of i stands before it, in quotes
// or not, and so is better told as a clause of its own.
func (t *tree) reportsBack(i, k int) bool { return false }

// closeAdverbs are the adverbs between a form of be and its predicate.
func (t *tree) closeAdverbs(c *Clause) []int {
	var out []int
	for _, a := range c.Adverbs {
		if len(c.Verb) > 0 && a > c.Verb[0]-2 && a < c.Pred {
			out = append(out, a)
		}
	}
	return out
}

// predicateWords is the full predicate of a form of be.
func (t *tree) predicateWords(h, subject int) []int {
	return t.trim(t.fill(t.subtree(h, func(k int) bool {
		if t.asides(k) || k == subject {
			return true
		}
		return t.head[k] == h && (t.is(k, "nsubj", "cop", "aux", "mark", "advcl", "csubj", "punct", "expl") || t.is(k, "cc") && k < h ||
			t.is(k, "conj") && (t.pos(k, "VERB") || t.kid(k, "cop", "nsubj") >= 0) || t.is(k, "advmod") && k < h && t.pos(h, "NOUN", "PROPN") || t.is(k, "obl") && k < h) ||
			t.is(k, "cc") && t.head[k] >= 0 && t.pos(t.head[k], "VERB") && t.head[t.head[k]] == h
	})))
}

// circumstances are the phrases before the subject of a copular clause.
func (t *tree) circumstances(c *Clause) [][]int {
	var out [][]int
	for _, k := range t.kids[c.Pred] {
		if t.is(k, "obl") && k < c.Pred && t.antecedent(k) < 0 {
			out = append(out, t.withCase1(k))
		}
	}
	return out
}

// description is a title or an appositive without the name it describes.
func (t *tree) description(h, name int) []int {
	return t.trim(t.fill(t.subtree(h, func(k int) bool {
		return k == name || t.asides(k) || t.is(k, "conj", "cc") && t.head[k] == h || t.is(k, "punct")
	})))
}

// binary renders a clause as one proposition an argument, with short exact spans.
func (t *tree) binary(c *Clause) []corpus.Proposition {
	if !c.Verbal && c.Rule != "copula" && c.Rule != "complement" {
		return nil
	}
	var out []corpus.Proposition
	for _, s := range c.Subjects {
		if len(t.brief(s.Head)) == 0 {
			continue
		}
		for _, part := range t.binaryParts(c) {
			p := t.plain(c, t.brief(s.Head), part.words, [][]int{part.object})
			if p.Object.Text != "" && p.Object.Text != p.Subject.Text {
				out = append(out, p)
			}
		}
	}
	return out
}

// binaryPart is a relation and an object in the making.
type binaryPart struct{ words, object []int }

// brief is a noun phrase with its determiner and adjectives and its "of" phrases.
func (t *tree) brief(h int) []int {
	return t.trim(t.fill(t.subtree(h, func(k int) bool {
		if t.asides(k) || t.is(k, "conj", "cc", "acl", "advcl", "punct", "nsubj", "cop", "aux", "mark", "ccomp", "xcomp", "obl", "expl") && t.form(k) != "-" {
			return true
		}
		if t.is(k, "case") && t.head[k] == h && t.form(k) != "'s" && t.form(k) != "'" {
			return true
		}
		return t.is(k, "nmod") && k > h && !t.caseIs(k, "of")
	})))
}

func (t *tree) binaryParts(c *Clause) []binaryPart {
	i := c.Pred
	words := c.Words
	var out []binaryPart
	var object []int
	if !c.Verbal {
		words = c.Verb
		if c.Rule == "complement" {
			words = t.verbGroup(i).words
			for _, p := range append(append([]Phrase{}, c.Complement...), c.Objects...) {
				out = append(out, binaryPart{words, t.brief(p.Head)})
			}
			return out
		}
		for n, h := range append([]int{i}, t.conjuncts(i)...) {
			if n > 0 && t.kid(h, "cop", "nsubj") >= 0 {
				continue
			}
			_, at := t.caseOf(h)
			object = t.brief(h)
			out = append(out, binaryPart{union(words, at), object})
			if n == 0 {
				words = union(words, at)
				out = append(out, t.nounChain(words, h)...)
			}
		}
		object = t.brief(i)
	} else {
		for n, o := range append(append([]Phrase{}, c.Objects...), c.Indirect...) {
			b := t.brief(o.Head)
			out = append(out, binaryPart{words, b})
			if n == 0 {
				object = b
			}
			out = append(out, t.nounChain(words, o.Head)...)
		}
		for _, p := range c.Complement {
			out = append(out, binaryPart{union(words, object), t.brief(p.Head)})
		}
		for _, a := range c.Agents {
			out = append(out, binaryPart{union(words, a.CaseAt), t.brief(a.Head)})
		}
	}
	for _, k := range t.kids[i] {
		if !t.is(k, "obl") || t.pos(k, "ADP") || t.antecedent(k) >= 0 {
			continue
		}
		_, at := t.caseOf(k)
		for n, h := range append([]int{k}, t.conjuncts(k)...) {
			w := union(words, object, at)
			out = append(out, binaryPart{w, t.brief(h)})
			if n == 0 && len(object) == 0 {
				out = append(out, t.nounChain(w, h)...)
			}
		}
	}
	return out
}

// nounChain runs the relation on through a noun to its complements: "became a
// justice of | the Court".
func (t *tree) nounChain(words []int, h int) []binaryPart {
	var out []binaryPart
	for _, k := range t.kids[h] {
		_, at := t.caseOf(k)
		if k < h || !t.is(k, "nmod") || len(at) == 0 {
			continue
		}
		for _, x := range append([]int{k}, t.conjuncts(k)...) {
			out = append(out, binaryPart{union(words, t.briefNoun(h), at), t.brief(x)})
		}
	}
	return out
}

// briefNoun is brief without complements.
func (t *tree) briefNoun(h int) []int {
	var out []int
	for _, i := range t.brief(h) {
		if i <= h || t.is(i, "flat", "fixed") {
			out = append(out, i)
		}
	}
	return out
}
