package clause

import "tercet/corpus"

// isRelative reports whether token i is a relative pronoun inside a relative clause.
func (t *tree) isRelative(i int) bool {
	return t.pos(i, tagPron|tagAdv|tagDet|tagSconj) && (t.in(i, relativePronouns) || t.formIn(i, relativePronouns)) && !t.feat(i, "PronType=Dem")
}

// antecedent returns the noun that the relative pronoun i refers to, or -1.
func (t *tree) antecedent(i int) int {
	if !t.isRelative(i) {
		return -1
	}
	if v := t.head[i]; v >= 0 && t.form(i) == "that" && t.rel(i, obj) && t.rel(v, acl) && t.head[v] >= 0 && (t.in(t.head[v], doubtNouns) || t.in(t.head[v], maybeNouns)) {
		return -1 // "no doubt that they understand"
	}
	for j, n := t.head[i], 0; j >= 0 && n < maxSteps; j, n = t.head[j], n+1 {
		if t.rel(j, aclRelcl|acl) && t.head[j] >= 0 {
			a := t.head[j]
			if a > i || t.isRelative(a) {
				return -1
			}
			if a = t.farAntecedent(a, i); t.form(i) == "which" && t.nameAt(a) >= 0 && t.doc.typeOf(t.mention[a]) == corpus.Person && !(t.rel(a, nsubj) && t.head[a] > i) {
				return -1 // "met Berg, which pleased the owners", but "Kestrel, which sells pumps, sued"
			}
			if h := t.head[a]; t.rel(a, conj) && h >= 0 && t.negatedPhrase(a) && !t.negatedPhrase(h) && t.child(a, cc) < 0 && t.form(i-1) == "," {
				a = h // "Berg, not Lund, who signed"
			}
			if t.form(i) == "which" && t.rel(i, nsubj) && t.head[i] == j && t.in(j, feelings) && !t.rel(a, nsubj) && i > 0 && t.form(i-1) == "," {
				return -1 // "bought the mine, which angered the owners"
			}
			return a
		}
		if t.rel(j, ccomp|advcl|csubj) && (t.child(j, mark) >= 0 || t.feat(i, "PronType=Int")) {
			return -1
		}
	}
	return -1
}

// askedAbout returns what somebody is asked about, if i is the "it" of which he then says something: "asked about the
// report, Berg said it was false"; -1 where a body that may be "it" speaks.
func (t *tree) askedAbout(i int) int {
	if t.form(i) != "it" || !t.rel(i, nsubj) || t.doc.asWritten {
		return -1
	}
	said := t.head[i]
	if said < 0 || !t.rel(said, ccomp) || t.head[said] < 0 {
		return -1
	}
	v := t.head[said]
	who, asked := t.child(v, nsubj), t.child(v, advcl)
	if who < 0 || asked < 0 || asked > who || t.lemma(asked) != "ask" || !t.human(who) {
		return -1
	}
	if topic := t.child(asked, obl); topic >= 0 && t.caseIs(topic, "about") && t.pos(topic, tagNoun|tagPropn) {
		return topic
	}
	return -1
}

// dying is what happens in an attack rather than at its place.
var dying = words(`die kill perish injure wound hurt drown`)

// feelings are what a deed causes rather than a thing.
var feelings = words(`anger please surprise shock upset annoy delight infuriate worry alarm disappoint outrage irritate enrage mean`)

// antecedents returns all the nouns that the relative pronoun i refers to, where
// these are coordinated and the clause follows them all or has a plural verb.
func (t *tree) antecedents(i int) []int {
	a := t.antecedent(i)
	if a < 0 {
		return nil
	}
	if list := t.conjuncts(a); len(list) > 0 && list[len(list)-1] < i {
		return append([]int{a}, list...)
	}
	if !t.rel(a, conj) || t.head[a] < 0 || !t.feat(a, "Number=Sing") {
		return nil
	}
	if !t.pluralClause(t.head[i]) || t.pos(t.head[a], tagVerb) {
		return nil
	}
	return append([]int{t.head[a]}, t.conjuncts(t.head[a])...)
}

// pluralClause reports whether the verb v, or an auxiliary of it, is a plural.
func (t *tree) pluralClause(v int) bool {
	for _, k := range append([]int{v}, t.kids[v]...) {
		if t.feat(k, "Number=Plur") && t.pos(k, tagAux|tagVerb) || t.form(k) == "are" || t.form(k) == "were" || t.form(k) == "have" {
			return true
		}
	}
	return false
}

// lastStranger returns the last of the list that the name a begins, if it has no name and an indefinite article, so that
// a clause behind it tells of it alone: "Berg, Lund and a third man, whom the police did not name"; else -1.
func (t *tree) lastStranger(a int) int {
	if t.below[a]&conj == 0 || t.nameAt(a) < 0 || t.doc.asWritten {
		return -1
	}
	list := t.conjuncts(a)
	if len(list) == 0 {
		return -1
	}
	last := list[len(list)-1]
	if d := t.child(last, det); t.nameAt(last) >= 0 || d < 0 || t.form(d) != "a" && t.form(d) != "an" {
		return -1
	}
	return last
}

// farAntecedent mends "the colony of Georgia, which ...": the parse decides, but
// an appositive that describes a name stands for the name.
func (t *tree) farAntecedent(a, i int) int {
	if last := t.lastStranger(a); last > a && last < i && !t.pluralClause(t.head[i]) {
		return last
	}
	if m := t.nameAt(a); m >= 0 && t.doc.typeOf(m) == corpus.Event && t.rel(a, obl) && t.rel(i, obj) && a > 0 {
		if _, at := t.caseOf(a); len(at) > 0 && at[0] > 0 && t.pos(at[0]-1, tagNoun) && t.head[at[0]-1] == t.head[a] {
			return at[0] - 1 // "clear mines from the war, which they found"
		}
	}
	if h := t.head[a]; t.form(i) == "which" && t.pos(a, tagNoun) && t.human(a) && t.rel(a, nmod) && h >= 0 && h < a && t.pos(h, tagNoun) && !t.human(h) {
		return h // "the killing of a boy, which": the killing
	}
	if f := t.form(i); (f == "who" || f == "whom") && t.pos(a, tagNoun|tagNum) && t.nameAt(a) < 0 && !t.human(a) {
		if j := i - 1; j >= 0 && t.pos(j, tagNoun) && t.human(j) {
			return j // "the rights of my colleagues who"
		}
		if j := i - 2; j >= 0 && t.form(i-1) == "," && t.human(j) {
			return j // "the death at 95 of N., who"
		}
		for c, h, n := a, t.head[a], 0; h >= 0 && n < 4 && t.rel(c, obj|obl|nmod|acl); c, h, n = h, t.head[h], n+1 {
			if t.pos(h, tagNoun|tagPropn) && t.human(h) {
				return h // "a man serving life sentences who": the man
			}
		}
	}
	if k := t.child(a, appos); k > a && k < i && t.nameAt(k) >= 0 && t.nounNumber(a) == -1 && t.numberOf(t.head[i]) == 1 && t.doc.Mentions[t.nameAt(k)].Last == i-2 {
		return k // "one of two sailors, Ann Berg, who is"
	}
	if v, n := t.head[i], t.nounAround(a); t.rel(i, nsubj) && n >= 0 && n < a && t.pos(n, tagNoun|tagNum) && t.nameAt(a) < 0 && t.conjuncts(a) == nil && t.conjuncts(n) == nil {
		if p := t.numberOf(v); p != 0 && p == t.nounNumber(n) && p == -t.nounNumber(a) {
			return n // "a group of ships that was", "the ships of a group that were", "one of the ships that was"
		}
	}
	if n := t.eventBefore(a); n >= 0 && t.in(t.head[i], resultVerbs) && t.rel(i, nsubj) {
		return n // "a shooting at a bank that left two dead": the shooting
	}
	if v := t.head[i]; t.caseIs(i, "in") && t.in(v, dying) {
		for n := t.head[a]; n >= 0 && t.rel(a, nmod) && t.pos(n, tagNoun); a, n = n, t.head[n] {
			if t.in(n, eventNouns) {
				return n // "the attack on the port of Norvik in which nine died": in the attack
			}
			if !t.rel(n, nmod) {
				break
			}
		}
	}
	if m := t.nameAt(a); m >= 0 && t.rel(a, nmod|appos|obl) && t.head[a] >= 0 && t.pos(t.head[a], tagNoun|tagPropn) {
		typ := t.doc.typeOf(m)
		if typ == corpus.Event && t.rel(i, obj) {
			return t.head[a] // "mines from the war, which they found"
		}
		who := t.form(i) == "who" || t.form(i) == "whom"
		if typ == corpus.Person && t.form(i) == "which" || who && (typ == corpus.Place || typ == corpus.Org) && t.rel(a, nmod) && t.in(t.head[a], roleNouns) && !t.pluralClause(t.head[i]) {
			a = t.head[a] // "the Order of N., which", "the president of X, who"
		}
	}
	if n := t.nameBefore(i); t.form(i) == "which" && n >= 0 && (t.in(a, roleNouns) || t.nameAt(a) >= 0 && t.doc.typeOf(t.mention[a]) == corpus.Person) {
		return n // "the president of X, which": X
	}
	if s := t.ownSubject(a); s >= 0 && s < a && t.child(a, cop) >= 0 && t.pos(a, tagNoun) && t.caseIs(a, "") && !t.isRelative(s) && !(t.pos(s, tagPron) && t.in(s, deadPronouns)) {
		return s // "X is a footballer who plays": X plays
	}
	first := a
	if h := t.head[a]; t.rel(a, conj) && h >= 0 && t.rel(h, appos) && (t.human(a) || t.form(i) == "who") && t.nameAt(h) < 0 && t.feat(a, "Number=Sing") {
		first = h // "N., a sailor and official who": N.
	}
	for h, n := first, 0; t.rel(h, appos) && t.head[h] >= 0 && t.nameAt(a) < 0 && n < 3; n++ {
		if h = t.head[h]; t.nameAt(h) >= 0 {
			return h
		}
	}
	return a
}

// eventBefore returns the event that the phrase of a tells the place of, or -1: "a shooting at a bank", which
// the tree may give to the verb, "charged in a shooting at a bank".
func (t *tree) eventBefore(a int) int {
	cs, at := t.caseOf(a)
	if n := t.head[a]; n >= 0 && n < a && t.rel(a, nmod) && t.in(n, eventNouns) && cs != "of" {
		return n
	}
	if len(at) > 0 && at[0] > 0 && t.rel(a, obl) && placePrepositions.has(cs) {
		if n := at[0] - 1; t.in(n, eventNouns) && t.pos(n, tagNoun) && t.rel(n, obl|obj) && t.head[n] == t.head[a] {
			return n
		}
	}
	return -1
}

// nounAround returns the noun that the noun a completes, or that a participle with a describes, or -1: "trail"
// of "villages" in "a trail dotted with villages".
func (t *tree) nounAround(a int) int {
	h := t.head[a]
	switch {
	case t.rel(a, nmod):
		return h
	case t.rel(a, obj|obl) && h >= 0 && h < a && t.rel(h, acl) && !t.rel(h, aclRelcl) && t.participle(h):
		return t.head[h]
	}
	return -1
}

// numberOf returns 1 if the verb v, or its first auxiliary, is a singular, -1 if a plural, else 0.
func (t *tree) numberOf(v int) int {
	first := v
	for _, k := range t.children(v, aux|cop) {
		first = min(first, k)
	}
	switch t.form(first) {
	case "is", "was", "has", "does":
		return 1
	case "are", "were", "have":
		return -1
	}
	if t.toks[first].XPOS == "VBZ" {
		return 1
	}
	return 0
}

// nounNumber returns 1 if the noun i is a singular, -1 if a plural, else 0.
func (t *tree) nounNumber(i int) int {
	switch t.toks[i].XPOS {
	case "NN", "NNP":
		return 1
	case "NNS", "NNPS":
		return -1
	case "CD":
		if t.form(i) == "one" {
			return 1
		}
	}
	return 0
}

// eventNouns name what happens and does harm.
var eventNouns = words(`shooting fire crash attack explosion blast accident storm earthquake quake flood collision derailment incident rampage
	outbreak bombing raid assault strike riot clash fight hurricane typhoon tornado eruption landslide avalanche stampede ambush murder robbery
	outage failure disaster war conflict siege`)

// human reports whether the noun h is a word for people, or names one.
func (t *tree) human(h int) bool {
	return t.in(h, roleNouns) || t.in(h, peopleNouns) || t.nameAt(h) >= 0 && t.doc.typeOf(t.mention[h]) == corpus.Person
}

var peopleNouns = words(`being man woman person people boy girl child baby teenager teen adult youth guy lady gentleman individual driver passenger inmate prisoner
	offender criminal police soldier trooper guard gunman attacker officer migrant refugee protester demonstrator voter fan worker inhabitant local
	fugitive convict hacker thief arsonist rebel killer murderer robber burglar kidnapper bomber hijacker pirate patient customer vigilante official
	shareholder stockholder consumer investor buyer broker diplomat creditor miner bidder competitor specialist relative kid foreigner advocate
	negotiator observer defendant plaintiff volunteer stockbroker trustee raider terrorist extremist neighbour neighbor fighter winner champion
	taxpayer attendee speaker witness eyewitness financier tourist donor co-worker visitor academic maid guerrilla celebrity technician native cop
	interviewer interviewee occupant tenant contender challenger staffer guest performer juvenile dad mum mom rioter mathematician scholar elder
	constable industrialist dockworker docker loser graduate undergraduate pupil immigrant emigrant exile defector expatriate settler peasant
	perpetrator assailant communist socialist nationalist separatist loyalist insurgent councillor parliamentarian proponent supporter hero mediator
	messenger lobbyist counselor inventor wrestler runner swimmer cyclist climber hiker motorist motorcyclist pedestrian rider viewer defender
	magnate infant toddler newborn orphan pensioner retiree educator programmer mineworker servant coroner sibling spouse bride nun monk cleric
	respondent commentator applicant referee dentist mechanic seafarer rescuer reformer fundraiser pundit interpreter cosmonaut veterinarian
	policeman policewoman fireman mentor villager ecologist bystander passer-by participant paramedic medic mourner worshipper pilgrim mobster
	mafioso gangster detainee captive juror delegate peacekeeper comrade teammate roommate housemate stepmother stepson stepdaughter grandparent
	grandchild newcomer neurosurgeon agronomist islander mountaineer skier surfer evacuee returnee subscriber depositor lender borrower heiress
	acquaintance companion bodyguard courier jihadist`)

// nameBefore returns the head of the name, not a person's, right before token i
// and the punctuation there, or -1.
func (t *tree) nameBefore(i int) int {
	j := i - 1
	for j >= 0 && t.pos(j, tagPunct) {
		j--
	}
	if j < 0 || t.nameAt(j) < 0 || t.doc.typeOf(t.mention[j]) == corpus.Person {
		return -1
	}
	if h := t.doc.Mentions[t.mention[j]].Head; h >= 0 && h < len(t.toks) {
		return h
	}
	return j
}
