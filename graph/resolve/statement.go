package resolve

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"tercet/corpus"
	"tercet/graph"
)

// draft gathers the evidence for one statement.
type draft struct {
	endsKey
	*meaning     // of the relation
	ends     int // as endsTable numbers them
	relation string
	polarity corpus.Polarity
	literal  *graph.Value // the object, where it is no entity
	evidence []testimony
}

// testimony is a place where a text makes a statement: evidence before it is written out.
type testimony struct {
	*corpus.Proposition
	doc, number int           // of the document, and of the proposition in it
	wording     string        // of the relation
	time        *corpus.Value // nil where there is none
	doubtful    bool
}

// finding is a statement before it is written out.
type finding struct {
	*draft
	evidence   []testimony // of the draft's
	start, end string
	id         uint64
	factuality corpus.Factuality
	documents  []int
	against    []int // the findings that contradict it, ascending
}

// toEntity reports whether a draft's object is an entity.
func (s *draft) toEntity() bool { return s.object >= 0 && s.literal == nil }

// measured returns the value that a draft's object is; nil where it has none.
func (s *draft) measured() *corpus.Value {
	if s.literal == nil {
		return nil
	}
	return s.literal.Value
}

// findings returns all statements that the documents make, in order of ID.
func (r *resolver) findings() []finding {
	told := make([][]claim, len(r.docs))
	parallel(len(r.docs), func(d int) { told[d] = r.claims(d) })
	a := r.accounts()
	var drafts []*draft
	for d, claims := range told {
		told[d] = nil
		for i := range claims {
			if s, isNew := a.ends.draft(&claims[i]); isNew {
				drafts = append(drafts, s)
			}
		}
	}
	a.ends.meanings.learn()
	drafts = a.generalize(a.paraphrase(drafts))
	finished := make([][]finding, len(drafts))
	parallelEach(len(drafts), func(i int) {
		finished[i] = a.finish(drafts[i])
	})
	return sorted(finished)
}

// sorted returns findings in order of ID. They are large: each is moved once.
func sorted(parts [][]finding) []finding {
	type keyed struct {
		id uint64
		*finding
	}
	order := make([]keyed, 0, len(parts))
	for _, part := range parts {
		for i := range part {
			order = append(order, keyed{part[i].id, &part[i]})
		}
	}
	slices.SortFunc(order, func(x, y keyed) int { return cmp.Compare(x.id, y.id) })
	all := make([]finding, len(order))
	parallelEach(len(order), func(i int) { all[i] = *order[i].finding })
	return all
}

// beginning returns the first eight bytes of an ID as a number that sorts as they do.
func beginning(id graph.ID) uint64 {
	var first [8]byte
	copy(first[:], id)
	return binary.BigEndian.Uint64(first[:])
}

// claim is what a proposition says, by its entities.
type claim struct {
	endsKey  // without literals
	relation string
	polarity corpus.Polarity
	literal  *graph.Value
	evidence []testimony // one
}

// claims returns what a document claims, and then what it may claim.
func (r *resolver) claims(d int) []claim {
	doc := r.docs[d]
	n := len(doc.propositions)
	out, evidence := make([]claim, 0, n+len(doc.doubtful)), make([]testimony, 0, n+len(doc.doubtful))
	add := func(number int, p *corpus.Proposition) {
		c, ok := r.claim(d, p)
		if !ok {
			return
		}
		e := testimony{Proposition: p, doc: d, number: number, wording: p.Relation.Wording, doubtful: number >= n}
		if e.wording == "" {
			e.wording = strings.ReplaceAll(p.Relation.Canonical, "_", " ")
		}
		if p.Time != nil {
			e.time = r.inYear(d, p.Time.Value)
		}
		evidence = append(evidence, e)
		c.evidence = evidence[len(evidence)-1 : len(evidence) : len(evidence)]
		out = append(out, c)
	}
	for i := range doc.propositions {
		add(i, &doc.propositions[i])
	}
	for i := range doc.doubtful {
		add(n+i, &doc.doubtful[i])
	}
	return out
}

// claim resolves a proposition's subject, relation and object, and leaves its evidence. ok is false where an
// end is a pronoun that nothing resolves, where the subject is no entity, and for loops.
func (r *resolver) claim(d int, p *corpus.Proposition) (c claim, ok bool) {
	c.subject, c.object = r.entityAt(d, &p.Subject), -1
	if c.subject < 0 || p.Relation.Canonical == "" {
		return c, false
	}
	c.relation, c.polarity = r.canonical(p), p.Polarity
	switch {
	case p.Object.IsZero():
		return c, true
	case p.Object.Type.IsValue():
		v, ok := r.literal(d, &p.Object)
		c.literal = &v
		return c, ok
	}
	c.object = r.entityAt(d, &p.Object)
	return c, c.object >= 0 && c.object != c.subject && !(c.relation == "have" && r.owned(d, p))
}

// owned reports whether a proposition's object is described as its subject's own.
func (r *resolver) owned(d int, p *corpus.Proposition) bool {
	s, okS := r.unitFor(d, &p.Subject)
	o, okO := r.unitFor(d, &p.Object)
	return okS && okO && r.owns(r.groupOf[s], o)
}

// literalKey is the normal form of a literal.
func literalKey(v *graph.Value) string {
	switch {
	case v.Value != nil && v.Value.Start != "":
		return "=" + v.Value.Start + "/" + v.Value.End
	case v.Value != nil && v.Value.Unit != "":
		return fmt.Sprintf("=%g %s", v.Value.Number, v.Value.Unit)
	}
	return "=" + fold(v.Text)
}

// finish makes statements of a draft: one, or several where times exclude each other; none of
// what is doubtful alone.
func (a *accounts) finish(s *draft) []finding {
	if len(s.evidence) > 1 {
		slices.SortStableFunc(s.evidence, a.compareEvidence)
		s.evidence = slices.CompactFunc(s.evidence, func(x, y testimony) bool {
			return x.doc == y.doc && x.Sentence == y.Sentence && x.wording == y.wording && x.Factuality == y.Factuality
		})
	} else if s.evidence[0].doubtful {
		return nil
	}
	parts := splitByTime(s.evidence)
	for i := range parts {
		parts[i].evidence = a.confirmed(parts[i].evidence)
	}
	parts = slices.DeleteFunc(parts, func(p part) bool { return len(p.evidence) == 0 })
	out := make([]finding, len(parts))
	for i, p := range parts {
		f := &out[i]
		*f = finding{draft: s, evidence: p.evidence, start: p.start, end: p.end, id: a.identify(s, p, len(parts) > 1)}
		for j := range p.evidence {
			f.factuality = max(f.factuality, p.evidence[j].Factuality)
			if d := p.evidence[j].doc; j == 0 || d != p.evidence[j-1].doc {
				f.documents = append(f.documents, d)
			}
		}
	}
	return out
}

func (a *accounts) compareEvidence(x, y testimony) int {
	return cmp.Or(cmp.Compare(x.doc, y.doc), cmp.Compare(a.r.spanOf(&x).Start, a.r.spanOf(&y).Start), cmp.Compare(x.wording, y.wording),
		cmp.Compare(y.Factuality, x.Factuality), boolCompare(x.doubtful, y.doubtful), cmp.Compare(x.Rule, y.Rule), cmp.Compare(y.confidence(), x.confidence()))
}

func (e *testimony) confidence() float64 { return min(1, max(0, e.Confidence)) }

// identify returns the number that a statement's ID is.
func (a *accounts) identify(s *draft, p part, split bool) uint64 {
	buf := make([]byte, 0, 256)
	buf = append(append(append(buf, a.r.entities[s.subject].id...), 0), s.relation...)
	buf = append(append(append(buf, 0), a.objectKey(s)...), 0)
	buf = append(buf, s.polarity.String()...)
	if split {
		buf = append(append(append(append(buf, 0), p.start...), 0), p.end...)
	}
	sum := sha256.Sum256(buf)
	return binary.BigEndian.Uint64(sum[:])
}

// objectKey is the ID of a draft's object, or the normal form of what is no entity; empty where it has none.
func (a *accounts) objectKey(s *draft) string {
	switch {
	case s.object < 0:
		return ""
	case s.literal != nil:
		return literalKey(s.literal)
	}
	return string(a.r.entities[s.object].id)
}

// part is a share of a statement's evidence with the time that it agrees on.
type part struct {
	evidence   []testimony
	start, end string
}

// splitByTime divides evidence, which is sorted, so that resolved times within a
// part overlap. The narrowest interval comes first, so that a month does not
// bridge two of its days. Evidence without time goes with its own document's part,
// else with the part of the most evidence.
func splitByTime(evidence []testimony) []part {
	if !slices.ContainsFunc(evidence, func(e testimony) bool { return e.time != nil && e.time.Start != "" }) {
		return []part{{evidence: evidence}}
	}
	var timed, rest []int
	for i := range evidence {
		if v := evidence[i].time; v != nil && v.Start != "" {
			timed = append(timed, i)
		} else {
			rest = append(rest, i)
		}
	}
	interval := func(i int) (string, string) {
		v := evidence[i].time
		return v.Start, orLast(v.End)
	}
	slices.SortStableFunc(timed, func(i, j int) int {
		si, ei := interval(i)
		sj, ej := interval(j)
		return cmp.Or(cmp.Compare(span(si, ei), span(sj, ej)), cmp.Compare(si, sj), cmp.Compare(ei, ej), cmp.Compare(i, j))
	})
	var parts []part
	members := make(map[int][]int)
	for _, i := range timed {
		start, end := interval(i)
		k := slices.IndexFunc(parts, func(p part) bool { return start <= p.end && p.start <= end })
		if k < 0 {
			k = len(parts)
			parts = append(parts, part{start: start, end: end})
		}
		parts[k].start, parts[k].end = max(parts[k].start, start), min(parts[k].end, end)
		members[k] = append(members[k], i)
	}
	largest := 0
	for k := range parts {
		if len(members[k]) > len(members[largest]) || len(members[k]) == len(members[largest]) && parts[k].start < parts[largest].start {
			largest = k
		}
	}
	home := make(map[int]int)
	for k := len(parts) - 1; k >= 0; k-- {
		for _, i := range members[k] {
			home[evidence[i].doc] = k
		}
	}
	for _, i := range rest {
		k, ok := home[evidence[i].doc]
		if !ok {
			k = largest
		}
		members[k] = append(members[k], i)
	}
	for k := range parts {
		if parts[k].end == lastDay {
			parts[k].end = ""
		}
		slices.Sort(members[k])
		for _, i := range members[k] {
			parts[k].evidence = append(parts[k].evidence, evidence[i])
		}
	}
	return parts
}
