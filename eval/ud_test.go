package eval

import (
	"math"
	"strings"
	"testing"

	"tercet/corpus"
)

// document makes a document of sentences parted by "|"; a word is written
// form/UPOS/lemma/head/relation and stands beside the next where it ends in "+".
func document(text string) *corpus.Document {
	d := &corpus.Document{}
	var b strings.Builder
	for sentence := range strings.SplitSeq(text, "|") {
		s := corpus.Sentence{Span: corpus.Span{Start: b.Len()}}
		for field := range strings.FieldsSeq(sentence) {
			field, glued := strings.CutSuffix(field, "+")
			c := strings.Split(field, "/")
			at := b.Len()
			b.WriteString(c[0])
			s.Tokens = append(s.Tokens, corpus.Token{Span: corpus.Span{Start: at, End: b.Len()}, Form: c[0], UPOS: c[1], XPOS: c[1], Lemma: c[2], Head: int(c[3][0] - '0'), DepRel: c[4]})
			s.End = b.Len()
			if !glued {
				b.WriteByte(' ')
			}
		}
		d.Sentences = append(d.Sentences, s)
	}
	d.Text = b.String()
	return d
}

func TestUDScore(t *testing.T) {
	const gold = "He/PRON/he/2/nsubj left/VERB/leave/0/root Rome/PROPN/Rome/2/obj+ ./PUNCT/./2/punct | Yes/INTJ/yes/0/root"
	for _, c := range []struct {
		name, found                                          string
		words, sentences, upos, lemmas, uas, las, clas, prec float64
	}{
		{"the same", gold, 1, 1, 1, 1, 1, 1, 1, 1},
		// A subtype is no mistake; a wrong relation costs LAS and CLAS.
		{"relations", "He/PRON/he/2/nsubj:outer left/VERB/leave/0/root Rome/PROPN/Rome/2/obl+ ./PUNCT/./2/punct | Yes/INTJ/yes/0/root", 1, 1, 1, 1, 1, .8, .75, .75},
		{"tags and lemmas", "He/NOUN/he/2/nsubj left/VERB/left/0/root Rome/PROPN/Rome/2/obj+ ./PUNCT/./2/punct | Yes/INTJ/Yes/0/root", 1, 1, .8, .6, 1, 1, 1, 1},
		// One word where gold has two, and one sentence where gold has two: four
		// of nine halves, and the root of the second is gone.
		{"words and sentences", "He/PRON/he/2/nsubj left/VERB/leave/0/root Rome./PROPN/Rome/2/obj Yes/INTJ/yes/2/discourse", 6. / 9, 0, 6. / 9, 6. / 9, 4. / 9, 4. / 9, .5, .5},
	} {
		var s UDScore
		s.Add(document(gold), document(c.found))
		for _, m := range []struct {
			name      string
			got, want float64
		}{{"words", s.Words.F1(), c.words}, {"sentences", s.Sentences.F1(), c.sentences}, {"UPOS", s.UPOS.F1(), c.upos}, {"XPOS", s.XPOS.F1(), c.upos},
			{"lemmas", s.Lemmas.F1(), c.lemmas}, {"UAS", s.UAS.F1(), c.uas}, {"LAS", s.LAS.F1(), c.las}, {"CLAS", s.CLAS.F1(), c.clas}, {"CLAS precision", s.CLAS.Precision.Value(), c.prec}} {
			if math.Abs(m.got-m.want) > 1e-9 {
				t.Errorf("%s: %s %.4f, want %.4f", c.name, m.name, m.got, m.want)
			}
		}
	}
}
