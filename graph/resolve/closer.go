package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// deedTo is what one known end of a relation has in common with others: the other end's noun.
type deedTo struct {
	endOf
	noun string
}

// describeLess gives drafts whose object, or subject, is described in few words the evidence of drafts of
// their story that describe it more closely beside the same other end: who ordered a new patrol boat ordered a
// patrol boat, and what a warehouse fire destroyed a fire destroyed. So texts agree though nothing tells
// whether they mean one boat; what is denied, forbidden or avoided closely may be allowed barely.
func (a *accounts) describeLess(drafts []*draft) {
	drafts = slices.DeleteFunc(slices.Clone(drafts), func(d *draft) bool {
		return d.polarity != corpus.Affirmed || d.object < 0 || d.relation == "be" || d.relation == "have" || d.is(isExcluding)
	})
	ends := a.ends.entities + len(a.ends.literals)
	subjects, objects := make([]int, ends), make([]int, ends) // how many drafts have them
	for _, d := range drafts {
		subjects[d.subject]++
		objects[d.object]++
	}
	var described []inWords
	for _, d := range drafts {
		if subjects[d.subject] > 1 {
			if a.thing(d.object) {
				described = append(described, inWords{draft: d, known: d.subject, text: a.entity(d.object).name})
			} else if d.literal != nil && d.literal.Type == corpus.Text {
				described = append(described, inWords{draft: d, known: d.subject, text: d.literal.Text})
			}
		}
		if objects[d.object] > 1 && a.thing(d.subject) {
			described = append(described, inWords{draft: d, known: -1 - d.object, text: a.entity(d.subject).name})
		}
	}
	deeds := make(map[endOf]int)
	for _, t := range described {
		deeds[t.deed()]++
	}
	parallelEach(len(described), func(i int) {
		if t := &described[i]; deeds[t.deed()] > 1 {
			t.words = describing(t.text)
		}
	})
	at := make(map[deedTo]int)
	var alike [][]inWords // in order of their first
	for _, t := range described {
		if len(t.words) == 0 {
			continue
		}
		k := deedTo{t.deed(), headOf(t.words)}
		n, ok := at[k]
		if !ok {
			n = len(alike)
			at[k], alike = n, append(alike, nil)
		}
		alike[n] = append(alike[n], t)
	}
	var bare []*draft
	var found [][]testimony
	for _, some := range alike {
		for _, b := range some {
			var told []testimony
			for _, c := range some {
				if closer(c.words, b.words) {
					told = append(told, a.soon(b.draft, a.telling(b.draft, c.draft))...)
				}
			}
			if told != nil {
				bare, found = append(bare, b.draft), append(found, told)
			}
		}
	}
	for i, d := range bare { // what is found for one is no evidence for another
		d.evidence = append(d.evidence, found[i]...)
	}
}

// soon returns of some evidence what stands in documents of about the days of those that tell a draft: of one
// deed, since who wins elections in March may win others in May.
func (a *accounts) soon(d *draft, evidence []testimony) []testimony {
	return slices.DeleteFunc(evidence, func(e testimony) bool {
		return !slices.ContainsFunc(d.evidence, func(o testimony) bool { return daysApart(a.day[o.doc], a.day[e.doc]) <= nearDays })
	})
}

// inWords is a draft with the words that describe one of its ends.
type inWords struct {
	draft *draft
	known int // the number of the other end, as a subject, or less than 0 as an object
	text  string
	words []string // nil where no other draft is of the same deed
}

func (t *inWords) deed() endOf { return endOf{t.known, t.draft.classNo} }

// thing reports whether an entity is a common thing.
func (a *accounts) thing(entity int) bool {
	e := a.entity(entity)
	return e != nil && e.typ == corpus.Thing
}

// describing returns the words, folded, of a description without what tells it from its namesakes.
func describing(text string) []string {
	base, _, _ := strings.Cut(text, " (")
	return strings.Fields(fold(base))
}

// headOf returns the last word of a description before its complements: "boat" of "patrol boat of the navy".
func headOf(words []string) string {
	if at := slices.IndexFunc(words, func(w string) bool { return linking[w] }); at > 0 {
		return words[at-1]
	}
	return words[len(words)-1]
}

// closer reports whether a description says all that another one says of one noun, and more: "two young
// officers" and "officers", "murder of a guard" and "murder"; but not "former guard" and "guard".
func closer(words, bare []string) bool {
	if slices.Equal(words, bare) || vague[headOf(bare)] || isNumber(bare[0]) {
		return false
	}
	if !slices.ContainsFunc(bare, func(w string) bool { return linking[w] }) {
		if at := slices.IndexFunc(words, func(w string) bool { return linking[w] }); at > 0 {
			words = words[:at]
		}
	}
	more := len(words) - len(bare)
	return more >= 0 && slices.Equal(words[more:], bare) && !slices.ContainsFunc(words[:more], notQuite)
}

// excluding are verbs that do to a kind what they need not do to all that belong to it, or the reverse: who
// bans foreign ships does not ban ships.
var excluding = map[string]bool{"ban": true, "prohibit": true, "forbid": true, "avoid": true, "lack": true, "prevent": true, "oppose": true, "deny": true, "refuse": true,
	"reject": true, "exclude": true, "limit": true, "restrict": true, "rule": true, "end": true, "stop": true, "lift": true, "fear": true}
