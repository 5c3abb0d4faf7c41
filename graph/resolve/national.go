package resolve

import (
	"slices"
	"strings"
	"sync/atomic"

	"tercet/corpus"
)

// nationals are the bodies that many states have under one name: "Parliament", "Central Bank", "Liberal Party".
// By that name alone they are one only where texts are about one state.
type nationals struct {
	*resolver
	states []atomic.Pointer[map[string]int] // by document: mentions of states, made when first asked for
	with   map[string]map[string]int        // by key: how many documents that name the body tell of each state
}

// Words of which names of such bodies consist: what they are, and what else stands there.
var (
	bodies = setOf("parliament", "congress", "senate", "assembly", "house", "representatives", "commons", "lords", "court", "bank", "ministry", "department",
		"treasury", "cabinet", "government", "police", "army", "navy", "force", "guard", "commission", "office", "party", "parties", "opposition", "bureau")
	bodyWords = setOf("national", "federal", "high", "supreme", "central", "constitutional", "electoral", "election", "finance", "foreign", "defence", "defense",
		"interior", "justice", "health", "education", "agriculture", "energy", "labour", "labor", "transport", "transportation", "trade", "commerce", "industry", "environment",
		"affairs", "home", "statistics", "security", "public", "state", "of", "the", "and", "air", "coast", "reserve", "appeal", "appeals", "democratic", "liberal",
		"conservative", "green", "communist", "socialist", "republican", "social", "christian", "people", "peoples", "workers", "independent", "nationalist", "constitution")
)

// alone are the bodies that are named by one word.
var alone = setOf("parliament", "congress", "senate", "assembly", "commons", "lords", "treasury", "cabinet", "government", "police", "army", "navy", "opposition")

// ofManyStates reports whether a name is one that bodies of many states bear.
func ofManyStates(words []string) bool {
	found := false
	for _, w := range words {
		if bodies[w] {
			found = true
		} else if !bodyWords[w] {
			return false
		}
	}
	if !found {
		return false
	}
	return len(words) > 1 || alone[words[0]]
}

// findNationals gives each unit that bears such a name, or one with its state, the body's words alone and the
// state that it is of, so far as its document tells.
func (r *resolver) findNationals() {
	r.national = &nationals{r, make([]atomic.Pointer[map[string]int], len(r.docs)), make(map[string]map[string]int)}
	var found []int
	for i := range r.units {
		u := &r.units[i]
		if !u.named() || u.person || u.state != nil || !u.findBody() && !r.isHouse(u) {
			continue
		}
		found = append(found, i)
		with := r.national.with[u.body.key]
		if with == nil {
			with = make(map[string]int)
			r.national.with[u.body.key] = with
		}
		for s := range r.national.statesOf(u.doc) {
			with[s]++
		}
	}
	told := make(map[bodyIn][]string) // states that documents say, with the body's name
	for _, i := range found {
		if u := &r.units[i]; u.body.of != "" && country(u.body.of) {
			told[bodyIn{u.doc, u.body.key}] = append(told[bodyIn{u.doc, u.body.key}], u.body.of)
		}
	}
	for _, i := range found {
		u := &r.units[i]
		switch said := told[bodyIn{u.doc, u.body.key}]; {
		case u.body.of != "":
		case len(said) > 0 && !slices.ContainsFunc(said, func(s string) bool { return s != said[0] }):
			u.body.of = said[0]
		default:
			u.body.of = r.national.stateOf(u.doc, u.body.key)
		}
	}
}

// country reports whether a state is none of the United States alone.
func country(name string) bool {
	s := corpus.FindStates(name)
	return len(s) > 0 && s[0].Kind != "US state"
}

// bodyIn is the name of a body in a document.
type bodyIn struct {
	doc int
	key string
}

// isHouse makes the House of Representatives of "the House" where a document tells of the United States most.
func (r *resolver) isHouse(u *unit) bool {
	if u.best.key != "house" || r.national.stateOf(u.doc, u.best.key) != "United States" {
		return false
	}
	u.body = body{"house of representatives", "United States"}
	return true
}

// body is one of the bodies that many states have: the words of its name without the state, and the
// state, "" where it is unknown.
type body struct{ key, of string }

// findBody finds which body the unit's name is of, if any.
func (u *unit) findBody() bool {
	if ofManyStates(u.best.words) {
		u.body = body{u.best.key, u.stateSaid()}
		return true
	}
	words, state := cutState(u.best.words)
	if of := slices.Index(words, "of"); state == "" && of > 0 { // "Parliament of Drovenia"
		if at := strings.TrimPrefix(strings.Join(words[of+1:], " "), "the "); len(corpus.FindStates(at)) > 0 {
			words, state = words[:of], stateOr(at)
		}
	}
	if state == "" {
		return false
	}
	if len(words) == 1 && words[0] == "house" && state == "United States" {
		words = []string{"house", "of", "representatives"}
	}
	if !ofManyStates(words) {
		return false
	}
	u.body = body{strings.Join(words, " "), state}
	return true
}

// stateSaid returns the state that the names of a unit themselves say it is of: "Drovenian Parliament".
func (u *unit) stateSaid() string {
	for _, a := range slices.Concat(u.names, u.titled) {
		if words := splitWords(a.Name); len(words) > 1 {
			if _, state := cutState(words); state != "" {
				return state
			}
		}
	}
	return ""
}

// statesOf counts the mentions of states in a document. It may be called by several goroutines.
func (n *nationals) statesOf(doc int) map[string]int {
	if known := n.states[doc].Load(); known != nil {
		return *known
	}
	out := make(map[string]int)
	for i := n.first[doc]; i < n.first[doc]+len(n.docs[doc].units); i++ {
		if u := &n.units[i]; u.state != nil && u.state.Kind != "US state" {
			out[u.state.Name] += u.mentions
		}
	}
	n.states[doc].Store(&out)
	return out
}

// stateOf returns the state of the body that a document means by a name: the one that the document tells
// of most, and other documents that name such a body. It is empty where no state is told of.
func (n *nationals) stateOf(doc int, key string) string {
	best, most := "", 0
	states, with := n.statesOf(doc), n.with[key]
	for _, s := range sortedKeys(states) {
		if s == "United States" && strings.Contains(key, "ministry") {
			continue // which has departments
		}
		if weight := states[s] * max(1, with[s]); weight > most {
			best, most = s, weight
		}
	}
	return best
}

// otherStates reports whether two bodies are of different states.
func otherStates(a, b *node) bool { return a.of != "" && b.of != "" && a.of != b.of }

// spelledOut returns the names of a body with its state that acronyms abbreviate: USDA is the Agriculture
// Department of the United States.
func (n *node) spelledOut() (names []name) {
	if n.of == "" {
		return nil
	}
	state, words := splitWords(n.of), n.words
	names = append(names, name{words: slices.Concat(state, words)})
	if last := len(words) - 1; last > 0 && (words[last] == "department" || words[last] == "ministry") {
		names = append(names, name{words: slices.Concat(state, words[last:], words[:last])})
	}
	return names
}

// shortens reports whether an acronym abbreviates a body's name with its state.
func (n *node) shortens(body *node) bool {
	return slices.ContainsFunc(body.spelledOut(), func(long name) bool { return abbreviates(&n.name, &long) })
}

// bodyHere returns the node of the body that a document means by a key, among those of one name.
func (r *resolver) bodyHere(doc int, nodes []int) (node int, ok bool) {
	of := r.national.stateOf(doc, r.nodes[nodes[0]].key)
	for _, n := range nodes {
		if r.nodes[n].of == of || slices.Contains(r.nodes[n].docs, doc) {
			return n, true
		}
	}
	return 0, false
}
