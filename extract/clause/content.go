package clause

import "tercet/corpus"

// What nouns say: "the claim that", "the myth that", "allegations they failed to react".

// nounComplement weighs the noun h whose content the clause i is: "the claim
// that", "the possibility that", "the fact that".
func (t *tree) nounComplement(h, i int, s *setting) {
	l := t.lemma(h)
	if t.rel(i, acl) && !t.contentOf(h, i) && (t.child(i, mark) < 0 || t.form(t.child(i, mark)) != "that") {
		return
	}
	v := t.head[h]
	switch {
	case t.outOfBeing(h) && !t.in(h, doubtNouns), t.in(h, falseNouns):
		s.void = true // no evidence that
	case v >= 0 && t.pos(v, tagVerb) && t.in(v, rejectingVerbs) && t.rel(h, obj|nsubjPass) && (!t.in(h, maybeNouns) || l == "suggestion"):
		if !s.known {
			s.denied = v
		}
	case t.in(h, maybeNouns), l == "event" && t.caseIs(h, "in"):
		s.possible = true
	case v >= 0 && v != i && t.rel(h, nsubj) && t.in(v, falseAdjs) && t.pos(h, tagNoun) && t.pos(v, tagAdj):
		s.negated = s.negated == t.denied(v) // the rumour that Berg resigned was false
	case t.in(h, hearsayNouns):
		s.add(corpus.Attribution{Verb: l}, h)
	case t.in(h, officialNouns) && t.hasAdjective(h, "official", "alleged", "stated", "purported", "so-called"):
		s.add(corpus.Attribution{Verb: "official " + l}, h)
	case t.in(h, nounsOfSaying):
		a := corpus.Attribution{Verb: l}
		if k := t.child(h, nmodPoss); k >= 0 {
			a.Speaker = t.argument(t.resolve(Phrase{Head: k}))
		} else if v >= 0 && (t.rel(h, obj) || t.rel(h, obl) && t.caseIs(h, "in")) && (t.reports(v) || t.in(v, voicingVerbs)) {
			if sp := t.subjects(t.chainOf(v)[0]); len(sp) > 0 {
				a.Speaker = t.argument(sp[0])
			}
		}
		s.add(a, h)
	}
}

// tellsOf reports whether the noun h says of the noun i what the participle p behind that tells: "complaints about drivers
// ignoring the lights", "reports of ships sinking".
func (t *tree) tellsOf(h, i, p int) bool {
	c, _ := t.caseOf(i)
	return (c == "about" || c == "of") && t.pos(h, tagNoun) && t.toks[p].XPOS == "VBG" && !t.rel(p, aclRelcl) && t.form(p-1) != ","
}

// falseNouns call untrue what they say: the myth that.
var falseNouns = words(`myth lie falsehood hoax fallacy misconception delusion`)

// doubtNouns affirm what follows them where they are denied: no doubt that.
var doubtNouns = words(`doubt question secret denying mistake surprise`)

// rejectingVerbs deny the claims that are their object.
var rejectingVerbs = words(`deny reject dismiss refute rebut debunk dispute contradict disavow contest`)

// contentOf reports whether the clause i is what the noun h says, though no
// "that" stands before it: "allegations they failed to react".
func (t *tree) contentOf(h, i int) bool {
	if !t.in(h, nounsOfSaying) && !t.in(h, maybeNouns) || t.relativeWithin(i) >= 0 || t.child(i, mark) >= 0 {
		return false
	}
	s := t.ownSubject(i)
	return s > h && s < i && t.pos(i, tagVerb) && (t.child(i, obj|ccomp|xcomp) >= 0 || t.passive(i) || t.in(i, intransitive))
}

var officialNouns = words(`reason explanation justification version account story line position`)
