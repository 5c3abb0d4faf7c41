package corpus

import "testing"

func TestFindStates(t *testing.T) {
	tests := []struct {
		word, name string
		form       StateForm
		readings   int
	}{
		{"Kazakhstan", "Kazakhstan", StateName, 1},
		{"kazakh", "Kazakhstan", StateAdjective, 1},
		{"Kazakhs", "Kazakhstan", StatePeople, 1},
		{"Russian Federation", "Russia", StateName, 1},
		{"US", "United States", StateName, 1},
		{"U.S.", "United States", StateName, 1},
		{"People’s Republic of China", "China", StateName, 1},
		{"Georgia", "Georgia", StateName, 2},
		{"us", "", 0, 0},
		{"Tigran", "", 0, 0},
	}
	for _, tt := range tests {
		got := FindStates(tt.word)
		if len(got) != tt.readings {
			t.Errorf("FindStates(%q) = %v, want %d readings", tt.word, got, tt.readings)
			continue
		}
		if tt.readings > 0 && (got[0].Name != tt.name || got[0].Form != tt.form) {
			t.Errorf("FindStates(%q) = %v, want %s first", tt.word, got, tt.name)
		}
	}
}

// TestLongestState: FindStates looks no longer words up.
func TestLongestState(t *testing.T) {
	for word := range gazetteer() {
		if len(word) > longestState {
			t.Errorf("%q has %d bytes", word, len(word))
		}
	}
}
