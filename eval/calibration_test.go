package eval

import (
	"math"
	"testing"
)

func TestCalibration(t *testing.T) {
	var c Calibration
	for _, j := range []judged{{.95, true}, {.9, true}, {.8, false}, {.6, true}, {.3, false}, {.3, true}} {
		c.Add(j.confidence, j.right)
	}
	near := func(name string, got, want float64) {
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	// Of 4·2 pairs: .95 and .9 beat both, .6 one, .3 ties with one.
	near("AUC", c.AUC(), 5.5/8)
	// Bins .9: 2·|.925-1|, .8: |.8-0|, .6: |.6-1|, .3: 2·|.3-.5|.
	near("ECE", c.ECE(), (.15+.8+.4+.4)/6)
	precision, kept := c.At(.6)
	near("precision", precision.Value(), .75)
	near("kept", kept.Value(), 4./6)
	if n := len(c.Bins(10)); n != 4 {
		t.Errorf("%d bins, want 4", n)
	}
}
