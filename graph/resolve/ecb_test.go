package resolve

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/eval"
	"tercet/extract"
)

// ecbDocument is a line of the ECB+ files: see the data folder's README.
type ecbDocument struct {
	Doc       string       `json:"doc"`
	Topic     int          `json:"topic"`
	Sentences [][]string   `json:"sentences"`
	Mentions  []ecbMention `json:"mentions"`
}

type ecbMention struct {
	Sentence int    `json:"sentence"`
	Tokens   []int  `json:"tokens"`
	Type     string `json:"type"`
	Chain    string `json:"chain"`
}

// dataFile returns a file of the development data, or skips the test.
func dataFile(t *testing.T, path string) string {
	t.Helper()
	dir := os.Getenv("TERCET_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "data")
	}
	path = filepath.Join(dir, path)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no data: set TERCET_DATA to a folder with %s", path)
	}
	return path
}

// readECB returns the documents of an ECB+ file by topic, with the mentions of people,
// organisations and places.
func readECB(t *testing.T, path string) map[int][]ecbDocument {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	topics := make(map[int][]ecbDocument)
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var d ecbDocument
		if err := json.Unmarshal(in.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		d.Mentions = slices.DeleteFunc(d.Mentions, func(m ecbMention) bool {
			return !strings.HasPrefix(m.Type, "HUMAN") && !strings.HasPrefix(m.Type, "LOC")
		})
		topics[d.Topic] = append(topics[d.Topic], d)
	}
	return topics
}

// text makes a document of the tokens, with spaces between them.
func (d *ecbDocument) text() *corpus.Document {
	doc := &corpus.Document{ID: d.Doc}
	var b strings.Builder
	for _, words := range d.Sentences {
		s := corpus.Sentence{Block: len(doc.Blocks)}
		s.Start = b.Len()
		for _, w := range words {
			at := b.Len()
			b.WriteString(w)
			s.Tokens = append(s.Tokens, corpus.Token{Span: corpus.Span{Start: at, End: b.Len()}, Form: w, SpaceAfter: true})
			b.WriteByte(' ')
		}
		s.End = b.Len() - 1
		b.WriteByte('\n')
		doc.Sentences = append(doc.Sentences, s)
		doc.Blocks = append(doc.Blocks, corpus.Block{Span: s.Span})
	}
	doc.Text = b.String()
	return doc
}

// TestEvalECB scores entities across the documents of a topic on ECB+ dev, gold
// mentions and predicted everything else.
func TestEvalECB(t *testing.T) {
	if os.Getenv("TERCET_EVAL") == "" {
		t.Skip("scored by make eval: set TERCET_EVAL=1")
	}
	part := os.Getenv("TERCET_ECB")
	if part == "" {
		part = "dev"
	}
	topics := readECB(t, dataFile(t, "coref/ecbplus-"+part+".jsonl"))
	pipeline, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var score, sameString, sameHead eval.CorefScore
	for _, topic := range sortedKeys(topics) {
		var docs []*corpus.Document
		var at [][]int
		for i := range topics[topic] {
			d := &topics[topic][i]
			doc := d.text()
			if err := pipeline.Annotate(context.Background(), doc); err != nil {
				t.Fatal(err)
			}
			docs = append(docs, doc)
			at = append(at, place(doc, d.Mentions))
		}
		r, err := groupMentions(context.Background(), docs)
		if err != nil {
			t.Fatal(err)
		}
		gold, found, strs, heads := map[string][]int{}, map[string][]int{}, map[string][]int{}, map[string][]int{}
		byID := make(map[string]int)
		for i, d := range r.docs {
			byID[d.ID] = i
		}
		var texts []string
		for i, d := range topics[topic] {
			for k, m := range d.Mentions {
				n := len(texts)
				text := strings.ToLower(goldText(docs[i], m))
				texts = append(texts, text)
				gold[m.Chain] = append(gold[m.Chain], n)
				id := "#" + itoa(n)
				if u := r.unitOf[byID[d.Doc]][at[i][k]]; u >= 0 && r.groupOf[u] >= 0 {
					id = itoa(r.groupOf[u])
				}
				found[id] = append(found[id], n)
				strs[text] = append(strs[text], n)
				head := text[strings.LastIndexByte(text, ' ')+1:]
				heads[head] = append(heads[head], n)
			}
		}
		score.AddClusters(values(gold), values(found))
		sameString.AddClusters(values(gold), values(strs))
		sameHead.AddClusters(values(gold), values(heads))
		if os.Getenv("TERCET_DUMP") == itoa(topic) {
			dump(t, gold, found, texts)
		}
	}
	for _, s := range []struct {
		name  string
		score *eval.CorefScore
	}{{"same string", &sameString}, {"same head", &sameHead}, {"resolve", &score}} {
		t.Logf("%-11s CoNLL %.3f  MUC %.3f  B3 %.3f (P %.3f R %.3f)  CEAF-e %.3f", s.name, s.score.CoNLL(), s.score.MUC.F1(),
			s.score.BCubed.F1(), s.score.BCubed.Precision.Value(), s.score.BCubed.Recall.Value(), s.score.CEAF.F1())
	}
	if got := score.CoNLL(); got < 0.70 || score.BCubed.Precision.Value() < 0.90 {
		t.Errorf("CoNLL F1 %.3f, B3 precision %.3f: below what was reached before, .70 and .90", got, score.BCubed.Precision.Value())
	}
}

func goldText(d *corpus.Document, m ecbMention) string {
	toks := d.Sentences[m.Sentence].Tokens
	return d.Text[toks[m.Tokens[0]].Start:toks[m.Tokens[len(m.Tokens)-1]].End]
}

// place returns for each gold mention the predicted one with its head, else one that
// shares a word with it, else a new one without chain.
func place(d *corpus.Document, gold []ecbMention) []int {
	out := make([]int, len(gold))
	for i, g := range gold {
		first, last := g.Tokens[0], g.Tokens[len(g.Tokens)-1]
		head := last
		toks := d.Sentences[g.Sentence].Tokens
		for _, k := range g.Tokens {
			if h := toks[k].Head - 1; h < first || h > last {
				head = k
				break
			}
		}
		out[i] = -1
		for m, p := range d.Mentions {
			if p.Sentence == g.Sentence && p.Head == head {
				out[i] = m
			}
		}
		for m, p := range d.Mentions {
			if out[i] < 0 && p.Sentence == g.Sentence && p.First <= head && head <= p.Last && (p.Kind == corpus.Name || p.Kind == corpus.Demonym) {
				out[i] = m
			}
		}
		if out[i] >= 0 {
			continue
		}
		kind := corpus.Nominal
		switch toks[head].UPOS {
		case "PRON":
			kind = corpus.Pronoun
		case "PROPN":
			kind = corpus.Name
		}
		out[i] = len(d.Mentions)
		d.Mentions = append(d.Mentions, corpus.Mention{Span: corpus.Span{Start: toks[first].Start, End: toks[last].End}, Sentence: g.Sentence, First: first, Last: last, Head: head, Kind: kind})
	}
	return out
}

// dump logs the gold chains that were split and the groups that mix chains.
func dump(t *testing.T, gold, found map[string][]int, texts []string) {
	for _, side := range []struct {
		name string
		a, b map[string][]int
	}{{"split", gold, found}, {"mixed", found, gold}} {
		of := make(map[int]string)
		for id, ms := range side.b {
			for _, m := range ms {
				of[m] = id
			}
		}
		for _, c := range sortedKeys(side.a) {
			by := make(map[string][]string)
			for _, m := range side.a[c] {
				by[of[m]] = append(by[of[m]], texts[m])
			}
			if len(by) > 1 {
				t.Logf("%s %s: %v", side.name, c, by)
			}
		}
	}
}

// values returns the lists of a map in the order of its keys.
func values(m map[string][]int) [][]int {
	var out [][]int
	for _, k := range sortedKeys(m) {
		out = append(out, m[k])
	}
	return out
}
