package resolve

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
)

// press knows the outlets that a corpus's texts come from or cite, and one name for each.
type press struct {
	names  map[string]string // by outletKey: the name of the entity that it is
	listed map[string]bool   // by outletKey: some document's source
	known  sync.Map          // by name: what outlet has returned
}

func newPress(r *resolver) *press {
	p := &press{names: make(map[string]string), listed: make(map[string]bool)}
	for _, d := range r.docs {
		p.listed[outletKey(d.Meta.Source)] = true
	}
	delete(p.listed, "")
	keys := make([][]string, len(r.entities))
	parallelEach(len(keys), func(i int) {
		keys[i] = p.keysOf(r.entities[i])
	})
	for i, some := range keys {
		for _, key := range some {
			p.names[key] = r.entities[i].name
		}
	}
	return p
}

// keysOf returns the keys of an entity's names that are those of an outlet, with its own.
func (p *press) keysOf(e *profile) (keys []string) {
	if e.typ != corpus.Org && e.typ != corpus.Work && (e.name != e.base || !wellKnown(e.name)) {
		return nil
	}
	outlet := slices.ContainsFunc(e.roles.rows, func(role row[string, int]) bool { return isPressRole(role.key) })
	for _, a := range e.aliases() {
		if key := outletKey(a.Name); outlet || p.publishes(a.Name, key) {
			keys = append(keys, key, outletKey(e.name))
		}
	}
	return keys
}

// outlet returns the one name of an outlet of news, empty where the name is no outlet's.
func (p *press) outlet(name string) string {
	if known, ok := p.known.Load(name); ok {
		return known.(string)
	}
	outlet, key := "", outletKey(name)
	if p.names[key] != "" || p.publishes(name, key) {
		outlet = cmp.Or(outletNames()[key], p.names[key], clean(name))
	}
	p.known.Store(name, outlet)
	return outlet
}

// wellKnown reports whether a name is that of an outlet of the table. Most names begin as none of these does.
func wellKnown(name string) bool {
	if first, ok := opening(name); ok && !outletOpenings()[first] {
		return false
	}
	return outletNames()[outletKey(name)] != ""
}

// opening returns the first letters of the outletKey of a name in simple words; ok is false for other names.
func opening(name string) (first [3]byte, ok bool) {
	if strings.Contains(name, " news") { // which outletKey may take away
		return first, false
	}
	n := 0
	for i := range len(name) {
		c := name[i] | 0x20
		if name[i] == ' ' {
			if article := strings.ToLower(name[:i]); article == "a" || article == "an" || article == "the" {
				return first, false
			}
			continue
		}
		if c < 'a' || c > 'z' {
			return first, false
		}
		if n < len(first) {
			first[n] = c
			n++
		}
	}
	return first, n == len(first)
}

// outletOpenings are the first letters of the keys of outletNames.
var outletOpenings = sync.OnceValue(func() map[[3]byte]bool {
	out := make(map[[3]byte]bool)
	for key := range outletNames() {
		out[[3]byte([]byte(key+"  "))] = true
	}
	return out
})

// publishes reports whether a name, with its key, is that of an outlet: of the table, of a document of the
// corpus, an address of the web, or with a word that only outlets bear ("Brandmere Daily").
func (p *press) publishes(name, key string) bool {
	name = clean(name)
	if outletNames()[key] != "" || p.listed[key] || webAddress(fold(name)) {
		return true
	}
	at := strings.LastIndexByte(name, ' ')
	if at < 0 {
		return false
	}
	last, rest := name[at+1:], name[:at]
	before := rest[strings.LastIndexByte(rest, ' ')+1:]
	first, _, _ := strings.Cut(rest, " ")
	return pressWords[capital(last)] && !determiners[before] || pressOpenings[capital(first)]
}

// capital returns a word with a capital letter in lower case, and no other.
func capital(word string) string {
	if c, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(c) {
		return fold(word)
	}
	return ""
}

// origin returns the outlet that a sentence cites for what it claims; empty where it cites none. Of
// several it is the innermost: what Reuters reported that the Herald had found is the Herald's.
// Speakers are the names of those who say it, empty for unknown ones; cited are what citations found in the sentence.
func (p *press) origin(speakers, cited []string) string {
	if len(speakers) == 0 {
		return ""
	}
	for _, name := range slices.Backward(speakers) {
		if name == "" {
			continue
		}
		if outlet := p.outlet(name); outlet != "" {
			return outlet
		}
	}
	for _, words := range cited {
		for ws := strings.Fields(words); len(ws) > 0; ws = ws[:len(ws)-1] { // "Associated Press Friday"
			if name := p.outlet(strings.Join(ws, " ")); name != "" {
				return name
			}
		}
	}
	return ""
}

// citations returns the words of a sentence that may be, or begin with, the name of an outlet that
// it cites.
func citations(sentence string) (out []string) {
	for _, pattern := range []*regexp.Regexp{toldTo, citedBy} {
		for _, m := range pattern.FindAllStringSubmatch(sentence, -1) {
			out = append(out, m[1])
		}
	}
	return out
}

// nameOf is a run of capitalised words, or an address of the web.
const nameOf = `((?:[a-z0-9-]+\.)+[a-z]{2,7}\b|\p{Lu}[\w.&-]*(?: \p{Lu}[\w.&-]*)*)`

var (
	// "a spokesman told the Associated Press", "in an interview with Sputnik News"
	toldTo = regexp.MustCompile(`\b(?:told|speaking to|spoke to|interview with|interview to|statement to|citing|quoting|cited by|quoted by|reported by|according to)(?: (?:the|reports? (?:in|by)))?(?: the)? ` + nameOf)
	// "reports theins.ru", "writes Kommersant"
	citedBy = regexp.MustCompile(`[,”"’–—-] ?(?:reports|reported|writes|wrote|says|said|notes|noted)(?: the)? ` + nameOf)
)

var compact = strings.NewReplacer(" ", "", "-", "", "_", "")

// outletKey is what is compared of an outlet's name: "The Courier", "courier"; "reuters.com", "Reuters".
func outletKey(name string) string {
	key := name
	if !plainWords(name) {
		key = fold(clean(name))
	}
	for _, suffix := range []string{" news agency", " newspaper", " news network"} {
		key = strings.TrimSuffix(key, suffix)
	}
	if webAddress(key) {
		key = strings.TrimPrefix(key, "www.")
		if site, _, _ := strings.Cut(key, "."); outletNames()[site] != "" {
			key = site
		}
	}
	key = compact.Replace(key)
	if name := outletNames()[key]; name != "" {
		return compact.Replace(fold(clean(name)))
	}
	return key
}

// plainWords reports whether a text is of ASCII words in lower case alone, without an article in front: nothing is to be
// cleaned or folded there.
func plainWords(s string) bool {
	space := true
	for i := range len(s) {
		if s[i] == ' ' && !space {
			space = true
		} else if space = false; s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return !space && !strings.HasPrefix(s, "a ") && !strings.HasPrefix(s, "an ") && !strings.HasPrefix(s, "the ")
}

// isPressRole reports whether a description says that something is an outlet: "brandmere newspaper".
func isPressRole(role string) bool {
	ws := strings.Fields(role)
	return len(ws) > 0 && (slices.Contains([]string{"newspaper", "daily", "tabloid", "broadcaster", "broadsheet"}, ws[len(ws)-1]) || strings.HasSuffix(role, "news agency") || strings.HasSuffix(role, "news site"))
}

// pressWords begin or end the names of outlets and of hardly anything else that is cited.
var pressWords = map[string]bool{"news": true, "newspaper": true, "times": true, "post": true, "herald": true, "tribune": true, "gazette": true, "telegraph": true,
	"chronicle": true, "courier": true, "journal": true, "examiner": true, "inquirer": true, "press": true, "broadcasting": true, "television": true, "tv": true,
	"radio": true, "magazine": true, "weekly": true, "daily": true, "globe": true, "dispatch": true, "newswire": true, "pravda": true, "gazeta": true, "zeitung": true}

// pressOpenings begin the names of outlets: "Radio Ness".
var pressOpenings = map[string]bool{"daily": true, "radio": true, "news": true}

// outletNames are well-known outlets that their words do not betray, and shorter names, by outletKey
// of what texts write; the value is the name shown.
var outletNames = sync.OnceValue(func() map[string]string {
	out := make(map[string]string)
	for _, names := range [][]string{
		{"Associated Press", "ap", "apnews"}, {"Agence France-Presse", "afp"}, {"Reuters", "thomsonreuters"}, {"Deutsche Presse-Agentur", "dpa"},
		{"TASS", "itartass"}, {"RIA Novosti", "ria", "rianovosti"}, {"Interfax"}, {"Xinhua", "xinhuanews"}, {"United Press International", "upi"}, {"Bloomberg", "bloombergnews"},
		{"Press Trust of India", "pti"}, {"Kyodo", "kyodonews"}, {"Yonhap", "yonhapnews"}, {"ANSA"}, {"EFE"}, {"Anadolu Agency", "anadolu"}, {"IRNA"}, {"ISNA"}, {"Tasnim"}, {"Fars", "farsnews"},
		{"BBC", "bbcnews", "britishbroadcastingcorporation"}, {"CNN", "cnnnews"}, {"NBC News", "nbc", "nbcnews"}, {"ABC News", "abcnews"}, {"CBS News", "cbs", "cbsnews"}, {"Fox News", "foxnews"},
		{"MSNBC"}, {"CNBC"}, {"NPR", "nationalpublicradio"}, {"PBS"}, {"CBC", "cbcnews"}, {"ITV", "itvnews"}, {"Sky News", "skynews"}, {"Channel 4"}, {"Al Jazeera", "aljazeera"}, {"Al Arabiya"},
		{"New York Times", "nytimes", "nyt"}, {"Washington Post", "washingtonpost"}, {"Wall Street Journal", "wsj"}, {"USA Today", "usatoday"}, {"Los Angeles Times", "latimes"}, {"The Guardian", "guardian"},
		{"The Independent"}, {"The Economist", "economist"}, {"Daily Mail"}, {"Politico"}, {"Axios"}, {"BuzzFeed"}, {"TMZ"}, {"Vox"}, {"Forbes"}, {"Newsweek"}, {"Time Magazine"}, {"Der Spiegel", "spiegel"},
		{"Die Welt"}, {"Die Zeit"}, {"Bild"}, {"Stern"}, {"Le Monde"}, {"Le Figaro"}, {"Libération"}, {"El País"}, {"El Mundo"}, {"La Repubblica"}, {"Corriere della Sera"}, {"Haaretz"}, {"Kommersant"},
		{"Vedomosti"}, {"Izvestia", "izvestiya"}, {"Meduza"}, {"Novaya Gazeta"}, {"The Insider", "theins"}, {"Rossiya 24"}, {"Kathimerini"}, {"Asahi Shimbun"}, {"Yomiuri Shimbun"}, {"NHK"}, {"Dawn"},
		{"The Hindu"}, {"NDTV"}, {"Ynet"}, {"Wikinews"}, {"Deutsche Welle", "dw"}, {"Radio Free Europe", "rferl"}, {"Sputnik"}, {"Bellingcat"}, {"People Magazine"},
	} {
		for _, n := range names {
			out[compact.Replace(fold(clean(n)))] = names[0]
		}
	}
	return out
})
