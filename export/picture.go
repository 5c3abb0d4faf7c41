package export

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
)

// picture is the part of a network that fits on a page.
type picture struct {
	nodes []node
	edges []edge
	// What the whole graph holds.
	allNodes, allEdges, documents int
}

// drawnStatements is how many labelled edges a page holds.
const drawnStatements = 45

// newPicture chooses what to draw: everything if it fits, else it grows from
// the strongest statement, each time by the strongest one that touches what is
// drawn, so that the picture is in one piece. Strong is what many sources
// support and what joins central entities.
func newPicture(ctx context.Context, n *network) (*picture, error) {
	p := new(picture)
	index := map[string]int{}
	var nodes []node
	for v, err := range n.nodes(ctx) {
		if err != nil {
			return nil, err
		}
		index[v.ID] = len(nodes)
		nodes = append(nodes, v)
	}
	for e, err := range n.edges(ctx) {
		if err != nil {
			return nil, err
		}
		p.edges = append(p.edges, e)
	}
	for _, err := range n.r.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		p.documents++
	}
	p.allNodes, p.allEdges = len(nodes), len(p.edges)
	limit := cmp.Or(n.opt.MaxStatements, drawnStatements)
	if limit >= 0 && len(p.edges) > limit {
		p.edges = grow(p.edges, func(id string) *node { return &nodes[index[id]] }, limit)
	}
	drawn := map[string]bool{}
	for _, e := range p.edges {
		drawn[e.From], drawn[e.To] = true, true
	}
	for _, v := range nodes {
		if drawn[v.ID] || len(p.edges) == 0 && len(p.nodes) < drawnStatements {
			p.nodes = append(p.nodes, v)
		}
	}
	p.shorten()
	return p, nil
}

// shorten leaves out the qualifiers of names that have no namesake in the
// picture: "Borealis (place)" is "Borealis".
func (p *picture) shorten() {
	namesakes := map[string]int{}
	for i := range p.nodes {
		namesakes[unqualified(p.nodes[i].Label)]++
	}
	for i := range p.nodes {
		if short := unqualified(p.nodes[i].Label); namesakes[short] == 1 {
			p.nodes[i].Label = short
		}
	}
}

// unqualified returns a name without its last bracket.
func unqualified(name string) string {
	if i := strings.LastIndex(name, " ("); i > 0 && strings.HasSuffix(name, ")") {
		return name[:i]
	}
	return name
}

// grow chooses limit edges in one piece. It takes O(limit × edges) time.
func grow(edges []edge, find func(string) *node, limit int) []edge {
	strength := make([]float64, len(edges))
	order := make([]int, 0, len(edges))
	for i := range edges {
		e := &edges[i]
		if e.From == e.To {
			continue
		}
		strength[i] = math.Log2(1+float64(e.Sources)) + e.Confidence/2
		for _, end := range []*node{find(e.From), find(e.To)} {
			strength[i] += (end.Size - minSize) / (maxSize - minSize)
			if end.Type.IsName() {
				strength[i] += 0.5
			}
		}
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(strength[b], strength[a]) })

	const crowd = 0.12 // what each line at an end already drawn costs
	degree := map[string]int{}
	pair := map[[2]string]int{}
	taken := make([]bool, len(edges))
	for range limit {
		best, most := -1, math.Inf(-1)
		for _, i := range order {
			e := &edges[i]
			if strength[i] <= most {
				break // the rest is weaker still
			}
			touches := degree[e.From] > 0 || degree[e.To] > 0
			if taken[i] || len(degree) > 0 && !touches {
				continue
			}
			s := strength[i] - crowd*float64(degree[e.From]+degree[e.To]) - float64(pair[ends(e)])
			if s > most {
				best, most = i, s
			}
		}
		if best < 0 {
			break
		}
		taken[best] = true
		e := &edges[best]
		degree[e.From]++
		degree[e.To]++
		pair[ends(e)]++
	}
	var chosen []edge
	for i := range edges {
		if taken[i] {
			chosen = append(chosen, edges[i])
		}
	}
	return chosen
}

func ends(e *edge) [2]string { return [2]string{min(e.From, e.To), max(e.From, e.To)} }

// wrap breaks text into lines of about width characters, at most lines of
// them; what does not fit ends in an ellipsis. A short word ("of") stays with
// the one before it.
func wrap(text string, width, lines int) []string {
	var out []string
	line, length := "", 0
	for _, word := range strings.Fields(text) {
		n := len([]rune(word))
		if n > 2*width {
			word, n = string([]rune(word)[:2*width-1])+"…", 2*width
		}
		if length > 0 && length+1+n > width && (n > 3 || length > width) {
			if len(out) == lines-1 {
				line += "…"
				break
			}
			out = append(out, line)
			line, length = "", 0
		}
		if length > 0 {
			line, length = line+" ", length+1
		}
		line, length = line+word, length+n
	}
	return append(out, line)
}
