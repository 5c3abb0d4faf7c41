// Package build makes a graph of documents and keeps it up to date: it reads and
// annotates what is new or changed, resolves all documents together and puts the
// graph into the store.
//
// A store's folder holds the annotated documents beside the graph, so that a second
// build reads only what it has to. The set of documents is committed at once; the
// graph follows from it alone. A process that dies leaves the old set with the old
// graph, or the new set, whose graph the next writer completes.
package build

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"tercet/corpus"
	"tercet/extract"
	"tercet/graph"
	"tercet/graph/resolve"
	"tercet/graph/store"
)

// ErrModel says that a store's documents were annotated by another model.
var ErrModel = errors.New("the store was made with another model: build with that one (--model), or build again from the documents into a new folder")

// ErrSchema says that a store's archive was laid out by another version of the program.
var ErrSchema = errors.New("the store was made by another version of the program: build it again from the documents, into a new folder")

// ErrUnknown says that a document to be removed is not in the store.
var ErrUnknown = errors.New("no such document in the graph")

// Annotator is the pipeline that a build runs. Version tells a store whether its
// annotations are still what the pipeline would make.
type Annotator interface {
	extract.Annotator
	Version() (string, error)
}

// Options tune a build. The zero value works.
type Options struct {
	// Workers annotate in parallel; as many as there are processors if zero.
	// The graph does not depend on their number.
	Workers int
	// Prune drops documents that are in the store and no longer in the paths. What
	// lies in a file or folder that cannot be read stays.
	Prune bool
	// Strict stops at the first document that cannot be used.
	Strict bool
	// Files are the user's decisions, known names and map of relations.
	Files Files
	// Read says how documents are read; the store's folder is left out.
	Read corpus.ReadOptions
	// Progress, if not nil, is told how far a build is; from one goroutine at a time.
	Progress func(Progress)
}

// Progress is how far a build is.
type Progress struct {
	Read      int  // documents read so far
	Annotated int  // documents annotated so far, of those that were new or changed
	Reading   bool // whether more documents may come
	Resolving bool // the documents are done; entities and statements are made
}

// Skip is a document or file that was left out, or read with a warning.
type Skip struct {
	Path   string
	Reason error
	Kept   bool // a warning: the document is in the graph
}

// Holding counts what a store holds.
type Holding struct {
	Documents, Sentences, Entities, Statements int
	Contradictions                             int // pairs of statements
}

// Report says what a build did and what the store then holds.
type Report struct {
	Read, New, Changed, Unchanged, Removed int
	Skipped                                []Skip
	Holding
	// Decisions says what became of each decision. It is nil where the graph is what it was.
	Decisions []resolve.Outcome
}

// Builder builds into one store. It is for one goroutine at a time, and holds the
// store against other writers until closed.
type Builder struct {
	dir       string
	annotator Annotator
	store     *store.Store
	archive   *archive
	set       map[string]string // fingerprints by identifier
}

const (
	archiveFile = "documents.bbolt"
	holderFile  = "HOLDER"
)

// Open opens the store in a folder for building, and makes it where there is none. A
// folder that another process builds into is refused within a second, with
// store.ErrLocked; annotations of another model with ErrModel.
func Open(dir string, annotator Annotator) (*Builder, error) {
	model, err := annotator.Version()
	if err != nil {
		return nil, fmt.Errorf("graph/build: open %s: %w", dir, err)
	}
	st, err := store.Open(dir, store.Options{})
	if errors.Is(err, store.ErrLocked) {
		if holder, readErr := os.ReadFile(filepath.Join(dir, holderFile)); readErr == nil {
			return nil, fmt.Errorf("graph/build: %s: %w (%s)", dir, err, strings.TrimSpace(string(holder)))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("graph/build: open %s: %w", dir, err)
	}
	b := &Builder{dir: dir, annotator: annotator, store: st}
	path := filepath.Join(dir, archiveFile)
	if err = checkArchive(st, path); err == nil {
		b.archive, err = openArchive(path, model)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("graph/build: open %s: %w", dir, err), st.Close())
	}
	if b.set, err = b.archive.set(); err != nil {
		return nil, errors.Join(fmt.Errorf("graph/build: open %s: %w", dir, err), b.Close())
	}
	host, _ := os.Hostname()
	holder := "process " + strconv.Itoa(os.Getpid()) + " on " + host + "\n"
	_ = os.WriteFile(filepath.Join(dir, holderFile), []byte(holder), 0o644) // only for messages
	return b, nil
}

// checkArchive makes sure that the documents of a graph are there and whole.
func checkArchive(st *store.Store, path string) error {
	generation, err := st.Generation(context.Background())
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	switch none := errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0; {
	case none && generation == "":
		return nil // a store that is just being made
	case none:
		return fmt.Errorf("%s is missing, and with it the documents of the graph: build it again from the documents, into a new folder", path)
	}
	return store.CheckFile(path)
}

// Store returns the store that is built into. It is closed with the Builder.
func (b *Builder) Store() *store.Store { return b.store }

// Close gives the store free.
func (b *Builder) Close() error {
	_ = os.Remove(filepath.Join(b.dir, holderFile))
	return errors.Join(b.archive.close(), b.store.Close())
}

// Build reads the documents in paths, annotates those that are new or changed, and
// brings the graph up to date. A document that cannot be used is reported and left
// out. Nothing in the store changes before all documents are done; annotations made
// before an interruption are kept for the next build.
func (b *Builder) Build(ctx context.Context, paths []string, opt Options) (*Report, error) {
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	in, err := b.inputs(opt.Files)
	if err != nil {
		return nil, fmt.Errorf("graph/build: %w", err)
	}
	opt.Read.Exclude = append([]string{b.dir}, b.inputFiles(in)...)
	run := newRun(ctx, b, opt)
	run.digester = resolve.NewDigester(in.options)
	if err := run.annotate(paths); err != nil {
		return run.report, fmt.Errorf("graph/build: %w", err)
	}
	next := maps.Clone(b.set)
	maps.Copy(next, run.found)
	if opt.Prune {
		gone, err := run.vanished(ctx, paths)
		if err != nil {
			return run.report, fmt.Errorf("graph/build: %w", err)
		}
		for _, id := range gone {
			delete(next, id)
		}
		run.report.Removed = len(gone)
	}
	if opt.Progress != nil {
		run.progress.Reading, run.progress.Resolving = false, true
		opt.Progress(run.progress)
	}
	return run.report, b.switchTo(ctx, next, in, opt, run.report)
}

// Remove drops documents from the store, with all that they alone supported.
func (b *Builder) Remove(ctx context.Context, ids []string, opt Options) (*Report, error) {
	next := maps.Clone(b.set)
	for _, id := range ids {
		if _, ok := b.set[id]; !ok {
			return nil, fmt.Errorf("graph/build: remove %s: %w", id, ErrUnknown)
		}
		delete(next, id)
	}
	in, err := b.inputs(opt.Files)
	if err != nil {
		return nil, fmt.Errorf("graph/build: %w", err)
	}
	report := &Report{Removed: len(b.set) - len(next)}
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	return report, b.switchTo(ctx, next, in, opt, report)
}

// switchTo makes set the documents of the store and its graph the one of these documents and
// of what users say.
func (b *Builder) switchTo(ctx context.Context, set map[string]string, in *inputs, opt Options, report *Report) error {
	digest := graphDigest(set, in)
	was, err := b.archive.graphDigest()
	if err != nil {
		return fmt.Errorf("graph/build: %s: %w", b.dir, err)
	}
	same := was == digest && maps.Equal(set, b.set)
	var g *graph.Outline
	if !same {
		defer collectRarely(len(set), b.fresh(set))()
		if g, err = b.resolve(ctx, set, in, opt.Workers, report); err != nil {
			return fmt.Errorf("graph/build: %s: %w", b.dir, err)
		}
	}
	kept, err := b.archive.inputs()
	if err == nil && !(same && kept.kept == in.kept && kept.paths == in.paths) {
		err = b.archive.commit(set, in)
	}
	if err != nil {
		return fmt.Errorf("graph/build: %s: %w", b.dir, err)
	}
	b.set = set
	if same {
		report.Holding, err = b.holding(ctx, digest)
		return err
	}
	var memory []byte
	var packing sync.WaitGroup
	packing.Go(func() { memory = b.archive.pack(in.options.Memory) })
	err = b.store.ReplaceOutlined(ctx, g)
	packing.Wait()
	if err != nil {
		return fmt.Errorf("graph/build: %w", err)
	}
	report.Holding = holdingOf(g)
	if err := b.archive.setGraph(digest, memory, report.Holding); err != nil {
		return fmt.Errorf("graph/build: %s: %w", b.dir, err)
	}
	return nil
}

// resolve returns the graph of the set's documents, and reports what became of decisions.
func (b *Builder) resolve(ctx context.Context, set map[string]string, in *inputs, workers int, report *Report) (*graph.Outline, error) {
	digester := resolve.NewDigester(in.options)
	if err := b.archive.useDigester(digester); err != nil {
		return nil, err
	}
	ds, made, err := b.archive.digests(ctx, set, digester, workers)
	if err == nil {
		err = b.archive.add(made)
	}
	if err != nil {
		return nil, err
	}
	if in.options.Memory, err = b.archive.memory(); err != nil {
		report.Skipped = append(report.Skipped, Skip{Path: filepath.Join(b.dir, archiveFile), Reason: err, Kept: true})
	}
	in.options.FindDuplicates = true // again for all: what repeats what depends on the whole set
	g, decided, err := resolve.Outline(ctx, ds, in.options)
	report.Decisions = decided
	return g, err
}

// fresh returns how many documents of a set the store does not have.
func (b *Builder) fresh(set map[string]string) (n int) {
	for id, fp := range set {
		if b.set[id] != fp {
			n++
		}
	}
	return n
}

// graphDigest identifies what a graph follows from: documents, what users say, and the rules
// that resolve them.
func graphDigest(set map[string]string, in *inputs) string {
	h := sha256.New()
	fmt.Fprintln(h, resolve.Revision)
	for _, id := range slices.Sorted(maps.Keys(set)) {
		fmt.Fprintf(h, "%q %s\n", id, set[id])
	}
	in.digest(h)
	return hex.EncodeToString(h.Sum(nil))
}
