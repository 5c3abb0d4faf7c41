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
// first column is no number are left out.
func column(t testing.TB, path string) [][][]string {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out, cur = [][][]string{}, [][]string(nil)
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		c := strings.Split(sc.Text(), "\t")
		if _, err := strconv.Atoi(c[0]); err == nil && len(c) > 2 {
			cur = append(cur, c)
		} else if sc.Text() == "" && cur != nil {
			out, cur = append(out, cur), nil
		}
	}
	return out
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
		rows := column(t, dataFile(t, "treebank/"+want.name+"-dev.conllu"))
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

// TestEvalNames scores person, org and place spans on UNER's EWT dev.
func TestEvalNames(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	rows := column(t, dataFile(t, "ner/uner-ewt-dev.iob2"))
	gold := make(map[span]bool)
	for i, r := range rows {
		for j := 0; j < len(r); j++ {
			kind, ok := map[string]corpus.EntityType{"B-PER": corpus.Person, "B-ORG": corpus.Org, "B-LOC": corpus.Place}[r[j][2]]
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
	d := document(rows)
	if err := New(Options{NoAgreement: true}).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	hits, predicted := map[corpus.EntityType]float64{}, map[corpus.EntityType]float64{}
	wanted := map[corpus.EntityType]float64{}
	for s := range gold {
		wanted[s.kind]++
		wanted[0]++
	}
	for _, m := range d.Mentions {
		if m.Type != corpus.Person && m.Type != corpus.Org && m.Type != corpus.Place {
			continue
		}
		hit := score(gold[span{m.Sentence, m.First, m.Last, m.Type}])
		for _, k := range []corpus.EntityType{0, m.Type} {
			hits[k] += hit
			predicted[k]++
		}
	}
	f1 := func(k corpus.EntityType) float64 { return 200 * hits[k] / (wanted[k] + predicted[k]) }
	t.Logf("names, UNER EWT dev: F1 %.2f (PERSON %.2f, ORG %.2f, PLACE %.2f)", f1(0), f1(corpus.Person), f1(corpus.Org), f1(corpus.Place))
	if f1(0) < 76 {
		t.Errorf("names: F1 %.2f, want 76 at least", f1(0))
	}
}

type span struct {
	sentence, first, last int
	kind                  corpus.EntityType
}
