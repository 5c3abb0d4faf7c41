package extract

import (
	"context"
	"iter"
	"runtime"
	"sync"

	"tercet/corpus"
)

// All annotates documents, as many at once as there are processors, and yields
// them in their order. Errors of docs are passed on in their place; a document
// that cannot be annotated comes with its error. A few documents are read
// ahead. It ends early with ctx's error when ctx ends.
func (p *Pipeline) All(ctx context.Context, docs iter.Seq2[*corpus.Document, error]) iter.Seq2[*corpus.Document, error] {
	type job struct {
		doc  *corpus.Document
		err  error
		done chan struct{} // closed when doc and err may be read
	}
	return func(yield func(*corpus.Document, error) bool) {
		outer := ctx
		ctx, cancel := context.WithCancel(ctx)
		var group sync.WaitGroup
		defer func() {
			cancel()
			group.Wait() // a document at work is left soon
		}()
		workers := runtime.GOMAXPROCS(0)
		queue, todo := make(chan *job, 2*workers), make(chan *job)
		go func() {
			defer close(queue)
			defer close(todo)
			for d, err := range docs {
				j := &job{d, err, make(chan struct{})}
				select {
				case queue <- j:
				case <-ctx.Done():
					return
				}
				if err != nil {
					close(j.done)
					continue
				}
				select {
				case todo <- j:
				case <-ctx.Done():
					return
				}
			}
		}()
		for range workers {
			group.Go(func() {
				for {
					select {
					case j, more := <-todo:
						if !more {
							return
						}
						j.err = p.Annotate(ctx, j.doc)
						close(j.done)
					case <-ctx.Done():
						return
					}
				}
			})
		}
		for j := range queue {
			select {
			case <-j.done:
			case <-outer.Done():
				yield(nil, outer.Err())
				return
			}
			if !yield(j.doc, j.err) {
				return
			}
		}
		if err := outer.Err(); err != nil {
			yield(nil, err)
		}
	}
}
