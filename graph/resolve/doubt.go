package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// This file decides what becomes of propositions that are too doubtful to stand alone.

// confirmed returns evidence without what is doubtful, unless another document of its story tells it surely, or reads
// the same in another sentence: a slip of the reader is seldom made twice.
func (a *accounts) confirmed(evidence []testimony) []testimony {
	if !slices.ContainsFunc(evidence, func(e testimony) bool { return e.doubtful }) {
		return evidence
	}
	var out []testimony
	for _, e := range evidence {
		if !e.doubtful || slices.ContainsFunc(evidence, func(f testimony) bool {
			return f.doc != e.doc && a.story[f.doc] == a.story[e.doc] && (!f.doubtful || a.r.quote(&f) != a.r.quote(&e))
		}) {
			out = append(out, e)
		}
	}
	return out
}

// reading is what a proposition of a story says of groups.
type reading struct {
	story, subject, object int // object is less than 0 where there is none
	relation               string
	polarity               corpus.Polarity
}

// undergone returns what a reading says was done, whoever did it and wherever: "was found near N" and "N found it" agree.
func (k reading) undergone() (out []reading) {
	if k.object >= 0 && !strings.HasPrefix(k.relation, "be_") {
		return []reading{{k.story, -1, k.object, k.relation, k.polarity}}
	}
	for _, active := range activesOf(bareRelation(k.relation)) {
		out = append(out, reading{k.story, -1, k.subject, classOf(active), k.polarity})
	}
	return out
}

// readAt is where a reading is read.
type readAt struct {
	document, subject, object int // units
	sentence                  string
}

// tellInDoubt adds to the units that are told of those of which two documents of a story say the same in different
// sentences, each in doubt.
func (r *resolver) tellInDoubt(told []bool) {
	at := make(map[reading][]readAt)
	for d, doc := range r.docs {
		for i := range doc.doubtful {
			p := &doc.doubtful[i]
			s, _ := r.unitFor(d, &p.Subject)
			o, _ := r.unitFor(d, &p.Object)
			if s < 0 || r.groupOf[s] < 0 || o < 0 && !p.Object.IsZero() {
				continue
			}
			k := reading{r.stories[d], r.groupOf[s], -1, classOf(r.canonical(p)), p.Polarity}
			if o >= 0 {
				k.object = r.groupOf[o]
			}
			read := readAt{d, s, o, quote(doc, p.Sentence)}
			at[k] = append(at[k], read)
			for _, u := range k.undergone() {
				at[u] = append(at[u], read)
			}
		}
	}
	for _, all := range at { // in any order: each only adds
		for _, x := range all {
			if !slices.ContainsFunc(all, func(y readAt) bool { return y.document != x.document && y.sentence != x.sentence }) {
				continue
			}
			if told[x.subject] = true; x.object >= 0 {
				told[x.object] = true
			}
		}
	}
}
