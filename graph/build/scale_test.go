//go:build unix

package build

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"tercet/extract"
	"tercet/graph/resolve"
)

// TestScale prints what a build of TERCET_SCALE documents of Reuters costs, phase by phase, and what
// one document more, phase by phase and as a command does it: `make bench-scale`. TERCET_MODEL chooses the language model.
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
	lines := strings.SplitAfterN(string(news), "\n", n+3)
	n = min(n, len(lines)-2)
	folder, db := t.TempDir(), t.TempDir()
	path, another, third := filepath.Join(folder, "news.jsonl"), filepath.Join(folder, "more.jsonl"), filepath.Join(folder, "third.jsonl")
	if err := errors.Join(os.WriteFile(path, []byte(strings.Join(lines[:n], "")), 0o644),
		os.WriteFile(another, []byte(lines[n]), 0o644), os.WriteFile(third, []byte(lines[n+1]), 0o644)); err != nil {
		t.Fatal(err)
	}
	pipeline, err := extract.New(extract.Options{Model: os.Getenv("TERCET_MODEL")})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Open(db, pipeline)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%d documents\n", n)
	buildByPhases(t, b, path)
	runtime.GC() // the next one would be another process
	debug.FreeOSMemory()
	fmt.Println("one document more")
	buildByPhases(t, b, another)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	fmt.Println("as a command")
	program := filepath.Join(t.TempDir(), "tercet")
	if out, err := exec.Command("go", "build", "-o", program, "tercet/cmd/tercet").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, run := range []struct{ what, path string }{{"one document more", third}, {"the folder again", folder}} {
		cmd, began := exec.Command(program, "build", "--db", db, "--model", os.Getenv("TERCET_MODEL"), run.path), time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		fmt.Printf("  %-19s %8.2f s of processors, %8.2f s by the clock\n", run.what,
			(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), time.Since(began).Seconds())
	}
}

// buildByPhases does what Build does, and prints what each phase costs.
func buildByPhases(t *testing.T, b *Builder, path string) {
	was, seconds := time.Now(), processorSeconds(t)
	print := func(name string, since time.Time, processors float64) {
		fmt.Printf("  %-19s %8.2f s of processors, %8.2f s by the clock, peak memory so far %s\n", name, processors, time.Since(since).Seconds(), peakMemory())
	}
	phase := func(name string) {
		now := processorSeconds(t)
		print(name, was, now-seconds)
		was, seconds = time.Now(), now
	}
	check := func(errs ...error) {
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
	}
	in := new(inputs)
	run := newRun(t.Context(), b, Options{Workers: runtime.GOMAXPROCS(0)})
	run.digester = resolve.NewDigester(in.options)
	check(run.annotate([]string{path}))
	phase("annotate")
	begun, spent := was, seconds

	set := maps.Clone(b.set)
	maps.Copy(set, run.found)
	defer collectRarely(len(set), b.fresh(set))()
	docs, _, err := b.archive.digests(t.Context(), set, run.digester, runtime.GOMAXPROCS(0))
	check(err)
	phase("load")
	resolve.MarkDuplicates(docs)
	in.options.Memory, err = b.archive.memory()
	check(err)
	phase("find duplicates")
	g, _, err := resolve.Outline(t.Context(), docs, in.options)
	check(err)
	phase("resolve")
	check(b.archive.commit(set, in), b.store.ReplaceOutlined(t.Context(), g))
	phase("store")
	check(b.archive.setGraph(graphDigest(set, in), b.archive.pack(in.options.Memory), holdingOf(g)))
	b.set = set
	phase("remember")
	print("beyond annotating", begun, seconds-spent)
	fmt.Printf("  %d documents, %d entities, %d statements\n", len(docs), len(g.Entities), len(g.Statements))
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
