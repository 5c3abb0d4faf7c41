//go:build unix

package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// startServer starts `tercet serve` on a free port and returns its address.
func startServer(t *testing.T, db string) (c *child, url string) {
	t.Helper()
	c = &child{Cmd: exec.Command("tercet", "serve", "--db", db, "--addr", "127.0.0.1:0")}
	c.Stderr = &c.stderr
	stdout, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if url = regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(line); url == "" {
		t.Fatalf("it says %q, %q: %v", line, c.stderr.String(), err)
	}
	return c, url
}

// ask posts a Gizmo query.
func ask(url, query string) (status int, answer string, err error) {
	res, err := http.Post(url+"/api/v1/query/gizmo", "text/plain", strings.NewReader(query))
	if err != nil {
		return 0, "", err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	return res.StatusCode, string(body), err
}

// TestServe asks a served graph before and after a build, and ends it by Ctrl-C.
func TestServe(t *testing.T) {
	db := filepath.Join(t.TempDir(), "graph.tercet")
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles/a.txt")
	c, url := startServer(t, db)
	if status, answer, err := ask(url, `g.V("Anna Berg").Out("<visit>").All()`); status != 200 || !strings.Contains(answer, `"Paris"`) {
		t.Errorf("status %d, %q, %v", status, answer, err)
	}
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles")
	if _, answer, err := ask(url, `g.V("Harbour Watch").Out("<sue>").All()`); !strings.Contains(answer, `"Norden Lines"`) {
		t.Errorf("after a build: %q, %v", answer, err)
	}
	res, err := http.Get(url + "/export/jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if body, err := io.ReadAll(res.Body); string(body) != mustTercet(t, "export", "--db", db, "--format", "jsonl") {
		t.Errorf("the export differs: %v", err)
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if status := c.status(t); status != exitDone || c.stderr.Len() != 0 {
		t.Errorf("exit status %d, %q", status, c.stderr.String())
	}
	for addr, message := range map[string]string{"0.0.0.0:0": "not on the loopback", strings.TrimPrefix(url, "http://") + "0": "invalid port"} {
		if status, _, stderr := tercet(t, "serve", "--db", db, "--addr", addr); status != exitError || !strings.Contains(stderr, message) {
			t.Errorf("serving at %s: exit status %d, %q", addr, status, stderr)
		}
	}
}

// TestSoak asks a served graph without rest, while builds, removals and kills
// go on. At the end the graph is what one build would give.
func TestSoak(t *testing.T) {
	length, err := time.ParseDuration(os.Getenv("TERCET_SOAK"))
	if err != nil {
		t.Skip("a long test: make soak")
	}
	dir := t.TempDir()
	db := filepath.Join(dir, "graph.tercet")
	mustTercet(t, "build", "-q", "--db", db, "testdata/articles")
	c, url := startServer(t, db)
	end := time.Now().Add(length)
	var asked, refused atomic.Int64
	var askers sync.WaitGroup
	for i := range 8 {
		askers.Go(func() {
			rng := rand.New(rand.NewPCG(1, uint64(i)))
			for time.Now().Before(end) {
				asked.Add(1)
				switch status, answer, err := ask(url, soakQueries[rng.IntN(len(soakQueries))]); {
				case err != nil:
					t.Errorf("no answer: %v", err)
					return
				case status == http.StatusServiceUnavailable:
					refused.Add(1)
				case status >= 500:
					t.Errorf("status %d: %s", status, answer)
				}
			}
		})
	}
	builds := soakBuilds(t, db, dir, end)
	askers.Wait()
	whole := filepath.Join(dir, "whole.tercet")
	mustTercet(t, "build", "-q", "--db", whole, "testdata/articles", filepath.Join(dir, "wire.jsonl"))
	sameExports(t, "after the soak", exports(t, db), exports(t, whole))
	t.Logf("%d queries (%d refused), %d builds; the server's memory: %s", asked.Load(), refused.Load(), builds, memory(c.Process.Pid))
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if status := c.status(t); status != exitDone {
		t.Errorf("the server: exit status %d, %q", status, c.stderr.String())
	}
}

var soakQueries = []string{
	`g.V("Anna Berg").Out("<visit>").All()`, `g.V("Berg").Out("<kg:names>").Out().All()`, `g.V().Has("<kg:type>", "PERSON").All()`, `g.V().Out().Out().All()`,
	`g.V("Nobody").All()`, `g.V(`, `nosuch()`, `var a = []; for (var i = 0; i < 100000; i++) { a.push("x" + i) }`, `g.V("Anna Berg").Except(g.V("Nobody")).All()`,
}

// soakBuilds builds until a time comes, and ends with everything built.
func soakBuilds(t *testing.T, db, dir string, end time.Time) (n int) {
	rng := rand.New(rand.NewPCG(2, 2))
	documents := strings.SplitAfter(wire(80), "\n")
	input := filepath.Join(dir, "wire.jsonl")
	for ; time.Now().Before(end); n++ {
		var some strings.Builder
		for _, d := range documents {
			if rng.IntN(2) == 0 {
				some.WriteString(d)
			}
		}
		write(t, input, some.String())
		if rng.IntN(4) == 0 {
			c := start(t, "build", "-q", "--db", db, input)
			time.Sleep(time.Duration(rng.IntN(700)) * time.Millisecond)
			_ = c.Process.Kill()
			c.status(t)
		}
		mustTercet(t, "build", "-q", "--prune", "--db", db, "testdata/articles", input)
		mustTercet(t, "analyze", "--db", db)
	}
	write(t, input, wire(80))
	mustTercet(t, "build", "-q", "--db", db, input)
	return n
}

// memory returns what a process took at most, where the system tells.
func memory(pid int) string {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return "unknown"
	}
	_, peak, _ := strings.Cut(string(status), "VmHWM:")
	peak, _, _ = strings.Cut(peak, "\n")
	return strings.TrimSpace(peak)
}
