package parse

import (
	"strings"

	"tercet/corpus"
)

// features derives the morphological features of token i, as UD English writes
// them, from its tags, its form and its auxiliaries. English shows no more than
// that but for the person of past and plural verbs, which is left out.
func features(tokens []corpus.Token, i int) string {
	t := &tokens[i]
	form := strings.ToLower(strings.ReplaceAll(t.Form, "’", "'"))
	switch t.UPOS {
	case "PRON":
		if f, ok := pronouns[form]; ok {
			if t.XPOS == "PRP$" && form == "her" {
				return "Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs"
			}
			if t.XPOS == "IN" || t.XPOS == "WDT" {
				return "PronType=Rel"
			}
			return f
		}
	case "DET":
		return determiners[form]
	case "NUM":
		if t.XPOS == "CD" {
			return "NumType=Card"
		}
	case "PART":
		if form == "not" || form == "n't" || form == "nt" {
			return "Polarity=Neg"
		}
	case "VERB", "AUX":
		return verb(tokens, i)
	}
	return byTag[t.XPOS]
}

var byTag = map[string]string{
	"NN": "Number=Sing", "NNS": "Number=Plur", "NNP": "Number=Sing", "NNPS": "Number=Plur",
	"JJ": "Degree=Pos", "JJR": "Degree=Cmp", "JJS": "Degree=Sup", "RBR": "Degree=Cmp", "RBS": "Degree=Sup",
	"WRB": "PronType=Int",
}

var determiners = map[string]string{
	"the": "Definite=Def|PronType=Art", "a": "Definite=Ind|PronType=Art", "an": "Definite=Ind|PronType=Art",
	"this": "Number=Sing|PronType=Dem", "that": "Number=Sing|PronType=Dem",
	"these": "Number=Plur|PronType=Dem", "those": "Number=Plur|PronType=Dem",
	"no": "PronType=Neg", "all": "PronType=Tot", "every": "PronType=Tot", "each": "PronType=Tot", "both": "PronType=Tot",
	"any": "PronType=Ind", "some": "PronType=Ind", "another": "PronType=Ind",
	"which": "PronType=Int", "what": "PronType=Int",
}

var pronouns = map[string]string{
	"i":  "Case=Nom|Number=Sing|Person=1|PronType=Prs",
	"me": "Case=Acc|Number=Sing|Person=1|PronType=Prs", "my": "Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs",
	"mine": "Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs",
	"we":   "Case=Nom|Number=Plur|Person=1|PronType=Prs", "us": "Case=Acc|Number=Plur|Person=1|PronType=Prs",
	"our": "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs", "ours": "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs",
	"you": "Person=2|PronType=Prs", "your": "Case=Gen|Person=2|Poss=Yes|PronType=Prs", "yours": "Case=Gen|Person=2|Poss=Yes|PronType=Prs",
	"he":  "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
	"him": "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
	"his": "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
	"she": "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs",
	"her": "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs", "hers": "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
	"it": "Gender=Neut|Number=Sing|Person=3|PronType=Prs", "its": "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
	"they": "Case=Nom|Number=Plur|Person=3|PronType=Prs", "them": "Case=Acc|Number=Plur|Person=3|PronType=Prs",
	"their": "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs", "theirs": "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs",
	"myself": "Number=Sing|Person=1|PronType=Prs|Reflex=Yes", "ourselves": "Number=Plur|Person=1|PronType=Prs|Reflex=Yes",
	"yourself": "Number=Sing|Person=2|PronType=Prs|Reflex=Yes", "yourselves": "Number=Plur|Person=2|PronType=Prs|Reflex=Yes",
	"himself": "Gender=Masc|Number=Sing|Person=3|PronType=Prs|Reflex=Yes",
	"herself": "Gender=Fem|Number=Sing|Person=3|PronType=Prs|Reflex=Yes",
	"itself":  "Gender=Neut|Number=Sing|Person=3|PronType=Prs|Reflex=Yes", "themselves": "Number=Plur|Person=3|PronType=Prs|Reflex=Yes",
	"this": "Number=Sing|PronType=Dem", "that": "Number=Sing|PronType=Dem",
	"these": "Number=Plur|PronType=Dem", "those": "Number=Plur|PronType=Dem",
	"there": "PronType=Dem", "who": "PronType=Rel", "whom": "Case=Acc|PronType=Rel", "whose": "Poss=Yes|PronType=Rel",
	"which": "PronType=Rel", "what": "PronType=Int",
}

// verb tells finite forms from participles by tag, and infinitives from
// imperatives by what stands before.
func verb(tokens []corpus.Token, i int) string {
	switch tokens[i].XPOS {
	case "VBZ":
		return "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
	case "VBP":
		return "Mood=Ind|Tense=Pres|VerbForm=Fin"
	case "VBD":
		return "Mood=Ind|Tense=Past|VerbForm=Fin"
	case "MD":
		return "VerbForm=Fin"
	case "VBN":
		for t := range tokens {
			if tokens[t].Head == i+1 && tokens[t].DepRel == "aux:pass" {
				return "Tense=Past|VerbForm=Part|Voice=Pass"
			}
		}
		return "Tense=Past|VerbForm=Part"
	case "VBG":
		for t := range tokens {
			if tokens[t].Head == i+1 && tokens[t].Rel() == "aux" {
				return "Tense=Pres|VerbForm=Part"
			}
		}
		return "VerbForm=Ger"
	case "VB":
		if tokens[i].DepRel == "root" {
			for t := range i {
				if tokens[t].Head == i+1 && (tokens[t].Rel() == "aux" || tokens[t].XPOS == "TO" || tokens[t].Rel() == "nsubj") {
					return "VerbForm=Inf"
				}
			}
			return "Mood=Imp|VerbForm=Fin"
		}
		return "VerbForm=Inf"
	}
	return ""
}
