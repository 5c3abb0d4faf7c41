package resolve

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"tercet/corpus"
)

// What is sent out is known by what it is of, and is not that.
func TestSentOut(t *testing.T) {
	oil := describe([]string{"kazakh oil"}).key
	for text, want := range map[string]string{"Kazakhstan's oil exports": "sent " + oil, "shipment of Kazakh oil": "sent " + oil, "Kazakh oil": "", "oil exports": "", "Kazakh oil production": ""} {
		if got := sentOut(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// One flow held up to two degrees is two accounts; another state's flow, and the same
// account in other words, contradict nothing.
func TestOtherDegrees(t *testing.T) {
	docs := parseDocuments(t, `# a
[Varn Harbour|PLACE n] met [Kazakhstan|PLACE n]. [The shipment of Kazakh oil|THING d] was suspended. {1 > meet > 2} {3 > be_suspended > -}
# b
[Varn Harbour|PLACE n] met [Kazakhstan|PLACE n]. [Kazakhstan's oil exports|THING d] were restricted. {1 > meet > 2} {3 > be_restricted > -}
# c
[Varn Harbour|PLACE n] met [Kazakhstan|PLACE n]. [Kazakh oil shipments|THING d] were halted. {1 > meet > 2} {3 > be_halted > -}
# d
[Varn Harbour|PLACE n] met [Kazakhstan|PLACE n]. [Norwegian oil exports|THING d] were blocked. {1 > meet > 2} {3 > be_blocked > -}`)
	oneStory(docs, "Varn", "Harbour", "Kazakhstan", "oil")
	res, err := Resolve(context.Background(), docs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	g := res.Graph
	for line, want := range map[string][2]int{ // documents and contradictions: what is halted is also restricted
		"Kazakhstan's oil exports | be_halted | ": {2, 1}, "Kazakhstan's oil exports | be_restricted | ": {3, 1}, "Norwegian oil exports | be_blocked | ": {1, 0},
	} {
		if s := find(g, line); s == nil || len(s.Documents) != want[0] || len(s.Contradicts) != want[1] {
			t.Errorf("%s: %v, want %d documents and contradictions\n%s", line, s, want, listing(g))
		}
	}
}

// A day of an unknown year is one of its story's year, and then another day than the other text's.
func TestUnknownYear(t *testing.T) {
	text := `# a
[Varn Harbour|PLACE n] met [Kazakhstan|PLACE n]. [The shipment of Kazakh oil|THING d] was suspended. {1 > meet > 2} {3 > be_suspended > -; on=0000-06-18}
# b date=%s
[Varn Harbour|PLACE n] met [Kazakhstan|PLACE n]. [Kazakh oil exports|THING d] were halted. {1 > meet > 2} {3 > be_halted > -; on=2022-06-19}`
	for date, want := range map[string]string{"2022-06-20": "2022-06-18", "2022-05-20": "2021-06-18"} {
		docs := parseDocuments(t, fmt.Sprintf(text, date))
		oneStory(docs, "Varn", "Harbour", "Kazakhstan", "oil")
		res, err := Resolve(context.Background(), docs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		s := find(res.Graph, "shipment of Kazakh oil | be_halted |  | "+want)
		if s == nil || (len(s.Contradicts) == 1) != (want == "2022-06-18") {
			t.Errorf("%s: %+v, want %s\n%s", date, s, want, listing(res.Graph))
		}
	}
	res, err := Resolve(context.Background(), parseDocuments(t, strings.Split(text, "# b")[0]), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s := find(res.Graph, "shipment of Kazakh oil | be_suspended | "); s == nil || s.Start != "" {
		t.Errorf("without a dated text: %+v", s)
	}
}

// oneStory gives documents the words by which they tell one story.
func oneStory(docs []*corpus.Document, words ...string) {
	for _, d := range docs {
		for _, w := range words {
			d.Sentences[0].Tokens = append(d.Sentences[0].Tokens, corpus.Token{Form: w, Lemma: w, UPOS: "PROPN"})
		}
	}
}
