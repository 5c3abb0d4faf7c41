package parse

import (
	"cmp"
	"slices"
	"strings"

	"tercet/corpus"
)

// features derives the morphological features of token i, as UD English writes
// them, from its tags, its form, its subject and its auxiliaries.
func features(tokens []corpus.Token, i int) string {
	feats := inflection(tokens, i)
	for t := i + 1; t < min(len(tokens), i+8); t++ {
		if tokens[t].Head == i+1 && tokens[t].DepRel == "fixed" {
			return with(feats, "ExtPos="+cmp.Or(externalTags[tokens[i].Rel()], "PRON"))
		}
	}
	return feats
}

// externalTags are the parts of speech of fixed expressions ("such as" is an
// ADP) by their relation; those with others are pronouns ("each other").
var externalTags = map[string]string{"case": "ADP", "advmod": "ADV", "mark": "SCONJ", "cc": "CCONJ"}

// with adds a feature to others, in the order of their names.
func with(feats, feat string) string {
	if feats == "" {
		return feat
	}
	all := append(strings.Split(feats, "|"), feat)
	slices.Sort(all)
	return strings.Join(all, "|")
}

func inflection(tokens []corpus.Token, i int) string {
	t := &tokens[i]
	form := strings.ToLower(strings.ReplaceAll(t.Form, "’", "'"))
	switch t.UPOS {
	case "PRON":
		return pronoun(t, form)
	case "DET":
		return determiners[form]
	case "ADJ":
		if f, ok := ordinals[form]; ok {
			return "Degree=Pos|" + f
		}
		if strings.HasPrefix(t.XPOS, "NNP") { // the United Nations
			return "Degree=Pos"
		}
	case "ADV":
		if f, ok := adverbs[form]; ok && t.XPOS == "RB" {
			return f
		}
	case "INTJ":
		return interjections[form]
	case "NUM":
		if t.XPOS == "CD" {
			return number(form)
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

// number tells digits from words, and whole numbers from decimal ones.
func number(form string) string {
	switch {
	case !strings.ContainsAny(form, "0123456789"):
		return "NumForm=Word|NumType=Card"
	case strings.Contains(form, "."):
		return "NumForm=Digit|NumType=Frac"
	}
	return "NumForm=Digit|NumType=Card"
}

// pronoun adds the case of "it" and "you", which only their place shows.
func pronoun(t *corpus.Token, form string) string {
	f, ok := pronouns[form]
	switch {
	case !ok:
		return byTag[t.XPOS]
	case t.XPOS == "PRP$" && form == "her":
		return "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs"
	case t.XPOS == "IN" || t.XPOS == "WDT":
		return "PronType=Rel"
	case t.XPOS == "PRP" && (form == "it" || form == "you"):
		if rel := t.Rel(); rel == "nsubj" || rel == "expl" || rel == "root" {
			return "Case=Nom|" + f
		}
		return "Case=Acc|" + f
	}
	return f
}

var byTag = map[string]string{
	"NN": "Number=Sing", "NNS": "Number=Plur", "NNP": "Number=Sing", "NNPS": "Number=Plur",
	"JJ": "Degree=Pos", "JJR": "Degree=Cmp", "JJS": "Degree=Sup", "RBR": "Degree=Cmp", "RBS": "Degree=Sup",
	"WRB": "PronType=Int", "FW": "Foreign=Yes",
}

var adverbs = map[string]string{
	"here": "PronType=Dem", "there": "PronType=Dem", "then": "PronType=Dem", "now": "PronType=Dem",
	"never": "PronType=Neg", "nowhere": "PronType=Neg", "always": "PronType=Tot", "everywhere": "PronType=Tot",
	"ever": "PronType=Ind", "sometimes": "PronType=Ind", "somewhere": "PronType=Ind", "anywhere": "PronType=Ind",
	"once": "NumForm=Word|NumType=Mult", "twice": "NumForm=Word|NumType=Mult", "first": "NumForm=Word|NumType=Ord",
	"well": "Degree=Pos", "far": "Degree=Pos", "long": "Degree=Pos", "soon": "Degree=Pos", "often": "Degree=Pos", "early": "Degree=Pos", "late": "Degree=Pos", "hard": "Degree=Pos", "fast": "Degree=Pos",
}

var ordinals = map[string]string{
	"first": "NumForm=Word|NumType=Ord", "second": "NumForm=Word|NumType=Ord", "third": "NumForm=Word|NumType=Ord", "fourth": "NumForm=Word|NumType=Ord",
	"fifth": "NumForm=Word|NumType=Ord", "sixth": "NumForm=Word|NumType=Ord", "seventh": "NumForm=Word|NumType=Ord", "eighth": "NumForm=Word|NumType=Ord",
	"ninth": "NumForm=Word|NumType=Ord", "tenth": "NumForm=Word|NumType=Ord",
}

var interjections = map[string]string{"yes": "Polarity=Pos", "yeah": "Polarity=Pos", "no": "Polarity=Neg"}

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
	"anything": "Number=Sing|PronType=Ind", "something": "Number=Sing|PronType=Ind", "anyone": "Number=Sing|PronType=Ind", "someone": "Number=Sing|PronType=Ind",
	"anybody": "Number=Sing|PronType=Ind", "somebody": "Number=Sing|PronType=Ind", "everything": "Number=Sing|PronType=Tot", "everyone": "Number=Sing|PronType=Tot",
	"everybody": "Number=Sing|PronType=Tot", "nothing": "Number=Sing|PronType=Neg", "nobody": "Number=Sing|PronType=Neg",
}
