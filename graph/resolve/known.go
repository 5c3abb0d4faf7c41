package resolve

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"tercet/corpus"
)

// KnownName is an entity that the user knows: its texts are found under these names, with this
// type, and are one node.
type KnownName struct {
	Name    string // what the node is shown by
	Type    corpus.EntityType
	Aliases []string // other names, without Name
	Line    int      // in the file, from 1
}

// String returns the entry as its line in the file.
func (k KnownName) String() string {
	return strings.Join(append([]string{k.Name, k.Type.String()}, k.Aliases...), "\t")
}

// names returns all names of an entry.
func (k *KnownName) names() []string { return append([]string{k.Name}, k.Aliases...) }

// ParseNames reads a list of names: on each line a name, its type and other names of the same
// thing, separated by tabs or vertical bars; "#" before a comment.
//
//	Varn Deepwater	ORG	Varn	VDC
//	Borealis | PRODUCT
//
// The error names every line that cannot be used, also for a name that two lines claim.
func ParseNames(r io.Reader) ([]KnownName, error) {
	var out []KnownName
	claimed := make(map[string]int)
	err := eachEntry(r, func(line int, text string) error {
		separator := "|"
		if strings.Contains(text, "\t") {
			separator = "\t"
		}
		fields := strings.Split(text, separator)
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		if len(fields) < 2 {
			return fmt.Errorf("%q has no type: write name, type and other names with tabs or | between", text)
		}
		if len(out) == 0 && strings.EqualFold(fields[0], "name") && strings.EqualFold(fields[1], "type") {
			return nil // the head of a table
		}
		k := KnownName{Name: fields[0], Line: line}
		var err error
		if k.Type, err = ParseNodeType(fields[1]); err != nil {
			return err
		}
		for i, name := range append([]string{k.Name}, fields[2:]...) {
			if name == "" && i > 0 {
				continue
			}
			if err := CheckName(name); err != nil {
				return err
			}
			key := nameKey(name)
			if was, ok := claimed[key]; ok && was != line {
				return fmt.Errorf("%q stands in line %d already", name, was)
			} else if ok {
				continue
			}
			claimed[key] = line
			if i > 0 {
				k.Aliases = append(k.Aliases, name)
			}
		}
		out = append(out, k)
		return nil
	})
	return out, err
}

// relationName is what a canonical relation looks like.
var relationName = regexp.MustCompile(`^[\p{Ll}\p{N}]+([_\-'][\p{Ll}\p{N}]+)*$`)

// ParseRelations reads a map of relations: on each line a canonical relation and the one that
// takes its place, with "->" or a tab between; "#" before a comment. Chains are followed:
// with a -> b and b -> c, a is c.
//
//	purchase -> buy
//	be_chief_executive_of -> head
//
// The error names every line that cannot be used, also where a relation has two places to
// go to, or comes back to itself.
func ParseRelations(r io.Reader) (map[string]string, error) {
	out, lines := make(map[string]string), make(map[string]int)
	err := eachEntry(r, func(line int, text string) error {
		from, to, ok := strings.Cut(text, "->")
		if !ok {
			from, to, ok = strings.Cut(text, "\t")
		}
		from, to = strings.ReplaceAll(strings.TrimSpace(from), " ", "_"), strings.ReplaceAll(strings.TrimSpace(to), " ", "_")
		if !ok {
			return fmt.Errorf("%q has no other relation: write FROM -> TO", text)
		}
		for _, rel := range []string{from, to} {
			switch {
			case !relationName.MatchString(rel):
				return fmt.Errorf("%q is no relation: they are lower-case words with _ between, like be_member_of", rel)
			case strings.HasPrefix(rel, "not_"), strings.HasPrefix(rel, "may_"):
				return fmt.Errorf("%q: leave out not_ and may_; the rest is mapped, and keeps them", rel)
			}
		}
		if was, ok := out[from]; ok && was != to {
			return fmt.Errorf("%s is %s in line %d already", from, was, lines[from])
		}
		out[from], lines[from] = to, line
		return nil
	})
	for _, from := range sortedKeys(out) {
		seen := []string{from}
		for to := out[from]; out[to] != "" && out[to] != to; to = out[to] {
			if slices.Contains(seen, to) {
				err = errors.Join(err, fmt.Errorf("line %d: %s comes back to itself: %s", lines[from], from, strings.Join(append(seen, to), " -> ")))
				break
			}
			seen = append(seen, to)
		}
	}
	if err != nil {
		return nil, err
	}
	for _, from := range sortedKeys(out) {
		for out[out[from]] != "" && out[out[from]] != out[from] {
			out[from] = out[out[from]]
		}
	}
	return out, nil
}
