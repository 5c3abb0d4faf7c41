package clause

import (
	"fmt"
	"slices"
	"strings"

	"tercet/corpus"
)

// Explanation says how the propositions of one sentence came about.
type Explanation struct {
	Sentence int
	// Left says why nothing was looked for in the sentence, else it is empty.
	Left     string
	Mended   []string // what was changed of the tree before the rules were applied
	Findings []Finding
	Facts    []Fact // of the sentence's propositions, in their order
}

// Finding is a clause that a rule found, or would have found but for its last
// decision.
type Finding struct {
	Rule      Rule
	Word      int // the word at which the rule was applied
	Decisions []Decision
	// Propositions are indexes into Document.Propositions.
	Propositions []int
}

// Decision is a step on the way to a proposition. Topic is "subject", "polarity",
// "factuality", "speaker", or "left out".
type Decision struct{ Topic, Text string }

// Fact says what a proposition's confidence is made of: of Signs in the graph view, of Tree and
// Rule in the others.
type Fact struct {
	Tree      float64 // the probability that the right tree would have given it too
	TreeSigns []Sign  // by which Tree is told
	Rule      float64 // the probability that the rule is right where the tree is
	Signs     []Sign  // by which a reader's verdict is told; nil in views that keep the sentence's words
}

// Sign is one of the things by which a probability is told, with its share in the
// logarithm of the odds.
type Sign struct {
	Name  string
	Share float64
}

// Renderings say what the second part of a proposition's rule means, as in
// "verb/passive".
func Renderings() map[string]string {
	return map[string]string{
		"passive":      "turned, so that who did it is the subject: was suspended by the port, the port suspended",
		"oblique":      "a fact of a prepositional phrase: spoke with Putin",
		"place":        "where it is is what is said: landed in Omsk",
		"bare":         "nothing but the verb: resigned",
		"recipient":    "who received it: gave the mayor a key",
		"each-other":   "what two do with each other: Berg and Nord spoke",
		"light-verb":   "a verb and its noun are one relation: took part in",
		"through-noun": "what a noun's infinitive says: has the right to veto",
	}
}

// Explain says how Annotate came to the propositions of d, which it must have made
// last. It reads every sentence again and costs twice as much.
func (a *Annotator) Explain(d *corpus.Document) []Explanation {
	doc := a.read(d, nil)
	var out []Explanation
	for i := range d.Sentences {
		t := doc.tree(i)
		e := Explanation{Sentence: i, Left: doc.left(i)}
		if e.Left == "" {
			e.Mended = t.repairs()
			t.log = &[]Decision{}
			e.Findings = t.findings(a.opt)
			for k := range d.Propositions {
				if d.Propositions[k].Sentence == i {
					e.Facts = append(e.Facts, t.grounds(&d.Propositions[k]))
				}
			}
			t.noteDates(len(t.toks))
		}
		out = append(out, e)
	}
	return out
}

// findings applies every rule to every word, as clauses does, and keeps what was
// decided.
func (t *tree) findings(opt Options) []Finding {
	var out []Finding
	index := map[string]int{} // of propositions by what they say
	for k := range t.doc.Propositions {
		if p := &t.doc.Propositions[k]; p.Sentence == t.index {
			index[says(p)] = k
		}
	}
	for i := range t.toks {
		for k := range ruleStarts.at(t.place(i)).all {
			r := grammar[k]
			*t.log = nil
			clauses := r.find(t, i)
			if len(clauses) == 0 && len(*t.log) > 0 && !slices.ContainsFunc(out, func(f Finding) bool { return slices.Equal(f.Decisions, *t.log) }) {
				out = append(out, Finding{Rule: r, Word: i, Decisions: *t.log})
			}
			decided := *t.log
			for _, c := range clauses {
				if c.Rule == "" {
					c.Rule = r.Name
				}
				*t.log = decided[:len(decided):len(decided)]
				f := Finding{Rule: r, Word: i}
				for _, p := range t.render(nil, []*Clause{c}, opt) {
					if k, ok := index[says(&p)]; ok {
						f.Propositions = append(f.Propositions, k)
						delete(index, says(&p))
					} else {
						t.leaveProposition(&p, opt)
					}
				}
				f.Decisions = *t.log
				out = append(out, f)
			}
		}
	}
	return out
}

// leaveProposition notes why p, which a rule gave, is not among the propositions.
func (t *tree) leaveProposition(p *corpus.Proposition, opt Options) {
	what := strings.TrimSpace(p.Subject.Text + " – " + p.Relation.Wording + " – " + p.Object.Text)
	if p.Rule == calledRule && t.doc.forGraph(opt) {
		t.note("left out", "“%s”, which stands only where another text says it too", what)
		return
	}
	if p.Confidence = t.confidence(p); t.doc.forGraph(opt) && t.doc.doubtful(p, opt) {
		t.note("left out", "“%s”, whose confidence of %.2f is too low for a graph", what, p.Confidence)
		return
	}
	if t.doc.forGraph(opt) && t.doc.smallTalk(p) {
		t.note("left out", "“%s”, said in an interview, which does not stand alone", what)
		return
	}
	t.note("left out", "“%s”, which says again what another rule found", what)
}

func says(p *corpus.Proposition) string {
	return fmt.Sprint(p.Subject.Text, "\t", p.Polarity, p.Relation.Canonical, "\t", p.Object.Text)
}

// note keeps a decision, if anybody asked for an explanation.
func (t *tree) note(topic, format string, args ...any) {
	if t.log != nil {
		*t.log = append(*t.log, Decision{topic, fmt.Sprintf(format, args...)})
	}
}

// leave notes that something is left out, and returns true.
func (t *tree) leave(why string) bool {
	if t.log != nil {
		*t.log = append(*t.log, Decision{"left out", why})
	}
	return true
}

// repairs lists the words whose place in the tree mend changed.
func (t *tree) repairs() []string {
	var out []string
	at := func(rel string, head int) string {
		if head < 0 || head >= len(t.toks) {
			return rel
		}
		return fmt.Sprintf("%s of “%s”", rel, t.toks[head].Form)
	}
	for i, tok := range t.doc.Sentences[t.index].Tokens {
		if was, is := at(tok.DepRel, tok.Head-1), at(t.toks[i].DepRel, t.head[i]); was != is {
			out = append(out, fmt.Sprintf("“%s” is %s, not %s", tok.Form, is, was))
		}
	}
	return out
}

// explainClause notes what was decided about the clause c with the verb group g.
func (t *tree) explainClause(c *Clause, g *group) {
	if t.log == nil {
		return
	}
	for _, s := range c.Subjects {
		t.note("subject", "“%s”, %s", t.coreText(s.Head), t.route(g.chain[0]))
	}
	if len(c.Subjects) == 0 {
		t.note("left out", "no subject")
	}
	if c.Negated {
		t.note("polarity", "negated: %s", t.negation(g.chain))
	}
	for _, a := range c.Said {
		who := a.Speaker.Text
		if who == "" {
			who = "somebody"
		}
		how := ""
		if a.Quoted {
			how = ", in quotation marks"
		}
		t.note("speaker", "“%s”, by “%s”%s", who, a.Verb, how)
	}
	switch {
	case c.Factuality == corpus.Possible && g.modal:
		t.note("factuality", "possible: a modal verb")
	case c.Factuality == corpus.Possible:
		t.note("factuality", "possible: a condition, a hope or a doubt")
	case c.Factuality == corpus.Planned:
		t.note("factuality", "planned: meant, not yet done")
	case c.Factuality == corpus.Claimed:
		t.note("factuality", "claimed: somebody says so")
	}
}

// negation returns the words that deny, below the words of a verb group.
func (t *tree) negation(chain []int) string {
	var found []string
	for _, c := range chain {
		for _, k := range t.kids[c] {
			if t.in(k, negators) {
				found = append(found, "“"+t.toks[k].Form+"”")
			}
		}
	}
	if len(found) == 0 {
		return "by what governs it, or by its subject"
	}
	return strings.Join(found, ", ")
}

// route says how the subject of the clause headed by i was found.
func (t *tree) route(i int) string {
	h := t.head[i]
	switch {
	case t.ownSubject(i) >= 0 && t.antecedent(t.ownSubject(i)) >= 0:
		return fmt.Sprintf("which “%s” refers to", t.toks[t.ownSubject(i)].Form)
	case t.ownSubject(i) >= 0:
		return "its own"
	case h < 0:
		return "found without a verb"
	case t.rel(i, conj):
		return fmt.Sprintf("shared with “%s”, with which it is coordinated", t.toks[h].Form)
	case t.rel(i, xcomp):
		return fmt.Sprintf("governed by “%s”", t.toks[h].Form)
	case t.rel(i, acl):
		return "the noun that it describes"
	}
	return fmt.Sprintf("the subject of “%s” above", t.toks[h].Form)
}

// grounds says what the confidence of p is made of.
func (t *tree) grounds(p *corpus.Proposition) Fact {
	f := Fact{Tree: t.treeConfidence(p), Rule: ruleShare(p.Rule)}
	for i, v := range t.treeSigns(p) {
		f.TreeSigns = append(f.TreeSigns, Sign{treeSignNames[i], treeWeights[i+1] * v})
	}
	if t.doc.asWritten {
		return f
	}
	f.Signs = []Sign{{always, signWeights[always]}}
	for _, s := range signs {
		if share := s.weight * s.of(t, p); share != 0 {
			f.Signs = append(f.Signs, Sign{s.name, share})
		}
	}
	return f
}

// leaveArgument notes that an argument fits no node.
func (t *tree) leaveArgument(part string, p Phrase) {
	if t.log == nil {
		return
	}
	why := "names nothing"
	switch {
	case t.pos(p.Head, tagPron|tagDet):
		why = "stands for something that is not known"
	case t.pos(p.Head, tagVerb|tagAux):
		why = "is a clause"
	}
	t.note("left out", "the %s “%s” %s", part, t.words(t.full(p)), why)
}
