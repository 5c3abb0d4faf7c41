package coref

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/eval"
)

// gumDocument is a document of GUM with its gold trees, names and chains.
type gumDocument struct {
	corpus.Document
	gold [][]eval.NounPhrase
}

// readGUM reads a treebank file of the data folder, or skips.
func readGUM(t *testing.T, name string) []*gumDocument {
	t.Helper()
	if os.Getenv("TERCET_EVAL") == "" {
		t.Skip("needs the data folder: set TERCET_EVAL=1")
	}
	dir := os.Getenv("TERCET_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	f, err := os.Open(filepath.Join(dir, "treebank", name))
	if err != nil {
		t.Skipf("no data: set TERCET_DATA to a folder with treebank/%s", name)
	}
	defer f.Close()
	read, err := eval.ReadTreebank(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	var docs []*gumDocument
	for i := range read {
		d := &gumDocument{Document: *read[i].Gold, gold: read[i].Chains()}
		goldNames(d, read[i].Misc)
		docs = append(docs, d)
	}
	return docs
}

// goldNames makes names of the runs of PROPN that head a gold entity.
func goldNames(d *gumDocument, misc [][]string) {
	types := map[string]corpus.EntityType{"person": corpus.Person, "place": corpus.Place, "organization": corpus.Org, "event": corpus.Event, "abstract": corpus.Work, "object": corpus.Product}
	for s := range d.Sentences {
		tokens := d.Sentences[s].Tokens
		done := make([]bool, len(tokens))
		for i := range tokens {
			at := strings.Index(misc[s][i], "Entity=")
			if at < 0 {
				continue
			}
			for _, e := range strings.Split(misc[s][i][at+7:], "(")[1:] {
				f := strings.Split(strings.TrimRight(e, ")0123456789"), "-")
				if len(f) < 6 {
					continue
				}
				min, _, _ := strings.Cut(f[5], ",")
				n, err := strconv.Atoi(min)
				if err != nil {
					continue
				}
				h := i + n - 1
				typ, ok := types[f[1]]
				if !ok || h >= len(tokens) || tokens[h].UPOS != "PROPN" || done[h] {
					continue
				}
				first, last := h, h
				for first > 0 && tokens[first-1].UPOS == "PROPN" && !done[first-1] {
					first--
				}
				for last+1 < len(tokens) && tokens[last+1].UPOS == "PROPN" {
					last++
				}
				for j := first; j <= last; j++ {
					done[j] = true
				}
				d.Mentions = append(d.Mentions, corpus.Mention{Span: corpus.Span{Start: tokens[first].Start, End: tokens[last].End},
					Sentence: s, First: first, Last: last, Head: h, Kind: corpus.Name, Type: typ})
			}
		}
	}
}

// TestEvalGUM scores the stage on gold trees and names, beside the baseline that
// joins equal names only.
func TestEvalGUM(t *testing.T) {
	for _, c := range []struct {
		name, file string
		passes     int
		want       float64
	}{
		{"dev, gold trees", "gum-dev.conllu", len(passes), 50},
		{"dev, gold trees, equal names only", "gum-dev.conllu", 1, 0},
		{"train, gold trees", "gum-train.conllu", len(passes), 50},
	} {
		var all eval.CorefScore
		for _, d := range readGUM(t, c.file) {
			r := newResolver(&d.Document, newLexicon(), new(forest))
			for _, pass := range passes[:c.passes] {
				pass.run(r)
			}
			r.write()
			all.Add(d.gold, eval.Chains(&d.Document))
		}
		t.Logf("%s: CoNLL %.1f; P/R/F1 of MUC %s, B3 %s, CEAF %s, mentions %s", c.name, 100*all.CoNLL(),
			prf(all.MUC), prf(all.BCubed), prf(all.CEAF), prf(all.Mentions))
		if got := 100 * all.CoNLL(); got < c.want {
			t.Errorf("%s: CoNLL F1 %.2f, want %.1f", c.name, got, c.want)
		}
	}
}

func prf(m eval.PrecisionRecall) string {
	f := func(x float64) string { return strconv.FormatFloat(100*x, 'f', 1, 64) }
	return f(m.Precision.Value()) + "/" + f(m.Recall.Value()) + "/" + f(m.F1())
}

// TestEvalDescriptions measures how many of the descriptions that the pass resolves
// mean what it says, by GUM's gold chains.
func TestEvalDescriptions(t *testing.T) {
	var right, all int
	for _, d := range readGUM(t, "gum-train.conllu") {
		r := newResolver(&d.Document, newLexicon(), new(forest))
		for _, pass := range passes {
			before := make(map[*mention]bool)
			for _, m := range r.mentions {
				before[m] = m.cluster.named
			}
			pass.run(r)
			if pass.name != "description" {
				continue
			}
			for _, m := range r.mentions {
				if m.Kind != corpus.Nominal || before[m] || !m.cluster.named {
					continue
				}
				all++
				ok := false
				for _, n := range m.cluster.mentions {
					if n.Kind == corpus.Name || n.Kind == corpus.Nominal && n != m {
						ok = ok || sharesChain(d.gold, m, n)
					}
				}
				if ok {
					right++
				} else if testing.Verbose() {
					t.Logf("%s: %q is not %q: %s", d.ID, m.form, m.cluster.mentions[0].form, d.Slice(d.Sentences[m.Sentence].Span))
				}
			}
		}
	}
	t.Logf("descriptions: %d of %d right", right, all)
	if float64(right) < 0.75*float64(all) {
		t.Errorf("descriptions: %d of %d right, want three in four", right, all)
	}
}

// sharesChain reports whether a gold chain has phrases that m and n head: the
// smallest phrase around each head.
func sharesChain(gold [][]eval.NounPhrase, m, n *mention) bool {
	smallest := func(m *mention) int {
		best, size := -1, 1000
		for c, phrases := range gold {
			for _, p := range phrases {
				if p.Sentence == m.Sentence && p.First <= m.Head && m.Head <= p.Last && p.Last-p.First < size {
					best, size = c, p.Last-p.First
				}
			}
		}
		return best
	}
	a := smallest(m)
	return a >= 0 && a == smallest(n)
}

// TestEvalPronouns measures how many of the pronouns that get an antecedent mean
// it, by GUM's gold chains, on gold trees.
func TestEvalPronouns(t *testing.T) {
	for _, file := range []string{"gum-train.conllu", "gum-dev.conllu"} {
		right, all, of := map[string]int{}, map[string]int{}, map[string]int{}
		for _, d := range readGUM(t, file) {
			r := newResolver(&d.Document, newLexicon(), new(forest))
			for _, pass := range passes {
				pass.run(r)
			}
			for _, m := range r.mentions {
				if m.Kind != corpus.Pronoun || m.person != 3 || m.number == either {
					continue
				}
				kind := map[gender]string{male: "he, she", female: "he, she", thing: "it", any: "they"}[pronounTable[lower(m.form)].gender]
				n := r.before(m)
				of[kind]++
				if n == nil {
					continue
				}
				all[kind]++
				if sharesChain(d.gold, m, n) {
					right[kind]++
				} else if os.Getenv("WRONG") == kind {
					t.Logf("%s: %q is not %q: %s", d.ID, m.form, n.form, d.Slice(d.Sentences[m.Sentence].Span))
				}
			}
		}
		for _, kind := range []string{"he, she", "it", "they"} {
			t.Logf("%s: %s: %d of %d right (%.1f%%), of %d", file, kind, right[kind], all[kind], 100*float64(right[kind])/float64(all[kind]), of[kind])
		}
	}
}

// before returns the last mention before m in its cluster, or nil.
func (r *resolver) before(m *mention) *mention {
	var last *mention
	for _, n := range m.cluster.mentions {
		if n.Start < m.Start && (last == nil || n.Start > last.Start) {
			last = n
		}
	}
	return last
}
