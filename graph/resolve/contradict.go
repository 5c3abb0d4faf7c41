package resolve

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"tercet/corpus"
)

// contradict fills in which statements contradict each other; both sides stay. Few and
// true beats many: the ends must be known things, the accounts must be of one event (see
// accounts.go), and nothing in their further arguments may tell the two apart.
// Statements are sorted by ID.
func (r *resolver) contradict(statements []finding) {
	all := contradictions{accounts: r.accounts(), statements: statements}
	all.findEnds()
	rules := []func(*contradictions){
		(*contradictions).betweenEnds, (*contradictions).deniedAltogether, (*contradictions).deniedBarely, (*contradictions).leftOrFired, (*contradictions).otherNumbers,
		(*contradictions).otherAgents, (*contradictions).plansDenied, (*contradictions).otherDegrees, (*contradictions).otherTolls, (*contradictions).otherDays,
	}
	found := make([][][2]int, len(rules))
	parallel(len(rules), func(k int) {
		c := all
		rules[k](&c)
		found[k] = c.found
	})
	for _, pair := range slices.Concat(found...) {
		for k, i := range pair {
			statements[i].against = append(statements[i].against, pair[1-k])
		}
	}
	for i := range statements {
		slices.Sort(statements[i].against)
		statements[i].against = slices.Compact(statements[i].against)
	}
}

// contradictions is what a rule looks at, and what it finds.
type contradictions struct {
	*accounts
	statements []finding
	between    [][]int  // by the number of ends: the statements that have them, by relation and then in order
	found      [][2]int // statements that contradict each other
}

// betweenEnds compares statements of equal ends.
func (c *contradictions) betweenEnds() {
	for i := range c.statements {
		if s := &c.statements[i]; firm(s) && s.polarity == corpus.Affirmed {
			c.denied(i)
			c.implied(i)
			c.otherTimes(i)
			c.swapped(i)
		}
	}
}

// findEnds puts the statements of equal ends together.
func (c *contradictions) findEnds() {
	sizes := make([]int, len(c.ends.keys))
	for i := range c.statements {
		sizes[c.statements[i].ends]++
	}
	free := make([]int, len(c.statements))
	c.between = make([][]int, len(sizes))
	for n, size := range sizes {
		c.between[n], free = free[:0:size], free[size:]
	}
	for i := range c.statements {
		n := c.statements[i].ends
		c.between[n] = append(c.between[n], i)
	}
	for _, group := range c.between {
		slices.SortFunc(group, func(i, j int) int {
			return cmp.Or(cmp.Compare(c.statements[i].relation, c.statements[j].relation), cmp.Compare(i, j))
		})
	}
}

// said returns the statements of a relation and a polarity between ends, in order.
func (c *contradictions) said(ends int, relation string, polarity corpus.Polarity) (out []int) {
	group := c.between[ends]
	at, _ := slices.BinarySearchFunc(group, relation, func(i int, relation string) int { return cmp.Compare(c.statements[i].relation, relation) })
	for _, i := range group[at:] {
		if c.statements[i].relation != relation {
			break
		}
		if c.statements[i].polarity == polarity {
			out = append(out, i)
		}
	}
	return out
}

// swappedEnds returns the number that the ends of a statement have the other way round, where anything is said of them so.
func (c *contradictions) swappedEnds(i int) (ends int, ok bool) {
	s := &c.statements[i]
	ends, ok = c.ends.number[endsKey{s.object, s.subject}]
	return ends, ok && len(c.between[ends]) > 0
}

// add sets two statements against each other if they may be accounts of one event.
func (c *contradictions) add(i, j int) {
	a, b := &c.statements[i], &c.statements[j]
	if i == j || !firm(a) || !firm(b) || !c.oneEvent(a, b) || beforeAndAfter(a, b) || beforeAndAfter(b, a) || c.over(a, b) || c.over(b, a) {
		return
	}
	c.set(i, j)
}

// set sets two statements against each other.
func (c *contradictions) set(i, j int) {
	c.found = append(c.found, [2]int{i, j})
}

// firm reports whether the statement commits anybody to something.
func firm(s *finding) bool { return s.factuality > corpus.Possible }

// denied finds what is affirmed in one place and denied in another.
func (c *contradictions) denied(i int) {
	s := &c.statements[i]
	if !c.alone(s) {
		c.addAll(i, s.ends, s.relation, corpus.Negated)
	}
	if !c.alone(s) && !slices.ContainsFunc(s.evidence, func(e testimony) bool { return !startsWith(e.wording, futureForms) }) {
		for _, meant := range []string{"plan_to_", "intend_to_"} { // who will send troops plans to send them
			c.addAll(i, s.ends, meant+s.relation, corpus.Negated)
		}
	}
	if s.is(isMutual) { // who met N was met by N
		if ends, ok := c.swappedEnds(i); ok {
			c.addAll(i, ends, s.relation, corpus.Negated)
		}
	}
}

// alone reports whether nothing else is said between the ends of a statement.
func (c *contradictions) alone(s *finding) bool { return len(c.between[s.ends]) < 2 }

// beforeAndAfter reports whether all evidence of one statement tells what was or was not so far, all of the other
// what will or will not be: "did not meet", "will meet".
func beforeAndAfter(past, future *finding) bool {
	return !slices.ContainsFunc(past.evidence, func(e testimony) bool { return !startsWith(e.wording, pastForms) }) &&
		!slices.ContainsFunc(future.evidence, func(e testimony) bool { return !startsWith(e.wording, futureForms) })
}

// over reports whether what a statement tells may have been so, and is no longer when the other one denies it: closed on
// Monday, not closed a week later.
func (c *contradictions) over(s, denial *finding) bool {
	return denial.polarity == corpus.Negated && !slices.ContainsFunc(denial.evidence, func(e testimony) bool {
		day := c.day[e.doc]
		later := s.end != "" && day >= 0 && daysBetween(s.end, time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly)) > 1
		return !(later && startsWith(e.wording, presentForms)) && !noLonger.MatchString(c.r.quote(&e))
	})
}

// noLonger says that something was so before.
var noLonger = regexp.MustCompile(`\b(?:no longer|any ?more|any longer)\b`)

func startsWith(wording string, forms []string) bool {
	return slices.ContainsFunc(forms, func(f string) bool { return strings.HasPrefix(wording, f) })
}

var (
	pastForms    = []string{"did ", "didn", "had ", "hadn", "has ", "hasn", "have ", "haven", "was ", "wasn", "were ", "weren", "never "}
	presentForms = []string{"is not ", "isn", "are not ", "aren", "does not ", "doesn", "do not ", "don"}
	futureForms  = []string{"will ", "won't ", "won’t ", "'ll ", "’ll ", "is to ", "are to ", "is going to ", "are going to ", "shall "}
)

// addAll sets statement i against all between ends with a relation whose times may coincide.
func (c *contradictions) addAll(i, ends int, relation string, polarity corpus.Polarity) {
	for _, j := range c.said(ends, relation, polarity) {
		if meet(&c.statements[i], &c.statements[j]) {
			c.add(i, j)
		}
	}
}

// implied finds what a statement's relation excludes: who refuses a thing does not
// accept it.
func (c *contradictions) implied(i int) {
	s := &c.statements[i]
	if s.object < 0 || c.alone(s) || !s.is(isImplying) {
		return
	}
	for _, e := range entailments(s.relation) {
		c.addAll(i, c.statements[i].ends, e.relation, corpus.Negated-e.polarity)
	}
}

// deniedAltogether sets "never paid anything" against "paid Okoro": a transitive deed denied
// of every object.
func (c *contradictions) deniedAltogether() {
	groups := c.groups(func(s *finding) string {
		if !s.is(isTransitive) {
			return ""
		}
		return itoa(s.subject) + "\x00" + s.relation
	})
	for _, g := range groups {
		for _, i := range g {
			s := &c.statements[i]
			if s.polarity != corpus.Negated || s.object >= 0 && !c.anything(s) {
				continue
			}
			for _, j := range g {
				if t := &c.statements[j]; t.polarity == corpus.Affirmed && t.object >= 0 && meet(s, t) {
					c.add(i, j)
				}
			}
		}
	}
}

// deniedBarely sets "was not arrested" against "was arrested at the airport" and "guards arrested him":
// who denies a deed that is done once denies it wherever and whoever did it.
func (c *contradictions) deniedBarely() {
	denied := make([][]int, c.ends.entities) // by whom
	for i := range c.statements {
		if s := &c.statements[i]; s.polarity == corpus.Negated && s.object < 0 && firm(s) && s.is(isOnce) {
			denied[s.subject] = append(denied[s.subject], i)
		}
	}
	for j := range c.statements {
		t := &c.statements[j]
		if t.polarity != corpus.Affirmed || t.object < 0 {
			continue
		}
		for _, i := range denied[t.subject] {
			bare := c.statements[i].relation
			if rest, ok := strings.CutPrefix(t.relation, bare+"_"); ok && (rest == "to" || slices.Contains(circumstances(bare), rest)) && meet(&c.statements[i], t) {
				c.add(i, j)
			}
		}
		if t.toEntity() {
			for _, i := range denied[t.object] {
				if slices.Contains(activesOf(c.statements[i].relation), t.relation) && meet(&c.statements[i], t) {
					c.add(i, j)
				}
			}
		}
	}
}

// anything reports whether the object of a statement is "anything".
func (c *contradictions) anything(s *finding) bool {
	if s.literal != nil {
		return fold(s.literal.Text) == "anything"
	}
	return s.object >= 0 && fold(c.entity(s.object).name) == "anything"
}

// onceOnly reports whether a relation, passive or not, is of a deed that is done once.
func onceOnly(relation string) bool {
	return once[relation] || slices.ContainsFunc(activesOf(relation), func(active string) bool { return once[active] })
}

// leftOrFired sets "Belova resigned" against "Lind dismissed Belova" in another text of the story, of
// about one time.
func (c *contradictions) leftOrFired() {
	left := make(map[int][]int)
	for i := range c.statements {
		if s := &c.statements[i]; s.polarity == corpus.Affirmed && firm(s) && s.is(isResigning) && c.named(s.subject) {
			left[s.subject] = append(left[s.subject], i)
		}
	}
	for j := range c.statements {
		t := &c.statements[j]
		if t.polarity != corpus.Affirmed || !firm(t) || !t.is(isDismissing) {
			continue
		}
		who := t.object
		if t.is(isPassive) {
			who = t.subject
		}
		for _, i := range left[who] {
			if s := &c.statements[i]; (meet(s, t) || nearDates(s, t)) && !sharesDocument(s, t) && c.sameStory(s, t) {
				c.set(i, j)
			}
		}
	}
}

var (
	resigning  = map[string]bool{"resign": true, "resign_as": true, "resign_from": true, "step_down": true, "step_down_as": true, "step_down_from": true}
	dismissing = map[string]bool{"dismiss": true, "fire": true, "sack": true, "dismissed": true, "fired": true, "sacked": true}
)

// nearDays bounds how far apart two accounts may date one event; farther apart
// they tell of two.
const nearDays = 7

// otherTimes finds accounts of different documents that date one event differently.
func (c *contradictions) otherTimes(i int) {
	s := &c.statements[i]
	if c.alone(s) || !c.dated(s) {
		return
	}
	for _, j := range c.said(s.ends, s.relation, s.polarity) {
		t := &c.statements[j]
		if j > i && c.dated(t) && nearDates(s, t) && !sharesDocument(s, t) {
			c.add(i, j)
		}
	}
}

// otherDays finds accounts of different documents that put what happens to somebody once on different days, wherever
// and of whatever they say that it happened: "died in Norvik on Sunday", "died of a stroke on Saturday".
func (c *contradictions) otherDays() {
	groups := c.groups(func(s *finding) string {
		if s.polarity != corpus.Affirmed || !s.is(isOnceBarely) || !c.named(s.subject) || !c.dated(s) {
			return ""
		}
		return itoa(s.subject) + "\x00" + itoa(s.bareNo)
	})
	for _, g := range groups {
		for x, i := range g {
			for _, j := range g[x+1:] {
				if s, t := &c.statements[i], &c.statements[j]; nearDates(s, t) && !sharesDocument(s, t) && c.sameStory(s, t) && firm(s) && firm(t) {
					c.set(i, j)
				}
			}
		}
	}
}

// nearDates reports whether two statements' times exclude each other, and are near enough to be
// meant for one.
func nearDates(s, t *finding) bool {
	return !meet(s, t) && daysBetween(min(orLast(s.end), orLast(t.end)), max(s.start, t.start)) <= nearDays
}

// dated reports whether a statement tells of an event that happens once, and on which day.
func (c *contradictions) dated(s *finding) bool {
	return s.start != "" && s.is(isOnceByVerb) && span(s.start, s.end) <= 1 && c.single(s.subject)
}

// groups returns the statements in groups by key, in order of the first, where the key
// is not empty.
func (c *contradictions) groups(key func(*finding) string) [][]int {
	at := make(map[string]int)
	var out [][]int
	for i := range c.statements {
		k := key(&c.statements[i])
		if k == "" {
			continue
		}
		g, ok := at[k]
		if !ok {
			g = len(out)
			at[k] = g
			out = append(out, nil)
		}
		out[g] = append(out[g], i)
	}
	return out
}

// rivals sets the statements of a group against each other where rule agrees, they
// stand in different documents and their times may coincide.
func (c *contradictions) rivals(group []int, rule func(a, b *finding) bool) {
	if len(group) > 50 {
		return // no single event
	}
	for x, i := range group {
		for _, j := range group[x+1:] {
			a, b := &c.statements[i], &c.statements[j]
			if meet(a, b) && !sharesDocument(a, b) && rule(a, b) {
				c.add(i, j)
			}
		}
	}
}

// otherNumbers finds accounts that count one thing differently: not maize in one, and soybeans in the other.
func (c *contradictions) otherNumbers() {
	groups := c.groups(func(s *finding) string {
		v := s.measured()
		if s.polarity != corpus.Affirmed || v == nil || v.Unit == "" || v.Start != "" || !s.is(isCounted) {
			return ""
		}
		_, matter, _ := strings.Cut(fold(s.literal.Text), " of ")
		return itoa(s.subject) + "\x00" + s.relation + "\x00" + v.Unit + "\x00" + matter
	})
	for _, g := range groups {
		c.rivals(g, func(a, b *finding) bool { return a.measured().Number != b.measured().Number })
	}
}

// otherAgents finds accounts that name different doers of one deed.
func (c *contradictions) otherAgents() {
	groups := c.groups(func(s *finding) string {
		if s.polarity != corpus.Affirmed || !s.is(hasSoleAgent) || !s.toEntity() || !c.single(s.object) || !c.named(s.subject) && c.side(s.subject) == noSide {
			return ""
		}
		return s.relation + "\x00" + itoa(s.object)
	})
	for _, g := range groups {
		c.rivals(g, func(a, b *finding) bool { return c.rivalAgents(a.subject, b.subject) })
	}
}

// swapped finds accounts that swap who did a deed to whom.
func (c *contradictions) swapped(i int) {
	s := &c.statements[i]
	if !s.is(isOneSided) || !s.toEntity() {
		return
	}
	ends, ok := c.swappedEnds(i)
	if !ok {
		return
	}
	for _, j := range c.said(ends, s.relation, corpus.Affirmed) {
		if t := &c.statements[j]; meet(s, t) && !sharesDocument(s, t) {
			c.add(i, j)
		}
	}
}

// plansDenied sets "planned to award X", "offered X" against "X was not planned", and
// "offered to meet" against "a meeting is not planned".
func (c *contradictions) plansDenied() {
	var denied []int
	planned := make(map[int][]int)    // by what was planned
	offered := make(map[string][]int) // by the verb of what was offered to be done
	for i := range c.statements {
		s := &c.statements[i]
		if !s.is(isPlan) && (s.factuality != corpus.Planned || s.polarity == corpus.Negated) {
			continue
		}
		switch passive := s.is(isPassive); {
		case s.polarity == corpus.Negated && passive:
			denied = append(denied, i)
		case s.polarity == corpus.Negated:
		case passive:
			planned[s.subject] = append(planned[s.subject], i)
		default:
			if s.toEntity() {
				planned[s.object] = append(planned[s.object], i)
			}
			if _, verb, ok := strings.Cut(s.relation, "_to_"); ok {
				offered[verb] = append(offered[verb], i)
			}
		}
	}
	for _, i := range denied {
		s := &c.statements[i]
		for _, j := range planned[s.subject] {
			if meet(s, &c.statements[j]) {
				c.add(i, j)
			}
		}
		if verb, ok := strings.CutSuffix(c.head(s.subject), "ing"); ok {
			for _, j := range offered[verb] {
				if meet(s, &c.statements[j]) && c.sameStory(s, &c.statements[j]) {
					c.add(i, j)
				}
			}
		}
	}
}
