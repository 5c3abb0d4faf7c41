package parse

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/extract/model"
	"tercet/extract/nn"
)

// sentences makes a document of sentences whose words are separated by spaces.
func sentences(lines ...string) *corpus.Document {
	var rows [][][]string
	for _, l := range lines {
		var r [][]string
		for _, w := range strings.Split(l, " ") {
			r = append(r, []string{"1", w})
		}
		rows = append(rows, r)
	}
	return document(rows)
}

// TestCompose gives names as the network leaves them, and wants them mended. A
// token is form|UPOS and, in a name, the type; a further word has a small letter.
func TestCompose(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Jean|PROPN|P -|PUNCT Luc|PROPN|P Ford|PROPN|p left|VERB", []string{"PERSON Jean - Luc Ford"}},
		{"the|DET Order|PROPN of|ADP Saint|PROPN|P Boris|PROPN|p", []string{"WORK Order of Saint Boris"}},
		{"The|DET Association|PROPN|O of|ADP|o Inner|ADJ|L Lakes|PROPN|l (|PUNCT Orla|PROPN|L", []string{"ORG Association of Inner Lakes", "PLACE Orla"}},
		{"State|PROPN|O Board|PROPN|o of|ADP|o Elections|PROPN ,|PUNCT voting|VERB", []string{"ORG State Board of Elections"}},
		{"the|DET Press|PROPN|O of|ADP|o bank|NOUN robberies|NOUN", []string{"ORG Press"}},
		{"the|DET Liberties|PROPN|O Union|PROPN|o of|ADP|o Orla|PROPN|o and|CCONJ|o Forest|PROPN|o Rights|PROPN|o Fund|PROPN|o", []string{"ORG Liberties Union of Orla", "ORG Forest Rights Fund"}},
		{"Ministry|PROPN|O of|ADP|o Food|PROPN|o and|CCONJ|o Forests|PROPN|o", []string{"ORG Ministry of Food and Forests"}},
		{"Workers|NOUN '|PART Party|PROPN|O of|ADP|o Orla|PROPN|o and|CCONJ|o then|ADV", []string{"ORG Workers ' Party of Orla"}},
		{"Weavers|PROPN|O '|PART Union|PROPN of|ADP Orla|PROPN|L", []string{"ORG Weavers ' Union of Orla"}},
		{"Anna|PROPN|P Rogers|PROPN|p '|PART Party|PROPN|O", []string{"PERSON Anna Rogers", "ORG Party"}},
		{"Fishermen|PROPN 's|PART Union|PROPN|O", []string{"ORG Fishermen 's Union"}},
		{"Russia|PROPN|L 's|PART Union|PROPN|O", []string{"PLACE Russia", "ORG Union"}},
		{"Ann|PROPN|P Lee|PROPN|p acting|ADJ|p minister|NOUN|p", []string{"PERSON Ann Lee"}},
		{"only|ADV Northern|ADJ Orla|PROPN|L", []string{"PLACE Northern Orla"}},
		{"Northern|ADJ Orla|PROPN|L", []string{"PLACE Orla"}},
		{"the|DET Lower|ADJ Orla|PROPN|P", []string{"PLACE Lower Orla"}},
		{"the|DET Lower|ADJ Eli|PROPN|P Rand|PROPN|p", []string{"PERSON Eli Rand"}},
		{"North|PROPN|O Korea|PROPN|o", []string{"PLACE North Korea"}},
		{"on|ADP Orla|PROPN|L 24|NUM channel|NOUN", []string{"ORG Orla 24"}},
		{"Orla|PROPN|L 24|NUM people|NOUN", []string{"PLACE Orla"}},
		{"Karl|PROPN|P Emil|PROPN|p (|PUNCT Kalle|PROPN|P )|PUNCT Brem|PROPN|P left|VERB", []string{"PERSON Karl Emil ( Kalle ) Brem"}},
		{"Karl|PROPN|P Emil|PROPN|p (|PUNCT Kalle|PROPN )|PUNCT Brem|PROPN|P left|VERB", []string{"PERSON Karl Emil ( Kalle ) Brem"}},
		{"Karl|PROPN|P Berg|PROPN|p (|PUNCT TAL|PROPN )|PUNCT Ada|PROPN|P Nord|PROPN|p", []string{"PERSON Karl Berg", "PERSON Ada Nord"}},
		{"Karl|PROPN|P (|PUNCT Talamar|PROPN )|PUNCT Ada|PROPN|P (|PUNCT Norvik|PROPN )|PUNCT", []string{"PERSON Karl", "PERSON Ada"}},
		{"Norvik|PROPN|L and|CCONJ Velm|PROPN|O Fire|PROPN|o and|CCONJ|o Rescue|PROPN|o", []string{"ORG Norvik and Velm Fire and Rescue"}},
		{"Norvik|PROPN|L and|CCONJ Velm|PROPN|O Bank|PROPN|o", []string{"PLACE Norvik", "ORG Velm Bank"}},
		{"Eli|PROPN|P \"|PUNCT|p Matt|PROPN|P \"|PUNCT|p Rand|PROPN|p", []string{"PERSON Eli \" Matt \" Rand"}},
	} {
		types := map[string]corpus.EntityType{"P": corpus.Person, "O": corpus.Org, "L": corpus.Place}
		var row [][]string
		var names []found
		for i, w := range strings.Fields(c.text) {
			f := strings.Split(w, "|")
			row = append(row, []string{"1", f[0]})
			switch {
			case len(f) < 3:
			case types[f[2]] != corpus.Thing:
				names = append(names, found{first: i, last: i, kind: types[f[2]]})
			default:
				names[len(names)-1].last = i
			}
		}
		d := document([][][]string{row})
		for i, w := range strings.Fields(c.text) {
			tok := &d.Sentences[0].Tokens[i]
			tok.UPOS = strings.Split(w, "|")[1]
			if tok.Form == "-" { // as in running text
				tok.Start, tok.End = d.Sentences[0].Tokens[i-1].End, d.Sentences[0].Tokens[i-1].End+1
				d.Sentences[0].Tokens[i+1].Start = tok.End
			}
		}
		var got []string
		for _, f := range compose(d, names) {
			var words []string
			for _, tok := range d.Sentences[0].Tokens[f.first : f.last+1] {
				words = append(words, tok.Form)
			}
			got = append(got, f.kind.String()+" "+strings.Join(words, " "))
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

func Example() {
	d := sentences("Mirela Okonkwo refused the order .")
	if err := New(Options{}).Annotate(context.Background(), d); err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range d.Sentences[0].Tokens {
		fmt.Println(t.Form, t.UPOS, t.Head, t.DepRel)
	}
	for _, m := range d.Mentions {
		fmt.Println(d.Slice(m.Span), m.Type)
	}
	// Output:
	// Mirela PROPN 3 nsubj
	// Okonkwo PROPN 1 flat
	// refused VERB 0 root
	// the DET 5 det
	// order NOUN 3 obj
	// . PUNCT 3 punct
	// Mirela Okonkwo PERSON
}

// bestTree tries all trees without crossing arcs.
func bestTree(m *nn.Matrix) float64 {
	heads := make([]int, m.Rows)
	best := math.Inf(-1)
	var try func(i int, sum float64)
	try = func(i int, sum float64) {
		if i == m.Rows {
			if isTree(heads, make([]int, len(heads)+1)) && isProjective(heads) {
				best = max(best, sum)
			}
			return
		}
		for h := range m.Rows + 1 {
			if h != i+1 {
				heads[i] = h
				try(i+1, sum+float64(m.Row(i)[h]))
			}
		}
	}
	try(0, 0)
	return best
}

func TestMaxTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for trial := range 600 {
		n := 1 + trial%5
		m := nn.NewMatrix(n, n+1)
		for i := range n {
			for h := range n + 1 {
				m.Row(i)[h] = float32(rng.NormFloat64() * 5)
				if trial%3 == 0 { // ties
					m.Row(i)[h] = float32(rng.IntN(3))
				}
			}
			m.Row(i)[i+1] = -1e9
			if trial%7 == 0 {
				m.Row(i)[0] += 20 // everybody wants to be the root
			}
		}
		heads := make([]int, n)
		new(eisner).maxTree(m, heads)
		if !isTree(heads, make([]int, n+1)) || !isProjective(heads) {
			t.Fatalf("trial %d: %v is no tree", trial, heads)
		}
		var sum float64
		for i, h := range heads {
			sum += float64(m.Row(i)[h])
		}
		if want := bestTree(m); math.Abs(sum-want) > 1e-3 {
			t.Fatalf("trial %d: %v has %v, the best tree %v", trial, heads, sum, want)
		}
	}
}

// check tests what must hold for every document.
func check(t *testing.T, d *corpus.Document) {
	t.Helper()
	for i, s := range d.Sentences {
		heads := make([]int, len(s.Tokens))
		taken := map[string]bool{}
		for j, tok := range s.Tokens {
			heads[j] = tok.Head
			if tok.Head < 0 || tok.Head > len(s.Tokens) || tok.UPOS == "" || tok.XPOS == "" || (tok.DepRel == "root") != (tok.Head == 0) {
				t.Fatalf("sentence %d, token %d: %+v", i, j, tok)
			}
			if tok.Rel() == "nsubj" && tok.DepRel != "nsubj:outer" || tok.Rel() == "obj" {
				if key := fmt.Sprint(tok.Rel(), tok.Head); taken[key] {
					t.Errorf("sentence %d: two %s of word %d", i, tok.Rel(), tok.Head)
				} else {
					taken[key] = true
				}
			}
		}
		if len(heads) > 0 && !isTree(heads, make([]int, len(heads)+1)) {
			t.Errorf("sentence %d: %v is no tree", i, heads)
		}
		if s.Score > 0 || math.IsNaN(float64(s.Score)) {
			t.Errorf("sentence %d: score %v", i, s.Score)
		}
	}
	for _, m := range d.Mentions {
		tokens := d.Sentences[m.Sentence].Tokens
		if m.First > m.Last || m.Head < m.First || m.Head > m.Last || m.Start != tokens[m.First].Start || m.End != tokens[m.Last].End || !m.Type.IsName() || len(m.Vector) != VectorSize {
			t.Errorf("mention %+v", m)
		}
	}
}

// eachModel runs a test for every model.
func eachModel(t *testing.T, test func(t *testing.T, model string)) {
	for _, model := range Models() {
		t.Run(model, func(t *testing.T) { test(t, model) })
	}
}

func TestHostileSentences(t *testing.T) {
	eachModel(t, func(t *testing.T, model string) {
		long := strings.TrimSpace(strings.Repeat("the minister of Sevrin said , ", 200))
		d := sentences("Yes", "", strings.Repeat("x ", 700)+"x", long, strings.Repeat(". ", 300)+".", "\x00 \xff \u200b 東京 👍", strings.Repeat("antidisestablishment-", 300),
			strings.TrimSpace(strings.Repeat("refused ", 253)), strings.TrimSpace(strings.Repeat("refused ", 254)), strings.TrimSpace(strings.Repeat("refused ", 255)))
		d.Sentences = append(d.Sentences, corpus.Sentence{}) // no tokens at all
		if err := New(Options{Model: model}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		check(t, d)
	})
}

// TestBatchIndependence: a sentence's analysis is the same alone, among others,
// and with any kernel.
func TestBatchIndependence(t *testing.T) { eachModel(t, testBatchIndependence) }

func testBatchIndependence(t *testing.T, model string) {
	lines := []string{
		"Hafen Lines denied on Monday that the Tern had been in Talamar waters .",
		"“ We will not sign , ” Velde told reporters in Port Sevrin , adding that talks with the Brandmere government had failed .",
		"Strike ends",
		"She said he would go .",
	}
	p := New(Options{Model: model, NoAgreement: true})
	all := sentences(lines...)
	if err := p.Annotate(context.Background(), all); err != nil {
		t.Fatal(err)
	}
	check(t, all)
	for i, l := range lines {
		one := sentences(l)
		if err := p.Annotate(context.Background(), one); err != nil {
			t.Fatal(err)
		}
		for j := range one.Sentences[0].Tokens {
			a, b := one.Sentences[0].Tokens[j], all.Sentences[i].Tokens[j]
			a.Span, b.Span = corpus.Span{}, corpus.Span{}
			if !reflect.DeepEqual(a, b) {
				t.Errorf("%q alone: %+v, among others: %+v", l, a, b)
			}
		}
		if a, b := one.Sentences[0].Score, all.Sentences[i].Score; a != b {
			t.Errorf("%q alone: score %v, among others %v", l, a, b)
		}
	}
	for _, k := range nn.Kernels() {
		d := sentences(lines...)
		if err := New(Options{Model: model, Kernel: k, NoAgreement: true}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(d, all) {
			t.Errorf("kernel %v gives another document", k)
		}
	}
}

// TestSurnames: a name of two words is the person's whose surname ends it, but for places that are named
// after somebody.
func TestSurnames(t *testing.T) {
	for name, want := range map[string]corpus.EntityType{"Anna Velde": corpus.Person, "Port Velde": corpus.Place} {
		d := sentences("Velde spoke", "Velde returned", name+" slept")
		names := []found{{0, 0, 0, corpus.Person, []float32{0.9}, nil}, {1, 0, 0, corpus.Person, []float32{0.9}, nil}, {2, 0, 1, corpus.Place, []float32{0.6, 0.6}, nil}}
		for _, f := range names {
			for i := f.first; i <= f.last; i++ {
				d.Sentences[f.sentence].Tokens[i].UPOS = "PROPN"
			}
		}
		if got := agree(d, names); len(got) != 3 || got[2].kind != want {
			t.Errorf("%s: got %+v, want %v", name, got, want)
		}
	}
}

func TestAgreement(t *testing.T) {
	d := sentences("Velde spoke", "Velde left", "Velde returned", "velde slept")
	names := []found{}
	for i, kind := range []corpus.EntityType{corpus.Person, corpus.Person, corpus.Place} {
		d.Sentences[i].Tokens[0].UPOS = "PROPN"
		names = append(names, found{i, 0, 0, kind, []float32{0.9}, nil})
	}
	d.Sentences[3].Tokens[0].UPOS = "PROPN"
	got := agree(d, names)
	if len(got) != 4 {
		t.Fatalf("%d names, want 4: the lower-case one too", len(got))
	}
	for _, f := range got {
		if f.kind != corpus.Person {
			t.Errorf("sentence %d: %v", f.sentence, f.kind)
		}
	}
}

// named returns the names of sentences as "words/TYPE", after agreement. Words
// are "form/UPOS/XPOS"; a name is marked by its type in brackets before it, with
// a question mark if the network doubts it, and a bar behind it.
func named(t *testing.T, text ...string) []string {
	t.Helper()
	d := &corpus.Document{}
	var names []found
	for i, line := range text {
		var s corpus.Sentence
		for _, w := range strings.Fields(line) {
			if kind, ok := strings.CutPrefix(w, "["); ok {
				kind, doubted := strings.CutSuffix(strings.TrimSuffix(kind, "]"), "?")
				vote := float32(0.97)
				if doubted {
					vote = 0.6
				}
				typ, known := corpus.ParseEntityType(kind)
				if !known {
					t.Fatalf("no type %s", kind)
				}
				names = append(names, found{i, len(s.Tokens), 0, typ, []float32{vote}, nil})
				continue
			}
			if w == "|" {
				names[len(names)-1].last = len(s.Tokens) - 1
				continue
			}
			f := strings.Split(w, "/")
			tok := corpus.Token{Form: f[0], UPOS: f[1]}
			if len(f) > 2 {
				tok.XPOS = f[2]
			}
			s.Tokens = append(s.Tokens, tok)
		}
		for k := range s.Tokens { // the verb before a word is its head
			for j := range k {
				if s.Tokens[j].UPOS == "VERB" {
					s.Tokens[k].Head = j + 1
				}
			}
		}
		d.Sentences = append(d.Sentences, s)
	}
	var got []string
	for _, f := range agree(d, compose(d, names)) {
		var forms []string
		for _, tok := range d.Sentences[f.sentence].Tokens[f.first : f.last+1] {
			forms = append(forms, tok.Form)
		}
		got = append(got, strings.Join(forms, " ")+"/"+f.kind.String())
	}
	return got
}

// TestNamesMended: what a word-by-word labeler gets wrong and the words or the
// rest of the document tell better.
func TestNamesMended(t *testing.T) {
	for _, c := range []struct{ text, want []string }{
		// The last word says what is named.
		{[]string{"the/DET [org] Fair/PROPN Ports/PROPN Act/PROPN | passed/VERB"}, []string{"Fair Ports Act/WORK"}},
		{[]string{"[person] Tom/PROPN River/PROPN | left/VERB"}, []string{"Tom River/PERSON"}},
		{[]string{"the/DET [place] Velden/PROPN city/NOUN | fell/VERB"}, []string{"Velden/PLACE"}},
		{[]string{"the/DET [place] Velden/PROPN peninsula/NOUN | fell/VERB"}, []string{"Velden peninsula/PLACE"}},
		{[]string{"[person] Vice/PROPN | spoke/VERB to/ADP [org] electoral/ADJ | bodies/NOUN"}, nil},
		{[]string{"the/DET [person] Swedes/PROPN/NNPS Anna/PROPN Berg/PROPN | won/VERB"}, []string{"Swedes/GROUP", "Anna Berg/PERSON"}},
		{[]string{"she/PRON accepted/VERB the/DET order/NOUN of/ADP [person] Anna/PROPN Berg/PROPN |"}, []string{"order of Anna Berg/WORK"}},
		{[]string{"she/PRON followed/VERB the/DET order/NOUN of/ADP [person] Anna/PROPN Berg/PROPN |"}, []string{"Anna Berg/PERSON"}},
		// A full name votes for its last word, and two last words for the full name.
		{[]string{"[person] Anna/PROPN Berg/PROPN | left/VERB", "[org] Berg/PROPN | spoke/VERB"}, []string{"Anna Berg/PERSON", "Berg/PERSON"}},
		{[]string{"[place] Anna/PROPN Berg/PROPN | left/VERB", "[person] Berg/PROPN | spoke/VERB", "[person] Berg/PROPN | left/VERB"}, []string{"Anna Berg/PERSON", "Berg/PERSON", "Berg/PERSON"}},
		{[]string{"[person] Anna/PROPN Berg/PROPN | left/VERB", "Berg/PROPN spoke/VERB"}, []string{"Anna Berg/PERSON", "Berg/PERSON"}},
		// What the network doubts everywhere is no name.
		{[]string{"[org?] Hafen/PROPN | fell/VERB", "[org?] Hafen/PROPN | rose/VERB"}, nil},
		{[]string{"[org?] Hafen/PROPN | fell/VERB", "[org] Hafen/PROPN | rose/VERB"}, []string{"Hafen/ORG", "Hafen/ORG"}},
		{[]string{"[work?] Hafen/PROPN | appeared/VERB"}, []string{"Hafen/WORK"}},
		// The sign of an organization, and a name known everywhere, are doubted less; one word more.
		{[]string{"[org?] Ministry/PROPN of/ADP Hafen/PROPN | fell/VERB"}, []string{"Ministry of Hafen/ORG"}},
		{[]string{"[org?] Hafen/PROPN Line/PROPN | fell/VERB"}, nil},
		{[]string{"[org?] Reuters/PROPN | reported/VERB"}, []string{"Reuters/ORG"}},
		{[]string{"[person] Reuters/PROPN | reported/VERB"}, []string{"Reuters/ORG"}},
		{[]string{"Reuters/PROPN reported/VERB"}, []string{"Reuters/ORG"}},
		{[]string{"[org] Nur/PROPN -/PUNCT Sultan/PROPN | refused/VERB"}, []string{"Nur - Sultan/PLACE"}},
		{[]string{"[person] Paris/PROPN | refused/VERB"}, []string{"Paris/PERSON"}},
		{[]string{"the/DET [org] COVID/PROPN | vaccine/NOUN"}, nil},
		// A storm has a person's name, and is none.
		{[]string{"Hurricane/PROPN [person] Anna/PROPN | struck/VERB", "[person] Anna/PROPN | weakened/VERB"}, []string{"Hurricane Anna/EVENT", "Anna/EVENT"}},
		{[]string{"the/DET [org] Storm/PROPN Center/PROPN | warned/VERB"}, []string{"Storm Center/ORG"}},
		// A town and its state; the parts of a larger name.
		{[]string{"in/ADP [place] Fort/PROPN Velden/PROPN Texas/PROPN |"}, []string{"Fort Velden/PLACE", "Texas/PLACE"}},
		{[]string{"in/ADP [place] West/PROPN Virginia/PROPN |"}, []string{"West Virginia/PLACE"}},
		{[]string{"in/ADP [place] Lower/PROPN Austria/PROPN |"}, []string{"Lower Austria/PLACE"}},
		{[]string{"at/ADP [place] Lake/PROPN Michigan/PROPN |"}, []string{"Lake Michigan/PLACE"}},
		{[]string{"[org] Air/PROPN China/PROPN | flies/VERB"}, []string{"Air China/ORG"}},
		// The day on which somebody did something is not part of the name.
		{[]string{"[org] Varn/PROPN Tuesday/PROPN | raised/VERB prices/NOUN"}, []string{"Varn/ORG"}},
		{[]string{"[org] Sheffield/PROPN Wednesday/PROPN | won/VERB"}, []string{"Sheffield Wednesday/ORG"}},
		{[]string{"the/DET [org] Varn/PROPN Friday/PROPN | deadline/NOUN passed/VERB"}, []string{"Varn Friday/ORG"}},
		// What a minister is minister of.
		{[]string{"the/DET minister/NOUN of/ADP [org] Defence/PROPN | spoke/VERB"}, nil},
		{[]string{"the/DET head/NOUN of/ADP [org] Varn/PROPN Company/PROPN | spoke/VERB"}, []string{"Varn Company/ORG"}},
		// A particle is not the end of a person's name.
		{[]string{"[person] Omar/PROPN bin/PROPN | Said/VERB spoke/VERB"}, []string{"Omar bin Said/PERSON"}},
		{[]string{"[person] Omar/PROPN | [person] bin/PROPN Said/PROPN | spoke/VERB"}, []string{"Omar bin Said/PERSON"}},
		// Common words, and names without their capital.
		{[]string{"[event] Chess/NOUN | grows/VERB", "on/ADP chess/NOUN and/CCONJ chess/NOUN"}, nil},
		{[]string{"in/ADP [org] Time/PROPN |", "of/ADP time/NOUN and/CCONJ time/NOUN"}, []string{"Time/ORG"}},
		{[]string{"the/DET [place] Keep/PROPN | fell/VERB", "the/DET [place] Keep/PROPN | burned/VERB", "the/DET [place] Keep/PROPN | stood/VERB", "by/ADP the/DET keep/NOUN"}, []string{"Keep/PLACE", "Keep/PLACE", "Keep/PLACE", "keep/PLACE"}},
	} {
		if got := named(t, c.text...); !slices.Equal(got, c.want) {
			t.Errorf("%q:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestOwner: the genitive belongs to a name where nothing is owned. The name is
// the first words.
func TestOwner(t *testing.T) {
	for _, c := range []struct {
		words []string
		kind  corpus.EntityType
		last  int
	}{
		{[]string{"Velde/PROPN/NNP/3/nsubj", "'s/PART/POS/1/case", "closed/VERB/VBD/0/root"}, corpus.Org, 1},
		{[]string{"Velde/PROPN/NNP/3/nmod:poss", "'s/PART/POS/1/case", "shop/NOUN/NN/4/nsubj", "closed/VERB/VBD/0/root"}, corpus.Org, 0},
		{[]string{"Velde/PROPN/NNP/3/nsubj", "'s/PART/POS/1/case", "closed/VERB/VBD/0/root"}, corpus.Person, 0},
		{[]string{"France/PROPN/NNP/3/nsubj", "'s/PART/POS/1/case", "fell/VERB/VBD/0/root"}, corpus.Place, 0},
		{[]string{"Velde/PROPN/NNP/3/nsubj", "'s/AUX/VBZ/3/cop", "closed/ADJ/JJ/0/root"}, corpus.Org, 0},
	} {
		f := found{kind: c.kind}
		owner(parsed(c.words...), &f, len(c.words))
		if f.last != c.last {
			t.Errorf("%q: the name ends at %d, want %d", c.words, f.last, c.last)
		}
	}
}

// parsed makes tokens of words given as "form/UPOS/XPOS/head/relation".
func parsed(words ...string) []corpus.Token {
	var tokens []corpus.Token
	for _, w := range words {
		f := strings.Split(w, "/")
		head, _ := strconv.Atoi(f[3])
		tokens = append(tokens, corpus.Token{Form: f[0], UPOS: f[1], XPOS: f[2], Head: head, DepRel: f[4]})
	}
	return tokens
}

// TestFeatures: each sentence's words with their features, "-" for none.
func TestFeatures(t *testing.T) {
	for _, c := range []struct{ words, want []string }{
		{[]string{"The/DET/DT/2/det", "ships/NOUN/NNS/3/nsubj", "sailed/VERB/VBD/0/root", "and/CCONJ/CC/5/cc", "sank/VERB/VBD/3/conj"},
			[]string{"Definite=Def|PronType=Art", "Number=Plur", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin", "-", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"}},
		{[]string{"She/PRON/PRP/5/nsubj", "has/AUX/VBZ/5/aux", "n’t/PART/RB/5/advmod", "been/AUX/VBN/5/aux:pass", "asked/VERB/VBN/0/root"},
			[]string{"Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "Polarity=Neg", "Tense=Past|VerbForm=Part", "Tense=Past|VerbForm=Part|Voice=Pass"}},
		{[]string{"I/PRON/PRP/2/nsubj", "saw/VERB/VBD/0/root", "those/PRON/DT/2/obj", "who/PRON/WP/6/nsubj", "were/AUX/VBD/6/aux", "leaving/VERB/VBG/3/acl:relcl"},
			[]string{"Case=Nom|Number=Sing|Person=1|PronType=Prs", "Mood=Ind|Number=Sing|Person=1|Tense=Past|VerbForm=Fin", "Number=Plur|PronType=Dem", "PronType=Rel", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin", "Tense=Pres|VerbForm=Part"}},
		{[]string{"Do/AUX/VB/3/aux", "not/PART/RB/3/advmod", "take/VERB/VB/0/root", "it/PRON/PRP/3/obj"},
			[]string{"Mood=Imp|VerbForm=Fin", "Polarity=Neg", "Mood=Imp|VerbForm=Fin", "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs"}},
		{[]string{"five/NUM/CD/4/nummod", "such/ADJ/JJ/4/case", "as/ADP/IN/2/fixed", "2.5/NUM/CD/0/root"},
			[]string{"NumForm=Word|NumType=Card", "Degree=Pos|ExtPos=ADP", "-", "NumForm=Digit|NumType=Frac"}},
	} {
		tokens := parsed(c.words...)
		for i, want := range c.want {
			if got := cmp.Or(features(tokens, i), "-"); got != want {
				t.Errorf("%s: %q, want %q", c.words[i], got, want)
			}
		}
	}
}

// TestGuideline: no tree breaks what UD's guidelines say of function words.
func TestGuideline(t *testing.T) {
	n, err := New(Options{}).load()
	if err != nil {
		t.Fatal(err)
	}
	rel := func(name string) int { return slices.Index(n.model.Relations, name) }
	// Is it so? The copula has neither subject nor full stop of its own.
	heads, rels := []int{3, 1, 0, 1}, []int{rel("cop"), rel("nsubj"), rel("root"), rel("punct")}
	if n.raise(heads, rels); !slices.Equal(heads, []int{3, 3, 0, 1}) {
		t.Errorf("heads %v", heads)
	}
	for _, c := range []struct {
		upos, rel string
		want      bool
	}{{"PUNCT", "obj", true}, {"NOUN", "punct", true}, {"NOUN", "obj", false}, {"PROPN", "case", true}, {"VERB", "case", false}, {"ADP", "advmod", true}} {
		if got := n.barredFor[c.upos][rel(c.rel)]; got != c.want {
			t.Errorf("%s as %s: barred %v", c.upos, c.rel, got)
		}
	}
	if !n.rightward[rel("conj")] || n.rightward[rel("obl")] {
		t.Error("conjuncts follow their heads, obliques need not")
	}
}

// TestModels: the models are two, and a third is an error that names it.
func TestModels(t *testing.T) {
	versions := make(map[string]bool)
	eachModel(t, func(t *testing.T, model string) {
		v, err := New(Options{Model: model}).Version()
		if err != nil || versions[v] {
			t.Errorf("version %q, of another model too: %v; %v", v, versions[v], err)
		}
		versions[v] = true
	})
	if _, err := New(Options{Model: "nosuch"}).Version(); err == nil || !strings.Contains(err.Error(), `no model "nosuch"`) {
		t.Errorf("model nosuch: %v", err)
	}
}

// TestTrained reads what train/train.sh --test has just written.
func TestTrained(t *testing.T) {
	dir := os.Getenv("TERCET_TRAINED")
	if dir == "" {
		t.Skip("run by make train-test: TERCET_TRAINED is the folder of the models that were trained")
	}
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for _, name := range []string{"model.safetensors", "fast.safetensors"} {
		m, err := model.Load(read(name), read("embeddings.safetensors"), string(read("vocab.txt")))
		if err != nil {
			t.Fatal(err)
		}
		d := sentences("Velde refused the order .")
		if err := withModel(m, Options{}).Annotate(context.Background(), d); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		check(t, d)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := New(Options{}).Annotate(ctx, sentences("Yes")); err == nil {
		t.Error("no error")
	}
}

func BenchmarkAnnotate(b *testing.B) {
	for _, model := range Models() {
		b.Run(model, func(b *testing.B) { benchmarkAnnotate(b, model) })
	}
}

func benchmarkAnnotate(b *testing.B, model string) {
	d := sentences(strings.Split(strings.TrimSuffix(strings.Repeat("“ We will not sign , ” Velde told reporters in Port Sevrin , adding that talks with the Brandmere government had failed .\n", 100), "\n"), "\n")...)
	p := New(Options{Model: model})
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Mentions = nil
		if err := p.Annotate(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*2400/b.Elapsed().Seconds(), "words/s")
}

// TestReadingDoesNotAllocate: once its memory has grown, the network reads
// sentences without names without any more. What a document gets is outside.
func TestReadingDoesNotAllocate(t *testing.T) {
	n, err := New(Options{}).load()
	if err != nil {
		t.Fatal(err)
	}
	d := sentences("they said that the old ships would not be sold , and left the harbour when it rained .", "strike ends", "who saw whom ?")
	s := new(scratch)
	read := func() {
		for batch := range n.batches(d.Sentences, s) {
			if names, err := n.read(s, d.Sentences, batch); err != nil || len(names) > 0 {
				t.Fatal(names, err)
			}
		}
	}
	if n := testing.AllocsPerRun(5, read); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// A clock's name is nobody's.
func TestTimeZone(t *testing.T) {
	for name, want := range map[string]bool{"Greenwich Mean Time": true, "Eastern Time": true, "Coordinated Universal Time": true, "Norvik Time": false, "Time": false} {
		var tokens []corpus.Token
		for form := range strings.FieldsSeq(name) {
			tokens = append(tokens, corpus.Token{Form: form})
		}
		if got := isTimeZone(tokens); got != want {
			t.Errorf("isTimeZone(%q) = %v", name, got)
		}
	}
}
