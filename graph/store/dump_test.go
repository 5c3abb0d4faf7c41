package store

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
)

// TestDumpLoads reads a dump with Cayley's own reader and compares quad by
// quad.
func TestDumpLoads(t *testing.T) {
	g := random(11, 80)
	var dump bytes.Buffer
	if err := Dump(t.Context(), &dump, g.Reader(), nil); err != nil {
		t.Fatal(err)
	}
	r := nquads.NewReader(&dump, false)
	defer r.Close()
	n := 0
	err := writeQuads(t.Context(), g.Reader(), nil, func(want quad.Quad) error {
		got, err := r.ReadQuad()
		if err != nil {
			return err
		}
		n++
		for _, d := range quad.Directions {
			if g, w := quad.StringOf(got.Get(d)), quad.StringOf(want.Get(d)); g != w {
				t.Errorf("quad %d, %v: %s came back as %s", n, d, w, g)
			}
		}
		return nil
	}, nil)
	if err != nil {
		t.Fatalf("after quad %d: %v", n, err)
	}
	if _, err := r.ReadQuad(); !errors.Is(err, io.EOF) {
		t.Errorf("more than was written: %v", err)
	}
}
