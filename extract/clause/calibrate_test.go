package clause_test

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/eval"
	"tercet/extract"
	"tercet/extract/clause"
	"tercet/extract/coref"
)

// Confidence is fitted and judged on four sorts of labels.
//
// Readers, see readers_test.go, for what a graph stores. Weights are judged by
// cross-validation, on topics and documents that they were not fitted to.
//
// Trees: what the parser does to facts shows where the same rules read a
// treebank's own trees. A fact from a predicted tree is right if the gold tree
// gives it too. Weights are fitted to every second document of the development
// parts of EWT and GUM, which the parser was not trained on, and judged on the
// others.
//
// CaRB and BenchIE: what the rules do shows where people wrote facts down. On CaRB
// a fact is right if three in five of its words stand in one tuple, which is about
// as often as a reader agrees; but which facts these are has little to do with
// how well a sentence was understood. On BenchIE a fact is right if it is, word
// for word, one of the wordings that people allowed, which is seldomer, and tells
// understanding from misunderstanding. So the rules' shares are fitted to CaRB's
// level, to the first of every two sentences, and judged on the second of both.

// fact is a proposition with the judgement of it.
type fact struct {
	group      string // of facts that are fitted to together
	signs      []float64
	rule       string
	confidence float64
	right      bool
}

// halves are facts to fit to, and to judge by.
type halves struct{ read, held []fact }

func (h *halves) add(n int, f fact) {
	if n%2 == 0 {
		h.read = append(h.read, f)
	} else {
		h.held = append(h.held, f)
	}
}

// TestEvalConfidence judges confidence where it was not fitted and compares the
// figures with testdata/scores.txt. It writes the judgements into the file that
// CONFIDENCE names, for the plot.
func TestEvalConfidence(t *testing.T) {
	if os.Getenv("TERCET_EVAL") == "" {
		t.Skip("scored by make eval: set TERCET_EVAL=1")
	}
	var tsv strings.Builder
	var all eval.Figures
	judge := func(name string, facts []fact, confidence func(fact) float64) {
		var c eval.Calibration
		for _, f := range facts {
			c.Add(confidence(f), f.right)
			fmt.Fprintf(&tsv, "%s\t%.4f\t%t\n", name, confidence(f), f.right)
		}
		prefix := "confidence on " + name + ", "
		add := func(name string, value float64) {
			all = append(all, eval.Figure{Name: prefix + name, Value: fmt.Sprintf("%.2f", 100*value)})
		}
		add("AUC", c.AUC())
		add("ECE", c.ECE())
		for _, threshold := range []float64{0, .5, .6, .7, .8} {
			precision, kept := c.At(threshold)
			all = append(all, eval.Figure{Name: fmt.Sprintf("%sright from %.1f", prefix, threshold),
				Value: fmt.Sprintf("%.2f of %.0f", 100*precision.Value(), kept.Got)})
		}
	}
	judge("readers", crossValidate(t, readerFacts(t)), func(f fact) float64 { return f.confidence })
	judge("trees", treeFacts(t).held, func(f fact) float64 { return clause.TreeConfidence(f.signs) })
	judge("CaRB", carbFacts(t).held, func(f fact) float64 { return f.confidence })
	judge("BenchIE", benchieFacts(t).held, func(f fact) float64 { return f.confidence })
	if err := all.Write(os.Stdout); err != nil {
		t.Fatal(err)
	}
	if path := os.Getenv("CONFIDENCE"); path != "" {
		if err := os.WriteFile(path, []byte(tsv.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	changes, err := all.Check("../../testdata/scores.txt", "confidence on ", os.Getenv("UPDATE") != "")
	if err != nil {
		t.Fatal(err)
	}
	if len(changes) > 0 && os.Getenv("UPDATE") == "" {
		t.Errorf("testdata/scores.txt has other figures (make eval UPDATE=1 rewrites it)\n%s", strings.Join(changes, "\n"))
	}
}

// treeFacts extracts from the words of the treebanks with predicted trees, and
// again with gold trees.
func treeFacts(t *testing.T) (h halves) {
	p, err := extract.New(extract.Options{Stop: "lemma"})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ewt-dev.conllu", "gum-dev.conllu"} {
		f, err := os.Open(filepath.Join(clause.DataDir(t), "treebank", name))
		if err != nil {
			t.Fatal(err)
		}
		docs, err := eval.ReadTreebank(t.Context(), f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		for n := range docs {
			d := docs[n].Words()
			if err := p.Annotate(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			gold := withTrees(d, docs[n].Gold)
			for _, d := range []*corpus.Document{d, gold} {
				finish(t, d, clause.Options{Pronouns: true, Doubtful: true})
			}
			given := map[string]bool{}
			for i := range gold.Propositions {
				given[factKey(&gold.Propositions[i])] = true
			}
			for i, signs := range clause.TreeSigns(d) {
				x := &d.Propositions[i]
				h.add(n, fact{signs: signs, rule: x.Rule, confidence: x.Confidence, right: given[factKey(x)]})
			}
		}
	}
	return h
}

// factKey is what two readings of a fact have in common.
func factKey(p *corpus.Proposition) string {
	return fmt.Sprintf("%d\t%s\t%s %s\t%s", p.Sentence, p.Subject.Text, p.Polarity, p.Relation.Canonical, p.Object.Text)
}

// withTrees returns d, and the names found in it, with the words of gold.
func withTrees(d, gold *corpus.Document) *corpus.Document {
	g := &corpus.Document{ID: d.ID, Meta: d.Meta, Text: d.Text, Blocks: d.Blocks, Sentences: gold.Sentences}
	for _, m := range d.Mentions {
		tokens := g.Sentences[m.Sentence].Tokens
		for m.Head = m.First; m.Head < m.Last; m.Head++ {
			if h := tokens[m.Head].Head - 1; h < m.First || h > m.Last {
				break
			}
		}
		g.Mentions = append(g.Mentions, m)
	}
	return g
}

// finish runs the stages that read trees.
func finish(t *testing.T, d *corpus.Document, opt clause.Options) {
	for _, stage := range []extract.Annotator{coref.New(), clause.New(opt)} {
		if err := stage.Annotate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
}

// carbFacts extracts from the sentences of CaRB.
func carbFacts(t *testing.T) (h halves) {
	gold, err := eval.ReadCaRBGold(open(t, "carb-dev-gold.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	eachSentence(t, extract.Options{AsWritten: true, Pronouns: true}, func(n int, key string, f fact, e eval.Extraction) {
		precision, _ := eval.BestCaRB(gold[key], e)
		f.right = precision >= .6
		h.add(n, f)
	})
	return h
}

// benchieFacts extracts from the sentences of BenchIE, in its own manner.
func benchieFacts(t *testing.T) (h halves) {
	gold, err := eval.ReadBenchIE(open(t, "benchie-dev.txt"))
	if err != nil {
		t.Fatal(err)
	}
	eachSentence(t, extract.Options{View: extract.View(clause.Binary), Pronouns: true}, func(n int, key string, f fact, e eval.Extraction) {
		if synsets, ok := gold[key]; ok {
			f.right = eval.InBenchIE(synsets, e)
			h.add(n, f)
		}
	})
	return h
}

// open opens a file of the benchmarks for extraction.
func open(t *testing.T, name string) *os.File {
	f, err := os.Open(filepath.Join(clause.DataDir(t), "oie", name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// eachSentence extracts from the n-th sentence of the benchmarks and yields every
// fact of it.
func eachSentence(t *testing.T, opt extract.Options, yield func(n int, key string, f fact, e eval.Extraction)) {
	p, err := extract.New(opt)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(open(t, "carb-dev-sentences.txt"))
	for n := 0; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		d := words(line)
		if err := p.Annotate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		for i, signs := range clause.TreeSigns(d) {
			x := &d.Propositions[i]
			e := eval.Extraction{Relation: x.Relation.Wording, Arguments: []string{x.Subject.Text}}
			for _, a := range append([]corpus.Argument{x.Object}, x.Arguments...) {
				if !a.IsZero() {
					e.Arguments = append(e.Arguments, a.Text)
				}
			}
			yield(n, eval.SentenceKey(line), fact{signs: signs, rule: x.Rule, confidence: x.Confidence}, e)
		}
	}
}

// words makes a document of a sentence whose words are parted by spaces.
func words(line string) *corpus.Document {
	all := corpus.Span{End: len(line)}
	s := corpus.Sentence{Span: all}
	for at := 0; at < len(line); {
		w, _, _ := strings.Cut(line[at:], " ")
		form := cmp.Or(map[string]string{"``": `"`, "''": `"`, "-LRB-": "(", "-RRB-": ")"}[w], w)
		s.Tokens = append(s.Tokens, corpus.Token{Span: corpus.Span{Start: at, End: at + len(w)}, Form: form, SpaceAfter: true})
		at += len(w) + 1
	}
	return &corpus.Document{Text: line, Blocks: []corpus.Block{{Span: all}}, Sentences: []corpus.Sentence{s}}
}
