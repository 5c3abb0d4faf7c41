package draw_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/extract/draw"
)

// tree makes a sentence of words given as "form/UPOS/head/relation".
func tree(words ...string) *corpus.Sentence {
	s := &corpus.Sentence{}
	for _, w := range words {
		f := strings.Split(w, "/")
		head, _ := strconv.Atoi(f[2])
		s.Tokens = append(s.Tokens, corpus.Token{Form: f[0], UPOS: f[1], Head: head, DepRel: f[3], SpaceAfter: true})
	}
	return s
}

func ExampleSVG() {
	s := tree("Anna/PROPN/2/nsubj", "left/VERB/0/root")
	anna := corpus.Mention{Kind: corpus.Name, Type: corpus.Person}
	if err := draw.SVG(os.Stdout, draw.Tree{Sentence: s, Names: []corpus.Mention{anna}}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <svg xmlns="http://www.w3.org/2000/svg" width="103" height="125" viewBox="0 0 103 125" role="img" font-family="Arial, 'Liberation Sans', Helvetica, sans-serif">
	// <rect width="103" height="125" fill="#ffffff"/>
	// <g transform="translate(0 0)"><title>Anna left</title>
	// <rect x="13" y="66" width="42" height="20" rx="3" fill="#77aadd"/>
	// <g fill="none" stroke="#556677" stroke-width="1.2">
	// <path d="M70.5 60V49Q70.5 43 64.5 43H40Q34 43 34 49V60"/>
	// <path d="M77.5 26V60"/>
	// </g>
	// <g fill="#556677">
	// <path d="M34 62l-3.5 -7h7z"/>
	// <path d="M77.5 62l-3.5 -7h7z"/>
	// </g>
	// <g font-size="10" fill="#333333" text-anchor="middle">
	// <text x="52.25" y="40">nsubj</text>
	// <text x="77.5" y="23">root</text>
	// </g>
	// <g font-size="15" fill="#111111" text-anchor="middle">
	// <text x="34" y="81">Anna</text>
	// <text x="74" y="81">left</text>
	// </g>
	// <g font-size="9" fill="#667788" text-anchor="middle">
	// <text x="34" y="97">PROPN</text>
	// <text x="74" y="97">VERB</text>
	// </g>
	// <g font-size="9" fill="#222222" text-anchor="middle">
	// <text x="34" y="109">PERSON</text>
	// </g>
	// </g>
	// </svg>
}

func svg(t *testing.T, trees ...draw.Tree) string {
	t.Helper()
	var b bytes.Buffer
	if err := draw.SVG(&b, trees...); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestHostile draws what no sentence should hold: the picture stays XML.
func TestHostile(t *testing.T) {
	s := tree("</text>/X/0/root", "\x00\xff/A&B/1/a<b", "]]>/\"'/2/dep", "\u202e\ufffe/X/99/dep", "e"+strings.Repeat("\u0301", 100000)+"/X/-3/dep",
		strings.Repeat("w", 1<<20)+"/X/6/dep", "/X/1/dep", "a\nb/X/7/dep", "x/X/3/dep")
	names := []corpus.Mention{{First: 5, Last: 99, Type: corpus.Org}, {First: -1, Last: 2, Type: corpus.Org}, {First: 1, Last: 1, Type: corpus.Date}, {First: 1, Last: 2, Type: corpus.Group}}
	for name, picture := range map[string]string{
		"hostile":  svg(t, draw.Tree{Sentence: s, Names: names}),
		"no words": svg(t, draw.Tree{Sentence: &corpus.Sentence{}}),
		"nothing":  svg(t),
		"unparsed": svg(t, draw.Tree{Sentence: &corpus.Sentence{Tokens: []corpus.Token{{Form: "word"}}}}),
	} {
		if len(picture) > 20000 {
			t.Errorf("%s: %d bytes, want long words cut", name, len(picture))
		}
		for d := xml.NewDecoder(strings.NewReader(picture)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v in\n%s", name, err, picture)
			}
		}
	}
}

var placed = regexp.MustCompile(`<text x="([0-9.]+)" y="([0-9.]+)">([^<]*)</text>`)

// TestNothingOverlaps draws forty words under every kind of arc: words and
// labels of one height stay apart.
func TestNothingOverlaps(t *testing.T) {
	var words []string
	for i := range 40 {
		words = append(words, fmt.Sprintf("w%d/X/%d/nsubj:outer", i, []int{0, i, i + 2, 1, 40, max(1, i/2)}[i%6]))
	}
	words[0] = "w0/X/0/root"
	picture := svg(t, draw.Tree{Sentence: tree(words...)})
	rows := map[string][]float64{}
	for _, m := range placed.FindAllStringSubmatch(picture, -1) {
		x, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		row, least := m[2], 10.0
		if m[3] == "nsubj:outer" {
			least = 50
		}
		if m[3] == "X" {
			continue
		}
		for _, other := range rows[row] {
			if d := max(x, other) - min(x, other); d < least {
				t.Errorf("%q stands %g from its neighbour at height %s", m[3], d, row)
			}
		}
		rows[row] = append(rows[row], x)
	}
	if len(rows) < 5 {
		t.Errorf("only %d heights: the arcs lie on each other", len(rows))
	}
}

func TestTrees(t *testing.T) {
	d := &corpus.Document{Sentences: []corpus.Sentence{*tree("He/PRON/0/root"), *tree("Anna/PROPN/0/root")}, Mentions: []corpus.Mention{
		{Sentence: 0, Kind: corpus.Pronoun, Type: corpus.Person}, {Sentence: 1, Kind: corpus.Name, Type: corpus.Person}}}
	trees := draw.Trees(d)
	if got := []int{len(trees), len(trees[0].Names), len(trees[1].Names)}; !slices.Equal(got, []int{2, 0, 1}) {
		t.Errorf("%d trees with %d and %d names, want 2 with 0 and 1", got[0], got[1], got[2])
	}
	one, two := svg(t, trees[1]), svg(t, trees...)
	if strings.Count(two, "<svg") != 1 || strings.Count(two, "translate") != 2 || !strings.Contains(one, "PERSON") {
		t.Errorf("two trees are not one picture:\n%s", two)
	}
}

// Facts stand below the words: a mark under each part, and what it says.
func TestFacts(t *testing.T) {
	s := tree("Anna/PROPN/2/nsubj", "left/VERB/0/root", "New/PROPN/4/amod", "Rome/PROPN/2/obj")
	at := 0
	for i := range s.Tokens {
		s.Tokens[i].Span = corpus.Span{Start: at, End: at + len(s.Tokens[i].Form)}
		at = s.Tokens[i].End + 1
	}
	fact := corpus.Proposition{
		Subject:  corpus.Argument{Text: "Anna", Core: s.Tokens[0].Span},
		Relation: corpus.Relation{Wording: "left", Tokens: []int{1}},
		Object:   corpus.Argument{Text: "New Rome", Core: corpus.Span{Start: s.Tokens[2].Start, End: s.Tokens[3].End}},
		Rule:     "verb", Confidence: .5, Factuality: corpus.Fact,
	}
	bare := svg(t, draw.Tree{Sentence: s})
	marked := svg(t, draw.Tree{Sentence: s, Facts: []corpus.Proposition{fact}})
	if n := strings.Count(marked, "<rect") - strings.Count(bare, "<rect"); n != 3 {
		t.Errorf("%d marks, want one for each part", n)
	}
	if want := "Anna – left – New Rome (verb, 0.50)"; !strings.Contains(marked, want) {
		t.Errorf("no %q in %s", want, marked)
	}
}
