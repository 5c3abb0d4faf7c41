package resolve

import "testing"

// A story's only guest of honour is whom a text calls so, but nobody whom a text only denies to be one, and not the guest of
// somebody of whom that text does not tell.
func TestCalledSo(t *testing.T) {
	docs := parseDocuments(t, `# a
[Anna Belova|PERSON n] met [Tomas Lind|PERSON n] in [Sevrin|PLACE n]. {1 > be > =guest of honour} {2 > be > =prime suspect; not}
# b
[Tomas Lind|PERSON n l] spoke in [Sevrin|PLACE n]. [Tomas Lind's guest of honour|THING d] slept. [Varn's prime suspect|THING d] left. {3 > sleep > -} {4 > leave > -}
# c
[Paul Varn|PERSON n] spoke in [Sevrin|PLACE n]. [Paul Varn's guest of honour|THING d] wept. {3 > weep > -}`)
	oneStory(docs, "Belova", "Sevrin", "Lind", "harbour")
	res, err := Resolve(t.Context(), docs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"Anna Belova | sleep | ", "Varn's prime suspect | leave | ", "Paul Varn's guest of honour | weep | "} {
		if find(res.Graph, line) == nil {
			t.Errorf("no %s\n%s", line, listing(res.Graph))
		}
	}
}
