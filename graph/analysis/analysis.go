// Package analysis measures graphs with gonum: centrality, components and
// communities, deterministically. It is the only package that imports
// gonum/graph.
package analysis

import "tercet/graph"

// Measures of one graph, by entity.
type Measures struct {
	Nodes []Node // sorted by ID
	// Modularity is Newman's Q of the communities.
	Modularity float64
	Components int // weakly connected
}

// Node holds one entity's measures.
type Node struct {
	ID                  graph.ID
	InDegree, OutDegree int     // distinct neighbours
	Strength            float64 // sum of the weights of its edges
	PageRank            float64
	Betweenness         float64
	Hub, Authority      float64
	Component           int // 0 is the largest
	Community           int // 0 is the largest
}
