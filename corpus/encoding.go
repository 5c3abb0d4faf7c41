package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	textunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

var (
	errPDF    = errors.New("a PDF file; convert it first, for example with pdftotext")
	errOffice = errors.New("an office document; save it as text or HTML first")
)

// magics are the first bytes of files that are not text.
var magics = []struct {
	prefix string
	err    error
}{
	{"%PDF-", errPDF},
	{"PK\x03\x04", errors.New("a zip archive or office document; unpack it, or save it as text or HTML first")},
	{"\xD0\xCF\x11\xE0", errOffice},
	{"{\\rtf", errOffice},
	{"\x1F\x8B", errors.New("a gzip file; unpack it first")},
	{"BZh", errors.New("a bzip2 file; unpack it first")},
	{"\xFD7zXZ", errors.New("an xz file; unpack it first")},
	{"\x28\xB5\x2F\xFD", errors.New("a zstd file; unpack it first")},
	{"\x89PNG", errors.New("a picture, not a text")},
	{"\xFF\xD8\xFF", errors.New("a picture, not a text")},
	{"GIF8", errors.New("a picture, not a text")},
	{"\x7FELF", errors.New("a program, not a text")},
	{"SQLite format 3", errors.New("a database, not a text")},
}

// knownBinary returns an error if a file that begins with head is not text.
func knownBinary(head []byte) error {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return m.err
		}
	}
	if bytes.IndexByte(head, 0) >= 0 && utf16Of(head) == "" {
		return errors.New("a binary file (it holds NUL bytes), not a text")
	}
	return nil
}

// utf16Of returns "utf-16le" or "utf-16be" if data is UTF-16, with a byte order
// mark or with the zeros that Latin letters leave on one side, else "".
func utf16Of(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return "utf-16le"
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return "utf-16be"
	}
	data = data[:min(len(data), sniffBytes)]
	var zeros [2]int
	for i, b := range data {
		if b == 0 {
			zeros[i%2]++
		}
	}
	most := len(data) / 2 * 7 / 10
	switch {
	case zeros[1] > most && zeros[0] == 0:
		return "utf-16le"
	case zeros[0] > most && zeros[1] == 0:
		return "utf-16be"
	}
	return ""
}

// decode returns data as UTF-8 and the name of its encoding in the WHATWG list.
// replaced counts the bytes or units that its encoding does not allow and that
// became U+FFFD. isHTML has the encoding that meta tags declare looked at.
func decode(data []byte, isHTML bool) (text string, name string, replaced int) {
	if bytes.HasPrefix(data, []byte("\uFEFF")) {
		data = data[3:]
		text, replaced = validUTF8(data)
		return text, "utf-8", replaced
	}
	if name = utf16Of(data); name != "" {
		order := textunicode.LittleEndian
		if name == "utf-16be" {
			order = textunicode.BigEndian
		}
		text = decodeAs(textunicode.UTF16(order, textunicode.UseBOM), data)
		return text, name, strings.Count(text, "\uFFFD")
	}
	if utf8.Valid(data) {
		return string(data), "utf-8", 0
	}
	if wellFormed, bad := countUTF8(data); wellFormed >= bad {
		text, replaced = validUTF8(data)
		return text, "utf-8", replaced
	}
	enc, name := guessEncoding(data, isHTML)
	text = decodeAs(enc, data)
	return text, name, strings.Count(text, "\uFFFD")
}

// decodeAs decodes data; what cannot be decoded becomes U+FFFD.
func decodeAs(enc encoding.Encoding, data []byte) string {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		s, _ := validUTF8(data)
		return s
	}
	return string(out)
}

// guessEncoding names the encoding of data, which is not UTF-8: what the page
// declares, else windows-1252 while the bytes beyond ASCII are as few as in a
// Western text, else what a statistical detector finds.
func guessEncoding(data []byte, isHTML bool) (encoding.Encoding, string) {
	if isHTML {
		if enc, name, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], ""); name != "utf-8" && name != "windows-1252" {
			return enc, name
		}
	}
	const westernShare = 12 // one byte in so many
	high := 0
	for _, b := range data {
		if b >= 0x80 {
			high++
		}
	}
	if high*westernShare > len(data) {
		if best, err := chardet.NewTextDetector().DetectBest(data[:min(len(data), 1<<16)]); err == nil {
			if enc, err := htmlindex.Get(best.Charset); err == nil {
				if name, err := htmlindex.Name(enc); err == nil && name != "utf-8" {
					return enc, name
				}
			}
		}
	}
	enc, _ := htmlindex.Get("windows-1252")
	return enc, "windows-1252"
}

// countUTF8 counts the well-formed multi-byte sequences and the bytes that fit
// into none.
func countUTF8(data []byte) (wellFormed, bad int) {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			wellFormed++
		}
		i += n
	}
	return wellFormed, bad
}

// validUTF8 replaces each byte that is not UTF-8 by U+FFFD.
func validUTF8(data []byte) (string, int) {
	_, bad := countUTF8(data)
	if bad == 0 {
		return string(data), 0
	}
	return string([]rune(string(data))), bad
}

// replacedWarning says that n bytes were replaced.
func replacedWarning(n int, name string) *ReadError {
	return &ReadError{Kept: true, Err: fmt.Errorf("%d bytes are not valid %s and were replaced; check how the file was saved", n, name)}
}

// cleanText normalises what differs between files and not between texts: line
// ends become \n, letters and their accents are joined (NFC), fixed spaces become
// spaces, and invisible characters go.
func cleanText(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\t':
			return r
		case '\u0085', '\u2028', '\u2029', '\v', '\f':
			return '\n'
		case '\u00AD', '\u200B', '\u200E', '\u200F', '\u2060', '\uFEFF':
			return -1
		}
		switch {
		case unicode.IsControl(r):
			return -1
		case unicode.Is(unicode.Zs, r):
			return ' '
		}
		return r
	}, s))
}
