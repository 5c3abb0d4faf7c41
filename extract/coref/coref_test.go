package coref

import (
	"context"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/internal/treetest"
)

// readTree makes a document of the notation of testdata/cases.txt.
func readTree(lines []string) *corpus.Document {
	d := &corpus.Document{}
	var text strings.Builder
	newBlock := true
	for _, line := range lines {
		if line == "" {
			newBlock = true
			continue
		}
		if newBlock {
			if text.Len() > 0 {
				text.WriteString("\n\n")
			}
			d.Blocks = append(d.Blocks, corpus.Block{Span: corpus.Span{Start: text.Len()}})
			newBlock = false
		}
		s := corpus.Sentence{Span: corpus.Span{Start: text.Len()}, Block: len(d.Blocks) - 1}
		n := len(d.Sentences)
		for i, word := range strings.Fields(line) {
			f := strings.Split(word, "|")
			head, _ := strconv.Atoi(f[3])
			tok := corpus.Token{Span: corpus.Span{Start: text.Len()}, Form: f[0], Lemma: f[1], XPOS: f[2], UPOS: upos(f[2]), Head: head, DepRel: f[4], SpaceAfter: true}
			text.WriteString(f[0])
			tok.End = text.Len()
			text.WriteByte(' ')
			s.Tokens = append(s.Tokens, tok)
			if len(f) < 6 {
				continue
			}
			if f[5] == "I" {
				m := &d.Mentions[len(d.Mentions)-1]
				m.Last, m.End = i, tok.End
				if h := s.Tokens[m.Head].Head - 1; h == i { // a name's head is not inside it
					m.Head = i
				}
			} else {
				typ, _ := corpus.ParseEntityType(f[5])
				d.Mentions = append(d.Mentions, corpus.Mention{Span: tok.Span, Sentence: n, First: i, Last: i, Head: i, Kind: corpus.Name, Type: typ})
			}
		}
		s.End = text.Len() - 1
		d.Blocks[s.Block].End = s.End
		d.Sentences = append(d.Sentences, s)
	}
	d.Text = text.String()
	return d
}

func upos(xpos string) string {
	switch {
	case strings.HasPrefix(xpos, "NNP"):
		return "PROPN"
	case strings.HasPrefix(xpos, "NN"):
		return "NOUN"
	case strings.HasPrefix(xpos, "VB"):
		return "VERB"
	case strings.HasPrefix(xpos, "JJ"):
		return "ADJ"
	case strings.HasPrefix(xpos, "PRP"), xpos == "WP", xpos == "WDT", xpos == "WP$":
		return "PRON"
	case xpos == "DT":
		return "DET"
	case xpos == "IN":
		return "ADP"
	case len(xpos) < 3 && strings.Trim(xpos, ".,:`'") == "":
		return "PUNCT"
	}
	return "X"
}

// chains prints the chains of two mentions or more.
func chains(d *corpus.Document) []string {
	var out []string
	for _, c := range d.Chains {
		if len(c.Mentions) < 2 {
			continue
		}
		var forms []string
		for _, i := range c.Mentions {
			forms = append(forms, strings.ReplaceAll(d.Slice(d.Mentions[i].Span), " - ", "-"))
		}
		s := fmt.Sprintf("> %s %s: %s", c.Type, d.Slice(d.Mentions[c.Name].Span), strings.Join(forms, "; "))
		if len(c.Roles) > 0 {
			s += " {" + strings.Join(c.Roles, ", ") + "}"
		}
		out = append(out, s)
	}
	return out
}

func TestCases(t *testing.T) {
	b, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range strings.Split(string(b), "\n-- ")[1:] {
		name, body, _ := strings.Cut(section, " --\n")
		t.Run(name, func(t *testing.T) {
			var trees, want []string
			for line := range strings.SplitSeq(strings.TrimRight(body, "\n"), "\n") {
				if strings.HasPrefix(line, "> ") {
					want = append(want, line)
				} else {
					trees = append(trees, line)
				}
			}
			d := readTree(trees)
			if err := New().Annotate(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			if got := chains(d); !reflect.DeepEqual(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			checkDocument(t, d)
		})
	}
}

// checkDocument verifies what must hold of any result.
func checkDocument(t *testing.T, d *corpus.Document) {
	t.Helper()
	in := make(map[int]bool)
	for i, m := range d.Mentions {
		if m.Sentence >= len(d.Sentences) || m.First < 0 || m.First > m.Head || m.Head > m.Last || m.Last >= len(d.Sentences[m.Sentence].Tokens) ||
			!d.Sentences[m.Sentence].Contains(m.Span) {
			t.Fatalf("mention %d out of bounds: %+v", i, m)
		}
		if i > 0 && (d.Mentions[i-1].Start > m.Start || d.Mentions[i-1].Start == m.Start && d.Mentions[i-1].End < m.End) {
			t.Fatalf("mention %d out of order", i)
		}
	}
	for _, c := range d.Chains {
		if !slices.Contains(c.Mentions, c.Name) {
			t.Fatalf("chain %v has its name outside", c)
		}
		for k, i := range c.Mentions {
			if in[i] || k > 0 && c.Mentions[k-1] >= i {
				t.Fatalf("chain %v: mention %d twice or out of order", c, i)
			}
			in[i] = true
		}
	}
	for i, m := range d.Mentions {
		if m.Kind == corpus.Name && !in[i] {
			t.Fatalf("name %d is in no chain", i)
		}
	}
}

// TestTwice runs the stage on its own result: names stay, nothing is doubled.
func TestTwice(t *testing.T) {
	d := readTree([]string{"Putin|Putin|NNP|2|nsubj|PERSON said|say|VBD|0|root he|he|PRP|4|nsubj left|leave|VBD|2|ccomp"})
	a := New()
	for range 2 {
		if err := a.Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	if len(d.Mentions) != 2 || len(d.Chains) != 1 {
		t.Errorf("got %d mentions and %d chains, want 2 and 1", len(d.Mentions), len(d.Chains))
	}
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"tokayev", "tokaev", true},
		{"tokaev", "tokyev", true},
		{"simonyan", "simonjan", true},
		{"zelensky", "zelenskyy", true},
		{"zhorin", "zohrin", true},
		{"putin", "rutin", false},
		{"austria", "australia", false},
		{"clinton", "clifton", false},
		{"iran", "iraq", false},
		{"merkel", "markel", false},
	} {
		if got := alike(c.a, c.b); got != c.want {
			t.Errorf("alike(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// Random trees, words and names: no panic, no endless loop, mentions in order
// and in bounds, every mention in at most one chain, and the same result twice.
func FuzzTrees(f *testing.F) {
	for seed := range 100 {
		f.Add([]byte{byte(seed), byte(seed >> 8), byte(seed * 7)})
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, again := treetest.Document(data), treetest.Document(data)
		for _, x := range []*corpus.Document{d, again} {
			if err := New().Annotate(context.Background(), x); err != nil {
				t.Fatal(err)
			}
		}
		if !reflect.DeepEqual(d, again) {
			t.Fatal("not the same twice")
		}
		checkDocument(t, d)
	})
}

// BenchmarkAnnotate reports words of running text; ns/word must not grow with
// the length of the document.
func BenchmarkAnnotate(b *testing.B) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		b.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); strings.Contains(line, "|") && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	for _, times := range []int{1, 10, 100} {
		d := readTree(slices.Repeat(lines, times))
		names := d.Mentions
		words := 0
		for _, s := range d.Sentences {
			words += len(s.Tokens)
		}
		b.Run(fmt.Sprintf("%dwords", words), func(b *testing.B) {
			a := New()
			b.SetBytes(int64(len(d.Text)))
			for b.Loop() {
				d.Mentions = names
				if err := a.Annotate(context.Background(), d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

func Example() {
	d := readTree([]string{
		"President|President|NNP|2|nmod:desc Nur|Nur|NNP|4|nsubj|PERSON Aliev|Aliev|NNP|2|flat|I spoke|speak|VBD|0|root .|.|.|4|punct",
		"Alijev|Alijev|NNP|2|nsubj|PERSON said|say|VBD|0|root he|he|PRP|4|nsubj refused|refuse|VBD|2|ccomp .|.|.|2|punct",
	})
	if err := New().Annotate(context.Background(), d); err != nil {
		fmt.Println(err)
	}
	for _, c := range d.Chains {
		for _, m := range c.Mentions {
			fmt.Printf("%s; ", d.Slice(d.Mentions[m].Span))
		}
		fmt.Println(c.Type, c.Roles)
	}
	// Output: Nur Aliev; Alijev; he; PERSON [president]
}
