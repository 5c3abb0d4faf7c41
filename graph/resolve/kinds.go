package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// beingOf is a thing and the noun that says of what kind it is.
type beingOf struct {
	thing int
	noun  string
}

// generalizeKinds gives what a text says somebody or something is in one word the evidence of texts of its
// story that say it more closely: who is a state prosecutor, or the prosecutor of Sevrin, is a prosecutor.
func (a *accounts) generalizeKinds(drafts []*draft) {
	closer := make(map[beingOf][]*draft)
	bare := make(map[beingOf]*draft)
	for _, d := range drafts {
		kind := a.kind(d)
		if len(kind) == 0 || d.polarity != corpus.Affirmed || slices.ContainsFunc(kind, notQuite) {
			continue
		}
		of := beingOf{d.subject, kind[len(kind)-1]}
		if d.relation == "be" && fold(d.literal.Text) == of.noun {
			bare[of] = d
		} else {
			closer[of] = append(closer[of], d)
		}
	}
	for of, d := range bare { // in any order: each is told by drafts of its own
		for _, f := range closer[of] {
			d.evidence = append(d.evidence, a.telling(d, f)...)
		}
	}
}

// kind returns the words, folded, that say of what kind a draft makes its subject: "state prosecutor" for both
// "is state prosecutor" and "is state prosecutor of Sevrin"; nil where it says something else.
func (a *accounts) kind(d *draft) []string {
	if d.relation == "be" {
		if d.literal == nil || d.literal.Type != corpus.Text {
			return nil
		}
		kind := strings.Fields(fold(d.literal.Text))
		if at := slices.IndexFunc(kind, func(w string) bool { return linking[w] }); at >= 0 {
			kind = kind[:at]
		}
		return kind
	}
	role, ok := strings.CutPrefix(d.relation, "be_")
	if at := strings.LastIndexByte(role, '_'); ok && at > 0 && linking[role[at+1:]] {
		if kind := strings.Split(role[:at], "_"); words().class(kind[len(kind)-1]) != 0 {
			return kind
		}
	}
	return nil
}

// notQuite reports whether a word before a kind says that something is not wholly of it.
func notQuite(word string) bool { return lesser[word] }

var lesser = map[string]bool{"former": true, "ex": true, "late": true, "then": true, "future": true, "next": true, "designate": true, "elect": true, "alleged": true,
	"suspected": true, "accused": true, "potential": true, "possible": true, "likely": true, "would": true, "aspiring": true, "failed": true, "fake": true, "false": true,
	"deputy": true, "vice": true, "assistant": true, "acting": true, "interim": true, "honorary": true, "so": true, "called": true, "self": true, "virtual": true,
	"presumptive": true, "onetime": true, "retired": true, "no": true, "not": true, "almost": true, "nearly": true, "one": true}
