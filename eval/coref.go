package eval

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tercet/corpus"
)

// NounPhrase is a mention as coreference is scored: the full noun phrase, by
// sentence and by its first and last token, 0-based and inclusive.
type NounPhrase struct {
	Sentence, First, Last int
}

// Ratio is a sum of scores and the sum of what could be reached.
type Ratio struct{ Got, Of float64 }

func (r *Ratio) add(got, of float64) { r.Got += got; r.Of += of }

// Value returns the ratio, 0 where nothing could be reached.
func (r Ratio) Value() float64 {
	if r.Of == 0 {
		return 0
	}
	return r.Got / r.Of
}

// PrecisionRecall holds both sides of a measure.
type PrecisionRecall struct{ Precision, Recall Ratio }

// F1 returns the harmonic mean of precision and recall, in [0, 1].
func (m PrecisionRecall) F1() float64 {
	p, r := m.Precision.Value(), m.Recall.Value()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// CorefScore holds the three measures of the CoNLL-2012 shared task: MUC
// (Vilain et al. 1995), B³ (Bagga and Baldwin 1998) and the entity-based CEAF
// (Luo 2005), and Mentions, the detection of mentions. Its zero value is the
// score of nothing; documents are added one by one.
type CorefScore struct {
	MUC, BCubed, CEAF, Mentions PrecisionRecall
}

// CoNLL returns the mean F1 of the three measures (Pradhan et al. 2014).
func (s *CorefScore) CoNLL() float64 {
	return (s.MUC.F1() + s.BCubed.F1() + s.CEAF.F1()) / 3
}

// Add scores the chains of one document against the key's. Chains of a single
// mention are left out on both sides. The time is cubic in the number of
// chains, for CEAF's best alignment.
func (s *CorefScore) Add(key, response [][]NounPhrase) {
	key, response = pluralChains(key), pluralChains(response)
	inKey, inResponse := chainOf(key), chainOf(response)
	muc(&s.MUC.Recall, key, inResponse)
	muc(&s.MUC.Precision, response, inKey)
	bCubed(&s.BCubed.Recall, key, inResponse, response)
	bCubed(&s.BCubed.Precision, response, inKey, key)
	best := align(key, response, inResponse)
	s.CEAF.Recall.add(best, float64(len(key)))
	s.CEAF.Precision.add(best, float64(len(response)))
	both := 0
	for m := range inKey {
		if _, ok := inResponse[m]; ok {
			both++
		}
	}
	s.Mentions.Recall.add(float64(both), float64(len(inKey)))
	s.Mentions.Precision.add(float64(both), float64(len(inResponse)))
}

// pluralChains returns the chains of two mentions or more. A mention that
// stands in two chains counts in the first only.
func pluralChains(chains [][]NounPhrase) [][]NounPhrase {
	seen := make(map[NounPhrase]bool)
	var kept [][]NounPhrase
	for _, chain := range chains {
		var own []NounPhrase
		for _, m := range chain {
			if !seen[m] {
				seen[m] = true
				own = append(own, m)
			}
		}
		if len(own) > 1 {
			kept = append(kept, own)
		}
	}
	return kept
}

func chainOf(chains [][]NounPhrase) map[NounPhrase]int {
	of := make(map[NounPhrase]int)
	for c, chain := range chains {
		for _, m := range chain {
			of[m] = c
		}
	}
	return of
}

// muc adds the links of chains that the partition other keeps.
func muc(r *Ratio, chains [][]NounPhrase, other map[NounPhrase]int) {
	for _, chain := range chains {
		parts := 0
		seen := make(map[int]bool)
		for _, m := range chain {
			c, ok := other[m]
			if !ok || !seen[c] {
				parts++
			}
			if ok {
				seen[c] = true
			}
		}
		r.add(float64(len(chain)-parts), float64(len(chain)-1))
	}
}

// bCubed adds, for each mention of chains, the share of its chain that the
// other partition puts together with it.
func bCubed(r *Ratio, chains [][]NounPhrase, other map[NounPhrase]int, otherChains [][]NounPhrase) {
	for _, chain := range chains {
		with := make([]int, len(otherChains)) // how many of chain lie in each other chain
		for _, m := range chain {
			if c, ok := other[m]; ok {
				with[c]++
			}
		}
		sum := 0
		for _, n := range with {
			sum += n * n
		}
		r.add(float64(sum)/float64(len(chain)), float64(len(chain)))
	}
}

// align returns the greatest sum of similarities φ4 over one-to-one alignments
// of key and response chains, by the Hungarian method (Kuhn 1955).
func align(key, response [][]NounPhrase, inResponse map[NounPhrase]int) float64 {
	n := max(len(key), len(response))
	cost := make([][]float64, n)
	for i := range cost {
		cost[i] = make([]float64, n)
		if i >= len(key) {
			continue
		}
		for _, m := range key[i] {
			if c, ok := inResponse[m]; ok {
				cost[i][c] -= 2 / float64(len(key[i])+len(response[c]))
			}
		}
	}
	return -assign(cost)
}

// assign returns the least cost of an assignment in a square matrix.
func assign(cost [][]float64) float64 {
	n := len(cost)
	u, v := make([]float64, n+1), make([]float64, n+1)
	row := make([]int, n+1) // row[j] is the row assigned to column j; 1-based
	for i := 1; i <= n; i++ {
		row[0] = i
		least, used, way := make([]float64, n+1), make([]bool, n+1), make([]int, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		j := 0
		for row[j] != 0 {
			used[j] = true
			delta, next := math.Inf(1), 0
			for k := 1; k <= n; k++ {
				if used[k] {
					continue
				}
				if c := cost[row[j]-1][k-1] - u[row[j]] - v[k]; c < least[k] {
					least[k], way[k] = c, j
				}
				if least[k] < delta {
					delta, next = least[k], k
				}
			}
			for k := range used {
				if used[k] {
					u[row[k]] += delta
					v[k] -= delta
				} else {
					least[k] -= delta
				}
			}
			j = next
		}
		for j != 0 {
			row[j] = row[way[j]]
			j = way[j]
		}
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		sum += cost[row[j]-1][j-1]
	}
	return sum
}

// Chains returns the document's chains as noun phrases, in the conventions of
// GUM: a mention spans its head's whole phrase; relative pronouns and adjectives
// are none.
func Chains(d *corpus.Document) [][]NounPhrase {
	var chains [][]NounPhrase
	for _, c := range d.Chains {
		var chain []NounPhrase
		for _, i := range c.Mentions {
			m := &d.Mentions[i]
			s := &d.Sentences[m.Sentence]
			if isRelative(s, m.Head) || m.Kind == corpus.Demonym && s.Tokens[m.Head].UPOS == "ADJ" {
				continue
			}
			first, last := phrase(s, m.Head)
			chain = append(chain, NounPhrase{m.Sentence, first, last})
		}
		chains = append(chains, chain)
	}
	return chains
}

// isRelative reports whether token head is a relative pronoun.
func isRelative(s *corpus.Sentence, head int) bool {
	if x := s.Tokens[head].XPOS; x != "WP" && x != "WDT" && x != "WP$" {
		return false
	}
	for i := head; s.Tokens[i].Head > 0; i = s.Tokens[i].Head - 1 {
		if s.Tokens[i].DepRel == "acl:relcl" {
			return true
		}
	}
	return false
}

// phrase returns the first and last token of the noun phrase that head heads:
// its subtree without prepositions, conjuncts, appositions, the clause that it
// is the predicate of, and punctuation at the edges.
func phrase(s *corpus.Sentence, head int) (first, last int) {
	in := make([]bool, len(s.Tokens))
	in[head] = true
	inPhrase := func(i int) bool {
		for range len(s.Tokens) {
			if in[i] {
				return true
			}
			up := s.Tokens[i].Head - 1
			if up < 0 || up == head && outside(s, i, head) {
				return false
			}
			i = up
		}
		return false
	}
	for first = head; first > 0 && inPhrase(first-1); first-- {
	}
	for last = head; last+1 < len(s.Tokens) && inPhrase(last+1); last++ {
	}
	for first < head && s.Tokens[first].UPOS == "PUNCT" && !opensPair(s, first, last) {
		first++
	}
	for last > head && s.Tokens[last].UPOS == "PUNCT" && !closesPair(s, first, last) {
		last--
	}
	return first, last
}

// outside reports whether dependent i of head lies outside of head's phrase.
func outside(s *corpus.Sentence, i, head int) bool {
	t := &s.Tokens[i]
	switch t.Rel() {
	case "case", "cc", "conj", "appos", "parataxis", "cop", "aux", "mark", "discourse", "vocative", "nsubj", "csubj", "dislocated", "expl", "reparandum":
		return true
	case "advcl", "obl", "ccomp", "xcomp", "orphan":
		return true
	case "advmod":
		return predicates(s, head)
	case "punct":
		return i > head && !closesPair(s, head, i) && i+1 < len(s.Tokens) && !sameSide(s, i, head)
	}
	return false
}

// predicates reports whether head is a predicate with a copula.
func predicates(s *corpus.Sentence, head int) bool {
	for i := range s.Tokens {
		if s.Tokens[i].Head == head+1 && s.Tokens[i].Rel() == "cop" {
			return true
		}
	}
	return false
}

// sameSide reports whether punctuation i, right of head, is followed by a
// further part of head's phrase.
func sameSide(s *corpus.Sentence, i, head int) bool {
	for j := i + 1; j < len(s.Tokens); j++ {
		if s.Tokens[j].Head == head+1 {
			return !outside(s, j, head)
		}
	}
	return false
}

func opensPair(s *corpus.Sentence, i, last int) bool {
	return strings.Contains("\"“‘'([", s.Tokens[i].Form) && last > i && strings.Contains("\"”’')]", s.Tokens[last].Form)
}

func closesPair(s *corpus.Sentence, first, i int) bool {
	if !strings.Contains("\"”’')]", s.Tokens[i].Form) {
		return false
	}
	for j := i - 1; j >= first; j-- {
		if strings.Contains("\"“‘'([", s.Tokens[j].Form) {
			return true
		}
	}
	return false
}

var bracket = regexp.MustCompile(`\(([^()]+)(\)?)|([^()]+)\)`)

// GoldChains reads the chains of one document in the notation of GUM's Entity=
// (CorefUD's, with the identifier first: "(7-person-giv:act-…"). misc holds the
// MISC column of each word of each sentence.
func GoldChains(misc [][]string) [][]NounPhrase {
	type mention struct {
		id string
		NounPhrase
	}
	var mentions []mention
	var open []int // indexes into mentions
	for s, words := range misc {
		for t, m := range words {
			for field := range strings.SplitSeq(m, "|") {
				value, ok := strings.CutPrefix(field, "Entity=")
				if !ok {
					continue
				}
				for _, b := range bracket.FindAllStringSubmatch(value, -1) {
					if b[3] != "" { // a closing bracket
						for i := len(open) - 1; i >= 0; i-- {
							if mentions[open[i]].id == b[3] {
								mentions[open[i]].Last = t
								open = slices.Delete(open, i, i+1)
								break
							}
						}
						continue
					}
					id, _, _ := strings.Cut(b[1], "-")
					mentions = append(mentions, mention{id, NounPhrase{s, t, t}})
					if b[2] == "" {
						open = append(open, len(mentions)-1)
					}
				}
			}
		}
	}
	slices.SortStableFunc(mentions, func(a, b mention) int {
		x, _ := strconv.Atoi(a.id)
		y, _ := strconv.Atoi(b.id)
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a.id, b.id))
	})
	var chains [][]NounPhrase
	for i, m := range mentions {
		if i == 0 || m.id != mentions[i-1].id {
			chains = append(chains, nil)
		}
		chains[len(chains)-1] = append(chains[len(chains)-1], m.NounPhrase)
	}
	return chains
}
