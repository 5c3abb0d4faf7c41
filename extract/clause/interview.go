package clause

import (
	"strings"

	"tercet/corpus"
)

// interview gives speakers to paragraphs after a dash that no verb of saying
// attributes, where they are questions and answers in turn: the answers are the
// interviewee's, the person most spoken of before the first question.
func (d *document) interview() {
	var turns []int
	questions := 0
	for n := range d.quotes {
		if q := &d.quotes[n]; q.dash && q.token < 0 {
			turns = append(turns, n)
			if d.asks(q) {
				questions++
			}
		}
	}
	if questions < 2 || len(turns) < 4 {
		return
	}
	who := d.introduced(d.quotes[turns[0]].Start)
	if who.Text == "" {
		return
	}
	answers := false
	last := -2
	for _, n := range turns {
		q := &d.quotes[n]
		switch {
		case d.asks(q), q.block != last+1:
			answers = false // a question, or a new run of turns
		default:
			answers = !answers
		}
		q.speaker, q.verb = corpus.Argument{}, ""
		if answers {
			q.speaker, q.verb = who, "say"
		}
		last = q.block
	}
}

// asks reports whether a turn ends in a question mark.
func (d *document) asks(q *quote) bool {
	return strings.HasSuffix(strings.TrimSpace(d.Slice(q.Span)), "?")
}

// introduced returns the person whose chain has most mentions before the offset,
// the first of equals.
func (d *document) introduced(end int) corpus.Argument {
	count := make([]int, len(d.Chains))
	best := -1
	for m := range d.Mentions {
		c := d.chainOf[m]
		if d.Mentions[m].Start >= end || c < 0 || d.Chains[c].Type != corpus.Person || !d.named(m) {
			continue
		}
		count[c]++
		if best < 0 || count[c] > count[best] {
			best = c
		}
	}
	if best < 0 {
		return corpus.Argument{}
	}
	m := d.Chains[best].Name
	name := &d.Mentions[m]
	return corpus.Argument{Span: name.Span, Core: name.Span, Head: -1, Text: d.nameOf(m), Type: corpus.Person, Mention: m}
}
