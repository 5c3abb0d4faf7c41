package clause

// This file holds what verbs and nouns ask for beside them: the preposition of a
// verb's further participant, "accused N of theft", and that of a noun's
// complement, "access to the port".

// verbFrames gives the verbs whose object needs a phrase with the preposition:
// without it, half of what is said is missing.
var verbFrames = map[string]wordSet{
	"of":   words(`accuse convict acquit clear suspect rob deprive strip relieve cure rid absolve warn inform remind notify assure convince`),
	"with": words(`charge compare threaten provide supply equip replace confuse associate credit discuss present entrust pump load arm flood furnish saddle bombard pelt`),
	"for":  words(`blame thank praise criticize criticise fine condemn apologize mistake nominate exchange prepare`),
	"as": words(`describe regard see view name label identify characterize characterise recognize recognise portray define cite denounce hail dismiss classify designate use treat brand hire depict
		nominate reject present choose pick select appoint crown install ordain reappoint reelect list`),
	"to": words(`compare liken attribute link connect limit restrict subject expose sentence confine ascribe give send bring deliver add sell
		pay lend hand donate transfer move transport escort extradite deport evacuate relocate return refer devote dedicate contribute award convert reduce restore`),
	"on":      words(`impose blame place put base spend inflict pull install`),
	"into":    words(`turn convert transform divide put ram force pump smuggle inject invest pour incorporate split channel integrate`),
	"in":      words(`invest involve hold keep`),
	"from":    words(`prevent ban exclude exempt receive obtain inherit steal remove protect withdraw separate distinguish evict expel rescue free`),
	"among":   words(`count rank list number include`),
	"against": words(`warn pit`),
	"over":    words(`choose favor favour prefer`),
}

// ownFrames are prepositions of verbFrames that parsers give to the noun before them, which
// seldom has a complement with them.
var ownFrames = map[string]wordSet{
	"of":   words(`accuse convict acquit clear rob deprive`),
	"with": words(`charge compare threaten`),
	"for":  words(`blame thank praise fine`),
	"as":   words(`describe regard characterize characterise portray`),
	"to":   words(`connect link liken attribute lose`),
}

// mendFrame gives the verb the phrase that it asks for beside its object, where the tree gives it
// to the object: "accused the banks of theft", but not "accused the head of the bank".
func (t *tree) mendFrame(i int) {
	o := t.head[i]
	if o < 0 || o > i || !t.rel(i, nmod) || t.rel(i, nmodPoss|nmodUnmarked|nmodDesc) || !t.rel(o, obj) || t.head[o] < 0 || t.head[o] > o {
		return
	}
	v := t.head[o]
	cs, _ := t.caseOf(i)
	if !t.in(v, ownFrames[cs]) || t.nounAsks(o, cs) {
		return
	}
	for _, k := range t.kids[v] {
		if k > o && (t.rel(k, obl) && t.caseIs(k, cs) || t.rel(k, advcl) && t.mark(k, cs)) {
			return // it has one already
		}
	}
	for _, k := range t.children(o, nmod) {
		if k > i && t.caseIs(k, cs) {
			return // the last is the verb's
		}
	}
	if cs == "of" && t.nameAt(o) < 0 && (t.human(o) || t.nameAt(i) >= 0) && !t.lastOf(o, i) {
		return
	}
	t.attach(i, v, "obl")
}

// lastOf reports whether another "of" phrase of o comes before i.
func (t *tree) lastOf(o, i int) bool {
	k := t.ofPhrase(o)
	return k >= 0 && k < i
}

// frameOf returns the phrase below the verb i that its frame asks for beside the
// object o, or -1.
func (t *tree) frameOf(i, o int) int {
	for _, k := range t.children(i, obl) {
		if cs, _ := t.caseOf(k); k > o && t.in(i, verbFrames[cs]) && !t.temporal(k) && !(cs == "in" && t.in(i, keeping) && (t.child(k, det|nmodPoss|nummod) >= 0 || t.nameAt(k) >= 0)) {
			return k
		}
	}
	for _, k := range t.children(i, advcl) {
		if m := t.child(k, mark); k > o && m > o && t.toks[k].XPOS == "VBG" && t.in(i, verbFrames[t.form(m)]) && t.form(m) != "as" {
			return k // "warned Norvik against sending troops", "placed an emphasis on teaching"
		}
		if k > o && t.in(i, verbFrames["as"]) && t.pos(k, tagAdj) && (t.caseIs(k, "as") || t.mark(k, "as")) {
			return k // "treated the fire as suspicious"
		}
	}
	return -1
}

// keeping verbs ask for "in" only with the state in which something is kept: "held Berg in contempt".
var keeping = words(`keep hold`)

// nounFrames gives the nouns that name too little without the phrase that follows
// them with the preposition, be it a name or not.
var nounFrames = map[string]wordSet{
	"to": words(`access path threat right approach answer solution response reaction damage commitment opposition return attention objection
		contribution introduction challenge alternative exposure resistance amendment change key reference obstacle barrier route road
		transition tribute link connection adjustment visit end`),
	"for": words(`support demand need responsibility search request call reason plan bid campaign candidate fight funding deadline penalty
		punishment proposal respect nomination permit licence license justification explanation basis forum verdict warrant vigil
		memorial`),
	"on": words(`restriction limit ban tax attack assault tariff sanction impact effect influence pressure report ruling vote
		law research study grip hold stranglehold crackdown embargo curb toll levy duty information dependence focus view decision moratorium`),
	"in": words(`life increase decrease rise drop decline change cut reduction growth interest stake investment confidence role participation
		involvement surge shift loss jump slump slowdown improvement share fall gain specialist expert`),
	"against": words(`case charge allegation campaign war protest fight lawsuit complaint measure action crime accusation vaccine struggle offensive threat sanction`),
	"into":    words(`investigation inquiry probe insight research`),
	"about":   words(`concern question information worry fear doubt rumor rumour book film movie documentary`),
	"over":    words(`concern dispute control lawsuit row conflict debate victory`),
	"with":    words(`relationship deal agreement contract tie merger partnership`),
	"from":    words(`protection revenue income withdrawal`),
	"between": words(`war conflict dispute agreement deal talk relation tie border clash meeting dialogue cooperation difference match game`),
}

// nounAsks reports whether the noun h asks for a phrase with the preposition.
func (t *tree) nounAsks(h int, preposition string) bool {
	return t.in(h, nounFrames[preposition]) && t.nameAt(h) < 0
}

// spelled returns what the noun h, of a word or a name, says that it is: "the pseudonym Kes", which
// is not Kes, "the word \"peace\""; -1 if it is another noun.
func (t *tree) spelled(h int) int {
	if !t.in(h, namingNouns) || t.doc.asWritten {
		return -1
	}
	if k := t.child(h, appos); k > h && k <= h+3 && (t.nameAt(k) >= 0 || t.pos(k, tagPropn) || t.pos(h+1, tagPunct) && t.form(h+1) != ",") {
		return k
	}
	return -1
}

var namingNouns = words(`word name pseudonym term phrase moniker alias nickname slogan hashtag username pronoun`)

// out returns the "out" of "out of" right behind the verb of c, without which the verb says something else; or -1.
func (t *tree) out(c *Clause) int {
	for _, p := range c.Obliques {
		if p.Case == "out of" && p.CaseAt[0] == c.Pred+1 && !t.doc.asWritten {
			return p.CaseAt[0]
		}
	}
	return -1
}
