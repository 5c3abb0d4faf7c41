package coref

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"

	"tercet/corpus"
)

// ranking is a log-linear model of what a pronoun means: each mention before it, or
// nothing that the document names, has a score, the sum of the weights of its clues, and
// the shares of exp(score) are probabilities (Denis and Baldridge 2008). Clues of he and
// she, of it, and of they have their own weights.
type ranking map[clue][pronounKinds]float64

// A clue speaks for or against a mention, or for no antecedent: what it is of, and up to
// two values.
type clue struct{ of, a, b string }

// pronounKind tells pronouns with weights of their own.
type pronounKind int

const (
	heOrShe pronounKind = iota
	it
	they
	pronounKinds
)

func (m *mention) pronounKind() pronounKind {
	switch {
	case m.gender&thing == 0:
		return heOrShe
	case m.number == plural:
		return they
	}
	return it
}

//go:embed pronouns.tsv
var pronounWeights string

// parseRanking reads lines of a clue, its values and three weights, tab-separated.
func parseRanking(text string) ranking {
	w := make(ranking, strings.Count(text, "\n"))
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3+int(pronounKinds) || line[0] == '#' {
			continue
		}
		var x [pronounKinds]float64
		for k := range x {
			x[k], _ = strconv.ParseFloat(f[3+k], 64)
		}
		w[clue{f[0], f[1], f[2]}] = x
	}
	return w
}

// weigher sums up weights; with a log it keeps the clues as well, for the fit.
type weigher struct {
	weights ranking
	kind    pronounKind
	sum     float64
	log     func(c clue, value float64)
}

// is adds a clue.
func (w *weigher) is(of, a, b string) { w.times(1, of, a, b) }

// when adds a clue if it is there.
func (w *weigher) when(is bool, of, a, b string) {
	if is {
		w.times(1, of, a, b)
	}
}

// times adds a clue of a degree.
func (w *weigher) times(value float64, of, a, b string) {
	c := clue{of, a, b}
	w.sum += value * w.weights[c][w.kind]
	if w.log != nil {
		w.log(c, value)
	}
}

// slot names the place of token i in its clause; an apposition has that of what it stands by.
func (t *tree) slot(i int) string {
	for t.rel(i) == "appos" && t.up(i) >= 0 {
		i = t.up(i)
	}
	switch t.tokens[i].DepRel {
	case "nmod:poss":
		return "possessor"
	case "nsubj:pass":
		return "passive subject"
	}
	switch rel := t.rel(i); rel {
	case "nsubj":
		return "subject"
	case "obj", "iobj":
		return "object"
	case "obl", "nmod", "conj", "root":
		return rel
	case "parataxis", "list":
		return "aside"
	case "compound", "amod", "flat":
		return "compound"
	}
	return "other"
}

// ownSlot is the slot of a pronoun, more coarsely.
func ownSlot(slot string) string {
	switch slot {
	case "subject", "passive subject":
		return "subject"
	case "object", "possessor":
		return slot
	}
	return "oblique"
}

var kindNames = map[corpus.MentionKind]string{corpus.Name: "name", corpus.Nominal: "noun", corpus.Pronoun: "pronoun", corpus.Demonym: "demonym"}

// referent is what a pronoun might mean, with its type.
type referent struct {
	*cluster
	kind corpus.EntityType
}

// weigh adds the clues for n, a mention of what, as the antecedent of pronoun m; rivals is how
// many other things that m might mean are mentioned between them, again whether what is itself.
func (r *resolver) weigh(w *weigher, m, n *mention, what referent, rivals int, again bool) {
	t, u := &r.trees[m.Sentence], &r.trees[n.Sentence]
	near := "same"
	switch m.Sentence - n.Sentence {
	case 0:
	case 1:
		near = "previous"
	default:
		near = "far"
		w.times(float64(m.Sentence-n.Sentence), "sentences", "", "")
	}
	slot, own := u.slot(n.Head), ownSlot(t.slot(m.Head))
	w.is("slot", slot, near)
	w.is("own slot", own, near)
	w.when(own == ownSlot(slot), "same slot", own, near)
	w.when(u.up(n.Head) == u.root() && u.rel(n.Head) == "nsubj", "main subject", near, "")
	w.times(math.Log2(1+float64(r.tokensBetween(n, m))), "tokens", near, "")
	w.times(math.Log2(1+float64(rivals)), "rivals between", "", "")
	w.is("kind", kindNames[n.Kind], near)

	typ := what.kind.String()
	w.is("type", typ, named(n.cluster))
	w.is("number", n.cluster.numeral(), named(n.cluster))
	w.when(n.cluster.gender == m.gender, "same gender", "", "")
	w.times(math.Log2(float64(len(n.cluster.mentions))), "mentions", "", "")
	w.when(again, "mentioned again", "", "")
	switch n.Kind {
	case corpus.Pronoun:
		w.when(n.gender == m.gender && n.number == m.number, "same pronoun", near, "")
		w.when(n.quote != m.quote, "pronoun of another speech", "", "")
	case corpus.Nominal:
		w.when(n.definite, "definite", "", "")
		w.when(n.indefinite, "indefinite", "", "")
		w.when(kinds[n.lemma] != noKind || orgNouns[n.lemma], "noun of a body", "", "")
		w.when(n.gender&anyone == 0, "inanimate noun", "", "")
	}
	switch {
	case n.quote >= 0 && n.quote == m.quote:
		w.is("quotation", "same", "")
	case n.quote >= 0:
		w.is("quotation", "leaves", "")
	case m.quote >= 0:
		w.is("quotation", "enters", "")
	}
	w.when(r.doc.Blocks != nil && r.doc.Blocks[r.doc.Sentences[n.Sentence].Block].Kind == corpus.Heading, "heading", "", "")
	w.when(r.acts(m), "acts", typ, named(n.cluster))
	w.when(r.parallel(m, n), "same deed", "", "")
	w.when(r.handedOn(m, n), "handed on", "", "")
	w.when(r.asked(m, n), "asked", "", "")
	w.when(r.told(m, n), "told", "", "")
	w.when(r.speaks(m) && r.speaks(n), "speaks on", near, "")
	w.when(r.saysOfItself(m, n), "says of itself", "", "")
	w.when(r.speaksFor(m, n), "client", "", "")
	if m.Sentence == n.Sentence {
		r.weighClause(w, t, m, n)
	}
}

// weighClause adds the clues of two mentions of one sentence.
func (r *resolver) weighClause(w *weigher, t *tree, m, n *mention) {
	if r.possessive(m) {
		w.when(t.controller(t.verb(m.Head)) == n.Head, "owner acts", "", "")
		owned := t.up(m.Head)
		w.when(owned >= 0 && t.rel(owned) == "conj" && t.up(owned) == n.Head, "and its", "", "")
	}
	a, b := t.clause(m.Head), t.clause(n.Head)
	from, to := ownSlot(t.slot(m.Head)), ownSlot(t.slot(n.Head))
	switch {
	case t.above(n.Head, m.Head):
		w.is("inside", t.rel(a), "")
	case a == b:
		w.is("one clause", to, from)
	case t.up(a) == b:
		w.is("clause above", to, t.rel(a))
	case t.up(b) == a:
		w.is("clause below", to, t.rel(b))
	}
}

// option is a mention that a pronoun may mean, with the log of its weight.
type option struct {
	*mention
	weight float64
}

// options returns what pronoun r.mentions[i] may mean, the nearest first, and the log of
// the weight of nothing; log, if any, sees the clues of each, nothing's the last.
func (r *resolver) options(i int, log func(n *mention, c clue, value float64)) (found []option, nothing float64) {
	m := r.mentions[i]
	var between []referent // from the nearest on
	weigher := func(n *mention) *weigher {
		w := &weigher{weights: r.lex.ranking, kind: m.pronounKind()}
		if log != nil {
			w.log = func(c clue, value float64) { log(n, c, value) }
		}
		return w
	}
	for j := i - 1; j >= max(0, i-candidates) && m.Sentence-r.mentions[j].Sentence <= window; j-- {
		n := r.mentions[j]
		if !agree(n.cluster, m.cluster) {
			continue
		}
		at := slices.IndexFunc(between, func(x referent) bool { return x.cluster == n.cluster })
		again, rivals := at >= 0, len(between)
		if again {
			rivals--
		} else {
			at = len(between)
			between = append(between, referent{n.cluster, n.cluster.typ()})
		}
		if r.mayMean(m, n) {
			w := weigher(n)
			r.weigh(w, m, n, between[at], rivals, again)
			found = append(found, option{n, w.sum})
		}
	}
	if n := r.ahead(m); n != nil {
		w := weigher(n)
		r.weigh(w, m, n, referent{n.cluster, n.cluster.typ()}, 0, false)
		w.is("ahead", "", "")
		found = append(found, option{n, w.sum})
	}
	w := weigher(nil)
	r.weighNothing(w, m)
	return found, w.sum
}

// antecedent returns the mention that the pronoun r.mentions[i] means most probably, or
// nil where nothing is probable enough. What is meant has the greatest product of the
// share of all its mentions and that of the strongest: their sum alone would favour whom
// the text names most.
func (r *resolver) antecedent(i int) *mention {
	m := r.mentions[i]
	found, nothing := r.options(i, nil)
	if r.ownsOffice(m) {
		nothing = math.Inf(-1) // who has a director is always told
	}
	top := nothing
	for _, o := range found {
		top = max(top, o.weight)
	}
	all := math.Exp(nothing - top)
	for k := range found {
		found[k].weight = math.Exp(found[k].weight - top)
		all += found[k].weight
	}
	var best *mention
	var most, share float64
	for k, o := range found {
		if slices.ContainsFunc(found[:k], func(p option) bool { return p.cluster == o.cluster }) {
			continue
		}
		strongest, sum := o, 0.0
		for _, p := range found[k:] {
			if p.cluster == o.cluster {
				sum += p.weight
				if p.weight > strongest.weight {
					strongest = p
				}
			}
		}
		if x := sum * strongest.weight; x > most {
			best, most, share = strongest.mention, x, sum/all
		}
	}
	if share > sure[m.pronounKind()] || share > sureOwner && r.possessive(m) {
		return best
	}
	return nil
}

// sureOwner is how probable the antecedent of his, its or their before a noun must be, which always has one.
const sureOwner = 0.3

// sure is how probable an antecedent must be.
var sure = [pronounKinds]float64{heOrShe: 0.2, it: 0.4, they: 0.4}

// weighNothing adds the clues that pronoun m means nothing that has a mention.
func (r *resolver) weighNothing(w *weigher, m *mention) {
	t := &r.trees[m.Sentence]
	w.is("nothing", "", "")
	own := t.slot(m.Head)
	w.is("nothing", "own slot", own)
	w.when(m.Head == 0, "nothing", "first word", "")
	w.when(m.quote >= 0, "nothing", "quotation", "")
	w.times(math.Log2(1+float64(m.Sentence)), "nothing", "sentences before", "")
	w.times(math.Log2(1+float64(m.Head)), "nothing", "words before", "")
	if p := t.up(m.Head); p >= 0 {
		w.is("nothing", "below", t.tokens[p].UPOS)
		for _, rel := range []string{"csubj", "ccomp", "xcomp", "advcl", "acl", "cop", "obj"} {
			w.when(t.kid(p, rel) > m.Head && own != "possessor", "nothing", "with "+rel, "")
		}
	}
}

// named tells clusters with a name in the values of clues.
func named(c *cluster) string {
	if c.named {
		return "named"
	}
	return ""
}

// numeral names the number of a cluster.
func (c *cluster) numeral() string {
	switch c.number {
	case singular:
		return "one"
	case plural:
		return "many"
	}
	return "either"
}
