package export

import (
	"fmt"
	"strings"
)

// Formats returns the formats of this package, in the order in which help texts
// list them. Callers may append their own: the store's raw dump is one.
func Formats() []Format {
	return []Format{
		{
			Name: "graphml", Title: "GraphML (Gephi, networkx, igraph, Cytoscape)", MIME: "application/graphml+xml",
			Ext: []string{".graphml"}, Write: writeGraphML,
		},
		{
			Name: "gexf", Title: "GEXF 1.3 (Gephi, Gephi Lite, networkx, sigma.js)", MIME: "application/gexf+xml",
			Ext: []string{".gexf"}, Write: writeGEXF,
		},
		{
			Name: "dot", Title: "Graphviz DOT, a picture of the graph's main part", MIME: "text/vnd.graphviz",
			Ext: []string{".dot", ".gv"}, Write: writeDOT,
		},
		{
			Name: "jsonl", Title: "JSON Lines, one document, entity or statement a line", MIME: "application/jsonl",
			Ext: []string{".jsonl", ".ndjson"}, Write: writeJSONLines,
		},
		{
			Name: "nquads", Title: "RDF N-Quads, a named graph a statement, with provenance", MIME: "application/n-quads",
			Ext: []string{".nq", ".nquads"}, Write: writeNQuads,
		},
		{
			Name: "csv", Title: "CSV, nodes.csv and edges.csv (pandas, R, Gephi, spreadsheets)", MIME: "text/csv",
			Ext: []string{".csv"}, Write: writeCSV,
		},
		{
			Name: "neo4j", Title: "CSV for Neo4j's bulk import, nodes.csv and relationships.csv", MIME: "text/csv",
			Ext: []string{".csv"}, Write: writeNeo4j,
		},
	}
}

// Lookup returns the format of the given name among formats, in any case. The
// error lists the names that there are.
func Lookup(name string, formats ...Format) (Format, error) {
	if len(formats) == 0 {
		formats = Formats()
	}
	names := make([]string, len(formats))
	for i, f := range formats {
		if strings.EqualFold(f.Name, name) {
			return f, nil
		}
		names[i] = f.Name
	}
	return Format{}, fmt.Errorf("export: no format %q; there are %s", name, strings.Join(names, ", "))
}
