package resolve

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/eval"
	"tercet/extract"
)

// readECB returns the topics of a part of ECB+, or skips the test.
func readECB(t *testing.T, part string) [][]eval.ECBDocument {
	t.Helper()
	if os.Getenv("TERCET_EVAL") == "" {
		t.Skip("needs the data folder: set TERCET_EVAL=1")
	}
	dir := os.Getenv("TERCET_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "data")
	}
	f, err := os.Open(filepath.Join(dir, "coref", "ecbplus-"+part+".jsonl"))
	if err != nil {
		t.Skipf("no data: set TERCET_DATA to a folder with coref/ecbplus-%s.jsonl", part)
	}
	defer f.Close()
	topics, err := eval.ReadECB(f)
	if err != nil {
		t.Fatal(err)
	}
	return topics
}

// annotatedECB returns the topics of a part of ECB+ and their documents, annotated.
func annotatedECB(t *testing.T, part string) ([][]eval.ECBDocument, [][]*corpus.Document) {
	topics := readECB(t, part)
	pipeline, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	docs := make([][]*corpus.Document, len(topics))
	for i, topic := range topics {
		for j := range topic {
			d := topic[j].Words()
			if err := pipeline.Annotate(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			docs[i] = append(docs[i], d)
		}
	}
	return topics, docs
}

// TestEvalECB compares the groups of gold mentions on ECB+ dev, or the part that
// TERCET_ECB names, with the simplest ones: equal strings, equal heads. Groups of
// things that no statement is about count too, though no graph shows them.
func TestEvalECB(t *testing.T) {
	part := os.Getenv("TERCET_ECB")
	if part == "" {
		part = "dev"
	}
	var score, sameString, sameHead eval.CorefScore
	topics, annotated := annotatedECB(t, part)
	for i, topic := range topics {
		docs, at := annotated[i], make([][]int, len(topic))
		for i := range topic {
			at[i] = topic[i].Place(docs[i])
		}
		r, err := groupMentions(context.Background(), docs, Options{JoinAt: Balanced})
		if err != nil {
			t.Fatal(err)
		}
		byID := make(map[string]int)
		for i, d := range r.docs {
			byID[d.ID] = i
		}
		group := func(d, m int) string {
			if u := r.unitOf[byID[topic[d].ID]][at[d][m]]; u >= 0 && r.groupOf[u] >= 0 {
				return itoa(r.groupOf[u])
			}
			return ""
		}
		text := func(d, m int) string { return goldText(docs[d], topic[d].Mentions[m]) }
		score.AddTopic(topic, group)
		sameString.AddTopic(topic, text)
		sameHead.AddTopic(topic, func(d, m int) string { s := text(d, m); return s[strings.LastIndexByte(s, ' ')+1:] })
		if os.Getenv("TERCET_DUMP") == itoa(topic[0].Topic) {
			dump(t, topic, group, text)
		}
	}
	for _, s := range []struct {
		name  string
		score *eval.CorefScore
	}{{"same string", &sameString}, {"same head", &sameHead}, {"resolve", &score}} {
		t.Logf("%-11s CoNLL %.3f  MUC %.3f  B3 %.3f (P %.3f R %.3f)  CEAF-e %.3f", s.name, s.score.CoNLL(), s.score.MUC.F1(),
			s.score.BCubed.F1(), s.score.BCubed.Precision.Value(), s.score.BCubed.Recall.Value(), s.score.CEAF.F1())
		if s.score != &score && (score.BCubed.F1() <= s.score.BCubed.F1() || score.BCubed.Precision.Value() <= s.score.BCubed.Precision.Value()) {
			t.Errorf("no better than %s, in B3's F1 or precision", s.name)
		}
	}
}

func goldText(d *corpus.Document, m eval.ECBMention) string {
	toks := d.Sentences[m.Sentence].Tokens
	return strings.ToLower(d.Text[toks[m.Tokens[0]].Start:toks[m.Tokens[len(m.Tokens)-1]].End])
}

// dump logs the gold chains that were split and the groups that mix chains.
func dump(t *testing.T, topic []eval.ECBDocument, group, text func(d, m int) string) {
	split, mixed := map[string]map[string][]string{}, map[string]map[string][]string{}
	add := func(to map[string]map[string][]string, a, b, text string) {
		if to[a] == nil {
			to[a] = map[string][]string{}
		}
		to[a][b] = append(to[a][b], text)
	}
	for d := range topic {
		for m, mention := range topic[d].Mentions {
			g := group(d, m)
			if g == "" {
				g = "#" + itoa(d) + "." + itoa(m)
			}
			add(split, mention.Chain, g, text(d, m))
			add(mixed, g, mention.Chain, text(d, m))
		}
	}
	for _, side := range []struct {
		name string
		by   map[string]map[string][]string
	}{{"split", split}, {"mixed", mixed}} {
		for _, c := range sortedKeys(side.by) {
			if len(side.by[c]) > 1 {
				t.Logf("%s %s: %v", side.name, c, side.by[c])
			}
		}
	}
}
