package resolve

import (
	"context"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
)

func TestParseNames(t *testing.T) {
	ks, err := ParseNames(strings.NewReader("name\ttype\n# ours\nVarn Deepwater\torg\tVarn\t\tVDC\tvarn\n\nBorealis | PRODUCT\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, k := range ks {
		got = append(got, itoa(k.Line)+" "+k.String())
	}
	if want := []string{"3 Varn Deepwater\tORG\tVarn\tVDC", "5 Borealis\tPRODUCT"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	_, err = ParseNames(strings.NewReader("Varn\tORG\nBorealis\nTalamar\tISLAND\nThe Varn\tORG\n<x>\tORG\nOrlov\tPERSON\tvarn\n"))
	for _, want := range []string{`line 2: "Borealis" has no type`, `line 3: ISLAND is no type`, `line 4: "The Varn" stands in line 1 already`, `line 5: "<x>" cannot be a name`, `line 6: "varn" stands in line 1`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %s in %v", want, err)
		}
	}
}

func TestParseRelations(t *testing.T) {
	m, err := ParseRelations(strings.NewReader("# ours\npurchase -> buy\nbe chief of\thead\nhead -> lead\n"))
	if err != nil || len(m) != 3 || m["purchase"] != "buy" || m["be_chief_of"] != "lead" || m["head"] != "lead" {
		t.Errorf("%v, %v", m, err)
	}
	_, err = ParseRelations(strings.NewReader("buy\nnot_buy -> sell\nSell -> buy\na -> b\nb -> a\nc -> d\nc -> e\n"))
	for _, want := range []string{`line 1: "buy" has no other relation`, `line 2: "not_buy": leave out not_`, `line 3: "Sell" is no relation`, `line 4: a comes back to itself: a -> b -> a`, `line 7: c is d in line 6`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %s in %v", want, err)
		}
	}
}

func TestKnownNames(t *testing.T) {
	for _, tt := range []struct {
		name, text, names, decisions string
		want                         []string
	}{
		{name: "one node of one type", names: "Varn Deepwater|ORG|VDC|Varn",
			text: "# a\n[Varn|PERSON n] sued [VDC|PRODUCT n].\n# b\n[Varn Deepwater|PLACE n] fell. [Varn Deepwater Corporation|ORG n] rose.",
			want: []string{"ORG Varn Deepwater = VDC, Varn, Varn Deepwater, Varn Deepwater Corporation"}},
		{name: "not the machine's short form", names: "Varn|PLACE",
			text: "# a\n[Varn|ORG n] lies there. [Varn Deepwater Corporation|ORG n] dug.",
			want: []string{"ORG Varn Deepwater Corporation = Varn Deepwater Corporation", "PLACE Varn = Varn"}},
		{name: "out of a chain of something else", names: "Drovenia|PLACE",
			text: "# a\n[Lev Orlov|PERSON n c] rules [Drovenia|PERSON n c]. [He|PERSON p c] left.",
			want: []string{"PERSON Lev Orlov = Lev Orlov", "PLACE Drovenia = Drovenia"}},
		{name: "two of one chain", names: "Varn|ORG\nVarn Deepwater|ORG",
			text: "# a\n[Varn Deepwater|ORG n c] grew. [Varn|ORG n c] fell.",
			want: []string{"ORG Varn = Varn", "ORG Varn Deepwater = Varn Deepwater"}},
		{name: "decisions outweigh names", names: "Varn|PLACE", decisions: "retype \"Varn\" to ORG\nrename \"Varn\" to \"Varn Inc.\"",
			text: "# a\n[Varn|PERSON n] grew.", want: []string{"ORG Varn Inc. = Varn, Varn Inc."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			names, err := ParseNames(strings.NewReader(tt.names))
			if err != nil {
				t.Fatal(err)
			}
			res, err := Resolve(context.Background(), parseDocuments(t, tt.text), Options{Names: names, Decisions: mustParse(t, tt.decisions)})
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range tt.want {
				if !slices.Contains(summaries(res.Graph), want) {
					t.Errorf("no node %s in %q", want, summaries(res.Graph))
				}
			}
		})
	}
}

// tokens fills in the words of hand-made documents, as spotting needs them: each the head
// of the one before it.
func tokens(docs []*corpus.Document) {
	for _, d := range docs {
		for i := range d.Sentences {
			s := &d.Sentences[i]
			at := s.Start
			for _, w := range strings.Fields(d.Slice(s.Span)) {
				start := at + strings.Index(d.Text[at:s.End], w)
				at = start + len(w)
				end := start + len(strings.TrimRight(w, "."))
				s.Tokens = append(s.Tokens, corpus.Token{Span: corpus.Span{Start: start, End: end}, Form: d.Text[start:end], Head: len(s.Tokens) + 2})
			}
			s.Tokens[len(s.Tokens)-1].Head = 0
		}
	}
}

func TestSpotNames(t *testing.T) {
	docs := parseDocuments(t, `# a
		The frigate Varn Borealis blocked [Port Averill|PLACE n]. {=Borealis > block > 1}
		[Old Varn Borealis|PRODUCT n] left [Varn|ORG n] and Varn Borealistic.`)
	tokens(docs)
	docs[0].Propositions[0].Subject.Head = 3 // Borealis
	before := len(docs[0].Mentions)
	names, err := ParseNames(strings.NewReader("Varn Borealis|PRODUCT\nPort Averill|ORG"))
	if err != nil {
		t.Fatal(err)
	}
	got := newSpotter(names).document(docs[0])
	if len(docs[0].Mentions) != before || docs[0].Propositions[0].Subject.Mention >= 0 {
		t.Error("the document given has changed")
	}
	var list []string
	for _, m := range got.Mentions {
		list = append(list, m.Type.String()+" "+got.Slice(m.Span))
	}
	if want := []string{"ORG Port Averill", "PRODUCT Old Varn Borealis", "ORG Varn", "PRODUCT Varn Borealis"}; !slices.Equal(list, want) {
		t.Errorf("mentions %q, want %q", list, want)
	}
	if s := got.Propositions[0].Subject; s.Mention != 3 || s.Text != "Varn Borealis" || s.Type != corpus.Product {
		t.Errorf("the subject is %+v", s)
	}
	if o := got.Propositions[0].Object; o.Mention != 0 {
		t.Errorf("the object is %+v", o)
	}
}

func TestRelationMap(t *testing.T) {
	docs := parseDocuments(t, "# a\n[Varn|ORG n] bought [Borealis|PRODUCT n]. {1 > purchase > 2} {1 > may_acquire > 2; possible} {1 > seize > 2; not}")
	m, err := ParseRelations(strings.NewReader("buy -> get\nacquire -> get\nseize -> take"))
	if err != nil {
		t.Fatal(err)
	}
	res, err := Resolve(context.Background(), docs, Options{Relations: m})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range res.Graph.Statements {
		got = append(got, res.Graph.Statements[i].Predicate())
	}
	slices.Sort(got)
	if want := []string{"get", "may_get", "not_take"}; !slices.Equal(got, want) {
		t.Errorf("relations %q, want %q", got, want)
	}
}
