package resolve

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"tercet/corpus"
)

// TestDeeds gives trees as form/lemma/tag/head/relation; the mention's head is starred.
func TestDeeds(t *testing.T) {
	for _, test := range []struct {
		tree string
		want string
	}{
		{"Police/police/NOUN/2/nsubj held/hold/VERB/0/root the/the/DET/4/det *man/man/NOUN/2/obj", "obj  hold"},
		{"The/the/DET/2/det *man/man/NOUN/4/nsubj:pass was/be/AUX/4/aux:pass held/hold/VERB/0/root", "obj  hold"},
		{"a/a/DET/2/det *man/man/NOUN/0/root held/hold/VBN/2/acl by/by/ADP/5/case police/police/NOUN/3/obl:agent", "obj  hold"},
		{"a/a/DET/2/det man/man/NOUN/0/root held/hold/VBN/2/acl by/by/ADP/5/case *police/police/NOUN/3/obl:agent", "nsubj  hold"},
		{"The/the/DET/2/det arrest/arrest/NOUN/0/root of/of/ADP/5/case the/the/DET/5/det *man/man/NOUN/2/nmod", "obj  arrest"},
		{"The/the/DET/2/det *man/man/NOUN/3/nsubj fled/flee/VERB/0/root and/and/CCONJ/5/cc hid/hide/VERB/3/conj", "nsubj  flee, nsubj  hide"},
		{"The/the/DET/2/det *man/man/NOUN/3/nsubj fled/flee/VERB/0/root and/and/CCONJ/6/cc police/police/NOUN/6/nsubj left/leave/VERB/3/conj", "nsubj  flee"},
		{"a/a/DET/2/det house/house/NOUN/0/root in/in/ADP/4/case *Leeds/Leeds/PROPN/2/nmod", "nmod in house"},
	} {
		d := &corpus.Document{Sentences: make([]corpus.Sentence, 1)}
		m := &corpus.Mention{}
		for i, word := range strings.Fields(test.tree) {
			form, star := strings.CutPrefix(word, "*")
			f := strings.Split(form, "/")
			head, _ := strconv.Atoi(f[3])
			tok := corpus.Token{Form: f[0], Lemma: f[1], UPOS: f[2], XPOS: f[2], Head: head, DepRel: f[4]}
			if f[2] == "VBN" {
				tok.UPOS = "VERB"
			}
			d.Sentences[0].Tokens = append(d.Sentences[0].Tokens, tok)
			if star {
				m.Head = i
			}
		}
		got := deedsOf(d, m)
		slices.Sort(got)
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: %q, want %q", test.tree, s, test.want)
		}
	}
}
