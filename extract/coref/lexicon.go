package coref

import (
	_ "embed"
	"strings"

	"tercet/corpus"
)

//go:embed seats.txt
var seatsText string

//go:embed firstnames.txt
var firstNamesText string

// lexicon holds what is known of words outside the document.
type lexicon struct {
	seats      map[string]string // "kremlin" -> "Russia"
	firstNames map[string]gender // of all who bear them
	weights    *weightTable      // of clues of what pronouns mean
}

func newLexicon() *lexicon {
	l := &lexicon{seats: make(map[string]string), firstNames: make(map[string]gender, 1<<15), weights: parseRanking(pronounWeights).table()}
	for line := range strings.Lines(seatsText) {
		if seat, state, ok := strings.Cut(strings.TrimSpace(line), "|"); ok && line[0] != '#' {
			l.seats[lower(strings.TrimSpace(seat))] = strings.TrimSpace(state)
		}
	}
	for line := range strings.Lines(firstNamesText) {
		switch sex, names, _ := strings.Cut(line, " "); sex {
		case "f":
			l.addFirstNames(names, female)
		case "m":
			l.addFirstNames(names, male)
		}
	}
	return l
}

func (l *lexicon) addFirstNames(names string, of gender) {
	for name := range strings.FieldsSeq(names) {
		l.firstNames[name] = of
	}
}

// sexOf returns the gender of all who bear a first name, in lower case, or 0.
func (l *lexicon) sexOf(name string) gender { return l.firstNames[name] }

// state returns the name of the state that word names, as a noun or adjective.
// States of the United States are none.
func state(word string) string {
	word = strings.TrimPrefix(lower(word), "the ")
	if word == "rf" {
		return "Russia"
	}
	if word == "u.s." || word == "u.s.a." || word == "us" {
		word = "USA"
	}
	for _, s := range corpus.FindStates(word) {
		if s.Kind != "US state" {
			return s.Name
		}
	}
	return ""
}

// isDemonym reports whether word is an adjective or people of a state, and
// whether it names the people.
func isDemonym(word string) (ok, people bool) {
	for _, s := range corpus.FindStates(word) {
		if s.Kind != "US state" && s.Form != corpus.StateName {
			return true, s.Form == corpus.StatePeople
		}
	}
	return false, false
}

func lower(s string) string { return strings.ToLower(s) }

// set makes a set of words. The sets below are constants of the language.
func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// personNouns are heads of descriptions of one person. The suffixes of isPerson
// find more.
var personNouns = set(`president minister premier chancellor chairman chairwoman chairperson chief head leader ruler king
	queen prince princess emperor pope bishop archbishop cardinal priest rabbi imam pastor governor mayor senator
	congressman congresswoman lawmaker deputy ambassador envoy diplomat spokesman spokeswoman spokesperson secretary
	general colonel major captain lieutenant sergeant commander admiral soldier officer official judge justice lawyer
	attorney prosecutor advocate detective sheriff policeman policewoman suspect defendant victim witness gunman man
	woman boy girl child baby kid guy lady gentleman person eyewitness teenager youth adult mother father parent son daughter
	brother sister husband wife spouse widow uncle aunt cousin nephew niece grandfather grandmother grandson friend
	colleague ally partner rival opponent enemy predecessor successor founder co-founder owner boss ceo director
	executive president-elect candidate nominee activist dissident journalist reporter editor correspondent columnist
	blogger author writer poet novelist critic historian philosopher scientist researcher scholar professor teacher
	lecturer student pupil graduate doctor physician surgeon nurse patient engineer architect artist painter sculptor
	musician singer composer pianist rapper actor actress comedian filmmaker producer host guest star celebrity model
	player footballer striker goalkeeper midfielder defender coach athlete swimmer runner cyclist champion winner driver
	pilot astronaut cosmonaut farmer worker employee employer businessman businesswoman entrepreneur billionaire tycoon
	oligarch investor banker economist analyst expert adviser advisor consultant aide assistant representative delegate
	member citizen resident native hero dictator tyrant autocrat propagandist rebel terrorist militant hacker thief
	killer murderer criminal prisoner inmate hostage refugee migrant immigrant veteran politician statesman monarch
	tsar czar sultan emir sheikh ayatollah caliph patriarch whistleblower moderator presenter mentor guru saint
	commander-in-chief editor-in-chief speaker whip vice-president lawgiver chair principal dean provost rector
	salesman fisherman fireman firefighter paramedic chef cook waiter waitress butcher tailor maid bride groom fiancé
	mum mom dad stepmother stepfather stepmom stepdad stepson stepdaughter granddaughter heir heiress godfather godmother
	teen toddler infant twin thug convict escapee fugitive robber burglar attacker assailant shooter sniper
	bomber hijacker kidnapper molester rapist smuggler dealer trafficker arsonist looter rioter protester demonstrator
	inspector investigator trooper guard bodyguard lifeguard coroner cop publicist technician mechanic
	electrician plumber carpenter builder miner trucker cashier clerk janitor librarian translator
	scorer rusher quarterback linebacker pitcher catcher hitter slugger bowler boxer wrestler golfer skier sprinter jockey rookie
	contender challenger skipper captain dancer designer photographer sophomore freshman coworker co-worker housemate
	roommate classmate teammate landlord tenant survivor volunteer passer-by bystander villager motorist
	mafioso mobster gangster fiancée boyfriend girlfriend lover neighbor neighbour stranger customer client tourist traveler passenger pedestrian
	offender accountant constable`)

// figures are nouns that mean a person beside a person's name, and mostly other things elsewhere: "Anna Berg, a
// Norvik icon".
var figures = set(`figure icon legend sensation favorite favourite face voice force source starter receiver senior junior
	head lead mastermind brain talent newcomer sweetheart pinup pin-up`)

// orgNouns are heads of descriptions of organizations: one thing, but "they" at
// times.
var orgNouns = set(`company firm corporation government administration cabinet ministry department agency bureau office
	party parliament congress senate council court committee commission board union alliance bloc coalition organization
	organisation association federation league club team band group gang army navy force police military church bank
	university school college hospital museum newspaper magazine channel broadcaster station network outlet media press
	regime opposition movement staff crew family couple jury majority minority crowd public community delegation embassy
	foundation institute startup airline retailer manufacturer publisher studio service`)

// generic nouns mean a person by no office.
var generic = set(`man woman boy girl child baby kid guy lady gentleman person teenager youth adult member citizen resident
	native stranger friend colleague victim witness suspect`)

// maleNouns and femaleNouns tell a person's gender.
var maleNouns = set(`man men boy boys guy gentleman father son brother husband uncle nephew grandfather grandson king prince
	emperor spokesman chairman congressman policeman businessman salesman fisherman fireman actor waiter lord sir monk
	priest dad daddy grandpa boyfriend groom fiancé widower duke baron tsar czar sultan emir sheikh statesman brothers sons`)

var femaleNouns = set(`woman women girl girls lady mother daughter sister wife aunt niece grandmother granddaughter queen
	princess empress spokeswoman chairwoman congresswoman policewoman businesswoman actress waitress mom mum mommy
	grandma girlfriend bride fiancée widow duchess baroness nun maid sisters daughters`)

// titleWords stand before names and are no part of them.
var titleWords = set(`mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir dame lord lady rev rev. hon hon. president minister
	premier chancellor king queen prince princess pope senator sen sen. rep rep. gov gov. governor mayor judge justice
	general gen gen. colonel col col. major maj. captain capt capt. lieutenant lt lt. sergeant sgt sgt. commander admiral
	secretary ambassador professor saint st st. sheikh imam ayatollah emperor tsar czar spokesman spokeswoman chairman director
	detective sheriff officer chief coach mp mep pm ceo`)

// offices are titles that are nobody's surname: a name that ends in one is a
// description that was taken for a name.
var offices = set(`president minister premier chancellor governor senator representative secretary ambassador spokesman
	spokeswoman spokesperson chairman chairwoman director commissioner lawmaker congressman prosecutor adviser advisor`)

// titleModifiers stand before titles and belong to them.
var titleModifiers = set(`vice deputy prime foreign first supreme acting former grand crown the elder interim ex late of and`)

// maleTitles and femaleTitles tell the gender of whom they address.
var maleTitles = set(`mr mr. sir lord king prince emperor tsar czar pope sheikh spokesman chairman`)

var femaleTitles = set(`mrs mrs. ms ms. miss dame lady queen princess spokeswoman`)

// leaders head descriptions of who leads a state: of one state there is one.
var leaders = set(`president leader ruler head chief chancellor premier king queen monarch emperor dictator autocrat tsar
	boss strongman`)

// sayVerbs introduce direct speech.
var sayVerbs = set(`say tell add reply answer respond ask note explain insist claim argue state declare announce warn stress
	emphasize emphasise comment observe remark point write tweet post report admit concede confirm deny continue conclude
	recall call describe quote cite joke shout cry whisper exclaim urge promise vow pledge complain mention suggest
	believe think agree acknowledge assert maintain reveal boast recount muse quip lament interrupt inquire`)

// speechNouns are what somebody's words are called in a heading before them.
var speechNouns = set(`speech statement word words message comment remark reply answer response letter quote post tweet
	address`)

// timeNouns and other heads of phrases that mean no participant.
var timeNouns = set(`today tomorrow yesterday year month week day hour minute second morning evening afternoon night decade
	century time moment monday tuesday wednesday thursday friday saturday sunday january february march april may june
	july august september october november december percent`)

// isPerson reports whether a noun's lemma means a person.
func isPerson(lemma string) bool {
	if i := strings.LastIndexByte(lemma, '-'); i > 0 && personNouns[lemma[i+1:]] || personNouns[lemma] {
		return true // ex-president, co-founder
	}
	for _, suffix := range []string{"man", "woman", "ist", "ologist", "person"} {
		if len(lemma) > len(suffix)+3 && strings.HasSuffix(lemma, suffix) {
			return true
		}
	}
	return false
}
