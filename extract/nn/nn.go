// Package nn is the arithmetic of Tercet's network: a BERT-shaped encoder and
// the scorers on top of it, with int8 weights and activations.
//
// The heavy loops are assembly, chosen by the processor (see [Kernel]), with
// plain Go everywhere else. All kernels give the same bits: products of int8
// are summed in int32, which is exact; every float sum runs in one fixed
// order; no multiplication is fused with an addition; exp, log and erf are
// fixed polynomials. What a sentence gets never depends on the sentences that
// share its batch.
//
// An [Encoder] and the scorers are read-only after construction and serve any
// number of goroutines; each goroutine brings its own [Workspace].
package nn

import (
	"errors"
	"fmt"
)

const (
	lanes     = 16 // float sums run in this many lanes, and rows are padded to it
	spareRows = 16 // rows behind a matrix that a kernel's last tile may touch
)

// Matrix is a row-major matrix of float32. Row i begins at Data[i*Stride]; the
// Stride-Cols numbers that follow a row are padding. The zero value is empty
// and ready for Reshape.
type Matrix struct {
	Rows, Cols, Stride int
	Data               []float32
}

// NewMatrix returns a rows x cols matrix of zeros.
func NewMatrix(rows, cols int) *Matrix {
	m := new(Matrix)
	m.Reshape(rows, cols)
	return m
}

// Reshape makes m a rows x cols matrix that owns its memory, which it reuses
// where it is large enough. The content afterwards is undefined.
func (m *Matrix) Reshape(rows, cols int) {
	m.Rows, m.Cols, m.Stride = rows, cols, roundUp(cols, 2*lanes)
	m.Data = grow(m.Data, (rows+spareRows)*m.Stride)
}

// Row returns row i without its padding. It shares m's memory.
func (m *Matrix) Row(i int) []float32 {
	return m.Data[i*m.Stride : i*m.Stride+m.Cols : i*m.Stride+m.Cols]
}

// Slice returns rows from to to (exclusive) as a matrix that shares m's memory.
// It may be read by any function of this package; as a destination it serves
// none but those that say so.
func (m *Matrix) Slice(from, to int) Matrix {
	return Matrix{Rows: to - from, Cols: m.Cols, Stride: m.Stride, Data: m.Data[from*m.Stride:]}
}

// Tensors gives the network its weights by name, with their shapes. An unknown
// name is an error that wraps [io/fs.ErrNotExist]. The slices are kept and
// must not change.
type Tensors interface {
	Int8(name string) ([]int8, []int, error)
	Float32(name string) ([]float32, []int, error)
}

// ErrShape is wrapped by the error for a tensor whose shape does not fit.
var ErrShape = errors.New("tensor has the wrong shape")

// floats reads the tensor name, whose shape must be want; a negative number in
// want matches any size.
func floats(t Tensors, name string, want ...int) ([]float32, []int, error) {
	data, shape, err := t.Float32(name)
	if err == nil {
		err = checkShape(len(data), shape, want)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("nn: tensor %s: %w", name, err)
	}
	return data, shape, nil
}

// ints is floats for int8.
func ints(t Tensors, name string, want ...int) ([]int8, []int, error) {
	data, shape, err := t.Int8(name)
	if err == nil {
		err = checkShape(len(data), shape, want)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("nn: tensor %s: %w", name, err)
	}
	return data, shape, nil
}

func checkShape(n int, shape, want []int) error {
	fits := len(shape) == len(want)
	size := 1
	for i := 0; fits && i < len(shape); i++ {
		fits = want[i] < 0 && shape[i] > 0 || shape[i] == want[i]
		size *= shape[i]
	}
	if !fits || size != n {
		return fmt.Errorf("%w: %v of %d numbers, want %v", ErrShape, shape, n, want)
	}
	return nil
}

// Workspace holds the scratch memory of one goroutine. The zero value is
// ready; it grows to the largest batch seen and is then reused.
type Workspace struct {
	quant          []byte    // activations as the kernel's gemm reads them
	scale          []float32 // their scales, one a row
	qkv, context   Matrix    // attention
	keys, scores   []float32
	branch, hidden Matrix // what a block adds to the residual stream
	bilinear       Matrix
}

func roundUp(n, multiple int) int { return (n + multiple - 1) / multiple * multiple }

// grow returns s with length n; the content is undefined.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
