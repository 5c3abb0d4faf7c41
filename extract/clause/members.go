package clause

import "tercet/corpus"

// This file holds rules of what is part of what: members in lists and brackets, what includes whom.

// members finds enumerations: who belongs to what.
func (t *tree) members(i int) []*Clause {
	if !t.pos(i, tagNoun|tagPropn) {
		return nil
	}
	body := t.nameAt(i) >= 0 && (t.doc.typeOf(t.mention[i]) == corpus.Org || t.doc.typeOf(t.mention[i]) == corpus.Group)
	if !t.in(i, memberNouns) && !body || len(t.namesBehind(i)) > 0 {
		return t.included(i)
	}
	for _, k := range t.kids[i] {
		if k < i || t.nameAt(k) < 0 {
			continue
		}
		all := append([]int{k}, t.conjuncts(k)...)
		cs, _ := t.caseOf(k)
		switch {
		case t.rel(k, appos|parataxis|dep|list) && len(all) > 1 && (t.feat(i, "Number=Plur") || body && t.form(k-1) == "("):
			if t.nameAt(i) >= 0 { // "the League of N (A, B and C)"
				return t.memberships(all, Phrase{Head: i}, i)
			}
			if whole := t.wholeOf(i); whole >= 0 {
				return t.memberships(all, Phrase{Head: whole}, i)
			}
			return t.inclusions(i, all)
		case t.rel(k, nmod) && (cs == "between" || cs == "of" || cs == "among" || cs == "comprising") && len(all) > 1:
			whole := i
			if cs == "of" && t.nameAt(i) >= 0 {
				continue // "the Free State of N and M" is a name
			}
			if t.rel(i, appos) && t.nameAt(t.head[i]) >= 0 {
				whole = t.head[i]
			} else if s := t.ownSubject(i); s >= 0 && t.copulaOf(i) >= 0 {
				whole = t.resolve(Phrase{Head: s}).Head
			} else {
				continue
			}
			return t.memberships(all, Phrase{Head: whole, Gap: true}, i)
		}
	}
	return t.included(i)
}

// included finds "institutions such as Sberbank".
func (t *tree) included(i int) []*Clause {
	for _, k := range t.kids[i] {
		if k > i && t.rel(k, nmod) && t.nameAt(k) >= 0 && (t.caseIs(k, "such as") || t.caseIs(k, "including")) {
			n := i
			for up := 0; n >= 0 && up < 4 && !(t.pos(n, tagNoun) && t.feat(n, "Number=Plur")); up++ {
				n = t.head[n]
			}
			if n < 0 || !t.feat(n, "Number=Plur") || t.nameAt(n) >= 0 || !t.pos(n, tagNoun) {
				return nil
			}
			return t.inclusions(n, append([]int{k}, t.conjuncts(k)...))
		}
	}
	return nil
}

// wholeOf returns what the members headed by i are members of: "CSTO countries",
// "states of the union".
func (t *tree) wholeOf(i int) int {
	for _, k := range t.kids[i] {
		if t.nameAt(k) < 0 || t.nameAt(k) == t.nameAt(i) {
			continue
		}
		if cs, _ := t.caseOf(k); t.rel(k, compound|nmodPoss) || t.rel(k, nmod) && (cs == "of" || cs == "in") {
			if t.doc.typeOf(t.mention[k]) != corpus.Person {
				return k
			}
		}
	}
	return -1
}

func (t *tree) memberships(list []int, whole Phrase, noun int) []*Clause {
	var out []*Clause
	for _, k := range list {
		if t.nameAt(k) < 0 {
			continue
		}
		c := t.nominalClause(Phrase{Head: k}, noun)
		c.Relation = "be_member_of" // which no word of the text says
		c.Words, c.Objects = nil, []Phrase{whole}
		out = append(out, c)
	}
	return out
}

func (t *tree) inclusions(noun int, list []int) []*Clause {
	c := t.nominalClause(Phrase{Head: noun}, noun)
	c.Relation, c.Copular = "include", false
	_, c.Words = t.caseOf(list[0])
	for _, k := range list {
		c.Objects = append(c.Objects, Phrase{Head: k})
	}
	return []*Clause{c}
}
