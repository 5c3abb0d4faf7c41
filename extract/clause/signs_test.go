package clause

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestSigns shows the signs of examples, but for the certainty of the tree: their trees
// are given.
func TestSigns(t *testing.T) {
	examples(t, "signs", 1, func(t *testing.T, trees, _ string) string {
		d := parseCoNLLU(trees)
		a := New(Options{Doubtful: true, Pronouns: true})
		if err := a.Annotate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, e := range a.Explain(d) {
			b.WriteString(d.Slice(d.Sentences[e.Sentence].Span) + "\n")
			facts := e.Facts
			for i := range d.Propositions {
				p := &d.Propositions[i]
				if p.Sentence != e.Sentence {
					continue
				}
				var names []string
				for _, s := range facts[0].Signs {
					if s.Name != always && s.Name != "certain tree" {
						names = append(names, s.Name)
					}
				}
				facts = facts[1:]
				b.WriteString("\t" + strings.Join(slices.DeleteFunc([]string{p.Subject.Text, p.Relation.Canonical, p.Object.Text}, func(s string) bool { return s == "" }), " | ") + ": " + strings.Join(names, ", ") + "\n")
			}
		}
		return b.String()
	})
}

// Every sign has a weight, and every weight a sign that an example shows.
func TestSignsHaveWeights(t *testing.T) {
	shown, err := os.ReadFile("testdata/signs/signs.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range signs {
		if signWeights[s.name] == 0 {
			t.Errorf("%q has no weight: make confidence fits it", s.name)
		}
		if s.name != "certain tree" && !strings.Contains(string(shown), s.name) {
			t.Errorf("no example shows %q", s.name)
		}
	}
	if len(signWeights) != 1+len(signs) {
		t.Errorf("%d weights for %d signs and what every proposition has", len(signWeights), len(signs))
	}
}
