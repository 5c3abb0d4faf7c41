package clause

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"tercet/corpus"
)

// exchange is a stretch of an interview: a question of nobody who is named, or what an interviewee answers.
type exchange struct {
	corpus.Span
	asks bool
}

// turnAt returns the turn of an interview at a byte offset, or nil.
func (d *document) turnAt(offset int) *exchange {
	n, found := slices.BinarySearchFunc(d.turns, offset, func(u exchange, at int) int { return cmp.Compare(u.Start, at) })
	if !found {
		n--
	}
	if n < 0 || offset >= d.turns[n].End {
		return nil
	}
	return &d.turns[n]
}

// smallTalk reports whether p is said in an interview and leans on it. Questions state nothing. Answers
// suppose and recount, and half of what their words mean was said before: of them stands alone what tells
// something of a name, or of the speaker more than one word of what he did ("I moved there", "we would
// have a good time").
func (d *document) smallTalk(p *corpus.Proposition) bool {
	s := &d.Sentences[p.Sentence]
	if len(d.turns) == 0 || p.Relation.Head < 0 || p.Relation.Head >= len(s.Tokens) {
		return false
	}
	u := d.turnAt(s.Tokens[p.Relation.Head].Start)
	if u == nil || besideNames.has(ruleName(p)) {
		return false
	}
	subject, object := d.named(p.Subject.Mention) || ownedByName(p.Subject.Text), d.named(p.Object.Mention)
	switch {
	case u.asks, p.Factuality == corpus.Possible, p.Object.Text == "":
		return true
	case p.Object.Head >= 0 && p.Object.Head < len(s.Tokens) && (object || s.Tokens[p.Object.Head].UPOS == "PROPN"):
		return s.Tokens[p.Object.Head].UPOS == "PRON" && !subject
	}
	least := 2
	for _, a := range p.Said {
		if !d.same(a.Speaker.Mention, p.Subject.Mention) {
			least = 1 // who speaks of another tells more than who speaks of himself
		}
	}
	return !subject || telling(p.Object.Text) < least && (p.Object.Type == corpus.Text || !p.Object.Type.IsValue())
}

// besideNames are rules whose words stand side by side, or, of who speaks at a named occasion, could
// hardly belong together otherwise.
var besideNames = words(`title apposition age kind as-role possessive in-place said-at`)

// ownedByName reports whether a description holds a name: "the Union's members".
func ownedByName(text string) bool {
	words := strings.Fields(text)
	return slices.ContainsFunc(words[min(1, len(words)):], func(w string) bool { return unicode.IsUpper(rune(w[0])) })
}

// telling counts the words of a description that say what is meant.
func telling(text string) (n int) {
	for _, w := range strings.Fields(strings.ToLower(text)) {
		if len(w) > 2 && !vagueAdjectives.has(w) && !emptyNouns.has(w) && !fillers.has(w) {
			n++
		}
	}
	return n
}

// fillers say nothing of what they stand beside.
var fillers = words(`the of and for with good great nice big little bad different real actual important interesting similar kind lots old new
	thing things stuff way time times people everyone any every`)
