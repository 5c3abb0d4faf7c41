package draw

import (
	"fmt"
	"strings"

	"tercet/corpus"
)

const rowHeight = 30 // of a fact: its marks and, below them, its words

// partColors are the colours of subject, relation and object.
var partColors = [...]string{"#4477aa", "#bbbbbb", "#ee6677"}

// row is a fact below the words: marks under those that it is made of, and
// what it says.
type row struct {
	y     float64
	marks []marking
	says  string
}

// addFacts puts a row below the words for each fact and makes room for them.
func (l *layout) addFacts(t Tree) {
	if len(t.Facts) == 0 {
		return
	}
	l.height -= margin / 2
	for i := range t.Facts {
		f := &t.Facts[i]
		r := row{y: l.height, says: sayingOf(f)}
		for part, span := range []corpus.Span{f.Subject.Core, {}, f.Object.Core} {
			in := func(w int) bool { return span.Len() > 0 && span.Contains(t.Sentence.Tokens[w].Span) }
			if part == 1 {
				stated := make(map[int]bool)
				for _, w := range f.Relation.Tokens {
					stated[w] = true
				}
				in = func(w int) bool { return stated[w] }
			}
			r.marks = append(r.marks, l.marksOf(in, partColors[part])...)
		}
		l.rows = append(l.rows, r)
		l.height += rowHeight
		l.width = max(l.width, 2*margin+measure(r.says, labelSize))
	}
	l.height += margin / 2
}

// marksOf marks the words that in holds of, neighbours with one mark.
func (l *layout) marksOf(in func(int) bool, color string) []marking {
	var marks []marking
	for w := range l.words {
		if !in(w) {
			continue
		}
		half := measure(l.words[w].string, wordSize) / 2
		from, to := l.words[w].x-half, l.words[w].x+half
		if w > 0 && in(w-1) {
			last := &marks[len(marks)-1]
			last.width = to - last.x
		} else {
			marks = append(marks, marking{from, to - from, color})
		}
	}
	return marks
}

// sayingOf is what a fact says, who says so, and the rule that found it.
func sayingOf(p *corpus.Proposition) string {
	parts := []string{p.Subject.Text, p.Relation.Wording}
	if !p.Object.IsZero() {
		parts = append(parts, p.Object.Text)
	}
	says := strings.Join(parts, " – ")
	for _, s := range p.Said {
		if !s.Speaker.IsZero() {
			says = s.Speaker.Text + ": " + says
		}
	}
	if p.Factuality <= corpus.Planned {
		says += ", " + p.Factuality.String()
	}
	return fmt.Sprintf("%s (%s, %.2f)", strings.Join(strings.Fields(says), " "), p.Rule, p.Confidence)
}

func (p *pen) facts(rows []row) {
	for _, r := range rows {
		for _, m := range r.marks {
			p.printf(`<rect x="%g" y="%g" width="%g" height="5" rx="2" fill="%s"/>`+"\n", m.x, r.y, m.width, m.color)
		}
		p.printf(`<text x="%d" y="%g" font-size="%d" fill="#222222">%s</text>`+"\n", margin, r.y+18, labelSize, escape(r.says))
	}
}
