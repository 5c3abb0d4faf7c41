package export

import (
	"context"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"tercet/corpus"
	"tercet/graph"
	"tercet/graph/analysis"
)

// network is the graph as edge formats show it: nodes with measures and looks,
// one edge a statement. Its streams read the underlying graph again each time.
type network struct {
	r       graph.Reader
	opt     Options
	measure *analysis.Measures
	maxRank float64
}

// node is an entity, or a value where Options.Literals asks for them.
type node struct {
	ID        string
	Name      string
	Label     string // the name, or what pictures show of it
	Type      corpus.EntityType
	Aliases   []string // other names, the most frequent first
	Roles     []string
	Documents int
	analysis.Node
	Size  float64 // between minSize and maxSize, its area by PageRank
	Color rgb
}

// edge is a statement whose object is a node.
type edge struct {
	ID         string
	From, To   string
	Label      string // in the texts' words
	Kind       string // the predicate, made unique among parallel edges: "refuse", "refuse #2"
	Relation   string // canonical
	Polarity   corpus.Polarity
	Factuality corpus.Factuality
	Confidence float64
	Sources    int
	Documents  int
	Start, End string // ISO 8601 days, or empty
	SaidBy     []string
	Evidence   string // the first sentence
	Document   string // where that sentence stands
	Color      rgb
}

const minSize, maxSize = 10, 50

func newNetwork(ctx context.Context, r graph.Reader, opt Options) (*network, error) {
	n := &network{r: r, opt: opt, measure: opt.Measures}
	if n.measure == nil {
		var err error
		if n.measure, err = analysis.Measure(ctx, r, analysis.Options{}); err != nil {
			return nil, err
		}
	}
	for i := range n.measure.Nodes {
		n.maxRank = max(n.maxRank, n.measure.Nodes[i].PageRank)
	}
	return n, nil
}

// nodes streams the entities in order of ID, then the values in order of
// appearance.
func (n *network) nodes(ctx context.Context) iter.Seq2[node, error] {
	return func(yield func(node, error) bool) {
		for e, err := range n.r.Entities(ctx) {
			if err != nil {
				yield(node{}, fmt.Errorf("export: read entities: %w", err))
				return
			}
			if !yield(n.node(e), nil) {
				return
			}
		}
		if !n.opt.Literals {
			return
		}
		seen := map[string]bool{}
		for s, err := range n.r.Statements(ctx) {
			if err != nil {
				yield(node{}, fmt.Errorf("export: read statements: %w", err))
				return
			}
			id := objectID(s)
			if s.Object.IsEntity() || id == "" || seen[id] {
				continue
			}
			seen[id] = true
			v := node{ID: id, Name: s.Object.Text, Label: s.Object.Text, Type: s.Object.Type, Size: minSize, Color: other}
			if !yield(v, nil) {
				return
			}
		}
	}
}

func (n *network) node(e *graph.Entity) node {
	v := node{
		ID: nodeID(string(e.ID)), Name: e.Name, Label: e.Name, Type: e.Type, Roles: e.Roles, Documents: len(e.Documents),
		Size: minSize, Color: other,
	}
	if strings.TrimSpace(printable(v.Label)) == "" {
		v.Label = v.ID
	}
	for _, a := range e.Aliases {
		if a.Name != e.Name {
			v.Aliases = append(v.Aliases, a.Name)
		}
	}
	if m := n.measure.Find(e.ID); m != nil {
		v.Node = *m
		v.Color = communityColor(m.Community)
		if n.maxRank > 0 {
			v.Size = minSize + (maxSize-minSize)*math.Sqrt(m.PageRank/n.maxRank)
		}
	}
	if n.opt.ByType {
		v.Color = typeColor(e.Type)
	}
	v.Size = math.Round(v.Size*100) / 100
	return v
}

// objectID returns the node that a statement's edge leads to, or "" if its
// relation has no object.
func objectID(s *graph.Statement) string {
	switch {
	case s.Object.IsEntity():
		return nodeID(string(s.Object.Entity))
	case s.Object.Text == "":
		return ""
	}
	return nodeID("v/" + s.Object.Type.String() + "/" + s.Object.Text)
}

// nodeID returns id with the characters that XML forbids percent-encoded, so
// that no two nodes become one.
func nodeID(id string) string {
	if printable(id) == id {
		return id
	}
	var b strings.Builder
	for i := 0; i < len(id); {
		_, size := utf8.DecodeRuneInString(id[i:])
		if c := id[i : i+size]; printable(c) == c {
			b.WriteString(c)
		} else {
			fmt.Fprintf(&b, "%%%X", c)
		}
		i += size
	}
	return b.String()
}

// edges streams the statements between nodes in order of ID.
func (n *network) edges(ctx context.Context) iter.Seq2[edge, error] {
	return func(yield func(edge, error) bool) {
		parallel := map[[3]string]int{}
		for s, err := range n.r.Statements(ctx) {
			if err != nil {
				yield(edge{}, fmt.Errorf("export: read statements: %w", err))
				return
			}
			to := objectID(s)
			if to == "" || !s.Object.IsEntity() && !n.opt.Literals {
				continue
			}
			e := newEdge(s, to)
			key := [3]string{e.From, e.To, e.Kind}
			if parallel[key]++; parallel[key] > 1 {
				e.Kind = fmt.Sprintf("%s #%d", e.Kind, parallel[key])
			}
			if !yield(e, nil) {
				return
			}
		}
	}
}

func newEdge(s *graph.Statement, to string) edge {
	e := edge{
		ID: string(s.ID), From: nodeID(string(s.Subject)), To: to, Label: wording(s), Kind: s.Predicate(), Relation: s.Relation,
		Polarity: s.Polarity, Factuality: s.Factuality, Confidence: s.Confidence,
		Sources: max(s.Sources, 1), Documents: len(s.Documents), Start: s.Start, End: s.End, Color: lineColor(s),
	}
	if len(s.Evidence) > 0 {
		e.Evidence, e.Document = s.Evidence[0].Quote, s.Evidence[0].Document
	}
	for i := range s.Evidence {
		for _, name := range speakers(&s.Evidence[i]) {
			if !slices.Contains(e.SaidBy, name) {
				e.SaidBy = append(e.SaidBy, name)
			}
		}
	}
	return e
}

// wording says a statement's relation in the texts' words. A denial says so
// even where the negation stood elsewhere in the sentence ("no state recognized").
func wording(s *graph.Statement) string {
	words := strings.ReplaceAll(s.Relation, "_", " ")
	switch denied := s.Polarity == corpus.Negated; {
	case len(s.Wordings) > 0 && (!denied || negates(s.Wordings[0])):
		return s.Wordings[0]
	case !denied:
		return words
	}
	if rest, ok := strings.CutPrefix(words, "may "); ok {
		return "may not " + rest
	}
	if rest, ok := strings.CutPrefix(words, "be "); ok {
		return "is not " + rest
	}
	return "did not " + words
}

func negates(words string) bool {
	for _, w := range strings.Fields(strings.ToLower(words)) {
		switch w {
		case "not", "cannot", "never", "no", "none", "nobody", "nothing", "neither", "nor", "without":
			return true
		}
		if strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return true
		}
	}
	return false
}

// line returns the stroke that tells how firm a statement is: solid, dashed
// (denied) or dotted (planned, possible).
func (e *edge) line() string {
	switch {
	case e.Polarity == corpus.Negated:
		return "dashed"
	case e.Factuality < corpus.Claimed:
		return "dotted"
	}
	return "solid"
}

// predicate returns the canonical relation, with "not_" where it is denied.
func (e *edge) predicate() string {
	if e.Polarity == corpus.Negated {
		return "not_" + e.Relation
	}
	return e.Relation
}
