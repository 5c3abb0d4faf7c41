package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"tercet/corpus"
	"tercet/graph"
)

// layout turns a graph into quads, each once, and always in the same order.
// What a query needs is laid out quad by quad; beside it each document, entity
// and statement has its whole record, from which the graph is read back.
type layout struct {
	emit  func(quad.Quad) error
	err   error                  // the first one
	seen  map[quad.Quad]struct{} // of the item at hand
	names map[graph.ID]string    // of all entities
	taken map[string]graph.ID    // entity by name
}

// writeQuads lays out the graph that r holds, then the measures.
func writeQuads(ctx context.Context, r graph.Reader, measures []graph.Measure, emit func(quad.Quad) error) error {
	l := &layout{emit: emit, seen: map[quad.Quad]struct{}{}, names: map[graph.ID]string{}, taken: map[string]graph.ID{}}
	l.add(kgStore, kgSchema, quad.Int(schemaVersion))
	var last string
	for d, err := range r.Documents(ctx) {
		if err == nil {
			err = l.next("document", &last, "d/"+d.ID, "d/")
		}
		if err != nil {
			return err
		}
		l.document(d)
	}
	last = ""
	for e, err := range r.Entities(ctx) {
		if err == nil {
			err = l.next("entity", &last, string(e.ID), "e/")
		}
		if err != nil {
			return err
		}
		l.entity(e)
	}
	last = ""
	for s, err := range r.Statements(ctx) {
		if err == nil {
			err = l.next("statement", &last, string(s.ID), "s/")
		}
		if err != nil {
			return err
		}
		l.statement(s)
	}
	for i, m := range measures {
		if i == 0 || m.Entity != measures[i-1].Entity {
			clear(l.seen)
		}
		if l.names[m.Entity] == "" {
			return fmt.Errorf("graph/store: measure %s of an unknown entity %q", m.Name, m.Entity)
		}
		l.quad(iri(m.Entity), keyword(m.Name), quad.Float(m.Value), kgMeasures)
	}
	return l.err
}

// next begins an item of a sorted stream, and reports what came before it.
func (l *layout) next(kind string, last *string, id, prefix string) error {
	switch {
	case l.err != nil:
		return l.err
	case !strings.HasPrefix(id, prefix) || id == prefix:
		return fmt.Errorf("graph/store: %s %q: the identifier must begin with %q", kind, id, prefix)
	case *last >= id:
		return fmt.Errorf("graph/store: %s %q comes after %q: not sorted, or twice", kind, id, *last)
	}
	*last = id
	clear(l.seen)
	return nil
}

func (l *layout) add(s, p, o quad.Value) { l.quad(s, p, o, nil) }

func (l *layout) quad(s, p, o, label quad.Value) {
	q := quad.Quad{Subject: s, Predicate: p, Object: o, Label: label}
	if _, dup := l.seen[q]; dup || l.err != nil {
		return
	}
	l.seen[q] = struct{}{}
	l.err = l.emit(q)
}

// record keeps all of an item.
func (l *layout) record(node quad.IRI, item any) {
	data, err := json.Marshal(item)
	if err != nil && l.err == nil {
		l.err = fmt.Errorf("graph/store: %s: %w", node, err)
	}
	l.add(node, kgRecord, quad.TypedString{Value: quad.String(data), Type: kgJSON})
}

func (l *layout) text(node, p quad.IRI, s string) {
	if s != "" {
		l.add(node, p, text(s))
	}
}

func (l *layout) word(node, p quad.IRI, s string) {
	if s != "" {
		l.add(node, p, word(s))
	}
}

func (l *layout) day(node, p quad.IRI, s string) {
	if v, ok := day(s); ok {
		l.add(node, p, v)
	}
}

// value adds a value, unless there is none.
func (l *layout) value(node, p quad.IRI, v graph.Value) {
	if o := l.node(v); o != kgNone {
		l.add(node, p, o)
	}
}

// node is the node of a value: an entity's name, a literal, or kg:none.
func (l *layout) node(v graph.Value) quad.Value {
	switch {
	case v.IsEntity():
		return quad.String(l.name(v.Entity))
	case v.Text == "":
		return kgNone
	default:
		return literal(v)
	}
}

func (l *layout) name(id graph.ID) string {
	name, ok := l.names[id]
	if !ok && l.err == nil {
		l.err = fmt.Errorf("graph/store: no entity %q", id)
	}
	return name
}

func (l *layout) document(d *graph.Document) {
	node := documentIRI(d.ID)
	l.text(node, kgTitle, d.Meta.Title)
	l.day(node, kgDate, d.Meta.Date)
	l.word(node, kgSource, d.Meta.Source)
	l.word(node, kgOrigin, d.Origin)
	if d.Meta.URL != "" {
		l.add(node, kgURL, quad.IRI(escape(d.Meta.URL)))
	}
	l.word(node, kgPath, d.Meta.Path)
	l.word(node, kgLanguage, d.Meta.Language)
	l.word(node, kgHash, d.Meta.Hash)
	if d.Meta.DuplicateOf != "" {
		l.add(node, kgDuplicateOf, documentIRI(d.Meta.DuplicateOf))
	}
	l.add(node, kgSentences, quad.Int(d.Sentences))
	l.add(node, kgWords, quad.Int(d.Words))
	l.record(node, d)
}

func (l *layout) entity(e *graph.Entity) {
	name, ok := plain(e.Name)
	switch other, taken := l.taken[e.Name]; {
	case l.err != nil:
		return
	case !ok || string(name) != e.Name:
		l.err = fmt.Errorf("graph/store: entity %s: the name %q is empty, or begins as no name may", e.ID, e.Name)
		return
	case taken:
		l.err = fmt.Errorf("graph/store: entities %s and %s are both named %q", other, e.ID, e.Name)
		return
	}
	l.names[e.ID], l.taken[e.Name] = e.Name, e.ID
	node := iri(e.ID)
	l.add(name, kgEntity, node)
	l.add(node, kgType, keyword(e.Type.String()))
	for _, a := range e.Aliases {
		if alias, ok := plain(a.Name); ok {
			l.add(node, kgAlias, alias)
			if alias != name {
				l.add(alias, kgNames, name)
			}
		}
	}
	for _, d := range e.Documents {
		l.add(node, kgDocument, documentIRI(d))
	}
	for _, r := range e.Roles {
		l.text(node, kgRole, r)
	}
	l.record(node, e)
}

func (l *layout) statement(s *graph.Statement) {
	node := iri(s.ID)
	subject, object := quad.String(l.name(s.Subject)), l.node(s.Object)
	relation := quad.IRI(escape(s.Relation))
	if s.Asserted() {
		l.quad(subject, relation, object, node)
	}
	for _, w := range s.Wordings {
		if wording, ok := plain(w); ok {
			l.add(node, kgWording, wording)
			if s.Asserted() {
				l.quad(subject, wording, object, node)
			}
		}
	}
	l.add(node, kgSubject, subject)
	l.add(node, kgRelation, relation)
	l.add(node, kgPredicate, quad.IRI(escape(s.Predicate())))
	l.add(node, kgObject, object)
	if v := s.Object.Value; v != nil && (s.Object.Type == corpus.Money || s.Object.Type == corpus.Quantity) {
		l.add(node, kgNumber, quad.Float(v.Number))
		l.word(node, kgUnit, v.Unit)
	}
	l.add(node, kgPolarity, keyword(s.Polarity.String()))
	l.add(node, kgFactuality, keyword(s.Factuality.String()))
	l.add(node, kgConfidence, quad.Float(s.Confidence))
	l.add(node, kgSources, quad.Int(s.Sources))
	l.day(node, kgStart, s.Start)
	l.day(node, kgEnd, s.End)
	for _, d := range s.Documents {
		l.add(node, kgDocument, documentIRI(d))
	}
	for _, id := range s.Contradicts {
		l.add(node, kgContradicts, iri(id))
	}
	for n := range s.Evidence {
		ev := evidenceIRI(s.ID, n)
		l.add(node, kgEvidence, ev)
		l.evidence(node, ev, &s.Evidence[n])
	}
	l.record(node, s)
}

func (l *layout) evidence(statement, node quad.IRI, e *graph.Evidence) {
	l.add(node, kgDocument, documentIRI(e.Document))
	l.add(node, kgSentence, quad.Int(e.Sentence))
	l.add(node, kgFirstByte, quad.Int(e.Start))
	l.add(node, kgLastByte, quad.Int(e.End-1))
	l.text(node, kgQuote, e.Quote)
	if wording, ok := plain(e.Wording); ok {
		l.add(node, kgWording, wording)
	}
	l.add(node, kgFactuality, keyword(e.Factuality.String()))
	l.add(node, kgConfidence, quad.Float(e.Confidence))
	if e.Rule != "" {
		l.add(node, kgRule, keyword(e.Rule))
	}
	for _, a := range e.Said {
		l.value(node, kgSpeaker, a.Speaker)
		l.text(node, kgSaying, a.Verb)
		if a.Speaker.IsEntity() {
			l.add(quad.String(l.name(a.Speaker.Entity)), kgSaid, statement)
		}
	}
	l.value(node, kgTime, e.Time)
	if v := e.Time.Value; v != nil {
		l.day(node, kgStart, v.Start)
		l.day(node, kgEnd, v.End)
	}
	l.value(node, kgPlace, e.Place)
	for _, a := range e.Arguments {
		l.value(node, kgArgument, a.Value)
	}
}
