package resolve

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"reflect"
	"sync"
)

// digestMeaning is raised when digests say something else in the same fields: what their fields are, layoutOf finds out.
const digestMeaning = 9

// digestLayout tells digests of this program from those that it cannot read, or would misunderstand.
var digestLayout = sync.OnceValue(func() string { return fmt.Sprint(digestMeaning, " ", layoutOf(reflect.TypeFor[Digest]())) })

// errDigest says that bytes are no digest.
var errDigest = errors.New("graph/resolve: broken digest")

// Encode returns the digest as bytes, for DigestReader: a hash of its image, which takes long to
// make, a checksum of that, which does not, and the image.
func (d *Digest) Encode() []byte {
	content := *d
	content.sum, content.Meta.DuplicateOf = memoryKey{}, ""
	out := appendImage(make([]byte, digestHead), &content)
	d.sum = hashOf(out[digestHead:])
	copy(out, d.sum[:])
	binary.LittleEndian.PutUint64(out[len(d.sum):], checksum(out[digestHead:]))
	return out
}

// digestHead is the length of what Encode writes in front, which is a multiple of wordSize.
const digestHead = len(memoryKey{}) + 8

func checksum(data []byte) uint64 {
	return uint64(crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)))
}

// DigestReader reads many digests, one after the other. They share memory, and so are freed together.
// The zero value is ready; it is for one goroutine.
type DigestReader struct{ memory imageMemory }

// Memory returns memory of a length, into which to read what Encode has written.
func (r *DigestReader) Memory(length int) []byte { return r.memory.take(length) }

// Decode returns the digest that Encode wrote to data, which is from Memory and becomes part of the digest.
func (r *DigestReader) Decode(data []byte) (*Digest, error) {
	if len(data) < digestHead || binary.LittleEndian.Uint64(data[len(memoryKey{}):]) != checksum(data[digestHead:]) {
		return nil, errDigest
	}
	image, err := openImage[Digest](data[digestHead:])
	if err != nil {
		return nil, err
	}
	d := *image // which alone is changed, by MarkDuplicates
	d.sum = memoryKey(data)
	return &d, nil
}
