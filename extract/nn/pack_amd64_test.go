package nn

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"
)

// TestGroups looks at what packAVX2 put together: every quad with weights once,
// in its place, and no sum of a group beyond an int16.
func TestGroups(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 3))
	for _, spread := range []float64{0, 1, 15, 40, 1000} {
		const out, in = 16, 384
		w := make([]int8, out*in)
		for i := range w {
			w[i] = int8(max(-64, min(63, spread*rng.NormFloat64())))
		}
		panels, _ := packAVX2(w, out, in)
		panel := panels[0]
		groups := (len(panel) - int(binary.LittleEndian.Uint64(panel))) / (groupQuads * quadSize)
		weights := panel[binary.LittleEndian.Uint64(panel):]
		got := make([]int8, out*in)
		for g := range groups {
			var positive, negative [out][2]int
			for k := range groupQuads {
				at := int(binary.LittleEndian.Uint32(panel[8+4*(groupQuads*g+k):]))
				for j := range out {
					for i := range 4 {
						v := int(int8(weights[((g*groupQuads+k)*out+j)*4+i]))
						got[j*in+at+i] += int8(v)
						positive[j][i/2] += max(v, 0)
						negative[j][i/2] += max(-v, 0)
					}
				}
			}
			for j := range out {
				for i := range 2 {
					if most, least := 255*positive[j][i]-negative[j][i], positive[j][i]-255*negative[j][i]; most > 1<<15-1 || least < -1<<15 {
						t.Fatalf("spread %g: group %d reaches from %d to %d in column %d", spread, g, least, most, j)
					}
				}
			}
		}
		for i, v := range w {
			if got[i] != v {
				t.Fatalf("spread %g: weight %d of column %d is %d, want %d", spread, i%in, i/in, got[i], v)
			}
		}
		if full := in / 4 / groupQuads; spread == 15 && groups > full*102/100 {
			t.Errorf("weights of a trained model's spread fill %d groups, want about %d", groups, full)
		}
	}
}
