package draw

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"tercet/corpus"
)

// Sizes in pixels.
const (
	margin    = 16
	wordSize  = 15
	labelSize = 10
	tagSize   = 9
	gap       = 9  // between words, at least
	step      = 17 // between the tops of arcs, one above the other
	corner    = 6  // radius of an arc's corners
	port      = 7  // between the ends of two arcs at one word
)

// longest is how many letters of a word are shown.
const longest = 40

// root stands for the head of a tree's root.
const root = -1

// layout is a sentence with the places of everything in its picture.
type layout struct {
	title         string
	width, height float64
	foot          float64 // where arcs end
	baseline      float64 // of the words
	arcs          []arc
	labels        []text // of arcs
	words         []text
	tags          []text // below the words
	types         []text // of names
	names         []marking
	rows          []row
}

// arc leads from a head to its dependent.
type arc struct {
	from, to   int // words, 0-based
	label      string
	level      int     // 1 is the lowest
	start, end float64 // where it leaves and arrives
	top        float64
}

type text struct {
	x, y float64
	string
}

// marking is the ground behind a name.
type marking struct {
	x, width float64
	color    string
}

// left and right are the words that the arc spans.
func (a *arc) left() int  { return min(a.from, a.to) }
func (a *arc) right() int { return max(a.from, a.to) }

// arrange places the words of t from left to right, each as near to the one
// before it as the words and the labels of the arcs allow.
func arrange(t Tree) *layout {
	tokens := t.Sentence.Tokens
	l := &layout{arcs: arcsOf(tokens)}
	top := stack(l.arcs, len(tokens))
	l.foot = float64(margin + labelSize + top*step)
	l.baseline = l.foot + 6 + wordSize
	l.height = l.baseline + 36 + margin/2
	ports := portsOf(l.arcs, len(tokens))
	widths := make([]float64, len(tokens))
	for i := range tokens {
		word := shown(tokens[i].Form)
		l.words = append(l.words, text{y: l.baseline, string: word})
		l.tags = append(l.tags, text{y: l.baseline + 16, string: shown(tokens[i].UPOS)})
		widths[i] = max(measure(word, wordSize), measure(l.tags[i].string, tagSize), float64(port*len(ports[i])))
	}
	l.place(widths, ports)
	for i := range l.arcs {
		a := &l.arcs[i]
		a.top = l.foot - float64(a.level*step)
		middle := (a.start + a.end) / 2
		if a.from == root {
			middle = a.end
		}
		l.labels = append(l.labels, text{middle, a.top - 3, a.label})
	}
	for _, n := range t.Names {
		l.mark(n, widths)
	}
	l.title = titleOf(tokens)
	l.addFacts(t)
	return l
}

// arcsOf returns the arcs of a tree, the shortest first. Heads that are no word
// of the sentence give none.
func arcsOf(tokens []corpus.Token) []arc {
	var arcs []arc
	for i, t := range tokens {
		if t.DepRel != "" && t.Head >= 0 && t.Head <= len(tokens) && t.Head != i+1 {
			arcs = append(arcs, arc{from: t.Head - 1, to: i, label: shown(t.DepRel)})
		}
	}
	slices.SortStableFunc(arcs, func(a, b arc) int { return cmp.Compare(a.span(), b.span()) })
	return arcs
}

// span is the number of words that an arc passes; the root's arrow comes last.
func (a *arc) span() int {
	if a.from == root {
		return math.MaxInt
	}
	return a.right() - a.left()
}

// stack gives every arc the lowest level above the arcs it passes over, and
// returns the highest.
func stack(arcs []arc, words int) (top int) {
	above := make([]int, words+1) // above[i]: the highest level between word i and i+1
	for i := range arcs {
		a := &arcs[i]
		if a.from == root {
			over := above[a.to]
			if a.to > 0 {
				over = max(over, above[a.to-1])
			}
			a.level = over + 1
		} else {
			passed := above[a.left():a.right()]
			a.level = slices.Max(passed) + 1
			for k := range passed {
				passed[k] = a.level
			}
		}
		top = max(top, a.level)
	}
	return top
}

// portsOf returns for every word the arcs that end there, from left to right,
// so that no two of one word cross: short ones outside, long ones inside, the
// root's arrow in the middle.
func portsOf(arcs []arc, words int) [][]*arc {
	lefts, rights := make([][]*arc, words), make([][]*arc, words)
	for i := range arcs {
		a := &arcs[i]
		rights[a.right()] = append(rights[a.right()], a) // at its right end it leads to the left
		if a.from != root {
			lefts[a.left()] = append(lefts[a.left()], a)
		}
	}
	for i := range rights {
		slices.Reverse(lefts[i])
		rights[i] = append(rights[i], lefts[i]...)
	}
	return rights
}

// place sets where words stand and arcs end.
func (l *layout) place(widths []float64, ports [][]*arc) {
	x := float64(margin)
	for i, w := range widths {
		center := x + w/2
		offset := func(k int) float64 { return (float64(k) - float64(len(ports[i])-1)/2) * port }
		for k, a := range ports[i] { // arcs from the left have room for their labels
			if a.from != root && a.right() == i {
				room := measure(a.label, labelSize) + 2*corner
				center = max(center, min(a.start, a.end)+room-offset(k))
			}
		}
		center = math.Ceil(center)
		for k, a := range ports[i] {
			at := center + offset(k)
			if a.from == i {
				a.start = at
			} else {
				a.end = at
			}
			if a.right() != i { // until its right end is placed, both stand here
				a.start, a.end = at, at
			}
		}
		l.words[i].x, l.tags[i].x = center, center
		x = center + w/2 + gap
	}
	l.width = math.Ceil(x - gap + margin)
}

// mark puts the colour of its type behind a name, and its type below.
func (l *layout) mark(n corpus.Mention, widths []float64) {
	if n.First < 0 || n.Last >= len(l.words) || n.First > n.Last || !n.Type.IsName() {
		return
	}
	first, last := l.words[n.First], l.words[n.Last]
	from := first.x - measure(first.string, wordSize)/2 - 3
	to := last.x + measure(last.string, wordSize)/2 + 3
	l.names = append(l.names, marking{from, to - from, typeColors[n.Type-corpus.Person]})
	l.types = append(l.types, text{(from + to) / 2, l.baseline + 28, n.Type.String()})
}

// titleOf is the sentence as a reader of screens hears it.
func titleOf(tokens []corpus.Token) string {
	var b strings.Builder
	for i, t := range tokens {
		b.WriteString(shown(t.Form))
		if t.SpaceAfter && i+1 < len(tokens) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
