package coref

import (
	"cmp"
	"slices"
	"strings"

	"tercet/corpus"
	"unicode"
	"unicode/utf8"
)

// This file compares the forms of names: spelling, acronyms, long and short forms.

// alike reports whether two words in lower case are spellings of one foreign
// name: two letters in common at the start, the same consonants in the same
// order but for y, j and h, and a small edit distance; or two letters swapped.
func alike(a, b string) bool {
	if a == b || len(a) < 5 || len(b) < 5 || state(a) != "" || state(b) != "" {
		return a == b
	}
	if a[:2] != b[:2] {
		return transposed(a, b)
	}
	limit := 1
	if max(len(a), len(b)) >= 7 {
		limit = 2
	}
	return skeleton(a) == skeleton(b) && distance(a, b) <= limit
}

// transposed reports whether b is a with two neighbouring letters swapped.
func transposed(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// skeleton returns the consonants of a word without doubled ones, as the
// romanisations of one name share them.
func skeleton(s string) string {
	out := make([]rune, 0, 32)
	for _, r := range s {
		switch r {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'j', 'h', 'é', 'è', 'ö', 'ü', 'ä', 'ë', 'ï', 'í', 'á', 'ó', 'ú', '\'', '-':
			continue
		case 'w':
			r = 'v'
		case 'q', 'c':
			r = 'k'
		case 'z':
			r = 's'
		}
		if n := len(out); n == 0 || out[n-1] != r {
			out = append(out, r)
		}
	}
	return string(out)
}

// distance returns the Levenshtein distance of two words in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

// isAcronym reports whether a name is written in capitals only, like CSTO, U.N.
func isAcronym(form string) bool {
	letters := 0
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r != '.' && r != '&':
			return false
		}
	}
	return letters >= 2
}

// acronymOf reports whether short is made of the initials of long's words.
func acronymOf(short, long *mention) bool {
	if !isAcronym(short.form) || len(long.name) < 2 || isAcronym(long.form) {
		return false
	}
	letters := strings.ReplaceAll(short.form, ".", "")
	if slices.Contains(long.name, short.key) || state(letters) != "" && long.Type != corpus.Place {
		return false // "US Senate" is not the US, and neither is the University of Surrey
	}
	capitals, all := initials(long.form)
	return letters == capitals || letters == all || letters == strings.TrimPrefix(all, "T")
}

// feature is what variants of a name have in common: a word, the last word's consonants and first two letters, or
// the initials.
type feature struct {
	kind       featureKind
	text, more string
}

type featureKind uint8

const (
	wordFeature featureKind = iota
	spellingFeature
	initialsFeature
)

// sharedFeatures has the names of a document by their features: only names that share one are compared.
type sharedFeatures map[feature][]*mention

// shareFeatures returns the features of each name, too.
func shareFeatures(names []*mention) (shared sharedFeatures, of [][]feature) {
	shared, of = make(sharedFeatures, 4*len(names)), make([][]feature, len(names))
	for i, m := range names {
		of[i] = featuresOf(m)
		for _, f := range of[i] {
			shared[f] = append(shared[f], m)
		}
	}
	return shared, of
}

// near returns the names that have one of a name's features, itself among them, in order.
func (s sharedFeatures) near(features []feature) (all []*mention) {
	for _, f := range features {
		if have := s[f]; len(have) > 1 || all == nil {
			all = append(all, have...)
		}
	}
	if len(all) > 1 {
		slices.SortFunc(all, func(a, b *mention) int { return cmp.Compare(a.Start, b.Start) })
	}
	return slices.Compact(all)
}

func featuresOf(m *mention) []feature {
	last := m.name[len(m.name)-1]
	f := append(make([]feature, 0, 8), feature{spellingFeature, skeleton(last), last[:min(2, len(last))]})
	for _, w := range m.name {
		f = insert(f, feature{wordFeature, w, ""})
	}
	if isAcronym(m.form) {
		f = append(f, feature{initialsFeature, strings.ReplaceAll(m.form, ".", ""), ""})
	} else if len(m.name) > 1 {
		capitals, all := initials(m.form)
		for _, letters := range []string{capitals, all, strings.TrimPrefix(all, "T")} {
			f = insert(f, feature{initialsFeature, letters, ""})
		}
	}
	return f
}

// initials returns the first letters of the capitalised words of a name, and of
// all its words, in capitals.
func initials(form string) (capitals, all string) {
	large, every := make([]rune, 0, 16), make([]rune, 0, 16)
	for word := range strings.FieldsFuncSeq(form, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
		r, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(r) {
			large = append(large, r)
		}
		if unicode.IsLetter(r) {
			every = append(every, unicode.ToUpper(r))
		}
	}
	return string(large), string(every)
}

// designators are what an organization's or place's name may be written without.
var designators = set(`inc corp corporation co company ltd llc plc group ag gmbh sa holdings newspaper magazine agency party city state`)

// broad words begin the names of many organizations.
var broad = set(`national international united european american asian african north south east west northern southern
	eastern western central federal global world royal general free new great first supreme democratic republican people's
	social liberal conservative green`)

// longForm reports whether long is short with words that may be left out:
// "Microsoft Corp.", "St. Petersburg" after "Petersburg".
func longForm(long, short *mention) bool {
	if len(long.name) <= len(short.name) || long.isPersonal() || short.isPersonal() || short.names != "" && long.names != "" {
		return false
	}
	n := len(short.name)
	if slices.Equal(long.name[:n], short.name) {
		if beginning(long, short) {
			return true
		}
		for _, w := range long.name[n:] {
			if !designators[w] {
				return false
			}
		}
		return long.Type == short.Type || long.Type == corpus.Org
	}
	if rest := len(long.name) - n; slices.Equal(long.name[rest:], short.name) {
		bodies := long.Type == corpus.Org && short.Type == corpus.Org && short.names == ""
		if first := short.name[0]; bodies && !orgNouns[first] && !designators[first] && len(first) > 4 && !linking[long.name[rest-1]] {
			return true // the Hornets
		}
		for _, w := range long.name[:rest] {
			if w != "st" && w != "saint" && w != "city" && w != "of" && w != "republic" && w != "state" {
				return false
			}
		}
		return long.Type == short.Type
	}
	return false
}

// beginning reports whether the word with which an organisation's name begins stands for it alone: Lockheed
// for Lockheed Martin, but not the House for its committee, nor Varn for Varn Norge or the Varn 707.
func beginning(long, short *mention) bool {
	w, last := short.name[0], long.name[len(long.name)-1]
	return len(short.name) == 1 && long.Type == corpus.Org && short.Type == corpus.Org && len(w) > 3 && !orgNouns[w] && !broad[w] &&
		short.names == "" && last != "committee" && last != "subcommittee" && !strings.ContainsAny(last, "0123456789")
}

// linking words join to a name what it is of: the Council of Ex-Muslims is not the Ex-Muslims.
var linking = set(`of for the and in on at`)
