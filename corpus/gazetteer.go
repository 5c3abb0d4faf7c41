package corpus

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed gazetteer.txt
var gazetteerText string

// StateForm says how a word names a state.
type StateForm uint8

// The forms: "Kazakhstan", "Kazakh" and "Kazakhs".
const (
	StateName StateForm = iota
	StateAdjective
	StatePeople
)

// State is one reading of a word as a state.
type State struct {
	Name string // the state's usual English name
	Kind string // "country", "territory" or "US state"
	Form StateForm
}

// FindStates returns the readings of a word as a state, by its name, another
// name, its adjective or its people: countries first, then territories, then
// states of the United States. Case does not matter, but for "US". The slice
// is shared: do not change it. It may be called from several goroutines.
func FindStates(word string) []State {
	if word == "us" || word == "Us" || word == "car" || word == "Car" {
		return nil
	}
	var small [longestState]byte
	for i := range len(word) {
		switch c := word[i]; {
		case c >= utf8.RuneSelf:
			return gazetteer()[strings.ToLower(straightQuotes(word))]
		case i == longestState:
			return nil
		case 'A' <= c && c <= 'Z':
			small[i] = c + 'a' - 'A'
		default:
			small[i] = c
		}
	}
	return gazetteer()[string(small[:len(word)])]
}

// longestState is the length in bytes that no name of a state exceeds.
const longestState = 64

func straightQuotes(s string) string { return strings.ReplaceAll(s, "’", "'") }

// gazetteer parses the table once.
var gazetteer = sync.OnceValue(func() map[string][]State {
	table := make(map[string][]State)
	for line := range strings.Lines(gazetteerText) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "|")
		add := func(word string, form StateForm) {
			if word == "" {
				return
			}
			word = strings.ToLower(word)
			for _, s := range table[word] {
				if s.Name == f[1] && s.Kind == f[0] {
					return
				}
			}
			table[word] = append(table[word], State{Name: f[1], Kind: f[0], Form: form})
		}
		add(f[1], StateName)
		for _, w := range strings.Split(f[2], ",") {
			add(w, StateName)
		}
		for _, w := range strings.Split(f[3], ",") {
			add(w, StateAdjective)
		}
		for _, w := range strings.Split(f[3], ",") {
			if w != "" && !strings.HasSuffix(w, "ese") && !strings.HasSuffix(w, "ish") && !strings.HasSuffix(w, "ch") {
				add(w+"s", StatePeople)
			}
		}
		for _, w := range strings.Split(f[4], ",") {
			add(w, StatePeople)
		}
	}
	return table
})
