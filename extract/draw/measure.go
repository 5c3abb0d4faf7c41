package draw

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// shown is what a picture shows of s: one line of at most longest letters.
func shown(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	letters := 0
	for i := range s {
		if letters++; letters > longest {
			return s[:i] + "…"
		}
	}
	return s
}

// advances are the widths of the characters from space to tilde in Arial and
// the fonts made to its measure, in thousandths of the font's size.
var advances = [...]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
}

// measure returns the width of s in whole pixels: exact for plain letters, an upper
// estimate for others.
func measure(s string, size int) float64 {
	sum := 0
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~':
			sum += int(advances[r-' '])
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case r > 0xffff || width.LookupRune(r).Kind() == width.EastAsianWide:
			sum += 1000
		case unicode.IsUpper(r):
			sum += 750
		default:
			sum += 600
		}
	}
	return math.Ceil(float64(sum*size) / 1000)
}
