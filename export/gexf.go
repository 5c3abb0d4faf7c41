package export

import (
	"bufio"
	"context"
	"strconv"

	"tercet/graph"
)

var gexfTypes = map[string]string{"int": "integer", "double": "double", "string": "string"}

// writeGEXF streams GEXF 1.3, Gephi's own format. Where statements have times, the
// graph is dynamic: Gephi shows its timeline.
func writeGEXF(ctx context.Context, sink Sink, r graph.Reader, opt Options) error {
	n, err := newNetwork(ctx, r, opt)
	if err != nil {
		return err
	}
	timed, err := n.timed(ctx)
	if err != nil {
		return err
	}
	return writeFile(sink, "", func(w *bufio.Writer) error {
		x := newXMLWriter(w)
		x.open("gexf", "xmlns", "http://gexf.net/1.3", "xmlns:viz", "http://gexf.net/1.3/viz",
			"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
			"xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd", "version", "1.3")
		x.open("meta")
		x.text("Tercet", "creator")
		x.text("Who did what to whom, who says so, and where the texts say it.", "description")
		x.close("meta")
		attributes := []string{"defaultedgetype", "directed", "idtype", "string"}
		if timed {
			attributes = append(attributes, "mode", "dynamic", "timeformat", "date", "timerepresentation", "interval")
		}
		x.open("graph", attributes...)
		gexfAttributes(x, "node", nodeFields)
		gexfAttributes(x, "edge", edgeFields)
		x.open("nodes")
		for v, err := range n.nodes(ctx) {
			if err != nil {
				return err
			}
			x.open("node", "id", v.ID, "label", v.Label)
			gexfValues(x, &v, nodeFields)
			x.empty("viz:size", "value", formatFloat(v.Size))
			gexfColor(x, v.Color)
			x.close("node")
		}
		x.close("nodes")
		x.open("edges")
		for e, err := range n.edges(ctx) {
			if err != nil {
				return err
			}
			gexfEdge(x, &e)
		}
		x.close("edges")
		x.close("graph")
		x.close("gexf")
		return nil
	})
}

func gexfEdge(x *xmlWriter, e *edge) {
	attributes := []string{"id", e.ID, "source", e.From, "target", e.To, "type", "directed",
		"kind", e.Kind, "label", e.Label, "weight", strconv.Itoa(e.Sources)}
	if isDay(e.Start) {
		attributes = append(attributes, "start", e.Start)
	}
	if isDay(e.End) && e.End >= e.Start {
		attributes = append(attributes, "end", e.End)
	}
	x.open("edge", attributes...)
	gexfValues(x, e, edgeFields)
	gexfColor(x, e.Color)
	x.empty("viz:shape", "value", e.line())
	x.close("edge")
}

// gexfAttributes declares the attributes; labels and kinds have places of
// their own.
func gexfAttributes[T any](x *xmlWriter, class string, fields []field[T]) {
	x.open("attributes", "class", class, "mode", "static")
	for _, f := range fields {
		if !gexfOwn(f.name) {
			x.empty("attribute", "id", f.name, "title", f.name, "type", gexfTypes[f.typ])
		}
	}
	x.close("attributes")
}

func gexfValues[T any](x *xmlWriter, item *T, fields []field[T]) {
	x.open("attvalues")
	for _, f := range fields {
		if gexfOwn(f.name) {
			continue
		}
		if value := f.value(item); value != "" {
			x.empty("attvalue", "for", f.name, "value", value)
		}
	}
	x.close("attvalues")
}

func gexfOwn(name string) bool { return name == "label" || name == "kind" }

func gexfColor(x *xmlWriter, c rgb) {
	x.empty("viz:color", "r", strconv.Itoa(int(c.r())), "g", strconv.Itoa(int(c.g())), "b", strconv.Itoa(int(c.b())))
}

// timed reports whether any edge has a time.
func (n *network) timed(ctx context.Context) (bool, error) {
	for e, err := range n.edges(ctx) {
		if err != nil {
			return false, err
		}
		if isDay(e.Start) || isDay(e.End) {
			return true, nil
		}
	}
	return false, nil
}
