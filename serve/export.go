package serve

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"

	"tercet/export"
)

// exportTimeout is how long an export may take to be written and fetched.
const exportTimeout = 10 * time.Minute

// export streams the graph in a format; formats of several files come as a ZIP
// archive. All of it is of one generation of the store.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	if len(s.Formats) == 0 {
		fail(w, http.StatusNotFound, fmt.Errorf("no exports are offered"))
		return
	}
	f, err := export.Lookup(r.PathValue("format"), s.Formats...)
	if err != nil {
		fail(w, http.StatusNotFound, err)
		return
	}
	if !s.enter(w, r) {
		return
	}
	defer s.leave()
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(exportTimeout))
	view, err := s.Store.View(r.Context())
	if err != nil {
		fail(w, statusOf(err), err)
		return
	}
	defer view.Close()
	sink := &httpSink{w: w, format: f}
	if err = f.Write(r.Context(), sink, view, export.Options{}); err == nil {
		err = sink.finish()
	}
	switch {
	case err == nil:
	case sink.started: // too late to say what is wrong: let the download fail
		slog.Error("export", "format", f.Name, "error", err)
		panic(http.ErrAbortHandler)
	default:
		fail(w, statusOf(err), err)
	}
}

// httpSink is an export.Sink that answers a request.
type httpSink struct {
	w       http.ResponseWriter
	format  export.Format
	archive *zip.Writer // for formats of several files
	started bool        // something has been sent
}

// Create implements export.Sink.
func (s *httpSink) Create(name string) (io.WriteCloser, error) {
	if name == "" {
		ext := ""
		if len(s.format.Ext) > 0 {
			ext = s.format.Ext[0]
		}
		s.head(s.format.MIME, ext)
		return s, nil
	}
	if s.archive == nil {
		s.head("application/zip", ".zip")
		s.archive = zip.NewWriter(s)
	}
	return &zipPart{sink: s, name: name}, nil
}

func (s *httpSink) head(mime, ext string) {
	s.w.Header().Set("Content-Type", mime)
	s.w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", "graph"+ext))
}

// Write implements io.Writer.
func (s *httpSink) Write(p []byte) (int, error) {
	s.started = s.started || len(p) > 0
	return s.w.Write(p)
}

// Close ends a part.
func (s *httpSink) Close() error { return nil }

func (s *httpSink) finish() error {
	if s.archive == nil {
		return nil
	}
	return s.archive.Close()
}

// zipPart collects a part: an archive takes one after the other.
type zipPart struct {
	bytes.Buffer
	sink *httpSink
	name string
}

// Close writes the part to the archive.
func (p *zipPart) Close() error {
	part, err := p.sink.archive.Create(p.name)
	if err != nil {
		return err
	}
	_, err = p.WriteTo(part)
	return err
}
