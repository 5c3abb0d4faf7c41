package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFiguresCheck(t *testing.T) {
	const file = "a one                                          1\na two                                          2/3 (66.7%)\nb one                                          5\n"
	for _, c := range []struct {
		name    string
		now     Figures
		changes string
		after   string // without the blanks
	}{
		{"the same", Figures{{"a one", "1"}, {"a two", "2/3 (66.7%)"}}, "", "a one 1,a two 2/3 (66.7%),b one 5,"},
		{"another value", Figures{{"a one", "7"}, {"a two", "2/3 (66.7%)"}}, "a one: 1, now 7", "a one 7,a two 2/3 (66.7%),b one 5,"},
		{"new and gone", Figures{{"a one", "1"}, {"a six", "6"}}, "a two: 2/3 (66.7%), now not measured;a six: new, 6", "a one 1,b one 5,a six 6,"},
	} {
		path := filepath.Join(t.TempDir(), "scores.txt")
		if err := os.WriteFile(path, []byte(file), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, rewrite := range []bool{false, true} {
			changes, err := c.now.Check(path, "a ", rewrite)
			if got := strings.Join(changes, ";"); err != nil || got != c.changes {
				t.Errorf("%s: changes %q, want %q; error %v", c.name, got, c.changes, err)
			}
			data, _ := os.ReadFile(path)
			if !rewrite && string(data) != file {
				t.Errorf("%s: the file was rewritten unasked", c.name)
			} else if got := strings.NewReplacer("  ", "", "\n", ",").Replace(string(data)); rewrite && strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(c.after, " ", "") {
				t.Errorf("%s: file %q, want %q", c.name, got, c.after)
			}
		}
	}
}
