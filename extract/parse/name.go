package parse

import (
	"cmp"
	"math"
	"slices"

	"tercet/corpus"
	"tercet/extract/nn"
)

// class is a BIO class: outside if kind is Thing.
type class struct {
	kind   corpus.EntityType
	begins bool
}

// follows reports whether class b may stand behind class a.
func (b class) follows(a class) bool {
	return b.kind == corpus.Thing || b.begins || a.kind == b.kind
}

// found is a name in a sentence.
type found struct {
	sentence, first, last int // tokens, inclusive
	kind                  corpus.EntityType
	votes                 []float32 // probability of each type, in the order of network.types
	vector                []int8
}

// find returns the names of a segment whose words' states begin at row.
func (n *network) find(s *scratch, seg segment, row int) []found {
	words := seg.end - seg.first
	s.classes = n.decode(s, row, words)
	var names []found
	for i := 0; i < words; i++ {
		c := n.classes[s.classes[i]]
		if c.kind == corpus.Thing {
			continue
		}
		first := i
		for i+1 < words && n.classes[s.classes[i+1]] == (class{c.kind, false}) {
			i++
		}
		f := found{sentence: seg.sentence, first: seg.first + first, last: seg.first + i, kind: c.kind}
		f.votes = n.votes(s, row+first, row+i+1)
		f.vector = project(s.states.Slice(row+first, row+i+1))
		names = append(names, f)
	}
	return names
}

// decode returns the likeliest legal sequence of classes (Viterbi 1967): no
// name continues that has not begun.
func (n *network) decode(s *scratch, row, words int) []int {
	k := len(n.classes)
	s.origin, s.classes = resize(s.origin, words*k), resize(s.classes, words)
	s.best, s.next = resize(s.best, k), resize(s.next, k)
	for c, class := range n.classes { // as if "outside" stood before
		s.best[c] = float32(math.Inf(-1))
		if class.kind == corpus.Thing {
			s.best[c] = 0
		}
	}
	for i := range words {
		logp := s.names.Row(row + i)
		top := argmax(s.best)
		for c, class := range n.classes {
			at := top
			if !class.follows(n.classes[top]) {
				at = n.inside(s.best, class.kind)
			}
			s.origin[i*k+c], s.next[c] = at, s.best[at]+logp[c]
		}
		s.best, s.next = s.next, s.best
	}
	if words > 0 {
		s.classes[words-1] = argmax(s.best)
	}
	for i := words - 1; i > 0; i-- {
		s.classes[i-1] = s.origin[i*k+s.classes[i]]
	}
	return s.classes
}

// inside returns the best class of a kind.
func (n *network) inside(best []float32, kind corpus.EntityType) int {
	at := -1
	for c, class := range n.classes {
		if class.kind == kind && (at < 0 || best[c] > best[at]) {
			at = c
		}
	}
	return at
}

// votes returns the mean probability of each type over the rows of a name.
func (n *network) votes(s *scratch, from, to int) []float32 {
	votes := make([]float32, len(n.types))
	for i := from; i < to; i++ {
		for c, logp := range s.names.Row(i) {
			if kind := n.classes[c].kind; kind != corpus.Thing {
				votes[slices.Index(n.types, kind)] += float32(math.Exp(float64(logp)))
			}
		}
	}
	for i := range votes {
		votes[i] /= float32(to - from)
	}
	return votes
}

// VectorSize is the length of a mention's context vector.
const VectorSize = 64

// project turns the sum of the rows into a small vector by a count sketch
// (Charikar et al. 2002), which keeps inner products in expectation; the
// largest number is 127.
func project(rows nn.Matrix) []int8 {
	var sums [VectorSize]float32
	state := uint64(1)
	for c := range rows.Cols {
		state = state*6364136223846793005 + 1442695040888963407 // Knuth's MMIX: the signs
		sign := uint32(^state>>63) << 31
		for i := range rows.Rows {
			sums[c%VectorSize] += math.Float32frombits(math.Float32bits(rows.Data[i*rows.Stride+c]) ^ sign)
		}
	}
	var top float32
	for _, v := range sums {
		top = max(top, v, -v)
	}
	vector := make([]int8, VectorSize)
	if top == 0 {
		return vector
	}
	for j, v := range sums {
		vector[j] = int8(math.RoundToEven(float64(v) / float64(top) * 127))
	}
	return vector
}

// mention turns a name into a mention of the document.
func (f found) mention(d *corpus.Document) corpus.Mention {
	tokens := d.Sentences[f.sentence].Tokens
	m := corpus.Mention{
		Span:     corpus.Span{Start: tokens[f.first].Start, End: tokens[f.last].End},
		Sentence: f.sentence, First: f.first, Last: f.last, Head: f.first,
		Kind: corpus.Name, Type: f.kind, Vector: f.vector,
	}
	for t := f.first; t <= f.last; t++ {
		if h := tokens[t].Head - 1; h < f.first || h > f.last {
			m.Head = t
			break
		}
	}
	if f.kind == corpus.Group && f.first == f.last && tokens[f.first].UPOS == "ADJ" {
		m.Kind = corpus.Demonym
	}
	return m
}

func sortMentions(mentions []corpus.Mention) {
	slices.SortStableFunc(mentions, func(a, b corpus.Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
}
