package main

import (
	"bufio"
	"os"
	"regexp"
	"slices"
	"strings"
)

// words returns the single words of one of WordNet's tables. If phrasal is set, also those that
// only begin a longer entry, as hinge does hinge_on.
func words(path string, phrasal bool) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var list []string
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		word, _, _ := strings.Cut(lines.Text(), "\t")
		if phrasal {
			word, _, _ = strings.Cut(word, "_")
		}
		if len(word) > 2 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "" {
			list = append(list, word)
		}
	}
	slices.Sort(list)
	return slices.Compact(list), lines.Err()
}

var (
	sibilant = regexp.MustCompile(`(s|x|z|ch|sh)$`)
	finalY   = regexp.MustCompile(`[^aeiou]y$`)
	short    = regexp.MustCompile(`^[^aeiou]*[aeiouy][bdgklmnprt]$`) // its consonant is doubled
)

// inflect returns the regular forms of a verb with their tags; where a consonant
// may be doubled or not, as in travel and prefer, both.
func inflect(verb string) [][2]string {
	stem := verb
	switch last := verb[len(verb)-1]; {
	case strings.HasSuffix(verb, "ie"):
		return [][2]string{{verb + "d", "VBD"}, {verb[:len(verb)-2] + "ying", "VBG"}, {verb + "s", "VBZ"}}
	case strings.HasSuffix(verb, "ee") || strings.HasSuffix(verb, "oe") || strings.HasSuffix(verb, "ye"):
		return [][2]string{{verb + "d", "VBD"}, {verb + "ing", "VBG"}, {verb + "s", "VBZ"}}
	case last == 'e':
		return [][2]string{{verb + "d", "VBD"}, {verb[:len(verb)-1] + "ing", "VBG"}, {verb + "s", "VBZ"}}
	case finalY.MatchString(verb):
		stem = verb[:len(verb)-1] + "i"
	case last == 'c':
		return [][2]string{{verb + "ked", "VBD"}, {verb + "king", "VBG"}, {verb + "s", "VBZ"}}
	case short.MatchString(verb):
		double := verb + verb[len(verb)-1:]
		return [][2]string{{double + "ed", "VBD"}, {double + "ing", "VBG"}, {verb + "s", "VBZ"}}
	}
	forms := [][2]string{{stem + "ed", "VBD"}, {verb + "ing", "VBG"}, {plural(verb), "VBZ"}}
	if strings.IndexByte("bdglmnprt", verb[len(verb)-1]) >= 0 && strings.IndexByte("aeiou", verb[len(verb)-2]) >= 0 && strings.IndexByte("aeiou", verb[len(verb)-3]) < 0 {
		double := verb + verb[len(verb)-1:]
		forms = append(forms, [2]string{double + "ed", "VBD"}, [2]string{double + "ing", "VBG"})
	}
	return forms
}

// plural returns the regular plural of a noun, which is also the third person of
// a verb.
func plural(word string) string {
	switch {
	case finalY.MatchString(word):
		return word[:len(word)-1] + "ies"
	case sibilant.MatchString(word):
		return word + "es"
	}
	return word + "s"
}
