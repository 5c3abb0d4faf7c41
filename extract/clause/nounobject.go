package clause

import "strings"

// This file reads a verb and the noun that is its object as one relation.

// throughNoun reads "ruled out the possibility of deploying troops" as one
// relation to the troops.
func (t *tree) throughNoun(c *Clause, o Phrase) []fact {
	if !t.in(o.Head, maybeNouns) && !t.in(o.Head, emptyActs) {
		return nil
	}
	var list []fact
	for _, a := range t.children(o.Head, acl) {
		if t.rel(a, aclRelcl) || !t.pos(a, tagVerb) || t.toks[a].XPOS != "VBG" && !t.infinitive(a) || t.denied(a) || t.mark(a, "for") && t.ofPhrase(o.Head) >= 0 {
			continue // "the prospect of arrest for stealing" is not of stealing
		}
		inner := &Clause{Pred: a, Chain: []int{a}}
		t.arguments(inner, a)
		relation := c.Relation
		if !weighing.has(relation) {
			relation += "_" + t.lemma(o.Head)
		}
		for _, p := range inner.Objects {
			p.Negated = p.Negated != o.Negated
			list = append(list, fact{object: p, extra: nil, rule: "through-noun", relation: relation + "_to_" + t.lemmaWithParticle(a),
				words: union(c.Words, t.nounAlone(o.Head), t.children(a, mark), t.groupWords(a, true))})
		}
	}
	return list
}

// weighing verbs are of what is possible, which their relation need not say: "ruled out the possibility of".
var weighing = words(`rule_out exclude consider weigh discuss mull`)

// emptyActs are nouns whose infinitive says what is meant.
var emptyActs = words(`right ability option opportunity authority power permission plan intention intent decision need desire willingness commitment
	promise attempt effort move agreement obligation`)

// idiomNouns are no things after their light verb: took place, made sense.
var idiomNouns = words(`place part effect shape root sense note aim fire way sight hold power momentum advantage care landfall headway sail doubt life`)

// reciprocalNouns name what two parties have with each other.
var reciprocalNouns = words(`tie relation relations relationship talk talks agreement deal border war dispute alliance treaty discussion meeting`)

// lightCausatives say nothing of their object but what the infinitive says.
var lightCausatives = words(`let make lead cause help get have`)

// raisingVerbs do nothing to their object where an infinitive follows: "wanted
// him to leave" is not "wanted him".
var raisingVerbs = words(`want expect need find believe know show prove prefer like wish hear see watch consider deem`)

// lightFacts reads a light verb and its noun as one relation: "took part in X",
// with the preposition below the noun or below the verb.
func (t *tree) lightFacts(c *Clause, o Phrase) []fact {
	var list []fact
	add := func(ps []Phrase, at []int, cs string) {
		for _, p := range ps {
			p.Negated = p.Negated != o.Negated // "took no part in"
			list = append(list, fact{
				object: p, rule: "light-verb", words: union(c.Words, t.nounAlone(o.Head), at),
				relation: c.Relation + "_" + t.lemma(o.Head) + "_" + strings.ReplaceAll(cs, " ", "_"),
			})
		}
	}
	into := t.in(o.Head, nounFrames["into"]) // "opened an investigation in Norvik" is none into Norvik
	for _, k := range t.kids[o.Head] {
		if cs, at := t.caseOf(k); k > o.Head && t.rel(k, nmod) && (cs == "into" && t.pos(k, tagNoun|tagPropn) || !into) && !t.in(k, adverbialNouns) && cs != "" && cs != "of" && cs != "such as" && !strings.HasPrefix(cs, "including") && !t.temporal(k) {
			add(stripCase(t.phrases(k)), at, cs)
		}
	}
	if len(list) == 0 {
		for _, p := range append(append([]Phrase{}, c.Obliques...), c.Places...) {
			if p.Head > o.Head && p.Case != "" && (p.Case == "into" || !into) && !t.in(p.Head, adverbialNouns) {
				add(stripCase([]Phrase{p}), p.CaseAt, p.Case)
				break
			}
		}
	}
	if len(list) == 0 && len(c.Subjects) == 2 && t.in(o.Head, reciprocalNouns) {
		// A and B have ties: A has ties with B.
		other := c.Subjects[1]
		other.Negated = o.Negated
		return []fact{{object: other, rule: "light-verb", words: union(c.Words, t.nounAlone(o.Head)), relation: c.Relation + "_" + t.lemma(o.Head) + "_with"}}
	}
	if len(list) == 0 && t.in(o.Head, idiomNouns) {
		return []fact{{object: Phrase{Negated: o.Negated}, relation: c.Relation + "_" + t.lemma(o.Head), words: union(c.Words, t.nounAlone(o.Head)), rule: "light-verb"}}
	}
	return list
}
