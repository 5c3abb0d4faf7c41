package clause

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tercet/corpus"
)

// quote is a stretch of direct speech: a whole thing said, perhaps over several
// sentences and paragraphs.
type quote struct {
	corpus.Span
	block   int
	dash    bool
	goesOn  bool // from the paragraph before, where it was not closed
	speaker corpus.Argument
	verb    string
	// sentence and token of the verb of saying, -1 if there is none
	sentence, token int
}

// minSpeech is the least number of words of direct speech; fewer are a term in
// scare quotes.
const minSpeech = 4

// findQuotes fills d.quotes: first the stretches between quotation marks or
// after a dash, then who says them.
func (d *document) findQuotes() {
	blocks := d.Blocks
	if len(blocks) == 0 {
		blocks = []corpus.Block{{Span: corpus.Span{End: len(d.Text)}}}
	}
	open := false
	for b, blk := range blocks {
		if blk.Kind == corpus.Boilerplate || blk.Start < 0 || blk.End > len(d.Text) || blk.Start > blk.End {
			continue
		}
		open = d.scanBlock(b, blk.Span, open)
	}
	for n := range d.quotes {
		d.attribute(n)
	}
	d.inheritSpeakers()
	d.interview()
	d.labelled()
	slices.SortStableFunc(d.turns, func(a, b exchange) int { return cmp.Compare(a.Start, b.Start) })
	d.confessed()
}

// scanBlock finds the quotations of one paragraph; it reports whether the last
// is still open, to be continued in a paragraph that begins with a mark.
func (d *document) scanBlock(b int, span corpus.Span, open bool) bool {
	text := d.Text[span.Start:span.End]
	trimmed := strings.TrimLeft(text, " \t\n")
	lead := len(text) - len(trimmed)
	if r, w := utf8.DecodeRuneInString(trimmed); r == '–' || r == '—' || r == '-' && strings.HasPrefix(trimmed, "- ") {
		d.addQuote(quote{Span: corpus.Span{Start: span.Start + lead + w, End: span.End}, block: b, dash: true})
		return false
	}
	start := -1
	add := func(end int) {
		q := quote{Span: corpus.Span{Start: span.Start + start, End: span.Start + end}, block: b}
		q.goesOn = open && start <= lead+len("“")
		d.addQuote(q)
	}
	for i, r := range text {
		switch r {
		case '“', '«', '„':
			if start < 0 {
				start = i + utf8.RuneLen(r)
			}
		case '”', '»':
			if start < 0 && open {
				start = 0
			}
			if start >= 0 {
				add(i)
			}
			start, open = -1, false
		case '"':
			switch opens, closes := markSides(text, i); {
			case start < 0 && closes && !opens: // what it closes was never opened
			case start < 0, opens && !closes: // in the second case, what was open was never closed
				start = i + 1
			default:
				add(i)
				start, open = -1, false
			}
		}
	}
	if start >= 0 && len(text)-start > 20 {
		add(len(text))
		return true
	}
	return false
}

// markSides tells from the characters on both sides of the straight quotation mark
// at byte i whether it can only open, or only close, a quotation.
func markSides(text string, i int) (opens, closes bool) {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+1:])
	return (i == 0 || unicode.IsSpace(before) || before == '(') && (unicode.IsLetter(after) || unicode.IsDigit(after)),
		i > 0 && !unicode.IsSpace(before) && before != '(' && (i+1 == len(text) || unicode.IsSpace(after))
}

func (d *document) addQuote(q quote) {
	q.sentence, q.token = -1, -1
	if len(strings.Fields(d.Slice(q.Span))) >= minSpeech || q.dash {
		d.keepQuote(q)
	}
}

// stretch is the number of bytes of text that share a list of quotations.
const stretch = 4096

// keepQuote adds q to the quotations.
func (d *document) keepQuote(q quote) {
	if d.quotesIn == nil {
		d.quotesIn = make([][]int32, len(d.Text)/stretch+1)
	}
	for i := q.Start / stretch; i <= q.End/stretch; i++ {
		d.quotesIn[i] = append(d.quotesIn[i], int32(len(d.quotes)))
	}
	d.quotes = append(d.quotes, q)
}

// quoteAt returns the index of the quotation at a byte offset, or -1.
func (d *document) quoteAt(offset int) int {
	if i := offset / stretch; offset >= 0 && i < len(d.quotesIn) {
		for _, n := range d.quotesIn[i] {
			if q := &d.quotes[n]; q.Start <= offset && offset < q.End {
				return int(n)
			}
		}
	}
	return -1
}

// sentenceAfter returns the first sentence that ends behind an offset.
func (d *document) sentenceAfter(offset int) int {
	i, _ := slices.BinarySearchFunc(d.Sentences, offset+1, func(s corpus.Sentence, end int) int { return cmp.Compare(s.End, end) })
	return i
}

// attribute finds the verb of saying of quotation n: in a sentence that overlaps
// it, else in the sentence before that ends in a colon.
func (d *document) attribute(n int) {
	q := &d.quotes[n]
	first := d.sentenceAfter(q.Start)
	last := first - 1
	for i := first; i < len(d.Sentences); i++ {
		s := &d.Sentences[i]
		if !s.Overlaps(q.Span) && !(s.Start >= q.End && d.Text[q.End:s.Start] == "”") {
			if s.Start >= q.End {
				break
			}
			last = i
			continue
		}
		if d.tree(i).sayer(q) {
			break
		}
	}
	if q.token < 0 {
		d.heralded(q)
	}
	if q.token < 0 && last >= 0 && d.Sentences[last].Block >= q.block-1 {
		d.tree(last).introduces(q)
	}
	if q.dash && q.token >= 0 && q.sentence >= 0 {
		// After a dash, what the verb of saying adds is the narrator's.
		q.End = d.narratorFrom(q)
	}
}

// heralded takes the speaker of q from the words before it in its sentence, where
// they end in a colon: "X's direct speech: ...".
func (d *document) heralded(q *quote) {
	i := d.sentenceAfter(q.Start)
	if i == len(d.Sentences) || d.Sentences[i].Start >= q.Start {
		return
	}
	t := d.tree(i)
	best, colon := -1, false
	for j := range t.toks {
		if t.toks[j].End > q.Start {
			break
		}
		if m := t.nameAt(j); m >= 0 && (best < 0 || d.typeOf(m) == corpus.Person) && (d.typeOf(m) == corpus.Person || d.typeOf(m) == corpus.Org) {
			best = j
		}
		if !t.pos(j, tagPunct) {
			colon = false
		}
		colon = colon || t.form(j) == ":"
	}
	if colon && t.presents(q) {
		return
	}
	if best >= 0 && colon {
		q.speaker, q.verb, q.sentence, q.token = t.argument(Phrase{Head: best}), "say", i, best
	}
}

// narratorFrom returns where the verb of saying and its subject begin.
func (d *document) narratorFrom(q *quote) int {
	t := d.tree(q.sentence)
	toks := t.subtree(q.token, func(k int) bool { return t.rel(k, ccomp|parataxis|advcl|conj|cc|punct|xcomp|dep) })
	if start := t.toks[toks[0]].Start; start > q.Start && start < q.End {
		return start
	}
	return q.End
}

// sayer looks in this sentence for the verb of saying of q, outside its marks.
func (t *tree) sayer(q *quote) bool {
	best, score := -1, 0
	for i := range t.toks {
		if !t.reports(i) && !(t.pos(i, tagVerb) && t.child(i, ccomp) >= 0) || t.ownSubject(i) < 0 && len(t.subjects(i)) == 0 {
			continue
		}
		inside := q.Contains(t.toks[i].Span)
		if inside && !q.dash {
			continue
		}
		s := 1
		if t.reports(i) {
			s += 2
			if o := t.ownSubject(i); o > i {
				s += 2 // says Z.
			}
		}
		for _, k := range t.kids[i] {
			if t.rel(k, ccomp|parataxis|obj|dep) && q.Contains(t.toks[k].Span) {
				s += 3
			}
		}
		if t.rel(i, parataxis) && t.head[i] >= 0 && q.Contains(t.toks[t.head[i]].Span) {
			s += 3
		}
		if q.dash && (s < 4 || t.lemma(i) == "have" || t.ownSubject(i) >= 0 && t.formIn(t.ownSubject(i), firstPersons)) {
			continue
		}
		if s < 3 {
			continue
		}
		if s > score {
			best, score = i, s
		}
	}
	if best < 0 {
		return false
	}
	q.verb, q.sentence, q.token = t.lemma(best), t.index, best
	if sp, ok := t.speakerOf(best); ok {
		q.speaker = sp
	}
	return true
}

// introduces takes the speaker of q from the sentence before it, where that ends
// in a colon or announces speech.
func (t *tree) introduces(q *quote) {
	n := len(t.toks)
	if n == 0 || t.form(n-1) != ":" && !q.dash {
		return
	}
	best := -1
	for i := range t.toks {
		if t.head[i] < 0 && (t.form(n-1) == ":" || t.reports(i)) {
			best = i
		}
	}
	if best < 0 {
		return
	}
	subject := best
	if t.pos(best, tagVerb) || t.copulaOf(best) >= 0 {
		if sp, ok := t.speakerOf(best); ok {
			q.speaker, q.verb, q.sentence, q.token = sp, t.lemma(best), t.index, best
		}
		return
	}
	if k := t.child(subject, nmodPoss); k >= 0 { // "Tokayev's direct speech:"
		subject = k
	}
	if t.mention[subject] < 0 {
		return
	}
	q.speaker, q.verb, q.sentence, q.token = t.argument(t.resolve(Phrase{Head: subject})), "say", t.index, best
}

// inheritSpeakers gives a quotation without a verb of saying the speaker of the
// one before it in the same or the preceding paragraph.
func (d *document) inheritSpeakers() {
	for n := range d.quotes {
		q := &d.quotes[n]
		if q.token >= 0 {
			continue
		}
		if n > 0 && d.inherits(q, &d.quotes[n-1]) {
			q.speaker, q.verb = d.quotes[n-1].speaker, d.quotes[n-1].verb
			continue
		}
		if p := d.lastSubject(q); p.Text != "" {
			q.speaker = p
			q.verb = "say"
		}
	}
	for n := len(d.quotes) - 2; n >= 0; n-- { // "one part." "other part," he said
		q, next := &d.quotes[n], &d.quotes[n+1]
		if q.speaker.Text == "" && next.block-q.block <= 1 && next.Start-q.End < 12 {
			q.speaker, q.verb = next.speaker, next.verb
		}
	}
}

// inherits reports whether q is said by who says the quotation before it.
func (d *document) inherits(q, prev *quote) bool {
	switch {
	case q.goesOn && prev.block+1 == q.block:
		return prev.speaker.Text != ""
	case prev.token < 0:
		return false
	case prev.block == q.block:
		return true
	}
	between := d.Text[prev.End:q.Start]
	return prev.block+1 == q.block && q.dash == prev.dash && strings.TrimSpace(between) != "" && len(between) < 12
}

// lastSubject returns who was last said to speak before q in its paragraph, or
// else the person that a sentence there is about.
func (d *document) lastSubject(q *quote) corpus.Argument {
	var about corpus.Argument
	const far = 100 // sentences: no paragraph has more
	for i := d.sentenceAfter(q.Start) - 1; i >= 0 && i >= d.sentenceAfter(q.Start)-far && d.Sentences[i].Block == q.block; i-- {
		t := d.tree(i)
		for j := range t.toks {
			if t.reports(j) && d.quoteAt(t.toks[j].Start) < 0 {
				if sp, ok := t.speakerOf(j); ok && d.typeOf(sp.Mention) == corpus.Person {
					return sp
				}
			}
			if t.head[j] >= 0 || about.Text != "" {
				continue
			}
			for _, p := range t.subjects(j) {
				if m := t.mention[p.Head]; m >= 0 && d.typeOf(m) == corpus.Person {
					about = t.argument(p)
				}
			}
		}
	}
	return about
}

// addQuote adds the speaker of the quotation around c's predicate, if the tree
// has not named him, and lets first persons stand for him.
func (t *tree) addQuote(c *Clause, s *setting) {
	n := t.doc.quoteAt(t.toks[c.Chain[0]].Start)
	if n < 0 {
		return
	}
	q := &t.doc.quotes[n]
	if q.sentence == t.index && q.token == c.Pred {
		return
	}
	for k := len(s.said) - 1; k >= 0; k-- { // "I think", said by the speaker himself
		if sp := s.said[k].Speaker; sp.Text != "" && ownPersons.has(strings.ToLower(sp.Text)) {
			s.said, s.verbs = append(s.said[:k], s.said[k+1:]...), append(s.verbs[:k], s.verbs[k+1:]...)
		}
	}
	found := false
	for k, v := range s.verbs {
		if q.sentence == t.index && v == q.token || q.token < 0 && v >= 0 && !q.Contains(t.toks[v].Span) { // the latter: "...," according to Berg
			s.said[k].Quoted, found = true, true
		}
	}
	if !found {
		s.add(corpus.Attribution{Speaker: q.speaker, Verb: q.verb, Quoted: true}, -1)
	}
}

// speakerForPerson lets "I" and "we" in a quotation stand for its speaker.
func (t *tree) speakerForPerson(p Phrase) Phrase {
	if p.Head < 0 || p.Head >= len(t.toks) || !t.formIn(p.Head, firstPersons) {
		return p
	}
	n := t.doc.quoteAt(t.toks[p.Head].Start)
	if n < 0 || t.doc.quotes[n].speaker.Text == "" {
		return p
	}
	sp := t.doc.quotes[n].speaker
	if !t.formIn(p.Head, ownPersons) {
		if m := t.doc.standsForState(sp.Mention); m >= 0 {
			sp.Mention, sp.Type = m, t.doc.typeOf(m)
		}
	}
	if sp.Mention >= 0 {
		p.Speaker = &sp
	}
	return p
}

// standsForState returns a mention of the state or body that the speaker leads
// and says "we" for, or -1: Kazakhstan for "president of kazakhstan".
func (d *document) standsForState(m int) int {
	if m < 0 || d.chainOf[m] < 0 {
		return -1
	}
	c := d.chainOf[m]
	if n, known := d.states[c]; known {
		return n
	}
	if d.states == nil {
		d.states = make(map[int]int)
	}
	chain := &d.Chains[c]
	roles := chain.Roles
	for _, k := range chain.Mentions {
		if d.Mentions[k].Kind == corpus.Nominal {
			roles = append(roles[:len(roles):len(roles)], strings.ToLower(d.Slice(d.Mentions[k].Span)))
		}
	}
	d.states[c] = -1
	for _, role := range roles {
		if n := d.ledBy(role); n >= 0 {
			d.states[c] = n
			break
		}
	}
	return d.states[c]
}

// ledBy returns a mention of what the bearer of a role leads: "president of
// kazakhstan", "kazakhstan’s ruler", "kazakh president".
func (d *document) ledBy(role string) int {
	role = strings.NewReplacer("’s ", "'s ", "the ", "").Replace(role)
	office, of, ok := strings.Cut(role, " of ")
	if !ok {
		of, office, ok = strings.Cut(role, "'s ")
	}
	if fields := strings.Fields(role); !ok && len(fields) > 1 {
		for n := len(fields) - 1; n > 0; n-- { // "norvik rovers assistant coach"
			if m := d.ledAs(strings.Join(fields[:n], " "), fields[len(fields)-1]); m >= 0 {
				return m
			}
		}
		return -1
	}
	fields := strings.Fields(office)
	if !ok || len(fields) == 0 {
		return -1
	}
	return d.ledAs(of, fields[len(fields)-1])
}

// ledAs returns a mention of the body or state called of, if who has the office says "we" for it.
func (d *document) ledAs(of, office string) int {
	if !leaderNouns.has(office) {
		return -1
	}
	key := strings.ToLower(of)
	if n, known := d.led[key]; known {
		return n
	}
	if d.led == nil {
		d.led = make(map[string]int)
	}
	d.led[key] = -1
	for i := range d.Mentions {
		n := &d.Mentions[i]
		typ := d.typeOf(i)
		if isName(n) && strings.EqualFold(of, d.Slice(n.Span)) && (typ == corpus.Place || typ == corpus.Org || typ == corpus.Group) {
			d.led[key] = i
			break
		}
	}
	return d.led[key]
}

var leaderNouns = words(`president premier chancellor minister king queen leader ruler emperor prince spokesman spokeswoman spokesperson ambassador
	chairman chairwoman ceo director founder commander governor mayor head coach captain skipper goalkeeper striker midfielder winger quarterback`)
