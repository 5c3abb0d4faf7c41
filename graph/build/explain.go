package build

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"time"

	"github.com/klauspost/compress/zstd"
	bolt "go.etcd.io/bbolt"

	"tercet/graph"
	"tercet/graph/resolve"
)

// Archive reads the annotated documents beside a graph. Several may be open at a time,
// but none while a build writes.
type Archive struct {
	dir string
	a   *archive
	set map[string]string
	in  *inputs
}

// OpenArchive opens the documents of the store in a folder for reading.
func OpenArchive(dir string) (*Archive, error) {
	path := filepath.Join(dir, archiveFile)
	db, err := bolt.Open(path, 0o444, &bolt.Options{ReadOnly: true, Timeout: time.Second / 2})
	if err != nil {
		return nil, fmt.Errorf("graph/build: open %s: %w", path, err)
	}
	a := &archive{db: db}
	if a.encoder, err = zstd.NewWriter(nil); err == nil {
		a.decoder, err = zstd.NewReader(nil)
	}
	out := &Archive{dir: dir, a: a}
	if err == nil {
		out.set, err = a.set()
	}
	if err == nil {
		out.in, err = a.inputs()
	}
	if err == nil {
		err = out.in.parse()
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("graph/build: open %s: %w", path, err), db.Close())
	}
	return out, nil
}

// Close gives the archive free.
func (a *Archive) Close() error { return a.a.close() }

// Text returns the text of a document by its ID: what export.Options.Text asks for.
func (a *Archive) Text(_ context.Context, document string) (string, error) {
	fp, ok := a.set[document]
	if !ok {
		return "", fmt.Errorf("graph/build: %s: %w", document, ErrUnknown)
	}
	d, err := a.a.read(fp)
	if err != nil {
		return "", fmt.Errorf("graph/build: %s: %w", document, err)
	}
	return d.Text, nil
}

// DecisionsFile returns the file of decisions that the store reads when it is written to.
func (a *Archive) DecisionsFile() string { return decisionsFile(a.dir, a.in) }

// Explain returns why an entity's names stand for it, found by resolving the documents
// again, with the decisions that the graph was made with.
func (a *Archive) Explain(ctx context.Context, id graph.ID) ([]resolve.Reason, error) {
	opt := a.in.options
	ds, err := a.digests(ctx, &opt)
	if err != nil {
		return nil, err
	}
	return resolve.Explain(ctx, ds, id, opt)
}

// digests loads all documents as resolution wants them, and with them what the last one found out.
func (a *Archive) digests(ctx context.Context, opt *resolve.Options) ([]*resolve.Digest, error) {
	ds, _, err := a.a.digests(ctx, a.set, resolve.NewDigester(*opt), runtime.GOMAXPROCS(0))
	if err != nil {
		return nil, fmt.Errorf("graph/build: %w", err)
	}
	resolve.MarkDuplicates(ds)
	opt.Memory, _ = a.a.memory() // without it only slower
	return ds, nil
}

// Resolve resolves the documents again, with the given decisions beside the names and relations
// that the graph was made with. It writes nothing.
func (a *Archive) Resolve(ctx context.Context, decisions []resolve.Decision) (*resolve.Result, error) {
	opt := a.in.options
	opt.Decisions = decisions
	ds, err := a.digests(ctx, &opt)
	if err != nil {
		return nil, err
	}
	return resolve.ResolveDigests(ctx, ds, opt)
}

// Decisions returns the decisions that the graph was made with.
func (a *Archive) Decisions() []resolve.Decision { return a.in.options.Decisions }

// Candidates returns the pairs of names that a person should look at, with the given decisions
// in force.
func (a *Archive) Candidates(ctx context.Context, decisions []resolve.Decision) ([]resolve.Candidate, error) {
	opt := a.in.options
	opt.Decisions = decisions
	ds, err := a.digests(ctx, &opt)
	if err != nil {
		return nil, err
	}
	return resolve.Candidates(ctx, ds, opt)
}
