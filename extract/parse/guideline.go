package parse

import (
	"slices"
	"strings"
)

// tagsOf lists, for the relations that UD keeps for certain parts of speech, the
// tags that their dependents have. Heads of fixed expressions ("such as", "kind
// of") are free: the expression's part of speech is another.
var tagsOf = map[string]string{
	"det":    "DET PRON",
	"nummod": "NUM NOUN SYM",
	"advmod": "ADV ADJ CCONJ DET PART SYM",
	"expl":   "PRON DET PART",
	"aux":    "AUX",
	"cop":    "AUX PRON DET SYM",
	"case":   "ADP ADV PART SCONJ CCONJ VERB NOUN INTJ SYM X",
	"mark":   "ADP ADV PART SCONJ CCONJ VERB SYM X",
	"cc":     "CCONJ ADP ADV PART SCONJ SYM X",
	"punct":  "PUNCT",
}

// childrenOf lists, for the relations of function words, the relations that
// their own dependents may have: "right before noon", "if and when".
var childrenOf = map[string]string{
	"case":     "advmod obl goeswith fixed reparandum conj cc punct",
	"mark":     "advmod obl goeswith fixed reparandum conj cc punct",
	"aux":      "goeswith fixed reparandum conj cc punct",
	"cop":      "goeswith fixed reparandum conj cc punct",
	"cc":       "goeswith fixed reparandum conj punct",
	"det":      "det case advmod obl goeswith fixed flat compound reparandum discourse parataxis conj cc punct",
	"fixed":    "goeswith reparandum conj punct",
	"goeswith": "",
	"punct":    "punct",
}

// rightward are the relations whose dependents follow their heads.
const rightward = "conj fixed flat goeswith appos"

// lists reports whether a list of words parted by spaces holds word.
func lists(list, word string) bool {
	return strings.Contains(" "+list+" ", " "+word+" ")
}

// readGuideline turns the lists into tables over the model's relations.
func (n *network) readGuideline() {
	relations := n.model.Relations
	n.fixed = slices.Index(relations, "fixed")
	n.rightward = make([]bool, len(relations))
	n.children = make([][]bool, len(relations))
	n.barredFor = map[string][]bool{}
	for r, relation := range relations {
		rel, _, _ := strings.Cut(relation, ":")
		n.rightward[r] = lists(rightward, rel)
		if may, leaf := childrenOf[rel]; leaf {
			n.children[r] = make([]bool, len(relations))
			for c, child := range relations {
				child, _, _ = strings.Cut(child, ":")
				n.children[r][c] = lists(may, child)
			}
		}
		for _, tag := range n.tagNames {
			if n.barredFor[tag[0]] == nil {
				n.barredFor[tag[0]] = make([]bool, len(relations))
			}
			tags, listed := tagsOf[rel]
			n.barredFor[tag[0]][r] = listed && !lists(tags, tag[0]) || tag[0] == "PUNCT" && rel != "punct"
		}
	}
}

// raise moves dependents that a function word cannot have to its head: in "is it
// so" the subject belongs to "so". It goes up until the head may have them.
func (n *network) raise(heads, rels []int) {
	for i := range heads {
		for heads[i] != 0 {
			may := n.children[rels[heads[i]-1]]
			if may == nil || may[rels[i]] {
				break
			}
			heads[i] = heads[heads[i]-1]
		}
	}
}
