package build

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"tercet/corpus"
	"tercet/graph/resolve"
)

// batchBytes is how much encoded annotation is written to disk at once.
const batchBytes = 4 << 20

// run is one pass over the documents of a build.
type run struct {
	ctx      context.Context
	cancel   context.CancelFunc
	builder  *Builder
	opt      Options
	report   *Report
	progress Progress
	found    map[string]string // fingerprints by identifier, of usable documents
	digester *resolve.Digester
	drafts   map[string]string // what the archive's documents were read from: fingerprints by draft
	unread   []string          // files and folders that could not be read, or not whole
}

func newRun(ctx context.Context, b *Builder, opt Options) *run {
	r := &run{builder: b, opt: opt, report: new(Report), found: make(map[string]string)}
	r.ctx, r.cancel = context.WithCancel(ctx)
	r.progress.Reading = true
	return r
}

// job is a document to annotate.
type job struct {
	doc   *corpus.Document
	fp    string
	draft string
	count *int // the figure of the report that it stands in
}

// result is what became of a job.
type result struct {
	job
	entry entry
	err   error
}

// annotate reads the documents, hands those that are not in the archive to the
// workers and writes what they return. It is the one goroutine that touches the report and
// the archive's file.
func (r *run) annotate(paths []string) error {
	defer r.cancel()
	if err := r.builder.archive.useDigester(r.digester); err != nil {
		return err
	}
	jobs := make(chan job)
	results := make(chan result)
	var workers sync.WaitGroup
	for range r.opt.Workers {
		workers.Go(func() {
			for j := range jobs {
				results <- r.work(j)
			}
		})
	}
	c := collector{run: r, results: results}
	var err error
	if r.drafts, err = r.builder.archive.drafts(); err != nil {
		return err
	}
	var draft string // of the document that is read
	read := r.opt.Read
	read.Known = func(id string, draft [sha256.Size]byte) bool { return r.known(id, string(draft[:])) }
	read.Drafted = func(d [sha256.Size]byte) { draft = string(d[:]) }
	for d, readErr := range corpus.Read(r.ctx, paths, read) {
		if err = r.ctx.Err(); err != nil {
			break
		}
		if err = r.skipOrStop(readErr, d); err != nil {
			break
		}
		if d == nil || !usable(d) {
			continue
		}
		j, isNew, jobErr := r.look(d, draft)
		if err = jobErr; err != nil {
			break
		}
		if !isNew {
			err = c.keep(entry{fingerprint: j.fp, draft: draft})
		} else {
			err = c.send(jobs, j)
		}
		if err != nil {
			break
		}
	}
	close(jobs)
	r.progress.Reading = false
	go func() {
		workers.Wait()
		close(results)
	}()
	if err != nil {
		r.cancel()
	}
	for res := range results {
		if takeErr := c.take(res); err == nil && takeErr != nil {
			err = takeErr
			r.cancel()
		}
	}
	slices.SortFunc(r.report.Skipped, func(a, b Skip) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason.Error(), b.Reason.Error()))
	})
	return errors.Join(err, c.flush())
}

// skipOrStop reports what could not be read; strict builds stop at it.
func (r *run) skipOrStop(err error, d *corpus.Document) error {
	if err == nil && d != nil {
		r.report.Read++
		r.progress.Read = r.report.Read
		if !usable(d) {
			err = &corpus.ReadError{Path: d.Meta.Path, Err: fmt.Errorf("its language is %q, only English is read", d.Meta.Language)}
			if d.Meta.Path == "" {
				err.(*corpus.ReadError).Path = d.ID
			}
		}
	}
	if err == nil {
		return nil
	}
	var read *corpus.ReadError
	if !errors.As(err, &read) {
		return err
	}
	if !read.Kept {
		r.unread = append(r.unread, read.Path)
	}
	if r.opt.Strict && !read.Kept {
		return err
	}
	r.report.Skipped = append(r.report.Skipped, Skip{Path: read.Place(), Reason: read.Err, Kept: read.Kept})
	return nil
}

// usable reports whether the pipeline can read the document's language.
func usable(d *corpus.Document) bool {
	return d.Meta.Language == "" || d.Meta.Language == "en"
}

// known reports whether the archive has a document that was read from such a draft, and takes that.
func (r *run) known(id, draft string) bool {
	fp, ok := r.drafts[draft]
	if !ok || !r.builder.archive.has(fp) {
		return false
	}
	r.report.Read++
	r.progress.Read = r.report.Read
	r.find(id, fp)
	return true
}

// find notes a usable document, and returns the figure of the report that it stands in.
func (r *run) find(id, fp string) (count *int) {
	count = &r.report.Unchanged
	switch old, known := r.builder.set[id]; {
	case !known:
		count = &r.report.New
	case old != fp:
		count = &r.report.Changed
	}
	*count++
	r.found[id] = fp
	return count
}

// look says what is to be done with a document that was read.
func (r *run) look(d *corpus.Document, draft string) (j job, annotate bool, err error) {
	fp, err := fingerprint(d)
	if err != nil {
		return j, false, fmt.Errorf("%s: %w", d.ID, err)
	}
	return job{d, fp, draft, r.find(d.ID, fp)}, !r.builder.archive.has(fp), nil
}

// work annotates one document. It runs in many goroutines.
func (r *run) work(j job) result {
	res := result{job: j}
	if res.err = r.ctx.Err(); res.err != nil {
		return res
	}
	if res.err = r.builder.annotator.Annotate(r.ctx, j.doc); res.err == nil {
		res.entry, res.err = r.builder.archive.encode(j.fp, j.doc, r.digester)
		res.entry.draft = j.draft
	}
	return res
}

// collector writes results in batches.
type collector struct {
	run     *run
	results chan result
	pending []entry
	bytes   int
}

// send gives a job to a worker, and takes results while all are busy.
func (c *collector) send(jobs chan<- job, j job) error {
	for {
		select {
		case jobs <- j:
			return nil
		case res := <-c.results:
			if err := c.take(res); err != nil {
				return err
			}
		}
	}
}

// take keeps a result, or reports the document that failed.
func (c *collector) take(res result) error {
	r := c.run
	if res.err != nil {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		delete(r.found, res.doc.ID)
		*res.count--
		r.unread = append(r.unread, res.doc.Meta.Path)
		if r.opt.Strict {
			return fmt.Errorf("%s: %w", res.doc.ID, res.err)
		}
		r.report.Skipped = append(r.report.Skipped, Skip{Path: res.doc.ID, Reason: res.err})
		return nil
	}
	r.progress.Annotated++
	if r.opt.Progress != nil {
		r.opt.Progress(r.progress)
	}
	return c.keep(res.entry)
}

// keep has an entry written with others.
func (c *collector) keep(e entry) error {
	c.pending = append(c.pending, e)
	if c.bytes += len(e.data); c.bytes < batchBytes {
		return nil
	}
	return c.flush()
}

func (c *collector) flush() error {
	err := c.run.builder.archive.add(c.pending)
	c.pending, c.bytes = nil, 0
	return err
}

// vanished returns the identifiers of the stored documents that are no longer in
// paths. What lies in a file or folder that could not be read this time has not
// vanished, and nothing has if one of the paths is unreadable as a whole.
func (r *run) vanished(ctx context.Context, paths []string) ([]string, error) {
	for _, p := range paths {
		if slices.Contains(r.unread, filepath.Clean(p)) {
			return nil, nil
		}
	}
	file := make(map[string]string)
	for d, err := range r.builder.store.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		file[d.ID] = d.Meta.Path
	}
	var gone []string
	for id := range r.builder.set {
		if _, ok := r.found[id]; !ok && !r.hides(cmp.Or(file[id], id)) {
			gone = append(gone, id)
		}
	}
	return gone, nil
}

// hides reports whether a document with the given path may be in what could not
// be read.
func (r *run) hides(doc string) bool {
	for p := doc; p != "." && p != "/" && p != ""; p = path.Dir(p) {
		if slices.ContainsFunc(r.unread, func(u string) bool {
			return u == p || strings.HasSuffix(filepath.ToSlash(u), "/"+p)
		}) {
			return true
		}
	}
	return false
}
