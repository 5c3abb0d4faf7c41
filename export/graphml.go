package export

import (
	"bufio"
	"context"
	"slices"
	"strconv"
	"strings"

	"tercet/graph"
)

// field is one attribute of a node or an edge.
type field[T any] struct {
	name  string
	typ   string // of GraphML: boolean int long float double string
	value func(*T) string
}

var nodeFields = []field[node]{
	{"label", "string", func(v *node) string { return v.Label }},
	{"type", "string", func(v *node) string { return v.Type.String() }},
	{"aliases", "string", func(v *node) string { return strings.Join(v.Aliases, "; ") }},
	{"roles", "string", func(v *node) string { return strings.Join(v.Roles, "; ") }},
	{"documents", "int", func(v *node) string { return strconv.Itoa(v.Documents) }},
	{"in_degree", "int", func(v *node) string { return strconv.Itoa(v.InDegree) }},
	{"out_degree", "int", func(v *node) string { return strconv.Itoa(v.OutDegree) }},
	{"strength", "double", func(v *node) string { return formatFloat(v.Strength) }},
	{"pagerank", "double", func(v *node) string { return formatFloat(v.PageRank) }},
	{"betweenness", "double", func(v *node) string { return formatFloat(v.Betweenness) }},
	{"hub", "double", func(v *node) string { return formatFloat(v.Hub) }},
	{"authority", "double", func(v *node) string { return formatFloat(v.Authority) }},
	{"component", "int", func(v *node) string { return strconv.Itoa(v.Component) }},
	{"community", "int", func(v *node) string { return strconv.Itoa(v.Community) }},
}

var edgeFields = []field[edge]{
	{"label", "string", func(e *edge) string { return e.Label }},
	{"kind", "string", func(e *edge) string { return e.Kind }},
	{"relation", "string", func(e *edge) string { return e.Relation }},
	{"polarity", "string", func(e *edge) string { return e.Polarity.String() }},
	{"factuality", "string", func(e *edge) string { return e.Factuality.String() }},
	{"confidence", "double", func(e *edge) string { return formatFloat(e.Confidence) }},
	{"sources", "int", func(e *edge) string { return strconv.Itoa(e.Sources) }},
	{"documents", "int", func(e *edge) string { return strconv.Itoa(e.Documents) }},
	{"said_by", "string", func(e *edge) string { return strings.Join(e.SaidBy, "; ") }},
	{"time_start", "string", func(e *edge) string { return e.Start }},
	{"time_end", "string", func(e *edge) string { return e.End }},
	{"evidence", "string", func(e *edge) string { return e.Evidence }},
	{"document", "string", func(e *edge) string { return e.Document }},
}

// nodeLooks and edgeLooks are what programs draw; GEXF has elements of its own
// for them.
var nodeLooks = []field[node]{
	{"size", "double", func(v *node) string { return formatFloat(v.Size) }},
	{"color", "string", func(v *node) string { return v.Color.String() }},
	{"r", "int", func(v *node) string { return strconv.Itoa(int(v.Color.r())) }},
	{"g", "int", func(v *node) string { return strconv.Itoa(int(v.Color.g())) }},
	{"b", "int", func(v *node) string { return strconv.Itoa(int(v.Color.b())) }},
}

var edgeLooks = []field[edge]{
	{"weight", "double", func(e *edge) string { return strconv.Itoa(e.Sources) }},
	{"color", "string", func(e *edge) string { return e.Color.String() }},
	{"r", "int", func(e *edge) string { return strconv.Itoa(int(e.Color.r())) }},
	{"g", "int", func(e *edge) string { return strconv.Itoa(int(e.Color.g())) }},
	{"b", "int", func(e *edge) string { return strconv.Itoa(int(e.Color.b())) }},
}

// writeGraphML streams the format of Brandes et al. 2002 with the keys that Gephi,
// networkx and igraph know by name.
func writeGraphML(ctx context.Context, sink Sink, r graph.Reader, opt Options) error {
	n, err := newNetwork(ctx, r, opt)
	if err != nil {
		return err
	}
	nodes, edges := slices.Concat(nodeFields, nodeLooks), slices.Concat(edgeFields, edgeLooks)
	return writeFile(sink, "", func(w *bufio.Writer) error {
		x := newXMLWriter(w)
		x.open("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns",
			"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
			"xsi:schemaLocation", "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd")
		declare(x, "node", "", nodes)
		declare(x, "edge", "edge_", edges)
		x.open("graph", "id", "tercet", "edgedefault", "directed")
		for v, err := range n.nodes(ctx) {
			if err != nil {
				return err
			}
			x.open("node", "id", v.ID)
			data(x, &v, "", nodes)
			x.close("node")
		}
		for e, err := range n.edges(ctx) {
			if err != nil {
				return err
			}
			// Gephi takes the attribute "label" for the edge's kind.
			x.open("edge", "id", e.ID, "source", e.From, "target", e.To, "label", e.Kind)
			data(x, &e, "edge_", edges)
			x.close("edge")
		}
		x.close("graph")
		x.close("graphml")
		return nil
	})
}

// declare writes the keys; prefix keeps the ids of edge keys apart from those
// of node keys.
func declare[T any](x *xmlWriter, owner, prefix string, fields []field[T]) {
	for _, f := range fields {
		x.empty("key", "id", prefix+f.name, "for", owner, "attr.name", f.name, "attr.type", f.typ)
	}
}

// data writes the attributes that are not empty.
func data[T any](x *xmlWriter, item *T, prefix string, fields []field[T]) {
	for _, f := range fields {
		if value := f.value(item); value != "" {
			x.text(value, "data", "key", prefix+f.name)
		}
	}
}
