package clause

import (
	"strconv"
	"strings"

	"tercet/corpus"
)

// Which phrases of a sentence say when, and what days they stand for.

// noteDates remembers the last single day that the sentence names before token
// end, for "the next day" in what follows.
func (t *tree) noteDates(end int) {
	for i := range t.toks[:end] {
		if !t.temporal(i) || t.head[i] >= 0 && t.temporal(t.head[i]) {
			continue
		}
		var low []string
		for _, k := range t.full(Phrase{Head: i}) {
			low = append(low, t.form(k))
		}
		if len(low) > 8 {
			continue
		}
		iv, ok := t.doc.clock.resolve(low, false)
		if ok && iv.first.Equal(iv.last) {
			t.doc.clock.last = iv.first
		}
		if ok && iv.last.Before(iv.first.AddDate(1, 0, 0)) {
			t.doc.clock.spoke = iv
		}
	}
}

// temporal reports whether the phrase headed by h says when something happens.
func (t *tree) temporal(h int) bool {
	if t.memo == nil {
		return t.saysWhen(h)
	}
	m := &t.memo.times[h]
	if !m.known {
		m.is, m.known = t.saysWhen(h), true
	}
	return m.is
}

func (t *tree) saysWhen(h int) bool {
	f := t.form(h)
	switch {
	case t.in(h, dayNames):
		return h == 0 || !t.formIn(h-1, namedDays)
	case t.in(h, monthNames) && (t.lemma(h) != "may" || t.pos(h, tagPropn|tagNum)):
		return t.nameAt(h) < 0 || t.doc.Mentions[t.nameAt(h)].Type != corpus.Person
	case t.in(h, timeUnits), t.in(h, timeNouns):
		return !t.measured(h) && !t.ranked(h) && (f != "terms" || t.child(h, nummod) >= 0) // "in terms of"
	}
	if t.pos(h, tagNum) {
		for _, k := range t.kids[h] {
			if _, ok := months[t.lemma(k)]; ok && t.rel(k, compound|nmod|nmodUnmarked|nmodDesc|amod|flat|obl) {
				return true
			}
		}
		if _, ok := numeric(f); ok {
			return true
		}
	}
	if _, ok := decade(f); ok || t.hour(h) {
		return true
	}
	if t.year(h) {
		cs, _ := t.caseOf(h)
		return yearCases.has(cs) || cs == "to" && (t.rel(h, nmod) || t.endsRange(h))
	}
	return false
}

// endsRange reports whether the year h ends what the year before it begins: "from 2003 to 2011".
func (t *tree) endsRange(h int) bool {
	return h > 2 && t.year(h-2) && t.caseIs(h-2, "from")
}

// ranked reports whether h is the "second" of "came second", which is no time.
func (t *tree) ranked(h int) bool {
	return t.lemma(h) == "second" && (t.pos(h, tagAdj|tagAdv) || t.child(h, det|nummod|amod) < 0 && t.feat(h, "Number=Sing"))
}

// yearCases are the prepositions that make a year of a number.
var yearCases = words(`in since between around before after by until from for of during`)

// year reports whether h is a number that may be a year.
func (t *tree) year(h int) bool {
	if !t.pos(h, tagNum) || len(t.form(h)) != 4 {
		return false // before Atoi, whose error costs more than all else
	}
	y, err := strconv.Atoi(t.form(h))
	return err == nil && y > 1000 && y < 2200
}

// measured reports whether the unit of time h only measures: "a quarter of the
// homes", "in 46.8 seconds", "64 years old".
func (t *tree) measured(h int) bool {
	if v := t.head[h]; v == h+1 && t.form(v) == "old" {
		return true
	}
	if of := t.ofPhrase(h); t.lemma(h) == "quarter" && of > h && !t.temporal(of) && !t.pos(of, tagNum) {
		return true
	}
	n := t.child(h, nummod)
	return n >= 0 && strings.Contains(t.form(n), ".") && t.lemma(h) == "second"
}

// hour reports whether h is a time of the day: "7 p.m.", "07:28".
func (t *tree) hour(h int) bool {
	f := t.form(h)
	if !t.pos(h, tagNum) {
		return false
	}
	if len(f) >= 4 && len(f) <= 5 && f[len(f)-3] == ':' {
		return true
	}
	if h+1 < len(t.toks) && (t.form(h+1) == "gmt" || t.form(h+1) == "utc") {
		return true
	}
	if h+2 < len(t.toks) && t.form(h+1) == ":" && t.pos(h+2, tagNum) && len(t.form(h+2)) == 2 {
		return true
	}
	if h+1 < len(t.toks) {
		switch strings.ReplaceAll(t.form(h+1), ".", "") {
		case "pm", "am", "o'clock", "p", "a":
			return t.form(h+1) != "a"
		}
	}
	return false
}

// timeArgument renders a phrase as a time and resolves it if it can.
func (t *tree) timeArgument(p Phrase, future bool) corpus.Argument {
	full := t.trim(t.subtree(p.Head, func(k int) bool {
		return t.rel(k, acl|advcl|appos|parataxis) && !t.pos(k, tagNum) || t.rel(k, nmod) && (t.nameAt(k) >= 0 || t.caseIs(k, "in") || t.caseIs(k, "at")) && !t.temporal(k) ||
			t.rel(k, advmod) && t.formIn(k, besideTimes) || t.rel(k, caseMark|punct|cc|conj) && t.head[k] == p.Head && t.form(k) != "," && !(t.rel(k, conj) && (t.pos(k, tagNum) || t.temporal(k)))
	}))
	a := corpus.Argument{Span: t.span(full), Core: t.span(full), Head: p.Head, Case: p.Case, Text: t.words(full), Type: corpus.Date, Mention: -1}
	rest := t.measuredFrom(p.Head)
	if rest != nil {
		full = union(full, rest) // "an hour after the crash" is no hour
		a.Span, a.Core, a.Text = t.span(full), t.span(full), strings.TrimSpace(p.Case+" "+t.words(full))
	}
	if len(full) > 1 && t.pos(full[0], tagDet) && t.form(full[0]) == "the" {
		a.Text = t.words(full[1:])
	}
	if rest != nil {
		return a
	}
	var low []string
	for _, i := range full {
		low = append(low, t.form(i))
	}
	if f := t.form(p.Head); !t.temporal(p.Head) && f != "ago" && f != "earlier" && f != "later" {
		a.Type = corpus.Thing
		a.Mention = t.mention[p.Head]
		a.Text = strings.TrimSpace(p.Case + " " + t.coreText(p.Head)) // "after his release" is not his release
		a.Case = ""
		a.Core = t.span(t.core(p.Head))
		a.Type = t.doc.typeOf(a.Mention)
	}
	defer func(c clock) { t.doc.clock = c }(t.doc.clock)
	t.noteDates(p.Head) // "on Tuesday ...; the next day"
	iv, ok := t.doc.clock.resolve(low, future)
	if boundaries[p.Case] || t.opensTime(p) {
		if a.Case != "" && !strings.HasPrefix(a.Text, a.Case+" ") {
			a.Text = p.Case + " " + a.Text
		}
		iv, ok = t.doc.clock.bounded(iv, p.Case, future), ok && (future || p.Case != "before" && p.Case != "prior to")
	}
	if p.Case == "from" && a.Type == corpus.Date && len(p.CaseAt) > 0 && t.form(p.CaseAt[0]) == "from" && !strings.HasPrefix(a.Text, "from ") {
		a.Text = "from " + a.Text
	}
	if ok {
		a.Value = &corpus.Value{Start: iv.first.Format(isoDay), End: iv.last.Format(isoDay)}
		if iv.last.IsZero() {
			a.Value.End = ""
		}
	}
	return a
}

// opensTime reports whether p says from when on something holds, and not until when: "from Monday", "from May on".
func (t *tree) opensTime(p Phrase) bool {
	if p.Case != "from" || len(p.CaseAt) == 0 || t.form(p.CaseAt[0]) != "from" { // "not until Monday" has it, not of its own
		return false
	}
	for k := p.Head + 1; k < len(t.toks) && k <= p.Head+4; k++ {
		switch t.form(k) {
		case "to", "until", "till", "through", "-", "–":
			return false
		}
	}
	return true
}

// besideTimes are adverbs before or behind a time that are no part of it: "only in May".
var besideTimes = words(`back only not even already also`)

// countedFrom open what a measure of time is counted from.
var countedFrom = words(`after before into`)

// measuredFrom returns the words that say from what on the time h counts: "a week before the vote".
func (t *tree) measuredFrom(h int) []int {
	at := h + 1
	if at >= len(t.toks) || !t.in(h, timeUnits) || !t.formIn(at, countedFrom) || t.head[at] <= at {
		return nil
	}
	rest := t.brevity(t.head[at])
	for len(rest) > 0 && rest[0] <= h {
		rest = rest[1:]
	}
	if len(rest) == 0 || len(rest) > maxTail {
		return nil
	}
	return union(rest, []int{at})
}

// perfect reports whether c's verb group has a form of have: "may have left".
func (t *tree) perfect(c *Clause) bool {
	for _, i := range c.Words {
		if t.rel(i, aux) && t.lemma(i) == "have" {
			return true
		}
	}
	return false
}
