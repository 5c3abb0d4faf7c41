package parse

import (
	"strings"

	"tercet/corpus"
)

// verb derives a verb's features: number and person from its subject, and
// participles, gerunds, infinitives and imperatives from their place.
func verb(tokens []corpus.Token, i int) string {
	switch t := &tokens[i]; t.XPOS {
	case "VBZ":
		return "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
	case "VBP": // even "the police are"
		return "Mood=Ind|" + strings.Replace(agreement(tokens, i), "Sing|Person=3", "Plur|Person=3", 1) + "Tense=Pres|VerbForm=Fin"
	case "VBD":
		return "Mood=Ind|" + agreement(tokens, i) + "Tense=Past|VerbForm=Fin"
	case "MD":
		return "VerbForm=Fin"
	case "VBN":
		if t.UPOS == "VERB" && (hasChild(tokens, i, "aux:pass") || !hasChild(tokens, i, "aux") && t.Rel() != "case") {
			return "Tense=Past|VerbForm=Part|Voice=Pass"
		}
		return "Tense=Past|VerbForm=Part"
	case "VBG":
		switch t.DepRel {
		case "acl", "amod", "xcomp", "csubj", "nsubj", "obj", "nmod", "obl", "compound":
			if t.UPOS == "VERB" && !hasChild(tokens, i, "aux") {
				return "VerbForm=Ger"
			}
		}
		return "Tense=Pres|VerbForm=Part"
	case "VB":
		if imperative(tokens, i) {
			return "Mood=Imp|VerbForm=Fin"
		}
		return "VerbForm=Inf"
	}
	return ""
}

// imperative reports whether a bare verb commands: a root, or what is joined to
// one, that has neither a subject nor an auxiliary nor "to". "Do" in "do not
// go" is one too.
func imperative(tokens []corpus.Token, i int) bool {
	t := &tokens[i]
	bare := func(i int) bool {
		aux := child(tokens, i, "aux")
		return tokens[i].XPOS == "VB" && (aux < 0 || tokens[aux].XPOS == "VB") && !hasChild(tokens, i, "nsubj") && !hasChild(tokens, i, "mark")
	}
	switch t.Rel() {
	case "root", "parataxis":
		return bare(i)
	case "conj":
		return bare(i) && tokens[t.Head-1].DepRel == "root" && bare(t.Head-1)
	case "aux":
		return tokens[t.Head-1].DepRel == "root" && !hasChild(tokens, t.Head-1, "nsubj")
	}
	return false
}

// agreement returns Number and Person of the verb's subject, with a bar behind,
// or nothing where there is no subject.
func agreement(tokens []corpus.Token, i int) string {
	switch strings.ToLower(tokens[i].Form) {
	case "am", "'m", "’m":
		return "Number=Sing|Person=1|"
	}
	clause := i // the verb to which the subject is attached
	if rel := tokens[i].Rel(); (rel == "aux" || rel == "cop") && tokens[i].Head > 0 {
		clause = tokens[i].Head - 1
	}
	subject := child(tokens, clause, "nsubj", "expl", "csubj")
	for subject < 0 && tokens[clause].DepRel == "conj" && tokens[clause].Head > 0 { // she came and saw
		clause = tokens[clause].Head - 1
		subject = child(tokens, clause, "nsubj", "expl", "csubj")
	}
	if subject < 0 {
		return ""
	}
	if tokens[subject].XPOS[0] == 'W' && tokens[clause].DepRel == "acl:relcl" && tokens[clause].Head > 0 { // those who came
		subject = tokens[clause].Head - 1
	}
	return person(tokens, subject)
}

// person returns Number and Person that a subject gives its verb.
func person(tokens []corpus.Token, i int) string {
	switch strings.ToLower(tokens[i].Form) {
	case "i":
		return "Number=Sing|Person=1|"
	case "we":
		return "Number=Plur|Person=1|"
	case "you":
		return "Number=Sing|Person=2|"
	case "they", "these", "those":
		return "Number=Plur|Person=3|"
	}
	if x := tokens[i].XPOS; x == "NNS" || x == "NNPS" || hasChild(tokens, i, "conj") {
		return "Number=Plur|Person=3|"
	}
	return "Number=Sing|Person=3|"
}

// reach is how far from its head a dependent can stand: sentences of more words
// are read in parts.
const reach = 512

// child returns the first dependent of token i with one of the relations, or -1.
func child(tokens []corpus.Token, i int, rels ...string) int {
	for t := max(0, i-reach); t < min(len(tokens), i+reach); t++ {
		if tokens[t].Head == i+1 {
			for _, rel := range rels {
				if tokens[t].DepRel == rel || tokens[t].Rel() == rel {
					return t
				}
			}
		}
	}
	return -1
}

func hasChild(tokens []corpus.Token, i int, rel string) bool { return child(tokens, i, rel) >= 0 }
