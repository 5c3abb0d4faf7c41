package coref

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/optimize"

	"tercet/corpus"
)

// TestEvalFitPronouns fits the weights of antecedents on GUM's training part, and fails where
// pronouns.tsv is far from them; UPDATE=1 rewrites it.
func TestEvalFitPronouns(t *testing.T) {
	const stale = 0.3
	examples := pronounExamples(readGUM(t, "gum-train.conllu"))
	fitted := fitRanking(t, examples)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile("pronouns.tsv", []byte(fitted.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have := parseRanking(pronounWeights)
	for c, x := range fitted {
		for k := range x {
			if math.Abs(x[k]-have[c][k]) > stale {
				t.Errorf("%v: the table has %.2f, the fit gives %.2f", c, have[c], x)
				break
			}
		}
	}
}

// String returns the lines that parseRanking reads, in order.
func (w ranking) String() string {
	var b strings.Builder
	b.WriteString("# clue\tvalue\tvalue\the, she\tit\tthey\n")
	for _, c := range slices.SortedFunc(maps.Keys(w), func(a, b clue) int {
		return cmp.Or(cmp.Compare(a.of, b.of), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	}) {
		fmt.Fprintf(&b, "%s\t%s\t%s", c.of, c.a, c.b)
		for _, x := range w[c] {
			fmt.Fprintf(&b, "\t%.2f", x)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// value is a clue of an option.
type value struct {
	clue
	times float64
}

// example is a pronoun with the clues of what it may mean and whether it means it.
type example struct {
	kind    pronounKind
	options [][]value
	right   []bool
}

// pronounExamples returns the pronouns of the documents, with earlier ones resolved as in
// the gold chains. What none of a pronoun's options mentions is right for nothing.
func pronounExamples(docs []*gumDocument) (all []example) {
	for _, d := range docs {
		r := newResolver(&d.Document, newLexicon())
		for _, pass := range passes[:slices.IndexFunc(passes, func(p struct {
			name string
			run  func(*resolver)
		}) bool {
			return p.name == "third person"
		})] {
			pass.run(r)
		}
		for i, m := range r.mentions {
			if !r.hasAntecedent(m) {
				continue
			}
			e := example{kind: m.pronounKind()}
			var of *mention
			var gold *mention
			r.options(i, func(n *mention, c clue, times float64) {
				if len(e.options) == 0 || n != of {
					right := n != nil && sharesChain(d.gold, m, n)
					if n == nil {
						right = gold == nil
					} else if right && gold == nil {
						gold = n
					}
					of, e.options, e.right = n, append(e.options, nil), append(e.right, right)
				}
				e.options[len(e.options)-1] = append(e.options[len(e.options)-1], value{c, times})
			})
			all = append(all, e)
			if gold != nil {
				merge(gold, m)
			}
		}
	}
	return all
}

// fitRanking maximises the likelihood of the right options less a penalty on the weights,
// which are sums of one for all pronouns and one for each kind.
func fitRanking(t *testing.T, examples []example) ranking {
	const penalty, seldom = 2.0, 6
	// What GUM has too few examples of, weighs what it weighed before unless they say otherwise.
	expected := map[clue]float64{{of: "asked"}: 3.5, {of: "handed on"}: 2, {of: "same deed"}: 2.5, {of: "says of itself"}: 2, {of: "and its"}: 1.5,
		{of: "owner acts"}: 0.8, {of: "client"}: 2.5, {of: "quotation", a: "leaves"}: -1.6}
	count := make(map[clue]int)
	for _, e := range examples {
		for _, o := range e.options {
			for _, v := range o {
				count[v.clue]++
			}
		}
	}
	for c := range expected {
		count[c] += seldom
	}
	column := make(map[clue]int)
	for _, c := range slices.SortedFunc(maps.Keys(count), func(a, b clue) int {
		return cmp.Or(cmp.Compare(a.of, b.of), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	}) {
		if count[c] >= seldom {
			column[c] = len(column)
		}
	}
	n := len(column)
	prior := make([]float64, n*(1+int(pronounKinds)))
	for c, at := range column {
		prior[at] = expected[c]
	}
	// visit calls f with each example's probabilities, of all options and of the right ones.
	scores := func(e *example, w []float64) (all, right []float64, loss float64) {
		all, right = make([]float64, len(e.options)), make([]float64, len(e.options))
		top := math.Inf(-1)
		for k, o := range e.options {
			for _, v := range o {
				if at, ok := column[v.clue]; ok {
					all[k] += v.times * (w[at] + w[n*(1+int(e.kind))+at])
				}
			}
			top = max(top, all[k])
		}
		var sum, good float64
		for k := range all {
			all[k] = math.Exp(all[k] - top)
			sum += all[k]
			if e.right[k] {
				right[k] = all[k]
				good += all[k]
			}
		}
		for k := range all {
			all[k] /= sum
			right[k] /= max(good, 1e-300)
		}
		return all, right, math.Log(sum) - math.Log(max(good, 1e-300))
	}
	problem := optimize.Problem{
		Func: func(w []float64) float64 {
			loss := 0.0
			for i := range examples {
				_, _, l := scores(&examples[i], w)
				loss += l
			}
			for i, x := range w {
				loss += penalty / 2 * (x - prior[i]) * (x - prior[i])
			}
			return loss
		},
		Grad: func(grad, w []float64) {
			for i, x := range w {
				grad[i] = penalty * (x - prior[i])
			}
			for i := range examples {
				e := &examples[i]
				all, right, _ := scores(e, w)
				for k, o := range e.options {
					for _, v := range o {
						if at, ok := column[v.clue]; ok {
							g := v.times * (all[k] - right[k])
							grad[at] += g
							grad[n*(1+int(e.kind))+at] += g
						}
					}
				}
			}
		},
	}
	got, err := optimize.Minimize(problem, slices.Clone(prior), &optimize.Settings{MajorIterations: 150}, &optimize.LBFGS{})
	if err != nil && got == nil {
		t.Fatal(err)
	}
	fitted := make(ranking, n)
	for c, at := range column {
		var x [pronounKinds]float64
		for k := range x {
			x[k] = got.X[at] + got.X[n*(1+k)+at]
		}
		fitted[c] = x
	}
	return fitted
}

// TestRanking checks that the table is read whole and names clues that exist.
func TestRanking(t *testing.T) {
	w := parseRanking(pronounWeights)
	if want := strings.Count(pronounWeights, "\n") - 1; len(w) != want { // less the line of titles
		t.Errorf("%d weights, want %d", len(w), want)
	}
	for _, c := range []clue{{"slot", "subject", "same"}, {"nothing", "", ""}, {"type", corpus.Person.String(), "named"}} {
		if _, ok := w[c]; !ok {
			t.Errorf("no weight of %v", c)
		}
	}
}
