package resolve

import (
	"slices"

	"tercet/corpus"
)

// divideChains returns the documents with the chains divided in which the machine has made one
// of two names that decisions keep apart. A mention that bears neither name stays with the last
// one before it that does. The documents given are not changed.
func divideChains(docs []*corpus.Document, decisions []Decision) []*corpus.Document {
	sides := make(map[string][]*Decision) // splits by the keys of their names
	for i := range decisions {
		if d := &decisions[i]; d.apart() {
			for _, ref := range []*Reference{&d.A, &d.B} {
				sides[nameKey(ref.Name)] = append(sides[nameKey(ref.Name)], d)
			}
		}
	}
	if len(sides) == 0 {
		return docs
	}
	out := slices.Clone(docs)
	for i, doc := range out {
		var chains []corpus.Chain
		for c := range doc.Chains {
			parts := divideChain(doc, &doc.Chains[c], sides)
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

// divideChain returns the parts of a chain; the chain itself where nothing divides it.
func divideChain(doc *corpus.Document, chain *corpus.Chain, sides map[string][]*Decision) []corpus.Chain {
	var keys []string // of names that some split is about, in order of appearance
	at := make([]string, len(chain.Mentions))
	for i, m := range chain.Mentions {
		mention := &doc.Mentions[m]
		if mention.Kind == corpus.Pronoun {
			continue
		}
		for _, key := range mentionKeys(doc.Slice(mention.Span), mention.Type == corpus.Person) {
			if _, ok := sides[key]; ok {
				at[i] = key
				if !slices.Contains(keys, key) {
					keys = append(keys, key)
				}
				break
			}
		}
	}
	apart := func(a, b string) bool {
		return a != b && slices.ContainsFunc(sides[a], func(d *Decision) bool { return d.between(doc.ID, a, b) })
	}
	part := make(map[string]int) // of each key: the first one that nothing keeps it from
	var members [][]string
	for _, key := range keys {
		k := slices.IndexFunc(members, func(others []string) bool {
			return !slices.ContainsFunc(others, func(o string) bool { return apart(key, o) })
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
