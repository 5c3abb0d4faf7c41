package parse

import (
	"strings"

	"tercet/corpus"
)

// bearers gives the name of a person to the office before it, where the tree gives it to the body or place of
// the office, or makes a list of them: "the captain of the Borealis, Ivan Marsh, fled".
func bearers(d *corpus.Document, names []found) {
	named := make(map[[2]int]found) // by sentence and head
	for _, f := range names {
		named[[2]int{f.sentence, headOf(d.Sentences[f.sentence].Tokens, f)}] = f
	}
	for _, f := range names {
		tokens := d.Sentences[f.sentence].Tokens
		at := headOf(tokens, f)
		person := &tokens[at]
		up := person.Head - 1
		if f.kind != corpus.Person || up < 0 || up >= f.first || tokens[f.first-1].Form != "," || person.DepRel != "appos" && (person.DepRel != "conj" || listed(tokens, at)) {
			continue
		}
		office := up
		if of, ok := named[[2]int{f.sentence, up}]; ok && of.kind != corpus.Person && tokens[up].DepRel == "nmod" {
			office = tokens[up].Head - 1
		}
		if office < 0 || office == up && person.DepRel == "appos" || !held[strings.ToLower(tokens[office].Form)] || tokens[office].UPOS == "VERB" || followed(tokens, office) {
			continue
		}
		person.Head, person.DepRel = office+1, "appos"
	}
}

// listed reports whether a name is one of several that are coordinated, or joined by a conjunction.
func listed(tokens []corpus.Token, name int) bool {
	for i := range tokens {
		if t := &tokens[i]; t.Head-1 == name && (t.DepRel == "cc" || t.DepRel == "conj") || i != name && t.Head == tokens[name].Head && t.DepRel == "conj" {
			return true
		}
	}
	return false
}

// followed reports whether a noun has an apposition already.
func followed(tokens []corpus.Token, noun int) bool {
	for i := noun + 1; i < len(tokens); i++ {
		if tokens[i].Head-1 == noun && tokens[i].DepRel == "appos" {
			return true
		}
	}
	return false
}

// held are offices and trades that one person has.
var held = nouns(`president minister premier chancellor ambassador governor king queen emperor mayor captain commander head chief leader director
	secretary chairman chairwoman chairperson chair spokesman spokeswoman spokesperson ceo founder co-founder owner editor boss manager coach
	coordinator officer professor prosecutor lawyer judge speaker deputy envoy commissioner bishop archbishop principal dean rector author
	widow wife husband son daughter brother sister father mother friend member representative executive`)
