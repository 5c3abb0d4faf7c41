package resolve

import (
	"reflect"
	"strings"
	"testing"
)

func TestCloser(t *testing.T) {
	for pair, want := range map[string]bool{
		"new patrol boat > patrol boat": true, "patrol boat of the navy > patrol boat": true, "two officers > officers": true, "guilty of fraud > guilty": true,
		"patrol boat > patrol boat": false, "former officer > officer": false, "boat crew > boat": false, "12 officers > two officers": false, "young man > man": false,
		"at least 20 officers > 20 officers": false, "boat > patrol boat": false,
	} {
		words, bare, _ := strings.Cut(pair, " > ")
		if got := closer(strings.Fields(words), strings.Fields(bare)); got != want {
			t.Errorf("%s: %v", pair, got)
		}
	}
}

// Who orders a new boat orders a boat, as another text of about that day says; who avoids new ones avoids not all.
func TestDescribeLess(t *testing.T) {
	docs := parseDocuments(t, `# a date=2022-06-18
[Anna Belova|PERSON n] ordered a patrol boat. {1 > order > =patrol boat}
# b date=2022-06-19
[Anna Belova|PERSON n] ordered a new patrol boat. {1 > order > =new patrol boat}
# c date=2022-06-19
[Anna Belova|PERSON n] ordered no patrol boat. {1 > order > =fast patrol boat; not}
# d date=2022-07-09
[Anna Belova|PERSON n] ordered a patrol boat. {1 > order > =old patrol boat}
# e
[Anna Belova|PERSON n] avoided boats. {1 > avoid > =boats}
# f
[Anna Belova|PERSON n] avoided new boats. {1 > avoid > =new boats}`)
	oneStory(docs, "Belova", "harbour")
	res, err := Resolve(t.Context(), docs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string][]string{
		"Anna Belova | order | patrol boat": {"a", "b"},
		"Anna Belova | avoid | boats":       {"e"},
	} {
		if s := find(res.Graph, line); s == nil || !reflect.DeepEqual(s.Documents, want) {
			t.Errorf("%s: want %v\n%s", line, want, listing(res.Graph))
		}
	}
}
