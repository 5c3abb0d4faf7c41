package coref

import (
	"strings"

	"tercet/corpus"
)

// quote is a stretch of direct speech.
type quote struct {
	from, to place // its first and last token
	speaker  *mention
	listener *mention // who is you in it: of a question in an interview
	opened   bool     // it began without closing the one before it: a new paragraph of the same speech
}

// place is a token in the document.
type place struct{ sentence, token int }

func (p place) before(q place) bool {
	return p.sentence < q.sentence || p.sentence == q.sentence && p.token < q.token
}

// findQuotes finds the quotes, who speaks in each, and which mentions lie in
// them.
func (r *resolver) findQuotes() {
	var open *quote
	dash := false
	end := func(p place) {
		open.to = p
		if dash || r.isSpeech(open) {
			r.quotes = append(r.quotes, *open)
		}
		open, dash = nil, false
	}
	for s := range r.trees {
		tokens := r.trees[s].tokens
		newBlock := s == 0 || r.doc.Sentences[s].Block != r.doc.Sentences[s-1].Block
		newLine := newBlock || s > 0 && strings.Contains(r.doc.Text[r.doc.Sentences[s-1].End:r.doc.Sentences[s].Start], "\n")
		continued := false
		if open != nil && newLine && (dash || !r.closesFirst(s)) {
			prev := place{s - 1, len(r.trees[s-1].tokens) - 1}
			continued = !dash && len(tokens) > 0 && (tokens[0].Form == "“" || tokens[0].Form == "\"")
			end(prev)
		}
		for i := range tokens {
			at := place{s, i}
			switch form := tokens[i].Form; {
			case newLine && i == 0 && (form == "–" || form == "—"):
				open, dash = &quote{from: at}, true
			case open == nil && (form == "“" || form == "\"" || form == "``" || form == "„" || form == "«"):
				open = &quote{from: at, opened: continued && i == 0}
			case open != nil && !dash && (form == "”" || form == "\"" || form == "''" || form == "»"):
				end(at)
			case open != nil && dash && i > open.from.token+1 && r.reports(s, i):
				end(place{s, i - 1})
			}
		}
	}
	if s := len(r.trees) - 1; open != nil && s >= 0 {
		end(place{s, len(r.trees[s].tokens) - 1})
	}
	for q := range r.quotes {
		r.quotes[q].speaker = r.speaker(q)
	}
	r.interview()
	for _, m := range r.mentions {
		m.quote = r.quoteAt(place{m.Sentence, m.Head})
	}
}

// closesFirst reports whether the block of sentence s closes a quote before it
// opens one: a quote that runs on from the paragraph before.
func (r *resolver) closesFirst(s int) bool {
	for i := s; i < len(r.trees) && r.doc.Sentences[i].Block == r.doc.Sentences[s].Block; i++ {
		for _, tok := range r.trees[i].tokens {
			switch tok.Form {
			case "“", "\"", "„", "«":
				return false
			case "”", "»":
				return true
			}
		}
	}
	return false
}

// isSpeech reports whether a quote is speech rather than a word in quotes: it
// goes on over sentences, has four words or more, or a finite verb.
func (r *resolver) isSpeech(q *quote) bool {
	if q.to.sentence > q.from.sentence || q.to.token-q.from.token > 4 {
		return true
	}
	for _, tok := range r.trees[q.from.sentence].tokens[q.from.token : q.to.token+1] {
		switch tok.XPOS {
		case "VBP", "VBZ", "VBD", "MD":
			return true
		}
	}
	return false
}

// quoteAt returns the index of the quote that holds p, or -1.
func (r *resolver) quoteAt(p place) int {
	lo, hi := 0, len(r.quotes)
	for lo < hi {
		mid := (lo + hi) / 2
		switch q := &r.quotes[mid]; {
		case p.before(q.from):
			hi = mid
		case q.to.before(p):
			lo = mid + 1
		default:
			return mid
		}
	}
	return -1
}

// reports reports whether the reporting clause of a dash quote begins at token i:
// ", said the president".
func (r *resolver) reports(s, i int) bool {
	t := &r.trees[s]
	if i == 0 || t.tokens[i-1].UPOS != "PUNCT" || !sayVerbs[t.lemma(i)] || t.tokens[i].UPOS != "VERB" {
		return i > 0 && i+1 < len(t.tokens) && t.tokens[i-1].Form == "," && sayVerbs[t.lemma(i+1)] && t.tokens[i+1].XPOS == "VBD" && r.headed[s][i] != nil
	}
	sub := t.kid(i, "nsubj")
	return sub > i || sub < 0 && i+1 < len(t.tokens)
}

// speaker returns the mention of who says quote q, or nil.
func (r *resolver) speaker(q int) *mention {
	qu := &r.quotes[q]
	if m := r.reporter(qu.from.sentence, q, qu.from.token); m != nil {
		return m
	}
	if qu.to.sentence != qu.from.sentence {
		if m := r.reporter(qu.to.sentence, q, qu.to.token); m != nil {
			return m
		}
	}
	if m := r.announced(qu.from); m != nil {
		return m
	}
	if m := r.reportedBefore(qu); m != nil {
		return m
	}
	if q == 0 {
		return nil
	}
	// The speech goes on: only quotation marks, or nothing, lie between.
	before := &r.quotes[q-1]
	if qu.opened || r.follows(before, qu) {
		return before.speaker
	}
	return nil
}

// reportedBefore returns who the sentence before a quote lets speak, if the
// quote opens a sentence of the same paragraph: "Tokayev complained that … “It is
// our failure.”"
func (r *resolver) reportedBefore(q *quote) *mention {
	s := q.from.sentence - 1
	if s < 0 || len(r.trees[s].tokens) == 0 || q.from.token > 0 || r.doc.Sentences[s].Block != r.doc.Sentences[s+1].Block {
		return nil
	}
	t := &r.trees[s]
	root := t.root()
	if t.tokens[root].UPOS != "VERB" || !sayVerbs[t.lemma(root)] {
		return nil
	}
	if sub := t.subject(root); sub >= 0 {
		if m := r.headed[s][sub]; m != nil && m.gender&anyone != 0 && m.person != 1 && m.person != 2 {
			return m
		}
	}
	return nil
}

// follows reports whether quote b, standing alone, goes on where a ended: no
// other person is made the subject of a sentence between them.
func (r *resolver) follows(a, b *quote) bool {
	if b.from.sentence-a.to.sentence > 1 || a.speaker == nil || b.from.token > 1 {
		return false
	}
	t := &r.trees[b.from.sentence]
	rest := 0
	if b.to.sentence == b.from.sentence {
		rest = len(t.tokens) - 1 - b.to.token
	}
	return rest <= 1
}

// reporter returns the subject of a verb of saying in sentence s outside of
// quotes, the nearest to token at; nil if there is none.
func (r *resolver) reporter(s, q, at int) *mention {
	t := &r.trees[s]
	var best *mention
	near := len(t.tokens) + 1
	for i := range t.tokens {
		if r.quoteAtLinear(q, place{s, i}) {
			continue
		}
		var sub int
		switch {
		case t.tokens[i].UPOS == "VERB" && sayVerbs[t.lemma(i)]:
			sub = t.understood(i)
		case t.lemma(i) == "accord" || t.lemma(i) == "according":
			if sub = t.up(i); t.rel(i) != "case" {
				sub = t.kid(i, "obl", "nmod")
			}
		default:
			continue
		}
		if sub < 0 || r.quoteAtLinear(q, place{s, sub}) {
			continue
		}
		m := r.headed[s][sub]
		if d := max(i-at, at-i); m != nil && d < near && !(m.Kind == corpus.Pronoun && m.person != 3) {
			best, near = m, d
		}
	}
	return best
}

// quoteAtLinear reports whether p lies in quote q or a neighbour of it.
func (r *resolver) quoteAtLinear(q int, p place) bool {
	for i := max(0, q-2); i <= min(len(r.quotes)-1, q+2); i++ {
		if qu := &r.quotes[i]; !p.before(qu.from) && !qu.to.before(p) {
			return true
		}
	}
	return false
}

// announced returns who is said to speak by the words that end in a colon
// before p: "Tokayev's direct speech:", "The president said:".
func (r *resolver) announced(p place) *mention {
	s, i := p.sentence, p.token-1
	if i < 0 {
		if s--; s < 0 {
			return nil
		}
		i = len(r.trees[s].tokens) - 1
	}
	t := &r.trees[s]
	if i < 0 || t.tokens[i].Form != ":" {
		return nil
	}
	for ; i >= 0; i-- {
		if t.tokens[i].UPOS == "VERB" && sayVerbs[t.lemma(i)] {
			if sub := t.subject(i); sub >= 0 {
				return r.headed[s][sub]
			}
		}
		if speechNouns[t.lemma(i)] {
			for _, k := range t.kids[i] {
				if t.tokens[k].DepRel == "nmod:poss" || t.rel(k) == "nmod" && r.headed[s][k] != nil && r.headed[s][k].Type == corpus.Person {
					return r.headed[s][k]
				}
			}
		}
		if m := r.headed[s][i]; m != nil && m.Kind == corpus.Name && m.Type == corpus.Person && i == t.root() {
			return m
		}
	}
	return nil
}
