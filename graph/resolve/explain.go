package resolve

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"tercet/corpus"
	"tercet/graph"
)

// Reason says why one of an entity's names stands for it.
type Reason struct {
	Alias    string
	Why      string // "short form of Kassym-Jomart Tokayev"
	Document string // where the name was found first; empty where no text but a decision says so
	Sentence int    // 0-based, in the document
	Quote    string // the sentence, white space normalised
}

// Explain resolves the digests and returns, for the entity with the given ID, the reasons
// for its names: each name and reason once, in order of documents. It costs as much as Resolve
// does without statements. The list is empty where there is no such entity.
func Explain(ctx context.Context, ds []*Digest, id graph.ID, opt Options) ([]Reason, error) {
	r, err := groupDigests(ctx, ds, opt)
	if err != nil {
		return nil, err
	}
	r.nameEntities()
	at := slices.IndexFunc(r.entities, func(p *profile) bool { return p.id == id })
	if at < 0 {
		return nil, nil
	}
	var out []Reason
	seen := make(map[string]bool)
	group, name := r.entities[at].group, r.entities[at].name
	main := r.mainNode(group, name)
	own := r.machineGroup(main, group)
	add := func(u *unit, alias, why string, mention int) {
		if key := alias + "\x00" + why; !seen[key] {
			seen[key] = true
			doc, sentence := r.docs[u.doc], u.sentence
			if mention >= 0 {
				sentence = doc.mentions[mention].sentence
			}
			out = append(out, Reason{alias, why, doc.ID, sentence, quote(doc, sentence)})
		}
	}
	for _, o := range r.decided() {
		if slices.Contains(o.Entities, id) && o.Act != Merge {
			out = append(out, Reason{Alias: name, Why: o.why()})
		}
	}
	for i := range r.units {
		u := &r.units[i]
		if r.groupOf[i] != group {
			continue
		}
		if why, ok := r.whyDecided(i, own); ok {
			for _, alias := range slices.Concat(u.names, u.demonyms) {
				add(u, alias.Name, why, r.mentionOf(i, alias.Name))
			}
			for j, shown := range u.shown {
				add(u, shown, why, u.at[j])
			}
			continue
		}
		for _, a := range u.names {
			add(u, a.Name, r.whyNamed(u, a.Name, main), r.mentionOf(i, a.Name))
		}
		for _, a := range u.titled {
			add(u, a.Name, "name with a title", r.titledMention(u, a.Name))
		}
		for _, a := range u.demonyms {
			add(u, a.Name, "word for what belongs to "+name, r.mentionOf(i, a.Name))
		}
		for j, shown := range u.shown {
			add(u, shown, r.whyDescribed(u, u.nominals[j], group, name), u.at[j])
		}
	}
	return out, nil
}

// mentionOf returns the first mention of a unit under a name; -1 where it has none.
func (r *resolver) mentionOf(unit int, name string) int {
	d := r.units[unit].doc
	for m, u := range r.unitOf[d] {
		if u == unit && clean(r.docs[d].Slice(r.docs[d].mentions[m].Span)) == name {
			return m
		}
	}
	return -1
}

// titledMention returns the first mention of a unit that a name with its title ends with, where the
// text has that; -1 where none is found.
func (r *resolver) titledMention(u *unit, name string) int {
	doc := r.docs[u.doc]
	for m, v := range r.unitOf[u.doc] {
		if v < 0 || &r.units[v] != u {
			continue
		}
		if span := doc.mentions[m]; strings.HasSuffix(normalized(clean(doc.Text[max(0, span.End-len(name)-2):span.End])), name) {
			return m
		}
	}
	return -1
}

// mainNode returns the node of the group that has its name, else its first; -1 for a thing.
func (r *resolver) mainNode(group int, name string) int {
	first := -1
	for i := range r.units {
		u := &r.units[i]
		if r.groupOf[i] != group || !u.named() {
			continue
		}
		if (r.nodes[u.node].cluster == group || r.groupOf[i] != r.machine[i]) && (first < 0 || r.nodes[u.node].text == name) {
			first = u.node
			if r.nodes[u.node].text == name {
				break
			}
		}
	}
	return first
}

// whyNamed says how a name stands to the entity's own.
func (r *resolver) whyNamed(u *unit, alias string, main int) string {
	if main < 0 {
		return "same words in one story"
	}
	own := &r.nodes[main]
	n := node{name: parseName(alias, own.person), person: own.person}
	where := ""
	if !slices.Contains(own.docs, u.doc) {
		where = ", by the company it keeps"
	} else if n.key != own.key {
		where = " in the same document"
	}
	switch c := compare(&n, own); {
	case n.key == own.key && fold(alias) == fold(own.text):
		return "same name"
	case n.key == own.key:
		return "spelling of " + own.text
	case own.state != "":
		return "name of the state " + own.text
	case own.person && twoSurnames(&n.name, &own.name):
		return own.text + " without the last surname" + where
	case own.person && c.relation == variant && len(n.words) > 1 && n.words[0] != own.words[0] && sameGiven(n.words[0], own.words[0]):
		return "short first name of " + own.text + where
	case c.relation == variant && c.score >= sameWord, c.relation == variant && c.score >= sameSound:
		return "spelling of " + own.text
	case c.relation == variant:
		return "misspelling of " + own.text
	case c.relation == shortOf && c.score < sameSound:
		return "misspelt short form of " + own.text + where
	case c.relation == shortOf:
		return "short form of " + own.text + where
	case c.relation == longOf:
		return "fuller form of " + own.text
	case c.relation == acronymOf:
		return "acronym of " + own.text
	case c.relation == longFormOf:
		return "what " + own.text + " stands for"
	case len(n.words) == 1 && slices.Contains(own.words, n.words[0]):
		return "part of " + own.text + where
	case len(u.names) > 1:
		return "the document uses it for " + otherName(u, alias)
	case n.acronym:
		return "what a document that has both uses for " + own.text
	}
	return "variant of " + own.text + where
}

// otherName returns the most frequent name of a unit beside one of them.
func otherName(u *unit, alias string) string {
	for _, a := range u.names {
		if a.Name != alias {
			return a.Name
		}
	}
	return alias
}

// whyDescribed says why a description stands for the entity.
func (r *resolver) whyDescribed(u *unit, text string, group int, name string) string {
	if u.named() {
		return "what the document calls " + u.best.text
	}
	if k, ok := parseRole(text); ok {
		for i := range r.units {
			v := &r.units[i]
			if r.groupOf[i] == group && v.named() && slices.ContainsFunc(slices.Concat(v.roles, v.nominals), func(s string) bool { o, ok := parseRole(s); return ok && o == k }) {
				return fmt.Sprintf("role %q, given to %s in %s", k.head+" of "+k.of, v.best.text, r.docs[v.doc].ID)
			}
		}
	}
	if name == "" || r.entity(group).typ == corpus.Thing {
		return "same description in one document or story"
	}
	return "description that the story gives to " + name + " alone"
}

// machineGroup returns the machine's group of a node within an entity's group.
func (r *resolver) machineGroup(node, group int) int {
	for i := range r.units {
		if r.groupOf[i] == group && (node < 0 || r.units[i].named() && r.units[i].node == node) {
			return r.machine[i]
		}
	}
	return group
}

// whyDecided returns the decision that made a unit part of an entity whose own name the
// machine had in another group; ok is false where the machine alone did.
func (r *resolver) whyDecided(unit, own int) (why string, ok bool) {
	mine := r.machine[unit]
	if k := r.listed[unit]; k != nil {
		return fmt.Sprintf("known name of %s, line %d of the names given", k.Name, k.Line), true
	}
	if mine == own {
		return "", false
	}
	var other *Outcome
	for i := range r.outcomes {
		o := &r.outcomes[i]
		if o.Act != Merge || o.Waiting != "" || r.groupOf[o.units[0]] != r.groupOf[unit] {
			continue
		}
		a, b := r.machine[o.units[0]], r.machine[o.units[1]]
		switch {
		case a == mine && b == own || a == own && b == mine:
			return o.why(), true
		case a == mine || b == mine:
			other = o
		}
	}
	if other == nil {
		return "", false
	}
	return other.why(), true
}

// why says that a decision did it.
func (o *Outcome) why() string {
	if o.Line == 0 {
		return fmt.Sprintf("by decision: %v", o.Decision)
	}
	return fmt.Sprintf("by decision, line %d: %v", o.Line, o.Decision)
}
