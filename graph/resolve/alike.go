package resolve

import (
	"encoding/binary"
	"math"
)

// alikePairs returns the pairs of documents that are alike enough to tell one story, of those
// that share a rare word and are near in time. Those of two documents whose words weigh what they
// did are remembered.
func (r *resolver) alikePairs(vectors [][]feature, inverted [][]int, days []int) []pair {
	keys := r.vectorKeys(vectors, inverted, days)
	found, came := r.recallAlike(keys)
	more := make([][]pair, len(vectors))
	parallelWith(len(vectors), func() func(a int) {
		met := make([]int, len(vectors))          // by document: the last one that it was compared with, plus one
		weights := make([]float64, len(inverted)) // of the one that is compared, by word
		return func(a int) {
			if !came[a] {
				return
			}
			for _, f := range vectors[a] {
				weights[f.word] = f.weight
			}
			for _, f := range vectors[a] {
				if len(inverted[f.word]) > storyWords {
					continue
				}
				for _, b := range inverted[f.word] {
					if b == a || b < a && came[b] || met[b] == a+1 || daysApart(days[a], days[b]) > storyDays {
						continue
					}
					met[b] = a + 1
					if s := dot(weights, vectors[b]); s >= storyLikeness {
						more[a] = append(more[a], pair{min(a, b), max(a, b), s})
					}
				}
			}
			for _, f := range vectors[a] {
				weights[f.word] = 0
			}
		}
	})
	for _, pairs := range more {
		for _, p := range pairs {
			found[p.a] = append(found[p.a], p)
		}
	}
	return r.keepAlike(keys, found)
}

// dot is the cosine of two vectors of length one, of which the first has a place for each word.
func dot(a []float64, b []feature) float64 {
	sum := 0.0
	for _, f := range b {
		sum += float64(a[f.word] * f.weight)
	}
	return sum
}

// vectorKeys hashes, for each document, all that its likeness to others depends on; nil without a memory.
func (r *resolver) vectorKeys(vectors [][]feature, inverted [][]int, days []int) []memoryKey {
	if r.opt.Memory == nil {
		return nil
	}
	keys := make([]memoryKey, len(vectors))
	parallelWith(len(keys), func() func(d int) {
		h := r.newMemo("alike")
		return func(d int) {
			h.begin()
			h.hash(r.docs[d].identity())
			h.numbers(days[d])
			for _, f := range vectors[d] { // which words these are, the digest says
				h.input = binary.LittleEndian.AppendUint64(h.input, math.Float64bits(f.weight))
				h.input = append(h.input, byte(boolBit(len(inverted[f.word]) > storyWords)))
			}
			keys[d] = h.key()
		}
	})
	return keys
}

// recallAlike returns the pairs that are remembered, by their first document, and which documents came
// or are not what they were: these are to be compared.
func (r *resolver) recallAlike(keys []memoryKey) (found [][]pair, came []bool) {
	found, came = make([][]pair, len(r.docs)), make([]bool, len(r.docs))
	known := make([][]byte, len(r.docs))
	at := make(map[memoryKey]int, len(keys))
	for d := range came {
		came[d] = true
		if keys != nil {
			outcome, ok := r.opt.Memory.recall(keys[d])
			known[d], came[d] = outcome, !ok
			at[keys[d]] = d
		}
	}
	for a, outcome := range known {
		for ; len(outcome) >= alikeSize; outcome = outcome[alikeSize:] {
			if b, ok := at[memoryKey(outcome)]; ok && !came[b] {
				found[a] = append(found[a], pair{a, b, math.Float64frombits(binary.LittleEndian.Uint64(outcome[len(memoryKey{}):]))})
			}
		}
	}
	return found, came
}

// alikeSize is the length of what keepAlike notes of a pair.
const alikeSize = len(memoryKey{}) + 8

// keepAlike notes the pairs, and returns them in one list.
func (r *resolver) keepAlike(keys []memoryKey, found [][]pair) (all []pair) {
	for a, pairs := range found {
		all = append(all, pairs...)
		if keys == nil {
			continue
		}
		outcome := make([]byte, 0, alikeSize*len(pairs))
		for _, p := range pairs {
			outcome = binary.LittleEndian.AppendUint64(append(outcome, keys[p.b][:]...), math.Float64bits(p.score))
		}
		r.opt.Memory.keep(keys[a], outcome)
	}
	return all
}
