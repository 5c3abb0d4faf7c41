// Package lemma gives words their dictionary forms, in the conventions of UD
// English: a table of the irregular (form, tag) pairs seen in EWT and GUM, and
// rules of spelling for all others.
//
// The table is made by internal/table from the treebanks' training parts and
// WordNet's verbs and nouns.
package lemma

//go:generate go run ./internal/table -o table.txt -wordnet ../../graph/resolve/wordnet ewt-train.conllu gum-train.conllu

import (
	"context"
	_ "embed"
	"strings"

	"tercet/corpus"
)

//go:embed table.txt
var embedded string

// Annotator fills Token.Lemma from the token's form and tags. The zero value
// works by rules alone; New adds the table.
type Annotator struct {
	Table Table
}

// Table maps Key(form, upos, xpos) to the lemma of an irregular form. The key
// "v "+lemma says that a verb is known, which helps to tell hope from hop; the
// key "n "+name in small letters holds how a well-known name is spelled.
type Table map[string]string

// New returns an annotator with the embedded table, about 5,000 entries read
// in a few milliseconds. It may be used by several goroutines at once.
func New() *Annotator { return &Annotator{Table: ParseTable(embedded)} }

// ParseTable reads lines of "form UPOS XPOS lemma", and of one word each for
// the known verbs and, with a capital, names. Lines of another shape are left out.
func ParseTable(text string) Table {
	t := make(Table, strings.Count(text, "\n"))
	for line := range strings.Lines(text) {
		switch f := strings.Fields(line); len(f) {
		case 1:
			if low := strings.ToLower(f[0]); low == f[0] {
				t["v "+low] = low
			} else {
				t["n "+low] = f[0]
			}
		case 4:
			t[f[0]+" "+f[1]+" "+f[2]] = f[3]
		}
	}
	return t
}

// Key returns the key of a form and its tags in a Table. The case of a form
// counts only in names.
func Key(form, upos, xpos string) string {
	if upos != "PROPN" {
		form = strings.ToLower(form)
	}
	return form + " " + upos + " " + xpos
}

// Name returns "lemma".
func (*Annotator) Name() string { return "lemma" }

// Annotate sets the lemma of every token. Its time is linear.
func (a *Annotator) Annotate(ctx context.Context, d *corpus.Document) error {
	s := speller{table: a.Table, sentences: d.Sentences}
	for i := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		tokens := d.Sentences[i].Tokens
		for j := range tokens {
			t := &tokens[j]
			form := t.Form
			if isName(t) {
				form = s.spell(tokens, j)
			}
			t.Lemma = a.Lemma(form, t.UPOS, t.XPOS)
			if t.Lemma == "be" && hasGone(tokens, j) {
				t.Lemma = "have"
			}
		}
	}
	return nil
}

// hasGone reports whether token i is the "'s" of "she's gone", which no tag tells
// from that of "she's going": it stands before an active participle.
func hasGone(tokens []corpus.Token, i int) bool {
	t := &tokens[i]
	if form := strings.TrimPrefix(t.Form, "’"); t.DepRel != "aux" || form != "s" && form != "'s" || t.Head < 1 || t.Head > len(tokens) {
		return false
	}
	if tokens[t.Head-1].XPOS == "VBN" {
		return true
	}
	for _, next := range tokens[i+1 : max(i+1, t.Head)] { // "it's been cold"
		if next.Head == t.Head && next.Form == "been" {
			return true
		}
	}
	return false
}

// Lemma returns the lemma of a form with the given UPOS and XPOS. It is never
// empty unless form is.
func (a *Annotator) Lemma(form, upos, xpos string) string {
	form = strings.ReplaceAll(form, "’", "'")
	if l, ok := a.Table[Key(form, upos, xpos)]; ok {
		return l
	}
	switch upos {
	case "PROPN":
		if xpos == "NNPS" {
			return singular(form)
		}
		return form
	case "NUM":
		if isNumber(form) {
			return strings.ReplaceAll(form, ",", "")
		}
		fallthrough
	case "PUNCT", "SYM":
		return sign(strings.ToLower(form))
	case "X":
		return form
	}
	if xpos == "NNP" { // "United", an adjective inside a name
		return form
	}
	low := strings.ToLower(form)
	switch xpos {
	case "JJ":
		if low != form && (hasAnySuffix(low, "ian", "ean", "ese", "stani") || isDemonym(low)) {
			return form // of a country, a people or a person
		}
	case "NN":
		if form == strings.ToUpper(form) && len(form) > 1 && len(form) < 4 {
			return form // an abbreviation
		}
	case "NNS":
		if low != form && isDemonym(low) {
			return singular(form) // Kazakhs
		}
		return singular(low)
	case "VBZ":
		return a.thirdPerson(low)
	case "VBD", "VBN":
		return a.past(low)
	case "VBG":
		return a.gerund(low)
	case "JJR", "RBR":
		return a.compared(low, "er")
	case "JJS", "RBS":
		return a.compared(low, "est")
	}
	return low
}

// isNumber reports whether form is of digits, commas and points alone.
func isNumber(form string) bool { return strings.Trim(form, "0123456789,.") == "" }

// sign returns the plain variant of a typographic mark.
func sign(form string) string {
	switch form {
	case "“", "”", "``":
		return "\""
	case "‘", "'":
		return "'"
	case "–", "—", "--":
		return "-"
	case "...":
		return "…"
	}
	return form
}
