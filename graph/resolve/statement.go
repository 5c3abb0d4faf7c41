package resolve

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sort"
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
	object   graph.Value
	evidence []graph.Evidence
}

// statements returns all statements of the documents, sorted by ID.
func (r *resolver) statements() []graph.Statement {
	told := make([][]claim, len(r.docs))
	parallel(len(r.docs), func(d int) { told[d] = r.claims(d) })
	total := 0
	for _, claims := range told {
		total += len(claims)
	}
	drafts := make(map[statementKey]*draft, total)
	keys := make([]statementKey, 0, total)
	for d, claims := range told {
		told[d] = nil
		for i := range claims {
			c := &claims[i]
			s := drafts[c.key]
			if s == nil {
				s = &draft{key: c.key, object: c.object}
				drafts[c.key] = s
				keys = append(keys, c.key)
			}
			s.evidence = append(s.evidence, c.evidence)
		}
	}
	a := r.accounts()
	keys = a.generalize(drafts, a.paraphrase(drafts, keys))
	origins := r.origins()
	finished := make([][]graph.Statement, len(keys))
	parallel(len(keys), func(i int) { finished[i] = drafts[keys[i]].finish(a, origins) })
	return sortedStatements(finished)
}

// sortedStatements returns statements in order of ID. They are large: each is moved once.
func sortedStatements(parts [][]graph.Statement) []graph.Statement {
	var order []*graph.Statement
	for _, part := range parts {
		for i := range part {
			order = append(order, &part[i])
		}
	}
	slices.SortFunc(order, func(a, b *graph.Statement) int { return cmp.Compare(a.ID, b.ID) })
	out := make([]graph.Statement, len(order))
	for i, s := range order {
		out[i] = *s
	}
	return out
}

// claim is what a proposition says, by its entities.
type claim struct {
	key      statementKey
	object   graph.Value
	evidence graph.Evidence
}

// claims returns what a document claims, and then what it may claim.
func (r *resolver) claims(d int) (out []claim) {
	add := func(ps []corpus.Proposition, doubtful bool) {
		for p := range ps {
			if key, object, ok := r.keyOf(d, &ps[p]); ok {
				e := r.evidence(d, &ps[p])
				e.Doubtful = doubtful
				out = append(out, claim{key, object, e})
			}
		}
	}
	add(r.docs[d].propositions, false)
	add(r.docs[d].doubtful, true)
	return out
}

func (r *resolver) origins() map[string]string {
	out := make(map[string]string, len(r.docs))
	for _, d := range r.documents() {
		out[d.ID] = d.Origin
	}
	return out
}

// keyOf resolves a proposition's subject, relation and object. ok is false where an end
// is a pronoun that nothing resolves, where the subject is no entity, and for loops.
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

// evidence returns the place where a proposition stands, with what qualifies it.
func (r *resolver) evidence(d int, p *corpus.Proposition) graph.Evidence {
	doc := r.docs[d]
	sentence := doc.sentences[p.Sentence]
	e := graph.Evidence{
		Document: doc.ID, Sentence: p.Sentence, Span: sentence,
		Quote: normalized(doc.Slice(sentence)), Wording: p.Relation.Wording, Factuality: p.Factuality,
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
	e.Origin = r.press.origin(&e, doc.cited[p.Sentence])
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
	sort.SliceStable(s.evidence, func(i, j int) bool { return compareEvidence(&s.evidence[i], &s.evidence[j]) < 0 })
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
	fields := []string{string(s.key.subject), s.key.relation, s.key.object, s.key.polarity.String()}
	if split {
		fields = append(fields, p.start, p.end)
	}
	sum := sha256.Sum256([]byte(strings.Join(fields, "\x00")))
	return graph.ID("s/" + hex.EncodeToString(sum[:8]))
}

// maxConfidence is the most that evidence can add up to.
const maxConfidence = 0.99

// summarize fills in what follows from a statement's evidence. Confidence is the
// noisy or over independent sources, of each the best.
func summarize(s *graph.Statement, origins map[string]string) {
	wordings, firmest := make(map[string]int), make(map[string]corpus.Factuality)
	best := make(map[string]float64)
	s.Factuality = corpus.Possible
	for i := range s.Evidence {
		e := &s.Evidence[i]
		wordings[e.Wording]++
		firmest[e.Wording] = max(firmest[e.Wording], e.Factuality)
		s.Factuality = max(s.Factuality, e.Factuality)
		if l := len(s.Documents); l == 0 || s.Documents[l-1] != e.Document {
			s.Documents = append(s.Documents, e.Document)
		}
		o := cmp.Or(e.Origin, origins[e.Document])
		best[o] = max(best[o], e.Confidence)
	}
	for _, a := range aliases(wordings) {
		s.Wordings = append(s.Wordings, a.Name)
	}
	slices.SortStableFunc(s.Wordings, func(a, b string) int {
		return cmp.Or(cmp.Compare(wordings[b], wordings[a]), cmp.Compare(firmest[b], firmest[a]))
	})
	names := make([]string, 0, len(best))
	for o := range best {
		names = append(names, o)
	}
	slices.Sort(names)
	doubt := 1.0
	for _, o := range names {
		doubt *= 1 - best[o]
	}
	s.Sources = len(best)
	s.Confidence = min(1-doubt, max(maxConfidence, best[names[0]]))
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
	var timed, rest []int
	for i := range evidence {
		if v := evidence[i].Time.Value; v != nil && v.Start != "" {
			timed = append(timed, i)
		} else {
			rest = append(rest, i)
		}
	}
	if len(timed) == 0 {
		return []part{{evidence: evidence}}
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
