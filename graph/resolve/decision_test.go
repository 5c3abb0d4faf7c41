package resolve

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tercet/graph"
)

func mustParse(t testing.TB, text string) []Decision {
	t.Helper()
	ds, err := ParseDecisions(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

func TestParseDecisions(t *testing.T) {
	text := `# what we know
merge "Varn" with "Varn Deepwater" # the company
split "Varn" ORG from "Varn Holdings"

split "John Smith" in "c.txt","b.txt", "b.txt"
rename "Georgia" PLACE in "a.txt" to "Sakartvelo \"x\""
retype "Borealis" to product`
	var lines []string
	for _, d := range mustParse(t, text) {
		lines = append(lines, itoa(d.Line)+" "+d.String())
	}
	want := []string{
		`2 merge "Varn" with "Varn Deepwater"`, `3 split "Varn" ORG from "Varn Holdings"`, `5 split "John Smith" in "b.txt", "c.txt"`,
		`6 rename "Georgia" PLACE in "a.txt" to "Sakartvelo \"x\""`, `7 retype "Borealis" to PRODUCT`,
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	for _, l := range want {
		again := mustParse(t, l[2:])
		if got := again[0].String(); got != l[2:] {
			t.Errorf("%s is written as %s", l[2:], got)
		}
	}
}

func TestBadDecisions(t *testing.T) {
	for line, want := range map[string]string{
		`mrege "A" with "B"`:          `mrege is no decision; there are merge, split, rename, retype`,
		`merge A with "B"`:            `a name in double quotes is missing before A`,
		`merge "A" "B"`:               `"with" is missing before "B"`,
		`merge "A" with`:              `a name in double quotes is missing before the end of the line`,
		`merge "A" with "B" "C"`:      `"C" stands after the end of the decision`,
		`merge "A" with "the A"`:      `"A" is named twice`,
		`split "A"`:                   `from what?`,
		`split "A" in`:                `a document in double quotes is missing`,
		`rename "A" to "<b>"`:         `names do not begin with <`,
		`rename "A" to ""`:            `cannot be a name`,
		`retype "A" to BOAT`:          `BOAT is no type of entity; there are THING, PERSON,`,
		`retype "A" to DATE`:          `DATE is no type of entity`,
		`merge "A with "B"`:           `missing before B`,
		`merge "..." with "B`:         `missing before`,
		`rename "A" in "a.txt", to x`: `a document in double quotes is missing before to`,
	} {
		_, err := ParseDecisions(strings.NewReader("# one\n" + line + "\nretype \"B\" to ORG\n"))
		if err == nil || !strings.Contains(err.Error(), "line 2: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", line, err, want)
		}
	}
}

func FuzzParseDecisions(f *testing.F) {
	f.Add(`merge "A" ORG with "B" in "x", "y"` + "\nrename \"a\" to \"b\"")
	f.Fuzz(func(t *testing.T, text string) {
		ds, err := ParseDecisions(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, d := range ds {
			again, err := ParseDecisions(strings.NewReader(d.String()))
			if err != nil || len(again) != 1 {
				t.Fatalf("%v is read as %v, %v", d, again, err)
			}
			if again[0].Line = d.Line; !reflect.DeepEqual(again[0], d) {
				t.Fatalf("%#v is read as %#v", d, again[0])
			}
		}
		_ = CheckDecisions(ds)
	})
}

func TestContradictions(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"one pair", "merge \"A\" with \"B\"\nsplit \"b\" from \"The A\"", "lines 1 and 2"},
		{"a chain", "merge \"A\" with \"B\"\nretype \"A\" to ORG\nmerge \"C\" with \"B\"\nsplit \"A\" from \"C\"", "lines 1, 3 and 4"},
		{"two names", "rename \"A\" to \"X\"\nrename \"A\" to \"Y\"", "lines 1 and 2"},
		{"two names of one", "rename \"A\" to \"X\"\nmerge \"A\" with \"B\"\nrename \"B\" to \"Y\"", "lines 1, 2 and 3"},
		{"a new name is split", "rename \"A\" to \"X\"\nmerge \"X\" with \"B\"\nsplit \"A\" from \"B\"", "lines 1, 2 and 3"},
		{"two types", "retype \"A\" to ORG\nretype \"A\" to PLACE", "lines 1 and 2"},
		{"a document", "split \"A\" in \"d\"\nmerge \"A\" in \"d\" with \"A\"", "lines 1 and 2"},
		{"types do not matter", "merge \"A\" ORG with \"B\"\nsplit \"A\" from \"B\"", "lines 1 and 2"},
		{"types tell apart", "merge \"A\" ORG with \"B\"\nsplit \"A\" PLACE from \"B\"", ""},
		{"twice the same", "merge \"A\" with \"B\"\nmerge \"B\" with \"A\"\nretype \"A\" to ORG\nretype \"B\" to ORG", ""},
		{"an exception", "merge \"A\" with \"B\"\nsplit \"A\" in \"d\"", ""},
	} {
		err := CheckDecisions(mustParse(t, tt.text))
		var conflict *ConflictError
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.want != "" && (!errors.As(err, &conflict) || !strings.Contains(err.Error(), tt.want+"\n")):
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

// decisionTests are corpora with decisions and the nodes that they make.
var decisionTests = []struct {
	name, text, decisions string
	want                  []string // type, name and aliases of nodes
	waiting               string
}{
	{name: "merge", text: "# a\n[Varn|ORG n] sued [Borealis|ORG n]. {1 > sue > 2}", decisions: `merge "Borealis" with "varn"`,
		want: []string{"ORG Borealis = Borealis, Varn"}},
	{name: "split what the machine joins", text: "# a\n[Tokayev|PERSON n] left.\n# b\n[Kassym Tokayev|PERSON n] left. [Tokayev|PERSON n x] spoke.",
		decisions: `split "Tokayev" from "Kassym Tokayev"`, want: []string{"PERSON Kassym Tokayev = Kassym Tokayev", "PERSON Tokayev = Tokayev"}},
	{name: "split a chain", text: "# a\n[Varn Deepwater|ORG n v] grew. [Varn|ORG n v] fell. [It|ORG p v] rose. {1 > rise > -}",
		decisions: `split "Varn" from "Varn Deepwater"`, want: []string{"ORG Varn = Varn", "ORG Varn Deepwater = Varn Deepwater"}},
	{name: "split by document", text: "# a\n[John Smith|PERSON n] sang.\n# b\n[John Smith|PERSON n] swam. [Smith|PERSON n] won.\n# c\n[John Smith|PERSON n] sang.",
		decisions: `split "John Smith" in "b"`, want: []string{"PERSON John Smith (a) = John Smith", "PERSON John Smith (b) = John Smith, Smith"}},
	{name: "an exception to a merge", text: "# a\n[Varn|ORG n] grew.\n# b\n[Varn|ORG n] fell.\n# c\n[Borealis|ORG n] fell.",
		decisions: "merge \"Varn\" with \"Borealis\"\nsplit \"Varn\" in \"b\"", want: []string{"ORG Borealis = Borealis, Varn", "ORG Varn = Varn"}},
	{name: "a split beats the machine beside a merge", text: "# a\n[Tokayev|PERSON n] left.\n# b\n[Kassym Tokayev|PERSON n] left.\n# c\n[Orlov|PERSON n] came.",
		decisions: "merge \"Orlov\" with \"Tokayev\"\nsplit \"Orlov\" from \"Kassym Tokayev\"",
		want:      []string{"PERSON Kassym Tokayev = Kassym Tokayev", "PERSON Tokayev = Orlov, Tokayev"}},
	{name: "rename and retype", text: "# a\n[Varn|ORG n] grew.", decisions: "retype \"Varn\" to PLACE\nrename \"Varn\" to \"Varn (village)\"",
		want: []string{"PLACE Varn (village) = Varn, Varn (village)"}},
	{name: "a new name is a name", text: "# a\n[Varn|ORG n] sued [Borealis|ORG n].", decisions: "rename \"Varn\" to \"Varn Deepwater\"\nmerge \"Varn Deepwater\" with \"Borealis\"",
		want: []string{"ORG Varn Deepwater = Borealis, Varn, Varn Deepwater"}},
	{name: "a description that is somebody", text: "# a\n[Lev Orlov|PERSON n] left.\n# b\n[The old fox|THING d] left. {1 > leave > -}",
		decisions: `merge "old fox" in "b" with "Lev Orlov"`, want: []string{"PERSON Lev Orlov = Lev Orlov, old fox"}},
	{name: "not here", text: "# a\n[Varn|ORG n] grew.", decisions: `merge "Varn" with "Atlantis"`, want: []string{"ORG Varn = Varn"}, waiting: `no document names "Atlantis"`},
	{name: "another type", text: "# a\n[Varn|ORG n] grew.", decisions: `rename "Varn" PERSON to "X"`, want: []string{"ORG Varn = Varn"}, waiting: `"Varn" is here of another type than PERSON`},
	{name: "other documents", text: "# a\n[Varn|ORG n] grew.", decisions: `rename "Varn" in "b" to "X"`, want: []string{"ORG Varn = Varn"}, waiting: `"Varn" is named in other documents only`},
	{name: "overruled through the machine", text: "# a\n[Stan Zhorin|PERSON n c] left. [Zhorin|PERSON n c] spoke.\n# b\n[zohrin|PERSON n] spoke.",
		decisions: "merge \"zohrin\" with \"Stan Zhorin\"\nsplit \"Zhorin\" from \"zohrin\"",
		want:      []string{"PERSON Stan Zhorin = Stan Zhorin, Zhorin, zohrin"}, waiting: "other decisions make one of both, with names that a document uses for one thing"},
	{name: "two of a name", text: "# a\n[The talks|THING d] began. {1 > begin > -}\n# b\n[The talks|THING d] ended. {1 > end > -}", decisions: `rename "talks" to "Oslo talks"`,
		want: []string{"THING talks = talks", "THING talks (b) = talks"}, waiting: `"talks" is the name of 2 entities; add the type or a document`},
}

func TestDecisions(t *testing.T) {
	for _, tt := range decisionTests {
		t.Run(tt.name, func(t *testing.T) {
			res, err := Resolve(context.Background(), parseDocuments(t, tt.text), Options{Decisions: mustParse(t, tt.decisions)})
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range tt.want {
				if !slices.Contains(summaries(res.Graph), want) {
					t.Errorf("no node %s in %q", want, summaries(res.Graph))
				}
			}
			waiting := ""
			for _, o := range res.Decisions {
				waiting += o.Waiting
				if (o.Waiting == "") != (len(o.Entities) > 0) {
					t.Errorf("%v: entities %q, waiting %q", o.Decision, o.Entities, o.Waiting)
				}
			}
			if waiting != tt.waiting {
				t.Errorf("waiting: %q, want %q", waiting, tt.waiting)
			}
		})
	}
}

// summaries lists the nodes with their sorted aliases.
func summaries(g *graph.Graph) []string {
	var out []string
	for _, e := range g.Entities {
		var names []string
		for _, a := range e.Aliases {
			names = append(names, a.Name)
		}
		slices.Sort(names)
		out = append(out, e.Type.String()+" "+e.Name+" = "+strings.Join(names, ", "))
	}
	return out
}

// TestDecisionOrder resolves one corpus with all decisions above in many orders.
func TestDecisionOrder(t *testing.T) {
	var texts []string
	var all []Decision
	for i, tt := range decisionTests[:9] {
		texts = append(texts, strings.ReplaceAll(strings.ReplaceAll(tt.text, "# ", "# "+itoa(i)), "Varn", "Varn"+string(rune('a'+i))))
		for _, d := range mustParse(t, strings.ReplaceAll(tt.decisions, "Varn", "Varn"+string(rune('a'+i)))) {
			if len(d.A.Documents) == 0 {
				all = append(all, d)
			}
		}
	}
	rng := rand.New(rand.NewPCG(3, 4))
	want := ""
	for range 8 {
		docs := parseDocuments(t, strings.Join(texts, "\n"))
		rng.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		// The same line numbers would hide a dependence on them.
		for i := range all {
			all[i].Line = i + 1
		}
		if err := CheckDecisions(all); err != nil {
			t.Fatal(err)
		}
		res, err := Resolve(context.Background(), docs, Options{Decisions: all})
		if err != nil {
			t.Fatal(err)
		}
		got := listing(res.Graph)
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	}
}

func TestContradictoryDecisionsAreRefused(t *testing.T) {
	_, err := Resolve(context.Background(), nil, Options{Decisions: mustParse(t, "merge \"A\" with \"B\"\nsplit \"A\" from \"B\"")})
	var conflict *ConflictError
	if !errors.As(err, &conflict) || len(conflict.Decisions) != 2 {
		t.Errorf("%v", err)
	}
}

func TestExplainDecision(t *testing.T) {
	docs := parseDocuments(t, "# a\n[Varn|ORG n] sued [Borealis|ORG n]. {1 > sue > 2}")
	opt := Options{Decisions: mustParse(t, "\nmerge \"Borealis\" with \"Varn\"\nretype \"Varn\" to PLACE")}
	reasons, err := Explain(context.Background(), digestAll(docs, opt), "e/Borealis", opt)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range reasons {
		got = append(got, r.Alias+": "+r.Why)
	}
	want := []string{`Borealis: by decision, line 3: retype "Varn" to PLACE`, `Varn: by decision, line 2: merge "Borealis" with "Varn"`, `Borealis: same name`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
