package eval

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"tercet/corpus"
)

func conllu(rows ...string) string {
	return strings.ReplaceAll(strings.Join(rows, "\n"), " ", "\t") + "\n\n"
}

func TestReadTreebank(t *testing.T) {
	word := conllu("1 Berg Berg PROPN NNP _ 2 nsubj _ NER=B-PERSON", "2 left leave VERB VBD _ 0 root _ SpaceAfter=No")
	for _, c := range []struct {
		name, in  string
		documents int
		text      string
		names     string
	}{
		{"CoNLL-U", word + word, 1, "Berg left Berg left", "[{0 0 0 PERSON} {1 0 0 PERSON}]"},
		{"two documents", "# newdoc id = a\n" + word + "# newdoc id = b\n" + word, 2, "Berg left", "[{0 0 0 PERSON}]"},
		{"Universal NER", "# text = in Calver Bay.\n" + conllu("1 in O - -", "2 Calver B-LOC - x", "3 Bay I-LOC - x", "4 . O - -"), 1, "in Calver Bay.", "[{0 1 2 PLACE}]"},
	} {
		docs, err := ReadTreebank(context.Background(), strings.NewReader(c.in))
		if err != nil || len(docs) != c.documents {
			t.Errorf("%s: %d documents, error %v", c.name, len(docs), err)
			continue
		}
		last := docs[len(docs)-1]
		if got := fmt.Sprint(last.Names()); last.Gold.Text != c.text || got != c.names {
			t.Errorf("%s: text %q, names %s", c.name, last.Gold.Text, got)
		}
		if w := last.Words().Sentences[0].Tokens[0]; w.Form == "" || w.UPOS+w.XPOS+w.Lemma+w.DepRel != "" || w.Head != 0 {
			t.Errorf("%s: Words keeps what is to be predicted: %+v", c.name, w)
		}
		if raw := last.Raw(); raw.Sentences != nil || raw.Text != c.text {
			t.Errorf("%s: Raw: %+v", c.name, raw)
		}
	}
	for _, bad := range []string{"", "just words\n", conllu("1 Berg"), conllu("2 Berg Berg PROPN NNP _ 0 root _ _")} {
		if docs, err := ReadTreebank(context.Background(), strings.NewReader(bad)); err == nil {
			t.Errorf("%q: %d documents and no error", bad, len(docs))
		}
	}
}

func TestNamesScore(t *testing.T) {
	gold := GoldNames([][]string{{"NER=B-PER", "NER=I-PER", "_", "NER=B-LOC", "NER=B-LOC", "SpaceAfter=No|NER=I-ORG", "NER=B-OTH"}})
	want := []NameSpan{{0, 0, 1, corpus.Person}, {0, 3, 3, corpus.Place}, {0, 4, 4, corpus.Place}, {0, 5, 5, corpus.Org}}
	if !reflect.DeepEqual(gold, want) {
		t.Fatalf("names %v, want %v", gold, want)
	}
	found := []NameSpan{{0, 0, 1, corpus.Person}, {0, 3, 4, corpus.Place}, {0, 5, 5, corpus.Person}, {0, 6, 6, corpus.Work}}
	var s NamesScore
	s.Add(gold, found, []corpus.EntityType{corpus.Person, corpus.Org, corpus.Place})
	all := s.All()
	got := fmt.Sprintf("%v %v %v", all, s.Types[corpus.Person], s.Types[corpus.Org])
	if want := "{{1 3} {1 4}} {{1 2} {1 1}} {{0 0} {0 1}}"; got != want {
		t.Errorf("score %s, want %s", got, want)
	}
}

func TestECB(t *testing.T) {
	topics, err := ReadECB(strings.NewReader(`{"doc": "2_1", "topic": 2, "sentences": [["She", "left"]], "mentions": [{"sentence": 0, "tokens": [0], "type": "HUMAN_PART_PER", "chain": "h1"}, {"sentence": 0, "tokens": [1], "type": "ACTION_STATE", "chain": "a1"}]}
{"doc": "1_1", "topic": 1, "sentences": [["Anna", "Berg", "left"]], "mentions": [{"sentence": 0, "tokens": [0, 1], "type": "HUMAN_PART_PER", "chain": "h1"}]}
{"doc": "1_2", "topic": 1, "sentences": [["Berg", "stayed"]], "mentions": [{"sentence": 0, "tokens": [0], "type": "HUMAN_PART_PER", "chain": "h1"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if len(topics) != 2 || len(topics[0]) != 2 || len(topics[1][0].Mentions) != 1 {
		t.Fatalf("topics %+v", topics)
	}
	d := topics[0][0].Words()
	if d.Text != "Anna Berg left \n" {
		t.Errorf("text %q", d.Text)
	}
	if at := topics[0][0].Place(d); !reflect.DeepEqual(at, []int{0}) || d.Mentions[0].Last != 1 {
		t.Errorf("placed at %v in %+v", at, d.Mentions)
	}
	for _, c := range []struct {
		name   string
		entity [2]string
		want   float64
	}{{"together", [2]string{"e", "e"}, 1}, {"apart", [2]string{"e", "f"}, 0}, {"unknown", [2]string{"", ""}, 0}} {
		var s CorefScore
		s.AddTopic(topics[0], func(d, m int) string { return c.entity[d] })
		if got := s.MUC.F1(); got != c.want {
			t.Errorf("%s: MUC %v, want %v", c.name, got, c.want)
		}
	}
	if _, err := ReadECB(strings.NewReader(`{"sentences": [["a"]], "mentions": [{"tokens": [1], "type": "LOC"}]}`)); err == nil {
		t.Error("a mention outside of its sentence is no error")
	}
}

// Tokens that no reader of text would leave whole are divided, and mentions keep their parts.
func TestECBTokens(t *testing.T) {
	topics, err := ReadECB(strings.NewReader(`{"doc": "2_1", "topic": 2, "sentences": [["Oslo's", "\"Blue", "Hall\"", "won"]], "mentions": [{"sentence": 0, "tokens": [0], "type": "LOC_GEO", "chain": "o"}, {"sentence": 0, "tokens": [1, 2], "type": "LOC_FAC", "chain": "h"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	e := topics[0][0]
	d := e.Words()
	for i, want := range []string{"Oslo's", `"Blue Hall"`} {
		k := e.Mentions[i].Tokens
		toks := d.Sentences[0].Tokens
		if got := d.Text[toks[k[0]].Start:toks[k[len(k)-1]].End]; got != want {
			t.Errorf("mention %d: %q, want %q", i, got, want)
		}
	}
	if n := len(d.Sentences[0].Tokens); n != 7 {
		t.Errorf("%d tokens of %q, want 7", n, d.Text)
	}
}
