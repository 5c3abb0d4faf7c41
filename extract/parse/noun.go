package parse

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// noun is a word that the network takes for a noun, common or proper.
type noun struct {
	sentence, token int32
	other           int32   // the likeliest tag of the class that it did not choose
	odds            float32 // logarithm of proper to common
}

// noun returns word token as a noun if tag is one, by the log-probabilities of
// its tags. The likeliest tag of a class stands for the class: nearly all of its
// probability is there.
func (n *network) noun(tag, sentence, token int, tags []float32) (noun, bool) {
	class := n.wordClass[tag]
	if class != n.common && class != n.proper {
		return noun{}, false
	}
	common, proper := n.likeliest(n.common, tags), n.likeliest(n.proper, tags)
	other := proper
	if class == n.proper {
		other = common
	}
	return noun{int32(sentence), int32(token), int32(other), tags[proper] - tags[common]}, true
}

// A noun's other occurrences in a document count for a part of what it says
// itself, and each for no more than 50 to 1.
const (
	othersWeight = 0.2
	mostOdds     = 4
)

// agreeNouns lets the occurrences of a form agree whether it is a proper noun: a
// doubtful "Harbour" is what the sure ones of its document are. "harbour" is
// another form, and never made proper; what stands beside a name stays in it. No
// word gets a class that its relation excludes.
func (n *network) agreeNouns(sentences []corpus.Sentence, nouns []noun) {
	sums := make(map[string]float32)
	for _, w := range nouns {
		sums[sentences[w.sentence].Tokens[w.token].Form] += w.clipped()
	}
	for _, w := range nouns {
		tokens := sentences[w.sentence].Tokens
		t := &tokens[w.token]
		others := sums[t.Form] - w.clipped()
		agreed := w.odds + float32(othersWeight*others)
		proper := others > 0 && agreed > 0 && capital(*t)
		common := others < 0 && agreed < 0 && !inName(tokens, int(w.token))
		if t.UPOS == "PROPN" && !common || t.UPOS == "NOUN" && !proper {
			continue
		}
		tag := n.tagNames[w.other]
		if r := slices.Index(n.model.Relations, t.DepRel); r < 0 || n.barredFor[tag[0]][r] {
			continue
		}
		t.UPOS, t.XPOS = tag[0], tag[1]
	}
}

// inName reports whether a word with a capital stands beside a proper noun with one.
func inName(tokens []corpus.Token, i int) bool {
	named := func(i int) bool {
		return i >= 0 && i < len(tokens) && tokens[i].UPOS == "PROPN" && capital(tokens[i])
	}
	return capital(tokens[i]) && (named(i-1) || named(i+1))
}

func (w noun) clipped() float32 { return max(-mostOdds, min(mostOdds, w.odds)) }

// extensions end files' names.
var extensions = nouns(`bmp csv doc docx eml exe gif htm html jpeg jpg mov mp3 mp4 mpeg odt pdf png ppt pptx rtf tif tiff txt wav xls xlsx xml zip`)

// isFile reports whether a word is a file's name, which UD has as a common noun
// whatever it is made of: "minutes.pdf". An address that ends in one is none.
func isFile(form string) bool {
	dot := strings.LastIndexByte(form, '.')
	if dot < 1 || strings.ContainsAny(form, "/@:") {
		return false
	}
	extension := form[dot+1:]
	return extensions[extension] || strings.ToUpper(extension) == extension && extensions[strings.ToLower(extension)]
}
