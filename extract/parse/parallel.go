package parse

import (
	"context"
	"sync"
	"sync/atomic"

	"tercet/corpus"
)

// portion is some sentences of a document, and what was found in them.
type portion struct {
	first, end int // end is exclusive
	names      []found
	nouns      []noun
	err        error
}

// portions cuts sentences into portions of at least size words but for the last.
func portions(sentences []corpus.Sentence, size int) []portion {
	var all []portion
	words := size
	for i := range sentences {
		if words >= size {
			all, words = append(all, portion{first: i}), 0
		}
		words += len(sentences[i].Tokens)
		all[len(all)-1].end = i + 1
	}
	return all
}

// readAll reads all sentences and returns the names and the nouns in order. It waits for a
// processor that no other call has, and takes what more are free from portion to
// portion.
func (p *Parser) readAll(ctx context.Context, n *network, sentences []corpus.Sentence) ([]found, []noun, error) {
	select {
	case p.busy <- struct{}{}:
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	defer func() { <-p.busy }()
	all := portions(sentences, p.portion)
	var next atomic.Int64
	var group sync.WaitGroup
	var work func()
	work = func() {
		s := p.scratch.Get().(*scratch)
		defer p.scratch.Put(s)
		for i := int(next.Add(1)) - 1; i < len(all); i = int(next.Add(1)) - 1 {
			if i+1 < len(all) {
				select {
				case p.busy <- struct{}{}:
					group.Go(func() {
						defer func() { <-p.busy }()
						work()
					})
				default:
				}
			}
			all[i].read(ctx, n, s, sentences)
		}
	}
	work()
	group.Wait()
	var names []found
	var nouns []noun
	for i := range all {
		if all[i].err != nil {
			return nil, nil, all[i].err
		}
		names, nouns = append(names, all[i].names...), append(nouns, all[i].nouns...)
	}
	return names, nouns, nil
}

// read reads the portion's sentences, of those of a document.
func (p *portion) read(ctx context.Context, n *network, s *scratch, document []corpus.Sentence) {
	sentences := document[p.first:p.end]
	for batch := range n.batches(sentences, s) {
		if p.err = ctx.Err(); p.err != nil {
			return
		}
		names, err := n.read(s, sentences, batch)
		if err != nil {
			p.err = err
			return
		}
		for _, f := range names {
			f.sentence += p.first
			p.names = append(p.names, f)
		}
		for _, w := range s.nouns {
			w.sentence += int32(p.first)
			p.nouns = append(p.nouns, w)
		}
	}
}
