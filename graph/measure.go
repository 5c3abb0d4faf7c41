package graph

// Measure is one figure that an analysis found for an entity, such as its
// PageRank. A store keeps measures without knowing what they mean.
type Measure struct {
	Entity ID
	Name   string // of letters, digits and "_": "pagerank"
	Value  float64
}
