// Package sample holds the sample corpus: fifteen short articles, written for
// this project, about one invented affair, and the gold list that a careful
// reader made of them by hand. The articles are what "make run" reads and the
// list is what the graph of them is scored against. README.md tells the affair.
package sample

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
)

//go:embed articles
var articles embed.FS

//go:embed gold.json
var gold []byte

// Articles returns the articles as a file system whose root is the corpus's
// folder: one folder an outlet, and wire.jsonl with several documents. It never
// changes and is safe for concurrent use.
func Articles() fs.FS {
	sub, err := fs.Sub(articles, "articles")
	if err != nil {
		panic("corpus/sample: " + err.Error()) // the path is a constant
	}
	return sub
}

// Gold is what a careful reader would write down about the articles. Documents
// are named everywhere by Document.Name, entities by Entity.Name and facts by
// Fact.ID.
type Gold struct {
	Documents []Document `json:"documents"`
	Entities  []Entity   `json:"entities"`
	Facts     []Fact     `json:"facts"`
	// Contradictions are the facts that cannot all be true.
	Contradictions []Contradiction `json:"contradictions"`
	// NotInGraph are words of biographies, share buttons, bylines and other
	// machinery around the text; none may be an entity.
	NotInGraph []string `json:"not_in_graph"`
	// KeepApart are pairs of entities that must never be one node.
	KeepApart [][2]string `json:"keep_apart"`
	// Skipped are the documents that a build must report and leave out.
	Skipped []Skipped `json:"skipped"`
	// NearDuplicates are pairs of documents that count as one source; the first
	// is the original.
	NearDuplicates [][2]string `json:"near_duplicates"`
}

// Document is one article of the corpus.
type Document struct {
	Name     string `json:"name"`     // slash path below the folder, or the id in wire.jsonl
	File     string `json:"file"`     // slash path of the file that holds it
	Date     string `json:"date"`     // day of publication, ISO 8601
	Source   string `json:"source"`   // the outlet, as the file states it
	URL      string `json:"url"`      // as the file states it, or empty
	Language string `json:"language"` // ISO 639-1
}

// ID returns the identifier by which a graph knows the document: the id in JSON
// Lines, else the URL, else the path.
func (d Document) ID() string {
	if d.URL != "" && d.Name == d.File {
		return d.URL
	}
	return d.Name
}

// Entity is a named thing. Aliases are all strings of the corpus that name it,
// pronouns aside; one string may name two entities in different places.
// Descriptions are phrases without a name that stand for it somewhere.
type Entity struct {
	Name         string   `json:"name"`
	Type         string   `json:"type"` // PERSON ORG PLACE EVENT WORK PRODUCT GROUP
	Aliases      []string `json:"aliases"`
	Descriptions []string `json:"descriptions"`
}

// Fact is one statement. Subject and Object are names of entities, else words
// of the text (a THING) or a value; SubjectAlso and ObjectAlso are as good.
// Several documents that tell the same fact are one fact.
type Fact struct {
	ID          string   `json:"id"`
	Subject     string   `json:"subject"`
	SubjectAlso []string `json:"subject_also,omitempty"`
	// Relations are canonical relations without not_; any is right, the best first.
	Relations  []string `json:"relations"`
	Object     string   `json:"object"`
	ObjectAlso []string `json:"object_also,omitempty"`
	Polarity   string   `json:"polarity"`   // affirmed, negated
	Factuality string   `json:"factuality"` // fact, claimed, planned, possible: the strongest that any document has
	Speakers   []string `json:"speakers"`   // who says so: names of entities or words; none for a rumour
	// Time is when it happened: 2031-05-08, 2031-05, 2031, start/end (either may
	// be missing), or empty where the text does not say.
	Time      string   `json:"time"`
	Documents []string `json:"documents"`
	Quote     string   `json:"quote"` // a sentence that carries it, in one of Documents
}

// Contradiction is a set of facts of which at most one can be true.
type Contradiction struct {
	Facts []string `json:"facts"`
	About string   `json:"about"`
}

// Skipped is a document that a build leaves out.
type Skipped struct {
	Document string `json:"document"`
	Reason   string `json:"reason"` // language
}

// LoadGold returns the gold list. Each call returns a fresh copy.
func LoadGold() (Gold, error) {
	var g Gold
	if err := json.Unmarshal(gold, &g); err != nil {
		return Gold{}, fmt.Errorf("corpus/sample: read gold.json: %w", err)
	}
	return g, nil
}
