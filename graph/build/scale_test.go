//go:build unix

package build

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"tercet/extract"
	"tercet/graph/resolve"
)

// TestScale prints what a build of TERCET_SCALE documents of Reuters costs, phase by phase:
// `make bench-scale`. TERCET_MODEL chooses the language model.
func TestScale(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("TERCET_SCALE"))
	if err != nil {
		t.Skip("TERCET_SCALE, a number of documents, is not set")
	}
	data := os.Getenv("TERCET_DATA")
	if data == "" {
		data = "../../../shared/data"
	}
	news, err := os.ReadFile(filepath.Join(data, "news/reuters21578.jsonl"))
	if err != nil {
		t.Skipf("no news: %v", err)
	}
	lines := strings.SplitAfterN(string(news), "\n", n+2)
	n = min(n, len(lines)-1)
	path, another := filepath.Join(t.TempDir(), "news.jsonl"), filepath.Join(t.TempDir(), "more.jsonl")
	if err := errors.Join(os.WriteFile(path, []byte(strings.Join(lines[:n], "")), 0o644), os.WriteFile(another, []byte(lines[n]), 0o644)); err != nil {
		t.Fatal(err)
	}
	pipeline, err := extract.New(extract.Options{Model: os.Getenv("TERCET_MODEL")})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Open(t.TempDir(), pipeline)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()

	was := time.Now()
	seconds := processorSeconds(t)
	phase := func(name string) (spent float64) {
		now := processorSeconds(t)
		spent = now - seconds
		fmt.Printf("%-9s %8.1f s of processors, %8.1f s by the clock, peak memory so far %s\n", name, spent, time.Since(was).Seconds(), peakMemory())
		was, seconds = time.Now(), now
		return spent
	}
	run := newRun(t.Context(), b, Options{Workers: 2})
	run.digester = resolve.NewDigester(resolve.Options{})
	if err := run.annotate([]string{path}); err != nil {
		t.Fatal(err)
	}
	annotate := phase("annotate")
	docs, _, err := b.archive.digests(t.Context(), run.found, run.digester, 2)
	if err != nil {
		t.Fatal(err)
	}
	load := phase("load")
	resolve.MarkDuplicates(docs)
	in := &inputs{options: resolve.Options{Memory: new(resolve.Memory)}}
	res, err := resolve.ResolveDigests(t.Context(), docs, in.options)
	if err != nil {
		t.Fatal(err)
	}
	resolved := phase("resolve")
	if err := b.store.Replace(t.Context(), res.Graph); err != nil {
		t.Fatal(err)
	}
	phase("store")
	fmt.Printf("%d documents, %d entities, %d statements; resolving is %.1f%% of annotating, with loading %.1f%%\n",
		len(docs), len(res.Graph.Entities), len(res.Graph.Statements), 100*resolved/annotate, 100*(load+resolved)/annotate)
	docs, res = nil, nil

	b.set = run.found
	if err := errors.Join(b.archive.commit(b.set, in), b.archive.setGraph(graphDigest(b.set, in), in.options.Memory)); err != nil {
		t.Fatal(err)
	}
	phase("commit")
	report, err := b.Build(t.Context(), []string{another}, Options{Workers: 2})
	if err != nil || report.New != 1 {
		t.Fatalf("one more document: %+v, %v", report, err)
	}
	phase("one more")
}

// processorSeconds returns the time that processors spent on this process.
func processorSeconds(t *testing.T) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

// peakMemory returns the most memory that this process has had; unknown beside Linux.
func peakMemory() string {
	status, _ := os.ReadFile("/proc/self/status")
	_, peak, ok := strings.Cut(string(status), "VmHWM:")
	if !ok {
		return "unknown"
	}
	peak, _, _ = strings.Cut(peak, "\n")
	return strings.TrimSpace(peak)
}
