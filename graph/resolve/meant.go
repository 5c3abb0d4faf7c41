package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"tercet/corpus"
)

// This file says which thing a description leaves open: "woman" is shown as "woman (killed, Norvik)", "driver" as
// "driver (re Ada Belova)". What it says is what befell the thing and where, as propositions about it tell; where they
// do not, the name that its texts tell of most, behind "re". The bare description stays an alias.

// longestQualified is the number of letters up to which what befell a thing stands beside a place or name.
const longestQualified = 38

// befallings are what befalls somebody once, by the verb that tells it; a text that tells it of two counts them.
var befallings = map[string]string{"kill": "killed", "murder": "murdered", "shoot": "shot", "stab": "stabbed", "injure": "injured", "wound": "wounded", "abduct": "abducted",
	"kidnap": "kidnapped", "arrest": "arrested", "detain": "detained", "charge": "charged", "indict": "indicted", "convict": "convicted", "sentence": "sentenced", "jail": "jailed",
	"hire": "hired", "dismiss": "dismissed", "sack": "sacked", "appoint": "appointed", "nominate": "nominated", "suspend": "suspended", "rescue": "rescued", "evacuate": "evacuated"}

// ownDeeds are what somebody does once, likewise.
var ownDeeds = map[string]string{"die": "died", "drown": "drowned", "confess": "confessed", "resign": "resigned", "escape": "escaped", "flee": "fled"}

// befallen are the words of befallings, as passives have them.
var befallen = func() map[string]bool {
	out := make(map[string]bool, len(befallings))
	for _, participle := range befallings {
		out[participle] = true
	}
	return out
}()

// deedTold returns what a relation tells of its subject, or of its object, by the tables; empty where it tells nothing.
func deedTold(relation string, object bool) string {
	verb, rest, _ := strings.Cut(relation, "_")
	switch {
	case object:
		return befallings[relation]
	case verb != "be":
		return ownDeeds[verb]
	}
	if participle, _, _ := strings.Cut(rest, "_"); befallen[participle] {
		return participle
	}
	return ""
}

// toldOf is what one proposition says of one thing.
type toldOf struct {
	group     int
	relation  string
	deed      string // of the tables
	place     int    // the group of where it was; -1 where none is told
	predicate bool   // says of another one what it is
}

// tellings are what all propositions say of a thing.
type tellings struct {
	relations, deeds tally
	places           table[int, int] // how often, by group
	predicate        bool            // it is only what others are
}

// tellings gathers what is told of the groups that are wanted, in order of documents, by group; nil where nothing is.
func (s *settings) tellings(wanted []bool) []*tellings {
	told := make([][]toldOf, len(s.docs))
	parallel(len(s.docs), func(d int) {
		for p := range s.docs[d].propositions {
			prop := &s.docs[d].propositions[p]
			for i, a := range [...]*corpus.Argument{&prop.Subject, &prop.Object} {
				if u, ok := s.unitFor(d, a); ok && s.groupOf[u] >= 0 && wanted[s.groupOf[u]] {
					told[d] = append(told[d], s.toldOf(d, prop, s.groupOf[u], i == 1))
				}
			}
		}
	})
	out := make([]*tellings, s.groups)
	for _, some := range told {
		for i := range some {
			c := &some[i]
			t := out[c.group]
			if t == nil {
				t = &tellings{predicate: true}
				out[c.group] = t
			}
			t.relations.add(c.relation, 1)
			t.predicate = t.predicate && c.predicate
			if c.deed != "" {
				t.deeds.add(c.deed, 1)
			}
			if c.place >= 0 {
				*t.places.of(c.place)++
			}
		}
	}
	return out
}

// toldOf returns what a proposition says of its subject or object.
func (s *settings) toldOf(d int, p *corpus.Proposition, group int, object bool) toldOf {
	relation := s.canonical(p)
	c := toldOf{group: group, relation: relation, place: -1, predicate: object && (relation == "be" || relation == "become" || relation == "call")}
	if p.Polarity != corpus.Affirmed || p.Factuality == corpus.Possible {
		return c
	}
	if p.Factuality == corpus.Fact {
		c.deed = deedTold(relation, object)
	}
	c.place = s.placeAt(d, p.Place)
	if place := s.placeAt(d, &p.Object); c.place < 0 && !object && place >= 0 && saysWhere(relation) {
		c.place = place
	}
	return c
}

// saysWhere reports whether a relation says that its subject was at its object: "be_killed_in", not "be_born_in".
func saysWhere(relation string) bool {
	preposition := relation[strings.LastIndexByte(relation, '_')+1:]
	return (preposition == "in" || preposition == "at") && !strings.Contains(relation, "born")
}

// placeAt returns the group of the named place that an argument is; -1 where it is none.
func (s *settings) placeAt(d int, a *corpus.Argument) int {
	if a == nil {
		return -1
	}
	u, ok := s.unitFor(d, a)
	if !ok || s.groupOf[u] < 0 {
		return -1
	}
	if p := s.profiles[s.groupOf[u]]; p == nil || !p.named || p.entityType() != corpus.Place || !wellFormed(p.base) {
		return -1
	}
	return s.groupOf[u]
}

// where returns the place that a thing was at as most propositions tell; towns go before states. It is empty where as many tell
// of another.
func (s *settings) where(c *tellings) string {
	places := slices.Clone(c.places.rows)
	slices.SortFunc(places, func(a, b row[int, int]) int {
		p, q := s.profiles[a.key], s.profiles[b.key]
		return cmp.Or(boolCompare(p.state != nil, q.state != nil), cmp.Compare(b.value, a.value), cmp.Compare(p.base, q.base))
	})
	if len(places) == 0 || len(places) > 1 && places[0].value == places[1].value && (s.profiles[places[0].key].state == nil) == (s.profiles[places[1].key].state == nil) {
		return ""
	}
	return s.profiles[places[0].key].base
}

// befell returns what befell a thing, or what it did, as most propositions tell, if they tell other things too.
func (c *tellings) befell() string {
	if len(c.deeds.rows) == 0 || len(c.relations.rows) < 2 {
		return ""
	}
	return c.deeds.aliases()[0].Name
}

// tellWhich gives the things that a description leaves open, and namesakes among things, what says which is meant.
func (s *settings) tellWhich(t *takenNames) {
	asked := make([]bool, s.groups)
	parallelEach(len(t.bearers), func(i int) {
		for _, p := range t.bearers[i] {
			p.open = p.leavesOpen()
			asked[p.group] = !p.named && (len(t.bearers[i]) > 1 || p.open)
		}
	})
	told := s.tellings(asked)
	parallelEach(len(t.bearers), func(i int) {
		for _, p := range t.bearers[i] {
			c := told[p.group]
			if p.open = p.open && c != nil && !c.predicate; c != nil {
				p.which = s.which(p, c)
			}
		}
	})
}

// which returns what says which of its kind a thing is, by what is told of it; empty where nothing is.
func (s *settings) which(p *profile, c *tellings) string {
	about, deed := s.where(c), c.befell()
	if about == "" {
		if main := s.mainOf(p); main != "" {
			about = "re " + main
		}
	}
	switch {
	case about == "":
		return deed
	case deed == "" || utf8.RuneCountInString(p.base+deed+about)+len(" (, )") > longestQualified:
		return about
	}
	return deed + ", " + about
}

// mainOf returns the name that a thing's texts mention most, else its story; empty where they name nothing.
func (s *settings) mainOf(p *profile) string {
	main := s.mainIn(p.docs)
	if main == nil {
		main = s.mainIn(s.documents[s.stories[p.docs[0]]])
	}
	if main == nil {
		return ""
	}
	return main.briefly()
}

// mainIn returns what documents mention most; nil where they name nothing.
func (s *settings) mainIn(docs []int) *profile {
	if len(docs) == 1 {
		return s.of[docs[0]].most
	}
	var all table[*profile, naming]
	for _, d := range docs {
		for _, n := range s.of[d].names {
			sum := all.of(n.profile)
			sum.profile, sum.mentions, sum.speaks = n.profile, sum.mentions+n.mentions, sum.speaks || n.speaks
		}
	}
	names := make([]naming, len(all.rows))
	for i := range all.rows {
		names[i] = all.rows[i].value
	}
	return foremost(names)
}

// foremost returns what is mentioned most of what has a name, outlets and those who only speak left for the end; of
// equals the first in the alphabet.
func foremost(names []naming) *profile {
	if len(names) == 0 {
		return nil
	}
	return slices.MaxFunc(names, func(a, b naming) int {
		return cmp.Or(boolCompare(b.speaks, a.speaks), cmp.Compare(a.mentions, b.mentions), cmp.Compare(b.base, a.base))
	}).profile
}

// longestBrief is the number of letters from which a person is only called by the surname.
const longestBrief = 20

// briefly returns a name without a nickname inside; a long one of a person is its surname.
func (p *profile) briefly() string {
	name := p.base
	if open, closing := strings.IndexAny(name, "(\"“"), strings.LastIndexAny(name, ")\"”"); open > 0 && closing > open {
		_, size := utf8.DecodeRuneInString(name[closing:])
		name = strings.Join(strings.Fields(name[:open]+name[closing+size:]), " ")
	}
	if !p.person || utf8.RuneCountInString(name) <= longestBrief {
		return name
	}
	if n := parseName(name, true); len(n.words) > 1 {
		fields := strings.Fields(n.text)
		if n.suffix != "" {
			fields = fields[:len(fields)-1]
		}
		return fields[len(fields)-1]
	}
	return name
}

// everybodys are nouns for what there is once for everybody, or of which no text means a certain one.
var everybodys = setOf("world", "ground", "future", "past", "present", "public", "internet", "web", "media", "truth", "way", "time", "rest", "end", "beginning", "start", "life", "death",
	"people", "day", "night", "morning", "week", "month", "year", "case", "fact", "thing", "kind", "part", "lot", "number", "right", "reason", "idea", "sense", "chance", "hope", "answer", "meantime", "sea", "ocean", "nature", "side", "place", "economy", "defense", "defence")

// authorities are those whom texts mean by a noun without an article.
var authorities = setOf("police", "authorities", "officials", "prosecutors", "investigators", "detectives", "firefighters", "residents", "villagers", "witnesses", "cops")

// occasions are what happens once at its time, beside the events that a story has one of at each place.
var occasions = setOf("ceremony", "event", "meeting", "incident", "accident", "collision", "trial", "hearing", "rally", "march", "race", "game", "match", "fight", "search", "raid",
	"operation", "vote", "election", "referendum", "festival", "concert", "conference", "outage", "disaster", "murder", "killing", "funeral", "wedding", "strike", "march", "verdict")

// seen is how a description stands in its sentences.
type seen struct {
	words  string // as look has them
	class  byte   // of its noun, as views have it
	single bool   // in one of them
}

func (s *seen) add(l *look) {
	s.words, s.class, s.single = l.words, cmp.Or(s.class, l.class), s.single || l.single
}

// leavesOpen reports whether a thing is a certain one, of which its description does not say which: "woman", "former
// employee", "the ceremony"; but not "hackers", "oil", "boy aged 12", "Saints".
func (p *profile) leavesOpen() bool {
	var d seen
	if as := p.seen.get(p.base); as != nil {
		d = *as
	}
	if p.named || p.fixed.name != "" || p.base != fold(p.base) || strings.ContainsRune(p.base, '\'') {
		return false
	}
	said := describing(p.base)
	noun, counted := said[len(said)-1], isSpelledNumber(said[0])
	saying := slices.DeleteFunc(said, func(w string) bool { return isSpelledNumber(w) || determiners[w] || untelling[w] || notQuite(w) })
	switch {
	case everybodys[noun] || slices.ContainsFunc(saying, func(w string) bool { return linking[w] || hasDigit(w) }):
		return false
	case d.class == 'p':
		return len(saying) <= 2 && (p.certain || counted || d.single)
	case authorities[noun]:
		return len(saying) <= 1
	}
	event := events[noun] != "" || occasions[noun]
	return len(saying) <= 1 && p.certain && d.single && (event || d.class == 'g' || d.class == 'l')
}

// certain reports whether a text means a certain thing, which it does not describe for once only.
func (u *unit) certain() bool {
	for i := range u.looks {
		article, _, _ := strings.Cut(u.nominals[i], " ")
		if u.looks[i].definite || owners[article] || u.mentions > 1 && (article == "a" || article == "an") {
			return true
		}
	}
	return false
}
