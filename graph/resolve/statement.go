package resolve

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"tercet/corpus"
	"tercet/graph"
)

// statementKey says which propositions are one statement, times aside.
type statementKey struct {
	subject  graph.ID
	relation string
	object   string // entity ID, or "=" and the literal in its normal form
	polarity corpus.Polarity
}

// draft gathers the evidence for one statement.
type draft struct {
	key      statementKey
	ends     int // as endsTable numbers them
	object   graph.Value
	evidence []graph.Evidence
}

// statements returns all statements of the documents, sorted by ID, and for each the number of its ends.
func (r *resolver) statements(documents []graph.Document) (all []graph.Statement, ends []int) {
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
	drafts = a.generalize(a.paraphrase(drafts))
	origins := make(map[string]string, len(documents))
	for i := range documents {
		origins[documents[i].ID] = documents[i].Origin
	}
	finished := make([][]graph.Statement, len(drafts))
	parallel(len(drafts), func(i int) { finished[i] = drafts[i].finish(a, origins) })
	return sortedStatements(drafts, finished)
}

// sortedStatements returns the statements of drafts in order of ID, each with the number of its ends. They are large:
// each is moved once.
func sortedStatements(drafts []*draft, parts [][]graph.Statement) (all []graph.Statement, ends []int) {
	type finished struct {
		begins uint64 // the ID
		*graph.Statement
		ends int
	}
	order := make([]finished, 0, len(parts))
	for k, part := range parts {
		for i := range part {
			order = append(order, finished{beginning(part[i].ID[len("s/"):]), &part[i], drafts[k].ends})
		}
	}
	slices.SortFunc(order, func(a, b finished) int { return cmp.Or(cmp.Compare(a.begins, b.begins), cmp.Compare(a.ID, b.ID)) })
	all, ends = make([]graph.Statement, len(order)), make([]int, len(order))
	parallelParts(len(order), func(from, to int) {
		for i := from; i < to; i++ {
			all[i], ends[i] = *order[i].Statement, order[i].ends
		}
	})
	return all, ends
}

// beginning returns the first eight bytes of an ID as a number that sorts as they do.
func beginning(id graph.ID) uint64 {
	var first [8]byte
	copy(first[:], id)
	return binary.BigEndian.Uint64(first[:])
}

// claim is what a proposition says, by its entities.
type claim struct {
	key      statementKey
	ends     endsKey // without literals
	value    graph.Value
	evidence []graph.Evidence // one piece
}

// claims returns what a document claims, and then what it may claim.
func (r *resolver) claims(d int) []claim {
	doc := r.docs[d]
	out := make([]claim, 0, len(doc.propositions)+len(doc.doubtful))
	told := make([]*corpus.Proposition, 0, cap(out))
	sure := 0
	for k, ps := range [][]corpus.Proposition{doc.propositions, doc.doubtful} {
		for p := range ps {
			if c, ok := r.claim(d, &ps[p]); ok {
				out, told = append(out, c), append(told, &ps[p])
				sure += 1 - k
			}
		}
	}
	evidence := make([]graph.Evidence, len(out))
	quoted, quote := -1, "" // the last sentence
	for i := range out {
		if s := told[i].Sentence; s != quoted {
			quoted, quote = s, normalized(doc.Slice(doc.sentences[s]))
		}
		evidence[i] = r.evidence(d, told[i], quote)
		evidence[i].Doubtful = i >= sure
		out[i].evidence = evidence[i : i+1 : i+1]
	}
	return out
}

// claim resolves a proposition's subject, relation and object, and leaves its evidence. ok is false where an
// end is a pronoun that nothing resolves, where the subject is no entity, and for loops.
func (r *resolver) claim(d int, p *corpus.Proposition) (c claim, ok bool) {
	c.key, c.value, ok = r.keyOf(d, p)
	if !ok {
		return c, false
	}
	c.ends = endsKey{r.entityAt(d, &p.Subject), -1}
	if c.value.IsEntity() {
		c.ends.object = r.entityAt(d, &p.Object)
	}
	return c, true
}

// entityAt returns the number of the entity that an argument refers to, where value has found one.
func (r *resolver) entityAt(d int, a *corpus.Argument) int {
	u, _ := r.unitFor(d, a)
	return r.entityOf[r.groupOf[u]]
}

// keyOf returns the key of a claim, and its object.
func (r *resolver) keyOf(d int, p *corpus.Proposition) (key statementKey, object graph.Value, ok bool) {
	subject, ok := r.value(d, &p.Subject)
	if !ok || !subject.IsEntity() || p.Relation.Canonical == "" {
		return key, object, false
	}
	key = statementKey{subject: subject.Entity, relation: r.canonical(p), polarity: p.Polarity}
	if p.Object.IsZero() {
		return key, object, true
	}
	object, ok = r.value(d, &p.Object)
	if !ok || object.Entity == subject.Entity || key.relation == "have" && r.owned(d, p) {
		return key, object, false
	}
	key.object = objectKey(object)
	return key, object, true
}

// owned reports whether a proposition's object is described as its subject's own.
func (r *resolver) owned(d int, p *corpus.Proposition) bool {
	s, okS := r.unitFor(d, &p.Subject)
	o, okO := r.unitFor(d, &p.Object)
	return okS && okO && r.owns(r.groupOf[s], o)
}

func objectKey(v graph.Value) string {
	switch {
	case v.IsEntity():
		return string(v.Entity)
	case v.Text == "":
		return ""
	case v.Value != nil && v.Value.Start != "":
		return "=" + v.Value.Start + "/" + v.Value.End
	case v.Value != nil && v.Value.Unit != "":
		return fmt.Sprintf("=%g %s", v.Value.Number, v.Value.Unit)
	}
	return "=" + fold(v.Text)
}

// value resolves an argument to an entity or a literal. ok is false for pronouns and
// descriptions that refer to nothing known.
func (r *resolver) value(d int, a *corpus.Argument) (v graph.Value, ok bool) {
	if a.IsZero() {
		return v, false
	}
	if a.Type.IsValue() {
		text := clean(a.Text)
		if text == "" {
			return v, false
		}
		return graph.Value{Text: text, Type: a.Type, Value: r.inYear(d, a.Value)}, true
	}
	u, ok := r.unitFor(d, a)
	if !ok || r.groupOf[u] < 0 || r.ids[r.groupOf[u]] == "" {
		return v, false
	}
	e := &r.entities[r.entityOf[r.groupOf[u]]]
	return graph.Value{Entity: e.ID, Text: e.Name, Type: e.Type}, true
}

// evidence returns the place where a proposition stands, quoted, with what qualifies it.
func (r *resolver) evidence(d int, p *corpus.Proposition, quote string) graph.Evidence {
	doc := r.docs[d]
	sentence := doc.sentences[p.Sentence]
	e := graph.Evidence{
		Document: doc.ID, Sentence: p.Sentence, Span: sentence,
		Quote: quote, Wording: p.Relation.Wording, Factuality: p.Factuality,
		Confidence: min(1, max(0, p.Confidence)), Rule: p.Rule,
	}
	if e.Wording == "" {
		e.Wording = strings.ReplaceAll(p.Relation.Canonical, "_", " ")
	}
	for i := range p.Said {
		a := graph.Attribution{Verb: p.Said[i].Verb, Quoted: p.Said[i].Quoted}
		if v, ok := r.value(d, &p.Said[i].Speaker); ok {
			a.Speaker = v
		}
		e.Said = append(e.Said, a)
	}
	e.Origin = r.press.origin(&e, doc.citedIn(p.Sentence))
	if p.Time != nil {
		e.Time = graph.Value{Text: clean(p.Time.Text), Type: corpus.Date, Value: r.inYear(d, p.Time.Value)}
	}
	if p.Place != nil {
		if v, ok := r.value(d, p.Place); ok {
			e.Place = v
		}
	}
	for i := range p.Arguments {
		if v, ok := r.value(d, &p.Arguments[i]); ok {
			e.Arguments = append(e.Arguments, graph.Qualifier{Case: p.Arguments[i].Case, Value: v})
		}
	}
	return e
}

// finish makes statements of a draft: one, or several where times exclude each other; none of
// what is doubtful alone.
func (s *draft) finish(a *accounts, origins map[string]string) []graph.Statement {
	slices.SortStableFunc(s.evidence, func(a, b graph.Evidence) int { return compareEvidence(&a, &b) })
	s.evidence = slices.CompactFunc(s.evidence, func(a, b graph.Evidence) bool {
		return a.Document == b.Document && a.Sentence == b.Sentence && a.Wording == b.Wording && a.Factuality == b.Factuality
	})
	parts := splitByTime(s.evidence)
	for i := range parts {
		parts[i].evidence = a.confirmed(parts[i].evidence)
	}
	parts = slices.DeleteFunc(parts, func(p part) bool { return len(p.evidence) == 0 })
	out := make([]graph.Statement, 0, len(parts))
	for _, p := range parts {
		st := graph.Statement{
			Subject: s.key.subject, Relation: s.key.relation, Object: s.object, Polarity: s.key.polarity,
			Evidence: p.evidence, Start: p.start, End: p.end,
		}
		st.ID = s.identify(p, len(parts) > 1)
		summarize(&st, origins)
		out = append(out, st)
	}
	return out
}

func compareEvidence(a, b *graph.Evidence) int {
	return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Wording, b.Wording),
		cmp.Compare(b.Factuality, a.Factuality), boolCompare(a.Doubtful, b.Doubtful), cmp.Compare(a.Rule, b.Rule), cmp.Compare(b.Confidence, a.Confidence))
}

func (s *draft) identify(p part, split bool) graph.ID {
	buf := make([]byte, 0, 256)
	buf = append(append(append(buf, s.key.subject...), 0), s.key.relation...)
	buf = append(append(append(buf, 0), s.key.object...), 0)
	buf = append(buf, s.key.polarity.String()...)
	if split {
		buf = append(append(append(append(buf, 0), p.start...), 0), p.end...)
	}
	sum := sha256.Sum256(buf)
	return graph.ID(hex.AppendEncode(append(buf[:0], "s/"...), sum[:8]))
}

// maxConfidence is the most that evidence can add up to.
const maxConfidence = 0.99

// summarize fills in what follows from a statement's evidence. Confidence is the
// noisy or over independent sources, of each the best.
func summarize(s *graph.Statement, origins map[string]string) {
	type wording struct {
		count   int
		firmest corpus.Factuality
	}
	var wordings table[string, wording]
	var best table[string, float64] // by origin
	s.Factuality = corpus.Possible
	for i := range s.Evidence {
		e := &s.Evidence[i]
		w := wordings.of(e.Wording)
		w.count++
		w.firmest = max(w.firmest, e.Factuality)
		s.Factuality = max(s.Factuality, e.Factuality)
		if l := len(s.Documents); l == 0 || s.Documents[l-1] != e.Document {
			s.Documents = append(s.Documents, e.Document)
		}
		b := best.of(cmp.Or(e.Origin, origins[e.Document]))
		*b = max(*b, e.Confidence)
	}
	slices.SortFunc(wordings.rows, func(a, b row[string, wording]) int {
		return cmp.Or(cmp.Compare(b.value.count, a.value.count), cmp.Compare(b.value.firmest, a.value.firmest), cmp.Compare(a.key, b.key))
	})
	s.Wordings = make([]string, len(wordings.rows))
	for i := range wordings.rows {
		s.Wordings[i] = wordings.rows[i].key
	}
	slices.SortFunc(best.rows, func(a, b row[string, float64]) int { return cmp.Compare(a.key, b.key) })
	doubt := 1.0
	for i := range best.rows {
		doubt *= 1 - best.rows[i].value
	}
	s.Sources = len(best.rows)
	s.Confidence = min(1-doubt, max(maxConfidence, best.rows[0].value))
}

// part is a share of a statement's evidence with the time that it agrees on.
type part struct {
	evidence   []graph.Evidence
	start, end string
}

// splitByTime divides evidence, which is sorted, so that resolved times within a
// part overlap. The narrowest interval comes first, so that a month does not
// bridge two of its days. Evidence without time goes with its own document's part,
// else with the part of the most evidence.
func splitByTime(evidence []graph.Evidence) []part {
	if !slices.ContainsFunc(evidence, func(e graph.Evidence) bool { return e.Time.Value != nil && e.Time.Value.Start != "" }) {
		return []part{{evidence: evidence}}
	}
	var timed, rest []int
	for i := range evidence {
		if v := evidence[i].Time.Value; v != nil && v.Start != "" {
			timed = append(timed, i)
		} else {
			rest = append(rest, i)
		}
	}
	interval := func(i int) (string, string) {
		v := evidence[i].Time.Value
		if v.End == "" {
			return v.Start, v.Start
		}
		return v.Start, v.End
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
	home := make(map[string]int)
	for k := len(parts) - 1; k >= 0; k-- {
		for _, i := range members[k] {
			home[evidence[i].Document] = k
		}
	}
	for _, i := range rest {
		k, ok := home[evidence[i].Document]
		if !ok {
			k = largest
		}
		members[k] = append(members[k], i)
	}
	for k := range parts {
		slices.Sort(members[k])
		for _, i := range members[k] {
			parts[k].evidence = append(parts[k].evidence, evidence[i])
		}
	}
	return parts
}
