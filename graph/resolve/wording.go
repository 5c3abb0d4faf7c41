package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
)

// standing returns longer wordings of a name that is no person's, as the text has them: "Norvik Lake
// Authority (NLA)", "the carmaker Varn", "Varn newspaper", "Drovenian Order of the Lily", "so-called DPR",
// "Lake Forum in Tarn". They name what the name does.
func standing(d *corpus.Document, m *corpus.Mention) []string {
	toks := d.Sentences[m.Sentence].Tokens
	if m.Type == corpus.Person || m.First < 0 || m.Last >= len(toks) {
		return nil
	}
	text := func(first, last int) string {
		return normalized(d.Slice(corpus.Span{Start: toks[first].Start, End: toks[last].End}))
	}
	var out []string
	first := standingFrom(toks, m)
	if first < m.First {
		out = append(out, clean(text(first, m.Last)))
	}
	if b := inBrackets(d, m); b != "" {
		out = append(out, b)
	}
	if last := m.Last + 1; last < len(toks) && sorts[toks[last].Form] && !owning[toks[last].Form] && inside(toks, m, m.Head) == last+1 && properName(m, toks) && !platforms[fold(toks[m.Last].Form)] && !plainPlural(&toks[last]) {
		out = append(out, clean(text(m.First, last)))
	}
	if last := placedIn(toks, m); last > m.Last && !ofMany(strings.Fields(text(m.First, m.Last))) && slices.ContainsFunc(d.Mentions, func(p corpus.Mention) bool {
		return p.Sentence == m.Sentence && p.First == m.Last+2 && p.Type == corpus.Place
	}) {
		out = append(out, clean(text(m.First, last)))
	}
	return out
}

// standingFrom returns the first token of what stands before a name and belongs to it: an adjective of a
// state, "so-called", and what sort of organisation it is.
func standingFrom(toks []corpus.Token, m *corpus.Mention) int {
	first := m.First
	for first > 0 {
		t := &toks[first-1]
		switch ours := t.Head > first && t.Head <= m.Last+1; {
		case first > 2 && fold(t.Form) == "called" && toks[first-2].Form == "-" && fold(toks[first-3].Form) == "so":
			first -= 3
		case t.UPOS == "ADJ" && ours && stateAdjective(t.Form) && len(corpus.FindStates(toks[m.Head].Form)) == 0:
			first--
		case m.Type == corpus.Org && t.UPOS == "NOUN" && sorts[t.Form] && (ours || toks[m.Head].Head == first):
			if first--; first > 0 && toks[first-1].Form == "news" {
				first--
			}
		default:
			return first
		}
	}
	return first
}

// sorts are nouns that stand beside names and say what sort of organisation bears them.
var sorts = setOf("newspaper", "magazine", "daily", "weekly", "tabloid", "channel", "broadcaster", "agency", "website", "carmaker", "automaker", "airline", "retailer",
	"party", "movement", "militia", "band", "charity", "startup", "brewery", "network", "watchdog")

// owning are those that stand behind a name also for what the bearer of the name has: "the Brexit movement".
var owning = setOf("website", "movement", "network")

func setOf(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

func stateAdjective(word string) bool {
	return slices.ContainsFunc(corpus.FindStates(word), func(s corpus.State) bool { return s.Form == corpus.StateAdjective })
}

// ofMany reports whether words say nothing that tells one body from another: "Democratic".
func ofMany(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool {
		return !bodyWords[fold(w)] && !bodies[fold(w)] && len(corpus.FindStates(w)) == 0 && w != "US"
	})
}

func plainPlural(t *corpus.Token) bool { return t.XPOS == "NNS" || t.XPOS == "NNPS" }

// platforms have channels that are other people's.
var platforms = setOf("youtube", "telegram", "whatsapp", "twitch", "discord", "slack", "irc", "instagram", "facebook", "twitter", "tiktok")

// inside returns the head, from 1, of the token outside of the mention that token i depends on.
func inside(toks []corpus.Token, m *corpus.Mention, i int) int {
	for n := 0; n < len(toks); n++ {
		h := toks[i].Head
		if h <= m.First || h > m.Last+1 {
			return h
		}
		i = h - 1
	}
	return 0
}

// properName reports whether a name is no state's and no body's of states, whose newspapers, parties and
// agencies are others.
func properName(m *corpus.Mention, toks []corpus.Token) bool {
	word := toks[m.Last].Form
	return m.Type != corpus.Place && len(corpus.FindStates(word)) == 0 && spelled[strings.ReplaceAll(word, ".", "")] == ""
}

// bracketed returns the last token of an acronym of the name in brackets behind it, or the name's last.
func bracketed(toks []corpus.Token, m *corpus.Mention) int {
	i := m.Last + 1
	if m.Last < m.First || i+2 >= len(toks) || toks[i].Form != "(" || toks[i+2].Form != ")" || !isAcronym(toks[i+1].Form) {
		return m.Last
	}
	var words []string
	for _, t := range toks[m.First : m.Last+1] {
		words = append(words, t.Form)
	}
	long, short := parseName(strings.Join(words, " "), false), parseName(toks[i+1].Form, false)
	if !abbreviates(&short, &long) && (long.words == nil || !strings.HasPrefix(fold(short.text), long.words[0][:1])) {
		return m.Last
	}
	return i + 2
}

// placedIn returns the last token of "in" and one place behind a name of several words that depend on it, or
// the name's last.
func placedIn(toks []corpus.Token, m *corpus.Mention) int {
	i := m.Last + 1
	if m.Last-m.First < 1 || m.Type == corpus.Place || i+1 >= len(toks) || toks[i].Form != "in" {
		return m.Last
	}
	last := i + 1
	for last+1 < len(toks) && toks[last].UPOS == "PROPN" && toks[last+1].UPOS == "PROPN" {
		last++
	}
	for k := i + 1; k <= last; k++ {
		if first, _ := utf8.DecodeRuneInString(toks[k].Form); toks[k].UPOS != "PROPN" || !unicode.IsUpper(first) {
			return m.Last
		}
	}
	head := toks[i].Head - 1 // the case marker's noun
	if head <= i || head > last || toks[head].DepRel != "nmod" || toks[head].Head <= m.First || toks[head].Head > m.Last+1 {
		return m.Last
	}
	return last
}

// inBrackets returns a name or a description with the acronym in brackets behind it; empty where none is there.
func inBrackets(d *corpus.Document, m *corpus.Mention) string {
	toks := d.Sentences[m.Sentence].Tokens
	last := bracketed(toks, m)
	if last == m.Last {
		return ""
	}
	return strings.TrimPrefix(normalized(d.Slice(corpus.Span{Start: toks[m.First].Start, End: toks[last].End})), "the ")
}

// nameBehind returns the phrase behind a description's noun that says by a name which is meant: "against
// Drovenia" behind "war", "with Drovenian coal" behind "cars". It is empty where no short one stands there.
func nameBehind(d *corpus.Document, sentence, head int) string {
	const longest = 8 // words
	toks := d.Sentences[sentence].Tokens
	from := head + 1
	if from >= len(toks) || toks[from].UPOS != "ADP" || lemma(&toks[from]) == "than" {
		return ""
	}
	noun := toks[from].Head - 1
	if noun <= from || toks[noun].Head != head+1 || toks[noun].DepRel != "nmod" {
		return ""
	}
	last, named := from, false
	for last < len(toks) && (last == noun || within(toks, last, noun)) {
		named = named || toks[last].UPOS == "PROPN" && !calendar[fold(toks[last].Form)] || len(corpus.FindStates(toks[last].Form)) > 0
		last++
	}
	for toks[last-1].Rel() == "cc" {
		last--
	}
	if !named || last-from > longest {
		return ""
	}
	return clean(d.Slice(corpus.Span{Start: toks[from].Start, End: toks[last-1].End}))
}

// calendar holds the names of days and months, which say when and not which.
var calendar = setOf("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
	"august", "september", "october", "november", "december")

// within reports whether a word belongs to the phrase of a noun, as a part of its name or of one that complements it.
func within(toks []corpus.Token, i, noun int) bool {
	for n := 0; n < 6 && i >= 0 && i < len(toks); n++ {
		switch toks[i].Rel() {
		case "case", "det", "amod", "nummod", "compound", "flat", "nmod", "conj", "cc", "appos":
		default:
			return false
		}
		if i = toks[i].Head - 1; i == noun {
			return true
		}
	}
	return false
}

// cutSort takes from a name what says in lower case what sort of thing it is, "Northern Lights party", and
// an acronym's adjective of a state, "Drovenian NLA". whole is the name as it stood where something was
// taken.
func cutSort(text string) (name, whole string) {
	words := strings.Fields(text)
	switch n := len(words); {
	case n > 1 && sorts[words[n-1]] && !owning[words[n-1]] && words[n-2] != "news" && !ofMany(words[:n-1]):
		if first, _ := utf8.DecodeRuneInString(words[n-2]); unicode.IsUpper(first) || unicode.IsDigit(first) {
			return strings.Join(words[:n-1], " "), text
		}
	case n == 2 && stateAdjective(words[0]) && isAcronym(words[1]) && spelled[words[1]] == "":
		return words[1], text
	}
	return text, ""
}
