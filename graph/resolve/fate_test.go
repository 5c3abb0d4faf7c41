package resolve

import (
	"testing"
)

// TestSameFate makes a description of one text and a name of another the only one whom a fate befell in their story.
func TestSameFate(t *testing.T) {
	name := func(unit, place int, fates ...string) *view {
		return &view{unit: unit, place: place, named: true, class: 'p', sex: 'f', single: true, suffering: suffering{fates: fates}}
	}
	woman := func(unit, place int, fates ...string) *view {
		return &view{unit: unit, place: place, class: 'p', sex: 'f', single: true, heads: []string{"woman"}, suffering: suffering{fates: fates}}
	}
	falk, here := name(0, 0, "die"), woman(1, 1, "die")
	for _, tt := range []struct {
		name   string
		others []*view
		want   bool
	}{
		{"nobody else died", nil, true},
		{"Horn died, too", []*view{name(2, 2, "die")}, false},
		{"Horn was arrested", []*view{name(2, 2, "arrest")}, true},
		{"two women died", []*view{{unit: 2, place: 2, class: 'p', plural: true, suffering: suffering{fates: []string{"die"}}}}, false},
		{"a man died", []*view{{unit: 2, place: 2, class: 'p', sex: 'm', single: true, suffering: suffering{fates: []string{"die"}}}}, false},
		{"another text has a woman who died", []*view{woman(2, 2, "die")}, true},
		{"a driver died in the same sentence", []*view{{unit: 2, place: 1, class: 'p', single: true, heads: []string{"driver"}, suffering: suffering{fates: []string{"die"}}}}, false},
		{"she died with others", []*view{{unit: 2, place: 2, class: 'p', single: true, suffering: suffering{[]string{"die"}, true}}}, false},
		{"the text names Falk, too", []*view{name(3, 1)}, false},
	} {
		r := &resolver{units: make([]unit, 4), referents: referents{groupOf: []int{0, 1, 2, 0}}}
		f := &fusion{pairs: &pairs{r: r, views: append([]*view{falk, here}, tt.others...)}}
		if got := f.sameFate(here, falk); got != tt.want || f.sameFate(falk, here) != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// TestPeopleCounted: a number without a noun is of people where it says what befell them.
func TestPeopleCounted(t *testing.T) {
	for line, want := range map[string]string{
		"Three/NUM/2/nsubj die/VERB/0/- in/ADP/4/case fire/NOUN/2/obl":                          "three people",
		"two/NUM/0/- dead/ADJ/1/amod":                                                           "two people",
		"Two/NUM/2/nsubj win/VERB/0/-":                                                          "",
		"Two/NUM/2/nsubj kill/VERB/0/- guard/NOUN/2/obj":                                        "", // who did it
		"some/DET/2/nsubj die/VERB/0/-":                                                         "",
		"third/NUM/2/nsubj die/VERB/0/-":                                                        "",
		"storm/NOUN/2/nsubj kill/VERB/0/- one/NUM/2/obj":                                        "one person",
		"storm/NOUN/2/nsubj kill/VERB/0/- 12/NUM/4/nummod guards/NOUN/2/obj/plural":             "",
		"Ten/NUM/3/nsubj:pass were/AUX/3/aux:pass rescue/VERB/0/- at/ADP/5/case sea/NOUN/3/obl": "ten people",
	} {
		toks, _ := parsedWords(line)
		got := ""
		for i := range toks {
			if toks[i].UPOS == "NUM" {
				got = peopleCounted(toks, i)
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// TestNameTeams: a story that names the Norvik Terns calls them "the Terns", and "Norvik" where it tells of games.
func TestNameTeams(t *testing.T) {
	docs := parseDocuments(t, `
# a date=2031-05-01
[Norvik Terns|ORG n t] won [the cup|THING d c]. {1 > win > 2}
[Norvik|PLACE n n] is [a port|THING d p]. {1 > be > 2}
# b date=2031-05-01
[The Terns|THING d t] won [the cup|THING d c]. {1 > win > 2}
[Norvik|PLACE n n] won [the cup|THING d c] again. {1 > win > 2}
[the terns|THING d s] ate. {1 > eat > -}
`)
	ds := digestAll(docs, Options{})
	for _, d := range ds {
		for m := range d.mentions {
			if text := d.Slice(d.mentions[m].Span); d.ID == "b" && text == "Norvik" || text == "Norvik Terns" {
				d.mentions[m].deeds = []string{"nsubj  win"}
			}
		}
	}
	r, err := groupDigests(t.Context(), ds, Options{})
	if err != nil {
		t.Fatal(err)
	}
	r.stories = []int{0, 0}
	r.attach()
	for i := range r.units {
		if !r.units[i].named() {
			r.groupOf[i] = -1
		}
	}
	r.nameTeams()
	group := make(map[string]int)
	for d := range r.docs {
		for m, u := range r.unitOf[d] {
			group[r.docs[d].ID+" "+r.docs[d].Slice(r.docs[d].mentions[m].Span)] = r.groupOf[u]
		}
	}
	terns := group["a Norvik Terns"]
	if group["b The Terns"] != terns || group["b Norvik"] != terns || group["a Norvik"] == terns || group["b the terns"] == terns {
		t.Errorf("%v", group)
	}
}
