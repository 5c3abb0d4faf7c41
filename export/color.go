package export

import (
	"fmt"
	"math"

	"tercet/corpus"
	"tercet/graph"
)

// rgb is a colour, 0xRRGGBB.
type rgb uint32

func (c rgb) r() uint8 { return uint8(c >> 16) }
func (c rgb) g() uint8 { return uint8(c >> 8) }
func (c rgb) b() uint8 { return uint8(c) }

// String returns the colour as "#rrggbb".
func (c rgb) String() string { return fmt.Sprintf("#%06x", uint32(c)) }

// palette is Paul Tol's "light" scheme: it keeps apart under every common kind
// of colour blindness, and black text is legible on each.
var palette = [...]rgb{0x77aadd, 0xee8866, 0xeedd88, 0xffaabb, 0x99ddff, 0x44bb99, 0xbbcc33, 0xaaaa00}

// The colours beside the palette: small communities and values; lines.
const (
	other     rgb = 0xdddddd
	ink       rgb = 0x222222
	lineText  rgb = 0x444c55
	lineFact  rgb = 0x556677
	lineOther rgb = 0x99a3ad // claimed, planned, possible
	lineNot   rgb = 0xcc3311
	lineUnsay rgb = 0xdd8877 // a denial that somebody claims
)

// hsv returns the colour as hue, saturation and value in [0, 1], the one form
// of colour that Graphviz and Gephi's DOT reader agree on.
func (c rgb) hsv() string {
	r, g, b := float64(c.r()), float64(c.g()), float64(c.b())
	most, least := max(r, g, b), min(r, g, b)
	span := most - least
	var hue, saturation float64
	if span > 0 {
		saturation = span / most
		switch most {
		case r:
			hue = math.Mod((g-b)/span+6, 6)
		case g:
			hue = (b-r)/span + 2
		default:
			hue = (r-g)/span + 4
		}
	}
	return fmt.Sprintf("%.4f %.4f %.4f", hue/6, saturation, most/255)
}

func communityColor(number int) rgb {
	if number < len(palette) {
		return palette[number]
	}
	return other
}

func typeColor(t corpus.EntityType) rgb {
	if t.IsName() {
		return palette[t-corpus.Person]
	}
	return other
}

func lineColor(s *graph.Statement) rgb {
	switch firm := s.Factuality == corpus.Fact; {
	case s.Polarity == corpus.Negated && firm:
		return lineNot
	case s.Polarity == corpus.Negated:
		return lineUnsay
	case firm:
		return lineFact
	}
	return lineOther
}
