package eval

import (
	"math"
	"testing"
)

func TestAddClusters(t *testing.T) {
	tests := []struct {
		name                string
		key, response       [][]int
		muc, bCubed, entity float64
	}{
		{"equal", [][]int{{1, 2}, {3}}, [][]int{{3}, {2, 1}}, 1, 1, 1},
		{"all apart", [][]int{{1, 2}, {3}}, [][]int{{1}, {2}, {3}}, 0, 0.8, 2 * (5.0 / 6) * (5.0 / 9) / (5.0/6 + 5.0/9)},
		{"all in one", [][]int{{1, 2}, {3}}, [][]int{{1, 2, 3}}, 2.0 / 3, 2 * 1 * (5.0 / 9) / (1 + 5.0/9), 2 * 0.8 * 0.4 / 1.2},
	}
	for _, tt := range tests {
		var s CorefScore
		s.AddClusters(tt.key, tt.response)
		for _, m := range []struct {
			name      string
			got, want float64
		}{{"MUC", s.MUC.F1(), tt.muc}, {"B³", s.BCubed.F1(), tt.bCubed}, {"CEAF", s.CEAF.F1(), tt.entity}} {
			if math.Abs(m.got-m.want) > 1e-9 {
				t.Errorf("%s: %s %.4f, want %.4f", tt.name, m.name, m.got, m.want)
			}
		}
	}
}
