package parse

import "tercet/corpus"

// ofNames are nouns that make a name of another with "of": the whole is what
// the noun says.
var ofNames = map[string]corpus.EntityType{
	"Academy": corpus.Org, "Agency": corpus.Org, "Association": corpus.Org, "Authority": corpus.Org, "Bank": corpus.Org,
	"Board": corpus.Org, "Bureau": corpus.Org, "Chamber": corpus.Org, "Church": corpus.Org, "College": corpus.Org, "Commission": corpus.Org,
	"Confederation": corpus.Org, "Council": corpus.Org, "Court": corpus.Org, "Department": corpus.Org, "Federation": corpus.Org,
	"Institute": corpus.Org, "League": corpus.Org, "Ministry": corpus.Org, "Museum": corpus.Org, "Office": corpus.Org,
	"Organization": corpus.Org, "School": corpus.Org, "Society": corpus.Org, "Union": corpus.Org, "University": corpus.Org,
	"Battle": corpus.Event, "Siege": corpus.Event, "War": corpus.Event,
	"Charter": corpus.Work, "Constitution": corpus.Work, "Convention": corpus.Work, "Declaration": corpus.Work, "Medal": corpus.Work,
	"Order": corpus.Work, "Treaty": corpus.Work,
	"Bay": corpus.Place, "Cape": corpus.Place, "Emirate": corpus.Place, "Gulf": corpus.Place, "Isle": corpus.Place, "Kingdom": corpus.Place,
	"Principality": corpus.Place, "Republic": corpus.Place, "Sea": corpus.Place, "Strait": corpus.Place,
}

// compose mends what a word-by-word labeler gets wrong: it drops pronouns and
// the like, joins the halves of a hyphenated person's name, and makes one name
// of "Order of" and a name. The names are in text order, and stay so.
func compose(d *corpus.Document, names []found) []found {
	out := names[:0]
	for _, f := range names {
		tokens := d.Sentences[f.sentence].Tokens
		for f.first < f.last && tokens[f.first].Form == "-" {
			f.first++
		}
		for f.first < f.last && tokens[f.last].Form == "-" {
			f.last--
		}
		if !nameable(tokens[f.first : f.last+1]) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].sentence == f.sentence {
			last := &out[n-1]
			between := tokens[last.last+1 : f.first]
			if last.kind == corpus.Person && f.kind == corpus.Person && len(between) == 1 && between[0].Form == "-" && glued(tokens, last.last, f.first) {
				last.last = f.last
				continue
			}
			if kind := ofNames[tokens[last.last].Form]; kind != corpus.Thing && isOf(between) {
				last.last, last.kind = f.last, kind
				continue
			}
		}
		at := f.first - 2
		if at >= 0 && tokens[at+1].Form == "the" {
			at--
		}
		if at >= 0 && isOf(tokens[at+1:f.first]) && (len(out) == 0 || out[len(out)-1].sentence != f.sentence || out[len(out)-1].last < at) {
			if kind := ofNames[tokens[at].Form]; kind != corpus.Thing {
				f.first, f.kind = at, kind
			}
		}
		out = append(out, f)
	}
	return out
}

// nameable reports whether one of the tokens has a tag that names have.
func nameable(tokens []corpus.Token) bool {
	for _, t := range tokens {
		switch t.UPOS {
		case "PRON", "DET", "ADP", "AUX", "PUNCT", "CCONJ", "SCONJ", "PART":
		default:
			return true
		}
	}
	return false
}

// isOf reports whether tokens are "of" or "of the".
func isOf(tokens []corpus.Token) bool {
	return len(tokens) > 0 && tokens[0].Form == "of" && (len(tokens) == 1 || len(tokens) == 2 && tokens[1].Form == "the")
}

// glued reports whether no space stands between the tokens from a to b.
func glued(tokens []corpus.Token, a, b int) bool {
	for ; a < b; a++ {
		if tokens[a].End != tokens[a+1].Start {
			return false
		}
	}
	return true
}
