package resolve

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tercet/corpus"
)

// Act is what a decision does.
type Act uint8

// The acts.
const (
	Merge  Act = iota // two names are one entity
	Split             // two names are two entities, or some documents mean another one
	Rename            // the entity is shown by another name
	Retype            // the entity is of another type
)

var actNames = [...]string{"merge", "split", "rename", "retype"}

// String returns the act as decisions are written: "merge".
func (a Act) String() string { return actNames[a] }

// Reference names an entity as the texts do: never by an identifier, so that it holds
// for every graph of the same world.
type Reference struct {
	Name string
	// Type tells namesakes apart; any type will do where Typed is false.
	Type  corpus.EntityType
	Typed bool
	// Documents, sorted, tell namesakes apart that have one type: the entity that these
	// documents, or some of them, call so. In a split without another name they are where
	// the name means something else than in the rest.
	Documents []string
}

// String returns the reference as decisions are written: "Georgia" PLACE in "a.txt".
func (r Reference) String() string {
	s := strconv.Quote(r.Name)
	if r.Typed {
		s += " " + r.Type.String()
	}
	for i, d := range r.Documents {
		s += []string{", ", " in "}[boolBit(i == 0)] + strconv.Quote(d)
	}
	return s
}

func boolBit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Decision is what a user knows better than the machine. Decisions have no order: a set
// of them means the same in any.
type Decision struct {
	Act  Act
	A, B Reference         // B is of merges, and of splits of two names
	Name string            // the new name, of renames
	Type corpus.EntityType // the new type, of retypes
	Line int               // in the file, from 1; 0 if it is in none
}

// String returns the decision as its line in the file.
func (d Decision) String() string {
	switch {
	case d.Act == Merge:
		return fmt.Sprintf("merge %v with %v", d.A, d.B)
	case d.Act == Split && d.B.Name != "":
		return fmt.Sprintf("split %v from %v", d.A, d.B)
	case d.Act == Split:
		return fmt.Sprintf("split %v", d.A)
	case d.Act == Rename:
		return fmt.Sprintf("rename %v to %q", d.A, d.Name)
	}
	return fmt.Sprintf("retype %v to %v", d.A, d.Type)
}

// apart reports whether the decision keeps two names apart.
func (d *Decision) apart() bool { return d.Act == Split && d.B.Name != "" }

// ParseDecisions reads a file of decisions: one a line, in any order, "#" before a
// comment, empty lines ignored.
//
//	merge "Varn" with "Varn Deepwater"
//	split "Varn" from "Varn Holdings"
//	split "John Smith" in "b.txt", "c.txt"     those documents mean another John Smith
//	rename "Varn Deepwater" to "Varn Deepwater Corporation"
//	retype "Borealis" to PRODUCT
//
// A name may be followed by its type (PERSON, ORG, …) and by "in" and documents, which tell
// namesakes apart. The error names every line that cannot be read. Whether the
// decisions agree is for CheckDecisions to say.
func ParseDecisions(r io.Reader) ([]Decision, error) {
	var out []Decision
	err := eachEntry(r, func(line int, text string) error {
		p := decisionParser{rest: text}
		d, err := p.decision()
		if err == nil && p.next() != "" {
			err = fmt.Errorf("%s stands after the end of the decision", p.token)
		}
		if err != nil {
			return err
		}
		d.Line = line
		out = append(out, d)
		return nil
	})
	return out, err
}

// eachEntry calls do with every line that is not empty or a comment, and returns what it
// says of bad lines, each with its number.
func eachEntry(r io.Reader, do func(line int, text string) error) error {
	var bad []error
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, 1<<20)
	line := 0
	for scanner.Scan() {
		line++
		text := strings.TrimSpace(strings.TrimPrefix(scanner.Text(), "\uFEFF"))
		if text == "" || text[0] == '#' {
			continue
		}
		if err := do(line, text); err != nil {
			bad = append(bad, fmt.Errorf("line %d: %w", line, err))
		}
	}
	if err := scanner.Err(); err != nil {
		bad = append(bad, fmt.Errorf("line %d: %w", line+1, err))
	}
	return errors.Join(bad...)
}

// decisionParser takes a line to pieces: quoted strings, words, commas.
type decisionParser struct {
	rest  string
	token string // the last one taken, as it stands in the line
}

// peek returns the next token without taking it; empty at the end of the line.
func (p *decisionParser) peek() string {
	p.rest = strings.TrimSpace(p.rest)
	switch {
	case p.rest == "" || p.rest[0] == '#':
		return ""
	case p.rest[0] == ',':
		return ","
	case p.rest[0] == '"':
		quoted, err := strconv.QuotedPrefix(p.rest)
		if err != nil {
			return p.rest // parsed as what it is: not a quoted string
		}
		return quoted
	}
	end := strings.IndexAny(p.rest, " \t,\"#")
	if end < 0 {
		end = len(p.rest)
	}
	return p.rest[:end]
}

func (p *decisionParser) next() string {
	p.token = p.peek()
	p.rest = p.rest[len(p.token):]
	return p.token
}

func (p *decisionParser) decision() (d Decision, err error) {
	word := p.next()
	act := slices.Index(actNames[:], word)
	if act < 0 {
		return d, fmt.Errorf("%s is no decision; there are %s", word, strings.Join(actNames[:], ", "))
	}
	d.Act = Act(act)
	if d.A, err = p.reference(); err != nil {
		return d, err
	}
	switch d.Act {
	case Merge:
		if err = p.word("with"); err == nil {
			d.B, err = p.reference()
		}
	case Split:
		if p.peek() != "" {
			if err = p.word("from"); err == nil {
				d.B, err = p.reference()
			}
		} else if len(d.A.Documents) == 0 {
			err = fmt.Errorf("from what? Write split %v from another name, or in documents", d.A)
		}
	case Rename:
		if err = p.word("to"); err == nil {
			d.Name, err = p.quoted("the new name")
		}
		if err == nil {
			err = CheckName(d.Name)
		}
	case Retype:
		if err = p.word("to"); err == nil {
			d.Type, err = ParseNodeType(p.next())
		}
	}
	if err == nil && d.B.Name != "" && nameKey(d.A.Name) == nameKey(d.B.Name) && slices.Equal(d.A.Documents, d.B.Documents) && d.A.Type == d.B.Type {
		err = fmt.Errorf("%v is named twice", d.A)
	}
	return d, err
}

func (p *decisionParser) word(want string) error {
	if got := p.next(); got != want {
		return fmt.Errorf("%q is missing before %s", want, orEnd(got))
	}
	return nil
}

func orEnd(token string) string {
	if token == "" {
		return "the end of the line"
	}
	return token
}

func (p *decisionParser) quoted(what string) (string, error) {
	s, err := strconv.Unquote(p.next())
	if err != nil || p.token[0] != '"' {
		return "", fmt.Errorf("%s in double quotes is missing before %s", what, orEnd(p.token))
	}
	return s, nil
}

func (p *decisionParser) reference() (ref Reference, err error) {
	if ref.Name, err = p.quoted("a name"); err != nil {
		return ref, err
	}
	if nameKey(ref.Name) == "" {
		return ref, fmt.Errorf("%q is no name", ref.Name)
	}
	if t, ok := corpus.ParseEntityType(p.peek()); ok {
		ref.Type, ref.Typed = t, true
		p.next()
	}
	if p.peek() != "in" {
		return ref, nil
	}
	for p.next(); ; p.next() {
		doc, err := p.quoted("a document")
		if err != nil {
			return ref, err
		}
		ref.Documents = append(ref.Documents, doc)
		if p.peek() != "," {
			break
		}
	}
	slices.Sort(ref.Documents)
	ref.Documents = slices.Compact(ref.Documents)
	return ref, nil
}

// CheckName returns an error if no entity can be shown by the name.
func CheckName(name string) error {
	switch {
	case strings.TrimSpace(name) != name || nameKey(name) == "":
		return fmt.Errorf("%q cannot be a name: it is empty, or has spaces around it", name)
	case strings.HasPrefix(name, "<"), strings.HasPrefix(name, "_:"), strings.HasPrefix(name, `"`):
		return fmt.Errorf("%q cannot be a name: names do not begin with <, _: or a quotation mark", name)
	case strings.ContainsAny(name, "\t\r\n\x00"):
		return fmt.Errorf("%q cannot be a name: it holds a tab or a line's end", name)
	}
	return nil
}

// ParseNodeType returns the type of entity with the given name, in any case.
func ParseNodeType(name string) (corpus.EntityType, error) {
	if t, ok := corpus.ParseEntityType(name); ok && !t.IsValue() {
		return t, nil
	}
	var all []string
	for t := corpus.Thing; !t.IsValue(); t++ {
		all = append(all, t.String())
	}
	return 0, fmt.Errorf("%s is no type of entity; there are %s", orEnd(name), strings.Join(all, ", "))
}

// nameKey is what two spellings of one name share: case and marks are folded, articles and
// quotation marks left out.
func nameKey(name string) string { return fold(clean(name)) }
