package serve

import (
	"embed"
	"errors"
	"io/fs"
	"net/http"
)

// console is Cayley's, as `go generate` copied it; only a README without that.
//
//go:embed console
var console embed.FS

// noConsole says what to run.
const noConsole = `<!DOCTYPE html>
<title>Tercet</title>
<h1>The console is not in this program</h1>
<p>Cayley's web console is copied from its module when the program is built. Run
<pre>go generate ./serve
go build ./cmd/tercet</pre>
<p>or <code>make build</code>. The <a href="/">examples and exports</a> and the query API work without it.
`

// noPage says which pages there are.
const noPage = `<!DOCTYPE html>
<title>Tercet</title>
<p>The console has no such page; it has <a href="/ui/query">queries</a>,
<a href="/ui/query_shape">their plans</a> and <a href="/ui/visualize">drawings</a>.
`

// page serves the pages of a console: query, query_shape and visualize.
func page(files fs.FS) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		data, err := fs.ReadFile(files, "console/"+r.PathValue("page")+".html")
		if err == nil {
			w.Write(data)
			return
		}
		if _, err := fs.Stat(files, "console/query.html"); errors.Is(err, fs.ErrNotExist) {
			w.WriteHeader(http.StatusNotImplemented)
			w.Write([]byte(noConsole))
			return
		}
		w.WriteHeader(http.StatusNotFound)
		w.Write([]byte(noPage))
	}
}

// static serves the console's scripts and styles.
func static() http.Handler {
	files, err := fs.Sub(console, "console")
	if err != nil {
		panic(err) // the pattern above is wrong
	}
	return http.FileServerFS(noListing{files})
}

// noListing is a file system without folders to look into.
type noListing struct{ fs.FS }

// Open implements fs.FS.
func (n noListing) Open(name string) (fs.File, error) {
	f, err := n.FS.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || info.IsDir() {
		f.Close()
		return nil, fs.ErrNotExist
	}
	return f, nil
}
