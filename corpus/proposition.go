package corpus

// Polarity tells whether a proposition is affirmed or denied by syntactic
// negation (not, never, no, none, neither, nor).
type Polarity uint8

// The polarities.
const (
	Affirmed Polarity = iota
	Negated
)

// String returns "affirmed" or "negated".
func (p Polarity) String() string {
	if p == Negated {
		return "negated"
	}
	return "affirmed"
}

// Factuality says how firmly a text commits itself to a proposition. A greater
// value is the firmer one (after Saurí and Pustejovsky 2009, simplified).
type Factuality uint8

// The degrees of factuality, weakest first.
const (
	Possible Factuality = iota // may, might, could, if, whether, a question
	Planned                    // will be attempted: plans, intends, "was to be"
	Claimed                    // somebody says so: a named speaker, a rumour, "allegedly"
	Fact                       // the text says so itself
)

var factualityNames = [...]string{"possible", "planned", "claimed", "fact"}

// String returns the degree's name, as in exports.
func (f Factuality) String() string { return factualityNames[f] }

// Proposition is one statement that a sentence makes: subject, relation,
// object, and what qualifies them. Indexes are into the same Document.
type Proposition struct {
	Sentence int
	Subject  Argument
	Relation Relation
	// Object is the zero Argument (Head -1) where the relation has none.
	Object Argument
	// Arguments are further arguments of the clause, in text order, each with
	// its preposition in Case.
	Arguments  []Argument
	Polarity   Polarity
	Factuality Factuality
	Said       []Attribution // outermost speaker first
	Time       *Argument     // nil if the clause has none
	Place      *Argument     // nil if the clause has none
	Confidence float64       // in [0, 1]
	Rule       string        // the name of the rule that made it
}

// Relation is what a proposition says of its arguments.
type Relation struct {
	// Canonical is [may_]lemma[_particle][_to_lemma...][_preposition], without
	// "not_": polarity is a field of its own.
	Canonical string
	// Wording is the relation in the sentence's own words, "did not comment on".
	Wording string
	Head    int   // token index of the head word
	Tokens  []int // token indexes of the words that state it, ascending
}

// Argument is a participant or circumstance of a proposition.
type Argument struct {
	// Span is the full phrase; Core the part that names the thing.
	Span Span
	Core Span
	Head int    // token index of the head word in the proposition's sentence, -1 if none
	Case string // the preposition before it, in lower case: "in"
	// Text is the core in the sentence's words, white space normalised, without
	// a leading article; in quotes "I" and "we" stay as they are.
	Text string
	Type EntityType
	// Mention is the index of the mention that the argument is, or -1.
	Mention int
	Value   *Value // for types of value that could be normalised
}

// IsZero reports whether the argument is absent.
func (a Argument) IsZero() bool { return a.Text == "" }

// UnknownYear is the year of a Value's days where the text names a day and a month only, and
// nothing in the document tells the year.
const UnknownYear = 0

// Value is a normalised date, amount or count.
type Value struct {
	Number float64 // amount or count
	Unit   string  // ISO 4217 code, or the counted noun's lemma
	Start  string  // first day, ISO 8601; a year or month stands for its first day
	End    string  // last day, inclusive; empty where none is told: "from Monday on"
}

// Attribution says who a proposition comes from.
type Attribution struct {
	// Speaker is the zero Argument for a rumour or an unnamed source.
	Speaker Argument
	Verb    string // lemma of the verb or noun of saying: "say", "deny", "according to"
	Quoted  bool   // the proposition stands inside quotation marks or after a dash
}
