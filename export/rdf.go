package export

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

func iri(s string) string { return "<" + s + ">" }

// text returns a plain literal.
func text(s string) string { return `"` + ntEscapes.Replace(strings.ToValidUTF8(s, "\ufffd")) + `"` }

func typed(value, datatype string) string { return `"` + value + `"^^` + iri(nsXSD+datatype) }

// day returns a date, or a plain literal if it is not a whole one.
func day(s string) string {
	if !isDay(s) {
		return text(s)
	}
	return typed(s, "date")
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

var ntEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "\x00", "")

// escapeIRI percent-encodes what may not stand in the path of an IRI (RFC
// 3987), so that distinct identifiers stay distinct; letters of all scripts
// stay readable.
func escapeIRI(id string) string {
	var b strings.Builder
	for i := 0; i < len(id); {
		r, size := utf8.DecodeRuneInString(id[i:])
		switch c := id[i : i+size]; {
		case r == utf8.RuneError, r < 0x80 && !strings.ContainsRune(iriASCII, r), r >= 0x80 && !iriLetter(r):
			for _, octet := range []byte(c) {
				fmt.Fprintf(&b, "%%%02X", octet)
			}
		default:
			b.WriteString(c)
		}
		i += size
	}
	return b.String()
}

// iriASCII are the ASCII characters kept as they are.
const iriASCII = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/"

// iriLetter reports whether r is an ucschar of RFC 3987, and none that turns
// the direction of writing.
func iriLetter(r rune) bool {
	switch {
	case r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return false
	case r >= 0xa0 && r <= 0xd7ff, r >= 0xf900 && r <= 0xfdcf, r >= 0xfdf0 && r <= 0xffef:
		return true
	}
	return r >= 0x10000 && r <= 0xdfffd && r&0xffff < 0xfffe
}
