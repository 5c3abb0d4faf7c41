package corpus

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var savedFrom = regexp.MustCompile(`<!-- saved from url=\(\d+\)(\S+) -->`)

// pageURL returns the address that a page gives for itself: its canonical link,
// og:url, or the comment that browsers leave in a page they save. The front
// page's address, which some sites give everywhere, names no article.
func pageURL(root *html.Node, source string) string {
	var candidates []string
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical"):
			candidates = append(candidates, attr(n, "href"))
		case n.DataAtom == atom.Meta && attr(n, "property") == "og:url":
			candidates = append(candidates, attr(n, "content"))
		}
	}
	if m := savedFrom.FindStringSubmatch(source[:min(len(source), sniffBytes)]); m != nil {
		candidates = append(candidates, m[1])
	}
	for _, c := range candidates {
		u, err := url.Parse(strings.TrimSpace(c))
		if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && (strings.Trim(u.Path, "/") != "" || u.RawQuery != "") {
			u.Fragment = ""
			return u.String()
		}
	}
	return ""
}

// pageDate returns the day of publication that a page's elements give, where the
// metadata that Readability reads has none.
func pageDate(root *html.Node) string {
	best, bestRank := "", len(dateRanks)
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		rank, value := dateOf(n)
		if rank >= bestRank {
			continue
		}
		if date, ok := parseDate(value); ok {
			best, bestRank = date, rank
		}
	}
	return best
}

// dateRanks are the names under which metadata gives the day of publication, the
// most trusted first; the last two stand for <time> elements.
var dateRanks = []string{
	"article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dcterms.created",
	"parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "publication_date", "pubdate", "article.published", "dc.date", "dcterms.date", "date",
	"<time published>", "<time>",
}

// dateOf returns the rank of an element that gives a date, and the date's text;
// rank len(dateRanks) means that it gives none.
func dateOf(n *html.Node) (rank int, value string) {
	name := strings.ToLower(attr(n, "itemprop"))
	if n.DataAtom == atom.Meta && name == "" {
		name = strings.ToLower(attr(n, "property") + attr(n, "name"))
	}
	for i, r := range dateRanks {
		if name == r {
			return i, attr(n, "content") + " " + attr(n, "datetime")
		}
	}
	if n.DataAtom != atom.Time || attr(n, "datetime") == "" {
		return len(dateRanks), ""
	}
	if class := strings.ToLower(attr(n, "class") + attr(n, "pubdate")); strings.Contains(class, "publish") || strings.Contains(class, "entry-date") {
		return len(dateRanks) - 2, attr(n, "datetime")
	}
	return len(dateRanks) - 1, attr(n, "datetime")
}

// attr returns an attribute's value, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
