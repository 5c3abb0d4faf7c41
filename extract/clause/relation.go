package clause

import "strings"

// relation is a relation of Universal Dependencies, or a set of them:
// nsubj|csubj. One with subtypes contains them, as obl does oblAgent.
type relation uint64

// The relations, and those of their subtypes that rules ask for. In UD's words
// oblAgent is obl:agent; caseMark is case, which is a keyword of Go.
const (
	acl relation = 1 << iota
	aclRelcl
	advcl
	advclRelcl
	advmod
	amod
	appos
	aux
	auxPass
	caseMark
	cc
	ccPreconj
	ccomp
	compound
	compoundPrt
	conj
	cop
	csubj
	dep
	det
	detPredet
	discourse
	dislocated
	expl
	fixed
	flat
	goeswith
	iobj
	list
	mark
	nmod
	nmodDesc
	nmodPoss
	nmodUnmarked
	nsubj
	nsubjOuter
	nsubjPass
	nummod
	obj
	obl
	oblAgent
	oblUnmarked
	orphan
	parataxis
	punct
	reparandum
	root
	vocative
	xcomp
	unknown
)

// relations has the labels in the order of the constants.
var relations = byLabel(strings.Fields(`acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj
	ccomp compound compound:prt conj cop csubj dep det det:predet discourse dislocated expl fixed flat goeswith iobj
	list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked
	orphan parataxis punct reparandum root vocative xcomp`))

// byLabel gives each label its bit, and subtypes that of their relation too.
func byLabel(labels []string) map[string]relation {
	of := make(map[string]relation, len(labels))
	for i, l := range labels {
		plain, _, _ := strings.Cut(l, ":")
		of[l] = 1<<i | of[plain]
	}
	return of
}

// relationOf returns what a label says; a subtype that no rule asks for is its relation.
func relationOf(label string) relation {
	if r, ok := relations[label]; ok {
		return r
	}
	plain, _, _ := strings.Cut(label, ":")
	if r, ok := relations[plain]; ok {
		return r
	}
	return unknown
}
