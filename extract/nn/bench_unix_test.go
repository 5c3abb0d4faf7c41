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
	weights := random(size{vocabulary: 1, positions: 1, width: 384, hidden: 1536, layers: 1, labels: 1}, 1)
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
				b.SetBytes(int64(l.In() * l.Out()))
			})
		}
	}
}
