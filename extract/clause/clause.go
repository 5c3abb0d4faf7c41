// Package clause is the stage that turns dependency trees into propositions:
// who did what to whom, whether it is denied, how certain it is, who says so,
// when and where.
//
// It works in two steps. First the rules (see Rules) find clauses: a predicate
// with its arguments, whatever their distance, after the clause types of Quirk
// et al. 1985 as used by ClausIE (Del Corro and Gemulla 2013). Then a view
// renders the clauses: Graph for a knowledge graph, NAry and Binary for the
// conventions of two benchmarks.
//
// To read the source: document.go, tree.go, relation.go, tag.go and wordset.go hold a sentence; mend.go, attach.go,
// mendorder.go, mendfront.go, mendnoun.go, mendlist.go, mendmember.go, mendpredicate.go and headline.go repair what parsers get wrong; valency.go says what
// words ask for beside them; verb.go, subject.go, complement.go
// and arguments.go find a clause's parts, phrase.go and core.go its noun phrases,
// antecedent.go what relative pronouns stand for; predicate.go, nominal.go and
// idiom.go are the rules, rank.go what place somebody takes, ellipsis.go what is left out, hollow.go what would not
// stand alone; context.go, content.go and quotes.go say who claims what and how firmly, scope.go
// and forgone.go how far a denial reaches; time.go, timephrase.go and value.go read dates and amounts. graphview.go
// renders what is stored; wording.go cuts phrases out of the sentence, and deniedwords.go shows denials in them, for
// naryview.go (a clause in one proposition) and pairview.go (one argument a
// proposition, with around.go).
//
// To add a rule: write a method that takes a token and returns the clauses that
// it heads, name it in grammar with where it may begin, and add testdata/rules/NAME.txtar with trees (as
// tercet annotate --format conllu prints them) and an empty "want";
// go test -run TestRules -update fills that in, to be read and corrected.
// testdata/views holds the like for the views that keep the sentence's words.
package clause

import (
	"context"
	"slices"
	"sync"

	"tercet/corpus"
)

// View says how clauses become propositions.
type View uint8

// The views.
const (
	Graph  View = iota // short arguments that fit a node, one proposition a fact
	NAry               // one proposition a clause with all its arguments, in full
	Binary             // one proposition an argument, short and exact spans
)

// Options adjust the stage. The zero value is what a graph is built from.
type Options struct {
	View View
	// AsWritten words the facts of the graph view as the sentence does, for
	// sentences without their text: full arguments, pronouns, passives as they
	// stand; what a statement has as time, place and further arguments becomes a
	// fact of its own. The other views always do so.
	AsWritten bool
	// Pronouns keeps propositions of the graph view whose arguments are pronouns
	// that no chain resolves.
	Pronouns bool
	// Doubtful keeps propositions of the graph view that are too likely wrong for
	// a graph.
	Doubtful bool
}

// The least confidence of what is put into a graph: of a proposition with a name in an end, and
// of one about things only, which fewer readers would miss. Few statements are denied, and who
// looks for contradictions needs them: of these only what is surely wrong is left out.
const (
	minConfidence       = .42
	minConfidenceThings = .47
	minConfidenceDenied = .20
	minConfidenceTolls  = .35 // of 7 propositions of Wikinews that came by it, 6 were right when read
)

// Annotator fills Document.Propositions and Document.Doubtful from sentences, mentions and chains.
// It is safe for concurrent use.
type Annotator struct {
	opt   Options
	works sync.Pool // of *workspace
}

// workspace is what one document leaves for the next to use again: half of what the rules would
// otherwise leave to the garbage collector, and take from caches that are cold.
type workspace struct {
	memo  memo
	found []corpus.Proposition
	trees []*tree
}

// New returns the stage with the given options.
func New(opt Options) *Annotator { return &Annotator{opt: opt} }

// Name returns "clause".
func (*Annotator) Name() string { return "clause" }

// Annotate replaces d.Propositions and d.Doubtful. Its cost is linear in the number of words
// but for very deep trees.
func (a *Annotator) Annotate(ctx context.Context, d *corpus.Document) error {
	d.Propositions, d.Doubtful = nil, nil
	w, ok := a.works.Get().(*workspace)
	if !ok {
		w = new(workspace)
	}
	doc := a.read(d, w)
	out := w.found[:0]
	var doubtful []corpus.Proposition
	for i := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		if doc.left(i) != "" {
			continue
		}
		t, first := doc.tree(i), len(out)
		t.remember(&w.memo)
		out = t.render(out, t.clauses(), a.opt)
		out = append(out, t.ellipses(out, a.opt)...)
		for k := first; k < len(out); k++ {
			out[k].Confidence = t.confidence(&out[k])
		}
		if doc.forGraph(a.opt) {
			sure := out[:first]
			for _, p := range out[first:] {
				switch {
				case doc.smallTalk(&p):
				case doc.doubtful(&p, a.opt):
					doubtful = append(doubtful, p)
				default:
					sure = append(sure, p)
				}
			}
			out = sure
		}
		t.noteDates(len(t.toks))
		t.forget()
	}
	if len(out)+len(doubtful) > 0 {
		d.Propositions, d.Doubtful = slices.Clone(out), doubtful
	}
	clear(out)
	w.found = out
	doc.giveBack()
	a.works.Put(w)
	return nil
}

// forGraph reports whether propositions are to be nodes and edges: what would not stand alone is
// left out.
func (d *document) forGraph(opt Options) bool { return opt.View == Graph && !d.asWritten }

// doubtful reports whether p is too likely wrong for a graph.
func (d *document) doubtful(p *corpus.Proposition, opt Options) bool {
	least, t := minConfidenceThings, d.tree(p.Sentence)
	switch {
	case p.Rule == calledRule:
		return !opt.Doubtful
	case p.Polarity == corpus.Negated:
		least = minConfidenceDenied
	case t.tellsToll(p):
		least = minConfidenceTolls
	case t.tellsName(&p.Subject) || t.tellsName(&p.Object):
		least = minConfidence
	}
	return p.Confidence < least && !opt.Doubtful
}

// read prepares a document for the rules, which use what w has, if it is not nil.
func (a *Annotator) read(d *corpus.Document, w *workspace) *document {
	doc := newDocument(d)
	doc.work = w
	doc.asWritten = a.opt.AsWritten || a.opt.View != Graph
	doc.findQuotes()
	return doc
}

// Clause is a predicate with its arguments, before a view renders it.
type Clause struct {
	Rule     string
	Pred     int   // the word that governs the arguments
	Chain    []int // heads of the relation, outermost first; the last is Pred
	Words    []int // the tokens that state the relation, without prepositions
	Relation string
	// Passive tells that Subjects undergo what the relation says; Relation then
	// starts with "be_" and Active is the verb's own.
	Passive bool
	Active  string
	Copular bool
	Verbal  bool  // a verb with its arguments, as found
	Verb    []int // of a copular clause: the words of its form of be

	Subjects   []Phrase
	Objects    []Phrase
	Indirect   []Phrase
	Agents     []Phrase
	Obliques   []Phrase // with their prepositions, times and places taken out
	Complement []Phrase // a predicative noun or adjective
	Adverbs    []int
	Times      []Phrase
	Places     []Phrase

	Negated    bool
	Modal      bool
	Future     bool
	Factuality corpus.Factuality
	Said       []corpus.Attribution
	Belied     bool // it is claimed, but Against, or the narrator if there is none, says otherwise
	Against    []corpus.Attribution
}

// otherwise returns what is so if the clause is falsely claimed.
func (c *Clause) otherwise() *Clause {
	n := *c
	n.Negated, n.Said, n.Belied, n.Factuality = !c.Negated, c.Against, false, corpus.Fact
	if len(n.Said) > 0 {
		n.Factuality = corpus.Claimed
	}
	return &n
}

// clauses applies every rule to every word.
func (t *tree) clauses() []*Clause {
	var out []*Clause
	for i := range t.toks {
		for k := range ruleStarts.at(t.place(i)).all {
			for _, c := range grammar[k].find(t, i) {
				if c.Rule == "" {
					c.Rule = grammar[k].Name
				}
				out = append(out, c)
				if c.Belied && !t.doc.asWritten {
					out = append(out, c.otherwise())
				}
			}
		}
	}
	return out
}

// calledRule names the rule of what places are called.
const calledRule = "called"

// Rule finds clauses of one kind. Its examples are testdata/rules/NAME.txtar.
type Rule struct {
	Name   string
	Does   string  // what it does, with an example
	Weight float64 // the share of what it finds that is right where the tree is, as read
	start
	find func(t *tree, i int) []*Clause
}

// Rules returns the grammar: every rule, in the order of application.
func Rules() []Rule { return slices.Clone(grammar) }

var grammar = []Rule{
	{"verb", "a verb with its subject, objects and prepositional phrases: Tokayev refused the order", .8, start{as: tagVerb}, (*tree).verbal},
	{"copula", "a noun or adjective with a form of be: Tokayev is president of Kazakhstan", .8, start{}, (*tree).copular},
	{"complement", "a verb with a predicative noun or adjective: it became systemic", .7, start{of: xcomp, as: tagAdj | tagNoun | tagPropn | tagNum}, (*tree).predicative},
	{"gapping", "a verb left out the second time: Berg flew to Norvik and Lund to Tarsia", .7, start{of: conj | dep, over: orphan, as: tagPropn | tagNoun}, (*tree).gapping},
	{"caused", "what the object of help, make, force does: helped Tokayev quell protests", .7, start{of: xcomp | ccomp, as: tagVerb}, (*tree).caused},
	{"only-to", "the only, first or last one to do something did it", .75, start{of: acl, as: tagVerb}, (*tree).onlyTo},
	{"planned-to", "what a headline announces: Norvik to host the summit", .7, start{of: acl, as: tagVerb}, (*tree).plannedTo},
	{"say-no", "to say no to something: said no thanks to receiving the order", .75, start{over: obj | discourse | advmod | ccomp}, (*tree).sayNo},
	{"said-at", "who speaks at an occasion, being said to say something there: said at the Forum that", .75, start{over: obl, as: tagVerb}, (*tree).saidAt},
	{"questioned", "whom somebody answers who answers a question from N, or N’s", .75, start{of: obj | obl}, (*tree).questioned},
	{"excepted", "who or what is excepted from what is said of all: all but Berg signed", .75, start{of: nmod | obl | conj, over: caseMark | cc}, (*tree).excluded},
	{"there-is", "something that is said to be somewhere: there are racists on television", .6, start{over: expl}, (*tree).thereIs},
	{"title", "a title before a name: Kremlin spokesman Peskov", .85, start{over: nmodDesc | compound | flat}, (*tree).title},
	{"apposition", "a description beside a name: Simonyan, editor-in-chief of RT", .8, start{of: appos}, (*tree).apposition},
	{"kind", "a kind of organisation before its name: propaganda channel RT", .8, start{}, (*tree).kindBefore},
	{calledRule, "what a description of places says that each is: the rebel republics of A and B", .75, start{as: tagNoun}, (*tree).called},
	{"as-role", "what somebody is who acts as it: as the guest of honour, Tokayev spoke", .75, start{of: obl, over: caseMark}, (*tree).honorary},
	{"age", "an age in brackets or between commas: Putin (69)", .9, start{}, (*tree).age},
	{"in-place", "a place named with the larger one that it lies in, a named event with where it is held: Kherson, Ukraine", .8, start{of: nmod | appos}, (*tree).inPlace},
	{"hyphened", "what a participle with a hyphen says of who does it or where: Norvik-based Acme, the Norvik-born singer", .75, start{of: amod}, (*tree).hyphened},
	{"belonging", "whom or where a person is of: Simonyan of RT, Tokayev from Almaty", .8, start{of: nmod, over: caseMark}, (*tree).belonging},
	{"possessive", "an institution or person that somebody has: Tokayev’s press service", .75, start{of: nmodPoss}, (*tree).possessive},
	{"members", "an enumeration of members: CSTO countries (Armenia, Belarus)", .75, start{as: tagNoun | tagPropn}, (*tree).members},
	{"event-noun", "a noun of an event with both its parties: Russia’s invasion of Ukraine; his refusal to accept", .7, start{as: tagNoun}, (*tree).eventNoun},
	{"suffered", "a noun of an event with the one whom it happened to, taken for granted: after the arrest of Berg", .75, start{as: tagNoun}, (*tree).suffered},
	{"helped-by", "who helped, or asked for, what somebody does with their help, at their request", .75, start{of: obl}, (*tree).helpedBy},
}

// ruleStarts finds the rules that begin at a word.
var ruleStarts = func() *starts {
	table := make([]start, len(grammar))
	for k := range grammar {
		table[k] = grammar[k].start
	}
	return startsOf(table)
}()
