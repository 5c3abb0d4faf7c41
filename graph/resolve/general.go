package resolve

import (
	"cmp"
	"slices"
	"strings"

	"tercet/corpus"
)

// generalizer finds the drafts that say more than one in bare words, "Belova died".
type generalizer struct {
	*accounts
	subjects, objects []table[string, []*draft] // affirmed drafts, by the number of each of their ends, by relation; of ends that are asked for
}

// endOf is an entity as one end of a class of relations, by their numbers.
type endOf struct{ entity, class int }

// generalize gives what a text says in bare words the evidence of texts that say more of it: that
// Belova died is told by who writes that she died in Sevrin, that the port was closed by who
// writes that the navy closed it. Where several texts say more, each in its way, what they have in
// common becomes a draft. What is denied, or only possible, entails nothing of the kind.
func (a *accounts) generalize(drafts []*draft) []*draft {
	g := &generalizer{a, make([]table[string, []*draft], a.ends.entities), make([]table[string, []*draft], a.ends.entities)}
	var bare []*draft
	said := make(map[endOf]bool) // in bare words
	for _, d := range drafts {
		if d.polarity == corpus.Affirmed && d.object < 0 {
			bare, said[endOf{d.subject, d.classNo}] = append(bare, d), true
		}
	}
	for _, d := range drafts {
		if d.bare == "" || d.polarity != corpus.Affirmed || d.object < 0 {
			continue
		}
		if common := (endOf{d.subject, d.bareNo}); !said[common] {
			alone := endsKey{d.subject, -1}
			bare, said[common] = append(bare, &draft{endsKey: alone, meaning: a.ends.meanings.get(d.bare), ends: a.ends.of(alone), relation: d.bare}), true
		}
	}
	a.ends.meanings.learn()
	g.index(drafts, bare)
	found := make([][]testimony, len(bare))
	parallelEach(len(bare), func(i int) {
		if bare[i].evidence != nil {
			found[i] = g.entailed(bare[i])
		} else {
			found[i] = g.common(bare[i])
		}
	})
	for i, d := range bare {
		if d.evidence == nil && found[i] != nil {
			drafts = append(drafts, d)
		}
		d.evidence = append(d.evidence, found[i]...)
	}
	a.generalizeDeeds()
	a.describeLess(drafts)
	a.generalizeKinds(drafts)
	a.generalizeServants(drafts)
	return drafts
}

// index finds the affirmed drafts of the subjects of those in bare words.
func (g *generalizer) index(drafts, bare []*draft) {
	asked := make([]bool, len(g.subjects))
	for _, d := range bare {
		asked[d.subject] = true
	}
	add := func(to *table[string, []*draft], d *draft) {
		of := to.of(d.relation)
		*of = append(*of, d)
	}
	for _, d := range drafts {
		if d.polarity != corpus.Affirmed {
			continue
		}
		if asked[d.subject] {
			add(&g.subjects[d.subject], d)
		}
		if d.toEntity() && asked[d.object] {
			add(&g.objects[d.object], d)
		}
	}
}

// fuller returns the drafts that say more than one in bare words.
func (g *generalizer) fuller(d *draft) (out []*draft) {
	if own := boolBit(d.evidence != nil); len(g.subjects[d.subject].rows) <= own && len(g.objects[d.subject].rows) == 0 {
		return nil
	}
	stronger := entailing[d.relation]
	add := func(of *table[string, []*draft], relation string) {
		if ds := of.get(relation); ds != nil {
			out = append(out, *ds...)
		}
	}
	for _, relation := range stronger {
		add(&g.subjects[d.subject], relation)
	}
	for _, relation := range slices.Concat(classMembers(d.relation), stronger) {
		for _, p := range circumstances(relation) {
			add(&g.subjects[d.subject], relation+"_"+p)
		}
		for _, active := range activesOf(relation) {
			add(&g.objects[d.subject], active)
		}
	}
	return out
}

// entailing are the relations, in bare words, that a relation in bare words follows from.
var entailing = map[string][]string{
	"die": {"be_killed", "be_murdered", "be_assassinated", "be_executed", "be_shot_dead", "be_beaten_to_death", "be_stabbed_to_death", "be_burnt_to_death",
		"be_slain", "drown", "lose_life", "suffocate", "burn_to_death", "bleed_to_death", "freeze_to_death", "starve_to_death"},
	"be_restricted": {"be_suspended", "be_halted", "be_stopped", "be_blocked", "be_banned", "be_prohibited"},
	"resign":        {"resign_as", "resign_from", "step_down_as", "stand_down_as"},
}

// entailed returns the evidence of fuller drafts, in the bare one's words, that tells the same
// event: in its story, at no other time, as firmly, in a document that does not say it barely.
func (g *generalizer) entailed(d *draft) (out []testimony) {
	for _, f := range g.fuller(d) {
		out = append(out, g.telling(d, f)...)
	}
	return out
}

// telling returns what of a fuller draft's evidence tells a bare one, in its words.
func (a *accounts) telling(bare, fuller *draft) (out []testimony) {
	own := bare.evidence
	for _, e := range fuller.evidence {
		firm := e.Factuality >= corpus.Claimed || slices.ContainsFunc(own, func(o testimony) bool { return o.Factuality == e.Factuality })
		told := slices.ContainsFunc(own, func(o testimony) bool { return o.doc == e.doc })
		near := slices.ContainsFunc(own, func(o testimony) bool { return a.story[o.doc] == a.story[e.doc] })
		if firm && !told && near && mayCoincide(own, &e) {
			e.wording = wordingFor(&e, own, bare.relation) // "closed" is what the navy did, not the port
			out = append(out, e)
		}
	}
	return out
}

// common returns what fuller drafts have in common that several documents of a story tell, each
// draft by fewer of them, at one time; nil where there is nothing of the kind.
func (g *generalizer) common(d *draft) []testimony {
	stories := make(map[int][]testimony)
	most := make(map[int]int) // documents of one draft, by story
	for _, f := range g.fuller(d) {
		docs := make(map[int]map[int]bool)
		for _, e := range f.evidence {
			if e.Factuality < corpus.Claimed {
				continue
			}
			s := g.story[e.doc]
			if docs[s] == nil {
				docs[s] = make(map[int]bool)
			}
			docs[s][e.doc] = true
			most[s] = max(most[s], len(docs[s]))
			e.wording = bareWording(d.relation)
			stories[s] = append(stories[s], e)
		}
	}
	var best []testimony
	told := 1
	for _, s := range sortedKeys(most) {
		for _, p := range splitByTime(g.confirmed(stories[s])) {
			if n := documents(p.evidence); n > told && n > most[s] {
				best, told = p.evidence, n
			}
		}
	}
	return best
}

// wordingFor returns the wording that evidence in bare words has for what is as firm: "was closed",
// not "is to be closed", where it was.
func wordingFor(e *testimony, own []testimony, relation string) string {
	own = slices.DeleteFunc(slices.Clone(own), func(o testimony) bool { return o.doubtful || o.Factuality < min(e.Factuality, corpus.Claimed) })
	if len(own) == 0 {
		return bareWording(relation)
	}
	return commonWording(own)
}

// commonWording returns the wording that most evidence has; of equal ones the first by letters.
func commonWording(evidence []testimony) string {
	wordings := make(map[string]int)
	for i := range evidence {
		wordings[evidence[i].wording]++
	}
	return aliases(wordings)[0].Name
}

// mayCoincide reports whether the time of a piece of evidence is that of some of the others, as
// far as both are known.
func mayCoincide(evidence []testimony, e *testimony) bool {
	start, end, ok := resolvedTime(e)
	if !ok {
		return true
	}
	timed := false
	for i := range evidence {
		if s, t, ok := resolvedTime(&evidence[i]); ok {
			if timed = true; start <= t && s <= end {
				return true
			}
		}
	}
	return !timed
}

// resolvedTime returns the first and last day of a piece of evidence; the last is lastDay if none is told.
func resolvedTime(e *testimony) (start, end string, ok bool) {
	v := e.time
	if v == nil || v.Start == "" {
		return "", "", false
	}
	return v.Start, orLast(v.End), true
}

// classMembers returns the relations that say the same as one of equal ends, itself included.
func classMembers(relation string) []string {
	for _, class := range equalEnds {
		if slices.Contains(class, relation) {
			return class
		}
	}
	return []string{relation}
}

// withoutCircumstance returns what a relation says without where or when it happened, "be_found" of
// "be_found_near"; empty where what is left is no event: "speak" of "speak_at".
func withoutCircumstance(relation string) string {
	at := strings.LastIndexByte(relation, '_')
	if at < 0 || strings.HasPrefix(relation, "may_") || !slices.Contains(placing, relation[at+1:]) {
		return ""
	}
	if relation = relation[:at]; !light[mainVerb(relation)] && (len(activesOf(relation)) > 0 || once[relation]) {
		return relation
	}
	return ""
}

// bareRelation returns a relation without where or when, where what is left is an event: "die" of "die_in" and of "die".
func bareRelation(relation string) string { return cmp.Or(withoutCircumstance(relation), relation) }

// bareWording returns the wording of a relation that no text puts so.
func bareWording(relation string) string {
	if relation == "be" {
		return "is"
	}
	if done, ok := strings.CutPrefix(relation, "be_"); ok {
		return "was " + strings.ReplaceAll(done, "_", " ")
	}
	return strings.ReplaceAll(relation, "_", " ")
}

// circumstances returns the prepositions that add to a relation where, when or of what it
// happened: who died of fever died, who was shot in the head was shot; but who looks for
// something does not look.
func circumstances(relation string) []string {
	switch {
	case strings.HasPrefix(relation, "be_"):
		return append([]string{"on", "with", "for", "to", "as", "by"}, placing...)
	case light[mainVerb(relation)]:
		return nil
	}
	return placing
}

var placing = []string{"in", "at", "near", "outside", "inside", "during", "after", "before", "of", "from", "under", "across", "along", "through"}

// activesOf returns the relations whose object suffers what a passive says: close for "be_closed",
// "plan_to_award" for "be_planned_to_be_awarded".
func activesOf(passive string) []string {
	done, ok := strings.CutPrefix(passive, "be_")
	if !ok {
		return nil
	}
	done, purpose, nested := strings.Cut(done, "_to_be_")
	participle, tail, _ := strings.Cut(done, "_")
	if tail != "" {
		tail = "_" + tail
	}
	var out []string
	for _, v := range verbsOfParticiple(participle) {
		if !nested {
			out = append(out, v+tail)
			continue
		}
		for _, w := range verbsOfParticiple(purpose) {
			out = append(out, v+tail+"_to_"+w)
		}
	}
	return out
}

// verbsOfParticiple returns the verbs of WordNet that a past participle may belong to.
func verbsOfParticiple(participle string) []string {
	if v, ok := irregularVerbs[participle]; ok {
		return []string{v}
	}
	return slices.DeleteFunc(infinitives(participle), func(v string) bool { return !words().isVerb(v) })
}

// irregularVerbs are the verbs of irregular participles that news has in the passive.
var irregularVerbs = map[string]string{"beaten": "beat", "bitten": "bite", "bought": "buy", "broken": "break", "brought": "bring", "built": "build", "burnt": "burn",
	"caught": "catch", "chosen": "choose", "cut": "cut", "drawn": "draw", "driven": "drive", "fed": "feed", "felt": "feel", "found": "find", "forbidden": "forbid",
	"forgotten": "forget", "frozen": "freeze", "given": "give", "hanged": "hang", "heard": "hear", "held": "hold", "hidden": "hide", "hit": "hit", "hurt": "hurt",
	"kept": "keep", "known": "know", "laid": "lay", "led": "lead", "left": "leave", "lent": "lend", "lost": "lose", "made": "make", "met": "meet", "overthrown": "overthrow",
	"paid": "pay", "put": "put", "read": "read", "run": "run", "said": "say", "seen": "see", "sent": "send", "set": "set", "shaken": "shake", "shot": "shoot",
	"shown": "show", "shut": "shut", "slain": "slay", "sold": "sell", "sought": "seek", "spent": "spend", "spoken": "speak", "stolen": "steal", "stricken": "strike",
	"struck": "strike", "sunk": "sink", "sworn": "swear", "taken": "take", "taught": "teach", "thrown": "throw", "told": "tell", "torn": "tear", "withdrawn": "withdraw",
	"won": "win", "worn": "wear", "written": "write"}
