package serve

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// browser starts Chromium with a profile of its own, and skips where there is
// none.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		if os.Getenv("TERCET_REQUIRE") == "1" {
			t.Fatal("Chromium is not installed")
		}
		t.Skip("Chromium is not installed: apt-get install chromium")
	}
	if _, err := console.ReadFile("console/query.html"); err != nil {
		if os.Getenv("TERCET_REQUIRE") == "1" {
			t.Fatal("the console is not embedded: go generate ./serve")
		}
		t.Skip("the console is not embedded: go generate ./serve")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1200, 900),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

// TestConsole types a query into Cayley's console, reads its result, and has a
// query drawn.
func TestConsole(t *testing.T) {
	ctx := browser(t)
	server, w := newServer(t, Options{})
	if err := w.Replace(t.Context(), quarrel(6)); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var complaints []string // alerts, failed requests, requests to other machines
	err := chromedp.Listen(ctx, func(event any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			if url := e.Request.URL; !strings.HasPrefix(url, server.URL) && !strings.HasPrefix(url, "data:") {
				complaints = append(complaints, "asks for "+url)
			}
		case *network.EventResponseReceived:
			if e.Response.Status >= 400 {
				complaints = append(complaints, "cannot get "+e.Response.URL)
			}
		case *cdpage.EventJavascriptDialogOpening:
			complaints = append(complaints, "alerts "+e.Message)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}

	steps(t, ctx, chromedp.Navigate(server.URL+"/ui/query"), chromedp.WaitVisible(chromedp.CSS(".codecol .CodeMirror")),
		chromedp.Evaluate[chromedp.Void](`editor.setValue("")`), chromedp.Click(chromedp.CSS(".codecol .CodeMirror")),
		typing(`g.V("Ada Marlow").Out("met").GetLimit(2)`),
		chromedp.Click(chromedp.CSS("#run_button")),
		chromedp.Poll[chromedp.Void](`output_editor.getValue() !== ""`),
		shot(t, "query.png"))
	if result := eval[string](t, ctx, `output_editor.getValue()`); !strings.Contains(result, `"id": "Ben Holt"`) {
		t.Errorf("the console shows %s", result)
	}

	steps(t, ctx, chromedp.Navigate(server.URL+"/"), shot(t, "index.png"),
		chromedp.Click(chromedp.CSS(`a[href^="/ui/visualize#q="]`)), chromedp.WaitVisible(chromedp.CSS(".codecol .CodeMirror")),
		chromedp.Click(chromedp.CSS("#run_button")),
		chromedp.Poll[chromedp.Void](`window.sigmaGraph && sigmaGraph.graph.edges().length > 0`),
		chromedp.Sleep(time.Second), // while the drawing finds its form
		chromedp.Evaluate[chromedp.Void](`sigmaGraph.stopForceAtlas2(); sigmaGraph.refresh()`),
		shot(t, "visualize.png"))
	if text := eval[string](t, ctx, `editor.getValue()`); !strings.Contains(text, `"target"`) {
		t.Errorf("the link brought the query %q", text)
	}
	if edges := eval[int](t, ctx, `sigmaGraph.graph.edges().length`); edges != 8 {
		t.Errorf("%d edges are drawn, want 8", edges)
	}
	if !eval[bool](t, ctx, drawn) {
		t.Error("nothing can be seen of the drawing")
	}

	steps(t, ctx, chromedp.Navigate(server.URL+"/ui/query_shape"), chromedp.WaitVisible(chromedp.CSS(".codecol .CodeMirror")),
		chromedp.Evaluate[chromedp.Void](`editor.setValue('g.V("Ada Marlow").Out("met").All()')`),
		chromedp.Click(chromedp.CSS("#run_button")),
		chromedp.Poll[chromedp.Void](`document.querySelectorAll("#viz svg .node").length > 1`),
		shot(t, "shape.png"))

	mu.Lock()
	defer mu.Unlock()
	if len(complaints) > 0 {
		t.Errorf("the console %s", strings.Join(complaints, "; "))
	}
}

func steps(t *testing.T, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// typing presses keys as fast as a person might; the editor looks for them only
// now and then.
func typing(text string) chromedp.Action[chromedp.Void] {
	var keys []chromedp.Action[chromedp.Void]
	for _, r := range text {
		keys = append(keys, chromedp.KeyEvent(string(r)), chromedp.Sleep(20*time.Millisecond))
	}
	return chromedp.Steps(append(keys, chromedp.Sleep(200*time.Millisecond))...)
}

func eval[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// drawn looks for pixels on the drawing's canvases; what WebGL draws cannot be
// read back.
const drawn = `Array.from(document.querySelectorAll("#visualize canvas")).some(c => {
	const flat = c.getContext("2d");
	return flat === null || flat.getImageData(0, 0, c.width, c.height).data.some(x => x !== 0);
})`

// shot keeps a picture of the page in the folder TERCET_SHOTS, if that is set.
func shot(t *testing.T, name string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		dir := os.Getenv("TERCET_SHOTS")
		if dir == "" {
			return nil
		}
		png, err := chromedp.CaptureScreenshot()(ctx, target)
		if err != nil {
			return err
		}
		t.Logf("%s: %d bytes", name, len(png))
		return os.WriteFile(filepath.Join(dir, name), png, 0o644)
	})
}
