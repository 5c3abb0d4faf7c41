package main

import (
	"bytes"
	"context"
	"encoding/gob"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tercet/corpus"
	"tercet/corpus/sample"
	"tercet/extract"
	"tercet/extract/clause"
	"tercet/extract/coref"
	"tercet/extract/lemma"
	"tercet/extract/parse"
	"tercet/extract/tokenize"
	"tercet/graph"
	"tercet/graph/resolve"
	"tercet/graph/store"
)

// sampleDocuments reads the sample corpus and runs the first n stages on it.
func sampleDocuments(b *testing.B, n int) []*corpus.Document {
	b.Helper()
	var docs []*corpus.Document
	for d, err := range corpus.Read(b.Context(), []string{"."}, corpus.ReadOptions{FS: sample.Articles()}) {
		if err != nil {
			b.Fatal(err)
		}
		if d.English() {
			docs = append(docs, d)
		}
	}
	if n == 0 {
		return docs
	}
	p, err := extract.New(extract.Options{Stop: extract.Stages()[n-1]})
	if err != nil {
		b.Fatal(err)
	}
	for _, d := range docs {
		if err := p.Annotate(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
	return docs
}

// size returns the bytes and words of documents.
func size(b *testing.B) (length, words int64) {
	for _, d := range sampleDocuments(b, 1) {
		length += int64(len(d.Text))
		for i := range d.Sentences {
			words += int64(len(d.Sentences[i].Tokens))
		}
	}
	return length, words
}

// measure reports a benchmark whose every iteration reads the sample corpus once.
func measure(b *testing.B, iteration func()) {
	length, words := size(b)
	b.SetBytes(length)
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		iteration()
	}
	b.ReportMetric(float64(words*int64(b.N))/b.Elapsed().Seconds(), "words/s")
}

// copies returns deep copies, so that a stage never meets its own product.
func copies(b *testing.B, docs []*corpus.Document) (out []*corpus.Document) {
	b.Helper()
	var buffer bytes.Buffer
	if err := gob.NewEncoder(&buffer).Encode(docs); err != nil {
		b.Fatal(err)
	}
	if err := gob.NewDecoder(&buffer).Decode(&out); err != nil {
		b.Fatal(err)
	}
	return out
}

// BenchmarkStage runs each stage alone, in one goroutine, on what the stages
// before it leave of the sample corpus.
func BenchmarkStage(b *testing.B) {
	stages := []extract.Annotator{tokenize.Annotator{}, parse.New(parse.Options{}), lemma.New(), coref.New(), clause.New(clause.Options{})}
	for i, name := range extract.Stages() {
		b.Run(name, func(b *testing.B) {
			docs := sampleDocuments(b, i)
			stage := stages[i]
			for _, d := range copies(b, docs) { // what it loads, it loads now
				if err := stage.Annotate(b.Context(), d); err != nil {
					b.Fatal(err)
				}
			}
			measure(b, func() {
				b.StopTimer()
				fresh := copies(b, docs)
				b.StartTimer()
				for _, d := range fresh {
					if err := stage.Annotate(b.Context(), d); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

// BenchmarkShare runs all stages after each other in one goroutine and reports
// how much coreference and clauses add to the time of the stages before them, in
// percent. It is to stay below ten.
func BenchmarkShare(b *testing.B) {
	stages := []extract.Annotator{tokenize.Annotator{}, parse.New(parse.Options{}), lemma.New(), coref.New(), clause.New(clause.Options{})}
	docs := sampleDocuments(b, 0)
	for _, stage := range stages { // what it loads, it loads now
		if err := stage.Annotate(b.Context(), &corpus.Document{}); err != nil {
			b.Fatal(err)
		}
	}
	var took [5]time.Duration
	for b.Loop() {
		for _, d := range copies(b, docs) {
			for i, stage := range stages {
				start := time.Now()
				if err := stage.Annotate(b.Context(), d); err != nil {
					b.Fatal(err)
				}
				took[i] += time.Since(start)
			}
		}
	}
	before := (took[0] + took[1] + took[2]).Seconds()
	b.ReportMetric(100*took[3].Seconds()/before, "coref-%")
	b.ReportMetric(100*took[4].Seconds()/before, "clause-%")
	b.ReportMetric(100*(took[3]+took[4]).Seconds()/before, "both-%")
}

// BenchmarkResolve makes entities and statements of the annotated sample corpus.
func BenchmarkResolve(b *testing.B) {
	docs := sampleDocuments(b, len(extract.Stages()))
	measure(b, func() {
		b.StopTimer()
		fresh := copies(b, docs)
		b.StartTimer()
		if _, err := resolve.Resolve(b.Context(), fresh, resolve.Options{}); err != nil {
			b.Fatal(err)
		}
	})
}

// BenchmarkStore writes the graph of the sample corpus to disk, and reads it.
func BenchmarkStore(b *testing.B) {
	res, err := resolve.Resolve(b.Context(), sampleDocuments(b, len(extract.Stages())), resolve.Options{})
	if err != nil {
		b.Fatal(err)
	}
	s, err := store.Open(b.TempDir(), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	b.Run("write", func(b *testing.B) {
		measure(b, func() {
			if err := s.Replace(b.Context(), res.Graph); err != nil {
				b.Fatal(err)
			}
		})
	})
	b.Run("read", func(b *testing.B) {
		measure(b, func() {
			if _, err := graph.Load(b.Context(), s); err != nil {
				b.Fatal(err)
			}
		})
	})
}

// BenchmarkBuild is `tercet build --sample`, the loading of the model included.
func BenchmarkBuild(b *testing.B) {
	db := filepath.Join(b.TempDir(), "graph.tercet")
	measure(b, func() {
		if status := run(context.Background(), []string{"build", "-q", "--sample", "--db", db}, bytes.NewReader(nil), io.Discard, io.Discard); status != exitDone {
			b.Fatalf("exit status %d", status)
		}
		b.StopTimer()
		if err := os.RemoveAll(db); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	})
}
