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
	"unicode"

	"tercet/corpus"
	"tercet/eval"
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

// dataFolder returns a file of the development data, or skips the test.
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

var goldTypes = map[string]corpus.EntityType{"HUMAN_PART_PER": corpus.Person, "HUMAN_PART_ORG": corpus.Org, "LOC_GEO": corpus.Place, "LOC_FAC": corpus.Place, "HUMAN_PART_GPE": corpus.Place}

func TestEvalNaive(t *testing.T) {
	topics := readECB(t, dataFile(t, "coref/ecbplus-"+cmpOr(os.Getenv("ECB"), "dev")+".jsonl"))
	var score, str, head eval.CorefScore
	for _, topic := range sortedKeysOf(topics) {
		var docs []*corpus.Document
		at := map[string][]int{}
		for _, d := range topics[topic] {
			doc := d.text()
			for _, m := range d.Mentions {
				toks := doc.Sentences[m.Sentence].Tokens
				first, last := m.Tokens[0], m.Tokens[len(m.Tokens)-1]
				span := corpus.Span{Start: toks[first].Start, End: toks[last].End}
				at[d.Doc] = append(at[d.Doc], len(doc.Mentions))
				men := corpus.Mention{Span: span, Sentence: m.Sentence, First: first, Last: last, Head: last, Type: goldTypes[m.Type], Kind: corpus.Nominal}
				w := doc.Slice(span)
				if unicode.IsUpper(rune(w[0])) && (first > 0 || len(m.Tokens) > 1) {
					men.Kind = corpus.Name
				}
				if s := corpus.FindStates(w); len(s) > 0 && s[0].Form == corpus.StateAdjective {
					men.Kind = corpus.Demonym
				}
				switch strings.ToLower(w) {
				case "he", "she", "it", "his", "her", "him", "they", "their", "its", "them", "who", "i", "we", "you", "my", "our", "that", "which":
					men.Kind = corpus.Pronoun
				}
				doc.Mentions = append(doc.Mentions, men)
			}
			docs = append(docs, doc)
		}
		res, err := Resolve(context.Background(), docs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		gold, found, bys, byh := map[string][]int{}, map[string][]int{}, map[string][]int{}, map[string][]int{}
		n := 0
		for i, d := range topics[topic] {
			for k, m := range d.Mentions {
				gold[m.Chain] = append(gold[m.Chain], n)
				id := string(res.Mentions[d.Doc][at[d.Doc][k]])
				if id == "" {
					id = "#" + itoa(n)
				}
				found[id] = append(found[id], n)
				w := strings.ToLower(docs[i].Slice(docs[i].Mentions[at[d.Doc][k]].Span))
				bys[w] = append(bys[w], n)
				f := strings.Fields(w)
				byh[f[len(f)-1]] = append(byh[f[len(f)-1]], n)
				n++
			}
		}
		if os.Getenv("DUMP") == itoa(topic) {
			of := map[int]string{}
			for id, ms := range found {
				for _, m := range ms {
					of[m] = id
				}
			}
			var texts []string
			for i, d := range topics[topic] {
				for k := range d.Mentions {
					texts = append(texts, docs[i].Slice(docs[i].Mentions[at[d.Doc][k]].Span))
				}
			}
			for _, c := range sortedKeysOf(gold) {
				by := map[string][]string{}
				for _, m := range gold[c] {
					by[of[m]] = append(by[of[m]], texts[m])
				}
				if len(by) > 1 {
					t.Log(c)
					for _, id := range sortedKeysOf(by) {
						t.Logf("      %s: %q", id, by[id])
					}
				}
			}
		}
		score.AddClusters(values(gold), values(found))
		str.AddClusters(values(gold), values(bys))
		head.AddClusters(values(gold), values(byh))
		var one eval.CorefScore
		one.AddClusters(values(gold), values(found))
		t.Logf("topic %d: CoNLL %.3f B3 P %.3f R %.3f", topic, one.CoNLL(), one.BCubed.Precision.Value(), one.BCubed.Recall.Value())
	}
	for _, s := range []*eval.CorefScore{&str, &head, &score} {
		t.Logf("CoNLL %.3f  MUC %.3f  B3 %.3f (P %.3f R %.3f)  CEAF %.3f", s.CoNLL(), s.MUC.F1(), s.BCubed.F1(), s.BCubed.Precision.Value(), s.BCubed.Recall.Value(), s.CEAF.F1())
	}
}

func values(m map[string][]int) [][]int {
	var out [][]int
	for _, k := range sortedKeysOf(m) {
		out = append(out, m[k])
	}
	return out
}
func cmpOr(a, b string) string {
	if a == "" {
		return b
	}
	return a
}
func sortedKeysOf[K int | string, V any](m map[K]V) []K {
	var keys []K
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
