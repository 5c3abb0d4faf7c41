package resolve

import "testing"

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		`the "Best Hero" award`:   "Best Hero award",
		`"deepest sympathies`:     "deepest sympathies",
		`Jeremy "Spike" Cohen`:    `Jeremy "Spike" Cohen`,
		`so-called “peacekeepers`: "so-called peacekeepers",
		`<kg:said>`:               "kg:said",
		`_:b1`:                    "b1",
		`the Kremlin's`:           "Kremlin",
		`"`:                       "",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
	for _, in := range []string{`"`, "", "—"} {
		if got := showable(in); got != "unnamed" {
			t.Errorf("showable(%q) = %q", in, got)
		}
	}
}

func TestNamesNothing(t *testing.T) {
	for in, want := range map[string]bool{
		"how many people": true, "which ships": true, "11,000": true, "two": true, "others": true, "one of them": true, "the second one": true, "at least three": true, "lots of others": true,
		"193 states": false, "one of the divers": false, "lots of rain": false, "4.7-magnitude": false, "the couple": false, "the first diver": false, "50s": false,
	} {
		if got := namesNothing(in); got != want {
			t.Errorf("namesNothing(%q) = %v", in, got)
		}
	}
}
