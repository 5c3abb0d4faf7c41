package store

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"reflect"

	"tercet/graph"
)

// layoutVersion changes with the quads that are laid out of the same records, so
// that all of a graph is written again. TestLayoutVersion tells when.
const layoutVersion = 1

// digest identifies all that a store keeps of a record, and the names of the
// entities that it speaks of, by which they stand in quads.
type digest [16]byte

// record is a document, entity or statement with its ID, which begins with
// "d/", "e/" or "s/"; without an item it is gone.
type record struct {
	id     string
	item   any
	digest digest
}

// digester makes digests, for one goroutine.
type digester struct {
	name func(graph.ID) string // of an entity; "" if there is none
	buf  []byte
}

var idType = reflect.TypeFor[graph.ID]()

// of returns the digest of what a pointer leads to: structs, slices, strings and
// numbers, in whatever types.
func (d *digester) of(item any) digest {
	d.buf = append(d.buf[:0], layoutVersion)
	d.write(reflect.ValueOf(item).Elem())
	sum := sha256.Sum256(d.buf)
	return digest(sum[:])
}

func (d *digester) write(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		d.text(v.String())
		if v.Type() == idType {
			d.text(d.name(graph.ID(v.String())))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			d.write(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() { // null in JSON
			d.buf = append(d.buf, 0)
			return
		}
		d.buf = binary.AppendUvarint(d.buf, uint64(v.Len())+1)
		for i := range v.Len() {
			d.write(v.Index(i))
		}
	case reflect.Pointer:
		if v.IsNil() {
			d.buf = append(d.buf, 0)
			return
		}
		d.buf = append(d.buf, 1)
		d.write(v.Elem())
	case reflect.Bool:
		if v.Bool() {
			d.buf = append(d.buf, 1)
		} else {
			d.buf = append(d.buf, 0)
		}
	case reflect.Float64:
		d.buf = binary.BigEndian.AppendUint64(d.buf, math.Float64bits(v.Float()))
	case reflect.Int:
		d.buf = binary.AppendVarint(d.buf, v.Int())
	case reflect.Uint8:
		d.buf = append(d.buf, byte(v.Uint()))
	default:
		panic("graph/store: no digest of " + v.Type().String())
	}
}

func (d *digester) text(s string) {
	d.buf = binary.AppendUvarint(d.buf, uint64(len(s)))
	d.buf = append(d.buf, s...)
}
