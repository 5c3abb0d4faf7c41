package parse

import (
	"iter"

	"tercet/corpus"
	"tercet/extract/model"
	"tercet/extract/nn"
)

// batchRows is how many rows are encoded at once. A batch never changes the
// result.
const batchRows = 256

// segment is a stretch of a sentence that the network reads at once: the whole
// sentence but for those longer than the position table.
type segment struct {
	sentence, first, end int // end is exclusive
}

// scratch is the memory of one goroutine.
type scratch struct {
	ws       nn.Workspace
	batch    nn.Batch
	words    []int    // where the pieces of each word of the batch begin, frames included
	runs     []nn.Run // rows of the words in the encoder's output; [CLS] first
	starts   []int    // of each segment in runs
	segments []segment
	cut      []int32 // pieces of a sentence
	ends     []int   // of each word's pieces in it

	hidden, states               nn.Matrix
	tags, names                  nn.Matrix
	arcDep, arcHead              nn.Matrix
	labelDep, labelHead          nn.Matrix
	arcs, relations, spare       nn.Matrix
	pairs                        []nn.Arc
	heads, rels, classes, origin []int
	best, next                   []float32 // of decode
	sums                         []float32 // of tag
	nouns                        []noun    // of the batch
	barred                       [][]bool  // relations that each word cannot have
	eisner                       eisner
}

// batches cuts the sentences into segments and yields them some at a time. What
// the encoder reads of a batch is in the scratch memory while it is handled.
func (n *network) batches(sentences []corpus.Sentence, s *scratch) iter.Seq[[]segment] {
	return func(yield func([]segment) bool) {
		s.reset()
		for i := range sentences {
			tokens := sentences[i].Tokens
			sentences[i].Score = 0
			s.cut, s.ends = s.cut[:0], s.ends[:0]
			for t := range tokens {
				s.cut = n.model.Pieces.Append(s.cut, tokens[t].Form)
				s.ends = append(s.ends, len(s.cut))
			}
			for first := 0; first < len(tokens); {
				end, rows := n.window(tokens, s, first)
				if len(s.segments) > 0 && len(s.batch.Cases)+rows+n.frame() > batchRows {
					if !yield(s.segments) {
						return
					}
					s.reset()
				}
				n.push(s, segment{i, first, end}, tokens)
				first = end
			}
		}
		if len(s.segments) > 0 {
			yield(s.segments)
		}
	}
}

// window returns where the segment that begins at first ends, and the rows of
// its words. A sentence that is too long is cut behind a comma or the like if
// there is one in the window's second half.
func (n *network) window(tokens []corpus.Token, s *scratch, first int) (end, rows int) {
	room := n.encoder.MaxRows() - n.frame()
	mark, markRows := -1, 0
	for end = first; end < len(tokens); end++ {
		size := 1
		if !n.model.Pooled {
			size = len(s.pieces(end))
		}
		if rows+size > room {
			if mark > 0 {
				return mark, markRows
			}
			return end, rows
		}
		rows += size
		switch tokens[end].Form {
		case ",", ";", ":", ".", "!", "?", "|", "–", "—":
			if rows > room/2 {
				mark, markRows = end+1, rows
			}
		}
	}
	return end, rows
}

func (s *scratch) reset() {
	b := &s.batch
	b.Pieces, b.Cases, b.Offsets = b.Pieces[:0], b.Cases[:0], append(b.Offsets[:0], 0)
	s.words, s.runs, s.starts, s.segments = append(s.words[:0], 0), s.runs[:0], s.starts[:0], s.segments[:0]
}

// frame returns the rows of a segment that are no words: [CLS], and [SEP] where
// pieces are read.
func (n *network) frame() int {
	if n.model.Pooled {
		return 1
	}
	return 2
}

// push adds a segment to the batch, in its frame.
func (n *network) push(s *scratch, seg segment, tokens []corpus.Token) {
	cls, sep := n.model.Pieces.Frame()
	s.segments = append(s.segments, seg)
	s.starts = append(s.starts, len(s.runs))
	s.runs = append(s.runs, n.add(s, model.CaseNone, cls))
	for t := seg.first; t < seg.end; t++ {
		s.runs = append(s.runs, n.add(s, model.Case(tokens[t].Form), s.pieces(t)...))
	}
	if !n.model.Pooled {
		n.add(s, model.CaseNone, sep)
	}
	s.batch.Offsets = append(s.batch.Offsets, len(s.batch.Cases))
}

// pieces returns the pieces of word t of the sentence at hand.
func (s *scratch) pieces(t int) []int32 {
	from := 0
	if t > 0 {
		from = s.ends[t-1]
	}
	return s.cut[from:s.ends[t]]
}

// add adds a word to the batch and returns its rows: one for every piece, or
// one in a pooled model.
func (n *network) add(s *scratch, class uint8, pieces ...int32) nn.Run {
	b := &s.batch
	run := nn.Run{Start: len(b.Cases)}
	b.Pieces = append(b.Pieces, pieces...)
	s.words = append(s.words, len(b.Pieces))
	b.Cases = append(b.Cases, class)
	for range pieces[1:] {
		if !n.model.Pooled {
			b.Cases = append(b.Cases, class)
		}
	}
	run.End = len(b.Cases)
	return run
}

// read runs the network over a batch and writes what it says into the tokens.
// It returns the names; the nouns are in the scratch memory.
func (n *network) read(s *scratch, sentences []corpus.Sentence, batch []segment) ([]found, error) {
	if n.model.Pooled {
		s.batch.Words = s.words
	}
	if err := n.encoder.Encode(&s.ws, &s.hidden, s.batch); err != nil {
		return nil, err
	}
	nn.Mean(&s.states, &s.hidden, s.runs)
	n.tags.Apply(&s.ws, &s.tags, &s.states)
	n.names.Apply(&s.ws, &s.names, &s.states)
	nn.LogSoftmax(n.kernel, &s.ws, &s.names)
	nn.LogSoftmax(n.kernel, &s.ws, &s.tags)
	for _, l := range []struct {
		linear *nn.Linear
		to     *nn.Matrix
	}{{n.arcDep, &s.arcDep}, {n.arcHead, &s.arcHead}, {n.labelDep, &s.labelDep}, {n.labelHead, &s.labelHead}} {
		l.linear.Apply(&s.ws, l.to, &s.states)
		nn.Leaky(n.kernel, l.to, 0.1)
	}
	var names []found
	s.nouns = s.nouns[:0]
	for i, seg := range batch {
		tokens := sentences[seg.sentence].Tokens[seg.first:seg.end]
		root, end := s.starts[i], s.starts[i]+1+len(tokens)
		for t := range tokens {
			row := s.tags.Row(root + 1 + t)
			tag := n.tag(s, row)
			if isFile(tokens[t].Form) {
				tag = n.likeliest(n.common, row)
			} else if w, ok := n.noun(tag, seg.sentence, seg.first+t, row); ok {
				s.nouns = append(s.nouns, w)
			}
			tokens[t].UPOS, tokens[t].XPOS = n.tagNames[tag][0], n.tagNames[tag][1]
		}
		sentences[seg.sentence].Score += n.tree(s, tokens, seg.first, root, end)
		names = append(names, n.find(s, seg, root+1)...)
	}
	return names, nil
}

// tag returns the best tag, by log-probability, of the likeliest word class,
// whose probability is the sum over its tags.
func (n *network) tag(s *scratch, tags []float32) int {
	if top := argmax(tags); tags[top] > certain {
		return top
	}
	s.sums = resize(s.sums, len(tags))
	clear(s.sums)
	for i, p := range tags {
		s.sums[n.wordClass[i]] += nn.Exp(p)
	}
	return n.likeliest(argmax(s.sums), tags)
}

// likeliest returns the best tag of a word class, by log-probability.
func (n *network) likeliest(class int, tags []float32) int {
	best := class
	for i, p := range tags {
		if n.wordClass[i] == class && p > tags[best] {
			best = i
		}
	}
	return best
}

// certain is the logarithm of a probability, .507, that leaves too little for any
// other class, whatever the sums' last digits.
const certain = -0.68

// tree writes heads and relations of a segment whose states are the rows root
// (the segment's [CLS]) to end. It returns the sum of the arcs'
// log-probabilities.
func (n *network) tree(s *scratch, tokens []corpus.Token, first, root, end int) float32 {
	dep, head := s.arcDep.Slice(root+1, end), s.arcHead.Slice(root, end)
	n.arcs.Apply(&s.ws, &s.arcs, &dep, &head)
	for i := range s.arcs.Rows {
		s.arcs.Row(i)[i+1] = -1e9 // no word is its own head
	}
	nn.LogSoftmax(n.kernel, &s.ws, &s.arcs)
	s.heads, s.rels = resize(s.heads, len(tokens)), resize(s.rels, len(tokens))
	s.eisner.maxTree(&s.arcs, s.heads)
	dep, head = s.labelDep.Slice(root+1, end), s.labelHead.Slice(root, end)
	n.label(s, &dep, &head, &s.arcs, tokens, s.heads, s.rels)
	var sum float32
	for i, h := range s.heads {
		tokens[i].Head, tokens[i].DepRel = 0, n.model.Relations[s.rels[i]]
		if h > 0 {
			tokens[i].Head = first + h
		}
		arc := s.arcs.Row(i)[h]
		tokens[i].Doubt = doubt(arc + s.relations.Row(i)[s.rels[i]])
		sum += max(arc, -50) // a forced arc costs no more than e^-50
	}
	return sum
}

// doubt returns Token.Doubt for a log-probability.
func doubt(logProbability float32) uint16 {
	return uint16(float32(1000*(1-nn.Exp(min(0, logProbability)))) + 0.5)
}

// join makes one tree of a sentence that was read in several windows: the roots
// of the later ones hang on the first. It also derives the features and turns
// each score into a mean.
func join(sentences []corpus.Sentence) {
	for i := range sentences {
		tokens := sentences[i].Tokens
		root := 0
		for t := range tokens {
			if tokens[t].Head != 0 {
				continue
			}
			if root == 0 {
				root = t + 1
				continue
			}
			tokens[t].Head, tokens[t].DepRel = root, "parataxis"
		}
		for t := range tokens {
			tokens[t].Feats = features(tokens, t)
		}
		if len(tokens) > 0 {
			sentences[i].Score /= float32(len(tokens))
		}
	}
}

func resize[T any](x []T, n int) []T {
	if cap(x) < n {
		return make([]T, n, n+n/4)
	}
	return x[:n]
}
