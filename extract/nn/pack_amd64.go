package nn

import (
	"encoding/binary"
	"slices"
)

const (
	// groupQuads is how many quads AVX2's gemm adds in int16.
	groupQuads = 3
	// quadSize is four weights of each of 16 columns.
	quadSize = 64
	// maxLoad is the most that the positive weights, or the negative ones, that
	// meet in one int16 may come to: 128*255 = 32640.
	maxLoad = 128
)

// packAVX2 lays out panels of 16 columns for a processor without VPDPBUSD, which
// adds products of bytes in int32. VPMADDUBSW adds pairs of them in int16; to
// widen each result costs as much as the products. So packAVX2 puts up to
// groupQuads quads (four of the depth each) together whose sums fit an int16
// whatever the activations are: the weights are known. As sums of integers have
// no order, any quads may meet: each goes, the heaviest first, to the first
// group with room for it (first-fit decreasing, Johnson 1973). Trained weights
// leave one group in a thousand with a gap.
//
// A panel is the offset of its weights (uint64), the place in the row of
// activations of every quad (uint32), zeros up to a multiple of 64 bytes, and the
// quads' weights, four of each column in turn. A gap is a quad of zeros.
// Activations are those of packVNNI.
func packAVX2(w []int8, out, in int) (panels [][]byte, start []int32) {
	plain, start := packAVXVNNI(w, out, in)
	var g grouping
	packed := make([]byte, 0, len(plain)*(len(plain[0])+len(plain[0])/8))
	for _, panel := range plain {
		from := len(packed)
		packed = g.append(packed, panel)
		panels = append(panels, packed[from:len(packed):len(packed)])
	}
	return panels, start
}

// load is what meets in the int16 sums of a quad or a group: two sums for each
// of 16 columns, positive and negative weights apart, four numbers a word.
type load [16]uint64

// weigh returns the load of a quad, and the sum of it all.
func weigh(quad []byte) (l load, total uint64) {
	const ones, pairs = 0x0101010101010101, 0x00ff00ff00ff00ff
	var sum uint64
	for i := range len(l) / 2 {
		x := binary.LittleEndian.Uint64(quad[8*i:])
		sign := x >> 7 & ones
		negative := sign * 255
		p, n := x&^negative, (^x&negative)+sign
		p, n = p&pairs+p>>8&pairs, n&pairs+n>>8&pairs
		l[2*i], l[2*i+1] = p, n
		sum += p + n
	}
	sum = sum&0x0000ffff0000ffff + sum>>16&0x0000ffff0000ffff
	return l, sum&0xffffffff + sum>>32
}

// fits reports whether no sum of both loads is above maxLoad.
func (l *load) fits(m *load) bool {
	const room = (1<<15 - 1 - maxLoad) * 0x0001000100010001
	for i := 0; i < len(l); i += 4 {
		a, b, c, d := l[i]+m[i], l[i+1]+m[i+1], l[i+2]+m[i+2], l[i+3]+m[i+3]
		if ((a+room)|(b+room)|(c+room)|(d+room))&0x8000800080008000 != 0 {
			return false
		}
	}
	return true
}

func (l *load) add(m *load) {
	for i := range l {
		l[i] += m[i]
	}
}

// grouping puts the quads of a panel into groups. The zero value is ready; its
// memory is reused.
type grouping struct {
	loads  []load   // of the quads
	order  []uint64 // the quads, the heaviest first, in the lower halves
	groups []group
}

// group is a number of quads and what they come to.
type group struct {
	load  load
	quads [groupQuads]int
	size  int
}

// append packs a panel and appends it to b.
func (g *grouping) append(b, panel []byte) []byte {
	g.weigh(panel)
	g.fill()
	from := len(b)
	offset := roundUp(8+4*groupQuads*len(g.groups), 64)
	b = binary.LittleEndian.AppendUint64(b, uint64(offset))
	for i := range g.groups {
		for _, q := range g.groups[i].quads { // of a gap: the first
			b = binary.LittleEndian.AppendUint32(b, uint32(4*q))
		}
	}
	var zeros [max(64, quadSize)]byte
	b = append(b, zeros[:from+offset-len(b)]...)
	for i := range g.groups {
		for k, q := range g.groups[i].quads {
			quad := zeros[:quadSize]
			if k < g.groups[i].size {
				quad = panel[q*quadSize:][:quadSize]
			}
			b = append(b, quad...)
		}
	}
	return b
}

// weigh sets loads and order; quads of zeros are left out but for the first.
func (g *grouping) weigh(panel []byte) {
	g.loads, g.order = g.loads[:0], g.order[:0]
	for q := range len(panel) / quadSize {
		l, total := weigh(panel[q*quadSize:])
		g.loads = append(g.loads, l)
		if total > 0 || q == 0 {
			g.order = append(g.order, ^total<<32|uint64(q))
		}
	}
	slices.Sort(g.order)
}

// fill sets groups.
func (g *grouping) fill() {
	g.groups = g.groups[:0]
	open := 0 // the groups before it are full
next:
	for _, key := range g.order {
		q := int(uint32(key))
		for i := open; i < len(g.groups); i++ {
			if at := &g.groups[i]; at.size < groupQuads && at.load.fits(&g.loads[q]) {
				at.load.add(&g.loads[q])
				at.quads[at.size] = q
				at.size++
				continue next
			}
		}
		g.groups = append(g.groups, group{load: g.loads[q], quads: [groupQuads]int{q}, size: 1})
		for open < len(g.groups) && g.groups[open].size == groupQuads {
			open++
		}
	}
}
