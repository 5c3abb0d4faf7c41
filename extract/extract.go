// Package extract turns raw text into annotated text. Each Annotator is one
// stage; a Pipeline runs them in order: tokenize, parse, lemma, coref, clause.
package extract

import (
	"context"

	"tercet/corpus"
)

// Annotator is one stage. It reads what earlier stages left in the document and
// fills in its own part. Annotate may be called from several goroutines at
// once, each with a document of its own; its result depends on the document
// alone.
type Annotator interface {
	// Name is the stage's name: "tokenize", "parse", "lemma", "coref" or "clause".
	Name() string
	Annotate(ctx context.Context, d *corpus.Document) error
}
