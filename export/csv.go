package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"tercet/graph"
)

// writeCSV writes nodes.csv and edges.csv, with the column names that Gephi's
// spreadsheet import looks for. It streams.
func writeCSV(ctx context.Context, sink Sink, r graph.Reader, opt Options) error {
	n, err := newNetwork(ctx, r, opt)
	if err != nil {
		return err
	}
	nodes := slices.Concat([]field[node]{
		{"Id", "", func(v *node) string { return v.ID }},
		{"Label", "", func(v *node) string { return v.Label }},
	}, nodeFields[1:])
	edges := slices.Concat([]field[edge]{
		{"Source", "", func(e *edge) string { return e.From }},
		{"Target", "", func(e *edge) string { return e.To }},
		{"Type", "", func(*edge) string { return "Directed" }},
		{"Id", "", func(e *edge) string { return e.ID }},
		{"Label", "", func(e *edge) string { return e.Label }},
		{"Kind", "", func(e *edge) string { return e.Kind }},
		{"Weight", "", func(e *edge) string { return strconv.Itoa(e.Sources) }},
	}, edgeFields[2:])
	return n.writeTables(ctx, sink, "nodes.csv", nodes, "edges.csv", edges)
}

var neo4jTypes = map[string]string{"int": ":long", "double": ":double", "string": ""}

// writeNeo4j writes the same with the headers of `neo4j-admin database import`.
func writeNeo4j(ctx context.Context, sink Sink, r graph.Reader, opt Options) error {
	n, err := newNetwork(ctx, r, opt)
	if err != nil {
		return err
	}
	nodes := []field[node]{
		{"id:ID", "", func(v *node) string { return v.ID }},
		{"name", "", func(v *node) string { return v.Label }},
		{":LABEL", "", func(v *node) string { return "Entity;" + v.Type.String() }},
		{"aliases:string[]", "", func(v *node) string { return neo4jArray(v.Aliases) }},
		{"roles:string[]", "", func(v *node) string { return neo4jArray(v.Roles) }},
	}
	for _, f := range nodeFields[4:] {
		nodes = append(nodes, field[node]{f.name + neo4jTypes[f.typ], "", f.value})
	}
	edges := []field[edge]{
		{":START_ID", "", func(e *edge) string { return e.From }},
		{":END_ID", "", func(e *edge) string { return e.To }},
		{":TYPE", "", func(e *edge) string { return e.predicate() }},
		{"statement", "", func(e *edge) string { return e.ID }},
		{"wording", "", func(e *edge) string { return e.Label }},
		{"said_by:string[]", "", func(e *edge) string { return neo4jArray(e.SaidBy) }},
	}
	for _, f := range edgeFields[2:] {
		if f.name != "said_by" {
			edges = append(edges, field[edge]{f.name + neo4jTypes[f.typ], "", f.value})
		}
	}
	return n.writeTables(ctx, sink, "nodes.csv", nodes, "relationships.csv", edges)
}

// neo4jArray joins a list by ";", which none of its parts may hold.
func neo4jArray(list []string) string {
	clean := make([]string, len(list))
	for i, s := range list {
		clean[i] = strings.ReplaceAll(s, ";", ",")
	}
	return strings.Join(clean, ";")
}

func (n *network) writeTables(ctx context.Context, sink Sink, nodeFile string, nodes []field[node], edgeFile string, edges []field[edge]) error {
	err := writeFile(sink, nodeFile, func(w *bufio.Writer) error {
		t := newTable(w, nodes)
		for v, err := range n.nodes(ctx) {
			if err != nil {
				return err
			}
			t.row(&v)
		}
		return t.flush()
	})
	if err != nil {
		return err
	}
	return writeFile(sink, edgeFile, func(w *bufio.Writer) error {
		t := newTable(w, edges)
		for e, err := range n.edges(ctx) {
			if err != nil {
				return err
			}
			t.row(&e)
		}
		return t.flush()
	})
}

// table writes rows of fields; its errors come out of flush.
type table[T any] struct {
	w      *csv.Writer
	fields []field[T]
	cells  []string
}

func newTable[T any](w *bufio.Writer, fields []field[T]) *table[T] {
	t := &table[T]{csv.NewWriter(w), fields, make([]string, len(fields))}
	for i, f := range fields {
		t.cells[i] = f.name
	}
	t.w.Write(t.cells)
	return t
}

func (t *table[T]) row(item *T) {
	for i, f := range t.fields {
		t.cells[i] = printable(f.value(item))
	}
	t.w.Write(t.cells)
}

func (t *table[T]) flush() error {
	t.w.Flush()
	return t.w.Error()
}
