package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/cayley/query/mql"
)

// Shape returns the plan of a query in Gizmo or MQL, as Cayley's console draws
// it; it can be encoded as JSON.
func (s *Store) Shape(ctx context.Context, lang, text string, opt QueryOptions) (any, error) {
	g, err := s.acquire(ctx)
	if err != nil {
		return nil, err
	}
	defer s.release(g)
	opt = opt.withDefaults()
	ctx, cancel := context.WithTimeoutCause(ctx, opt.Timeout, ErrTimeout)
	defer cancel()
	var plan any
	switch qs := tolerate(g.qs); lang {
	case "gizmo":
		session := gizmo.NewSession(qs)
		// Cayley stops a program only through an iterator that has begun.
		it, err := session.Execute(ctx, "undefined", query.Options{Collation: query.Raw})
		if err != nil {
			return nil, err
		}
		it.Next(ctx)
		plan, err = watched(ctx, opt, func() { it.Close() }, func() (any, error) {
			program, err := gizmoProgram(text)
			if err != nil {
				return nil, err
			}
			return session.ShapeOf(program + "()")
		})
		if err != nil {
			return nil, &QueryError{lang, err}
		}
	case "mql":
		plan, err = watched(ctx, opt, func() {}, func() (any, error) { return mql.NewSession(qs).ShapeOf(text) })
		if err != nil {
			return nil, &QueryError{lang, err}
		}
	default:
		return nil, &QueryError{lang, errors.New("plans are drawn of gizmo and mql")}
	}
	return plan, nil
}

// watched runs f, and stops it when it takes too long or too much memory.
func watched(ctx context.Context, opt QueryOptions, stop func(), f func() (any, error)) (result any, err error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			if fault := recover(); fault != nil {
				err = fmt.Errorf("cannot run this: %v", fault)
			}
		}()
		result, err = f()
	}()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	before := heap()
	for {
		select {
		case <-done:
			return result, err
		case <-ctx.Done():
			stop()
			<-done
			return nil, context.Cause(ctx)
		case <-tick.C:
			if exceeds(before, opt.Memory) {
				stop()
				<-done
				return nil, ErrMemory
			}
		}
	}
}
