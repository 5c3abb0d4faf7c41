// Package graph holds what the world holds, as far as the documents tell:
// entities, and statements about them with the evidence for each.
//
// A Graph is a pure function of the documents, the user's decisions and the
// model's version: the same bytes for any number of workers and any order of
// input.
package graph

import (
	"context"
	"iter"

	"tercet/corpus"
)

// ID identifies an entity or a statement by its content: entities by "e/" and
// their name, statements by "s/" and a hash of (subject, relation, object,
// polarity, time).
type ID string

// Graph is a whole graph in memory. All slices are sorted by ID.
type Graph struct {
	Documents  []Document
	Entities   []Entity
	Statements []Statement
}

// Document is what the graph keeps of a document.
type Document struct {
	ID   string
	Meta corpus.Meta
	// Sentences and Words count what was read, without boilerplate.
	Sentences, Words int
	// Origin is the independent source that the document counts for, but where it cites an
	// outlet: its own source, or that of the document it repeats.
	Origin string
}

// Entity is one thing across all documents.
type Entity struct {
	ID   ID
	Type corpus.EntityType
	// Name is unique in the graph; a namesake gets a qualifier in brackets.
	Name      string
	Aliases   []Alias  // the most frequent first, the name itself included
	Documents []string // IDs of the documents that mention it, sorted
	Roles     []string // descriptions found, the most frequent first
}

// Alias is a name that the texts use for an entity, with how often they do.
type Alias struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Value is an object: an entity, or a literal.
type Value struct {
	Entity ID // empty for a literal
	// Text is the entity's name or the literal in readable form.
	Text string
	Type corpus.EntityType
	// Number, Unit, Start, End: as in corpus.Value.
	Value *corpus.Value
}

// IsEntity reports whether v refers to an entity.
func (v Value) IsEntity() bool { return v.Entity != "" }

// Statement is one (subject, canonical relation, object) with all its evidence;
// it is two statements when their times exclude each other.
type Statement struct {
	ID       ID
	Subject  ID
	Relation string // canonical, without "not_"
	Object   Value  // zero Text where the relation has no object
	Polarity corpus.Polarity
	// Factuality is the firmest that any evidence has.
	Factuality corpus.Factuality
	Wordings   []string // the texts' own words for the relation, the most frequent first
	Evidence   []Evidence
	Confidence float64 // in [0, 1]
	Documents  []string
	Sources    int // independent sources: near-duplicates count once
	// Start and End are the resolved interval, ISO 8601 days, or empty.
	Start, End  string
	Contradicts []ID
}

// Predicate returns the relation as Cayley and the pictures show it: with
// "not_" in front where the statement is negated.
func (s *Statement) Predicate() string {
	if s.Polarity == corpus.Negated {
		return "not_" + s.Relation
	}
	return s.Relation
}

// Asserted reports whether some text affirms or claims the statement. What is
// denied, planned or only possible is never an answer to a query by predicate
// and no edge of the analysed graph.
func (s *Statement) Asserted() bool {
	return s.Polarity == corpus.Affirmed && s.Factuality >= corpus.Claimed
}

// Evidence is one place where a text makes a statement.
type Evidence struct {
	Document string // Document.ID
	Sentence int    // 0-based, in the document
	corpus.Span
	// Quote is the sentence in the document's own words, white space normalised.
	Quote   string
	Wording string
	Said    []Attribution
	// Origin is the outlet that the text cites for it, which it then counts for; empty
	// where it counts for its document's origin.
	Origin     string `json:",omitempty"`
	Factuality corpus.Factuality
	Time       Value // as the text has it; Value.Start, End where resolved
	Place      Value
	Arguments  []Qualifier // further arguments of the clause
	Confidence float64
	Rule       string
	// Doubtful evidence may be misread, and stands only where another document tells the same.
	Doubtful bool `json:",omitempty"`
}

// Attribution names who said it.
type Attribution struct {
	Speaker Value // zero for a rumour or an unnamed source
	Verb    string
	Quoted  bool
}

// Qualifier is a further argument of a statement's clause, with its preposition.
type Qualifier struct {
	Case  string
	Value Value
}

// Reader streams a graph in order of ID.
type Reader interface {
	Documents(context.Context) iter.Seq2[*Document, error]
	Entities(context.Context) iter.Seq2[*Entity, error]
	Statements(context.Context) iter.Seq2[*Statement, error]
}

// Store keeps a graph durably. One conformance suite runs on every backend.
type Store interface {
	Reader
	// Replace makes g the store's content, atomically: a crash leaves the old
	// content or the new.
	Replace(ctx context.Context, g *Graph) error
	// Entity returns the entity that any of its names leads to.
	Entity(ctx context.Context, name string) (*Entity, error)
	Close() error
}
