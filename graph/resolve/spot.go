package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
)

// spotter finds known names in annotated documents, where the recogniser overlooked them or
// took them for something else.
type spotter struct {
	byStart map[string][]spelling // by the letters that it begins with
}

// spelling is one name of an entry.
type spelling struct {
	text  string
	entry *KnownName
}

// newSpotter returns the spotter of known names.
func newSpotter(names []KnownName) *spotter {
	s := &spotter{byStart: make(map[string][]spelling)}
	for i := range names {
		for _, text := range names[i].names() {
			text = strings.Join(strings.Fields(text), " ")
			s.byStart[leadingLetters(text)] = append(s.byStart[leadingLetters(text)], spelling{text, &names[i]})
		}
	}
	for _, list := range s.byStart {
		slices.SortFunc(list, func(a, b spelling) int { return len(b.text) - len(a.text) }) // the longest first
	}
	return s
}

// leadingLetters returns the letters and digits that a text begins with, or its first rune.
func leadingLetters(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	switch {
	case end < 0:
		return text
	case end == 0:
		_, end = utf8.DecodeRuneInString(text)
	}
	return text[:end]
}

// spot is where a known name stands.
type spot struct {
	corpus.Span
	sentence, first, last, head int
	typ                         corpus.EntityType
}

// document returns a document with the known names as mentions of their types, and as what
// propositions are about. The one given is not changed; new mentions stand after all others, so
// that indexes hold.
func (s *spotter) document(doc *corpus.Document) *corpus.Document {
	if len(s.byStart) == 0 {
		return doc
	}
	var spots []spot
	for i := range doc.Sentences {
		if boilerplate(doc, i) {
			continue
		}
		tokens := doc.Sentences[i].Tokens
		for t := 0; t < len(tokens); t++ {
			if sp, ok := s.at(doc, i, t); ok {
				spots = append(spots, sp)
				t = sp.last
			}
		}
	}
	if len(spots) == 0 {
		return doc
	}
	changed := *doc
	changed.Mentions, changed.Chains = slices.Clone(doc.Mentions), slices.Clone(doc.Chains)
	changed.Propositions, changed.Doubtful = copyPropositions(doc.Propositions), copyPropositions(doc.Doubtful)
	bySentence := make(map[int][]*corpus.Proposition)
	for _, list := range [][]corpus.Proposition{changed.Propositions, changed.Doubtful} {
		for p := range list {
			k := list[p].Sentence
			bySentence[k] = append(bySentence[k], &list[p])
		}
	}
	inSentence := make(map[int][]int)
	for m := range doc.Mentions {
		inSentence[doc.Mentions[m].Sentence] = append(inSentence[doc.Mentions[m].Sentence], m)
	}
	for i := range spots {
		if m, ok := spots[i].mention(&changed, inSentence[spots[i].sentence]); ok {
			for _, p := range bySentence[spots[i].sentence] {
				spots[i].argue(&changed, p, m)
			}
		}
	}
	for c := range changed.Chains {
		if name := &changed.Mentions[changed.Chains[c].Name]; name.Type != doc.Mentions[changed.Chains[c].Name].Type {
			changed.Chains[c].Type = name.Type
		}
	}
	return &changed
}

// at returns the longest known name that begins with a token.
func (s *spotter) at(doc *corpus.Document, sentence, token int) (sp spot, ok bool) {
	tokens := doc.Sentences[sentence].Tokens
	start := tokens[token].Start
	end := doc.Sentences[sentence].End
	if start >= end {
		return sp, false
	}
	for _, name := range s.byStart[leadingLetters(doc.Text[start:end])] {
		stop, ok := matchSpaced(doc.Text[start:end], name.text)
		if !ok {
			continue
		}
		last := slices.IndexFunc(tokens[token:], func(t corpus.Token) bool { return t.End == start+stop })
		if last < 0 {
			continue
		}
		sp = spot{Span: corpus.Span{Start: start, End: start + stop}, sentence: sentence, first: token, last: token + last, typ: name.entry.Type}
		sp.head = sp.last
		for t := sp.first; t <= sp.last; t++ {
			if h := tokens[t].Head - 1; h < sp.first || h > sp.last {
				sp.head = t
				break
			}
		}
		return sp, true
	}
	return sp, false
}

// matchSpaced reports whether text begins with name, and where it ends, whatever white space
// stands for a space.
func matchSpaced(text, name string) (end int, ok bool) {
	at := 0
	for i, word := range strings.Split(name, " ") {
		if i > 0 {
			rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
			if len(rest) == len(text)-at {
				return 0, false
			}
			at = len(text) - len(rest)
		}
		if !strings.HasPrefix(text[at:], word) {
			return 0, false
		}
		at += len(word)
	}
	return at, true
}

// mention makes a mention of the spot: of the one that stands there, of one with the same
// head that is cut otherwise, or a new one. ok is false inside of a longer name.
func (s *spot) mention(doc *corpus.Document, near []int) (mention int, ok bool) {
	mention = -1
	for _, m := range near {
		old := &doc.Mentions[m]
		switch {
		case !old.Overlaps(s.Span) || old.Kind == corpus.Pronoun:
		case old.Span == s.Span:
			mention = m
		case old.Contains(s.Span) && old.Kind == corpus.Name:
			return -1, false
		case mention < 0 && old.Head == s.head:
			mention = m
		}
	}
	if mention < 0 {
		mention = len(doc.Mentions)
		doc.Mentions = append(doc.Mentions, corpus.Mention{})
	}
	was := doc.Mentions[mention]
	doc.Mentions[mention] = corpus.Mention{Span: s.Span, Sentence: s.sentence, First: s.first, Last: s.last, Head: s.head, Kind: corpus.Name, Type: s.typ, Vector: was.Vector}
	return mention, true
}

// argue makes the mention the argument of a proposition that has its head.
func (s *spot) argue(doc *corpus.Document, p *corpus.Proposition, mention int) {
	for _, a := range arguments(p) {
		if a.IsZero() || a.Head < s.first || a.Head > s.last || a.Type.IsValue() && a.Type != corpus.Text {
			continue
		}
		if a.Mention >= 0 && a.Mention != mention && doc.Mentions[a.Mention].Kind == corpus.Name {
			continue
		}
		a.Mention, a.Type, a.Value = mention, s.typ, nil
		a.Core, a.Text = s.Span, strings.Join(strings.Fields(doc.Slice(s.Span)), " ")
	}
}

// copyPropositions copies as much as argue changes.
func copyPropositions(ps []corpus.Proposition) []corpus.Proposition {
	out := slices.Clone(ps)
	for i := range out {
		out[i].Arguments = slices.Clone(out[i].Arguments)
		out[i].Said = slices.Clone(out[i].Said)
		if out[i].Place != nil {
			place := *out[i].Place
			out[i].Place = &place
		}
	}
	return out
}
