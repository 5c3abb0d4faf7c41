package coref

import (
	"cmp"
	"slices"
	"strings"

	"tercet/corpus"
)

// turn is a paragraph of an interview, or several of one answer.
type turn struct {
	from, to place
	asks     bool
	marked   bool     // by a dash, "Q:" or a name
	stranger bool     // it begins with a name that nothing else is known of
	speaker  *mention // the name it begins with, or who is reported to say it
}

// interview finds the questions and answers of an interview, makes quotes of
// them, and lets the person interviewed speak in the answers. Two questions that
// are answered make an interview; without marks the answers must be longer than
// in a chat.
func (r *resolver) interview() {
	turns := r.turns()
	exchanges, words, marked := 0, 0, false
	for i := 1; i < len(turns); i++ {
		if turns[i-1].asks && !turns[i].asks && r.speaksOf(turns[i], "i", "we", "my", "our", "me", "us") {
			exchanges++
			words += r.words(turns[i])
			marked = marked || turns[i].marked
		}
	}
	if exchanges < 2 || !marked && words < 25*exchanges {
		return
	}
	guest := r.guest(turns)
	if guest == nil {
		return
	}
	next := 0 // the first turn that does not end before the quote
	r.quotes = slices.DeleteFunc(r.quotes, func(q quote) bool {
		for next < len(turns) && turns[next].to.before(q.from) {
			next++
		}
		return next < len(turns) && !q.to.before(turns[next].from)
	})
	for _, t := range turns {
		q := quote{from: t.from, to: t.to}
		switch {
		case t.asks:
			q.listener = guest
		case !t.stranger:
			q.speaker = cmp.Or(t.speaker, guest)
		}
		r.quotes = append(r.quotes, q)
	}
	slices.SortFunc(r.quotes, func(a, b quote) int {
		return cmp.Or(cmp.Compare(a.from.sentence, b.from.sentence), cmp.Compare(a.from.token, b.from.token))
	})
}

// turns returns the paragraphs that are questions to a person, or marked as said
// by somebody, and what follows questions.
func (r *resolver) turns() []turn {
	var turns []turn
	for s := 0; s < len(r.trees); {
		last := s
		for last+1 < len(r.trees) && r.doc.Sentences[last+1].Block == r.doc.Sentences[s].Block {
			last++
		}
		t := turn{from: place{s, 0}, to: place{last, len(r.trees[last].tokens) - 1}}
		if r.readTurn(&t, turns) {
			if n := len(turns); n > 0 && !t.marked && !t.asks && !turns[n-1].asks {
				turns[n-1].to = t.to
			} else {
				turns = append(turns, t)
			}
		}
		s = last + 1
	}
	return turns
}

// readTurn reads how a paragraph is marked; it reports false for a paragraph of
// narration.
func (r *resolver) readTurn(t *turn, before []turn) bool {
	tokens := r.trees[t.from.sentence].tokens
	if len(tokens) == 0 {
		return false
	}
	asked := len(before) > 0 && before[len(before)-1].asks && before[len(before)-1].to.sentence == t.from.sentence-1
	question := r.asks(t.to) && r.speaksOf(*t, "you", "your")
	switch first := lower(tokens[0].Form); {
	case first == "–" || first == "—" || first == "-":
		t.marked = true
		if q := r.quoteAt(t.from); q >= 0 {
			t.speaker = r.quotes[q].speaker
		}
		t.asks = t.speaker == nil && (r.asks(t.to) || r.speaksOf(*t, "you", "your") && !r.speaksOf(*t, "i", "we", "my", "our"))
		return true
	case len(tokens) > 2 && tokens[1].Form == ":" && (first == "q" || first == "question" || first == "a" || first == "answer"):
		t.marked, t.asks, t.from.token = true, first[0] == 'q', 2
		return true
	}
	if m, after := r.label(t.from.sentence); after > 0 {
		t.marked, t.speaker, t.from.token = true, m, after
		t.asks = question || m == nil && t.from.token == 5 // "((HN))": of one word, an outlet
		t.stranger = m == nil && !t.asks
		return true
	}
	quoted := r.quoteAt(t.from) >= 0
	if question && t.to.sentence-t.from.sentence < 3 && !quoted {
		t.asks = true
		return true
	}
	// An answer may have several paragraphs, as long as they say I or we.
	answering := asked || len(before) > 0 && before[len(before)-1].to.sentence == t.from.sentence-1 && !before[len(before)-1].marked
	return answering && !quoted && r.speaksOf(*t, "i", "we", "my", "our", "me", "us")
}

// words returns the number of tokens in a turn.
func (r *resolver) words(t turn) int {
	n := 0
	for s := t.from.sentence; s <= t.to.sentence; s++ {
		n += len(r.trees[s].tokens)
	}
	return n
}

// label returns the person that sentence s begins with, before a colon or in
// brackets, and where what is said begins: "Ann Lee:", "[Ann Lee]". In double
// brackets it need not be a known person: "((HN))". Without a label, after is 0.
func (r *resolver) label(s int) (person *mention, after int) {
	tokens := r.trees[s].tokens
	run := func(from int, forms ...string) int {
		for from < len(tokens) && slices.Contains(forms, tokens[from].Form) {
			from++
		}
		return from
	}
	first := run(0, "(", "[")
	end := first
	for end < min(len(tokens), first+labelWords) && !slices.Contains([]string{")", "]", ":"}, tokens[end].Form) {
		end++
	}
	if first > 0 {
		after = run(end, ")", "]")
	} else {
		after = min(run(end, ":"), end+1)
	}
	if first == end || after-end != max(first, 1) || after == len(tokens) {
		return nil, 0
	}
	for _, m := range r.headed[s] {
		if m != nil && (m.First == first || first > 1 && m.First > first) && m.Last == end-1 && m.Kind == corpus.Name && m.Type == corpus.Person {
			return m, after
		}
	}
	if first < 2 {
		return nil, 0
	}
	return nil, after
}

// labelWords bounds the words of a label.
const labelWords = 6

// asks reports whether the sentence that ends at p is a question.
func (r *resolver) asks(p place) bool {
	tokens := r.trees[p.sentence].tokens
	for i := p.token; i >= max(0, p.token-1); i-- {
		if strings.HasSuffix(tokens[i].Form, "?") {
			return true
		}
	}
	return false
}

// speaksOf reports whether one of the words stands in the turn.
func (r *resolver) speaksOf(t turn, words ...string) bool {
	for s := t.from.sentence; s <= t.to.sentence; s++ {
		for _, tok := range r.trees[s].tokens {
			if tok.UPOS == "PRON" && slices.Contains(words, lower(tok.Form)) {
				return true
			}
		}
	}
	return false
}

// guest returns the person interviewed: who gives a marked answer by name, else
// the person named most often before the first question, the first of equals.
func (r *resolver) guest(turns []turn) *mention {
	for _, t := range turns {
		if !t.asks && t.speaker != nil {
			return t.speaker
		}
	}
	count := make(map[string]int)
	asking := make(map[string]bool)
	var named []*mention
	surname := func(m *mention) string { return m.name[len(m.name)-1] }
	for _, m := range r.mentions {
		if m.Sentence < turns[0].from.sentence && m.Kind == corpus.Name && m.Type == corpus.Person && len(m.name) > 0 {
			named = append(named, m)
			count[surname(m)]++
			asking[surname(m)] = asking[surname(m)] || r.reporting(m)
		}
	}
	var best *mention
	for _, m := range named {
		if !asking[surname(m)] && (best == nil || count[surname(m)] > count[surname(best)]) {
			best = m
		}
	}
	if best != nil {
		return best
	}
	return r.introduced(turns)
}

// reporting reports whether m is called a journalist, or asks the questions.
func (r *resolver) reporting(m *mention) bool {
	t := &r.trees[m.Sentence]
	if up := t.up(m.Head); up >= 0 && t.rel(m.Head) == "nsubj" && (t.lemma(up) == "interview" || t.lemma(up) == "ask") {
		return true
	}
	return slices.ContainsFunc(t.kids[m.Head], func(k int) bool {
		switch t.lemma(k) {
		case "reporter", "correspondent", "journalist", "interviewer", "editor", "contributor":
			return true
		}
		return false
	})
}

// introduced returns the person who gives a name in the first answer: "I am Ann
// Lee", "my name is Ann Lee".
func (r *resolver) introduced(turns []turn) *mention {
	for _, t := range turns {
		if t.asks {
			continue
		}
		for s := t.from.sentence; s <= t.to.sentence; s++ {
			for i, m := range r.headed[s] {
				if m == nil || m.Kind != corpus.Name || m.Type != corpus.Person || r.trees[s].kid(i, "cop") < 0 {
					continue
				}
				switch sub := r.trees[s].subject(i); {
				case sub >= 0 && (r.trees[s].lemma(sub) == "i" || r.trees[s].lemma(sub) == "name"):
					return m
				}
			}
		}
		return nil
	}
	return nil
}
