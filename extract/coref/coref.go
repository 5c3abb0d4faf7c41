// Package coref finds what mentions of a document speak of the same thing. It
// adds pronouns, descriptions and demonyms to the names that the parser found,
// and puts mentions of one thing into chains.
//
// It is a sieve of deterministic passes, the most precise first, over clusters
// of mentions (Lee et al. 2013); each pass sees what earlier ones merged. Wrong
// merges cost more than missed ones: two different full names never meet, pronouns are
// left alone unless one antecedent is probable enough (see ranking), and a
// description is resolved by what the document itself says of its bearers.
//
// Every name is in a chain, alone if need be. Other mentions are in one only
// together with others.
package coref

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"tercet/corpus"
)

// Annotator fills Document.Chains and completes Document.Mentions. The zero
// value is ready; New reads the embedded lists once. It may be used by several
// goroutines at once.
type Annotator struct {
	lex     *lexicon
	last    int       // how many passes run, all if it is 0
	forests sync.Pool // of *forest
}

// New returns an annotator.
func New() *Annotator { return &Annotator{lex: newLexicon()} }

// Baseline returns an annotator that joins equal names and nothing else: what any
// other has to beat.
func Baseline() *Annotator { return &Annotator{lex: newLexicon(), last: 1} }

// Name returns "coref".
func (*Annotator) Name() string { return "coref" }

// Annotate needs sentences with trees and lemmas, and the mentions of kind Name
// in d.Mentions; mentions of other kinds, and chains, are replaced. Mentions are
// left in order of Start, then of descending End, so it must run before
// propositions refer to them. Its time is nearly linear in the document.
func (a *Annotator) Annotate(ctx context.Context, d *corpus.Document) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	lex := a.lex
	if lex == nil {
		lex = newLexicon()
	}
	f, ok := a.forests.Get().(*forest)
	if !ok {
		f = new(forest)
	}
	r := newResolver(d, lex, f)
	for i, pass := range passes {
		if a.last > 0 && i == a.last {
			break
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		pass.run(r)
	}
	r.write()
	if f.clear(); len(f.kids) <= keptWords {
		a.forests.Put(f)
	}
	return nil
}

// passes are the sieve, in order.
var passes = []struct {
	name string
	run  func(*resolver)
}{
	{"same name", (*resolver).sameNames},
	{"variant of a name", (*resolver).nameVariants},
	{"demonym", (*resolver).demonyms},
	{"apposition and copula", (*resolver).appositions},
	{"city of a name", (*resolver).identities},
	{"relative pronoun", (*resolver).relatives},
	{"role", (*resolver).roles},
	{"introduced without a name", (*resolver).introductions},
	{"description", (*resolver).descriptions},
	{"same head", (*resolver).sameHeads},
	{"same deed", (*resolver).sameDeeds},
	{"third person", (*resolver).pronouns},
	{"first and second person", (*resolver).speakers},
	{"role after pronouns", (*resolver).roles},
	{"own country", (*resolver).ownCountries},
}

// resolver is the state of one document's resolution.
type resolver struct {
	doc        *corpus.Document
	lex        *lexicon
	trees      []tree // of each sentence
	mentions   []*mention
	headed     [][]*mention // by sentence and token: the mention that the token heads, or nil
	quotes     []quote
	readings   map[string]*reading // of the document's names
	adjectives adjectives          // of its own places
	places     map[string]bool     // those that have any
	smallNames bool                // the text writes names of states without capitals
	surnames   map[string]bool     // last words of the document's longer names of persons
}

func newResolver(d *corpus.Document, lex *lexicon, f *forest) *resolver {
	f.grow(d.Sentences)
	r := &resolver{doc: d, lex: lex, trees: f.trees, headed: f.headed}
	r.detect()
	r.findQuotes()
	return r
}

// write stores mentions and chains in the document.
func (r *resolver) write() {
	d := r.doc
	d.Mentions = make([]corpus.Mention, len(r.mentions))
	d.Chains = nil
	for i, m := range r.mentions {
		d.Mentions[i] = m.Mention
		c := m.cluster
		if len(c.mentions) < 2 && m.Kind != corpus.Name {
			continue
		}
		if c.chain == 0 {
			d.Chains = append(d.Chains, corpus.Chain{Type: c.typ(), Roles: c.roleTexts()})
			c.chain = len(d.Chains)
		}
		chain := &d.Chains[c.chain-1]
		chain.Mentions = append(chain.Mentions, i)
	}
	for i := range d.Chains {
		d.Chains[i].Name = r.bestName(d.Chains[i].Mentions)
		for _, m := range d.Chains[i].Mentions {
			if d.Chains[i].Type != corpus.Thing {
				d.Mentions[m].Type = d.Chains[i].Type
			}
		}
	}
}

// bestName returns the mention that names its chain best: the longest name of
// the most frequent spelling, without a title; else a demonym, else a
// description, else the first mention.
func (r *resolver) bestName(chain []int) int {
	best, names := 0, []int(nil) // those of the best rank
	for _, i := range chain {
		switch rank := r.mentions[i].naming(); {
		case rank > best || names == nil:
			best, names = rank, append(names[:0], i)
		case rank == best:
			names = append(names, i)
		}
	}
	if len(names) == 1 || best < byNameInSmall {
		return names[0]
	}
	count := make(map[string]int)
	for _, i := range chain {
		if m := r.mentions[i]; m.Kind == corpus.Name {
			count[m.key]++
		}
	}
	return slices.MinFunc(names, func(a, b int) int {
		x, y := r.mentions[a], r.mentions[b]
		if x.Type == corpus.Person {
			if c := cmp.Compare(len(y.name), len(x.name)); c != 0 {
				return c
			}
		}
		return cmp.Or(cmp.Compare(count[y.key], count[x.key]), cmp.Compare(len(y.name), len(x.name)), cmp.Compare(a, b))
	})
}

// How well a mention names its chain.
const (
	byPronoun = iota
	byDescription
	byNameInSmall // one without a capital
	byCapitals
	byName
)

// naming returns how well m names its chain.
func (m *mention) naming() int {
	switch {
	case m.Kind == corpus.Demonym || m.Kind == corpus.Nominal:
		return byDescription
	case m.Kind != corpus.Name:
		return byPronoun
	case m.form == strings.ToUpper(m.form):
		return byCapitals
	case m.form != m.low:
		return byName
	}
	return byNameInSmall
}
