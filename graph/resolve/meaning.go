package resolve

import (
	"cmp"
	"strings"
)

// meaning is what rules ask of a relation: of thousands of statements few have relations of their own, and what follows
// from a relation alone is found once for each.
type meaning struct {
	class   string // as classOf says
	classNo int    // its number among all classes
	bare    string // without where or when; empty where what is left is no event
	bareNo  int    // the number of the class of bare
	traits  trait
	degree  int // to which what is done holds something up; 0 where it does not
}

// trait is what a relation may be, one bit for each.
type trait uint32

// Most are named after the tables that tell them.
const (
	isPassive trait = 1 << iota
	isExcluding
	isMutual
	isOneSided
	isTransitive
	hasSoleAgent
	isOnce       // a deed that is done once, passive or not
	isOnceBarely // likewise, without where or when
	isOnceByVerb // likewise, whatever else the relation says
	isCounted
	isResigning
	isDismissing // passive or not
	isServing
	isPlan     // of its object, or, passive, of its subject
	isSuffered // its subject was killed or hurt
	isHarm     // its object was
	isMustering
	isImplying // something of the same ends
)

func (m *meaning) is(t trait) bool { return m.traits&t != 0 }

// meaningOf returns all but the numbers of a relation's meaning.
func meaningOf(relation string) meaning {
	verb, active := mainVerb(relation), strings.TrimPrefix(relation, "be_")
	bare := bareRelation(relation)
	plan, planned := plans(relation)
	m := meaning{class: classOf(relation), bare: withoutCircumstance(relation), degree: degreeOf(relation)}
	for _, t := range []struct {
		trait trait
		is    bool
	}{
		{isPassive, active != relation}, {isExcluding, excluding[verb]}, {isMutual, mutual[relation]}, {isOneSided, oneSided[relation]},
		{isTransitive, transitive[relation]}, {hasSoleAgent, soleAgents[relation]}, {isOnce, onceOnly(relation)}, {isOnceBarely, onceOnly(bare)},
		{isOnceByVerb, once[verb]}, {isCounted, counted[verb]}, {isResigning, resigning[relation]}, {isDismissing, dismissing[active]},
		{isServing, serving[relation]}, {isPlan, plan || planned}, {isSuffered, suffered(relation)}, {isHarm, harms[relation] != ""},
		{isMustering, mustering[relation]}, {isImplying, len(entailments(relation)) > 0},
	} {
		if t.is {
			m.traits |= t.trait
		}
	}
	return m
}

// meanings holds those of the relations of a graph.
type meanings struct {
	of      map[string]*meaning
	fresh   []string // relations that are still to be told the meaning of
	classes map[string]int
	free    slab[meaning]
}

func newMeanings() meanings {
	return meanings{of: make(map[string]*meaning), classes: make(map[string]int)}
}

// get returns the meaning of a relation, which learn fills in.
func (ms *meanings) get(relation string) *meaning {
	m := ms.of[relation]
	if m == nil {
		m = &ms.free.take(1)[0]
		ms.of[relation], ms.fresh = m, append(ms.fresh, relation)
	}
	return m
}

// learn finds out what the relations mean that came since it was last called.
func (ms *meanings) learn() {
	fresh := ms.fresh
	ms.fresh = nil
	parallelEach(len(fresh), func(i int) { *ms.of[fresh[i]] = meaningOf(fresh[i]) })
	for _, relation := range fresh {
		m := ms.of[relation]
		m.classNo = ms.class(m.class)
		m.bareNo = ms.class(classOf(cmp.Or(m.bare, relation)))
	}
}

// class returns the number of a class.
func (ms *meanings) class(class string) int {
	n, ok := ms.classes[class]
	if !ok {
		n = len(ms.classes)
		ms.classes[class] = n
	}
	return n
}
