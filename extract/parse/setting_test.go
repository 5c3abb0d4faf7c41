package parse

import (
	"strconv"
	"strings"
	"testing"

	"tercet/corpus"
)

// TestSetting: what the nouns around a name say that it is. Words are
// "form/UPOS/head/relation"; the name is in brackets.
func TestSetting(t *testing.T) {
	for _, c := range []struct {
		sentence string
		taken    corpus.EntityType // by the network
		want     corpus.EntityType
	}{
		{"[Karsund/PROPN/5/nsubj] is/AUX/5/cop a/DET/5/det small/ADJ/5/amod town/NOUN/0/root", corpus.Person, corpus.Place},
		{"[Orla/PROPN/5/nsubj] ,/PUNCT/4/punct a/DET/4/det republic/NOUN/1/appos fishes/VERB/0/root", corpus.Person, corpus.Place},
		{"the/DET/2/det newspaper/NOUN/4/nsubj [Morgenpost/PROPN/2/appos] reported/VERB/0/root", corpus.Person, corpus.Org},
		{"the/DET/3/det frigate/NOUN/3/compound [Borealis/PROPN/4/nsubj] sailed/VERB/0/root", corpus.Place, corpus.Product},
		{"their/PRON/2/nmod:poss ship/NOUN/4/nsubj [MV/PROPN/2/appos Karsund/PROPN/2/flat] sailed/VERB/0/root", corpus.Person, corpus.Product},
		{"off/ADP/4/case the/DET/2/det coast/NOUN/0/root of/ADP/5/case [Orla/PROPN/3/nmod]", corpus.Person, corpus.Place},
		{"[Varn/PROPN/3/nmod:poss] 's/PART/1/case shareholders/NOUN/0/root", corpus.Person, corpus.Org},
		{"the/DET/2/det president/NOUN/0/root of/ADP/4/case [Orla/PROPN/2/nmod]", corpus.Person, corpus.Place},
		{"the/DET/2/det president/NOUN/0/root of/ADP/4/case [Varn/PROPN/2/nmod]", corpus.Org, corpus.Thing},
		{"he/PRON/2/nsubj lives/VERB/0/root in/ADP/4/case [Orla/PROPN/2/obl]", corpus.Person, corpus.Place},
		{"fled/VERB/0/root to/ADP/4/case neighbouring/ADJ/4/amod [Pellia/PROPN/1/obl]", corpus.Person, corpus.Place},
		{"[Pellia/PROPN/7/nsubj] ,/PUNCT/5/punct whose/PRON/4/nmod:poss army/NOUN/5/nsubj fled/VERB/1/acl:relcl ,/PUNCT/5/punct fell/VERB/0/root", corpus.Person, corpus.Place},
		{"[Brandt/PROPN/7/nsubj] ,/PUNCT/5/punct whose/PRON/4/nmod:poss brother/NOUN/5/nsubj fled/VERB/1/acl:relcl ,/PUNCT/5/punct fell/VERB/0/root", corpus.Person, corpus.Thing},
		{"[Brandt/PROPN/5/nsubj] ,/PUNCT/4/punct a/DET/4/det lawyer/NOUN/1/appos spoke/VERB/0/root", corpus.Place, corpus.Person},
		{"[Brandt/PROPN/2/nsubj] left/VERB/0/root the/DET/4/det town/NOUN/2/obj", corpus.Person, corpus.Thing},
		{"[Brandt/PROPN/3/nmod:poss] 's/PART/1/case brother/NOUN/0/root", corpus.Person, corpus.Thing},
	} {
		var tokens []corpus.Token
		f := found{kind: c.taken}
		for i, w := range strings.Fields(c.sentence) {
			if strings.HasPrefix(w, "[") {
				f.first = i
			}
			if strings.HasSuffix(w, "]") {
				f.last = i
			}
			p := strings.Split(strings.Trim(w, "[]"), "/")
			head, err := strconv.Atoi(p[2])
			if err != nil {
				t.Fatalf("%s: %v", w, err)
			}
			tokens = append(tokens, corpus.Token{Form: p[0], UPOS: p[1], Head: head, DepRel: p[3]})
		}
		if got, _ := setting(tokens, f); got != c.want {
			t.Errorf("%s, taken for %v: got %v, want %v", c.sentence, c.taken, got, c.want)
		}
	}
}
