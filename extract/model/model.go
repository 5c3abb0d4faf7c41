// Package model holds what a trained reader consists of: its tensors, its
// WordPiece vocabulary, its labels, and how a word's case is read. The weights
// of a language are embedded by a package below, such as model/en.
//
// A model is two safetensors files and a vocabulary. The one file has the word
// embeddings, which several models may share; the other has all that was
// trained, by the names that package nn reads, and in its metadata, under the
// key "tercet", the JSON object of [Labels]. Sizes (layers, widths, classes,
// positions) are those of the tensors. Weights of products have seven bits.
//
// The encoder reads a row for every piece of a sentence, between [CLS] and [SEP],
// and a word is the mean of its pieces' states. In a pooled model it reads a row
// for every word, behind [CLS]: the mean of its pieces' embeddings, to which
// position (counted in words) and case are added.
package model

import (
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf8"

	"tercet/extract/nn"
)

// Model is a trained reader. It is read-only and safe for concurrent use.
type Model struct {
	*Tensors
	Labels
	Pieces *WordPiece
}

// Labels is what training wrote beside the tensors: the classes in the order
// of the network's outputs.
type Labels struct {
	Version    string   `json:"version"`   // hash of all weights
	Tags       []string `json:"tags"`      // "PROPN|NNP": UPOS and XPOS
	Relations  []string `json:"relations"` // with subtypes
	Names      []string `json:"names"`     // "O", "B-PERSON", "I-PERSON", ...
	Layers     int      `json:"layers"`
	WordPieces int      `json:"word_pieces"` // read of a word
	Count      int      `json:"pieces"`      // of the vocabulary
	// WeightRange is the largest weight of a product; see nn.MaxWeight.
	WeightRange int `json:"weight_range"`
	// Pooled: a word's pieces are averaged before the encoder, not after it.
	Pooled bool `json:"pooled"`
	Heads  int  `json:"heads"` // of attention; 0: one for every 32 columns
}

// Load reads a model from the bytes of its files; they are kept and must not
// change. It takes some 10 ms.
func Load(trained, embeddings []byte, vocabulary string) (*Model, error) {
	t, err := Parse(trained, embeddings)
	if err != nil {
		return nil, err
	}
	m := &Model{Tensors: t}
	if err := json.Unmarshal([]byte(t.Metadata("tercet")), &m.Labels); err != nil {
		return nil, fmt.Errorf("model: labels: %w", err)
	}
	if m.WeightRange < 1 || m.WeightRange > nn.MaxWeight {
		return nil, fmt.Errorf("model: %s has weights up to %d, of %d possible; export it again with train/export.py", m.Version, m.WeightRange, nn.MaxWeight)
	}
	m.Pieces = NewWordPiece(vocabulary, m.WordPieces)
	if m.Pieces.Size() != m.Count {
		return nil, fmt.Errorf("model: vocabulary of %d pieces, the labels say %d", m.Pieces.Size(), m.Count)
	}
	return m, nil
}

// Case classes, the rows of the case embedding.
const (
	CaseNone        uint8 = iota // no word: the frame of a sentence
	CaseLower                    // "word"
	CaseUpper                    // "NATO"
	CaseSingle                   // "A"
	CaseCapitalised              // "Word"
	CaseDigit                    // holds a digit
	CaseMixed                    // "iPhone"
	CaseOther                    // holds no letter
)

// Case returns the class of a word's case.
func Case(word string) uint8 {
	var letters, upper int
	first := false
	for _, r := range word {
		if unicode.Is(unicode.Nd, r) {
			return CaseDigit
		}
		if isUpper := r < utf8.RuneSelf && r >= 'A' && r <= 'Z' || unicode.In(r, unicode.Lu, unicode.Lt); isUpper {
			upper++
			first = first || letters == 0
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	switch {
	case letters == 0:
		return CaseOther
	case upper == 0:
		return CaseLower
	case upper == letters && letters == 1:
		return CaseSingle
	case upper == letters:
		return CaseUpper
	case first && upper == 1:
		return CaseCapitalised
	}
	return CaseMixed
}
