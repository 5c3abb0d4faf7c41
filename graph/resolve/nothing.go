package resolve

import (
	"strings"
	"unicode"

	"tercet/corpus"
)

// namesNothing reports whether a description only asks or counts, so that no reader could tell
// from it what is meant: "how many people", "11,000", "two", "others", "one of them", "the second one".
func namesNothing(text string) bool {
	ws := strings.Fields(strings.ToLower(text))
	if len(ws) > 0 && questions[ws[0]] {
		return true
	}
	for _, w := range ws {
		figure := hasDigit(w) && !strings.ContainsFunc(w, unicode.IsLetter)
		if !figure && !hollow[w] && !isSpelledNumber(w) && numerals[w] == "" {
			return false
		}
	}
	return true
}

// questions open what a clause asks for or says of something else.
var questions = map[string]bool{"how": true, "what": true, "which": true, "who": true, "whom": true, "whoever": true, "whatever": true, "why": true, "where": true, "when": true}

// hollow are the words that count or point without a noun.
var hollow = map[string]bool{"one": true, "ones": true, "other": true, "others": true, "another": true, "each": true, "them": true, "these": true, "those": true, "this": true, "that": true,
	"of": true, "the": true, "a": true, "an": true, "some": true, "many": true, "most": true, "more": true, "few": true, "fewer": true, "several": true, "all": true,
	"both": true, "any": true, "none": true, "half": true, "quarter": true, "third": true, "two-thirds": true, "former": true, "latter": true, "next": true, "last": true, "same": true, "least": true, "at": true, "than": true,
	"about": true, "around": true, "over": true, "nearly": true, "almost": true, "up": true, "to": true, "only": true, "just": true, "dozens": true, "hundreds": true, "thousands": true,
	"millions": true, "hundred": true, "thousand": true, "million": true, "billion": true, "dozen": true, "lot": true, "lots": true, "number": true, "kind": true, "kinds": true, "sort": true, "type": true}

// peopleCounted returns the people that a number at a word counts without a noun, where it says what befell them: "Three" of
// "Three killed in fire" is "three people", "one" of "a storm killed one" "one person". It is empty for other words.
func peopleCounted(toks []corpus.Token, head int) string {
	t := &toks[head]
	if t.UPOS != "NUM" || parseCount(fold(t.Form)) == 0 || !befalls(toks, head) {
		return ""
	}
	if parseCount(fold(t.Form)) == 1 {
		return fold(t.Form) + " person"
	}
	return fold(t.Form) + " people"
}

// casualties are what befalls people of whom news gives the number.
var casualties = setOf("kill", "die", "dead", "murder", "injure", "wound", "hurt", "drown", "perish", "arrest", "detain", "hospitalize", "rescue", "evacuate", "missing")

// befalls reports whether a word says what befell, or befalls as its object or passive subject, the people at head.
func befalls(toks []corpus.Token, head int) bool {
	rel := toks[head].DepRel
	if up := toks[head].Head - 1; up >= 0 && casualties[lemma(&toks[up])] {
		active := rel == "nsubj" && toks[up].UPOS == "VERB" && strings.HasPrefix(subjectOf(toks, up), "nsubj") && lemma(&toks[up]) != "die"
		return rel == "obj" || toks[head].Rel() == "nsubj" && !active
	}
	for i := range toks {
		if toks[i].Head-1 == head && i > head && (toks[i].Rel() == "acl" || toks[i].Rel() == "amod") && casualties[lemma(&toks[i])] && toks[i].XPOS != "VBG" {
			return true
		}
	}
	return false
}
