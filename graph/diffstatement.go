package graph

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// statements compares statements: first those with one ID, then those of entities whose IDs
// differ.
func (d *differ) statements(old, new Reader) error {
	var gone, added []*Statement
	kept := make(map[string]bool) // keys of what both graphs have, differing
	err := walk(old.Statements(d.ctx), new.Statements(d.ctx), func(x *Statement) string { return string(x.ID) }, func(a, b *Statement) error {
		for k, s := range []*Statement{a, b} {
			if s != nil && len(s.Contradicts) > 0 {
				d.disputes[k] = append(d.disputes[k], s)
			}
		}
		switch {
		case a == nil:
			added = append(added, b)
		case b == nil:
			gone = append(gone, a)
		case !d.sameStatement(a, b):
			kept[d.key(b, false)] = true
			return d.tell(&Change{OldStatement: a, NewStatement: b})
		}
		return nil
	})
	if err != nil {
		return err
	}
	byKey := make(map[string][]*Statement)
	for _, s := range added {
		key := d.key(s, false)
		byKey[key] = append(byKey[key], s)
	}
	found := make(map[*Statement]bool)
	for _, a := range gone {
		at := slices.IndexFunc(byKey[d.key(a, true)], func(b *Statement) bool { return !found[b] && (a.Start == b.Start && a.End == b.End) })
		if at < 0 {
			at = slices.IndexFunc(byKey[d.key(a, true)], func(b *Statement) bool { return !found[b] })
		}
		var b *Statement
		if at >= 0 {
			b = byKey[d.key(a, true)][at]
			found[b] = true
			d.renamed[a.ID] = b.ID
		}
		if merged := kept[d.key(a, true)] || len(byKey[d.key(a, true)]) > 0; b == nil && merged && (d.moved[a.Subject] != "" || d.moved[a.Object.Entity] != "") {
			continue // its evidence went with its entity to a statement that is told of
		}
		if b == nil || !d.sameStatement(a, b) {
			if err := d.tell(&Change{OldStatement: a, NewStatement: b}); err != nil {
				return err
			}
		}
	}
	for _, b := range added {
		if !found[b] {
			if err := d.tell(&Change{NewStatement: b}); err != nil {
				return err
			}
		}
	}
	return nil
}

// now returns the ID that the new graph has for an entity of the old one.
func (d *differ) now(id ID) ID { return cmp.Or(d.moved[id], id) }

// key says what a statement says, times aside, in terms of the new graph.
func (d *differ) key(s *Statement, old bool) string {
	subject, object := s.Subject, s.Object.Entity
	if old {
		subject, object = d.now(subject), d.now(object)
	}
	literal := ""
	if object == "" {
		literal = s.Object.Text
	}
	return strings.Join([]string{string(subject), s.Relation, string(object), literal, s.Polarity.String()}, "\x00")
}

// sameStatement reports whether two statements say the same on the same evidence. Confidence
// and sources follow from the evidence, but sources also from what repeats what.
func (d *differ) sameStatement(a, b *Statement) bool {
	return a.Factuality == b.Factuality && a.Start == b.Start && a.End == b.End && a.Sources == b.Sources &&
		slices.EqualFunc(a.Evidence, b.Evidence, func(x, y Evidence) bool { return x.at() == y.at() && d.sameSpeakers(x.Said, y.Said) })
}

// sameSpeakers reports whether two texts name the same speakers, renamed or not.
func (d *differ) sameSpeakers(a, b []Attribution) bool {
	return slices.EqualFunc(a, b, func(x, y Attribution) bool {
		return d.now(x.Speaker.Entity) == y.Speaker.Entity && (x.Speaker.Entity != "" || x.Speaker.Text == y.Speaker.Text)
	})
}

// contradictions compares the pairs of statements that contradict each other.
func (d *differ) contradictions(_, _ Reader) error {
	pairs := [2]map[[2]ID][2]*Statement{}
	for k, list := range d.disputes {
		byID := make(map[ID]*Statement, len(list))
		for _, s := range list {
			byID[s.ID] = s
		}
		pairs[k] = make(map[[2]ID][2]*Statement)
		for _, s := range list {
			for _, id := range s.Contradicts {
				if other := byID[id]; other != nil && s.ID < id {
					key := [2]ID{s.ID, id}
					if k == 0 {
						key = [2]ID{cmp.Or(d.renamed[s.ID], s.ID), cmp.Or(d.renamed[id], id)}
					}
					if key[0] > key[1] {
						key[0], key[1] = key[1], key[0]
					}
					pairs[k][key] = [2]*Statement{s, other}
				}
			}
		}
	}
	for k := range pairs {
		var keys [][2]ID
		for key := range pairs[k] {
			if _, both := pairs[1-k][key]; !both {
				keys = append(keys, key)
			}
		}
		slices.SortFunc(keys, func(a, b [2]ID) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
		for _, key := range keys {
			pair := pairs[k][key]
			if err := d.tell(&Change{Contradiction: &pair, Gone: k == 0}); err != nil {
				return err
			}
		}
	}
	return nil
}

// evidencePlace identifies a piece of evidence.
type evidencePlace struct {
	document string
	start    int
	wording  string
	firm     uint8
}

func (e *Evidence) at() evidencePlace {
	return evidencePlace{e.Document, e.Start, e.Wording, uint8(e.Factuality)}
}

// EvidenceBeside returns the evidence of a that b lacks. Either may be nil.
func EvidenceBeside(a, b *Statement) []Evidence {
	if a == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(a.Evidence), func(e Evidence) bool {
		return b != nil && slices.ContainsFunc(b.Evidence, func(o Evidence) bool { return o.at() == e.at() })
	})
}

// Name returns the name of the entity that an ID was made from.
func (id ID) Name() string {
	s := strings.ReplaceAll(strings.TrimPrefix(string(id), "e/"), "_", " ")
	if name, err := url.PathUnescape(s); err == nil {
		return name
	}
	return s
}
