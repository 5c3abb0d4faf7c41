package clause

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tercet/corpus"
)

// parseCoNLLU reads sentences into a Document whose text is their forms. Names
// come from MISC "NER=B-PERSON"; where no token has one, runs of proper nouns are
// names of no type; "NER=B" alone is a description. "Ref=N" in MISC makes a pronoun corefer with the N-th name of the document.
func parseCoNLLU(text string) *corpus.Document {
	d := &corpus.Document{}
	var b strings.Builder
	for _, chunk := range strings.Split(strings.TrimSpace(text), "\n\n") {
		s := corpus.Sentence{Span: corpus.Span{Start: b.Len()}, Block: len(d.Blocks)}
		continues := strings.Contains(chunk, "# continues\n") && len(d.Blocks) > 0 // the paragraph of the sentence before
		if continues {
			s.Block--
		}
		var misc []string
		for _, line := range strings.Split(chunk, "\n") {
			col := strings.Split(line, "\t")
			if v, ok := strings.CutPrefix(line, "# date = "); ok {
				d.Meta.Date = v
			}
			if strings.HasPrefix(line, "#") || len(col) < 8 || strings.ContainsAny(col[0], "-.") {
				continue
			}
			for len(col) < 10 {
				col = append(col, "_")
			}
			head, _ := strconv.Atoi(col[6])
			tok := corpus.Token{Form: col[1], Lemma: col[2], UPOS: col[3], XPOS: col[4], Head: head, DepRel: col[7]}
			if col[5] != "_" {
				tok.Feats = col[5]
			}
			tok.Start = b.Len()
			b.WriteString(col[1])
			tok.End = b.Len()
			tok.SpaceAfter = !strings.Contains(col[9], "SpaceAfter=No")
			if tok.SpaceAfter {
				b.WriteByte(' ')
			}
			s.Tokens = append(s.Tokens, tok)
			misc = append(misc, col[9])
		}
		if len(s.Tokens) == 0 {
			continue
		}
		s.End = s.Tokens[len(s.Tokens)-1].End
		d.Sentences = append(d.Sentences, s)
		if continues {
			d.Blocks[s.Block].End = s.End
		} else {
			d.Blocks = append(d.Blocks, corpus.Block{Span: s.Span})
		}
		addMentions(d, len(d.Sentences)-1, misc)
		b.WriteString("\n")
	}
	d.Text = b.String()
	chainUp(d)
	return d
}

func addMentions(d *corpus.Document, s int, misc []string) {
	toks := d.Sentences[s].Tokens
	tagged := strings.Contains(strings.Join(misc, " "), "NER=")
	tag := func(i int) (string, string) {
		if tagged {
			_, v, ok := strings.Cut(misc[i], "NER=")
			if !ok {
				return "", ""
			}
			v, _, _ = strings.Cut(v, "|")
			bio, typ, _ := strings.Cut(v, "-")
			return bio, typ
		}
		if toks[i].UPOS != "PROPN" {
			return "", ""
		}
		if i > 0 && toks[i-1].UPOS == "PROPN" && toks[i].Rel() != "nmod" && toks[i-1].DepRel != "nmod:desc" && toks[i].Rel() != "appos" && toks[i].Rel() != "conj" {
			return "I", "THING"
		}
		return "B", "THING"
	}
	for i := 0; i < len(toks); i++ {
		bio, typ := tag(i)
		if toks[i].UPOS == "PRON" && !strings.Contains(toks[i].Feats, "PronType=Rel") {
			d.Mentions = append(d.Mentions, corpus.Mention{Span: toks[i].Span, Sentence: s, First: i, Last: i, Head: i, Kind: corpus.Pronoun})
		}
		if bio == "" {
			continue
		}
		last := i
		for last+1 < len(toks) {
			if b, _ := tag(last + 1); b != "I" {
				break
			}
			last++
		}
		m := corpus.Mention{Span: corpus.Span{Start: toks[i].Start, End: toks[last].End}, Sentence: s, First: i, Last: last, Head: i}
		m.Type, _ = corpus.ParseEntityType(typ)
		for j := i; j <= last; j++ {
			if h := toks[j].Head - 1; h < i || h > last {
				m.Head = j
				break
			}
		}
		switch {
		case toks[i].UPOS == "ADJ":
			m.Kind = corpus.Demonym
		case tagged && typ == "":
			m.Kind = corpus.Nominal
		}
		d.Mentions = append(d.Mentions, m)
		i = last
	}
	for i := range misc {
		if _, v, ok := strings.Cut(misc[i], "Ref="); ok {
			v, _, _ = strings.Cut(v, "|")
			n, _ := strconv.Atoi(v)
			for m := range d.Mentions {
				if d.Mentions[m].Sentence == s && d.Mentions[m].First == i && d.Mentions[m].Kind == corpus.Pronoun {
					d.Chains = append(d.Chains, corpus.Chain{Mentions: []int{n - 1, m}, Name: n - 1})
				}
			}
		}
	}
}

// chainUp turns the name numbers of the chains into mention indexes.
func chainUp(d *corpus.Document) {
	var names []int
	for m := range d.Mentions {
		if d.Mentions[m].Kind != corpus.Pronoun {
			names = append(names, m)
		}
	}
	merged := map[int]int{}
	var chains []corpus.Chain
	for _, c := range d.Chains {
		n := c.Mentions[0]
		if n < 0 || n >= len(names) {
			continue
		}
		if at, ok := merged[n]; ok {
			chains[at].Mentions = append(chains[at].Mentions, c.Mentions[1])
			continue
		}
		merged[n] = len(chains)
		chains = append(chains, corpus.Chain{Mentions: []int{names[n], c.Mentions[1]}, Name: names[n], Type: d.Mentions[names[n]].Type})
	}
	d.Chains = chains
}

// dataDir returns the folder of development data, or skips.
func dataDir(t *testing.T) string {
	t.Helper()
	for _, dir := range []string{os.Getenv("TERCET_DATA"), "../../../shared/data"} {
		if dir != "" {
			if _, err := os.Stat(filepath.Join(dir, "README.md")); err == nil {
				return dir
			}
		}
	}
	t.Skip("no development data: set TERCET_DATA")
	return ""
}
