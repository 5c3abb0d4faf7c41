package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// source is a file to be read, or the reason why there is none.
type source struct {
	fsys  fs.FS
	name  string // in fsys
	id    string // slash path below the folder given
	path  string // for messages
	ext   string // in lower case
	stdin bool
	err   error
}

// place returns where the file lies, the same for every way to name it.
func (s source) place() string {
	if abs, err := filepath.Abs(s.path); err == nil {
		return abs
	}
	return s.path
}

// open opens the file.
func (s source) open(opt ReadOptions) (io.ReadCloser, error) {
	if s.stdin {
		return io.NopCloser(opt.Stdin), nil
	}
	f, err := s.fsys.Open(s.name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() && opt.FS == nil && info.Mode()&fs.ModeNamedPipe == 0 {
		err = errors.New("not a regular file")
	}
	if err == nil && !streamed(s.ext) && info.Size() > opt.MaxBytes {
		err = tooLarge(opt.MaxBytes)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// streamed tells whether files with the extension are read piece by piece, so
// that their size does not matter.
func streamed(ext string) bool { return ext == ".jsonl" || ext == ".ndjson" }

// findSources lists the files that paths name, sorted by identifier and then by
// path, each once. A file that is reached from two folders has its identifier
// from the outer one. Standard input comes last.
func findSources(paths []string, opt ReadOptions) []source {
	var all []source
	stdin := false
	for _, p := range paths {
		if p == "-" {
			stdin = true
			continue
		}
		all = append(all, findUnder(p, opt)...)
	}
	// The longest identifier of a file is the one below its outermost folder.
	slices.SortStableFunc(all, func(a, b source) int {
		return cmp.Or(cmp.Compare(a.place(), b.place()), cmp.Compare(len(b.id), len(a.id)))
	})
	all = slices.CompactFunc(all, func(a, b source) bool { return a.place() == b.place() })
	slices.SortFunc(all, func(a, b source) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.place(), b.place()))
	})
	if stdin {
		all = append(all, source{stdin: true, path: "standard input", id: "stdin"})
	}
	return all
}

// findUnder lists the files that one path names.
func findUnder(p string, opt ReadOptions) []source {
	var root, shown string
	fsys := opt.FS
	if fsys == nil {
		shown = filepath.Clean(p)
		info, err := os.Stat(p)
		if err != nil {
			return []source{{path: shown, err: plainError(err)}}
		}
		if !info.IsDir() {
			dir, base := filepath.Split(shown)
			return []source{{fsys: os.DirFS(cmp.Or(dir, ".")), name: base, id: base, path: shown, ext: extOf(base)}}
		}
		fsys, root = os.DirFS(p), "."
	} else {
		root = path.Clean(filepath.ToSlash(p))
		shown = root
		info, err := fs.Stat(fsys, root)
		if err != nil {
			return []source{{path: shown, err: plainError(err)}}
		}
		if !info.IsDir() {
			return []source{{fsys: fsys, name: root, id: path.Base(root), path: root, ext: extOf(root)}}
		}
	}
	var exclude []fs.FileInfo
	for _, name := range opt.Exclude {
		if info, err := os.Stat(name); err == nil {
			exclude = append(exclude, info)
		}
	}
	found := walk(fsys, root, shown, exclude)
	if len(found) == 0 {
		return []source{{path: shown, err: fmt.Errorf("no file in this folder is in a format that is read: %s", extensions())}}
	}
	return found
}

// walk lists the files below a folder that can be read, with an error for each
// that cannot.
func walk(fsys fs.FS, root, shown string, exclude []fs.FileInfo) []source {
	var found []source
	_ = fs.WalkDir(fsys, root, func(name string, entry fs.DirEntry, err error) error {
		id := strings.TrimPrefix(strings.TrimPrefix(name, root), "/")
		if root == "." {
			id = name
		}
		s := source{fsys: fsys, name: name, id: id, path: filepath.Join(shown, filepath.FromSlash(id)), ext: extOf(name)}
		switch {
		case err != nil:
			s.err = plainError(err)
		case name == root:
			return nil
		case strings.HasPrefix(path.Base(name), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			if s.ext == ".tercet" || excluded(entry, exclude) {
				return fs.SkipDir
			}
			return nil
		case strings.HasSuffix(name, ".decisions.txt"), excluded(entry, exclude), isPageAsset(s.ext):
			return nil
		default:
			s.err = unknownExtension(s.ext)
		}
		found = append(found, s)
		return nil
	})
	return found
}

// excluded tells whether a file or folder is among those that are left out. Graphs and the
// decisions beside them are known by their names.
func excluded(entry fs.DirEntry, exclude []fs.FileInfo) bool {
	if len(exclude) == 0 {
		return false
	}
	info, err := entry.Info()
	return err == nil && slices.ContainsFunc(exclude, func(x fs.FileInfo) bool { return os.SameFile(info, x) })
}

// extOf returns a name's extension in lower case.
func extOf(name string) string { return strings.ToLower(path.Ext(name)) }

// isPageAsset tells whether a file belongs to a saved web page without being
// text: there is nothing to say about it.
func isPageAsset(ext string) bool {
	switch ext {
	case ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico",
		".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".webm", ".download":
		return true
	}
	return false
}

// unknownExtension returns an error for a file in a folder whose extension
// belongs to no format; files without one are judged by their content.
func unknownExtension(ext string) error {
	if ext == "" {
		return nil
	}
	for _, f := range formats() {
		if slices.Contains(f.ext, ext) {
			return nil
		}
	}
	switch ext {
	case ".pdf":
		return errPDF
	case ".docx", ".odt", ".epub", ".doc", ".rtf":
		return errOffice
	}
	return fmt.Errorf("files of type %s are not read, only %s; rename it, or name the file itself to read it as text", ext, extensions())
}
