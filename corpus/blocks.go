package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// page is a document while its blocks are told apart.
type page struct {
	d     *Document
	text  []string // of each block
	words []int    // in each block
	total int
	// before counts the words of the blocks before each.
	before []int
	// second is the block of the second paragraph of some length.
	second int
}

// classify decides for each block what it is on its page. Kinds that the markup
// gave (headings, list items, captions) are kept unless the words say
// boilerplate; paragraphs are told apart by place, length, punctuation and the
// tables of patterns.
func classify(d *Document) {
	splitDatelines(d)
	p := newPage(d)
	for i := range d.Blocks {
		p.byWords(i)
	}
	p.comments()
	p.biographies()
	p.lists()
	p.headings()
	p.relatedLists()
	p.repetitions()
}

func newPage(d *Document) *page {
	p := &page{d: d, second: len(d.Blocks)}
	long := 0
	for i, b := range d.Blocks {
		t := d.Slice(b.Span)
		n := len(strings.Fields(t))
		p.text = append(p.text, t)
		p.words = append(p.words, n)
		p.before = append(p.before, p.total)
		p.total += n
		if b.Kind == Paragraph && n >= 12 && endsSentence(t) {
			if long++; long == 2 {
				p.second = i
			}
		}
	}
	return p
}

// inZone tells whether block i stands where a pattern counts.
func (p *page) inZone(i int, z zone) bool {
	late := p.before[i]*3 >= p.total*2 || i >= len(p.text)-2
	switch z {
	case margins:
		return late || i < p.second
	case tail:
		return late
	}
	return true
}

// byWords sets the kind of a block that a pattern recognises.
func (p *page) byWords(i int) {
	b, text := &p.d.Blocks[i], p.text[i]
	given := b.Kind
	switch {
	case bareLine.MatchString(text), isNavigation(text):
		b.Kind = Boilerplate
		return
	case dateAlone.MatchString(text):
		b.Kind = Byline
		return
	case startsLower(text) && i > 0 && !endsSentence(p.text[i-1]) && strings.Count(p.d.Text[p.d.Blocks[i-1].End:b.Start], "\n") < 2:
		return
	}
	for _, l := range linePatterns {
		if given == Boilerplate && l.kind != Byline {
			continue // the markup has said so; a linked author's name is worth keeping
		}
		if p.words[i] <= l.maxWords && p.inZone(i, l.zone) && l.match.MatchString(text) {
			b.Kind = l.kind
			return
		}
	}
}

func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

// comments marks all that follows the head of the readers' comments.
func (p *page) comments() {
	for i, t := range p.text {
		if p.inZone(i, tail) && p.words[i] <= 12 && !startsLower(t) && !endsSentence(t) && commentHead.MatchString(t) {
			for j := i; j < len(p.text); j++ {
				p.d.Blocks[j].Kind = Boilerplate
			}
			return
		}
	}
}

// biographies marks the biographies of authors at the end of the page, the
// names above them, and what is said of the authors after them.
func (p *page) biographies() {
	var body strings.Builder
	inside := false
	for i := range p.d.Blocks {
		b, t := &p.d.Blocks[i], p.text[i]
		if i > 1 && p.inZone(i, tail) && (b.Kind == Paragraph || b.Kind == ListItem) {
			switch {
			case p.words[i] <= 8 && aboutLine.MatchString(t), isBiography(t, body.String()):
				b.Kind = Boilerplate
				p.signed(i)
				if above := &p.d.Blocks[i-1]; strings.HasPrefix(t, p.text[i-1]) && above.Kind != Byline {
					above.Kind = Boilerplate
				}
				inside = true
				continue
			case inside && aboutPerson.MatchString(t):
				b.Kind = Boilerplate
				continue
			}
		}
		if b.Kind == Paragraph && !(i < p.second && p.words[i] <= 6 && !endsSentence(t)) {
			body.WriteString(t)
			body.WriteByte('\n')
		}
	}
}

// signed marks the short lines at the top that begin with the name of the author
// whose biography block i is: "Karin Holt in Port Averill".
func (p *page) signed(i int) {
	m := biography.FindStringSubmatch(p.text[i])
	if m == nil {
		return
	}
	for j := range p.d.Blocks[:min(i, p.second)] {
		if p.words[j] <= 8 && strings.HasPrefix(p.text[j], m[1]+" in ") && !endsSentence(p.text[j]) {
			p.d.Blocks[j].Kind = Byline
		}
	}
}

// headings marks lines that head what follows: short, without the end of a
// sentence, and with running text below them.
func (p *page) headings() {
	const shortLine, longTitle, longLine = 14, 28, 160
	first := p.firstContent()
	for i := range p.d.Blocks {
		b, t := &p.d.Blocks[i], p.text[i]
		if b.Kind == Heading && p.words[i] > shortLine && endsSentence(t) && !sameLine(t, p.d.Meta.Title) {
			b.Kind = Paragraph // a lead set in large letters
		}
		if b.Kind != Paragraph || utf8.RuneCountInString(t) > longLine || !p.textFollows(i) {
			continue
		}
		limit := shortLine
		if i == first {
			limit = longTitle
		}
		if _, dated := parseDate(t); dated && !endsSentence(t) && i != first && p.words[i] <= 10 && p.inZone(i, margins) {
			b.Kind = Byline // "The Post, 30 April 2031. From our correspondent"
			continue
		}
		if p.words[i] <= limit && looksLikeHeading(t, p.words[i]) && (i == first || !startsLower(strings.TrimLeft(t, openers))) || sameLine(t, p.d.Meta.Title) {
			b.Kind = Heading
		}
	}
}

// firstContent returns the first block that is part of the article.
func (p *page) firstContent() int {
	for i, b := range p.d.Blocks {
		if b.Kind == Paragraph || b.Kind == Heading {
			return i
		}
	}
	return len(p.d.Blocks)
}

// textFollows tells whether the blocks after i, without boilerplate, bylines
// and short lines, begin with running text.
func (p *page) textFollows(i int) bool {
	short := 0
	for j := i + 1; j < len(p.text) && short < 6; j++ {
		switch b := p.d.Blocks[j]; {
		case b.Kind == Boilerplate || b.Kind == Byline || b.Kind == Caption || b.Kind == Heading:
		case b.Kind == ListItem:
			return true
		case p.words[j] >= 5 && endsSentence(p.text[j]), p.words[j] > 30:
			return true
		case startsDashQuote(p.text[j]):
			return true
		default:
			short++
		}
	}
	return false
}

// openers may stand before the first word of a line.
const openers = "–—-“”\"'‘’«» "

// looksLikeHeading tells whether a line of n words is written like a heading.
func looksLikeHeading(t string, n int) bool {
	if strings.TrimLeft(t, openers) == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(t)
	switch {
	case last == '?':
		return n <= 10 && !startsDashQuote(t) && !strings.ContainsAny(t[:len(t)-1], ".?!")
	case strings.ContainsRune(".!:;,…", last):
		return false
	}
	return !endsSentence(t)
}

// startsDashQuote tells whether a paragraph is direct speech that opens with a
// dash, as in much of Europe.
func startsDashQuote(t string) bool {
	return (strings.HasPrefix(t, "– ") || strings.HasPrefix(t, "— ") || strings.HasPrefix(t, "- ")) && endsSentence(t)
}

// relatedLists marks the headlines that follow "Also read:" and the like.
func (p *page) relatedLists() {
	for i, t := range p.text {
		if p.d.Blocks[i].Kind != Boilerplate || !relatedHead.MatchString(t) {
			continue
		}
		for j := i + 1; j < len(p.text) && p.words[j] <= 20 && !endsSentence(p.text[j]); j++ {
			// The last short line before running text heads that text.
			if k := j + 1; k < len(p.text) && p.words[k] > 20 && endsSentence(p.text[k]) && j > i+1 {
				break
			}
			if p.d.Blocks[j].Kind != Byline {
				p.d.Blocks[j].Kind = Boilerplate
			}
		}
	}
}

// lists marks list items: lines with a mark, and three or more short lines in
// a row that end like no sentence, but for those that open the page.
func (p *page) lists() {
	first, run := p.firstContent(), 0
	for i := 0; i <= len(p.text); i++ {
		if i < len(p.text) {
			b, t := &p.d.Blocks[i], p.text[i]
			if b.Kind == Paragraph && p.isItem(i) {
				b.Kind = ListItem
			}
			if b.Kind == Paragraph && p.words[i] <= 12 && !endsSentence(t) && !strings.HasSuffix(t, ":") {
				run++
				continue
			}
		}
		for j := i - run; run >= 3 && i-run > first && j < i; j++ {
			p.d.Blocks[j].Kind = ListItem
		}
		run = 0
	}
}

// isItem tells whether block i begins with the mark of a list and is neither
// direct speech behind a dash nor a numbered heading.
func (p *page) isItem(i int) bool {
	t := p.text[i]
	if !startsItem(t) || strings.HasPrefix(t, "–") || strings.HasPrefix(t, "—") || p.loneDashQuote(i) {
		return false
	}
	numbered := unicode.IsDigit(rune(t[0]))
	alone := i+1 < len(p.text) && p.words[i+1] > 20 && (i == 0 || p.words[i-1] > 20)
	return !numbered || !alone
}

// loneDashQuote tells whether block i is direct speech behind a hyphen, with no
// list around it.
func (p *page) loneDashQuote(i int) bool {
	isItem := func(j int) bool { return j >= 0 && j < len(p.text) && strings.HasPrefix(p.text[j], "- ") }
	return startsDashQuote(p.text[i]) && !isItem(i-1) && !isItem(i+1)
}

// repetitions marks headings above the running text that only say again what an
// earlier one says, and longer blocks that stand on the page a second time, so
// that no fact counts twice.
func (p *page) repetitions() {
	const (
		longer = 8
		most   = 100 // headings above the text that later ones are compared with
	)
	seen, said := map[string]bool{}, map[string]bool{}
	var above [][]string
	running := slices.IndexFunc(p.d.Blocks, func(b Block) bool { return b.Kind == Paragraph })
	for i := range p.d.Blocks {
		b, t := &p.d.Blocks[i], p.text[i]
		if b.Kind == Boilerplate {
			continue
		}
		if p.words[i] >= longer && seen[t] {
			b.Kind = Boilerplate
			continue
		}
		seen[t] = true
		if b.Kind != Heading {
			continue
		}
		key := stems(t)
		if i < running && len(above) < most {
			if slices.ContainsFunc(above, func(earlier []string) bool { return repeats(key, earlier) }) {
				b.Kind = Boilerplate
			}
			above = append(above, key)
		}
		line := strings.Join(key, " ")
		if said[line] && len(key) >= 2 {
			b.Kind = Boilerplate
		}
		said[line] = true
	}
}

// stems returns the words of a line in lower case, cut to their first letters,
// without the shortest.
func stems(line string) []string {
	const stem = 4
	var all []string
	for _, w := range strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		if r := []rune(w); len(r) > 2 {
			all = append(all, string(r[:min(stem, len(r))]))
		}
	}
	return all
}

// repeats tells whether nearly all words of a heading stand in an earlier one.
func repeats(key, earlier []string) bool {
	in := map[string]bool{}
	for _, w := range earlier {
		in[w] = true
	}
	n := 0
	for _, w := range key {
		if in[w] {
			n++
		}
	}
	return len(key) >= 2 && n*5 >= len(key)*4
}

// sameLine tells whether two lines have the same words.
func sameLine(a, b string) bool {
	return b != "" && strings.Join(stems(a), " ") == strings.Join(stems(b), " ")
}

// firstHeading returns the first heading, or "".
func firstHeading(d *Document) string {
	for _, b := range d.Blocks {
		if b.Kind == Heading {
			return cleanLine(d.Slice(b.Span))
		}
		if b.Kind == Paragraph {
			return ""
		}
	}
	return ""
}
