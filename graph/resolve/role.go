package resolve

import (
	"slices"
	"sort"
	"strings"

	"tercet/corpus"
)

// role is an office or function with what it is of: (president, Kazakhstan).
type role struct{ head, of string }

// offices are held by one person at a time.
var offices = map[string]bool{"president": true, "premier": true, "prime minister": true, "chancellor": true, "king": true, "queen": true, "emperor": true, "pope": true,
	"chairman": true, "chairwoman": true, "chief executive": true, "ceo": true, "governor": true, "mayor": true, "head": true, "leader": true, "ruler": true, "editor": true,
	"foreign minister": true, "defense minister": true, "finance minister": true, "interior minister": true, "secretary general": true, "speaker": true, "dictator": true,
	"emir": true, "sultan": true, "boss": true, "chief": true, "press secretary": true, "head of state": true, "vice president": true, "commander": true, "founder": true}

// leaders are the offices that "the leader of" stands for.
var leaders = map[string]bool{"president": true, "ruler": true, "king": true, "dictator": true, "emir": true, "sultan": true, "leader": true, "chancellor": true,
	"head of state": true, "strongman": true, "boss": true, "chief": true, "head": true}

// compounds are the words that make another office of the next one.
var compounds = map[string]bool{"prime": true, "foreign": true, "defense": true, "defence": true, "finance": true, "interior": true, "press": true, "vice": true,
	"deputy": true, "opposition": true, "chief": true, "secretary": true, "former": true, "ex": true, "acting": true, "ousted": true}

// seats stand for the state that is ruled from them, in the names of offices.
var seats = map[string]string{"kremlin": "Russia", "white house": "United States", "downing street": "United Kingdom", "elysee": "France"}

// office reports whether one person at a time holds the role.
func (k role) office() bool {
	return offices[strings.TrimPrefix(strings.TrimPrefix(k.head, "former "), "acting ")]
}

// ofState reports whether the role is of a state.
func (k role) ofState() bool { return len(corpus.FindStates(k.of)) > 0 }

var (
	withoutGenitive = strings.NewReplacer("'s ", " ", "’s ", " ")
	officeSpelling  = strings.NewReplacer("defence", "defense", "ex ", "former ")
)

// parseRole reads "Kazakh president", "Kazakhstan's president" and "president of
// Kazakhstan" as one role. ok is false where the description is not anchored.
func parseRole(text string) (role, bool) {
	words := splitWords(withoutGenitive.Replace(text))
	of := slices.Index(words, "of")
	head, rest := words, []string(nil)
	if of > 0 {
		head, rest = words[:of], words[of+1:]
		if head[len(head)-1] == "head" && len(rest) > 0 && (rest[0] == "state" || rest[0] == "government") {
			head, rest = append(slices.Clone(head), "of", rest[0]), rest[1:]
			if len(rest) > 0 && rest[0] == "of" {
				rest = rest[1:]
			}
		}
	}
	if slices.ContainsFunc(head, func(w string) bool { return w == "for" || w == "to" || w == "as" || w == "against" || w == "with" }) {
		return role{}, false // "campaign for president of Norvik" is no president
	}
	anchor := ""
	if len(rest) > 0 {
		if rest[0] == "the" {
			rest = rest[1:]
		}
		anchor = stateOr(strings.Join(rest, " "))
	} else {
		head, anchor = cutState(head)
	}
	if slices.ContainsFunc(head, func(w string) bool { return w != "of" && linking[w] }) {
		return role{}, false // "campaign for president of Drovenia"
	}
	if slices.ContainsFunc(head, func(w string) bool { return hasDigit(w) || numerals[w] != "" || w == "next" || w == "future" }) {
		return role{}, false // "46th president", "next president"
	}
	h := office(head)
	if anchor == "" || h == "" {
		return role{}, false
	}
	return role{h, anchor}, true
}

// parseRole reads a role as the function does, and "Drovenian president" where the corpus
// alone knows that Drovenians are of Drovenia.
func (r *resolver) parseRole(text string) (role, bool) {
	if told, ok := r.atHome(text); ok {
		text = told
	}
	return parseRole(text)
}

// roleOf is parseRole for one of a unit's descriptions.
func (r *resolver) roleOf(u *unit, description int) (role, bool) {
	if told, ok := r.atHome(u.nominals[description]); ok {
		return parseRole(told)
	}
	if k := u.looks[description].role; k != nil {
		return *k, true
	}
	return role{}, false
}

// atHome turns "Drovenian president" into "president of drovenia".
func (r *resolver) atHome(text string) (string, bool) {
	if first, rest, ok := strings.Cut(text, " "); ok {
		if home := stateOfAdjective(first, r.adjectives); home != "" {
			return rest + " of " + home, true
		}
	}
	return "", false
}

// stateOr returns the state that the words name, or the words.
func stateOr(words string) string {
	if s, ok := seats[words]; ok {
		return s
	}
	if s := corpus.FindStates(words); len(s) > 0 {
		return s[0].Name
	}
	return words
}

// cutState takes the words that name a state out of a noun phrase.
func cutState(words []string) (rest []string, state string) {
	for size := min(3, len(words)-1); size > 0; size-- {
		for i := 0; i+size < len(words); i++ {
			w := strings.Join(words[i:i+size], " ")
			if s := stateOr(w); s != w || len(corpus.FindStates(w)) > 0 {
				return append(slices.Clone(words[:i]), words[i+size:]...), s
			}
		}
	}
	return words, ""
}

// office returns the noun that ends the words, with what makes another office of it.
func office(words []string) string {
	if len(words) == 0 {
		return ""
	}
	if n := len(words); n >= 3 && words[n-2] == "of" {
		return strings.Join(words[n-3:], " ")
	}
	i := len(words) - 1
	for i > 0 && compounds[words[i-1]] {
		i--
	}
	return officeSpelling.Replace(strings.Join(words[i:], " "))
}

// assignRoles finds who holds which role, and gives descriptions that name a role
// to its one holder.
func (r *resolver) assignRoles() {
	holders := r.roleHolders()
	parallelEach(len(r.units), func(i int) {
		u := &r.units[i]
		if u.named() {
			return
		}
		for j := range u.nominals {
			k, ok := r.roleOf(u, j)
			if !ok {
				continue
			}
			if g, ok := r.holderOf(holders, k, u); ok {
				r.groupOf[i] = g
				break
			}
		}
	})
	r.reassign(holders)
}

// reassign takes a description out of a person's chain where its role is clearly somebody
// else's in the corpus: one president is not the other, whatever a pronoun suggested.
func (r *resolver) reassign(holders map[role][]holding) {
	for i := range r.units {
		u := &r.units[i]
		if !u.named() || !u.person {
			continue
		}
		for j := 0; j < len(u.nominals); j++ {
			k, ok := r.roleOf(u, j)
			if !ok || !k.office() || !k.ofState() || u.at[j] < 0 {
				continue
			}
			g, ok := r.clearHolder(holders[k], r.groupOf[i], u.doc)
			if !ok || g == r.groupOf[i] {
				continue
			}
			r.unitOf[u.doc][u.at[j]] = len(r.units)
			r.groupOf = append(r.groupOf, g)
			left, moved := *u.facts, facts{nominals: u.nominals[j : j+1 : j+1], shown: u.shown[j : j+1 : j+1], at: u.at[j : j+1 : j+1], looks: u.looks[j : j+1 : j+1], mentions: 1, sentence: u.sentence, start: u.start}
			left.nominals, left.shown, left.at = slices.Delete(slices.Clone(u.nominals), j, j+1), slices.Delete(slices.Clone(u.shown), j, j+1), slices.Delete(slices.Clone(u.at), j, j+1)
			left.looks = slices.Delete(slices.Clone(u.looks), j, j+1)
			left.roles = slices.DeleteFunc(slices.Clone(u.roles), func(text string) bool { o, ok := r.parseRole(text); return ok && o == k })
			moved.said = describe(moved.nominals)
			doc := u.doc
			u.facts = &left
			j--
			r.units = append(r.units, unit{facts: &moved, doc: doc, best: nameless})
			u = &r.units[i]
		}
	}
}

// clearHolder returns the group that holds a role in two documents or more, and in three times
// as many as any other. That group own holds it in document doc is what is in doubt.
func (r *resolver) clearHolder(hs []holding, own, doc int) (group int, ok bool) {
	best, second := 0, 0
	for _, h := range hs {
		c := h.count()
		if h.group == own && slices.Contains(h.docs, doc) {
			c--
		}
		if c > best {
			best, second, group = c, best, h.group
		} else {
			second = max(second, c)
		}
	}
	return group, best >= 2 && best >= 3*second
}

// holding counts the documents in which a group holds a role.
type holding struct {
	group int
	docs  []int
}

// count returns the number of documents.
func (h holding) count() int { return len(slices.Compact(slices.Clone(h.docs))) }

// roleHolders collects the roles that texts give to persons, by apposition and title
// (chains know them), by description and by "is president of".
func (r *resolver) roleHolders() map[role][]holding {
	out := make(map[role][]holding)
	add := func(k role, group, doc int) {
		hs := out[k]
		for i := range hs {
			if hs[i].group == group {
				hs[i].docs = append(hs[i].docs, doc)
				return
			}
		}
		out[k] = append(hs, holding{group, []int{doc}})
	}
	byUnits, byPropositions := make([][]held, len(r.docs)), make([][]held, len(r.docs))
	parallel(len(r.docs), func(d int) { byUnits[d], byPropositions[d] = r.rolesOfUnits(d), r.rolesSaid(d) })
	for _, by := range [][][]held{byUnits, byPropositions} {
		for d := range by {
			for _, h := range by[d] {
				add(h.role, h.group, d)
				if leaders[h.head] && h.head != "leader" {
					add(role{"leader", h.of}, h.group, d)
				}
			}
		}
	}
	return out
}

// held is a role with the group that holds it.
type held struct {
	role
	group int
}

// rolesOfUnits returns the roles that a document's chains and descriptions give to persons.
func (r *resolver) rolesOfUnits(d int) (out []held) {
	for i := r.first[d]; i < r.first[d]+len(r.docs[d].units); i++ {
		u := &r.units[i]
		if !u.named() || !u.person {
			continue
		}
		for _, text := range u.roles {
			if k, ok := r.parseRole(text); ok {
				out = append(out, held{k, r.groupOf[i]})
			}
		}
		for j := range u.nominals {
			if k, ok := r.roleOf(u, j); ok {
				out = append(out, held{k, r.groupOf[i]})
			}
		}
	}
	return out
}

// rolesSaid returns the roles that a document says persons to hold.
func (r *resolver) rolesSaid(d int) (out []held) {
	for p := range r.docs[d].propositions {
		prop := &r.docs[d].propositions[p]
		rel, ok := strings.CutPrefix(prop.Relation.Canonical, "be_")
		rel, of := strings.CutSuffix(rel, "_of")
		if !ok || !of || prop.Polarity == corpus.Negated || prop.Factuality < corpus.Claimed {
			continue
		}
		if u, ok := r.unitFor(d, &prop.Subject); ok && r.units[u].person && prop.Object.Text != "" {
			if k, ok := r.parseRole(strings.ReplaceAll(rel, "_", " ") + " of " + fold(clean(prop.Object.Text))); ok {
				out = append(out, held{k, r.groupOf[u]})
			}
		}
	}
	return out
}

// holderOf returns the one group that holds the role: in the unit's document, else in
// the corpus, where another holder must be three times as rare.
func (r *resolver) holderOf(holders map[role][]holding, k role, u *unit) (group int, ok bool) {
	hs := holders[k]
	if len(hs) == 0 && leaders[k.head] {
		hs = holders[role{"leader", k.of}]
	}
	if len(hs) == 0 || !k.office() {
		return 0, false
	}
	ranked := slices.Clone(hs)
	here := slices.DeleteFunc(slices.Clone(hs), func(h holding) bool { return !slices.Contains(h.docs, u.doc) })
	if len(here) == 1 {
		return here[0].group, true
	} else if len(here) > 1 {
		ranked = here
	}
	sort.SliceStable(ranked, func(i, j int) bool {
		if a, b := ranked[i].count(), ranked[j].count(); a != b {
			return a > b
		}
		return ranked[i].group < ranked[j].group
	})
	if len(ranked) > 1 && ranked[0].count() < 3*ranked[1].count() {
		return 0, false
	}
	return ranked[0].group, true
}
