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

// layout turns documents, entities and statements into quads, each once, and
// always in the same order. What a query needs is laid out quad by quad; beside
// it each of them has its whole record, from which the graph is read back. No
// two of them have a quad in common.
type layout struct {
	emit func(quad.Quad) error
	name func(graph.ID) string // of an entity; "" if there is none
	err  error                 // the first one
	seen map[quad.Quad]struct{}
}

func newLayout(name func(graph.ID) string, emit func(quad.Quad) error) *layout {
	return &layout{emit: emit, name: name, seen: map[quad.Quad]struct{}{}}
}

// writeQuads lays out the graph that r holds, then the measures. It hands the ID of each record to note, and itself,
// unless that is nil.
func writeQuads(ctx context.Context, r graph.Reader, measures []graph.Measure, emit func(quad.Quad) error, note func(c *census, id string, item any)) error {
	names := newCensus()
	l := newLayout(names.name, emit)
	l.add(kgStore, kgSchema, quad.Int(schemaVersion))
	err := names.walk(ctx, r, func(id string, item any) error {
		if note != nil {
			note(names, id, item)
		}
		return l.item(item)
	})
	if err != nil {
		return err
	}
	return l.measures(measures)
}

// census sees all records of a graph, in order, and keeps the names of entities.
type census struct {
	names map[graph.ID]string
	taken map[string]graph.ID // entity by name
	last  string              // ID
}

func newCensus() *census {
	return &census{names: map[graph.ID]string{}, taken: map[string]graph.ID{}}
}

func (c *census) name(id graph.ID) string { return c.names[id] }

// walk hands the records of r to see, with their IDs. It stops at a record that cannot be stored.
func (c *census) walk(ctx context.Context, r graph.Reader, see func(id string, item any) error) error {
	visit := func(kind, id, prefix string, item any) error {
		if err := c.follows(kind, id, prefix); err != nil {
			return err
		}
		if e, ok := item.(*graph.Entity); ok {
			if err := c.entity(e); err != nil {
				return err
			}
		}
		return see(id, item)
	}
	for d, err := range r.Documents(ctx) {
		if err == nil {
			err = visit("document", "d/"+d.ID, "d/", d)
		}
		if err != nil {
			return err
		}
	}
	for e, err := range r.Entities(ctx) {
		if err == nil {
			err = visit("entity", string(e.ID), "e/", e)
		}
		if err != nil {
			return err
		}
	}
	for s, err := range r.Statements(ctx) {
		if err == nil {
			err = visit("statement", string(s.ID), "s/", s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// follows makes sure that an ID is one, and comes after the last one.
func (c *census) follows(kind, id, prefix string) error {
	switch {
	case !strings.HasPrefix(id, prefix) || id == prefix:
		return fmt.Errorf("graph/store: %s %q: the identifier must begin with %q", kind, id, prefix)
	case c.last >= id:
		return fmt.Errorf("graph/store: %s %q comes after %q: not sorted, or twice", kind, id, c.last)
	}
	c.last = id
	return nil
}

// entity takes note of an entity's name.
func (c *census) entity(e *graph.Entity) error {
	name, ok := plain(e.Name)
	switch other, taken := c.taken[e.Name]; {
	case !ok || string(name) != e.Name:
		return fmt.Errorf("graph/store: entity %s: the name %q is empty, or begins as no name may", e.ID, e.Name)
	case taken:
		return fmt.Errorf("graph/store: entities %s and %s are both named %q", other, e.ID, e.Name)
	}
	c.names[e.ID], c.taken[e.Name] = e.Name, e.ID
	return nil
}

// item lays out a document, an entity or a statement.
func (l *layout) item(item any) error {
	clear(l.seen)
	switch item := item.(type) {
	case *graph.Document:
		l.document(item)
	case *graph.Entity:
		l.entity(item)
	case *graph.Statement:
		l.statement(item)
	}
	return l.err
}

// measures lays out the block of measures.
func (l *layout) measures(measures []graph.Measure) error {
	for i, m := range measures {
		if i == 0 || m.Entity != measures[i-1].Entity {
			clear(l.seen)
		}
		if l.name(m.Entity) == "" {
			return fmt.Errorf("graph/store: measure %s of an unknown entity %q", m.Name, m.Entity)
		}
		l.quad(iri(m.Entity), keyword(m.Name), quad.Float(m.Value), kgMeasures)
	}
	return l.err
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
		return l.named(v.Entity)
	case v.Text == "":
		return kgNone
	default:
		return literal(v)
	}
}

func (l *layout) named(id graph.ID) quad.String {
	name := l.name(id)
	if name == "" && l.err == nil {
		l.err = fmt.Errorf("graph/store: no entity %q", id)
	}
	return quad.String(name)
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
	name := quad.String(e.Name)
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
	subject, object := l.named(s.Subject), l.node(s.Object)
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
	if e.Origin != "" {
		l.word(node, kgOrigin, e.Origin)
	}
	if e.Rule != "" {
		l.add(node, kgRule, keyword(e.Rule))
	}
	for _, a := range e.Said {
		l.value(node, kgSpeaker, a.Speaker)
		l.text(node, kgSaying, a.Verb)
		if a.Speaker.IsEntity() {
			l.add(l.named(a.Speaker.Entity), kgSaid, statement)
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
