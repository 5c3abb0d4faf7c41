package clause

import (
	"strings"
	"sync"
)

// wordSet is a set of words, mostly lemmas: t.in(i, sayingVerbs). It is a number, and a word knows
// the numbers of the sets that it is in: a word of a sentence is looked up once, not once for every
// set that a rule asks for. The zero value is the empty set.
type wordSet uint16

// maxSets is how many sets there may be, the empty one included.
const maxSets = 512

// memberships are the sets that a word is in, by number.
type memberships [maxSets / 64]uint64

func (m *memberships) has(s wordSet) bool { return m[s/64%(maxSets/64)]>>(s%64)&1 != 0 }

// wordLists are the words of every set, by number. Only words adds to them, while the variables of
// this package get their values.
var wordLists = []string{""}

// words returns the set of the words that a list, with white space between them, holds.
func words(list string) wordSet {
	if len(wordLists) == maxSets {
		panic("clause: more sets of words than maxSets")
	}
	wordLists = append(wordLists, list)
	return wordSet(len(wordLists) - 1)
}

// vocabulary returns the words of all sets with the sets that they are in.
var vocabulary = sync.OnceValue(func() map[string]*memberships {
	all := make(map[string]*memberships)
	for s, list := range wordLists {
		for w := range strings.FieldsSeq(list) {
			m := all[w]
			if m == nil {
				m = new(memberships)
				all[w] = m
			}
			m[s/64] |= 1 << (s % 64)
		}
	}
	return all
})

// nowhere is where most words are.
var nowhere memberships

// setsOf returns the sets that a word is in.
func setsOf(vocabulary map[string]*memberships, word string) *memberships {
	if m := vocabulary[word]; m != nil {
		return m
	}
	return &nowhere
}

// has reports whether a word that is no word of a tree, for which in and formIn cost less, is in s.
func (s wordSet) has(word string) bool { return setsOf(vocabulary(), word).has(s) }
