package resolve

import (
	_ "embed" // the tables
	"slices"
	"strings"
	"sync"
)

// The tables derive from WordNet 3.1 (Miller 1995; Fellbaum 1998); wordnet/generate.go
// writes them.
var (
	//go:embed wordnet/nouns.tsv
	nounTable string
	//go:embed wordnet/kinds.tsv
	kindTable string
	//go:embed wordnet/verbs.tsv
	verbTable string
)

// noun holds the senses of a noun, the commonest first, and the class of each: p(erson),
// g(roup), l(ocation) or a(rtifact).
type noun struct {
	classes string
	senses  []string
}

// wordNet says which nouns are of one kind and which verbs share a sense.
type wordNet struct {
	nouns map[string]noun
	kinds map[string][]string // of a sense: the more general senses
	verbs map[string][]string // senses
}

// words returns the tables, read once.
var words = sync.OnceValue(func() *wordNet {
	w := &wordNet{nouns: make(map[string]noun), kinds: make(map[string][]string), verbs: make(map[string][]string)}
	rows(nounTable, func(f []string) { w.nouns[f[0]] = noun{f[1], f[2:]} })
	rows(kindTable, func(f []string) { w.kinds[f[0]] = f[1:] })
	rows(verbTable, func(f []string) { w.verbs[f[0]] = f[1:] })
	return w
})

// rows calls add with the fields of each line.
func rows(table string, add func([]string)) {
	for line := range strings.Lines(table) {
		add(strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
}

// class returns the class of a noun's commonest sense; 0 where the tables do not know it.
func (w *wordNet) class(noun string) byte {
	if n := w.nouns[noun]; n.classes != "" {
		return n.classes[0]
	}
	return 0
}

// kinship says how two nouns stand to each other.
type kinship uint8

const (
	unknownKin kinship = iota // the tables lack one of them
	strangers
	cousins   // two kinds of a thing that is not far above: "robber", "raider"
	kindOf    // one is a kind of the other: "boutique", "store"
	sameSense // they share a sense: "shop", "store"
	sameNoun
)

// near bounds how many steps up count.
const near = 2

// kin compares two nouns by those senses that bring them closest.
func (w *wordNet) kin(a, b string) kinship {
	if a == b {
		return sameNoun
	}
	return kinOf(w.lineages(a), w.lineages(b))
}

// lineage is a sense with those above it.
type lineage struct {
	sense string
	above []string
}

// lineages returns the senses of a noun with those above them; none where it is unknown.
func (w *wordNet) lineages(noun string) []lineage {
	senses := w.nouns[noun].senses
	out := make([]lineage, len(senses))
	for i, s := range senses {
		out[i] = lineage{s, w.above(s)}
	}
	return out
}

// kinOf is kin for the senses of two nouns that differ.
func kinOf(as, bs []lineage) kinship {
	if len(as) == 0 || len(bs) == 0 {
		return unknownKin
	}
	best := strangers
	for i := range as {
		for j := range bs {
			best = max(best, as[i].kin(&bs[j]))
		}
	}
	return best
}

func (a *lineage) kin(b *lineage) kinship {
	switch {
	case a.sense == b.sense:
		return sameSense
	case slices.Contains(a.above, b.sense), slices.Contains(b.above, a.sense):
		return kindOf
	case slices.ContainsFunc(a.above, func(x string) bool { return slices.Contains(b.above, x) }):
		return cousins
	}
	return strangers
}

// above returns the senses up to near steps more general.
func (w *wordNet) above(sense string) []string {
	var out []string
	level := []string{sense}
	for range near {
		var next []string
		for _, s := range level {
			next = append(next, w.kinds[s]...)
		}
		out = append(out, next...)
		level = next
	}
	return out
}

// shareSense reports whether two verbs can mean the same.
func (w *wordNet) shareSense(a, b string) bool {
	return slices.ContainsFunc(w.verbs[a], func(s string) bool { return slices.Contains(w.verbs[b], s) })
}

// isVerb reports whether a word is a verb of the tables.
func (w *wordNet) isVerb(word string) bool { return len(w.verbs[word]) > 0 }
