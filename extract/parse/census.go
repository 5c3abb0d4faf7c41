package parse

import (
	"strings"

	"tercet/corpus"
)

// census counts, for every word that is a name somewhere in a document, how
// often it is one and how often it is a common word in small letters.
type census map[string]*struct{ names, common int }

// takeCensus counts the words of d.
func takeCensus(d *corpus.Document, names []found) census {
	c := census{}
	for _, f := range names {
		if f.first == f.last {
			word := wording(d, f.sentence, f.first, f.last)
			if c[word] == nil {
				c[word] = new(struct{ names, common int })
			}
			c[word].names++
		}
	}
	if len(c) == 0 {
		return c
	}
	next := 0
	for i := range d.Sentences {
		for ; next < len(names) && names[next].sentence < i; next++ {
		}
		at := next
		for t := range d.Sentences[i].Tokens {
			for ; at < len(names) && names[at].sentence == i && names[at].last < t; at++ {
			}
			if at < len(names) && names[at].sentence == i && names[at].first <= t {
				continue // inside a name
			}
			switch tok := &d.Sentences[i].Tokens[t]; tok.UPOS {
			case "NOUN", "ADJ", "VERB":
				if n := c[tok.Form]; n != nil && tok.Form == strings.ToLower(tok.Form) {
					n.common++
				}
			}
		}
	}
	return c
}

// isCommon reports whether the document has a word as a common one twice or
// more, and twice as often as a name: "Chess" at the head of a report on chess.
func (c census) isCommon(word string) bool {
	n := c[word]
	return n != nil && n.common >= 2 && n.common >= 2*n.names
}

// isName reports whether the document has a word as a name twice or more, and
// more than twice as often as as a common one: "the kremlin", once, in a report
// on the Kremlin.
func (c census) isName(word string) bool {
	n := c[word]
	return n != nil && n.names >= 2 && n.names > 2*n.common
}
