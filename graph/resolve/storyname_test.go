package resolve

import (
	"strings"
	"testing"
)

// TestStoryNames joins names of documents that share their words, and leaves them apart where the documents
// do not.
func TestStoryNames(t *testing.T) {
	for _, tt := range []struct {
		name   string
		bears  []string // names that each document has
		groups int      // in one story
		apart  int      // in one story each
	}{
		{"a given name left out", []string{"Luis Alexander Ortun", "Alexander Ortun"}, 1, 2},
		{"a given name left out by two", []string{"Luis Alexander Ortun", "Carl Alexander Ortun", "Alexander Ortun"}, 3, 3},
		{"a given name in two languages", []string{"Alexandros Ortun", "Alexis Ortun"}, 1, 2},
		{"two brothers in one text", []string{"Alexandros Ortun, Alexis Ortun"}, 2, 2},
		{"two given names", []string{"Alexander Ortun", "Albert Ortun"}, 2, 2},
		{"a nickname with and without article", []string{"Vera 'The Fox' Ortun", "Vera 'Fox' Ortun", "Vera Ortun"}, 1, 1},
		{"two nicknames", []string{"Vera 'Fox' Ortun", "Vera 'Wolf' Ortun"}, 2, 2},
		{"a nickname alone", []string{"Luis Gerardo (Jerry) Ortun", "Jerry Ortun", "Ortun"}, 1, 1},
		{"a middle name, and two bearers elsewhere", []string{"George W. Ortun", "George Ortun"}, 1, 1},
	} {
		for story, want := range map[string]int{"one": tt.groups, "": tt.apart} {
			var text strings.Builder
			for i, names := range tt.bears {
				text.WriteString("# " + itoa(i) + "\n")
				for n := range strings.SplitSeq(names, ", ") {
					text.WriteString("[" + n + "|PERSON n] left. ")
				}
				text.WriteString("\n")
			}
			ds := digestAll(parseDocuments(t, text.String()), Options{})
			for i, d := range ds {
				d.terms = nil
				for w := range strings.FieldsSeq("bank robbery harbour monday") {
					if story == "" {
						w += itoa(i)
					}
					d.terms = append(d.terms, term{word: w, count: 1})
				}
			}
			r, err := groupDigests(t.Context(), ds, Options{})
			if err != nil {
				t.Fatal(err)
			}
			groups := make(map[int]bool)
			for u := range r.units {
				groups[r.groupOf[u]] = true
			}
			if len(groups) != want {
				t.Errorf("%s, story %q: %d groups, want %d", tt.name, story, len(groups), want)
			}
		}
	}
}
