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
