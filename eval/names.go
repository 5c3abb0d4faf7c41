package eval

import (
	"strings"

	"tercet/corpus"
)

// NameSpan is a name by sentence, first and last token, 0-based and inclusive,
// and type.
type NameSpan struct {
	Sentence, First, Last int
	Type                  corpus.EntityType
}

// NamesScore scores names: a name is right if its ends and its type are
// (Tjong Kim Sang and De Meulder 2003). Its zero value is the score of nothing;
// documents are added one by one.
type NamesScore struct {
	Types [corpus.Text + 1]PrecisionRecall // by corpus.EntityType
}

// Add scores the names of one document; names of other types than the given
// ones are left out on both sides, for gold seldom marks all types.
func (s *NamesScore) Add(gold, found []NameSpan, types []corpus.EntityType) {
	right := make(map[NameSpan]bool)
	for _, n := range gold {
		right[n] = true
	}
	for _, t := range types {
		var inGold, inFound, both int
		for _, n := range gold {
			inGold += bit(n.Type == t)
		}
		for _, n := range found {
			inFound += bit(n.Type == t)
			both += bit(n.Type == t && right[n])
		}
		s.Types[t].count(inGold, inFound, both)
	}
}

// All returns the score over all types (the micro-average).
func (s *NamesScore) All() PrecisionRecall {
	var all PrecisionRecall
	for _, t := range s.Types {
		all.Precision.add(t.Precision.Got, t.Precision.Of)
		all.Recall.add(t.Recall.Got, t.Recall.Of)
	}
	return all
}

// Names returns the document's names as the parser found them.
func Names(d *corpus.Document) []NameSpan {
	var names []NameSpan
	for _, m := range d.Mentions {
		if m.Kind == corpus.Name {
			names = append(names, NameSpan{m.Sentence, m.First, m.Last, m.Type})
		}
	}
	return names
}

// GoldNames reads names from the MISC column of each word of each sentence:
// NER=B-PERSON, NER=I-PERSON; PER stands for PERSON, LOC and GPE for PLACE.
// Tags that name no type of ours are left out.
func GoldNames(misc [][]string) []NameSpan {
	var names []NameSpan
	for s, words := range misc {
		open := false // the word before belongs to the last of names
		for i, m := range words {
			position, typ := nameTag(m)
			t, known := corpus.ParseEntityType(typ)
			switch {
			case !known:
				open = false
			case position == "I" && open && names[len(names)-1].Type == t:
				names[len(names)-1].Last = i
			default:
				names = append(names, NameSpan{s, i, i, t})
				open = true
			}
		}
	}
	return names
}

// nameTag returns "B" or "I" and the name of the type; both are empty outside
// of names.
func nameTag(misc string) (position, typ string) {
	for field := range strings.SplitSeq(misc, "|") {
		if tag, ok := strings.CutPrefix(field, "NER="); ok {
			position, typ, _ = strings.Cut(tag, "-")
		}
	}
	switch typ {
	case "PER":
		typ = corpus.Person.String()
	case "LOC", "GPE":
		typ = corpus.Place.String()
	}
	return position, typ
}

// NameTypes returns the types of names that the documents mark, in their order.
func NameTypes(docs []TreebankDocument) []corpus.EntityType {
	var marked [corpus.Text + 1]bool
	for i := range docs {
		for _, n := range docs[i].Names() {
			marked[n.Type] = true
		}
	}
	var types []corpus.EntityType
	for t, ok := range marked {
		if ok {
			types = append(types, corpus.EntityType(t))
		}
	}
	return types
}
