package export

import (
	"strings"

	"tercet/graph"
)

// EntityRecord is an entity as JSON Lines and the command line's --json show it.
type EntityRecord struct {
	Kind      string        `json:"kind"` // "entity"
	ID        graph.ID      `json:"id"`
	Name      string        `json:"name"`
	Type      string        `json:"type"`
	Aliases   []graph.Alias `json:"aliases"`   // the most frequent first
	Documents int           `json:"documents"` // number of documents that mention it
}

// DocumentRecord is a document as JSON Lines and the command line's --json show
// it. Dates are ISO 8601; what is unknown is empty.
type DocumentRecord struct {
	Kind        string `json:"kind"` // "document"
	ID          string `json:"id"`
	Title       string `json:"title"`
	Date        string `json:"date"`
	Source      string `json:"source"`
	URL         string `json:"url"`
	Language    string `json:"language"`
	Hash        string `json:"hash"`         // SHA-256 of the bytes read, hexadecimal
	Origin      string `json:"origin"`       // the independent source it counts for
	DuplicateOf string `json:"duplicate_of"` // ID of the document it repeats
	Sentences   int    `json:"sentences"`
	Words       int    `json:"words"`
}

// StatementRecord is a statement as JSON Lines and the command line's --json
// show it. Subject and Object are names of entities, or the literal in readable
// form; both fields of an object are empty where the relation has none.
type StatementRecord struct {
	Kind        string           `json:"kind"` // "statement"
	ID          graph.ID         `json:"id"`
	Subject     string           `json:"subject"`
	SubjectType string           `json:"subject_type"`
	Relation    string           `json:"relation"` // canonical, without "not_"
	Wordings    []string         `json:"wordings"` // the most frequent first
	Object      string           `json:"object"`
	ObjectType  string           `json:"object_type"`
	Polarity    string           `json:"polarity"`   // affirmed, negated
	Factuality  string           `json:"factuality"` // fact, claimed, planned, possible
	Confidence  float64          `json:"confidence"` // in [0, 1]
	Documents   int              `json:"documents"`  // number of documents with evidence
	Sources     int              `json:"sources"`    // number of independent sources
	TimeStart   string           `json:"time_start"` // first day, or empty
	TimeEnd     string           `json:"time_end"`   // last day, or empty
	Contradicts []graph.ID       `json:"contradicts"`
	Evidence    []EvidenceRecord `json:"evidence"`
}

// EvidenceRecord is one place where a document makes a statement.
type EvidenceRecord struct {
	Document   string   `json:"document"` // the document's id
	Sentence   int      `json:"sentence"` // 0-based, in the document
	Start      int      `json:"start"`    // bytes into the document's text, half-open
	End        int      `json:"end"`
	Quote      string   `json:"quote"`
	SaidBy     []string `json:"said_by"`          // names of the speakers, the outermost first
	Origin     string   `json:"origin,omitempty"` // the outlet that the text cites, for which it counts; or empty
	Factuality string   `json:"factuality"`
	Time       string   `json:"time"`  // in the text's words
	Place      string   `json:"place"` // in the text's words, or an entity's name
	Rule       string   `json:"rule"`
}

// NewEntityRecord returns the record of e.
func NewEntityRecord(e *graph.Entity) EntityRecord {
	return EntityRecord{
		Kind: "entity", ID: e.ID, Name: e.Name, Type: e.Type.String(),
		Aliases: present(e.Aliases), Documents: len(e.Documents),
	}
}

// NewDocumentRecord returns the record of d.
func NewDocumentRecord(d *graph.Document) DocumentRecord {
	m := &d.Meta
	return DocumentRecord{
		Kind: "document", ID: d.ID, Title: m.Title, Date: m.Date, Source: m.Source, URL: m.URL,
		Language: m.Language, Hash: m.Hash, Origin: d.Origin, DuplicateOf: m.DuplicateOf,
		Sentences: d.Sentences, Words: d.Words,
	}
}

// NewStatementRecord returns the record of s, whose subject it looks up with
// entity: [graph.Graph.EntityByID] will do.
func NewStatementRecord(s *graph.Statement, entity func(graph.ID) *graph.Entity) StatementRecord {
	r := StatementRecord{
		Kind: "statement", ID: s.ID, Subject: strings.TrimPrefix(string(s.Subject), "e/"),
		Relation: s.Relation, Wordings: present(s.Wordings),
		Polarity: s.Polarity.String(), Factuality: s.Factuality.String(), Confidence: s.Confidence,
		Documents: len(s.Documents), Sources: s.Sources, TimeStart: s.Start, TimeEnd: s.End,
		Contradicts: present(s.Contradicts), Evidence: make([]EvidenceRecord, len(s.Evidence)),
	}
	if subject := entity(s.Subject); subject != nil {
		r.Subject, r.SubjectType = subject.Name, subject.Type.String()
	}
	if s.Object.Text != "" {
		r.Object, r.ObjectType = s.Object.Text, s.Object.Type.String()
	}
	for i := range s.Evidence {
		r.Evidence[i] = newEvidenceRecord(&s.Evidence[i])
	}
	return r
}

func newEvidenceRecord(ev *graph.Evidence) EvidenceRecord {
	return EvidenceRecord{
		Document: ev.Document, Sentence: ev.Sentence, Start: ev.Start, End: ev.End, Quote: ev.Quote,
		SaidBy: speakers(ev), Origin: ev.Origin, Factuality: ev.Factuality.String(),
		Time: ev.Time.Text, Place: ev.Place.Text, Rule: ev.Rule,
	}
}

// speakers names who says it, the outermost first; rumours have no name.
func speakers(ev *graph.Evidence) []string {
	names := []string{}
	for _, a := range ev.Said {
		if a.Speaker.Text != "" {
			names = append(names, a.Speaker.Text)
		}
	}
	return names
}

// present makes an absent list an empty one: [] in JSON, never null.
func present[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
