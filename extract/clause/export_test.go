package clause

import (
	"testing"

	"tercet/corpus"
)

// What the fit of confidence needs to see of the stage.

// NumTreeSigns is how many signs of the tree there are.
const NumTreeSigns = len(treeSignNames)

// TreeSigns returns the signs of the tree of every proposition of d.
func TreeSigns(d *corpus.Document) [][]float64 {
	doc := newDocument(d)
	var out [][]float64
	for i := range d.Propositions {
		p := &d.Propositions[i]
		signs := doc.tree(p.Sentence).treeSigns(p)
		out = append(out, signs[:])
	}
	return out
}

// TreeConfidence is what the committed weights make of signs of the tree.
func TreeConfidence(signs []float64) float64 {
	return probability(treeOdds([NumTreeSigns]float64(signs)))
}

// SignNames returns the names of the signs that Signs returns.
func SignNames() []string {
	var out []string
	for _, s := range signs {
		out = append(out, s.name)
	}
	return out
}

// Always is the name of the weight that every proposition has.
const Always = always

// Signs returns the signs of every proposition of the graph view of d.
func Signs(d *corpus.Document) [][]float64 {
	doc := newDocument(d)
	var out [][]float64
	for i := range d.Propositions {
		p := &d.Propositions[i]
		var all []float64
		for _, s := range signs {
			all = append(all, s.of(doc.tree(p.Sentence), p))
		}
		out = append(out, all)
	}
	return out
}

// DataDir returns the folder of development data, or skips.
func DataDir(t *testing.T) string { return dataDir(t) }
