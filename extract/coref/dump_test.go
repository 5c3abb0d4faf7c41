package coref

import (
	"fmt"
	"testing"
)

func dump(t *testing.T, d *gumDocument) {
	of := d.ChainOf()
	for c := range d.Chains {
		s := ""
		for _, i := range d.Chains[c].Mentions {
			m := d.Mentions[i]
			s += fmt.Sprintf(" | %d:%s", m.Sentence, d.Slice(m.Span))
		}
		t.Logf("CHAIN %s %s roles %q%s", d.Chains[c].Type, d.Slice(d.Mentions[d.Chains[c].Name].Span), d.Chains[c].Roles, s)
	}
	_ = of
	for _, g := range d.gold {
		if len(g) < 2 {
			continue
		}
		s := ""
		for _, n := range g {
			tk := d.Sentences[n.Sentence].Tokens
			s += fmt.Sprintf(" | %d:%s", n.Sentence, d.Text[tk[n.First].Start:tk[n.Last].End])
		}
		t.Logf("GOLD %s", s)
	}
}
