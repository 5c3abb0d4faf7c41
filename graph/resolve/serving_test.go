package resolve

import (
	"reflect"
	"testing"
)

// The spokesman of a state's president is the state's, as another text of the story says; that of somebody else is not.
func TestGeneralizeServants(t *testing.T) {
	docs := parseDocuments(t, `# a
[Tomas Lind|PERSON n], spokesman of [Drovenia|PLACE n]. {1 > be_spokesman_of > 2}
# b
[Anna Belova|PERSON n v] has a spokesman, [Tomas Lind|PERSON n]. {2 > be_spokesman_of > 1}
~v: president of drovenia
# c
[Karl Brem|PERSON n] has a spokesman, [Tomas Lind|PERSON n]. {2 > be_spokesman_of > 1}
# d
[Anna Belova|PERSON n v] has a friend, [Tomas Lind|PERSON n]. {2 > be_friend_of > 1}
~v: president of drovenia`)
	oneStory(docs, "Belova", "Lind", "harbour")
	res, err := Resolve(t.Context(), docs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := find(res.Graph, "Tomas Lind | be_spokesman_of | Drovenia")
	if want := []string{"a", "b"}; s == nil || !reflect.DeepEqual(s.Documents, want) {
		t.Errorf("want %v\n%s", want, listing(res.Graph))
	}
}
