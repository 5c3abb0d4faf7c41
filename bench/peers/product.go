//go:build unix

package main

import (
	"math/rand/v2"
	"time"

	"tercet/extract/nn"
)

// The sizes of a product: the rows of a batch by the widest layer.
const rows, in, out = 96, 384, 1536

// weights is a layer of numbers that are spread as trained ones are.
type weights struct{}

func (weights) Int8(name string) ([]int8, []int, error) {
	rng := rand.New(rand.NewPCG(1, 1))
	data := make([]int8, out*in)
	for i := range data {
		data[i] = int8(max(-nn.MaxWeight, min(nn.MaxWeight, 18*rng.NormFloat64())))
	}
	return data, []int{out, in}, nil
}

func (weights) Float32(name string) ([]float32, []int, error) {
	return make([]float32, out), []int{out}, nil
}

// products are the layer with each kernel, its activations' quantisation
// included, and the loop of the kernel's instructions. Their time is that of a
// million operations.
func products() []contestant {
	x := nn.NewMatrix(rows, in)
	for i := range x.Data {
		x.Data[i] = float32(i%255 - 127)
	}
	var all []contestant
	for _, k := range nn.Kernels() {
		if k == nn.Generic {
			continue
		}
		l, err := nn.NewLinear(weights{}, "layer", k)
		var ws nn.Workspace
		var dst nn.Matrix
		all = append(all, contestant{k.String(), false, func() (time.Duration, error) {
			return timed(2*rows*in*out, func() { l.Apply(&ws, &dst, x) }), err
		}})
		if p, ok := peaks[k]; ok {
			const turns = 1e5
			all = append(all, contestant{k.String() + ", registers alone", false, func() (time.Duration, error) {
				return timed(turns*p.ops, func() { p.loop(turns) }), nil
			}})
		}
	}
	return all
}

// timed runs work, which has so many operations, for a tenth of a second and
// returns the processor time of a million operations.
func timed(ops float64, work func()) time.Duration {
	n, start := 0.0, cpuTime()
	for cpuTime()-start < 100*time.Millisecond {
		work()
		n++
	}
	return time.Duration(float64(cpuTime()-start) * 1e6 / (n * ops))
}
