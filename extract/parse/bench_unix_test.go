//go:build unix

package parse

import (
	"context"
	"fmt"
	"syscall"
	"testing"
	"time"

	"tercet/corpus"
	"tercet/corpus/sample"
	"tercet/extract/nn"
	"tercet/extract/tokenize"
)

// cpuTime returns the processor time that this process has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkText measures the way from the sample corpus' texts to trees and
// names.
func BenchmarkText(b *testing.B) {
	var texts []*corpus.Document
	for d, err := range corpus.Read(b.Context(), []string{"."}, corpus.ReadOptions{FS: sample.Articles()}) {
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, d)
	}
	for _, model := range Models() {
		for _, k := range nn.Kernels() {
			if k == nn.Generic {
				continue
			}
			p := New(Options{Model: model, Kernel: k})
			if _, err := p.Version(); err != nil { // loads
				b.Fatal(err)
			}
			b.Run(fmt.Sprintf("%s/%v", model, k), func(b *testing.B) {
				words, start := 0, cpuTime()
				b.ReportAllocs()
				for b.Loop() {
					for _, t := range texts {
						d := *t
						if err := (tokenize.Annotator{}).Annotate(context.Background(), &d); err != nil {
							b.Fatal(err)
						}
						if err := p.Annotate(context.Background(), &d); err != nil {
							b.Fatal(err)
						}
						for i := range d.Sentences {
							words += len(d.Sentences[i].Tokens)
						}
					}
				}
				b.ReportMetric(float64(words)/(cpuTime()-start).Seconds(), "words/cpu-s")
			})
		}
	}
}
