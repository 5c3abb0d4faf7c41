package corpus_test

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
)

const wire = `Dock workers in Valmouth walked out on Monday, halting grain exports from the country's largest port, the union said.
"We will not load a single ship until the company talks to us," said Tomas Brill, who leads the dockers' union.
The transport ministry has promised to mediate between the workers and Norvia Ports, the operator, which has refused to raise wages since 2028.
Norvia Ports denied that it had threatened to dismiss strikers. It did not comment on reports that it plans to hire crews from abroad.
Twelve ships are waiting outside the harbour. Farmers fear that grain will rot if the strike lasts longer than two weeks.
The government of the neighbouring state offered to open its own port of Tarn to the ships, but the road there is closed.`

const other = `Grain exports from Valmouth came to a halt on Monday when dockers went on strike for higher pay.
Their leader, Tomas Brill, told the crowd that no ship would be loaded before Norvia Ports agreed to talks.
Norvia, which runs the port, has not raised wages for three years. It rejects the union's claim that strikers were threatened.
Outside the harbour a dozen vessels lie at anchor, and farmers worry about their harvest. The ministry says it will mediate.
Analysts expect prices to climb if the walkout goes on into next week, as most buyers have small stocks only.`

func doc(id, date, text string) *corpus.Document {
	d := &corpus.Document{ID: id, Text: text, Meta: corpus.Meta{Date: date}}
	d.Blocks = []corpus.Block{{Span: corpus.Span{End: len(text)}}}
	return d
}

func TestMarkDuplicates(t *testing.T) {
	edited := strings.NewReplacer("walked out", "went on strike", "Twelve", "A dozen", "the operator, ", "", "on Monday", "yesterday").Replace(wire)
	shortened := strings.Join(strings.Split(wire, "\n")[:4], "\n")
	embedded := other + "\n" + strings.Join(strings.Split(wire, "\n")[:5], "\n")
	for _, tt := range []struct {
		name string
		docs []*corpus.Document
		want []string
	}{
		{"the same words", []*corpus.Document{doc("b", "", wire), doc("a", "", strings.ToUpper(wire))}, []string{"a", ""}},
		{"small edits", []*corpus.Document{doc("a", "", wire), doc("b", "", edited)}, []string{"", "a"}},
		{"shortened", []*corpus.Document{doc("a", "", wire), doc("b", "", shortened)}, []string{"", "a"}},
		{"the earlier is the original", []*corpus.Document{doc("a", "2031-03-15", wire), doc("b", "2031-03-14", shortened), doc("c", "", edited)}, []string{"b", "", "b"}},
		{"contained in a longer one", []*corpus.Document{doc("a", "", wire), doc("b", "", embedded)}, []string{"", "a"}},
		{"another report of the event", []*corpus.Document{doc("a", "", wire), doc("b", "", other)}, []string{"", ""}},
		{"one shared quotation", []*corpus.Document{doc("a", "", wire), doc("b", "", other+"\n"+strings.Split(wire, "\n")[1])}, []string{"", ""}},
		{"short and different", []*corpus.Document{doc("a", "", "Stocks fell."), doc("b", "", "Stocks rose.")}, []string{"", ""}},
		{"short and the same", []*corpus.Document{doc("a", "", "Stocks fell."), doc("b", "", "Stocks fell!")}, []string{"", "a"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			corpus.MarkDuplicates(tt.docs)
			for i, d := range tt.docs {
				if d.Meta.DuplicateOf != tt.want[i] {
					t.Errorf("%s repeats %q, want %q", d.ID, d.Meta.DuplicateOf, tt.want[i])
				}
			}
		})
	}
}

// TestDuplicatesInAnyOrder shuffles variants of two texts.
func TestDuplicatesInAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var docs []*corpus.Document
	for i, text := range []string{wire, other} {
		for j := range 12 {
			words := strings.Fields(text)
			for range 6 * j {
				words[random.IntN(len(words))] = fmt.Sprint("word", random.IntN(100))
			}
			docs = append(docs, doc(fmt.Sprintf("%d-%02d", i, j), "", strings.Join(words, " ")))
		}
	}
	var first string
	for range 20 {
		random.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		corpus.MarkDuplicates(docs)
		sorted := slices.SortedFunc(slices.Values(docs), func(a, b *corpus.Document) int { return cmp.Compare(a.ID, b.ID) })
		var got strings.Builder
		for _, d := range sorted {
			fmt.Fprintf(&got, "%s=%s ", d.ID, d.Meta.DuplicateOf)
			if of := d.Meta.DuplicateOf; of != "" && of[0] != d.ID[0] {
				t.Errorf("%s repeats %s", d.ID, of)
			}
		}
		if first == "" {
			first = got.String()
		}
		if got.String() != first {
			t.Fatalf("another order, another answer:\n%s\n%s", got.String(), first)
		}
	}
	if !strings.Contains(first, "0-01=0-00") || !strings.Contains(first, "1-02=1-00") {
		t.Errorf("edited copies were not found: %s", first)
	}
}

// TestEvalDuplicates reads documents that report the same events (ECB+,
// development part). Its excerpts hold some wire copies; two reports in twenty
// that are taken for copies would be too many.
func TestEvalDuplicates(t *testing.T) {
	docs := readECB(t, "ecbplus-dev.jsonl")
	corpus.MarkDuplicates(docs)
	n := 0
	for _, d := range docs {
		if of := d.Meta.DuplicateOf; of != "" {
			n++
			if topic, _, _ := strings.Cut(of, "_"); !strings.HasPrefix(d.ID, topic+"_") {
				t.Errorf("%s repeats %s of another topic", d.ID, of)
			}
		}
	}
	t.Logf("%d of %d documents repeat another", n, len(docs))
	if n*20 > len(docs)*2 {
		t.Errorf("%d of %d reports of the same events are taken for copies", n, len(docs))
	}
}

// dataFile returns a file of the development data, or skips the test.
func dataFile(t testing.TB, name string) string {
	if os.Getenv("TERCET_EVAL") == "" {
		t.Skip("needs the data folder: set TERCET_EVAL=1")
	}
	dir := cmp.Or(os.Getenv("TERCET_DATA"), filepath.Join("..", "..", "shared", "data"))
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no development data: set TERCET_DATA to the folder that holds %s", name)
	}
	return path
}

func readECB(t *testing.T, name string) []*corpus.Document {
	f, err := os.Open(dataFile(t, filepath.Join("coref", name)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var docs []*corpus.Document
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var r struct {
			Doc       string
			Sentences [][]string
		}
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		for _, s := range r.Sentences {
			text.WriteString(strings.Join(s, " ") + "\n")
		}
		docs = append(docs, doc(r.Doc, "", text.String()))
	}
	return docs
}

func BenchmarkDuplicates(b *testing.B) {
	random := rand.New(rand.NewPCG(3, 4))
	var prints []corpus.Print
	for i := range 2000 {
		words := make([]string, 300)
		for j := range words {
			words[j] = fmt.Sprint(random.IntN(3000))
		}
		prints = append(prints, corpus.NewPrint(doc(fmt.Sprint(i), "", strings.Join(words, " "))))
	}
	for b.Loop() {
		corpus.Duplicates(prints)
	}
}
