package eval

import (
	"cmp"
	"strings"

	"tercet/corpus"
)

// UDScore holds the measures of the CoNLL 2018 shared task (Zeman et al. 2018):
// words and sentences by their place in the text; tags, lemmas and trees over
// the words that gold and system share. Relations are compared without
// subtypes; CLAS is LAS over content words. Its zero value is the score of
// nothing; documents are added one by one.
type UDScore struct {
	Words, Sentences, UPOS, XPOS, Feats, Lemmas, UAS, LAS, CLAS PrecisionRecall
}

// Add scores one document against the gold one, which has the same text. The
// time is linear. Where the shared task aligns the words of a surface token
// ("don't") by their forms, Add takes their parts of the span.
func (s *UDScore) Add(gold, found *corpus.Document) {
	sentences := sameSpans(sentenceSpans(gold), sentenceSpans(found))
	s.Sentences.count(len(gold.Sentences), len(found.Sentences), len(sentences))
	g, f := flatten(gold), flatten(found)
	pairs := sameSpans(wordSpans(g), wordSpans(f))
	goldOf := make([]int, len(f)) // the gold word of each found one; -1 where none
	for i := range goldOf {
		goldOf[i] = -1
	}
	for _, p := range pairs {
		goldOf[p[1]] = p[0]
	}
	s.Words.count(len(g), len(f), len(pairs))
	var upos, xpos, feats, lemma, head, arc, content int
	for _, p := range pairs {
		a, b := &g[p[0]], &f[p[1]]
		upos += bit(a.UPOS == b.UPOS)
		xpos += bit(a.XPOS == b.XPOS)
		feats += bit(a.Feats == b.Feats)
		lemma += bit(a.Lemma == b.Lemma || a.Lemma == "")
		right := a.head < 0 && b.head < 0 || a.head >= 0 && b.head >= 0 && goldOf[b.head] == a.head
		head += bit(right)
		right = right && a.Rel() == b.Rel()
		arc += bit(right)
		content += bit(right && isContent(a.Rel()))
	}
	for _, m := range []struct {
		score *PrecisionRecall
		right int
	}{{&s.UPOS, upos}, {&s.XPOS, xpos}, {&s.Feats, feats}, {&s.Lemmas, lemma}, {&s.UAS, head}, {&s.LAS, arc}} {
		m.score.count(len(g), len(f), m.right)
	}
	s.CLAS.count(contentWordCount(g), contentWordCount(f), content)
}

// count adds what gold has, what was found and how much of it is right.
func (m *PrecisionRecall) count(gold, found, right int) {
	m.Precision.add(float64(right), float64(found))
	m.Recall.add(float64(right), float64(gold))
}

// flatWord is a word whose head is counted through the document; -1 is the root.
type flatWord struct {
	*corpus.Token
	head int
}

func flatten(d *corpus.Document) []flatWord {
	var words []flatWord
	for i := range d.Sentences {
		first := len(words)
		for j := range d.Sentences[i].Tokens {
			w := flatWord{&d.Sentences[i].Tokens[j], -1}
			if w.Head > 0 {
				w.head = first + w.Head - 1
			}
			words = append(words, w)
		}
	}
	return words
}

func wordSpans(words []flatWord) []corpus.Span {
	spans := make([]corpus.Span, len(words))
	for i := range words {
		spans[i] = words[i].Span
	}
	return spans
}

func sentenceSpans(d *corpus.Document) []corpus.Span {
	spans := make([]corpus.Span, len(d.Sentences))
	for i := range d.Sentences {
		spans[i] = d.Sentences[i].Span
	}
	return spans
}

// sameSpans returns the pairs of positions at which two lists of spans, both in
// the order of the text, have the same span.
func sameSpans(a, b []corpus.Span) (pairs [][2]int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := cmp.Or(cmp.Compare(a[i].Start, b[j].Start), cmp.Compare(a[i].End, b[j].End)); {
		case c == 0:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case c < 0:
			i++
		default:
			j++
		}
	}
	return pairs
}

// isContent reports whether CLAS counts words of the relation.
func isContent(rel string) bool {
	return !strings.Contains(" aux case cc clf cop det mark punct ", " "+rel+" ")
}

func contentWordCount(words []flatWord) int {
	n := 0
	for i := range words {
		n += bit(isContent(words[i].Rel()))
	}
	return n
}
