package parse

import (
	"strings"

	"tercet/corpus"
)

// known are names that mean one thing in news from everywhere. A capital that
// acts stands for its government and is a place all the same; who reports is
// cited once in a text, where nothing else tells what it is.
var known = table(map[corpus.EntityType]string{
	corpus.Place: `Abu Dhabi, Abuja, Accra, Addis Ababa, Algiers, Amman, Ankara, Antananarivo, Ashgabat, Asmara, Astana, Athens, Baghdad, Baku, Bamako,
		Bangkok, Bangui, Beijing, Beirut, Belgrade, Berlin, Bern, Bishkek, Bogota, Bogotá, Brasilia, Brasília, Bratislava, Brazzaville, Brussels, Bucharest,
		Budapest, Buenos Aires, Bujumbura, Cairo, Canberra, Caracas, Chisinau, Colombo, Copenhagen, Dakar, Damascus, Dhaka, Doha, Dublin, Dushanbe, Hanoi,
		Harare, Havana, Helsinki, Islamabad, Jakarta, Jerusalem, Kabul, Kampala, Kathmandu, Khartoum, Kiev, Kigali, Kinshasa, Kuala Lumpur, Kyiv, Lisbon,
		Ljubljana, London, Luanda, Lusaka, Luxembourg City, Madrid, Managua, Manila, Maputo, Mexico City, Minsk, Mogadishu, Montevideo, Moscow, Muscat,
		N'Djamena, Nairobi, Naypyidaw, New Delhi, Niamey, Nicosia, Nouakchott, Nur-Sultan, Oslo, Ottawa, Ouagadougou, Paris, Phnom Penh, Podgorica,
		Port-au-Prince, Prague, Pretoria, Pristina, Pyongyang, Quito, Rabat, Reykjavik, Riga, Riyadh, Rome, Sanaa, Sarajevo, Seoul, Skopje, Sofia,
		Stockholm, Taipei, Tallinn, Tashkent, Tbilisi, Tegucigalpa, Tehran, Tirana, Tokyo, Tripoli, Tunis, Ulaanbaatar, Valletta, Vienna, Vientiane,
		Vilnius, Warsaw, Wellington, Windhoek, Yaounde, Yaoundé, Yerevan, Zagreb`,
	corpus.Org: `EU, UN, NATO, IMF, WTO, IAEA, OPEC, OSCE, ASEAN, UNESCO, UNICEF, UNHCR, Interpol, Europol, NASA, ESA, FIFA, UEFA, Hezbollah, Hamas,
		AP, AFP, UPI, DPA, ANSA, EFE, PTI, TASS, RIA Novosti, Interfax, Reuters, Xinhua, Yonhap, Kyodo, Anadolu, IRNA, ISNA, Tasnim, SANA, Antara, Bernama,
		Ukrinform, Unian, BelTA, Kazinform, Agence France-Presse, Associated Press, BBC, CNN, NBC, CBS, CNBC, MSNBC, NPR, PBS, CBC, NHK, KBS, RTE, RFE/RL,
		Al Jazeera, Al-Jazeera, Al Arabiya, Al-Arabiya, Deutsche Welle, Kommersant, Izvestia, Izvestiya, Vedomosti, Meduza, Pravda, Novaya Gazeta, Gazprom, Newsday, Newsweek,
		Politico, Axios, Haaretz, Kathimerini, Hurriyet, Hürriyet, Spiegel, Der Spiegel, Handelsblatt, Le Monde, Le Figaro, Corriere della Sera,
		La Repubblica, El País, Clarín, Asharq Al-Awsat, Gazeta Wyborcza, Facebook, YouTube, Instagram, Twitter, WhatsApp, TikTok, Wikipedia`,
})

// table maps names in lists parted by commas to their types.
func table(lists map[corpus.EntityType]string) map[string]corpus.EntityType {
	all := make(map[string]corpus.EntityType)
	for kind, names := range lists {
		for name := range strings.SplitSeq(names, ",") {
			all[strings.TrimSpace(name)] = kind
		}
	}
	return all
}

// knownAs returns the type of a known name, or Thing.
func knownAs(tokens []corpus.Token) corpus.EntityType {
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 && t.Form != "-" && tokens[i-1].Form != "-" {
			b.WriteByte(' ')
		}
		b.WriteString(t.Form)
	}
	return known[b.String()]
}

// diseases have capitals but are no names of anyone or any place.
var diseases = nouns(`COVID COVID-19 Covid Covid-19 SARS MERS nCoV SARS-CoV-2 Ebola Zika HIV AIDS H1N1 H5N1`)

// isTimeZone reports whether a name is one of a clock: "Greenwich Mean Time".
func isTimeZone(tokens []corpus.Token) bool {
	n := len(tokens)
	return n > 2 && tokens[n-1].Form == "Time" && clocks[tokens[n-2].Form] || n > 1 && tokens[n-1].Form == "Time" && coasts[tokens[n-2].Form]
}

var (
	clocks = nouns(`Standard Daylight Mean Universal Summer`)
	coasts = nouns(`Eastern Central Mountain Pacific Atlantic Universal Local`)
)

// isDisease reports whether a name is a disease's: "COVID", "COVID - 19".
func isDisease(tokens []corpus.Token) bool {
	return diseases[tokens[0].Form] && (len(tokens) == 1 || tokens[len(tokens)-1].UPOS == "NUM")
}

// storms are what a name is given to, though no place or person is meant.
var storms = nouns("hurricane typhoon cyclone storm")

// isStorm reports whether a word is a storm's title: "Hurricane Anna".
func isStorm(t corpus.Token) bool { return capital(t) && storms[strings.ToLower(t.Form)] }

// storm begins a storm's name with its title.
func storm(tokens []corpus.Token, f *found, from int) {
	if at := f.first - 1; f.kind != corpus.Org && at >= from && isStorm(tokens[at]) {
		f.first = at
	}
	if f.first < f.last && f.kind != corpus.Org && isStorm(tokens[f.first]) {
		f.kind = corpus.Event
	}
}

// particles stand before the last part of a person's name, never at its end.
var particles = nouns("bin ibn bint bin- von van der del della Al al El el Abu Ben ben")

// particle goes on with a person's name that ends in a particle: "Omar bin" before
// "Said", which has other tags too. The name ends before token end.
func particle(tokens []corpus.Token, f *found, end int) {
	for f.kind == corpus.Person && f.first < f.last && particles[tokens[f.last].Form] && f.last+1 < end && capital(tokens[f.last+1]) {
		f.last++
	}
}

// owner ends the name of a shop or a house with its genitive: "at Velde's" where
// nothing is owned. "Orla's is larger" leaves out what is.
func owner(tokens []corpus.Token, f *found, end int) {
	at, head := f.last+1, headOf(tokens, *f)
	if f.kind != corpus.Org && f.kind != corpus.Place || at >= end || !capital(tokens[f.first]) || tokens[at].Form != "'s" && tokens[at].Form != "’s" {
		return
	}
	if at+1 < len(tokens) && lists("ADJ ADV DET NOUN NUM PROPN", tokens[at+1].UPOS) {
		return
	}
	if tokens[at].Head-1 != head || tokens[at].DepRel != "case" || tokens[head].DepRel == "nmod:poss" || tokens[head].DepRel == "compound" {
		return
	}
	if f.first > 0 && tokens[f.first-1].Form == "of" || isPlaceName(tokens[f.first:at]) {
		return
	}
	f.last = at
}

// isPlaceName reports whether tokens are the name of a state or a capital.
func isPlaceName(tokens []corpus.Token) bool {
	return knownAs(tokens) == corpus.Place || isStateName(tokens)
}

// ministers have a field, which is no name: "Minister of Defence".
var ministers = nouns("minister ministers secretary undersecretary commissioner director head")

// isField reports whether what was taken for an organization is a minister's field.
func isField(tokens []corpus.Token, f found) bool {
	at := f.first - 2
	if at < 0 || f.kind != corpus.Org || tokens[at+1].Form != "of" || !ministers[strings.ToLower(tokens[at].Form)] {
		return false
	}
	for _, t := range tokens[f.first : f.last+1] {
		if ofNames[t.Form] == corpus.Org || headWords[t.Form] == corpus.Org || t.Form == strings.ToUpper(t.Form) {
			return false
		}
	}
	return knownAs(tokens[f.first:f.last+1]) == corpus.Thing
}

// qualifiers before a state's name are part of a larger name, or of none.
var qualifiers = nouns(`Lake Mount Fort Port Camp Cape River Baja Mainland mainland Continental Metropolitan Soviet Imperial Nazi Occupied Communist
	Colonial Ancient Rural Great Free Team Little Old Modern Trans Anti Pro`)

// inState returns where a state's name begins that ends the name of a place, or
// 0: "Fort Velden Texas" is a town and a state, "West Virginia" and "Lower Austria"
// are not.
func inState(tokens []corpus.Token, f found) int {
	if f.kind != corpus.Place || isStateName(tokens[f.first:f.last+1]) {
		return 0
	}
	for i := f.first + 1; i <= f.last; i++ {
		before := tokens[i-1]
		if !isStateName(tokens[i : f.last+1]) {
			continue
		}
		if before.UPOS != "PROPN" || parts[before.Form] || qualifiers[before.Form] || isDemonym(before.Form) || !word(before.Form) {
			return 0
		}
		return i
	}
	return 0
}

// word reports whether a form has a letter and no point at its end.
func word(form string) bool {
	return strings.ToLower(form) != strings.ToUpper(form) && !strings.HasSuffix(form, ".")
}

// isStateName reports whether tokens are the name of a state, those of the United
// States among them.
func isStateName(tokens []corpus.Token) bool {
	var forms []string
	for _, t := range tokens {
		forms = append(forms, t.Form)
	}
	for _, s := range corpus.FindStates(strings.Join(forms, " ")) {
		if s.Form == corpus.StateName {
			return true
		}
	}
	return false
}
