package coref

import (
	"slices"
	"strconv"
	"strings"

	"tercet/corpus"
)

// deed is what befell or was done by somebody once: "was shot", "confessed".
type deed struct {
	what string
	done bool // by him, not to him
}

// deeds maps verbs and nouns to what they tell that hardly befalls two people, or is done by two, in one report;
// words for the same have one name.
var deeds = deedTable()

func deedTable() map[string]string {
	table := make(map[string]string)
	for what, words := range map[string]string{
		"die":       "die kill murder slay assassinate drown behead execute death killing murder slaying assassination drowning execution",
		"shoot":     "shoot shooting",
		"stab":      "stab stabbing",
		"abduct":    "abduct kidnap abduction kidnapping",
		"rape":      "rape",
		"arrest":    "arrest detain apprehend capture nab detention capture recapture",
		"charge":    "charge accuse indict arraign indictment arraignment",
		"convict":   "convict sentence jail imprison conviction sentencing imprisonment",
		"escape":    "escape flee",
		"confess":   "confess confession",
		"nominate":  "nominate nomination",
		"appoint":   "appoint appointment",
		"hire":      "hire hiring",
		"dismiss":   "fire dismiss sack oust firing dismissal sacking ouster",
		"resign":    "resign resignation",
		"rescue":    "rescue",
		"extradite": "extradite deport extradition deportation",
	} {
		for w := range strings.FieldsSeq(words) {
			table[w] = what
		}
	}
	return table
}

// ownDeeds have who does them as subject or owner; what is done to people besides by whom is told too seldom of
// both a description and a name.
var ownDeeds = set(`escape confess resign`)

// befallen is who a document's deeds befell or did them.
type befallen struct {
	named   []*cluster
	unnamed []*mention
	several bool // it tells of several at once
}

// sameDeeds gives whom a text describes the name of whom it tells the same of: "a teen was shot" is N in a report
// in which "the shooting of N" is the only one.
func (r *resolver) sameDeeds() {
	told, order := make(map[deed]*befallen), []deed(nil)
	for _, m := range r.mentions {
		many := m.number&singular == 0 || r.joined(m)
		if m.Kind == corpus.Pronoun || m.Kind == corpus.Demonym || !many && m.cluster.typ() != corpus.Person && !isPerson(m.lemma) {
			continue
		}
		for _, d := range r.deedsOf(m) {
			b := told[d]
			if b == nil {
				b = &befallen{}
				told[d], order = b, append(order, d)
			}
			switch {
			case many:
				b.several = true
			case m.cluster.named:
				b.named = insert(b.named, m.cluster)
			default:
				b.unnamed = append(b.unnamed, m)
			}
		}
	}
	for _, d := range order {
		if b := told[d]; len(b.named) == 1 && !b.several && !slices.ContainsFunc(b.unnamed, func(m *mention) bool { return !r.maybeNamed(m, b.named[0]) }) {
			for _, m := range b.unnamed {
				if agree(m.cluster, b.named[0]) {
					merge(b.named[0].mentions[0], m)
				}
			}
		}
	}
}

// joined reports whether m is one of several that a sentence names together.
func (r *resolver) joined(m *mention) bool {
	t := &r.trees[m.Sentence]
	return t.rel(m.Head) == "conj" || t.kid(m.Head, "conj") >= 0
}

// maybeNamed reports whether the description m may be of the person c, by gender, age and kin.
func (r *resolver) maybeNamed(m *mention, c *cluster) bool {
	if m.cluster == c {
		return true
	}
	if !agree(m.cluster, c) || r.indefiniteOther(m) || r.possessor(m) != nil {
		return false
	}
	age := r.age(m)
	for _, n := range c.mentions {
		if !m.definite && n.Kind == corpus.Name && n.Sentence < m.Sentence && !r.opening(n.Sentence) {
			return false // "a suspect" is introduced behind N
		}
		if other := r.age(n); age > 0 && other > 0 && age != other || r.bound(m, n) {
			return false
		}
	}
	return true
}

// indefiniteOther reports whether m is said to be another than those spoken of.
func (r *resolver) indefiniteOther(m *mention) bool {
	t := &r.trees[m.Sentence]
	return r.quantified(m) || slices.ContainsFunc(t.kids[m.Head], func(k int) bool { return otherwise[t.lemma(k)] })
}

// age returns how old the text says m is, beside it or in its description, or 0.
func (r *resolver) age(m *mention) int {
	t := &r.trees[m.Sentence]
	years := func(i int) int {
		n, err := strconv.Atoi(t.tokens[i].Form)
		if err != nil || n > 120 {
			return 0
		}
		return n
	}
	for i := m.First; i+2 <= m.Last; i++ { // 16-year-old
		if t.lemma(i+2) == "year" || t.lemma(i+1) == "year" {
			return years(i)
		}
	}
	if m.Last+2 < len(t.tokens) && t.tokens[m.Last+1].Form == "," {
		return years(m.Last + 2)
	}
	return 0
}

// deedsOf returns what the sentence of m tells of m that befalls or is done by somebody once.
func (r *resolver) deedsOf(m *mention) []deed {
	t := &r.trees[m.Sentence]
	i := m.Head
	for t.up(i) >= 0 && (t.rel(i) == "appos" || t.rel(i) == "compound" || t.rel(i) == "flat") {
		i = t.up(i)
	}
	var out []deed
	tell := func(w int, done bool) {
		what := deeds[t.lemma(w)]
		if x := t.kid(w, "xcomp"); t.lemma(w) == "find" && x > w && t.lemma(x) == "dead" {
			what = "die"
		}
		if what != "" && done == ownDeeds[what] {
			out = append(out, deed{what, done})
		}
	}
	switch v := t.up(i); {
	case v < 0:
	case t.rel(i) == "nsubj":
		tell(v, !t.suffers(i, v))
		out = append(out, t.doings(i, v)...)
		for _, k := range t.kids[v] {
			if t.rel(k) == "conj" && t.tokens[k].XPOS == t.tokens[v].XPOS && t.kid(k, "nsubj") < 0 {
				tell(k, !t.suffers(i, v))
			}
		}
	case t.rel(i) == "obj":
		tell(v, false)
	case t.rel(i) == "nmod" && t.tokens[v].UPOS == "NOUN":
		if c := t.kid(i, "case"); t.tokens[i].DepRel == "nmod:poss" || c >= 0 && t.lemma(c) == "of" {
			tell(v, ownDeeds[deeds[t.lemma(v)]])
		}
	}
	for _, k := range t.kids[m.Head] {
		if k > m.Head && t.rel(k) == "acl" {
			switch s := t.kid(k, "nsubj"); {
			case s >= 0 && relatives[t.lemma(s)]:
				tell(k, !t.suffers(s, k))
			case s < 0 && (t.tokens[k].XPOS == "VBN" || t.tokens[k].XPOS == "VBG"):
				tell(k, t.tokens[k].XPOS == "VBG")
			}
		}
	}
	return out
}

// doings returns what the verb v says its subject s does, with the noun that it is done to, with or at: "pulled a gun".
func (t *tree) doings(s, v int) (out []deed) {
	if t.tokens[v].UPOS != "VERB" || t.suffers(s, v) || sayVerbs[t.lemma(v)] || anybodys[t.lemma(v)] || deeds[t.lemma(v)] != "" {
		return nil
	}
	for _, k := range t.kids[v] {
		if rel := t.rel(k); k > v && (rel == "obj" || rel == "obl") && t.tokens[k].UPOS == "NOUN" && !timeNouns[t.lemma(k)] && !isPerson(t.lemma(k)) {
			out = append(out, deed{t.lemma(v) + " " + t.lemma(k), true})
		}
	}
	return out
}

// anybodys are verbs that are said of everybody, whatever their object is.
var anybodys = set("have be get make do want need use see know go come live work win lose play become face remain stay leave")

// suffers reports whether what the verb v says befalls its subject s.
func (t *tree) suffers(s, v int) bool {
	return t.tokens[s].DepRel == "nsubj:pass" || t.lemma(v) == "die" || t.lemma(v) == "drown"
}

var relatives = set("who that which whom")
