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
		if t.hasVerbalComplement(c.Pred) || t.inserted(c.Pred) {
			return nil
		}
		words = union(c.Words, t.closeAdverbs(c))
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
	for _, p := range c.Times {
		if h := t.head[p.Head]; c.Verbal && h != c.Pred && h >= 0 && !p.Gap && len(p.CaseAt) > 0 {
			args = append(args, t.withPreposition(p.Head)) // shared by coordination
		}
	}
	p := t.plain(c, t.subjectWords(c, subject), words, args, false)
	if p.Subject.Text == "" || p.Object.Text == "" && !c.Verbal {
		return nil
	}
	return []corpus.Proposition{p}
}

// subjectWords is the subject in full, without the clause that it is taken from.
func (t *tree) subjectWords(c *Clause, s Phrase) []int {
	words := t.coordinated(s.Head)
	if !s.Gap || !t.under(c.Chain[0], s.Head) {
		return words
	}
	for a := c.Chain[0]; a >= 0 && a != s.Head; a = t.head[a] {
		if t.head[a] == s.Head {
			words = without(words, t.subtree(a, nil))
		}
	}
	return t.trim(words)
}

// plain makes a proposition of tokens; nominal clauses get "is", and participles
// without an auxiliary do unless bare is set.
func (t *tree) plain(c *Clause, subject, words []int, args [][]int, bare bool) corpus.Proposition {
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
	p.Relation = corpus.Relation{Canonical: c.Relation, Wording: t.spaced(words), Head: c.Pred, Tokens: union(words)}
	verb := false
	for _, i := range words {
		verb = verb || t.pos(i, "AUX") || t.pos(i, "VERB") && !(c.Passive && i == c.Chain[0])
	}
	if !verb && (c.Passive && !bare || !c.Verbal) {
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
	a := corpus.Argument{Span: t.span(toks), Core: t.span(toks), Head: -1, Mention: -1, Text: t.spaced(toks)}
	if len(toks) > 0 {
		a.Head = toks[0]
	}
	return a
}

// asides are branches that a full argument leaves out.
func (t *tree) asides(k int) bool {
	if t.is(k, "appos") && t.head[k] >= 0 { // "the album The Plan" is one name, "the album, The Plan" two
		for i := t.head[k] + 1; i < k; i++ {
			if f := t.toks[i].Form; f == "," || f == "(" || f == "-LRB-" || f == "--" || f == ":" || f == "–" || f == "—" {
				return true
			}
		}
		return false
	}
	if t.is(k, "acl") && k > 0 {
		first := t.subtree(k, nil)[0]
		if first > 0 && (t.form(first) == "," || t.form(first-1) == ",") {
			return true
		}
	}
	return t.is(k, "acl:relcl", "parataxis", "advcl:relcl", "cc:preconj", "discourse", "vocative")
}

// coordinated returns a phrase with its coordination, without relative clauses and
// appositions.
func (t *tree) coordinated(h int) []int {
	_, at := t.caseOf(h)
	drop := union(at, t.kidsOf(h, "mark"))
	return t.whole(h, func(k int) bool {
		if t.asides(k) || t.head[k] == h && t.is(k, "cop", "aux", "nsubj", "expl") {
			return true
		}
		for _, d := range drop {
			if d == k {
				return true
			}
		}
		return false
	})
}

// whole returns the branches of h but those that skip drops, with the
// punctuation between them and paired quotation marks around them.
func (t *tree) whole(h int, skip func(int) bool) []int {
	words := t.subtree(h, func(k int) bool { return skip(k) || t.is(k, "punct") })
	for len(words) > 1 && t.is(words[0], "cc") {
		words = words[1:]
	}
	out := words
	for n := 0; n+1 < len(words); n++ {
		gap := true
		for i := words[n] + 1; i < words[n+1]; i++ {
			gap = gap && t.pos(i, "PUNCT")
		}
		for i := words[n] + 1; gap && i < words[n+1]; i++ {
			out = append(out, i)
		}
	}
	out = union(out)
	if len(out) == 0 {
		return out
	}
	first, last := out[0], out[len(out)-1]
	opened, closed := 0, 0
	for _, i := range out {
		switch t.toks[i].Form {
		case "``", "“", "(", "-LRB-", "`":
			opened++
		case "''", "”", ")", "-RRB-":
			closed++
		}
	}
	if first > 0 && isOpening(t.toks[first-1].Form) && (closed > opened || last+1 < len(t.toks) && isClosing(t.toks[last+1].Form)) {
		out = append([]int{first - 1}, out...)
		opened++
	}
	if opened > closed && last+1 < len(t.toks) && isClosing(t.toks[last+1].Form) {
		out = append(out, last+1)
	}
	return out
}

func isOpening(f string) bool { return f == "``" || f == "“" }
func isClosing(f string) bool { return f == "''" || f == "”" }

// withPreposition is coordinated with the phrase's preposition in front.
func (t *tree) withPreposition(h int) []int {
	_, at := t.caseOf(h)
	return union(at, t.coordinated(h))
}

// clauseWords is a complement clause without its conjunction.
func (t *tree) clauseWords(h int) []int {
	return t.whole(h, func(k int) bool { return t.head[k] == h && t.is(k, "mark") && t.form(k) == "that" })
}

// naryArguments lists the arguments of a verb's clause: objects, then the rest in
// text order. Where there is no object, the first preposition joins the relation.
func (t *tree) naryArguments(c *Clause, words *[]int) [][]int {
	i := c.Pred
	var args [][]int
	for _, v := range c.Chain[:len(c.Chain)-1] {
		if o := t.kid(v, "obj", "iobj"); o >= 0 && t.antecedent(o) < 0 {
			args = append(args, t.coordinated(o))
		}
	}
	var objects, rest []int
	for _, k := range t.kids[i] {
		switch {
		case t.is(k, "obj", "iobj") && t.antecedent(k) < 0, t.is(k, "xcomp") && t.pos(k, "ADJ", "NOUN", "PROPN", "NUM") && t.copulaOf(k) < 0:
			objects = append(objects, k)
		case t.is(k, "obl") && t.antecedent(k) < 0 && !t.pos(k, "ADP"), t.is(k, "nmod") && k > i:
			rest = append(rest, k)
		case t.is(k, "ccomp"):
			for _, m := range t.kidsOf(k, "mark") {
				if t.form(m) == "that" {
					*words = union(*words, []int{m})
				}
			}
			args = append(args, t.clauseWords(k))
		}
	}
	if len(objects) == 0 && len(args) == 0 {
		if p, ok := t.gapObject(i); ok && p.Case == "" {
			args = append(args, t.coordinated(p.Head))
		} else if k := t.sharedObject(i); k >= 0 {
			objects = append(objects, k)
		} else if k := t.kid(i, "obj"); k >= 0 && t.antecedent(k) >= 0 {
			args = append(args, t.coordinated(t.antecedent(k)))
		}
	}
	for _, k := range objects {
		args = append(args, t.withPreposition(k))
	}
	first := len(args) == 0
	sort.SliceStable(rest, func(a, b int) bool { return t.oblRank(c, rest[a]) < t.oblRank(c, rest[b]) })
	for _, k := range rest {
		if _, at := t.caseOf(k); first && len(at) > 0 && k > i {
			*words = union(*words, at)
			args = append(args, t.coordinated(k))
		} else {
			args = append(args, t.withPreposition(k))
		}
		first = false
	}
	return args
}

// oblRank orders prepositional phrases: participants, then times, then what
// stands before the verb.
func (t *tree) oblRank(c *Clause, k int) int {
	switch {
	case k < c.Pred:
		return 3
	case t.temporal(k):
		return 2
	case c.Passive && t.caseIs(k, "as"):
		return 0
	}
	return 1
}

// hasVerbalComplement reports whether an infinitive below i tells all that i does.
func (t *tree) hasVerbalComplement(i int) bool {
	for _, k := range t.kids[i] {
		if t.is(k, "xcomp") && (t.pos(k, "VERB") || t.kid(k, "cop") >= 0) {
			return true
		}
	}
	return false
}

// closeAdverbs are the adverbs inside a relation and right beside it.
func (t *tree) closeAdverbs(c *Clause) []int {
	words := c.Words
	if c.Copular {
		words = c.Verb
		if t.pos(c.Pred, "ADJ") {
			return nil // they are part of the predicate
		}
	}
	if len(words) == 0 {
		return nil
	}
	first, last := words[0], words[len(words)-1]
	var out []int
	for _, a := range c.Adverbs {
		if len(t.kids[a]) == 0 && (a > first && a < last || a == first-1 && a > 0 && !t.pos(a-1, "PUNCT") || a == last+1 && (!c.Copular || a < c.Pred)) {
			out = append(out, a)
		}
	}
	return out
}

// predicateWords is the full predicate of a form of be.
func (t *tree) predicateWords(h, subject int) []int {
	return t.whole(h, func(k int) bool {
		if t.asides(k) || k == subject {
			return true
		}
		if t.head[k] != h {
			return t.is(k, "cc") && t.head[k] >= 0 && t.is(t.head[k], "conj") && t.head[t.head[k]] == h && t.clausalConj(t.head[k])
		}
		return t.is(k, "nsubj", "cop", "aux", "mark", "advcl", "csubj", "expl") || t.is(k, "cc") && k < h || t.is(k, "conj") && t.clausalConj(k) ||
			t.is(k, "advmod") && k < h && t.pos(h, "NOUN", "PROPN") || t.is(k, "obl") && k < h || t.is(k, "advmod") && negators[t.lemma(k)]
	})
}

// clausalConj reports whether the conjunct k is a predicate of its own.
func (t *tree) clausalConj(k int) bool {
	return t.pos(k, "VERB") || t.kid(k, "cop", "nsubj") >= 0
}

// circumstances are the phrases before the subject of a copular clause.
func (t *tree) circumstances(c *Clause) [][]int {
	var out [][]int
	for _, k := range t.kids[c.Pred] {
		if t.is(k, "obl") && k < c.Pred && t.antecedent(k) < 0 {
			out = append(out, t.withPreposition(k))
		}
	}
	return out
}

// description is a title or an appositive without the name it describes.
func (t *tree) description(h, name int) []int {
	return t.whole(h, func(k int) bool { return k == name || t.asides(k) || t.is(k, "conj", "cc", "case") && t.head[k] == h })
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
			p := t.plain(c, t.brief(s.Head), part.words, [][]int{part.object}, true)
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
	return t.whole(h, func(k int) bool {
		if t.asides(k) || t.is(k, "conj", "cc", "acl", "advcl", "punct", "nsubj", "cop", "aux", "mark", "ccomp", "xcomp", "obl", "expl") {
			return true
		}
		if t.is(k, "case") && t.head[k] == h && t.form(k) != "'s" && t.form(k) != "'" {
			return true
		}
		return t.is(k, "nmod") && !t.is(k, "nmod:poss") && k > h && !t.caseIs(k, "of")
	})
}

func (t *tree) binaryParts(c *Clause) []binaryPart {
	i := c.Pred
	words := c.Words
	var out []binaryPart
	var object []int
	switch {
	case c.Rule == "complement":
		words = t.verbGroup(i).words
		for _, x := range t.kidsOf(i, "xcomp") {
			_, at := t.caseOf(x)
			for _, h := range append([]int{x}, t.conjuncts(x)...) {
				out = append(out, binaryPart{chain(words, at), t.brief(h)})
				out = append(out, t.nounChain(chain(words, at), h, 0)...)
			}
		}
		return out
	case !c.Verbal:
		words = c.Verb
		_, at := t.caseOf(i)
		for n, h := range append([]int{i}, t.conjuncts(i)...) {
			if n > 0 && t.kid(h, "cop", "nsubj") >= 0 || t.pos(h, "ADJ") && t.kid(h, "obl") > h {
				continue
			}
			out = append(out, binaryPart{chain(words, at), t.brief(h)})
		}
		words = chain(words, at)
		out = append(out, t.nounChain(words, i, 0)...)
		object = t.brief(i)
	default:
		for n, o := range append(append([]Phrase{}, c.Objects...), c.Indirect...) {
			b := t.brief(o.Head)
			for _, p := range c.Complement {
				if x := t.brief(p.Head); n == 0 && len(x) > 0 && len(b) > 0 && x[0] == b[len(b)-1]+1 {
					b = chain(b, x)
				}
			}
			out = append(out, binaryPart{words, b})
			if n == 0 {
				object = t.brief(o.Head)
			}
			out = append(out, t.nounChain(words, o.Head, 0)...)
		}
		if len(c.Objects) == 0 && len(c.Complement) > 0 {
			object = t.brief(c.Complement[0].Head)
		}
		if k := t.kid(i, "ccomp"); k > i {
			out = append(out, binaryPart{words, t.whole(k, func(int) bool { return false })})
		}
		for _, a := range c.Agents {
			out = append(out, binaryPart{chain(words, t.agentCase(a.Head)), t.brief(a.Head)})
		}
	}
	for _, k := range t.kids[i] {
		if !t.is(k, "obl") || t.pos(k, "ADP") || t.antecedent(k) >= 0 || c.Passive && len(c.Agents) > 0 && t.caseIs(k, "by") {
			continue
		}
		_, at := t.caseOf(k)
		w := chain(words, object, at)
		if t.temporal(k) {
			out = append(out, binaryPart{w, t.coordinated(k)})
			continue
		}
		for n, h := range append([]int{k}, t.conjuncts(k)...) {
			out = append(out, binaryPart{w, t.brief(h)})
			if n == 0 && len(object) == 0 {
				out = append(out, t.nounChain(w, h, 0)...)
			}
		}
	}
	return out
}

// chain appends token lists in the order given.
func chain(lists ...[]int) []int {
	var out []int
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// agentCase returns the "by" of an agent, which coordination may share.
func (t *tree) agentCase(h int) []int {
	for n := 0; h >= 0 && n < maxSteps; n++ {
		if _, at := t.caseOf(h); len(at) > 0 {
			return at
		}
		if !t.is(h, "conj") {
			return nil
		}
		h = t.head[h]
	}
	return nil
}

// nounChain runs the relation on through a noun to its complements: "became a
// justice of | the Court", "became a justice of the Court of | Australia".
func (t *tree) nounChain(words []int, h, depth int) []binaryPart {
	var out []binaryPart
	for _, k := range t.kids[h] {
		_, at := t.caseOf(k)
		if k < h || !t.is(k, "nmod") || len(at) == 0 {
			continue
		}
		w := chain(words, t.briefNoun(h), at)
		for _, x := range append([]int{k}, t.conjuncts(k)...) {
			out = append(out, binaryPart{w, t.brief(x)})
		}
		if depth < 1 {
			out = append(out, t.nounChain(w, k, depth+1)...)
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
