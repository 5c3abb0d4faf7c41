package corpus

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// sentenceID escapes what the identifiers of sentences may not hold.
var sentenceID = strings.NewReplacer("%", "%25", "/", "%2F", " ", "%20")

// WriteCoNLLU writes the document's sentences in CoNLL-U, with names in MISC as
// NER=B-PERSON and NER=I-PERSON. Layers that no stage has filled are "_". Forms
// are in Unicode's normal form C, as the format wants it.
func WriteCoNLLU(w io.Writer, d *Document) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# newdoc id = %s\n", oneLine(d.ID))
	names := d.nameTags()
	block := -1
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Block != block {
			block = s.Block
			fmt.Fprintln(b, "# newpar")
		}
		fmt.Fprintf(b, "# sent_id = %s-%d\n# text = %s\n", sentenceID.Replace(oneLine(d.ID)), i+1, s.surface())
		for j := range s.Tokens {
			t := &s.Tokens[j]
			head := "_"
			if t.DepRel != "" {
				head = fmt.Sprint(t.Head)
			}
			fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t_\t%s\n", j+1, field(t.Form), field(t.Lemma), field(t.UPOS), field(t.XPOS),
				field(t.Feats), head, field(t.DepRel), t.misc(names[[2]int{i, j}], j+1 == len(s.Tokens)))
		}
		fmt.Fprintln(b)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("corpus: write CoNLL-U: %w", err)
	}
	return nil
}

// nameTags returns the BIO tag of every token (sentence, index) inside a name.
func (d *Document) nameTags() map[[2]int]string {
	tags := map[[2]int]string{}
	for _, m := range d.Mentions {
		if m.Kind != Name || !m.Type.IsName() {
			continue
		}
		for j := m.First; j <= m.Last; j++ {
			prefix := "I-"
			if j == m.First {
				prefix = "B-"
			}
			if key := [2]int{m.Sentence, j}; tags[key] == "" {
				tags[key] = prefix + m.Type.String()
			}
		}
	}
	return tags
}

// surface is the sentence's text as CoNLL-U wants it: its forms, with a space
// where SpaceAfter says so.
func (s *Sentence) surface() string {
	var b strings.Builder
	for i := range s.Tokens {
		b.WriteString(field(s.Tokens[i].Form))
		if s.Tokens[i].SpaceAfter && i+1 < len(s.Tokens) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (t *Token) misc(name string, last bool) string {
	var fields []string
	if name != "" {
		fields = append(fields, "NER="+name)
	}
	if !t.SpaceAfter && !last {
		fields = append(fields, "SpaceAfter=No")
	}
	if len(fields) == 0 {
		return "_"
	}
	return strings.Join(fields, "|")
}

func field(s string) string {
	if s == "" {
		return "_"
	}
	return oneLine(s)
}

func oneLine(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }
