package resolve

import "testing"

func TestNumbers(t *testing.T) {
	for word, want := range map[string]int{"twelve": 12, "1,200": 1200, "sixteen": 16, "ninety": 90, "dozen": 0, "third": 0, "crew": 0, "-3": 0} {
		if got := parseCount(word); got != want {
			t.Errorf("%s: %d, want %d", word, got, want)
		}
	}
	for word, want := range map[string]bool{"twelve": true, "1,200": true, "dozen": true, "third": true, "crew": false} {
		if isNumber(word) != want {
			t.Errorf("%s is a number: %v", word, !want)
		}
	}
}
