//go:build unix && !amd64

package main

import "tercet/extract/nn"

// peaks are measured on x86-64 alone.
var peaks map[nn.Kernel]struct {
	loop func(n int)
	ops  float64
}
