package serve

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"tercet/internal/sampletest"
)

// TestConsoleSample asks the graph of the sample corpus in Cayley's console, and
// has it drawn.
func TestConsoleSample(t *testing.T) {
	ctx := browser(t)
	server, w := newServer(t, Options{})
	if err := w.Replace(t.Context(), sampletest.Graph(t)); err != nil {
		t.Fatal(err)
	}
	steps(t, ctx, chromedp.Navigate(server.URL+"/ui/query"), chromedp.WaitVisible(chromedp.CSS(".codecol .CodeMirror")),
		chromedp.Evaluate[chromedp.Void](`editor.setValue('g.V("Arkady Dzhalin").Out("<be_chairman_of>").Unique().All()')`),
		chromedp.Click(chromedp.CSS("#run_button")),
		chromedp.Poll[chromedp.Void](`output_editor.getValue() !== ""`),
		shot(t, "sample-query.png"))
	if result := eval[string](t, ctx, `output_editor.getValue()`); !strings.Contains(result, `"id": "Varn Deepwater"`) {
		t.Errorf("the console shows %s", result)
	}
	steps(t, ctx, chromedp.Navigate(server.URL+"/"),
		chromedp.Click(chromedp.CSS(`a[href^="/ui/visualize#q="]`)), chromedp.WaitVisible(chromedp.CSS(".codecol .CodeMirror")),
		chromedp.Click(chromedp.CSS("#run_button")),
		chromedp.Poll[chromedp.Void](`window.sigmaGraph && sigmaGraph.graph.edges().length > 0`),
		chromedp.Sleep(time.Second), // while the drawing finds its form
		chromedp.Evaluate[chromedp.Void](`sigmaGraph.stopForceAtlas2(); sigmaGraph.refresh()`),
		shot(t, "sample-visualize.png"))
	if edges := eval[int](t, ctx, `sigmaGraph.graph.edges().length`); edges < 40 {
		t.Errorf("%d edges are drawn, want 40 or more", edges)
	}
	if !eval[bool](t, ctx, drawn) {
		t.Error("nothing can be seen of the drawing")
	}
}
