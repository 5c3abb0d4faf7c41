// Package export writes graphs in the formats of the field's programs: one file
// a format, and [Formats] lists them.
//
// Formats that draw edges (GraphML, GEXF, CSV, DOT) show one edge a statement,
// denied, planned and possible ones too, each marked as what it is. The bytes
// depend on nothing but the graph and the options.
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
	// Base is the absolute IRI, ending in "/" or "#", under which RDF names
	// things; [DefaultBase] if empty.
	Base string
	// ByType colours nodes by their type instead of their community.
	ByType bool
	// Title stands over the picture; a plain one is used if empty.
	Title string
	// MaxStatements bounds the picture to the most central and best supported
	// statements; 0 means 45, a negative number all.
	MaxStatements int
	// Text returns a document's text, from which RDF counts the positions of
	// evidence in characters. If nil, RDF quotes the evidence without positions.
	Text func(ctx context.Context, document string) (string, error)
}
