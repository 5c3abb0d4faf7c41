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
	for _, c := range slices.SortedFunc(maps.Keys(w), compareClues) {
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
		r := newResolver(&d.Document, newLexicon(), new(forest))
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

// expected are the weights of clues that GUM has too few examples of: they weigh what they
// weighed when they were set by hand, unless the examples say otherwise.
var expected = map[clue]float64{{of: cAsked}: 3.5, {of: cHandedOn}: 2, {of: cSameDeed}: 2.5, {of: cSaysOfItself}: 2, {of: cAndIts}: 1.5,
	{of: cOwnerActs}: 0.8, {of: cClient}: 2.5, {of: cTold}: -1.5, {of: cAhead}: 1, {of: cQuotation, a: cLeaves}: -1.6}

// fitRanking maximises the likelihood of the right options less a penalty on the weights.
func fitRanking(t *testing.T, examples []example) ranking {
	f := newFit(examples)
	problem := optimize.Problem{Func: f.loss, Grad: f.gradient}
	got, err := optimize.Minimize(problem, slices.Clone(f.prior), &optimize.Settings{MajorIterations: 150}, &optimize.LBFGS{})
	if err != nil && got == nil {
		t.Fatal(err)
	}
	fitted := make(ranking, f.clues())
	for c, at := range f.column {
		var x [pronounKinds]float64
		for k := range x {
			x[k] = got.X[at] + got.X[f.own(pronounKind(k), at)]
		}
		fitted[c] = x
	}
	return fitted
}

// rankingFit is what fitRanking minimises. The weights are sums of one for all pronouns, which
// come first, and one for each kind.
type rankingFit struct {
	examples []example
	column   map[clue]int
	prior    []float64 // what the weights are by themselves
}

func newFit(examples []example) *rankingFit {
	const seldom = 6
	count := make(map[clue]int)
	for c := range expected {
		count[c] += seldom
	}
	for _, e := range examples {
		for _, o := range e.options {
			for _, v := range o {
				count[v.clue]++
			}
		}
	}
	f := &rankingFit{examples: examples, column: make(map[clue]int)}
	for _, c := range slices.SortedFunc(maps.Keys(count), compareClues) {
		if count[c] >= seldom {
			f.column[c] = f.clues()
		}
	}
	f.prior = make([]float64, f.own(pronounKinds, 0))
	for c, at := range f.column {
		f.prior[at] = expected[c]
	}
	return f
}

func (f *rankingFit) clues() int { return len(f.column) }

// own returns where the weight stands that a clue has for one kind of pronoun.
func (f *rankingFit) own(kind pronounKind, at int) int { return f.clues()*(1+int(kind)) + at }

// shares returns the probabilities of an example's options, of all and of the right ones among
// themselves, and what the example adds to the loss.
func (f *rankingFit) shares(e *example, w []float64) (all, right []float64, loss float64) {
	all, right = make([]float64, len(e.options)), make([]float64, len(e.options))
	top := math.Inf(-1)
	for k, o := range e.options {
		for _, v := range o {
			if at, ok := f.column[v.clue]; ok {
				all[k] += v.times * (w[at] + w[f.own(e.kind, at)])
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
	good = max(good, 1e-300)
	for k := range all {
		all[k] /= sum
		right[k] /= good
	}
	return all, right, math.Log(sum) - math.Log(good)
}

const penalty = 2.0

func (f *rankingFit) loss(w []float64) (loss float64) {
	for i := range f.examples {
		_, _, l := f.shares(&f.examples[i], w)
		loss += l
	}
	for i, x := range w {
		loss += penalty / 2 * (x - f.prior[i]) * (x - f.prior[i])
	}
	return loss
}

func (f *rankingFit) gradient(grad, w []float64) {
	for i, x := range w {
		grad[i] = penalty * (x - f.prior[i])
	}
	for i := range f.examples {
		e := &f.examples[i]
		all, right, _ := f.shares(e, w)
		for k, o := range e.options {
			for _, v := range o {
				if at, ok := f.column[v.clue]; ok {
					g := v.times * (all[k] - right[k])
					grad[at] += g
					grad[f.own(e.kind, at)] += g
				}
			}
		}
	}
}

// compareClues orders clues by their words.
func compareClues(a, b clue) int {
	return cmp.Or(cmp.Compare(a.of.String(), b.of.String()), cmp.Compare(a.a.String(), b.a.String()), cmp.Compare(a.b.String(), b.b.String()))
}

// TestRanking checks that the table is read whole, names clues that exist and finds the weight of each by indexing.
func TestRanking(t *testing.T) {
	w := parseRanking(pronounWeights)
	if w.String() != pronounWeights {
		t.Error("what is read is not what is written")
	}
	table := w.table()
	for c, x := range w {
		for k := range pronounKinds {
			if got := table.weight(c, k); got != x[k] {
				t.Errorf("%v weighs %v, want %v", c, got, x[k])
			}
		}
	}
	if unknown := (clue{cNothing, cSubject, cSubject}); table.weight(unknown, it) != 0 {
		t.Errorf("%v has a weight", unknown)
	}
	for _, c := range []clue{{cSlot, cSubject, cSame}, {cNothing, none, none}, {cType, firstType + word(corpus.Person), cNamed}} {
		if _, ok := w[c]; !ok {
			t.Errorf("no weight of %v", c)
		}
	}
}

// TestWords checks that the words of clues stand in the order of their constants, each once.
func TestWords(t *testing.T) {
	for w, want := range map[word]string{none: "", cActs: "acts", cNothing: "nothing", cType: "type", cSame: "same", cDemonym: "demonym", cCompound: "compound"} {
		if w.String() != want {
			t.Errorf("word %d is %q, want %q", w, w, want)
		}
	}
	if len(wordNumbers) != len(words) || len(words) > math.MaxUint8 {
		t.Errorf("%d words, %d different", len(words), len(wordNumbers))
	}
}
