package resolve

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"unsafe"
)

// An image is a value as it lies in memory, with all that its strings, slices and pointers lead to, in one
// piece: the words of the value, those of what it leads to, and all texts, each once. Any plain type has one
// without a line of code. It is written once and read often: whole words are put where they belong, most of which are 0,
// and the collector of garbage has nothing to look through. In return an image must not be changed: what is put
// into it later, the collector does not see.
//
// Packed, it is the number of words, the length of the texts, two bits for each word, that say what it is, the words that are
// not 0 as varints, and the texts. Addresses are counted from the last one of their kind: what is
// written one after the other is led to in this order.
const (
	zeroWord   = iota // 0
	plainWord         // a number, or several in one word
	wordLead          // the address of a word, in words
	textLead          // the address of a text, in bytes
	wordsInOne = 4    // kinds of words in a byte
)

// wordSize is the size of a word, which is that of an address.
const wordSize = int(unsafe.Sizeof(uintptr(0)))

var errImage = errors.New("graph/resolve: broken image")

// appendImage appends the packed image of a value, of whose parts none may be a map, a channel, a function or an interface.
func appendImage[T any](out []byte, value *T) []byte {
	m := &imager{textAt: make(map[string]int)}
	v := reflect.ValueOf(value).Elem()
	m.put(m.room(1, v.Type()), v)
	return m.pack(out)
}

// imager writes an image.
type imager struct {
	words  []byte // as they lie in memory, but for addresses, which are counted from the first word, or the first text
	kinds  []byte // of the words, if they are addresses
	texts  strings.Builder
	textAt map[string]int // in texts
}

// room makes room for n values of a type, and returns where.
func (m *imager) room(n int, t reflect.Type) (at int) {
	at = len(m.words)
	words := (n*int(t.Size()) + wordSize - 1) / wordSize
	m.words = append(m.words, make([]byte, words*wordSize)...)
	m.kinds = append(m.kinds, make([]byte, words)...)
	return at
}

// number writes a number of a size where room is.
func (m *imager) number(at, size int, n uint64) {
	switch size {
	case 1:
		m.words[at] = byte(n)
	case 4:
		binary.NativeEndian.PutUint32(m.words[at:], uint32(n))
	default:
		binary.NativeEndian.PutUint64(m.words[at:], n)
	}
}

// lead writes the address of a word or a text.
func (m *imager) lead(at, to int, kind byte) {
	m.kinds[at/wordSize] = kind
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
			m.lead(at, to, wordLead)
			m.number(at+wordSize, wordSize, uint64(n))
			m.number(at+2*wordSize, wordSize, uint64(n))
			m.all(to, v)
		}
	case reflect.Array:
		m.all(at, v)
	case reflect.Pointer:
		if !v.IsNil() {
			to := m.room(1, t.Elem())
			m.lead(at, to, wordLead)
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
	m.lead(at, to, textLead)
	m.number(at+wordSize, wordSize, uint64(len(s)))
}

// pack appends the image.
func (m *imager) pack(out []byte) []byte {
	out = binary.AppendUvarint(out, uint64(len(m.kinds)))
	out = binary.AppendUvarint(out, uint64(m.texts.Len()))
	kindsAt := len(out)
	out = append(out, make([]byte, (len(m.kinds)+wordsInOne-1)/wordsInOne)...)
	var last [textLead + 1]int
	for i, kind := range m.kinds {
		word := m.word(i)
		switch {
		case kind == wordLead:
			word /= wordSize
		case kind == zeroWord && word != 0:
			kind = plainWord
		}
		if kind == zeroWord {
			continue
		}
		out[kindsAt+i/wordsInOne] |= kind << (i % wordsInOne * 2)
		if kind != plainWord {
			word, last[kind] = word-last[kind], word
		}
		out = binary.AppendVarint(out, int64(word))
	}
	return append(out, m.texts.String()...)
}

func (m *imager) word(i int) int {
	if wordSize == 4 {
		return int(int32(binary.NativeEndian.Uint32(m.words[i*wordSize:])))
	}
	return int(binary.NativeEndian.Uint64(m.words[i*wordSize:]))
}

// unpackImage returns the value whose image was packed. What the lengths of strings and slices say is believed:
// they need a checksum.
func unpackImage[T any](packed []byte, memory *imageMemory) (*T, error) {
	n, size := binary.Uvarint(packed)
	packed = packed[max(size, 0):]
	length, more := binary.Uvarint(packed)
	packed = packed[max(more, 0):]
	kindBytes := (n + wordsInOne - 1) / wordsInOne
	if size <= 0 || more <= 0 || n > uint64(wordsInOne*len(packed)) || n*uint64(wordSize) < uint64(unsafe.Sizeof(*new(T))) ||
		length > uint64(len(packed)) || kindBytes > uint64(len(packed))-length {
		return nil, errImage
	}
	kinds, rest, texts := packed[:kindBytes], packed[kindBytes:uint64(len(packed))-length], packed[uint64(len(packed))-length:]
	words := memory.take(int(n) + (int(length)+wordSize-1)/wordSize)
	start := uintptr(unsafe.Pointer(unsafe.SliceData(words)))
	textStart := start + uintptr(n)*uintptr(wordSize)
	copy(unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(words[n:]))), length), texts)
	toWord, toText := 0, 0
	for i, four := range kinds {
		for at := wordsInOne * i; four != 0; at, four = at+1, four>>2 {
			if four&3 == zeroWord {
				continue
			}
			if len(rest) == 0 || at >= int(n) {
				return nil, errImage
			}
			u, size := uint64(rest[0]), 1 // as most are
			if u >= 0x80 {
				if u, size = binary.Uvarint(rest); size <= 0 {
					return nil, errImage
				}
			}
			rest = rest[size:]
			switch v := int(u>>1) ^ -int(u&1); four & 3 {
			case plainWord:
				words[at] = uintptr(v)
			case wordLead:
				if toWord += v; uint64(toWord) >= n {
					return nil, errImage
				}
				words[at] = start + uintptr(toWord*wordSize)
			case textLead:
				if toText += v; uint64(toText) >= length {
					return nil, errImage
				}
				words[at] = textStart + uintptr(toText)
			}
		}
	}
	return (*T)(unsafe.Pointer(unsafe.SliceData(words))), nil
}

// imageMemory is memory for images. The zero value is ready; it is for one goroutine.
type imageMemory struct{ free []uintptr }

// imageSlab is the number of words that images get at once, which are freed together.
const imageSlab = 1 << 21

// take returns n words that are 0, and in which the collector sees no addresses.
func (m *imageMemory) take(n int) []uintptr {
	if n > len(m.free) {
		m.free = inLargePages(make([]uintptr, max(n, imageSlab)))
	}
	out := m.free[:n:n]
	m.free = m.free[n:]
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
