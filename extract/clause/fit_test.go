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
	trees, tuples, read := treeFacts(t).read, carbFacts(t).read, readerFacts(t)
	weights := regress(t, trees, treePenalty)
	var b bytes.Buffer
	fmt.Fprintf(&b, `package clause

// Written by "make confidence"; calibrate_test.go says how the labels are come by.

// treeWeights belong to 1 and the signs: logistic regression on %d facts of the
// development parts of EWT and GUM, of which gold trees give %.0f%% too.
var treeWeights = [1 + len(treeSignNames)]float64{`, len(trees), 100*share(trees))
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
	writeSigns(&b, read, regress(t, read, readerPenalty))
	out, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("weights.go", out, 0o644); err != nil {
		t.Fatal(err)
	}
}

// writeSigns writes the weights of the signs, and how often what has them is right.
func writeSigns(b *bytes.Buffer, facts []fact, weights []float64) {
	fmt.Fprintf(b, `
// signWeights come from %d propositions of ECB+ train and Wikinews that people read, %.0f%% right.
var signWeights = map[string]float64{
always: %.2f,
`, len(facts), 100*share(facts), weights[0])
	for i, name := range clause.SignNames() {
		fmt.Fprintf(b, "%q: %.2f,", name, weights[i+1])
		var with []fact
		for _, f := range facts {
			if f.signs[i] == 1 || f.signs[i] == 2 {
				with = append(with, f)
			}
		}
		if len(with) > 0 {
			fmt.Fprintf(b, " // %d, %.0f%% right", len(with), 100*share(with))
		}
		b.WriteByte('\n')
	}
	b.WriteString("}\n")
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

func logistic(weights, signs []float64) float64 {
	z := weights[0]
	for i, v := range signs {
		z += weights[i+1] * v
	}
	return 1 / (1 + math.Exp(-z))
}

// Penalties on the square of the weights of a regression, in facts: little for three signs of
// many facts, more for many signs of few.
const treePenalty, readerPenalty = .1, 5

// regress fits a logistic regression by Newton's method.
func regress(t *testing.T, facts []fact, penalty float64) []float64 {
	n := 1 + len(facts[0].signs)
	weights := make([]float64, n)
	for range 30 {
		gradient, curvature := mat.NewVecDense(n, nil), mat.NewDense(n, n, nil)
		for i := 1; i < n; i++ {
			gradient.SetVec(i, -penalty*weights[i])
			curvature.Set(i, i, penalty)
		}
		for _, f := range facts {
			p, x := logistic(weights, f.signs), append([]float64{1}, f.signs...)
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
