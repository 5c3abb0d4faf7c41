package export

import (
	"bufio"
	"strconv"
	"strings"
	"unicode/utf8"
)

// xmlWriter writes indented elements; its strings lose what XML 1.0 forbids.
// Write errors are sticky in the buffered writer and come out of its Flush.
type xmlWriter struct {
	*bufio.Writer
	depth int
}

func newXMLWriter(w *bufio.Writer) *xmlWriter {
	w.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	return &xmlWriter{Writer: w}
}

// open starts an element with attributes given as name, value, name, value...
func (x *xmlWriter) open(name string, attributes ...string) {
	x.tag(name, attributes)
	x.WriteString(">\n")
	x.depth++
}

func (x *xmlWriter) close(name string) {
	x.depth--
	x.indent()
	x.WriteString("</" + name + ">\n")
}

// empty writes an element without content.
func (x *xmlWriter) empty(name string, attributes ...string) {
	x.tag(name, attributes)
	x.WriteString("/>\n")
}

// text writes an element that holds nothing but text.
func (x *xmlWriter) text(content, name string, attributes ...string) {
	x.tag(name, attributes)
	x.WriteString(">")
	x.WriteString(escapeXML(content))
	x.WriteString("</" + name + ">\n")
}

func (x *xmlWriter) tag(name string, attributes []string) {
	x.indent()
	x.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		x.WriteString(" " + attributes[i] + `="` + escapeXML(attributes[i+1]) + `"`)
	}
}

func (x *xmlWriter) indent() {
	for range x.depth {
		x.WriteString("  ")
	}
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;", "\r", "&#13;")

func escapeXML(s string) string { return xmlEscapes.Replace(printable(s)) }

// printable removes what XML 1.0 forbids and no reader shows: control
// characters other than tab and line ends, surrogates, U+FFFE and U+FFFF, and
// bytes that are not UTF-8.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return r
		case r < ' ' || r == 0x7f || r == 0xfffe || r == 0xffff || r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
}

func formatFloat(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
