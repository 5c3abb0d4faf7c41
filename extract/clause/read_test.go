package clause

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tercet/corpus"
)

// show prints a proposition in one line.
func show(d *corpus.Document, p *corpus.Proposition) string {
	var b strings.Builder
	not := ""
	if p.Polarity == corpus.Negated {
		not = "not_"
	}
	ref := func(a corpus.Argument) string {
		if a.Text == "" {
			return ""
		}
		s := a.Text
		if a.Mention >= 0 && d.Mentions[a.Mention].Kind == corpus.Pronoun || a.Mention >= 0 && !strings.Contains(a.Text, d.Slice(d.Mentions[a.Mention].Span)) {
			doc := &document{Document: d, chainOf: d.ChainOf()}
			if n := doc.nameOf(a.Mention); n != a.Text {
				s += "=" + n
			}
		}
		if a.Type.IsValue() {
			s += ":" + a.Type.String()
		}
		if a.Value != nil {
			s += "{" + a.Value.Start + strconv.FormatFloat(a.Value.Number, 'g', -1, 64) + a.Value.Unit + "}"
		}
		return s
	}
	fmt.Fprintf(&b, "%s | %s%s | %s", ref(p.Subject), not, p.Relation.Canonical, ref(p.Object))
	for _, a := range p.Arguments {
		fmt.Fprintf(&b, " + %s %s", a.Case, ref(a))
	}
	if p.Time != nil {
		fmt.Fprintf(&b, " @ %s", ref(*p.Time))
	}
	if p.Place != nil {
		fmt.Fprintf(&b, " # %s", ref(*p.Place))
	}
	if p.Factuality != corpus.Fact {
		fmt.Fprintf(&b, " [%s]", p.Factuality)
	}
	for _, s := range p.Said {
		q := ""
		if s.Quoted {
			q = "“"
		}
		fmt.Fprintf(&b, " <%s: %s%s>", ref(s.Speaker), q, s.Verb)
	}
	fmt.Fprintf(&b, "  (%s, “%s”, %.2f)", p.Rule, p.Relation.Wording, p.Confidence)
	return b.String()
}

// TestRead prints sentences with what is found in them, for reading:
// READ=gum:news:1:40 go test -v -run TestRead. With READ=tree:... trees too.
func TestRead(t *testing.T) {
	spec := strings.Split(os.Getenv("READ"), ":")
	if len(spec) < 4 {
		t.Skip("READ names nothing to read")
	}
	data, err := os.ReadFile(filepath.Join(dataDir(t), "treebank", spec[0]+"-train.conllu"))
	if err != nil {
		t.Fatal(err)
	}
	from, _ := strconv.Atoi(spec[2])
	n, _ := strconv.Atoi(spec[3])
	docs := strings.Split(string(data), "# newdoc id = ")
	var picked []string
	for _, d := range docs[1:] {
		if strings.Contains(strings.SplitN(d, "\n", 2)[0], spec[1]) {
			_, body, _ := strings.Cut(d, "\n")
			picked = append(picked, body)
		}
	}
	opt := Options{Pronouns: true}
	for i := from; i < from+n && i < len(picked); i++ {
		readDoc(t, parseCoNLLU(picked[i]), opt, len(spec) > 4)
	}
}

func readDoc(t *testing.T, d *corpus.Document, opt Options, tree bool) {
	if err := New(opt).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	for s := range d.Sentences {
		fmt.Printf("\n%d. %s\n", s, d.Slice(d.Sentences[s].Span))
		if tree {
			for i, k := range d.Sentences[s].Tokens {
				fmt.Printf("   %d\t%s\t%s\t%s\t%d\t%s\n", i+1, k.Form, k.Lemma, k.XPOS, k.Head, k.DepRel)
			}
		}
		for i := range d.Propositions {
			if d.Propositions[i].Sentence == s {
				fmt.Println("    ", show(d, &d.Propositions[i]))
			}
		}
	}
}
