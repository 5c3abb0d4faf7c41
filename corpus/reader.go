package corpus

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"
	"strings"
)

// DefaultMaxBytes is the size beyond which a file is not read unless
// ReadOptions.MaxBytes says otherwise: 64 MiB.
const DefaultMaxBytes = 64 << 20

// ReadOptions says how Read reads. The zero value works.
type ReadOptions struct {
	// Date is the day of publication (2006-01-02) of documents that carry none.
	Date string
	// MaxBytes is the size of the largest file that is read, and of the largest
	// line of a JSON Lines file, which may itself be of any size; 0 means
	// DefaultMaxBytes.
	MaxBytes int64
	// Exclude are folders and files that are left out wherever they are met, such as the
	// graph that is built and what users write about it.
	Exclude []string
	// FS is where paths are looked up; nil means the file system.
	FS fs.FS
	// Stdin is what the path "-" reads; nil means os.Stdin.
	Stdin io.Reader
	// Known, if not nil, is asked of each document before that is done with it which costs most: telling its blocks,
	// its day and its language. The draft is a hash of all that these depend on, but for this package. Documents that
	// are known are not yielded.
	Known func(id string, draft [sha256.Size]byte) bool
	// Drafted, if not nil, is told the draft of each document right before it is yielded.
	Drafted func(draft [sha256.Size]byte)
}

// ReadError is a file, or a line of one, that could not be read as it stands.
type ReadError struct {
	Path string // as the user gave it, or found below a folder that was given
	Line int    // 1-based; 0 where the whole file is meant
	// Kept tells that the document was read all the same: the error is a warning.
	Kept bool
	Err  error
}

// Error names the file, the line and what to do.
func (e *ReadError) Error() string { return fmt.Sprintf("corpus: read %s: %v", e.Place(), e.Err) }

// Place names the file and, if one is meant, the line: "wire.jsonl: line 3".
func (e *ReadError) Place() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s: line %d", e.Path, e.Line)
	}
	return e.Path
}

// Unwrap returns the cause.
func (e *ReadError) Unwrap() error { return e.Err }

// Read returns the documents found in paths: files, folders (searched
// recursively, without hidden entries and folders named *.tercet, which hold
// graphs) and "-" for standard input. Files come
// in the order of their identifiers, whatever the order of paths, and are read
// one at a time; a file reached twice is read once.
//
// What cannot be read is yielded as a *ReadError beside a nil Document, and
// reading goes on. Two different texts under one identifier are such an error;
// the first stands. A text repeated under its identifier is yielded once. When
// ctx ends, its error is yielded and reading stops.
func Read(ctx context.Context, paths []string, opt ReadOptions) iter.Seq2[*Document, error] {
	if opt.MaxBytes <= 0 {
		opt.MaxBytes = DefaultMaxBytes
	}
	if opt.Stdin == nil {
		opt.Stdin = os.Stdin
	}
	return func(yield func(*Document, error) bool) {
		r := run{opt: opt, yield: yield, seen: map[string]identity{}}
		for _, src := range findSources(paths, opt) {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !r.readSource(ctx, src) {
				return
			}
		}
	}
}

// run is the state of one Read.
type run struct {
	opt   ReadOptions
	yield func(*Document, error) bool
	seen  map[string]identity
}

// identity is what stands under an identifier already.
type identity struct {
	text [sha256.Size]byte
	path string
}

// readSource reads one file and reports whether reading should go on.
func (r *run) readSource(ctx context.Context, src source) bool {
	if src.err != nil {
		return r.yield(nil, &ReadError{Path: src.path, Err: src.err})
	}
	in, err := src.open(r.opt)
	if err != nil {
		return r.yield(nil, &ReadError{Path: src.path, Err: plainError(err)})
	}
	defer in.Close()
	f := &file{ctx: ctx, in: in, path: src.path, id: src.id, max: r.opt.MaxBytes, stdin: src.stdin}
	f.yield = func(d *Document, err error) bool {
		f.stopped = !r.deliver(d, err, f)
		return !f.stopped
	}
	if err := f.read(src); err != nil && !f.stopped {
		f.yield(nil, err)
	}
	return !f.stopped
}

// deliver completes a document and hands it, or an error, to the caller.
func (r *run) deliver(d *Document, err error, f *file) bool {
	if err != nil {
		if cause := f.ctx.Err(); cause != nil {
			r.yield(nil, cause)
			return false
		}
		var re *ReadError
		if !errors.As(err, &re) {
			re = &ReadError{Err: plainError(err)}
		}
		re.Path = f.path
		return r.yield(nil, re)
	}
	begin(d)
	text := sha256.Sum256([]byte(d.Text))
	if was, ok := r.seen[d.ID]; ok {
		if was.text == text {
			return true
		}
		other, remedy := was.path, "rename one, or give the folder above both"
		if other == f.path {
			other, remedy = "the same file", "give one another"
		}
		return r.yield(nil, &ReadError{Path: f.path, Err: fmt.Errorf("its identifier %q already belongs to another text, from %s; %s", d.ID, other, remedy)})
	}
	r.seen[d.ID] = identity{text, f.path}
	draft := r.draft(d, text)
	if r.opt.Known != nil && r.opt.Known(d.ID, draft) {
		return true
	}
	complete(d, r.opt)
	if r.opt.Drafted != nil {
		r.opt.Drafted(draft)
	}
	return r.yield(d, nil)
}

// draft hashes what a document's file says of it, and what it is completed by.
func (r *run) draft(d *Document, text [sha256.Size]byte) (sum [sha256.Size]byte) {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %x %t", d.ID, []string{d.Meta.Title, d.Meta.Date, d.Meta.Source, d.Meta.URL, d.Meta.Path, d.Meta.Encoding, d.Meta.Language, d.Meta.Hash},
		r.opt.Date, text, d.Sentences == nil)
	h.Sum(sum[:0])
	return sum
}

// begin fills in what tells which document it is.
func begin(d *Document) {
	if d.Sentences == nil {
		openWithTitle(d)
	}
	d.ID = cmp.Or(d.ID, d.Meta.URL, d.Meta.Path)
}

// complete fills in what else every format leaves open.
func complete(d *Document, opt ReadOptions) {
	if d.Sentences == nil {
		classify(d)
	}
	d.Meta.Date = cmp.Or(d.Meta.Date, dateOfURL(d.Meta.URL), dateInBylines(d), opt.Date)
	d.Meta.Source = cmp.Or(d.Meta.Source, hostOf(d.Meta.URL))
	if d.Meta.Title == "" {
		d.Meta.Title = firstHeading(d)
	}
	d.Meta.Language = cmp.Or(detectLanguage(d), d.Meta.Language)
}

// openWithTitle puts a title that a format keeps apart before the text, as its
// heading, unless the text begins with it: headlines say what a text is about.
func openWithTitle(d *Document) {
	const near = 3 // blocks: a day or a byline may stand above the headline
	title := d.Meta.Title
	if title == "" {
		return
	}
	for _, b := range d.Blocks[:min(near, len(d.Blocks))] {
		t := d.Slice(b.Span)
		if rest, ok := strings.CutPrefix(t, title); sameLine(t, title) || ok && (rest == "" || strings.ContainsAny(rest[:1], ".:!?\n")) {
			return
		}
	}
	head := title + "\n\n"
	for i := range d.Blocks {
		d.Blocks[i].Start += len(head)
		d.Blocks[i].End += len(head)
	}
	d.Text = head + d.Text
	d.Blocks = slices.Insert(d.Blocks, 0, Block{Span{0, len(title)}, Heading})
}

// file is an open file on its way to become documents.
type file struct {
	ctx      context.Context
	in       io.Reader
	path, id string
	max      int64
	stdin    bool
	yield    func(*Document, error) bool
	stopped  bool // yield has said so
}

// format is one way in which texts are written to files. Its read function
// yields documents and warnings, and returns what keeps it from reading on.
type format struct {
	ext   []string
	sniff func(head []byte) bool
	read  func(*file) error
}

// formats returns the formats, the most telling first.
func formats() []format {
	return []format{
		{[]string{".jsonl", ".ndjson"}, looksLikeJSONLines, readJSONLines},
		{[]string{".json"}, looksLikeJSON, readJSON},
		{[]string{".html", ".htm", ".xhtml"}, looksLikeHTML, readHTML},
		{[]string{".conllu"}, looksLikeCoNLLU, readCoNLLU},
		{[]string{".md", ".markdown"}, looksLikeMarkdown, readMarkdown},
		{[]string{".txt", ".text"}, func([]byte) bool { return true }, readText},
	}
}

// sniffBytes is how much of a file is looked at to tell its format.
const sniffBytes = 4096

// read reads the file in the format that its name or its first bytes tell.
func (f *file) read(src source) error {
	all := formats()
	if i := slices.IndexFunc(all, func(x format) bool { return slices.Contains(x.ext, src.ext) }); i >= 0 {
		return all[i].read(f)
	}
	head := make([]byte, sniffBytes)
	n, err := io.ReadFull(f.in, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return err
	}
	head = head[:n]
	f.in = io.MultiReader(bytes.NewReader(head), f.in)
	if err := knownBinary(head); err != nil {
		return err
	}
	head = bytes.TrimPrefix(head, []byte("\uFEFF"))
	i := slices.IndexFunc(all, func(x format) bool { return x.sniff(head) })
	return all[i].read(f)
}

// bytes reads the whole file, which must hold text and be no larger than allowed.
func (f *file) bytes() ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(ctxReader{f.ctx, f.in}, f.max+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(data)) > f.max:
		return nil, tooLarge(f.max)
	case len(bytes.TrimSpace(data)) == 0:
		return nil, errEmpty
	}
	return data, knownBinary(data[:min(len(data), sniffBytes)])
}

// document returns a document of the file's that holds nothing yet; raw are the
// bytes that its hash is taken of.
func (f *file) document(raw []byte, encoding string) *Document {
	sum := sha256.Sum256(raw)
	hash := hex.EncodeToString(sum[:])
	path := f.id
	if f.stdin {
		path = "stdin:" + hash[:12]
	}
	return &Document{Meta: Meta{Path: path, Encoding: encoding, Hash: hash}}
}

var errEmpty = errors.New("the file is empty")

// ErrTooLarge says that a file is larger than ReadOptions.MaxBytes.
var ErrTooLarge = errors.New("split it, or raise the limit")

func tooLarge(limit int64) error { return fmt.Errorf("larger than %d bytes: %w", limit, ErrTooLarge) }

// plainError strips an error of the file system of the path, which the
// ReadError names already.
func plainError(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("no such file or folder (%w)", fs.ErrNotExist)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("may not be read; check its permissions (%w)", fs.ErrPermission)
	}
	return err
}

// ctxReader is a reader that fails when its context ends.
type ctxReader struct {
	ctx context.Context
	in  io.Reader
}

func (r ctxReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	// A small piece at a time, so that a cancelled context is noticed soon.
	return r.in.Read(p[:min(len(p), 1<<20)])
}

// extensions returns all extensions that are read, for messages.
func extensions() string {
	var all []string
	for _, f := range formats() {
		all = append(all, f.ext...)
	}
	return strings.Join(all, " ")
}
