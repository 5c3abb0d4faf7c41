package resolve

import (
	"slices"

	"tercet/corpus"
)

// divider takes apart what coreference made one against the users' knowledge.
type divider struct {
	splits map[string][]*Decision // by the keys of their names
	known  map[string]*KnownName  // by the keys of its names
}

// newDivider returns the divider that options ask for.
func newDivider(opt *Options) *divider {
	v := &divider{make(map[string][]*Decision), make(map[string]*KnownName)}
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
	return v
}

// document returns a document with the chains divided in which the machine has made one of two
// names that are two: by decision, or as known names. A mention that bears neither stays with
// the last one before it that does. The document given is not changed.
func (v *divider) document(doc *corpus.Document) *corpus.Document {
	if len(v.splits)+len(v.known) == 0 {
		return doc
	}
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
	if chains == nil {
		return doc
	}
	changed := *doc
	changed.Chains = chains
	return &changed
}

// label is a name in a chain.
type label struct{ key, text string }

// label returns the name under which a mention may have to be kept apart from others; none
// for pronouns, and for descriptions that nobody has said anything of.
func (v *divider) label(doc *corpus.Document, m *corpus.Mention) (l label) {
	if m.Kind == corpus.Pronoun {
		return l
	}
	text := clean(doc.Slice(m.Span))
	for _, key := range mentionKeys(text, m.Type == corpus.Person) {
		if v.splits[key] != nil || v.known[key] != nil {
			return label{key, text}
		}
	}
	if m.Kind == corpus.Name {
		return label{nameKey(text), text}
	}
	return l
}

// apart reports whether two names are of two things in a document: users say so, or
// they say it of one of them and the other is like what that is kept apart from.
func (v *divider) apart(doc string, a, b label) bool {
	for _, d := range v.splits[a.key] {
		if v.splitBetween(d, doc, a, b) {
			return true
		}
	}
	for _, d := range v.splits[b.key] {
		if v.splitBetween(d, doc, b, a) {
			return true
		}
	}
	ka, kb := v.known[a.key], v.known[b.key]
	switch {
	case ka == kb:
		return false
	case ka == nil:
		return kb.nearness(a.text) == 0
	case kb == nil:
		return ka.nearness(b.text) == 0
	}
	return true
}

// splitBetween reports whether a split that is about the name a keeps b from it: b is its
// other name, or nearer to that than to a.
func (v *divider) splitBetween(d *Decision, doc string, a, b label) bool {
	in := func(r *Reference) bool { return len(r.Documents) == 0 || slices.Contains(r.Documents, doc) }
	other := d.B.Name
	if nameKey(other) == a.key {
		other = d.A.Name
	}
	if a.key == b.key || !in(&d.A) || !in(&d.B) {
		return false
	}
	return nameKey(other) == b.key || v.splits[b.key] == nil && nearness(b.text, other) > nearness(b.text, a.text)
}

// nearness returns how near a name is to those of a known entity.
func (k *KnownName) nearness(name string) float64 {
	best := 0.0
	for _, other := range k.names() {
		best = max(best, nearness(name, other))
	}
	return best
}

// nearness returns how much two names may be one thing's: 0 if nothing but coreference says so.
func nearness(a, b string) float64 {
	best := 0.0
	for _, person := range []bool{false, true} {
		x, y := node{name: parseName(a, person), person: person}, node{name: parseName(b, person), person: person}
		if c := compare(&x, &y); c.relation != unrelated {
			best = max(best, c.score)
		}
		if slices.ContainsFunc(x.words, func(w string) bool { return slices.Contains(y.words, w) }) {
			best = max(best, sharedWord)
		}
	}
	return best
}

// sharedWord is the nearness of names that share a word and no more.
const sharedWord = 0.1

// divide returns the parts of a chain; the chain itself where nothing divides it.
func (v *divider) divide(doc *corpus.Document, chain *corpus.Chain) []corpus.Chain {
	var names []label // in order of appearance
	at := make([]string, len(chain.Mentions))
	matters := false
	for i, m := range chain.Mentions {
		l := v.label(doc, &doc.Mentions[m])
		if at[i] = l.key; l.key == "" || slices.ContainsFunc(names, func(o label) bool { return o.key == l.key }) {
			continue
		}
		names = append(names, l)
		matters = matters || v.splits[l.key] != nil || v.known[l.key] != nil
	}
	if !matters || len(names) < 2 {
		return []corpus.Chain{*chain}
	}
	part := make(map[string]int) // of each key: the first one that nothing keeps it from
	var members [][]label
	for _, name := range names {
		k := slices.IndexFunc(members, func(others []label) bool {
			return !slices.ContainsFunc(others, func(o label) bool { return v.apart(doc.ID, name, o) })
		})
		if k < 0 {
			k = len(members)
			members = append(members, nil)
		}
		members[k] = append(members[k], name)
		part[name.key] = k
	}
	if len(members) < 2 {
		return []corpus.Chain{*chain}
	}
	parts := make([]corpus.Chain, len(members))
	current := part[names[0].key]
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
