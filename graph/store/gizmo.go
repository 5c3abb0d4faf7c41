package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"runtime/metrics"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/dop251/goja"
)

// errUnfinished says that a program ends in a path that nothing asks for.
var errUnfinished = errors.New(`the query ends in a path and gives nothing: add .All()`)

// errNoStart says that not even the frame around a program could be run.
var errNoStart = errors.New("the interpreter did not start")

// prelude is the function that would run a program. Cayley follows an object
// that holds itself until the process has no stack left: what begins a path or
// is emitted is looked through before.
const prelude = `(function() {
	const check = (v, depth) => {
		if (depth > 50) throw new TypeError("an object in a circle, or nested too deeply");
		if (v !== null && typeof v === "object" && (Array.isArray(v) || Object.getPrototypeOf(v) === Object.prototype))
			for (const k of Object.keys(v)) check(v[k], depth + 1);
		return v;
	};
	const raw = g, guarded = Object.create(raw);
	for (const name of ["V", "Vertex", "Emit", "v", "vertex", "emit"])
		if (raw[name]) Object.defineProperty(guarded, name, {value: (...args) => raw[name](...args.map(v => check(v, 0)))});
	g = graph = guarded;
	return eval(%s);
})`

// gizmoProgram returns the text of a function that runs a program.
func gizmoProgram(text string) (string, error) {
	source, err := json.Marshal(text)
	return fmt.Sprintf(prelude, source), err
}

// program is a running Gizmo program.
type program struct {
	it   query.Iterator
	qs   cayley.QuadStore
	done chan struct{} // closed when the program has ended
	last any           // the value of its last statement
	err  error
	r    *Result
}

// runGizmo runs a Gizmo program.
//
// Cayley runs programs in a goroutine of its own, where g.V("a").Out({}) ends
// the process: a panic there cannot be caught. So what Cayley gets to run is
// only a function that would run the program; the function is called here. It
// still sends its results to Cayley's iterator, which after its own program has
// ended answers at once, with a result or without.
func runGizmo(ctx context.Context, qs cayley.QuadStore, text string, opt QueryOptions) (*Result, error) {
	source, err := gizmoProgram(text)
	if err != nil {
		return nil, err
	}
	it, err := gizmo.NewSession(qs).Execute(ctx, source, query.Options{Collation: query.Raw})
	if err != nil {
		return nil, err
	}
	defer it.Close()
	if !it.Next(ctx) {
		return nil, errors.Join(errNoStart, it.Err())
	}
	result, _ := it.Result().(*gizmo.Result)
	if result == nil {
		return nil, errNoStart
	}
	run, ok := result.Val.(func(goja.FunctionCall) goja.Value)
	if !ok {
		return nil, errNoStart
	}
	it.Next(ctx) // waits for the end of Cayley's goroutine
	p := &program{it: it, qs: qs, done: make(chan struct{}), r: &Result{Rows: []any{}}}
	go p.run(run)
	return p.collect(ctx, opt)
}

// run calls the program, and keeps what goes wrong.
func (p *program) run(call func(goja.FunctionCall) goja.Value) {
	defer close(p.done)
	defer func() {
		switch fault := recover().(type) {
		case nil:
		case *goja.InterruptedError:
			p.err = errors.New("stopped")
		case *goja.Exception:
			p.err = exception(fault.Value(), fault)
		case goja.Value:
			p.err = exception(fault, fmt.Errorf("%v", fault))
		case error:
			p.err = fmt.Errorf("cannot run this: %w", fault)
		default:
			p.err = fmt.Errorf("cannot run this: %v", fault)
		}
	}()
	if v := call(goja.FunctionCall{}); v != nil && !goja.IsNull(v) && !goja.IsUndefined(v) {
		p.last = v.Export()
	}
}

// exception is the Go error that a JavaScript one stands for.
func exception(v goja.Value, otherwise error) error {
	if v != nil {
		if err, ok := v.Export().(error); ok {
			return err
		}
	}
	return otherwise
}

// collect takes the program's results until it ends or has to.
func (p *program) collect(ctx context.Context, opt QueryOptions) (*Result, error) {
	before := heap()
	for idle := 0; ; {
		if p.it.Next(ctx) {
			idle = 0
			if len(p.r.Rows) == opt.Limit {
				p.r.Truncated = true
				p.stop()
				return p.r, nil
			}
			if result, ok := p.it.Result().(*gizmo.Result); ok {
				if row := p.row(result); row != nil {
					p.r.Rows = append(p.r.Rows, row)
				}
			}
			continue
		}
		select {
		case <-p.done:
			return p.finish()
		default:
		}
		if err := ctx.Err(); err != nil {
			p.stop()
			return nil, err
		}
		// Cayley's iterator cannot wait any more.
		if idle++; idle < 100 {
			runtime.Gosched()
			continue
		}
		if exceeds(before, opt.Memory) {
			p.stop()
			return nil, ErrMemory
		}
		time.Sleep(min(time.Duration(idle)*time.Microsecond, time.Millisecond))
	}
}

// stop interrupts the program and waits for its end.
func (p *program) stop() {
	p.it.Close()
	<-p.done
}

// finish returns the results of a program that has ended. Cayley drops the value
// of a last .Count(); here it is a result.
func (p *program) finish() (*Result, error) {
	if p.err != nil {
		return nil, p.err
	}
	switch last := p.last.(type) {
	case nil:
	case string, bool, int64, float64, []any:
		if len(p.r.Rows) == 0 {
			p.r.Rows = append(p.r.Rows, native(last))
		}
	default:
		if len(p.r.Rows) == 0 && fmt.Sprintf("%T", last) == "*gizmo.pathObject" {
			return nil, errUnfinished
		}
	}
	return p.r, nil
}

// row is a result as JSON shows it, or nil.
func (p *program) row(r *gizmo.Result) any {
	if r.Meta {
		return nil
	}
	if r.Tags == nil {
		return native(r.Val)
	}
	row := make(map[string]any, len(r.Tags))
	for tag, ref := range r.Tags {
		if v := p.qs.NameOf(ref); v != nil {
			row[tag] = nativeValue(v)
		}
	}
	if len(row) == 0 { // a name that is not there, which SQL only finds now
		return nil
	}
	return row
}

// exceeds tells whether more memory is kept than there was before and may be
// added.
func exceeds(before, more uint64) bool {
	if heap() <= before+more {
		return false
	}
	runtime.GC() // it may be rubbish
	return heap() > before+more
}

// heap is the memory that objects take, in bytes, those included that the next
// garbage collection will free.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
