package parse

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tercet/corpus"
)

// TestAgreeNouns gives the words of a document as form/odds/relation, the odds as
// the logarithm of how much likelier a proper noun is, and wants their tags.
func TestAgreeNouns(t *testing.T) {
	n, err := New(Options{}).load()
	if err != nil {
		t.Fatal(err)
	}
	nn, nnp := slices.Index(n.tagNames, [2]string{"NOUN", "NN"}), slices.Index(n.tagNames, [2]string{"PROPN", "NNP"})
	for _, c := range []struct{ text, want string }{
		{"Ferry/4/root Ferry/3/obj Ferry/-1/obj", "NNP NNP NNP"},                // two are sure
		{"Ferry/-4/root Ferry/-3/obj Ferry/1/obj", "NN NN NN"},                  // the other way round
		{"Ferry/4/root Ferry/-1/obj", "NNP NN"},                                 // one is not enough,
		{"Ferry/9/root Ferry/-1/obj", "NNP NN"},                                 // however sure
		{"Ferry/4/root Ferry/3/obj Ferry/-3/obj", "NNP NNP NN"},                 // it has no doubt
		{"Ferry/4/root Ferry/3/obj ferry/-1/obj", "NNP NNP NN"},                 // another form
		{"ferry/4/root ferry/3/obj ferry/-1/obj", "NNP NNP NN"},                 // small letters make no name
		{"ferry/-4/root ferry/-3/obj ferry/1/obj", "NN NN NN"},                  // but can end one
		{"Dozen/4/root Dozen/3/obj Dozen/-1/nummod", "NNP NNP NN"},              // no PROPN is a nummod
		{"Ferry/1/root", "NNP"},                                                 // alone
		{"Ferry/4/root Ferry/3/obj Ferry/-4/obj Ferry/-1/obj", "NNP NNP NN NN"}, // no majority to speak of
	} {
		var forms []string
		for w := range strings.FieldsSeq(c.text) {
			forms = append(forms, strings.Split(w, "/")[0])
		}
		d := sentences(forms...) // one word in each
		var found []noun
		for i, w := range strings.Fields(c.text) {
			part := strings.Split(w, "/")
			odds, err := strconv.ParseFloat(part[1], 32)
			if err != nil {
				t.Fatal(err)
			}
			tags := make([]float32, len(n.tagNames))
			for j := range tags {
				tags[j] = -30
			}
			tags[nn], tags[nnp] = -5-float32(odds)/2, -5+float32(odds)/2
			tag := n.tag(new(scratch), tags)
			word, ok := n.noun(tag, i, 0, tags)
			if !ok {
				t.Fatalf("%s: no noun", w)
			}
			found = append(found, word)
			token := &d.Sentences[i].Tokens[0]
			token.UPOS, token.XPOS, token.DepRel = n.tagNames[tag][0], n.tagNames[tag][1], part[2]
		}
		n.agreeNouns(d.Sentences, found)
		var got []string
		for i := range d.Sentences {
			token := &d.Sentences[i].Tokens[0]
			got = append(got, token.XPOS)
			if (token.UPOS == "PROPN") != (token.XPOS == "NNP") {
				t.Errorf("%s: %s with %s", c.text, token.UPOS, token.XPOS)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %s, want %s", c.text, s, c.want)
		}
	}
}

// TestInName: "Harbour Board" stays whole where "Board" alone is a common noun.
func TestInName(t *testing.T) {
	for _, c := range []struct {
		text string // form/class
		at   int
		want bool
	}{
		{"Orla/PROPN Harbour/PROPN Board/PROPN", 2, true},
		{"Board/PROPN Orla/PROPN", 0, true},
		{"the/DET Board/PROPN met/VERB", 1, false},
		{"Orla/PROPN board/PROPN", 1, false},
		{"Board/PROPN members/NOUN", 0, false},
	} {
		var tokens []corpus.Token
		for w := range strings.FieldsSeq(c.text) {
			form, class, _ := strings.Cut(w, "/")
			tokens = append(tokens, corpus.Token{Form: form, UPOS: class})
		}
		if got := inName(tokens, c.at); got != c.want {
			t.Errorf("%s: %s in a name: %v", c.text, tokens[c.at].Form, got)
		}
	}
}

func TestFilesAreNouns(t *testing.T) {
	for form, want := range map[string]bool{
		"minutes.pdf": true, "VELDE~1.DOC": true, "12-03-98.xls": true, "a.b.zip": true,
		".doc": false, "minutes": false, "pdf": false, "orla.com": false, "end.Doc": false, "3.14": false, "Okonkwo.": false,
		"www.orla.com/minutes.pdf": false, "okonkwo@orla.zip": false, "": false,
	} {
		if got := isFile(form); got != want {
			t.Errorf("isFile(%q) = %v", form, got)
		}
	}
	d := sentences("Please read Velde_Ferry.DOC and Okonkwo.xls today .")
	if err := New(Options{}).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	for _, i := range []int{2, 4} {
		if token := d.Sentences[0].Tokens[i]; token.UPOS != "NOUN" || token.XPOS != "NN" {
			t.Errorf("%s is a %s, %s", token.Form, token.UPOS, token.XPOS)
		}
	}
}
