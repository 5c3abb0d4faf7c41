package export

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"tercet/corpus"
	"tercet/graph"
)

// DefaultBase is the IRI under which RDF names things when Options.Base is empty.
const DefaultBase = "https://tercet.example/"

// Namespaces of the vocabularies used.
const (
	nsRDF  = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsRDFS = "http://www.w3.org/2000/01/rdf-schema#"
	nsXSD  = "http://www.w3.org/2001/XMLSchema#"
	nsDC   = "http://purl.org/dc/terms/"
	nsPROV = "http://www.w3.org/ns/prov#"
	nsOA   = "http://www.w3.org/ns/oa#"
	nsSKOS = "http://www.w3.org/2004/02/skos/core#"
)

// rdfWriter writes N-Quads and remembers which relations have a label.
type rdfWriter struct {
	*bufio.Writer
	base      string
	text      func(ctx context.Context, document string) (string, error)
	texts     map[string]string
	relations map[string]bool
}

// writeNQuads streams RDF 1.1 N-Quads. What some text affirms or claims is a triple
// in a named graph of its own, the statement's; every statement, also what is
// denied, planned or only possible, is described in the default graph by RDF
// reification, with its evidence in PROV-O and Web Annotation selectors.
func writeNQuads(ctx context.Context, sink Sink, r graph.Reader, opt Options) error {
	return writeFile(sink, "", func(w *bufio.Writer) error {
		q := &rdfWriter{w, cmp.Or(opt.Base, DefaultBase), opt.Text, map[string]string{}, map[string]bool{}}
		for d, err := range r.Documents(ctx) {
			if err != nil {
				return fmt.Errorf("export: read documents: %w", err)
			}
			q.document(d)
		}
		for e, err := range r.Entities(ctx) {
			if err != nil {
				return fmt.Errorf("export: read entities: %w", err)
			}
			q.entity(e)
		}
		for s, err := range r.Statements(ctx) {
			if err != nil {
				return fmt.Errorf("export: read statements: %w", err)
			}
			if err := q.statement(ctx, s); err != nil {
				return err
			}
		}
		return nil
	})
}

func (q *rdfWriter) document(d *graph.Document) {
	id := q.documentIRI(d.ID)
	q.quad(id, iri(nsRDF+"type"), iri(nsPROV+"Entity"))
	q.quad(id, iri(nsDC+"identifier"), text(d.ID))
	q.quad(id, iri(nsRDFS+"label"), text(cmp.Or(d.Meta.Title, d.ID)))
	for _, f := range [...]struct{ property, value string }{
		{"title", d.Meta.Title}, {"publisher", d.Meta.Source}, {"source", d.Meta.URL}, {"language", d.Meta.Language},
	} {
		if f.value != "" {
			q.quad(id, iri(nsDC+f.property), text(f.value))
		}
	}
	if d.Meta.Date != "" {
		q.quad(id, iri(nsDC+"date"), day(d.Meta.Date))
	}
	if d.Meta.DuplicateOf != "" {
		q.quad(id, q.term("duplicateOf"), q.documentIRI(d.Meta.DuplicateOf))
	}
}

func (q *rdfWriter) entity(e *graph.Entity) {
	id := q.path(string(e.ID))
	q.quad(id, iri(nsRDF+"type"), q.term(e.Type.String()))
	q.quad(id, iri(nsRDFS+"label"), text(e.Name))
	for _, a := range e.Aliases {
		if a.Name != e.Name {
			q.quad(id, iri(nsSKOS+"altLabel"), text(a.Name))
		}
	}
	for _, role := range e.Roles {
		q.quad(id, q.term("role"), text(role))
	}
}

func (q *rdfWriter) statement(ctx context.Context, s *graph.Statement) error {
	id := q.path(string(s.ID))
	subject, object := q.path(string(s.Subject)), q.value(s.Object)
	relation := q.path("r/" + s.Relation)
	if !q.relations[s.Relation] {
		q.relations[s.Relation] = true
		q.quad(relation, iri(nsRDF+"type"), iri(nsRDF+"Property"))
		q.quad(relation, iri(nsRDFS+"label"), text(strings.ReplaceAll(s.Relation, "_", " ")))
	}
	if s.Asserted() {
		q.quad(subject, relation, object, id)
	}
	q.quad(id, iri(nsRDF+"type"), iri(nsRDF+"Statement"))
	q.quad(id, iri(nsRDF+"subject"), subject)
	q.quad(id, iri(nsRDF+"predicate"), relation)
	q.quad(id, iri(nsRDF+"object"), object)
	q.quad(id, iri(nsRDFS+"label"), text(wording(s)))
	q.quad(id, q.term("polarity"), text(s.Polarity.String()))
	q.quad(id, q.term("factuality"), text(s.Factuality.String()))
	q.quad(id, q.term("confidence"), typed(formatFloat(s.Confidence), "double"))
	q.quad(id, q.term("sources"), typed(strconv.Itoa(s.Sources), "integer"))
	if s.Start != "" {
		q.quad(id, q.term("timeStart"), day(s.Start))
	}
	if s.End != "" {
		q.quad(id, q.term("timeEnd"), day(s.End))
	}
	for _, other := range s.Contradicts {
		q.quad(id, q.term("contradicts"), q.path(string(other)))
	}
	for i := range s.Evidence {
		evidence := q.path("ev/" + strings.TrimPrefix(string(s.ID), "s/") + "/" + strconv.Itoa(i+1))
		q.quad(id, iri(nsPROV+"wasDerivedFrom"), evidence)
		if err := q.evidence(ctx, evidence, &s.Evidence[i]); err != nil {
			return err
		}
	}
	return nil
}

// evidence describes a passage of a document as a Web Annotation resource.
func (q *rdfWriter) evidence(ctx context.Context, id string, ev *graph.Evidence) error {
	document := q.documentIRI(ev.Document)
	q.quad(id, iri(nsRDF+"type"), iri(nsOA+"SpecificResource"))
	q.quad(id, iri(nsPROV+"wasDerivedFrom"), document)
	q.quad(id, iri(nsOA+"hasSource"), document)
	q.quad(id, q.term("factuality"), text(ev.Factuality.String()))
	q.quad(id, q.term("sentence"), typed(strconv.Itoa(ev.Sentence), "integer"))
	for _, a := range ev.Said {
		if a.Speaker.Text != "" {
			q.quad(id, iri(nsPROV+"wasAttributedTo"), q.agent(a.Speaker))
		}
	}
	if ev.Time.Text != "" {
		q.quad(id, q.term("time"), text(ev.Time.Text))
	}
	if ev.Place.Text != "" {
		q.quad(id, q.term("place"), q.value(ev.Place))
	}
	exact := ev.Quote
	if q.text != nil {
		full, err := q.textOf(ctx, ev.Document)
		if err != nil {
			return err
		}
		if ev.Start < 0 || ev.End > len(full) || ev.Start > ev.End {
			return fmt.Errorf("export: evidence lies at [%d, %d) of %s, which has %d bytes", ev.Start, ev.End, ev.Document, len(full))
		}
		exact = full[ev.Start:ev.End]
		start := utf8.RuneCountInString(full[:ev.Start])
		position := strings.TrimSuffix(id, ">") + "/position>"
		q.quad(id, iri(nsOA+"hasSelector"), position)
		q.quad(position, iri(nsRDF+"type"), iri(nsOA+"TextPositionSelector"))
		q.quad(position, iri(nsOA+"start"), typed(strconv.Itoa(start), "nonNegativeInteger"))
		q.quad(position, iri(nsOA+"end"), typed(strconv.Itoa(start+utf8.RuneCountInString(exact)), "nonNegativeInteger"))
	}
	quote := strings.TrimSuffix(id, ">") + "/quote>"
	q.quad(id, iri(nsOA+"hasSelector"), quote)
	q.quad(quote, iri(nsRDF+"type"), iri(nsOA+"TextQuoteSelector"))
	q.quad(quote, iri(nsOA+"exact"), text(exact))
	return nil
}

// textOf returns a document's text, read once.
func (q *rdfWriter) textOf(ctx context.Context, id string) (string, error) {
	if full, ok := q.texts[id]; ok {
		return full, nil
	}
	full, err := q.text(ctx, id)
	if err != nil {
		return "", fmt.Errorf("export: read the text of %s: %w", id, err)
	}
	q.texts[id] = full
	return full, nil
}

// quad writes a triple of the default graph, or of the graph given.
func (q *rdfWriter) quad(terms ...string) {
	for _, t := range terms {
		q.WriteString(t)
		q.WriteByte(' ')
	}
	q.WriteString(".\n")
}

// path returns the IRI of an identifier below the base.
func (q *rdfWriter) path(id string) string { return iri(q.base + escapeIRI(id)) }

func (q *rdfWriter) documentIRI(id string) string {
	return q.path("d/" + id)
}

// term returns a word of Tercet's own vocabulary.
func (q *rdfWriter) term(name string) string { return iri(q.base + "ns#" + name) }

// value returns an object: an entity, a literal, or true where there is none.
func (q *rdfWriter) value(v graph.Value) string {
	switch {
	case v.IsEntity():
		return q.path(string(v.Entity))
	case v.Text == "":
		return typed("true", "boolean")
	case v.Type == corpus.Date && v.Value != nil && v.Value.Start != "" && v.Value.Start == v.Value.End:
		return day(v.Value.Start)
	}
	return text(v.Text)
}

// agent returns a speaker; one without an entity is named under "said/".
func (q *rdfWriter) agent(v graph.Value) string {
	if v.IsEntity() {
		return q.path(string(v.Entity))
	}
	return q.path("said/" + v.Text)
}
