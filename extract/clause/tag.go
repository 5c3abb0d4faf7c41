package clause

// tag is a part of speech of Universal Dependencies, or a set of them: tagVerb|tagAux.
type tag uint32

const (
	tagAdj tag = 1 << iota
	tagAdp
	tagAdv
	tagAux
	tagCconj
	tagDet
	tagIntj
	tagNoun
	tagNum
	tagPart
	tagPron
	tagPropn
	tagPunct
	tagSconj
	tagSym
	tagVerb
	tagX
)

// tagOf returns what a UPOS column says; that of any other word is no tag.
func tagOf(upos string) tag {
	switch upos {
	case "ADJ":
		return tagAdj
	case "ADP":
		return tagAdp
	case "ADV":
		return tagAdv
	case "AUX":
		return tagAux
	case "CCONJ":
		return tagCconj
	case "DET":
		return tagDet
	case "INTJ":
		return tagIntj
	case "NOUN":
		return tagNoun
	case "NUM":
		return tagNum
	case "PART":
		return tagPart
	case "PRON":
		return tagPron
	case "PROPN":
		return tagPropn
	case "PUNCT":
		return tagPunct
	case "SCONJ":
		return tagSconj
	case "SYM":
		return tagSym
	case "VERB":
		return tagVerb
	case "X":
		return tagX
	}
	return 0
}
