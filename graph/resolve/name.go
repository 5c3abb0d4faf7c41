package resolve

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
)

// name is a name taken to pieces for comparison.
type name struct {
	text    string   // as shown: without article, quotes and courtesy title
	words   []string // folded, without articles, titles and generation
	key     string   // words joined by spaces, with the generation
	digits  string   // the words that hold digits, ordinals and numerals, sorted
	suffix  string   // generation: "jr", "sr", "ii", "iii"
	female  bool     // by courtesy title
	male    bool
	acronym bool     // written in capitals throughout, two to six letters
	called  []string // a person's nickname, in quotation marks or brackets: "Ann 'Fox' Berg"
	meaning []string // what content has returned; nil before
	noun    string   // what head has returned; empty before
}

// Courtesy titles and offices that stand before a person's name and are no part of it.
var courtesy = map[string]byte{
	"mr": 'm', "mrs": 'f', "ms": 'f', "miss": 'f', "sir": 'm', "lady": 'f', "lord": 'm', "dame": 'f', "madam": 'f', "dr": 0, "prof": 0,
	"professor": 0, "president": 0, "premier": 0, "minister": 0, "chancellor": 0, "senator": 0, "sen": 0, "rep": 0,
	"congressman": 'm', "congresswoman": 'f', "gov": 0, "governor": 0, "gen": 0, "general": 0, "col": 0, "colonel": 0,
	"capt": 0, "captain": 0, "lt": 0, "lieutenant": 0, "sgt": 0, "sergeant": 0, "maj": 0, "major": 0, "judge": 0, "justice": 0, "secretary": 0, "mayor": 0,
	"rev": 0, "reverend": 0, "ambassador": 0, "admiral": 0, "commander": 0, "officer": 0, "detective": 0, "sheriff": 0,
	"spokesman": 'm', "spokeswoman": 'f', "chairman": 'm', "coach": 0, "actor": 'm', "actress": 'f', "director": 0,
	"vice": 0, "prime": 0, "foreign": 0, "former": 0, "late": 0, "deputy": 0,
}

var generations = map[string]string{"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}

// Particles belong to the surname after them and tell nothing apart.
var particles = map[string]bool{"al": true, "el": true, "bin": true, "ibn": true, "van": true, "von": true, "der": true, "den": true, "de": true, "da": true,
	"di": true, "del": true, "la": true, "le": true, "dos": true}

// Designators end the names of companies and are often left out.
var designators = map[string]bool{"inc": true, "corp": true, "corporation": true, "co": true, "company": true, "ltd": true, "limited": true, "llc": true,
	"plc": true, "ag": true, "gmbh": true, "sa": true, "nv": true, "group": true, "holdings": true, "holding": true, "incorporated": true, "oao": true, "ooo": true, "pjsc": true}

var abbreviations = map[string]string{"st": "saint", "&": "and", "centre": "center", "theatre": "theater", "intl": "international", "int'l": "international", "dept": "department", "govt": "government", "univ": "university", "assn": "association", "mt": "mount", "ft": "fort"}

var numerals = map[string]string{"first": "1", "1st": "1", "i": "1", "second": "2", "2nd": "2", "ii": "2", "third": "3", "3rd": "3", "iii": "3", "iv": "4", "fourth": "4", "4th": "4"}

// clean returns a name as it is shown: white space normalised, without leading
// article, quotes, possessive and closing punctuation; never beginning with
// what Cayley would read as an IRI, a blank node or a literal.
func clean(s string) string {
	if tidy(s) {
		return s
	}
	s = strings.Join(strings.Fields(s), " ")
	for {
		before := s
		s = strings.TrimFunc(s, func(r rune) bool {
			return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("\"'“”‘’«»„,;:!?()[]{}<>_*–—-", r)
		})
		for _, p := range []string{"the ", "The ", "THE ", "a ", "A ", "an ", "An "} {
			if rest, ok := strings.CutPrefix(s, p); ok && (len(p) > 2 || len(rest) > 1) {
				s = rest
			}
		}
		for _, p := range []string{"'s", "’s", "'", "’"} {
			s = strings.TrimSuffix(s, p)
		}
		if strings.HasSuffix(s, ".") && !abbreviated(s) {
			s = s[:len(s)-1]
		}
		if s == before {
			return balanced(s)
		}
	}
}

// between is what may stand between the letters of a tidy text.
const between = " -.,&/"

// tidy reports whether a text is as clean would leave it, so far as that is seen at a glance: it is of ASCII letters,
// digits and what may stand between them, words are one space apart, and no article opens it.
func tidy(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case i == 0, c == ' ' && last == ' ', strings.IndexByte(between, c) < 0:
			return false
		}
		last = c
	}
	if len(s) == 0 || strings.IndexByte(between, last) >= 0 {
		return false
	}
	switch first, _, _ := strings.Cut(s, " "); first {
	case "the", "The", "THE", "a", "A", "an", "An":
		return first == s
	}
	return true
}

// balanced drops quotation marks that have lost their other half.
func balanced(s string) string {
	if strings.Count(s, "\"")%2 == 1 {
		s = strings.ReplaceAll(s, "\"", "")
	}
	if strings.Count(s, "“") != strings.Count(s, "”") {
		s = strings.NewReplacer("“", "", "”", "").Replace(s)
	}
	return s
}

// abbreviated reports whether the last word's full stop belongs to it.
func abbreviated(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	w := strings.ToLower(strings.TrimSuffix(last, "."))
	_, generation := generations[w]
	return strings.Count(last, ".") > 1 || utf8.RuneCountInString(w) == 1 || generation || designators[w]
}

var withoutMarks = strings.NewReplacer("'", "", "’", "", ".", "")

// splitWords folds a name and splits it at everything that is no letter or digit.
func splitWords(s string) []string {
	if strings.IndexByte(s, '.') >= 0 {
		s = dotted(s)
	}
	if s = fold(s); strings.ContainsAny(s, "'’.") {
		s = withoutMarks.Replace(s)
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' })
	for i, w := range words {
		if long, ok := abbreviations[w]; ok {
			words[i] = long
		}
	}
	return words
}

// dotted puts a space after the full stops of initials, "J.K. Rowling", but
// not inside acronyms, "U.S.".
func dotted(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if i+1 < len(words) && strings.Count(w, ".") > 1 && len(w) <= 6 && len(words) > 1 {
			words[i] = strings.ReplaceAll(w, ".", ". ")
		}
	}
	return strings.Join(words, " ")
}

// parseName takes a name to pieces. Titles are only taken off persons.
func parseName(text string, person bool) name {
	n := name{text: clean(text)}
	n.acronym = isAcronym(n.text)
	src := n.text
	if !person {
		src = strings.ReplaceAll(src, ". ", " ")
	}
	words := splitWords(src)
	if !person && len(words) > 1 {
		words = spellStates(src, words)
	}
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	if person {
		words = n.person(words)
		n.called = nickname(n.text)
	}
	n.words = words
	var digits []string
	for i, w := range words {
		if d, ok := numerals[w]; ok && !person && len(words) > 1 {
			words[i] = d
		}
		if hasDigit(words[i]) {
			digits = append(digits, words[i])
		}
	}
	sort.Strings(digits)
	n.digits = strings.Join(digits, " ")
	n.key = strings.Join(append(slices.Clone(words), n.suffix), " ")
	n.key = strings.TrimSpace(n.key)
	return n
}

// spelled are acronyms of states and unions that names begin with or hold.
var spelled = map[string]string{"US": "united states", "USA": "united states", "UK": "united kingdom", "EU": "european union", "UN": "united nations", "UAE": "united arab emirates"}

// spellStates writes out states in the words of a name, so that "U.S. Navy" is "United States Navy".
func spellStates(text string, words []string) []string {
	capitals := make(map[string]string)
	for _, w := range strings.Fields(text) {
		w = strings.ReplaceAll(strings.Trim(w, ",()"), ".", "")
		if long, ok := spelled[w]; ok {
			capitals[fold(w)] = long
		}
	}
	if len(capitals) == 0 {
		return words
	}
	var out []string
	for _, w := range words {
		if long, ok := capitals[w]; ok {
			out = append(out, strings.Fields(long)...)
		} else {
			out = append(out, w)
		}
	}
	return out
}

// named is parseName for units, whose names are shared.
func named(text string, person bool) *name {
	n := parseName(text, person)
	return &n
}

// person takes titles, generation and particles off a person's words and off
// the text that is shown.
func (n *name) person(words []string) []string {
	shown := strings.Fields(n.text)
	for len(words) > 1 {
		sex, ok := courtesy[words[0]]
		if !ok {
			break
		}
		n.male, n.female = n.male || sex == 'm', n.female || sex == 'f'
		if len(shown) > 1 && fold(strings.Trim(shown[0], ".,")) == words[0] {
			shown = shown[1:]
		}
		words = words[1:]
	}
	if last := len(words) - 1; last > 0 {
		if g, ok := generations[words[last]]; ok {
			n.suffix = g
			words = words[:last]
		}
	}
	n.text = strings.Join(shown, " ")
	kept := words[:0:0]
	for i, w := range words {
		if i == len(words)-1 || !particles[w] {
			kept = append(kept, w)
		}
	}
	return kept
}

// nickname returns the words in quotation marks or brackets inside a name.
func nickname(text string) []string {
	open := strings.IndexAny(text, "\"(“‘'")
	if open < 1 || text[open-1] != ' ' {
		return nil
	}
	_, size := utf8.DecodeRuneInString(text[open:])
	inside := text[open+size:]
	end := strings.IndexAny(inside, "\")”’'")
	if end < 0 || end == len(inside)-1 {
		return nil
	}
	return splitWords(inside[:end])
}

// isAcronym reports whether s is one word in capitals, of two to six letters,
// full stops aside.
func isAcronym(s string) bool {
	s = strings.ReplaceAll(s, ".", "")
	n := 0
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 6
}

// surname returns the last word of a person's name.
func (n *name) surname() string {
	if len(n.words) == 0 {
		return ""
	}
	return n.words[len(n.words)-1]
}

// given returns the words before the surname.
func (n *name) given() []string {
	if len(n.words) < 2 {
		return nil
	}
	return n.words[:len(n.words)-1]
}

// initials returns the first letters of the words, without those that
// acronyms leave out.
func (n *name) initials() string {
	var b strings.Builder
	for _, w := range n.words {
		if !joins[w] {
			b.WriteString(w[:1])
		}
	}
	return b.String()
}

// joins are words inside names that carry no meaning of their own.
var joins = map[string]bool{"of": true, "the": true, "and": true, "for": true, "in": true, "on": true, "at": true, "to": true, "de": true, "s": true}

// head returns the word that says what a name of several words names:
// "order" in "order of alexander nevsky", "forum" in "economic forum in davos".
func (n *name) head() string {
	if n.noun != "" {
		return n.noun
	}
	for i, w := range n.words {
		if joins[w] && w != "and" && w != "the" && w != "s" && i > 0 {
			return n.words[i-1]
		}
	}
	for i := len(n.words) - 1; i > 0; i-- {
		if !hasDigit(n.words[i]) {
			return n.words[i]
		}
	}
	return n.surname()
}

// content returns the words that carry meaning, designators of companies left out. The words
// may be the name's own.
func (n *name) content() []string {
	if n.meaning != nil {
		return n.meaning
	}
	empty := func(i int) bool { return joins[n.words[i]] || i > 0 && designators[n.words[i]] }
	for i := range n.words {
		if !empty(i) {
			continue
		}
		out := slices.Clone(n.words[:i])
		for j := i + 1; j < len(n.words); j++ {
			if !empty(j) {
				out = append(out, n.words[j])
			}
		}
		return out
	}
	return n.words
}

// withoutDemonym returns the words after a leading adjective of a state, or nil.
func (n *name) withoutDemonym() []string {
	if len(n.words) < 3 {
		return nil
	}
	for _, s := range corpus.FindStates(n.words[0]) {
		if s.Form == corpus.StateAdjective {
			return n.words[1:]
		}
	}
	return nil
}

// designated reports whether a name of several words ends with a company's designator.
func (n *name) designated() bool { return len(n.words) > 1 && designators[n.surname()] }

// wellFormed reports whether a name is spelled as names are: capitals at the
// beginning of its words and not throughout.
func wellFormed(text string) bool {
	i := 0
	for w := range strings.FieldsSeq(text) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && (i == 0 || !joins[w] && !particles[w]) {
			return false
		}
		if strings.ContainsAny(w, "@#/\\|") {
			return false
		}
		i++
	}
	return 0 < i && i <= 8 && (len(text) <= 6 || !capitals(text))
}

// capitals reports whether a text has no small letter.
func capitals(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return unicode.ToUpper(c) != c })
}
