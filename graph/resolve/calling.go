package resolve

import (
	"cmp"
	"slices"

	"tercet/corpus"
)

// calling is how a story calls somebody, as the key of a description.
type calling struct {
	story int
	key   string
}

// calledSo gives "Lind's guest of honour" to the one person whom texts of its story say to be the guest of honour, adding
// to the groups found. One word, "lawyer", may be said of several, and of somebody else's a text that tells of the owner.
func (r *resolver) calledSo(things []description, root func(int) int, found map[int]int) {
	called := make(map[calling][]int)  // units that have names
	saying := make(map[int]bool)       // units that say so of another
	tells := make([]bool, len(r.docs)) // by story
	for d, doc := range r.docs {
		for p := range doc.propositions {
			prop := &doc.propositions[p]
			if prop.Relation.Canonical != "be" || prop.Polarity == corpus.Negated || prop.Factuality < corpus.Claimed {
				continue
			}
			if u, ok := r.unitFor(d, &prop.Subject); ok && r.units[u].named() && r.units[u].person {
				if as := describe([]string{fold(prop.Object.Text)}); as.words > 1 && words().class(as.head) == 'p' {
					k := calling{r.stories[d], as.key}
					called[k] = append(called[k], u)
					tells[k.story] = true
				}
				if o, ok := r.unitFor(d, &prop.Object); ok {
					saying[o] = true
				}
			}
		}
	}
	for i, t := range things {
		u := &r.units[t.unit]
		if !tells[r.stories[u.doc]] {
			continue
		}
		bearers := called[calling{r.stories[u.doc], cmp.Or(t.owned, t.key)}]
		if _, ok := found[root(i)]; ok || len(bearers) == 0 || saying[t.unit] || !r.definite(&t) {
			continue
		}
		groups := make([]int, len(bearers))
		for n, b := range bearers {
			groups[n] = r.groupOf[b]
		}
		if g, ok := onlyOne(groups); ok && !r.owns(g, t.unit) && (t.owned == "" || slices.ContainsFunc(bearers, func(b int) bool { return r.tellsOfOwner(r.units[b].doc, u) })) {
			found[root(i)] = g
		}
	}
}

// definite reports whether a description is of a certain single thing: "the guest", "Lind's guest".
func (r *resolver) definite(t *description) bool {
	looks := r.units[t.unit].looks
	return (t.owned != "" || slices.ContainsFunc(looks, func(l look) bool { return l.definite })) && !slices.ContainsFunc(looks, func(l look) bool { return l.plural })
}

// tellsOfOwner reports whether a document tells of an owner of what a unit describes.
func (r *resolver) tellsOfOwner(doc int, u *unit) bool {
	for i := range u.nominals {
		o, _, ok := r.ownerOf(u, i)
		if ok && slices.Contains(r.groupOf[r.first[doc]:r.first[doc]+len(r.docs[doc].units)], r.groupOf[o]) {
			return true
		}
	}
	return false
}
