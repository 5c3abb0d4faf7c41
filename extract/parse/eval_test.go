package parse

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"tercet/corpus"
)

// dataFile returns a file of the data folder, or skips the test.
func dataFile(t testing.TB, name string) string {
	if os.Getenv("TERCET_EVAL") == "" {
		t.Skip("scored by make eval: set TERCET_EVAL=1")
	}
	dir := os.Getenv("TERCET_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no data: set TERCET_DATA to a folder with %s", name)
	}
	return path
}

// column reads a file of tab-separated lines, sentence by sentence; rows whose
// first column is no number are left out. It also returns where each document
// begins.
func column(t testing.TB, path string) (rows [][][]string, documents []int) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cur [][]string
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		c := strings.Split(sc.Text(), "\t")
		if _, err := strconv.Atoi(c[0]); err == nil && len(c) > 2 {
			cur = append(cur, c)
		} else if sc.Text() == "" && cur != nil {
			rows, cur = append(rows, cur), nil
		} else if strings.HasPrefix(sc.Text(), "# newdoc") {
			documents = append(documents, len(rows))
		}
	}
	return rows, documents
}

// document makes one document of gold tokens.
func document(rows [][][]string) *corpus.Document {
	d := &corpus.Document{ID: "gold"}
	var b strings.Builder
	for _, r := range rows {
		s := corpus.Sentence{}
		for _, c := range r {
			start := b.Len()
			b.WriteString(c[1])
			s.Tokens = append(s.Tokens, corpus.Token{Span: corpus.Span{Start: start, End: b.Len()}, Form: c[1]})
			b.WriteByte(' ')
		}
		s.Span = corpus.Span{Start: s.Tokens[0].Start, End: b.Len() - 1}
		d.Sentences = append(d.Sentences, s)
	}
	d.Text = b.String()
	return d
}

// TestEvalTrees scores trees and tags on the development sets with gold tokens.
func TestEvalTrees(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	for _, want := range []struct {
		name           string
		upos, uas, las float64
	}{{"ewt", 96.9, 91.7, 89.4}, {"gum", 97.7, 91.7, 89.6}} {
		rows, _ := column(t, dataFile(t, "treebank/"+want.name+"-dev.conllu"))
		d := document(rows)
		start := time.Now()
		if err := New(Options{NoAgreement: true}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		took := time.Since(start)
		var n, upos, xpos, uas, las float64
		for i, r := range rows {
			for j, c := range r {
				n++
				tok := &d.Sentences[i].Tokens[j]
				upos, xpos = upos+score(c[3] == tok.UPOS), xpos+score(c[4] == tok.XPOS)
				head := c[6] == strconv.Itoa(tok.Head)
				rel, _, _ := strings.Cut(c[7], ":")
				uas, las = uas+score(head), las+score(head && rel == tok.Rel())
			}
		}
		t.Logf("%s dev: UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f (%.0f words/s)", want.name, 100*upos/n, 100*xpos/n, 100*uas/n, 100*las/n, n/took.Seconds())
		if 100*upos/n < want.upos || 100*uas/n < want.uas || 100*las/n < want.las {
			t.Errorf("%s dev: want UPOS %v UAS %v LAS %v at least", want.name, want.upos, want.uas, want.las)
		}
	}
}

func score(ok bool) float64 {
	if ok {
		return 1
	}
	return 0
}

// TestEvalNames scores person, org and place spans on UNER's EWT dev, as the
// network finds them and with agreement inside documents.
func TestEvalNames(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	rows, starts := column(t, dataFile(t, "ner/uner-ewt-dev.iob2"))
	for _, c := range []struct {
		name string
		opt  Options
		f1   float64
	}{{"sentence by sentence", Options{NoAgreement: true}, 76}, {"with agreement", Options{}, 76.3}} {
		var all tally
		p := New(c.opt)
		for i, start := range starts {
			end := len(rows)
			if i+1 < len(starts) {
				end = starts[i+1]
			}
			d := document(rows[start:end])
			if err := p.Annotate(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			all.add(goldNames(rows[start:end]), d.Mentions)
		}
		t.Logf("names, UNER EWT dev, %s: F1 %.2f (PERSON %.2f, ORG %.2f, PLACE %.2f)", c.name, all.f1(0), all.f1(corpus.Person), all.f1(corpus.Org), all.f1(corpus.Place))
		if all.f1(0) < c.f1 {
			t.Errorf("names, %s: F1 %.2f, want %v at least", c.name, all.f1(0), c.f1)
		}
	}
}

// goldNames returns the spans of UNER's rows.
func goldNames(rows [][][]string) map[span]bool {
	kinds := map[string]corpus.EntityType{"B-PER": corpus.Person, "B-ORG": corpus.Org, "B-LOC": corpus.Place}
	gold := make(map[span]bool)
	for i, r := range rows {
		for j := 0; j < len(r); j++ {
			kind, ok := kinds[r[j][2]]
			if !ok {
				continue
			}
			first := j
			for j+1 < len(r) && strings.HasPrefix(r[j+1][2], "I-") {
				j++
			}
			gold[span{i, first, j, kind}] = true
		}
	}
	return gold
}

// tally counts spans by type; type 0 is all of them.
type tally struct {
	hits, wanted, found [corpus.Text + 1]float64
}

func (c *tally) add(gold map[span]bool, mentions []corpus.Mention) {
	for s := range gold {
		c.wanted[s.kind]++
		c.wanted[0]++
	}
	for _, m := range mentions {
		if m.Type != corpus.Person && m.Type != corpus.Org && m.Type != corpus.Place {
			continue
		}
		hit := score(gold[span{m.Sentence, m.First, m.Last, m.Type}])
		for _, k := range []corpus.EntityType{0, m.Type} {
			c.hits[k] += hit
			c.found[k]++
		}
	}
}

func (c *tally) f1(k corpus.EntityType) float64 { return 200 * c.hits[k] / (c.wanted[k] + c.found[k]) }

type span struct {
	sentence, first, last int
	kind                  corpus.EntityType
}
