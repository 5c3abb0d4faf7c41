// Package en embeds the English reader's weights. MODEL.md says what they were
// trained on, under which licences, and how well they do.
package en

import (
	_ "embed"

	"tercet/extract/model"
)

//go:embed model.safetensors
var trained []byte

//go:embed embeddings.safetensors
var embeddings []byte

//go:embed vocab.txt
var vocabulary string

// Load reads the embedded model. It takes some 10 ms; load once and share.
func Load() (*model.Model, error) { return model.Load(trained, embeddings, vocabulary) }
