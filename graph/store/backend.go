package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"

	cayley "github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// backend keeps generations, each a quad store, and knows the current one.
type backend interface {
	// current returns the name of the current generation, "" if there is none.
	current(context.Context) (string, error)
	// open reads a generation; fs.ErrNotExist if it is gone.
	open(name string) (cayley.QuadStore, error)
	// create begins a new generation.
	create(context.Context) (draft, error)
	close() error
}

// draft is a generation that is being written.
type draft interface {
	// add writes a quad.
	add(quad.Quad) error
	// commit makes the draft the current generation and removes the others.
	commit(context.Context) error
	// abort removes the draft; after commit it does nothing.
	abort()
}

// batchSize is the number of quads that Cayley is given at once; beyond 10,000
// it only takes more memory.
const batchSize = 10_000

// loader has Cayley write quads, in batches.
type loader struct {
	ctx    context.Context
	qs     applier
	deltas []cayley.Delta
}

// applier is what Cayley's backends write with.
type applier interface {
	ApplyDeltas([]cayley.Delta, cayley.IgnoreOpts) error
}

func (l *loader) add(q quad.Quad) error {
	l.deltas = append(l.deltas, cayley.Delta{Quad: q, Action: cayley.Add})
	if len(l.deltas) < batchSize {
		return nil
	}
	return l.flush()
}

func (l *loader) flush() error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	// Cayley drops a whole batch for one quad that is there already.
	err := l.qs.ApplyDeltas(l.deltas, cayley.IgnoreOpts{IgnoreDup: true})
	l.deltas = l.deltas[:0]
	return err
}

// folder keeps generations as bbolt files beside a file that names the current
// one.
type folder struct {
	dir  string
	lock *bolt.DB // held by the one writer; nil for readers
}

const (
	currentFile = "CURRENT"
	lockFile    = "LOCK"
	boltSuffix  = ".bbolt"
	draftSuffix = ".draft"
)

func openFolder(dir string, readOnly bool) (*folder, error) {
	if readOnly {
		if _, err := os.Stat(dir); err != nil {
			return nil, err
		}
		return &folder{dir: dir}, nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	lock, err := bolt.Open(filepath.Join(dir, lockFile), 0o644, &bolt.Options{Timeout: lockTimeout})
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, ErrLocked
	} else if err != nil {
		return nil, err
	}
	f := &folder{dir: dir, lock: lock}
	name, err := f.current(context.Background())
	if err != nil {
		lock.Close()
		return nil, err
	}
	f.clean(name)
	return f, nil
}

func (f *folder) close() error {
	if f.lock == nil {
		return nil
	}
	return f.lock.Close()
}

func (f *folder) current(context.Context) (string, error) {
	data, err := os.ReadFile(filepath.Join(f.dir, currentFile))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	name := strings.TrimSpace(string(data))
	if !strings.HasSuffix(name, boltSuffix) || filepath.Base(name) != name {
		return "", fmt.Errorf("%s is damaged: it names %q", filepath.Join(f.dir, currentFile), name)
	}
	return name, nil
}

// quadOptions switches off Cayley's Bloom filters, which take 100 MB and slow
// down opening and loading.
var quadOptions = cayley.Options{ckv.OptNoBloom: true}

func (f *folder) open(name string) (cayley.QuadStore, error) {
	db, err := openBolt(filepath.Join(f.dir, name))
	if err != nil {
		return nil, err
	}
	qs, err := ckv.New(db, quadOptions)
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return qs, nil
}

// generations returns the files of all generations and drafts, oldest first.
func (f *folder) generations() []string {
	var files []string
	for _, suffix := range []string{boltSuffix, draftSuffix} {
		found, _ := filepath.Glob(filepath.Join(escapeGlob(f.dir), "gen-*"+suffix))
		files = append(files, found...)
	}
	return files
}

// escapeGlob quotes what has a meaning in patterns.
func escapeGlob(path string) string {
	return strings.NewReplacer(`*`, `[*]`, `?`, `[?]`, `[`, `[[]`).Replace(path)
}

// clean removes all but the named generation. One that a reader still has open
// goes on for it; where the system does not allow that, a later clean succeeds.
func (f *folder) clean(name string) {
	for _, path := range f.generations() {
		if filepath.Base(path) != name {
			os.Remove(path)
		}
	}
}

func (f *folder) create(ctx context.Context) (draft, error) {
	n := 0
	for _, path := range append(f.generations(), f.currentOrNone()) {
		digits := strings.TrimPrefix(filepath.Base(path), "gen-")
		digits, _, _ = strings.Cut(digits, ".")
		if k, err := strconv.Atoi(digits); err == nil {
			n = max(n, k)
		}
	}
	d := &boltDraft{folder: f, name: fmt.Sprintf("gen-%06d", n+1)}
	db, err := createBolt(filepath.Join(f.dir, d.name+draftSuffix))
	if err != nil {
		return nil, err
	}
	d.db = db
	d.bulk = newBulk(ctx, db.db)
	if err := initKV(db); err != nil {
		d.abort()
		return nil, err
	}
	return d, nil
}

func (f *folder) currentOrNone() string {
	name, _ := f.current(context.Background())
	return name
}

type boltDraft struct {
	folder *folder
	name   string
	db     *boltKV
	*bulk
}

func (d *boltDraft) commit(context.Context) error {
	if err := d.finish(); err != nil {
		return err
	}
	if err := d.db.sync(); err != nil {
		return err
	}
	err := d.db.Close()
	d.db = nil
	dir, file := d.folder.dir, d.name+boltSuffix
	if err == nil {
		err = os.Rename(filepath.Join(dir, d.name+draftSuffix), filepath.Join(dir, file))
	}
	if err == nil {
		err = writeDurably(dir, currentFile, file+"\n")
	}
	if err == nil {
		d.folder.clean(file)
	}
	return err
}

func (d *boltDraft) abort() {
	if d.db != nil {
		d.out.abort()
		d.db.Close()
		d.db = nil
	}
	os.Remove(filepath.Join(d.folder.dir, d.name+draftSuffix))
}

// writeDurably replaces a small file so that a crash leaves the old content or
// the new.
func writeDurably(dir, name, content string) error {
	path := filepath.Join(dir, name)
	f, err := os.Create(path + ".tmp")
	if err != nil {
		return err
	}
	_, err = f.WriteString(content)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(path+".tmp", path)
	}
	if err != nil {
		os.Remove(path + ".tmp")
		return err
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) {
		return err
	}
	return nil
}

// memory keeps generations in Cayley's memstore. Cayley's memstore dies when it
// is read while it is written; a generation is never both.
type memory struct{ now atomic.Pointer[memoryDraft] }

func (m *memory) close() error { return nil }

func (m *memory) current(context.Context) (string, error) {
	if d := m.now.Load(); d != nil {
		return d.name(), nil
	}
	return "", nil
}

func (m *memory) open(name string) (cayley.QuadStore, error) {
	if d := m.now.Load(); d != nil && d.name() == name {
		return d.qs, nil
	}
	return nil, fs.ErrNotExist
}

func (m *memory) create(ctx context.Context) (draft, error) {
	d := &memoryDraft{memory: m, n: 1, qs: memstore.New()}
	d.loader = loader{ctx: ctx, qs: d.qs}
	if old := m.now.Load(); old != nil {
		d.n = old.n + 1
	}
	return d, nil
}

// memoryDraft is a generation, a draft until it is the memory's current one.
type memoryDraft struct {
	memory *memory
	n      int
	qs     *memstore.QuadStore
	loader
}

func (d *memoryDraft) name() string { return strconv.Itoa(d.n) }
func (d *memoryDraft) abort()       {}

func (d *memoryDraft) commit(context.Context) error {
	if err := d.flush(); err != nil {
		return err
	}
	d.loader = loader{}
	d.memory.now.Store(d)
	return nil
}
