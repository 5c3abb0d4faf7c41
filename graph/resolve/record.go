package resolve

import (
	"cmp"
	"encoding/hex"
	"slices"
	"strings"

	"tercet/corpus"
	"tercet/graph"
)

// recorder writes out statements. It holds no more than that takes: of all of it, the marks of a marker tell.
type recorder struct {
	referents
	press     *press
	documents []graph.Document // of docs
	findings  []finding        // in order of ID
}

// record writes out a statement.
func (r *recorder) record(n int) graph.Statement {
	f := &r.findings[n]
	s := graph.Statement{ID: statementID(f.id), Subject: r.entities[f.subject].id, Relation: f.relation, Polarity: f.polarity, Factuality: f.factuality, Start: f.start, End: f.end}
	if f.literal != nil {
		s.Object = *f.literal
	} else if f.object >= 0 {
		s.Object = r.entities[f.object].value()
	}
	s.Evidence = make([]graph.Evidence, len(f.evidence))
	for i := range f.evidence {
		s.Evidence[i] = r.evidence(&f.evidence[i])
	}
	r.summarize(&s, f)
	for _, i := range f.against {
		s.Contradicts = append(s.Contradicts, statementID(r.findings[i].id))
	}
	return s
}

// evidence writes out the place where a proposition stands, quoted, with what qualifies it.
func (r *recorder) evidence(t *testimony) graph.Evidence {
	doc, p := r.docs[t.doc], t.Proposition
	e := graph.Evidence{
		Document: doc.ID, Sentence: p.Sentence, Span: r.spanOf(t), Quote: r.quote(t), Wording: t.wording, Origin: r.cites(t), Factuality: p.Factuality,
		Confidence: t.confidence(), Rule: p.Rule, Doubtful: t.doubtful,
	}
	for i := range p.Said {
		v, _ := r.value(t.doc, &p.Said[i].Speaker)
		e.Said = append(e.Said, graph.Attribution{Speaker: v, Verb: p.Said[i].Verb, Quoted: p.Said[i].Quoted})
	}
	if p.Time != nil {
		e.Time = graph.Value{Text: clean(p.Time.Text), Type: corpus.Date, Value: t.time}
	}
	if p.Place != nil {
		e.Place, _ = r.value(t.doc, p.Place)
	}
	for i := range p.Arguments {
		if v, ok := r.value(t.doc, &p.Arguments[i]); ok {
			e.Arguments = append(e.Arguments, graph.Qualifier{Case: p.Arguments[i].Case, Value: v})
		}
	}
	return e
}

// cites returns the outlet that a text cites for what it claims; empty where it cites none.
func (r *recorder) cites(t *testimony) string {
	if len(t.Said) == 0 {
		return ""
	}
	speakers := make([]string, 0, 4) // most have one
	for i := range t.Said {
		speaker := ""
		if e := r.entityAt(t.doc, &t.Said[i].Speaker); e >= 0 {
			speaker = r.entities[e].name
		}
		speakers = append(speakers, speaker)
	}
	return r.press.origin(speakers, r.docs[t.doc].citedIn(t.Sentence))
}

// value is the entity as statements speak of it.
func (p *profile) value() graph.Value { return graph.Value{Entity: p.id, Text: p.name, Type: p.typ} }

func statementID(id uint64) graph.ID {
	var b [8]byte
	for i := range b {
		b[i] = byte(id >> (56 - 8*i))
	}
	buf := make([]byte, 0, len("s/")+2*len(b))
	return graph.ID(hex.AppendEncode(append(buf, "s/"...), b[:]))
}

// gap stands in a wording for the object, where the wording goes on behind it.
const gap = " … "

// goesOnFrom reports whether a wording says more behind the object than another one, its auxiliaries aside.
func goesOnFrom(bare, wording string) bool {
	before, _, more := strings.Cut(wording, gap)
	return more && strings.HasSuffix(" "+fold(bare), " "+fold(before))
}

// maxConfidence is the most that evidence can add up to.
const maxConfidence = 0.99

// summarize fills in what follows from a statement's evidence. Confidence is the
// noisy or over independent sources, of each the best.
func (r *recorder) summarize(s *graph.Statement, f *finding) {
	type wording struct {
		count   int
		firmest corpus.Factuality
	}
	var wordings table[string, wording]
	var best table[string, float64] // by origin
	for i := range s.Evidence {
		e := &s.Evidence[i]
		w := wordings.of(e.Wording)
		w.count++
		w.firmest = max(w.firmest, e.Factuality)
		b := best.of(cmp.Or(e.Origin, r.documents[f.evidence[i].doc].Origin))
		*b = max(*b, e.Confidence)
	}
	for _, d := range f.documents {
		s.Documents = append(s.Documents, r.docs[d].ID)
	}
	slices.SortFunc(wordings.rows, func(a, b row[string, wording]) int {
		return cmp.Or(cmp.Compare(b.value.count, a.value.count), cmp.Compare(b.value.firmest, a.value.firmest), cmp.Compare(a.key, b.key))
	})
	if first := wordings.rows[0]; !strings.Contains(first.key, gap) { // "asked … to resign" goes before "has asked"
		at := slices.IndexFunc(wordings.rows, func(w row[string, wording]) bool {
			return w.value.firmest == first.value.firmest && goesOnFrom(first.key, w.key)
		})
		if at > 0 {
			fuller := wordings.rows[at]
			copy(wordings.rows[1:at+1], wordings.rows[:at])
			wordings.rows[0] = fuller
		}
	}
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
