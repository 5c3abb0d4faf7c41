package clause

import (
	"strings"
	"testing"
	"time"
)

// The day of publication is Wednesday, 14 May 2031.
func TestClock(t *testing.T) {
	for _, c := range []struct {
		words       string
		future      bool
		first, last string
	}{
		{"monday", false, "2031-05-12", "2031-05-12"},
		{"wednesday", false, "2031-05-14", "2031-05-14"},
		{"thursday", false, "2031-05-08", "2031-05-08"},
		{"monday", true, "2031-05-19", "2031-05-19"},
		{"next friday", false, "2031-05-16", "2031-05-16"},
		{"yesterday", false, "2031-05-13", "2031-05-13"},
		{"last week", false, "2031-05-05", "2031-05-11"},
		{"this year", false, "2031-01-01", "2031-12-31"},
		{"last month", false, "2031-04-01", "2031-04-30"},
		{"june 19", false, "2030-06-19", "2030-06-19"},
		{"june 19", true, "2031-06-19", "2031-06-19"},
		{"19 june 1996", false, "1996-06-19", "1996-06-19"},
		{"may", false, "2031-05-01", "2031-05-31"},
		{"june", false, "2030-06-01", "2030-06-30"},
		{"june 2020", false, "2020-06-01", "2020-06-30"},
		{"2019", false, "2019-01-01", "2019-12-31"},
		{"the 1970s", false, "1970-01-01", "1979-12-31"},
		{"the 1800s", false, "1800-01-01", "1899-12-31"},
		{"spring 2020", false, "2020-03-01", "2020-05-31"},
		{"winter 2020", false, "2020-12-01", "2021-02-28"},
		{"two days ago", false, "2031-05-12", "2031-05-12"},
		{"three years ago", false, "2028-01-01", "2028-12-31"},
		{"the very next day", false, "2031-03-02", "2031-03-02"},
		{"last two weeks", false, "2031-04-30", "2031-05-14"},
		{"past three years", false, "2028-05-14", "2031-05-14"},
		{"three days later", false, "2031-03-04", "2031-03-04"},
		{"3 and 4 may", false, "2031-05-03", "2031-05-04"},
		{"may 3 - 5 2030", false, "2030-05-03", "2030-05-05"},
		{"2010 to 2014", false, "2010-01-01", "2014-12-31"},
		{"a day earlier", false, "2031-02-28", "2031-02-28"},
		{"that night", false, "2031-03-01", "2031-03-01"},
		{"the same day", false, "2031-03-01", "2031-03-01"},
		{"a year later", false, "2032-01-01", "2032-12-31"},
		{"eight years earlier", false, "2023-01-01", "2023-12-31"},
		{"two months later", false, "2031-05-01", "2031-05-31"},
		{"the following year", false, "2032-01-01", "2032-12-31"},
		{"january of last year", false, "2030-01-01", "2030-01-31"},
		{"super tuesday", false, "", ""},
		{"1700 utc", false, "", ""},
		{"some time", false, "", ""},
	} {
		k := newClock("2031-05-14")
		k.last = time.Date(2031, 3, 1, 0, 0, 0, 0, time.UTC)
		k.spoke = oneDay(k.last)
		iv, ok := k.resolve(strings.Fields(c.words), c.future)
		first, last := iv.first.Format(isoDay), iv.last.Format(isoDay)
		if !ok {
			first, last = "", ""
		}
		if first != c.first || last != c.last {
			t.Errorf("%q: %s to %s, want %s to %s", c.words, first, last, c.first, c.last)
		}
	}
}

func TestBounded(t *testing.T) {
	day := func(s string) time.Time { d, _ := time.Parse(isoDay, s); return d }
	for _, c := range []struct {
		boundary, published string
		future              bool
		first, last         string // of the days from 2031-05-12 to 2031-05-12
	}{
		{"since", "2031-05-14", false, "2031-05-12", "2031-05-14"},
		{"since", "", false, "2031-05-12", ""},
		{"from", "2031-05-10", true, "2031-05-12", ""},
		{"from", "2031-05-14", false, "2031-05-12", "2031-05-14"},
		{"until", "2031-05-10", true, "2031-05-10", "2031-05-12"},
		{"until", "2031-05-14", false, "2031-05-12", "2031-05-12"},
	} {
		k := newClock(c.published)
		iv := k.bounded(oneDay(day("2031-05-12")), c.boundary, c.future)
		if !iv.first.Equal(day(c.first)) || !iv.last.Equal(day(c.last)) {
			t.Errorf("%s Monday, published %q: %v to %v, want %s to %s", c.boundary, c.published, iv.first, iv.last, c.first, c.last)
		}
	}
}

// Without a day of publication only what has a year is resolved.
func TestClockUnset(t *testing.T) {
	var k clock
	for words, want := range map[string]bool{"monday": false, "last week": false, "in may": false, "june 19 2020": true, "2019": true} {
		if _, ok := k.resolve(strings.Fields(words), false); ok != want {
			t.Errorf("%q resolved: %v", words, ok)
		}
	}
	iv, ok := k.resolve(strings.Fields("june 17"), false)
	k.last = iv.first
	next, again := k.resolve(strings.Fields("the very next day"), false)
	if !ok || !again || iv.first.Format(isoDay) != "0000-06-17" || next.first.Format(isoDay) != "0000-06-18" {
		t.Errorf("17 June of an unknown year and the next day are %v and %v", iv, next)
	}
}
