package store

import (
	"encoding/binary"

	cayley "github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
)

// What Cayley v0.7.7 keeps in its key-value stores, as it lies in ours, where
// the parts of a key are joined (flatten):
//
//	log    number -> a value, or a quad as the numbers of its values
//	v??    hash of a value -> its number; ?? are the hash's first two bytes
//	n??    hash of a value -> the count of its places in quads
//	sp...  numbers of a quad's values, as an index has them -> numbers of quads, ascending
//	meta   horizon, the highest number; size, the count of quads; indexes; version
//
// Values and quads are numbered together, from 1; no label has the number 0.
const (
	valueBucket = 'v'
	countBucket = 'n'
)

// logKey is the key of what a number stands for.
func logKey(id uint64) []byte { return binary.BigEndian.AppendUint64([]byte("\x03log"), id) }

// hashKey is a key by a value's hash.
func hashKey(bucket byte, h cayley.ValueHash) []byte {
	return append([]byte{3, bucket, h[0], h[1]}, h[:]...)
}

// metaInt is a number as Cayley's own notes have it.
func metaInt(n uint64) []byte { return binary.LittleEndian.AppendUint64(nil, n) }

func metaKey(name string) []byte { return append([]byte("\x04meta"), name...) }

// quadIndex is an index of Cayley's.
type quadIndex struct {
	prefix string
	dirs   []quad.Direction
}

// The indexes of a store. Cayley's own two, by subject and by object, leave it
// to scan everything for a predicate or a label.
var (
	subjectIndex   = quadIndex{"\x02sp", ckv.DefaultQuadIndexes[0].Dirs}
	objectIndex    = quadIndex{"\x03ops", ckv.DefaultQuadIndexes[1].Dirs}
	predicateIndex = quadIndex{"\x01p", []quad.Direction{quad.Predicate}}
	labelIndex     = quadIndex{"\x01c", []quad.Direction{quad.Label}}

	quadIndexes = [...]quadIndex{subjectIndex, objectIndex, predicateIndex, labelIndex}
)

// isList tells whether a key is of a list of quads.
func isList(key []byte) bool {
	for i := range quadIndexes {
		if p := quadIndexes[i].prefix; len(key) > len(p) && string(key[:len(p)]) == p {
			return true
		}
	}
	return false
}

// key is the key of the list in which a quad stands.
func (ix quadIndex) key(l *link) []byte {
	key := append(make([]byte, 0, len(ix.prefix)+8*len(ix.dirs)), ix.prefix...)
	for _, d := range ix.dirs {
		key = binary.BigEndian.AppendUint64(key, uint64(l.at(d)))
	}
	return key
}
