package parse

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestPortions: a document that several goroutines read, beside others, is what
// one makes of it.
func TestPortions(t *testing.T) {
	lines := slices.Repeat([]string{
		"Anna Velde of Hafen Lines denied on Monday that the Tern had been in Talamar waters .",
		"“ We will not sign , ” Velde told reporters in Port Sevrin .",
		"Strike ends",
	}, 12)
	one := New(Options{Model: "fast"})
	one.busy = make(chan struct{}, 1)
	want := sentences(lines...)
	if err := one.Annotate(context.Background(), want); err != nil {
		t.Fatal(err)
	}
	if len(want.Mentions) < 24 {
		t.Fatalf("%d names", len(want.Mentions))
	}
	many := New(Options{Model: "fast"})
	many.busy, many.portion = make(chan struct{}, 3), 20
	var group sync.WaitGroup
	for range 5 {
		group.Go(func() {
			got := sentences(lines...)
			if err := many.Annotate(context.Background(), got); err != nil {
				t.Error(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Error("several goroutines make another document")
			}
		})
	}
	group.Wait()
	if len(many.busy) != 0 {
		t.Errorf("%d goroutines still read", len(many.busy))
	}
	all := portions(want.Sentences, 20)
	for i := range all {
		if i > 0 && all[i].first != all[i-1].end || all[i].end <= all[i].first {
			t.Errorf("portion %d goes from %d to %d", i, all[i].first, all[i].end)
		}
	}
	if portions(nil, 20) != nil {
		t.Error("no sentences have portions")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := many.Annotate(ctx, sentences(lines...)); err == nil || !strings.Contains(err.Error(), "cancel") {
		t.Errorf("cancelled: %v", err)
	}
}
