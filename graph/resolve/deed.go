package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// storyDeeds returns for each unit of some documents what it does, suffers or stands in, as numbers in
// ascending order: its part in a relation, and what deedsOf reads in the trees.
func (r *resolver) storyDeeds(docs []int) map[int][]int {
	out := make(map[int][]int)
	index := make(map[string]int)
	var buf []byte
	add := func(u int, part, deed string) {
		buf = append(append(buf[:0], part...), deed...)
		n, ok := index[string(buf)]
		if !ok {
			n = len(index)
			index[string(buf)] = n
		}
		out[u] = append(out[u], n)
	}
	parts := [...]string{"subject ", "object ", "other "}
	for _, d := range docs {
		doc := r.docs[d]
		for p := range doc.propositions {
			prop := &doc.propositions[p]
			deed := classOf(r.canonical(prop))
			for k, a := range arguments(prop) {
				if u, ok := r.unitFor(d, a); ok {
					add(u, parts[min(k, 2)], deed)
				}
			}
		}
		for m, u := range r.unitOf[d] {
			if u >= 0 {
				for _, deed := range doc.mentions[m].deeds {
					if deed != joined {
						add(u, "", deed)
					}
				}
			}
		}
	}
	place := make([]int, len(index)) // in an order that another document does not change
	for n, deed := range sortedKeys(index) {
		place[index[deed]] = n
	}
	for _, deeds := range out {
		for i, n := range deeds {
			deeds[i] = place[n]
		}
	}
	return sortedSets(out)
}

// storyActs returns for each unit of some documents the deeds that it has done to a named thing, or suffered
// from one: its part, the relation, and the group of the other, as numbers in ascending order.
func (r *resolver) storyActs(docs []int) map[int][]int {
	out := make(map[int][]int)
	type act struct {
		object   bool
		relation string
		other    int
	}
	index := make(map[act]int)
	for _, d := range docs {
		doc := r.docs[d]
		for p := range doc.propositions {
			prop := &doc.propositions[p]
			s, okS := r.unitFor(d, &prop.Subject)
			o, okO := r.unitFor(d, &prop.Object)
			if !okS || !okO || r.units[s].named() == r.units[o].named() {
				continue
			}
			u, other := s, o
			if r.units[s].named() {
				u, other = o, s
			}
			a := act{u == o, classOf(r.canonical(prop)) + prop.Polarity.String(), r.groupOf[other]}
			n, ok := index[a]
			if !ok {
				n = len(index)
				index[a] = n
			}
			out[u] = append(out[u], n)
		}
	}
	return sortedSets(out)
}

// sortedSets sorts lists of numbers, and leaves each number in them once.
func sortedSets(of map[int][]int) map[int][]int {
	for k, ns := range of {
		slices.Sort(ns)
		of[k] = slices.Compact(ns)
	}
	return of
}

// deedsOf returns what a sentence says that a mention does, suffers or stands in: its part, with the
// preposition and the lemma, beside the verb or noun that governs it, beside the verbs that go on
// with its subject, and beside the participles that follow it. What suffers is "obj" in all forms; whether it is one of
// several is the last:
//
//	police held the man; the man was held; a man held by police; the holding of the man → obj  hold
//	the man fled and hid → nsubj  flee, nsubj  hide
//	a street in Leeds → nmod in street (of Leeds)
func deedsOf(d *corpus.Document, m *corpus.Mention) (deeds []string) {
	toks := d.Sentences[m.Sentence].Tokens
	if m.Head < 0 || m.Head >= len(toks) {
		return nil
	}
	if deed := governed(toks, m.Head); deed != "" {
		deeds = append(deeds, deed)
	}
	h := &toks[m.Head]
	for i := range toks {
		t := &toks[i]
		goesOn := h.Head > 0 && t.Head == h.Head && t.Rel() == "conj" && h.Rel() == "nsubj" && !hasSubject(toks, i)
		if t.UPOS == "VERB" && (goesOn || t.Head-1 == m.Head && t.DepRel == "acl") {
			deeds = append(deeds, subjectOf(toks, i))
		}
	}
	if len(deeds) > 0 && (h.Rel() == "conj" || slices.ContainsFunc(toks, func(t corpus.Token) bool { return t.Head-1 == m.Head && t.Rel() == "conj" })) {
		deeds = append(deeds, joined)
	}
	return deeds
}

// joined stands among the deeds of who is named together with others: "a guard and a driver were shot".
const joined = "joined"

func hasSubject(toks []corpus.Token, verb int) bool {
	return slices.ContainsFunc(toks, func(t corpus.Token) bool { return t.Head-1 == verb && (t.Rel() == "nsubj" || t.Rel() == "csubj") })
}

// subjectOf returns the deed of a verb's subject: of a passive, and of a past participle without
// auxiliary, it suffers.
func subjectOf(toks []corpus.Token, verb int) string {
	part := "nsubj"
	if toks[verb].XPOS == "VBN" {
		part = "obj"
	}
	for i := range toks {
		if toks[i].Head-1 != verb || toks[i].Rel() != "aux" {
			continue
		}
		if toks[i].DepRel == "aux:pass" {
			part = "obj"
			break
		}
		part = "nsubj"
	}
	return part + "  " + lemma(&toks[verb])
}

// governed returns the deed that the word above a noun tells; empty where it tells none.
func governed(toks []corpus.Token, head int) string {
	h := &toks[head]
	if h.Head == 0 {
		return ""
	}
	above := &toks[h.Head-1]
	switch h.Rel() {
	case "nsubj", "obj", "obl", "nmod":
	default:
		return ""
	}
	preposition := preposition(toks, head)
	switch {
	case h.DepRel == "nsubj:pass", h.DepRel == "nmod" && preposition == "of" && words().isVerb(lemma(above)):
		return "obj  " + lemma(above)
	case h.DepRel == "obl:agent":
		return "nsubj  " + lemma(above)
	}
	return h.DepRel + " " + preposition + " " + lemma(above)
}

// preposition returns the preposition of a noun, in lower case; empty where it has none.
func preposition(toks []corpus.Token, head int) string {
	out := ""
	for i := range toks {
		if toks[i].Head-1 == head && toks[i].DepRel == "case" {
			out = strings.ToLower(toks[i].Form)
		}
	}
	return out
}
