package nn

import "math"

// normEpsilon is BERT's, added to the variance.
const normEpsilon = 1e-12

// layerNorm is the normalisation of Ba et al. (2016): each row gets mean 0 and
// variance 1, then a weight and a bias a column.
type layerNorm struct {
	weight, bias []float32
	r            *routines
}

func newLayerNorm(t Tensors, name string, d int, r *routines) (*layerNorm, error) {
	weight, _, err := floats(t, name+".weight", d)
	if err != nil {
		return nil, err
	}
	bias, _, err := floats(t, name+".bias", d)
	if err != nil {
		return nil, err
	}
	return &layerNorm{weight, bias, r}, nil
}

// addTo replaces x by the norm of x+y.
func (n *layerNorm) addTo(x, y *Matrix) {
	for i := range x.Rows {
		row := x.Row(i)
		n.scale(row, n.r.addSum(row, y.Row(i)))
	}
}

// scale finishes the norm of a row with the given sum.
func (n *layerNorm) scale(row []float32, sum float32) {
	width := float32(len(row))
	mean := sum / width
	variance := n.r.squareSum(row, mean) / width
	by := 1 / float32(math.Sqrt(float64(variance+normEpsilon)))
	n.r.normalise(row, mean, by, n.weight, n.bias)
}
