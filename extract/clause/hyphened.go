package clause

import "tercet/corpus"

// hyphened finds what a participle behind a name and a hyphen says: "Norvik-based Acme", "a Norvik-born singer",
// "Tarsia-backed rebels".
func (t *tree) hyphened(i int) []*Clause {
	h := t.head[i]
	if t.doc.asWritten || !t.rel(i, amod) || t.toks[i].XPOS != "VBN" || h < i || !t.joined(i-1) || t.nameAt(i-2) < 0 {
		return nil
	}
	place, deed := t.formIn(i, placing), t.formIn(i, doing)
	if t.doc.Mentions[t.nameAt(i-2)].Last != i-2 || !place && !deed || place && t.doc.typeOf(t.nameAt(i-2)) == corpus.Person {
		return nil
	}
	whole := Phrase{Head: h, Gap: true}
	if n := t.namedBy(h); n >= 0 {
		whole.Head = n
	} else if a := t.head[h]; a > h && t.rel(h, nmodDesc) && t.nameAt(a) >= 0 {
		whole.Head = a // "Norvik-based retailer Varn"
	} else if t.rel(h, appos) && a >= 0 && t.nameAt(h) < 0 && t.nameAt(a) >= 0 && t.describes(h, a) {
		whole.Head = a
	}
	m := t.nameAt(i - 2)
	span := t.span(t.mentionTokens(m)) // without the participle
	by := Phrase{Head: i - 2, Gap: true, Speaker: &corpus.Argument{Span: span, Core: span, Head: i - 2, Mention: m, Type: t.doc.typeOf(m), Text: t.words(t.mentionTokens(m))}}
	if t.nameAt(whole.Head) < 0 && (place || !t.human(h) && !t.in(h, orgNouns) && !t.in(h, memberNouns) && !t.in(h, bodies)) {
		return nil // "a Norvik-based company" says nothing of which
	}
	if place {
		c := t.nominalClause(whole, i)
		c.Copular, c.Relation, c.Words = false, "be_"+t.form(i)+"_in", []int{i}
		by.Case = "in"
		c.Objects = []Phrase{by}
		return []*Clause{c}
	}
	c := t.nominalClause(by, i)
	c.Copular, c.Relation, c.Words, c.Objects = false, t.lemma(i), []int{i}, []Phrase{whole}
	return []*Clause{c}
}

// placing participles tell where somebody is or comes from, doing ones what is done by whom.
var (
	placing = words(`based born headquartered`)
	doing   = words(`owned led backed controlled funded financed sponsored occupied run supported founded brokered mediated`)
)
