package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/hidal-go/hidalgo/kv"
	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// folder keeps generations as bbolt files beside a file that names those of the
// current one: a whole graph, layers of what became different after it, and
// measures.
type folder struct {
	dir  string
	lock *bolt.DB // held by the one writer; nil for readers
}

const (
	currentFile    = "CURRENT"
	lockFile       = "LOCK"
	boltSuffix     = ".bbolt"
	measuresSuffix = ".measures.bbolt"
	draftSuffix    = ".draft"
	layerSeparator = "+" // in the name of a generation
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
	f.clean(strings.Split(name, layerSeparator))
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
	names := strings.Fields(string(data))
	for _, name := range names {
		if !strings.HasSuffix(name, boltSuffix) || filepath.Base(name) != name {
			return "", fmt.Errorf("%s is damaged: it names %q", filepath.Join(f.dir, currentFile), name)
		}
	}
	if len(names) == 0 {
		return "", fmt.Errorf("%s is damaged: it is empty", filepath.Join(f.dir, currentFile))
	}
	return strings.Join(names, layerSeparator), nil
}

// quadOptions switches off Cayley's Bloom filters, which take 100 MB and slow
// down opening and loading.
var quadOptions = cayley.Options{ckv.OptNoBloom: true}

func (f *folder) open(name string) (cayley.QuadStore, error) {
	files, err := f.files(strings.Split(name, layerSeparator))
	if err != nil {
		return nil, err
	}
	var db kv.KV = files
	if len(files.files) == 1 {
		db = files.files[0]
	}
	qs, err := ckv.New(db, quadOptions)
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return qs, nil
}

// files opens the files of a generation.
func (f *folder) files(names []string) (l layered, err error) {
	for _, name := range names {
		db, err := openBolt(filepath.Join(f.dir, name))
		if err != nil {
			return layered{}, errors.Join(err, l.Close())
		}
		l.files = append(l.files, db)
	}
	return l, nil
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

// clean removes all but the named files. One that a reader still has open goes on
// for it; where the system does not allow that, a later clean succeeds.
func (f *folder) clean(names []string) {
	for _, path := range f.generations() {
		if !slices.Contains(names, filepath.Base(path)) {
			os.Remove(path)
		}
	}
}

func (f *folder) create(ctx context.Context) (draft, error) {
	d, err := f.draft(boltSuffix)
	if err != nil {
		return nil, err
	}
	if err := initKV(d.db); err != nil {
		d.abort()
		return nil, err
	}
	return &bulkDraft{d, newBulk(ctx, d.db.db, nil)}, nil
}

// draft begins a new file, numbered after all others.
func (f *folder) draft(suffix string) (*boltDraft, error) {
	current, _ := f.current(context.Background())
	n := 0
	for _, path := range append(f.generations(), strings.Split(current, layerSeparator)...) {
		digits := strings.TrimPrefix(filepath.Base(path), "gen-")
		digits, _, _ = strings.Cut(digits, ".")
		if k, err := strconv.Atoi(digits); err == nil {
			n = max(n, k)
		}
	}
	d := &boltDraft{folder: f, file: fmt.Sprintf("gen-%06d%s", n+1, suffix)}
	var err error
	d.db, err = createBolt(d.path())
	return d, err
}

// boltDraft is a file that is being written.
type boltDraft struct {
	folder *folder
	file   string // its name when it is done
	db     *boltKV
}

func (d *boltDraft) path() string {
	return filepath.Join(d.folder.dir, strings.TrimSuffix(d.file, boltSuffix)+draftSuffix)
}

// publish makes the file, on top of others, the current generation.
func (d *boltDraft) publish(below []string) error {
	if err := d.db.sync(); err != nil {
		return err
	}
	err := d.db.Close()
	d.db = nil
	if err == nil {
		err = os.Rename(d.path(), filepath.Join(d.folder.dir, d.file))
	}
	if err == nil {
		err = d.folder.publish(append(slices.Clip(below), d.file))
	}
	return err
}

// publish makes files the current generation, and removes all others.
func (f *folder) publish(names []string) error {
	err := writeDurably(f.dir, currentFile, strings.Join(names, "\n")+"\n")
	if err == nil {
		f.clean(names)
	}
	return err
}

func (d *boltDraft) abort() {
	if d.db != nil {
		d.db.Close()
		d.db = nil
	}
	os.Remove(d.path())
}

// bulkDraft is a whole generation that is being written.
type bulkDraft struct {
	*boltDraft
	*bulk
}

func (d *bulkDraft) commit(context.Context) error {
	if err := d.finish(); err != nil {
		return err
	}
	return d.publish(nil)
}

func (d *bulkDraft) abort() {
	d.out.abort()
	d.boltDraft.abort()
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
