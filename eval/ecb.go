package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"tercet/corpus"
)

// ECBDocument is a document of ECB+ (Cybulska and Vossen 2014), as a line of
// JSON: its words, and its mentions with chains that run across the documents of
// a topic.
type ECBDocument struct {
	ID        string       `json:"doc"`
	Topic     int          `json:"topic"`
	Sentences [][]string   `json:"sentences"`
	Mentions  []ECBMention `json:"mentions"`

	glued [][]bool // by sentence and token: whether it stands right behind the one before
}

// ECBMention is a mention by its sentence and tokens, 0-based.
type ECBMention struct {
	Sentence int    `json:"sentence"`
	Tokens   []int  `json:"tokens"`
	Type     string `json:"type"`
	Chain    string `json:"chain"`
}

// ReadECB reads documents of ECB+, one a line, and returns them topic by topic,
// in the order of the topics' numbers. Of the mentions only those of people,
// organisations and places are kept.
func ReadECB(r io.Reader) ([][]ECBDocument, error) {
	var docs []ECBDocument
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<24)
	for n := 1; in.Scan(); n++ {
		var d ECBDocument
		if err := json.Unmarshal(in.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("eval: line %d: %w", n, err)
		}
		for _, m := range d.Mentions {
			if m.Sentence < 0 || m.Sentence >= len(d.Sentences) || len(m.Tokens) == 0 || slices.Min(m.Tokens) < 0 || slices.Max(m.Tokens) >= len(d.Sentences[m.Sentence]) {
				return nil, fmt.Errorf("eval: line %d: a mention outside of the sentences", n)
			}
		}
		d.Mentions = slices.DeleteFunc(d.Mentions, func(m ECBMention) bool {
			return !strings.HasPrefix(m.Type, "HUMAN") && !strings.HasPrefix(m.Type, "LOC")
		})
		d.split()
		docs = append(docs, d)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	slices.SortStableFunc(docs, func(a, b ECBDocument) int { return a.Topic - b.Topic })
	var topics [][]ECBDocument
	for i := range docs {
		if i == 0 || docs[i].Topic != docs[i-1].Topic {
			topics = append(topics, nil)
		}
		topics[len(topics)-1] = append(topics[len(topics)-1], docs[i])
	}
	return topics, nil
}

// split divides the tokens that ECB+ leaves whole and no reader of text would: "Iran's", "\"The". Mentions
// keep all parts of their tokens.
func (e *ECBDocument) split() {
	at := make([][]int, len(e.Sentences)) // by old token: its first part
	e.glued = make([][]bool, len(e.Sentences))
	for s, words := range e.Sentences {
		var parts []string
		for _, w := range words {
			at[s] = append(at[s], len(parts))
			for i, part := range tokenParts(w) {
				parts, e.glued[s] = append(parts, part), append(e.glued[s], i > 0)
			}
		}
		at[s] = append(at[s], len(parts))
		e.Sentences[s] = parts
	}
	for i := range e.Mentions {
		m := &e.Mentions[i]
		var tokens []int
		for _, k := range m.Tokens {
			for j := at[m.Sentence][k]; j < at[m.Sentence][k+1]; j++ {
				tokens = append(tokens, j)
			}
		}
		m.Tokens = tokens
	}
}

// tokenParts divides a token into an opening quotation mark, a word, its clitic and a closing mark.
func tokenParts(token string) (parts []string) {
	word, opens := strings.CutPrefix(token, `"`)
	word, closes := strings.CutSuffix(word, `"`)
	if word == "" {
		return []string{token}
	}
	if opens {
		parts = append(parts, `"`)
	}
	cut := len(word)
	for _, clitic := range []string{"'s", "’s", "'S", "'ll", "'re", "'ve"} {
		if rest, ok := strings.CutSuffix(word, clitic); ok && rest != "" {
			cut = len(rest)
		}
	}
	if rest, ok := strings.CutSuffix(word, "s'"); ok && rest != "" {
		cut = len(word) - 1
	}
	parts = append(parts, word[:cut])
	if cut < len(word) {
		parts = append(parts, word[cut:])
	}
	if closes {
		parts = append(parts, `"`)
	}
	return parts
}

// Words makes a document of the tokens, with spaces between those that ECB+ parts and a block a
// sentence.
func (e *ECBDocument) Words() *corpus.Document {
	d := &corpus.Document{ID: e.ID}
	var b strings.Builder
	for n, words := range e.Sentences {
		s := corpus.Sentence{Block: len(d.Blocks)}
		s.Start = b.Len()
		for i, w := range words {
			glued := n < len(e.glued) && e.glued[n][i]
			if i > 0 && !glued {
				b.WriteByte(' ')
				s.Tokens[i-1].SpaceAfter = true
			}
			at := b.Len()
			b.WriteString(w)
			s.Tokens = append(s.Tokens, corpus.Token{Span: corpus.Span{Start: at, End: b.Len()}, Form: w})
		}
		if len(words) > 0 {
			s.Tokens[len(words)-1].SpaceAfter = true
		}
		s.End = b.Len()
		b.WriteString(" \n")
		d.Sentences = append(d.Sentences, s)
		d.Blocks = append(d.Blocks, corpus.Block{Span: s.Span})
	}
	d.Text = b.String()
	return d
}

// Place returns for each gold mention the index of the predicted one with its
// head, else of a name around its head, else of a new mention without chain,
// which Place appends to d: resolution is scored on gold mentions.
func (e *ECBDocument) Place(d *corpus.Document) []int {
	out := make([]int, len(e.Mentions))
	for i, g := range e.Mentions {
		first, last := g.Tokens[0], g.Tokens[len(g.Tokens)-1]
		head := last
		toks := d.Sentences[g.Sentence].Tokens
		for _, k := range g.Tokens {
			if h := toks[k].Head - 1; h < first || h > last {
				head = k
				break
			}
		}
		out[i] = predicted(d, g.Sentence, head)
		if out[i] >= 0 {
			continue
		}
		kind := corpus.Nominal
		switch toks[head].UPOS {
		case "PRON":
			kind = corpus.Pronoun
		case "PROPN":
			kind = corpus.Name
		}
		out[i] = len(d.Mentions)
		d.Mentions = append(d.Mentions, corpus.Mention{Span: corpus.Span{Start: toks[first].Start, End: toks[last].End}, Sentence: g.Sentence, First: first, Last: last, Head: head, Kind: kind})
	}
	return out
}

// predicted returns the index of the mention with the head, or of a name around
// it, or -1.
func predicted(d *corpus.Document, sentence, head int) int {
	at := -1
	for m, p := range d.Mentions {
		if p.Sentence == sentence && p.Head == head {
			at = m
		}
	}
	for m, p := range d.Mentions {
		if at < 0 && p.Sentence == sentence && p.First <= head && head <= p.Last && (p.Kind == corpus.Name || p.Kind == corpus.Demonym) {
			at = m
		}
	}
	return at
}

// AddTopic scores the documents of one topic. entity names what resolution
// takes mention m of document d for, both numbered as in docs; a mention that it
// puts nowhere ("") is alone.
func (s *CorefScore) AddTopic(docs []ECBDocument, entity func(d, m int) string) {
	gold, found := partition{}, partition{}
	n := 0
	for d := range docs {
		for m, mention := range docs[d].Mentions {
			gold.add(mention.Chain, n)
			id := entity(d, m)
			if id == "" {
				id = fmt.Sprintf("#%d", n) // no entity's name begins so
			}
			found.add(id, n)
			n++
		}
	}
	s.AddClusters(gold.clusters, found.clusters)
}

// partition collects clusters under a name, in order of appearance. Its zero
// value is empty.
type partition struct {
	at       map[string]int
	clusters [][]int
}

func (p *partition) add(name string, member int) {
	if p.at == nil {
		p.at = make(map[string]int)
	}
	c, ok := p.at[name]
	if !ok {
		c = len(p.clusters)
		p.at[name] = c
		p.clusters = append(p.clusters, nil)
	}
	p.clusters[c] = append(p.clusters[c], member)
}
