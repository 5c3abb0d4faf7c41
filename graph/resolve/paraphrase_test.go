package resolve

import "testing"

func TestSaysSame(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"turn_down", "refuse", true}, {"be_considered_ally_of", "be_ally_of", true}, {"may_support", "support", false},
		{"be_arrested_in", "be_collared_in", true}, {"be_arrested_in", "be_arrested_at", false}, {"be_planned", "plan", false}, {"be_planned", "be_sold", false},
		{"answer", "reply", true}, {"conflict_with", "be_at_odds_with", true}, {"erupt_in", "start_in", true}, {"end_in", "start_in", false},
	} {
		if got := saysSame(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
}
