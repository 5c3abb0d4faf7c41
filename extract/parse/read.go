package parse

import (
	"iter"

	"tercet/corpus"
	"tercet/extract/model"
	"tercet/extract/nn"
)

// batchPieces is how many pieces are encoded at once. A batch never changes the
// result.
const batchPieces = 256

// segment is a stretch of a sentence that the network reads at once: the whole
// sentence but for those longer than the position table.
type segment struct {
	sentence, first, end int // end is exclusive
}

// scratch is the memory of one goroutine.
type scratch struct {
	ws       nn.Workspace
	pieces   []int32
	cases    []uint8
	offsets  []int
	runs     []nn.Run // rows of the words in the encoder's output; [CLS] first
	starts   []int    // of each segment in runs
	segments []segment
	lengths  []int // pieces of each word of a sentence
	cut      []int32

	hidden, states               nn.Matrix
	tags, names                  nn.Matrix
	arcDep, arcHead              nn.Matrix
	labelDep, labelHead          nn.Matrix
	arcs, relations, spare       nn.Matrix
	pairs                        []nn.Arc
	heads, rels, classes, origin []int
	eisner                       eisner
}

// batches cuts the sentences into segments and yields them some at a time. The
// pieces of a batch are in the scratch memory while it is being handled.
func (n *network) batches(sentences []corpus.Sentence, s *scratch) iter.Seq[[]segment] {
	return func(yield func([]segment) bool) {
		s.reset()
		for i := range sentences {
			tokens := sentences[i].Tokens
			sentences[i].Score = 0
			s.cut, s.lengths = s.cut[:0], s.lengths[:0]
			for t := range tokens {
				from := len(s.cut)
				s.cut = n.model.Pieces.Append(s.cut, tokens[t].Form)
				s.lengths = append(s.lengths, len(s.cut)-from)
			}
			pieces := s.cut
			for first := 0; first < len(tokens); {
				end, size := n.window(tokens, s.lengths, first)
				if len(s.pieces) > 0 && len(s.pieces)+size+2 > batchPieces {
					if !yield(s.segments) {
						return
					}
					s.reset()
				}
				n.push(s, segment{i, first, end}, tokens, pieces[:size])
				first, pieces = end, pieces[size:]
			}
		}
		if len(s.segments) > 0 {
			yield(s.segments)
		}
	}
}

// window returns where the segment that begins at first ends, and its pieces.
// A sentence that is too long is cut behind a comma or the like if there is one
// in the window's second half.
func (n *network) window(tokens []corpus.Token, lengths []int, first int) (end, size int) {
	room := n.encoder.MaxPieces() - 2
	mark, markSize := -1, 0
	for end = first; end < len(tokens); end++ {
		if size+lengths[end] > room {
			if mark > 0 {
				return mark, markSize
			}
			return end, size
		}
		size += lengths[end]
		switch tokens[end].Form {
		case ",", ";", ":", ".", "!", "?", "|", "–", "—":
			if size > room/2 {
				mark, markSize = end+1, size
			}
		}
	}
	return end, size
}

func (s *scratch) reset() {
	s.pieces, s.cases, s.runs, s.starts, s.segments = s.pieces[:0], s.cases[:0], s.runs[:0], s.starts[:0], s.segments[:0]
	s.offsets = append(s.offsets[:0], 0)
}

// push adds a segment to the batch.
func (n *network) push(s *scratch, seg segment, tokens []corpus.Token, pieces []int32) {
	cls, sep := n.model.Pieces.Frame()
	s.segments = append(s.segments, seg)
	s.starts = append(s.starts, len(s.runs))
	s.runs = append(s.runs, nn.Run{Start: len(s.pieces), End: len(s.pieces) + 1})
	s.pieces, s.cases = append(s.pieces, cls), append(s.cases, model.CaseNone)
	for t := seg.first; t < seg.end; t++ {
		class, from := model.Case(tokens[t].Form), len(s.pieces)
		for range s.lengths[t] {
			s.pieces, s.cases = append(s.pieces, pieces[0]), append(s.cases, class)
			pieces = pieces[1:]
		}
		s.runs = append(s.runs, nn.Run{Start: from, End: len(s.pieces)})
	}
	s.pieces, s.cases = append(s.pieces, sep), append(s.cases, model.CaseNone)
	s.offsets = append(s.offsets, len(s.pieces))
}

// read runs the network over a batch and writes what it says into the tokens.
// It returns the names.
func (n *network) read(s *scratch, sentences []corpus.Sentence, batch []segment) ([]found, error) {
	if err := n.encoder.Encode(&s.ws, &s.hidden, nn.Batch{Pieces: s.pieces, Cases: s.cases, Offsets: s.offsets}); err != nil {
		return nil, err
	}
	nn.Mean(&s.states, &s.hidden, s.runs)
	n.tags.Apply(&s.ws, &s.tags, &s.states)
	n.names.Apply(&s.ws, &s.names, &s.states)
	for _, l := range []struct {
		linear *nn.Linear
		to     *nn.Matrix
	}{{n.arcDep, &s.arcDep}, {n.arcHead, &s.arcHead}, {n.labelDep, &s.labelDep}, {n.labelHead, &s.labelHead}} {
		l.linear.Apply(&s.ws, l.to, &s.states)
		nn.Leaky(n.kernel, l.to, 0.1)
	}
	var names []found
	for i, seg := range batch {
		tokens := sentences[seg.sentence].Tokens[seg.first:seg.end]
		root, end := s.starts[i], s.starts[i]+1+len(tokens)
		for t := range tokens {
			tag := n.tagNames[argmax(s.tags.Row(root+1+t))]
			tokens[t].UPOS, tokens[t].XPOS = tag[0], tag[1]
		}
		sentences[seg.sentence].Score += n.tree(s, tokens, seg.first, root, end)
		names = append(names, n.find(s, seg, root+1)...)
	}
	return names, nil
}

// tree writes heads and relations of a segment whose states are the rows root
// (the segment's [CLS]) to end. It returns the sum of the arcs'
// log-probabilities.
func (n *network) tree(s *scratch, tokens []corpus.Token, first, root, end int) float32 {
	dep, head := s.arcDep.Slice(root+1, end), s.arcHead.Slice(root, end)
	n.arcs.Apply(&s.ws, &s.arcs, &dep, &head)
	for i := range s.arcs.Rows {
		s.arcs.Row(i)[i+1] = -1e9 // no word is its own head
		nn.LogSoftmax(s.arcs.Row(i))
	}
	s.heads, s.rels = resize(s.heads, len(tokens)), resize(s.rels, len(tokens))
	s.eisner.maxTree(&s.arcs, s.heads)
	dep, head = s.labelDep.Slice(root+1, end), s.labelHead.Slice(root, end)
	n.label(s, &dep, &head, &s.arcs, s.heads, s.rels)
	var sum float32
	for i, h := range s.heads {
		tokens[i].Head, tokens[i].DepRel = 0, n.model.Relations[s.rels[i]]
		if h > 0 {
			tokens[i].Head = first + h
		}
		sum += max(s.arcs.Row(i)[h], -50) // a forced arc costs no more than e^-50
	}
	return sum
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
