package store

import (
	_ "embed"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"tercet/corpus"
	"tercet/graph"
)

// Guide is the page that tells what the store holds: every predicate with a
// query for it, in Markdown.
//
//go:embed GUIDE.md
var Guide string

// The predicates of the store's own words. Guide explains them.
const (
	kgAlias       quad.IRI = "kg:alias"
	kgArgument    quad.IRI = "kg:argument"
	kgConfidence  quad.IRI = "kg:confidence"
	kgContradicts quad.IRI = "kg:contradicts"
	kgDate        quad.IRI = "kg:date"
	kgDocument    quad.IRI = "kg:document"
	kgDuplicateOf quad.IRI = "kg:duplicate_of"
	kgEnd         quad.IRI = "kg:end"
	kgEntity      quad.IRI = "kg:entity"
	kgEvidence    quad.IRI = "kg:evidence"
	kgFactuality  quad.IRI = "kg:factuality"
	kgFirstByte   quad.IRI = "kg:first_byte"
	kgHash        quad.IRI = "kg:hash"
	kgLanguage    quad.IRI = "kg:language"
	kgLastByte    quad.IRI = "kg:last_byte"
	kgNames       quad.IRI = "kg:names"
	kgNumber      quad.IRI = "kg:number"
	kgObject      quad.IRI = "kg:object"
	kgOrigin      quad.IRI = "kg:origin"
	kgPath        quad.IRI = "kg:path"
	kgPlace       quad.IRI = "kg:place"
	kgPolarity    quad.IRI = "kg:polarity"
	kgPredicate   quad.IRI = "kg:predicate"
	kgQuote       quad.IRI = "kg:quote"
	kgRecord      quad.IRI = "kg:record"
	kgRelation    quad.IRI = "kg:relation"
	kgRole        quad.IRI = "kg:role"
	kgRule        quad.IRI = "kg:rule"
	kgSaid        quad.IRI = "kg:said"
	kgSaying      quad.IRI = "kg:saying"
	kgSchema      quad.IRI = "kg:schema"
	kgSentence    quad.IRI = "kg:sentence"
	kgSentences   quad.IRI = "kg:sentences"
	kgSource      quad.IRI = "kg:source"
	kgSources     quad.IRI = "kg:sources"
	kgSpeaker     quad.IRI = "kg:speaker"
	kgStart       quad.IRI = "kg:start"
	kgSubject     quad.IRI = "kg:subject"
	kgTime        quad.IRI = "kg:time"
	kgTitle       quad.IRI = "kg:title"
	kgType        quad.IRI = "kg:type"
	kgUnit        quad.IRI = "kg:unit"
	kgURL         quad.IRI = "kg:url"
	kgWording     quad.IRI = "kg:wording"
	kgWords       quad.IRI = "kg:words"
)

// Nodes and labels of the store's own words.
const (
	kgNone     quad.IRI = "kg:none"     // the object of a statement without one
	kgStore    quad.IRI = "kg:store"    // the store itself
	kgMeasures quad.IRI = "kg:measures" // the label of the block of measures
	kgJSON     quad.IRI = "kg:json"     // the type of a record
)

// schemaVersion changes with everything that a reader of an older store would
// misread.
const schemaVersion = 1

// text is English text. It is no plain string, so that it never meets a name.
func text(s string) quad.Value { return quad.LangString{Value: quad.String(s), Lang: "en"} }

// word is a string that is in no language: a path, an outlet, a code.
func word(s string) quad.Value { return quad.LangString{Value: quad.String(s), Lang: "zxx"} }

// keyword is a machine word: "kg:PERSON".
func keyword(s string) quad.IRI { return quad.IRI("kg:" + escape(s)) }

// iri is the node of an entity or a statement.
func iri(id graph.ID) quad.IRI { return quad.IRI(escape(string(id))) }

// documentIRI is the node of a document.
func documentIRI(id string) quad.IRI { return quad.IRI("d/" + escape(id)) }

// evidenceIRI is the node of a statement's n-th evidence.
func evidenceIRI(statement graph.ID, n int) quad.IRI {
	return quad.IRI("ev/" + escape(strings.TrimPrefix(string(statement), "s/")) + "/" + strconv.Itoa(n+1))
}

// day is a day as a time, in UTC; ok is false where s is no day.
func day(s string) (v quad.Value, ok bool) {
	t, err := time.Parse(time.DateOnly, s)
	return quad.Time(t), err == nil
}

// literal is a value that names no entity: text, or a string with the type of
// the value, "$5 million"^^<kg:MONEY>.
func literal(v graph.Value) quad.Value {
	if v.Type.IsValue() && v.Type != corpus.Text {
		return quad.TypedString{Value: quad.String(v.Text), Type: keyword(v.Type.String())}
	}
	return text(v.Text)
}

// forbidden are the characters that no IRI holds, and the escape itself.
const forbidden = "<>\"{}|\\^`%"

// escape percent-encodes what an IRI may not hold. Different strings stay
// different.
func escape(s string) string {
	clean := utf8.ValidString(s)
	for i := 0; clean && i < len(s); i++ {
		clean = s[i] > ' ' && s[i] != 0x7f && strings.IndexByte(forbidden, s[i]) < 0
	}
	if clean {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r > ' ' && r != 0x7f && !(r == utf8.RuneError && n == 1) && !strings.ContainsRune(forbidden, r) {
			b.WriteString(s[i : i+n])
		} else {
			for _, c := range []byte(s[i : i+n]) {
				b.WriteByte('%')
				b.WriteByte("0123456789ABCDEF"[c>>4])
				b.WriteByte("0123456789ABCDEF"[c&15])
			}
		}
		i += n
	}
	return b.String()
}

// unescape undoes escape.
func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if c, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b = append(b, byte(c))
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

// plain is a name or wording as a node that a query can write as a plain
// string: Cayley would read a leading "<", "_:" or quotation mark as something
// else. ok is false where nothing is left.
func plain(s string) (v quad.String, ok bool) {
	for {
		t := strings.TrimSpace(strings.TrimLeft(s, `<"`))
		t = strings.TrimPrefix(t, "_:")
		if t == s {
			return quad.String(s), s != ""
		}
		s = t
	}
}
