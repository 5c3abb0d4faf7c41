package corpus

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

var (
	frontMatterStart = regexp.MustCompile(`^(?:---|\+\+\+)[ \t]*\r?\n`)
	markdownSign     = regexp.MustCompile(`(?m)^(?:#{1,6} \S|!?\[[^\]\n]+\]\([^)\n]+\)|\x60{3})`)
)

// looksLikeMarkdown tells whether a file begins with front matter or has a line
// that only Markdown would have.
func looksLikeMarkdown(head []byte) bool {
	return frontMatterStart.Match(head) || markdownSign.Match(head)
}

// readMarkdown reads a file of CommonMark, with tables, as one document. Front
// matter between lines of --- (YAML) or +++ (TOML) may give title, date, source
// and url, and id.
func readMarkdown(f *file) error {
	raw, source, encoding, err := f.text(false)
	if err != nil {
		return err
	}
	d := f.document(raw, encoding)
	front, body := cutFrontMatter(source)
	d.ID, d.Meta.Title, d.Meta.Source, d.Meta.URL = front["id"], front["title"], front["source"], front["url"]
	var badDate error
	var ok bool
	if d.Meta.Date, ok = parseDate(front["date"]); !ok && front["date"] != "" {
		badDate = dateWarning(front["date"])
	}
	var b builder
	w := markdownWriter{source: []byte(body), out: &b}
	w.walk(goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser().Parse(text.NewReader(w.source)), Paragraph)
	if len(b.blocks) == 0 {
		return errEmpty
	}
	b.fill(d)
	if badDate != nil && !f.yield(nil, badDate) {
		return nil
	}
	f.yield(d, nil)
	return nil
}

// cutFrontMatter returns the plain "key: value" lines of the front matter, with
// keys in lower case, and what follows it.
func cutFrontMatter(source string) (map[string]string, string) {
	fields := map[string]string{}
	start := frontMatterStart.FindString(source)
	if start == "" {
		return fields, source
	}
	fence := strings.TrimSpace(start)
	head, body, ok := strings.Cut(source[len(start):], "\n"+fence)
	if !ok {
		return fields, source
	}
	separator := ":"
	if fence == "+++" {
		separator = "="
	}
	for line := range strings.Lines(head) {
		key, value, ok := strings.Cut(line, separator)
		if !ok || strings.HasPrefix(key, " ") || strings.HasPrefix(key, "#") {
			continue
		}
		value = strings.TrimSpace(value)
		if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
			value = value[1 : n-1]
		}
		fields[strings.ToLower(strings.TrimSpace(key))] = value
	}
	_, body, _ = strings.Cut(body, "\n")
	return fields, body
}

// markdownWriter lays the text of a Markdown tree into blocks.
type markdownWriter struct {
	source []byte
	out    *builder
}

// walk writes what n holds. Kind is that of the surrounding element; code and
// raw HTML are no text.
func (w *markdownWriter) walk(n ast.Node, kind BlockKind) {
	switch n.Kind() {
	case ast.KindHeading:
		w.out.add(Heading, w.inline(n))
		return
	case ast.KindParagraph, ast.KindTextBlock:
		w.out.addLines(kind, w.inline(n))
		return
	case ast.KindListItem:
		kind = ListItem
	case ast.KindHTMLBlock:
		w.out.add(kind, plainHTML(n, w.source))
		return
	case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindThematicBreak:
		return
	}
	if n.Kind().String() == "TableCell" {
		w.out.add(ListItem, w.inline(n))
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.walk(c, kind)
	}
}

// inline returns the text below n, with a line break where one is forced.
func (w *markdownWriter) inline(n ast.Node) string {
	var sb strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch t := n.(type) {
		case *ast.Text:
			sb.WriteString(html.UnescapeString(string(unescape(t.Segment.Value(w.source)))))
			switch {
			case t.HardLineBreak():
				sb.WriteByte('\n')
			case t.SoftLineBreak():
				sb.WriteByte(' ')
			}
		case *ast.String:
			sb.Write(t.Value)
		case *ast.AutoLink:
			sb.Write(t.Label(w.source))
		case *ast.Image, *ast.RawHTML:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return sb.String()
}

var backslash = regexp.MustCompile(`\\([!-/:-@\[-\x60{-~])`)

// unescape drops the backslash before punctuation.
func unescape(b []byte) []byte {
	if bytes.IndexByte(b, '\\') < 0 {
		return b
	}
	return backslash.ReplaceAll(b, []byte("$1"))
}

// plainHTML returns the text of a block of HTML inside Markdown.
func plainHTML(n ast.Node, source []byte) string {
	var sb strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		sb.Write(line.Value(source))
	}
	root, err := html.Parse(strings.NewReader(sb.String()))
	if err != nil {
		return ""
	}
	w := blockWriter{}
	w.walk(root, Paragraph, false)
	w.flush(Paragraph)
	return w.out.text.String()
}
