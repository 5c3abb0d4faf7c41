package clause_test

import (
	"bytes"
	"fmt"
	"go/format"
	"math"
	"os"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"tercet/extract/clause"
)

// TestFitConfidence writes weights.go; `make confidence` runs it.
func TestFitConfidence(t *testing.T) {
	if os.Getenv("FIT") == "" {
		t.Skip("make confidence fits the weights anew")
	}
	trees, tuples := treeFacts(t).read, carbFacts(t).read
	weights := regress(t, trees)
	var b bytes.Buffer
	fmt.Fprintf(&b, `package clause

// Written by "make confidence"; calibrate_test.go says how the labels are come by.

// treeWeights belong to 1 and the signs: logistic regression on %d facts of the
// development parts of EWT and GUM, of which gold trees give %.0f%% too.
var treeWeights = [1 + len(signNames)]float64{`, len(trees), 100*share(trees))
	for _, w := range weights {
		fmt.Fprintf(&b, "%.3f, ", w)
	}
	fmt.Fprintf(&b, `}

// ruleShares come from %d facts of CaRB's development part. The weight of a rule,
// which is of other texts, counts as much as %.0f facts.
var ruleShares = map[string]float64{
`, len(tuples), prior)
	counts := map[string]*[3]float64{}
	for _, f := range tuples {
		name, _, _ := strings.Cut(f.rule, "/")
		if counts[name] == nil {
			counts[name] = new([3]float64)
		}
		counts[name][0]++
		counts[name][1] += logistic(weights, f.signs)
		if f.right {
			counts[name][2]++
		}
	}
	for _, r := range append(clause.Rules(), clause.Rule{Name: "infinitive", Weight: .8}) { // a verb with what governs it
		c := counts[r.Name]
		if c == nil || c[0] < 30 {
			continue // CaRB's annotators hardly wrote such facts down
		}
		fmt.Fprintf(&b, "%q: %.2f, // %.0f of %.0f; right trees expected: %.0f\n", r.Name, min(.98, (c[2]+prior*r.Weight)/(c[1]+prior)), c[2], c[0], c[1])
	}
	b.WriteString("}\n")
	out, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("weights.go", out, 0o644); err != nil {
		t.Fatal(err)
	}
}

// prior is how many facts a rule's own weight stands for.
const prior = 20.0

func share(facts []fact) float64 {
	n := 0.0
	for _, f := range facts {
		if f.right {
			n++
		}
	}
	return n / float64(len(facts))
}

func logistic(weights []float64, signs [clause.NumSigns]float64) float64 {
	z := weights[0]
	for i, v := range signs {
		z += weights[i+1] * v
	}
	return 1 / (1 + math.Exp(-z))
}

// regress fits a logistic regression by Newton's method. A small penalty on the
// square of the weights keeps it away from infinity.
func regress(t *testing.T, facts []fact) []float64 {
	const n, penalty = 1 + clause.NumSigns, .1
	weights := make([]float64, n)
	for range 30 {
		gradient, curvature := mat.NewVecDense(n, nil), mat.NewDense(n, n, nil)
		for i := 1; i < n; i++ {
			gradient.SetVec(i, -penalty*weights[i])
			curvature.Set(i, i, penalty)
		}
		for _, f := range facts {
			p, x := logistic(weights, f.signs), append([]float64{1}, f.signs[:]...)
			miss := -p
			if f.right {
				miss++
			}
			for i := range n {
				gradient.SetVec(i, gradient.AtVec(i)+miss*x[i])
				for j := range n {
					curvature.Set(i, j, curvature.At(i, j)+p*(1-p)*x[i]*x[j])
				}
			}
		}
		var step mat.VecDense
		if err := step.SolveVec(curvature, gradient); err != nil {
			t.Fatal(err)
		}
		for i := range n {
			weights[i] += step.AtVec(i)
		}
	}
	return weights
}
