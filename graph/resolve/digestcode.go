package resolve

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"

	"tercet/corpus"
	"tercet/graph"
)

// digestLayout is raised when Encode writes something else.
const digestLayout = 8

// errDigest says that bytes are no digest.
var errDigest = errors.New("graph/resolve: broken digest")

// Encode returns the digest as bytes, for DigestReader: a hash of what follows, which takes long to
// make, a checksum of it, which does not, and itself.
func (d *Digest) Encode() []byte {
	c := &coder{seen: make(map[string]int), out: make([]byte, digestHead), digestLists: new(digestLists)}
	d.code(c)
	d.sum = hashOf(c.out[digestHead:])
	copy(c.out, d.sum[:])
	binary.LittleEndian.PutUint32(c.out[len(d.sum):], checksum(c.out[digestHead:]))
	return c.out
}

// digestHead is the length of what Encode writes in front.
const digestHead = len(memoryKey{}) + 4

func checksum(data []byte) uint32 { return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)) }

// DigestReader decodes many digests, one after the other. They share memory, and so are freed together.
// The zero value is ready; it is for one goroutine.
type DigestReader struct {
	strings []string
	lists   digestLists
}

// digestLists are what the small lists of digests are made of.
type digestLists struct {
	texts     slab[string]
	numbers   slab[int]
	aliases   slab[graph.Alias]
	looks     slab[look]
	arguments slab[corpus.Argument]
}

// Decode returns the digest that Encode wrote. Its strings are parts of one copy of data.
func (r *DigestReader) Decode(data []byte) (*Digest, error) {
	if len(data) < digestHead || binary.LittleEndian.Uint32(data[len(memoryKey{}):]) != checksum(data[digestHead:]) {
		return nil, errDigest
	}
	d := &Digest{sum: memoryKey(data[:len(memoryKey{})])}
	c := &coder{reading: true, in: string(data[digestHead:]), strings: r.strings[:0], digestLists: &r.lists}
	d.code(c)
	if r.strings = c.strings; c.broken || c.at < len(c.in) {
		return nil, errDigest
	}
	return d, nil
}

// coder writes values, or reads them into where they were: one description serves both ways.
// Each string is written once.
type coder struct {
	reading bool
	out     []byte
	seen    map[string]int // strings written, numbered from 1
	in      string
	at      int      // what of it has been read
	strings []string // strings read
	broken  bool
	*digestLists
}

// slab is memory for many small slices.
type slab[T any] struct{ free []T }

// slabSize is the number of elements that a slab gets at once.
const slabSize = 256

func (s *slab[T]) take(n int) []T {
	if n > slabSize/8 {
		return make([]T, n)
	}
	if n > len(s.free) {
		s.free = make([]T, slabSize)
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}

func (c *coder) uint(n *uint64) {
	if c.at < len(c.in) && c.in[c.at] < 0x80 { // as most are; nothing is in when writing
		*n = uint64(c.in[c.at])
		c.at++
		return
	}
	c.long(n)
}

// long is uint for numbers of several bytes, and for writing.
func (c *coder) long(n *uint64) {
	if !c.reading {
		c.out = binary.AppendUvarint(c.out, *n)
		return
	}
	*n = 0
	for shift := 0; ; shift += 7 {
		if c.at == len(c.in) || shift > 63 {
			c.fail()
			return
		}
		b := c.in[c.at]
		c.at++
		*n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return
		}
	}
}

// zeros skips so many numbers if they are to be read and all 0.
func (c *coder) zeros(n int) bool {
	const none = "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	if n > len(none) || n > len(c.in)-c.at || c.in[c.at:c.at+n] != none[:n] {
		return false
	}
	c.at += n
	return true
}

// fail ends reading: nothing is left, and all that is still asked for is zero.
func (c *coder) fail() { c.broken, c.at = true, len(c.in) }

// number codes an integer from -1 up.
func (c *coder) number(n *int) {
	u := uint64(*n + 1)
	c.uint(&u)
	*n = int(u) - 1
}

// code codes a small number of any type.
func code[T ~uint8](c *coder, n *T) {
	u := uint64(*n)
	c.uint(&u)
	*n = T(u)
}

func (c *coder) flags(bs ...*bool) {
	var u uint64
	for i, b := range bs {
		if *b {
			u |= 1 << i
		}
	}
	c.uint(&u)
	for i, b := range bs {
		*b = u>>i&1 == 1
	}
}

func (c *coder) float(f *float64) {
	u := math.Float64bits(*f)
	c.uint(&u)
	*f = math.Float64frombits(u)
}

func (c *coder) text(s *string) {
	if !c.reading {
		k := c.seen[*s]
		c.out = binary.AppendUvarint(c.out, uint64(k))
		if k == 0 {
			c.seen[*s] = len(c.seen) + 1
			c.out = binary.AppendUvarint(c.out, uint64(len(*s)))
			c.out = append(c.out, *s...)
		}
		return
	}
	var k, n uint64
	if c.uint(&k); k > 0 {
		if k > uint64(len(c.strings)) {
			c.fail()
			return
		}
		*s = c.strings[k-1]
		return
	}
	if c.uint(&n); n > uint64(len(c.in)-c.at) {
		c.fail()
		return
	}
	*s = c.in[c.at : c.at+int(n)]
	c.at += int(n)
	c.strings = append(c.strings, *s)
}

func (c *coder) each(ss ...*string) {
	for _, s := range ss {
		c.text(s)
	}
}

// list codes a slice, one element after the other.
func list[T any](c *coder, s *[]T, one func(*T)) {
	listIn(c, s, one, func(n int) []T { return make([]T, n) })
}

// textList and the like are list for what is short and frequent.
func (c *coder) textList(s *[]string) { listIn(c, s, c.text, c.texts.take) }
func (c *coder) numberList(s *[]int)  { listIn(c, s, c.number, c.numbers.take) }
func (c *coder) aliasList(s *[]graph.Alias) {
	listIn(c, s, func(a *graph.Alias) {
		c.text(&a.Name)
		c.number(&a.Count)
	}, c.aliases.take)
}
func (c *coder) argumentList(s *[]corpus.Argument) {
	listIn(c, s, func(a *corpus.Argument) { codeArgument(c, a) }, c.arguments.take)
}

func listIn[T any](c *coder, s *[]T, one func(*T), memory func(n int) []T) {
	n := uint64(len(*s))
	if c.uint(&n); c.reading {
		if n > uint64(len(c.in)-c.at) { // no element is shorter than a byte
			c.fail()
			return
		}
		if *s = nil; n > 0 {
			*s = memory(int(n))
		}
	}
	for i := range *s {
		one(&(*s)[i])
	}
}

// optional codes what a pointer leads to.
func optional[T any](c *coder, p **T, one func(*T)) {
	there := *p != nil
	if c.flags(&there); !there {
		return
	}
	if c.reading {
		*p = new(T)
	}
	one(*p)
}

func (c *coder) span(s *corpus.Span) {
	c.number(&s.Start)
	c.number(&s.End)
}

func (d *Digest) code(c *coder) {
	c.each(&d.ID, &d.Text)
	m := &d.Meta
	c.each(&m.Title, &m.Date, &m.Source, &m.URL, &m.Path, &m.Encoding, &m.Language, &m.Hash)
	list(c, &d.sentences, c.span)
	list(c, &d.mentions, func(m *mention) {
		c.span(&m.Span)
		c.number(&m.sentence)
		code(c, &m.kind)
		c.textList(&m.deeds)
	})
	c.number(&d.told)
	c.number(&d.words)
	list(c, &d.terms, func(t *term) {
		c.text(&t.word)
		c.number(&t.count)
		c.flags(&t.name)
	})
	c.each(&d.print.ID, &d.print.Date)
	c.uint(&d.print.Whole)
	list(c, &d.print.Parts, c.uint)
	c.numberList(&d.unitOf)
	list(c, &d.units, func(u *facts) { u.code(c) })
	list(c, &d.propositions, func(p *corpus.Proposition) { codeProposition(c, p) })
	list(c, &d.doubtful, func(p *corpus.Proposition) { codeProposition(c, p) })
	d.codeCited(c)
}

func (d *Digest) codeCited(c *coder) {
	sentences := sortedKeys(d.cited)
	c.numberList(&sentences)
	if c.reading {
		d.cited = make(map[int][]string, len(sentences))
	}
	for _, s := range sentences {
		words := d.cited[s]
		c.textList(&words)
		d.cited[s] = words
	}
}

// code codes what a document alone says of a unit.
func (u *facts) code(c *coder) {
	c.aliasList(&u.names)
	c.aliasList(&u.titled)
	c.aliasList(&u.demonyms)
	c.textList(&u.nominals)
	c.numberList(&u.at)
	c.textList(&u.shown)
	listIn(c, &u.looks, func(l *look) {
		c.text(&l.head)
		c.textList(&l.mods)
		c.textList(&l.proper)
		c.textList(&l.owners)
		c.flags(&l.plural, &l.single, &l.definite)
		optional(c, &l.owner, func(o *owner) {
			c.number(&o.unit)
			c.text(&o.owned)
			c.flags(&o.official)
		})
		optional(c, &l.role, func(k *role) { c.each(&k.head, &k.of) })
		c.text(&l.key)
		c.text(&l.mark)
	}, c.looks.take)
	c.textList(&u.roles)
	for t := range u.types {
		if c.zeros(len(u.types) - t) { // as things have, and the rest for most names
			break
		}
		n := uint64(u.types[t])
		c.uint(&n)
		u.types[t] = int32(n)
	}
	c.each(&u.said.key, &u.said.head)
	c.number(&u.said.words)
	c.flags(&u.said.anchored)
	c.flags(&u.owned, &u.opens)
	c.number(&u.male)
	c.number(&u.female)
	c.number(&u.mentions)
	c.number(&u.sentence)
	c.number(&u.start)
}

func codeProposition(c *coder, p *corpus.Proposition) {
	argument := func(a *corpus.Argument) { codeArgument(c, a) }
	c.number(&p.Sentence)
	argument(&p.Subject)
	argument(&p.Object)
	c.each(&p.Relation.Canonical, &p.Relation.Wording, &p.Rule)
	c.argumentList(&p.Arguments)
	list(c, &p.Said, func(a *corpus.Attribution) {
		argument(&a.Speaker)
		c.text(&a.Verb)
		c.flags(&a.Quoted)
	})
	code(c, &p.Polarity)
	code(c, &p.Factuality)
	optional(c, &p.Time, argument)
	optional(c, &p.Place, argument)
	c.float(&p.Confidence)
}

// codeArgument codes what resolution reads of an argument: not where it stands.
func codeArgument(c *coder, a *corpus.Argument) {
	c.each(&a.Text, &a.Case)
	code(c, &a.Type)
	c.number(&a.Mention)
	optional(c, &a.Value, func(v *corpus.Value) {
		c.float(&v.Number)
		c.each(&v.Unit, &v.Start, &v.End)
	})
}
