//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// child is a running tercet that reads documents from a pipe.
type child struct {
	*exec.Cmd
	stdin  io.WriteCloser
	stderr bytes.Buffer
}

func start(t *testing.T, args ...string) *child {
	t.Helper()
	c := &child{Cmd: exec.Command("tercet", args...)}
	c.Stderr = &c.stderr
	var err error
	if c.stdin, err = c.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	return c
}

// status waits for the end and returns the exit status, -1 after a signal.
func (c *child) status(t *testing.T) int {
	t.Helper()
	done := make(chan struct{})
	go func() { _ = c.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		_ = c.Process.Kill()
		t.Fatalf("it does not end; it says %q", c.stderr.String())
	}
	if strings.Contains(c.stderr.String(), "goroutine ") {
		t.Errorf("a stack trace: %s", c.stderr.String())
	}
	return c.ProcessState.ExitCode()
}

// wire returns n documents as JSON Lines.
func wire(n int) string {
	var b strings.Builder
	cities := []string{"Paris", "Calver", "London", "Oslo", "Rome"}
	for i := range n {
		fmt.Fprintf(&b, `{"id":"wire-%03d","text":"Anna Berg visited %s. Carl Holm sued Harbour Watch. The ministry refused offer %d."}`+"\n", i, cities[i%len(cities)], i)
	}
	return b.String()
}

// waitFor waits until a file is there.
func waitFor(t *testing.T, path string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if _, err := os.Stat(path); err == nil {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%s does not appear", path)
		}
	}
}

// TestInterrupt presses Ctrl-C while a build reads and annotates.
func TestInterrupt(t *testing.T) {
	db := filepath.Join(t.TempDir(), "graph.tercet")
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles")
	before := mustTercet(t, "export", "--db", db, "--format", "jsonl")
	c := start(t, "build", "--db", db, "-")
	if _, err := io.WriteString(c.stdin, wire(60)); err != nil { // and more may come
		t.Fatal(err)
	}
	waitFor(t, filepath.Join(db, "HOLDER"))
	began := time.Now()
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if status := c.status(t); status != exitError || !strings.Contains(c.stderr.String(), "tercet: interrupted; what was stored before is unchanged") {
		t.Errorf("exit status %d, %q", status, c.stderr.String())
	}
	if d := time.Since(began); d > 10*time.Second {
		t.Errorf("it took %v to stop", d)
	}
	if mustTercet(t, "export", "--db", db, "--format", "jsonl") != before {
		t.Error("the graph has changed")
	}
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles") // nobody holds it
}

// TestKill kills builds at any moment; what they leave is the old graph or the
// new, and the next build completes it.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	db, more := filepath.Join(dir, "graph.tercet"), filepath.Join(dir, "wire.jsonl")
	write(t, more, wire(40))
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles")
	before := mustTercet(t, "export", "--db", db, "--format", "jsonl")
	whole := filepath.Join(dir, "whole.tercet")
	mustTercet(t, "build", "-q", "--db", whole, "testdata/articles", more)
	after := mustTercet(t, "export", "--db", whole, "--format", "jsonl")
	for i := range 6 {
		c := start(t, "build", "-q", "--db", db, more)
		time.Sleep(time.Duration(i*i) * 40 * time.Millisecond)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		c.status(t)
		if got := mustTercet(t, "export", "--db", db, "--format", "jsonl"); got != before && got != after {
			t.Fatalf("after a kill the graph is neither the old nor the new")
		}
	}
	mustTercet(t, "build", "-q", "--db", db, more)
	if mustTercet(t, "export", "--db", db, "--format", "jsonl") != after {
		t.Error("the build after the kills gives another graph")
	}
}

// TestTwoBuilds starts a build while another one is at work, which readers do
// not notice.
func TestTwoBuilds(t *testing.T) {
	db := filepath.Join(t.TempDir(), "graph.tercet")
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles/a.txt")
	first := start(t, "build", "-q", "--db", db, "-")
	waitFor(t, filepath.Join(db, "HOLDER"))
	for _, args := range [][]string{{"build", "--db", db, "testdata/articles"}, {"remove", "--db", db, "a.txt"}} {
		began := time.Now()
		second := start(t, args...)
		if status := second.status(t); status != exitError || !strings.Contains(second.stderr.String(), "another process is writing to it") ||
			!strings.Contains(second.stderr.String(), fmt.Sprintf("process %d on ", first.Process.Pid)) {
			t.Errorf("%s: exit status %d, %q", args[0], status, second.stderr.String())
		}
		if d := time.Since(began); d > 5*time.Second { // a second, and what a busy machine adds
			t.Errorf("%s was refused after %v", args[0], d)
		}
	}
	if got := mustTercet(t, "query", "--db", db, `g.V("Anna Berg").Out("<visit>").All()`); got != "Paris\n" {
		t.Errorf("a reader sees %q", got)
	}
	if _, err := io.WriteString(first.stdin, wire(2)); err != nil {
		t.Fatal(err)
	}
	first.stdin.Close()
	if status := first.status(t); status != exitDone {
		t.Errorf("the first build: exit status %d, %q", status, first.stderr.String())
	}
	if got := mustTercet(t, "documents", "--db", db); strings.Count(got, "\n") != 4 {
		t.Errorf("the graph holds:\n%s", got)
	}
}

// TestUnreadable builds as a user who may not read all of it.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	for _, name := range []string{"good.txt", "secret.txt", "closed/inside.txt"} {
		write(t, filepath.Join(in, name), goodText+name)
	}
	for _, name := range []string{"secret.txt", "closed"} {
		if err := os.Chmod(filepath.Join(in, name), 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(in, "closed"), 0o777) })
	c := unprivileged(t, dir, "build", "-q", "--db", filepath.Join(dir, "graph.tercet"), in)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, name := range []string{"secret.txt", "closed"} {
		if want := "skipped: " + filepath.Join(in, name) + ": may not be read; check its permissions"; !strings.Contains(string(out), want) {
			t.Errorf("it says %q, want %q", out, want)
		}
	}
	if got := mustTercet(t, "documents", "--db", filepath.Join(dir, "graph.tercet")); strings.Count(got, "\n") != 2 || !strings.Contains(got, "good.txt") {
		t.Errorf("the graph holds:\n%s", got)
	}

	// Where nothing may be written.
	c = unprivileged(t, dir, "build", "-q", "--db", filepath.Join(in, "graph.tercet"), filepath.Join(in, "good.txt"))
	if err := os.Chmod(in, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(in, 0o777) })
	if out, _ = c.CombinedOutput(); c.ProcessState.ExitCode() != exitError || !strings.Contains(string(out), "graph.tercet: permission denied") {
		t.Errorf("in a closed folder: exit status %d, %q", c.ProcessState.ExitCode(), out)
	}
}

// unprivileged is a tercet that runs as nobody if the test runs as root, whom no
// permission stops. It gets the folder.
func unprivileged(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	if os.Getuid() != 0 {
		return exec.Command("tercet", args...)
	}
	program := filepath.Join(dir, "tercet")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(program); err != nil { // where the program lies, nobody may look
		content, err := os.ReadFile(self)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(program, content, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	const nobody = 65534
	for path, mode := range map[string]os.FileMode{dir: 0o777, filepath.Dir(dir): 0o755} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command(program, args...)
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	return c
}
