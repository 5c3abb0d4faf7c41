package resolve

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"unsafe"
)

// An image is a value as it lies in memory, with all that its strings, slices and pointers lead to, in one
// piece of bytes. It is written once and read often: nothing is decoded then, only the address of the image
// is added to those in it, and the collector of garbage has nothing to look through. Any plain type
// has an image without a line of code. In return an image must not be changed: what is put
// into it later, the collector does not see.
//
// First comes the length, then the value, what it leads to, and all texts, each once. In place of an address stands
// how far it leads from the value. At the end stand the places of the addresses, each counted in words from the one before.

// wordSize is the size of an address. Images begin at a multiple of it.
const wordSize = int(unsafe.Sizeof(uintptr(0)))

// imageHead is the size of what stands before the value.
const imageHead = 8

var errImage = errors.New("graph/resolve: broken image")

// appendImage appends the image of a value, of whose parts none may be a map, a channel, a function or an interface.
func appendImage[T any](out []byte, value *T) []byte {
	m := &imager{textAt: make(map[string]int)}
	v := reflect.ValueOf(value).Elem()
	m.put(m.room(1, v.Type()), v)
	for _, at := range m.toText {
		m.number(at, wordSize, binary.NativeEndian.Uint64(m.out[at:])+uint64(len(m.out)))
	}
	out = binary.NativeEndian.AppendUint64(out, uint64(len(m.out)+m.texts.Len()))
	out = append(append(out, m.out...), m.texts.String()...)
	slices.Sort(m.addresses)
	last := 0
	for _, at := range m.addresses {
		out = binary.AppendUvarint(out, uint64((at-last)/wordSize))
		last = at
	}
	return out
}

// imager writes an image.
type imager struct {
	out       []byte
	texts     strings.Builder
	textAt    map[string]int // in texts
	addresses []int          // places in out
	toText    []int          // those of them that lead to texts, counted from the first one
}

// room makes room for n values of a type, and returns where.
func (m *imager) room(n int, t reflect.Type) (at int) {
	at = (len(m.out) + t.Align() - 1) / t.Align() * t.Align()
	m.out = append(m.out, make([]byte, at-len(m.out)+n*int(t.Size()))...)
	return at
}

// number writes a number of a size where room is.
func (m *imager) number(at, size int, n uint64) {
	switch size {
	case 1:
		m.out[at] = byte(n)
	case 4:
		binary.NativeEndian.PutUint32(m.out[at:], uint32(n))
	default:
		binary.NativeEndian.PutUint64(m.out[at:], n)
	}
}

// lead writes an address.
func (m *imager) lead(at, to int) {
	m.addresses = append(m.addresses, at)
	m.number(at, wordSize, uint64(to))
}

// put writes a value where room is.
func (m *imager) put(at int, v reflect.Value) {
	t := v.Type()
	switch size := int(t.Size()); v.Kind() {
	case reflect.Bool:
		m.number(at, size, uint64(boolBit(v.Bool())))
	case reflect.Int, reflect.Int32:
		m.number(at, size, uint64(v.Int()))
	case reflect.Uint8, reflect.Uint64:
		m.number(at, size, v.Uint())
	case reflect.Float64:
		m.number(at, size, math.Float64bits(v.Float()))
	case reflect.String:
		m.text(at, v.String())
	case reflect.Slice:
		if n := v.Len(); n > 0 {
			to := m.room(n, t.Elem())
			m.lead(at, to)
			m.number(at+wordSize, wordSize, uint64(n))
			m.number(at+2*wordSize, wordSize, uint64(n))
			m.all(to, v)
		}
	case reflect.Array:
		m.all(at, v)
	case reflect.Pointer:
		if !v.IsNil() {
			to := m.room(1, t.Elem())
			m.lead(at, to)
			m.put(to, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			m.put(at+int(t.Field(i).Offset), v.Field(i))
		}
	default:
		panic("graph/resolve: no image of " + t.String())
	}
}

// all writes the elements of a slice or an array.
func (m *imager) all(at int, v reflect.Value) {
	size := int(v.Type().Elem().Size())
	for i := range v.Len() {
		m.put(at+i*size, v.Index(i))
	}
}

func (m *imager) text(at int, s string) {
	if s == "" {
		return
	}
	to, ok := m.textAt[s]
	if !ok {
		to = m.texts.Len()
		m.textAt[s] = to
		m.texts.WriteString(s)
	}
	m.lead(at, to)
	m.toText = append(m.toText, at)
	m.number(at+wordSize, wordSize, uint64(len(s)))
}

// openImage returns the value whose image data is. It is made of data, which begins at a multiple of wordSize, and is
// not to be used for anything else. What the lengths in it say is believed: they need a checksum.
func openImage[T any](data []byte) (*T, error) {
	if len(data) < imageHead {
		return nil, errImage
	}
	n := binary.NativeEndian.Uint64(data)
	if data = data[imageHead:]; n > uint64(len(data)) || n < uint64(unsafe.Sizeof(*new(T))) {
		return nil, errImage
	}
	image, steps := data[:n:n], data[n:]
	start := unsafe.Pointer(unsafe.SliceData(image))
	if uintptr(start)%uintptr(wordSize) != 0 {
		return nil, errImage
	}
	for at := 0; len(steps) > 0; {
		step, size := uint64(steps[0]), 1 // as most are
		if step >= 0x80 {
			step, size = binary.Uvarint(steps)
		}
		if size <= 0 || step > n || at+int(step)*wordSize > len(image)-wordSize {
			return nil, errImage
		}
		at, steps = at+int(step)*wordSize, steps[size:]
		address := (*uintptr)(unsafe.Add(start, at))
		if uint64(*address) >= n {
			return nil, errImage
		}
		*address += uintptr(start)
	}
	return (*T)(start), nil
}

// imageMemory is memory for images. The zero value is ready; it is for one goroutine.
type imageMemory struct{ free []byte }

// imageSlab is the number of bytes that images get at once, which are freed together.
const imageSlab = 1 << 20

// take returns n bytes for an image.
func (m *imageMemory) take(n int) []byte {
	room := (n + wordSize - 1) / wordSize * wordSize
	if room > len(m.free) {
		words := make([]uintptr, max(room, imageSlab)/wordSize) // aligned, and with nothing for the collector
		m.free = unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(words))), len(words)*wordSize)
	}
	out := m.free[:n:n]
	m.free = m.free[room:]
	return out
}

// layoutOf describes how values of a type lie in memory: images are of use only where that is what it was.
func layoutOf(t reflect.Type) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %x ", wordSize, binary.NativeEndian.AppendUint16(nil, 1))
	seen := make(map[reflect.Type]bool)
	var describe func(t reflect.Type)
	describe = func(t reflect.Type) {
		fmt.Fprint(&b, t.Kind(), t.Size())
		switch t.Kind() {
		case reflect.Slice, reflect.Array, reflect.Pointer:
			describe(t.Elem())
		case reflect.Struct:
			if fmt.Fprint(&b, " ", t); seen[t] {
				return
			}
			seen[t] = true
			for i := range t.NumField() {
				f := t.Field(i)
				fmt.Fprint(&b, " ", f.Name, f.Offset, " ")
				describe(f.Type)
			}
		}
	}
	describe(t)
	return b.String()
}
