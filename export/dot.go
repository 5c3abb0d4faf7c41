package export

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"tercet/corpus"
	"tercet/graph"
)

// writeDOT writes the picture: the part of the graph that fits on a page, for
// `dot -Tsvg`.
func writeDOT(ctx context.Context, sink Sink, r graph.Reader, opt Options) error {
	n, err := newNetwork(ctx, r, opt)
	if err != nil {
		return err
	}
	p, err := newPicture(ctx, n)
	if err != nil {
		return err
	}
	return writeFile(sink, "", func(w *bufio.Writer) error {
		// Gephi takes attributes of the whole graph for nodes. Graphviz skips
		// lines that begin with #, so only Gephi sees the comment here, and
		// begins with the inner brace.
		fmt.Fprintln(w, "digraph tercet\n# /* For Graphviz alone:\n{")
		fmt.Fprintf(w, "  graph [%s]\n", strings.Join([]string{
			`layout="dot"`, `rankdir="LR"`, `charset="UTF-8"`, `bgcolor="white"`, `pad="0.4"`, `nodesep="0.18"`, `ranksep="0.3"`,
			`splines="spline"`, `outputorder="edgesfirst"`, `fontname="Arial"`, `labelloc="t"`, `labeljust="l"`,
			`tooltip=" "`, "label=<" + p.legend(opt) + ">",
		}, ", "))
		fmt.Fprintln(w, "# */\n{")
		for i := range p.nodes {
			fmt.Fprintf(w, "  %s [%s]\n", quoteDOT(p.nodes[i].ID), dotNode(&p.nodes[i]))
		}
		for i := range p.edges {
			e := &p.edges[i]
			fmt.Fprintf(w, "  %s -> %s [%s]\n", quoteDOT(e.From), quoteDOT(e.To), dotEdge(e))
		}
		fmt.Fprintln(w, "}}")
		return nil
	})
}

// dotNode returns the attributes of a node. A THING is drawn as an outline.
func dotNode(v *node) string {
	size := (v.Size - minSize) / (maxSize - minSize) // 0 to 1
	about := v.Type.String()
	if len(v.Roles) > 0 {
		about += ": " + strings.Join(v.Roles, "; ")
	}
	if len(v.Aliases) > 0 {
		about += "\nalso " + strings.Join(v.Aliases, ", ")
	}
	a := attributes{}
	a.add("label", strings.Join(wrap(v.Label, 15, 3), "\n"))
	a.add("shape", "box")
	a.add("fontname", "Arial")
	a.add("fontsize", fmt.Sprintf("%.1f", 14+12*size))
	a.add("fontcolor", ink.String())
	a.add("margin", "0.14,0.07")
	a.add("height", "0.3")
	a.add("color", v.Color.hsv())
	a.add("style", "filled,rounded")
	if v.Type.IsName() {
		a.add("penwidth", "0")
	} else {
		a.add("fillcolor", "white")
		a.add("penwidth", "1.5")
	}
	a.add("tooltip", v.Name+"\n"+about)
	a.add("type", v.Type.String())
	a.add("community", strconv.Itoa(v.Community))
	a.add("pagerank", formatFloat(v.PageRank))
	return a.String()
}

func dotEdge(e *edge) string {
	a := attributes{}
	a.add("label", strings.Join(wrap(e.Label, 17, 3), "\n"))
	a.add("fontname", "Arial")
	a.add("fontsize", "13")
	color, text := e.Color, lineText
	if e.Polarity == corpus.Negated {
		text = lineNot
	}
	a.add("fontcolor", text.String())
	a.add("color", color.hsv())
	a.add("style", e.line())
	a.add("penwidth", fmt.Sprintf("%.1f", 1+math.Log2(float64(e.Sources))*0.9))
	a.add("arrowsize", "0.7")
	a.add("tooltip", e.sentence())
	a.add("labeltooltip", e.sentence())
	a.add("kind", e.Kind)
	a.add("relation", e.Relation)
	a.add("polarity", e.Polarity.String())
	a.add("factuality", e.Factuality.String())
	a.add("sources", strconv.Itoa(e.Sources))
	a.add("confidence", formatFloat(e.Confidence))
	return a.String()
}

// sentence is what a tooltip says: the evidence, who says so, how many sources.
func (e *edge) sentence() string {
	s := "“" + e.Evidence + "”\n" + e.Document
	if len(e.SaidBy) > 0 {
		s += "\nsaid by " + strings.Join(e.SaidBy, ", ")
	}
	return s + "\n" + e.Factuality.String() + ", " + plural(e.Sources, "source")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// legend returns the title, the key and the caption as an HTML-like label.
func (p *picture) legend(opt Options) string {
	var b strings.Builder
	b.WriteString(`<table border="0" cellborder="0" cellspacing="0" cellpadding="2">`)
	row := func(size int, color rgb, html string) {
		fmt.Fprintf(&b, `<tr><td align="left"><font point-size="%d" color="%s">%s</font></td></tr>`, size, color, html)
	}
	row(28, ink, "<b>"+escapeHTML(cmp.Or(opt.Title, "Who did what to whom"))+"</b>")
	row(14, lineText, escapeHTML(p.caption()))
	if keys := p.keys(opt); len(keys) > 0 {
		b.WriteString(`<tr><td align="left"><table border="0" cellborder="0" cellspacing="4" cellpadding="4"><tr>`)
		for _, k := range keys {
			fmt.Fprintf(&b, `<td bgcolor="%s" style="rounded"><font point-size="13" color="%s">%s</font></td>`, k.color, ink, escapeHTML(k.text))
		}
		b.WriteString(`</tr></table></td></tr>`)
	}
	row(13, lineText, fmt.Sprintf(`<font color="%s"><b>——</b></font> stated as fact &#160;&#160; <font color="%s"><b>——</b></font> claimed by somebody &#160;&#160; `+
		`<font color="%s"><b>· · · ·</b></font> planned or possible &#160;&#160; <font color="%s"><b>– – –</b></font> denied &#160;&#160; `+
		`thicker: more sources &#160;&#160; larger: more central (PageRank) &#160;&#160; outline: a thing without a name`, lineFact, lineOther, lineOther, lineNot))
	b.WriteString(`<tr><td height="14"></td></tr></table>`)
	return b.String()
}

func (p *picture) caption() string {
	s := fmt.Sprintf("%s: %s and %s between them.", plural(p.documents, "document"),
		plural(p.allNodes, "name"), plural(p.allEdges, "statement"))
	if left := p.allEdges - len(p.edges); left > 0 {
		s += fmt.Sprintf(" Drawn are %d names and the %d statements that most sources support or that join the most central names;"+
			" %d are left out.", len(p.nodes), len(p.edges), left)
	}
	return s
}

// typeWords are the types of names in a reader's words.
var typeWords = [...]string{
	corpus.Person: "person", corpus.Org: "organisation", corpus.Place: "place", corpus.Event: "event",
	corpus.Work: "work, law, award", corpus.Product: "vehicle, weapon, product", corpus.Group: "people, movement",
}

type key struct {
	color rgb
	text  string
}

// keys explain the colours: types, or communities by their most central names.
func (p *picture) keys(opt Options) []key {
	byColor := map[rgb][]*node{}
	var colors []rgb
	for i := range p.nodes {
		v := &p.nodes[i]
		if byColor[v.Color] == nil {
			colors = append(colors, v.Color)
		}
		byColor[v.Color] = append(byColor[v.Color], v)
	}
	rank := func(c rgb) int { return slices.Index(palette[:], c) & 0xff } // -1, other, is last
	slices.SortFunc(colors, func(a, b rgb) int { return cmp.Compare(rank(a), rank(b)) })
	var keys []key
	for _, c := range colors {
		members := byColor[c]
		text := "others"
		switch {
		case c != other && opt.ByType:
			text = typeWords[members[0].Type]
		case c != other:
			slices.SortStableFunc(members, func(a, b *node) int {
				if named := b.Type.IsName(); named != a.Type.IsName() {
					if named {
						return 1
					}
					return -1
				}
				return cmp.Compare(b.PageRank, a.PageRank)
			})
			text = members[0].Label
			if len(members) > 1 {
				text = "around " + text
			}
		}
		keys = append(keys, key{c, strings.Join(wrap(text, 36, 1), "")})
	}
	return keys
}

// attributes builds an attribute list.
type attributes struct{ strings.Builder }

func (a *attributes) add(name, value string) {
	if a.Len() > 0 {
		a.WriteString(", ")
	}
	a.WriteString(name + "=" + quoteDOT(value))
}

var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`, "\t", " ")

// quoteDOT returns s as a quoted DOT string. Graphviz expands backslashes in
// labels and tooltips, so each is doubled; line ends become \n.
func quoteDOT(s string) string { return `"` + dotEscapes.Replace(printable(s)) + `"` }

// htmlEscapes also hide the end of a comment, for Gephi's sake.
var htmlEscapes = strings.NewReplacer("*/", "*&#47;", "&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", " ")

func escapeHTML(s string) string { return htmlEscapes.Replace(printable(s)) }
