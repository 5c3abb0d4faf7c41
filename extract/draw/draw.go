// Package draw shows annotated sentences as pictures: dependency trees in the
// usual style, arcs above the words, as SVG that needs no script, style sheet
// or font of its own.
package draw

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"tercet/corpus"
)

// Tree is what a picture shows of one sentence.
type Tree struct {
	Sentence *corpus.Sentence
	// Names are marked with the colour of their type. Only First, Last and Type
	// are read.
	Names []corpus.Mention
	// Facts are marked below the words, each in a row of its own: the core of its
	// subject, its relation, the core of its object, and what it says.
	Facts []corpus.Proposition
}

// Trees returns the trees of all sentences of d in their order, with their names.
func Trees(d *corpus.Document) []Tree {
	trees := make([]Tree, len(d.Sentences))
	for i := range trees {
		trees[i].Sentence = &d.Sentences[i]
	}
	for _, m := range d.Mentions {
		if m.Kind == corpus.Name && m.Type.IsName() {
			trees[m.Sentence].Names = append(trees[m.Sentence].Names, m)
		}
	}
	return trees
}

// SVG writes trees as one picture, one below the other: a complete <svg>
// element, without an XML declaration, so that it can stand in a page too. It
// uses no identifiers, so that a page may hold many. Words without a relation
// get no arc, long words are cut, and what XML forbids becomes U+FFFD. The same
// trees give the same bytes.
func SVG(w io.Writer, trees ...Tree) error {
	pictures := make([]*layout, len(trees))
	width, height := float64(margin), 0.0
	for i, t := range trees {
		pictures[i] = arrange(t)
		width = max(width, pictures[i].width)
		height += pictures[i].height
	}
	p := &pen{bufio.NewWriter(w)}
	p.printf(`<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %[1]g %[2]g" role="img" font-family="Arial, 'Liberation Sans', Helvetica, sans-serif">`+"\n", width, height)
	p.printf(`<rect width="%g" height="%g" fill="#ffffff"/>`+"\n", width, height)
	y := 0.0
	for _, l := range pictures {
		p.tree(l, y)
		y += l.height
	}
	p.printf("</svg>\n")
	if err := p.Flush(); err != nil {
		return fmt.Errorf("draw: %w", err)
	}
	return nil
}

// typeColors are the colours of Person, Org, Place, Event, Work, Product and
// Group, as in the graph's pictures: Paul Tol's "light" scheme, on which black
// text is legible.
var typeColors = [...]string{"#77aadd", "#ee8866", "#eedd88", "#ffaabb", "#99ddff", "#44bb99", "#bbcc33"}

// pen writes elements; its errors are sticky and come out of Flush.
type pen struct{ *bufio.Writer }

func (p *pen) printf(format string, args ...any) { fmt.Fprintf(p, format, args...) }

func (p *pen) tree(l *layout, y float64) {
	p.printf(`<g transform="translate(0 %g)"><title>%s</title>`+"\n", y, escape(l.title))
	for _, n := range l.names {
		p.printf(`<rect x="%g" y="%g" width="%g" height="%d" rx="3" fill="%s"/>`+"\n", n.x, l.baseline-wordSize, n.width, wordSize+5, n.color)
	}
	p.printf(`<g fill="none" stroke="#556677" stroke-width="1.2">` + "\n")
	for _, a := range l.arcs {
		if a.from == root {
			p.printf(`<path d="M%g %gV%g"/>`+"\n", a.end, a.top, l.foot)
			continue
		}
		r := float64(corner)
		if a.end < a.start {
			r = -r
		}
		p.printf(`<path d="M%g %gV%gQ%[1]g %[4]g %[5]g %[4]gH%[6]gQ%[7]g %[4]g %[7]g %[3]gV%[2]g"/>`+"\n",
			a.start, l.foot, a.top+corner, a.top, a.start+r, a.end-r, a.end)
	}
	p.printf("</g>\n" + `<g fill="#556677">` + "\n")
	for _, a := range l.arcs {
		p.printf(`<path d="M%g %gl-3.5 -7h7z"/>`+"\n", a.end, l.foot+2)
	}
	p.printf("</g>\n")
	p.texts(labelSize, "#333333", l.labels)
	p.texts(wordSize, "#111111", l.words)
	p.texts(tagSize, "#667788", l.tags)
	p.texts(tagSize, "#222222", l.types)
	p.facts(l.rows)
	p.printf("</g>\n")
}

func (p *pen) texts(size int, color string, texts []text) {
	p.printf(`<g font-size="%d" fill="%s" text-anchor="middle">`+"\n", size, color)
	for _, t := range texts {
		p.printf(`<text x="%g" y="%g">%s</text>`+"\n", t.x, t.y, escape(t.string))
	}
	p.printf("</g>\n")
}

func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}
