package coref

import (
	_ "embed"
	"strconv"
	"strings"

	"tercet/corpus"
)

// A clue speaks for or against a mention as what a pronoun means, or for no antecedent: what it
// is of, and up to two values.
type clue struct{ of, a, b word }

// word is a word of a clue, by its place in words.
type word uint8

// The words: what clues are of, then values; some are both.
const (
	none word = iota
	cActs
	cAhead
	cAndIts
	cAsked
	cClauseAbove
	cClauseBelow
	cClient
	cDefinite
	cHandedOn
	cHeading
	cInanimate
	cIndefinite
	cInside
	cKind
	cMainSubject
	cMentionedAgain
	cMentions
	cNothing
	cBody
	cNumber
	cOneClause
	cOwnSlot
	cOwnerActs
	cOtherSpeech
	cQuotation
	cRivals
	cSameDeed
	cSameGender
	cSamePronoun
	cSameSlot
	cSaysOfItself
	cSentences
	cSlot
	cSpeaksOn
	cTokens
	cTold
	cType

	cSame
	cPrevious
	cFar
	cNamed
	cOne
	cMany
	cEither
	cEnters
	cLeaves
	cFirstWord
	cSentencesBefore
	cWordsBefore
	cBelow
	cSubject
	cPassiveSubject
	cObject
	cPossessor
	cOblique
	cAside
	cOther
	cName
	cNoun
	cPronoun
	cDemonym
	cObl
	cNmod
	cConj
	cRoot
	cCompound

	listed // the words above; those of tags, relations and types follow
)

// words has the words in the order of the constants. Behind them come those that the tree and the mentions supply.
var words = append([]string{"",
	"acts", "ahead", "and its", "asked", "clause above", "clause below", "client", "definite", "handed on", "heading", "inanimate noun",
	"indefinite", "inside", "kind", "main subject", "mentioned again", "mentions", "nothing", "noun of a body", "number", "one clause",
	"own slot", "owner acts", "pronoun of another speech", "quotation", "rivals between", "same deed", "same gender", "same pronoun",
	"same slot", "says of itself", "sentences", "slot", "speaks on", "tokens", "told", "type",
	"same", "previous", "far", "named", "one", "many", "either", "enters", "leaves", "first word", "sentences before", "words before",
	"below", "subject", "passive subject", "object", "possessor", "oblique", "aside", "other", "name", "noun", "pronoun", "demonym",
	"obl", "nmod", "conj", "root", "compound",
}, supplied()...)

// supplied are the words of clues that are not said by name: relations, parts of speech, types of entities, and what
// stands below the verb of a pronoun that means nothing.
func supplied() []string {
	list := strings.Fields(`acl advcl advmod amod appos aux case cc ccomp clf cop csubj dep det discourse dislocated
		expl fixed flat goeswith iobj list mark nsubj nummod obj orphan parataxis punct reparandum vocative xcomp
		ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X`)
	for _, rel := range complements {
		list = append(list, "with "+rel)
	}
	for t := corpus.Thing; t <= corpus.Text; t++ {
		list = append(list, t.String())
	}
	return list
}

// complements stand below verbs whose "it" means nothing.
var complements = [...]string{"csubj", "ccomp", "xcomp", "advcl", "acl", "cop", "obj"}

// wordNumbers finds a word's number; that of any other is none.
var wordNumbers = func() map[string]word {
	of := make(map[string]word, len(words))
	for i, w := range words {
		of[w] = word(i)
	}
	return of
}()

// The words of the first type and complement; those of the others follow.
var firstType, firstComplement = wordNumbers[corpus.Thing.String()], wordNumbers["with "+complements[0]]

func (w word) String() string { return words[w] }

// ranking is a log-linear model of what a pronoun means: each mention before it, or
// nothing that the document names, has a score, the sum of the weights of its clues, and
// the shares of exp(score) are probabilities (Denis and Baldridge 2008). Clues of he and
// she, of it, and of they have their own weights.
type ranking map[clue][pronounKinds]float64

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
		w[clue{wordNumbers[f[0]], wordNumbers[f[1]], wordNumbers[f[2]]}] = x
	}
	return w
}

// weightTable is a ranking in which weights are found by indexing: rows by what a clue is of and its first
// value, and in a row by the second. Row 0 and weight 0 are of what has no weight.
type weightTable struct {
	rows    [listed][]uint16
	columns [][]uint16
	weights [][pronounKinds]float64
}

func (w ranking) table() *weightTable {
	t := &weightTable{columns: [][]uint16{make([]uint16, len(words))}, weights: make([][pronounKinds]float64, 1, 1+len(w))}
	for of := range t.rows {
		t.rows[of] = make([]uint16, len(words))
	}
	for c, x := range w { // in any order: each clue has its own place
		row := &t.rows[c.of][c.a]
		if *row == 0 {
			*row = uint16(len(t.columns))
			t.columns = append(t.columns, make([]uint16, len(words)))
		}
		t.columns[*row][c.b] = uint16(len(t.weights))
		t.weights = append(t.weights, x)
	}
	return t
}

func (t *weightTable) weight(c clue, kind pronounKind) float64 {
	return t.weights[t.columns[t.rows[c.of][c.a]][c.b]][kind]
}

// weigher sums up weights; with a log it keeps the clues as well, for the fit.
type weigher struct {
	weights *weightTable
	kind    pronounKind
	sum     float64
	log     func(c clue, value float64)
}

// is adds a clue.
func (w *weigher) is(of, a, b word) { w.times(1, of, a, b) }

// when adds a clue if it is there.
func (w *weigher) when(is bool, of, a, b word) {
	if is {
		w.times(1, of, a, b)
	}
}

// times adds a clue of a degree.
func (w *weigher) times(value float64, of, a, b word) {
	c := clue{of, a, b}
	w.sum += value * w.weights.weight(c, w.kind)
	if w.log != nil {
		w.log(c, value)
	}
}
