package corpus

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const monthNames = `(?i:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sep(?:t(?:ember|\.)?|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)`

// datePatterns find a full date in running text. Groups are named y, m, d, and
// M for a month in letters. Where day and month are both numbers, only the forms
// whose order is settled are read.
var datePatterns = []*regexp.Regexp{
	regexp.MustCompile(`\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:\b|T)`),
	regexp.MustCompile(`\b(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<M>` + monthNames + `),? (?P<y>\d{4})\b`),
	regexp.MustCompile(`(?:\b|^)(?P<M>` + monthNames + `) (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})\b`),
	regexp.MustCompile(`\b(?P<y>\d{4})/(?P<m>\d{2})/(?P<d>\d{2})\b`),
	regexp.MustCompile(`\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})\b`),
	regexp.MustCompile(`\b(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})\b`),
	regexp.MustCompile(`\b(?P<d>\d{1,2})-(?P<M>` + monthNames + `)-(?P<y>\d{4})\b`),
}

// parseDate finds the first full date in s and returns it as 2006-01-02: the
// day as written, whatever the time zone.
func parseDate(s string) (date string, ok bool) {
	best := -1
	for _, p := range datePatterns {
		loc := p.FindStringSubmatchIndex(s)
		if loc == nil || best >= 0 && loc[0] >= best {
			continue
		}
		if found, valid := dateOfMatch(p, s, loc); valid {
			date, best = found, loc[0]
		}
		if best == 0 {
			break // none stands before it
		}
	}
	return date, best >= 0
}

// dateWarning says that a date could not be read.
func dateWarning(date string) *ReadError {
	return &ReadError{Kept: true, Err: fmt.Errorf("date %q is not understood and left out; write it as 2006-01-02", date)}
}

// dateOfMatch puts the named groups of a match together.
func dateOfMatch(p *regexp.Regexp, s string, loc []int) (string, bool) {
	var y, m, d int
	for i, name := range p.SubexpNames() {
		if name == "" || loc[2*i] < 0 {
			continue
		}
		text := s[loc[2*i]:loc[2*i+1]]
		n, _ := strconv.Atoi(text)
		switch name {
		case "y":
			y = n
		case "m":
			m = n
		case "d":
			d = n
		case "M":
			m = 1 + strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(text[:3]))/3
		}
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1800 || y > 2200 || t.Day() != d || int(t.Month()) != m {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), true
}

var urlDate = regexp.MustCompile(`/(\d{4})/(\d{2})/(\d{2})(?:/|$)|[/-](\d{4})-(\d{2})-(\d{2})(?:[/-]|$)`)

// dateOfURL returns the day that a URL's path holds, as blogs and newspapers
// write it: /2022/06/20/.
func dateOfURL(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	g := urlDate.FindStringSubmatch(u.Path)
	if g == nil {
		return ""
	}
	date, _ := parseDate(g[1] + g[4] + "-" + g[2] + g[5] + "-" + g[3] + g[6])
	return date
}

// hostOf returns the host of a URL without "www.".
func hostOf(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// dateInBylines returns the first full date that stands in a byline, a dateline
// or alone on a line, or "".
func dateInBylines(d *Document) string {
	for _, b := range d.Blocks {
		if b.Kind != Byline {
			continue
		}
		if date, ok := parseDate(d.Slice(b.Span)); ok {
			return date
		}
	}
	return ""
}
