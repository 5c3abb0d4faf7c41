package main

import (
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"tercet/graph/build"
)

// progress is a bar on standard error, at a terminal only.
type progress struct{ bar *progressbar.ProgressBar }

func newProgress(w io.Writer, quiet bool) *progress {
	f, ok := w.(*os.File)
	if quiet || !ok || !term.IsTerminal(int(f.Fd())) {
		return &progress{}
	}
	return &progress{progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("reading"), progressbar.OptionShowCount(),
		progressbar.OptionSetItsString("documents"), progressbar.OptionShowIts(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100e6))}
}

func (p *progress) update(now build.Progress) {
	if p.bar == nil {
		return
	}
	switch {
	case now.Resolving:
		p.bar.Describe("resolving")
	case !now.Reading:
		p.bar.ChangeMax(max(1, now.Read))
	}
	_ = p.bar.Set(now.Annotated)
}

func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
