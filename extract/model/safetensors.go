package model

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"unsafe"
)

// Tensors is the content of safetensors files: named arrays with their shapes.
// Int8 arrays share the memory of the file; float16 is widened as it is read.
// It is read-only and safe for concurrent use.
type Tensors struct {
	tensors  map[string]tensor
	metadata map[string]string
}

type tensor struct {
	kind  string
	shape []int
	data  []byte
}

// ErrFormat is wrapped by the error for bytes that are no safetensors file.
var ErrFormat = errors.New("not a safetensors file")

// Parse reads safetensors files (https://huggingface.co/docs/safetensors) into
// one set of tensors; the first file's metadata is kept. The bytes are kept and
// must not change.
func Parse(files ...[]byte) (*Tensors, error) {
	t := &Tensors{tensors: make(map[string]tensor)}
	for i, file := range files {
		if err := t.add(file, i == 0); err != nil {
			return nil, fmt.Errorf("model: file %d: %w", i, err)
		}
	}
	return t, nil
}

func (t *Tensors) add(file []byte, first bool) error {
	if len(file) < 8 {
		return ErrFormat
	}
	size := binary.LittleEndian.Uint64(file)
	if size > uint64(len(file)-8) {
		return fmt.Errorf("%w: header of %d bytes in a file of %d", ErrFormat, size, len(file))
	}
	var header map[string]json.RawMessage
	if err := json.Unmarshal(file[8:8+size], &header); err != nil {
		return fmt.Errorf("%w: %w", ErrFormat, err)
	}
	body := file[8+size:]
	for name, raw := range header {
		if name == "__metadata__" {
			if first {
				if err := json.Unmarshal(raw, &t.metadata); err != nil {
					return fmt.Errorf("%w: metadata: %w", ErrFormat, err)
				}
			}
			continue
		}
		var entry struct {
			Type    string   `json:"dtype"`
			Shape   []int    `json:"shape"`
			Offsets [2]int64 `json:"data_offsets"`
		}
		if err := json.Unmarshal(raw, &entry); err != nil {
			return fmt.Errorf("%w: tensor %s: %w", ErrFormat, name, err)
		}
		width := map[string]int64{"I8": 1, "F16": 2, "F32": 4}[entry.Type]
		for _, n := range entry.Shape {
			width *= int64(n)
		}
		from, to := entry.Offsets[0], entry.Offsets[1]
		if from < 0 || to < from || to > int64(len(body)) || to-from != width {
			return fmt.Errorf("%w: tensor %s: %s%v at %v of %d bytes", ErrFormat, name, entry.Type, entry.Shape, entry.Offsets, len(body))
		}
		t.tensors[name] = tensor{entry.Type, entry.Shape, body[from:to]}
	}
	return nil
}

// Metadata returns the value of a key of the first file's metadata.
func (t *Tensors) Metadata(key string) string { return t.metadata[key] }

// Int8 returns the int8 tensor of the given name and its shape; it shares the
// file's memory. An unknown name is an error that wraps [io/fs.ErrNotExist].
func (t *Tensors) Int8(name string) ([]int8, []int, error) {
	x, ok := t.tensors[name]
	if !ok {
		return nil, nil, fs.ErrNotExist
	}
	if x.kind != "I8" {
		return nil, nil, fmt.Errorf("model: tensor %s is %s, not I8", name, x.kind)
	}
	if len(x.data) == 0 {
		return nil, x.shape, nil
	}
	return unsafe.Slice((*int8)(unsafe.Pointer(&x.data[0])), len(x.data)), x.shape, nil
}

// Float32 returns a copy of the float32 or float16 tensor of the given name and
// its shape. An unknown name is an error that wraps [io/fs.ErrNotExist].
func (t *Tensors) Float32(name string) ([]float32, []int, error) {
	x, ok := t.tensors[name]
	if !ok {
		return nil, nil, fs.ErrNotExist
	}
	switch x.kind {
	case "F32":
		out := make([]float32, len(x.data)/4)
		for i := range out {
			out[i] = math.Float32frombits(binary.LittleEndian.Uint32(x.data[4*i:]))
		}
		return out, x.shape, nil
	case "F16":
		out := make([]float32, len(x.data)/2)
		for i := range out {
			out[i] = half(binary.LittleEndian.Uint16(x.data[2*i:]))
		}
		return out, x.shape, nil
	}
	return nil, nil, fmt.Errorf("model: tensor %s is %s, not a float", name, x.kind)
}

// half widens an IEEE 754 binary16.
func half(h uint16) float32 {
	sign, exponent, fraction := uint32(h>>15)<<31, int(h>>10&31), uint32(h&1023)
	switch exponent {
	case 0: // zero and subnormal: fraction times 2^-24
		return math.Float32frombits(sign | math.Float32bits(float32(fraction)/(1<<24)))
	case 31:
		return math.Float32frombits(sign | 0xff<<23 | fraction<<13)
	}
	return math.Float32frombits(sign | uint32(exponent-15+127)<<23 | fraction<<13)
}
