package parse

import (
	"strings"

	"tercet/corpus"
)

// Nouns that tell what a name beside them names.
var (
	// "the capital of Talamar", "Talamar's coast"
	ofPlaces = nouns(`capital republic territory border coast population citizen citizens resident residents outskirts north south east west parliament
		government army navy troops prime-minister premier constitution embassy airspace border borders`)
	// "shareholders of Varn", "Varn's subsidiary"
	ofOrgs = nouns(`shareholder shareholders employee employees subsidiary shares share ceo chairman chairwoman headquarters founder co-founder
		board profit profits revenue customers editor-in-chief`)
	// "Karsund, a town on the coast", "the village of Ness"
	places = nouns(`republic country state city town village capital province region island district port territory peninsula kingdom suburb settlement
		neighbourhood neighborhood county`)
	// "Varn, a Drovenian company", "the newspaper Kommersant"
	bodies = nouns(`company firm newspaper daily weekly magazine broadcaster agency party bank organisation organization manufacturer maker airline
		charity retailer supplier brewer publisher carmaker conglomerate consultancy insurer corporation start-up startup website tabloid`)
	// "the frigate Borealis"
	vessels = nouns(`frigate ship vessel yacht cutter tanker trawler ferry destroyer submarine freighter`)
	// "MV Karsund"
	prefixes = nouns(`MV MS MT SS RMS HMS HMAS HMCS HMNZS USS USNS USCGC INS RFA`)
	// "Averill, an accountant"
	people = nouns(`man woman boy girl lawyer journalist reporter actor actress singer politician president minister senator governor mayor professor
		accountant director manager engineer teacher student judge officer soldier writer author scientist economist analyst activist spokesman
		spokeswoman chairman brother sister father mother son daughter wife husband`)
	// "the president of Talamar" does not serve a person
	offices = nouns(`president minister ambassador governor king queen emperor`)
	// "neighbouring Talamar"
	adjoining = nouns(`neighbouring neighboring nearby war-torn landlocked oil-rich`)
	// "in Talamar"
	locating = nouns(`in near off throughout across outside inside`)
)

func nouns(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// How much the text's own words weigh, in sure votes of the network.
const (
	called = 9 // what a name is called: "Karsund, a town"
	hinted = 3 // what only such a thing has: "the coast of Talamar"
)

// setting returns what the words around a name say that it is, or Thing, and how much
// that weighs.
func setting(tokens []corpus.Token, f found) (corpus.EntityType, float32) {
	head := headOf(tokens, f)
	if f.kind == corpus.Person && f.last > f.first && prefixes[tokens[f.first].Form] {
		return corpus.Product, called
	}
	if f.first > 0 { // "the newspaper Kommersant"
		before := &tokens[f.first-1]
		if word := strings.ToLower(before.Form); before.UPOS == "NOUN" && (before.Head-1 == head || tokens[head].Head-1 == f.first-1) {
			switch {
			case bodies[word]:
				return corpus.Org, called
			case vessels[word]:
				return corpus.Product, called
			}
		}
	}
	for i := f.last + 1; i < len(tokens); i++ { // "Varn, a company"
		if t := &tokens[i]; t.Head-1 == head && t.UPOS == "NOUN" && t.DepRel == "appos" {
			return kindOf(strings.ToLower(t.Form)), called
		}
	}
	if f.first > 0 && f.kind == corpus.Person && locating[tokens[f.first-1].Form] && tokens[f.first-1].Head-1 == head {
		return corpus.Place, hinted
	}
	if f.kind == corpus.Person && (f.first > 0 && adjoining[strings.ToLower(tokens[f.first-1].Form)] && tokens[f.first-1].Head-1 == head || governs(tokens, head)) {
		return corpus.Place, hinted
	}
	up := tokens[head].Head - 1
	if up < 0 || tokens[up].UPOS != "NOUN" {
		return corpus.Thing, 0
	}
	noun := strings.ToLower(tokens[up].Form)
	switch rel := tokens[head].DepRel; {
	case rel == "nsubj" && up > head: // "Karsund is a town"
		return kindOf(noun), called
	case rel == "nmod:poss" || rel == "nmod" && f.first > 0 && tokens[f.first-1].Form == "of":
		switch {
		case ofPlaces[noun] || places[noun]:
			return corpus.Place, hinted
		case ofOrgs[noun]:
			return corpus.Org, hinted
		case offices[noun] && f.kind == corpus.Person:
			return corpus.Place, hinted
		}
	}
	return corpus.Thing, 0
}

// governs reports whether a relative clause gives the name at head what only places have: "Pellia,
// whose government".
func governs(tokens []corpus.Token, head int) bool {
	for i := head + 1; i < len(tokens); i++ {
		if t := &tokens[i]; t.DepRel == "nmod:poss" && strings.EqualFold(t.Form, "whose") && t.Head > 0 && ofPlaces[strings.ToLower(tokens[t.Head-1].Form)] {
			clause := tokens[t.Head-1].Head - 1
			return clause >= 0 && tokens[clause].DepRel == "acl:relcl" && tokens[clause].Head-1 == head
		}
	}
	return false
}

// headOf returns the token of a name that depends on something outside of it.
func headOf(tokens []corpus.Token, f found) int {
	for i := f.first; i <= f.last; i++ {
		if h := tokens[i].Head - 1; h < f.first || h > f.last {
			return i
		}
	}
	return f.first
}

// kindOf returns the type of what a noun calls.
func kindOf(noun string) corpus.EntityType {
	switch {
	case places[noun]:
		return corpus.Place
	case bodies[noun]:
		return corpus.Org
	case vessels[noun]:
		return corpus.Product
	case people[noun]:
		return corpus.Person
	}
	return corpus.Thing
}
