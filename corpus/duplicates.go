package corpus

import (
	"cmp"
	"hash/fnv"
	"math/bits"
	"slices"
	"strings"
	"unicode"
)

// Print is what the search for duplicates needs to know of a document. It is
// small, some 8 bytes for every two words, and may be kept in place of the text.
type Print struct {
	ID   string
	Date string
	// Whole is the hash of all words.
	Whole uint64
	// Parts are hashes of runs of words, ascending and each once, selected by
	// winnowing (Schleimer, Wilkerson and Aiken 2003).
	Parts []uint64
}

const (
	shingle = 4 // words in a run
	window  = 4 // of so many runs that follow each other, one is selected
	// fewestParts is how many parts a text must have to be compared by them;
	// shorter texts are duplicates only when all their words are the same.
	fewestParts = 8
	// contained is the share of the shorter text's parts that the longer one must
	// have as well (containment, Broder 1997).
	contained = 0.5
	// Of texts with fewer parts than short, which share formulas more easily, it
	// must be this much.
	short          = 20
	containedShort = 0.7
	// commonest is how many originals a part may occur in before it counts as a
	// formula of the trade and finds no more of them.
	commonest = 50
)

// NewPrint returns the document's print. It is taken of the words of running
// text in lower case, without headings, bylines and boilerplate, so that a wire
// copy under another headline has nearly the same one.
func NewPrint(d *Document) Print {
	words := runningWords(d)
	p := Print{ID: d.ID, Date: d.Meta.Date, Whole: hashWords(words)}
	var runs []uint64
	for i := 0; i+shingle <= len(words); i++ {
		runs = append(runs, hashWords(words[i:i+shingle]))
	}
	for i := 0; i+window <= len(runs); i++ {
		p.Parts = append(p.Parts, slices.Min(runs[i:i+window]))
	}
	slices.Sort(p.Parts)
	p.Parts = slices.Compact(p.Parts)
	return p
}

// runningWords returns the words of paragraphs and list items in lower case, or
// of all text where there are none.
func runningWords(d *Document) []string {
	var text strings.Builder
	for _, b := range d.Blocks {
		if b.Kind == Paragraph || b.Kind == ListItem {
			text.WriteString(d.Slice(b.Span))
			text.WriteByte('\n')
		}
	}
	s := text.String()
	if s == "" {
		s = d.Text
	}
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

func hashWords(words []string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		_, _ = h.Write([]byte(w))
		_, _ = h.Write([]byte{' '})
	}
	// FNV's high bits vary little between short inputs; mix them (Stafford's Mix13).
	x := h.Sum64()
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// MarkDuplicates sets Meta.DuplicateOf of every document that repeats another
// one of docs, exactly or nearly, and empties it for the others.
func MarkDuplicates(docs []*Document) {
	prints := make([]Print, len(docs))
	for i, d := range docs {
		prints[i] = NewPrint(d)
	}
	for i, of := range Duplicates(prints) {
		docs[i].Meta.DuplicateOf = of
	}
}

// Duplicates returns, for each print, the identifier of the document that it
// repeats, or "". The originals are those that nothing earlier resembles, by date
// (undated ones last), then by identifier; every duplicate names the original
// that it shares most with. The answer depends only on the set of prints, not on
// their order, and costs little more than reading them: documents are compared
// only where they share a part.
func Duplicates(prints []Print) []string {
	order := make([]int, len(prints))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return comparePrints(&prints[a], &prints[b]) })
	of := make([]string, len(prints))
	whole := map[uint64]int{} // hash of all words -> original
	repeated, n := repeatedParts(prints)
	c := &counter{prints: prints, originals: make([][]int, n), shared: make([]int, len(prints))}
	for _, i := range order {
		p := &prints[i]
		if o, ok := whole[p.Whole]; ok {
			of[i] = prints[o].ID
			continue
		}
		if o := c.mostShared(p, repeated[i]); o >= 0 {
			of[i] = prints[o].ID
			// The same words again are a duplicate of the same original.
			whole[p.Whole] = o
			continue
		}
		whole[p.Whole] = i
		if len(p.Parts) < fewestParts {
			continue
		}
		for _, k := range repeated[i] {
			if len(c.originals[k]) < commonest {
				c.originals[k] = append(c.originals[k], i)
			}
		}
	}
	return of
}

// repeatedParts returns, for each print, its parts that other prints have as well, as numbers below n. Most parts stand in
// one print alone, and are seen to at a glance.
func repeatedParts(prints []Print) (repeated [][]int, n int) {
	size := 0
	for i := range prints {
		size += len(prints[i].Parts)
	}
	seen, again := newCells(size), newCells(size)
	for i := range prints {
		for _, h := range prints[i].Parts {
			if seen.has(h) {
				again.add(h)
			}
			seen.add(h)
		}
	}
	var all []uint64
	for i := range prints {
		for _, h := range prints[i].Parts {
			if again.has(h) {
				all = append(all, h)
			}
		}
	}
	slices.Sort(all)
	number := make(map[uint64]int)
	for i := 1; i < len(all); i++ {
		if all[i] == all[i-1] && (i < 2 || all[i] != all[i-2]) {
			number[all[i]] = len(number)
		}
	}
	repeated = make([][]int, len(prints))
	for i := range prints {
		for _, h := range prints[i].Parts {
			if !again.has(h) {
				continue
			}
			if k, ok := number[h]; ok {
				repeated[i] = append(repeated[i], k)
			}
		}
	}
	return repeated, len(number)
}

// cells holds a bit for all hashes of equal ends: what it has not, never came.
type cells []uint64

// cellsForOne is the number of cells for each hash: one in so many hashes is taken for another one.
const cellsForOne = 16

// newCells returns cells for some number of hashes.
func newCells(n int) cells { return make(cells, 1<<bits.Len(uint(n*cellsForOne/64))) }

func (c cells) place(h uint64) (word, bit uint64) { return h / 64 & uint64(len(c)-1), h % 64 }

func (c cells) add(h uint64) {
	word, bit := c.place(h)
	c[word] |= 1 << bit
}

func (c cells) has(h uint64) bool {
	word, bit := c.place(h)
	return c[word]>>bit&1 != 0
}

// comparePrints orders by date, undated last, then by identifier.
func comparePrints(a, b *Print) int {
	if (a.Date == "") != (b.Date == "") {
		if a.Date == "" {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Whole, b.Whole))
}

// counter counts the parts that prints share.
type counter struct {
	prints    []Print
	originals [][]int // by the number of a part
	shared    []int   // by original; zero between two uses
}

// mostShared returns the original that p repeats, or -1: the shorter of the two
// is largely contained in the other. Of several, the one that shares most parts,
// and of these the first, is taken. Repeated are the numbers of the parts of p that others have.
func (c *counter) mostShared(p *Print, repeated []int) int {
	if len(p.Parts) < fewestParts {
		return -1
	}
	prints, shared := c.prints, c.shared
	var found []int
	for _, k := range repeated {
		for _, o := range c.originals[k] {
			if shared[o] == 0 {
				found = append(found, o)
			}
			shared[o]++
		}
	}
	defer func() {
		for _, o := range found {
			shared[o] = 0
		}
	}()
	best := -1
	for _, o := range found {
		shorter := min(len(p.Parts), len(prints[o].Parts))
		wanted := contained
		if shorter < short {
			wanted = containedShort
		}
		if float64(shared[o]) < wanted*float64(shorter) {
			continue
		}
		if best < 0 || shared[o] > shared[best] || shared[o] == shared[best] && comparePrints(&prints[o], &prints[best]) < 0 {
			best = o
		}
	}
	return best
}
