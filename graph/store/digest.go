package store

import (
	"crypto/sha256"
	"encoding/binary"
	"math"

	"tercet/graph"
)

// layoutVersion changes with the quads that are laid out of the same records, so
// that all of a graph is written again. TestLayoutVersion tells when.
const layoutVersion = 1

// digest identifies all that a store keeps of a record, and the names of the
// entities that it speaks of, by which they stand in quads.
type digest [16]byte

// record stands for a document, entity or statement by its ID, which begins with
// "d/", "e/" or "s/". Where the digest is zero it is gone.
type record struct {
	id     string
	digest digest
}

// digester makes digests, for one goroutine. What it writes of a record is what reflection would (a test
// compares), at a third of the cost.
type digester struct {
	name func(graph.ID) string // of an entity; "" if there is none
	buf  []byte
}

// of returns the digest of a document, entity or statement.
func (d *digester) of(item any) digest {
	d.buf = append(d.buf[:0], layoutVersion)
	switch item := item.(type) {
	case *graph.Document:
		d.document(item)
	case *graph.Entity:
		d.entity(item)
	case *graph.Statement:
		d.statement(item)
	}
	sum := sha256.Sum256(d.buf)
	return digest(sum[:])
}

func (d *digester) document(doc *graph.Document) {
	m := &doc.Meta
	d.texts(doc.ID, m.Title, m.Date, m.Source, m.URL, m.Path, m.Encoding, m.Language, m.Hash, m.DuplicateOf)
	d.numbers(doc.Sentences, doc.Words)
	d.text(doc.Origin)
}

func (d *digester) entity(e *graph.Entity) {
	d.id(e.ID)
	d.buf = append(d.buf, byte(e.Type))
	d.text(e.Name)
	each(d, e.Aliases, func(a *graph.Alias) {
		d.text(a.Name)
		d.numbers(a.Count)
	})
	d.list(e.Documents)
	d.list(e.Roles)
}

func (d *digester) statement(s *graph.Statement) {
	d.id(s.ID)
	d.id(s.Subject)
	d.text(s.Relation)
	d.value(&s.Object)
	d.buf = append(d.buf, byte(s.Polarity), byte(s.Factuality))
	d.list(s.Wordings)
	each(d, s.Evidence, d.evidence)
	d.float(s.Confidence)
	d.list(s.Documents)
	d.numbers(s.Sources)
	d.texts(s.Start, s.End)
	each(d, s.Contradicts, func(id *graph.ID) { d.id(*id) })
}

func (d *digester) evidence(e *graph.Evidence) {
	d.text(e.Document)
	d.numbers(e.Sentence, e.Start, e.End)
	d.texts(e.Quote, e.Wording)
	each(d, e.Said, func(a *graph.Attribution) {
		d.value(&a.Speaker)
		d.text(a.Verb)
		d.flag(a.Quoted)
	})
	d.text(e.Origin)
	d.buf = append(d.buf, byte(e.Factuality))
	d.value(&e.Time)
	d.value(&e.Place)
	each(d, e.Arguments, func(q *graph.Qualifier) {
		d.text(q.Case)
		d.value(&q.Value)
	})
	d.float(e.Confidence)
	d.text(e.Rule)
	d.flag(e.Doubtful)
}

func (d *digester) value(v *graph.Value) {
	d.id(v.Entity)
	d.text(v.Text)
	d.buf = append(d.buf, byte(v.Type))
	d.flag(v.Value != nil)
	if v.Value != nil {
		d.float(v.Value.Number)
		d.texts(v.Value.Unit, v.Value.Start, v.Value.End)
	}
}

// id writes an ID with the name that it has.
func (d *digester) id(id graph.ID) {
	d.text(string(id))
	if id == "" {
		d.text("")
		return
	}
	d.text(d.name(id))
}

// each writes a slice; none is not the same as an empty one, nor is it in JSON.
func each[T any](d *digester, s []T, one func(*T)) {
	if s == nil {
		d.buf = append(d.buf, 0)
		return
	}
	d.buf = binary.AppendUvarint(d.buf, uint64(len(s))+1)
	for i := range s {
		one(&s[i])
	}
}

func (d *digester) list(s []string) { each(d, s, func(one *string) { d.text(*one) }) }

func (d *digester) texts(ss ...string) {
	for _, s := range ss {
		d.text(s)
	}
}

func (d *digester) text(s string) {
	d.buf = binary.AppendUvarint(d.buf, uint64(len(s)))
	d.buf = append(d.buf, s...)
}

func (d *digester) numbers(ns ...int) {
	for _, n := range ns {
		d.buf = binary.AppendVarint(d.buf, int64(n))
	}
}

func (d *digester) float(f float64) {
	d.buf = binary.BigEndian.AppendUint64(d.buf, math.Float64bits(f))
}

func (d *digester) flag(b bool) {
	if b {
		d.buf = append(d.buf, 1)
	} else {
		d.buf = append(d.buf, 0)
	}
}
