package resolve

import (
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
)

// TestLeavesOpen: a noun alone leaves open which one is meant, where a text means a certain one.
func TestLeavesOpen(t *testing.T) {
	person, body, other := seen{class: 'p', single: true}, seen{class: 'g', single: true}, seen{single: true}
	for _, tt := range []struct {
		base    string
		as      seen
		certain bool
		want    bool
	}{
		{"woman", person, false, true},
		{"former employee", person, false, true},
		{"two women", seen{class: 'p'}, false, true},
		{"police", seen{}, false, true},
		{"ceremony", other, true, true},
		{"court", body, true, true},
		{"ceremony", other, false, false},                             // "a ceremony", once
		{"hackers", seen{class: 'p'}, false, false},                   // anybody
		{"oil", seen{class: 'a', single: true}, true, false},          // said once
		{"retired harbour guard", person, false, true},                // as many as there are harbours
		{"veteran night harbour guard", person, false, false},         // described
		{"mayor of Norvik", person, true, false},                      // likewise
		{"12-year-old girl", person, false, false},                    // likewise
		{"Saints", seen{class: 'p', single: true}, true, false},       // a name
		{"world", seen{class: 'l', single: true}, true, false},        // there is one
		{"people", seen{class: 'p'}, true, false},                     // all
		{"Belova's aide", person, true, false},                        // whose it is
		{"three ships", seen{class: 'a', single: false}, true, false}, // no people
	} {
		p := &profile{certain: tt.certain, mentions: 1}
		p.base = tt.base
		*p.seen.of(tt.base) = tt.as
		if got := p.leavesOpen(); got != tt.want {
			t.Errorf("%s, certain %v: %v", tt.base, tt.certain, got)
		}
	}
}

func TestDeedTold(t *testing.T) {
	for _, tt := range []struct {
		relation string
		object   bool
		want     string
	}{
		{"be_killed_in", false, "killed"}, {"arrest", true, "arrested"}, {"arrest", false, ""}, {"die_at", false, "died"}, {"be_seen", false, ""}, {"plan_to_arrest", true, ""},
	} {
		if got := deedTold(tt.relation, tt.object); got != tt.want {
			t.Errorf("%s, of the object %v: %q, want %q", tt.relation, tt.object, got, tt.want)
		}
	}
}

func TestBriefly(t *testing.T) {
	for name, want := range map[string]string{"Ada Belova": "Ada Belova", "Ada (Foxy) Belova": "Ada Belova", `Ada "Foxy" Belova`: "Ada Belova",
		"Maximilian Josef Brandt Jr.": "Brandt"} {
		p := &profile{portrait: portrait{base: name, person: true}}
		if got := p.briefly(); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	harbour := &profile{portrait: portrait{base: "Norvik Deepwater Harbour Corporation"}}
	if got := harbour.briefly(); got != harbour.base {
		t.Errorf("an organisation: %q", got)
	}
}

// TestWhich tells two things of one description apart by what befell them and where, or by what their texts tell of.
func TestWhich(t *testing.T) {
	g := mustResolve(t, `
# a date=2031-05-01
[A clerk|THING d c] was shot in [Tarn|PLACE n t]. {1 > be_shot_in > 2}
[The clerk|THING d c] owned [a mill|THING d m]. {1 > own > 2}
# b date=2032-07-01
[A clerk|THING d c] sued [Ada Belova|PERSON n b]. {1 > sue > 2}
[Belova|PERSON n b] paid.
# c date=2033-09-01
[A clerk|THING d c] was nowhere seen in [Ostrea|PLACE n o]. {1 > be_seen_in > 2; not}
[Varn Post|ORG n v] saw rain.
[Varn Post|ORG n v] left.
`)
	var names []string
	for _, e := range g.Entities {
		if e.Type == corpus.Thing && strings.HasPrefix(e.Name, "clerk") {
			names = append(names, e.Name)
		}
	}
	slices.Sort(names)
	if want := []string{"clerk", "clerk (re Ada Belova)", "clerk (re Varn Post)"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}
