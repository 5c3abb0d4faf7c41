// Package en embeds the weights of the English readers, the accurate and the
// fast one. MODEL.md says what they were trained on, under which licences, and
// how well they do.
package en

import (
	_ "embed"

	"tercet/extract/model"
)

//go:embed model.safetensors
var accurate []byte

//go:embed fast.safetensors
var fast []byte

//go:embed embeddings.safetensors
var embeddings []byte // of both

//go:embed vocab.txt
var vocabulary string

// Accurate reads the larger model. It takes some 10 ms; load once and share.
func Accurate() (*model.Model, error) { return model.Load(accurate, embeddings, vocabulary) }

// Fast reads the smaller model, which is several times as fast.
func Fast() (*model.Model, error) { return model.Load(fast, embeddings, vocabulary) }
