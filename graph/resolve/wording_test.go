package resolve

import (
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
)

func TestStanding(t *testing.T) {
	for _, test := range []struct {
		line        string
		first, last int
		typ         corpus.EntityType
		want        []string
	}{
		{"the/DET/3 Drovenian/ADJ/3 Varn/PROPN/4 left/VERB/0", 3, 3, corpus.Org, nil}, // no table knows it
		{"the/DET/3 Kazakh/ADJ/3 Varn/PROPN/4 left/VERB/0", 3, 3, corpus.Org, []string{"Kazakh Varn"}},
		{"American/ADJ/2 Samoans/PROPN/3 left/VERB/0", 2, 2, corpus.Group, nil},
		{"the/DET/3 carmaker/NOUN/3 Varn/PROPN/4 left/VERB/0", 3, 3, corpus.Org, []string{"carmaker Varn"}},
		{"the/DET/3 Varn/PROPN/3 newspaper/NOUN/4 left/VERB/0", 2, 2, corpus.Org, []string{"Varn newspaper"}},
		{"the/DET/3 YouTube/PROPN/3 channel/NOUN/4 left/VERB/0", 2, 2, corpus.Org, nil},
		{"the/DET/3 Varn/PROPN/3 office/NOUN/4 left/VERB/0", 2, 2, corpus.Org, nil},
		{"Norvik/PROPN/2 League/PROPN/6 (/PUNCT/4 NL/PROPN/2 )/PUNCT/4 left/VERB/0", 1, 2, corpus.Org, []string{"Norvik League ( NL )"}},
		{"Norvik/PROPN/2 League/PROPN/6 (/PUNCT/4 TV/PROPN/2 )/PUNCT/4 left/VERB/0", 1, 2, corpus.Org, nil},
		{"so/ADV/4 -/PUNCT/3 called/VERB/4 NLR/PROPN/5 left/VERB/0", 4, 4, corpus.Org, []string{"so-called NLR"}},
		{"Norvik/PROPN/2 Forum/PROPN/5 in/ADP/4 Tarn/PROPN/2 met/VERB/0", 1, 2, corpus.Event, nil}, // nothing says that it is a place
	} {
		d := sentenceOfWords(t, "a", test.line, corpus.Mention{First: test.first, Last: test.last, Head: test.last, Type: test.typ})
		got := standing(d, &d.Mentions[0])
		if !slices.Equal(got, test.want) && len(got)+len(test.want) > 0 {
			t.Errorf("%s: %q, want %q", test.line, got, test.want)
		}
	}
}

func TestCutSort(t *testing.T) {
	for text, want := range map[string]string{
		"Northern Lights party":  "Northern Lights",
		"Democratic party":       "Democratic party",
		"Varn news agency":       "Varn news agency",
		"Labour Party":           "Labour Party",
		"Kazakhstani VTB":        "VTB",
		"Kazakh Airlines":        "Kazakh Airlines",
		"Norvik Courier website": "Norvik Courier website",
	} {
		if got, whole := cutSort(text); got != want || (whole == "") != (got == text) {
			t.Errorf("%s: %q, %q; want %q", text, got, whole, want)
		}
	}
}

func TestEventOn(t *testing.T) {
	for line, want := range map[string]string{
		"the/DET/2 war/NOUN/0 against/ADP/4 Kazakhstan/PROPN/2":                    "war Kazakhstan",
		"the/DET/3 Kazakh/ADJ/3 war/NOUN/0":                                        "war Kazakhstan",
		"the/DET/3 Russian/ADJ/3 invasion/NOUN/0 of/ADP/5 Kazakhstan/PROPN/3":      "war Kazakhstan",
		"a/DET/2 war/NOUN/0 against/ADP/4 Kazakhstan/PROPN/2":                      "",
		"the/DET/3 Russian/ADJ/3 invasion/NOUN/0":                                  "",
		"the/DET/2 war/NOUN/0 of/ADP/4 Kazakhstan/PROPN/2":                         "",
		"the/DET/2 trade/NOUN/0 with/ADP/4 Kazakhstan/PROPN/2":                     "",
		"the/DET/2 war/NOUN/0 in/ADP/5 North/PROPN/5 Talamar/PROPN/2":              "war north talamar",
		"the/DET/2 invasion/NOUN/0 of/ADP/4 Talamar/PROPN/2 by/ADP/6 Varn/PROPN/2": "war talamar",
	} {
		d := sentenceOfWords(t, "a", line, corpus.Mention{First: 1, Last: 1, Head: 1})
		toks, head := d.Sentences[0].Tokens, -1
		for i := range toks {
			switch t := &toks[i]; t.UPOS {
			case "NOUN":
				t.Feats = "Number=Sing"
			case "ADP":
				t.DepRel = "case"
			case "ADJ":
				t.DepRel = "amod"
			case "PROPN":
				if t.DepRel = "nmod"; i+1 < len(toks) && t.Head == i+2 {
					t.DepRel = "compound"
				}
			}
			if toks[i].Head == 0 {
				head = i
			}
		}
		if got := eventOn(toks, head); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// The name behind a noun says which is meant, as far as the phrase goes, but for days and what is compared.
func TestNameBehind(t *testing.T) {
	for line, want := range map[string]string{
		"the/DET/2/det war/NOUN/0/- against/ADP/4/case Drovenia/PROPN/2/nmod":                                      "against Drovenia",
		"cars/NOUN/0/-/plural with/ADP/4/case Drovenian/ADJ/4/amod coal/NOUN/1/nmod":                               "",
		"cars/NOUN/0/-/plural with/ADP/4/case Canadian/ADJ/4/amod coal/NOUN/1/nmod":                                "with Canadian coal",
		"cables/NOUN/0/-/plural between/ADP/3/case Tarn/PROPN/1/nmod and/CCONJ/5/cc Norvik/PROPN/3/conj":           "between Tarn and Norvik",
		"fire/NOUN/0/- on/ADP/3/case Tuesday/PROPN/1/nmod":                                                         "",
		"fire/NOUN/0/- in/ADP/4/case a/DET/4/det warehouse/NOUN/1/nmod":                                            "",
		"more/ADJ/2/amod viewers/NOUN/0/-/plural than/ADP/4/case Lind/PROPN/2/nmod":                                "",
		"letter/NOUN/0/- to/ADP/3/case Lind/PROPN/1/nmod ,/PUNCT/6/punct his/PRON/6/nmod:poss friend/NOUN/3/appos": "to Lind",
	} {
		toks, head := parsedWords(line)
		var text strings.Builder
		for i := range toks {
			toks[i].Start = text.Len()
			text.WriteString(toks[i].Form)
			toks[i].End = text.Len()
			text.WriteByte(' ')
		}
		d := &corpus.Document{Text: text.String(), Sentences: []corpus.Sentence{{Tokens: toks}}}
		if got := nameBehind(d, 0, head); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
