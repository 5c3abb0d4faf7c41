package clause

import (
	"tercet/corpus"
)

// setting gathers what the clauses around a predicate say of it.
type setting struct {
	said     []corpus.Attribution // innermost first while climbing
	possible bool
	modal    bool
	planned  bool
	negated  bool
	void     bool
	known    bool  // it tells which one is meant: no denial further up reaches it
	denied   int   // the verb of denying above, -1 if none
	belied   int   // how many of said the narrator contradicts, with the last of them at the latest
	verbs    []int // where each attribution's verb stands, -1 if in another sentence
}

// applyContext weighs what governs the clause: who says it, whether it is a
// condition, a plan, a hope. It reports whether anything is stated at all.
func (t *tree) applyContext(c *Clause, g *group) bool {
	s := &setting{possible: g.possible || t.fictional(c.Pred), modal: g.modal, planned: g.planned, denied: -1}
	if g.hearsay != "" && g.hearsay != "seem" && g.hearsay != "appear" {
		s.add(corpus.Attribution{Verb: g.hearsay}, g.chain[0])
	} else if g.hearsay != "" {
		s.possible = true
	}
	t.climb(g.chain[0], s)
	for n, i := range g.chain {
		if n > 0 && !t.rel(i, conj) {
			t.accordingTo(i, -1, s)
		}
		t.sentenceAdverbs(i, s)
	}
	if s.void || t.unstated(g.chain[0]) || t.partlyDenied(g.chain[0]) {
		return false
	}
	if s.denied >= 0 {
		t.denies(c, s)
	}
	t.saidNext(s)
	t.addQuote(c, s)
	c.Negated = c.Negated != s.negated
	c.Modal = c.Modal || s.modal
	c.Said = t.outermostFirst(s.said)
	if c.Belied = s.belied > 0 && !c.Negated && !s.possible && !c.Modal && !s.planned; c.Belied {
		c.Against = t.outermostFirst(s.said[s.belied:])
	}
	switch {
	case s.possible || c.Modal:
		c.Factuality = corpus.Possible
	case s.planned:
		c.Factuality = corpus.Planned
	case len(c.Said) > 0:
		c.Factuality = corpus.Claimed
	default:
		c.Factuality = corpus.Fact
	}
	return true
}

// denies weighs a clause that somebody denies: what one denies of oneself is a
// relation ("denied that he had taken money": deny_to_take); what one denies of
// others is claimed not to be so.
func (t *tree) denies(c *Clause, s *setting) {
	by := t.subjects(s.denied)
	if len(by) == 1 && len(c.Subjects) == 1 && !c.Copular && t.doc.same(t.mention[by[0].Head], t.mention[c.Subjects[0].Head]) {
		c.Relation = "deny_to_" + c.Relation
		c.Active = c.Relation
		c.Words = union(t.groupWords(s.denied, false), c.Words)
		c.Negated = c.Negated != t.denied(s.denied)
		return
	}
	n := len(s.said)
	t.addSpeaker(s.denied, s)
	if len(s.said) > n && n > 0 { // the denier is nearer than speakers further up
		last := s.said[n]
		copy(s.said[1:], s.said[:n])
		s.said[0] = last
		s.verbs = append([]int{s.denied}, s.verbs[:n]...)
	}
	s.negated = !s.negated
}

// saidNext attributes this sentence to whom the next one names: "This was said
// by X".
func (t *tree) saidNext(s *setting) {
	if len(s.said) > 0 || t.index+1 >= len(t.doc.trees) {
		return
	}
	next := t.doc.tree(t.index + 1)
	for i := range t.toks {
		if t.head[i] < 0 && t.reports(i) {
			return // what this sentence reports is meant
		}
	}
	for i := range next.toks {
		if next.head[i] >= 0 || !next.in(i, stating) || next.child(i, ccomp|parataxis) >= 0 || len(next.toks) > 40 {
			continue
		}
		what := next.child(i, obj)
		if next.passive(i) {
			what = next.ownSubject(i)
		}
		if what < 0 || next.form(what) != "this" && next.form(what) != "that" || len(next.kids[what]) > 0 {
			return
		}
		a := corpus.Attribution{Verb: next.lemma(i)}
		if sp, ok := next.speakerOf(i); ok {
			a.Speaker = sp
			s.add(a, -1)
		}
	}
}

// stating verbs have what somebody says as their object.
var stating = words(`say tell state announce report write declare claim reveal disclose confirm tweet post add`)

func (s *setting) add(a corpus.Attribution, verb int) {
	s.said = append(s.said, a)
	s.verbs = append(s.verbs, verb)
}

// climb walks from predicate i to the root and lets each clause on the way bear
// on it. Once a noun or an adverbial clause has been passed, hopes and
// conditions further up no longer do; speakers always do.
func (t *tree) climb(i int, s *setting) {
	soft, from := false, -1
	for n := 0; i >= 0 && n < maxSteps; n++ {
		t.marks(i, s, soft)
		t.accordingTo(i, from, s)
		t.insertedReport(i, s)
		t.sourceBehind(i, s)
		if o := t.child(i, nsubjOuter); o >= 0 {
			t.nounComplement(o, i, s)
		}
		h := t.head[i]
		if h < 0 {
			t.sourceBefore(i, from, s)
			return
		}
		switch {
		case t.rel(i, ccomp|csubj), t.rel(i, parataxis) && t.saysAfter(i, h), t.rel(i, xcomp) && !t.pos(h, tagNoun):
			t.complementOf(h, i, s, soft)
		case t.rel(i, acl) && t.perhaps(h) && !t.aside(i):
			s.possible, soft = true, true
		case t.rel(i, aclRelcl):
			if t.aside(i) { // only what covers the whole sentence reaches it
				for from, i = i, h; i >= 0; from, i = i, t.head[i] {
					t.accordingTo(i, from, s)
				}
				return
			}
			if t.contentOf(h, i) {
				t.nounComplement(h, i, s)
			}
			s.known = s.known || t.presupposed(i)
			soft = true
		case t.rel(i, acl) && (t.pos(h, tagNoun|tagPropn)):
			t.nounComplement(h, i, s)
			s.known = s.known || t.presupposed(i)
			soft = true
		case t.rel(i, nmod) && t.rel(from, acl) && t.tellsOf(h, i, from):
			t.nounComplement(h, i, s)
			soft = true
		case t.rel(i, conj):
			// The coordination as a whole stands where its first part does.
			if t.wishedToo(i, h) {
				s.possible = true
				t.addSpeaker(h, s)
			}
		default:
			if t.rel(i, advcl) {
				t.accused(i, h, s)
				if !soft && t.sharesDoubt(i, h) {
					s.possible, s.modal = true, true
				}
				soft = soft || t.background(i)
			} else {
				soft = true
			}
		}
		from, i = i, h
	}
}

// accused attributes what somebody is accused of: "charged with taking drives". What
// one is accused of wrongly is not so.
func (t *tree) accused(i, h int, s *setting) {
	if k := t.child(h, advmod); t.in(h, accusing) && k >= 0 && t.formIn(k, wrongly) {
		s.void = true
		return
	}
	if !t.in(h, accusing) || t.toks[i].XPOS != "VBG" || t.child(i, mark) < 0 {
		return
	}
	switch t.form(t.child(i, mark)) {
	case "of", "with", "for", "in", "over":
		t.addSpeaker(h, s)
	}
}

// sharesDoubt reports whether the participle i tells how the deed of h would be done, or what would come
// of it, which is as doubtful as the deed: "may flood the road, cutting off Velm", "could win by selling".
func (t *tree) sharesDoubt(i, h int) bool {
	if i < h || t.doc.asWritten || t.toks[i].XPOS != "VBG" || t.child(i, aux|nsubj) >= 0 || t.child(i, obj) < 0 || t.in(i, reporting) || t.reports(i) || !t.pos(h, tagVerb) {
		return false
	}
	if m := t.child(i, mark); m >= 0 && t.form(m) != "by" {
		return false
	}
	g := t.verbGroup(h)
	return g.modal && !g.future && !g.negated
}

var wrongly = words(`wrongly falsely wrongfully mistakenly unjustly baselessly incorrectly erroneously untruthfully`)

var accusing = words(`accuse charge suspect convict indict blame criticize criticise condemn fault arraign attack slam blast rebuke scold denounce
	arrest jail fine praise thank`)

// aside reports whether the relative clause i is set off by a comma and stands
// outside quotation marks: the narrator's own addition to what is said.
func (t *tree) aside(i int) bool {
	first := t.subtree(i, nil)[0]
	return first > 0 && (t.form(first-1) == "," || t.form(first) == ",") && t.doc.quoteAt(t.toks[i].Start) < 0
}

// presupposed reports whether the clause i only tells which one the noun above it
// is: who denies that the tanker, owned by Berg, was attacked says nothing against
// Berg's owning it. What something is said to be there for is no such clause:
// "denied that there were men who stole".
func (t *tree) presupposed(i int) bool {
	h := t.head[i]
	if t.contentOf(h, i) || t.rel(i, acl) && (t.infinitive(i) || t.child(i, mark) >= 0) {
		return false
	}
	v := t.head[h]
	return v < 0 || t.child(v, expl) < 0
}

// saysAfter reports whether the verb of saying h governs i, which is set beside it.
func (t *tree) saysAfter(i, h int) bool {
	if !t.reports(h) || t.child(h, ccomp) >= 0 && !t.quotedApart(i, h) {
		return false
	}
	for _, k := range t.children(h, obj|obl) {
		if !t.temporal(k) && !t.quotedApart(i, h) && !t.isAddressee(k) {
			return false
		}
	}
	return true
}

// isAddressee reports whether k is somebody spoken to, or where and when.
func (t *tree) isAddressee(k int) bool {
	cs, _ := t.caseOf(k)
	return cs == "" && (t.human(k) || t.doc.named(t.mention[k]) || t.pos(k, tagPron)) || cs == "to" || cs == "at" || cs == "during"
}

// quotedApart reports whether i is in a quotation and h is not.
func (t *tree) quotedApart(i, h int) bool {
	return t.doc.quoteAt(t.toks[i].Start) >= 0 && t.doc.quoteAt(t.toks[h].Start) != t.doc.quoteAt(t.toks[i].Start)
}

// reports reports whether verb h is one of saying.
func (t *tree) reports(h int) bool {
	return t.pos(h, tagVerb) && (t.in(h, sayingVerbs) || t.verbIn(h, sayingVerbs))
}

// marks weighs the subordinating conjunction of i: if, whether, unless; and a
// condition below it.
func (t *tree) marks(i int, s *setting, soft bool) {
	if soft {
		return
	}
	if t.hypothetical(i) {
		s.possible, s.modal = true, true
	}
	for _, k := range t.kids[i] {
		switch {
		case t.rel(k, mark) && t.formIn(k, ifMarks) && !(t.form(k) == "whether" && t.rel(i, advcl)), t.rel(k, mark) && t.rel(i, advcl) && t.child(k, fixed) >= 0 && ifMarks.has(t.form(k)+"_"+t.form(t.child(k, fixed))):
			s.possible, s.modal = true, true
		case t.rel(k, mark) && t.form(k) == "whether" && t.ownSubject(i) > k:
			s.possible = true // whether or not Berg resigns
		case t.rel(k, cop|aux) && t.child(k, aux) >= 0 && t.formIn(t.child(k, aux), modals):
			s.possible, s.modal = true, true // it may be that
		case t.rel(k, advcl) && (t.conditional(k) || t.hypothetical(k)):
			s.possible = true
		case t.rel(k, mark) && t.form(k) == "so" && t.rel(i, advcl) && t.child(i, aux) >= 0:
			s.possible = true
		case t.rel(k, mark) && t.rel(i, advcl) && t.awaited(i, k):
			s.possible = true
		}
	}
}

// conditional reports whether the adverbial clause k states a condition.
func (t *tree) conditional(k int) bool {
	for _, m := range t.children(k, mark) {
		switch t.form(m) {
		case "if", "unless", "provided":
			return true
		}
	}
	if f := t.form(k); (f == "provided" || f == "providing") && k == 0 {
		return true
	}
	return false
}

// accordingTo takes up "according to X" below i, and "as X said", but for the phrase
// from which it is asked: what documents report is not that somebody saw them.
func (t *tree) accordingTo(i, from int, s *setting) {
	for _, k := range t.kids[i] {
		if k == from {
			continue
		}
		if t.rel(k, obl|nmod|advcl|parataxis) && (t.caseIs(k, "according to") || t.caseIs(k, "per") && (t.in(k, nounsOfSaying) || t.doc.named(t.mention[k]))) {
			p := t.resolve(Phrase{Head: k})
			a := corpus.Attribution{Verb: "according to"}
			if from := t.nounObject(k); t.in(k, nounsOfSaying) && from >= 0 && (t.caseIs(from, "of") || t.caseIs(from, "from") || t.caseIs(from, "by")) {
				p = t.resolve(Phrase{Head: from})
			}
			a.Speaker = t.speaker(t.maker(p))
			s.add(a, k)
		}
		if t.rel(k, advcl) && t.reports(k) && t.child(k, mark) >= 0 && t.form(t.child(k, mark)) == "as" && t.child(k, obj|ccomp) < 0 && !t.passive(k) && t.lemma(max(0, t.ownSubject(k))) != "name" {
			t.addSpeaker(k, s)
		}
	}
}

func (t *tree) caseIs(i int, cs string) bool {
	c, _ := t.caseOf(i)
	return c == cs
}

// insertedReport takes up a verb of saying inserted into the clause i: "mines
// were found, writes Kommersant".
func (t *tree) insertedReport(i int, s *setting) {
	for _, k := range t.kids[i] {
		if t.rel(k, parataxis) && t.inserted(k) {
			t.addSpeaker(k, s)
		}
	}
}

// inserted reports whether k is a verb of saying whose content is the clause
// above it.
func (t *tree) inserted(k int) bool {
	if !t.rel(k, parataxis) || !t.reports(k) || t.ownSubject(k) < 0 || t.child(k, obj|ccomp|parataxis) >= 0 || t.head[k] < 0 {
		return false
	}
	if first := t.subtree(k, nil)[0]; t.passive(k) && t.child(k, xcomp) >= 0 || first > 0 && (t.form(first) == ";" || t.form(first-1) == ";") {
		return false // a sentence of its own: "...; they were found to own guns"
	}
	return t.head[k] < k || t.child(k, mark) < 0
}

// addSpeaker records the speaker of the verb of saying h.
func (t *tree) addSpeaker(h int, s *setting) {
	a := corpus.Attribution{Verb: t.lemma(h)}
	if sp, ok := t.speakerOf(h); ok {
		a.Speaker = sp
	}
	s.add(a, h)
}

// speakerOf returns who says what the verb h reports: its subject, or the agent
// of a passive. A demonstrative or an expletive is nobody.
func (t *tree) speakerOf(h int) (corpus.Argument, bool) {
	subjects := t.subjects(t.chainOf(h)[0])
	if v := t.head[h]; t.rel(h, advcl|xcomp) && v >= 0 && v < h && t.mark(h, "as") && t.in(v, citingVerbs) {
		if subjects = t.subjects(v); !t.passive(v) && t.child(v, obj) >= 0 {
			subjects = t.phrases(t.child(v, obj))
		}
	} else if t.passive(h) {
		subjects = nil
		for _, k := range t.kids[h] {
			if t.rel(k, obl) && t.caseIs(k, "by") {
				subjects = t.phrases(k)
			}
		}
	}
	for _, p := range subjects {
		p = t.speakerForPerson(t.maker(p))
		if t.pos(p.Head, tagPron|tagDet) && t.mention[p.Head] < 0 {
			continue
		}
		a := t.speaker(p)
		if t.pos(p.Head, tagPron) && t.in(p.Head, deadPronouns) || a.Text == "" || t.in(p.Head, hearsayNouns) && t.nameAt(p.Head) < 0 {
			continue
		}
		return a, true
	}
	return corpus.Argument{}, false
}

// citingVerbs have for their object whose words somebody passes on: "officials were quoted by the
// agency as saying".
var citingVerbs = words(`quote cite`)

// complementOf weighs the governor h of the complement clause i.
func (t *tree) complementOf(h, i int, s *setting, soft bool) {
	l := t.lemma(h)
	neg := t.pos(h, tagVerb|tagAdj) && (t.denied(h) || t.deniedSubject(h))
	whether := false
	for _, k := range t.children(i, mark) {
		whether = whether || t.form(k) == "whether" || t.form(k) == "if"
	}
	for _, k := range t.kids[i] { // who, why, how: an indirect question presupposes, but has a gap
		if t.rel(i, ccomp) && t.feat(k, "PronType=Int") && t.toks[k].XPOS != "WDT" {
			whether = whether || t.form(k) == "whether"
		}
	}
	switch {
	case t.objectsDeed(i):
		t.weighDeed(h, neg, s)
	case t.rel(i, xcomp) && !t.pos(h, tagAux):
		if t.pos(h, tagVerb) && (l == "ask" || l == "tell" || l == "order" || l == "urge") {
			s.possible = s.possible || !soft
		}
	case t.pos(h, tagNoun|tagPropn):
		t.nounComplement(h, i, s)
	case t.pos(h, tagAdj):
		switch {
		case t.makesClear(h):
			t.addSpeaker(t.head[h], s)
		case s.known:
		case t.in(h, trueAdjs):
			s.negated = s.negated != neg
		case t.in(h, falseAdjs) && t.rel(i, ccomp|csubj):
			s.negated = s.negated == neg
		case (t.in(h, maybeAdjs) || neg) && !soft:
			s.possible = true
		}
	case t.pos(h, tagAux):
		t.beComplement(h, i, s, soft)
	case s.known && (t.in(h, denyingVerbs) || t.verbIn(h, denyingVerbs)):
	case t.in(h, denyingVerbs) || t.verbIn(h, denyingVerbs):
		s.denied = h
		if neg || t.unachieved(h) { // "refused to deny that"
			s.denied, s.possible = -1, true
		}
	case t.in(h, factiveVerbs):
		if whether || l == "see" && neg || l == "ensure" || t.unachieved(h) {
			s.possible = true
		}
	case t.in(h, hopingVerbs):
		if l == "doubt" && neg {
			t.addSpeaker(h, s) // has no doubt that it is so
		} else if !soft {
			s.possible = s.possible || !t.in(h, decidingVerbs)
			s.planned = s.planned || t.in(h, decidingVerbs)
			t.addSpeaker(h, s)
		}
	case !t.pos(h, tagVerb):
	case l == "have" && t.child(h, nsubj) >= 0 && t.in(t.child(h, nsubj), hearsayNouns):
		s.add(corpus.Attribution{Verb: "rumour"}, h)
	case t.in(h, helpingVerbs) && l != "lead" || l == "let" || l == "happen" || l == "turn" || l == "keep" || l == "watch":
	case l == "hear":
		if o := t.ownSubject(h); o >= 0 && t.in(o, hearing) {
			s.add(corpus.Attribution{Verb: l}, h) // "the court heard that"
		}
	case t.subjunctive(i) && !soft:
		s.possible = true // insisted that the budget include it
		t.addSpeaker(h, s)
	case l == "suppose" && t.head[h] < 0 && t.ownSubject(h) < 0 && !t.passive(h):
		s.possible = true // an invitation to imagine it
	default:
		g := t.verbGroup(h)
		if whether || neg || t.unachieved(h) || g.modal && !g.future && !t.mustSay(h) {
			if !soft {
				s.possible = true
			}
			return
		}
		t.addSpeaker(h, s)
		if t.belied(h) {
			s.belied = len(s.said)
		}
	}
}

// weighDeed weighs the verb h of what its object does: a wish, "wants them to leave", or what is only hoped to be
// seen, "hopes to see Berg dismissed".
func (t *tree) weighDeed(h int, neg bool, s *setting) {
	s.void = s.void || !s.known && (neg || t.verbGroup(h).modal)
	if t.in(h, wishing) {
		s.possible = true
		t.addSpeaker(h, s)
	} else if t.in(h, perceiving) && t.unachieved(h) {
		s.possible = true
		if top := t.chainOf(h)[0]; t.in(top, hopingVerbs) || t.in(top, planningVerbs) {
			t.addSpeaker(top, s)
		}
	}
}

// beComplement weighs the form of "be", or the modal, h whose complement the clause i is.
func (t *tree) beComplement(h, i int, s *setting, soft bool) {
	if t.formIn(h, modals) && t.rel(i, xcomp) {
		s.possible, s.modal = true, true // ought to
	}
	if g := t.child(h, aux); g >= 0 && t.formIn(g, modals) && !soft {
		s.possible = true // it may be that
	}
	for _, sub := range t.children(h, nsubj) {
		t.nounComplement(sub, i, s)
	}
}

// subjunctive reports whether the clause of i says what is asked for: "insists
// that the budget include it".
func (t *tree) subjunctive(i int) bool {
	s := t.ownSubject(i)
	if s < 0 || t.child(i, aux) >= 0 {
		return false
	}
	x := t.toks[i].XPOS
	return x == "VB" || x == "VBP" && t.toks[s].XPOS == "NN" && len(t.conjuncts(s)) == 0 && !t.in(s, collective)
}

// collective nouns take a plural verb as well.
var collective = words(`police team staff government family crew army public company group committee side club majority number couple people lot`)

// voicingVerbs make their subject the speaker of the claim that is their object.
var voicingVerbs = words(`make issue release publish voice express give offer reach hold have post send repeat push spread`)

var trueAdjs = words(`true correct right accurate`)
var falseAdjs = words(`false untrue wrong incorrect unfounded baseless groundless`)

// unachieved reports whether h is what somebody failed or only tried to do.
func (t *tree) unachieved(h int) bool {
	for _, v := range t.chainOf(h) {
		if v != h && (t.in(v, unachieving) || t.denied(v) || t.tooMuch(v)) {
			return true
		}
	}
	return false
}

// tooMuch reports whether v is too much so for what follows: "too proud to say".
func (t *tree) tooMuch(v int) bool {
	for _, k := range t.children(v, advmod) {
		if t.form(k) == "too" && k > 0 && t.form(k-1) != "only" && t.pos(v, tagAdj) {
			return true
		}
	}
	return false
}

var unachieving = words(`fail refuse decline try attempt seek struggle unable want hope decide plan avoid stop forget mean design intend aim`)

// deniedSubject reports whether the subject of h is nothing or nobody, or hardly anybody.
func (t *tree) deniedSubject(h int) bool {
	s := t.ownSubject(h)
	return s >= 0 && (t.lemma(s) == "nothing" || t.negatedPhrase(s) || t.few(s) || t.form(s) == "few" && t.child(s, det) < 0) // few believe it
}

func (t *tree) hasAdjective(h int, forms ...string) bool {
	for _, k := range t.children(h, amod) {
		for _, f := range forms {
			if t.form(k) == f {
				return true
			}
		}
	}
	return false
}

// sentenceAdverbs weighs adverbs beside the predicate i: allegedly, perhaps.
func (t *tree) sentenceAdverbs(i int, s *setting) {
	for _, k := range t.children(i, advmod) {
		switch {
		case t.in(k, hearsayAdverbs):
			s.add(corpus.Attribution{Verb: t.lemma(k)}, k)
		case t.in(k, maybeAdverbs):
			s.possible = true
		}
	}
}
