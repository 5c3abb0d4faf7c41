package parse

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// agree lets the names of a document vote: all occurrences of one wording get
// the type that the network gave it most of the time, the last word of a
// person's full name votes for the name alone and the other way round, and an
// occurrence that the network missed is a name if the same words are a name
// twice or more, or once in two words, or the end of a person's. A word that is
// mostly a common one in small letters is no name at the start of a sentence,
// and a person, organization or place that the network doubts everywhere is
// none at all, unless it is part of a sure one.
func agree(d *corpus.Document, names []found) []found {
	words := takeCensus(d, names)
	names = slices.DeleteFunc(names, func(f found) bool {
		t := &d.Sentences[f.sentence].Tokens[f.first]
		return f.first == f.last && (f.first == 0 || !capital(*t)) && words.isCommon(strings.ToLower(t.Form))
	})
	votes := make(map[string]*ballot)
	for _, f := range names {
		words := wording(d, f.sentence, f.first, f.last)
		cast(votes, words, f, 1)
		if space := strings.LastIndexByte(words, ' '); space >= 0 && f.kind == corpus.Person {
			cast(votes, words[space+1:], f, 2)
			votes[words[space+1:]].surname = true
		}
	}
	for _, f := range names { // "Hurricane Anna"
		if tokens := d.Sentences[f.sentence].Tokens; f.kind == corpus.Event && f.first < f.last && isStorm(tokens[f.first]) {
			if b := votes[wording(d, f.sentence, f.last, f.last)]; b != nil {
				b.weight[corpus.Event] += called
			}
		}
	}
	surnames(d, names, votes)
	firstWords(d, names, votes)
	for _, f := range names {
		tokens := d.Sentences[f.sentence].Tokens
		b := votes[wording(d, f.sentence, f.first, f.last)]
		switch kind := knownAs(tokens[f.first : f.last+1]); {
		case kind == corpus.Place && f.kind != corpus.Org: // London may be a person
		case kind != corpus.Thing:
			b.weight[kind] += called
		}
		if kind, weight := setting(tokens, f); kind != corpus.Thing {
			b.weight[kind] += weight
		}
	}
	misspelt(d, names, votes)
	for i, f := range names {
		b := votes[wording(d, f.sentence, f.first, f.last)]
		// A type is overruled only by a clear majority.
		if best := b.best(); b.weight[best] > 1.5*b.weight[f.kind] {
			names[i].kind = best
		}
	}
	parts := make(map[string]bool) // of names that are sure
	for _, f := range names {
		if f.first < f.last && f.sure() >= leastSure {
			parts[wording(d, f.sentence, f.first, f.first)], parts[wording(d, f.sentence, f.last, f.last)] = true, true
		}
	}
	names = slices.DeleteFunc(names, func(f found) bool {
		words := wording(d, f.sentence, f.first, f.last)
		tokens := d.Sentences[f.sentence].Tokens
		doubted := f.kind <= corpus.Place && votes[words].sure < least(tokens, f) && !parts[words] && !defined(tokens, f) && knownAs(tokens[f.first:f.last+1]) == corpus.Thing
		votes[words].doubted = votes[words].doubted || doubted
		return doubted
	})
	return append(names, missed(d, names, votes, words)...)
}

// surnames lets a name of two or three words vote for a person if its last word
// alone is one: "Arnav Gupta" where "Gupta" is a person twice.
func surnames(d *corpus.Document, names []found, votes map[string]*ballot) {
	for _, f := range names {
		if f.kind == corpus.Person || f.last == f.first || f.last > f.first+2 || placeTitles[d.Sentences[f.sentence].Tokens[f.first].Form] {
			continue
		}
		b := votes[wording(d, f.sentence, f.last, f.last)]
		if b == nil || b.times < 2 || b.best() != corpus.Person {
			continue
		}
		votes[wording(d, f.sentence, f.first, f.last)].weight[corpus.Person] += b.weight[corpus.Person]
	}
}

// placeTitles begin names of places that bear a person's: "Port Averill".
var placeTitles = nouns("Port Cape Fort Mount Lake Gulf Strait Isle Puerto")

// defined reports whether a name is an acronym in brackets: "the Fishermen's Union (FU)".
func defined(tokens []corpus.Token, f found) bool {
	return f.first == f.last && f.first > 1 && tokens[f.first-1].Form == "(" && isAcronym(tokens[f.first].Form)
}

// isAcronym reports whether a word is of capitals, two or more.
func isAcronym(form string) bool {
	return len(form) > 1 && strings.ToUpper(form) == form && strings.ToLower(form) != form
}

// firstWords lets the names of organizations vote for their first words, where these are
// taken for persons: "Varn" beside "Varn Deepwater".
func firstWords(d *corpus.Document, names []found, votes map[string]*ballot) {
	for _, f := range names {
		if f.kind != corpus.Org || f.first == f.last {
			continue
		}
		if b := votes[wording(d, f.sentence, f.first, f.first)]; b != nil && b.best() == corpus.Person {
			b.weight[corpus.Org] += slices.Max(f.votes)
		}
	}
}

// leastSure is how sure the network must be somewhere in a document that a
// wording is a name. It is surer than it is right: what it doubts more is right
// less often than half of F1, where keeping a name begins to pay (Lipton et al.
// 2014). Words that are the sign of a name make it right more often.
const (
	leastSure     = 0.9
	leastSureWord = 0.95 // one word as an organization, but for acronyms and "Parliament"
	leastSureFull = 0.75 // several words as a person
	leastSureHead = 0.5  // several words as an organization, one of them "Ministry"
)

// least returns how sure the network must be of a name.
func least(tokens []corpus.Token, f found) float32 {
	one, signed := f.first == f.last, false
	for _, t := range tokens[f.first : f.last+1] {
		signed = signed || ofNames[t.Form] == corpus.Org || headWords[t.Form] == corpus.Org
	}
	switch {
	case f.kind == corpus.Person && !one && tokens[f.first+1].Form != "-":
		return leastSureFull
	case f.kind == corpus.Org && one && !signed && !isAcronym(tokens[f.first].Form):
		return leastSureWord
	case f.kind == corpus.Org && !one && signed:
		return leastSureHead
	}
	return leastSure
}

// ballot counts what a wording was taken for.
type ballot struct {
	weight  [corpus.Text + 1]float32 // by type
	times   int                      // how often the network found it
	sure    float32                  // probability that it is a name, where it is highest
	doubted bool                     // it is no name
	first   found
	surname bool // it is the last word of a person's name
}

func cast(votes map[string]*ballot, words string, f found, weight float32) {
	b := votes[words]
	if b == nil {
		b = &ballot{first: f}
		votes[words] = b
	}
	b.times++
	b.sure = max(b.sure, f.sure())
	// The vote is as strong as the network was sure.
	b.weight[f.kind] += weight * slices.Max(f.votes)
}

// sure returns the mean probability that the words of the name are in one.
func (f found) sure() float32 {
	var sum float32
	for _, p := range f.votes {
		sum += p
	}
	return sum
}

func (b *ballot) best() corpus.EntityType {
	best := corpus.Thing
	for t, w := range b.weight {
		if w > b.weight[best] {
			best = corpus.EntityType(t)
		}
	}
	return best
}

// missed returns the runs of proper nouns outside all names whose wording is a
// name elsewhere in the document, in any case, or the name of a state; and the
// nouns that are names elsewhere.
func missed(d *corpus.Document, names []found, votes map[string]*ballot, words census) []found {
	var more []found
	next := 0
	for i := range d.Sentences {
		tokens := d.Sentences[i].Tokens
		covered := make([]bool, len(tokens))
		for ; next < len(names) && names[next].sentence == i; next++ {
			for t := names[next].first; t <= names[next].last; t++ {
				covered[t] = true
			}
		}
		add := func(first, last int, kind corpus.EntityType, votes []float32, vector []int8) {
			f := found{i, first, last, kind, votes, vector}
			if first > 0 && !covered[first-1] {
				direction(tokens, &f, first-1)
			}
			more = append(more, f)
		}
		for t := 0; t < len(tokens); t++ {
			first := t
			for t < len(tokens) && !covered[t] && tokens[t].UPOS == "PROPN" {
				t++
			}
			if t == first {
				word := strings.ToLower(tokens[t].Form)
				if b := votes[word]; !covered[t] && tokens[t].UPOS == "NOUN" && words.isName(word) && !b.doubted {
					add(t, t, b.best(), b.first.votes, b.first.vector)
				}
				continue
			}
			run := wording(d, i, first, t-1)
			if b := votes[run]; b != nil && !b.doubted && (b.times > 1 || capital(tokens[first]) && (t-first > 1 || b.surname)) {
				add(first, t-1, b.best(), b.first.votes, b.first.vector)
			} else if isState(run) {
				add(first, t-1, corpus.Place, nil, make([]int8, VectorSize))
			} else if kind := knownAs(tokens[first:t]); kind != corpus.Thing {
				add(first, t-1, kind, nil, make([]int8, VectorSize))
			}
		}
	}
	return more
}

// isState reports whether the words are the name of a country or territory.
func isState(words string) bool {
	for _, s := range corpus.FindStates(words) {
		if s.Form == corpus.StateName && s.Kind != "US state" {
			return true
		}
	}
	return false
}

// wording returns the words of a name in lower case.
func wording(d *corpus.Document, sentence, first, last int) string {
	var b strings.Builder
	for t := first; t <= last; t++ {
		if t > first {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(d.Sentences[sentence].Tokens[t].Form))
	}
	return b.String()
}
