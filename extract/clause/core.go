package clause

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// maxCore is the greatest number of words in a node's name.
const maxCore = 9

// core returns the tokens that name what h heads: a name's own words, or a noun
// with the modifiers that identify it.
func (t *tree) core(h int) []int { return t.coreOf(Phrase{Head: h}) }

// coreOf is core with the member of a coordinated complement that p chooses.
func (t *tree) coreOf(p Phrase) []int {
	h := p.Head
	if m := t.nameAt(h); m >= 0 {
		return t.edges(union(t.mentionTokens(m), t.ofTheYear(m)))
	}
	if p.Alone {
		return t.nounAlone(h)
	}
	if t.pos(h, tagNum) && t.temporal(h) && t.child(h, acl|advcl) < 0 && !t.doc.asWritten {
		return t.trim(t.full(p)) // "14 May"
	}
	toks := t.nounCore(h, 0, p.Choice)
	if p.Owned {
		toks = t.fill(union(toks, t.possessor(t.ownPronoun(h))))
	}
	if p.Whole && t.caseIs(h, "between") && !t.doc.asWritten {
		return t.edges(t.fill(union(toks, t.between(h))))
	}
	if len(p.Narrowed) > 0 {
		return t.edges(t.fill(union(toks, p.Narrowed)))
	}
	if len(toks) > maxCore {
		toks = t.fill(union([]int{h}, t.modifiers(h)))
	}
	return t.edges(toks)
}

// ofTheYear is what a title that the name m holds only the begin of goes on with: "Regional Rower of the Year".
func (t *tree) ofTheYear(m int) []int {
	of := t.doc.Mentions[m].Last + 1
	if of+2 >= len(t.toks) || t.form(of) != "of" || t.form(of+1) != "the" || !t.formIn(of+2, awarded) || !t.capital(of-1) || !t.capital(of+2) {
		return nil
	}
	return []int{of, of + 1, of + 2}
}

var awarded = words(`year month week match decade century tournament`)

// nounAlone is h with its modifiers, without complements.
func (t *tree) nounAlone(h int) []int {
	if t.nameAt(h) >= 0 {
		return t.core(h)
	}
	return t.edges(t.fill(union([]int{h}, t.modifiers(h))))
}

// edges trims a core and completes a word that hyphens take apart: COVID-19.
func (t *tree) edges(toks []int) []int {
	toks = t.trim(toks)
	for len(toks) > 1 && toks[1] == toks[0]+1 && (t.rel(toks[0], caseMark) && t.pos(toks[0], tagAdp) || t.rel(toks[0], cc)) && t.nameAt(toks[0]) < 0 && !t.joined(toks[0]+1) {
		toks = toks[1:]
	}
	if len(toks) > 1 && (t.form(toks[0]) == "least" || t.form(toks[0]) == "most") && toks[0] > 0 && t.form(toks[0]-1) == "at" {
		toks = toks[1:] // at least three people
	}
	if n := len(toks); n > 2 && !t.doc.asWritten && t.form(toks[n-2]) == "of" && t.pointsOut(toks[n-1]) {
		toks = toks[:n-2] // a page of this
	}
	for n := len(toks); n > 1 && t.pos(toks[n-1], tagAdp|tagCconj|tagDet); n = len(toks) {
		toks = toks[:n-1]
	}
	if n := len(toks); n > 0 && t.joined(toks[n-1]+1) {
		toks = append(append([]int{}, toks...), toks[n-1]+1, toks[n-1]+2)
	}
	if len(toks) > 0 && toks[0] > 1 && t.joined(toks[0]-1) && t.nameAt(toks[0]) < 0 && t.nameAt(toks[0]-2) < 0 {
		toks = append([]int{toks[0] - 2, toks[0] - 1}, toks...) // director-general
	}
	return toks
}

func (t *tree) mentionTokens(m int) []int {
	mention := &t.doc.Mentions[m]
	var toks []int
	for i := mention.First; i <= mention.Last && i < len(t.toks); i++ {
		toks = append(toks, i)
	}
	return toks
}

// nounCore collects h, its modifiers and the complement that it needs, two levels deep.
func (t *tree) nounCore(h, depth int, ch choice) []int {
	toks := union([]int{h}, t.modifiers(h))
	if depth > 1 {
		return t.fill(toks)
	}
	if k := t.spelled(h); k >= 0 {
		return t.fill(union(toks, t.core(k)))
	}
	if k := t.complement(h); k >= 0 && t.rel(k, acl) {
		return t.fill(union(toks, t.deed(k, maxCore-len(toks)-depth)))
	} else if k >= 0 {
		_, at := t.caseOf(k)
		if n := t.namedBy(k); n >= 0 {
			k = n
		}
		if ch.from != ch.to && k == ch.from {
			k = ch.to
		}
		inner := t.nounCore(k, depth+1, ch)
		if t.nameAt(k) >= 0 {
			inner = t.mentionTokens(t.nameAt(k))
		}
		toks = union(toks, at, inner)
		if cs, _ := t.caseOf(k); cs == "between" || cs == "of" && t.in(h, joining) && !t.doc.asWritten {
			toks = union(toks, t.between(k))
			if in := t.complement(k); in >= 0 { // "between the states of A and B"
				toks = union(toks, t.between(in))
			}
		}
	}
	return t.fill(toks)
}

// deed returns what the infinitive or gerund k says in no more than n words, or nil: all, or its verb with
// its object, "to influence the economic situation".
func (t *tree) deed(k, n int) []int {
	forms := [][]int{t.brevity(k)}
	if o := t.child(k, obj); o > k {
		forms = append(forms, union(t.groupWords(k, true), t.core(o)), union(t.groupWords(k, true), t.nounAlone(o)))
	}
	for _, words := range forms {
		if len(words) <= n && !t.in(words[len(words)-1], emptyNouns) {
			return words
		}
	}
	return nil
}

// between returns the rest of "between A and B".
func (t *tree) between(k int) []int {
	var toks []int
	for _, c := range t.conjuncts(k) {
		toks = union(toks, t.children(c, cc), t.nounCore(c, 2, choice{}))
	}
	return toks
}

// complement returns the prepositional phrase without which the noun h names
// nothing: the first "of" phrase; else one that follows directly and holds a name.
func (t *tree) complement(h int) int {
	if of := t.ofPhrase(h); of > h {
		if t.pos(of, tagNum) && t.temporal(of) && !t.doc.asWritten {
			return -1 // the collision of 6 May
		}
		return of
	}
	if a := t.child(h, acl); a > h && !t.doc.asWritten && t.pos(a, tagVerb) && (t.in(h, actNouns) && t.mark(a, "of") || (t.in(h, infinitiveNouns) || t.in(h, endNouns)) && t.infinitive(a)) {
		return a // suspicion of driving, decision to leave
	}
	if k := t.child(h, nmod); t.form(h) == "nobody" && (k < 0 || t.exceptionOf(k) < 0) {
		return k
	}
	if in := t.worth(h); in >= 0 {
		return in
	}
	owned := t.child(h, nmodPoss) >= 0
	for _, k := range t.kids[h] {
		if k <= h || !t.rel(k, nmod) || t.rel(k, nmodUnmarked|nmodDesc) {
			continue
		}
		cs, at := t.caseOf(k)
		if len(at) == 0 || at[0] != h+1 {
			continue
		}
		switch cs {
		case "to", "for", "with", "against", "on", "between", "from", "over", "in", "about":
			if !owned && t.in(h, relationalNouns) && (t.holdsName(k) || cs == "between") {
				return k
			}
		}
		if t.tellsWhich(h, k, cs) {
			return k
		}
		if !t.doc.asWritten && t.nounAsks(h, cs) && t.pos(k, tagNoun|tagPropn) && !t.temporal(k) {
			return k
		}
		return -1
	}
	return -1
}

// tellsWhich reports whether the phrase of k, which names somebody or some place, says which of many
// the noun h alone means: "users in Norvik", "the appeal by Berg".
func (t *tree) tellsWhich(h, k int, preposition string) bool {
	if t.doc.asWritten || !tellingPrepositions.has(preposition) || !t.pos(h, tagNoun) || t.nameAt(h) >= 0 || t.doc.named(t.mention[h]) || t.temporal(k) || len(t.modifiers(h)) > 0 {
		return false
	}
	if t.nameAt(k) >= 0 {
		return true
	}
	return t.pos(k, tagNoun) && t.holdsName(k) && t.ownPronoun(k) < 0
}

// ownPronoun returns the possessive pronoun of the noun h, or -1.
func (t *tree) ownPronoun(h int) int {
	if k := t.child(h, nmodPoss); k >= 0 && t.pos(k, tagPron) {
		return k
	}
	return -1
}

// ownedByOther reports whether the noun p alone says too little of what a pronoun gives to
// somebody else than q: "Lund examined her knee".
func (t *tree) ownedByOther(p, q Phrase) bool {
	if t.doc.asWritten || p.Head < 0 || p.Speaker != nil || p.Alone || t.nameAt(p.Head) >= 0 || t.doc.named(t.mention[p.Head]) {
		return false
	}
	k := t.ownPronoun(p.Head)
	if t.doc.turnAt(t.toks[p.Head].Start) != nil {
		return false // of an answer's "my goal" the name would not make a thing that stands alone
	}
	if k < 0 || !t.doc.named(t.mention[k]) || t.standsFor(k) == "" || len(t.modifiers(p.Head)) > 0 || t.complement(p.Head) >= 0 {
		return false
	}
	return q.Head < 0 || !t.doc.same(t.mention[k], t.mention[q.Head])
}

var tellingPrepositions = words(`in from at on by near about against between outside over`)

// actNouns name nothing without the act they are about.
var actNouns = words(`suspicion charge count accusation allegation possibility risk danger threat crime habit`)

// endNouns, which name no deed, name nothing without the infinitive either.
var endNouns = words(`ability inability right desire willingness unwillingness readiness reluctance commitment obligation duty tendency chance
	opportunity permission determination need wish urge mission power authority order motion invitation move pressure struggle battle`)

// institutions are told apart by their owner even where that is a pronoun.
var institutions = words(`service office party government administration ministry department parliament cabinet campaign team family company army
	police foreign country home hometown economy policy speech statement`)

// ownAct reports whether the noun h names an act or a fate, which is another's with another owner: "her death".
func (t *tree) ownAct(h int) bool {
	return !t.doc.asWritten && (verbNouns[t.lemma(h)] != "" || t.in(h, fates)) && !t.feat(h, "Number=Plur")
}

var fates = words(`death birth murder illness disappearance wedding marriage funeral`)

// relationalNouns name too little without the other party: a war, sanctions.
var relationalNouns = words(`war sanction attack relation cooperation agreement treaty invasion campaign lawsuit case dispute conflict tie deal clash
	dialogue friendship alliance border talk negotiation contract support aid threat right claim access attention answer response reaction letter
	question ambassador blow shipment export import trade protest ban embargo blockade raid`)

// holdsName reports whether the phrase of k is a name or has one right below.
func (t *tree) holdsName(k int) bool {
	if t.nameAt(k) >= 0 {
		return true
	}
	for _, i := range t.kids[k] {
		if t.nameAt(i) >= 0 {
			return true
		}
	}
	return false
}

// unspaced reports whether toks are written as one word: "hit-and-run".
func (t *tree) unspaced(toks []int) bool {
	for n, i := range toks[1:] {
		if i != toks[n]+1 || t.toks[i-1].SpaceAfter {
			return false
		}
	}
	return true
}

// modifiers returns the tokens of h's identifying modifiers.
func (t *tree) modifiers(h int) []int {
	var toks []int
	for _, k := range t.kids[h] {
		switch {
		case t.rel(k, flat|fixed|goeswith|compound):
			toks = append(toks, t.subtree(k, t.looseModifier)...)
		case t.rel(k, nmodDesc) && k < h:
			toks = append(toks, t.subtree(k, t.looseModifier)...)
		case t.rel(k, nummod) && k > 0 && t.form(k-1) == "not": // not one minister
		case t.rel(k, det) && t.form(k) == "no" && t.rel(h, nmod) && !t.doc.asWritten: // a vote of no confidence
			toks = append(toks, k)
		case t.rel(k, nummod) && (k < h || t.pos(h, tagSym|tagPropn)):
			toks = append(toks, t.subtree(k, nil)...)
		case t.rel(k, amod) && k < h && t.soCalled(k):
		case t.rel(k, amod) && k < h && t.form(k) == "based" && t.joined(k-1) && t.pos(h, tagPropn): // the Norvik-based Kestrel
		case t.rel(k, amod) && k < h && !t.in(k, vagueAdjectives):
			if sub := t.subtree(k, t.degree); len(sub) <= 4 || t.pos(sub[0], tagNum) && len(sub) <= 6 || t.unspaced(sub) {
				toks = append(toks, sub...)
			} else {
				toks = append(toks, k)
			}
		case t.rel(k, nmodPoss) && t.pos(k, tagPron) && t.form(k) != "whose" && !t.in(h, roleNouns) && !t.in(h, institutions) && !t.ownAct(h):
		case t.rel(k, nmodPoss) && !t.doc.asWritten && t.temporal(k): // this year's
		case t.rel(k, nmodPoss):
			toks = append(toks, t.possessor(k)...)
		}
	}
	if k := t.sharedOwner(h); k >= 0 {
		toks = append(toks, t.possessor(k)...)
	}
	return union(toks)
}

// sharedOwner returns the owner of the relative before h, whose h is too, or -1: "her mother and sister".
func (t *tree) sharedOwner(h int) int {
	f := t.head[h]
	if t.doc.asWritten || f < 0 || f > h || !t.rel(h, conj) || !t.in(h, kin) || !t.in(f, kin) || t.child(h, det|nmodPoss|nummod) >= 0 || t.nameAt(h) >= 0 || t.child(f, nmodPoss) > f {
		return -1
	}
	return t.child(f, nmodPoss)
}

var vagueAdjectives = words(`single such same other own certain various many much few several more most so-called very recent latest
	previous current first last next new further additional particular entire whole only following above`)

// soCalled reports whether k is the "called" of "so-called".
func (t *tree) soCalled(k int) bool {
	return t.form(k) == "so-called" || t.form(k) == "called" && k >= 2 && (t.form(k-2) == "so" || t.form(k-1) == "so")
}

func (t *tree) looseModifier(k int) bool {
	if t.form(k) == "," && t.head[k] >= 0 && t.rel(t.head[k], conj) {
		return false // wheat, barley and oat futures
	}
	if t.joined(k+1) && t.rel(k, det|caseMark) {
		return false // all-time record, in-house browser
	}
	if t.rel(k, nmodUnmarked) {
		return k > t.head[k] // "the Wells, Norvik, hospital", but "the May 3 attack"
	}
	return t.rel(k, punct|acl|appos|det|advcl|parataxis|caseMark) && t.form(k) != "-" && t.form(k) != "/"
}

// degree leaves out "very" and punctuation below an adjective.
func (t *tree) degree(k int) bool {
	return t.rel(k, punct) && t.form(k) != "-" || t.rel(k, advmod) && !t.joined(k+1) || t.rel(k, obl|advcl|xcomp) && !t.rel(k, oblUnmarked)
}

// possessor returns the tokens of a possessor that is a noun or can be resolved.
func (t *tree) possessor(k int) []int {
	if t.pos(k, tagPron) && t.standsFor(k) == "" {
		return nil
	}
	toks := []int{k}
	if m := t.nameAt(k); m >= 0 {
		toks = t.mentionTokens(m)
	} else if !t.pos(k, tagPron) {
		toks = t.nounCore(k, 2, choice{})
	}
	toks = append(toks, t.children(k, caseMark)...)
	return union(toks)
}

// standsFor returns the possessive of the name that the pronoun at k refers to, or "".
func (t *tree) standsFor(k int) string {
	name := ""
	if all := t.antecedents(k); len(all) > 0 {
		name = t.coreText(all[len(all)-1]) // "the police and protesters, whose anger": theirs, or that of all
	} else if m := t.mention[k]; m >= 0 {
		name = t.doc.nameOf(m)
	}
	if d := t.decisionOver(k); d >= 0 && t.doc.same(t.mention[d], t.mention[k]) {
		name = "" // "the airline's decision to ground its fleet": not the decision's
		if p := t.child(d, nmodPoss); p >= 0 && !t.pos(p, tagPron) {
			name = t.coreText(p)
		}
	}
	switch {
	case t.ownVictim(k):
		return "" // "a sailor was charged with the murder of his brother": by another description he would seem another
	case name == "" || len(name) > 60:
		return ""
	case strings.Contains(name, " of ") && !t.doc.named(t.mention[k]):
		return "" // "their home" is not that of "the bodies of the sailors"
	}
	return possessive(name)
}

// ownVictim reports whether the possessive pronoun k means the subject of its clause, who has no name, and its noun
// is whom or what an act befell: "the murder of his brother".
func (t *tree) ownVictim(k int) bool {
	n := t.head[k]
	if t.doc.asWritten || !t.rel(k, nmodPoss) || n < 0 || !t.rel(n, nmod) || !t.caseIs(n, "of") || t.child(n, aclRelcl) >= 0 || t.mention[k] < 0 || t.doc.named(t.mention[k]) || !t.ownAct(t.head[n]) {
		return false
	}
	for v, steps := t.head[n], 0; v >= 0 && steps < maxSteps; v, steps = t.head[v], steps+1 {
		if s := t.ownSubject(v); s >= 0 {
			return t.doc.same(t.mention[s], t.mention[k])
		}
	}
	return false
}

// decisionOver returns the noun of the infinitive in which the pronoun k stands, or -1.
func (t *tree) decisionOver(k int) int {
	c := t.head[k]
	if c < 0 || t.head[c] < 0 {
		return -1
	}
	if v := t.head[c]; t.rel(v, acl) && t.infinitive(v) {
		return t.head[v]
	}
	return -1
}

// fill adds the hyphens, quotes and possessive marks between the words of a core.
func (t *tree) fill(toks []int) []int {
	out, ascending := toks, true
	for n := 0; n+1 < len(toks); n++ {
		gap := toks[n+1] - toks[n]
		ascending = ascending && gap > 0
		if gap < 2 || gap > 4 {
			continue
		}
		glue := true
		for i := toks[n] + 1; i < toks[n+1]; i++ {
			switch t.form(i) {
			case "-", "–", "/", "'s", "'", "\"", "“", "”", "&", "``", "''":
			default:
				glue = false
			}
		}
		if glue {
			for i := toks[n] + 1; i < toks[n+1]; i++ {
				out = append(out, i)
			}
		}
	}
	if ascending && len(out) == len(toks) {
		return toks
	}
	return union(out)
}

// coreText returns the core of h in words, without a leading article, its
// possessive pronouns replaced by names.
func (t *tree) coreText(h int) string { return t.coreWords(Phrase{Head: h}, t.core(h)) }

// coreWords is coreText for the tokens of p's core.
func (t *tree) coreWords(p Phrase, toks []int) string {
	for len(toks) > 1 && toks[0] != p.Head && t.pos(toks[0], tagDet) && t.nameAt(toks[0]) < 0 {
		toks = toks[1:]
	}
	var b strings.Builder
	for n, i := range toks {
		form := t.toks[i].Form
		if i != p.Head && t.pos(i, tagPron) && t.rel(i, nmodPoss) {
			if name := t.standsFor(i); name != "" {
				form = name
			}
		}
		b.WriteString(form)
		if n+1 < len(toks) && (t.toks[i].SpaceAfter || toks[n+1] != i+1) {
			b.WriteByte(' ')
		}
	}
	return unquote(singleSpaced(b.String()))
}

// unquote drops quotation marks at both ends and unpaired ones.
func unquote(s string) string {
	s = strings.Trim(s, "\"“”„«»‘`* ")
	if strings.Count(s, "“") != strings.Count(s, "”") || strings.Count(s, "\"")%2 == 1 {
		s = strings.NewReplacer("“", "", "”", "", "\"", "").Replace(s)
	}
	return strings.TrimRight(s, " ,;:.")
}

// oneOfPeople reports whether the demonym h is counted or indefinite: "one
// Australian", "a Swede".
func (t *tree) oneOfPeople(h int) bool {
	if t.child(h, nummod) >= 0 {
		return true
	}
	if a := t.child(h, amod); a >= 0 && (t.form(a) == "old" || strings.HasSuffix(t.form(a), "-old")) && !t.feat(h, "Number=Plur") {
		return true // the 40-year-old Swede
	}
	d := t.child(h, det)
	return d >= 0 && (t.form(d) == "a" || t.form(d) == "an" || t.form(d) == "another" || t.form(d) == "one")
}

// full returns the whole phrase of h without its preposition, relative clauses
// and appositions.
func (t *tree) full(p Phrase) []int {
	toks := t.subtree(p.Head, func(k int) bool {
		return slices.Contains(p.CaseAt, k) || t.rel(k, aclRelcl|appos|parataxis|ccPreconj|cop|aux|nsubj|mark|punct|expl|advcl|ccomp|discourse) && t.head[k] == p.Head ||
			!p.Whole && t.head[k] == p.Head && t.rel(k, conj|cc)
	})
	return t.trim(t.fill(toks))
}

// argument renders a phrase.
func (t *tree) argument(p Phrase) corpus.Argument {
	full := t.full(p)
	core := t.coreOf(p)
	a := corpus.Argument{
		Span: t.span(full), Core: t.span(core), Head: p.Head, Case: p.Case,
		Text: t.coreWords(p, core), Mention: t.mention[p.Head],
	}
	a.Type = t.doc.typeOf(a.Mention)
	if m := a.Mention; m >= 0 && t.doc.Mentions[m].Kind == corpus.Nominal && (t.doc.chainOf[m] < 0 || p.Choice.from != p.Choice.to) {
		a.Mention = -1 // nothing else speaks of it: its own words say more
	}
	if m := a.Mention; m >= 0 && t.doc.Mentions[m].Kind == corpus.Demonym && (t.pos(p.Head, tagAdj) || t.rel(p.Head, nsubj|obj|conj|nsubjPass)) && t.oneOfPeople(p.Head) {
		a.Mention, a.Type = -1, corpus.Thing // "an Australian" is not Australia
	}
	if p.Whole && !t.doc.asWritten && t.nameAt(p.Head) < 0 && len(t.conjuncts(p.Head)) > 0 {
		a.Mention, a.Type = -1, corpus.Thing // "between police and protesters" is not police alone
	}
	if p.Negated && t.nameAt(p.Head) < 0 && a.Mention >= 0 && t.doc.Mentions[a.Mention].Kind == corpus.Nominal {
		a.Mention = -1 // "no company" is none of those spoken of
	}
	if of := t.ofPhrase(p.Head); of >= 0 && t.isRelative(of) && t.antecedent(of) >= 0 { // "two of whom"
		if head, ok := strings.CutSuffix(a.Text, t.toks[of].Form); ok {
			a.Text, a.Mention = head+t.coreText(t.antecedent(of)), -1
		}
	}
	if p.Speaker != nil {
		a.Mention, a.Type = p.Speaker.Mention, p.Speaker.Type
		if !t.formIn(p.Head, firstPersons) || t.nameAt(p.Head) >= 0 { // "us", but not the US
			a.Text = p.Speaker.Text
		}
		return a
	}
	if a.Mention < 0 || a.Type == corpus.Thing {
		if typ, v := t.value(p.Head); typ != corpus.Thing || v != nil {
			a.Type, a.Value = typ, v
			if typ.IsValue() {
				a.Mention = -1
			}
		}
	}
	return a
}
