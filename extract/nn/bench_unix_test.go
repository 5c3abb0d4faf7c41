//go:build unix

package nn_test

import (
	"fmt"
	"syscall"
	"testing"
	"time"

	"tercet/extract/nn"
)

// cpuTime returns the processor time that this process has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkEncoder counts processor time, which other work on the machine
// disturbs less, and 1.3 pieces a word.
func BenchmarkEncoder(b *testing.B) {
	weights := random(full, 1)
	for _, k := range nn.Kernels() {
		for _, sentences := range []int{1, 8, 32} {
			b.Run(fmt.Sprintf("%v/sentences=%d", k, sentences), func(b *testing.B) {
				e, err := nn.NewEncoder(weights, nn.Options{Kernel: k})
				if err != nil {
					b.Fatal(err)
				}
				var ws nn.Workspace
				var dst nn.Matrix
				in := batch(full, 1, lengths(1, sentences)...)
				pieces, start := 0, cpuTime()
				for b.Loop() {
					if err := e.Encode(&ws, &dst, in); err != nil {
						b.Fatal(err)
					}
					pieces += len(in.Pieces)
				}
				rate := float64(pieces) / (cpuTime() - start).Seconds()
				b.ReportMetric(rate, "pieces/cpu-s")
				b.ReportMetric(rate/1.3, "words/cpu-s")
			})
		}
	}
}

// BenchmarkLinear measures the products of the encoder, quantisation included.
func BenchmarkLinear(b *testing.B) {
	weights := random(size{vocabulary: 1, positions: 1, width: 384, attention: 384, hidden: 1536, layers: 1, labels: 1}, 1)
	for _, k := range nn.Kernels() {
		for _, name := range []string{"attention.qkv", "attention.out", "ffn.in", "ffn.out"} {
			b.Run(fmt.Sprintf("%v/%s", k, name), func(b *testing.B) {
				l, err := nn.NewLinear(weights, "encoder.0."+name, k)
				if err != nil {
					b.Fatal(err)
				}
				const rows = 96
				x := nn.NewMatrix(rows, l.In())
				for i := range x.Data {
					x.Data[i] = float32(i%127) - 63
				}
				var ws nn.Workspace
				var dst nn.Matrix
				n, start := 0, cpuTime()
				for b.Loop() {
					l.Apply(&ws, &dst, x)
					n++
				}
				work := 2 * float64(n) * float64(rows*l.In()*l.Out())
				b.ReportMetric(work/float64((cpuTime()-start).Nanoseconds()), "GOPS")
			})
		}
	}
}

// BenchmarkScorers measures what follows the encoder for a sentence of 25
// words: the projections, all arcs, and the labels of one arc a word.
func BenchmarkScorers(b *testing.B) {
	weights := random(full, 1)
	for _, k := range nn.Kernels() {
		b.Run(k.String(), func(b *testing.B) {
			const words = 25
			var ws nn.Workspace
			linear := map[string]*nn.Linear{}
			for _, name := range []string{"tags", "names", "arc.dep", "arc.head", "label.dep", "label.head"} {
				l, err := nn.NewLinear(weights, name, k)
				if err != nil {
					b.Fatal(err)
				}
				linear[name] = l
			}
			arcs, err := nn.NewArcScorer(weights, "arc.bilinear", k)
			if err != nil {
				b.Fatal(err)
			}
			labels, err := nn.NewLabelScorer(weights, "label.bilinear", k)
			if err != nil {
				b.Fatal(err)
			}
			x := nn.NewMatrix(words, full.width)
			var chosen []nn.Arc
			for i := range words {
				for j := range full.width {
					x.Row(i)[j] = float32((i*j)%17) - 8
				}
				chosen = append(chosen, nn.Arc{Dep: i, Head: (i + 1) % words})
			}
			var dep, head, scores nn.Matrix
			n, start := 0, cpuTime()
			for b.Loop() {
				linear["tags"].Apply(&ws, &scores, x)
				linear["names"].Apply(&ws, &scores, x)
				linear["arc.dep"].Apply(&ws, &dep, x)
				linear["arc.head"].Apply(&ws, &head, x)
				nn.Leaky(k, &dep, 0.1)
				nn.Leaky(k, &head, 0.1)
				arcs.Apply(&ws, &scores, &dep, &head)
				linear["label.dep"].Apply(&ws, &dep, x)
				linear["label.head"].Apply(&ws, &head, x)
				nn.Leaky(k, &dep, 0.1)
				nn.Leaky(k, &head, 0.1)
				labels.Apply(&ws, &scores, &dep, &head, chosen)
				n += words
			}
			b.ReportMetric(float64((cpuTime()-start).Nanoseconds())/float64(n), "cpu-ns/word")
		})
	}
}

// BenchmarkNewEncoder measures the start: the packing of four layers.
func BenchmarkNewEncoder(b *testing.B) {
	weights := random(full, 1)
	for _, k := range nn.Kernels() {
		b.Run(k.String(), func(b *testing.B) {
			for b.Loop() {
				if _, err := nn.NewEncoder(weights, nn.Options{Kernel: k}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
