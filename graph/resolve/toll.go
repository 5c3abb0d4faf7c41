package resolve

import (
	"regexp"
	"slices"
	"strings"

	"tercet/corpus"
)

// otherTolls finds texts of one story that count differently those whom one event killed or hurt, or somebody sent or
// arrested: "the fire killed 12 people", "15 people died". A count that grows from one day to the next is news,
// not contradiction, as is one that a text tells beside the other.
func (c *contradictions) otherTolls() {
	groups := c.groups(func(s *finding) string {
		if n, noun := c.toll(s); n > 0 {
			return itoa(c.story[s.documents[0]]) + "\x00" + noun + "\x00" + c.deed(s)
		}
		return ""
	})
	for _, g := range groups {
		for x, i := range g {
			for _, j := range g[x+1:] {
				if a, b := &c.statements[i], &c.statements[j]; c.tollsClash(a, b) && meet(a, b) && !sharesDocument(a, b) && !c.explained(a, b) {
					c.set(i, j)
				}
			}
		}
	}
}

// tollsClash reports whether two statements count one event's victims so that not both can be right.
func (c *contradictions) tollsClash(a, b *finding) bool {
	m, _ := c.toll(a)
	n, _ := c.toll(b)
	if m > n {
		a, b, m, n = b, a, n, m
	}
	return m != n && !c.grown(a, b) && !c.mayBeMore(a, m) && !c.counts(a, n) && !c.counts(b, m)
}

// toll returns how many a statement says were killed or hurt, or had done to them by somebody certain, and what it
// calls them; 0 where it says nothing of the kind.
func (c *contradictions) toll(s *finding) (n int, noun string) {
	if s.polarity != corpus.Affirmed || !firm(s) {
		return 0, ""
	}
	who := s.object
	if s.is(isSuffered) {
		who = s.subject
	} else if !s.is(isHarm) && !(s.is(isMustering) && c.single(s.subject)) {
		return 0, ""
	}
	if !c.thing(who) {
		return 0, ""
	}
	words := describing(c.entity(who).name)
	if len(words) != 2 || !plural(words[1]) {
		return 0, ""
	}
	return parseCount(words[0]), words[1]
}

// mustering are deeds done to a number of people at once; what somebody earns or sells adds up.
var mustering = map[string]bool{"send": true, "deploy": true, "arrest": true, "detain": true, "evacuate": true, "expel": true, "rescue": true, "free": true, "release": true, "cut": true, "hire": true}

// deed returns what a statement that tolls returns a count for says was done: the same for "killed" and "died", by
// whom where that has a name.
func (c *contradictions) deed(s *finding) string {
	deed := harms[bareRelation(s.relation)]
	if deed == "" {
		return s.relation + "\x00" + itoa(s.subject)
	}
	if !s.is(isSuffered) && c.named(s.subject) {
		return deed + "\x00" + itoa(s.subject)
	}
	return deed
}

// suffered reports whether the subject of a relation is who was killed or hurt.
func suffered(relation string) bool {
	bare := bareRelation(relation)
	return harms[bare] != "" && (bare == "die" || strings.HasPrefix(bare, "be_"))
}

// harms are relations of harm done or suffered, with the deed.
var harms = map[string]string{"kill": "kill", "die": "kill", "be_killed": "kill", "claim": "kill", "injure": "injure", "be_injured": "injure", "wound": "injure", "be_wounded": "injure",
	"hurt": "injure", "be_hurt": "injure"}

// grown reports whether the larger count may simply be the later one.
func (c *contradictions) grown(smaller, larger *finding) bool {
	for _, d := range smaller.documents {
		for _, e := range larger.documents {
			if c.day[d] >= 0 && c.day[e] >= 0 && c.day[d] >= c.day[e] || c.day[d] < 0 && c.day[e] < 0 {
				return false
			}
		}
	}
	return true
}

// mayBeMore reports whether a text gives a count as the least.
func (c *contradictions) mayBeMore(s *finding, n int) bool {
	return slices.ContainsFunc(s.evidence, func(e testimony) bool {
		for _, m := range atLeast.FindAllStringSubmatch(fold(c.r.quote(&e)), -1) {
			if parseCount(m[1]) == n {
				return true
			}
		}
		return false
	})
}

var atLeast = regexp.MustCompile(`\b(?:at least|more than|over|some|about|around|nearly|almost|as many as|up to|dozens of|already) ([\w,]+)`)

// counts reports whether a sentence that stands for a statement names another count too: "rose from 12 to 40".
func (c *contradictions) counts(s *finding, n int) bool {
	return slices.ContainsFunc(s.evidence, func(e testimony) bool {
		return slices.ContainsFunc(strings.FieldsFunc(fold(c.r.quote(&e)), func(r rune) bool { return r == ' ' || r == '.' || r == ';' || r == '"' || r == '(' || r == ')' }), func(w string) bool {
			return parseCount(strings.Trim(w, ",")) == n
		})
	})
}
