// Package export writes graphs in the formats of the field's programs.
package export

import (
	"context"
	"io"

	"tercet/graph"
	"tercet/graph/analysis"
)

// Format is one way to write a graph.
type Format struct {
	Name  string // as --format takes it: "graphml"
	Title string // for help texts: "GraphML (Gephi, yEd, networkx, igraph)"
	MIME  string
	Ext   []string // file extensions with the dot, the usual one first
	Write func(ctx context.Context, sink Sink, r graph.Reader, opt Options) error
}

// Sink is where a format writes: one file, or a folder for formats of several files.
type Sink interface {
	// Create opens a named part; formats of one file use the empty name.
	Create(name string) (io.WriteCloser, error)
}

// Options choose what is written. The zero value writes every asserted and
// unasserted statement, one edge each, values left out of edge formats.
type Options struct {
	// Measures hold centrality and communities; computed if nil.
	Measures *analysis.Measures
	// Literals draws values as nodes in pictures and edge lists.
	Literals bool
	// Base is the IRI under which RDF names things; a default is used if empty.
	Base string
}
