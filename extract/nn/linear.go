package nn

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"unsafe"
)

// MaxWeight is the largest weight: they are numbers of seven bits. The sum of two
// products of such weights with activations of eight bits fits an int16, which
// AVX2's VPMADDUBSW needs.
const MaxWeight = 63

// ErrRange is wrapped by the error for int8 weights beyond [-MaxWeight-1,
// MaxWeight].
var ErrRange = errors.New("weights have more than seven bits")

// depthStep is what a kernel takes of the depth of a product in one step: the
// depth is padded to a multiple of it.
const depthStep = 32

// Linear is y = Wx + b with int8 weights, one scale an output, and activations
// quantised row by row: a row's scale is its largest absolute value / 127, and
// each number is rounded half to even.
type Linear struct {
	in, out  int
	depth    int      // in, padded
	cols     int      // out, padded
	panels   [][]byte // of the weights, as the kernel's gemm reads them
	start    []int32
	colScale []float32
	bias     []float32
	r        *routines
}

// NewLinear reads name.weight (int8 [out, in], of seven bits), name.scale and
// name.bias.
func NewLinear(t Tensors, name string, k Kernel) (*Linear, error) {
	weight, scale, bias, in, err := readLinear(t, name, -1, -1)
	if err != nil {
		return nil, err
	}
	return newLinear(weight, scale, bias, in, new(k.routines())), nil
}

// readLinear reads the tensors of a linear; a negative out or in matches any
// size.
func readLinear(t Tensors, name string, out, in int) (weight []int8, scale, bias []float32, inputs int, err error) {
	weight, shape, err := ints(t, name+".weight", out, in)
	if err == nil && !sevenBits(weight) {
		err = fmt.Errorf("nn: tensor %s.weight: %w", name, ErrRange)
	}
	if err != nil {
		return nil, nil, nil, 0, err
	}
	if scale, _, err = floats(t, name+".scale", shape[0]); err != nil {
		return nil, nil, nil, 0, err
	}
	bias, _, err = floats(t, name+".bias", shape[0])
	return weight, scale, bias, shape[1], err
}

// sevenBits reports whether all numbers lie in [-64, 63], that is, whether the
// two highest bits of each are equal.
func sevenBits(w []int8) bool {
	var differ uint64
	b := bytesOf(w)
	for ; len(b) >= 8; b = b[8:] {
		x := binary.LittleEndian.Uint64(b)
		differ |= x ^ x<<1
	}
	for _, x := range b {
		differ |= uint64(x ^ x<<1)
	}
	return differ&0x8080808080808080 == 0
}

// bytesOf returns w's memory as bytes, which Go loads several at a time.
func bytesOf(w []int8) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(w))), len(w))
}

func newLinear(weight []int8, scale, bias []float32, in int, r *routines) *Linear {
	out := len(scale)
	l := &Linear{in: in, out: out, depth: roundUp(in, depthStep), cols: roundUp(out, r.tileCols), r: r}
	l.panels, l.start = r.pack(weight, out, in)
	l.colScale, l.bias = make([]float32, l.cols), make([]float32, l.cols)
	copy(l.colScale, scale)
	copy(l.bias, bias)
	return l
}

// In returns the number of inputs.
func (l *Linear) In() int { return l.in }

// Out returns the number of outputs.
func (l *Linear) Out() int { return l.out }

// Apply sets dst to the outputs for the rows of x. It reshapes dst, which must
// not be x. The padding of dst's rows is undefined.
func (l *Linear) Apply(ws *Workspace, dst, x *Matrix) { l.apply(ws, dst, x, false) }

// apply is Apply for x, or for its GELU, by which it then replaces x.
func (l *Linear) apply(ws *Workspace, dst, x *Matrix, gelu bool) {
	if x.Cols != l.in {
		panic("nn: Linear.Apply: wrong number of columns")
	}
	dst.Reshape(x.Rows, l.out)
	const block = 192 // whole tiles of every kernel, and the second-level cache holds them
	for from := 0; from < x.Rows; from += block {
		rows := x.Slice(from, min(from+block, x.Rows))
		l.quantise(ws, &rows, gelu)
		l.multiply(dst.Data[from*dst.Stride:], dst.Stride, ws.quant, ws.scale, rows.Rows)
	}
}

// quantise leaves the quantised rows of x, or of its GELU, in the workspace.
// What follows a row, up to the depth, meets weights of zero.
func (l *Linear) quantise(ws *Workspace, x *Matrix, gelu bool) {
	ws.quant = grow(ws.quant, (x.Rows+spareRows)*l.depth)
	ws.scale = grow(ws.scale, x.Rows+spareRows)
	wide := roundUp(x.Cols, lanes)
	for i := range x.Rows {
		row := x.Data[i*x.Stride:][:wide]
		var top float32
		if gelu {
			clear(row[x.Cols:])
			top = l.r.gelu(row)
		} else {
			top = absMax(l.r, row[:x.Cols])
		}
		scale, by := scales(top, 127)
		ws.scale[i] = scale
		l.r.quantise(ws.quant[i*l.depth:], row, by)
	}
}

// scales returns the scale that takes numbers up to top to integers up to limit,
// and its inverse. Numbers too small for a finite inverse count as zero.
func scales(top, limit float32) (scale, inverse float32) {
	if top < 1e-30 {
		return 0, 0
	}
	return top / limit, limit / top
}

func absMax(r *routines, x []float32) float32 {
	whole := len(x) / lanes * lanes
	return max(r.absMax(x[:whole]), absMaxGeneric(x[whole:]))
}

// multiply runs over the panels of weights, all rows for one before the next,
// so that the panel stays in the first-level cache.
func (l *Linear) multiply(dst []float32, stride int, quant []byte, scale []float32, rows int) {
	r := l.r
	for i, panel := range l.panels {
		j := i * r.tileCols
		r.gemm(dst[j:], stride, quant, panel, l.depth, rows, scale, l.colScale[j:], l.bias[j:], l.start[j:])
	}
}

// cut cuts packed weights into panels of one size.
func cut(packed []byte, size int) [][]byte { return slices.Collect(slices.Chunk(packed, size)) }

// packPanels lays out panels of the given width; each holds, for every four of
// the depth, the four weights of every column. It also returns the sum of each
// column's weights.
func packPanels(w []int8, out, in, width int) (panels [][]byte, sums []int32) {
	depth := roundUp(in, depthStep)
	packed, sums := make([]byte, roundUp(out, width)*depth), make([]int32, roundUp(out, width))
	rows, padded := bytesOf(w), make([]byte, depth)
	for j := range out {
		copy(padded, rows[j*in:(j+1)*in])
		panel := packed[j/width*width*depth+j%width*4:]
		var sum uint32
		for k := 0; k+4 <= len(padded); k += 4 {
			x := binary.LittleEndian.Uint32(padded[k:])
			binary.LittleEndian.PutUint32(panel[k*width:], x)
			x ^= 0x80808080 // plus 128
			sum += (x&0xff00ff + x>>8&0xff00ff) * 0x10001 >> 16
		}
		sums[j] = int32(sum) - 128*int32(depth)
	}
	return cut(packed, width*depth), sums
}
