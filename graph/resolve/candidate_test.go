package resolve

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestCandidates(t *testing.T) {
	for _, tt := range []struct {
		name, text, decisions string
		want                  []string
	}{
		{name: "swapped letters", text: "# a\n[Lev Zhorin|PERSON n] met [Anna Berg|PERSON n].\n# b\n[zohrin|PERSON n] met [Anna Berg|PERSON n].",
			want: []string{"two Lev Zhorin · zohrin"}},
		{name: "a person that was not taken for one", text: "# a\n[Daniel Okoro|PERSON n] met [Anna Berg|PERSON n].\n# b\nIt paid [Okoro|ORG n]. [Anna Berg|PERSON n] left. [Okoro|ORG n] stayed.",
			want: []string{"two Daniel Okoro · Okoro"}},
		{name: "a chain of strangers", text: "# a\n[Lev Orlov|PERSON n c] left. [Drovenia|PERSON n c] armed.",
			want: []string{"one Drovenia · Lev Orlov"}},
		{name: "what is settled", text: "# a\n[Lev Orlov|PERSON n c] left. [Drovenia|PERSON n c] armed.", decisions: `merge "Drovenia" with "lev orlov"`},
		{name: "what is settled through others", text: "# a\n[Lev Zhorin|PERSON n] met [Anna Berg|PERSON n].\n# b\n[zohrin|PERSON n] met [Anna Berg|PERSON n].",
			decisions: "merge \"zohrin\" with \"Zhorin II\"\nsplit \"Zhorin II\" from \"Lev Zhorin\""},
		{name: "what is settled for some documents", text: "# a\n[Lev Zhorin|PERSON n] met [Anna Berg|PERSON n].\n# b\n[zohrin|PERSON n] met [Anna Berg|PERSON n].",
			decisions: `split "Lev Zhorin" from "zohrin" in "b"`},
		{name: "what a user has joined", text: "# a\n[Lev Zhorin|PERSON n] met [Anna Berg|PERSON n]. [Zhorin|PERSON n] left.\n# b\n[zohrin|PERSON n] met [Anna Berg|PERSON n].",
			decisions: `merge "Lev Zhorin" with "zohrin"`},
		{name: "nothing unsure", text: "# a\n[Austria|PLACE n] and [Australia|PLACE n] met. [Lev Orlov|PERSON n] left. [Orlov|PERSON n] came."},
	} {
		opt := Options{Decisions: mustParse(t, tt.decisions)}
		cs, err := Candidates(context.Background(), digestAll(parseDocuments(t, tt.text), opt), opt)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range cs {
			state := map[bool]string{true: "one", false: "two"}[c.Joined]
			got = append(got, fmt.Sprintf("%s %s · %s", state, c.A.Name, c.B.Name))
			if c.Joined != (c.Score >= even) || len(c.Reasons) == 0 || !strings.Contains(c.A.Quote, strings.Fields(c.A.Name)[0]) || c.B.Document == "" {
				t.Errorf("%s: %+v", tt.name, c)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSwapped(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{{"zhorin", "zohrin", true}, {"zhorin", "zhorni", true}, {"zhorin", "zhorin", false}, {"orlov", "orlvo", true}, {"bush", "bsuh", false}, {"marlin", "merlin", false}, {"abcdef", "badcfe", false}} {
		if got := swapped(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
}
