package clause

import (
	"cmp"
	"slices"
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
		d.turns = append(d.turns, exchange{Span: q.Span, asks: !answers && d.asks(q)})
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

// labelled gives paragraphs that open with a person's name in brackets or before a
// colon, "((Ann Berg))", "Ann Berg:", to that person, and those that follow up to
// the next label, question or heading. One label alone is no interview.
func (d *document) labelled() {
	type turn struct {
		block, from int
		speaker     corpus.Argument
		asks        bool
	}
	var turns []turn
	people := 0
	labels := d.labels()
	for b, blk := range d.Blocks {
		text := strings.TrimSpace(d.Slice(blk.Span))
		from, who, ok := d.turnLabel(blk)
		switch {
		case ok && (who.Text == "" || labels[who.Text] > 1 || strings.HasPrefix(text, "(") || strings.HasPrefix(text, "[")):
			turns = append(turns, turn{b, from, who, who.Text == ""})
			if who.Text != "" {
				people++
			}
		case strings.HasSuffix(text, "?"):
			turns = append(turns, turn{b, blk.Start, corpus.Argument{}, true})
		case blk.Kind != corpus.Paragraph:
			turns = append(turns, turn{b, blk.End, corpus.Argument{}, false})
		case len(turns) > 0 && turns[len(turns)-1].block == b-1: // goes on
			turns = append(turns, turn{b, blk.Start, turns[len(turns)-1].speaker, false})
		}
	}
	if people < 2 {
		return
	}
	for _, u := range turns {
		span := corpus.Span{Start: u.from, End: d.Blocks[u.block].End}
		if u.asks || u.speaker.Text != "" {
			d.turns = append(d.turns, exchange{span, u.asks})
		}
		if u.speaker.Text != "" && d.quoteAt(u.from) < 0 {
			d.keepQuote(quote{Span: span, block: u.block,
				speaker: u.speaker, verb: "say", sentence: -1, token: -1})
		}
	}
}

// labels counts how many paragraphs each person's name opens: one before a colon may
// be a caption's.
func (d *document) labels() map[string]int {
	count := make(map[string]int)
	for _, blk := range d.Blocks {
		if _, who, ok := d.turnLabel(blk); ok {
			count[who.Text]++
		}
	}
	return count
}

// turnLabel returns where what is said begins in a paragraph that opens with a
// label, and who says it; nobody, if the label names no person: "((HN))".
func (d *document) turnLabel(blk corpus.Block) (from int, who corpus.Argument, ok bool) {
	text := d.Slice(blk.Span)
	trimmed := strings.TrimLeft(text, " \t\n")
	start := blk.Start + len(text) - len(trimmed)
	inner, closing := strings.TrimLeft(trimmed, "(["), ":"
	if open := len(trimmed) - len(inner); open > 0 {
		closing = strings.NewReplacer("(", ")", "[", "]").Replace(trimmed[:open])
		start += open
	}
	label, _, found := strings.Cut(inner, closing)
	if !found || label == "" || len(label) > 40 || len(strings.Fields(label)) > 4 {
		return 0, who, false
	}
	from = start + len(label) + len(closing)
	m, _ := slices.BinarySearchFunc(d.Mentions, start, func(n corpus.Mention, at int) int { return cmp.Compare(n.Start, at) })
	for ; m < len(d.Mentions) && (d.Mentions[m].Start == start || len(closing) > 1 && d.Mentions[m].End <= start+len(label)); m++ {
		if n := &d.Mentions[m]; n.End == start+len(label) && isName(n) && d.typeOf(m) == corpus.Person {
			return from, corpus.Argument{Span: n.Span, Core: n.Span, Head: -1, Text: d.nameOf(m), Type: corpus.Person, Mention: m}, true
		}
	}
	if m := d.initialled(label); m >= 0 {
		span := d.Mentions[m].Span
		return from, corpus.Argument{Span: span, Core: span, Head: -1, Text: d.nameOf(m), Type: corpus.Person, Mention: m}, true
	}
	return from, who, len(closing) > 1
}
