package parse

import "tercet/corpus"

// A word is a spelling of another that the document has this often, and more often.
const (
	leastOften   = 3
	leastLetters = 6 // in bytes; short names that differ in a letter are others
)

// misspelt lets the names of one word that a document has often vote for those that
// differ from them in one letter: "Tokaev" beside "Tokayev".
func misspelt(d *corpus.Document, names []found, votes map[string]*ballot) {
	var often, seldom []string // in text order
	seen := make(map[string]bool)
	for _, f := range names {
		if f.first != f.last {
			continue
		}
		word := wording(d, f.sentence, f.first, f.last)
		if len(word) < leastLetters-1 || seen[word] {
			continue
		}
		seen[word] = true
		if votes[word].times >= leastOften && len(word) >= leastLetters {
			often = append(often, word)
		} else {
			seldom = append(seldom, word)
		}
	}
	for _, word := range seldom {
		for _, model := range often {
			if !oneApart(word, model) {
				continue
			}
			b, m := votes[word], votes[model]
			kind := m.best()
			b.weight[kind] += m.weight[kind]
			b.sure = max(b.sure, m.sure)
			break
		}
	}
}

// oneApart reports whether one letter put in, left out or changed between the first and
// the last makes b of a: Israelis are not Israel.
func oneApart(a, b string) bool {
	if a[0] != b[0] || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1
}
