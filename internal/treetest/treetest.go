// Package treetest makes documents with random trees, for fuzzing the stages that
// read trees: words, tags, relations and heads that no parser would give, in
// every shape, with names and chains over them.
package treetest

import (
	"hash/fnv"
	"math/rand"
	"strings"

	"tercet/corpus"
)

// Document makes a document of one to five sentences of up to 300 words out of
// data: each choice takes up some of its bytes, and where they end goes on with
// numbers seeded by them. Heads may be out of bounds or run in circles. Every
// other document has mentions and chains as well as names.
func Document(data []byte) *corpus.Document {
	h := fnv.New64a()
	h.Write(data)
	g := &generator{data: data, rest: rand.New(rand.NewSource(int64(h.Sum64())))}
	g.doc = &corpus.Document{ID: "random", Meta: corpus.Meta{Date: g.word([]string{"", "2020-02-30", "2021-05-01"})}}
	long := g.pick(8) == 0
	for range 1 + g.pick(5) {
		n := g.pick(19)
		if long {
			n = g.pick(301)
		}
		g.sentence(n)
	}
	g.chains()
	return g.doc
}

type generator struct {
	data []byte
	rest *rand.Rand
	doc  *corpus.Document
}

// pick returns a number below n.
func (g *generator) pick(n int) int {
	if len(g.data) < 2 {
		return g.rest.Intn(n)
	}
	v := int(g.data[0])
	g.data = g.data[1:]
	if n > 256 {
		v = v<<8 | int(g.data[0])
		g.data = g.data[1:]
	}
	return v % n
}

func (g *generator) word(list []string) string { return list[g.pick(len(list))] }

// sentence adds a sentence of n words in a block of its own or the last one.
func (g *generator) sentence(n int) {
	d := g.doc
	s := corpus.Sentence{Span: corpus.Span{Start: len(d.Text)}, Block: len(d.Blocks), Score: -float32(g.pick(100)) / 50}
	joins := len(d.Blocks) > 0 && g.pick(3) == 0
	if joins {
		s.Block--
	}
	head := shapes[g.pick(len(shapes))]
	for i := range n {
		f := g.word(forms)
		if g.pick(40) == 0 {
			f = ""
		}
		t := corpus.Token{Form: f, Lemma: strings.ToLower(f), UPOS: g.word(tags), XPOS: g.word(xpos), DepRel: g.word(relations), Head: head(g, i, n), SpaceAfter: g.pick(3) > 0}
		if g.pick(4) == 0 {
			t.Feats = g.word(features)
		}
		t.Start = len(d.Text)
		d.Text += f
		t.End = len(d.Text)
		if t.SpaceAfter {
			d.Text += " "
		}
		s.Tokens = append(s.Tokens, t)
	}
	s.End = len(d.Text)
	d.Text += "\n"
	for range g.pick(4) {
		g.mention(&s, n)
	}
	d.Sentences = append(d.Sentences, s)
	if joins {
		d.Blocks[s.Block].End = s.End
	} else {
		d.Blocks = append(d.Blocks, corpus.Block{Span: s.Span, Kind: corpus.BlockKind(g.pick(6))})
	}
}

// shapes say where the head of word i of n is, as in Token.Head.
var shapes = []func(g *generator, i, n int) int{
	func(g *generator, _, n int) int { return g.pick(n + 1) },       // anything, with cycles
	func(g *generator, _, n int) int { return g.pick(n+20) - 10 },   // also out of bounds
	func(_ *generator, i, _ int) int { return i },                   // a chain that goes down to the right
	func(_ *generator, i, n int) int { return (i + 2) % (n + 1) },   // and to the left
	func(_ *generator, i, n int) int { return i % 2 * (i/2 + 1) },   // a comb
	func(_ *generator, i, _ int) int { return (i + 1) / 2 },         // a binary tree
	func(_ *generator, i, n int) int { return star(i, n/2) },        // a star around the middle
	func(g *generator, i, _ int) int { return max(0, i-g.pick(4)) }, // a tree much like a sentence's
}

func star(i, middle int) int {
	if i == middle {
		return 0
	}
	return middle + 1
}

// mention adds a mention of up to three words of s, mostly a name.
func (g *generator) mention(s *corpus.Sentence, n int) {
	if n == 0 {
		return
	}
	a := g.pick(n)
	b := min(a+g.pick(3), n-1)
	kind := corpus.Name
	if g.pick(3) == 0 {
		kind = corpus.MentionKind(g.pick(4))
	}
	g.doc.Mentions = append(g.doc.Mentions, corpus.Mention{
		Span: corpus.Span{Start: s.Tokens[a].Start, End: s.Tokens[b].End}, Sentence: len(g.doc.Sentences), First: a, Last: b,
		Head: a + g.pick(b-a+1), Kind: kind, Type: corpus.EntityType(g.pick(8)),
	})
}

// chains puts some of the mentions into chains.
func (g *generator) chains() {
	d := g.doc
	if g.pick(2) == 0 {
		return
	}
	for m := 0; m < len(d.Mentions); {
		n := min(1+g.pick(4), len(d.Mentions)-m)
		c := corpus.Chain{Type: corpus.EntityType(g.pick(8)), Name: m + g.pick(n), Roles: []string{"president of ada", "chief"}[:g.pick(3)]}
		for k := range n {
			c.Mentions = append(c.Mentions, m+k)
		}
		d.Chains = append(d.Chains, c)
		m += n
	}
}

// What the rules ask for by name, and some that they do not.
var (
	forms = strings.Fields(`Ada ada ADA Ada's said that not no one none of president minister company country the The a “ ” " ' – - to accept refused
		May June Monday 2020 2,5 1990s who which whose where when how he she it they his their we I you himself will might been is are was 's ’s and or
		nor neither , . ( ) : ; ? ! succeed in at by with as on according say says told may give if whether there five $ million such including only
		first so called former Kazakh Russia Talamar U.S. US Mr. St. Q A deny accused ago earlier next day years aged between both 69 é 中 Ⅷ ﬁ İ ß`)
	relations = append(strings.Fields(`root nsubj nsubj:pass nsubj:outer obj iobj obl obl:agent obl:unmarked xcomp ccomp advcl advcl:relcl acl acl:relcl
		conj cc cc:preconj case mark aux aux:pass cop nmod nmod:poss nmod:desc nmod:unmarked appos amod compound compound:prt flat fixed goeswith det det:predet
		advmod parataxis punct expl nummod csubj csubj:outer dep list orphan discourse vocative reparandum dislocated`), "")
	tags     = append(strings.Fields(`VERB NOUN PROPN PRON ADJ ADV AUX ADP DET NUM PUNCT SCONJ CCONJ PART SYM INTJ X`), "")
	xpos     = append(strings.Fields(`VBD VBN VBG VB VBZ VBP NN NNS NNP NNPS MD IN TO RP WP WDT PRP PRP$ CD JJ JJS HYPH -LRB- _`), "")
	features = strings.Fields(`Number=Plur Number=Sing PronType=Rel PronType=Int PronType=Dem VerbForm=Fin VerbForm=Inf|Mood=Ind Polarity=Neg | =`)
)
