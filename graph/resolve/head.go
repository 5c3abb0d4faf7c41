package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// sites are nouns of places and bodies of which a story has one: "the hospital".
var sites = map[string]bool{"hospital": true, "company": true, "firm": true, "office": true, "school": true, "prison": true, "jail": true, "court": true,
	"building": true, "store": true, "police": true, "team": true, "airport": true, "island": true, "church": true, "university": true, "city": true, "town": true,
	"village": true, "station": true, "plant": true, "factory": true, "hotel": true, "house": true, "home": true, "ship": true, "vessel": true, "warship": true,
	"port": true, "navy": true, "army": true, "government": true, "jury": true, "authority": true, "authorities": true, "business": true, "club": true, "mall": true,
	"market": true, "shop": true, "restaurant": true, "bar": true, "park": true, "bridge": true, "street": true, "road": true, "highway": true, "freeway": true,
	"area": true, "region": true, "province": true, "center": true, "centre": true, "museum": true, "clinic": true, "neighborhood": true, "neighbourhood": true,
	"apartment": true, "cell": true, "camp": true, "border": true, "coast": true, "sea": true, "river": true, "facility": true, "complex": true, "agency": true,
	"department": true, "ministry": true, "committee": true, "board": true, "bank": true, "league": true, "band": true, "crew": true, "staff": true, "family": true,
	"country": true, "nation": true, "county": true, "mosque": true, "temple": true, "stadium": true, "administration": true}

// abstract reports whether a noun names no body: a deed, a quality, a time.
func abstract(noun string) bool {
	noun = strings.TrimSuffix(noun, "s")
	for _, suffix := range []string{"tion", "sion", "ment", "ing", "nes", "ness", "ity", "itie", "ance", "ence", "ism", "ship", "acy", "ure", "ude", "dom"} {
		if strings.HasSuffix(noun, suffix) && len(noun) > len(suffix)+2 {
			return !sites[noun]
		}
	}
	return abstracts[noun]
}

var abstracts = map[string]bool{"way": true, "thing": true, "part": true, "day": true, "year": true, "time": true, "week": true, "month": true, "hour": true, "case": true,
	"plan": true, "war": true, "attack": true, "talk": true, "deal": true, "vote": true, "role": true, "change": true, "report": true, "claim": true, "word": true,
	"charge": true, "death": true, "call": true, "result": true, "right": true, "power": true, "issue": true, "problem": true, "question": true, "answer": true,
	"idea": true, "number": true, "lot": true, "kind": true, "sort": true, "end": true, "start": true, "rate": true, "price": true, "share": true, "percent": true,
	"policy": true, "effort": true, "move": true, "step": true, "reason": true, "fact": true, "comment": true, "view": true, "support": true, "goal": true, "game": true,
	"match": true, "season": true, "round": true, "record": true, "point": true, "loss": true, "win": true, "victory": true, "trial": true, "use": true, "work": true,
	"life": true, "study": true, "data": true, "law": true, "bill": true, "name": true, "story": true, "book": true, "letter": true, "speech": true, "money": true}

// sameHeads pairs the descriptions of people, bodies and places under one noun in one story:
// "the gunman", "the suspected gunman". Of other things, the modifiers of one must be among
// the other's; of abstract ones, more than the noun is asked for (see evidenceKeys).
func (r *resolver) sameHeads(things []description) [][2]int {
	byHead := make(map[string][]int)
	for i, t := range things {
		if !abstract(t.head) {
			key := itoa(r.stories[r.units[t.unit].doc]) + ":" + t.head
			byHead[key] = append(byHead[key], i)
		}
	}
	var out [][2]int
	for _, key := range sortedKeys(byHead) {
		g := byHead[key]
		words := make([][]string, len(g))
		body := make([]bool, len(g))
		for x, i := range g {
			words[x], body[x] = strings.Fields(things[i].key), r.body(&things[i])
		}
		for x := range g {
			for y := x + 1; y < len(g); y++ {
				if body[x] && body[y] || within(words[x], words[y]) || within(words[y], words[x]) {
					out = append(out, [2]int{g[x], g[y]})
				}
			}
		}
	}
	return out
}

// body reports whether a description is of people, an institution or a place.
func (r *resolver) body(t *description) bool {
	return sites[t.head] || slices.ContainsFunc(r.units[t.unit].at, func(m int) bool {
		return m >= 0 && r.docs[r.units[t.unit].doc].Mentions[m].Type == corpus.Person
	})
}

// within reports whether every word of a is among b's.
func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// describedElsewhere gives a description to the one name of its story that another
// text describes so: "the gunman" is he whom some text of the story calls the gunman.
// It adds to the groups found, by root.
func (r *resolver) describedElsewhere(things []description, root func(int) int, found map[int]int) {
	type naming struct {
		group int
		words []string
	}
	named := make(map[string][]naming)
	for i := range r.units {
		u := &r.units[i]
		if !u.named() {
			continue
		}
		for _, text := range slices.Concat(u.nominals, u.roles) {
			if d := describe([]string{text}); d.key != "" {
				key := itoa(r.stories[u.doc]) + ":" + d.head
				named[key] = append(named[key], naming{r.groupOf[i], strings.Fields(d.key)})
			}
		}
	}
	sent := make(map[int]int)
	for i := range things {
		t := &things[i]
		k := root(i)
		if _, ok := found[k]; ok || plural(t.head) || vague[t.head] || r.units[t.unit].owned || !r.body(t) {
			continue
		}
		var groups []int
		words := strings.Fields(t.key)
		for _, n := range named[itoa(r.stories[r.units[t.unit].doc])+":"+t.head] {
			if within(words, n.words) || within(n.words, words) {
				groups = append(groups, n.group)
			}
		}
		if len(groups) == 0 {
			continue
		}
		g, ok := onlyOne(groups)
		if was, again := sent[k]; !ok || again && was != g {
			g = -1
		}
		sent[k] = g
	}
	for k, g := range sent {
		if g >= 0 {
			found[k] = g
		}
	}
}
