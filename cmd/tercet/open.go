package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"tercet/export"
	"tercet/extract"
	"tercet/graph"
	"tercet/graph/analysis"
	"tercet/graph/build"
	"tercet/graph/store"
)

// openStore opens the graph for reading.
func openStore(opt *shared) (*store.Store, error) {
	if err := wantFolder(opt.db); err != nil {
		return nil, err
	}
	s, err := store.Open(opt.db, store.Options{ReadOnly: true})
	if err == nil {
		var name string
		if name, err = s.Generation(context.Background()); err == nil && name != "" {
			return s, nil
		}
		s.Close()
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("there is no graph in %[1]s; make one with: tercet build --db %[1]s FOLDER", opt.db)
	}
	return nil, err
}

// openBuilder opens the graph for building, and makes it where there is none,
// with the first of the models that its documents were annotated by.
func openBuilder(opt *shared, models ...string) (*build.Builder, error) {
	if err := wantFolder(opt.db); err != nil {
		return nil, err
	}
	var failed error
	for _, model := range models {
		p, err := newPipeline(extract.Options{Model: model})
		if err != nil {
			return nil, err
		}
		b, err := build.Open(opt.db, p)
		if !errors.Is(err, build.ErrModel) {
			return b, err
		}
		failed = errors.Join(failed, err)
	}
	return nil, failed
}

// wantFolder says so if a graph's folder is something else.
func wantFolder(db string) error {
	if info, err := os.Stat(db); err == nil && !info.IsDir() {
		return fmt.Errorf("%s is a file; a graph is a folder (--db)", db)
	}
	return nil
}

// loadGraph reads the whole graph into memory.
func loadGraph(ctx context.Context, opt *shared) (*graph.Graph, error) {
	s, err := openStore(opt)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return load(ctx, s)
}

// load reads one generation, whatever a build does meanwhile.
func load(ctx context.Context, s *store.Store) (*graph.Graph, error) {
	v, err := s.View(ctx)
	if err != nil {
		return nil, err
	}
	defer v.Close()
	return graph.Load(ctx, v)
}

// record is a statement as --json prints it.
func record(g *graph.Graph, s *graph.Statement) export.StatementRecord {
	return export.NewStatementRecord(s, g.EntityByID)
}

type measureName struct {
	name string
	of   func(*analysis.Node) float64
}

// measureNames are the measures as the store keeps them, with how to read each
// from an entity's analysis.
var measureNames = []measureName{
	{"authority", func(n *analysis.Node) float64 { return n.Authority }},
	{"betweenness", func(n *analysis.Node) float64 { return n.Betweenness }},
	{"community", func(n *analysis.Node) float64 { return float64(n.Community) }},
	{"component", func(n *analysis.Node) float64 { return float64(n.Component) }},
	{"degree", func(n *analysis.Node) float64 { return float64(n.InDegree + n.OutDegree) }},
	{"hub", func(n *analysis.Node) float64 { return n.Hub }},
	{"in_degree", func(n *analysis.Node) float64 { return float64(n.InDegree) }},
	{"out_degree", func(n *analysis.Node) float64 { return float64(n.OutDegree) }},
	{"pagerank", func(n *analysis.Node) float64 { return n.PageRank }},
	{"strength", func(n *analysis.Node) float64 { return n.Strength }},
}

// toMeasures turns an analysis into the store's block of measures.
func toMeasures(m *analysis.Measures) []graph.Measure {
	out := make([]graph.Measure, 0, len(m.Nodes)*len(measureNames))
	for i := range m.Nodes {
		for _, f := range measureNames {
			out = append(out, graph.Measure{Entity: m.Nodes[i].ID, Name: f.name, Value: f.of(&m.Nodes[i])})
		}
	}
	return out
}

// parseInclude reads --include: denied, planned, possible, comma-separated.
func parseInclude(list []string) (analysis.Include, error) {
	var include analysis.Include
	for _, name := range list {
		switch strings.TrimSpace(name) {
		case "denied", "negated":
			include.Negated = true
		case "planned":
			include.Planned = true
		case "possible":
			include.Possible = true
		default:
			return include, usagef("--include takes denied, planned and possible, not %q", name)
		}
	}
	return include, nil
}
