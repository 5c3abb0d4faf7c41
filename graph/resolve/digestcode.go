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
const digestMeaning = 14

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
	binary.LittleEndian.PutUint32(out[len(d.sum):], checksum(out[digestHead:]))
	return out
}

// digestHead is the length of what Encode writes in front.
const digestHead = len(memoryKey{}) + 4

func checksum(data []byte) uint32 { return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)) }

// DigestReader reads many digests, one after the other. They share memory, and so are freed together.
// The zero value is ready; it is for one goroutine.
type DigestReader struct{ memory imageMemory }

// Decode returns the digest that Encode wrote.
func (r *DigestReader) Decode(data []byte) (*Digest, error) {
	if len(data) < digestHead || binary.LittleEndian.Uint32(data[len(memoryKey{}):]) != checksum(data[digestHead:]) {
		return nil, errDigest
	}
	image, err := unpackImage[Digest](data[digestHead:], &r.memory)
	if err != nil {
		return nil, err
	}
	d := *image // which alone is changed, by MarkDuplicates
	d.sum = memoryKey(data)
	return &d, nil
}
