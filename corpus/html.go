package corpus

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var htmlStart = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype html|html|head|body|article|div|meta|title|h1|p)\b`)

// looksLikeHTML tells whether a file begins like a web page.
func looksLikeHTML(head []byte) bool { return htmlStart.Match(head) }

// readHTML reads a web page: its main text by Readability, its title, day,
// outlet and address by its metadata. A page that was not written to its end is
// an error.
func readHTML(f *file) error {
	raw, source, encoding, err := f.text(true)
	if err != nil {
		return err
	}
	if line, cut := cutOff(source); cut {
		return &ReadError{Line: line, Err: errors.New("the page ends in the middle: the file looks cut off; save it again")}
	}
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return fmt.Errorf("not readable as HTML: %w", err)
	}
	d := f.document(raw, encoding)
	main := d.readPage(root, source)
	w := blockWriter{}
	w.walk(main, Paragraph, false)
	w.flush(Paragraph)
	if len(w.out.blocks) == 0 {
		return errors.New("no article text found in the page")
	}
	w.out.fill(d)
	f.yield(d, nil)
	return nil
}

// readPage fills in the metadata of a page and returns the element that holds
// its main text: what Readability finds, else the whole body.
func (d *Document) readPage(root *html.Node, source string) *html.Node {
	d.Meta.URL = pageURL(root, source)
	base, err := url.Parse(d.Meta.URL)
	if err != nil || d.Meta.URL == "" {
		base = nil
	}
	parser := readability.NewParser()
	article, err := parser.ParseDocument(root, base)
	if err != nil {
		return root
	}
	d.Meta.Title, d.Meta.Source = cleanLine(article.Title), cleanLine(article.SiteName)
	if host := hostOf(d.Meta.Source); host != "" {
		d.Meta.Source = host
	}
	if article.PublishedTime != nil {
		d.Meta.Date, _ = parseDate(article.PublishedTime.Format("2006-01-02"))
	}
	if d.Meta.Date == "" {
		d.Meta.Date = pageDate(root)
	}
	d.Meta.Title = withoutOutlet(d.Meta.Title, d.Meta.Source+" "+hostOf(d.Meta.URL))
	d.Meta.Language = strings.ToLower(article.Language[:min(2, len(article.Language))])
	if article.Node == nil || len(strings.Fields(article.TextContent)) < 10 {
		return root
	}
	return article.Node
}

// withoutOutlet returns a title without the outlet's name behind a dash or bar.
func withoutOutlet(title, outlet string) string {
	i := max(strings.LastIndex(title, " - "), strings.LastIndex(title, " | "), strings.LastIndex(title, " – "), strings.LastIndex(title, " — "))
	if i < 0 {
		return title
	}
	outlet = strings.ToLower(outlet)
	for _, w := range strings.Fields(strings.ToLower(title[i:]))[1:] {
		if !strings.Contains(outlet, w) {
			return title
		}
	}
	return title[:i]
}

// cutOff tells whether a page stops inside a tag, or inside elements that HTML
// wants closed and before the end of its body, and on which line.
func cutOff(source string) (line int, cut bool) {
	z := html.NewTokenizer(strings.NewReader(source))
	open, whole, ended := 0, false, false
	for {
		switch z.Next() {
		case html.ErrorToken:
			cut = len(z.Raw()) > 0 || whole && !ended && open > 0
			return 1 + strings.Count(strings.TrimRight(source, "\n"), "\n"), cut
		case html.StartTagToken:
			name, _ := z.TagName()
			switch a := atom.Lookup(name); {
			case a == atom.Html || a == atom.Body:
				whole = true
			case mustClose(a):
				open++
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch a := atom.Lookup(name); {
			case a == atom.Html || a == atom.Body:
				ended = true
			case mustClose(a):
				open--
			}
		}
	}
}

// mustClose tells whether HTML allows no end tag of the element to be left out.
func mustClose(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Span, atom.A, atom.Article, atom.Section, atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Aside,
		atom.Ul, atom.Ol, atom.Table, atom.Em, atom.Strong, atom.B, atom.I, atom.Script, atom.Style, atom.Title, atom.Figure,
		atom.Form, atom.Button, atom.H1, atom.H2, atom.H3, atom.H4, atom.Blockquote:
		return true
	}
	return false
}

// blockWriter lays the text of elements into blocks.
type blockWriter struct {
	out    builder
	line   strings.Builder
	linked int // runes of the line that are links
}

// walk writes what n holds. Kind is that of the surrounding element.
func (w *blockWriter) walk(n *html.Node, kind BlockKind, inLink bool) {
	if n.Type == html.TextNode {
		w.line.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		if inLink {
			w.linked += utf8.RuneCountInString(strings.TrimSpace(n.Data))
		}
		return
	}
	inner, block, skip := kind, true, false
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Form, atom.Button, atom.Select, atom.Head, atom.Video, atom.Audio, atom.Object:
		skip = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		inner = Heading
	case atom.Li, atom.Dd, atom.Dt:
		inner = ListItem
	case atom.Td, atom.Th:
		if isShort(n) {
			inner = ListItem // a cell of data; others lay out the page
		}
	case atom.Figcaption, atom.Caption:
		inner = Caption
	case atom.Nav, atom.Footer, atom.Aside:
		inner = Boilerplate
	case atom.Address:
		inner = Byline
	case atom.A:
		inLink, block = true, false
	case atom.Br:
		w.line.WriteByte('\n')
		return
	case atom.Hr, atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Blockquote, atom.Ul, atom.Ol, atom.Dl,
		atom.Table, atom.Tr, atom.Figure, atom.Pre, atom.Body, atom.Html, atom.Center, atom.Details, atom.Summary:
	default:
		block = n.Type == html.DocumentNode
	}
	if kind == Boilerplate {
		inner = Boilerplate
	}
	if block {
		w.flush(kind)
	}
	if skip {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, inner, inLink)
	}
	if block {
		w.flush(inner)
	}
}

// isShort tells whether an element holds few words.
func isShort(n *html.Node) bool {
	words := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			if words += len(strings.Fields(c.Data)); words > 12 {
				return false
			}
		}
	}
	return true
}

// flush ends a block. A short one that is mostly links is navigation.
func (w *blockWriter) flush(kind BlockKind) {
	text := w.line.String()
	if n := utf8.RuneCountInString(strings.TrimSpace(text)); kind != Heading && w.linked*3 > n*2 && len(strings.Fields(text)) <= 25 && !endsSentence(text) {
		kind = Boilerplate
	}
	// Forced line breaks part paragraphs, unless they only wrap a long one.
	for _, b := range splitBlocks(text) {
		w.out.add(kind, text[b.Start:b.End])
	}
	w.line.Reset()
	w.linked = 0
}
