package resolve

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// A possessive is cut into the owner and what is owned, whatever the words and the apostrophe; a
// complement before it is no owner.
func TestCutOwner(t *testing.T) {
	words := []string{"Okoro", "Varn", "Docks", "press", "service", "Thomas", "old", "rules"}
	rng := rand.New(rand.NewPCG(1, 1))
	some := func() string {
		out := make([]string, 1+rng.IntN(3))
		for i := range out {
			out[i] = words[rng.IntN(len(words))]
		}
		return strings.Join(out, " ")
	}
	for range 200 {
		owner, owned := some(), some()
		for _, mark := range []string{"'s ", "’s "} {
			if o, d, official, ok := cutOwner(owner + mark + owned); !ok || official || o != owner || d != owned {
				t.Fatalf("%q: %q, %q, %v, %v", owner+mark+owned, o, d, official, ok)
			}
			if _, d, official, ok := cutOwner("failure of " + owner + mark + owned); ok && !official {
				t.Fatalf("%q is owned in a failure of somebody's", d)
			}
		}
		if _, _, _, ok := cutOwner(owner + " and " + owned); ok {
			t.Fatalf("%q has an owner", owner+" and "+owned)
		}
	}
	if o, d, official, ok := cutOwner("press service of the premier"); o != "the premier" || d != "press service" || !official || !ok {
		t.Errorf("%q, %q, %v, %v", o, d, official, ok)
	}
}
