// Package corpus holds what texts say: documents, their sentences and words, and
// the mentions, propositions and spans found in them. Its readers turn files of
// many formats into Documents; the stages of package extract fill in the rest.
//
// The terms are those of Universal Dependencies (Nivre et al. 2020) and of
// CoreNLP (Manning et al. 2014).
package corpus

import "strings"

// Span is a half-open range of bytes into Document.Text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the span's length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Document is one text with everything that is known of it. A reader fills ID,
// Meta, Text and Blocks; each stage of the pipeline fills one further field.
// A Document belongs to one goroutine at a time.
type Document struct {
	// ID is the id given in JSON Lines, else the URL, else the slash path below
	// the folder that was read.
	ID   string
	Meta Meta
	// Text is valid UTF-8. All spans are byte offsets into it.
	Text   string
	Blocks []Block // in order, not overlapping, covering every non-blank byte

	Sentences    []Sentence
	Mentions     []Mention // in order of Start, then of descending End
	Chains       []Chain   // every mention is in at most one chain
	Propositions []Proposition
	// Doubtful are propositions too likely wrong to stand alone, in text order. Resolution
	// believes those that another document tells.
	Doubtful []Proposition
}

// Meta says where a document comes from.
type Meta struct {
	Title    string
	Date     string // day of publication, ISO 8601 (2006-01-02), or empty
	Source   string // the outlet: its name or host
	URL      string
	Path     string // the file it was read from
	Encoding string // of the file, as in the WHATWG list: "utf-8", "windows-1252"
	Language string // ISO 639-1, as recognised: "en"
	Hash     string // SHA-256 of the bytes that were read, in hexadecimal
	// DuplicateOf is the ID of the document that this one repeats, exactly or
	// nearly; the two count as one source.
	DuplicateOf string
}

// BlockKind says what a block of text is on its page.
type BlockKind uint8

// The kinds of block.
const (
	Paragraph   BlockKind = iota
	Heading               // title, headline, cross-heading
	ListItem              // a line of a list
	Byline                // author, dateline, "Published:" line
	Caption               // of a picture or table
	Boilerplate           // navigation, sharing, biography, comments, hashtags: never in the graph
)

var blockKindNames = [...]string{"paragraph", "heading", "list", "byline", "caption", "boilerplate"}

// String returns the kind's name in lower case.
func (k BlockKind) String() string { return blockKindNames[k] }

// Block is a stretch of text with one function on the page. Sentences never
// cross blocks.
type Block struct {
	Span
	Kind BlockKind
}

// Sentence is a sentence and its dependency tree.
type Sentence struct {
	Span
	Block  int // index into Document.Blocks
	Tokens []Token
	// Score is the mean log-probability of the tree's arcs: 0 at best.
	Score float32
}

// Token is a syntactic word with the columns of CoNLL-U. Where a surface token
// holds several words ("don't"), each word has its own part of the span.
type Token struct {
	Span
	Form   string // as written; equals Text[Start:End] except in pre-tokenized input
	Lemma  string
	UPOS   string
	XPOS   string
	Feats  string // "Number=Plur|Tense=Past", keys sorted, or empty
	Head   int    // 1-based index of the head in the sentence; 0 is the root
	DepRel string // with subtype: "nsubj:pass"
	// Doubt is the probability, in thousandths, that Head or DepRel is wrong; 0
	// for given trees.
	Doubt uint16
	// SpaceAfter tells whether white space follows in the text.
	SpaceAfter bool
}

// Rel returns the dependency relation without its subtype.
func (t *Token) Rel() string {
	rel, _, _ := strings.Cut(t.DepRel, ":")
	return rel
}

// EntityType is the type of an entity or of the value an argument holds.
type EntityType uint8

// The types of entities, then those of values.
const (
	Thing    EntityType = iota // named by a common noun phrase
	Person                     // people, fictional ones too
	Org                        // companies, agencies, parties, media, military units
	Place                      // states, cities, regions, buildings, waters
	Event                      // wars, summits, elections, storms
	Work                       // books, laws, treaties, films, awards
	Product                    // vehicles, weapons, software, goods with a name
	Group                      // peoples, movements, religions
	Date                       // a value: a day, month, year or interval
	Money                      // a value: an amount with its currency
	Quantity                   // a value: a number, perhaps with a unit
	Text                       // a value: words that name nothing ("independent", "opinions to himself")
)

var entityTypeNames = [...]string{"THING", "PERSON", "ORG", "PLACE", "EVENT", "WORK", "PRODUCT", "GROUP", "DATE", "MONEY", "QUANTITY", "TEXT"}

// String returns the type's name in capitals, as in exports.
func (t EntityType) String() string { return entityTypeNames[t] }

// ParseEntityType returns the type of the given name; ok is false if there is none.
func ParseEntityType(name string) (t EntityType, ok bool) {
	for i, n := range entityTypeNames {
		if strings.EqualFold(n, name) {
			return EntityType(i), true
		}
	}
	return 0, false
}

// IsValue reports whether t is the type of a literal value, never of a node.
func (t EntityType) IsValue() bool { return t >= Date }

// IsName reports whether t is the type of a named entity.
func (t EntityType) IsName() bool { return t > Thing && t < Date }

// MentionKind says how a mention refers.
type MentionKind uint8

// The kinds of mention.
const (
	Name    MentionKind = iota // a proper name: "Tokayev"
	Nominal                    // a description: "the Kazakh president"
	Pronoun                    // "he", "its"
	Demonym                    // an adjective or noun of a place: "Kazakh"
)

var mentionKindNames = [...]string{"name", "nominal", "pronoun", "demonym"}

// String returns the kind's name in lower case.
func (k MentionKind) String() string { return mentionKindNames[k] }

// Mention is a phrase that refers to something. Its span is the phrase that
// names the thing: a full name, or a noun with the modifiers that identify it.
type Mention struct {
	Span
	Sentence    int // index into Document.Sentences
	First, Last int // its first and last token, 0-based, inclusive
	Head        int // its syntactic head, a 0-based token index
	Kind        MentionKind
	Type        EntityType
	// Vector is the mention's quantised context vector from the network; nil if
	// the stage that found the mention has none.
	Vector []int8
}

// Chain is a set of mentions of one thing inside a document, in text order.
type Chain struct {
	Mentions []int // indexes into Document.Mentions
	// Name is the index of the mention that names the thing best, or the first
	// mention where none is a name.
	Name int
	Type EntityType
	// Roles are descriptions that the text gives of the thing, in lower case
	// and in order of appearance: "president of kazakhstan".
	Roles []string
}

// ChainOf returns, for each mention, the index of its chain, or -1.
func (d *Document) ChainOf() []int {
	of := make([]int, len(d.Mentions))
	for i := range of {
		of[i] = -1
	}
	for c, chain := range d.Chains {
		for _, m := range chain.Mentions {
			of[m] = c
		}
	}
	return of
}

// Slice returns the document's text in s.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }
