package resolve

import (
	"context"
	"math"
	"slices"
	"testing"

	"tercet/corpus"
	"tercet/eval"
)

// TestEvalFit fits the weights of the pair model on the train part of ECB+, by logistic
// regression with a small penalty (Newton's method), and fails where the table in weights.go
// is far from them: annotation has changed.
func TestEvalFit(t *testing.T) {
	const stale = 0.3
	topics, all := annotatedECB(t, "train")
	var rows [][features]float64
	var equal []bool
	for i, topic := range topics {
		x, y := examples(t, topic, all[i])
		rows, equal = append(rows, x...), append(equal, y...)
	}
	fitted := fit(rows, equal)
	for i, w := range fitted {
		if math.Abs(w-weights[i]) > stale {
			t.Errorf("%s: the table has %.2f, the fit gives %.2f", featureNames[i], weights[i], w)
		}
	}
	t.Logf("%d pairs; %.2f", len(rows), fitted)
}

// examples returns the features of the pairs of units that fuse decides on, and whether
// their gold mentions are of one chain.
func examples(t *testing.T, topic []eval.ECBDocument, docs []*corpus.Document) (x [][features]float64, y []bool) {
	at := make([][]int, len(docs))
	for i := range topic {
		at[i] = topic[i].Place(docs[i])
	}
	r, err := groupMentions(context.Background(), docs, Options{JoinAt: math.Inf(1)})
	if err != nil {
		t.Fatal(err)
	}
	chains := make(map[int]map[string]int) // by unit: how many of its mentions are of each
	for d := range topic {
		rd := slices.IndexFunc(r.docs, func(doc *Digest) bool { return doc.ID == topic[d].ID })
		for m, gold := range topic[d].Mentions {
			if u := r.unitOf[rd][at[d][m]]; u >= 0 {
				if chains[u] == nil {
					chains[u] = make(map[string]int)
				}
				chains[u][gold.Chain]++
			}
		}
	}
	byStory := make(map[int][]int)
	for u := range r.units {
		if r.groupOf[u] >= 0 {
			byStory[r.stories[r.units[u].doc]] = append(byStory[r.stories[r.units[u].doc]], u)
		}
	}
	for _, s := range sortedKeys(byStory) {
		p := r.pairs(byStory[s])
		for i, a := range p.views {
			for _, b := range p.views[:i] {
				if a.named && b.named || r.groupOf[a.unit] == r.groupOf[b.unit] || chains[a.unit] == nil || chains[b.unit] == nil {
					continue
				}
				x = append(x, p.features(a, b))
				y = append(y, mostOf(chains[a.unit]) == mostOf(chains[b.unit]))
			}
		}
	}
	return x, y
}

// mostOf returns the key with the highest count, of equals the first.
func mostOf(counts map[string]int) string {
	best := ""
	for _, k := range sortedKeys(counts) {
		if best == "" || counts[k] > counts[best] {
			best = k
		}
	}
	return best
}

// fit returns the weights of a logistic regression.
func fit(rows [][features]float64, equal []bool) (w [features]float64) {
	const penalty, steps = 2.0, 12
	for range steps {
		var gradient [features]float64
		var hessian [features][features + 1]float64
		for n, x := range rows {
			z := 0.0
			for i := range x {
				z += w[i] * x[i]
			}
			p := 1 / (1 + math.Exp(-z))
			for i := range x {
				if x[i] == 0 {
					continue
				}
				gradient[i] += x[i] * (truth(equal[n]) - p)
				for j := range x {
					hessian[i][j] += x[i] * x[j] * p * (1 - p)
				}
			}
		}
		for i := range w {
			hessian[i][i] += penalty
			hessian[i][features] = gradient[i] - penalty*w[i]
		}
		step := solve(&hessian)
		for i := range w {
			w[i] += step[i]
		}
	}
	return w
}

// solve returns the solution of a system of equations, its right side in the last column.
func solve(m *[features][features + 1]float64) (x [features]float64) {
	for i := range m {
		for k := i + 1; k < features; k++ {
			c := m[k][i] / m[i][i]
			for j := i; j <= features; j++ {
				m[k][j] -= c * m[i][j]
			}
		}
	}
	for i := features - 1; i >= 0; i-- {
		x[i] = m[i][features]
		for j := i + 1; j < features; j++ {
			x[i] -= m[i][j] * x[j]
		}
		x[i] /= m[i][i]
	}
	return x
}
