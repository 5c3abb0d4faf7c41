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

// sameHeads pairs the descriptions of a person, body or place under one noun in one story:
// "the gunman", "the suspected gunman". Of holders of offices, the modifiers of one must be
// among the other's: the foreign minister is not the interior minister.
func (r *resolver) sameHeads(things []description) [][2]int {
	byHead := make(map[string][]int)
	for i := range things {
		if t := &things[i]; r.body(t) && (!plural(t.head) || sites[t.head]) {
			key := itoa(r.stories[r.units[t.unit].doc]) + ":" + t.head
			byHead[key] = append(byHead[key], i)
		}
	}
	var out [][2]int
	for _, key := range sortedKeys(byHead) {
		g := byHead[key]
		office := courtesyOrOffice(things[g[0]].head)
		for x, i := range g {
			for _, j := range g[x+1:] {
				if a, b := strings.Fields(things[i].key), strings.Fields(things[j].key); !office || within(a, b) || within(b, a) {
					out = append(out, [2]int{i, j})
				}
			}
		}
	}
	return out
}

// courtesyOrOffice reports whether many may hold what the noun says at a time.
func courtesyOrOffice(noun string) bool {
	_, title := courtesy[noun]
	return title || offices[noun] || manyHolders[noun]
}

// manyHolders are functions that several people of one story may have.
var manyHolders = map[string]bool{"official": true, "member": true, "lawyer": true, "leader": true, "player": true, "critic": true, "aide": true, "adviser": true,
	"advisor": true, "candidate": true, "nominee": true, "family": true, "expert": true, "analyst": true, "author": true, "writer": true, "user": true, "friend": true, "brother": true, "sister": true,
	"son": true, "daughter": true, "father": true, "mother": true, "wife": true, "husband": true, "ally": true, "opponent": true, "representative": true, "resident": true,
	"employee": true, "worker": true, "witness": true, "student": true, "teacher": true, "journalist": true, "reporter": true, "politician": true, "person": true, "man": true, "woman": true}

// body reports whether a description is of people, an institution or a place.
func (r *resolver) body(t *description) bool {
	return sites[t.head] || agent(t.head) || slices.ContainsFunc(r.units[t.unit].at, func(m int) bool {
		return m >= 0 && r.docs[r.units[t.unit].doc].Mentions[m].Type == corpus.Person
	})
}

// agent reports whether a noun is formed as those of people who do something are: "shooter",
// "accountant".
func agent(noun string) bool {
	noun = strings.TrimSuffix(noun, "s")
	for _, suffix := range []string{"er", "or", "ant", "ist", "ian", "man", "men", "ee", "eer", "body"} {
		if strings.HasSuffix(noun, suffix) && len(noun) > len(suffix)+3 {
			return !noAgents[noun]
		}
	}
	return false
}

// noAgents are nouns that only look like an agent's.
var noAgents = map[string]bool{"number": true, "letter": true, "matter": true, "paper": true, "power": true, "water": true, "order": true, "offer": true, "answer": true,
	"member": true, "computer": true, "newspaper": true, "weather": true, "winter": true, "summer": true, "border": true, "corner": true, "counter": true, "disaster": true,
	"danger": true, "chapter": true, "charter": true, "character": true, "center": true, "filter": true, "finger": true, "murder": true, "paperwork": true, "poster": true,
	"quarter": true, "register": true, "shelter": true, "silver": true, "theater": true, "thunder": true, "tower": true, "trailer": true, "transfer": true, "folder": true,
	"wonder": true, "cancer": true, "layer": true, "server": true, "charger": true, "router": true, "error": true, "factor": true, "favor": true, "honor": true, "humor": true,
	"labor": true, "mirror": true, "motor": true, "sector": true, "terror": true, "tractor": true, "vector": true, "reactor": true, "grant": true, "plant": true,
	"restaurant": true, "warrant": true, "covenant": true, "list": true, "committee": true, "guarantee": true, "degree": true, "coffee": true, "statement": true,
	"december": true, "november": true, "october": true, "september": true, "manner": true, "dinner": true, "gender": true, "encounter": true, "parameter": true,
	"container": true, "helicopter": true, "banner": true, "laser": true, "career": true, "chamber": true, "timer": true, "browser": true, "printer": true, "hammer": true}

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
			if within(words, n.words) || within(n.words, words) && !sites[t.head] && !courtesyOrOffice(t.head) {
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
