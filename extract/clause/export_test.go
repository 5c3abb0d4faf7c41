package clause

import (
	"testing"

	"tercet/corpus"
)

// What the fit of confidence needs to see of the stage.

const NumSigns = len(signNames)

// Signs returns the signs of every proposition of d.
func Signs(d *corpus.Document) [][NumSigns]float64 {
	doc := newDocument(d)
	var out [][NumSigns]float64
	for i := range d.Propositions {
		p := &d.Propositions[i]
		out = append(out, doc.tree(p.Sentence).signs(p))
	}
	return out
}

// TreeConfidence is what the committed weights make of signs.
func TreeConfidence(signs [NumSigns]float64) float64 { return logistic(treeWeights, signs) }

// DataDir returns the folder of development data, or skips.
func DataDir(t *testing.T) string { return dataDir(t) }
