package resolve

import (
	"strings"
	"testing"

	"tercet/corpus"
)

// parsedWords reads words as form/class/head/relation, "plural" after a noun's relation.
func parsedWords(line string) (toks []corpus.Token, root int) {
	for i, w := range strings.Fields(line) {
		f := strings.Split(w, "/")
		t := corpus.Token{Form: f[0], Lemma: strings.ToLower(f[0]), UPOS: f[1], DepRel: f[3], Feats: "Number=Sing"}
		if len(f) > 4 {
			t.Feats, t.Lemma = "Number=Plur", strings.TrimSuffix(t.Lemma, "s")
			if strings.HasSuffix(t.Lemma, "ie") {
				t.Lemma = strings.TrimSuffix(t.Lemma, "ie") + "y"
			}
		}
		t.Head = int(f[2][0] - '0')
		if t.Head == 0 {
			root = i
		}
		toks = append(toks, t)
	}
	return toks, root
}

func TestEventOnOthers(t *testing.T) {
	for line, want := range map[string]string{
		"the/DET/2/det attack/NOUN/0/- on/ADP/4/case Norvik/PROPN/2/nmod":                           "attack norvik",
		"a/DET/3/det Norvik/PROPN/3/compound attack/NOUN/0/-":                                       "attack norvik",
		"another/DET/2/det attack/NOUN/0/- on/ADP/4/case Norvik/PROPN/2/nmod":                       "",
		"two/NUM/2/nummod attacks/NOUN/0/-/plural on/ADP/4/case Norvik/PROPN/2/nmod":                "",
		"attacks/NOUN/0/-/plural in/ADP/3/case Norvik/PROPN/1/nmod":                                 "attacks norvik",
		"demonstrations/NOUN/0/-/plural in/ADP/3/case Norvik/PROPN/1/nmod":                          "protest norvik",
		"attack/NOUN/0/- in/ADP/3/case Norvik/PROPN/1/nmod and/CCONJ/5/cc Tarn/PROPN/3/conj":        "",
		"the/DET/2/det visit/NOUN/0/- to/ADP/4/case Norvik/PROPN/2/nmod":                            "",
		"the/DET/3/det military/ADJ/3/amod operation/NOUN/0/- in/ADP/5/case Drovenia/PROPN/3/nmod":  "war drovenia",
		"the/DET/3/det rescue/NOUN/3/compound operation/NOUN/0/- in/ADP/5/case Tarn/PROPN/3/nmod":   "",
		"the/DET/2/det attack/NOUN/0/-":                                                             "",
		"an/DET/2/det attack/NOUN/0/- by/ADP/4/case Varn/PROPN/2/nmod in/ADP/6/case May/PROPN/2/no": "",
	} {
		toks, head := parsedWords(line)
		if got := eventOn(toks, head); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	toks, _ := parsedWords("protests/NOUN/2/nsubj/plural erupt/VERB/0/- in/ADP/4/case Norvik/PROPN/2/obl")
	if got := eventOn(toks, 0); got != "protest norvik" {
		t.Errorf("erupted: %q", got)
	}
}

func TestMembersOf(t *testing.T) {
	for line, want := range map[string]string{
		"the/DET/2/det republics/NOUN/0/-/plural of/ADP/4/case Tarn/PROPN/2/nmod and/CCONJ/6/cc Halva/PROPN/4/conj":          "of halva, tarn",
		"rebels/NOUN/0/-/plural like/ADP/3/case Halva/PROPN/1/nmod and/CCONJ/5/cc Tarn/PROPN/3/conj":                         "of halva, tarn",
		"rebels/NOUN/0/-/plural which/PRON/4/nsubj are/AUX/4/cop Halva/PROPN/1/acl:relcl and/CCONJ/6/cc Tarn/PROPN/4/conj":   "of halva, tarn",
		"the/DET/2/det leaders/NOUN/0/-/plural of/ADP/4/case Tarn/PROPN/2/nmod and/CCONJ/6/cc Halva/PROPN/4/conj":            "",
		"rebels/NOUN/0/-/plural like/ADP/3/case Halva/PROPN/1/nmod":                                                          "",
		"the/DET/2/det republic/NOUN/0/- of/ADP/4/case Tarn/PROPN/2/nmod and/CCONJ/6/cc Halva/PROPN/4/conj":                  "",
		"rebels/NOUN/0/-/plural like/ADP/3/case Halva/PROPN/1/nmod and/CCONJ/5/cc others/NOUN/3/conj":                        "",
		"envoys/NOUN/0/-/plural from/ADP/3/case Halva/PROPN/1/nmod and/CCONJ/5/cc Tarn/PROPN/3/conj":                         "",
		"cities/NOUN/0/-/plural of/ADP/4/case Port/PROPN/4/compound Averill/PROPN/1/nmod and/CCONJ/6/cc Sevrin/PROPN/4/conj": "of port averill, sevrin",
	} {
		toks, head := parsedWords(line)
		if got := membersOf(toks, head); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
