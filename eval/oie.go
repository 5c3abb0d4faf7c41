package eval

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Extraction is one tuple of open information extraction in the words of its
// sentence, tokens separated by spaces.
type Extraction struct {
	Confidence float64
	Relation   string
	Arguments  []string // subject, object, further arguments
}

// Extractions maps sentences to what was extracted from each.
type Extractions map[string][]Extraction

// ReadExtractions reads the columns that `tercet extract` writes: sentence,
// confidence, relation, subject, object, further arguments.
func ReadExtractions(r io.Reader) (Extractions, error) {
	return readTuples(r, true)
}

// ReadCaRBGold reads CaRB's gold: sentence, relation, arguments. Arguments that
// are marked as context ("C: ...") are left out, as its own reader does.
func ReadCaRBGold(r io.Reader) (Extractions, error) {
	return readTuples(r, false)
}

func readTuples(r io.Reader, scored bool) (Extractions, error) {
	out := Extractions{}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<22)
	for n := 1; s.Scan(); n++ {
		col := strings.Split(s.Text(), "\t")
		var e Extraction
		rest := 1
		if scored && len(col) > 1 {
			c, err := strconv.ParseFloat(col[1], 64)
			if err != nil {
				return nil, fmt.Errorf("eval: line %d: %w", n, err)
			}
			e.Confidence, rest = c, 2
		}
		if len(col) < rest+2 {
			return nil, fmt.Errorf("eval: line %d has %d columns", n, len(col))
		}
		e.Relation = col[rest]
		for _, a := range col[rest+1:] {
			if a = strings.TrimSpace(a); a != "" && (scored || !strings.Contains(a, "C: ")) {
				e.Arguments = append(e.Arguments, a)
			}
		}
		key := SentenceKey(col[0])
		out[key] = append(out[key], e)
	}
	return out, s.Err()
}

// SentenceKey makes a sentence comparable: without spaces. It is the key of
// Extractions and of BenchIE synsets.
func SentenceKey(s string) string { return strings.ReplaceAll(strings.TrimSpace(s), " ", "") }

// GoldSentences returns the sentences of a gold file of CaRB or BenchIE, in its
// order and each once.
func GoldSentences(r io.Reader) ([]string, error) {
	var sentences []string
	seen := map[string]bool{}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<22)
	for in.Scan() {
		text, rest, ok := strings.Cut(in.Text(), "\t")
		if strings.HasPrefix(text, "sent_id:") {
			text = rest
		}
		if key := SentenceKey(text); ok && !seen[key] {
			seen[key] = true
			sentences = append(sentences, text)
		}
	}
	return sentences, in.Err()
}

// CaRBScore is the score of CaRB (Bhardwaj, Aggarwal and Mausam 2019): precision
// and recall at the threshold of confidence with the best F1, and the area
// under their curve.
type CaRBScore struct{ Precision, Recall, F1, AUC float64 }

// String returns the four figures.
func (s CaRBScore) String() string {
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f AUC %.3f", s.Precision, s.Recall, s.F1, s.AUC)
}

// ScoreCaRB scores extractions against CaRB's gold with its binary lenient match.
// Sentences of the gold without an extraction count against recall. Its time is
// cubic in the number of tuples of a sentence.
func ScoreCaRB(gold, found Extractions) CaRBScore {
	var thresholds []float64
	for _, list := range found {
		for _, e := range list {
			thresholds = append(thresholds, e.Confidence)
		}
	}
	slices.Sort(thresholds)
	thresholds = slices.Compact(thresholds)
	if len(thresholds) == 0 {
		return CaRBScore{}
	}
	sums := make([]carbSum, len(thresholds))
	keys := make([]string, 0, len(gold))
	for k := range gold {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		addCaRBSentence(sums, thresholds, gold[k], found[k])
	}
	return bestCaRB(sums)
}

// carbSum adds up precision and recall at one threshold.
type carbSum struct{ p, pn, r, rn float64 }

func addCaRBSentence(sums []carbSum, thresholds []float64, gold, found []Extraction) {
	table := make([][][2]float64, len(gold))
	for i := range gold {
		table[i] = make([][2]float64, len(found))
		for j := range found {
			table[i][j] = carbMatch(gold[i], found[j])
		}
	}
	var confidences []float64
	for _, e := range found {
		confidences = append(confidences, e.Confidence)
	}
	slices.Sort(confidences)
	next := 0
	for _, c := range slices.Compact(confidences) {
		var in []int
		for j, e := range found {
			if e.Confidence >= c {
				in = append(in, j)
			}
		}
		s := carbSum{p: greedyPrecision(table, in), pn: float64(len(in)), rn: float64(len(gold))}
		for i := range gold {
			best := 0.0
			for _, j := range in {
				best = max(best, table[i][j][1])
			}
			s.r += best
		}
		at, _ := slices.BinarySearch(thresholds, c)
		for ; next <= at; next++ {
			sums[next].add(s)
		}
	}
	for ; next < len(sums); next++ {
		sums[next].add(carbSum{rn: float64(len(gold))})
	}
}

func (s *carbSum) add(t carbSum) { s.p += t.p; s.pn += t.pn; s.r += t.r; s.rn += t.rn }

// greedyPrecision pairs gold and found tuples one to one, the most precise pair first.
func greedyPrecision(table [][][2]float64, in []int) float64 {
	usedRow, usedCol := make([]bool, len(table)), map[int]bool{}
	sum := 0.0
	for range min(len(table), len(in)) {
		row, col, best := -1, -1, -1.0
		for i := range table {
			if usedRow[i] {
				continue
			}
			for _, j := range in {
				if !usedCol[j] && table[i][j][0] > best {
					row, col, best = i, j, table[i][j][0]
				}
			}
		}
		usedRow[row], usedCol[col] = true, true
		sum += best
	}
	return sum
}

func bestCaRB(sums []carbSum) CaRBScore {
	var best CaRBScore
	auc, lastP, lastR := 0.0, 0.0, 0.0
	for n, s := range sums {
		p, r := 1.0, 0.0
		if s.pn > 0 {
			p = s.p / s.pn
		}
		if s.rn > 0 {
			r = s.r / s.rn
		}
		if f := harmonic(p, r); f > best.F1 {
			best = CaRBScore{Precision: p, Recall: r, F1: f}
		}
		if n > 0 {
			auc += (lastR - r) * (lastP + p) / 2
		}
		lastP, lastR = p, r
	}
	best.AUC = auc + lastR*(lastP+1)/2 // down to precision 1 at recall 0
	return best
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// carbMatch returns precision and recall of one pair, further arguments joined
// to the second. Gold of a verb of saying may match with its arguments swapped.
func carbMatch(gold, found Extraction) [2]float64 {
	g, f := joinedArguments(gold), joinedArguments(found)
	straight := carbTuple(g, f)
	for _, said := range []string{"said", "told", "added", "adds", "says"} {
		if !strings.Contains(gold.Relation, said) {
			continue
		}
		if len(f.Arguments) >= 2 {
			f.Arguments = []string{f.Arguments[1], f.Arguments[0]}
		}
		swapped := carbTuple(g, f)
		if swapped[0] > straight[0] || swapped[0] == straight[0] && swapped[1] > straight[1] {
			return swapped
		}
		break
	}
	return straight
}

// BestCaRB returns the precision and the recall of one extraction against the tuple
// of its sentence's gold that it matches most precisely.
func BestCaRB(gold []Extraction, found Extraction) (precision, recall float64) {
	for i := range gold {
		if m := carbMatch(gold[i], found); m[0] > precision || m[0] == precision && m[1] > recall {
			precision, recall = m[0], m[1]
		}
	}
	return precision, recall
}

func joinedArguments(e Extraction) Extraction {
	if len(e.Arguments) > 2 {
		e.Arguments = []string{e.Arguments[0], strings.Join(e.Arguments[1:], " ")}
	}
	return e
}

func carbTuple(gold, found Extraction) [2]float64 {
	want, have := strings.Fields(gold.Relation), strings.Fields(found.Relation)
	got := commonWords(want, have)
	if be := slices.Index(have, "be"); be >= 0 && !slices.Contains(want, "be") {
		if slices.ContainsFunc(want, func(w string) bool { return slices.Contains(formsOfBe, w) }) {
			got++
		}
	}
	if got == 0 {
		return [2]float64{}
	}
	p, r := len(have), len(want)
	for i, arg := range gold.Arguments {
		words := strings.Fields(arg)
		r += len(words)
		if i >= len(found.Arguments) {
			return [2]float64{}
		}
		have := strings.Fields(found.Arguments[i])
		p += len(have)
		got += commonWords(words, have)
	}
	return [2]float64{float64(got) / float64(p), float64(got) / float64(r)}
}

var formsOfBe = []string{"be", "is", "am", "are", "was", "were", "been", "being"}

// commonWords counts the words that two bags share.
func commonWords(want, have []string) int {
	left := map[string]int{}
	for _, w := range have {
		left[w]++
	}
	n := 0
	for _, w := range want {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return n
}

// BenchIESynset is one fact in all its acceptable wordings; words in [brackets]
// are optional.
type BenchIESynset [][3]string

// ReadBenchIE reads BenchIE's gold: for each sentence its fact synsets.
func ReadBenchIE(r io.Reader) (map[string][]BenchIESynset, error) {
	out := map[string][]BenchIESynset{}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<22)
	key := ""
	for n := 1; s.Scan(); n++ {
		line := s.Text()
		switch parts := strings.Split(line, " --> "); {
		case strings.HasPrefix(line, "sent_id:"):
			_, text, ok := strings.Cut(line, "\t")
			if !ok {
				return nil, fmt.Errorf("eval: line %d: a sentence without text", n)
			}
			key = SentenceKey(text)
			out[key] = nil
		case strings.Contains(line, "--> Cluster"):
			out[key] = append(out[key], nil)
		case len(parts) == 3 && len(out[key]) > 0:
			last := len(out[key]) - 1
			out[key][last] = append(out[key][last], [3]string{parts[0], parts[1], parts[2]})
		}
	}
	return out, s.Err()
}

// ScoreBenchIE scores extractions against fact synsets (Gashteovski et al. 2022):
// an extraction is right if its three slots equal those of a triple of any
// synset; precision is over extractions, recall over synsets. Further arguments
// are joined to the object.
func ScoreBenchIE(gold map[string][]BenchIESynset, found Extractions) PrecisionRecall {
	var score PrecisionRecall
	for key, synsets := range gold {
		hit := make([]bool, len(synsets))
		for _, e := range found[key] {
			right := false
			for n, synset := range synsets {
				if matchesSynset(synset, e) {
					hit[n], right = true, true
				}
			}
			score.Precision.add(count(right), 1)
		}
		for _, h := range hit {
			score.Recall.add(count(h), 1)
		}
	}
	return score
}

// InBenchIE reports whether an extraction is right by ScoreBenchIE, given the gold
// of its sentence.
func InBenchIE(synsets []BenchIESynset, e Extraction) bool {
	return slices.ContainsFunc(synsets, func(s BenchIESynset) bool { return matchesSynset(s, e) })
}

func count(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func matchesSynset(synset BenchIESynset, e Extraction) bool {
	e = joinedArguments(e)
	for len(e.Arguments) < 2 {
		e.Arguments = append(e.Arguments, "")
	}
	for _, triple := range synset {
		if matchesSlot(triple[0], e.Arguments[0]) && matchesSlot(triple[1], e.Relation) && matchesSlot(triple[2], e.Arguments[1]) {
			return true
		}
	}
	return false
}

// matchesSlot compares a slot word by word; optional words may be missing.
func matchesSlot(want, have string) bool {
	var words []string
	var optional []bool
	open := false
	for _, w := range strings.Fields(strings.NewReplacer("[", " [ ", "]", " ] ").Replace(want)) {
		switch w {
		case "[":
			open = true
		case "]":
			open = false
		default:
			words, optional = append(words, w), append(optional, open)
		}
	}
	return matchOptional(words, optional, strings.Fields(have))
}

// matchOptional keeps the set of positions in have that a prefix of words can end at.
func matchOptional(words []string, optional []bool, have []string) bool {
	at := make([]bool, len(have)+1)
	at[0] = true
	for n, w := range words {
		next := make([]bool, len(have)+1)
		for i, ok := range at {
			if !ok {
				continue
			}
			if optional[n] {
				next[i] = true
			}
			if i < len(have) && strings.EqualFold(have[i], w) {
				next[i+1] = true
			}
		}
		at = next
	}
	return at[len(have)]
}
