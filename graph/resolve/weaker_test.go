package resolve

import "testing"

// Who gunned somebody down shot him, and who admitted to wounding him wounded him.
func TestGeneralizeDeeds(t *testing.T) {
	docs := parseDocuments(t, `# a
[Anna Belova|PERSON n] met [Tomas Lind|PERSON n] in [Sevrin|PLACE n]. {1 > shoot > 2} {1 > wound > 3} {1 > meet > 2}
# b
[Anna Belova|PERSON n] met [Tomas Lind|PERSON n] in [Sevrin|PLACE n]. {1 > gun_down > 2} {1 > admit_to_wound > 3} {1 > fail_to_meet > 2}`)
	oneStory(docs, "Belova", "Sevrin", "Lind", "harbour")
	res, err := Resolve(t.Context(), docs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]int{"Anna Belova | shoot | Tomas Lind": 2, "Anna Belova | gun_down | Tomas Lind": 1, "Anna Belova | wound | Sevrin": 2, "Anna Belova | meet | Tomas Lind": 1} {
		if s := find(res.Graph, line); s == nil || len(s.Documents) != want {
			t.Errorf("%s: %v, want %d documents\n%s", line, s, want, listing(res.Graph))
		}
	}
}
