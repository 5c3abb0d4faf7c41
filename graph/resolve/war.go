package resolve

import (
	"strings"

	"tercet/corpus"
)

// warOn returns the state or place that the war or invasion of a noun is against or in: "the war against
// Drovenia", "the invasion of Drovenia" and "the Drovenian war" are one event where one story tells of
// them. It is empty for wars in general, "a war in Drovenia", and for several.
func warOn(toks []corpus.Token, head int) string {
	noun := lemma(&toks[head])
	if noun != "war" && noun != "invasion" || !strings.Contains(toks[head].Feats, "Number=Sing") {
		return ""
	}
	where, adjective := "", ""
	for k := range toks {
		if toks[k].Head != head+1 {
			continue
		}
		switch rel := toks[k].Rel(); {
		case rel == "det" && !pointing[lemma(&toks[k])]:
			return ""
		case rel == "nmod" && k > head && where == "" && toks[k].UPOS == "PROPN" && waging(toks, k, noun):
			where = stateOr(fold(phrase(toks, k)))
		case noun == "war" && k == head-1 && len(corpus.FindStates(toks[k].Form)) > 0 && (rel == "amod" || rel == "compound"):
			adjective = stateOr(fold(toks[k].Form))
		}
	}
	if where == "" {
		where = adjective
	}
	return where
}

// waging reports whether the preposition of a noun's complement says whom a war is against, or where it is.
func waging(toks []corpus.Token, k int, noun string) bool {
	for i := range toks {
		if toks[i].Head == k+1 && toks[i].Rel() == "case" {
			switch p := fold(toks[i].Form); noun {
			case "war":
				return p == "against" || p == "in" || p == "on"
			default:
				return p == "of"
			}
		}
	}
	return false
}
