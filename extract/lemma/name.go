package lemma

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
)

// speller knows how a document spells its names. A headline's "LENA TAMPERE" is
// Lena Tampere, a comment's "london" London; NATO stays NATO.
type speller struct {
	table     Table
	sentences []corpus.Sentence
	spelled   map[string]bool // the names of the document that are not all capitals or small letters; nil until asked
}

// isName reports whether a word's tag is of names, the adjectives inside them
// included.
func isName(t *corpus.Token) bool { return t.XPOS == "NNP" || t.XPOS == "NNPS" }

// spell returns the form of name tokens[i] as it is spelled elsewhere if here all
// of its letters are capitals or all are small. Well-known names are spelled as in
// the treebanks; others in capitals as in the document, or with one capital where
// they stand beside other words in capitals. Alone, they are acronyms.
func (s *speller) spell(tokens []corpus.Token, i int) string {
	form := tokens[i].Form
	low := strings.ToLower(form)
	small := low == form
	if n := utf8.RuneCountInString(form); n < 3 || !small && (n < 4 || strings.ToUpper(form) != form) || strings.ContainsFunc(form, isNoLetter) {
		return form
	}
	if known, ok := s.table["n "+low]; ok {
		return known
	}
	if title := capitalize(low); !small && (s.has(title) || shouts(tokens, i)) {
		return title
	}
	return form
}

// shouts reports whether capitals say nothing of word i: one of its neighbours is
// in capitals too, or its sentence has no small letter.
func shouts(tokens []corpus.Token, i int) bool {
	for j := max(0, i-1); j < min(len(tokens), i+2); j++ {
		if form := tokens[j].Form; j != i && len(form) > 2 && strings.ToUpper(form) == form && !strings.ContainsFunc(form, isNoLetter) {
			return true
		}
	}
	if len(tokens[i].Form) < 5 {
		return false
	}
	for j := range tokens {
		if strings.ContainsFunc(tokens[j].Form, unicode.IsLower) {
			return false
		}
	}
	return true
}

// has reports whether the document has a name spelled so.
func (s *speller) has(name string) bool {
	if s.spelled == nil {
		s.spelled = make(map[string]bool)
		for i := range s.sentences {
			for j := range s.sentences[i].Tokens {
				t := &s.sentences[i].Tokens[j]
				if isName(t) && strings.ToLower(t.Form) != t.Form && strings.ToUpper(t.Form) != t.Form {
					s.spelled[t.Form] = true
				}
			}
		}
	}
	return s.spelled[name]
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }

func capitalize(low string) string {
	r, size := utf8.DecodeRuneInString(low)
	return string(unicode.ToUpper(r)) + low[size:]
}

// isDemonym reports whether a word is the adjective of a state or a people, or
// names a state's people.
func isDemonym(low string) bool {
	if strings.Contains(peoples, " "+low+" ") {
		return true
	}
	for _, s := range corpus.FindStates(low) {
		if s.Form != corpus.StateName {
			return true
		}
	}
	return false
}

// peoples lists adjectives of peoples and lands without a state.
const peoples = ` arabic balkan baltic basque byzantine catalan celtic chechen cossack crimean flemish frisian gaelic germanic
	hebrew hispanic inuit jewish kurdish latin latino levantine maori mongol nordic norse ottoman persian punjabi quechua roma romani
	sami scots siberian sikh slavic slavonic soviet tamil tatar tibetan turkic uighur uyghur welsh yiddish zulu `
