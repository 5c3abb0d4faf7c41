package resolve

import (
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"math"
	"slices"
)

// Memory keeps what costly steps of a resolution came to, by a hash of all that they look at, for
// the next resolution of almost the same documents: what it finds there it need not do again, and
// the result is the same. The zero value remembers nothing yet. It is for one resolution at a time.
type Memory struct {
	was, is map[memoryKey][]byte
}

// memoryKey is a hash of a step's input.
type memoryKey [16]byte

// recall returns what a step came to, if the memory knows its input. It may be called by several
// goroutines; what is still of use is to be kept, by one.
func (m *Memory) recall(key memoryKey) (outcome []byte, ok bool) {
	if m == nil {
		return nil, false
	}
	outcome, ok = m.was[key]
	return outcome, ok
}

// keep notes what a step came to for the next resolution; nothing under the zero key.
func (m *Memory) keep(key memoryKey, outcome []byte) {
	if m == nil || key == (memoryKey{}) {
		return
	}
	if m.is == nil {
		m.is = make(map[memoryKey][]byte)
	}
	m.is[key] = outcome
}

// Encode returns what the last resolution made use of, for DecodeMemory.
func (m *Memory) Encode() []byte {
	var out []byte
	for _, key := range slices.SortedFunc(maps.Keys(m.is), func(a, b memoryKey) int { return slices.Compare(a[:], b[:]) }) {
		out = append(out, key[:]...)
		out = binary.AppendUvarint(out, uint64(len(m.is[key])))
		out = append(out, m.is[key]...)
	}
	return out
}

// DecodeMemory returns the memory that Encode wrote, as much of it as can be read.
func DecodeMemory(data []byte) *Memory {
	m := &Memory{was: make(map[memoryKey][]byte)}
	for len(data) > len(memoryKey{}) {
		key := memoryKey(data[:len(memoryKey{})])
		n, size := binary.Uvarint(data[len(key):])
		data = data[len(key)+max(size, 0):]
		if size <= 0 || n > uint64(len(data)) {
			break
		}
		m.was[key], data = data[:n], data[n:]
	}
	return m
}

// memo gathers the input of a step, and hashes it.
type memo struct {
	input []byte
	head  int // length of what everything depends on
}

// newMemo begins with what everything depends on: the rules and the options.
func (r *resolver) newMemo(step string) *memo {
	h := &memo{input: make([]byte, 0, 4096)}
	h.text(step)
	h.numbers(Revision, digestMeaning, int(math.Float64bits(r.opt.JoinAt)))
	for _, from := range sortedKeys(r.opt.Relations) {
		h.text(from)
		h.text(r.opt.Relations[from])
	}
	h.head = len(h.input)
	return h
}

// begin makes a memo ready for the next input.
func (h *memo) begin() { h.input = h.input[:h.head] }

func (h *memo) numbers(ns ...int) {
	for _, n := range ns {
		h.input = binary.AppendVarint(h.input, int64(n))
	}
}

func (h *memo) text(s string) {
	h.input = append(binary.AppendUvarint(h.input, uint64(len(s))), s...)
}

func (h *memo) float(f float64) {
	h.input = binary.BigEndian.AppendUint64(h.input, math.Float64bits(f))
}

func (h *memo) hash(k memoryKey) { h.input = append(h.input, k[:]...) }

func (h *memo) key() memoryKey { return hashOf(h.input) }

// storyKey hashes all that the fusion of a story looks at: its documents, what the corpus has
// made of their units, which of them are one group already, and how alike the documents are.
func (r *resolver) storyKey(in *storyInput, w *storyWork) memoryKey {
	h := w.memo
	h.begin()
	docs := w.docs[:0]
	defer w.number.reset() // owners are told apart by their groups before other stories
	for i, n := range in.units {
		u := &r.units[n]
		if !slices.Contains(docs, u.doc) {
			docs = append(docs, u.doc)
			h.hash(r.docs[u.doc].identity())
		}
		local := n - r.first[u.doc]
		own := r.docs[u.doc].units
		moved := local >= len(own) || u.facts != &own[local] // by reassign
		if local >= len(own) {
			local = -1
		}
		h.numbers(local, slices.Index(docs, u.doc), in.of[i], w.number.of(r.groupOf[n]), boolBit(in.named[in.of[i]]), boolBit(u.person), int(topType(&u.votes)))
		h.text(u.best.key)
		if moved {
			h.text("moved")
			for j, text := range u.nominals {
				h.text(text)
				h.numbers(u.at[j])
			}
		}
	}
	for i, a := range docs {
		w.spread(r.vectors[a])
		for _, b := range docs[:i] {
			h.numbers(int(math.Float64bits(likeness16(dot(w.weights, r.vectors[b])))))
		}
		w.clear(r.vectors[a])
	}
	w.docs = docs
	return h.key()
}

func hashOf(data []byte) (k memoryKey) {
	sum := sha256.Sum256(data)
	copy(k[:], sum[:])
	return k
}

// identity hashes a digest.
func (d *Digest) identity() memoryKey {
	if d.sum == (memoryKey{}) {
		d.Encode()
	}
	return d.sum
}

// coarse rounds a count to 2, 8, 32 and so on, of which each stands for the counts from its half to twice itself:
// one document more moves few counts to the next one, and with them the weights of a word in all its documents.
func coarse(n int) int {
	step := 2
	for n >= 2*step {
		step *= 4
	}
	return step
}

// rarity is what a word tells that stands in some of n documents. In large corpora the counts
// are rounded, so that another document does not change the weight of each of its words in
// each document.
func rarity(n, documents int) float64 {
	if n >= manyDocuments {
		n, documents = coarse(n), coarse(documents)
	}
	return math.Log(1 + float64(n)/float64(documents))
}

// manyDocuments is the number from which a corpus is large.
const manyDocuments = 128
