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

// relationOf returns what a label says; a subtype that no rule asks for is its relation.
func relationOf(label string) relation {
	switch label {
	case "acl":
		return acl
	case "acl:relcl":
		return acl | aclRelcl
	case "advcl":
		return advcl
	case "advcl:relcl":
		return advcl | advclRelcl
	case "advmod":
		return advmod
	case "amod":
		return amod
	case "appos":
		return appos
	case "aux":
		return aux
	case "aux:pass":
		return aux | auxPass
	case "case":
		return caseMark
	case "cc":
		return cc
	case "cc:preconj":
		return cc | ccPreconj
	case "ccomp":
		return ccomp
	case "compound":
		return compound
	case "compound:prt":
		return compound | compoundPrt
	case "conj":
		return conj
	case "cop":
		return cop
	case "csubj":
		return csubj
	case "dep":
		return dep
	case "det":
		return det
	case "det:predet":
		return det | detPredet
	case "discourse":
		return discourse
	case "dislocated":
		return dislocated
	case "expl":
		return expl
	case "fixed":
		return fixed
	case "flat":
		return flat
	case "goeswith":
		return goeswith
	case "iobj":
		return iobj
	case "list":
		return list
	case "mark":
		return mark
	case "nmod":
		return nmod
	case "nmod:desc":
		return nmod | nmodDesc
	case "nmod:poss":
		return nmod | nmodPoss
	case "nmod:unmarked":
		return nmod | nmodUnmarked
	case "nsubj":
		return nsubj
	case "nsubj:outer":
		return nsubj | nsubjOuter
	case "nsubj:pass":
		return nsubj | nsubjPass
	case "nummod":
		return nummod
	case "obj":
		return obj
	case "obl":
		return obl
	case "obl:agent":
		return obl | oblAgent
	case "obl:unmarked":
		return obl | oblUnmarked
	case "orphan":
		return orphan
	case "parataxis":
		return parataxis
	case "punct":
		return punct
	case "reparandum":
		return reparandum
	case "root":
		return root
	case "vocative":
		return vocative
	case "xcomp":
		return xcomp
	}
	if plain, _, subtype := strings.Cut(label, ":"); subtype {
		return relationOf(plain)
	}
	return unknown
}
