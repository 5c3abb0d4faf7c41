package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"

	"tercet/corpus"
)

// Digest is what resolution needs to know of one annotated document: names and descriptions
// with what the words around them say, propositions, content words, a print to find duplicates
// by. It is a tenth of the document, holds no tokens, and is not changed once made.
type Digest struct {
	ID   string
	Meta corpus.Meta
	Text string

	sentences    []corpus.Span
	cited        []citing // ascending
	mentions     []mention
	propositions []corpus.Proposition // in no boilerplate; their arguments as unitFor reads them
	doubtful     []corpus.Proposition // likewise; too likely wrong to stand alone
	told, words  int                  // sentences and words outside of boilerplate
	terms        []term               // content words, ascending
	print        corpus.Print

	units  []facts
	unitOf []int // by mention: its unit; -1 where none

	sum memoryKey // of its encoded form; zero where it has none yet
}

// mention is what is left of a mention.
type mention struct {
	corpus.Span
	sentence int
	kind     corpus.MentionKind
	deeds    []string // what it does, suffers or stands in, as deedsOf says; of units only
}

// citing is a sentence that says what somebody says, with its citations.
type citing struct {
	sentence int
	words    []string
}

// citedIn returns the citations of a sentence.
func (d *Digest) citedIn(sentence int) []string {
	if i, ok := slices.BinarySearchFunc(d.cited, sentence, func(c citing, s int) int { return c.sentence - s }); ok {
		return d.cited[i].words
	}
	return nil
}

// term is a content word of a document.
type term struct {
	word  string
	count int
	name  bool // or a number, at one place at least
}

// look is how one of a unit's descriptions stands in its sentence.
type look struct {
	head                     string // lemma of its noun
	mods                     []string
	proper, owners           []string // names among the modifiers, and the whole names of owners
	plural, single, definite bool
	class                    byte   // of its noun, as words tell
	owner                    *owner // nil where none is named
	role                     *role  // that it gives; nil where none
	key                      string // of its words, taken for a name
	words                    string // likewise as it is shown, taken for a description
	mark                     string // the event that it is, or the members that it has; a story has one of each
}

// owner is what a leading possessive, or an office's "of", may name.
type owner struct {
	unit     int    // of the document
	owned    string // the description without it
	official bool   // by "of", so that only a person owns it
}

// Slice returns the document's text in s.
func (d *Digest) Slice(s corpus.Span) string { return d.Text[s.Start:s.End] }

// Digester makes digests, for options whose names and decisions say what documents mean. It
// may be used by several goroutines.
type Digester struct {
	spotter *spotter
	divider *divider
	key     string
}

// NewDigester returns the digester of the options.
func NewDigester(opt Options) *Digester {
	h := sha256.New()
	fmt.Fprintln(h, Revision, digestLayout())
	var said []string
	for i := range opt.Decisions {
		if d := &opt.Decisions[i]; d.apart() {
			said = append(said, d.String())
		}
	}
	for _, k := range opt.Names {
		said = append(said, k.String())
	}
	slices.Sort(said)
	for _, line := range said {
		fmt.Fprintln(h, line)
	}
	return &Digester{newSpotter(opt.Names), newDivider(&opt), hex.EncodeToString(h.Sum(nil))}
}

// Key identifies what digests depend on beside documents: the rules, known names, and
// decisions that keep names apart. Digests of another key are to be made again.
func (g *Digester) Key() string { return g.key }

// Digest returns the digest of an annotated document, which is not changed.
func (g *Digester) Digest(doc *corpus.Document) *Digest {
	print := corpus.NewPrint(doc)
	doc = g.divider.document(g.spotter.document(doc))
	d := &Digest{ID: doc.ID, Meta: doc.Meta, Text: doc.Text, print: print}
	for s := range doc.Sentences {
		d.sentences = append(d.sentences, doc.Sentences[s].Span)
		if !boilerplate(doc, s) {
			d.told++
			d.words += wordCount(&doc.Sentences[s])
		}
	}
	d.terms = termsOf(doc)
	c := &collector{doc: doc, Digest: d}
	c.collect()
	d.cite()
	return d
}

// cite notes the citations of the sentences that say what somebody says.
func (d *Digest) cite() {
	said := make(map[int]bool)
	for _, list := range [][]corpus.Proposition{d.propositions, d.doubtful} {
		for i := range list {
			if len(list[i].Said) > 0 {
				said[list[i].Sentence] = true
			}
		}
	}
	for _, s := range sortedKeys(said) {
		if words := citations(normalized(d.Slice(d.sentences[s]))); words != nil {
			d.cited = append(d.cited, citing{s, words})
		}
	}
}

// digestAll returns the digests of documents, in their order, made on all processors.
func digestAll(docs []*corpus.Document, opt Options) []*Digest {
	g := NewDigester(opt)
	out := make([]*Digest, len(docs))
	parallel(len(docs), func(i int) { out[i] = g.Digest(docs[i]) })
	return out
}

// parallel calls work with the numbers below n, on all processors.
func parallel(n int, work func(i int)) { parallelWith(n, func() func(int) { return work }) }

// parallelWith is parallel for work that needs something of its own in each goroutine.
func parallelWith(n int, begin func() func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			work := begin()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	wg.Wait()
}

// parallelParts calls work with the numbers below n in stretches, on all processors: for work that is small.
func parallelParts(n int, work func(from, to int)) {
	parallel(partsOf(n), func(i int) { work(i*partSize, min((i+1)*partSize, n)) })
}

const partSize = 1024

// partsOf returns how many stretches parallelParts makes of n numbers; partOf, the number of the one that begins at from.
func partsOf(n int) int   { return (n + partSize - 1) / partSize }
func partOf(from int) int { return from / partSize }

// parallelEach is parallel for work that is small.
func parallelEach(n int, work func(i int)) {
	parallelParts(n, func(from, to int) {
		for i := from; i < to; i++ {
			work(i)
		}
	})
}

// sideBySide does several things at once.
func sideBySide(things ...func()) { parallel(len(things), func(i int) { things[i]() }) }

// MarkDuplicates sets Meta.DuplicateOf of every digest whose document repeats another one's,
// exactly or nearly, and empties it for the others. It is corpus.MarkDuplicates for digests.
func MarkDuplicates(ds []*Digest) {
	prints := make([]corpus.Print, len(ds))
	for i, d := range ds {
		prints[i] = d.print
	}
	for i, of := range corpus.Duplicates(prints) {
		ds[i].Meta.DuplicateOf = of
	}
}

// termsOf returns a document's content words.
func termsOf(doc *corpus.Document) []term {
	var out []term
	at := make(map[string]int)
	for s := range doc.Sentences {
		if boilerplate(doc, s) {
			continue
		}
		for i := range doc.Sentences[s].Tokens {
			t := &doc.Sentences[s].Tokens[i]
			w := contentWord(t)
			if w == "" {
				continue
			}
			k, ok := at[w]
			if !ok {
				k = len(out)
				at[w], out = k, append(out, term{word: w})
			}
			out[k].count++
			out[k].name = out[k].name || t.UPOS == "PROPN" || t.UPOS == "NUM"
		}
	}
	slices.SortFunc(out, func(a, b term) int { return strings.Compare(a.word, b.word) })
	return out
}

// spaced reports whether a text is of ASCII, with single spaces between its words and no other white space.
func spaced(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		if s[i] <= ' ' && (s[i] != ' ' || last == ' ') || s[i] >= 0x80 {
			return false
		}
		last = s[i]
	}
	return last != ' '
}

// normalized returns a text with one space for all white space, itself where it is so already.
func normalized(s string) string {
	if spaced(s) {
		return s
	}
	before := ' '
	for _, c := range s {
		if c == ' ' && before == ' ' || c != ' ' && unicode.IsSpace(c) {
			return strings.Join(strings.Fields(s), " ")
		}
		before = c
	}
	return strings.TrimSuffix(s, " ")
}
