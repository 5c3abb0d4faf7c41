package parse

import (
	"strings"

	"tercet/corpus"
)

// headWords are nouns that say, as the last word of a longer name, what it names.
var headWords = map[string]corpus.EntityType{
	"Act": corpus.Work, "Treaty": corpus.Work, "Agreement": corpus.Work, "Accord": corpus.Work, "Accords": corpus.Work, "Protocol": corpus.Work,
	"Prize": corpus.Work, "Medal": corpus.Work, "Award": corpus.Work, "Awards": corpus.Work, "Amendment": corpus.Work,
	"Tribe":    corpus.Group,
	"Marathon": corpus.Event, "Olympics": corpus.Event, "Championship": corpus.Event, "Championships": corpus.Event, "Summit": corpus.Event,
	"Festival": corpus.Event, "Expo": corpus.Event, "Tournament": corpus.Event, "Cup": corpus.Event, "Games": corpus.Event,
	"River": corpus.Place, "Sea": corpus.Place, "Ocean": corpus.Place, "Island": corpus.Place, "Islands": corpus.Place, "Province": corpus.Place,
	"County": corpus.Place, "Peninsula": corpus.Place, "Street": corpus.Place, "Avenue": corpus.Place, "Road": corpus.Place, "Reservation": corpus.Place,
	"Strait": corpus.Place, "Airport": corpus.Place, "Square": corpus.Place, "Valley": corpus.Place, "Desert": corpus.Place, "Mountains": corpus.Place,
	"Inc.": corpus.Org, "Corp.": corpus.Org, "Ltd.": corpus.Org, "LLC": corpus.Org, "Ministry": corpus.Org, "Agency": corpus.Org, "Council": corpus.Org,
	"Commission": corpus.Org, "Committee": corpus.Org, "Party": corpus.Org, "Army": corpus.Org, "Department": corpus.Org, "Foundation": corpus.Org,
	"Association": corpus.Org, "Corporation": corpus.Org, "Company": corpus.Org, "Federation": corpus.Org, "Authority": corpus.Org,
	"Administration": corpus.Org, "Institute": corpus.Org, "Police": corpus.Org, "Senate": corpus.Org, "Parliament": corpus.Org,
}

// headWord gives a name the type that its last word says.
func headWord(tokens []corpus.Token, f *found) {
	if kind := headWords[tokens[f.last].Form]; kind != corpus.Thing && f.first < f.last && f.kind != corpus.Person {
		f.kind = kind
	}
}

// keptNouns are common nouns that belong to the name before them.
var keptNouns = map[string]bool{
	"peninsula": true, "region": true, "district": true, "province": true, "island": true, "islands": true, "valley": true, "river": true,
	"sea": true, "county": true, "coast": true, "strip": true, "canal": true, "mountains": true, "hotel": true, "hospital": true, "airport": true,
	"military": true, "navy": true, "army": true, "party": true, "league": true, "commission": true, "police": true, "parliament": true,
	"government": true, "university": true, "group": true, "court": true, "street": true,
}

// commonEnd takes common nouns off the end of a place's or organization's name:
// "the United States city".
func commonEnd(tokens []corpus.Token, f *found) {
	for f.first < f.last && (f.kind == corpus.Place || f.kind == corpus.Org) && capital(tokens[f.first]) &&
		tokens[f.last].UPOS == "NOUN" && !capital(tokens[f.last]) && !keptNouns[tokens[f.last].Form] {
		f.last--
	}
}

// weekdayEnd takes the day off the end of what did something on it: "Norvik Oil Tuesday raised". Days
// that are named themselves stay, and a club named for one.
func weekdayEnd(tokens []corpus.Token, f *found) {
	if f.first == f.last || f.last+1 >= len(tokens) || f.kind != corpus.Place && f.kind != corpus.Org && f.kind != corpus.Person || !weekdays[tokens[f.last].Form] {
		return
	}
	if next := tokens[f.last+1]; namedDays[tokens[f.last-1].Form] || next.UPOS != "VERB" && next.UPOS != "AUX" {
		return
	}
	f.last--
}

var (
	weekdays  = nouns("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	namedDays = nouns("Super Black Good Bloody Easter Palm Ash Holy Maundy Cyber Giving Fat Shrove Ruby Sheffield")
)

// titleWords are no names by themselves, whatever their capital.
var titleWords = map[string]bool{
	"I": true, "Mr": true, "Mr.": true, "Mrs": true, "Mrs.": true, "Ms": true, "Ms.": true, "Mister": true, "Dr": true, "Dr.": true, "Sir": true,
	"Vice": true, "Prime": true, "Deputy": true, "President": true, "Minister": true, "Governor": true, "Senator": true, "Secretary": true,
	"General": true, "Royal": true, "Former": true, "Chancellor": true, "King": true, "Queen": true, "Prince": true, "Princess": true, "Judge": true,
}

// common reports whether a name is none: a title alone, or words without a
// capital and without a proper noun.
func common(tokens []corpus.Token, f found) bool {
	if f.first == f.last && titleWords[tokens[f.first].Form] {
		return true
	}
	for _, t := range tokens[f.first : f.last+1] {
		if t.UPOS == "PROPN" || strings.ToLower(t.Form) != t.Form {
			return false
		}
	}
	return true
}

// isDemonym reports whether a word is a people's name or adjective.
func isDemonym(word string) bool {
	for _, s := range corpus.FindStates(word) {
		if s.Form != corpus.StateName {
			return true
		}
	}
	return false
}

// giving are the beginnings of verbs whose object can be a decoration.
var giving = []string{"accept", "award", "receiv", "bestow", "confer", "present", "decorat", "reject", "declin", "refus", "return", "hand"}

// decoration begins a name with the words "order of" before it where somebody
// gives or takes it: no person is meant in "accepted the order of Anna Berg".
func decoration(tokens []corpus.Token, f *found, from int) {
	at := f.first - 2
	if at < from || tokens[at].Form != "order" || tokens[at+1].Form != "of" || tokens[at].Head == 0 {
		return
	}
	verb := strings.ToLower(tokens[tokens[at].Head-1].Form)
	for _, start := range giving {
		if strings.HasPrefix(verb, start) {
			f.first, f.kind = at, corpus.Work
			return
		}
	}
}
