package eval

import (
	"cmp"
	"math"
	"slices"
)

// Calibration collects what confidences promise and what is right. Its zero value
// is empty.
type Calibration struct{ judged []judged }

type judged struct {
	confidence float64
	right      bool
}

// Add notes one judgement.
func (c *Calibration) Add(confidence float64, right bool) {
	c.judged = append(c.judged, judged{confidence, right})
}

// AUC returns the area under the ROC curve: the probability that something right
// has more confidence than something wrong, .5 for confidence without meaning. It
// is NaN unless there are both.
func (c *Calibration) AUC() float64 {
	list := slices.SortedFunc(slices.Values(c.judged), func(a, b judged) int { return cmp.Compare(a.confidence, b.confidence) })
	var below, area, rights float64 // wrong ones so far
	for i := 0; i < len(list); {
		var right, wrong float64
		j := i
		for ; j < len(list) && list[j].confidence == list[i].confidence; j++ {
			if list[j].right {
				right++
			} else {
				wrong++
			}
		}
		area += right * (below + wrong/2)
		below, rights, i = below+wrong, rights+right, j
	}
	return area / (rights * below)
}

// Bin is a range of confidences: the mean of those in it, and the share that is
// right.
type Bin struct {
	Count             int
	Confidence, Right float64
}

// Bins divides the judgements into n ranges of equal width; empty ones are left
// out.
func (c *Calibration) Bins(n int) []Bin {
	bins := make([]Bin, n)
	for _, j := range c.judged {
		b := &bins[min(max(int(j.confidence*float64(n)), 0), n-1)]
		b.Count++
		b.Confidence += j.confidence
		b.Right += count(j.right)
	}
	for i := range bins {
		bins[i].Confidence /= float64(bins[i].Count)
		bins[i].Right /= float64(bins[i].Count)
	}
	return slices.DeleteFunc(bins, func(b Bin) bool { return b.Count == 0 })
}

// ECE returns the expected calibration error over ten bins: how far confidence is
// from the share that is right, on average (Naeini, Cooper and Hauskrecht 2015).
func (c *Calibration) ECE() float64 {
	sum := 0.0
	for _, b := range c.Bins(10) {
		sum += float64(b.Count) * math.Abs(b.Confidence-b.Right)
	}
	return sum / float64(len(c.judged))
}

// At returns, of what has a confidence of at least threshold, the share that is
// right, and which share of all judgements that is.
func (c *Calibration) At(threshold float64) (precision, kept Ratio) {
	for _, j := range c.judged {
		in := j.confidence >= threshold
		kept.add(count(in), 1)
		if in {
			precision.add(count(j.right), 1)
		}
	}
	return precision, kept
}
