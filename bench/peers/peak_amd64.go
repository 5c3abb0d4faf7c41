//go:build unix

package main

import "tercet/extract/nn"

func peakAVX2(n int)
func peakAVXVNNI(n int)
func peakVNNI(n int)

// peaks are the loops of each kernel's instructions, and the operations of one
// turn: a product and a sum each count one.
var peaks = map[nn.Kernel]struct {
	loop func(n int)
	ops  float64
}{
	nn.AVX2:    {peakAVX2, 8 * 3 * 64},
	nn.AVXVNNI: {peakAVXVNNI, 12 * 64},
	nn.VNNI:    {peakVNNI, 16 * 128},
}
