package resolve

import (
	"cmp"
	"slices"
	"strings"

	"tercet/corpus"
)

// beingOf is a thing and the noun, in the singular, that says of what kind it is.
type beingOf struct {
	thing int
	noun  string
}

// being is a draft that says of what kind something is, and the words for the kind.
type being struct {
	*draft
	kind []string
}

// generalizeKinds gives what a text says somebody or something is the evidence of texts of its story that say it more
// closely: who is a state prosecutor, or the prosecutor of Sevrin, is a prosecutor, and what is
// a rebel area is a rebel entity.
func (a *accounts) generalizeKinds(drafts []*draft) {
	at := make(map[beingOf]int)
	var alike [][]being // in order of their first
	for _, d := range drafts {
		kind := a.kind(d)
		if len(kind) == 0 || d.polarity != corpus.Affirmed || slices.ContainsFunc(kind, notQuite) {
			continue
		}
		of := beingOf{d.subject, kind[len(kind)-1]}
		n, ok := at[of]
		if !ok {
			n = len(alike)
			at[of], alike = n, append(alike, nil)
		}
		alike[n] = append(alike[n], being{d, kind})
	}
	for _, some := range alike {
		if len(some) < 2 {
			continue
		}
		slices.SortStableFunc(some, func(x, y being) int { // the barest first, of these the firmest
			return cmp.Or(cmp.Compare(len(x.kind), len(y.kind)), boolCompare(x.relation != "be", y.relation != "be"), cmp.Compare(y.documents(), x.documents()))
		})
		for i, bare := range some {
			if bare.relation != "be" || i > 0 && slices.Equal(bare.kind, some[i-1].kind) {
				continue // what the one before says has all evidence already
			}
			for _, closer := range some[i+1:] {
				if more := len(closer.kind) - len(bare.kind); slices.Equal(closer.kind[more:], bare.kind) {
					bare.evidence = append(bare.evidence, a.telling(bare.draft, closer.draft)...)
				}
			}
		}
	}
}

// kind returns the words, folded, that say of what kind a draft makes its subject: "state prosecutor" for both
// "is state prosecutor" and "is state prosecutor of Sevrin", "breakaway republic" for "breakaway republics"; nil where
// it says something else.
func (a *accounts) kind(d *draft) []string {
	if d.relation == "be" {
		if d.literal == nil || d.literal.Type != corpus.Text {
			return nil
		}
		kind := strings.Fields(fold(d.literal.Text))
		if at := slices.IndexFunc(kind, func(w string) bool { return linking[w] }); at >= 0 {
			kind = kind[:at]
		}
		if n := len(kind); n > 1 && anyKind[singular(kind[n-1])] {
			kind = kind[:n-1] // a rebel entity, a rebel area
		}
		if n := len(kind); n > 0 {
			kind[n-1] = singular(kind[n-1])
		}
		return kind
	}
	role, ok := strings.CutPrefix(d.relation, "be_")
	if at := strings.LastIndexByte(role, '_'); ok && at > 0 && linking[role[at+1:]] {
		kind := strings.Split(role[:at], "_")
		if last := &kind[len(kind)-1]; words().class(*last) != 0 {
			*last = singular(*last)
			return kind
		}
	}
	return nil
}

// anyKind are nouns of a place or body of any kind, of which what stands before tells more.
var anyKind = map[string]bool{"entity": true, "area": true, "association": true, "formation": true, "territory": true, "region": true}

// notQuite reports whether a word before a kind says that something is not wholly of it.
func notQuite(word string) bool { return lesser[word] }

var lesser = map[string]bool{"former": true, "ex": true, "late": true, "then": true, "future": true, "next": true, "designate": true, "elect": true, "alleged": true,
	"suspected": true, "accused": true, "potential": true, "possible": true, "likely": true, "would": true, "aspiring": true, "failed": true, "fake": true, "false": true,
	"deputy": true, "vice": true, "assistant": true, "acting": true, "interim": true, "honorary": true, "so": true, "called": true, "self": true, "virtual": true,
	"presumptive": true, "onetime": true, "retired": true, "no": true, "not": true, "almost": true, "nearly": true, "one": true}
