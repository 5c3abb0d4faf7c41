package resolve

import (
	"slices"
	"testing"
)

// What is done to something is one reading, whoever does it and wherever.
func TestUndergone(t *testing.T) {
	found := reading{subject: -1, object: 7, relation: classOf("find")}
	for _, k := range []reading{{subject: 3, object: 7, relation: "find"}, {subject: 7, object: 4, relation: "be_found_near"}, {subject: 7, object: -1, relation: "be_found"}} {
		if !slices.Contains(k.undergone(), found) {
			t.Errorf("%v undergoes %v", k, k.undergone())
		}
	}
	if got := (reading{subject: 7, object: -1, relation: "sleep"}).undergone(); got != nil {
		t.Errorf("who sleeps undergoes %v", got)
	}
}
