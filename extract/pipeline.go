package extract

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"tercet/corpus"
	"tercet/extract/clause"
	"tercet/extract/coref"
	"tercet/extract/lemma"
	"tercet/extract/parse"
	"tercet/extract/tokenize"
)

// revision counts changes of the stages' rules that change their products.
// Together with the weights' hash it tells a store whether its annotations are
// still what this program would make.
const revision = 9

// View says how clauses become propositions: Graph, NAry or Binary.
type View = clause.View

// Options say what a pipeline does. The zero value runs every stage and makes
// the propositions that a graph is built from.
type Options struct {
	Stop  string // the last stage to run; empty runs all
	Model string // one of Models; empty is the first
	View  View
	// AsWritten words the graph view as sentences do that stand without their
	// text; Pronouns keeps unresolved pronouns in it.
	AsWritten, Pronouns bool
}

// Pipeline runs the stages in order. It is an Annotator itself, and safe for
// concurrent use.
type Pipeline struct {
	stages []Annotator
	parser *parse.Parser
	model  string
}

// Stages returns the names of all stages in their order.
func Stages() []string { return []string{"tokenize", "parse", "lemma", "coref", "clause"} }

// Models returns the names of the models, the default first.
func Models() []string { return parse.Models() }

// New returns a pipeline; an unknown model or stage to stop at is an error.
func New(opt Options) (*Pipeline, error) {
	if opt.Model == "" {
		opt.Model = Models()[0]
	}
	if !slices.Contains(Models(), opt.Model) {
		return nil, fmt.Errorf("extract: no model %q; the models are %s", opt.Model, strings.Join(Models(), ", "))
	}
	p := &Pipeline{parser: parse.New(parse.Options{Model: opt.Model}), model: opt.Model}
	p.stages = []Annotator{
		tokenize.Annotator{}, p.parser, lemma.New(), coref.New(), clause.New(clause.Options{View: opt.View, AsWritten: opt.AsWritten, Pronouns: opt.Pronouns}),
	}
	if opt.Stop != "" {
		i := slices.Index(Stages(), opt.Stop)
		if i < 0 {
			return nil, fmt.Errorf("extract: no stage %q; the stages are %s", opt.Stop, strings.Join(Stages(), ", "))
		}
		p.stages = p.stages[:i+1]
	}
	return p, nil
}

// Explain says how the last stage came to the propositions of d, which Annotate
// made. A pipeline that stops before has nothing to explain.
func (p *Pipeline) Explain(d *corpus.Document) []clause.Explanation {
	if a, ok := p.stages[len(p.stages)-1].(*clause.Annotator); ok {
		return a.Explain(d)
	}
	return nil
}

// Name returns "pipeline".
func (p *Pipeline) Name() string { return "pipeline" }

// Version identifies what the pipeline makes of a text: the model's name, the
// weights' hash and the revision of the rules.
func (p *Pipeline) Version() (string, error) {
	weights, err := p.parser.Version()
	if err != nil {
		return "", fmt.Errorf("extract: %w", err)
	}
	return fmt.Sprintf("%s-%s-%d", p.model, weights, revision), nil
}

// Annotate runs the stages on d. Sentences that are already there, as in a
// CoNLL-U file, are kept as they are.
func (p *Pipeline) Annotate(ctx context.Context, d *corpus.Document) error {
	for _, stage := range p.stages {
		if stage.Name() == "tokenize" && len(d.Sentences) > 0 {
			continue
		}
		if err := stage.Annotate(ctx, d); err != nil {
			return fmt.Errorf("extract: %s: %w", d.ID, err)
		}
	}
	return nil
}
