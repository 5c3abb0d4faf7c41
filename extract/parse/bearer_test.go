package parse

import (
	"strconv"
	"strings"
	"testing"

	"tercet/corpus"
)

// TestBearers: whose office it is. Words are "form/UPOS/head/relation", and the names are in brackets, persons with
// a star before them; the head that the last name must have is told.
func TestBearers(t *testing.T) {
	for _, c := range []struct {
		sentence string
		want     int
	}{
		{"the/DET/2/det captain/NOUN/8/nsubj of/ADP/4/case [Borealis/PROPN/2/nmod] ,/PUNCT/6/punct *[Marsh/PROPN/4/appos] ,/PUNCT/6/punct fled/VERB/0/root", 2},
		{"met/VERB/0/root the/DET/3/det president/NOUN/1/obj of/ADP/5/case [Tarsia/PROPN/3/nmod] ,/PUNCT/7/punct *[Duarte/PROPN/3/conj]", 3},
		{"met/VERB/0/root the/DET/3/det president/NOUN/1/obj of/ADP/5/case [Tarsia/PROPN/3/nmod] ,/PUNCT/7/punct *[Duarte/PROPN/5/conj] and/CCONJ/9/cc *[Lind/PROPN/5/conj]", 5},
		{"in/ADP/3/case the/DET/3/det port/NOUN/0/root of/ADP/5/case [Tarsia/PROPN/3/nmod] ,/PUNCT/7/punct *[Duarte/PROPN/5/appos]", 5},
	} {
		s := corpus.Sentence{}
		var names []found
		for i, w := range strings.Fields(c.sentence) {
			if strings.Contains(w, "[") {
				f := found{first: i, last: i, kind: corpus.Place}
				if w[0] == '*' {
					f.kind = corpus.Person
				}
				names = append(names, f)
			}
			p := strings.Split(strings.Trim(w, "*[]"), "/")
			head, err := strconv.Atoi(strings.TrimSuffix(p[2], "]"))
			if err != nil {
				t.Fatalf("%s: %v", w, err)
			}
			s.Tokens = append(s.Tokens, corpus.Token{Form: p[0], UPOS: p[1], Head: head, DepRel: p[3]})
		}
		bearers(&corpus.Document{Sentences: []corpus.Sentence{s}}, names)
		if got := s.Tokens[names[len(names)-1].first].Head; got != c.want {
			t.Errorf("%s: %d, want %d", c.sentence, got, c.want)
		}
	}
}
