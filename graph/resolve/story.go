package resolve

import (
	"cmp"
	"math"
	"slices"
	"time"

	"tercet/corpus"
)

const (
	storyLikeness = 0.12 // mean cosine of words between the documents of a story
	storyDays     = 30   // between their dates of publication
	nameWeight    = 2    // what a name or number counts, against another word
	fullText      = 60   // different words of a document from which it is not short
	storyWords    = 50   // words in more documents than that suggest no pair
	storySize     = 40
)

// findStories groups documents that tell one story: those whose words are alike, rare
// ones and names counting most, and whose dates are near (Allan 2002, topic detection).
// Average linkage, best first.
func (r *resolver) findStories() {
	n := len(r.docs)
	days := make([]int, n)
	for d := range days {
		days[d] = day(r.docs[d])
	}
	vectors, inverted := r.wordVectors()
	r.vectors = slices.Clone(vectors)
	r.stories = make([]int, n)
	stories := make([]story, n) // by first document
	for d := range n {
		r.stories[d] = d
		vectors[d] = raise(vectors[d])
		stories[d] = story{docs: []int{d}, sum: vectors[d], first: days[d], last: days[d]}
	}
	pairs := r.alikePairs(vectors, inverted, days)
	slices.SortFunc(pairs, func(p, q pair) int {
		if p.score != q.score { // as they nearly always are
			return cmp.Compare(q.score, p.score)
		}
		return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	unlike := make(map[uint64]int) // stories that did not join, by pairKey: their size then
	for _, p := range pairs {
		a, b := r.stories[p.a], r.stories[p.b]
		size := len(stories[a].docs) + len(stories[b].docs)
		if a == b || size > storySize || unlike[pairKey(a, b)] == size {
			continue
		}
		if size > 2 && stories[a].likeness(&stories[b], vectors, days) < storyLikeness { // that of two documents is the pair's
			unlike[pairKey(a, b)] = size
			continue
		}
		a, b = min(a, b), max(a, b)
		for _, d := range stories[b].docs {
			r.stories[d] = a
		}
		stories[a].join(&stories[b])
	}
	r.storyDay = make(map[int]int)
	for d, s := range r.stories {
		if first, ok := r.storyDay[s]; days[d] >= 0 && (!ok || days[d] < first) {
			r.storyDay[s] = days[d]
		}
	}
}

// raise lengthens the vector of a short document, by √2 at most: there are fewer words that it can
// share with another one.
func raise(vector []feature) []feature {
	by := math.Sqrt(min(2, fullText/float64(max(1, len(vector)))))
	if by <= 1 {
		return vector
	}
	raised := slices.Clone(vector)
	for i := range raised {
		raised[i].weight *= by
	}
	return raised
}

// story is a set of documents.
type story struct {
	docs        []int
	sum         []feature // of their vectors
	first, last int       // day of their dates; -1 where none is known
}

// likeness is the mean cosine between the documents of two stories; that of documents far apart
// in time is 0. The product of sums is the sum of products.
func (s *story) likeness(t *story, vectors [][]feature, days []int) float64 {
	sum := 0.0
	if s.first < 0 || t.first < 0 || max(s.last, t.last)-min(s.first, t.first) <= storyDays {
		sum = cosine(s.sum, t.sum)
	} else {
		for _, x := range s.docs {
			for _, y := range t.docs {
				if daysApart(days[x], days[y]) <= storyDays {
					sum += cosine(vectors[x], vectors[y])
				}
			}
		}
	}
	return sum / float64(len(s.docs)*len(t.docs))
}

// join adds the documents of another story, and leaves that empty.
func (s *story) join(t *story) {
	s.docs = append(s.docs, t.docs...)
	s.last = max(s.last, t.last)
	if s.first < 0 || t.first >= 0 && t.first < s.first {
		s.first = t.first
	}
	sum := make([]feature, 0, len(s.sum)+len(t.sum))
	x, y := s.sum, t.sum
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0].word == y[0].word:
			sum = append(sum, feature{x[0].word, x[0].weight + y[0].weight})
			x, y = x[1:], y[1:]
		case x[0].word < y[0].word:
			sum = append(sum, x[0])
			x = x[1:]
		default:
			sum = append(sum, y[0])
			y = y[1:]
		}
	}
	s.sum = append(append(sum, x...), y...)
	*t = story{}
}

// feature is a word of a document with its weight; features are sorted by word.
type feature struct {
	word   int
	weight float64
}

// wordVectors returns each document's content words, weighted by frequency and
// rarity and of length one, and for each word its documents.
func (r *resolver) wordVectors() ([][]feature, [][]int) {
	index := make(map[string]int)
	var documents []int                       // by word as it came: in how many it stands
	vectors := make([][]feature, len(r.docs)) // at first with counts, and words as they come
	all := 0
	for d, doc := range r.docs {
		vectors[d] = make([]feature, len(doc.terms))
		for i, t := range doc.terms {
			w, ok := index[t.word]
			if !ok {
				w = len(index)
				index[t.word], documents = w, append(documents, 0)
			}
			vectors[d][i] = feature{w, float64(t.count)}
			documents[w]++
		}
		all += len(doc.terms)
	}
	r.words = len(index)
	place := make([]int, len(index)) // numbers in order of words make sums that another document's words do not change
	for at, word := range sortedKeys(index) {
		place[index[word]] = at
	}
	inverted, names := make([][]int, len(place)), make([]bool, len(place)) // by word
	free := make([]int, all)
	for w, n := range documents {
		inverted[place[w]], free = free[:0:n], free[n:]
	}
	for d, doc := range r.docs {
		for i := range vectors[d] {
			w := place[vectors[d][i].word]
			vectors[d][i].word = w
			names[w] = names[w] || doc.terms[i].name
			inverted[w] = append(inverted[w], d)
		}
	}
	rarities := make([]float64, len(place)) // by word
	for w := range rarities {
		rarities[w] = rarity(len(r.docs), len(inverted[w]))
	}
	parallel(len(vectors), func(d int) {
		slices.SortFunc(vectors[d], func(a, b feature) int { return cmp.Compare(a.word, b.word) })
		sum := 0.0
		for i := range vectors[d] {
			f := &vectors[d][i]
			f.weight = (1 + math.Log(f.weight)) * rarities[f.word]
			if names[f.word] {
				f.weight *= nameWeight
			}
			sum += float64(f.weight * f.weight)
		}
		for i := range vectors[d] {
			vectors[d][i].weight /= math.Sqrt(sum)
		}
	})
	return vectors, inverted
}

// contentWord returns the token's lemma, folded, if it carries meaning.
func contentWord(t *corpus.Token) string {
	switch t.UPOS {
	case "NOUN", "PROPN", "VERB", "ADJ", "NUM", "":
	default:
		return ""
	}
	w := t.Lemma
	if w == "" {
		w = t.Form
	}
	if len(w) < 3 {
		return ""
	}
	return fold(w)
}

func cosine(a, b []feature) float64 {
	dot := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i].word, b[j].word
		if x == y {
			dot += float64(a[i].weight * b[j].weight)
		}
		i += boolBit(x <= y) // no branch, for which of both is less cannot be foretold
		j += boolBit(y <= x)
	}
	return dot
}

// day returns the day of a document's date, counted from 1970; -1 where it is unknown.
func day(d *Digest) int {
	t, err := time.Parse(time.DateOnly, d.Meta.Date)
	if err != nil {
		return -1
	}
	return int(t.Unix() / 86400)
}

// daysApart returns the days between two days; 0 where one is unknown.
func daysApart(a, b int) int {
	if a < 0 || b < 0 {
		return 0
	}
	return max(a-b, b-a)
}
