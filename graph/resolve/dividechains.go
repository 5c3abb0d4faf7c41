package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// divider takes apart what coreference made one against the users' knowledge.
type divider struct {
	splits map[string][]*Decision // by the keys of their names
	known  map[string]*KnownName  // by the keys of its names
}

// divideChains returns the documents with the chains divided in which the machine has made one
// of two names that are two: by decision, or as known names. A mention that bears neither stays
// with the last one before it that does. The documents given are not changed.
func divideChains(docs []*corpus.Document, opt *Options) []*corpus.Document {
	v := divider{make(map[string][]*Decision), make(map[string]*KnownName)}
	for i := range opt.Decisions {
		if d := &opt.Decisions[i]; d.apart() {
			for _, ref := range []*Reference{&d.A, &d.B} {
				v.splits[nameKey(ref.Name)] = append(v.splits[nameKey(ref.Name)], d)
			}
		}
	}
	for i := range opt.Names {
		for _, name := range opt.Names[i].names() {
			v.known[nameKey(name)] = &opt.Names[i]
		}
	}
	if len(v.splits)+len(v.known) == 0 {
		return docs
	}
	out := slices.Clone(docs)
	for i, doc := range out {
		var chains []corpus.Chain
		for c := range doc.Chains {
			parts := v.divide(doc, &doc.Chains[c])
			if len(parts) > 1 && chains == nil {
				chains = slices.Clone(doc.Chains[:c])
			}
			if chains != nil {
				chains = append(chains, parts...)
			}
		}
		if chains != nil {
			changed := *doc
			changed.Chains = chains
			out[i] = &changed
		}
	}
	return out
}

// label returns the key under which a mention is to be kept apart from others; empty where
// nobody has said anything of its name.
func (v *divider) label(doc *corpus.Document, m *corpus.Mention) string {
	if m.Kind == corpus.Pronoun {
		return ""
	}
	for _, key := range mentionKeys(doc.Slice(m.Span), m.Type == corpus.Person) {
		if v.splits[key] != nil || v.known[key] != nil {
			return key
		}
	}
	if m.Kind == corpus.Name && len(v.known) > 0 {
		return nameKey(doc.Slice(m.Span)) // it may be no name of a known one beside it
	}
	return ""
}

// apart reports whether two labels are of two things in a document.
func (v *divider) apart(doc, a, b string) bool {
	if slices.ContainsFunc(v.splits[a], func(d *Decision) bool { return d.between(doc, a, b) }) {
		return true
	}
	ka, kb := v.known[a], v.known[b]
	switch {
	case ka == nil && kb == nil, ka == kb:
		return false
	case ka == nil:
		return !kb.mayBe(a)
	case kb == nil:
		return !ka.mayBe(b)
	}
	return true
}

// mayBe reports whether a name that no list has can be one of a known entity's: it shares
// a word with some name, or abbreviates it.
func (k *KnownName) mayBe(name string) bool {
	person := k.Type == corpus.Person
	n := node{name: parseName(strings.ToUpper(name), person), person: person}
	for _, other := range k.names() {
		o := node{name: parseName(other, person), person: person}
		if compare(&n, &o).relation != unrelated || slices.ContainsFunc(n.words, func(w string) bool { return slices.Contains(o.words, w) }) {
			return true
		}
	}
	return false
}

// divide returns the parts of a chain; the chain itself where nothing divides it.
func (v *divider) divide(doc *corpus.Document, chain *corpus.Chain) []corpus.Chain {
	var keys []string // in order of appearance
	at := make([]string, len(chain.Mentions))
	for i, m := range chain.Mentions {
		if at[i] = v.label(doc, &doc.Mentions[m]); at[i] != "" && !slices.Contains(keys, at[i]) {
			keys = append(keys, at[i])
		}
	}
	part := make(map[string]int) // of each key: the first one that nothing keeps it from
	var members [][]string
	for _, key := range keys {
		k := slices.IndexFunc(members, func(others []string) bool {
			return !slices.ContainsFunc(others, func(o string) bool { return v.apart(doc.ID, key, o) })
		})
		if k < 0 {
			k = len(members)
			members = append(members, nil)
		}
		members[k] = append(members[k], key)
		part[key] = k
	}
	if len(members) < 2 {
		return []corpus.Chain{*chain}
	}
	parts := make([]corpus.Chain, len(members))
	current := part[keys[0]]
	for i, m := range chain.Mentions {
		if at[i] != "" {
			current = part[at[i]]
		}
		parts[current].Mentions = append(parts[current].Mentions, m)
	}
	for k := range parts {
		finishPart(doc, chain, &parts[k])
	}
	return parts
}

// finishPart gives a part of a chain its name, type and roles.
func finishPart(doc *corpus.Document, chain, part *corpus.Chain) {
	if slices.Contains(part.Mentions, chain.Name) {
		part.Name, part.Type, part.Roles = chain.Name, chain.Type, chain.Roles
		return
	}
	part.Name = part.Mentions[0]
	for _, m := range part.Mentions {
		if doc.Mentions[m].Kind == corpus.Name {
			part.Name = m
			break
		}
	}
	part.Type = doc.Mentions[part.Name].Type
}

// mentionKeys returns the keys of what a mention says: as it stands, and of persons without title.
func mentionKeys(text string, person bool) []string {
	keys := []string{nameKey(text)}
	if person {
		keys = append(keys, fold(parseName(clean(text), true).text))
	}
	return keys
}

// between reports whether a split keeps the names with two keys apart in a document.
func (d *Decision) between(doc, a, b string) bool {
	in := func(r *Reference) bool { return len(r.Documents) == 0 || slices.Contains(r.Documents, doc) }
	ka, kb := nameKey(d.A.Name), nameKey(d.B.Name)
	return in(&d.A) && in(&d.B) && (ka == a && kb == b || ka == b && kb == a)
}
