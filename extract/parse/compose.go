package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
)

// ofNames are nouns that make a name of another with "of": the whole is what
// the noun says.
var ofNames = map[string]corpus.EntityType{
	"Academy": corpus.Org, "Agency": corpus.Org, "Association": corpus.Org, "Authority": corpus.Org, "Bank": corpus.Org,
	"Board": corpus.Org, "Bureau": corpus.Org, "Chamber": corpus.Org, "Church": corpus.Org, "College": corpus.Org, "Commission": corpus.Org,
	"Confederation": corpus.Org, "Council": corpus.Org, "Court": corpus.Org, "Department": corpus.Org, "Federation": corpus.Org,
	"Institute": corpus.Org, "League": corpus.Org, "Ministry": corpus.Org, "Museum": corpus.Org, "Office": corpus.Org,
	"Organization": corpus.Org, "Organisation": corpus.Org, "Party": corpus.Org, "Alliance": corpus.Org, "Army": corpus.Org, "Center": corpus.Org,
	"Centre": corpus.Org, "Committee": corpus.Org, "Community": corpus.Org, "Company": corpus.Org, "Directorate": corpus.Org, "Front": corpus.Org,
	"Fund": corpus.Org, "Parliament": corpus.Org, "Senate": corpus.Org, "School": corpus.Org, "Society": corpus.Org, "Union": corpus.Org, "University": corpus.Org,
	"Battle": corpus.Event, "Siege": corpus.Event, "War": corpus.Event,
	"Charter": corpus.Work, "Constitution": corpus.Work, "Convention": corpus.Work, "Declaration": corpus.Work, "Medal": corpus.Work,
	"Order": corpus.Work, "Treaty": corpus.Work,
	"Bay": corpus.Place, "Cape": corpus.Place, "Emirate": corpus.Place, "Gulf": corpus.Place, "Isle": corpus.Place, "Kingdom": corpus.Place,
	"Principality": corpus.Place, "Republic": corpus.Place, "Sea": corpus.Place, "Strait": corpus.Place,
}

// compose mends what a word-by-word labeler gets wrong: it drops pronouns and
// the like, trims prepositions and conjunctions at the edges, joins the parts of
// a person's name and of "Order of" and a name, and parts the names of two
// organizations that "and" joins. The names are in text order, and stay so.
func compose(d *corpus.Document, names []found) []found {
	names = parted(d, names)
	var out []found
	open := false // the last name ended in a preposition
	for i, f := range names {
		tokens := d.Sentences[f.sentence].Tokens
		opens := trim(tokens, &f)
		commonEnd(tokens, &f)
		weekdayEnd(tokens, &f)
		if f.last >= f.first && common(tokens, f) {
			continue
		}
		if f.last < f.first || !nameable(tokens[f.first:f.last+1]) || isDisease(tokens[f.first:f.last+1]) || isTimeZone(tokens[f.first:f.last+1]) || isField(tokens, f) {
			continue
		}
		end := len(tokens) // where the next name begins
		if i+1 < len(names) && names[i+1].sentence == f.sentence {
			end = names[i+1].first
		}
		particle(tokens, &f, end)
		owner(tokens, &f, end)
		from := 0 // the first token that no other name has
		if n := len(out); n > 0 && out[n-1].sentence == f.sentence {
			from = out[n-1].last + 1
		}
		ofHead(tokens, &f, from)
		if from > 0 {
			n := len(out)
			if kind, ok := joint(tokens, out[n-1], f, open); ok {
				out[n-1].last, out[n-1].kind = f.last, kind
				open = opens
				continue
			}
		}
		peoples(tokens, &f, from)
		direction(tokens, &f, from)
		if f.kind == corpus.Org && isState(wording(d, f.sentence, f.first, f.last)) {
			f.kind = corpus.Place
		}
		channel(tokens, &f)
		headWord(tokens, &f)
		storm(tokens, &f, from)
		decoration(tokens, &f, from)
		if open = opens; open && (i+1 == len(names) || names[i+1].sentence != f.sentence || names[i+1].first > f.last+3) {
			f.last = complement(tokens, f.last)
		}
		out = append(out, f)
	}
	return out
}

// trim takes prepositions, conjunctions, punctuation and, from a person's name,
// common nouns off the edges of a name. It reports whether a preposition that
// makes longer names stood at the end: "Board of".
func trim(tokens []corpus.Token, f *found) (open bool) {
	edge := func(t corpus.Token) bool {
		switch t.UPOS {
		case "CCONJ", "SCONJ":
			return true
		case "ADP":
			return f.kind != corpus.Work
		}
		switch t.Form {
		case "-", ",", ";", ":", "(", "\"", "“", "'", "‘":
			return true
		}
		return false
	}
	for f.first <= f.last && edge(tokens[f.first]) {
		f.first++
	}
	for f.first <= f.last && edge(tokens[f.last]) {
		open = tokens[f.last].Form == "of" || tokens[f.last].Form == "for" || tokens[f.last].Form == "on"
		f.last--
	}
	for f.first < f.last && f.kind == corpus.Person && tokens[f.last].UPOS == "NOUN" && capital(tokens[f.first]) && !capital(tokens[f.last]) {
		f.last--
		for f.first < f.last && tokens[f.last].UPOS == "ADJ" && !capital(tokens[f.last]) || tokens[f.last].UPOS == "VERB" && !capital(tokens[f.last]) {
			f.last--
		}
	}
	return open
}

// bracketed reports whether f is a nickname in brackets inside of the name a, or the surname behind one:
// "Karl Emil (Kalle) Brem".
func bracketed(tokens []corpus.Token, a, f found) bool {
	between := tokens[a.last+1 : f.first]
	opens := func(i int) bool { // brackets around one word with a surname behind them
		return i+3 < len(tokens) && tokens[i].Form == "(" && tokens[i+2].Form == ")" && tokens[i+1].UPOS == "PROPN" && tokens[i+3].UPOS == "PROPN" &&
			!isAcronym(tokens[i+1].Form) && (i+4 == len(tokens) || tokens[i+4].Form != "(")
	}
	switch len(between) {
	case 1:
		return opens(a.last+1) && f.first == f.last || between[0].Form == ")" && a.last-1 > a.first && opens(a.last-1)
	case 3:
		return opens(a.last + 1)
	}
	return false
}

// joint reports whether a and the name f behind it are one name, and its kind.
// open tells that a ended in a preposition.
func joint(tokens []corpus.Token, a, f found, open bool) (corpus.EntityType, bool) {
	between := tokens[a.last+1 : f.first]
	kind := ofNames[tokens[a.last].Form]
	if kind == corpus.Thing {
		kind = a.kind
	}
	switch {
	case a.kind == corpus.Person && f.kind == corpus.Person && len(between) == 1 && between[0].Form == "-" && glued(tokens, a.last, f.first):
		return corpus.Person, true
	case a.kind == corpus.Person && f.kind == corpus.Person && len(between) == 1 && isQuote(between[0]) && slices.ContainsFunc(tokens[f.first:f.last], isQuote):
		return corpus.Person, true // Jeremy " Spike " Cohen
	case a.kind == corpus.Person && f.kind == corpus.Person && bracketed(tokens, a, f):
		return corpus.Person, true
	case a.kind == corpus.Person && f.kind == corpus.Person && len(between) == 0 && a.first == a.last && isInitial(tokens[a.last].Form):
		return corpus.Person, true // A. Belova
	case a.kind == corpus.Person && f.kind == corpus.Person && len(between) == 0 && (particles[tokens[a.last].Form] || particles[tokens[f.first].Form]):
		return corpus.Person, true // Omar bin Said
	case ofNames[tokens[a.last].Form] != corpus.Thing && isOf(between):
		return kind, true
	case open && len(between) > 0 && len(between) < 3 && between[0].UPOS == "ADP":
		return kind, true
	case len(between) == 1 && a.kind != corpus.Person && isPeople(tokens[a.last:f.first]) && ofNames[tokens[f.first].Form] != corpus.Thing:
		return ofNames[tokens[f.first].Form], true // Luhansk People's Republic
	case len(between) == 1 && between[0].Form == "and" && a.kind == corpus.Place && f.kind == corpus.Org && f.last > f.first && shared[tokens[f.first+1].Form]:
		return corpus.Org, true // Norvik and Velm Fire and Rescue
	}
	return corpus.Thing, false
}

// shared are services that two regions have together, and are named for both.
var shared = map[string]bool{"Fire": true, "Police": true, "Constabulary": true, "Ambulance": true}

// isInitial reports whether a word is a capital and a point.
func isInitial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && word[size:] == "."
}

// ofHead begins a name with the words "Ministry of" before it, if no other name
// has them.
func ofHead(tokens []corpus.Token, f *found, from int) {
	at := f.first - 2
	if at >= 0 && tokens[at+1].Form == "the" {
		at--
	}
	if at >= from && isOf(tokens[at+1:f.first]) {
		if kind := ofNames[tokens[at].Form]; kind != corpus.Thing {
			f.first, f.kind = at, kind
		}
	}
}

// parts are words that make the name of one place out of another's.
var parts = map[string]bool{
	"North": true, "South": true, "East": true, "West": true, "Northern": true, "Southern": true, "Eastern": true, "Western": true,
	"Central": true, "Greater": true, "Inner": true, "Outer": true, "Upper": true, "Lower": true, "New": true,
}

// direction begins a place's name with the capitalised part of the world before
// it: "Northern Cyprus" is not Cyprus. At the start of a sentence the capital
// says nothing.
func direction(tokens []corpus.Token, f *found, from int) {
	at := f.first - 1
	if at < max(from, 1) || !parts[tokens[at].Form] {
		return
	}
	if f.kind == corpus.Place || f.kind == corpus.Person && f.first == f.last && tokens[at].Form != "New" {
		f.first, f.kind = at, corpus.Place
	}
}

// peoples begins a name with the plural before it: "Fishermen's Union".
func peoples(tokens []corpus.Token, f *found, from int) {
	if at := f.first - 2; at >= from && isPeople(tokens[at:f.first]) && ofNames[tokens[f.first].Form] != corpus.Thing {
		f.first = at
	}
}

// channel takes the number of a channel into its name: "Rossiya 24".
func channel(tokens []corpus.Token, f *found) {
	at := f.last + 1
	if at+1 >= len(tokens) || tokens[at].UPOS != "NUM" || len(tokens[at].Form) > 2 || tokens[at].Form[0] > '9' {
		return
	}
	switch tokens[at+1].Form {
	case "channel", "TV", "television", "station", "network", "broadcaster", "radio":
		f.last, f.kind = at, corpus.Org
	}
}

// complement returns the last token of the capitalised words after the
// preposition that follows token last: "League for the Defence of Human Rights".
func complement(tokens []corpus.Token, last int) int {
	for i := last + 1; i < len(tokens) && i < last+10; i++ {
		switch {
		case capital(tokens[i]) && (tokens[i].UPOS == "PROPN" || tokens[i].UPOS == "NOUN" || tokens[i].UPOS == "ADJ"):
			last = i
		case tokens[i].Form == "of" || tokens[i].Form == "for" || tokens[i].Form == "the":
		case tokens[i].Form == "and" && i == last+1 && i+1 < len(tokens) && tokens[i+1].UPOS != "PROPN":
		default:
			return last
		}
	}
	return last
}

// parted makes two names of two organizations, "Union of Montana and Rights
// Fund", of a people and a person, "the Swedes Anna Berg and Olof Holm", and of a
// town and its state, "Velden Texas".
func parted(d *corpus.Document, names []found) []found {
	var out []found
	for _, f := range names {
		tokens := d.Sentences[f.sentence].Tokens
		if f.kind == corpus.Person && f.first < f.last && tokens[f.first].XPOS == "NNPS" && isDemonym(tokens[f.first].Form) {
			people := f
			people.last, people.kind = f.first, corpus.Group
			out = append(out, people)
			f.first++
		}
		if at := inState(tokens, f); at > 0 {
			town := f
			town.last = at - 1
			out = append(out, town)
			f.first = at
		}
		for i := f.first + 2; f.kind == corpus.Org && i+1 < f.last; i++ {
			if tokens[i].UPOS == "CCONJ" && ofNames[tokens[f.last].Form] == corpus.Org && hasHead(tokens[f.first+1:i]) {
				left := f
				left.last = i - 1
				out = append(out, left)
				f.first = i + 1
				break
			}
		}
		out = append(out, f)
	}
	return out
}

// hasHead reports whether one of the tokens heads names of organizations, with
// an "of" or nothing behind it.
func hasHead(tokens []corpus.Token) bool {
	for i, t := range tokens {
		if ofNames[t.Form] == corpus.Org && (i+1 == len(tokens) || tokens[i+1].Form == "of") {
			return true
		}
	}
	return false
}

func capital(t corpus.Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Form)
	return unicode.IsUpper(r)
}

func isQuote(t corpus.Token) bool { return t.Form == "\"" || t.Form == "”" || t.Form == "“" }

// isPeople reports whether two tokens are a capitalised possessor that means
// people: Women's, Workers'.
func isPeople(tokens []corpus.Token) bool {
	t, genitive := tokens[0], tokens[1].Form
	if !capital(t) {
		return false
	}
	switch genitive {
	case "'s", "’s":
		return t.XPOS == "NNS" || t.XPOS == "NNPS" || strings.HasSuffix(t.Form, "men") || t.Form == "People" || t.Form == "Children"
	case "'", "’":
		return strings.HasSuffix(t.Form, "s")
	}
	return false
}

// nameable reports whether one of the tokens has a tag that names have.
func nameable(tokens []corpus.Token) bool {
	for _, t := range tokens {
		switch t.UPOS {
		case "PRON", "DET", "ADP", "AUX", "PUNCT", "CCONJ", "SCONJ", "PART":
		default:
			return true
		}
	}
	return false
}

// isOf reports whether tokens are "of" or "of the".
func isOf(tokens []corpus.Token) bool {
	return len(tokens) > 0 && tokens[0].Form == "of" && (len(tokens) == 1 || len(tokens) == 2 && tokens[1].Form == "the")
}

// glued reports whether no space stands between the tokens from a to b.
func glued(tokens []corpus.Token, a, b int) bool {
	for ; a < b; a++ {
		if tokens[a].End != tokens[a+1].Start {
			return false
		}
	}
	return true
}
