package eval

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"tercet/corpus"
	"tercet/corpus/sample"
	"tercet/graph"
)

// Tally counts what was found of what was wanted.
type Tally struct{ Found, Of int }

// String returns "found/of (percent)".
func (t Tally) String() string {
	if t.Of == 0 {
		return "0/0"
	}
	return fmt.Sprintf("%d/%d (%.1f%%)", t.Found, t.Of, 100*float64(t.Found)/float64(t.Of))
}

func (t *Tally) add(found bool) {
	t.Of++
	if found {
		t.Found++
	}
}

// GoldScore says how much of a hand-made gold list a graph holds.
type GoldScore struct {
	Entities Tally // gold entities that have a node
	Split    int   // further nodes for the same gold entity
	Aliases  BCubed
	// Facts counts facts with both ends right and an acceptable main verb or
	// noun; Exact those whose canonical relation is acceptable to the letter.
	Facts, Exact   Tally
	Negated        Tally // Facts, of the negated ones
	Factuality     Tally // of the facts found
	Speakers       Tally // of the facts found that have a speaker
	Times          Tally // of the facts found that have a time
	Documents      Tally // documents of the facts found
	Contradictions Tally
	// Flipped lists facts that the graph holds with the opposite polarity only;
	// Intruders strings that must not be entities; Merged pairs that must not
	// be one.
	Flipped, Intruders, Merged []string
	Missed                     []string // IDs of facts not found
	Statements                 int
}

// BCubed is the B³ score of Bagga and Baldwin (1998) over the gold aliases.
type BCubed struct{ Precision, Recall float64 }

// ScoreGold compares a graph with a gold list. A graph entity stands for the
// gold entity that most of its alias occurrences belong to.
func ScoreGold(gold sample.Gold, g *graph.Graph) GoldScore {
	s := &goldScorer{gold: gold, graph: g, stands: map[graph.ID]string{}}
	s.match()
	s.entities()
	found := s.facts()
	s.contradictions(found)
	s.score.Statements = len(g.Statements)
	return s.score
}

type goldScorer struct {
	gold   sample.Gold
	graph  *graph.Graph
	stands map[graph.ID]string // graph entity -> name of gold entity
	score  GoldScore
}

// match finds for each graph entity the gold entity that it stands for.
func (s *goldScorer) match() {
	owner := map[string]string{}
	for _, e := range s.gold.Entities {
		for _, a := range append([]string{e.Name}, e.Aliases...) {
			owner[strings.ToLower(a)] = e.Name
		}
	}
	for i := range s.graph.Entities {
		e := &s.graph.Entities[i]
		votes := map[string]int{}
		for _, a := range e.Aliases {
			if name, ok := owner[strings.ToLower(a.Name)]; ok {
				votes[name] += a.Count
			}
		}
		names := make([]string, 0, len(votes))
		for name := range votes {
			names = append(names, name)
		}
		sort.Slice(names, func(i, j int) bool {
			if votes[names[i]] != votes[names[j]] {
				return votes[names[i]] > votes[names[j]]
			}
			return names[i] < names[j]
		})
		if len(names) > 0 {
			s.stands[e.ID] = names[0]
		}
	}
}

func (s *goldScorer) entities() {
	nodes := map[string]int{}
	node := map[string]graph.ID{} // alias -> the graph entity that has it most
	best := map[string]int{}
	for i := range s.graph.Entities {
		e := &s.graph.Entities[i]
		if name, ok := s.stands[e.ID]; ok {
			nodes[name]++
		}
		for _, a := range e.Aliases {
			key := strings.ToLower(a.Name)
			if a.Count > best[key] {
				best[key], node[key] = a.Count, e.ID
			}
			for _, intruder := range s.gold.NotInGraph {
				if strings.EqualFold(intruder, a.Name) {
					s.score.Intruders = append(s.score.Intruders, a.Name)
				}
			}
		}
	}
	for _, e := range s.gold.Entities {
		s.score.Entities.add(nodes[e.Name] > 0)
		s.score.Split += max(0, nodes[e.Name]-1)
	}
	for _, pair := range s.gold.KeepApart {
		a, b := node[strings.ToLower(pair[0])], node[strings.ToLower(pair[1])]
		if a != "" && a == b {
			s.score.Merged = append(s.score.Merged, pair[0]+" = "+pair[1])
		}
	}
	s.score.Aliases = s.bcubed(node)
}

// bcubed scores the partition of the gold aliases by graph entity. An alias
// that the graph lacks is alone.
func (s *goldScorer) bcubed(node map[string]graph.ID) BCubed {
	type item struct{ gold, found string }
	var items []item
	for _, e := range s.gold.Entities {
		seen := map[string]bool{}
		for _, a := range e.Aliases {
			key := strings.ToLower(a)
			if seen[key] {
				continue
			}
			seen[key] = true
			found := string(node[key])
			if found == "" {
				found = "missing " + e.Name + key
			}
			items = append(items, item{e.Name, found})
		}
	}
	var p, r float64
	for _, a := range items {
		var both, sameFound, sameGold float64
		for _, b := range items {
			if a.found == b.found {
				sameFound++
			}
			if a.gold == b.gold {
				sameGold++
			}
			if a == b {
				both++
			}
		}
		p += both / sameFound
		r += both / sameGold
	}
	n := max(1, float64(len(items)))
	return BCubed{p / n, r / n}
}

// facts looks for each gold fact in the graph and returns the best statement
// found for each.
func (s *goldScorer) facts() map[string]*graph.Statement {
	found := map[string]*graph.Statement{}
	for i := range s.gold.Facts {
		f := &s.gold.Facts[i]
		var best *graph.Statement
		bestRank, flipped := 0, false
		for k := range s.graph.Statements {
			st := &s.graph.Statements[k]
			if !s.isNode(st.Subject, "", f.Subject, f.SubjectAlso) || !s.isNode(st.Object.Entity, st.Object.Text, f.Object, f.ObjectAlso) {
				continue
			}
			rank := relationRank(f.Relations, st.Relation)
			if rank == 0 {
				continue
			}
			if st.Polarity.String() != f.Polarity {
				// A condition ("if Drovenia withdrew") says nothing against its opposite.
				flipped = flipped || st.Factuality >= corpus.Claimed
				continue
			}
			// Of several, the one of the fact's own amount and day: "$12 million" is not "$21 million".
			rank = 10*rank + 4*bit(st.Object.Text == f.Object) + 2*bit(f.Time != "" && st.Start == strings.Trim(f.Time, "/")) + bit(st.Factuality.String() == f.Factuality)
			if rank > bestRank {
				best, bestRank = st, rank
			}
		}
		s.score.Facts.add(best != nil)
		s.score.Exact.add(bestRank >= 20)
		if f.Polarity == corpus.Negated.String() {
			s.score.Negated.add(best != nil)
		}
		if best == nil {
			s.score.Missed = append(s.score.Missed, f.ID)
			if flipped && !s.hasOpposite(f) {
				s.score.Flipped = append(s.score.Flipped, f.ID)
			}
			continue
		}
		found[f.ID] = best
		s.details(f, best)
	}
	return found
}

// hasOpposite reports whether the gold itself tells the opposite of f.
func (s *goldScorer) hasOpposite(f *sample.Fact) bool {
	for i := range s.gold.Facts {
		o := &s.gold.Facts[i]
		if o.Subject == f.Subject && o.Object == f.Object && o.Polarity != f.Polarity && relationRank(o.Relations, f.Relations[0]) > 0 {
			return true
		}
	}
	return false
}

func (s *goldScorer) details(f *sample.Fact, st *graph.Statement) {
	s.score.Factuality.add(st.Factuality.String() == f.Factuality)
	if len(f.Speakers) > 0 {
		right := false
		for _, e := range st.Evidence {
			for _, a := range e.Said {
				for _, speaker := range f.Speakers {
					right = right || s.isNode(a.Speaker.Entity, a.Speaker.Text, speaker, nil)
				}
			}
		}
		s.score.Speakers.add(right)
	}
	if f.Time != "" {
		want, _, _ := strings.Cut(strings.Trim(f.Time, "/"), "/")
		s.score.Times.add(strings.HasPrefix(st.Start, want) || strings.HasPrefix(st.End, want))
	}
	ids := map[string]bool{}
	for _, d := range st.Documents {
		ids[d] = true
	}
	for _, name := range f.Documents {
		for _, d := range s.gold.Documents {
			if d.Name == name {
				s.score.Documents.add(ids[d.ID()])
			}
		}
	}
}

// isNode reports whether an end of a statement is what the gold names: the gold
// entity, a thing or literal with the same content words, or a thing that a text calls so.
func (s *goldScorer) isNode(id graph.ID, text, want string, also []string) bool {
	if id != "" && s.stands[id] == want {
		return true
	}
	e := s.graph.EntityByID(id)
	if e != nil {
		if text = e.Name; e.Type == corpus.Thing {
			text, _, _ = strings.Cut(text, " (") // which one it is, no text calls it
		}
	}
	for _, w := range append([]string{want}, also...) {
		if id != "" && s.stands[id] == w || sameWords(text, w) || e != nil && isCalled(e, w) {
			return true
		}
	}
	return false
}

// isCalled reports whether e is a thing, shown by whatever name, that a text calls name.
func isCalled(e *graph.Entity, name string) bool {
	return e.Type == corpus.Thing && slices.ContainsFunc(e.Aliases, func(a graph.Alias) bool { return strings.EqualFold(a.Name, name) })
}

// sameWords reports whether two phrases share their last content word and at
// least half of the content words of the longer one.
func sameWords(a, b string) bool {
	x, y := contentWords(a), contentWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	in := map[string]bool{}
	for _, w := range x {
		in[w] = true
	}
	shared := 0
	for _, w := range y {
		if in[w] {
			shared++
		}
	}
	return 2*shared >= max(len(x), len(y))
}

var stopWords = map[string]bool{"the": true, "a": true, "an": true, "of": true, "to": true, "in": true, "for": true, "at": true, "on": true, "its": true, "his": true, "her": true, "their": true}

func contentWords(s string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" ,.;:()\"'’-–", r) }) {
		if !stopWords[w] {
			words = append(words, strings.TrimSuffix(w, "s"))
		}
	}
	return words
}

// relationRank is 2 if got is one of the acceptable relations, 1 if it shares
// the content lemma with one, else 0.
func relationRank(want []string, got string) int {
	rank := 0
	for _, w := range want {
		if w == got {
			return 2
		}
		if strings.TrimPrefix(mainLemma(w), "may_") == strings.TrimPrefix(mainLemma(got), "may_") {
			rank = 1
		}
	}
	return rank
}

// mainLemma drops what varies between acceptable relations of one meaning: the
// closing preposition.
func mainLemma(relation string) string {
	head, last, ok := cutLast(relation)
	if ok && prepositions[last] {
		return head
	}
	return relation
}

func cutLast(s string) (head, last string, ok bool) {
	i := strings.LastIndexByte(s, '_')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

var prepositions = map[string]bool{
	"about": true, "against": true, "as": true, "at": true, "by": true, "for": true, "from": true, "in": true, "into": true,
	"of": true, "off": true, "on": true, "over": true, "through": true, "to": true, "under": true, "with": true, "within": true,
}

func (s *goldScorer) contradictions(found map[string]*graph.Statement) {
	for _, c := range s.gold.Contradictions {
		linked := false
		for _, a := range c.Facts {
			for _, b := range c.Facts {
				if x, y := found[a], found[b]; x != nil && y != nil {
					for _, id := range x.Contradicts {
						linked = linked || id == y.ID
					}
				}
			}
		}
		s.score.Contradictions.add(linked)
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Figures returns the score as testdata/scores.txt holds it.
func (s GoldScore) Figures() Figures {
	var all Figures
	for _, f := range []struct {
		name  string
		value any
	}{
		{"entities", s.Entities},
		{"entities split, further nodes", s.Split},
		{"aliases B3 precision", fmt.Sprintf("%.3f", s.Aliases.Precision)},
		{"aliases B3 recall", fmt.Sprintf("%.3f", s.Aliases.Recall)},
		{"facts, both ends right", s.Facts},
		{"facts, relation to the letter", s.Exact},
		{"facts, negated", s.Negated},
		{"facts flipped", len(s.Flipped)},
		{"factuality of facts found", s.Factuality},
		{"speakers of facts found", s.Speakers},
		{"times of facts found", s.Times},
		{"documents of facts found", s.Documents},
		{"contradictions", s.Contradictions},
		{"intruders", len(s.Intruders)},
		{"wrongly merged pairs", len(s.Merged)},
		{"statements in the graph", s.Statements},
	} {
		all = append(all, Figure{"sample " + f.name, fmt.Sprint(f.value)})
	}
	return all
}
