// Package parse is the stage that runs the network: it predicts tags, features,
// dependency trees and names, and leaves a score with every sentence and a
// vector with every name.
//
// The network is a BERT encoder over word pieces (package nn) with biaffine
// heads for arcs and relations (Dozat & Manning 2017). Every sentence gets one
// tree with one root; names are legal BIO sequences, and agree inside a
// document.
package parse

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"tercet/corpus"
	"tercet/extract/model"
	"tercet/extract/model/en"
	"tercet/extract/nn"
)

// Options are the choices of a Parser. The zero value is what one wants.
type Options struct {
	Model  string    // one of Models; empty is the first
	Kernel nn.Kernel // Auto: the fastest that the processor supports
	// NoAgreement leaves every name and noun as the network found it in its sentence.
	NoAgreement bool
}

// Parser predicts tags, trees and names. It is safe for concurrent use; its
// weights are loaded at the first use and shared by all goroutines.
type Parser struct {
	opt     Options
	load    func() (*network, error)
	scratch sync.Pool
	busy    chan struct{} // as many as processors may read at once
	portion int           // words of a document that one of them reads at a time
}

// Models returns the names of the models, the default first: the accurate one,
// and the fast one, which says nearly the same in a fraction of the time.
func Models() []string { return []string{"accurate", "fast"} }

// New returns a parser for English. A model that there is not is an error of
// its first use.
func New(opt Options) *Parser {
	p := &Parser{opt: opt, busy: make(chan struct{}, runtime.GOMAXPROCS(0)), portion: 8192}
	p.load = sync.OnceValues(func() (*network, error) {
		load := en.Accurate
		switch opt.Model {
		case "", "accurate":
		case "fast":
			load = en.Fast
		default:
			return nil, fmt.Errorf("parse: no model %q", opt.Model)
		}
		m, err := load()
		if err != nil {
			return nil, fmt.Errorf("parse: %w", err)
		}
		return newNetwork(m, opt.Kernel)
	})
	p.scratch.New = func() any { return new(scratch) }
	return p
}

// Name returns "parse".
func (p *Parser) Name() string { return "parse" }

// Version identifies the weights, by their hash.
func (p *Parser) Version() (string, error) {
	n, err := p.load()
	if err != nil {
		return "", err
	}
	return n.model.Version, nil
}

// Annotate fills in UPOS, XPOS, Feats, Head and DepRel of every token, Score of
// every sentence, and appends the names to Mentions. What it predicts for a
// sentence depends on that sentence alone, but for the agreement of names and nouns.
// Processors that are free read parts of a long document; all documents together
// take no more than there are.
func (p *Parser) Annotate(ctx context.Context, d *corpus.Document) error {
	n, err := p.load()
	if err != nil {
		return err
	}
	names, nouns, err := p.readAll(ctx, n, d.Sentences)
	if err != nil {
		return fmt.Errorf("parse: %s: %w", d.ID, err)
	}
	if !p.opt.NoAgreement {
		n.agreeNouns(d.Sentences, nouns)
	}
	join(d.Sentences)
	names = compose(d, names)
	if !p.opt.NoAgreement {
		names = agree(d, names)
		bearers(d, names)
	}
	for _, f := range names {
		d.Mentions = append(d.Mentions, f.mention(d))
	}
	sortMentions(d.Mentions)
	return nil
}

// network is the loaded model: the encoder and the heads on top of it.
type network struct {
	model               *model.Model
	kernel              nn.Kernel
	encoder             *nn.Encoder
	tags, names         *nn.Linear
	arcDep, arcHead     *nn.Linear
	labelDep, labelHead *nn.Linear
	arcs                *nn.ArcScorer
	labels              *nn.LabelScorer

	tagNames  [][2]string         // UPOS and XPOS of each tag
	wordClass []int               // by tag: the first tag of the same UPOS
	classes   []class             // of the names
	types     []corpus.EntityType // that names have, in order
	common    int                 // the class NOUN
	proper    int                 // the class PROPN
	root      int                 // the relation "root"
	fixed     int                 // the relation "fixed", or -1
	single    []uint8             // relations of which a head has one: the group, or 0
	// What UD's guidelines exclude, by relation.
	rightward []bool            // its dependents follow their heads
	children  [][]bool          // by relation of a function word: what may depend on it; nil for others
	barredFor map[string][]bool // by tag: its dependents have other tags
}

func newNetwork(m *model.Model, k nn.Kernel) (*network, error) {
	n := &network{model: m, kernel: k}
	var err error
	if n.encoder, err = nn.NewEncoder(m, nn.Options{Kernel: k, Heads: m.Heads}); err != nil {
		return nil, err
	}
	for _, l := range []struct {
		name string
		to   **nn.Linear
		out  int
	}{
		{"tags", &n.tags, len(m.Tags)}, {"names", &n.names, len(m.Names)},
		{"arc.dep", &n.arcDep, 0}, {"arc.head", &n.arcHead, 0},
		{"label.dep", &n.labelDep, 0}, {"label.head", &n.labelHead, 0},
	} {
		if *l.to, err = nn.NewLinear(m, l.name, k); err != nil {
			return nil, err
		}
		if l.out != 0 && (*l.to).Out() != l.out {
			return nil, fmt.Errorf("parse: model has %d outputs for %d %s", (*l.to).Out(), l.out, l.name)
		}
	}
	if n.arcs, err = nn.NewArcScorer(m, "arc.bilinear", k); err != nil {
		return nil, err
	}
	if n.labels, err = nn.NewLabelScorer(m, "label.bilinear", k); err != nil {
		return nil, err
	}
	return n, n.readLabels()
}
