package resolve

import (
	"cmp"
	"slices"
	"strings"

	"tercet/corpus"
	"tercet/graph"
)

// facts are what a document alone says of a unit.
type facts struct {
	names    []graph.Alias // cleaned, most frequent first
	titled   []graph.Alias // names with their titles, and what else belongs to them
	demonyms []graph.Alias
	nominals []string // folded descriptions, as they stand
	at       []int    // their mentions, -1 for arguments
	shown    []string // the same, as written
	full     []string // some of them with the names behind them
	looks    []look   // the same, in their sentences
	owned    bool     // described by what "his" or "its" owns
	opens    bool     // the first mention opens its sentence, where all is written large
	roles    []string
	types    [corpus.Text + 1]int32 // votes
	male     int                    // pronouns
	female   int
	mentions int
	sentence int // of the first mention
	start    int // of the first mention, in bytes
	said     description
}

// unit is what is clustered: a chain of a document, a mention outside of
// chains, or an argument that no mention covers.
type unit struct {
	*facts
	doc    int
	votes  [corpus.Text + 1]float64
	best   *name
	person bool
	state  *corpus.State
	body   body // that many states have, if it is one
	node   int  // of named units
}

// nameless is the name of a unit that has none.
var nameless = new(name)

func (u *unit) named() bool { return len(u.best.words) > 0 }

// collect gathers the units of all documents.
func (r *resolver) collect() {
	n := 0
	r.first = make([]int, len(r.docs))
	for d, doc := range r.docs {
		r.first[d] = n
		n += len(doc.units)
	}
	r.units = inLargePages(make([]unit, n))
	r.unitOf = make([][]int, len(r.docs))
	parallel(len(r.docs), func(d int) {
		doc, first := r.docs[d], r.first[d]
		for i := range doc.units {
			u := &r.units[first+i]
			u.facts, u.doc, u.best = &doc.units[i], d, nameless
			for t, n := range u.types {
				u.votes[t] = float64(n)
			}
		}
		r.unitOf[d] = slices.Clone(doc.unitOf)
		for m := range r.unitOf[d] {
			if r.unitOf[d][m] >= 0 {
				r.unitOf[d][m] += first
			}
		}
	})
}

// commonNoun reports whether a name is a noun for people in lower case, "mafioso", which the
// recogniser took for somebody's name.
func commonNoun(text string) bool { return words().class(text) == 'p' }

// standsIn reports whether "in" or the like stands before a mention, as it does
// before places and hardly ever before persons.
func standsIn(d *corpus.Document, m *corpus.Mention) bool {
	toks := d.Sentences[m.Sentence].Tokens
	if m.First < 1 || m.First > len(toks) {
		return false
	}
	switch strings.ToLower(toks[m.First-1].Form) {
	case "in", "near", "throughout", "across", "inside":
		return toks[m.First-1].UPOS == "ADP"
	case "of":
		return m.First > 1 && ofPlaces[strings.ToLower(toks[m.First-2].Form)]
	}
	return false
}

// ofPlaces are nouns that "of" joins to the name of a place.
var ofPlaces = map[string]bool{"president": true, "government": true, "capital": true, "republic": true, "people": true, "coast": true, "city": true, "port": true,
	"king": true, "queen": true, "parliament": true, "north": true, "south": true, "east": true, "west": true, "borders": true, "independence": true, "island": true, "province": true}

// describedBy adds a description. The owner that a pronoun names is taken off what is
// shown, and ties the thing to its document.
func (u *facts) describedBy(text string, mention int) {
	u.nominals = append(u.nominals, fold(text))
	u.at = append(u.at, mention)
	words := strings.Fields(text)
	for len(words) > 1 && loose[fold(words[0])] {
		u.owned = u.owned || owners[fold(words[0])]
		words = words[1:]
	}
	words = slices.DeleteFunc(words, func(w string) bool { return owners[fold(w)] || fold(w) == "own" })
	if len(words) > 1 && words[0] == "least" && isNumber(fold(words[1])) {
		words = slices.Insert(words, 0, "at") // which clauses take for a preposition
	}
	u.shown = append(u.shown, clean(strings.ReplaceAll(strings.Join(words, " "), "’s ", "'s ")))
}

// describedInFull adds to the last description, where it ends with the noun at head, the name behind that.
func (u *facts) describedInFull(d *corpus.Document, sentence, head int) {
	shown := u.shown[len(u.shown)-1]
	if toks := d.Sentences[sentence].Tokens; head < 0 || head >= len(toks) || !strings.HasSuffix(shown, toks[head].Form) {
		return
	}
	if behind := nameBehind(d, sentence, head); behind != "" {
		u.full = append(u.full, shown+" "+behind)
	}
}

// owners are possessive pronouns; loose words are those and others that are no part
// of a thing's name.
var owners = map[string]bool{"his": true, "her": true, "its": true, "their": true, "our": true, "my": true, "your": true, "whose": true}

var loose = map[string]bool{"his": true, "her": true, "its": true, "their": true, "our": true, "my": true, "your": true, "whose": true,
	"such": true, "this": true, "that": true, "these": true, "those": true, "same": true, "very": true, "a": true, "an": true, "the": true, "own": true, "so-called": true}

// onlyTitle reports whether a name consists of titles, designators and single letters
// and so names nobody: "President", "Co. Inc.".
func onlyTitle(text string) bool {
	for _, w := range splitWords(text) {
		if _, title := courtesy[w]; !title && !designators[w] && len(w) > 1 {
			return false
		}
	}
	return true
}

func (u *facts) countPronoun(text string) {
	switch strings.ToLower(text) {
	case "he", "him", "his", "himself":
		u.male++
	case "she", "her", "hers", "herself":
		u.female++
	}
}

// arguments returns all arguments of a proposition, speakers included.
func arguments(p *corpus.Proposition) []*corpus.Argument { return appendArguments(nil, p) }

// appendArguments appends all arguments of a proposition.
func appendArguments(out []*corpus.Argument, p *corpus.Proposition) []*corpus.Argument {
	out = append(out, &p.Subject, &p.Object)
	for i := range p.Arguments {
		out = append(out, &p.Arguments[i])
	}
	for i := range p.Said {
		out = append(out, &p.Said[i].Speaker)
	}
	if p.Place != nil {
		out = append(out, p.Place)
	}
	return out
}

// proper reports whether an argument's head is a proper noun: "his colleague" is of a
// person's type and no name.
func proper(d *corpus.Document, sentence int, a *corpus.Argument) bool {
	toks := d.Sentences[sentence].Tokens
	return a.Head >= 0 && a.Head < len(toks) && toks[a.Head].UPOS == "PROPN"
}

// pronominal reports whether the argument is a pronoun, a determiner or another word that
// stands for something else.
func pronominal(d *corpus.Document, sentence int, a *corpus.Argument) bool {
	if strings.ContainsRune(a.Text, ' ') {
		return false
	}
	if toks := d.Sentences[sentence].Tokens; a.Head >= 0 && a.Head < len(toks) {
		switch toks[a.Head].UPOS {
		case "PRON", "DET":
			return true
		}
	}
	switch fold(a.Text) {
	case "it", "he", "she", "they", "we", "i", "you", "him", "her", "them", "us", "me", "this", "that", "these", "those",
		"who", "which", "what", "one", "ones", "some", "many", "others", "something", "someone", "anyone", "everyone", "nobody",
		"nothing", "everything", "anything", "there", "here", "its", "his", "their", "our", "my", "himself", "herself", "itself", "themselves":
		return true
	}
	return false
}

// aliases returns the names counted, the most frequent first.
func aliases(counts map[string]int) []graph.Alias {
	out := make([]graph.Alias, 0, len(counts))
	for n, c := range counts {
		out = append(out, graph.Alias{Name: n, Count: c})
	}
	sortAliases(out)
	return out
}

func sortAliases(as []graph.Alias) {
	slices.SortFunc(as, func(a, b graph.Alias) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name)) })
}

// classify decides for each unit whether it is a person or a state, and which of its
// names is the fullest. The corpus votes on the type of a name, so that one slip of
// the recogniser does not split an entity.
func (r *resolver) classify() {
	r.countVotes()
	parallelEach(len(r.units), func(i int) {
		u := &r.units[i]
		share, best := 0.0, u.fullest()
		if best != "" {
			share = personShare(r.writings[best].votes)
		}
		own, all := u.votes[corpus.Person], namedVotes(&u.votes)
		if u.male+u.female > 0 {
			own, all = own+0.5, all+0.5
		}
		u.person = len(u.names) > 0 && (own+2*share)/(all+2) > 0.5
		if best != "" {
			u.best = r.parsed(best, u.person)
		}
	})
	r.agreeOnPersons()
	parallelEach(len(r.units), func(i int) {
		r.classifyState(i)
		if u := &r.units[i]; !u.person && len(u.names) > 0 {
			if u.votes[corpus.Person] = 0; namedVotes(&u.votes) == 0 && r.home[u.best.key] {
				u.votes[corpus.Place] = 1
			}
		}
	})
}

func namedVotes(v *[corpus.Text + 1]float64) float64 {
	sum := 0.0
	for t := corpus.Person; t < corpus.Date; t++ {
		sum += v[t]
	}
	return sum
}

func personShare(v *[corpus.Text + 1]float64) float64 {
	if all := namedVotes(v); all > 0 {
		return v[corpus.Person] / all
	}
	return 0
}

// fullest returns the name of the unit that says most: well formed, no acronym, of
// the most words, then the most frequent. It is empty for descriptions.
func (u *facts) fullest() string {
	if len(u.names) == 1 {
		return u.names[0].Name
	}
	best, rank := "", -1
	for _, a := range u.names {
		k := min(len(strings.Fields(a.Name)), 4)
		if isAcronym(a.Name) {
			k = 0
		}
		if wellFormed(a.Name) {
			k += 5
		}
		if k > rank {
			best, rank = a.Name, k
		}
	}
	return best
}

// classifyState finds the state that a unit is, if any.
func (r *resolver) classifyState(i int) {
	u := &r.units[i]
	if u.person {
		return
	}
	word := u.best.text
	if word == "" && len(u.demonyms) > 0 {
		word = u.demonyms[0].Name
	}
	if state := u.mostlyState(); state != "" {
		word = state
		u.best = named(state, false)
	}
	readings := slices.DeleteFunc(slices.Clone(corpus.FindStates(word)), func(s corpus.State) bool {
		return s.Form == corpus.StatePeople || s.Form == corpus.StateAdjective && len(u.names) > 0 && u.votes[corpus.Group] > u.votes[corpus.Place]
	})
	switch {
	case len(readings) == 0 || readings[0].Kind == "US state":
		if region := regions[fold(word)]; region != "" && u.best.text == "" {
			u.best = named(region, false)
			u.votes[corpus.Place]++
		} else if u.best.text == "" && len(u.demonyms) > 0 {
			u.best = named(u.demonyms[0].Name, false)
			u.votes[corpus.Group]++
		}
		return
	case len(readings) > 1 && r.americanCues(i, readings[0].Name) > 0:
		u.state = &readings[1]
	default:
		u.state = &readings[0]
	}
	u.votes[corpus.Place]++
	if u.best.text == "" {
		u.best = named(u.state.Name, false)
	}
}

// regions are parts of the world that are no states, by their adjectives.
var regions = map[string]string{"european": "Europe", "african": "Africa", "asian": "Asia", "western": "West"}

// mostlyState returns the name of a state that most of a unit's names are, where another one is
// fuller; empty where there is none.
func (u *unit) mostlyState() string {
	state, of, all := "", 0, 0
	for _, a := range u.names {
		all += a.Count
		if s := corpus.FindStates(a.Name); len(s) > 0 && s[0].Kind != "US state" {
			of += a.Count
			if len(a.Name) > len(state) {
				state = a.Name
			}
		}
	}
	if of == all || 2*of <= all {
		return ""
	}
	return state
}

// americanCues weighs, for a name that a country and a state of the United
// States share, what the document says for the latter (above zero) and for the
// former (below).
func (r *resolver) americanCues(i int, country string) int {
	u := &r.units[i]
	cues := 0
	for _, s := range append(slices.Clone(u.roles), u.nominals...) {
		words := splitWords(s)
		switch {
		case slices.Contains(words, "republic"), slices.Contains(words, "country"), slices.Contains(words, "nation"):
			cues -= 3
		case slices.Contains(words, "state"):
			cues += 3
		}
	}
	american, abroad := 0, 0
	for _, m := range r.docs[u.doc].mentions {
		if m.kind != corpus.Name && m.kind != corpus.Demonym {
			continue
		}
		text := clean(r.docs[u.doc].Slice(m.Span))
		for k, s := range corpus.FindStates(text) {
			switch {
			case s.Name == country:
				if s.Form != corpus.StateName {
					abroad++
				}
			case k > 0:
			case s.Kind == "US state", s.Name == "United States":
				american++
			default:
				abroad++
			}
		}
	}
	return cues + min(american, 2) - min(abroad, 2)
}
