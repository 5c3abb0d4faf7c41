package tokenize

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"tercet/corpus"
)

// dataFile returns the content of a file of the development data, or skips.
func dataFile(t *testing.T, name string) string {
	t.Helper()
	dir := os.Getenv("TERCET_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Skipf("development data not found (set TERCET_DATA): %v", err)
	}
	return string(b)
}

// gold is one treebank's text with the spans of its words and sentences.
type gold struct {
	text         string
	words, sents map[corpus.Span]bool
	blocks       []corpus.Block
}

// readGold joins sentences by one space and paragraphs by a blank line.
// keep selects documents by their id.
func readGold(conllu string, keep func(id string) bool) gold {
	g := gold{words: map[corpus.Span]bool{}, sents: map[corpus.Span]bool{}}
	var text strings.Builder
	kept, start := true, true
	space := false
	for _, sent := range strings.Split(strings.TrimSpace(conllu), "\n\n") {
		var rows [][]string
		for _, line := range strings.Split(sent, "\n") {
			switch {
			case strings.HasPrefix(line, "# newdoc id = "):
				kept, start = keep(strings.TrimPrefix(line, "# newdoc id = ")), true
			case strings.HasPrefix(line, "# newpar") && !strings.HasPrefix(line, "# newpar_block"):
				start = true
			case !strings.HasPrefix(line, "#"):
				rows = append(rows, strings.Split(line, "\t"))
			}
		}
		if !kept {
			continue
		}
		if start && text.Len() > 0 {
			text.WriteString("\n\n")
		} else if space {
			text.WriteByte(' ')
		}
		if start {
			g.blocks = append(g.blocks, corpus.Block{Span: corpus.Span{Start: text.Len()}})
			start = false
		}
		s := corpus.Span{Start: text.Len()}
		space = false
		var last string
		mwtSpace := true
		for _, r := range rows {
			if strings.Contains(r[0], ".") {
				continue
			}
			if space {
				text.WriteByte(' ')
				space = false
			}
			if _, b, ok := strings.Cut(r[0], "-"); ok {
				last, mwtSpace = b, !strings.Contains(r[9], "SpaceAfter=No")
				continue
			}
			w := corpus.Span{Start: text.Len()}
			text.WriteString(r[1])
			w.End = text.Len()
			g.words[w] = true
			space = !strings.Contains(r[9], "SpaceAfter=No")
			if last != "" {
				space = false
				if r[0] == last {
					space, last = mwtSpace, ""
				}
			}
		}
		s.End = text.Len()
		g.sents[s] = true
		g.blocks[len(g.blocks)-1].End = s.End
	}
	g.text = text.String()
	return g
}

func f1(gold, got map[corpus.Span]bool) float64 {
	hit := 0
	for s := range got {
		if gold[s] {
			hit++
		}
	}
	return 200 * float64(hit) / float64(len(gold)+len(got))
}

func TestTreebanks(t *testing.T) {
	all := func(string) bool { return true }
	news := func(id string) bool { return strings.Contains(id, "_news_") }
	for _, c := range []struct {
		name, file   string
		keep         func(string) bool
		words, sents float64
	}{
		{"EWT", "treebank/ewt-dev.conllu", all, 98.8, 85},
		{"GUM news", "treebank/gum-dev.conllu", news, 99.5, 95},
		{"GUM", "treebank/gum-dev.conllu", all, 99.4, 90},
		{"EWT train", "treebank/ewt-train.conllu", all, 0, 0},
		{"GUM train", "treebank/gum-train.conllu", all, 0, 0},
		{"GUM train news", "treebank/gum-train.conllu", news, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := readGold(dataFile(t, c.file), c.keep)
			d := &corpus.Document{Text: g.text, Blocks: g.blocks}
			if err := (Annotator{}).Annotate(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			words, sents := map[corpus.Span]bool{}, map[corpus.Span]bool{}
			for _, s := range d.Sentences {
				sents[s.Span] = true
				for _, w := range s.Tokens {
					words[w.Span] = true
				}
			}
			w, s := f1(g.words, words), f1(g.sents, sents)
			t.Logf("%s: words F1 %.2f, sentences F1 %.2f", c.name, w, s)
			if w < c.words || s < c.sents {
				t.Errorf("words F1 %.2f (want %.1f), sentences F1 %.2f (want %.1f)", w, c.words, s, c.sents)
			}
			if os.Getenv("TOKENIZE_ERRORS") == c.name {
				report(t, g, d)
			}
		})
	}
}

// report prints the differences run by run.
func report(t *testing.T, g gold, d *corpus.Document) {
	starts := map[int]bool{}
	for s := range g.words {
		starts[s.Start] = true
	}
	got := map[int]bool{}
	gs := map[int]bool{}
	for s := range g.sents {
		gs[s.Start] = true
	}
	ss := map[int]bool{}
	for _, s := range d.Sentences {
		ss[s.Start] = true
		for _, w := range s.Tokens {
			got[w.Start] = true
		}
	}
	text := g.text
	for at := 0; at < len(text); {
		if unicode.IsSpace(rune(text[at])) {
			at++
			continue
		}
		end := at
		same := true
		var a, b strings.Builder
		for end < len(text) && !unicode.IsSpace(rune(text[end])) {
			if starts[end] != got[end] {
				same = false
			}
			if starts[end] && end > at {
				a.WriteByte('|')
			}
			if got[end] && end > at {
				b.WriteByte('|')
			}
			a.WriteByte(text[end])
			b.WriteByte(text[end])
			end++
		}
		if !same {
			t.Logf("W gold %s   got %s", a.String(), b.String())
		}
		at = end
	}
	for at := range text {
		if gs[at] != ss[at] {
			lo, hi := max(0, at-50), min(len(text), at+40)
			kind := "MISSED"
			if ss[at] {
				kind = "EXTRA "
			}
			t.Logf("S %s %q || %q", kind, text[lo:at], text[at:hi])
		}
	}
}
