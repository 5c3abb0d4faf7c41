package clause

import (
	"slices"
	"sort"

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
		if t.hasVerbalComplement(c.Pred) {
			return nil
		}
		words = union(c.Words, t.closeAdverbs(c))
		args = t.naryArguments(c, &words)
		if there := t.existential(c.Pred); there >= 0 {
			args = append([][]int{t.coordinated(subject.Head)}, args...)
			subject = Phrase{Head: there}
		}
	case c.Rule == "copula" && t.rel(c.Pred, conj) && !t.clausalConj(c.Pred) && !t.contrasted(c.Pred):
		return nil // the first predicate has it
	case c.Rule == "copula":
		words = union(c.Verb, t.closeAdverbs(c))
		args = append(t.governedObjects(c), t.predicateWords(c.Pred, subject.Head))
		args = append(args, t.circumstances(c)...)
	case c.Rule == "content":
		words = chain(c.Words, t.thatOf(c.Pred))
		args = [][]int{t.contentWords(c)}
	case c.Rule == "complement" || c.Rule == "only-to" || c.Rule == "caused":
		return nil
	case c.Rule == "title" || c.Rule == "apposition" || c.Rule == "kind":
		args = [][]int{t.description(c.Pred, subject.Head)}
	case c.Rule == "in-place":
		args = [][]int{t.brief(c.Pred)}
	default:
		return nil
	}
	if len(args) == 0 && c.Verbal && (!c.Passive || len(c.Chain) == 1 && t.tooBare(c, c.Pred)) {
		return nil // "Berg left" has one argument; "the bill was passed" leaves one unsaid
	}
	for _, p := range c.Times {
		if h := t.head[p.Head]; c.Verbal && h != c.Pred && h >= 0 && !t.under(h, c.Pred) && !p.Gap && len(p.CaseAt) > 0 {
			args = append(args, t.withPreposition(p.Head)) // shared by coordination
		}
	}
	var out []corpus.Proposition
	for _, a := range t.enumerated(args) {
		s := t.subjectWords(c, subject)
		p := t.plain(c, s, words, a, false)
		if t.leavesOpen(s) || len(a) > 0 && t.leavesOpen(a[0]) {
			continue
		}
		if p.Subject.Text != "" && (p.Object.Text != "" || c.Verbal) {
			out = append(out, p)
		}
	}
	return out
}

// contrasted reports whether "but" joins i to what stands before it.
func (t *tree) contrasted(i int) bool {
	k := t.child(i, cc)
	return k >= 0 && t.form(k) == "but"
}

// enumerated returns the arguments of each proposition to be made: one for each
// member where the first argument lists three or more.
func (t *tree) enumerated(args [][]int) [][][]int {
	if len(args) == 0 {
		return [][][]int{nil}
	}
	inside := func(i int) bool { return slices.Contains(args[0], i) }
	var out [][][]int
	for _, h := range args[0] {
		if inside(t.head[h]) || !t.pos(h, tagNoun|tagPropn|tagNum) {
			continue
		}
		if _, at := t.caseOf(h); slices.ContainsFunc(at, inside) {
			break
		}
		for _, m := range append([]int{h}, t.conjuncts(h)...) {
			if inside(m) {
				out = append(out, append([][]int{t.single(m)}, args[1:]...))
			}
		}
		break
	}
	if len(out) < 3 {
		return [][][]int{args}
	}
	return out
}

// subjectWords is the subject in full, without the clause that it is taken from.
func (t *tree) subjectWords(c *Clause, s Phrase) []int {
	words := t.coordinated(s.Head)
	switch c.Rule {
	case "title", "kind":
		if !t.feat(c.Pred, "Number=Plur") { // "author Ann Berg and her son"
			words = t.single(s.Head)
		}
		return t.untitled(words, c.Pred)
	case "in-place":
		return t.brief(s.Head)
	}
	if !s.Gap || !t.under(c.Chain[0], s.Head) {
		return words
	}
	for a := c.Chain[0]; a >= 0 && a != s.Head; a = t.head[a] {
		if t.rel(a, acl) || t.head[a] == s.Head {
			words = without(words, t.subtree(a, nil))
			break
		}
	}
	return t.trim(words)
}

// naryArguments lists the arguments of a verb's clause: objects, then the rest in
// text order. Where there is no object, the first preposition joins the relation.
func (t *tree) naryArguments(c *Clause, words *[]int) [][]int {
	i := c.Pred
	args := t.governedObjects(c)
	if clause, that := t.content(i); len(clause) > 0 {
		*words = union(*words, that)
		args = append(args, clause)
	}
	var objects, rest []int
	for _, k := range t.kids[i] {
		switch {
		case t.rel(k, obj|iobj) && t.antecedent(k) < 0, t.rel(k, xcomp) && t.pos(k, tagAdj|tagNoun|tagPropn|tagNum) && t.copulaOf(k) < 0:
			objects = append(objects, k)
		case t.discursive(k) && !t.caseIs(k, "at"): // "for example", but "at first" says when
		case t.rel(k, obl) && t.antecedent(k) < 0 && !t.pos(k, tagAdp), t.rel(k, nmod) && k > i:
			rest = append(rest, k)
		case t.adverbPhrase(k):
			rest = append(rest, k)
		case t.rel(k, advcl) && k > i && t.infinitive(k) && t.ownSubject(k) < 0: // "sent ships | to rescue them"
			rest = append(rest, k)
		case t.gerundPhrase(k), t.rel(k, advcl) && k > i && t.toks[k].XPOS == "VBG" && t.child(k, mark) >= 0 && t.ownSubject(k) < 0 && t.formIn(t.child(k, mark), blaming):
			rest = append(rest, k)
		}
	}
	if len(objects) == 0 && len(args) == 0 {
		if p, ok := t.gapObject(i); ok && p.Case == "" {
			args = append(args, t.coordinated(p.Head))
		} else if k := t.sharedObject(i); k >= 0 {
			objects = append(objects, k)
		} else if k := t.child(i, obj); k >= 0 && t.antecedent(k) >= 0 {
			args = append(args, t.coordinated(t.antecedent(k)))
		}
	}
	for _, k := range t.children(i, obl) {
		if a, at := t.antecedent(k), t.leading(k); a >= 0 && at != nil && len(objects) == 0 && len(args) == 0 && t.existential(i) < 0 {
			*words = chain(*words, at) // "the town in which they live"
			args = append(args, t.coordinated(a))
		}
	}
	for _, k := range objects {
		if !slices.Contains(*words, k) { // "committed themselves to"
			args = append(args, t.withPreposition(k))
		}
	}
	first := len(args) == 0 && t.existential(i) < 0
	sort.SliceStable(rest, func(a, b int) bool { return t.oblRank(c, rest[a]) < t.oblRank(c, rest[b]) })
	for _, k := range rest {
		if at := t.leading(k); first && len(at) > 0 && k > i {
			*words = union(*words, at)
			args = append(args, t.coordinated(k))
		} else {
			args = append(args, t.withPreposition(k))
		}
		first = false
	}
	return args
}

// governedObjects are the objects of the verbs above the last of c's chain: "wanted Norvik to be a port".
func (t *tree) governedObjects(c *Clause) [][]int {
	var out [][]int
	for _, v := range c.Chain[:len(c.Chain)-1] {
		if o := t.child(v, obj|iobj); o >= 0 && t.antecedent(o) < 0 {
			out = append(out, t.coordinated(o))
		}
	}
	return out
}

// blaming prepositions complete a verb with a gerund: "charged with stealing", "accused of lying".
var blaming = words(`with of on about into against`)

// oblRank orders prepositional phrases: participants, then times, then what
// stands before the verb.
func (t *tree) oblRank(c *Clause, k int) int {
	switch {
	case k < c.Pred:
		return 3
	case t.temporal(k), t.rel(k, advmod):
		return 2
	case c.Passive && t.caseIs(k, "as"):
		return 0
	}
	return 1
}

// hasVerbalComplement reports whether an infinitive below i tells all that i does.
func (t *tree) hasVerbalComplement(i int) bool {
	for _, k := range t.kids[i] {
		if t.rel(k, xcomp) && (t.pos(k, tagVerb) || t.child(k, cop) >= 0) {
			return true
		}
	}
	return false
}

// circumstances are the phrases before the subject of a copular clause.
func (t *tree) circumstances(c *Clause) [][]int {
	var out [][]int
	for _, k := range t.kids[c.Pred] {
		if (t.rel(k, obl) || t.adverbPhrase(k) && k < c.Subjects[0].Head) && k < c.Pred && t.antecedent(k) < 0 {
			out = append(out, t.withPreposition(k))
		}
	}
	return out
}
